"""Seals and signatures as fields: is there one where one is expected, and what does the seal say.

In come a document and the place of the label (`法定代表人（签字）`, `申报单位（盖章）`); out come marks with
evidence, `False` with the searched place when nothing is there. Seals are found by reading (`Page.seals`);
whether the seal's text is the right name is a check's business (XID-06).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from dossier_ai.core import Document, Evidence, Field, FieldState, Page, Rect, Seal
from dossier_ai.text.grounded import evidence_of, searched
from dossier_ai.text.lines import Line, Span, fold, lines_of, text_height
from dossier_ai.text.marks import ink_beside
from dossier_ai.text.per_page import per_page

_KINDS = ("合同专用章", "财务专用章", "发票专用章", "报告专用章", "业务专用章", "公章")
_NEXT_LABEL = re.compile(r"日期|年\s*月|盖章|电话|签字|签章|代表人?[(（:：]")
_LETTERS = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Impression:
    """A seal with the page it is on."""

    page: Page
    seal: Seal

    @property
    def span(self) -> Span:
        """The seal as a piece of the page; its text is what was read along the arc."""
        text = self.seal.text or self.seal.centre_text or ""
        return Span(text, self.seal.rect, self.seal.confidence, self.page)


def impressions(pages: Sequence[Page]) -> list[Impression]:
    """The seals of an organisation on these pages, from top to bottom: round, oval and square ones; the
    narrow arcs of a seal across fanned edges are never among them (domain 1.0), nor are name chops."""
    return [
        Impression(page, seal)
        for page in pages
        for seal in sorted(page.seals, key=lambda s: (s.rect.top, s.rect.left))
        if seal.shape in ("round", "oval") or (seal.shape == "square" and _organisational(seal))
    ]


def _organisational(seal: Seal) -> bool:
    return len(_LETTERS.findall(seal.text or "")) >= 6


def nearest(found: Sequence[Impression], place: Span, *, reach: float) -> Impression | None:
    """The seal closest to `place` on its page, no farther away than `reach` text heights."""
    limit = reach * text_height(place.page)
    best: tuple[float, Impression] | None = None
    for item in found:
        if item.page is not place.page:
            continue
        rect = item.seal.rect
        dx = max(0.0, -rect.horizontal_overlap(place.rect))
        dy = max(0.0, -rect.vertical_overlap(place.rect))
        distance = (dx * dx + dy * dy) ** 0.5
        if distance <= limit and (best is None or distance < best[0]):
            best = (distance, item)
    return best[1] if best else None


def not_found(place: Span | None, page: Page, zone: Rect | None = None) -> Evidence:
    """Evidence that a mark was looked for: the searched zone of the page, or the part of an office file."""
    if page.origin == "office":
        part = place.part if place is not None else None
        part = part or next((w.part for w in page.words if w.part is not None), None)
        if part is not None:
            return Evidence(file=page.file, part=part, grounding="searched")
    return searched(page, zone)


def mark_field(
    document: Document, key: str, place: Span | None, *, absent_evidence: Evidence, confidence: float = 0.9
) -> Field:
    """The mark `key`: True at `place`, or False with the evidence of the search when there is none."""
    return Field(
        name=f"{document.kind}.{key}",
        document=document.id,
        state=FieldState.READ,
        value=place is not None,
        raw=place.text if place is not None else "",
        confidence=place.confidence if place is not None else confidence,
        evidence=(evidence_of(place) if place is not None else absent_evidence,),
    )


def sealed_field(
    document: Document, key: str, pages: Sequence[Page], near: Span | None = None, *, reach: float = 9.0
) -> tuple[Field, Impression | None]:
    """The mark `key` for a seal near a label (or anywhere on the pages), and the seal itself."""
    found = impressions(pages)
    item = nearest(found, near, reach=reach) if near is not None else (found[-1] if found else None)
    page = near.page if near is not None else pages[-1]
    zone = near.rect.grown(reach * text_height(page)) if near is not None else None
    span = item.span if item is not None else None
    return mark_field(document, key, span, absent_evidence=not_found(near, page, zone)), item


def seal_kind(item: Impression) -> str | None:
    """公章, or the kind of special seal that is written under the star; None when that cannot be told. The
    words on the page inside the impression help where the seal reader saw nothing."""
    inside = [w.text for w in item.page.words if item.seal.rect.contains(w.rect.cx, w.rect.cy)]
    for text in (item.seal.centre_text, item.seal.text, *inside):
        flat = re.sub(r"\s", "", text or "")
        for name in _KINDS:
            if name in flat:
                return name
        special = re.search(r"[\u4e00-\u9fff]{2,6}专用章", flat)
        if special:
            return special.group()
    centre = re.sub(r"[\W_]", "", item.seal.centre_text or "")
    if len(_LETTERS.findall(centre)) >= 2:
        return centre
    if item.seal.text and item.seal.shape in ("round", "oval"):
        return "公章"
    return None


# ---------------------------------------------------------------- signatures
@dataclass(frozen=True, slots=True)
class Signature:
    """What stands after a signature label: whether it is signed (None: cannot be told), the name there as far
    as it was read, and the searched zone."""

    signed: bool | None
    place: Span
    name: Span | None
    zone: Rect
    confidence: float


def find_signature(page: Page, label: re.Pattern[str]) -> Signature | None:
    """The signature after the last occurrence of `label` (matched on folded lines without blanks kept); None
    when the label is not printed on the page. Ink beyond the printed words counts, and so do words that look
    drawn by hand; a typed name alone is no signature."""
    last: tuple[Line, re.Match[str]] | None = None
    for line in lines_of(page):
        for found in label.finditer(line.folded):
            last = (line, found)
    if last is None:
        return None
    line, found = last
    return signature_after(line, found.start(), found.end())


def signature_after(line: Line, start: int, end: int) -> Signature | None:
    """The signature after the label at characters `start` to `end` of a line; see `find_signature`."""
    page, span = line.page, line.span(start, end)
    if span is None:
        return None
    span = _printed_extent(span)
    while end < len(line.folded) and line.folded[end] in " :_":
        end += 1
    zone = _zone(page, line, span)
    after = line.span(end, len(line.text))
    inside = (w for w in page.words if zone.overlap(w.rect) > 0.5 * w.rect.area)
    words = [w for w in inside if w.rect.cx > span.rect.right]
    pieces = [w for w in line.words if w.rect.left > span.rect.right - 0.5 * span.rect.height]
    typed: list[Rect] = [span.rect]
    drawn = False
    if after is not None and not pieces:
        # The name is part of the label's own run of text.
        typed.append(after.rect.grown(0.12 * after.rect.height))
    for word in {id(w): w for w in (*words, *pieces)}.values():
        if _looks_typed(word.rect.height, span.rect.height, word.confidence):
            typed.append(word.rect.grown(0.12 * word.rect.height))
        elif _LETTERS.search(word.text):
            drawn = True
    # A photocopied seal is dark like a pen: what lies under it cannot be told.
    copied = [s.rect for s in page.seals if s.colour == "grey" and s.rect.overlap(zone) > 0]
    excess = ink_beside(page, zone, [*typed, *_rulings(page, zone), *copied])
    if drawn or excess >= 0.02:
        return Signature(True, span, after, zone, 0.85 if excess >= 0.03 else 0.6)
    covered = sum(rect.overlap(zone) for rect in copied) > 0.3 * zone.area
    if covered or (page.ink is None and page.origin != "office"):
        return Signature(None, span, after, zone, 0.0)
    return Signature(False, span, after, zone, 0.9 if excess < 0.01 else 0.6)


def _zone(page: Page, line: Line, label: Span) -> Rect:
    """Where a signature may stand: right of its label up to the next one, a little above and below."""
    height = label.rect.height
    right = min(page.width, label.rect.right + 14 * height)
    for word in line.words:
        if word.rect.left > label.rect.right + 2 * height and _NEXT_LABEL.search(fold(word.text)):
            right = min(right, word.rect.left)
    top, bottom = label.rect.top - 0.9 * height, label.rect.bottom + 0.9 * height
    return Rect(label.rect.right + 0.2 * height, top, right, bottom)


def _looks_typed(height: float, usual: float, confidence: float) -> bool:
    return 0.75 * usual <= height <= 1.25 * usual and confidence >= 0.9


def _ems(text: str) -> float:
    return sum(1.0 if ord(char) > 0x2E7F else 0.6 for char in text)


@per_page
def _advance(page: Page) -> float:
    """How wide characters are set, in heights of their boxes: more than one where boxes end at the ink."""
    long = [w.rect.width / (_ems(w.text) * max(1.0, w.rect.height)) for w in page.words if len(w.text) >= 4]
    return min(1.45, max(1.0, median(long))) if len(long) >= 3 else 1.0


def _printed_extent(label: Span) -> Span:
    """The label with the width that its characters need at the page's type size: a reader often draws its box
    over the signature that follows."""
    size = min(label.rect.height, 1.15 * text_height(label.page))
    needed = _ems(label.text) * size * _advance(label.page)
    if label.rect.width <= 1.15 * needed:
        return label
    middle = label.rect.cy
    rect = Rect(label.rect.left, middle - size / 2, label.rect.left + needed, middle + size / 2)
    return replace(label, rect=rect)


def _rulings(page: Page, zone: Rect) -> list[Rect]:
    """The lines of a form that run through the zone; shorter ones are strokes of the pen."""
    return [
        r.rect.grown(2.0)
        for r in page.rulings
        if (r.rect.width >= 0.7 * zone.width if r.horizontal else r.rect.height >= zone.height)
    ]
