"""人员佐证: certificates of single persons, contracts, insurance prints (domain 1.31).

Each certificate is a document of its own. Identity numbers stand on most of them: they are never values, and
a number that looks like one is none of the certificate. What a degree or title is worth is judged by checks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.kinds.personnel_evidence_insurance import COLUMNS, insurance_fields, listed_persons
from dossier_ai.kinds.personnel_evidence_labels import CERTIFICATES, LABELS, PERSON, STOPS, TITLES
from dossier_ai.text.activity_sentences import signed_by
from dossier_ai.text.captions import captioned
from dossier_ai.text.characters import squeeze
from dossier_ai.text.diplomas import certificate_number, closing_day, diploma_words, number_over_lines
from dossier_ai.text.employment import counted_term, employed
from dossier_ai.text.flow import Flow
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import Labelled, find_all_labelled
from dossier_ai.text.ledger_cells import leading_day
from dossier_ai.text.letters import (
    ORGANISATION,
    first_date_or_range,
    organisation_in,
    organisation_name,
    signing_organisation,
)
from dossier_ai.text.line_pieces import pieces_of
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.list_frame import organisation_of
from dossier_ai.text.month_terms import month_term
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.under_heads import values_under

_DIPLOMAS = frozenset({"graduation", "degree", "degree_registration"})
# Whose name at the foot of a paper says what about it, where no label does.
_SIGNING = {"labour_contract": ("unit",), "appointment": ("unit", "issuer")}
_FIXED_TERM = re.compile(r"(?:期限|合同|聘期|任期|有效期).{0,40}?(?:自|从|为|:|\()")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    title = headline(document, TITLES)
    known = _certificate(title, lines)
    certificate = known[0] if known is not None else ""
    fields: list[Field] = []
    if known is not None:
        fields.append(read(document, "certificate", known[1], certificate))
    listing = listed_persons(document.pages) if certificate == "social_insurance" else None
    listed = listing is not None
    every = _by_key(find_all_labelled(lines, {"person": PERSON, **LABELS}, stops=STOPS))
    if certificate not in ("labour_contract", "social_insurance"):
        _add_under_heads(every, lines)
    found = {key: held[0] for key, held in every.items()}
    words = diploma_words(lines) if certificate not in ("labour_contract", "social_insurance") else {}
    fields.extend(_texts(document, lines, every, words, certificate, listed=listed))
    fields.extend(_organisations(document, lines, every, words, certificate))
    fields.extend(_days(document, lines, found, certificate))
    if certificate == "social_insurance":
        fields.extend(insurance_fields(document, lines, found, listing))
    fields.extend(page_number_fields(document))
    return fields


def _by_key(labelled: Sequence[Labelled]) -> dict[str, list[Labelled]]:
    """The occurrences of each label, surest first, those with a value before others, then as printed."""
    out: dict[str, list[Labelled]] = {}
    for held in labelled:
        out.setdefault(held.key, []).append(held)
    return {
        key: sorted(known, key=lambda x: (x.score < 0.7, not x.values, -round(x.score, 1)))
        for key, known in out.items()
    }


def _add_under_heads(every: dict[str, list[Labelled]], lines: Sequence[Line]) -> None:
    """Adds what stands below a row of heads (a certificate as one row of a table), where nothing else is;
    what stands above labels that are captions replaces what was taken for their values."""
    for key, spans in captioned(lines, {"person": PERSON, **LABELS}, STOPS).items():
        every[key] = [Labelled(key, key, spans[0], spans, 1.0)]
    for key, spans in values_under(lines, {"person": PERSON, **LABELS}, STOPS).items():
        known = every.setdefault(key, [])
        if not any(held.values for held in known):
            known.insert(0, Labelled(key, key, spans[0], spans, 1.0))


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


_SEALED = re.compile(r"[(（]?(?:盖章|签章|公章|印章|章)[)）]?[:：]*")
_SCHOOL = re.compile(r"(?:大学|学院|学校|党校|研究院|研究所|中心|中学)$")
_STUDIED = re.compile(r"博士|硕士|研究生|本科|专科|大专|学士|高职|中专|高中|第二学士")
_LEVELLED = re.compile(rf"[级师员授工]|{_STUDIED.pattern}")
# What follows a word such as 专业 in a sentence, and a label of which it is a part, are no value.
_NO_VALUE = re.compile(
    r"委员会|主席|签[名字]|盖章|^证书?$|学习|年制|课程|毕业|修业|期满|成绩|合格|准予|审核|^[为是]|[:,，。]|^证明"
)
_LEVEL_AND_SUBJECT = re.compile(r"(正高级|副高级|高级|中级|初级|助理级|员级)([\u4e00-\u9fff]{2,12})")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,6}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,12}")


def _texts(
    document: Document,
    lines: Sequence[Line],
    every: Mapping[str, Sequence[Labelled]],
    words: Mapping[str, tuple[str, list[Span]]],
    certificate: str,
    *,
    listed: bool,
) -> list[Field]:
    """Person, number, level and subject: after their labels, else as the sentences say."""
    said: dict[str, tuple[str, Sequence[Span]]] = {}
    for key in ("person", "number", "level", "subject"):
        held = (
            None if key == "person" and listed else _labelled_text(key, every, certificate) or words.get(key)
        )
        if (
            certificate in ("graduation", "degree")
            and key in words
            and _in_sentence(every.get(key, ()), lines)
        ):
            held = words[key]
        if key == "number" and key in every:
            held = number_over_lines(held[0] if held is not None else "", lines) or held
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
    key: str, every: Mapping[str, Sequence[Labelled]], certificate: str
) -> tuple[str, Sequence[Span]] | None:
    # A title stands for its level where no level is printed, else for its subject where no series is.
    names = [key]
    if certificate not in _DIPLOMAS and (key == "level" or (key == "subject" and _said(every, "level"))):
        names.append("title")
    for held in (held for name in names for held in every.get(name, ())):
        if not held.values or held.score < 0.7:
            continue
        value = _value_of(key, squeeze(held.text).strip(":_,，.。;；、|"))
        levelled = _STUDIED if certificate in _DIPLOMAS else _LEVELLED
        if value is not None and (key != "level" or levelled.search(value)):
            return value, held.values
    return None


def _in_sentence(labelled: Sequence[Labelled], lines: Sequence[Line]) -> bool:
    """Whether the words of a label stand right behind others: of 在本校 会计学 专业 函授 学习 none is one."""
    labels = [(held.label.page, held.label.rect) for held in labelled if held.values]
    return any(
        line.page is page
        and line.rect.vertical_overlap(label) > 0.5 * label.height
        and any(-0.5 < (label.left - w.rect.right) / label.height < 2.5 for w in line.words)
        for page, label in labels[:1]
        for line in lines
    )


def _said(every: Mapping[str, Sequence[Labelled]], key: str) -> bool:
    return any(held.values and held.score >= 0.7 for held in every.get(key, ()))


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


def _signs_as(certificate: str, lines: Sequence[Line]) -> tuple[str, ...]:
    """What whoever signs is: of an appointment who appoints, too, but not of a certificate for mentors."""
    if certificate == "appointment" and not any(re.search(r"聘|任命", line.text) for line in lines):
        return ("issuer",)
    return _SIGNING.get(certificate, ("issuer",))


def _organisation_of(key: str, held: Labelled) -> tuple[str, Sequence[Span]] | None:
    """The organisation after a label; of a school only what is called one."""
    named: tuple[str, Sequence[Span]] | None = organisation_in(held.values)
    if key == "school":
        named = named or _school_of(held)
        return named if named is not None and _SCHOOL.search(named[0]) else None
    if named is None and held.values and _SEALED.match(squeeze(held.text)):
        # 签发单位盖章：某某厅
        text = organisation_name(_SEALED.sub("", squeeze(held.text)))
        named = (text, held.values) if text is not None else None
    return named or organisation_of(held)


def _organisations(
    document: Document,
    lines: Sequence[Line],
    every: Mapping[str, Sequence[Labelled]],
    words: Mapping[str, tuple[str, list[Span]]],
    certificate: str,
) -> list[Field]:
    fields: list[Field] = []
    for key in ("school", "issuer", "unit"):
        keys = {"issuer": ("issuer", "reviewer"), "unit": ("unit", "party")}.get(key, (key,))
        # Under the heading of a party its name has the label 名称; certificates name other things so.
        keys = keys if key != "unit" or certificate == "labour_contract" else ("unit",)
        labelled = (
            held for name in keys for held in every.get(name, ()) if held.values and held.score >= 0.7
        )
        named = next((found for held in labelled if (found := _organisation_of(key, held)) is not None), None)
        if key == "unit" and certificate == "appointment":
            named = _unit_in_sentence(lines) or named
        if named is None and key == "unit" and certificate in ("labour_contract", "social_insurance"):
            named = employed(lines).get("unit")
        if named is None and key == "school" and certificate in _DIPLOMAS:
            named = words.get("school")
        if named is not None:
            fields.append(read(document, key, named[1], named[0]))
    if certificate not in _DIPLOMAS - {"degree_registration"} and not any(f.key == "issuer" for f in fields):
        pieces = pieces_of(lines[len(lines) // 2 :])
        signing = signing_organisation(pieces) or signed_by(pieces)
        known = {f.value for f in fields if f.key != "unit" or certificate != "appointment"}
        if signing is not None and signing[0] not in known:
            for key in _signs_as(certificate, lines):
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
    closing = closing_day(lines)
    # The day of the review is that of issue only where no other is printed.
    issued = found.get("issued") or (found.get("reviewed") if closing is None else None)
    if issued is not None and issued.values:
        value = leading_day(issued.text)
        fields.append(
            read(document, "issued", issued.values, value)
            if value is not None and "/" not in value
            else occluded(document, "issued", issued.values[0])
        )
    else:
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
