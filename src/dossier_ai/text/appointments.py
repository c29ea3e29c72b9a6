"""Letters of appointment (聘书): who is appointed, by whom, for what, when and for how long.

In comes a document; out come spans and values as `Appointment`. A part that is not printed is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Document
from dossier_ai.text.flow import Flow
from dossier_ai.text.forms import lines_in
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.letters import (
    DATE,
    first_date_or_range,
    iso_date,
    organisation_in,
    signing_organisation,
)
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.surnames import PERSON
from dossier_ai.text.term_words import counted_from, term_said

_HONORIFIC = r"(?:同志|先生|女士|教授|副教授|研究员|博士|老师|律师|主任|高级工程师|专家)"
_PERSON = r"[一-鿿·]{2,4}?"
_APPOINTS = re.compile(
    r"(?:兹|特|现|谨|诚)?特?聘(?:请|任)?+[:_]*(?!书|证书)|(?:特|诚)?邀请(?=[\u4e00-\u9fff·]{2,4}(?:同志|先生|女士|教授))"
)
# 聘任 alone is half of a label (聘任单位), unless somebody is appointed by it.
_APPOINTED = re.compile(r"[您你]|担任|[\u4e00-\u9fff·]{2,4}?(?:同志|先生|女士|教授|老师|为|担任)")
_NAMED = re.compile(
    rf"_*(?P<name>(?![您你贵为担任本我]|[甲乙]方)(?!.?任期|书|期){_PERSON})_*(?:\((?:男|女)\))?(?:{_HONORIFIC}|,|为|担任|任)"
)
# Somebody named after the unit and the post: 兹聘请某某大学院长某某教授担任….
_OF_UNIT = re.compile(
    r"_*[\u4e00-\u9fff()]{2,24}?(?:大学|学院|公司|研究院|事务所|中心|协会|学会|商会|医院|银行|集团|院|所|局)_*"
    r"[\u4e00-\u9fff]{0,6}?_*"
    rf"(?P<name>{PERSON})_*(?:\((?:男|女)\))?_*(?:{_HONORIFIC}|,|为|担任)"
)
_ADDRESSED = re.compile(rf"^(?:尊敬的)?_*(?P<name>{_PERSON})_*{_HONORIFIC}?:$")
_FIELD_NAME = r"(?:聘任|受聘|专业|服务|研究|咨询)(?:领域|方向|专业)"
_FIELD_LABEL = re.compile(
    rf"(?:{_FIELD_NAME}(?:为|是|[:_])+|^{_FIELD_NAME}(?!专家|顾问|导师)|^专业[:_])(?P<what>[^_,。;:()]{{2,24}})"
)
_EXPERTS = ("受聘人", "受聘专家", "受聘方", "被聘人", "受聘者", "专家")
_UNITS = (
    "聘任单位",
    "聘请单位",
    "聘用单位",
    "聘任方",
    "聘请方",
    "聘用方",
    "聘方",
    "聘任机构",
    "聘用机构",
    "用人单位",
)
_PERSON_LABELS = (
    *("受聘人姓名", "受聘人", "受聘专家", "专家姓名", "姓名", "受聘方", "被聘人", "被聘专家"),
    *(f"{side}方（{who}）" for side in "乙甲" for who in _EXPERTS),
    *(f"{who}（{side}方）" for side in "乙甲" for who in _EXPERTS),
)
_UNIT_LABELS = (
    *("聘任单位（盖章）", "聘任单位", "聘请单位", "发证单位", "聘任机构", "聘用单位", "颁发单位", "聘任方"),
    *(f"{side}方（{who}）" for side in "甲乙" for who in _UNITS),
    *(f"{who}（{side}方）" for side in "甲乙" for who in _UNITS),
)
_STOPS = (
    *(
        "身份证号",
        "身份证号码",
        "工作单位",
        "职称",
        "职务",
        "性别",
        "联系电话",
        "联系方式",
        "电话",
        "住址",
        "地址",
    ),
    *("法定代表人", "统一社会信用代码"),
)
_FIELD = (
    re.compile(
        r"(?:专家库|平台|中心|公司|协会|单位|本会|我会|我司|担任|为|的|入库)"
        r"(?P<what>(?:(?!专家|公司|平台|中心|[,。;:()的为库]).){2,16}?)"
        r"(?:服务)?(?:领域|方向|专业)的?(?:特聘|外聘|入库|咨询|首席)?(?:专家|顾问|导师)"
    ),
    re.compile(
        r"[您你]?在(?P<what>[^,。;:()在]{2,16}?)(?:领域|方向|专业)(?:具有|有着?|拥有|造诣|的?(?:丰富|深厚|突出))"
    ),
    re.compile(
        r"(?:担任|聘请?为|为)[^,。;]{0,20}?(?:公司|中心|平台|协会|单位)的?(?P<what>(?!专家|特聘|外聘|外部|高级|首席|咨询)[\u4e00-\u9fff]{2,8}?)"
        r"(?:服务)?(?:专家|顾问|导师)(?!库)"
    ),
    re.compile(r"(?:专家|顾问|导师)\((?P<what>[^()]{2,16}?)(?:领域|方向)?\)"),
    re.compile(
        r"(?:从事|负责|承担|提供|开展)(?P<what>[^,。;:()]{2,16}?)(?:领域|方面|方向)的?(?:咨询|辅导|服务|指导|工作|培训)"
    ),
)
_PARTIES = re.compile(r"(?P<a>[甲乙])方[^。;:]{0,12}?(?:聘[请任用]|邀请)(?P<b>[甲乙])方")
_TERM = re.compile(r"聘期|聘任期|聘用期|任期|有效期|期限")
_COUNT = r"(?P<n>[一二贰两三叁四五伍六七八九十]|\d{1,2})(?:\([一二两三四五\d]\))?年"
_SENTENCE_END = re.compile(r"[。;]")
_YEARS_AFTER = re.compile(rf"(?P<from>\d{{4}}年\d{{1,2}}月\d{{1,2}}日)起?,?(?:为期)?{_COUNT}")


@dataclass(frozen=True, slots=True)
class Said:
    """One part of the letter: its value and where it stands; `derived` when it follows from other parts."""

    value: str
    spans: tuple[Span, ...]
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Appointment:
    """What a letter of appointment says."""

    expert: Said | None
    appointer: Said | None
    field: Said | None
    appointed_on: Said | None
    term: Said | None


def read_appointment(document: Document) -> Appointment | None:
    """The appointment that a letter states; None for a document that appoints nobody."""
    lines = lines_in(document.pages)
    flow = Flow(lines)
    appoints = next(
        (
            m
            for m in _APPOINTS.finditer(flow.packed)
            if m.group() != "聘任" or _APPOINTED.match(flow.packed, m.end())
        ),
        None,
    )
    if appoints is None:
        return None
    labels = {"expert": _PERSON_LABELS, "unit": _UNIT_LABELS}
    by_party = _between_parties(lines)
    if by_party:
        labels = {key: (*variants, *by_party[key]) for key, variants in labels.items()}
    found = find_labelled(lines, labels, stops=_STOPS)
    unit = organisation_in(found["unit"].values) if "unit" in found else None
    signing = unit or signing_organisation(lines[len(lines) // 3 :])
    term = _term(flow)
    appointed = _appointed_on(lines, term)
    if term is None:
        term = _years(flow, appointed)
    return Appointment(
        expert=_expert(flow, lines, appoints.end()) or _labelled(found.get("expert")),
        appointer=Said(signing[0], _places(signing[1])) if signing is not None else None,
        field=_field(flow, lines),
        appointed_on=appointed,
        term=term,
    )


def _between_parties(lines: Sequence[Line]) -> dict[str, tuple[str, ...]]:
    """The labels of the parties of an agreement on an appointment, by who appoints: 甲方聘请乙方为…."""
    said = _PARTIES.search(Flow(lines).packed)
    if said is None:
        return {}
    return {"expert": (f"{said['b']}方",), "unit": (f"{said['a']}方",)} if said["a"] != said["b"] else {}


def _places(spans: Span | Sequence[Span]) -> tuple[Span, ...]:
    return (spans,) if isinstance(spans, Span) else tuple(spans)


def _labelled(found: Labelled | None) -> Said | None:
    name = re.sub(r"[\s:：_]", "", found.text) if found is not None else ""
    return Said(name, found.values) if found is not None and re.fullmatch(r"[一-鿿·]{2,4}", name) else None


def _expert(flow: Flow, lines: Sequence[Line], at: int) -> Said | None:
    found = _NAMED.match(flow.packed, at) or _OF_UNIT.match(flow.packed, at)
    if found is not None:
        return Said(found["name"], tuple(flow.packed_spans(*found.span("name"))))
    for line in lines:
        one = Flow([line])
        addressed = _ADDRESSED.match(one.packed)
        if addressed is not None:
            return Said(addressed["name"], tuple(one.packed_spans(*addressed.span("name"))))
    return None


def _field(flow: Flow, lines: Sequence[Line]) -> Said | None:
    for line in lines:
        one = Flow([line])
        found = _FIELD_LABEL.search(one.packed)
        if found is not None:
            return _said(one, *found.span("what"))
    for pattern in _FIELD:
        found = pattern.search(flow.packed)
        if found is not None:
            return _said(flow, *found.span("what"))
    return None


def _said(flow: Flow, start: int, end: int) -> Said | None:
    """A stretch of packed text without the line of a blank that it was filled into."""
    while start < end and flow.packed[start] == "_":
        start += 1
    while end > start and flow.packed[end - 1] == "_":
        end -= 1
    return Said(flow.packed[start:end], tuple(flow.packed_spans(start, end))) if start < end else None


def _term(flow: Flow) -> Said | None:
    """The printed period, with 聘期 before it or not: a letter prints no other."""
    ranged = first_date_or_range(flow)
    if ranged is not None and "/" in ranged[0]:
        return Said(ranged[0], tuple(ranged[1]))
    return None


def _years(flow: Flow, appointed: Said | None) -> Said | None:
    """The period of so many years, or up to a day, from the printed start or the date of the letter on."""
    start = appointed.value if appointed else None
    for said in _TERM.finditer(flow.packed):
        end = _SENTENCE_END.search(flow.packed, said.start())
        stop = end.start() if end is not None else len(flow.packed)
        value = term_said(flow.packed[said.start() : stop], start)
        if value is not None:
            return Said(value, tuple(flow.packed_spans(said.start(), stop)), derived=True)
    after = _YEARS_AFTER.search(flow.packed)
    first = iso_date(after["from"]) if after is not None else None
    value = counted_from(first, after["n"], "年") if after is not None and first is not None else None
    if after is None or value is None:
        return None
    return Said(value, tuple(flow.packed_spans(*after.span())), derived=True)


def _appointed_on(lines: Sequence[Line], term: Said | None) -> Said | None:
    """The date that closes the letter; without one, the first day of the term."""
    for line in reversed(lines):
        dates = list(DATE.finditer(line.folded))
        days = {iso_date(date.group()) for date in dates}
        # Both parties of an agreement may date their signature, on one line.
        if _TERM.search(line.folded) or len(days) != 1:
            continue
        span, value = line.span(*dates[0].span()), days.pop()
        rest = re.sub(r"[\s_]", "", DATE.sub("", line.folded))
        inside = span is not None and term is not None and _within(span, term)
        if span is not None and value is not None and len(rest) <= 8 * len(dates) and not inside:
            return Said(value, (span,))
    if term is not None and not term.value.startswith("/"):
        return Said(term.value.partition("/")[0], term.spans, derived=True)
    return None


def _within(span: Span, said: Said) -> bool:
    return any(s.page is span.page and s.rect.overlap(span.rect) > 0 for s in said.spans)
