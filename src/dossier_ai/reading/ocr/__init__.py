"""The port to optical character recognition: what an engine must do, and the lines it gives.

Engines live beside this file, one each; `engines.open_engine` opens one by name. Pictures are arrays of
shape (height, width, 3), uint8, in OpenCV's order blue, green, red.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
Polygon = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class OcrText:
    """What an engine read in one crop: `confidence` in 0-1; `edges` are the positions between characters,
    `len(text) + 1` of them, as fractions of the crop's width, None when the engine does not know them;
    `chances` the probabilities of the single characters, None likewise."""

    text: str
    confidence: float
    edges: tuple[float, ...] | None = None
    chances: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class OcrLine:
    """One line of text on a picture. `polygon` goes clockwise from the text's own top left corner, in
    picture pixels."""

    polygon: Polygon
    text: str
    confidence: float
    edges: tuple[float, ...] | None = None
    chances: tuple[float, ...] | None = None


class OcrEngine(Protocol):
    """A reader of pictures. The same picture gives the same lines, whatever was read before it."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def detect(self, picture: Picture) -> list[Polygon]:
        """Where text stands, in reading order, each clockwise from the corner at its top left."""
        ...

    def recognise(self, crops: Sequence[Picture]) -> list[OcrText]:
        """What stands in each crop of one upright line; the text is "" where nothing could be read."""
        ...

    def detect_and_recognise(self, picture: Picture) -> list[OcrLine]:
        """All lines of a picture, in reading order."""
        ...
