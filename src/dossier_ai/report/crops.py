"""Cuts the piece of a page picture that proves a value, with personal numbers blacked out.

The frame around the value is not painted into the picture: it is drawn over it by the template, so that the
ink stays as it was handed in.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
LoadPicture = Callable[[str, int], Picture | None]
Boxes = Sequence[Sequence[float]]

ASPECT = 3.1
LEAST_WIDTH = 0.38
CROP_PIXELS = 760
JPEG_QUALITY = 72


@dataclass(frozen=True, slots=True)
class Crop:
    """A cut-out as a data URL, its size in pixels, and the value's box inside it in the same pixels."""

    url: str
    width: int
    height: int
    box: tuple[float, float, float, float]


def cut_crop(
    load: LoadPicture, evidence: Mapping[str, Any], personal: Mapping[tuple[str, int], Boxes]
) -> Crop | None:
    """The surroundings of one evidence box; None when it has no page, or the picture is gone.

    `load` gives the stored page as BGR pixels (height, width, 3); `personal` the boxes, in page fractions,
    that are blacked out on each page.
    """
    page, box = evidence.get("page"), evidence.get("box")
    if page is None or box is None:
        return None
    picture = load(evidence["file"], page)
    if picture is None:
        return None
    height, width = picture.shape[:2]
    left, top, right, bottom = _window(box, width, height)
    piece: npt.NDArray[Any] = picture[top:bottom, left:right].copy()
    for hidden in personal.get((evidence["file"], page), ()):
        x0, y0 = int(hidden[0] * width) - left - 2, int(hidden[1] * height) - top - 2
        x1, y1 = int(hidden[2] * width) - left + 2, int(hidden[3] * height) - top + 2
        cv2.rectangle(piece, (x0, y0), (x1, y1), (69, 63, 59), thickness=-1)
    scale = min(1.0, CROP_PIXELS / piece.shape[1])
    if scale < 1.0:
        piece = cv2.resize(piece, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    done, coded = cv2.imencode(".jpg", piece, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    if not done:
        return None
    return Crop(
        url="data:image/jpeg;base64," + base64.b64encode(coded.tobytes()).decode("ascii"),
        width=piece.shape[1],
        height=piece.shape[0],
        box=(
            (box[0] * width - left) * scale,
            (box[1] * height - top) * scale,
            (box[2] - box[0]) * width * scale,
            (box[3] - box[1]) * height * scale,
        ),
    )


def _window(box: Sequence[float], width: int, height: int) -> tuple[int, int, int, int]:
    """A window of the report's aspect around the box, moved inside the page."""
    x0, y0, x1, y1 = box[0] * width, box[1] * height, box[2] * width, box[3] * height
    wide = min(float(width), max(LEAST_WIDTH * width, 1.25 * (x1 - x0), 1.5 * (y1 - y0) * ASPECT))
    high = min(float(height), max(wide / ASPECT, 1.15 * (y1 - y0)))
    left = min(max(0.0, (x0 + x1 - wide) / 2), width - wide)
    top = min(max(0.0, (y0 + y1 - high) / 2), height - high)
    return int(left), int(top), int(left + wide), int(top + high)
