"""One printed page as a list of drawing operations, with every drawn text's place on record.

In: calls in millimetres from the top left corner. Out: the operations (`paint.py` turns them into a picture,
`pdfs.py` into a page with a real text layer), the words, and the boxes of the fields they print.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.fonts import Face, FontSet, Role, advance, has_glyph

MM_PER_POINT = 25.4 / 72
Colour = tuple[int, int, int]
BLACK: Colour = (20, 20, 22)
RED: Colour = (200, 30, 35)
GREY: Colour = (176, 176, 176)

#: How far the ink of a Chinese em square reaches above and below the base line, in em.
RISE, DROP = 0.84, 0.12

#: Printed on every generated page, small and grey: these papers are for testing.
MICRO_TEXT = "测试样本"

Run = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Fill:
    """How blanks are filled in: the values (runs with a key) in another face and ink, perhaps on a line."""

    font: Role = "kai"
    colour: Colour = (30, 38, 104)
    underline: bool = True


_NO_LINE_START = "，。、；：）》」』”％%！？,.;:)"


#: What stands in for a character that a font lacks.
_STAND_INS = {"☑": "■", "—": "－", "·": "．", "•": "．"}


def _drawable(text: str, face: Face) -> str:
    return "".join(c if has_glyph(face, c) else _STAND_INS.get(c, c) for c in text)


@dataclass(frozen=True, slots=True)
class TextOp:
    """A run of text; `y` is its base line, `spacing` extra millimetres after each character."""

    x: float
    y: float
    text: str
    pt: float
    face: Face
    colour: Colour
    spacing: float
    bold: bool


@dataclass(frozen=True, slots=True)
class StrokeOp:
    """A polyline with a pen width in millimetres."""

    points: tuple[tuple[float, float], ...]
    width: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class FillOp:
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    colour: Colour


@dataclass(frozen=True, slots=True, eq=False)
class PictureOp:
    """A picture in the rectangle; one with an alpha channel is ink (it darkens what lies under it)."""

    x: float
    y: float
    width: float
    height: float
    image: Image.Image


Op = TextOp | StrokeOp | FillOp | PictureOp


@dataclass(frozen=True, slots=True)
class DrawnWord:
    """A run of text and where it was drawn, in millimetres."""

    text: str
    rect: Rect


@dataclass(slots=True)
class Sheet:
    """A page of `width` x `height` millimetres."""

    width: float
    height: float
    fonts: FontSet
    ops: list[Op] = field(default_factory=list)
    words: list[DrawnWord] = field(default_factory=list)
    boxes: dict[str, Rect] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def measure(self, text: str, pt: float, font: Role = "song", spacing: float = 0.0) -> float:
        """The width in millimetres `text` would take."""
        face = self.fonts.face(font)
        em = pt * MM_PER_POINT
        return sum(advance(face, c) for c in text) * em + spacing * max(0, len(text) - 1)

    def mark(self, key: str, rect: Rect) -> None:
        """Notes that `rect` shows the field `key`; several marks of one key are joined."""
        known = self.boxes.get(key)
        self.boxes[key] = rect if known is None else Rect.union([known, rect])

    def text(
        self,
        x: float,
        y: float,
        text: str,
        pt: float = 10.5,
        *,
        font: Role = "song",
        align: str = "left",
        spacing: float = 0.0,
        bold: bool = False,
        colour: Colour = BLACK,
        key: str | None = None,
        record: bool = True,
    ) -> Rect:
        """Draws one line whose em square starts at height `y`; returns its rectangle.

        `align` tells what `x` is: the left end, the centre or the right end.
        """
        return self.runs(
            x, y, [(text, key)], pt, font=font, align=align, spacing=spacing, bold=bold, colour=colour,
            record=record,
        )  # fmt: skip

    def runs(
        self,
        x: float,
        y: float,
        runs: Sequence[Run],
        pt: float = 10.5,
        *,
        font: Role = "song",
        align: str = "left",
        spacing: float = 0.0,
        bold: bool = False,
        colour: Colour = BLACK,
        record: bool = True,
        fill: Fill | None = None,
    ) -> Rect:
        """Draws one line made of pieces, each perhaps the value of a field; returns its rectangle."""
        if fill is not None and any(key is not None for _, key in runs):
            return self._filled(
                x, y, runs, pt, fill, font=font, align=align, spacing=spacing, bold=bold, colour=colour
            )
        face = self.fonts.face(font)
        runs = [(_drawable(piece, face), key) for piece, key in runs]
        whole = "".join(piece for piece, _ in runs)
        em = pt * MM_PER_POINT
        width = self.measure(whole, pt, font, spacing)
        if align == "center":
            x -= width / 2
        elif align == "right":
            x -= width
        base = y + RISE * em + 0.03 * em
        top, bottom = base - RISE * em, base + DROP * em
        if whole.strip():
            self.ops.append(TextOp(x, base, whole, pt, face, colour, spacing, bold))
            if record:
                self._note_words(whole, x, top, bottom, em, face, spacing)
        at = x
        for piece, key in runs:
            wide = sum(advance(face, c) for c in piece) * em + spacing * len(piece)
            if key is not None and piece.strip():
                self.mark(key, Rect(at, top, at + wide - spacing, bottom))
            at += wide
        return Rect(x, top, x + width, bottom)

    def _filled(
        self,
        x: float,
        y: float,
        runs: Sequence[Run],
        pt: float,
        fill: Fill,
        *,
        font: Role,
        align: str,
        spacing: float,
        bold: bool,
        colour: Colour,
    ) -> Rect:
        """One line whose values stand in the ink of `fill`."""
        width = sum(self.measure(t, pt, fill.font if k else font, spacing) for t, k in runs)
        at = x - {"left": 0.0, "center": width / 2, "right": width}[align]
        drawn = []
        for text, key in runs:
            role = fill.font if key else font
            drawn.append(
                self.runs(
                    at, y, [(text, key)], pt, font=role, spacing=spacing, bold=bold and not key,
                    colour=fill.colour if key else colour,
                )
            )  # fmt: skip
            if key and fill.underline and text.strip():
                low = y + pt * MM_PER_POINT * 1.06
                self.line(at - 0.8, low, drawn[-1].right + 0.8, low, 0.2)
            at += self.measure(text, pt, role, spacing)
        return Rect.union(drawn)

    def _note_words(
        self, text: str, x: float, top: float, bottom: float, em: float, face: Face, spacing: float
    ) -> None:
        at, start, piece = x, x, ""
        for index, char in enumerate(text):
            wide = advance(face, char) * em + spacing
            gap = char in " 　" and text[index : index + 3].strip(" 　") == ""
            if gap and piece.strip():
                self.words.append(DrawnWord(piece.strip(), Rect(start, top, at - spacing, bottom)))
                piece = ""
            if char in " 　" and not piece:
                at += wide
                continue
            if not piece:
                start = at
            piece += char
            at += wide
        if piece.strip():
            self.words.append(DrawnWord(piece.strip(), Rect(start, top, at - spacing, bottom)))

    def break_lines(
        self,
        runs: Sequence[Run],
        width: float,
        pt: float,
        font: Role = "song",
        indent: float = 0.0,
        fill: Fill | None = None,
    ) -> list[list[Run]]:
        """`runs` cut into lines no wider than `width` millimetres, the first shortened by `indent`."""
        em = pt * MM_PER_POINT
        lines: list[list[Run]] = [[]]
        room = width - indent
        for piece, key in runs:
            face = self.fonts.face(fill.font if fill is not None and key else font)
            part = ""
            for char in piece:
                wide = advance(face, char) * em
                if char == "\n" or (wide > room and char not in _NO_LINE_START):
                    if part:
                        lines[-1].append((part, key))
                    lines.append([])
                    part, room = "", width
                    if char == "\n":
                        continue
                part += char
                room -= wide
            if part:
                lines[-1].append((part, key))
        return lines

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        runs: str | Sequence[Run],
        pt: float = 10.5,
        *,
        font: Role = "song",
        leading: float = 1.6,
        indent: float = 2.0,
        align: str = "left",
        key: str | None = None,
        bold: bool = False,
    ) -> float:
        """Draws a paragraph with its first line indented by `indent` em; returns the height below it."""
        pieces: Sequence[Run] = [(runs, key)] if isinstance(runs, str) else runs
        em = pt * MM_PER_POINT
        for number, line in enumerate(self.break_lines(pieces, width, pt, font, indent * em)):
            left = x + (indent * em if number == 0 else 0)
            at = {"left": left, "center": x + width / 2, "right": x + width}[align]
            self.runs(at, y, line, pt, font=font, align=align, bold=bold)
            y += em * leading
        return y

    def line(
        self, x1: float, y1: float, x2: float, y2: float, width: float = 0.25, colour: Colour = BLACK
    ) -> None:
        self.ops.append(StrokeOp(((x1, y1), (x2, y2)), width, colour))

    def stroke(self, points: Sequence[tuple[float, float]], width: float, colour: Colour = BLACK) -> None:
        self.ops.append(StrokeOp(tuple(points), width, colour))

    def fill(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        self.ops.append(FillOp(tuple(points), colour))

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        pen: float = 0.25,
        colour: Colour = BLACK,
        fill: Colour | None = None,
    ) -> None:
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        if fill is not None:
            self.ops.append(FillOp(corners, fill))
        if pen > 0:
            self.ops.append(StrokeOp((*corners, corners[0]), pen, colour))

    def picture(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        image: Image.Image,
        key: str | None = None,
    ) -> None:
        self.ops.append(PictureOp(x, y, width, height, image))
        if key is not None:
            self.mark(key, Rect(x, y, x + width, y + height))

    def finish(self) -> None:
        """Adds the grey micro-text that every generated page carries, outside the text blocks."""
        self.text(
            self.width - 14,
            self.height - 5.5,
            MICRO_TEXT,
            5,
            font="hei",
            colour=GREY,
            record=False,
            align="right",
        )
        self.text(14, 2.6, MICRO_TEXT, 5, font="hei", colour=GREY, record=False)

    def fractions(self, rect: Rect) -> Rect:
        """`rect` in fractions of the page."""
        return Rect(
            rect.left / self.width,
            rect.top / self.height,
            rect.right / self.width,
            rect.bottom / self.height,
        )
