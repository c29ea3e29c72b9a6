"""One PDF page taken apart, inside the sandbox: its picture, its text layer as runs, its drawn lines.

Nothing is judged here; `pdf` decides what to believe. Rectangles are in pixels of the rendered picture.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
import pypdfium2
import pypdfium2.raw
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from dossier_ai.core import Rect
from dossier_ai.reading.formats import refusal
from dossier_ai.reading.notices import UnreadableError
from dossier_ai.reading.ocr import Picture

# Both are made at build time from the C headers: no static types to check against.
pdfium: Any = pypdfium2
raw: Any = pypdfium2.raw

DPI = 200
LONGEST_SIDE = 3600
SMALLEST_LONG_SIDE = 1600
_MOST_PAGES = 5000
_PRECISE = 1_000_000
_PLUMBER_ERRORS = (
    PdfminerException, PSException, ValueError, TypeError, KeyError, IndexError, AttributeError,
    AssertionError, RecursionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of the text layer that stand together on one line, with the positions between them."""

    text: str
    rect: Rect
    edges: tuple[float, ...]
    font: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A page of a PDF as it is: `picture` is rendered (rotation done); `characters` counts the printable
    ones of the text layer, of which `hidden` are drawn invisibly, `unmapped` have no meaning (private use,
    replacement, no Unicode), `turned` do not run left to right. `images` are the places of pictures."""

    picture: Picture
    runs: tuple[Run, ...]
    rulings: tuple[Rect, ...]
    images: tuple[Rect, ...]
    characters: int
    hidden: int
    unmapped: int
    turned: int


@dataclass(slots=True)
class _Opened:
    """A PDF kept open between the calls for its pages; pdfplumber is asked only where there is text."""

    path: Path
    document: Any
    plumber: Any = None

    def close(self) -> None:
        self.document.close()
        if self.plumber is not None:
            self.plumber.close()


_opened: _Opened | None = None


def _open(path: Path) -> _Opened:
    global _opened
    if _opened is not None and _opened.path == path:
        return _opened
    if _opened is not None:
        _opened.close()
        _opened = None
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        code = raw.FPDF_GetLastError()
        what = "encrypted" if code == raw.FPDF_ERR_PASSWORD or "assword" in str(error) else "broken"
        raise refusal(what) from error
    _opened = _Opened(path, document)
    return _opened


def count_pages(path: Path) -> int:
    """The number of pages; UnreadableError when the PDF is encrypted, damaged, empty or endless."""
    count = len(_open(path).document)
    if count == 0:
        raise refusal("broken")
    if count > _MOST_PAGES:
        raise UnreadableError(
            "too-many-pages",
            f"PDF 共 {count} 页，超过 {_MOST_PAGES} 页；请拆分后再提交。",
            f"The PDF has {count} pages, more than {_MOST_PAGES}; split it.",
        )
    return count


def take_apart(path: Path, index: int) -> Layer:
    """Page `index` (from 0) of the PDF at `path`."""
    opened = _open(path)
    try:
        page = opened.document[index]
    except pdfium.PdfiumError as error:
        raise refusal("broken") from error
    try:
        width, height = page.get_size()
        longest = max(width, height)
        if longest < 1 or min(width, height) < 1:
            raise refusal("broken")
        scale = DPI / 72
        if longest * scale > LONGEST_SIDE:
            scale = LONGEST_SIDE / longest
        elif longest * scale < SMALLEST_LONG_SIDE:
            scale = min(2.0 * scale, SMALLEST_LONG_SIDE / longest)
        picture = np.ascontiguousarray(page.render(scale=scale, rev_byteorder=False).to_numpy()[:, :, :3])
        rows, columns = picture.shape[:2]
        place = _Place(page, columns, rows)
        runs, counts = _runs(page, place)
        images = tuple(_images(page, place))
        rulings = tuple(_rulings(opened, index, columns, rows)) if runs else ()
    finally:
        page.close()
    return Layer(picture, runs, rulings, images, *counts)


class _Place:
    """Maps page coordinates (points, origin bottom left, before rotation) to pixels of the picture."""

    def __init__(self, page: Any, columns: int, rows: int) -> None:
        def device(x: float, y: float) -> tuple[float, float]:
            px, py = ctypes.c_int(), ctypes.c_int()
            raw.FPDF_PageToDevice(page, 0, 0, _PRECISE, _PRECISE, 0, x, y, px, py)
            return px.value * columns / _PRECISE, py.value * rows / _PRECISE

        x0, y0 = device(0, 0)
        x1, y1 = device(1000, 0)
        x2, y2 = device(0, 1000)
        self._matrix = ((x1 - x0) / 1000, (x2 - x0) / 1000, x0, (y1 - y0) / 1000, (y2 - y0) / 1000, y0)
        self.columns, self.rows = columns, rows

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        a, b, c, d, e, f = self._matrix
        xs = [a * x + b * y + c for x, y in ((left, bottom), (right, top))]
        ys = [d * x + e * y + f for x, y in ((left, bottom), (right, top))]
        return Rect(min(xs), min(ys), max(xs), max(ys))

    def direction(self, angle: float) -> float:
        """The direction on the picture, in degrees, of text that pdfium reports at `angle` (radians,
        clockwise) on the page."""
        a, b, _, d, e, _ = self._matrix
        x, y = np.cos(-angle), np.sin(-angle)
        return float(np.degrees(np.arctan2(d * x + e * y, a * x + b * y)))


@dataclass(slots=True)
class _Char:
    char: str
    rect: Rect
    font: str
    blank_before: bool


def _runs(page: Any, place: _Place) -> tuple[tuple[Run, ...], tuple[int, int, int, int]]:
    text_page = page.get_textpage()
    try:
        characters = hidden = unmapped = turned = 0
        kept: list[_Char] = []
        seen: dict[tuple[str, int, int], Rect] = {}
        blank = False
        for i in range(text_page.count_chars()):
            code = raw.FPDFText_GetUnicode(text_page, i)
            char = chr(code) if code else "\ufffd"
            if char.isspace() or char in "\ufffe\u00ad\u200b\ufeff":
                blank = True
                continue
            characters += 1
            if _meaningless(char) or raw.FPDFText_HasUnicodeMapError(text_page, i) == 1:
                unmapped += 1
            item = raw.FPDFText_GetTextObject(text_page, i)
            if item and raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
                hidden += 1
            if abs(place.direction(raw.FPDFText_GetCharAngle(text_page, i))) > 10:
                turned += 1
                continue
            rect = _char_rect(text_page, i, place)
            if rect is None or not _on_page(rect, place):
                characters -= 1
                continue
            # Bold is often faked by drawing a character twice, a fraction of a point apart.
            if _drawn_before(char, rect, seen):
                characters -= 1
                continue
            kept.append(_Char(char, rect, _font(text_page, i), blank))
            blank = False
    finally:
        text_page.close()
    return tuple(_joined(kept)), (characters, hidden, unmapped, turned)


def _drawn_before(char: str, rect: Rect, seen: dict[tuple[str, int, int], Rect]) -> bool:
    """Whether the same character stands within a third of its width; remembers it when not."""
    step = max(2.0, rect.height)
    x, y = int(rect.cx // step), int(rect.cy // step)
    near = (seen.get((char, x + i, y + j)) for i in (-1, 0, 1) for j in (-1, 0, 1))
    if any(
        abs(o.cx - rect.cx) < 0.3 * rect.width and abs(o.cy - rect.cy) < 0.3 * rect.height
        for o in near
        if o is not None
    ):
        return True
    seen[(char, x, y)] = rect
    return False


def _meaningless(char: str) -> bool:
    return unicodedata.category(char) in ("Co", "Cn", "Cc", "Cs") or char == "\ufffd"


def _font(text_page: Any, index: int) -> str:
    flags = ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(text_page, index, None, 0, flags)
    if size <= 1:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFText_GetFontInfo(text_page, index, buffer, size, flags)
    return buffer.value.decode("utf-8", "replace")


def _char_rect(text_page: Any, index: int, place: _Place) -> Rect | None:
    """The character's rectangle: its advance wide and its font's ascent and descent high, when sane."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top):
        return None
    tight = place.rect(left.value, bottom.value, right.value, top.value)
    loose = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text_page, index, loose):
        return tight
    full = place.rect(loose.left, loose.bottom, loose.right, loose.top)
    inside = full.grown(0.3 * full.height).overlap(tight) >= 0.9 * tight.area
    # The font's ascent and descent are now and then absurd; the size of the type bounds them.
    size = raw.FPDFText_GetFontSize(text_page, index)
    sized = place.rect(0, 0, size, size).height
    if full.width <= 0 or full.height <= 0 or not inside or full.height > 2.5 * max(sized, tight.height):
        return tight if tight.width > 0 and tight.height > 0 else None
    return full


