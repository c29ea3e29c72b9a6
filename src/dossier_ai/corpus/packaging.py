"""Printed documents to the files an applicant hands in: mixed files, a bound volume, photographs.

In: views and the sheets they were printed on. Out: files (name to bytes) and the truth about them.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PIL import Image

from dossier_ai.core import Rect
from dossier_ai.corpus.degrade import Level, Shot, Way, degrade, turn
from dossier_ai.corpus.flow import Layout, lay_out
from dossier_ai.corpus.fonts import FontSet, choose_fonts
from dossier_ai.corpus.ink import SealSpec, press_seal
from dossier_ai.corpus.office import OfficeFile, write_docx, write_xlsx
from dossier_ai.corpus.packaging_tables import COPIED, FORMS, PROOFS, VOLUME_TITLES
from dossier_ai.corpus.packaging_tables import Form as Form
from dossier_ai.corpus.paint import paint
from dossier_ai.corpus.pdfs import ScannedPage, write_digital, write_scanned
from dossier_ai.corpus.prints import DATE_STYLES, print_date
from dossier_ai.corpus.render.catalogue import FLOWS, render_view
from dossier_ai.corpus.sheet import Sheet
from dossier_ai.corpus.views import View
from dossier_ai.corpus.volume import contents_blocks, cover_blocks, divider_blocks, number_pages

#: Fields that exist only in ink: an office file has none of them.
_INK = ("applicant_sealed", "unit_sealed", "sealed", "opinion_sealed")


@dataclass(slots=True)
class TrueDocument:
    """What `truth.json` says about one document."""

    file: str
    pages: list[int]
    kind: str
    fields: dict[str, Any]
    boxes: dict[str, Any]
    view: View | None = None
    words: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Package:
    """The files of a dossier by name, and the documents in them."""

    files: dict[str, bytes] = field(default_factory=dict)
    documents: list[TrueDocument] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Look:
    """How pages are taken: resolution, colour, level of damage, JPEG quality (0: the level's)."""

    dpi: int = 200
    grey: bool = False
    level: Level = "light"
    way: Way | None = None
    quality: int = 0
    held_out: bool = False


def _jpeg(picture: np.ndarray[Any, Any], quality: int, *, grey: bool) -> bytes:
    image = Image.fromarray(picture)
    if grey:
        image = image.convert("L")
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, optimize=True)
    return buffer.getvalue()


def _page_box(sheet: Sheet, drawn: Rect, shot: Shot | None) -> list[float]:
    rect = sheet.fractions(drawn)
    rect = shot.box(rect) if shot is not None else rect
    return [round(min(1.0, max(0.0, v)), 4) for v in (rect.left, rect.top, rect.right, rect.bottom)]


def _boxes(sheets: Sequence[Sheet], shots: Sequence[Shot | None], first: int) -> dict[str, Any]:
    """Each field's first place: page number from `first` and box."""
    boxes: dict[str, Any] = {}
    for number, (sheet, shot) in enumerate(zip(sheets, shots, strict=True), first):
        for key in sheet.boxes:
            if key not in boxes:
                boxes[key] = {"page": number, "box": _page_box(sheet, sheet.boxes[key], shot)}
    return boxes


def _words(sheets: Sequence[Sheet], shots: Sequence[Shot | None], first: int) -> list[dict[str, Any]]:
    """Every printed word: page number from `first`, text, box."""
    return [
        {"page": number, "text": word.text, "box": _page_box(sheet, word.rect, shot)}
        for number, (sheet, shot) in enumerate(zip(sheets, shots, strict=True), first)
        for word in sheet.words
        if word.text.strip()
    ]


def _take(sheet: Sheet, rng: random.Random, look: Look, way: Way) -> Shot:
    clean = np.asarray(paint(sheet, look.dpi), dtype=np.uint8)
    return degrade(clean, rng, way, look.level)


def _encode(shot: Shot, look: Look) -> bytes:
    return _jpeg(shot.picture, look.quality or shot.quality, grey=look.grey)


def _fonts(rng: random.Random, form: Form, look: Look) -> FontSet:
    return choose_fonts(rng, embeddable=form in ("digital", "docx", "xlsx"), held_out=look.held_out)


