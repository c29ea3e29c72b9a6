"""Columns drawn, rows not: a tall row of a ruled table that holds several printed rows is cut into them.

In comes a `Table`; out comes the table cut where its rows of figures begin.
"""

from __future__ import annotations

import re
import statistics
from itertools import pairwise

from dossier_ai.text.lines import Line
from dossier_ai.text.tables import Area, Table, table_of

FIGURE = re.compile(r"[-(]?[\d,. ]+[)%]?|-+|/")
"""What a cell of a column of figures holds; nothing but a stroke stands for none."""


def split_rows(table: Table) -> Table:
    """The table with every tall grid row that holds several printed rows (columns drawn, rows not) cut into
    them: where two cells or more hold at least two lines each on the same heights, and the first of them is
    a column of figures or running numbers. Wrapped text alone never cuts a row."""
    cuts: dict[int, list[float]] = {}
    for index in range(table.row_count):
        cells = [c for c in table.row(index) if c.row == index and c.row_end == index + 1]
        if found := _row_cuts([list(c.lines) for c in cells]):
            cuts[index] = found
    if not cuts:
        return table
    ys: list[float] = [table.ys[0]]
    first: list[int] = []
    for index in range(table.row_count):
        first.append(len(ys) - 1)
        ys.extend(cuts.get(index, []))
        ys.append(table.ys[index + 1])
    first.append(len(ys) - 1)
    areas: list[Area] = []
    for c in table.cells:
        if c.row_end == c.row + 1 and c.row in cuts:
            areas.extend((r, r + 1, c.column, c.column_end) for r in range(first[c.row], first[c.row + 1]))
        else:
            areas.append((first[c.row], first[c.row_end], c.column, c.column_end))
    words = [w for c in table.cells for w in c.words]
    return table_of(table.page, ys, table.xs, areas, words=words, ruled=table.ruled, slant=table.slant)


def _row_cuts(columns: list[list[Line]]) -> list[float]:
    numeric = [
        lines for lines in columns
        if len(lines) >= 2 and all(FIGURE.fullmatch(line.folded.strip()) for line in lines)
    ]  # fmt: skip
    if not numeric or sum(1 for lines in columns if len(lines) >= 2) < 2:
        return []
    anchor = max(numeric, key=len)
    height = statistics.median(line.rect.height for line in anchor)
    centres = [line.rect.cy for line in anchor]
    lone = [lines[0].rect.cy for lines in columns if len(lines) == 1]
    between = [y for y in lone if min(abs(y - c) for c in centres) > 0.35 * height]
    if len(between) > len(lone) - len(between) and len(between) >= len(numeric):
        return []  # Single lines in the middle of the row: a figure that wrapped, in one row.
    for lines in columns:
        if lines is not anchor and len(lines) > len(anchor):
            extra = [y for y in (line.rect.cy for line in lines)
                     if all(abs(y - c) > 0.6 * height for c in centres)]  # fmt: skip
            if len(lines) - len(extra) >= len(anchor):
                centres.extend(extra)
    centres.sort()
    return [(a + b) / 2 for a, b in pairwise(centres)]
