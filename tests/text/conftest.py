"""Pages of tables drawn in memory, in the layouts that occur. Invented organisations only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import SimpleNamespace

import pytest

from dossier_ai.core import Frame, Page, Rect, Ruling, Word

SIZE = 22.0
WIDTH, HEIGHT = 1654.0, 2339.0


def text_width(text: str) -> float:
    return sum(SIZE if ord(c) > 0x2E80 else 0.55 * SIZE for c in text)


def word(text: str, x: float, y: float, align: str = "left", confidence: float = 0.98) -> Word:
    """A word whose left, centre or right edge is at `x` and whose top is at `y`."""
    width = text_width(text)
    left = x if align == "left" else x - width if align == "right" else x - width / 2
    return Word(text, Rect(left, y, left + width, y + SIZE), confidence)


def grid(
    rows: Sequence[Sequence[str | None]],
    widths: Sequence[float],
    *,
    left: float = 120.0,
    top: float = 420.0,
    pitch: float = 40.0,
    rulings: str = "all",
    amounts: Iterable[int] = (),
    heads: int = 1,
) -> tuple[list[Word], list[Ruling]]:
    """The words and rulings of a table. `rulings`: all, open (no outer verticals), rows (horizontal only),
    three (top, below the head, bottom), columns (no inner horizontals), none. `amounts` are right-aligned
    columns. A cell None joins its left neighbour."""
    xs = [left]
    for w in widths:
        xs.append(xs[-1] + w)
    right = set(amounts)
    words: list[Word] = []
    lines: list[Ruling] = []
    bottom = top + pitch * len(rows)
    for i, row in enumerate(rows):
        y = top + i * pitch + 9
        for j, text in enumerate(row):
            if not text:
                continue
            if i < heads:
                end = j + 1
                while end < len(row) and row[end] is None:
                    end += 1
                words.append(word(text, (xs[j] + xs[end]) / 2, y, "centre"))
            elif j in right:
                words.append(word(text, xs[j + 1] - 8, y, "right"))
            else:
                words.append(word(text, xs[j] + 8, y))
    levels = {
        "all": range(len(rows) + 1), "open": range(len(rows) + 1), "rows": range(len(rows) + 1),
        "three": (0, heads, len(rows)), "columns": (0, heads, len(rows)), "none": (),
    }[rulings]  # fmt: skip
    for i in levels:
        lines.append(Ruling(Rect(xs[0], top + i * pitch - 1, xs[-1], top + i * pitch + 1)))
    if rulings in ("all", "open", "columns"):
        for j, x in enumerate(xs):
            if rulings == "open" and j in (0, len(xs) - 1):
                continue
            for i, row in enumerate(rows):
                if 0 < j < len(row) and row[j] is None:
                    continue
                y = top + i * pitch
                lines.append(Ruling(Rect(x - 1, y, x + 1, min(bottom, y + pitch))))
    return words, lines


def page(words: Iterable[Word], rulings: Iterable[Ruling] = (), number: int = 1, file: str = "a.pdf") -> Page:
    return Page(
        file, number, WIDTH, HEIGHT, Frame.plain(WIDTH, HEIGHT), tuple(words), "ocr", rulings=tuple(rulings)
    )


def titled(
    title: str, date: str, unit: str, words: Iterable[Word], rulings: Iterable[Ruling], number: int = 1
) -> Page:
    """A page with a statement's title, date, preparer and unit above its table."""
    head = [
        word(title, WIDTH / 2, 200, "centre"),
        word(date, WIDTH / 2, 260, "centre"),
        word("编制单位：某市启明服务有限公司", 120, 330),
        word(unit, 1500, 330, "right"),
    ]
    return page([*head, *words], rulings, number)


@pytest.fixture
def draw() -> SimpleNamespace:
    """The drawing functions above."""
    return SimpleNamespace(word=word, grid=grid, page=page, titled=titled, size=SIZE)
