"""Digits of one number that were not printed and taken with the rest: they differ from their neighbours.

In: the stored picture of a scanned page and its words. Out: signals for numbers in which some digits stand
out by what a scanner gives to all alike: the grain of the paper around them, the softness of their edges, the
darkness of their ink, their height and base line. No digit is read here; words only say where numbers stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from dossier_ai.core import Message, Page, Rect, Word
from dossier_ai.core.signal import Signal

Picture = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]

_RUN = re.compile(r"\d[\d,.，．]{2,}\d")
LEAST_DIGITS = 4
_LEAST_CONTRAST = 50
_LEAST_PAPER = 16
_SHARES = (0.5, 0.65, 0.35)
"""Where, between ink and paper, a line is parted into black and white: the first at which the digits stand
apart. Paler than half for thin type, darker for blurred."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One digit of a run in pixels of the level line, with what is measured of it."""

    rect: Rect
    values: tuple[float, ...]


UNITS = (0.06, 0.06, 0.065, 16.0, 0.25, 2.5, 0.095, 0.8)
"""How far digits of one untouched number differ in each of `FEATURES`: about a third of what 99 in 100 stay
below, on drawn pages of all strengths (seeds 1000-1009, 2000-2009). Heights in heights of a digit, softness,
grain and stroke as logarithms, the others in levels of 255."""
MOST_UNITS = 8.0
ODD = 15.0
"""A digit is odd when its three largest differences add up to more units. The most that 807 numbers of
untouched drawn pages reached was 12.3; digits typed in the size, ink and softness of their line stay below as
well, so that only coarse differences are found."""
FEATURES = ("top", "bottom", "sharp", "dark", "grain", "paper", "stroke", "tint")


@dataclass(frozen=True, slots=True)
class Run:
    """The digits of one printed number, in upright pixels of the page: `left`, `top` is the corner of the
    level line they were cut from."""

    text: str
    left: float
    top: float
    glyphs: tuple[Glyph, ...]


def runs_of(picture: Picture, page: Page) -> Iterator[Run]:
    """The numbers of at least `LEAST_DIGITS` digits whose digits stand apart."""
    height, width = picture.shape[:2]
    to_pixels = np.diag((width, height, 1.0)) @ np.array(page.frame.matrix).reshape(3, 3)
    for word in page.words:
        if word.rect.height < 14:
            continue
        for match in _RUN.finditer(word.text):
            run = _cut(picture, to_pixels, word, match.start(), match.end())
            if run is not None:
                yield run


