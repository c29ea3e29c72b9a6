"""Documents as a flow of blocks (lines, paragraphs, grids), the same for paper and for office files.

In: blocks. Out of `lay_out`: sheets, broken into pages. `office.py` writes the same blocks as DOCX and XLSX.
A cell or a run that prints a field carries the field's key; rows of a list use `rows[3].name`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.fonts import FontSet, Role
from dossier_ai.corpus.ink import SealSpec, press_name_seal, press_seal, sign, tick
from dossier_ai.corpus.sheet import BLACK, MM_PER_POINT, Colour, Fill, Run, Sheet

Mark = Literal["tick", "handwritten_tick", "circle", "block"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: text (or runs with keys), how many columns and rows it covers, an optional tick."""

    text: str | Sequence[Run] = ""
    key: str | None = None
    columns: int = 1
    rows: int = 1
    align: str = "center"
    font: Role | None = None
    pt: float | None = None
    bold: bool = False
    mark: Mark | None = None
    high: float = 0.0
    colour: Colour = BLACK
    top: bool = False
    fill: Fill | None = None

    def runs(self) -> list[Run]:
        return [(self.text, self.key)] if isinstance(self.text, str) else list(self.text)

    @property
    def plain(self) -> str:
        return "".join(piece for piece, _ in self.runs())


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, or several pieces of it set at given shares of the width (`tabs`).

    `seal` is pressed on the end of the line (`seal_at` moves it, in millimetres); `signature` draws strokes
    after the text.
    """

    text: str | Sequence[Run]
    pt: float = 10.5
    font: Role = "song"
    align: str = "left"
    bold: bool = False
    spacing: float = 0.0
    before: float = 0.0
    after: float = 1.0
    key: str | None = None
    colour: Colour = BLACK
    seal: SealSpec | None = None
    seal_at: tuple[float, float] = (0.0, 0.0)
    seal_key: str | None = None
    signature: str | None = None
    signature_width: float = 26.0
    name_seal: str = ""
    tabs: tuple[float, ...] = ()
    pieces: tuple[Sequence[Run], ...] = ()
    rule: Colour | None = None
    fill: Fill | None = None

    def runs(self) -> list[Run]:
        return [(self.text, self.key)] if isinstance(self.text, str) else list(self.text)


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of prose; runs with keys mark the values inside."""

    text: str | Sequence[Run]
    pt: float = 12.0
    font: Role = "song"
    indent: float = 2.0
    leading: float = 1.7
    bold: bool = False
    after: float = 1.0
    align: str = "left"
    key: str | None = None
    fill: Fill | None = None

    def runs(self) -> list[Run]:
        return [(self.text, self.key)] if isinstance(self.text, str) else list(self.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: relative column widths, rows of cells, the first `heads` of them a header.

    `row_lines` draws lines between rows only; `split_rows` lets a page break cut a row of plain cells;
    `together` moves a table that does not fit to the next page.
    """

    widths: tuple[float, ...]
    rows: Sequence[Sequence[Cell]]
    pt: float = 9.0
    heads: int = 0
    repeat_head: bool = True
    row_height: float = 7.5
    pad: float = 1.2
    font: Role = "song"
    pen: float = 0.25
    outer: float = 0.4
    per_page: tuple[int, ...] = ()
    sides: bool = True
    inner_lines: bool = True
    row_lines: bool = False
    split_rows: bool = False
    head_fill: Colour | None = None
    together: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty height in millimetres."""

    height: float


@dataclass(frozen=True, slots=True)
class Break:
    """A new page, perhaps of another shape."""

    landscape: bool | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn by hand in a strip of `height` millimetres: `draw(sheet, area)`."""

    height: float
    draw: Callable[[Sheet, Rect], None]
    words: tuple[str, ...] = ()


Block = Line | Para | Grid | Gap | Break | Drawing


@dataclass(slots=True)
class Layout:
    """Page shape and margins in millimetres, and what is printed at the foot of each page."""

    fonts: FontSet
    rng: random.Random
    landscape: bool = False
    left: float = 24.0
    right: float = 22.0
    top: float = 24.0
    bottom: float = 22.0
    footer: Literal["", "dash", "of", "slash"] = ""
    header: str = ""
    paper: Literal["A4", "A3"] = "A4"
    sheets: list[Sheet] = field(default_factory=list)

    def new_sheet(self) -> Sheet:
        short, long = (210.0, 297.0) if self.paper == "A4" else (297.0, 420.0)
        size = (long, short) if self.landscape else (short, long)
        sheet = Sheet(*size, self.fonts)
        self.sheets.append(sheet)
        if self.header:
            sheet.text(sheet.width / 2, 11, self.header, 8, align="center")
        return sheet


def lay_out(blocks: Sequence[Block], layout: Layout) -> list[Sheet]:
    """The blocks on pages, in order; page feet printed, micro-text added."""
    sheet = layout.new_sheet()
    y = layout.top
    for number, block in enumerate(blocks, 1):
        left, width = layout.left, sheet.width - layout.left - layout.right
        # the last line (who filled it in) may stand in the margin rather than alone on a page
        floor = sheet.height - layout.bottom + (7.0 if number == len(blocks) else 0.0)
        if isinstance(block, Gap):
            y += block.height
        elif isinstance(block, Break):
            if block.landscape is not None:
                layout.landscape = block.landscape
            sheet, y = layout.new_sheet(), layout.top
        elif isinstance(block, Line):
            if y + block.before + block.pt * MM_PER_POINT * 1.2 > floor:
                sheet, y = layout.new_sheet(), layout.top
            y = _draw_line(sheet, block, left, y, width, layout.rng)
        elif isinstance(block, Para):
            em = block.pt * MM_PER_POINT
            lines = sheet.break_lines(
                block.runs(), width, block.pt, block.font, block.indent * em, block.fill
            )
            for number, line in enumerate(lines):
                if y + em > floor:
                    sheet, y = layout.new_sheet(), layout.top
                x = left + (block.indent * em if number == 0 else 0)
                at = {"left": x, "center": left + width / 2, "right": left + width}[block.align]
                sheet.runs(
                    at,
                    y,
                    line,
                    block.pt,
                    font=block.font,
                    bold=block.bold,
                    align=block.align,
                    fill=block.fill,
                )
                y += em * block.leading
            y += block.after
        elif isinstance(block, Drawing):
            if y + block.height > floor:
                sheet, y = layout.new_sheet(), layout.top
            block.draw(sheet, Rect(left, y, left + width, y + block.height))
            y += block.height
        else:
            sheet, y = _draw_grid(layout, sheet, block, y)
    return _finish(layout)


def _finish(layout: Layout) -> list[Sheet]:
    total = len(layout.sheets)
    for number, sheet in enumerate(layout.sheets, 1):
        printed = {
            "": "",
            "dash": f"- {number} -",
            "of": f"第{number}页 共{total}页",
            "slash": f"{number}/{total}",
        }[layout.footer]
        if printed:
            foot = sheet.text(
                sheet.width / 2, sheet.height - 13, printed, 9, align="center", key="printed_pages"
            )
            if layout.footer != "dash":
                sheet.mark("pages_total", foot)
        sheet.finish()
    return layout.sheets


def _draw_line(sheet: Sheet, block: Line, x: float, y: float, width: float, rng: random.Random) -> float:
    y += block.before
    em = block.pt * MM_PER_POINT
    if block.pieces:
        drawn = Rect(x, y, x, y + em)
        for share, piece in zip(block.tabs, block.pieces, strict=True):
            drawn = sheet.runs(
                x + width * share, y, piece, block.pt, font=block.font, bold=block.bold, colour=block.colour,
                fill=block.fill,
            )  # fmt: skip
    else:
        at = {"left": x, "center": x + width / 2, "right": x + width}[block.align]
        if block.signature is not None and block.align == "right":
            at -= block.signature_width
        drawn = sheet.runs(
            at, y, block.runs(), block.pt, font=block.font, align=block.align, bold=block.bold,
            spacing=block.spacing, colour=block.colour, fill=block.fill,
        )  # fmt: skip
    if block.signature is not None:
        sign(
            sheet, drawn.right + 1.5, y - 2, block.signature_width - 3, em + 3.5, rng, block.signature or None
        )
    if block.name_seal:
        press_name_seal(sheet, drawn.right + block.signature_width, y - 5, block.name_seal, rng)
    if block.seal is not None:
        dx, dy = block.seal_at
        press_seal(sheet, drawn.right + dx, drawn.cy + dy, block.seal, rng, block.seal_key)
    y += em * 1.2 + block.after
    if block.rule is not None:
        sheet.line(x, y, x + width, y, 0.6, block.rule)
        y += 2
    return y


@dataclass(slots=True)
class _Placed:
    cell: Cell
    row: int
    column: int


def place_cells(grid: Grid) -> list[_Placed]:
    """Every cell with its row and column, spans honoured."""
    taken: set[tuple[int, int]] = set()
    placed: list[_Placed] = []
    for row, cells in enumerate(grid.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            placed.append(_Placed(cell, row, column))
            for r in range(row, row + cell.rows):
                for c in range(column, column + cell.columns):
                    taken.add((r, c))
            column += cell.columns
    return placed


def _heights(sheet: Sheet, grid: Grid, widths: list[float], placed: list[_Placed]) -> list[float]:
    heights = [grid.row_height] * len(grid.rows)
    for item in sorted(placed, key=lambda p: p.cell.rows):
        cell = item.cell
        pt = cell.pt or grid.pt
        room = sum(widths[item.column : item.column + cell.columns]) - 2 * grid.pad
        lines = sheet.break_lines(cell.runs(), room, pt, cell.font or grid.font, fill=cell.fill)
        need = max(cell.high, len(lines) * pt * MM_PER_POINT * 1.3 + 2 * grid.pad)
        have = sum(heights[item.row : item.row + cell.rows])
        if need > have:
            heights[item.row + cell.rows - 1] += need - have
    return heights


def _draw_grid(layout: Layout, sheet: Sheet, grid: Grid, y: float) -> tuple[Sheet, float]:
    whole = sheet.width - layout.left - layout.right
    widths = [w / sum(grid.widths) * whole for w in grid.widths]
    if grid.split_rows:
        grid = cut_row(layout, sheet, grid, widths, y)
    placed = place_cells(grid)
    heights = _heights(sheet, grid, widths, placed)
    if grid.together and y + sum(heights) > sheet.height - layout.bottom:
        sheet, y = layout.new_sheet(), layout.top
    rows = list(range(grid.heads, len(grid.rows)))
    pages = list(grid.per_page)
    first = True
    while rows or first:
        floor = sheet.height - layout.bottom
        chunk = list(range(grid.heads)) if first or grid.repeat_head else []
        used = sum(heights[r] for r in chunk)
        limit = pages.pop(0) if pages else len(rows)
        taken: list[int] = []
        while rows and len(taken) < limit:
            group = _group(placed, rows)
            size = sum(heights[r] for r in group)
            if y + used + size > floor and (taken or y > layout.top + 1):
                break
            taken += group
            rows = rows[len(group) :]
            used += size
        if not taken and rows and not first:
            taken, rows = rows[:1], rows[1:]
        if taken or not rows:
            y = _draw_rows(sheet, grid, chunk + taken, heights, widths, placed, layout, y)
        if rows:
            sheet, y = layout.new_sheet(), layout.top
            first = first and not taken
        else:
            break
    return sheet, y


def cut_row(layout: Layout, sheet: Sheet, grid: Grid, widths: list[float], y: float) -> Grid:
    """`grid` with the row that meets the foot of its first page cut in two, when both parts hold a line."""
    placed = place_cells(grid)
    heights = _heights(sheet, grid, widths, placed)
    room = sheet.height - layout.bottom - y
    for row, height in enumerate(heights):
        if room >= height or row < grid.heads:
            room -= height
            continue
        cells = list(grid.rows[row])
        step = grid.pt * MM_PER_POINT * 1.3
        fitting = int((room - 2 * grid.pad) / step)
        plain = len(cells) == len(widths) and all(c.rows == 1 and c.mark is None for c in cells)
        broken = [
            sheet.break_lines(c.runs(), w - 2 * grid.pad, c.pt or grid.pt, c.font or grid.font)
            for c, w in zip(cells, widths, strict=False)
        ]
        if not plain or fitting < 1 or room < grid.row_height or max(map(len, broken)) <= fitting:
            return grid
        upper = [replace(c, text=_joined(b[:fitting])) for c, b in zip(cells, broken, strict=True)]
        lower = [replace(c, text=_joined(b[fitting:]), key=None) for c, b in zip(cells, broken, strict=True)]
        rows = [*grid.rows[:row], upper, lower, *grid.rows[row + 1 :]]
        return replace(grid, rows=rows, split_rows=False)
    return grid


def _joined(lines: list[list[Run]]) -> list[Run]:
    out: list[Run] = []
    for number, line in enumerate(lines):
        out += [("\n", None), *line] if number else line
    return out


def _group(placed: list[_Placed], rows: list[int]) -> list[int]:
    """The first of `rows` and those its row spans tie to it."""
    start = rows[0]
    last = max(p.row + p.cell.rows - 1 for p in placed if p.row == start)
    return [r for r in rows if r <= last]


def _draw_rows(
    sheet: Sheet,
    grid: Grid,
    rows: list[int],
    heights: list[float],
    widths: list[float],
    placed: list[_Placed],
    layout: Layout,
    y: float,
) -> float:
    tops: dict[int, float] = {}
    for row in rows:
        tops[row] = y
        y += heights[row]
    lefts = [layout.left + sum(widths[:c]) for c in range(len(widths) + 1)]
    for item in placed:
        if item.row not in tops:
            continue
        cell = item.cell
        left, right = lefts[item.column], lefts[item.column + cell.columns]
        top = tops[item.row]
        bottom = top + sum(heights[item.row : item.row + cell.rows])
        if grid.head_fill is not None and item.row < grid.heads:
            sheet.rect(left, top, right - left, bottom - top, 0, fill=grid.head_fill)
        if grid.row_lines:
            sheet.line(left, bottom, right, bottom, grid.pen)
        elif grid.inner_lines:
            sheet.rect(left, top, right - left, bottom - top, grid.pen)
        _fill_cell(sheet, grid, cell, Rect(left, top, right, bottom), layout.rng)
    if rows:
        if grid.sides:
            sheet.rect(lefts[0], tops[rows[0]], lefts[-1] - lefts[0], y - tops[rows[0]], grid.outer)
        else:
            for height in (tops[rows[0]], y):
                sheet.line(lefts[0], height, lefts[-1], height, grid.outer)
            if grid.heads and rows[0] == 0 and len(rows) > grid.heads:
                below = tops[rows[grid.heads]]
                sheet.line(lefts[0], below, lefts[-1], below, grid.pen)
    return y


def _fill_cell(sheet: Sheet, grid: Grid, cell: Cell, rect: Rect, rng: random.Random) -> None:
    pt = cell.pt or grid.pt
    font = cell.font or grid.font
    em = pt * MM_PER_POINT
    if cell.mark is not None:
        _draw_mark(sheet, cell.mark, rect, em, rng)
        if cell.key is not None:
            sheet.mark(cell.key, rect.grown(-0.4))
        return
    if cell.key is not None and not cell.plain.strip():
        sheet.mark(cell.key, rect.grown(-0.4))
    lines = sheet.break_lines(cell.runs(), rect.width - 2 * grid.pad, pt, font, fill=cell.fill)
    tall = len(lines) * em * 1.3
    y = rect.top + grid.pad if cell.top else rect.cy - tall / 2 + em * 0.12
    for line in lines:
        at = {"left": rect.left + grid.pad, "center": rect.cx, "right": rect.right - grid.pad}[cell.align]
        sheet.runs(
            at, y, line, pt, font=font, align=cell.align, bold=cell.bold, colour=cell.colour, fill=cell.fill
        )
        y += em * 1.3


def _draw_mark(sheet: Sheet, mark: Mark, rect: Rect, em: float, rng: random.Random) -> None:
    if mark == "handwritten_tick":
        size = min(rect.height * 0.85, 5.5)
        tick(sheet, rect.cx + rng.uniform(-1.5, 1.5), rect.cy + rng.uniform(-0.6, 0.6), size, rng)
        return
    char = {"tick": "√", "circle": "○", "block": "■"}[mark]
    sheet.text(rect.cx, rect.cy - em / 2, char, em / MM_PER_POINT, font="hei", align="center")
