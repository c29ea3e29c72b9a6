"""Tables: a grid of cells, each with its rectangle, words and spans.

In come the words of a `Page` and grid lines; out comes a `Table`. Where the lines are drawn see
`ruled_tables`, where there are none (or only horizontal ones) `columns`, and for lists that run over several
pages `rows`. What the cells mean belongs to `kinds`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from dossier_ai.core import Page, Rect, Word
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.slant import Slant

_STROKES = "|｜丨│┃∣"  # what OCR makes of a column line beside a word


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its rectangle, the grid rows and columns it covers (half-open), and its lines of text."""

    page: Page
    rect: Rect
    row: int
    row_end: int
    column: int
    column_end: int
    lines: tuple[Line, ...]
    text: str = field(init=False, repr=False, compare=False)
    """The cell's printed text; lines are joined without a blank, as Chinese is set, and with one between
    Latin words."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", join_lines(line.text for line in self.lines))

    @property
    def words(self) -> tuple[Word, ...]:
        return (
            self.lines[0].words
            if len(self.lines) == 1
            else tuple(chain.from_iterable(line.words for line in self.lines))
        )

    @property
    def confidence(self) -> float:
        return min((w.confidence for w in self.words), default=1.0)

    @property
    def span(self) -> Span:
        """The cell's text with the tight rectangle around its words; an empty cell gives its own."""
        words = self.words
        rect = Rect.union(w.rect for w in words) if words else self.rect
        confidence = min((w.confidence for w in words), default=1.0)
        return Span(self.text, rect, confidence, self.page, words[0].part if words else None)


def join_lines(texts: Iterable[str]) -> str:
    """Printed lines as one text: no blank between them unless Latin letters meet."""
    out = ""
    for text in texts:
        text = text.strip()
        if (
            out
            and text
            and out[-1].isascii()
            and out[-1].isalpha()
            and text[0].isascii()
            and text[0].isalpha()
        ):
            out += " "
        out += text
    return out


@dataclass(frozen=True, slots=True)
class Table:
    """A grid. `cells` are in reading order and never overlap; `ys` and `xs` are the grid lines, straightened
    by `slant` where the print slopes; `ruled` says whether the columns are printed lines or inferred from the
    alignment of the words."""

    page: Page
    rect: Rect
    ys: tuple[float, ...]
    xs: tuple[float, ...]
    cells: tuple[TableCell, ...]
    ruled: bool = True
    slant: Slant | None = field(default=None, repr=False, compare=False)
    _owner: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        owner = [[-1] * self.column_count for _ in range(self.row_count)]
        for index, cell in enumerate(self.cells):
            for row in range(cell.row, cell.row_end):
                for column in range(cell.column, cell.column_end):
                    owner[row][column] = index
        object.__setattr__(self, "_owner", tuple(tuple(row) for row in owner))

    @property
    def row_count(self) -> int:
        return len(self.ys) - 1

    @property
    def column_count(self) -> int:
        return len(self.xs) - 1

    def row(self, index: int) -> list[TableCell]:
        """The cells that cover grid row `index`, left to right."""
        if not 0 <= index < self.row_count:
            return []
        seen = dict.fromkeys(k for k in self._owner[index] if k >= 0)
        return [self.cells[k] for k in seen]

    def at(self, row: int, column: int) -> TableCell | None:
        if 0 <= row < self.row_count and 0 <= column < self.column_count:
            index = self._owner[row][column]
            return self.cells[index] if index >= 0 else None
        return None


Area = tuple[int, int, int, int]  # row, row end, column, column end


