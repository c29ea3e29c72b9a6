"""满意度调查: questionnaires of single enterprises and the summary of a survey (domain 1.34).

A form gives one enterprise and one rating: the overall one where several questions were asked. A summary
gives how many forms went out and came back, the rate and the counts by level.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Mapping, Sequence

from dossier_ai.core import Cell, Column, Cues, Document, Field, FieldSpec, FieldState, Kind, Reread, Row
from dossier_ai.text.characters import squeeze
from dossier_ai.text.endorsements import sealed_field
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import evidence_of, occluded, read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.ledger_cells import leading_day
from dossier_ai.text.letters import closing_date, organisation_in, signing_organisation
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.list_frame import organisation_of
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.satisfaction import Answer, answers_on
from dossier_ai.text.satisfaction_counts import LevelCount, level_counts
from dossier_ai.text.survey_figures import survey_figures

_TITLES = (
    r"满意度(问卷)?(调查|测评|回访|反馈)",
    r"(调查)?问卷",
    r"服务(质量)?(满意度)?(评价|反馈|回访)(表|单|卡)",
    r"(客户|企业|用户)满意(度)?(调查|评价|反馈)?(表|报告|统计)",
)
_ENTERPRISE = (
    "企业名称（盖章）", "企业名称", "单位名称（盖章）", "单位名称", "被服务企业", "受访企业", "填表单位",
    "企业（盖章）",
    "填写单位", "公司名称", "被调查企业", "客户名称", "企业（公章）", "单位（盖章）", "企业全称", "单位全称",
    "公司全称", "评价单位", "评价企业", "反馈单位", "反馈企业", "客户单位", "客户单位名称", "服务对象",
    "服务对象名称",
    "受服务企业", "接受服务企业", "接受服务单位", "服务企业名称", "服务企业", "参评企业", "填写企业",
    "填表企业",
    "回访单位", "回访企业", "回访对象", "受访单位", "被访企业", "被访单位", "调查对象名称", "贵公司名称",
    "贵单位名称", "贵企业名称", "用户名称", "用户单位", "被服务单位", "被服务企业名称", "被服务单位名称",
    "评价方", "客户（盖章）", "公司（盖章）", "公司名称（盖章）", "评价单位（盖章）", "客户全称", "企业签章",
    "企业盖章", "单位盖章", "单位公章", "企业名称（公章）", "单位名称（公章）", "被调查单位", "受访企业名称",
)  # fmt: skip
_DATE = (
    "填表日期", "填写日期", "调查日期", "填表时间", "调查时间", "评价日期", "回访日期", "日期", "评价时间",
    "回访时间", "填写时间", "反馈日期", "反馈时间", "测评日期", "测评时间", "访问日期", "访问时间",
    "签字日期",
    "签章日期", "填报日期", "填报时间", "受访日期", "受访时间",
)  # fmt: skip
_STOPS = (
    "联系人", "联系电话", "填表人", "地址", "所属行业", "服务内容", "服务机构", "职务", "统一社会信用代码",
    "法定代表人",
    "服务项目", "填写人", "电话", "联系方式", "企业规模", "服务类别", "服务名称", "服务单位", "评价人",
    "回访人",
)  # fmt: skip
_OTHER_DAYS = (
    "服务时间",
    "服务日期",
    "服务期间",
    "活动时间",
    "培训时间",
    "开展时间",
    "合同签订日期",
    "成立日期",
)
_SERVED_ON = re.compile(
    r"(?:服务|活动|培训|开展|实施|合作|合同)(?:起止)?(?:时间|日期|期间|周期)|成立(?:时间|日期)|起止"
)
_COLUMNS = (Column("level", ("等级", "评价等级"), "enum"), Column("count", ("数量", "份数"), "integer"))
_SUMMARY = re.compile(r"报告|汇总|统计|分析|总结|结果|情况表")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    title = headline(document, _TITLES)
    counts = level_counts(document.pages)
    figures = survey_figures(document.pages, lines)
    summary = bool(counts) or "issued_count" in figures or "returned_count" in figures
    titled = title is not None and _SUMMARY.search(squeeze(title.text)) is not None
    summary = summary or (titled and not any(answers_on(page) for page in document.pages))
    fields: list[Field] = []
    if title is not None:
        kind = "summary" if summary else "form"
        fields.append(read(document, "survey_kind", title, kind, confidence=min(0.9, title.confidence)))
    fields.extend(_summary(document, figures, counts) if summary else _forms(document, lines))
    date = _date(lines)
    if date is not None:
        fields.append(read(document, "date", date[1], date[0]))
    fields.append(sealed_field(document, "sealed", document.pages)[0])
    fields.extend(page_number_fields(document))
    return fields


def _summary(
    document: Document, figures: Mapping[str, tuple[str, list[Span]]], counts: Sequence[LevelCount]
) -> list[Field]:
    fields = [
        read(document, key, figures[key][1], figures[key][0])
        for key in ("issued_count", "returned_count", "rate")
        if key in figures
    ]
    if counts:
        fields.append(_rows(document, [(c.level, c.count, c.spans) for c in counts]))
    return fields


# A questionnaire that speaks to the enterprise is signed, if by name at all, by whoever hands it out.
_ADDRESSES = re.compile(r"尊敬的|[您贵]")


def _forms(document: Document, lines: Sequence[Line]) -> list[Field]:
    """One form: its enterprise and rating. Several forms in one document: how many gave which level."""
    rated = [(page, _rating(answers_on(page))) for page in document.pages]
    held = [answer for _, answer in rated if answer is not None]
    if len(held) > 1:
        tally: dict[str, list[Span]] = {}
        for answer in held:
            if answer.level is not None:
                tally.setdefault(answer.level, []).extend(answer.spans[:1])
        return [_rows(document, [(k, str(len(v)), tuple(v)) for k, v in tally.items()])] if tally else []
    fields: list[Field] = []
    found = find_labelled(lines, {"enterprise": _ENTERPRISE}, stops=(*_STOPS, *_DATE)).get("enterprise")
    if found is not None and found.values:
        named = organisation_in(found.values) or organisation_of(found)
        if named is not None:
            fields.append(read(document, "enterprise", named[1], named[0]))
    if not fields and not any(_ADDRESSES.search(line.text) for line in lines):
        signing = signing_organisation(lines[len(lines) // 2 :])
        if signing is not None:
            fields.append(read(document, "enterprise", signing[1], signing[0], confidence=0.8))
    for answer in held:
        if answer.level is None:
            fields.append(occluded(document, "rating", answer.spans[0]))
        else:
            fields.append(read(document, "rating", answer.spans, answer.level, confidence=answer.confidence))
    return fields


def _rating(answers: Sequence[Answer]) -> Answer | None:
    """The overall answer; of several without one, the level they share, or none of them."""
    overall = [answer for answer in answers if answer.overall]
    if overall:
        return overall[-1]
    if not answers:
        return None
    shared = {answer.level for answer in answers}
    spans = tuple(span for answer in answers for span in answer.spans)
    level = answers[0].level if len(shared) == 1 else None
    return Answer("", level, spans, min(answer.confidence for answer in answers))


def _rows(document: Document, counts: Sequence[tuple[str, str, Sequence[Span]]]) -> Field:
    rows: list[Row] = []
    for level, count, spans in counts:
        evidence = tuple(evidence_of(span) for span in spans)
        sure = min(span.confidence for span in spans)
        raw = "".join(span.text for span in spans)
        rows.append(
            {
                "level": Cell(value=level, raw=raw, confidence=sure, evidence=evidence),
                "count": Cell(value=count, raw=raw, confidence=sure, evidence=evidence),
            }
        )
    return Field(
        name=f"{document.kind}.rows",
        document=document.id,
        state=FieldState.READ,
        value=tuple(rows),
        confidence=round(statistics.fmean(row["count"].confidence for row in rows), 4),
        evidence=tuple(row["count"].evidence[0] for row in rows),
    )


def _date(lines: Sequence[Line]) -> tuple[str, Sequence[Span]] | None:
    """The day of the answer or the report: labelled, else the one that closes it; not that of the service."""
    held = find_labelled(lines, {"date": _DATE}, stops=_OTHER_DAYS).get("date")
    value = leading_day(held.text) if held is not None and held.values else None
    if held is not None and value is not None:
        return value, held.values
    closing = closing_date([line for line in lines if not _SERVED_ON.search(squeeze(line.text))])
    return (closing[0], [closing[1]]) if closing is not None else None


KIND = Kind(
    id="satisfaction_survey",
    code="D34",
    zh="满意度调查",
    en="Satisfaction survey",
    rank=4,
    cues=Cues(
        titles=_TITLES,
        anchors=(
            "很满意", "非常满意", "基本满意", "不满意", "回收问卷", "发放问卷", "收回问卷", "总体评价",
            "意见和建议",
            "意见建议", "问卷", "满意度调查",
        ),
        negative=("满意度评价表", "服务内容简述", "服务诉求", "总体满意率", "资产负债表"),
    ),
    fields=(
        FieldSpec("survey_kind", "种类", "Kind of survey", "enum"),
        FieldSpec("enterprise", "企业名称", "Enterprise", "organisation", _ENTERPRISE),
        FieldSpec("rating", "评价等级", "Rating", "enum"),
        FieldSpec("date", "日期", "Date", "date", _DATE),
        FieldSpec("sealed", "加盖印章", "Sealed", "mark"),
        FieldSpec("issued_count", "发放问卷数", "Forms issued", "integer", ("发放问卷",)),
        FieldSpec("returned_count", "收回问卷数", "Forms returned", "integer", ("收回问卷",)),
        FieldSpec("rate", "满意率（%）", "Rate of satisfaction (%)", "percent", ("满意率",)),
        FieldSpec("rows", "各等级数量", "Counts by level", "rows", columns=_COLUMNS),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)  # fmt: skip