def _on_page(rect: Rect, place: _Place) -> bool:
    return 0 <= rect.cx <= place.columns and 0 <= rect.cy <= place.rows


def _joined(chars: list[_Char]) -> Iterator[Run]:
    """Runs of characters; a gap of one character's height, a new line or a step back begins another."""
    current: list[_Char] = []
    for char in chars:
        if current and not _continues(current[-1], char):
            yield _run(current)
            current = []
        current.append(char)
    if current:
        yield _run(current)


def _continues(last: _Char, char: _Char) -> bool:
    height = max(last.rect.height, char.rect.height)
    gap = char.rect.left - last.rect.right
    if char.rect.vertical_overlap(last.rect) < 0.5 * min(last.rect.height, char.rect.height):
        return False
    return -0.6 * height <= gap <= 0.95 * height and char.rect.left > last.rect.left - 0.1 * height


def _run(chars: list[_Char]) -> Run:
    text: list[str] = []
    edges: list[float] = [chars[0].rect.left]
    for i, char in enumerate(chars):
        if i:
            before = chars[i - 1]
            gap = char.rect.left - before.rect.right
            narrow = before.char.isascii() and char.char.isascii()
            height = max(char.rect.height, before.rect.height)
            if gap > 0.5 * height or (char.blank_before and narrow and gap > 0.1 * height):
                edges[-1] = before.rect.right
                text.append(" ")
                edges.append(char.rect.left)
            else:
                edges[-1] = (before.rect.right + char.rect.left) / 2
        text.append(char.char)
        edges.append(char.rect.right)
    for i in range(1, len(edges)):
        edges[i] = max(edges[i], edges[i - 1])
    rect = Rect(edges[0], min(c.rect.top for c in chars), edges[-1], max(c.rect.bottom for c in chars))
    fonts = [c.font for c in chars]
    return Run(
        "".join(text), rect, tuple(round(e, 2) for e in edges), max(sorted(set(fonts)), key=fonts.count)
    )


