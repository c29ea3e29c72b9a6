"""Signing blocks set as a table: a column for each party, a row for the name, the signature, the day.

In comes a page; out come the signatures of the parties whose columns have a head.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier_ai.core import Page, Rect
from dossier_ai.text.characters import squeeze
from dossier_ai.text.endorsements import Signature
from dossier_ai.text.marks import ink_beside
from dossier_ai.text.ruled_tables import ruled_tables
from dossier_ai.text.tables import Table, TableCell

_SIGNED_FOR = re.compile(r"签字|签名|签章")
_EDGE = 0.06
_INK, _SURELY = 0.004, 0.008


def table_signatures(pages: Sequence[Page], heads: Mapping[str, re.Pattern[str]]) -> dict[str, Signature]:
    """The signature of each party (`heads`: party key to what its column is headed by): what the cell holds
    where the row for signatures meets the party's column. Empty where no table has both columns."""
    for page in reversed(pages):
        for table in ruled_tables(page) if page.rulings and page.ink is not None else ():
            columns = _columns(table, heads)
            rows = [c for c in table.cells if c.column == 0 and _SIGNED_FOR.search(squeeze(c.text))]
            if len(columns) < len(heads) or not rows:
                continue
            cells = {key: table.at(rows[0].row, column) for key, column in columns.items()}
            out = {key: signature_in(page, rows[0], cell) for key, cell in cells.items() if cell is not None}
            return {key: held for key, held in out.items() if held is not None}
    return {}


def _columns(table: Table, heads: Mapping[str, re.Pattern[str]]) -> dict[str, int]:
    for row in range(min(3, table.row_count)):
        found = {
            key: cell.column
            for cell in table.row(row)
            for key, pattern in heads.items()
            if cell.row == row and cell.column and pattern.fullmatch(squeeze(cell.text).rstrip(":："))
        }
        if len(found) == len(heads):
            return found
    return {}


def signature_in(page: Page, label: TableCell, cell: TableCell) -> Signature | None:
    """Whether a cell is signed: ink in it beyond its printed words, or words that look drawn by hand."""
    place = label.lines[0].span(0, len(label.lines[0].text)) if label.lines else None
    if place is None or page.ink is None:
        return None
    edge = _EDGE * cell.rect.height
    zone = Rect(
        cell.rect.left + edge, cell.rect.top + edge, cell.rect.right - edge, cell.rect.bottom - edge
    )  # fmt: skip
    words = [w for line in cell.lines for w in line.words]
    drawn = any(w.confidence < 0.9 for w in words)
    excess = ink_beside(page, zone, [w.rect.grown(0.12 * w.rect.height) for w in words])
    name = cell.lines[0].span(0, len(cell.lines[0].text)) if cell.lines else None
    sure = 0.85 if drawn or not 0.5 * _INK < excess < _SURELY else 0.6
    return Signature(drawn or excess >= _INK, place, name, zone, sure)