def table_of(
    page: Page,
    ys: Sequence[float],
    xs: Sequence[float],
    areas: Sequence[Area] | None = None,
    *,
    words: Iterable[Word] | None = None,
    ruled: bool = True,
    slant: Slant | None = None,
) -> Table:
    """The table with the grid lines `ys` and `xs` and these cell areas (default: one per grid square), filled
    with the page's words (or `words`): each goes where its centre lies, cut where a column line runs
    through it."""
    n, m = len(ys) - 1, len(xs) - 1
    if areas is None:
        areas = [(i, i + 1, j, j + 1) for i in range(n) for j in range(m)]
    placed = sorted(areas, key=lambda a: (a[0], a[2]))
    owner = [[-1] * m for _ in range(n)]
    for index, (r0, r1, c0, c1) in enumerate(placed):
        for row in range(r0, r1):
            for column in range(c0, c1):
                owner[row][column] = index
    contents: list[list[tuple[int, Word]]] = [[] for _ in placed]
    for word in page.words if words is None else words:
        place = word.rect if slant is None else slant.moved(word.rect)
        row = bisect_right(ys, place.cy) - 1
        if not 0 <= row < n or place.right <= xs[0] or place.left >= xs[-1]:
            continue
        lines = [x for j, x in enumerate(xs) if not (0 < j < m) or owner[row][j - 1] != owner[row][j]]
        if slant is not None:
            lines = [slant.slanted(x, place.cy)[0] for x in lines]
        for piece in cut_word(word, lines):
            x = piece.rect.cx if slant is None else slant.straight(piece.rect.cx, piece.rect.cy)[0]
            column = bisect_right(xs, x) - 1
            if 0 <= column < m and owner[row][column] >= 0:
                contents[owner[row][column]].append((row, piece))

    def room(rect: Rect) -> Rect:
        return rect if slant is None else slant.back(rect)

    cells = tuple(
        TableCell(
            page, room(Rect(xs[c0], ys[r0], xs[c1], ys[r1])), r0, r1, c0, c1, tuple(lines_of(page, held))
        )
        for (r0, r1, c0, c1), held in sorted(
            (part for area, found in zip(placed, contents, strict=True) for part in _parted(area, found)),
            key=lambda part: (part[0][0], part[0][2]),
        )
    )
    whole = room(Rect(xs[0], ys[0], xs[-1], ys[-1]))
    return Table(page, whole, tuple(ys), tuple(xs), cells, ruled, slant)


def with_columns_cut(table: Table, lines: Mapping[int, Sequence[float]], start: int = 0) -> Table:
    """`table` with column lines added inside grid columns: `lines` gives their places by column. Cells of one
    column from grid row `start` on are cut, others stay whole."""
    first: list[int] = []
    xs: list[float] = []
    for j in range(table.column_count):
        first.append(len(xs))
        xs += [table.xs[j], *lines.get(j, ())]
    first.append(len(xs))
    xs.append(table.xs[-1])
    areas: list[Area] = []
    for c in table.cells:
        begin, end = first[c.column], first[c.column_end]
        if c.column_end == c.column + 1 and c.row >= start:
            areas += [(c.row, c.row_end, k, k + 1) for k in range(begin, end)]
        else:
            areas.append((c.row, c.row_end, begin, end))
    words = [word for c in table.cells for word in c.words]
    return table_of(table.page, table.ys, xs, areas, words=words, ruled=table.ruled, slant=table.slant)


def _parted(area: Area, held: Sequence[tuple[int, Word]]) -> list[tuple[Area, list[Word]]]:
    """The cell of an area with its words; or one cell per row, where a tall cell of one column holds a line
    of its own in most of its rows: then the lines between them did not print. A label set vertically has
    one character in a row and stays whole."""
    r0, r1, c0, c1 = area
    rows = {row for row, _ in held}
    tall = r1 - r0 >= _TALLEST_CELL and c1 - c0 == 1
    if not tall or len(rows) < 0.7 * (r1 - r0) or not any(len(w.text.strip()) >= 2 for _, w in held):
        return [(area, [word for _, word in held])]
    return [((row, row + 1, c0, c1), [w for at, w in held if at == row]) for row in range(r0, r1)]


_TALLEST_CELL = 5
_AMOUNT_END = re.compile(r"[.,]\d\d\)?$")
_AMOUNT_START = re.compile(r"[-(]?\d{1,3}(?:[,.]\d{3})*[.,]\d\d(?!\d)|[一-鿿]")


def _between_amounts(text: str, start: int, end: int) -> int:
    """The place of a cut, moved by up to two characters to where one amount with its decimals ends and the
    next begins: the places of characters are not exact, and half a digit is a wrong amount."""
    for shift in (0, -1, 1, -2, 2):
        at = end + shift
        if start < at < len(text) and _AMOUNT_END.search(text[start:at]) and _AMOUNT_START.match(text[at:]):
            return at
    return end


def cut_word(word: Word, xs: Sequence[float]) -> list[Word]:
    """The word cut where a column line of `xs` runs through it, since OCR joins neighbours that stand close
    together; strokes that are the line itself are dropped."""
    margin = 0.4 * word.rect.height
    cuts = [x for x in xs if word.rect.left + margin < x < word.rect.right - margin]
    if len(word.text) < 2 or not (cuts or any(c in _STROKES for c in word.text)):
        return [word] if word.text.strip(_STROKES + " ") else []
    pieces: list[Word] = []
    start = 0
    for x in [*cuts, float("inf")]:
        end = start
        while end < len(word.text) and word.slice(end, end + 1).cx < x:
            end += 1
        end = _between_amounts(word.text, start, end)
        first, last = start, end
        while first < last and (word.text[first] in _STROKES or word.text[first].isspace()):
            first += 1
        while last > first and (word.text[last - 1] in _STROKES or word.text[last - 1].isspace()):
            last -= 1
        if last > first:
            pieces.append(word.cut(first, last))
        start = end
    return pieces
