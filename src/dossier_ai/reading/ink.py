"""Where a page is inked: evens out the light of a photograph and marks dark cells on a coarse grid."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from dossier_ai.core import Ink
from dossier_ai.reading.ocr import Picture

Grey = npt.NDArray[np.uint8]

CELLS = 840
"""Cells along the page's longer side: a third of a millimetre on A4, several across a tick box."""


def even_light(grey: Grey) -> Grey:
    """`grey` divided by its background, so that paper is white everywhere on a shaded photograph."""
    rows, columns = grey.shape
    small = cv2.resize(grey, (max(1, columns // 8), max(1, rows // 8)), interpolation=cv2.INTER_AREA)
    background = cv2.dilate(small, np.ones((7, 7), np.uint8))
    background = cv2.medianBlur(background, 15)
    full = cv2.resize(background, (columns, rows), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(full, 60), scale=255), dtype=np.uint8)


def darkest(picture: Picture) -> Grey:
    """The darkest of each pixel's three channels: ink of any colour is dark."""
    blue, green, red = cv2.split(picture)
    return np.asarray(cv2.min(cv2.min(blue, green), red), dtype=np.uint8)


def dark_pixels(grey: Grey) -> npt.NDArray[np.bool_]:
    """Pixels clearly darker than the paper around them."""
    return np.asarray(even_light(grey) < 170, dtype=np.bool_)


def ink_of(picture: Picture) -> Ink:
    """The ink of an upright picture, taken in the red channel: a red seal or a red printed frame does not
    count, black print and blue handwriting do."""
    dark = dark_pixels(np.ascontiguousarray(picture[:, :, 2]))
    rows, columns = dark.shape
    scale = min(1.0, CELLS / max(rows, columns))
    size = (max(1, round(columns * scale)), max(1, round(rows * scale)))
    share = cv2.resize(dark.astype(np.uint8) * 255, size, interpolation=cv2.INTER_AREA)
    return Ink(np.asarray(share > 70, dtype=np.bool_), scale)
