"""Column lines that were printed and not found: a ruled column that holds two columns or more is cut.

In comes a ruled `Table`; out comes the table with the lines supplied. A column is cut where its header names
several things side by side and the entries below stand on both sides of one line in most rows. Photographs
lose the thin lines of a fold or a dark corner; text that merely has a blank in it crosses the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from dossier_ai.core import Rect, Word
from dossier_ai.text.tables import Table, TableCell, with_columns_cut
from dossier_ai.text.tight import tightened

_LEAST_ROWS = 4
_BOTH_SIDES = 0.6
"""In how many of the rows with text there must be some on both sides of a supplied line."""
_CROSSED = 0.2
"""In how many of them a word may run across it: OCR joins neighbours."""
_APART = 0.7
"""How far apart, in heights of their print, the words of one cell stand at most."""


def with_lost_columns(table: Table) -> Table:
    """`table` with the column lines that its words show to be missing; `table` itself where none is."""
    if not table.ruled or table.row_count < _LEAST_ROWS:
        return table
    lost = {j: found for j in range(table.column_count) if (found := _lost(table, j))}
    return with_columns_cut(table, lost) if lost else table


def _lost(table: Table, column: int) -> list[float]:
    """Where column lines are missing inside a grid column, straightened; [] where it is one column."""
    cells = [c for c in table.cells if c.column == column and c.column_end == column + 1 and c.words]
    if len(cells) < _LEAST_ROWS:
        return []
    head = _segments(table, cells[0])
    if len(head) < 2 or any(len(text.strip()) < 2 for _, text in head):
        return []
    rows = [[rect for rect, _ in _segments(table, c)] for c in cells[1:]]
    found = [_line_between(a, b, rows) for (a, _), (b, _) in pairwise(head)]
    return [x for x in found if x is not None] if None not in found else []


def _segments(table: Table, cell: TableCell) -> list[tuple[Rect, str]]:
    """The runs of text of a cell that stand apart, left to right, straightened; lines one above another that
    share their place are one run."""
    pieces = [(_straight(table, word), word.text) for word in cell.words]
    out: list[tuple[Rect, str]] = []
    for rect, text in sorted(pieces, key=lambda piece: (piece[0].left, piece[0].top)):
        if out and rect.left - out[-1][0].right < _APART * rect.height:
            out[-1] = (Rect.union((out[-1][0], rect)), out[-1][1] + text)
        else:
            out.append((rect, text))
    return out


def _straight(table: Table, word: Word) -> Rect:
    rect = tightened(table.page, word.rect, 0.0)
    return rect if table.slant is None else table.slant.moved(rect)


def _line_between(a: Rect, b: Rect, rows: Sequence[Sequence[Rect]]) -> float | None:
    """The line between two headings that the fewest rows cross; None where too many do, or too few rows have
    text on both sides."""
    places = [float(x) for x in np.linspace(a.cx, b.cx, 41)[1:-1]]
    counts = [(sum(any(r.left < x < r.right for r in row) for row in rows), x) for x in places]
    fewest = min(count for count, _ in counts)
    middle = (a.right + b.left) / 2
    x = min((x for count, x in counts if count == fewest), key=lambda x: abs(x - middle))
    sides = sum(any(r.cx < x for r in row) and any(r.cx > x for r in row) for row in rows)
    if fewest > _CROSSED * len(rows) or sides < _BOTH_SIDES * len(rows):
        return None
    return x
