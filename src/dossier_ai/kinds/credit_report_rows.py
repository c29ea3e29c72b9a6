"""Sections and entries of a credit report as rows, also where a proof or a query states them in prose
(domain 1.27).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dossier_ai.core import Cell, Column, Document, Evidence, Field, FieldState
from dossier_ai.core.field import Row
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.flow import Flow, paragraphs, run_on
from dossier_ai.text.grounded import evidence_of
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.reported_records import Record, read_records
from dossier_ai.text.reported_sections import (
    Section,
    is_nothing,
    read_sections,
    section_key,
    settled,
    stated_count,
)

_PROVES = re.compile(
    r"(?:未发现|未查询到|未查到|没有|未因|未受到?|无|不存在|未有|未被)[^。;,]{0,40}?"
    r"(?P<what>行政处罚|违法违规|违法行为|违法失信|经营异常名录|欠税|失信被执行人)"
)
_PROVED = {
    "经营异常名录": "abnormal",
    "欠税": "tax",
    "失信被执行人": "dishonest",
    "违法失信": "serious",
}
SECTION_COLUMNS = (
    Column("section", (), "enum"),
    Column("title", ("信息类别",), "text"),
    Column("count", ("条数", "记录数"), "integer"),
)
RECORD_COLUMNS = (
    Column("section", (), "enum"),
    Column("date", ("列入日期", "处罚决定日期"), "date"),
    Column("authority", ("作出决定机关", "处罚机关"), "organisation"),
    Column("content", ("列入原因", "处罚内容"), "text"),
    Column("status", ("状态",), "enum"),
    Column("removed_on", ("移出日期", "修复日期"), "date"),
)


_FOUND_NONE = re.compile(
    r"(?:没有|没|未能?)(?:找到|查询到|检索到|查到|搜索到|发现)[^。;,]{0,50}?(?:结果|信息|记录|数据|名单)"
)
_LISTED = re.compile(
    r"(?P<what>行政处罚|经营异常(?:名录)?|严重(?:违法)?失信(?:主体|企业)?(?:名单)?|失信被执行人(?:名单)?|欠税|税收违法)"
    r"(?:信息|记录|情况|公告)?[:为共有计]{0,2}(?P<n>\d{1,4})(?:条|项|次|件|笔|起|个)"
)
_HEADING = 12
_DISHONEST = "失信被执行人"


def sections_and_records(document: Document, lines: Sequence[Line], form: str) -> list[Field]:
    """The fields `sections` and `records`, each only where something of it is printed."""
    found, marks = read_sections(document.pages)
    if form == "compliance":
        found = _proved(lines) or found
    elif form == "dishonest_query":
        found = _queried(lines, found)
    found = found or _summed(lines)
    records = read_records(document.pages, marks)
    sections = settled(found)
    rows = [_section_row(s, [r for r in records if r.section == s.key]) for s in sections]
    fields: list[Field] = []
    if rows:
        fields.append(_rows_field(document, "sections", rows, [s.heading for s in sections]))
    if records:
        places = [next(iter(r.parts.values()))[0] for r in records]
        fields.append(_rows_field(document, "records", [_record_row(r) for r in records], places))
    return fields


def _proved(lines: Sequence[Line]) -> list[Section]:
    """What a proof of compliance says in running text: nothing found under each named head."""
    out: list[Section] = []
    for flow in run_on(paragraphs(list(lines))):
        for found in _PROVES.finditer(flow.packed):
            spans = tuple(flow.packed_spans(*found.span()))
            what = flow.packed_spans(*found.span("what"))
            if not spans or not what:
                continue
            key = _PROVED.get(found["what"], "penalty")
            out.append(Section(key, found["what"], what[0], 0, spans, (0, what[0].rect.top), True))
    return out


def _summed(lines: Sequence[Line]) -> list[Section]:
    """The counts that a sentence lists: 行政处罚1条,经营异常名录0条."""
    out: list[Section] = []
    for flow in run_on(paragraphs(list(lines))):
        for found in _LISTED.finditer(flow.packed):
            spans, what = flow.packed_spans(*found.span()), flow.packed_spans(*found.span("what"))
            key = section_key(found["what"])
            if spans and what and key and key not in {s.key for s in out}:
                count = int(found["n"])
                out.append(
                    Section(key, found["what"], what[0], count, tuple(spans), (0, what[0].rect.top), True)
                )
    return out


def _queried(lines: Sequence[Line], found: Sequence[Section]) -> list[Section]:
    """The answer of a query: how many entries, or that there are none."""
    # The name of the query itself is no heading of a section.
    own = [
        s if len(s.title) <= _HEADING else replace(s, title=_DISHONEST) for s in found if s.key == "dishonest"
    ]
    if any(s.count is not None for s in own):
        return own
    flows = run_on(paragraphs(list(lines)))
    for flow in flows:
        stated = stated_count(flow.packed)
        nothing = is_nothing(flow.packed)
        if stated is None and not nothing:
            continue
        spans = tuple(
            flow.packed_spans(stated[1], stated[2]) if stated else flow.packed_spans(0, len(flow.packed))
        )
        if spans:
            return [_answer(own, stated[0] if stated else 0, spans)]
    for flow, following in pairwise(flows):
        # The answer breaks off where the name it is about begins a line.
        both = Flow([*flow.lines, *following.lines])
        found_none = _FOUND_NONE.search(both.packed)
        if found_none is not None:
            return [_answer(own, 0, tuple(both.packed_spans(*found_none.span())))]
    return own


def _answer(own: Sequence[Section], count: int, spans: tuple[Span, ...]) -> Section:
    heading, title = (own[0].heading, own[0].title) if own else (spans[0], _DISHONEST)
    return Section("dishonest", title, heading, count, spans, (0, spans[0].rect.top), True)


def _section_row(section: Section, records: Sequence[Record]) -> Row:
    """The row of a section; where it states no count, its entries are counted."""
    count, said = section.count, section.said
    if count is None and records:
        count, said = len(records), tuple(next(iter(r.parts.values()))[0] for r in records)
    stated = "exact" if section.count is not None else "normalised"
    counted = (
        Cell(
            value=str(count),
            raw="".join(s.text for s in said) if section.count is not None else "",
            confidence=min(s.confidence for s in said),
            evidence=tuple(evidence_of(s, "exact" if stated == "exact" else "normalised") for s in said),
        )
        if count is not None and said
        else Cell(state=FieldState.ABSENT, confidence=0.5, evidence=(evidence_of(section.heading),))
    )
    heading = evidence_of(section.heading)
    sure = section.heading.confidence
    return {
        "section": Cell(value=section.key, raw=section.heading.text, confidence=sure, evidence=(heading,)),
        "title": Cell(value=section.title, raw=section.heading.text, confidence=sure, evidence=(heading,)),
        "count": counted,
    }


def _record_row(record: Record) -> Row:
    place = record.status_place
    row: Row = {
        "section": _grounded(record.section, next(iter(record.parts.values()))[:1]),
        "status": _grounded(record.status, place),
    }
    for column in RECORD_COLUMNS:
        spans = record.spans(column.key)
        if column.key in row or not spans:
            continue
        text = "".join(s.text for s in spans)
        said = meaning(text, column.format)
        row[column.key] = Cell(
            value=said.value,
            raw=text,
            state=said.state,
            confidence=min(s.confidence for s in spans),
            evidence=tuple(evidence_of(s) for s in spans),
        )
    return row


def _grounded(value: str, spans: Sequence[Span]) -> Cell:
    evidence = tuple(evidence_of(s, "normalised") for s in spans)
    return Cell(value=value, raw="".join(s.text for s in spans), confidence=0.8, evidence=evidence)


def _rows_field(document: Document, key: str, rows: Sequence[Row], places: Sequence[Span]) -> Field:
    evidence: tuple[Evidence, ...] = tuple(evidence_of(span) for span in places)
    sure = [cell.confidence for row in rows for cell in row.values() if cell.value is not None]
    return Field(
        name=f"{document.kind}.{key}",
        document=document.id,
        state=FieldState.READ,
        value=tuple(rows),
        confidence=round(min(sure), 4) if sure else 0.5,
        evidence=evidence,
    )
