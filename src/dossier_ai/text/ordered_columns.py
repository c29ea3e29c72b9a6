"""Wide tables of a prescribed form to lists: columns known in number and order, under a header of two levels.

In come pages and the `Slot`s of the form in printed order; out comes a `Listing`. Where as many columns are
found as the form has, order decides, since tiny headers are read badly and repeat themselves (新增金额,
同比增长). Where a line was lost or invented, the headers are aligned with the form in order; what cannot be
told stays unmapped, and `Wide.counted` says that the count did not hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Page, Rect
from dossier_ai.text.column_labels import likeness, plain
from dossier_ai.text.column_maps import ColumnMap
from dossier_ai.text.columns import tables_of
from dossier_ai.text.figure_tables import FIGURE, figure_tables, numbers_columns
from dossier_ai.text.lines import Span, fold
from dossier_ai.text.rows import ListCell, Listing, ListRow
from dossier_ai.text.tables import Table, TableCell, join_lines

_TOTAL = re.compile(r"合计|总计|共计|小计")
_HEADER_FIT = 0.6


@dataclass(frozen=True, slots=True)
class Slot:
    """One prescribed column: its key, the header above it ("" when it has none), its own label variants."""

    key: str
    group: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wide:
    """The list, and whether on every page exactly as many columns were found as the form prescribes."""

    listing: Listing
    counted: bool


def wide_rows(pages: Sequence[Page], slots: Sequence[Slot]) -> Wide:
    """The rows of the prescribed table over all pages; an empty listing where no page shows it."""
    rows: list[ListRow] = []
    totals: list[ListRow] = []
    maps: list[ColumnMap] = []
    counted = True
    for page in pages:
        mapped = _mapped(page, slots, maps[-1] if maps else None)
        if mapped is None:
            continue
        found, exact = mapped
        counted = counted and exact
        maps.append(found)
        for row, printed in _rows(found, slots):
            (totals if _TOTAL.match(printed) else rows).append(row)
    return Wide(Listing(tuple(rows), tuple(totals), maps=tuple(maps)), counted and bool(maps))


def _mapped(page: Page, slots: Sequence[Slot], above: ColumnMap | None) -> tuple[ColumnMap, bool] | None:
    """The best table of a page with its columns as keys, and whether their number is the form's."""
    options: list[tuple[bool, float, ColumnMap]] = []
    for table in (*tables_of(page), *figure_tables(page, len(slots))):
        if table.column_count < 0.6 * len(slots):
            continue
        found = _map(table, slots)
        if found is None and above is not None and table.column_count == len(above.keys):
            found = ColumnMap(table, (0, 0), above.keys, above.headers, above.score)
        if found is not None:
            exact = len({k for k in found.keys if k}) == len(slots)
            options.append((exact, found.score, found))
    if not options:
        return None
    exact, _, best = max(options, key=lambda o: (o[0], o[1]))
    return best, exact


# ------------------------------------------------------------------------------------------------- columns


@dataclass(frozen=True, slots=True)
class _Column:
    """One printed column: its grid columns, lowest header and the text of all header levels."""

    grid: tuple[int, ...]
    leaf: str
    path: str


def _map(table: Table, slots: Sequence[Slot]) -> ColumnMap | None:
    start = _first_data_row(table)
    if start is None:
        return None
    columns = _columns(table, start)
    keys: list[str | None] = [None] * table.column_count
    headers = [""] * table.column_count
    fit = sum(max((_fit(c, slot) for slot in slots), default=0.0) >= 0.5 for c in columns)
    if start and fit < 0.4 * len(slots):
        return None
    if len(columns) == len(slots):
        pairs = list(zip(columns, slots, strict=True))
    elif start:
        pairs = _aligned(columns, slots)
    else:
        return None
    for column, slot in pairs:
        for j in column.grid:
            keys[j], headers[j] = slot.key, column.leaf
    return ColumnMap(table, (0, start), tuple(keys), tuple(headers), float(len(pairs)))


def _first_data_row(table: Table) -> int | None:
    """The first grid row that is not header: below it many cells are figures. A row that only numbers the
    columns is header."""
    for index in range(table.row_count):
        cells = [c for c in table.row(index) if c.text and c.row == index]
        texts = [fold(c.text).replace(" ", "") for c in cells]
        figures = sum(1 for t in texts if FIGURE.fullmatch(t))
        if figures >= max(4, 0.4 * len(texts)) and not numbers_columns(texts):
            return index
    return None


