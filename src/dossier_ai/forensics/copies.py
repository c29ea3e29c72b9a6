"""Pages that are copies of papers: black-and-white copies, and photographs of a screen.

In: the stored picture of a page and its seals. Out: signals. Both look at colour: a copier leaves none, a
display's pixels beat with those of the camera and leave coloured stripes (moiré).
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from dossier_ai.core import Message, Page
from dossier_ai.core.signal import Signal

Picture = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

COLOURED = 16.0
"""A pixel, a quarter of the page's size, is coloured when its channels differ from the paper's tint by more:
JPEG at quality 30 leaves up to 10 on black print (measured on drawn pages, seeds 100-113)."""
LEAST_COLOUR = 0.0002
"""The least share of coloured pixels that makes a page coloured: a name seal has about ten times as many."""
NEUTRAL = 2.0
EDGE_DARK = 140
EDGE_SHARE = 0.8
"""A copier's dark edge: outermost pixels darker than `EDGE_DARK` along this share of a side."""
EDGE_DEPTH = 0.025
"""A copier's edge is at most this broad, in widths of the page."""
BILEVEL_SHARE = 0.06
"""At most this many pixels between black and white for each black one: a fax or a copy in two tones. A scan
in grey has more than one along every stroke's edge."""

TILE = 128
"""Side of the tiles, at half the page's size, whose spectra are looked at: 3 cm at 200 dpi."""
PEAK = 60.0
"""A stripe's peak stands out of the median of its spectrum by this factor (power)."""
LEAST_SWING = 0.8
"""The least half swing of a stripe in levels of 255: less is lost in JPEG."""
ALIKE = 0.06
"""Waves this near each other, in cycles per pixel, are of one pattern, spread by perspective."""
STRIPED_SHARE = 0.45
"""The least share of tiles with such a peak: a display fills the picture, a printed pattern does not."""
_LOWEST, _HIGHEST = 0.09, 0.45
"""Stripes in cycles per pixel at half size: from 4 to 22 pixels of the page. Lines of text are coarser."""


def copy_signals(picture: Picture, page: Page) -> tuple[Signal, ...]:
    """What says that the page was copied, from its stored picture (blue, green, red)."""
    found = []
    evidence = black_and_white(picture, page)
    if evidence is not None:
        box, measure, zh, en = evidence
        found.append(
            Signal(
                kind="monochrome_copy",
                file=page.file,
                page=page.number,
                box=box,
                message=Message(
                    zh=f"检测到第 {page.number} 页为黑白复印件特征：整页无彩色，{zh}；请核对原件。",
                    en=f"Page {page.number} looks like a black-and-white copy: no colour, {en}; "
                    "check the original.",
                ),
                measure=measure,
                severity="I",
            )
        )
    share = striped_share(picture)
    if share >= STRIPED_SHARE:
        found.append(
            Signal(
                kind="screen_photo",
                file=page.file,
                page=page.number,
                box=(0.0, 0.0, 1.0, 1.0),
                message=Message(
                    zh=f"检测到第 {page.number} 页有屏幕翻拍特征（摩尔纹）；请核对原件。",
                    en=f"Page {page.number} shows the stripes of a photographed screen (moiré); check the "
                    "original.",
                ),
                measure=f"{share:.0%} 图块有条纹",
                severity="m",
            )
        )
    return tuple(found)


Box = tuple[float, float, float, float]


def black_and_white(picture: Picture, page: Page) -> tuple[Box, str, str, str] | None:
    """Where and why a page without colour is a copy: box, measure, and the words in both languages. None for
    coloured pages, and for grey ones that may as well be scans of black print."""
    share = coloured_share(picture)
    if share > LEAST_COLOUR:
        return None
    measure = f"彩色像素 {share:.4%}"
    grey_seals = [seal for seal in page.seals if seal.colour == "grey"]
    if grey_seals:
        place = page.box(grey_seals[0].rect)
        box = (place.left, place.top, place.right, place.bottom)
        return box, measure, "印章呈灰色", "its seal is grey"
    grey = picture[:, :, 1]
    edge = _dark_edge(grey) if neutral(picture) else None
    if edge is not None:
        return edge, measure, "页边有复印产生的深色边", "with the dark edge of a copier"
    if neutral(picture) and _bilevel(grey):
        return (0.0, 0.0, 1.0, 1.0), measure, "且只有黑白两级", "in black and white only"
    return None


def coloured_share(picture: Picture) -> float:
    """The share of pixels whose channels differ from the tint of the paper."""
    small = cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA).astype(np.float32)
    level = small.mean(axis=2)
    # Light falls unevenly and has a colour of its own: the paper's tint, scaled to each pixel's level.
    paper = level >= np.median(level)
    tint = np.median(small[paper], axis=0)
    tint = tint / max(1.0, float(tint.mean()))
    away = np.abs(small - level[:, :, None] * tint)
    return float((away.max(axis=2) > COLOURED).mean())


