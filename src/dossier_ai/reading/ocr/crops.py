"""Crops of single text lines: cut out of a picture along their polygon, and split where the detector joined
lines that stand above each other."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from dossier_ai.reading.ocr import Picture, Polygon

MAX_CROP_WIDTH = 4000


def size_of(polygon: Polygon) -> tuple[float, float]:
    """Width and height of a polygon along its own sides, in pixels."""
    a, b, c, d = polygon
    return max(math.dist(a, b), math.dist(d, c)), max(math.dist(a, d), math.dist(b, c))


def crop_line(picture: Picture, polygon: Polygon) -> Picture:
    """The polygon's content with its sides made upright, at its natural size."""
    width, height = size_of(polygon)
    columns, rows = max(1, min(MAX_CROP_WIDTH, round(width))), max(1, round(height))
    target = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], dtype=np.float32)
    transform = cv2.getPerspectiveTransform(np.array(polygon, dtype=np.float32), target)
    crop = cv2.warpPerspective(
        picture, transform, (columns, rows), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(crop, dtype=np.uint8)


def enlarged(crop: Picture) -> Picture:
    """The crop at twice its size."""
    return np.asarray(cv2.resize(crop, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


def part_of(polygon: Polygon, top: float, bottom: float, left: float = 0.0, right: float = 1.0) -> Polygon:
    """The part of a polygon between the fractions `top` and `bottom` of its height (and `left`, `right` of
    its width)."""
    a, b, c, d = (np.array(p, dtype=np.float64) for p in polygon)

    def at(x: float, y: float) -> tuple[float, float]:
        point = (a * (1 - x) + b * x) * (1 - y) + (d * (1 - x) + c * x) * y
        return float(point[0]), float(point[1])

    return at(left, top), at(right, top), at(right, bottom), at(left, bottom)


def _bands(dark: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Runs of rows (half-open) that hold dark pixels."""
    filled = np.concatenate(([False], dark.any(axis=1), [False]))
    changes = np.flatnonzero(filled[1:] != filled[:-1])
    return [(int(a), int(b)) for a, b in zip(changes[::2], changes[1::2], strict=True)]


def split_stacked(picture: Picture, polygons: Sequence[Polygon]) -> list[Polygon]:
    """The same polygons, but those that hold several lines above each other (or a column of single
    characters) are split at the blank rows between them.

    A polygon is suspected when it is half as high again as the page's median line and its crop shows at
    least two bands of ink with a blank row between, each at least four tenths of a median line high; bands
    that are thinner (the dots and strokes of one character) are joined to their neighbour first.
    """
    if not polygons:
        return []
    heights = [min(size_of(p)) for p in polygons]
    median = float(np.median(heights))
    out: list[Polygon] = []
    for polygon in polygons:
        width, height = size_of(polygon)
        if height < 1.5 * median or height < 16:
            out.append(polygon)
            continue
        out.extend(_split(picture, polygon, width, height, median))
    return out


def _split(picture: Picture, polygon: Polygon, width: float, height: float, median: float) -> list[Polygon]:
    crop = crop_line(picture, polygon)
    grey = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)
    _level, dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    if float((dark > 0).mean()) > 0.5:
        dark = 255 - dark
    if abs(float(grey.max()) - float(grey.min())) < 40:
        return [polygon]
    ink = dark > 0
    rows = ink.shape[0]
    # A printed frame line at the crop's rim is not ink of a character.
    rim = max(1, round(0.04 * ink.shape[1]))
    ink[:, :rim] = False
    ink[:, -rim:] = False
    share = ink.mean(axis=1)
    ink[share < 0.01] = False
    bands = _bands(ink)
    # One character's width bounds its height: in a narrow box bands are characters, in a wide one lines.
    unit = min(median, width) if width < 1.5 * median else median
    merged: list[tuple[int, int]] = []
    for top, bottom in bands:
        if merged and (
            (bottom - merged[-1][0]) <= 1.15 * unit
            or min(bottom - top, merged[-1][1] - merged[-1][0]) < 0.4 * unit
        ):
            merged[-1] = (merged[-1][0], bottom)
        else:
            merged.append((top, bottom))
    if len(merged) < 2 or max(b - t for t, b in merged) > 0.75 * rows:
        return [polygon]
    cuts = [0.0, *((merged[i][1] + merged[i + 1][0]) / 2 / rows for i in range(len(merged) - 1)), 1.0]
    return [part_of(polygon, cuts[i], cuts[i + 1]) for i in range(len(cuts) - 1)]
