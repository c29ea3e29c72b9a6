"""Pages and PDF files altered on purpose, each beside its untouched twin: what the signals are measured on.

In: a seed, a strength and a way of taking pages. Out: pictures with their words (`TakenPage`), or PDF bytes.
What is altered is known by its rectangle.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw
from PIL import Image, ImageDraw, ImageFont

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.corpus.damage import compress
from dossier_ai.corpus.degrade import Level, Picture, Shot, Way, degrade
from dossier_ai.corpus.fonts import FontSet, choose_fonts, load_font
from dossier_ai.corpus.paint import paint
from dossier_ai.corpus.pdfs import ScannedPage, write_digital, write_scanned
from dossier_ai.corpus.render.catalogue import render_view
from dossier_ai.corpus.sheet import Sheet
from dossier_ai.corpus.views import derive_views
from dossier_ai.corpus.world import sample_world

# Made at build time from the C headers: no static types to check against.
pdfium: Any = pypdfium2
raw: Any = pypdfium2.raw

DPI = 200
FigureEdit = Literal["typed", "other_font", "pasted"]
PdfEdit = Literal["text_over", "picture_over", "white_over"]
STORED_QUALITY = 90
"""As `reading.pictures` stores pages."""
_KINDS = (
    "application_form", "staff_roster", "equipment_list", "served_enterprise_list", "business_licence",
    "service_income_audit", "audit_report", "iso9001_certificate", "qualification_certificate",
    "cooperation_agreement", "truth_declaration",
)  # fmt: skip
_FIGURES = re.compile(r"\d[\d,.]{3,}\d")


@dataclass(frozen=True, slots=True)
class Taken:
    """A sheet taken: the RGB picture, the words in the upright frame, and the frame."""

    picture: Picture
    words: tuple[Word, ...]
    frame: Frame
    fonts: FontSet
    screened: bool = False


@dataclass(frozen=True, slots=True)
class TakenPage:
    """A page as the reader would hand it on: the stored picture (blue, green, red) and the page's words."""

    picture: Picture
    page: Page


def draw_sheets(seed: int, count: int) -> list[Sheet]:
    """`count` printed pages of different kinds from one invented applicant."""
    rng = random.Random(f"signals-{seed}")
    world = sample_world(rng, served_rows=60)
    views = [view for view in derive_views(world, rng) if view.kind in _KINDS]
    rng.shuffle(views)
    sheets: list[Sheet] = []
    for view in views:
        drawn = render_view(view, choose_fonts(rng, embeddable=True), rng)
        sheets += rng.sample(drawn, min(2, len(drawn)))
        if len(sheets) >= count:
            break
    return sheets[:count]


def take(sheet: Sheet, rng: random.Random, way: Way, level: Level) -> Taken:
    """The sheet after `way` at `level`, saved once as that strength saves it."""
    shot = degrade(np.asarray(paint(sheet, DPI), dtype=np.uint8), rng, way, level)
    shot = replace(shot, picture=compress(shot.picture, shot.quality))
    words, frame = _placed(sheet, shot)
    return Taken(shot.picture, words, frame, sheet.fonts, shot.screened)


def stored(taken: Taken, picture: Picture | None = None, number: int = 1) -> TakenPage:
    """The page as it lies in the store of pictures; `picture` stands for an altered one (RGB)."""
    picture = taken.picture if picture is None else picture
    kept = np.ascontiguousarray(compress(picture, STORED_QUALITY)[..., ::-1])
    height, width = kept.shape[:2]
    page = Page("taken.pdf", number, float(width), float(height), taken.frame, taken.words, "ocr")
    return TakenPage(kept, page)


def _placed(sheet: Sheet, shot: Shot) -> tuple[tuple[Word, ...], Frame]:
    """Words in the upright frame: a homography takes out what turned the page; what bent it remains, word by
    word, as it does for words found by OCR."""
    height, width = shot.picture.shape[:2]
    grid = np.array([(x, y) for x in np.linspace(0.05, 0.95, 7) for y in np.linspace(0.05, 0.95, 7)])
    upright = grid * (width, height)
    matrix, _ = cv2.findHomography(upright, shot.place(grid))
    back = np.linalg.inv(matrix)
    words = []
    for word in sheet.words:
        box = sheet.fractions(word.rect)
        centre = shot.place(np.array([(box.cx, box.cy)]))
        x, y = cv2.perspectiveTransform(centre.reshape(-1, 1, 2), back).reshape(2)
        half_w, half_h = box.width * width / 2, box.height * height / 2
        words.append(Word(word.text, Rect(x - half_w, y - half_h, x + half_w, y + half_h)))
    values = tuple(float(v) for v in (matrix / matrix[2, 2]).ravel())
    return tuple(words), Frame(values)  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------ figures on a scan


