"""Office files as pages: paragraphs and cells laid out on a grid, so that one set of extractors serves all.

A virtual page has no picture. Each paragraph or cell is a word whose `part` names its place; rulings around
the cells let `text.ruled_tables` find the grid again, merged cells included.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier_ai.core import Frame, Page, Rect, Ruling, Word

CHARACTER = 20.0
_LINE = 30.0
_TEXT = 22.0
_MARGIN = 40.0
_WIDEST_CELL = 32
_TAB = 3 * CHARACTER


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of an office table: the grid rows and columns it covers (half-open, from 0), its lines of text,
    its place in the file."""

    row: int
    row_end: int
    column: int
    column_end: int
    lines: tuple[str, ...]
    part: str


@dataclass(slots=True)
class VirtualPage:
    """A page under construction, filled from top to bottom."""

    file: str
    number: int
    words: list[Word] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    top: float = _MARGIN
    width: float = 0.0
    left: float = _MARGIN

    def add_line(self, text: str, part: str) -> None:
        """A paragraph on a line of its own; tabs part it into words, empty ones take their place too."""
        for line in text.split("\n"):
            for piece in line.split("\t"):
                self.add_piece(piece, part)
            self.end_line()

    def add_piece(self, text: str, part: str) -> None:
        """The next word on the current line, a wide gap behind the one before."""
        shown = " ".join(text.split())
        if shown:
            right = self.left + text_width(shown)
            self._word(shown, Rect(self.left, self.top, right, self.top + _TEXT), part)
            self.left = right
        self.left += _TAB

    def end_line(self) -> None:
        """Begins a new line."""
        self.left = _MARGIN
        self.top += _LINE

    def add_grid(self, cells: Sequence[GridCell]) -> None:
        """A table below what is there, each cell framed, with room above and below it."""
        if not cells:
            return
        self.top += _LINE
        xs = self._columns(cells)
        ys = self._rows(cells)
        for cell in cells:
            left, right = xs[cell.column], xs[cell.column_end]
            top = ys[cell.row]
            room = right - left - CHARACTER
            for i, text in enumerate(cell.lines):
                shown = text.strip()
                if not shown:
                    continue
                start = left + CHARACTER / 2
                end = start + min(room, text_width(shown))
                y = top + 4 + i * _LINE
                self._word(shown, Rect(start, y, end, y + _TEXT), cell.part)
        self.rulings.extend(_frames(cells, xs, ys))
        self.width = max(self.width, xs[-1] + _MARGIN)
        self.top = ys[-1] + 2 * _LINE

    def page(self) -> Page:
        """The finished page."""
        width, height = max(400.0, self.width), self.top + _MARGIN
        rulings = sorted(self.rulings, key=lambda r: (not r.horizontal, r.rect.top, r.rect.left))
        return Page(
            self.file, self.number, width, height, Frame.plain(width, height), tuple(self.words), "office",
            rulings=tuple(rulings),
        )  # fmt: skip

    def _word(self, text: str, rect: Rect, part: str) -> None:
        self.words.append(Word(text, rect, 1.0, None, part))
        self.width = max(self.width, rect.right + _MARGIN)

    def _columns(self, cells: Sequence[GridCell]) -> list[float]:
        widths = [2 * CHARACTER] * max(c.column_end for c in cells)
        for cell in sorted(cells, key=lambda c: (c.column_end - c.column, c.row, c.column)):
            longest = max((text_width(line.strip()) for line in cell.lines), default=0.0)
            wanted = min(longest, _WIDEST_CELL * CHARACTER) + 1.5 * CHARACTER
            span = range(cell.column, cell.column_end)
            missing = wanted - sum(widths[j] for j in span)
            if missing > 0 and (len(span) == 1 or cell.column_end - cell.column < len(widths)):
                for j in span:
                    widths[j] += missing / len(span)
        xs = [_MARGIN]
        for width in widths:
            xs.append(xs[-1] + width)
        return xs

    def _rows(self, cells: Sequence[GridCell]) -> list[float]:
        heights = [_LINE] * max(c.row_end for c in cells)
        for cell in sorted(cells, key=lambda c: (c.row_end - c.row, c.row, c.column)):
            missing = _LINE * max(1, len(cell.lines)) - sum(heights[cell.row : cell.row_end])
            if missing > 0:
                heights[cell.row_end - 1] += missing
        ys = [self.top]
        for height in heights:
            ys.append(ys[-1] + height)
        return ys


def text_width(text: str) -> float:
    """The width of a line as it is laid out: full-width characters take one place, others half."""
    return CHARACTER * sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.55 for c in text)


def _frames(cells: Sequence[GridCell], xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    """The sides of all cells, joined where they continue each other."""
    level: dict[int, list[tuple[int, int]]] = {}
    upright: dict[int, list[tuple[int, int]]] = {}
    for cell in cells:
        for y in (cell.row, cell.row_end):
            level.setdefault(y, []).append((cell.column, cell.column_end))
        for x in (cell.column, cell.column_end):
            upright.setdefault(x, []).append((cell.row, cell.row_end))
    out = [
        Ruling(Rect(xs[a], ys[y] - 0.5, xs[b], ys[y] + 0.5))
        for y in sorted(level)
        for a, b in _joined(level[y])
    ]
    out += [
        Ruling(Rect(xs[x] - 0.5, ys[a], xs[x] + 0.5, ys[b]))
        for x in sorted(upright)
        for a, b in _joined(upright[x])
    ]
    return out


def _joined(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
