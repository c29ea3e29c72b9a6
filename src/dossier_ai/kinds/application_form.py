"""申请/推荐表: the applicant's own statement of who it is and what it does (domain 1.14, Qinghai annex 1).

Money is stored in yuan (the form prints 万元), shares in percent points. A figure inside a sentence keeps
the place of the figure. `served` mixes enterprises and visits by design of the form (AMB-17).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier_ai.core import Column, Cues, Document, Field, FieldSpec, Kind, Page, Rect, Reread, Seal
from dossier_ai.core.kind import Format
from dossier_ai.kinds import application_form_fields as annex
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.characters import squeeze
from dossier_ai.text.endorsements import Impression, impressions, mark_field, nearest, not_found
from dossier_ai.text.forms import Answer, Form, lines_in
from dossier_ai.text.grounded import evidence_of, occluded, read
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.letters import organisation_name
from dossier_ai.text.lines import Span
from dossier_ai.text.list_fields import list_rows_field
from dossier_ai.text.list_frame import unit_in
from dossier_ai.text.marks import choose
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import Listing, ListRow, list_rows

_FORM_UNIT = "万元"
# The brackets of a document number, of which readers often take one for a square one (domain 1.0).
_DOCUMENT_NUMBER = re.compile(r"[〔\[(（【]((?:19|20)\d{2})[〕\])）】](\d{1,5}号)")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    form = Form(document.pages)
    fields = _labelled(document)
    unit = unit_in(lines_in(document.pages)) or _FORM_UNIT
    fields.extend(_amounts(document, form))
    fields.extend(_figures(document, form))
    fields.extend(_tenure(document, form))
    fields.extend(_lists(document, form, unit))
    fields.extend(_texts(document, form))
    fields.extend(_opinion(document, form))
    fields.extend(_applicant_seal(document))
    fields.extend(page_number_fields(document))
    return fields


def _labelled(document: Document) -> list[Field]:
    labels = {spec.key: spec.labels for spec in annex.LABELLED}
    found = find_labelled(lines_in(document.pages), labels, stops=annex.STOPS)
    fields: list[Field] = []
    for spec in annex.LABELLED:
        held = found.get(spec.key)
        if held is None or not held.values:
            continue
        field = _field(document, spec.key, spec.format, held.text, held.values)
        if field is not None:
            fields.append(field)
    return fields


# What a value of this format must hold at least; anything else is another cell's text.
_SHAPES: dict[Format, re.Pattern[str]] = {
    "phone": re.compile(r"\d{3}.*\d{3}|\d{5}"),
    "email": re.compile(r"@|\w\.\w"),
    "person": re.compile(r"^[^\d:：]{2,20}$"),
    "integer": re.compile(r"\d"),
    "date": re.compile(r"\d|[〇○零一二三四五六七八九十]"),
}


def _field(
    document: Document, key: str, format: Format, text: str, spans: Sequence[Span], unit: str = "元"
) -> Field | None:
    """A field with the meaning of `text`, occluded when it has none; None when the text is only a blank."""
    text = text.strip(" _:：")
    if not squeeze(text) or not spans or re.fullmatch(r"[年月日\s_]+", text):
        return None
    if format in _SHAPES and not _SHAPES[format].search(squeeze(text)):
        return None
    said = meaning(text, format, unit)
    if said.value is None:
        return occluded(document, key, spans[0])
    return read(document, key, spans, said.value, state=said.state)


def _amounts(document: Document, form: Form) -> list[Field]:
    """Amounts whose label, figure and unit share a cell (`注册资本 ____ 万元`), or stand in neighbouring
    cells. The unit is the one printed beside the figure or the label, else 万元 as on the form."""
    fields: list[Field] = []
    for spec, label in annex.AMOUNTS:
        for answer in form.answers(label):
            found = re.search(r"[0-9][0-9,.]*", answer.text.replace("，", ","))
            if found is None:
                continue
            span = _part(answer, found.group())
            if span is None:
                continue
            printed = re.search(r"亿元|万元|千元|元|亿|万", answer.text) or re.search(
                r"亿元|万元|千元", answer.label.text
            )
            said = meaning(found.group() + (printed.group() if printed else ""), "money", _FORM_UNIT)
            if isinstance(said.value, str):
                field = read(document, spec.key, span, said.value, state=said.state)
                raw = found.group() + (printed.group() if printed else "")
                fields.append(field.model_copy(update={"raw": raw}))
            else:
                fields.append(occluded(document, spec.key, span))
            break
    return fields


def _part(answer: Answer, text: str) -> Span | None:
    """The piece of an answer that holds `text`, cut to it where the line is known."""
    for span in answer.spans:
        if text in span.text.replace("，", ","):
            return Span(text, span.rect, span.confidence, span.page, span.part)
    return answer.spans[0] if answer.spans else None


def _figures(document: Document, form: Form) -> list[Field]:
    fields: list[Field] = []
    for spec, pattern in annex.FIGURES:
        found = form.search(pattern)
        if found is None:
            field = _beside(document, form, spec)
            if field is not None:
                fields.append(field)
            continue
        flow, match = found
        spans = flow.packed_spans(match.start(1), match.end(1))
        field = _field(document, spec.key, spec.format, match.group(1).rstrip(".,"), spans)
        if field is not None:
            fields.append(field)
    return fields


def _beside(document: Document, form: Form, spec: FieldSpec) -> Field | None:
    """A figure in the cell beside its label, as other forms print it."""
    for label in spec.labels:
        answer = form.answer(label)
        found = re.search(annex.NUMBER, answer.text) if answer is not None else None
        span = _part(answer, found.group()) if answer is not None and found is not None else None
        if found is not None and span is not None:
            return _field(document, spec.key, spec.format, found.group().rstrip(".,"), [span])
    return None


def _tenure(document: Document, form: Form) -> list[Field]:
    for flow in form.flows(r"租用"):
        choice = choose(flow, ("租用", "自有"))
        if choice is None:
            continue
        if choice.option is not None:
            return [read(document, "site_tenure", choice.span, choice.option, confidence=choice.confidence)]
        return [occluded(document, "site_tenure", choice.span)] if choice.ticked else []
    return []


def _lists(document: Document, form: Form, unit: str) -> list[Field]:
    fields: list[Field] = []
    years = list_rows(document.pages, annex.YEARS, seq="", anchor="year", least=4)
    kept = tuple(r for r in years.rows if re.search(r"(?:19|20)\d{2}", squeeze(r.text("year"))))
    fields.extend(_rows(document, "years", annex.YEARS, years, kept, unit))
    for key, columns, anchor in (
        ("service_items", annex.ITEMS, "product"),
        ("investors", annex.INVESTORS, "name"),
    ):
        listing = list_rows(document.pages, columns, seq="", anchor=anchor, least=2)
        fields.extend(
            _rows(document, key, columns, listing, _until_next_block(listing, form, document.pages), unit)
        )
    return fields


def _until_next_block(listing: Listing, form: Form, pages: Sequence[Page]) -> tuple[ListRow, ...]:
    """The rows up to the cell that begins the next block of the form."""
    if not listing.maps:
        return ()
    start = listing.maps[0]
    page, top = start.table.page, start.table.ys[start.header[1]] - 1
    # Photographs of the pages all have the number 1: their order is that of the document.
    order = {(p.file, p.number): i for i, p in enumerate(pages)}
    here = order[(page.file, page.number)]
    places = [
        (order[(cell.page.file, cell.page.number)], cell.rect.top) for cell in form.cells(annex.BLOCK_LABEL)
    ]
    end = min((p for p in places if p >= (here, top)), default=(here + 1, 0.0))
    return tuple(
        r
        for r in listing.rows
        if (order[(r.page.file, r.page.number)], r.rect.top + 1) < end
        and any(c.text for c in r.cells.values())
    )


def _rows(
    document: Document,
    key: str,
    columns: Sequence[Column],
    listing: Listing,
    rows: Sequence[ListRow],
    unit: str,
) -> list[Field]:
    if not rows:
        return []
    cut = Listing(tuple(rows), (), listing.head, listing.foot, listing.maps, ())
    field = list_rows_field(document, cut, columns, key=key, unit=unit)
    return [field] if field is not None else []


def _texts(document: Document, form: Form) -> list[Field]:
    fields: list[Field] = []
    for spec, label in annex.TEXTS:
        answer = form.answer(label)
        if answer is not None and answer.spans:
            text = (
                _DOCUMENT_NUMBER.sub(r"〔\1〕\2", answer.text) if spec.key == "recognition" else answer.text
            )
            field = _field(document, spec.key, "text", text, answer.spans)
            if field is not None:
                fields.append(field)
    for spec, label in annex.NAME_LISTS:
        answer = form.answer(label)
        if answer is None or not answer.spans:
            continue
        names = tuple(n for n in _names(answer) if n)
        if names:
            fields.append(read(document, spec.key, answer.spans, names))
    return fields


def _names(answer: Answer) -> list[str]:
    """The organisations of an answer, printed one per line or separated by 、，；."""
    separated = [n.strip(" .。等") for n in re.split(r"[、，,；;]|\d{1,2}[.．、]", answer.text)]
    if len([n for n in separated if n]) > 1 or len(answer.spans) < 2:
        return separated
    return [span.text.strip() for span in answer.spans]


def _opinion(document: Document, form: Form) -> list[Field]:
    """The recommending authority's opinion without its signature block, and whether it is sealed."""
    answer = form.answer(annex.OPINION)
    if answer is None:
        return []
    fields: list[Field] = []
    spans = [
        s for s in answer.spans if not re.search(r"盖章|签章|^[\s\d年月日〇一二三四五六七八九十]+$", s.text)
    ]
    text = "".join(s.text for s in spans).strip()
    if squeeze(text):
        fields.append(read(document, "opinion", spans, text))
    place = next((s for s in answer.spans if "盖章" in s.text), answer.label)
    seal: Impression | None = None
    for item in impressions([place.page]):
        cell = answer.cell
        if (
            cell is not None
            and cell.page is item.page
            and _within(item.seal, cell.rect.top, cell.rect.bottom)
        ):
            seal = item
    seal = seal or nearest(impressions([place.page]), place, reach=6.0)
    span = seal.span if seal is not None else None
    fields.append(mark_field(document, "opinion_sealed", span, absent_evidence=not_found(place, place.page)))
    return fields


