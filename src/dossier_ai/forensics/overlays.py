"""Text, pictures and rectangles laid over a scanned page of a PDF, or over the text of a digital one.

A scan is one picture that fills its page: what is painted after it and can be seen was added later. Parsing
runs inside the sandbox.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from dossier_ai.core import Message, Rect
from dossier_ai.core.signal import Signal
from dossier_ai.forensics.pdf_pages import (
    Char,
    Item,
    address,
    characters,
    fraction,
    is_hidden,
    items_of,
    opened,
    opened_page,
    raw,
)

SCAN_SHARE = 0.8
"""The least share of a page that pictures cover to make it a scan: scanners leave hardly any margin, and a
figure in a report stays well below."""
WHITE = 235
"""From this level (0-255) in all channels on, a filled rectangle passes for paper."""
_LAYER_SHARE = 0.5
"""A second picture of at least this share is a layer of the same scan (ISO 32000-1, 8.9.6: masks; scanners
that part text from background write two)."""
_LEAST_COVERED = 2
_PATCH_SHARE = 0.2
"""A picture pasted over text is about as large as the text; a photograph that overlaps a few characters by
accident of layout is many times as large."""
_OPAQUE, _OPAQUE_SHARE = 230, 0.9
"""A picture hides what lies under it when so much of it has at least this alpha (0-255)."""
_MOST_PAGES = 2000

What = Literal["text", "picture", "white", "drawing", "covered", "note"]
_SUBTYPES = {
    raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_SQUARE,
    raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_POLYLINE,
    raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_CARET, raw.FPDF_ANNOT_REDACT,
}  # fmt: skip
_WORDS: dict[What, tuple[str, str]] = {
    "text": ("扫描页上叠加了文字对象", "text objects are laid over the scanned page"),
    "picture": ("扫描页上叠加了图片", "pictures are laid over the scanned page"),
    "white": ("扫描页上叠加了白色矩形", "white rectangles are laid over the scanned page"),
    "drawing": ("扫描页上叠加了线条或图形", "lines or shapes are laid over the scanned page"),
    "covered": (
        "页面文字被后画的白色矩形或图片遮盖",
        "text of the page is covered by what was painted after it",
    ),
    "note": ("页面带有批注、图章或文本框", "the page carries annotations, stamps or text boxes"),
}


@dataclass(frozen=True, slots=True)
class Overlay:
    """What was found on one page (from 1), where all of it lies together in page fractions, and how many
    objects it is."""

    page: int
    what: What
    rect: Rect
    count: int


def find_overlays(path: Path) -> tuple[Overlay, ...]:
    """The overlays of the PDF at `path`, page by page."""
    found: list[Overlay] = []
    with opened(path) as document:
        for index in range(min(len(document), _MOST_PAGES)):
            with opened_page(document, index) as page:
                places: dict[What, list[Rect]] = defaultdict(list)
                for what, rect in (*_painted(document, page), *_notes(page)):
                    places[what].append(rect)
                found += [Overlay(index + 1, w, Rect.union(r), len(r)) for w, r in sorted(places.items())]
    return tuple(found)


def _painted(document: Any, page: Any) -> Iterator[tuple[What, Rect]]:
    items = items_of(page)
    scan = _scan_complete(items)
    if scan is None:
        yield from _covered_text(document, page, items)
        return
    for item in items[scan + 1 :]:
        what = _over_scan(item)
        if what is not None and item.rect.area > 0:
            yield what, item.rect


def _scan_complete(items: Sequence[Item]) -> int | None:
    """The place, in the order of painting, of the picture with which the page is filled; None where pictures
    do not fill it."""
    mask = np.zeros((60, 60), dtype=bool)
    for item in items:
        if item.kind == "image":
            r = item.rect
            mask[round(60 * r.top) : round(60 * r.bottom), round(60 * r.left) : round(60 * r.right)] = True
            if float(mask.mean()) >= SCAN_SHARE:
                return item.order
    return None


def _over_scan(item: Item) -> What | None:
    if item.kind == "text":
        return None if is_hidden(item.handle) or _alpha(item.handle) == 0 else "text"
    if item.kind == "image":
        layer = item.rect.area >= _LAYER_SHARE or _bits_per_pixel(item.handle) == 1
        return None if layer else "picture"
    filled, stroked = _painting(item.handle)
    if item.rect.area >= SCAN_SHARE or not (filled or stroked):
        return None
    return "white" if filled and not stroked and _is_white(item.handle) else "drawing"


def _covered_text(document: Any, page: Any, items: Sequence[Item]) -> Iterator[tuple[What, Rect]]:
    """Opaque white rectangles and pictures that hide characters painted before them. A seal pressed on a
    digital page is a picture, too, but one through which the text shows."""
    covers = [item for item in items if _covers(item)]
    if not covers:
        return
    order = {address(item.handle): item.order for item in items if item.kind == "text"}
    chars: list[tuple[Char, int]] = [
        (c, order[c.owner]) for c in characters(page) if not c.hidden and c.owner in order
    ]
    for cover in covers:
        under = [c for c, at in chars if at < cover.order and cover.rect.contains(c.rect.cx, c.rect.cy)]
        if len(under) < _LEAST_COVERED:
            continue
        hidden = Rect.union(c.rect for c in under)
        if cover.kind == "path" or (
            hidden.area >= _PATCH_SHARE * cover.rect.area and _is_opaque(document, page, cover.handle)
        ):
            yield "covered", hidden


def _is_opaque(document: Any, page: Any, handle: Any) -> bool:
    """Whether nothing shows through a picture, its soft mask applied (ISO 32000-1, 11.6.5.3)."""
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(document, page, handle)
    if not bitmap:
        return True
    try:
        if raw.FPDFBitmap_GetFormat(bitmap) != raw.FPDFBitmap_BGRA:
            return True
        height, stride = raw.FPDFBitmap_GetHeight(bitmap), raw.FPDFBitmap_GetStride(bitmap)
        buffer = ctypes.cast(raw.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte))
        pixels = np.ctypeslib.as_array(buffer, (height, stride))
        alpha = pixels[:, 3 : 4 * raw.FPDFBitmap_GetWidth(bitmap) : 4]
        return float((alpha >= _OPAQUE).mean()) >= _OPAQUE_SHARE
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _covers(item: Item) -> bool:
    """Whether an object hides what lies under it. A path other than a rectangle along the page's sides has a
    larger box than its ink: only rectangles, of four or five points, count."""
    if item.kind == "text" or item.rect.area <= 0 or item.rect.area > SCAN_SHARE:
        return False
    if raw.FPDFPageObj_HasTransparency(item.handle):
        return False
    if item.kind == "image":
        return _bits_per_pixel(item.handle) != 1
    filled, _ = _painting(item.handle)
    return filled and _is_white(item.handle) and raw.FPDFPath_CountSegments(item.handle) in (4, 5)


def _painting(handle: Any) -> tuple[bool, bool]:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(handle, mode, stroke):
        return False, False
    return mode.value != raw.FPDF_FILLMODE_NONE, bool(stroke.value)


def _colour(handle: Any) -> tuple[int, int, int, int]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return 0, 0, 0, 255
    return red.value, green.value, blue.value, alpha.value


def _alpha(handle: Any) -> int:
    return _colour(handle)[3]


def _is_white(handle: Any) -> bool:
    red, green, blue, alpha = _colour(handle)
    return min(red, green, blue) >= WHITE and alpha == 255


def _bits_per_pixel(handle: Any) -> int:
    about = raw.FPDF_IMAGEOBJ_METADATA()
    if not raw.FPDFImageObj_GetImageMetadata(handle, None, about):
        return 0
    return int(about.bits_per_pixel)


def _notes(page: Any) -> Iterator[tuple[What, Rect]]:
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        try:
            hidden = raw.FPDFAnnot_GetFlags(annotation) & raw.FPDF_ANNOT_FLAG_HIDDEN
            if raw.FPDFAnnot_GetSubtype(annotation) not in _SUBTYPES or hidden:
                continue
            bounds = raw.FS_RECTF()
            if raw.FPDFAnnot_GetRect(annotation, bounds):
                rect = fraction(page, bounds.left, bounds.bottom, bounds.right, bounds.top)
                if rect.area > 0:
                    yield "note", rect
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def overlay_signals(file: str, overlays: Sequence[Overlay]) -> tuple[Signal, ...]:
    """One signal for each page and sort of overlay."""
    return tuple(
        Signal(
            kind="overlay",
            file=file,
            page=overlay.page,
            box=(overlay.rect.left, overlay.rect.top, overlay.rect.right, overlay.rect.bottom),
            message=Message(
                zh=f"检测到第 {overlay.page} 页{_WORDS[overlay.what][0]}；请核对原件。",
                en=f"On page {overlay.page}, {_WORDS[overlay.what][1]}; check the original.",
            ),
            measure=f"{overlay.count} 处",
            severity="m",
        )
        for overlay in overlays
    )
