"""What reading hands on: pages of words with their geometry. Plain slotted classes, since there are many.

All rectangles here are `Rect`s in the page's upright frame (pixels of the deskewed, unwarped picture).
`Page.box` turns them into the boxes of the public contract.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from dossier_ai.core.geometry import Box, Frame, Rect

Origin = Literal["text_layer", "ocr", "office"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a dossier. `name` is its path inside the dossier with `/`; a member of an archive is
    `a.zip!/inner/b.pdf`."""

    name: str
    sha256: str
    size_bytes: int


def _advance(char: str) -> float:
    """Relative width of a printed character: 1 for full-width ones, about half for the others."""
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else 0.55


@dataclass(frozen=True, slots=True)
class Word:
    """A run of text as the reader gives it: a text-line segment from OCR, a run of characters from a PDF
    text layer, a paragraph or cell of an office file. Several runs may stand on one printed line.

    `edges` holds the x positions (upright pixels) between characters, `len(text) + 1` of them, when the
    reader knows them; otherwise `slice` assumes proportional widths. `part` names the place in an
    office file ("Sheet1!C7", "table 2, row 5, cell 3", "paragraph 12") and replaces the box there.
    `chances` are the reader's probabilities of the single characters, `len(text)` of them, where it gives
    them: `confidence`, their mean, hides one doubtful digit.
    """

    text: str
    rect: Rect
    confidence: float = 1.0
    edges: tuple[float, ...] | None = None
    part: str | None = None
    chances: tuple[float, ...] | None = None

    def slice(self, start: int, end: int) -> Rect:
        """The rectangle of characters `start` to `end` (exclusive) of `text`."""
        if self.edges is not None:
            return Rect(self.edges[start], self.rect.top, self.edges[end], self.rect.bottom)
        widths = [_advance(c) for c in self.text]
        total = sum(widths) or 1.0
        left = self.rect.left + self.rect.width * sum(widths[:start]) / total
        right = self.rect.left + self.rect.width * sum(widths[:end]) / total
        return Rect(left, self.rect.top, right, self.rect.bottom)

    def shifted(self, dx: float, dy: float) -> Word:
        """This word `dx` pixels to the right and `dy` down: from a part of a picture to the whole."""
        r = self.rect
        rect = Rect(r.left + dx, r.top + dy, r.right + dx, r.bottom + dy)
        edges = None if self.edges is None else tuple(round(e + dx, 2) for e in self.edges)
        return Word(self.text, rect, self.confidence, edges, self.part, self.chances)

    def cut(self, start: int, end: int) -> Word:
        """Characters `start` to `end` (exclusive) as a word of their own, with their rectangle."""
        edges = self.edges[start : end + 1] if self.edges is not None else None
        chances = self.chances[start:end] if self.chances is not None else None
        return Word(self.text[start:end], self.slice(start, end), self.confidence, edges, self.part, chances)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A printed straight line of a table or form. Horizontal when `rect` is wider than high."""

    rect: Rect

    @property
    def horizontal(self) -> bool:
        return self.rect.width >= self.rect.height


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal impression. `text` is what could be read along the arc (None: not readable), `centre_text`
    the line under the star (such as 合同专用章). A grey seal is a photocopied one."""

    rect: Rect
    shape: Literal["round", "oval", "square", "paging"]
    colour: Literal["red", "grey"]
    text: str | None = None
    centre_text: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Code:
    """A decoded QR or bar code: evidence of its own, independent of OCR."""

    rect: Rect
    format: str
    payload: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph printed on a page. `look` is its 64-bit perceptual hash, 16 hexadecimal digits."""

    rect: Rect
    look: str


class Ink:
    """Where a page has dark ink, coarsely: answers how much of a rectangle is inked.

    `bits` is a boolean array (rows, columns) covering the upright frame; `scale` is the number of its
    cells per upright pixel.
    """

    __slots__ = ("bits", "scale")

    def __init__(self, bits: npt.NDArray[np.bool_], scale: float) -> None:
        self.bits = bits
        self.scale = scale

    def density(self, rect: Rect) -> float:
        """The inked share (0-1) of `rect`; 0 for a rectangle outside the page."""
        rows, columns = self.bits.shape
        left = min(columns, max(0, round(rect.left * self.scale)))
        right = min(columns, max(0, round(rect.right * self.scale)))
        top = min(rows, max(0, round(rect.top * self.scale)))
        bottom = min(rows, max(0, round(rect.bottom * self.scale)))
        cells = (right - left) * (bottom - top)
        if right <= left or bottom <= top:
            return 0.0
        inked = int(np.count_nonzero(self.bits[top:bottom, left:right]))
        return float(inked / cells)


@dataclass(frozen=True, slots=True)
class Page:
    """One page, upright. `number` counts from 1 in its `file`; `width` and `height` measure the upright
    frame in pixels; `frame` leads back to the page as stored. `picture` names the stored page's picture
    by its content, `<sha256>.png` or `.jpg` ("" when there is none, as for office files); `look` is the
    perceptual hash of the upright picture. An unread page has no words and a `Problem` of its own in the
    record."""

    file: str
    number: int
    width: float
    height: float
    frame: Frame
    words: tuple[Word, ...]
    origin: Origin
    rulings: tuple[Ruling, ...] = ()
    seals: tuple[Seal, ...] = ()
    codes: tuple[Code, ...] = ()
    ink: Ink | None = field(default=None, compare=False)
    picture: str = ""
    quarter_turns: int = 0
    skew_degrees: float = 0.0
    read: bool = True
    photos: tuple[Photo, ...] = ()
    look: str = ""

    def box(self, rects: Rect | Iterable[Rect]) -> Box:
        """Where one or several upright rectangles lie on the stored page."""
        rect = rects if isinstance(rects, Rect) else Rect.union(rects)
        return self.frame.to_box(rect)

    @property
    def text(self) -> str:
        """All words, one per line, in reading order as stored."""
        return "\n".join(word.text for word in self.words)
