"""Tables to lists: the rows of a list that runs over several pages.

`list_rows` follows a list from page to page, drops repeated headers, carries the columns on where no header
is repeated, joins rows cut by a page break, resolves ditto marks and sets totals and footers aside. Which
column means what is read in `column_maps`. It gives texts with their places; what a text means (a date, an
amount, a tick) belongs to `kinds`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dossier_ai.core import Column, Page, Rect
from dossier_ai.text.column_labels import ColumnLabels, bare, plain
from dossier_ai.text.column_maps import (
    ColumnMap,
    carried_on,
    header_top,
    map_labelled,
    numbered,
    repeats_header,
    side_by_side,
)
from dossier_ai.text.columns import table_with_columns, tables_of
from dossier_ai.text.joined_headings import with_parted_headings
from dossier_ai.text.lines import Line, Span, fold, lines_of
from dossier_ai.text.tables import Table, TableCell, join_lines

_TOTAL = re.compile(r"(?:本页|全部|以上)?(合计|总计|共计|小计|累计|总和|总数|汇总)")
_FOOT = re.compile(
    r"^(填表人|填报人|制表人?|审核人?|填表日期|备注?:|注:|注意|说明|上一年度|总体满意|联系电话:|第\d+页"
    r"|编制人|编表人|造表人|统计人|经办人|单位负责人|制表日期|填报日期|编制日期|(?:填报|申报|编制|制表)单位)"
)
_SHAPED = 0.8
"""How sure a column is whose cells alone say what it is."""
_GLUED = re.compile(
    r"(?P<n>\d{1,4})(?P<mark>[.、)]?)\s*(?=[\u4e00-\u9fffA-Za-z(])(?![年月日号个家人份万元%])"
)
_DITTO = re.compile(r"(同上|同前|仝上?|〃|々|″|\"|''|\.\.|、、|’’)")


@dataclass(frozen=True, slots=True)
class ListCell:
    """What one row says under one key. `text` is the printed text, pieces of a cut row joined, a ditto mark
    replaced by what it stands for (`inherited`); `spans` are its places, the mark's own first; an empty
    cell has one span with no text. `cells` are the grid cells, for their rectangles; `told` is how surely
    the column is what its key says."""

    text: str
    spans: tuple[Span, ...]
    cells: tuple[TableCell, ...]
    inherited: bool = False
    told: float = 1.0

    @property
    def page(self) -> Page:
        return self.spans[0].page

    @property
    def rect(self) -> Rect:
        """The rectangle of the first grid cell, for looking at its ink."""
        return self.cells[0].rect

    @property
    def confidence(self) -> float:
        return self.told * min(s.confidence for s in self.spans)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: a cell for each mapped key. `seq` is its running number where one is printed and readable."""

    cells: dict[str, ListCell]
    page: Page
    rect: Rect
    seq: int | None = None

    def text(self, key: str) -> str:
        """The text under `key`, "" when the column is not there or the cell is empty."""
        found = self.cells.get(key)
        return found.text if found else ""

    @property
    def printed(self) -> str:
        return " ".join(c.text for c in self.cells.values() if c.text)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list over several pages. `totals` are the 合计 rows, `head` the lines above the first header and
    `foot` those after the last row (and note rows inside the table). `missing` are running numbers that the
    sequence skips. Empty when no header was found."""

    rows: tuple[ListRow, ...] = ()
    totals: tuple[ListRow, ...] = ()
    head: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()
    maps: tuple[ColumnMap, ...] = ()
    missing: tuple[int, ...] = ()


def list_rows(
    pages: Sequence[Page],
    columns: Sequence[Column],
    *,
    seq: str = "seq",
    anchor: str | None = None,
    least: int = 2,
    told: Callable[[ColumnMap, Sequence[Column]], ColumnMap] | None = None,
) -> Listing:
    """The list whose header carries the labels of `columns`, over all `pages`. `seq` is the key of the
    running number, `anchor` the key that every row has (default: `seq` when mapped, else the first mapped
    key): grid rows over which the anchor's cell is merged are one row. `told` names further columns of a
    header that was found (`column_shapes`)."""
    listing = _Collector(columns, seq, anchor, least, told)
    for page in pages:
        if page.read:
            listing.take(page)
    return listing.finish()


class _Collector:
    """Follows one list from page to page."""

    def __init__(
        self,
        columns: Sequence[Column],
        seq: str,
        anchor: str | None,
        least: int,
        told: Callable[[ColumnMap, Sequence[Column]], ColumnMap] | None = None,
    ) -> None:
        self.columns = columns
        self.labels = ColumnLabels(columns)
        self.told = told
        self.seq = seq
        self.anchor = anchor
        self.least = least
        self.current: ColumnMap | None = None
        self.beside: list[ColumnMap] = []
        self.rows: list[ListRow] = []
        self.totals: list[ListRow] = []
        self.head: list[Line] = []
        self.foot: list[Line] = []
        self.maps: list[ColumnMap] = []

    def take(self, page: Page) -> None:
        tables = [with_parted_headings(t, self.labels) for t in tables_of(page)]
        mapped = [map_labelled(t, self.labels, least=self.least) for t in tables]
        used: list[Table] = []
        for table, found in zip(tables, mapped, strict=True):
            if found is not None and self.current is not None and found.score < 0.5 * self.current.score:
                found = None  # a data row that happens to resemble a label
            if found is not None:
                parts = side_by_side(found)
                if len(parts) == 1:
                    found = numbered(found, self.seq)
                    found = self.told(found, self.columns) if self.told is not None else found
                    parts = [found]
                if self.current is None:
                    self.head = [line for line in lines_of(page) if line.rect.cy < header_top(found)]
                self.current, self.beside = parts[0], parts[1:]
                for part in parts:
                    self._read(part, part.header[1])
                used.append(table)
            elif self.current is not None and (rest := carried_on(self.current, table)) is not None:
                self._read(rest, 0)
                for part in self.beside:
                    if (further := carried_on(part, table)) is not None:
                        self._read(further, 0)
                used.append(table)
            else:
                continue
            self.maps.append(found or self.current)
        if not used and self.current is not None:
            known = self._by_known_columns(page)
            if known is not None:
                used.append(known)
                self._read(replace(self.current, table=known, header=(0, 0)), 0)
        if used:
            bottom = max(t.rect.bottom for t in used)
            self.foot.extend(line for line in lines_of(page) if line.rect.cy > bottom)

    def _by_known_columns(self, page: Page) -> Table | None:
        assert self.current is not None
        known = self.current.table
        scale = page.width / known.page.width
        return table_with_columns(page, [x * scale for x in known.xs])

    def _read(self, found: ColumnMap, start: int) -> None:
        table = found.table
        index = start
        while index < table.row_count:
            end = self._row_end(found, index)
            row = self._row(found, index, end)
            self._place(found, table, row, index, end, first=index == start)
            index = end

    def _row_end(self, found: ColumnMap, index: int) -> int:
        """Where the row that begins at grid row `index` ends: with its anchor cell."""
        for key in [self.anchor, self.seq, *(k for k in found.keys if k)]:
            if key is not None and (grid := found.columns_of(key)):
                held = found.table.at(index, grid[0])
                return max(index + 1, held.row_end if held and held.text else index + 1)
        return index + 1

    def _row(self, found: ColumnMap, start: int, end: int) -> ListRow:
        table = found.table
        cells: dict[str, ListCell] = {}
        for key in dict.fromkeys(k for k in found.keys if k):
            held: list[TableCell] = []
            for i in range(start, end):
                for j in found.columns_of(key):
                    c = table.at(i, j)
                    if c is not None and c not in held:
                        held.append(c)
            if held:
                read = _list_cell(held)
                cells[key] = replace(read, told=_SHAPED) if key in found.shaped else read
        rect = Rect(table.rect.left, table.ys[start], table.rect.right, table.ys[end])
        text = cells[self.seq].text if self.seq in cells else ""
        number = re.fullmatch(r"[(\[]?(\d{1,5})[)\].、]?", fold(text).strip())
        return ListRow(cells, table.page, rect, int(number[1]) if number else None)

    def _place(
        self, found: ColumnMap, table: Table, row: ListRow, start: int, end: int, *, first: bool
    ) -> None:
        printed = [c for i in range(start, end) for c in table.row(i) if c.text]
        if not printed or repeats_header(found, printed, self.labels):
            return
        lead = fold(printed[0].text).replace(" ", "")
        wide = max(printed, key=lambda c: c.column_end - c.column)
        if _TOTAL.match(lead) or (row.seq is None and any(_TOTAL.fullmatch(bare(plain(c.text)))
                                                          for c in printed)):  # fmt: skip
            self.totals.append(row)
        elif _FOOT.match(lead) or (
            row.seq is None and wide.column_end - wide.column >= max(3, 0.6 * table.column_count)
        ):
            self.foot.extend(line for c in printed for line in c.lines)
        elif self._continues(row, first=first):
            self.rows[-1] = _joined(self.rows[-1], row)
        elif any(c.text for key, c in row.cells.items() if key != self.seq):
            self.rows.append(self._resolved(row))

    def _continues(self, row: ListRow, *, first: bool) -> bool:
        """Whether this is the rest of the row above, cut by a page break (or a line drawn through it)."""
        if not self.rows or row.seq is not None or self.rows[-1].seq is None or row.text(self.seq):
            return False
        if first and row.page is not self.rows[-1].page:
            return True
        keys = [k for k in row.cells if k != self.seq]
        anchor = self.anchor or (keys[0] if keys else "")
        return self.seq in row.cells and not row.text(anchor)

    def _resolved(self, row: ListRow) -> ListRow:
        if not self.rows:
            return row
        above = self.rows[-1]
        cells = dict(row.cells)
        for key, held in row.cells.items():
            if _DITTO.fullmatch(fold(held.text).replace(" ", "")) and above.text(key):
                source = above.cells[key]
                cells[key] = ListCell(source.text, held.spans + source.spans, held.cells, inherited=True)
        return replace(row, cells=cells)

    def finish(self) -> Listing:
        self.rows = _with_numbers_parted(self.rows, self.seq)
        counted = sum(1 for row in self.rows if row.seq is not None)
        if counted >= 2 and self.rows[0].seq is None and self.anchor and not self.rows[0].text(self.anchor):
            del self.rows[0]  # the last line of a header that wraps
        numbers = [r.seq for r in self.rows if r.seq is not None]
        missing: list[int] = []
        for a, b in pairwise(numbers):
            if 1 < b - a <= 500:
                missing.extend(range(a + 1, b))
        return Listing(
            tuple(self.rows),
            tuple(self.totals),
            tuple(self.head),
            tuple(self.foot),
            tuple(self.maps),
            tuple(missing),
        )


def _list_cell(held: Sequence[TableCell]) -> ListCell:
    filled = [c for c in held if c.text]
    if not filled:
        return ListCell("", (held[0].span,), tuple(held))
    same_row = len({c.row for c in filled}) == 1
    text = join_lines(c.text for c in filled) if same_row else "；".join(c.text for c in filled)
    return ListCell(text, tuple(c.span for c in filled), tuple(held))


def _joined(above: ListRow, below: ListRow) -> ListRow:
    cells = dict(above.cells)
    for key, rest in below.cells.items():
        if not rest.text:
            continue
        start = cells.get(key)
        if start is None or not start.text:
            cells[key] = rest
        else:
            cells[key] = ListCell(
                join_lines((start.text, rest.text)),
                start.spans + rest.spans,
                start.cells + rest.cells,
                told=min(start.told, rest.told),
            )
    return replace(above, cells=cells)


def _with_numbers_parted(rows: Sequence[ListRow], seq: str) -> list[ListRow]:
    """The rows with number and entry parted where OCR read them as one word (1 苏州吴门丝绸有限公司): no
    row has a number of its own, and the entries of one column begin with numbers that count on from row to
    row."""
    if len(rows) < 2 or any(row.seq is not None or row.text(seq) for row in rows):
        return list(rows)
    for key in rows[0].cells:
        found = [_GLUED.match(fold(row.text(key)).lstrip()) for row in rows]
        numbers = [int(m["n"]) for m in found if m is not None]
        if len(numbers) != len(rows):
            continue
        if any(b - a != 1 for a, b in pairwise(numbers)):
            continue
        parted = [_parted(row, key, seq, m.end()) for row, m in zip(rows, found, strict=True) if m]
        if all(row is not None for row in parted):
            return [row for row in parted if row is not None]
    return list(rows)


def _parted(row: ListRow, key: str, seq: str, end: int) -> ListRow | None:
    """The row with the first `end` characters of the cell `key` as its number; None where its first line does
    not hold them."""
    held = row.cells[key]
    lines = held.cells[0].lines if held.cells else ()
    if not lines:
        return None
    offset = len(lines[0].text) - len(lines[0].text.lstrip())
    number, rest = lines[0].span(offset, offset + end), lines[0].span(offset + end, len(lines[0].text))
    figure = re.match(r"\d+", fold(number.text)) if number is not None else None
    if number is None or rest is None or figure is None:
        return None
    further = [s for line in lines[1:] if (s := line.span(0, len(line.text))) is not None]
    spans: tuple[Span, ...] = (rest, *further, *held.spans[1:])
    cells = dict(row.cells)
    cells[seq] = ListCell(figure.group(), (number,), held.cells[:1], told=held.told)
    cells[key] = replace(held, text=held.text.lstrip()[end:].lstrip(), spans=spans)
    return replace(row, cells=cells, seq=int(figure.group()))
