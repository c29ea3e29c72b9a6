"""Record to what people read: the verification report as one self-contained HTML file.

In comes the record as the JSON object of the public contract, the clause texts of the scheme and the page
pictures; out come bytes. Nothing here judges: every mark on the page is already in the record.
"""