@dataclass(frozen=True, slots=True)
class _Cut:
    """One to three neighbouring digits, cut from gap to gap out of a level `line`; `there` leads from its
    pixels to those of the picture."""

    line: Picture
    there: npt.NDArray[np.float64]
    box: tuple[int, int, int, int]
    text: str

    @property
    def patch(self) -> Picture:
        left, top, right, bottom = self.box
        return np.asarray(self.line[top:bottom, left:right], dtype=np.uint8)


def replace_figures(
    taken: Taken, rng: random.Random, edit: FigureEdit, donor: Taken | None = None
) -> tuple[Picture, Rect] | None:
    """The picture with one to three digits of one number replaced, level with their line, and saved again;
    and where, in pixels of the picture. `typed`: a patch in the colour of the paper and digits in a face of
    this sheet; `other_font`: in another face or size; `pasted`: digits out of `donor`, a sheet taken in
    another way. None: no number stands clear enough to be cut."""
    for cut in _cuts(taken, rng):
        left, top, right, bottom = cut.box
        if edit == "pasted" and donor is not None:
            other = next(_cuts(donor, rng, len(cut.text)), None)
            if other is None:
                return None
            size = (right - left, bottom - top)
            piece = cv2.resize(other.patch, size, interpolation=cv2.INTER_AREA)
        else:
            other_digits = "".join(str((int(c) + rng.randint(1, 9)) % 10) for c in cut.text)
            piece = _typed(cut.patch, other_digits, taken.fonts, rng, other=edit == "other_font")
        height, width = taken.picture.shape[:2]
        layer = np.zeros_like(cut.line)
        layer[top:bottom, left:right] = piece
        mask = np.zeros(cut.line.shape[:2], np.uint8)
        mask[top:bottom, left:right] = 255
        laid = cv2.warpPerspective(layer, cut.there, (width, height), flags=cv2.INTER_LINEAR)
        shown = cv2.warpPerspective(mask, cut.there, (width, height), flags=cv2.INTER_LINEAR) > 250
        if not shown.any():
            continue
        out = taken.picture.copy()
        out[shown] = laid[shown]
        ys, xs = np.nonzero(shown)
        place = Rect(float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max()))
        return compress(out, rng.randint(85, 95)), place
    return None


def _cuts(taken: Taken, rng: random.Random, count: int | None = None) -> Iterator[_Cut]:
    """Digits that can be cut out of the page, in a drawn order."""
    places = [(w, m) for w in taken.words for m in _FIGURES.finditer(w.text) if w.rect.height >= 16]
    rng.shuffle(places)
    height, width = taken.picture.shape[:2]
    to_pixels = np.diag((width, height, 1.0)) @ np.array(taken.frame.matrix).reshape(3, 3)
    for word, match in places[:40]:
        rect = word.slice(*match.span()).grown(0.5 * word.rect.height, 0.15 * word.rect.height)
        there = to_pixels @ np.array(((1, 0, rect.left), (0, 1, rect.top), (0, 0, 1)))
        size = (round(rect.width), round(rect.height))
        line = cv2.warpPerspective(taken.picture, there, size, flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP)
        found = _between_gaps(np.asarray(line, dtype=np.uint8), match.group(), rng, count)
        if found is not None:
            yield _Cut(np.asarray(line, dtype=np.uint8), there, *found)


def _between_gaps(
    line: Picture, text: str, rng: random.Random, count: int | None
) -> tuple[tuple[int, int, int, int], str] | None:
    """The box of one to three (or `count`) neighbouring digits of a level line that prints `text`, and these
    digits; None where the characters do not stand apart."""
    grey = line.min(axis=2).astype(np.int32)
    low, high = np.percentile(grey, (3, 90))
    if high - low < 60:
        return None
    dark = grey < (low + high) / 2
    inked = np.flatnonzero(np.diff(np.concatenate([[0], dark.any(axis=0).astype(np.int8), [0]])))
    pieces = [(int(a), int(b)) for a, b in zip(inked[::2], inked[1::2], strict=True) if b - a > 1]
    if len(pieces) != len(text):
        return None
    count = count or rng.randint(1, min(3, len(text) - 2))
    starts = [i for i in range(len(text) - count + 1) if text[i : i + count].isdigit()]
    if not starts:
        return None
    start = rng.choice(starts)
    left, right = pieces[start][0] - 1, pieces[start + count - 1][1] + 1
    if left < 0:
        return None
    rows = np.flatnonzero(dark[:, left:right].any(axis=1))
    top, bottom = max(0, int(rows[0]) - 2), min(line.shape[0], int(rows[-1]) + 3)
    if left < 0 or right > line.shape[1] or bottom - top > line.shape[0] - 2:
        return None
    return (left, top, right, bottom), text[start : start + count]