def add_document(package: Package, view: View, name: str, form: Form, look: Look, rng: random.Random) -> None:
    """Prints `view` and adds it as one file (or, for several pages as pictures, one file a page)."""
    fonts = _fonts(rng, form, look)
    if form in ("docx", "xlsx"):
        _add_office(package, view, name, form, fonts, rng)
        return
    sheets = render_view(view, fonts, rng)
    if form == "digital":
        package.files[f"{name}.pdf"] = write_digital(sheets)
        _note(package, view, f"{name}.pdf", sheets, [None] * len(sheets), 1)
        return
    ways: list[Way] = ["scan", "photo", "copy"]
    way = look.way or rng.choices(ways, [45, 25, 15])[0]
    if form == "scan" and way == "photo":
        way = "scan"
    shots = [_take(sheet, rng, look, way) for sheet in sheets]
    if form == "scan":
        pages = [
            ScannedPage(_encode(shot, look), sheet.width, sheet.height)
            for sheet, shot in zip(sheets, shots, strict=True)
        ]
        package.files[f"{name}.pdf"] = write_scanned(pages)
        _note(package, view, f"{name}.pdf", sheets, shots, 1)
        return
    if len(sheets) == 1:
        package.files[f"{name}.jpg"] = _encode(shots[0], look)
        _note(package, view, f"{name}.jpg", sheets, shots, 1)
        return
    for number, (sheet, shot) in enumerate(zip(sheets, shots, strict=True), 1):
        file = f"{name}-{number}.jpg"
        package.files[file] = _encode(shot, look)
        kept = _fields_on(view, set(sheet.boxes), first=number == 1)
        boxes, words = _boxes([sheet], [shot], 1), _words([sheet], [shot], 1)
        package.documents.append(TrueDocument(file, [1], view.kind, kept, boxes, view, words))


def _fields_on(view: View, keys: set[str], *, first: bool) -> dict[str, Any]:
    """The fields of a document that stand on one of its pages, when each page is a file of its own."""
    heads = {k.split("[")[0] for k in keys}
    out: dict[str, Any] = {}
    for key, value in view.fields.items():
        if key not in heads and not (first and value in (False, None)):
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict):
            out[key] = [row for i, row in enumerate(value) if any(k.startswith(f"{key}[{i}].") for k in keys)]
        else:
            out[key] = value
    return out


def _add_office(
    package: Package, view: View, name: str, form: Form, fonts: FontSet, rng: random.Random
) -> None:
    for key in _INK:
        if key in view.fields:
            view.fields[key] = False
    blocks = FLOWS[view.kind](view, rng)
    made: OfficeFile
    if form == "docx":
        made = write_docx(blocks, fonts, rng, landscape=view.kind == "staff_roster")
    else:
        made = write_xlsx(blocks)
    file = f"{name}.{form}"
    package.files[file] = made.content
    boxes = {key: {"part": part} for key, part in made.parts.items()}
    package.documents.append(TrueDocument(file, [1], view.kind, view.fields, boxes, view))


def _note(
    package: Package, view: View, file: str, sheets: Sequence[Sheet], shots: Sequence[Shot | None], first: int
) -> None:
    pages = list(range(first, first + len(sheets)))
    boxes, words = _boxes(sheets, shots, first), _words(sheets, shots, first)
    legible = _legible(view, sheets)
    package.documents.append(TrueDocument(file, pages, view.kind, legible, boxes, view, words))


def _legible(view: View, sheets: Sequence[Sheet]) -> dict[str, Any]:
    """The fields that a reader of the pages can find. Only papers of an activity may lack some: with a single
    kind of evidence left, place or organiser stand nowhere, the title perhaps on a banner."""
    if view.kind != "service_evidence":
        return view.fields
    marked = {key for sheet in sheets for key in sheet.boxes} | {"evidence_kinds"}
    text = "".join(word.text for sheet in sheets for word in sheet.words)
    on = view.fields.get("date")
    if view.fields.get("title") and str(view.fields["title"]) in text:
        marked.add("title")
    if on and any(print_date(on, style) in text for style in (*DATE_STYLES, "dots")):
        marked.add("date")
    return {key: value for key, value in view.fields.items() if key in marked}


def pack_folder(
    views: Sequence[View],
    rng: random.Random,
    look: Look,
    forms: dict[str, Form] | None = None,
    done: Callable[[str], None] | None = None,
) -> Package:
    """A folder of numbered files, one a document, each in a form applicants use for that kind."""
    package = Package()
    fixed = dict(forms or {})
    for view in views:
        if view.kind not in fixed:
            names, weights = zip(*FORMS.get(view.kind, COPIED), strict=True)
            fixed[view.kind] = rng.choices(names, weights)[0]
    numbers: dict[str, int] = {}
    style = rng.choice(["{n:02d}-{t}", "{n}.{t}", "附件{n}-{t}"])
    for view in views:
        group = "佐证材料/" if view.kind in PROOFS else ""
        number = numbers.setdefault(view.kind, len(numbers) + 1)
        name = group + style.format(n=number, t=view.title)
        while any(f"{name}{end}" in package.files for end in (".pdf", ".jpg", "-1.jpg", ".docx", ".xlsx")):
            name += "续"
        # a scan that another dossier holds as well comes out of its own random source, the same in both
        shared = view.extra.get("draw_seed")
        if shared is None:
            add_document(package, view, name, fixed[view.kind], look, rng)
        else:
            add_document(package, view, name, "scan", look, random.Random(shared))
        if done is not None:
            done(view.title)
    return package


