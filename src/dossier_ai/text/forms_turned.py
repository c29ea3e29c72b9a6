"""Turned tables: the labels stand below each other in the first column, and each further column is one row.

In come tables and what a row consists of; out comes a `Listing` as if the table were printed upright.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier_ai.core import Column, Rect
from dossier_ai.text.column_labels import likeness
from dossier_ai.text.column_maps import ColumnMap
from dossier_ai.text.rows import ListCell, Listing, ListRow
from dossier_ai.text.tables import Table, TableCell

_FIT = 0.7


def turned_listing(tables: Sequence[Table], columns: Sequence[Column], anchor: str, least: int) -> Listing:
    """The rows of the first table in which at least `least` of the columns, the anchor among them, are labels
    below each other; an empty listing when there is none."""
    for table in tables:
        for index in range(table.column_count - 1):
            labels = _labels_in(table, index, columns)
            if anchor not in labels or len(labels) < least:
                continue
            rows = _rows(table, labels, anchor)
            top = min(cell.row for cell in labels.values())
            bottom = max(cell.row_end for cell in labels.values())
            if not rows or bottom - top > len(columns) + 1:
                continue
            nothing = (None,) * table.column_count
            known = ColumnMap(table, (top, bottom), nothing, ("",) * table.column_count, float(len(labels)))
            return Listing(rows=rows, maps=(known,))
    return Listing()


def _labels_in(table: Table, index: int, columns: Sequence[Column]) -> dict[str, TableCell]:
    """The cells of a grid column that are labels, by key: the best fit first, each key and cell once."""
    cells = [c for c in table.cells if c.column == index and c.text]
    fits = [
        (max(likeness(label, cell.text) for label in column.labels), number, column.key)
        for number, cell in enumerate(cells)
        for column in columns
    ]
    out: dict[str, TableCell] = {}
    taken: set[int] = set()
    for fit, number, key in sorted(fits, key=lambda f: (-f[0], f[1], f[2])):
        if fit >= _FIT and key not in out and number not in taken:
            out[key] = cells[number]
            taken.add(number)
    return out


def _rows(table: Table, labels: dict[str, TableCell], anchor: str) -> tuple[ListRow, ...]:
    head = labels[anchor]
    out: list[ListRow] = []
    at = head.column_end
    while at < table.column_count:
        first = table.at(head.row, at)
        if first is None:
            break
        held = {key: table.at(label.row, at) for key, label in labels.items()}
        cells = {key: ListCell(c.text, (c.span,), (c,)) for key, c in held.items() if c is not None}
        rect = Rect.union(c.rect for c in held.values() if c is not None)
        out.append(ListRow(cells, table.page, rect))
        at = first.column_end
    return tuple(out)