def _within(seal: Seal, top: float, bottom: float) -> bool:
    return top <= seal.rect.cy <= bottom


# What is left of 申请单位（盖章）： under a seal.
_LABEL_END = re.compile(r"^[^:。,;]{0,8}章\s*\)\s*:?\s*")


def _applicant_seal(document: Document) -> list[Field]:
    """The mark `applicant_sealed`: a seal at 申请单位（盖章）, or on the cover."""
    found = find_labelled(
        lines_in(document.pages),
        {"seal": ("申请单位（盖章）", "申报单位（盖章）", "申请单位", "申报单位"), "cover": ("单位名称",)},
        stops=annex.STOPS,
    )
    seals = impressions(document.pages)
    for key in ("seal", "cover"):
        held = found.get(key)
        item = nearest(seals, _signing_line(held), reach=12.0) if held is not None else None
        if item is not None:
            return [
                mark_field(document, "applicant_sealed", item.span, absent_evidence=evidence_of(item.span))
            ]
    # The seal itself often hides the beginning of its label: 章）：, with the name behind it.
    for line in lines_in(document.pages):
        cut = _LABEL_END.match(line.folded)
        span = line.span(0, len(line.text))
        if cut is None or span is None or organisation_name(line.text[cut.end() :]) is None:
            continue
        item = nearest(seals, span, reach=1.0)
        if item is not None:
            return [
                mark_field(document, "applicant_sealed", item.span, absent_evidence=evidence_of(item.span))
            ]
    held = found.get("seal") or found.get("cover")
    if held is None:
        return []
    return [
        mark_field(document, "applicant_sealed", None, absent_evidence=not_found(held.label, held.label.page))
    ]


