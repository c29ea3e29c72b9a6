"""Where a page shows photographs, and what they look like: a perceptual hash of each, and of the whole page.

In comes an upright picture with its words, out come `Photo`s. Whether two of them are the same is for checks
to say.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import imagehash
import numpy as np
import numpy.typing as npt
from PIL import Image

from dossier_ai.core import Photo, Rect, Word
from dossier_ai.reading.ocr import Picture

Mask = npt.NDArray[np.bool_]

_SIDE = 720
_CELL = 4
_LEAST_SHARE = 0.02
"""The least share of the page that a photograph takes: smaller ones are logos, stamps and portraits."""


def look_of(picture: Picture) -> str:
    """The 64-bit perceptual hash (DCT, Zauner 2010) of a picture as 16 hexadecimal digits."""
    rows, columns = picture.shape[:2]
    scale = min(1.0, 256 / max(rows, columns))
    green = np.ascontiguousarray(picture[:, :, 1])
    small = cv2.resize(green, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return str(imagehash.phash(Image.fromarray(small)))


def photos_of(picture: Picture, words: Sequence[Word]) -> tuple[Photo, ...]:
    """The photographs printed on an upright page, from top to bottom: stretches without paper between the
    ink, of many tones, with little text in them."""
    rows, columns = picture.shape[:2]
    scale = min(1.0, _SIDE / max(rows, columns))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    covered = _covered(np.asarray(small, dtype=np.uint8))
    if covered.mean() > 0.9:
        return ()  # No paper to be seen: the picture as a whole is for `look_of`.
    found: list[Photo] = []
    for left, top, right, bottom in _stretches(covered):
        rect = _trimmed(
            picture, left / scale, top / scale, right / scale, bottom / scale, 1.5 * _CELL / scale
        )
        cut = picture[round(rect.top) : round(rect.bottom), round(rect.left) : round(rect.right)]
        if cut.size and _shows_tones(cut) and _text_share(rect, words) < 0.35:
            found.append(Photo(rect, look_of(cut)))
    return tuple(sorted(found, key=lambda p: (p.rect.top, p.rect.left)))


def _covered(small: Picture) -> Mask:
    """Cells of `_CELL` pixels in which hardly any paper shows, the light of a photograph evened out."""
    values = small.max(axis=2).astype(np.float32)
    spread = values - small.min(axis=2)
    rows, columns = values.shape
    down, across = max(1, rows // _CELL), max(1, columns // _CELL)
    cells = (slice(0, down * _CELL), slice(0, across * _CELL))
    paper = _paper(values[cells].reshape(down, _CELL, across, _CELL).max(axis=(1, 3)))
    level = np.repeat(np.repeat(paper, _CELL, 0), _CELL, 1)
    off = (values[cells] < 0.88 * level) | (spread[cells] > 42)
    share = off.reshape(down, _CELL, across, _CELL).mean(axis=(1, 3))
    return np.asarray(share > 0.8, dtype=np.bool_)


def _paper(brightest: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The brightness of paper in every cell: a plane fitted to the cells, those far below it left out."""
    down, across = brightest.shape
    y, x = np.mgrid[0:down, 0:across]
    terms = np.stack([np.ones(down * across), x.ravel() / across, y.ravel() / down], axis=1)
    flat = brightest.ravel().astype(np.float64)
    kept = flat >= np.percentile(flat, 40)
    fitted = flat
    for _ in range(3):
        weights, *_ = np.linalg.lstsq(terms[kept], flat[kept], rcond=None)
        fitted = terms @ weights
        kept = flat > fitted - 12
        if kept.sum() < 10:
            break
    return np.clip(fitted, 60, 255).reshape(down, across).astype(np.float32)


def _stretches(covered: Mask) -> list[tuple[float, float, float, float]]:
    """The rectangles of covered cells that hang together and fill their bounds, in pixels of the small
    picture."""
    joined = cv2.morphologyEx(covered.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=4)
    out = []
    for left, top, width, height, area in stats[1:count].tolist():
        share = width * height / covered.size
        filled = area / (width * height)
        if share < _LEAST_SHARE or filled < 0.7:
            continue
        if not 0.2 < width / height < 5:
            continue
        out.append((left * _CELL, top * _CELL, (left + width) * _CELL, (top + height) * _CELL))
    return out


def _trimmed(picture: Picture, left: float, top: float, right: float, bottom: float, room: float) -> Rect:
    """The rectangle with each side moved, by at most `room`, to where paper turns into picture, so that the
    same photograph is cut alike from every scan."""
    rows, columns = picture.shape[:2]
    grey = cv2.GaussianBlur(picture.min(axis=2), (0, 0), 1.2).astype(np.float32)
    inner = (slice(round(top + 0.1 * (bottom - top)), round(bottom - 0.1 * (bottom - top))),
             slice(round(left + 0.1 * (right - left)), round(right - 0.1 * (right - left))))  # fmt: skip

    def side(at: float, across: bool, inward: int) -> float:
        limit = columns if across else rows
        low, high = max(1, round(at - room)), min(limit - 1, round(at + room))
        if high - low < 2:
            return at
        profile = (grey[inner[0], low:high] if across else grey[low:high, inner[1]].T).mean(axis=0)
        steps = -inward * np.diff(profile)
        return low + 1.0 + float(np.argmax(steps)) if steps.max() > 3 else at

    return Rect(side(left, True, 1), side(top, False, 1), side(right, True, -1), side(bottom, False, -1))


def _shows_tones(cut: Picture) -> bool:
    """Whether a stretch has the many tones of a photograph: shaded cells and colour blocks have few."""
    scale = min(1.0, 160 / max(cut.shape[:2]))
    grey = cv2.cvtColor(
        cv2.resize(cut, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY
    )
    counts = np.bincount((grey // 16).ravel(), minlength=16) / grey.size
    return int((counts > 0.02).sum()) >= 5 and float(counts.max()) < 0.7


def _text_share(rect: Rect, words: Sequence[Word]) -> float:
    inside = sum(
        word.rect.width * word.rect.height for word in words if rect.contains(word.rect.cx, word.rect.cy)
    )
    return inside / max(1.0, rect.width * rect.height)