def pack_photos(
    views: Sequence[View],
    applied: str,
    rng: random.Random,
    look: Look,
    done: Callable[[str], None] | None = None,
) -> Package:
    """A folder of phone photographs, one page each, named by the phone; a few stored on their side."""
    package = Package()
    counter = rng.randrange(1000, 4000)
    stamp = f"IMG_{applied.replace('-', '')}"
    for view in views:
        sheets = render_view(view, _fonts(rng, "jpg", look), rng, auditor=False)
        for number, sheet in enumerate(sheets, 1):
            counter += rng.randint(1, 3)
            shot = _take(sheet, rng, look, "photo")
            if rng.random() < 0.12:
                shot = turn(shot, rng.choice([1, 3]))
            file = f"{stamp}_{counter}.jpg"
            package.files[file] = _encode(shot, look)
            kept = _fields_on(view, set(sheet.boxes), first=number == 1)
            boxes, words = _boxes([sheet], [shot], 1), _words([sheet], [shot], 1)
            package.documents.append(TrueDocument(file, [1], view.kind, kept, boxes, view, words))
        if done is not None:
            done(view.title)
    return package


def pack_volume(
    views: Sequence[View],
    applicant: str,
    platform: str,
    applied: str,
    rng: random.Random,
    look: Look,
    done: Callable[[str], None] | None = None,
) -> Package:
    """One scanned PDF: cover, contents, dividers, the materials in order, running page numbers, an arc of the
    applicant's seal across the edges (骑缝章)."""
    fonts = _fonts(rng, "scan", look)
    rendered = [(view, render_view(view, _fonts(rng, "scan", look), rng)) for view in views]
    groups: list[tuple[str, list[tuple[View, list[Sheet]]]]] = []
    for view, sheets in rendered:
        title = VOLUME_TITLES.get(view.kind) or view.title.partition("-")[0]
        if not groups or groups[-1][0] != title:
            groups.append((title, []))
        groups[-1][1].append((view, sheets))
    divided = {"合作协议", "服务活动证明材料"}
    page = 3
    entries: list[tuple[str, int]] = []
    for title, members in groups:
        entries.append((title, page))
        page += (1 if title in divided else 0) + sum(len(s) for _, s in members)
    cover = lay_out(cover_blocks(applicant, platform, applied), Layout(fonts, rng))
    contents = lay_out(contents_blocks(entries, dotted=rng.random() < 0.5), Layout(fonts, rng))
    toc = [{"title": t, "page": str(p)} for t, p in entries]
    parts: list[tuple[View, list[Sheet]]] = [
        (View("divider", "封面", {}), cover), (View("divider", "目录", {"toc": toc}), contents),
    ]  # fmt: skip
    for number, (title, members) in enumerate(groups, 1):
        if title in divided:
            tab = lay_out(divider_blocks(f"附件{number}", title), Layout(fonts, rng))
            parts.append((View("divider", title, {}), tab))
        parts += members
    every = [sheet for _, sheets in parts for sheet in sheets]
    number_pages(every)
    _paging_seal(every, applicant, rng)
    package = Package()
    pages: list[ScannedPage] = []
    first = 1
    file = "申报材料.pdf"
    way: Way = look.way or "scan"
    for view, sheets in parts:
        shots = [_take(sheet, rng, look, way) for sheet in sheets]
        pages += [
            ScannedPage(_encode(shot, look), sheet.width, sheet.height)
            for sheet, shot in zip(sheets, shots, strict=True)
        ]
        _note(package, view, file, sheets, shots, first)
        first += len(sheets)
        if done is not None:
            done(view.title)
    package.files[file] = write_scanned(pages)
    return package


def _paging_seal(sheets: Sequence[Sheet], name: str, rng: random.Random) -> None:
    """A narrow red arc at the right edge of a run of pages, as a seal pressed across fanned edges leaves."""
    start = rng.randrange(2, max(3, len(sheets) // 2))
    for sheet in sheets[start : start + 12]:
        spec = SealSpec(name, opacity=0.6)
        rect_x = sheet.width + 20 - rng.uniform(3.0, 5.0)
        stamp = Sheet(sheet.width + 60, sheet.height, sheet.fonts)
        press_seal(stamp, rect_x, sheet.height * 0.55, spec, rng)
        sheet.ops.extend(stamp.ops)
