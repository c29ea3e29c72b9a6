"""The red ink of a page: how red each pixel is, and the page without it."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from dossier_ai.reading.ocr import Picture

Grey = npt.NDArray[np.uint8]


def redness(picture: Picture) -> Grey:
    """How much redder than green and blue each pixel is (0-255); hues from about 340 to 15 degrees only."""
    blue, green, red = (picture[:, :, i].astype(np.int16) for i in range(3))
    excess = red - np.maximum(green, blue)
    # Orange and brown have far more green than blue, purple far more blue than green.
    lean = np.abs(green - blue)
    excess[lean * 2 > excess * 1.3] = 0
    return np.asarray(np.clip(excess * 2, 0, 255), dtype=np.uint8)


def red_mask(picture: Picture) -> npt.NDArray[np.bool_]:
    """Pixels inked red."""
    return np.asarray(redness(picture) > 70, dtype=np.bool_)


def red_suppressed(picture: Picture) -> Picture:
    """The picture as three equal grey channels, with red ink turned to paper and black print under it kept.

    Taken from the red channel, in which a red seal is nearly white; never binarised (domain 1.0)."""
    red = picture[:, :, 2]
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    lifted = np.clip((red.astype(np.float32) - 45) * (255 / 125), 0, 255).astype(np.uint8)
    near = cv2.dilate((redness(picture) > 40).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    out = np.where(near, np.maximum(lifted, red), grey)
    return np.ascontiguousarray(np.repeat(out[:, :, None], 3, axis=2).astype(np.uint8))
