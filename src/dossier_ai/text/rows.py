"""Tables to lists: which column means what, and the rows of a list that runs over several pages.

`map_columns` reads the header (one to three levels) against label variants; `list_rows` follows a list from
page to page, drops repeated headers, carries the columns on where no header is repeated, joins rows cut by a
page break, resolves ditto marks and sets totals and footers aside. It gives texts with their places; what a
text means (a date, an amount, a tick) belongs to `kinds`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from dossier_ai.core import Column, Page, Rect
from dossier_ai.text.columns import table_with_columns, tables_of
from dossier_ai.text.lines import Line, Span, fold, lines_of
from dossier_ai.text.tables import Table, TableCell, join_lines

_NOISE = re.compile(r"[\s:;,.、。·*_\-/|\"'<>]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_TOTAL = re.compile(r"(?:本页|全部|以上)?(合计|总计|共计|小计|累计|总和|总数|汇总)")
_FOOT = re.compile(
    r"^(填表人|填报人|制表人?|审核人?|填表日期|备注?:|注:|注意|说明|上一年度|总体满意|联系电话:|第\d+页"
    r"|编制人|编表人|造表人|统计人|经办人|单位负责人|制表日期|填报日期|编制日期|(?:填报|申报|编制|制表)单位)"
)
# A telephone number, a code or a day: a row with one is no lower level of a header.
_DATUM = re.compile(r"[\d() -]{8,}|[0-9A-Z]{15,18}|(?:19|20)\d\d[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)?")
_SHAPED = 0.8
"""How sure a column is whose cells alone say what it is."""
_DITTO = re.compile(r"(同上|同前|仝上?|〃|々|″|\"|''|\.\.|、、|’’)")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The meaning of a table's columns. `keys` holds a column key or None for each grid column, `headers`
    the printed header there (its lowest level), `header` the half-open range of grid rows it takes up;
    `shaped` are keys that the cells told, not the header."""

    table: Table
    header: tuple[int, int]
    keys: tuple[str | None, ...]
    headers: tuple[str, ...]
    score: float
    shaped: frozenset[str] = frozenset()

    def columns_of(self, key: str) -> list[int]:
        return [j for j, k in enumerate(self.keys) if k == key]


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


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A label as it is compared: narrow, no blanks, no punctuation, lower case."""
    return _NOISE.sub("", fold(text)).lower()


@lru_cache(maxsize=65536)
def likeness(label: str, header: str) -> float:
    """How well a printed header fits a label, 0-1: 1 equal, above 0.9 equal without brackets, less when one
    contains the other or when one character in six (two in short ones never) is read differently."""
    a, b = plain(label), plain(header)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    bare_a, bare_b = _bare(a), _bare(b)
    if bare_b and bare_a == bare_b:
        return 0.95
    if len(a) >= 2 and (bare_b.startswith(a) or bare_b.endswith(a)):
        return 0.6 + 0.3 * len(a) / len(bare_b)
    if len(a) >= 2 and a in b:
        return 0.55 + 0.3 * len(a) / len(b)
    if len(bare_b) >= 2 and bare_b in a:
        return 0.45 + 0.35 * len(bare_b) / len(a)
    longest = max(len(bare_a), len(bare_b))
    distance = Levenshtein.distance(bare_a, bare_b)
    if longest >= 3 and distance <= max(1, longest // 4):
        return 0.95 * (1 - distance / longest)
    return 0.0


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return _BRACKETS.sub("", text).replace("(", "").replace(")", "")


def map_columns(table: Table, columns: Sequence[Column], *, least: int = 2) -> ColumnMap | None:
    """The table's columns as keys, from the header rows that fit the labels of `columns` best; None when
    fewer than `least` columns fit. Headers may have up to three levels; the lowest counts, alone and
    together with those above it."""
    best: ColumnMap | None = None
    best_count = 0
    for start in range(table.row_count):
        if best is not None and start >= best.header[1] and best_count >= 0.6 * len(columns):
            break
        if not any(_resembles(c.text, columns) for c in table.row(start)):
            continue
        for depth in range(1, min(3, table.row_count - start) + 1):
            if depth > 1 and _holds_data(table.row(start + depth - 1)):
                break
            candidate, count = _map_at(table, columns, start, depth)
            if count >= least and (best is None or candidate.score > best.score + 0.3):
                best, best_count = candidate, count
    return best


def _holds_data(cells: Sequence[TableCell]) -> bool:
    return any(_DATUM.fullmatch(fold(c.text).strip()) for c in cells)


def _resembles(text: str, columns: Sequence[Column]) -> bool:
    """Whether a cell may be (the upper part of) one of the headers."""
    header = plain(text)
    return 0 < len(header) <= 40 and any(
        likeness(label, header) >= 0.6 or plain(label).startswith(header)
        for column in columns
        for label in column.labels
    )


def _leaves(table: Table, start: int, depth: int) -> list[tuple[list[int], str, str]]:
    """(grid columns, lowest header text, all levels' text) for every header cell of these rows."""
    out: list[tuple[list[int], str, str]] = []
    previous: TableCell | None = None
    for j in range(table.column_count):
        stack: list[TableCell] = []
        for i in range(start, start + depth):
            found = table.at(i, j)
            if found is not None and found.text and found not in stack:
                stack.append(found)
        leaf = stack[-1] if stack else None
        if leaf is not None and leaf is previous:
            out[-1][0].append(j)
        else:
            levels = [plain(c.text) for c in stack]
            out.append(([j], leaf.text if leaf else "", "".join(levels)))
        previous = leaf
    return out


def _map_at(table: Table, columns: Sequence[Column], start: int, depth: int) -> tuple[ColumnMap, int]:
    leaves = _leaves(table, start, depth)
    pairs: list[tuple[float, int, int]] = []
    for index, (_, leaf, path) in enumerate(leaves):
        if not leaf:
            continue
        for k, column in enumerate(columns):
            fit = max(max(likeness(label, leaf), likeness(label, path) - 0.02) for label in column.labels)
            if fit >= 0.6:
                pairs.append((fit, index, k))
    pairs.sort(key=lambda p: (-p[0], p[1], p[2]))
    chosen: dict[int, int] = {}
    total = 0.0
    for fit, index, k in pairs:
        if index not in chosen and k not in chosen.values():
            chosen[index] = k
            total += fit
    if len(chosen) >= 2:
        total += _near_misses(leaves, columns, chosen)
    keys: list[str | None] = [None] * table.column_count
    headers = [""] * table.column_count
    for index, (grid, leaf, _) in enumerate(leaves):
        for j in grid:
            headers[j] = leaf
            if index in chosen:
                keys[j] = columns[chosen[index]].key
    # Only headers that mean something make the header higher: in a form, a label beside it may span the list.
    end = max(
        [start + depth]
        + [
            c.row_end
            for i in range(start, start + depth)
            for c in table.row(i)
            if c.row >= start and c.text and keys[c.column] is not None
        ]
    )
    return ColumnMap(table, (start, end), tuple(keys), tuple(headers), total), len(chosen)


def _near_misses(
    leaves: Sequence[tuple[list[int], str, str]], columns: Sequence[Column], chosen: dict[int, int]
) -> float:
    """Adds short headers with one character read differently, once the others fit: what it adds to the
    score."""
    added = 0.0
    for index, (_, leaf, _) in enumerate(leaves):
        text = _bare(plain(leaf))
        if index in chosen or len(text) < 2:
            continue
        for k, column in enumerate(columns):
            if k not in chosen.values() and any(
                len(_bare(plain(label))) == len(text) and Levenshtein.distance(_bare(plain(label)), text) == 1
                for label in column.labels
            ):
                chosen[index] = k
                added += 0.5
                break
    return added


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
        self.told = told
        self.seq = seq
        self.anchor = anchor
        self.least = least
        self.current: ColumnMap | None = None
        self.rows: list[ListRow] = []
        self.totals: list[ListRow] = []
        self.head: list[Line] = []
        self.foot: list[Line] = []
        self.maps: list[ColumnMap] = []

    def take(self, page: Page) -> None:
        tables = tables_of(page)
        mapped = [map_columns(t, self.columns, least=self.least) for t in tables]
        used: list[Table] = []
        for table, found in zip(tables, mapped, strict=True):
            if found is not None and self.current is not None and found.score < 0.5 * self.current.score:
                found = None  # a data row that happens to resemble a label
            if found is not None:
                found = _numbered(found, self.seq)
                found = self.told(found, self.columns) if self.told is not None else found
                if self.current is None:
                    self.head = [line for line in lines_of(page) if line.rect.cy < _header_top(found)]
                self.current = found
                self._read(found, found.header[1])
                used.append(table)
            elif self.current is not None and (carried := _carried(self.current, table)) is not None:
                self._read(carried, 0)
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
        if not printed or _repeats_header(found, printed, self.columns):
            return
        lead = fold(printed[0].text).replace(" ", "")
        wide = max(printed, key=lambda c: c.column_end - c.column)
        if _TOTAL.match(lead) or (row.seq is None and any(_TOTAL.fullmatch(_bare(plain(c.text)))
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


def _numbered(found: ColumnMap, seq: str) -> ColumnMap:
    """The map with a column without meaning taken for the running number, when its cells count upwards: its
    header, two characters in a narrow cell, is the one that is lost most easily."""
    if not seq or seq in found.keys:
        return found
    table = found.table
    for j, key in enumerate(found.keys):
        if key is not None:
            continue
        texts = [
            c.text for i in range(found.header[1], table.row_count) if (c := table.at(i, j)) and c.row == i
        ]
        numbers = [
            int(t) for t in (fold(text).strip(" .、") for text in texts) if re.fullmatch(r"\d{1,5}", t)
        ]
        rising = sum(1 for a, b in pairwise(numbers) if b == a + 1)
        if len(numbers) >= 3 and len(numbers) >= 0.7 * len(texts) and rising >= 0.8 * (len(numbers) - 1):
            return replace(found, keys=(*found.keys[:j], seq, *found.keys[j + 1 :]))
    return found


def _header_top(found: ColumnMap) -> float:
    return found.table.ys[found.header[0]]


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


def _repeats_header(found: ColumnMap, printed: Sequence[TableCell], columns: Sequence[Column]) -> bool:
    labels = {plain(h) for h in found.headers if h} | {plain(label) for c in columns for label in c.labels}
    hits = sum(1 for c in printed if plain(c.text) in labels)
    return hits >= 2 and hits >= 0.6 * len(printed)


def _carried(current: ColumnMap, table: Table) -> ColumnMap | None:
    """The current columns carried on to a table without a header: the same number of columns, or columns that
    lie (relative to the table) where the known ones did; None when it is another table."""
    known = current.table
    if table.column_count == known.column_count:
        drift = max(
            abs(a - b) for a, b in zip(_relative(table), _relative(known), strict=True)
        )  # fmt: skip
        if drift <= 0.06:
            return replace(current, table=table, header=(0, 0))
    if table.column_count < 0.6 * known.column_count:
        return None
    old, new = _relative(known), _relative(table)
    keys: list[str | None] = []
    for a, b in pairwise(new):
        shares = [(min(b, d) - max(a, c), j) for j, (c, d) in enumerate(pairwise(old))]
        share, j = max(shares)
        keys.append(current.keys[j] if share >= 0.6 * (b - a) else None)
    fitted = [k for k in keys if k]
    if len(set(fitted)) < 0.6 * len({k for k in current.keys if k}):
        return None
    headers = tuple("" for _ in keys)
    return ColumnMap(table, (0, 0), tuple(keys), headers, current.score, current.shaped)


def _relative(table: Table) -> list[float]:
    width = table.xs[-1] - table.xs[0]
    return [(x - table.xs[0]) / width for x in table.xs]
