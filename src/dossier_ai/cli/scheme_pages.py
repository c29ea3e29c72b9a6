"""`schemes ID --html`: one scheme as a page, on standard output."""

from __future__ import annotations

import sys

from dossier_ai.report.scheme import render_scheme
from dossier_ai.schemes.catalogue import choose_pack, list_editions, split_scheme
from dossier_ai.schemes.page import scheme_page


def print_scheme_page(scheme: str) -> None:
    """Writes the page of `scheme` (ID or ID/EDITION) as UTF-8 bytes; the other schemes fill its table of
    thresholds, one edition of each."""
    pack = choose_pack(*split_scheme(scheme))
    newest = {edition.scheme: edition for edition in list_editions()}
    compared = [
        pack if name == pack.scheme else choose_pack(name, edition.edition)
        for name, edition in newest.items()
    ]
    sys.stdout.buffer.write(render_scheme(scheme_page(pack, compared)))
    sys.stdout.flush()