def _typed(patch: Picture, text: str, fonts: FontSet, rng: random.Random, *, other: bool) -> Picture:
    """`patch` painted over in the colour of its paper, with `text` in the place of what stood there."""
    grey = patch.min(axis=2).astype(np.int32)
    middle = (int(grey.max()) + int(grey.min())) / 2
    paper = np.median(patch[grey > grey.max() - 30], axis=0)
    ink = np.median(patch[grey <= np.percentile(grey, 8)], axis=0)
    rows = np.flatnonzero((grey < middle).any(axis=1))
    bottom, tall = int(rows[-1]) + 1, int(rows[-1]) + 1 - int(rows[0])
    face = fonts.face(rng.choice(["hei", "kai"]) if other else "song")
    wanted = tall * (rng.choice([0.85, 1.15]) if other else 1.0)
    probe = load_font(face, 100).getbbox("0", anchor="ls")
    font: ImageFont.FreeTypeFont = load_font(face, max(8, round(100 * wanted / (probe[3] - probe[1]))))
    image = Image.new("RGB", (patch.shape[1], patch.shape[0]), tuple(int(v) for v in paper))
    pen = ImageDraw.Draw(image)
    step = patch.shape[1] / len(text)
    for place, digit in enumerate(text):
        pen.text(
            (step * (place + 0.5), bottom), digit, font=font, fill=tuple(int(v) for v in ink), anchor="ms"
        )
    return np.asarray(image, dtype=np.uint8)


# ------------------------------------------------------------------------------------------------- PDF files


def digital_pdf(sheets: list[Sheet]) -> bytes:
    """The sheets as a PDF with a text layer."""
    return write_digital(sheets)


def scanned_pdf(pictures: list[tuple[Picture, Sheet]], quality: int = 85) -> bytes:
    """RGB pictures of the sheets as a PDF, one a page."""
    pages = []
    for picture, sheet in pictures:
        buffer = io.BytesIO()
        Image.fromarray(picture).save(buffer, "JPEG", quality=quality)
        pages.append(ScannedPage(buffer.getvalue(), sheet.width, sheet.height))
    return write_scanned(pages)


def lay_over(
    content: bytes, edit: PdfEdit, rng: random.Random, *, incremental: bool = False, page: int = 0
) -> tuple[bytes, Rect]:
    """The PDF with a line of figures, a picture or a white rectangle laid over `page`, and where, in
    fractions of the page. `incremental` appends the change to the bytes, as editors do that save in place."""
    document = pdfium.PdfDocument(content)
    target = document[page]
    width, height = target.get_size()
    x, y = rng.uniform(0.15, 0.6) * width, rng.uniform(0.2, 0.8) * height
    wide, high = 0.2 * width, 14.0
    if edit == "text_over":
        number = f"{rng.randrange(10**6, 10**8):,}.00"
        item = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 12.0)
        coded = (number + "\0").encode("utf-16-le")
        raw.FPDFText_SetText(item, (raw.FPDF_WCHAR * (len(coded) // 2)).from_buffer_copy(coded))
        raw.FPDFPageObj_Transform(item, 1, 0, 0, 1, x, y)
    elif edit == "white_over":
        item = raw.FPDFPageObj_CreateNewRect(x, y, wide, high)
        raw.FPDFPageObj_SetFillColor(item, 255, 255, 255, 255)
        raw.FPDFPath_SetDrawMode(item, raw.FPDF_FILLMODE_WINDING, False)
    else:
        picture = Image.new("RGB", (240, 40), "white")
        ImageDraw.Draw(picture).text((8, 6), f"{rng.randrange(10**7):,}", fill="black")
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG")
        image = pdfium.PdfImage.new(document)
        image.load_jpeg(io.BytesIO(buffer.getvalue()), inline=True)
        image.set_matrix(pdfium.PdfMatrix().scale(wide, high).translate(x, y))
        target.insert_obj(image)
        item = None
    if item is not None:
        raw.FPDFPage_InsertObject(target, item)
    raw.FPDFPage_GenerateContent(target)
    out = io.BytesIO()
    document.save(out, flags=raw.FPDF_INCREMENTAL if incremental else raw.FPDF_NO_INCREMENTAL)
    document.close()
    return out.getvalue(), Rect(x / width, 1 - (y + high) / height, (x + wide) / width, 1 - y / height)


def restamp(content: bytes, old: str, new: str) -> bytes:
    """The PDF with `old` replaced by `new`, of the same length, in its uncompressed parts: dates, names."""
    a, b = old.encode("latin-1"), new.encode("latin-1")
    if len(a) != len(b) or a not in content:
        raise ValueError(f"{old!r} is not in the file, or not as long as {new!r}")
    return content.replace(a, b)
