"""人员佐证: certificates of single persons, contracts, insurance prints (domain 1.31).

Each certificate is a document of its own. Identity numbers stand on most of them: they are never values, and
a number that looks like one is none of the certificate. What a degree or title is worth is judged by checks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier_ai.core import Cell, Column, Cues, Document, Field, FieldSpec, FieldState, Kind, Reread
from dossier_ai.kinds.personnel_evidence_labels import CERTIFICATES, LABELS, PERSON, STOPS, TITLES
from dossier_ai.text.characters import squeeze
from dossier_ai.text.diplomas import certificate_number, closing_day, diploma_words
from dossier_ai.text.employment import counted_term, employed, months_paid
from dossier_ai.text.flow import Flow
from dossier_ai.text.form_rows import is_list
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.ledger_cells import leading_day
from dossier_ai.text.letters import (
    ORGANISATION,
    first_date_or_range,
    organisation_in,
    signing_organisation,
)
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.list_fields import list_rows_field, listed_cell
from dossier_ai.text.list_frame import organisation_of
from dossier_ai.text.month_terms import month_term
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import Listing, ListRow, list_rows

COLUMNS = (
    Column("seq", ("序号", "No.", "编号"), "integer"),
    Column("name", ("姓名", "人员姓名", "参保人姓名", "参保人员姓名", "职工姓名"), "person"),
    Column(
        "months",
        ("缴费月数", "实际缴费月数", "累计缴费月数", "累计月数", "参保月数", "实缴月数", "月数"),
        "integer",
    ),
    Column(
        "period",
        (
            "缴费起止时间", "缴费起止年月", "参保起止时间", "缴费时段", "缴费期间", "参保时间", "缴费年月",
            "起止年月", "缴费月份", "费款所属期", "缴费时间",
        ),
        "period",
    ),
)  # fmt: skip
_DIPLOMAS = frozenset({"graduation", "degree", "degree_registration"})
# Whose name at the foot of a paper says what about it, where no label does.
_SIGNING = {"labour_contract": ("unit",), "appointment": ("unit", "issuer")}
_FIXED_TERM = re.compile(r"(?:期限|合同|聘期).{0,40}?(?:自|从|为|:)")
_INSURED = re.compile(r"(?:参保|缴费)(?:职工|人员)?(?:总)?(?:人数)?(?:共计|共|合计|为|:)*(\d{1,5})人")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    title = headline(document, TITLES)
    known = _certificate(title, lines)
    certificate = known[0] if known is not None else ""
    fields: list[Field] = []
    if known is not None:
        fields.append(read(document, "certificate", known[1], certificate))
    listing = list_rows(document.pages, COLUMNS, anchor="name") if certificate == "social_insurance" else None
    listed = listing is not None and _lists(listing)
    found = find_labelled(lines, {"person": PERSON, **LABELS}, stops=STOPS)
    words = diploma_words(lines) if certificate not in ("labour_contract", "social_insurance") else {}
    fields.extend(_texts(document, lines, found, words, certificate, listed=listed))
    fields.extend(_organisations(document, lines, found, words, certificate))
    fields.extend(_days(document, lines, found, certificate))
    if certificate == "social_insurance":
        fields.extend(_insurance(document, lines, found, listing if listed else None))
    fields.extend(page_number_fields(document))
    return fields


def _lists(listing: Listing) -> bool:
    """Whether several persons are listed under a header."""
    return is_list(listing, COLUMNS) or (len(listing.rows) >= 2 and bool(listing.maps))


def _certificate(title: Span | None, lines: Sequence[Line]) -> tuple[str, Span] | None:
    """Which certificate this is, by its title, else by the first short line that names one."""
    places = [title, *(line.span(0, len(line.text)) for line in lines)]
    for place in places:
        flat = squeeze(place.text) if place is not None else ""
        if place is None or len(flat) > 32 or re.search(r"编号|[。;；]", flat):
            continue
        for name, words in CERTIFICATES:
            if words.search(flat):
                return name, place
    return None


_SCHOOL = re.compile(r"(?:大学|学院|学校|党校|研究院|研究所|中心|中学)$")
_STUDIED = re.compile(r"博士|硕士|研究生|本科|专科|大专|学士|高职|中专|高中|第二学士")
_LEVELLED = re.compile(rf"[级师员授工]|{_STUDIED.pattern}")
# What follows a word such as 专业 in a sentence, and a label of which it is a part, are no value.
_NO_VALUE = re.compile(
    r"委员会|主席|签[名字]|盖章|^证书?$|学习|年制|课程|毕业|修业|期满|成绩|合格|准予|审核|^[为是]|:|^证明"
)
_LEVEL_AND_SUBJECT = re.compile(r"(正高级|副高级|高级|中级|初级|助理级|员级)([\u4e00-\u9fff]{2,12})")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,12}")


def _texts(
    document: Document,
    lines: Sequence[Line],
    found: Mapping[str, Labelled],
    words: Mapping[str, tuple[str, list[Span]]],
    certificate: str,
    *,
    listed: bool,
) -> list[Field]:
    """Person, number, level and subject: after their labels, else as the sentences say."""
    said: dict[str, tuple[str, Sequence[Span]]] = {}
    for key in ("person", "number", "level", "subject"):
        held = (
            None if key == "person" and listed else _labelled_text(key, found, certificate) or words.get(key)
        )
        if held is not None:
            said[key] = held
    if "person" not in said and not listed and certificate in ("labour_contract", "social_insurance"):
        said_of = employed(lines).get("person")
        if said_of is not None:
            said["person"] = said_of
    led = _LEVEL_AND_SUBJECT.fullmatch(said["subject"][0]) if "subject" in said else None
    if led is not None and "level" not in said and certificate not in _DIPLOMAS:
        # 专业：中级 工商管理
        spans = said["subject"][1]
        said["level"], said["subject"] = (led.group(1), spans), (led.group(2), spans)
    return [read(document, key, spans, value) for key, (value, spans) in said.items()]


def _labelled_text(
    key: str, found: Mapping[str, Labelled], certificate: str
) -> tuple[str, Sequence[Span]] | None:
    # A title stands for its level where no level is printed, else for its subject where no series is.
    names = [key]
    if certificate not in _DIPLOMAS and (key == "level" or (key == "subject" and _said(found, "level"))):
        names.append("title")
    for name in names:
        held = found.get(name)
        if held is None or not held.values or held.score < 0.7:
            continue
        value = _value_of(key, squeeze(held.text).strip(":_,，.。"))
        levelled = _STUDIED if certificate in _DIPLOMAS else _LEVELLED
        if value is not None and (key != "level" or levelled.search(value)):
            return value, held.values
    return None


def _said(found: Mapping[str, Labelled], key: str) -> bool:
    held = found.get(key)
    return held is not None and bool(held.values) and held.score >= 0.7


def _value_of(key: str, text: str) -> str | None:
    """A labelled text as the value of a field; None where it cannot be one."""
    if key == "person":
        bare = re.sub(r"(?:性别|[(（].*$|[,，].*$|先生$|女士$|同志$)", "", text)
        return bare if _NAME.fullmatch(bare) and not re.search(r"公司|单位|签[名字]|盖章", bare) else None
    if key == "number":
        return certificate_number(text)
    if _NO_VALUE.search(text.replace("：", ":")) or not re.search(r"[\u4e00-\u9fff]", text):
        return None
    return text if len(text) <= 30 else None


_UNIT_IN_SENTENCE = re.compile(rf"(?:工作|任职|所在)单位[:为](?P<unit>{ORGANISATION.pattern})(?=[。,;]|$)")


def _unit_in_sentence(lines: Sequence[Line]) -> tuple[str, Sequence[Span]] | None:
    """The employer that a sentence names, over the end of a line: 工作单位：某某有限责任公司。"""
    flow = Flow(lines)
    found = _UNIT_IN_SENTENCE.search(flow.packed)
    if found is None:
        return None
    name = found["unit"].replace("(", "（").replace(")", "）")
    return name, flow.packed_spans(*found.span("unit"))


def _school_of(held: Labelled) -> tuple[str, Sequence[Span]] | None:
    """A school with a name too short for an organisation elsewhere: 某某大学."""
    text = squeeze(held.text).strip(":：")
    return (text, held.values) if re.fullmatch(r"[\u4e00-\u9fff]{2,4}(?:大学|学院)", text) else None


def _organisations(
    document: Document,
    lines: Sequence[Line],
    found: Mapping[str, Labelled],
    words: Mapping[str, tuple[str, list[Span]]],
    certificate: str,
) -> list[Field]:
    fields: list[Field] = []
    for key in ("school", "issuer", "unit"):
        held = found.get(key)
        held = held or (found.get("reviewer") if key == "issuer" else None)
        named: tuple[str, Sequence[Span]] | None = None
        if held is not None and held.values and held.score >= 0.7:
            named = organisation_in(held.values)
            named = named or (_school_of(held) if key == "school" else None)
            named = named or (organisation_of(held) if key != "school" else None)
            if key == "school" and named is not None and not _SCHOOL.search(named[0]):
                named = None
        if key == "unit" and certificate == "appointment":
            named = _unit_in_sentence(lines) or named
        if named is None and key == "unit" and certificate in ("labour_contract", "social_insurance"):
            named = employed(lines).get("unit")
        if named is None and key == "school" and certificate in _DIPLOMAS:
            named = words.get("school")
        if named is not None:
            fields.append(read(document, key, named[1], named[0]))
    if certificate not in _DIPLOMAS and not any(f.key == "issuer" for f in fields):
        signing = signing_organisation(lines[len(lines) // 2 :])
        if signing is not None and signing[0] not in {f.value for f in fields}:
            for key in _SIGNING.get(certificate, ("issuer",)):
                if not any(f.key == key for f in fields):
                    fields.append(read(document, key, signing[1], signing[0]))
    school = next((f for f in fields if f.key == "school"), None)
    if school is not None and certificate in _DIPLOMAS and not any(f.key == "issuer" for f in fields):
        # A diploma is issued by its school.
        fields.append(school.model_copy(update={"name": f"{document.kind}.issuer"}))
    return fields


def _days(
    document: Document, lines: Sequence[Line], found: Mapping[str, Labelled], certificate: str
) -> list[Field]:
    """The day of issue and the term: after their labels, else at the foot and in the sentence on the term."""
    fields: list[Field] = []
    issued = found.get("issued")
    if issued is not None and issued.values:
        value = leading_day(issued.text)
        fields.append(
            read(document, "issued", issued.values, value)
            if value is not None and "/" not in value
            else occluded(document, "issued", issued.values[0])
        )
    else:
        closing = closing_day(lines)
        if closing is not None:
            fields.append(read(document, "issued", closing[1], closing[0]))
    term = _term(lines, found) if certificate in ("labour_contract", "appointment") else None
    if term is not None:
        fields.append(read(document, "term", term[1], term[0]))
    return fields


def _term(lines: Sequence[Line], found: Mapping[str, Labelled]) -> tuple[str, Sequence[Span]] | None:
    held = found.get("term")
    value = month_term(held.text) if held is not None and held.values else None
    if held is not None and value is not None and "/" in value:
        # A term that wraps was perhaps read to the end of its line only.
        below = [x for x in lines if x.page is held.label.page and x.rect.bottom > held.label.rect.cy]
        whole = first_date_or_range(Flow(below))
        longer = whole is not None and whole[0].startswith(value) and len(whole[0]) > len(value)
        return whole if whole is not None and longer else (value, held.values)
    flow = Flow(lines)
    counted = counted_term(flow)
    if counted is not None:
        return counted
    start = next((m.start() for m in _FIXED_TERM.finditer(flow.folded)), None)
    for flow_from in ([line for line in lines if re.search(r"期限|聘期|合同期", line.folded)], lines):
        printed = first_date_or_range(Flow(flow_from)) if flow_from and start is not None else None
        if printed is not None and "/" in printed[0]:
            return printed
    return None


def _insurance(
    document: Document, lines: Sequence[Line], found: Mapping[str, Labelled], listing: Listing | None
) -> list[Field]:
    """Who is insured and for which months: the list of a unit, its count, its period."""
    fields: list[Field] = []
    if listing is not None:
        rows = list_rows_field(
            document, listing, COLUMNS, made={"period": _period_cell, "months": _months_cell}
        )
        if rows is not None:
            fields.append(rows)
    held = found.get("insured_count")
    number = re.search(r"\d+", held.text) if held is not None and held.values else None
    if held is not None and number is not None:
        fields.append(read(document, "insured_count", held.values, number.group()))
    else:
        for line in lines:
            flow = Flow([line])
            said = _INSURED.search(flow.packed)
            if said is not None:
                spans = flow.packed_spans(*said.span(1))
                fields.append(read(document, "insured_count", spans, said.group(1)))
                break
    period = found.get("period")
    value = month_term(period.text) if period is not None and period.values else None
    if period is not None and value is not None:
        fields.append(read(document, "period", period.values, value))
    elif (paid := months_paid(_outside(lines, listing))) is not None:
        fields.append(read(document, "period", paid[1], paid[0], confidence=0.8))
    return fields


def _outside(lines: Sequence[Line], listing: Listing | None) -> list[Line]:
    """The lines that are not rows of the list."""
    rows = [(row.page, row.rect) for row in listing.rows] if listing is not None else []
    return [x for x in lines if not any(x.page is p and r.top <= x.rect.cy <= r.bottom for p, r in rows)]


_PERIOD = next(c for c in COLUMNS if c.key == "period")


def _period_cell(row: ListRow, number: int) -> Cell | None:
    held = row.cells.get("period")
    if held is None:
        return None
    cell = listed_cell(held, _PERIOD)
    value = month_term(held.text) if cell.value is None and held.text else None
    return cell.model_copy(update={"value": value, "state": FieldState.READ}) if value is not None else cell


_MONTHS = next(c for c in COLUMNS if c.key == "months")


def _months_cell(row: ListRow, number: int) -> Cell | None:
    held = row.cells.get("months")
    if held is None:
        return None
    cell = listed_cell(held, _MONTHS)
    said = re.fullmatch(r"(\d{1,3})个?月", squeeze(held.text))
    return cell.model_copy(update={"value": said.group(1), "state": FieldState.READ}) if said else cell


KIND = Kind(
    id="personnel_evidence",
    code="D31",
    zh="人员佐证材料",
    en="Personnel evidence",
    rank=3,
    cues=Cues(
        titles=TITLES,
        anchors=(
            "准予毕业", "证书编号", "评审委员会", "管理号", "参保单位", "用人单位", "劳动者", "学历层次",
            "授予", "学位",
            "资格名称", "缴费月数", "批准文号", "性别", "出生", "合同期限", "创业辅导师", "创业导师",
        ),
        negative=("出租方", "专利", "营业执照", "借款", "采购人", "许可证", "认证范围", "工作年限"),
    ),
    fields=(
        FieldSpec("certificate", "证书种类", "Certificate", "enum"),
        FieldSpec("person", "姓名", "Person", "person", PERSON),
        FieldSpec("number", "证书编号", "Number", "text", LABELS["number"]),
        FieldSpec("level", "层次、级别", "Level", "text", LABELS["level"]),
        FieldSpec("subject", "专业、系列", "Subject or series", "text", LABELS["subject"]),
        FieldSpec("school", "学校", "School", "organisation", LABELS["school"]),
        FieldSpec("issuer", "发证机关", "Issuer", "organisation", LABELS["issuer"]),
        FieldSpec("issued", "发证日期", "Issued", "date", LABELS["issued"]),
        FieldSpec("unit", "单位", "Employer", "organisation", LABELS["unit"]),
        FieldSpec("term", "期限", "Term", "period", LABELS["term"]),
        FieldSpec("rows", "参保人员", "Insured persons", "rows", columns=COLUMNS),
        FieldSpec("insured_count", "参保人数", "Insured in total", "integer", LABELS["insured_count"]),
        FieldSpec("period", "缴费期间", "Period of payments", "period", LABELS["period"]),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)  # fmt: skip
