"""What is written on a seal: its arc unrolled into a straight line and read, and the line below the star."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from dossier_ai.core import Rect
from dossier_ai.reading.ocr import OcrEngine, Picture

Mask = npt.NDArray[np.uint8]
Reals = npt.NDArray[np.float64]

_STRIP = 56
_SURE = 0.6


@dataclass(frozen=True, slots=True)
class SealText:
    """The text along the arc and the line below the centre; None where nothing could be read surely."""

    text: str | None
    centre: str | None
    confidence: float


def read_arc(ink: Mask, x: float, y: float, a: float, b: float, turn: float, engine: OcrEngine) -> SealText:
    """The text of a round or oval seal in a map of ink strength (0-255); half axes `a`, `b` in pixels, the
    major one turned by `turn` degrees. Read clockwise from the widest gap of the arc, from several starts."""
    outer, inner = _band(ink, x, y, a, b, turn)
    strip, start = _unrolled(ink, x, y, a, b, turn, inner, outer)
    crops: list[Picture] = []
    for shift in (0.0, -0.04, 0.04):
        rolled = np.roll(strip, -round((start + shift) * strip.shape[1]), axis=1)
        crops.append(_paper(_trimmed(rolled)))
    # A cut through the first or last character shows as a worse reading.
    best_text, best_confidence = "", 0.0
    for read in engine.recognise(crops):
        score = read.confidence * (1 + 0.02 * len(read.text))
        if read.text and score > best_confidence * (1 + 0.02 * len(best_text)):
            best_text, best_confidence = read.text, read.confidence
    centre = _centre(ink, x, y, a, b, turn, start, engine)
    sure = best_confidence >= _SURE and len(best_text) >= 4
    return SealText(best_text.replace(" ", "") if sure else None, centre, best_confidence if sure else 0.0)


def arc_crops(ink: Mask, x: float, y: float, a: float, b: float, turn: float) -> Iterator[Picture]:
    """Further straight pictures of the arc, for a text that was not read right: other bands, other starts,
    fuller and thinner strokes. Arguments as for `read_arc`."""
    outer, inner = _band(ink, x, y, a, b, turn)
    for stretch_out, stretch_in in ((1.0, 1.0), (1.03, 1.0), (0.97, 1.0), (1.0, 1.08), (1.02, 0.93)):
        strip, start = _unrolled(ink, x, y, a, b, turn, inner * stretch_in, min(1.05, outer * stretch_out))
        for shift in (0.0, -0.06, 0.06):
            rolled = _trimmed(np.roll(strip, -round((start + shift) * strip.shape[1]), axis=1))
            yield _paper(rolled)
            yield _paper(np.asarray(cv2.GaussianBlur(rolled, (3, 3), 0), dtype=np.uint8))
            yield _paper(np.asarray(cv2.dilate(rolled, np.ones((2, 2), np.uint8)), dtype=np.uint8))
            wide = cv2.resize(rolled, None, fx=1.2, fy=1.0, interpolation=cv2.INTER_CUBIC)
            yield _paper(np.asarray(wide, dtype=np.uint8))


def read_square(ink: Mask, rect: Rect, engine: OcrEngine) -> tuple[str | None, str | None, float]:
    """The text of a square seal, read in lines from top to bottom; (text, None, confidence)."""
    rows, columns = ink.shape
    crop = ink[
        max(0, int(rect.top)) : min(rows, int(rect.bottom)),
        max(0, int(rect.left)) : min(columns, int(rect.right)),
    ]
    if min(crop.shape) < 12:
        return None, None, 0.0
    height, width = crop.shape
    rim = max(2, round(0.07 * min(height, width)))
    inner = np.ascontiguousarray(crop[rim:-rim, rim:-rim])
    lines = _bands((inner > 50).mean(axis=1), 0.06, max(6, inner.shape[0] // 8))
    reads = engine.recognise([_paper(inner[top:bottom]) for top, bottom in lines])
    sure = [r for r in reads if r.text and r.confidence >= _SURE]
    if not sure:
        return None, None, 0.0
    return "".join(r.text for r in sure), None, min(r.confidence for r in sure)


def _points(
    x: float, y: float, a: float, b: float, turn: float, angles: Reals, radii: Reals
) -> tuple[Reals, Reals]:
    """Positions at `angles` (radians, clockwise from three o'clock) and `radii` (shares of the outline)."""
    t = np.radians(turn)
    px = a * radii * np.cos(angles - t)
    py = b * radii * np.sin(angles - t)
    return x + px * np.cos(t) - py * np.sin(t), y + px * np.sin(t) + py * np.cos(t)


def _sampled(ink: Mask, xs: Reals, ys: Reals) -> Mask:
    return np.asarray(
        cv2.remap(
            ink,
            xs.astype(np.float32),
            ys.astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
        ),
        dtype=np.uint8,
    )


def _band(ink: Mask, x: float, y: float, a: float, b: float, turn: float) -> tuple[float, float]:
    """Outer and inner radius (shares of the outline) between which the arc's text stands: inside the ring."""
    radii = np.linspace(0.55, 1.05, 101)
    angles = np.radians(np.arange(0, 360, 1.0))
    grid_angles, grid_radii = np.meshgrid(angles, radii)
    xs, ys = _points(x, y, a, b, turn, grid_angles, grid_radii)
    profile = (_sampled(ink, xs, ys) > 60).mean(axis=1)
    ring = 0.85 + 0.005 * int(np.argmax(profile[60:])) if profile[60:].max() > 0.4 else 1.0
    below = [i for i, r in enumerate(radii) if ring - 0.17 <= r <= ring - 0.02]
    quiet = min(below, key=lambda i: (profile[i] + 0.15 * (ring - radii[i]), -i))
    outer = float(radii[quiet])
    return outer, max(0.4, outer - 0.36)


def _unrolled(
    ink: Mask, x: float, y: float, a: float, b: float, turn: float, inner: float, outer: float
) -> tuple[Mask, float]:
    """The band between two radii as a strip of constant height, clockwise from three o'clock, outer side up;
    and where (0-1 of its width) its widest gap has its middle."""
    middle = (inner + outer) / 2
    width = max(200, round(_STRIP * np.pi * (a + b) * middle / ((outer - inner) * (a + b) / 2)))
    angles = np.linspace(0, 2 * np.pi, width, endpoint=False)
    radii = np.linspace(outer, inner, _STRIP)
    grid_angles, grid_radii = np.meshgrid(angles, radii)
    xs, ys = _points(x, y, a, b, turn, grid_angles, grid_radii)
    strip = _sampled(ink, xs, ys)
    # The text stands in the outer two thirds of the band; the star's tips reach into the rest.
    filled = (strip[: round(0.7 * _STRIP)] > 60).mean(axis=0)
    window = max(3, width // 10)
    kernel = np.ones(window) / window
    smooth = np.convolve(np.concatenate([filled[-window:], filled, filled[:window]]), kernel, mode="same")
    smooth = smooth[window:-window]
    # Of equally empty places the one nearest to six o'clock, where arcs are open.
    distance = np.abs((np.arange(width) / width - 0.25 + 0.5) % 1.0 - 0.5)
    start = int(np.argmin(smooth + 0.10 * distance))
    return strip, start / width


def _trimmed(strip: Mask) -> Mask:
    """The strip without the empty ends beyond its first and last writing."""
    filled = (strip > 60).mean(axis=0)
    inked = np.flatnonzero(filled > 0.08)
    if not len(inked):
        return strip
    margin = _STRIP // 3
    return strip[:, max(0, int(inked[0]) - margin) : int(inked[-1]) + margin]


def _paper(ink: Mask) -> Picture:
    """Ink strength as dark writing on white paper, contrast stretched."""
    top = max(90.0, float(np.percentile(ink, 98)))
    grey = 255 - np.clip(ink.astype(np.float32) * 255 / top, 0, 255)
    pad = max(3, ink.shape[0] // 12)
    framed = cv2.copyMakeBorder(
        grey.astype(np.uint8), pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=(255.0, 255.0, 255.0)
    )
    return np.ascontiguousarray(np.repeat(framed[:, :, None], 3, axis=2))


def _bands(profile: npt.NDArray[np.floating], floor: float, least: int) -> list[tuple[int, int]]:
    filled = np.concatenate(([False], profile > floor, [False]))
    changes = np.flatnonzero(filled[1:] != filled[:-1])
    bands = [(int(s), int(e)) for s, e in zip(changes[::2], changes[1::2], strict=True)]
    return [(max(0, s - 2), e + 2) for s, e in bands if e - s >= least]


def _centre(
    ink: Mask, x: float, y: float, a: float, b: float, turn: float, start: float, engine: OcrEngine
) -> str | None:
    """The line below the star, levelled by the arc's own gap; None when none can be read."""
    lean = (
        ((start - 0.25 + 0.5) % 1.0 - 0.5) * 360 if b > 0.88 * a else turn if abs(turn) < 45 else turn - 180
    )
    lean = lean if abs(lean) <= 40 else 0.0
    side = round(1.36 * b)
    matrix = cv2.getRotationMatrix2D((x, y), lean, 1.0)
    shift = np.array([[0.0, 0.0, side / 2 - x], [0.0, 0.0, side / 2 - y]])
    level = cv2.warpAffine(ink, np.asarray(matrix, dtype=np.float64) + shift, (side, side))
    below = np.asarray(level[round(0.60 * side) : round(0.97 * side)], dtype=np.uint8)
    if min(below.shape) < 12:
        return None
    # The corners of the square reach into the arc's band.
    for row in range(below.shape[0]):
        depth = (row + 0.60 * side - side / 2) / b
        half = np.sqrt(max(0.0, 0.64**2 - depth**2)) * b
        below[row, : max(0, round(side / 2 - half))] = 0
        below[row, round(side / 2 + half) :] = 0
    bands = _bands((below > 60).mean(axis=1), 0.04, max(6, round(0.09 * b)))
    reads = engine.recognise([_paper(np.ascontiguousarray(below[s:e])) for s, e in bands])
    sure = [r.text for r in reads if r.confidence >= 0.75 and sum("一" <= c <= "鿿" for c in r.text) >= 2]
    return sure[0].replace(" ", "") if sure else None