def _cut(picture: Picture, to_pixels: Floats, word: Word, start: int, end: int) -> Run | None:
    text = word.text[start:end]
    count = sum(c.isdigit() for c in text)
    if count < LEAST_DIGITS:
        return None
    tall = word.rect.height
    rect = word.slice(start, end).grown(0.7 * tall, 0.15 * tall)
    there = to_pixels @ np.array(((1, 0, rect.left), (0, 1, rect.top), (0, 0, 1)))
    size = (round(rect.width), round(rect.height))
    line = np.asarray(
        cv2.warpPerspective(
            picture,
            there,
            size,
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        dtype=np.uint8,
    )
    glyphs = _glyphs(line, count, tall)
    return Run(text, rect.left, rect.top, glyphs) if glyphs else None


def _glyphs(line: Picture, count: int, tall: float) -> tuple[Glyph, ...]:
    """The `count` digits of a level line; none when they cannot be told apart."""
    grey = np.asarray(cv2.cvtColor(line, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    ranked = np.sort(grey, axis=None)
    low, high = float(ranked[int(0.03 * ranked.size)]), float(ranked[int(0.85 * ranked.size)])
    if high - low < _LEAST_CONTRAST:
        return ()
    for share in _SHARES:
        dark = (grey < low + share * (high - low)).astype(np.uint8)
        digits = _in_line(_pieces(dark, tall), count)
        if digits:
            maps = _Maps.of(line, grey, dark, low, high)
            return tuple(Glyph(Rect(x, y, x + w, y + h), maps.measure(x, y, w, h)) for x, y, w, h in digits)
    return ()


Place = tuple[int, int, int, int]


def _pieces(dark: Picture, tall: float) -> list[Place]:
    """What may be digits, left to right: pieces of ink, those above each other joined, of a digit's size."""
    number, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    boxes = sorted((x, y, x + w, y + h) for x, y, w, h, _ in stats[1:number].tolist() if w < 0.9 * tall)
    joined: list[list[int]] = []
    for left, top, right, bottom in boxes:
        last = joined[-1] if joined else None
        shared = 0 if last is None else min(last[2], right) - max(last[0], left)
        if last is not None and 2 * shared >= min(last[2] - last[0], right - left):
            last[:] = [min(last[0], left), min(last[1], top), max(last[2], right), max(last[3], bottom)]
        else:
            joined.append([left, top, right, bottom])
    found = [(a, b, c - a, d - b) for a, b, c, d in joined]
    return [(x, y, w, h) for x, y, w, h in found if 0.4 * tall < h < 0.95 * tall and 0.12 * h < w < 1.05 * h]


def _in_line(places: list[Place], count: int) -> list[Place]:
    """The `count` neighbouring places most alike in height and base line; none when there are fewer."""
    best: list[Place] = []
    least = float("inf")
    for start in range(len(places) - count + 1):
        chosen = places[start : start + count]
        tops, feet = [y for _, y, _, _ in chosen], [y + h for _, y, _, h in chosen]
        spread = float(np.std(tops) + np.std(feet))
        if spread < least:
            best, least = chosen, spread
    return best


@dataclass(frozen=True, slots=True)
class _Maps:
    """What is computed once for a level line, to be looked up for each of its digits."""

    grey: Picture
    dark: Picture
    paper: npt.NDArray[np.bool_]
    rough: npt.NDArray[np.float32]
    edge: npt.NDArray[np.float32]
    tint: npt.NDArray[np.float32]
    outline: Picture

    @staticmethod
    def of(line: Picture, grey: Picture, dark: Picture, low: float, high: float) -> _Maps:
        near = cv2.dilate((grey < 0.35 * low + 0.65 * high).astype(np.uint8), np.ones((5, 5), np.uint8))
        floats = grey.astype(np.float32)
        edge = cv2.magnitude(
            cv2.Sobel(floats, cv2.CV_32F, 1, 0, scale=0.25), cv2.Sobel(floats, cv2.CV_32F, 0, 1, scale=0.25)
        )
        return _Maps(
            grey,
            dark,
            near == 0,
            np.asarray(floats - cv2.GaussianBlur(floats, (0, 0), 1.5), dtype=np.float32),
            np.asarray(edge, dtype=np.float32),
            np.asarray(line.max(axis=2) - line.min(axis=2), dtype=np.float32),
            np.asarray(dark - cv2.erode(dark, np.ones((3, 3), np.uint8)), dtype=np.uint8),
        )

    def measure(self, x: int, y: int, w: int, h: int) -> tuple[float, ...]:
        """The values of one digit in the order of `FEATURES`; nan for those of the paper where none shows."""
        around = (slice(max(0, y - 2), y + h + 2), slice(max(0, x - 2), x + w + 2))
        inside = (slice(y, y + h), slice(x, x + w))
        paper = self.paper[around]
        level = grain = shade = float("nan")
        if int(np.count_nonzero(paper)) >= _LEAST_PAPER:
            level = float(self.grey[around][paper].mean())
            grain = float(self.rough[around][paper].std())
            shade = float(self.tint[around][paper].mean())
        inks = np.sort(self.grey[inside], axis=None)
        black = float(inks[inks.size // 10])
        edges = np.sort(self.edge[around], axis=None)
        contrast = max(30.0, float(self.grey[around].max()) - black)
        sharp = float(edges[int(0.92 * edges.size)]) / contrast
        stroke = 2.0 * float(self.dark[inside].sum()) / max(1.0, float(self.outline[inside].sum()))
        return (float(y), float(y + h), sharp, black, grain, level, stroke, shade)


def odd_digits(run: Run) -> tuple[list[int], float]:
    """Which digits of a number differ from the others, and by how many units the most."""
    values = np.array([glyph.values for glyph in run.glyphs], dtype=np.float64)
    tall = float(np.median(values[:, 1] - values[:, 0]))
    values[:, :2] /= tall
    values[:, 2] = np.log(np.maximum(values[:, 2], 0.01))
    values[:, 4] = np.log(values[:, 4] + 0.3)
    values[:, 6] = np.log(np.maximum(values[:, 6], 0.1))
    scores = [_score(values, index) for index in range(len(values))]
    odd = [index for index, score in enumerate(scores) if score > ODD]
    # When most differ from each other there is no rest that they differ from.
    return (odd, max(scores)) if 2 * len(odd) <= len(values) else ([], 0.0)


def _score(values: Floats, index: int) -> float:
    """The three largest differences of one digit from the middle of the others, in units."""
    others = np.delete(values, index, axis=0)
    known = ~(np.isnan(values[index]) | (np.isnan(others).sum(axis=0) > len(others) // 2))
    middle = np.nanmedian(others[:, known], axis=0)
    spread = 1.5 * 1.4826 * np.nanmedian(np.abs(others[:, known] - middle), axis=0)
    away = np.abs(values[index, known] - middle) / np.maximum(np.array(UNITS)[known], spread)
    return float(np.sort(np.minimum(away, MOST_UNITS))[-3:].sum())


def figure_signals(picture: Picture, page: Page) -> tuple[Signal, ...]:
    """One signal for each number some of whose digits differ from the others."""
    found = []
    for run in runs_of(picture, page):
        odd, score = odd_digits(run)
        if not odd:
            continue
        places = [run.glyphs[i].rect for i in odd]
        rect = Rect.union(places)
        box = page.box(
            Rect(run.left + rect.left, run.top + rect.top, run.left + rect.right, run.top + rect.bottom)
        )
        found.append(
            Signal(
                kind="figure_line",
                file=page.file,
                page=page.number,
                box=(box.left, box.top, box.right, box.bottom),
                message=Message(
                    zh=f"检测到第 {page.number} 页一行数字中有 {len(odd)} 个数字与其余数字的"
                    "字形、墨色或底纹不一致；请核对原件。",
                    en=f"On page {page.number}, {len(odd)} digit(s) of a number differ from the rest in "
                    "shape, ink or grain; check the original.",
                ),
                measure=f"差异 {score:.1f}（界限 {ODD:.0f}）",
                severity="m",
            )
        )
    return tuple(found)
