"""Sheets of the corpus as pages that were read without a slip: words, lines, seals, codes, photographs,
ink. Loaded by `conftest.py`.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any
from unittest import mock

import numpy as np
from PIL import Image

from dossier_ai.core import Code, Frame, Ink, Page, Photo, Rect, Ruling, Seal, Word
from dossier_ai.corpus.paint import paint
from dossier_ai.corpus.sheet import FillOp, PictureOp, Sheet, StrokeOp
from dossier_ai.reading.ink import ink_of
from dossier_ai.reading.ocr import Picture
from dossier_ai.reading.photos import photos_of

PIXELS = 200 / 25.4
INK_DPI = 100
SHORTEST_RULE = 4.0
FILLS_OF_A_PHOTO = 20


class Marks:
    """What pictures on sheets stand for while they are recorded: seals and codes, by the picture itself."""

    def __init__(self) -> None:
        self.kept: dict[int, tuple[Image.Image, Any]] = {}

    def stand_in(self, meaning: Any) -> Image.Image:
        image = Image.new("RGBA", (1, 1), (0, 0, 0, 0))
        self.kept[id(image)] = (image, meaning)
        return image

    def press_seal(
        self, sheet: Sheet, cx: float, cy: float, spec: Any, rng: random.Random, key: str | None = None
    ) -> Rect:
        radius = spec.diameter / 2
        cx = min(max(cx, radius + 1), sheet.width - radius - 1)
        cy = min(max(cy, radius + 1), sheet.height - radius - 1)
        rect = Rect(cx - radius, cy - radius, cx + radius, cy + radius)
        sheet.picture(rect.left, rect.top, spec.diameter, spec.diameter, self.stand_in(spec), key)
        return rect

    def press_name_seal(self, sheet: Sheet, x: float, y: float, name: str, rng: random.Random) -> None:
        sheet.picture(x, y, 14, 14, self.stand_in(("name", name)))

    def qr_picture(self, payload: str) -> Image.Image:
        return self.stand_in(("code", payload))

    def read(self, op: PictureOp) -> Seal | Code | None:
        meaning = self.kept.get(id(op.image), (None, None))[1]
        rect = Rect(op.x * PIXELS, op.y * PIXELS, (op.x + op.width) * PIXELS, (op.y + op.height) * PIXELS)
        if meaning is None:
            return None
        if isinstance(meaning, tuple):
            what, text = meaning
            return (
                Code(rect, "QRCode", text) if what == "code" else Seal(rect, "square", "red", text, None, 0.9)
            )
        return Seal(rect, "round", "red", meaning.text, meaning.centre or None, 0.95)


MARKS = Marks()


@contextmanager
def recording() -> Iterator[None]:
    """While it lasts, seals and codes are noted instead of drawn."""
    with ExitStack() as stack:
        for name in ("press_seal", "press_name_seal", "qr_picture", "watermark"):
            stand_in = getattr(MARKS, name, lambda *_: None)
            for room, module in sorted(sys.modules.items()):
                if (
                    room.startswith("dossier_ai.corpus.")
                    and hasattr(module, name)
                    and not room.endswith(".ink")
                ):
                    stack.enter_context(mock.patch.object(module, name, stand_in))
        yield


def _pixels(rect: Rect) -> Rect:
    return Rect(rect.left * PIXELS, rect.top * PIXELS, rect.right * PIXELS, rect.bottom * PIXELS)


def _words(sheet: Sheet) -> tuple[Word, ...]:
    """The printed words in reading order: line by line, each from left to right."""
    rest = sorted((Word(w.text, _pixels(w.rect), 0.98) for w in sheet.words), key=lambda w: w.rect.cy)
    out: list[Word] = []
    while rest:
        first = rest[0]
        line = [w for w in rest if w.rect.cy < first.rect.bottom]
        rest = rest[len(line) :]
        out += sorted(line, key=lambda w: w.rect.left)
    return tuple(out)


def _rulings(sheet: Sheet) -> tuple[Ruling, ...]:
    """The dark straight lines, pieces that continue each other joined."""
    pieces: dict[tuple[bool, int], list[tuple[float, float, float]]] = {}
    for op in sheet.ops:
        if not isinstance(op, StrokeOp) or max(op.colour) > 120:
            continue
        for (ax, ay), (bx, by) in zip(op.points, op.points[1:], strict=False):
            level = abs(ay - by) < 0.02
            if level == (abs(ax - bx) < 0.02):
                continue
            at, start, end = (ay, *sorted((ax, bx))) if level else (ax, *sorted((ay, by)))
            pieces.setdefault((level, round(at * 20)), []).append((start, end, op.width))
    out: list[Ruling] = []
    for (level, at20), found in sorted(pieces.items()):
        joined: list[list[float]] = []
        for start, end, width in sorted(found):
            if joined and start <= joined[-1][1] + 0.1:
                joined[-1][1] = max(joined[-1][1], end)
                joined[-1][2] = max(joined[-1][2], width)
            else:
                joined.append([start, end, width])
        for start, end, width in joined:
            if end - start < SHORTEST_RULE:
                continue
            low, high = at20 / 20 - width / 2, at20 / 20 + width / 2
            out.append(Ruling(_pixels(Rect(start, low, end, high) if level else Rect(low, start, high, end))))
    return tuple(sorted(out, key=lambda r: (not r.horizontal, r.rect.top, r.rect.left)))


def _picture(sheet: Sheet) -> Picture:
    """The sheet without seals and codes, at `INK_DPI`."""
    plain = replace(sheet, ops=[op for op in sheet.ops if not isinstance(op, PictureOp)])
    return np.ascontiguousarray(np.asarray(paint(plain, INK_DPI))[:, :, ::-1])


def _ink(picture: Picture) -> Ink:
    ink = ink_of(picture)
    return Ink(ink.bits, ink.scale * INK_DPI / 200)


def _photos(sheet: Sheet, picture: Picture) -> tuple[Photo, ...]:
    """The photographs as reading finds them. Those of the corpus are drawn with many fills: other pages need
    not be searched."""
    if sum(isinstance(op, FillOp) for op in sheet.ops) < FILLS_OF_A_PHOTO:
        return ()
    small, large = INK_DPI / 25.4, 200 / INK_DPI
    words = [
        Word(w.text, Rect(*(small * at for at in (w.rect.left, w.rect.top, w.rect.right, w.rect.bottom))))
        for w in sheet.words
    ]
    return tuple(
        Photo(Rect(*(large * at for at in (r.left, r.top, r.right, r.bottom))), photo.look)
        for photo in photos_of(picture, words)
        for r in (photo.rect,)
    )


def record_sheet(sheet: Sheet, file: str, number: int) -> Page:
    """The sheet as a page that was read without a slip, at 200 dots per inch."""
    width, height = sheet.width * PIXELS, sheet.height * PIXELS
    picture = _picture(sheet)
    marks = [m for op in sheet.ops if isinstance(op, PictureOp) and (m := MARKS.read(op)) is not None]
    return Page(
        file=file,
        number=number,
        width=width,
        height=height,
        frame=Frame.plain(width, height),
        words=_words(sheet),
        origin="ocr",
        rulings=_rulings(sheet),
        seals=tuple(m for m in marks if isinstance(m, Seal)),
        codes=tuple(m for m in marks if isinstance(m, Code)),
        photos=_photos(sheet, picture),
        ink=_ink(picture),
    )
