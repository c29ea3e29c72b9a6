"""What the title and the lines around a list say about the whole of it: whose it is, which year, which day.

In come the pages of a document; out come ISO dates, years and names with their places. A list that counts
tenants at one day names that day in many ways (截至…, 2025年末, 统计日期：…); a list of one year's services
names the year only once, so that its rows print months and days alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Document, Field
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import parse_date
from dossier_ai.text.flow import Flow
from dossier_ai.text.grounded import read
from dossier_ai.text.letters import DATE, ORGANISATION, iso_date, organisation_beside
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.list_frame import unit_name_and_seal
from dossier_ai.text.rows import Listing

_YEAR_DIGITS = r"(?:(?:19|20)\d{2}|二[〇○零]{1}[〇○零一二三四五六七八九]{2})"
_YEAR = re.compile(rf"(?<!\d)({_YEAR_DIGITS})年(?:度|份|(?!\d{{1,2}}月|[一二三四五六七八九十末底初终]))")
_YEAR_LABEL = re.compile(r"年度[:：]?((?:19|20)\d{2})(?!\d)")
_DAY = r"(?:(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2})"
_AS_OF = re.compile(rf"(?:截至|截止|截止到|截止至|截至到)(?:日期|时间|目前|当前|现在)?[(:]?({_DAY})")
_AS_OF_AFTER = re.compile(rf"({_DAY})(?:止|为止|时点|在册|在园|在驻)")
_COUNTED_ON = re.compile(
    rf"(?:统计|数据|登记)(?:截止|时点|节点|基准)?(?:日期|时间|日|时点|口径)?[(:]?({_DAY})|(?:时点|基准日|截止日期|截止时间)[(:]?({_DAY})"
)
_YEAR_END = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?:度)?(?:末|底|年末|年底|终)")
_NOW = re.compile(rf"(?:目前|当前|现有|现在|现状)[(:]?({_DAY})")
_LAST_YEAR_END = re.compile(r"(?:上|去)一?年(?:度)?(?:末|底)|上年(?:年)?[末底]")
_CURRENT = re.compile(r"目前|当前|现有|现在|现状")
_MADE_ON = re.compile(rf"(?:填表|填报|制表|编制|申报|报送|上报)(?:日期|时间)[:]?({_DAY})")


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that lines state about the whole list, with its places; `derived` when it was worked out from
    what is printed (a year's end, the year before the day of filing) rather than printed as such."""

    value: str
    spans: tuple[Span, ...]
    derived: bool = False


def stated_year(lines: Sequence[Line]) -> Stated | None:
    """The year that the first lines which name one state: 2025年度, （2025年）, 年度：2025. Dates with a
    month do not name the year of a list."""
    for line in lines:
        flow = Flow([line])
        for pattern in (_YEAR, _YEAR_LABEL):
            found = pattern.search(flow.packed)
            if found is None:
                continue
            year = _year(found.group(1))
            spans = flow.packed_spans(found.start(1), found.end(1))
            if year is not None and spans:
                return Stated(year, tuple(spans))
    return None


def _year(text: str) -> str | None:
    try:
        return f"{parse_date(text + '年').year:04d}"
    except ValueError:
        return None


def snapshot_days(lines: Sequence[Line]) -> list[Stated]:
    """The days at which the lines say things were counted, in reading order, each once: printed days (截至 …,
    统计日期 …), a year's end as its 31 December, 上年末 and 目前 by the day of filing where one is printed.
    Where no line says so, the one day or month that a line names besides the day of filing."""
    out: list[Stated] = []
    for line in lines:
        flow = Flow([line])
        for stated in _said_on(flow):
            if all(stated.value != known.value for known in out):
                out.append(stated)
    if out:
        return out
    made = _made_on(lines)
    for line in lines:
        flow = Flow([line])
        relative = _relative(flow, made) if made is not None else None
        if relative is not None and all(relative.value != known.value for known in out):
            out.append(relative)
    return out or _titled_days(lines)


