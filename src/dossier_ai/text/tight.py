"""The rectangle of read text drawn in to its ink: readers leave a margin around lines, of half their height.

Only blank margins go, at most a quarter of the height above, below and on either side; printed rules
in the margin count as blank. Seals and text that was not read from a picture keep their rectangles.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from dossier_ai.core import Ink, Page, Rect, Word

_MOST = 0.27
"""The largest margin that is taken off one side, as a share of the height."""
_SPECKS = 0.02
"""A row or column of cells is blank with no more than this share of its cells inked: dust, not print."""
_AROUND = 0.12
"""What is left around the ink, as a share of its height: figures are lower than the line they stand on."""
_BESIDE = 0.04
"""As `_AROUND`, for words: how far they stand apart is measured between them."""


def tightened(page: Page, rect: Rect, around: float = _AROUND) -> Rect:
    """`rect` (upright pixels) without the blank margins around the print in it, but for a share `around` of
    the height of the print."""
    if _is_exact(page, rect):
        return rect
    assert page.ink is not None
    cells, left, top = _cells(page.ink, rect)
    if cells.size == 0:
        return rect
    cells = cells.copy()
    _without_rulings(cells, page, rect, left, top)
    most = _MOST * rect.height
    above, below = _margins(np.add.reduce(cells, axis=1, dtype=np.float64) / cells.shape[1])
    before, after = _margins(np.add.reduce(cells, axis=0, dtype=np.float64) / cells.shape[0])
    if above is None or before is None:
        return rect
    scale = page.ink.scale
    high = (cells.shape[0] - above - below) / scale
    drawn = Rect(
        (left + before) / scale, (top + above) / scale,
        (left + cells.shape[1] - after) / scale, (top + cells.shape[0] - below) / scale,
    ).grown(around * high)  # fmt: skip
    return Rect(
        min(max(rect.left, drawn.left), rect.left + most),
        min(max(rect.top, drawn.top), rect.top + most),
        max(min(rect.right, drawn.right), rect.right - most),
        max(min(rect.bottom, drawn.bottom), rect.bottom - most),
    )


def framed(page: Page, rect: Rect) -> Rect:
    """`rect` (upright pixels) as it is shown: around the print in it, with the room that a line leaves."""
    return rect if _is_exact(page, rect) else tightened(page, rect.grown(_AROUND * rect.height))


def _is_exact(page: Page, rect: Rect) -> bool:
    """Whether a rectangle has no margins: it is a seal, or was not read from a picture."""
    return page.origin != "ocr" or page.ink is None or any(seal.rect == rect for seal in page.seals)


def without_margins(page: Page) -> Page:
    """The page with every word that was read from its picture drawn in to its print, so that words are as
    high and stand as far apart as their print: readers leave up to a third of the height on every side, not
    always the same."""
    if page.origin != "ocr" or page.ink is None:
        return page
    return replace(page, words=tuple(_drawn_in(page, word) for word in page.words))


def _drawn_in(page: Page, word: Word) -> Word:
    rect = tightened(page, word.rect, _BESIDE)
    edges = word.edges
    if edges is not None:
        edges = tuple(min(max(x, rect.left), rect.right) for x in edges)
    return replace(word, rect=rect, edges=edges)


def _cells(ink: Ink, rect: Rect) -> tuple[npt.NDArray[np.bool_], int, int]:
    """The cells of ink under `rect`, and the column and row of the first one."""
    rows, columns = ink.bits.shape
    left, right = max(0, int(rect.left * ink.scale)), min(columns, int(rect.right * ink.scale) + 1)
    top, bottom = max(0, int(rect.top * ink.scale)), min(rows, int(rect.bottom * ink.scale) + 1)
    return ink.bits[top : max(top, bottom), left : max(left, right)], left, top


def _without_rulings(cells: npt.NDArray[np.bool_], page: Page, rect: Rect, left: int, top: int) -> None:
    """Blanks the cells of printed rules that run through the margins of `rect`."""
    assert page.ink is not None
    scale, around = page.ink.scale, 1.0 / page.ink.scale
    inner = rect.grown(-min(_MOST * rect.height, 0.45 * rect.width), -_MOST * rect.height)
    for ruling in page.rulings:
        drawn = ruling.rect
        if drawn.top - around >= rect.bottom or drawn.bottom + around <= rect.top:
            continue  # Most rules of a long list stand elsewhere.
        line = drawn.grown(around)
        if line.overlap(rect) <= 0 or line.overlap(inner) > 0.3 * line.overlap(rect):
            continue
        across = slice(max(0, int(line.left * scale) - left), max(0, int(line.right * scale) + 1 - left))
        down = slice(max(0, int(line.top * scale) - top), max(0, int(line.bottom * scale) + 1 - top))
        cells[down, across] = False


def _margins(shares: npt.NDArray[np.float64]) -> tuple[int | None, int]:
    """How many rows (or columns) are blank at the start and at the end; None when all are."""
    inked = np.flatnonzero(shares > _SPECKS)
    if inked.size == 0:
        return None, 0
    return int(inked[0]), int(len(shares) - 1 - inked[-1])
