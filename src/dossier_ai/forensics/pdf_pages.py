"""A PDF opened by pdfium and what lies on its pages, in page fractions. Runs inside the sandbox."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import pypdfium2
import pypdfium2.raw

from dossier_ai.core import Rect

# Both are made at build time from the C headers: no static types to check against.
pdfium: Any = pypdfium2
raw: Any = pypdfium2.raw

_PRECISE = 1_000_000
_DEEPEST = 4
Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Item:
    """One painted object: where it lies, in fractions of the page, and pdfium's handle to it. `order` is its
    place in the order of painting."""

    kind: Literal["text", "path", "image"]
    rect: Rect
    handle: Any
    order: int


@contextmanager
def opened(source: Any) -> Iterator[Any]:
    """The document of a path or of bytes, closed at the end. PdfiumError when pdfium cannot open it."""
    document = pdfium.PdfDocument(source)
    try:
        yield document
    finally:
        document.close()


@contextmanager
def opened_page(document: Any, index: int) -> Iterator[Any]:
    """Page `index` (from 0), closed at the end."""
    page = document[index]
    try:
        yield page
    finally:
        page.close()


def fraction(page: Any, left: float, bottom: float, right: float, top: float) -> Rect:
    """A rectangle of page coordinates (points, origin bottom left) in fractions of the shown page."""
    xs, ys = [], []
    for x, y in ((left, bottom), (right, bottom), (left, top), (right, top)):
        px, py = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, _PRECISE, _PRECISE, 0, x, y, px, py)
        xs.append(min(1.0, max(0.0, px.value / _PRECISE)))
        ys.append(min(1.0, max(0.0, py.value / _PRECISE)))
    return Rect(min(xs), min(ys), max(xs), max(ys))


def items_of(page: Any) -> list[Item]:
    """What is painted on the page, first things first; forms are taken apart."""
    kinds: dict[int, Literal["text", "path", "image"]] = {
        raw.FPDF_PAGEOBJ_TEXT: "text", raw.FPDF_PAGEOBJ_PATH: "path", raw.FPDF_PAGEOBJ_IMAGE: "image",
    }  # fmt: skip
    found: list[Item] = []

    def visit(handle: Any, matrix: Matrix, depth: int) -> None:
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(_matrix_of(handle), matrix)
            for index in range(raw.FPDFFormObj_CountObjects(handle)):
                visit(raw.FPDFFormObj_GetObject(handle, index), inner, depth + 1)
        elif kind in kinds:
            bounds = _bounds(handle, matrix)
            if bounds is not None:
                found.append(Item(kinds[kind], fraction(page, *bounds), handle, len(found)))

    for index in range(raw.FPDFPage_CountObjects(page)):
        visit(raw.FPDFPage_GetObject(page, index), _UNIT, 0)
    return found


def _matrix_of(handle: Any) -> Matrix:
    m = raw.FS_MATRIX()
    return (m.a, m.b, m.c, m.d, m.e, m.f) if raw.FPDFPageObj_GetMatrix(handle, m) else _UNIT


def _times(a: Matrix, b: Matrix) -> Matrix:
    """First `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def _bounds(handle: Any, matrix: Matrix) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def image_key(handle: Any) -> str:
    """The SHA-256 of an image's bytes as they stand in the file."""
    size = raw.FPDFImageObj_GetImageDataRaw(handle, None, 0)
    buffer = ctypes.create_string_buffer(max(1, size))
    raw.FPDFImageObj_GetImageDataRaw(handle, buffer, size)
    return hashlib.sha256(buffer.raw[:size]).hexdigest()


@dataclass(frozen=True, slots=True)
class Char:
    """A printed character of the text layer: its place, whether it is drawn invisibly, and the address of its
    text object."""

    char: str
    rect: Rect
    hidden: bool
    owner: int


def characters(page: Any) -> list[Char]:
    """The characters of the page, blanks left out."""
    text = page.get_textpage()
    try:
        found = []
        for index in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, index)
            if not code or chr(code).isspace():
                continue
            left, right, bottom, top = (ctypes.c_double() for _ in range(4))
            if not raw.FPDFText_GetCharBox(text, index, left, right, bottom, top):
                continue
            item = raw.FPDFText_GetTextObject(text, index)
            hidden = bool(item) and is_hidden(item)
            rect = fraction(page, left.value, bottom.value, right.value, top.value)
            found.append(Char(chr(code), rect, hidden, address(item)))
        return found
    finally:
        text.close()


def is_hidden(item: Any) -> bool:
    """Whether a text object is drawn invisibly, as the layers of scanning software are."""
    return bool(raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE)


def address(handle: Any) -> int:
    """What tells two handles of pdfium apart."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