def neutral(picture: Picture) -> bool:
    """Whether the paper has no tint: copiers and faxes know only grey, cameras never see it."""
    paper = np.median(picture[::16, ::16].reshape(-1, 3), axis=0)
    return float(paper.max() - paper.min()) <= NEUTRAL


def _dark_edge(grey: npt.NDArray[np.uint8]) -> Box | None:
    """The side along which the outermost pixels are dark and those a little inside are paper, as a strip of
    the page. A table on which a sheet lies is broader."""
    deep = round(EDGE_DEPTH * grey.shape[1])
    turned = np.rot90(grey)
    sides: tuple[tuple[npt.NDArray[np.uint8], Box], ...] = (
        (grey[: deep + 1], (0.0, 0.0, 1.0, EDGE_DEPTH)),
        (grey[: -deep - 2 : -1], (0.0, 1.0 - EDGE_DEPTH, 1.0, 1.0)),
        (turned[: deep + 1], (1.0 - EDGE_DEPTH, 0.0, 1.0, 1.0)),
        (turned[: -deep - 2 : -1], (0.0, 0.0, EDGE_DEPTH, 1.0)),
    )
    for strip, box in sides:
        outer, inner = strip[0] < EDGE_DARK, strip[deep] < EDGE_DARK
        if float(outer.mean()) >= EDGE_SHARE and float(inner.mean()) < 0.5 * EDGE_SHARE:
            return box
    return None


def _bilevel(grey: npt.NDArray[np.uint8]) -> bool:
    counts = np.bincount(grey[::2].ravel(), minlength=256)
    black, between = float(counts[:64].sum()), float(counts[64:192].sum())
    return black > 0.002 * counts.sum() and between < BILEVEL_SHARE * black


def striped_share(picture: Picture) -> float:
    """The share of tiles whose colour comes and goes in fine regular stripes."""
    half = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA).astype(np.float32)
    colour = half[:, :, 2] - half[:, :, 0]
    rows, columns = colour.shape
    down, across = rows // TILE, columns // TILE
    if down * across < 6:
        return 0.0
    tiles = _tiles(colour) - _print_in(colour, half.mean(axis=2))
    window = np.hanning(TILE).astype(np.float32)
    flat = (tiles - tiles.mean(axis=(1, 2), keepdims=True)) * (window[:, None] * window[None, :])
    power = np.abs(np.fft.rfft2(flat)) ** 2
    ring = _ring()
    inside = power[:, ring]
    least = (LEAST_SWING / 2 * float(window.sum()) ** 2) ** 2
    peaks = inside.max(axis=1)
    striped = (peaks > PEAK * np.median(inside, axis=1)) & (peaks > least)
    if not striped.any():
        return 0.0
    fy, fx = np.nonzero(ring)
    where = inside[striped].argmax(axis=1)
    waves = np.stack([np.fft.fftfreq(TILE)[fy[where]], np.fft.rfftfreq(TILE)[fx[where]]], axis=1)
    # Stripes of a display run one way all over the page; printed patterns turn and change.
    alike = np.hypot(*(waves - np.median(waves, axis=0)).T) <= ALIKE
    return float(alike.sum() / len(tiles))


def _tiles(values: Floats) -> Floats:
    """The whole tiles of a map, row by row: (tiles, TILE, TILE)."""
    down, across = values.shape[0] // TILE, values.shape[1] // TILE
    cut = values[: down * TILE, : across * TILE].reshape(down, TILE, across, TILE).swapaxes(1, 2)
    return np.asarray(cut.reshape(-1, TILE, TILE), dtype=np.float32)


def _print_in(colour: Floats, level: Floats) -> Floats:
    """What black print leaves in the colour of each tile: where the light has a tint, ink takes it away as
    well, and the rows of a table would pass for stripes. The share of the colour that follows the level."""
    hues, levels = _tiles(colour), _tiles(level)
    hues = hues - hues.mean(axis=(1, 2), keepdims=True)
    levels = levels - levels.mean(axis=(1, 2), keepdims=True)
    slope = (hues * levels).sum(axis=(1, 2)) / np.maximum((levels**2).sum(axis=(1, 2)), 1e-6)
    return np.asarray(slope[:, None, None] * levels, dtype=np.float32)


def _ring() -> npt.NDArray[np.bool_]:
    fy, fx = np.fft.fftfreq(TILE)[:, None], np.fft.rfftfreq(TILE)[None, :]
    away = np.hypot(fx, fy)
    # JPEG writes colour in blocks of 16 pixels, 8 at half size: what repeats with them is not the page's.
    blocks = (_beside_eighth(fy)) & (_beside_eighth(fx))
    return np.asarray((away >= _LOWEST) & (away <= _HIGHEST) & ~blocks)


def _beside_eighth(frequency: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.bool_]:
    return np.asarray(np.abs(frequency * 8 - np.round(frequency * 8)) <= 8 * 1.5 / TILE)
