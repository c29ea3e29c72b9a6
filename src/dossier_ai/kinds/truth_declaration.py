"""申报材料真实性声明: the applicant's declaration that its material is true (domain 1.28).

Looked for are the applicant's seal (`seal_kind` says which it is) and the signature of the legal
representative; both are marks, False with the searched place when they are not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Cues, Document, Field, FieldSpec, FieldState, Kind, Rect, Reread
from dossier_ai.text.characters import squeeze
from dossier_ai.text.declarations import declarant, recipient, representative_signature
from dossier_ai.text.endorsements import (
    Impression,
    find_signature,
    impressions,
    mark_field,
    not_found,
    seal_kind,
)
from dossier_ai.text.flow import Flow
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.letters import closing_date
from dossier_ai.text.lines import Span
from dossier_ai.text.list_frame import organisation_of
from dossier_ai.text.names import same_name, similarity
from dossier_ai.text.overlays import without_seal_scraps
from dossier_ai.text.page_numbers import page_number_fields

# Below this likeness a seal is plainly another unit's; above it, the arc may have been misread.
_CLOSE = 0.75
_TITLES = (
    r"真实性.{0,6}(声明|承诺)",
    r"(声明|承诺)(书|函)?.{0,6}真实",
    r"^(郑重)?(承诺|声明)(书|函)?$",
    r"^(申[报请]|填报|项目|平台|企业|法人|单位)*(诚信|信用|守信|自律|如实申报|申报|合规)*(承诺|声明)(书|函)?$",
    r"^关于.{0,16}真实.{0,8}的(声明|承诺|保证)(书|函)?$",
    r"材料真实.{0,6}(说明|保证书)$",
)
_APPLICANT = (
    "申报单位（盖章）",
    "申请单位（盖章）",
    "声明单位（盖章）",
    "承诺单位（盖章）",
    "单位名称（盖章）",
    "单位（盖章）",
    "单位（公章）",
    "申报单位",
    "申请单位",
    "声明单位",
    "声明人",
    "承诺单位",
    "单位名称",
    "声明人（盖章）",
    "企业名称",
    "承诺人（盖章）",
    "承诺人（公章）",
    "承诺单位（公章）",
    "承诺单位名称",
    "申报单位（公章）",
    "申报单位名称",
    "申报单位名称（盖章）",
    "申报单位名称（公章）",
    "声明单位（公章）",
    "声明单位名称",
    "单位全称（盖章）",
    "单位名称（公章）",
    "单位全称",
    "申报企业（盖章）",
    "申报企业",
    "企业名称（盖章）",
    "申报机构",
    "申报主体",
    "保证单位",
)
# What is left of the label when a seal covers its beginning.
_SIGNATURE_TAIL = re.compile(r"人\s*[\[(]\s*签\s*[字名章]\s*[\])]\s*:?")
_STATEMENT = re.compile(r"真实|属实|如实|真实性")
_PLEDGE = re.compile(r"承诺|声明|保证|负责|责任|虚假|弄虚作假")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    fields: list[Field] = []
    addressed = recipient(document.pages[0], lines, headline(document, _TITLES))
    if addressed is not None:
        fields.append(read(document, "recipient", addressed[1], addressed[0]))
    applicant = _applicant(document)
    fields.extend(applicant)
    fields.append(_statement(document))
    fields.extend(_seal(document, str(applicant[0].value) if applicant else "", reread))
    fields.extend(_signature(document))
    date = closing_date(lines)
    if date is not None:
        fields.append(read(document, "date", date[1], date[0]))
    fields.extend(page_number_fields(document))
    return fields


def _applicant(document: Document) -> list[Field]:
    lines = lines_in([without_seal_scraps(page) for page in document.pages])
    found = find_labelled(lines, {"applicant": _APPLICANT}, stops=("日期", "法定代表人", "年")).get(
        "applicant"
    )
    name = organisation_of(found) if found is not None else None
    if name is not None:
        return [read(document, "applicant", name[1], name[0])]
    said = declarant(lines)
    return [read(document, "applicant", said[1], said[0])] if said is not None else []


def _statement(document: Document) -> Field:
    """Whether the text says both that the material is true and that the applicant stands for it."""
    for page in document.pages:
        if _PLEDGE.search(squeeze(page.text)) is None:
            continue
        # Words are parted by line ends as it comes: 全部材料均真 | 实.
        text = Flow(line for line in lines_in([page]) if line.rect.top > 0.08 * page.height)
        for said in _STATEMENT.finditer(text.packed):
            places = text.packed_spans(*said.span())
            line = next(line for line in text.lines if line.rect.overlap(places[0].rect) > 0)
            span = line.span(0, len(line.text))
            if span is not None and len(squeeze(line.text)) > 12:
                return mark_field(document, "statement", span, absent_evidence=not_found(span, page))
    page = document.pages[0]
    return mark_field(document, "statement", None, absent_evidence=not_found(None, page), confidence=0.8)


def _seal(document: Document, applicant: str, reread: Reread) -> list[Field]:
    seals = impressions(document.pages)
    page = document.pages[-1]
    if not seals:
        return [mark_field(document, "sealed", None, absent_evidence=not_found(None, page))]
    best = max(seals, key=lambda s: (s.seal.confidence, len(s.seal.text or "")))
    fields = [mark_field(document, "sealed", best.span, absent_evidence=not_found(None, page))]
    if best.seal.text:
        fields.append(_seal_text(document, best, applicant, reread))
    else:
        fields.append(occluded(document, "seal_text", best.span))
    kind = seal_kind(best)
    if kind is not None:
        place = Span(best.seal.centre_text or kind, best.seal.rect, best.seal.confidence, best.page)
        fields.append(read(document, "seal_kind", place, kind))
    return fields


def _seal_text(document: Document, seal: Impression, applicant: str, reread: Reread) -> Field:
    """The text of the seal. An arc is read badly: where it comes close to the name printed on the page but
    is not it, the arc is unrolled and read anew, and a reading that gives exactly that name stands. A seal
    of another unit does not read as this name in any way of unrolling it."""
    text = seal.seal.text or ""
    if applicant and not same_name(text, applicant) and similarity(text, applicant) >= _CLOSE:
        again = reread(seal.page, seal.seal.rect, lambda other: same_name(other, applicant))
        if again is not None:
            span = Span(again.text, seal.seal.rect, again.confidence, seal.page)
            return read(document, "seal_text", span, again.text, grounding="normalised")
    return read(document, "seal_text", seal.span, text)


def _signature(document: Document) -> list[Field]:
    tails = (find_signature(page, _SIGNATURE_TAIL) for page in reversed(document.pages))
    found = representative_signature(document.pages) or next((s for s in tails if s is not None), None)
    if found is None:
        page = document.pages[-1]
        if page.origin == "ocr":
            # Where even the label could not be read, nothing is known about what stands behind it.
            whole = Span("", Rect(0, 0, page.width, page.height), 0.0, page)
            return [occluded(document, "signed", whole)]
        return [mark_field(document, "signed", None, absent_evidence=not_found(None, page), confidence=0.5)]
    fields: list[Field] = []
    place = Span("", found.zone, found.confidence, found.place.page, found.place.part)
    if found.signed is None:
        fields.append(occluded(document, "signed", place))
    else:
        fields.append(
            mark_field(
                document,
                "signed",
                place if found.signed else None,
                absent_evidence=not_found(found.place, found.place.page, found.zone),
                confidence=found.confidence,
            )
        )
    if found.name is not None:
        name = re.sub(r"[^\u4e00-\u9fff·]", "", found.name.text)
        if 2 <= len(name) <= 8:
            state = FieldState.HANDWRITTEN if found.signed else FieldState.READ
            fields.append(read(document, "signatory", found.name, name, state=state))
    return fields


KIND = Kind(
    id="truth_declaration",
    code="D28",
    zh="申报材料真实性声明",
    en="Declaration of truth",
    rank=5,
    cues=Cues(
        titles=_TITLES,
        anchors=("真实", "承诺", "声明", "法定代表人", "盖章", "负责", "法律责任"),
        negative=("满意", "姓名", "租金", "合同编号"),
    ),
    fields=(
        FieldSpec("recipient", "致送机关", "Recipient", "organisation"),
        FieldSpec("applicant", "声明单位", "Declaring unit", "organisation", _APPLICANT, required=True),
        FieldSpec("statement", "声明内容", "Statement present", "mark", required=True),
        FieldSpec("sealed", "加盖印章", "Sealed", "mark", required=True),
        FieldSpec("seal_text", "印文", "Seal text", "organisation"),
        FieldSpec("seal_kind", "印章种类", "Kind of seal", "enum"),
        FieldSpec("signed", "法定代表人签字", "Signed by the legal representative", "mark", required=True),
        FieldSpec("signatory", "签字人", "Signatory", "person"),
        FieldSpec("date", "日期", "Date", "date", required=True),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