def _columns(table: Table, start: int) -> list[_Column]:
    """The printed columns: grid columns that no cell tells apart are one, those without any text are none."""
    groups: list[list[int]] = []
    for j in range(table.column_count):
        together = j > 0 and all(
            table.at(i, j) is table.at(i, j - 1) for i in range(max(0, start - 1), table.row_count)
        )
        if together:
            groups[-1].append(j)
        else:
            groups.append([j])
    out: list[_Column] = []
    for grid in groups:
        stack: list[TableCell] = []
        for i in range(start):
            found = table.at(i, grid[0])
            if found is not None and found.text and found not in stack:
                stack.append(found)
        stack = [c for c in stack if not re.fullmatch(r"[(\[]?\d{1,2}[)\]]?", fold(c.text))]
        own = [c for i in range(start, table.row_count) if (c := table.at(i, grid[0])) and c.column in grid]
        if not any(c.text for c in own) and not any(c.column in grid for c in stack):
            continue
        leaf = stack[-1].text if stack else ""
        out.append(_Column(tuple(grid), leaf, "".join(plain(c.text) for c in stack)))
    return out


def _fit(column: _Column, slot: Slot) -> float:
    """How well a printed header fits a prescribed column, 0-1: its own label, and the one above it where the
    print has one."""
    if not column.leaf:
        return 0.0
    leaf = max(likeness(label, column.leaf) for label in slot.labels)
    if leaf < _HEADER_FIT:
        whole = max(likeness(slot.group + label, column.path) for label in slot.labels)
        return whole if whole >= 0.8 else 0.0
    upper = column.path.removesuffix(plain(column.leaf))
    if not slot.group or not upper:
        return leaf * (1.0 if bool(slot.group) == bool(upper) else 0.7)
    above = likeness(slot.group, upper)
    return leaf * (0.5 + 0.5 * above) if above >= _HEADER_FIT else 0.3 * leaf


def _aligned(columns: Sequence[_Column], slots: Sequence[Slot]) -> list[tuple[_Column, Slot]]:
    """The pairing in printed order with the greatest total fit; a header that fits two prescribed columns of
    the same name alike, with nothing above it to tell them apart, is left out."""
    n, m = len(columns), len(slots)
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            fit = _fit(columns[i], slots[j])
            paired = fit + best[i + 1][j + 1] if fit >= 0.5 else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs: list[tuple[_Column, Slot]] = []
    i = j = 0
    while i < n and j < m:
        fit = _fit(columns[i], slots[j])
        if fit >= 0.5 and abs(best[i][j] - (fit + best[i + 1][j + 1])) < 1e-9:
            pairs.append((columns[i], slots[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return [pair for pair in pairs if not _doubtful(*pair, slots)]


def _doubtful(column: _Column, slot: Slot, slots: Sequence[Slot]) -> bool:
    own = _fit(column, slot)
    return any(other.key != slot.key and _fit(column, other) >= own - 0.05 for other in slots)


# ---------------------------------------------------------------------------------------------------- rows


def _rows(found: ColumnMap, slots: Sequence[Slot]) -> list[tuple[ListRow, str]]:
    """The rows with the text that each begins with. Grid rows without figures between others hold what wraps
    (only where no lines are drawn); grid rows without any text are none."""
    table = found.table
    starts = range(found.header[1], table.row_count)
    groups: list[list[int]] = []
    anchors = [i for i in starts if _figures(table, i) >= 3]
    if not table.ruled and anchors:
        middle = {i: (table.ys[i] + table.ys[i + 1]) / 2 for i in starts}
        for anchor in anchors:
            near = [i for i in starts if min(anchors, key=lambda a: abs(middle[a] - middle[i])) == anchor]
            groups.append(near)
    else:
        groups = [[i] for i in starts]
    out: list[tuple[ListRow, str]] = []
    for group in groups:
        row = _row(found, group, slots)
        texts = [row.cells[s.key].text for s in slots if s.key in row.cells]
        printed = next((t for t in texts if t), "")
        if sum(bool(t) for t in texts) >= 2:
            out.append((row, fold(printed).replace(" ", "")))
    return out


def _figures(table: Table, row: int) -> int:
    return sum(1 for c in table.row(row) if FIGURE.fullmatch(fold(c.text).replace(" ", "")))


def _row(found: ColumnMap, group: Sequence[int], slots: Sequence[Slot]) -> ListRow:
    table = found.table
    cells: dict[str, ListCell] = {}
    for slot in slots:
        held: list[TableCell] = []
        for i in group:
            for j in found.columns_of(slot.key):
                c = table.at(i, j)
                if c is not None and c not in held:
                    held.append(c)
        if held:
            cells[slot.key] = _list_cell(held)
    top, bottom = table.ys[group[0]], table.ys[group[-1] + 1]
    rect = Rect(table.rect.left, top, table.rect.right, bottom)
    first = cells[slots[0].key].text if slots[0].key in cells else ""
    number = re.fullmatch(r"\d{1,4}", fold(first).strip())
    return ListRow(cells, table.page, rect, int(number[0]) if number else None)


def _list_cell(held: Sequence[TableCell]) -> ListCell:
    filled = [c for c in held if c.text]
    spans: tuple[Span, ...] = tuple(c.span for c in filled) or (held[0].span,)
    return ListCell(join_lines(c.text for c in filled), spans, tuple(held))
