"""Forms as data: what a printed form holds is a YAML file; one reader reads all of them.

`definition` says what a form is, `load` reads its file strictly, `read` finds its answers on pages, `kinds`
makes document kinds of forms. The files beside these modules are the forms that come along; see
`README.md` beside this file for the words of the format.
"""