def _images(page: Any, place: _Place) -> Iterator[Rect]:
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        rect = place.rect(*item.get_bounds())
        left, top = max(0.0, rect.left), max(0.0, rect.top)
        right, bottom = min(float(place.columns), rect.right), min(float(place.rows), rect.bottom)
        if right > left and bottom > top:
            yield Rect(left, top, right, bottom)


def _rulings(opened: _Opened, index: int, columns: int, rows: int) -> Iterator[Rect]:
    """Drawn straight lines and the sides of drawn rectangles, as pdfplumber finds them."""
    try:
        if opened.plumber is None:
            opened.plumber = pdfplumber.open(opened.path)
        page = opened.plumber.pages[index]
        edges = page.edges
    except _PLUMBER_ERRORS:
        # pdfminer is stricter than pdfium; the picture's own lines serve as well.
        return
    try:
        left, top, right, bottom = (float(v) for v in page.cropbox or page.mediabox)
        across, down = columns / (right - left), rows / (bottom - top)
        offset_x = left - float(page.mediabox[0])
        offset_y = top - float(page.mediabox[1])
        for edge in edges:
            yield Rect(
                (float(edge["x0"]) - offset_x) * across,
                (float(edge["top"]) - offset_y) * down,
                (float(edge["x1"]) - offset_x) * across,
                (float(edge["bottom"]) - offset_y) * down,
            )
    finally:
        page.close()
