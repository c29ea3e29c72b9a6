"""The intake desk's folder: what arrives is claimed, verified and put away.

A submission is a sub-folder, a ZIP or a PDF directly in the inbox. It moves by renames only, so that it is in
exactly one place at any moment: `INBOX/` (arriving), `INBOX/working/`, then `INBOX/done/` with its report or
`INBOX/quarantine/` with a reason.
"""
