"""Pages made of lines of text, for tests that need no pixels."""

from __future__ import annotations

import pytest

from dossier_ai.core import Frame, Page, Rect, Ruling, Word

WIDTH, HEIGHT = 1654.0, 2339.0


def make_page(
    *lines: str | tuple[str, float], file: str = "volume.pdf", number: int = 1, grid: int = 0
) -> Page:
    """A page with one centred word per line; a line given with a number is that many times larger. `grid`
    adds so many rulings."""
    words, y = [], 200.0
    for line in lines:
        text, scale = line if isinstance(line, tuple) else (line, 1.0)
        height = 30 * scale
        width = height * len(text)
        left = max(100.0, (WIDTH - width) / 2)
        words.append(Word(text, Rect(left, y, left + width, y + height)))
        y += height * 1.8
    rulings = tuple(Ruling(Rect(100, 900 + 20 * i, 1500, 901 + 20 * i)) for i in range(grid))
    return Page(file, number, WIDTH, HEIGHT, Frame.plain(WIDTH, HEIGHT), tuple(words), "ocr", rulings=rulings)


@pytest.fixture
def page():
    return make_page
