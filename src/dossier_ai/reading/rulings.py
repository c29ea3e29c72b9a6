"""Printed straight lines of tables and forms, found in the pixels of an upright picture.

Survives a remaining slope of a degree or two, gaps, and the shading of photographs. Strokes of large
characters are not rulings: they are told by the word they stand in.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from dossier_ai.core import Rect, Ruling, Word
from dossier_ai.reading.ink import even_light
from dossier_ai.reading.ocr import Picture
from dossier_ai.reading.red import red_suppressed


def rulings_of(picture: Picture, words: Sequence[Word]) -> tuple[Ruling, ...]:
    """The rulings of an upright picture, horizontal ones first, each from top to bottom, left to right."""
    rows, columns = picture.shape[:2]
    heights = [w.rect.height for w in words]
    text = float(np.median(heights)) if heights else max(rows, columns) / 80
    # Strokes of a seal over a table would cut its columns: rulings are not red.
    even = even_light(np.ascontiguousarray(red_suppressed(picture)[:, :, 0]))
    shortest = int(max(24, 1.6 * text))
    thickest = max(6.0, 0.4 * text)
    standing_least = int(max(24, 1.35 * text))
    level, upright = _thin(even, thickest), _thin(np.ascontiguousarray(even.T), thickest)
    horizontal = _lines(level, _long(upright, standing_least).T, shortest, thickest)
    standing = _lines(upright, _long(level, shortest).T, standing_least, thickest)
    vertical = [Rect(r.top, r.left, r.bottom, r.right) for r in standing]
    found = [r for r in horizontal + vertical if not _stroke(r, words)]
    found.sort(key=lambda r: (r.height > r.width, r.top, r.left, r.right, r.bottom))
    return tuple(Ruling(r) for r in found)


def _thin(even: npt.NDArray[np.uint8], thickest: float) -> npt.NDArray[np.uint8]:
    """1 where something dark is lower than `thickest` with paper above and below: a rule, but neither a
    filled area nor the edge between the paper and the desk."""
    reach = 2 * int(thickest) + 1
    hat = cv2.morphologyEx(even, cv2.MORPH_BLACKHAT, np.ones((reach, 1), np.uint8))
    return np.asarray((hat > 28) & (even < 235), dtype=np.uint8)


def _long(dark: npt.NDArray[np.uint8], shortest: int) -> npt.NDArray[np.uint8]:
    """The horizontal runs of a 0/1 picture that are at least `shortest` long."""
    thick = cv2.dilate(dark, np.ones((3, 1), np.uint8))
    return np.asarray(
        cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8)), dtype=np.uint8
    )


def _lines(
    dark: npt.NDArray[np.uint8], across: npt.NDArray[np.uint8], shortest: int, thickest: float
) -> list[Rect]:
    """Horizontal lines of a 0/1 picture as rectangles; sloped ones come in several level pieces. `across` is
    where lines of the other direction run: a line is not thin where it crosses one, yet goes on."""
    # A line that sways by a pixel must not fall apart: thicken first, thin again in the measurement.
    thick = cv2.bitwise_or(
        cv2.dilate(dark, np.ones((3, 1), np.uint8)), cv2.dilate(across, np.ones((1, 3), np.uint8))
    )
    opened = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8))
    opened = cv2.bitwise_and(opened, thick)
    joined = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, np.ones((1, max(5, shortest // 3)), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    out: list[Rect] = []
    for i in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[i])
        if width < shortest or area / width > thickest + 2:
            continue
        if height > max(3 * thickest, 0.06 * width):
            continue
        if height <= thickest + 2:
            out.append(Rect(x, y + 1, x + width, max(y + 2, y + height - 1)))
            continue
        out.extend(_pieces(labels[y : y + height, x : x + width] == i, x, y, thickest))
    return out


def _pieces(mask: npt.NDArray[np.bool_], x: int, y: int, thickest: float) -> list[Rect]:
    """A sloped or bent line in level pieces, each no higher than the thickest line."""
    columns = np.flatnonzero(mask.any(axis=0))
    if not len(columns):
        return []
    centre = (mask * np.arange(mask.shape[0])[:, None]).sum(axis=0) / np.maximum(1, mask.sum(axis=0))
    out: list[Rect] = []
    start = int(columns[0])
    low = high = float(centre[start])
    for column in [*columns[1:].tolist(), -1]:
        value = float(centre[column]) if column >= 0 else 1e9
        if max(high, value) - min(low, value) > max(2.0, 0.5 * thickest):
            middle = (low + high) / 2
            stop = int(column) if column >= 0 else int(columns[-1]) + 1
            if stop > start:
                out.append(Rect(x + start, y + middle - 1, x + stop, y + middle + 1))
            start, low, high = stop, value, value
        else:
            low, high = min(low, value), max(high, value)
    return out


def _stroke(rect: Rect, words: Sequence[Word]) -> bool:
    """Whether a short line lies inside a word that is not much longer than it is high, as strokes do."""
    length = max(rect.width, rect.height)
    for word in words:
        box = word.rect
        if length > 1.3 * box.height:
            continue
        if (
            box.left - 3 <= rect.left
            and rect.right <= box.right + 3
            and box.top - 3 <= rect.top
            and (rect.bottom <= box.bottom + 3)
        ):
            return True
    return False


def merged(rects: Sequence[Rect], slack: float) -> list[Rect]:
    """Level and upright pieces joined where they continue each other within `slack` pixels; level ones
    first, each group from top to bottom, left to right."""
    out: list[Rect] = []
    for flat in (True, False):
        pieces = [r for r in rects if (r.width >= r.height) == flat]
        if not flat:
            pieces = [Rect(r.top, r.left, r.bottom, r.right) for r in pieces]
        rows: list[list[Rect]] = []
        for piece in sorted(pieces, key=lambda r: (r.cy, r.left, r.right)):
            if rows and piece.cy - rows[-1][-1].cy <= slack and piece.cy - rows[-1][0].cy <= 2 * slack:
                rows[-1].append(piece)
            else:
                rows.append([piece])
        for row in rows:
            row.sort(key=lambda r: (r.left, r.right))
            current = row[0]
            for piece in row[1:]:
                if piece.left <= current.right + slack:
                    current = Rect.union((current, piece))
                else:
                    out.append(
                        current if flat else Rect(current.top, current.left, current.bottom, current.right)
                    )
                    current = piece
            out.append(current if flat else Rect(current.top, current.left, current.bottom, current.right))
    return out