def _said_on(flow: Flow) -> list[Stated]:
    out: list[Stated] = []
    taken: list[tuple[int, int]] = []
    for pattern in (_AS_OF, _COUNTED_ON, _NOW, _AS_OF_AFTER):
        for found in pattern.finditer(flow.packed):
            group = next(i for i, text in enumerate(found.groups(), 1) if text is not None)
            start, end = found.span(group)
            value = iso_date(found.group(group))
            spans = flow.packed_spans(start, end)
            if value is not None and spans and not any(a < end and start < b for a, b in taken):
                taken.append((start, end))
                out.append(Stated(value, tuple(spans)))
    for found in _YEAR_END.finditer(flow.packed):
        spans = flow.packed_spans(found.start(), found.end())
        beside = any(stated.value.startswith(found.group(1)) for stated in out)
        if spans and not beside:
            out.append(Stated(f"{found.group(1)}-12-31", tuple(spans), derived=True))
    return out


def _made_on(lines: Sequence[Line]) -> Stated | None:
    for line in lines:
        flow = Flow([line])
        found = _MADE_ON.search(flow.packed)
        value = iso_date(found.group(1)) if found else None
        if found is not None and value is not None:
            return Stated(value, tuple(flow.packed_spans(found.start(1), found.end(1))))
    return None


def _relative(flow: Flow, made: Stated) -> Stated | None:
    """上年末 and 目前 as days, by the day on which the paper was filled in."""
    if len(flow.packed) > 60:
        return None
    found = _LAST_YEAR_END.search(flow.packed)
    if found is not None:
        spans = (*flow.packed_spans(found.start(), found.end()), *made.spans)
        return Stated(f"{int(made.value[:4]) - 1:04d}-12-31", spans, derived=True)
    found = _CURRENT.search(flow.packed)
    if found is not None:
        spans = (*flow.packed_spans(found.start(), found.end()), *made.spans)
        return Stated(made.value, spans, derived=True)
    return None


def _titled_days(lines: Sequence[Line]) -> list[Stated]:
    """The day or month that a title line names in brackets or at its end: 入驻企业名单（2025年12月）."""
    for line in lines:
        flow = Flow([line])
        if _MADE_ON.search(flow.packed) or len(flow.packed) > 48:
            continue
        found = re.search(rf"[(\[]({DATE.pattern})[底末]?[)\]]|^({DATE.pattern})(?=\D)", flow.packed)
        if found is None:
            continue
        group = 1 if found.group(1) else 2
        value = iso_date(found.group(group))
        if value is not None:
            return [Stated(value, tuple(flow.packed_spans(*found.span(group))))]
    return []


def unit_fields(
    document: Document, seal_key: str | None, title: Span | None, listing: Listing | None = None
) -> list[Field]:
    """`unit_name` and the mark `seal_key` of a list: after a label, else the organisation that the title
    begins with, else the one that stands alone beside the title, else the one that the lines around `listing`
    name in other words."""
    fields = unit_name_and_seal(document, seal_key, listing)
    if title is None or any(f.key == "unit_name" for f in fields):
        return fields
    head = titled_organisation(title)
    if head is None:
        head = organisation_beside(title, lines_of(title.page))
    if head is not None:
        fields.insert(0, read(document, "unit_name", head[1], head[0]))
    return fields


def lines_at(title: Span | None) -> list[Line]:
    """The lines on the height of a title; none without one."""
    if title is None:
        return []
    return [x for x in lines_of(title.page) if x.rect.vertical_overlap(title.rect) > 0.5 * x.rect.height]


def titled_organisation(title: Span) -> tuple[str, Span] | None:
    """The organisation whose name a title begins with (…有限公司2025年度服务台账), and its place."""
    flat = squeeze(title.text).replace("(", "（").replace(")", "）")
    best: str | None = None
    for end in range(len(flat), 5, -1):
        found = ORGANISATION.fullmatch(flat[:end])
        if found is not None and re.search(
            r"(?:公司|中心|协会|商会|研究院|学院|大学|基地|园区|集团)$", flat[:end]
        ):
            best = flat[:end]
            break
    if best is None or len(best) < 7 or len(best) == len(flat):
        return None
    return best, title