def _signing_line(held: Labelled) -> Span:
    """The label with the name behind it: a seal is pressed on the name, however long."""
    label = held.label
    names = [v.rect for v in held.values if v.page is label.page and v.rect.vertical_overlap(label.rect) > 0]
    return replace(label, rect=Rect.union([label.rect, *names]))


KIND = Kind(
    id="application_form",
    code="D14",
    zh="申请推荐表",
    en="Application form",
    rank=5,
    cues=Cues(
        titles=(r"(申请推荐表|推荐表|服务功能类别申请表|认定申请表|申报表|申请表)$",),
        anchors=(
            "申报平台名称",
            "申请单位(盖章)",
            "单位性质",
            "近三年平台运营管理",
            "服务能力及业绩",
            "签订服务协议户数",
            "政府支持情况",
            "审核推荐意见",
            "所在市(州)",
            "填报日期",
            "从业人数",
        ),
        negative=("复核申请推荐表", "复核单位"),
    ),
    fields=(
        *annex.LABELLED,
        *(spec for spec, _ in annex.AMOUNTS),
        *(spec for spec, _ in annex.FIGURES),
        FieldSpec("site_tenure", "场地性质", "Site tenure", "enum", ("租用", "自有")),
        FieldSpec("years", "近三年运营", "Last three years", "rows", columns=annex.YEARS, required=True),
        FieldSpec("service_items", "主要服务产品", "Main services", "rows", columns=annex.ITEMS),
        FieldSpec("investors", "主要投资方", "Main investors", "rows", columns=annex.INVESTORS),
        *(spec for spec, _ in annex.TEXTS),
        *(spec for spec, _ in annex.NAME_LISTS),
        FieldSpec("opinion", "审核推荐意见", "Recommendation", "text"),
        FieldSpec("opinion_sealed", "审核意见盖章", "Recommendation sealed", "mark"),
        FieldSpec("applicant_sealed", "申请单位盖章", "Sealed by the applicant", "mark"),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
