"""信用报告: credit reports of 信用中国 and of the publicity system, proofs of compliance, and queries for
失信被执行人 (domain 1.27).

`sections` has a row for each section that is printed: 暂无相关信息 is 0, a section without any statement has
no count. A section that is not printed is not there: the report says nothing about it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.kinds.credit_report_rows import RECORD_COLUMNS, SECTION_COLUMNS, sections_and_records
from dossier_ai.kinds.credit_report_subject import (
    CODE_LABELS,
    SUBJECT_LABELS,
    SUBJECT_STOPS,
    code_in_prose,
    is_unit,
    subject_of,
)
from dossier_ai.text.characters import squeeze
from dossier_ai.text.code_fields import read_code_field
from dossier_ai.text.document_numbers import own_document_no
from dossier_ai.text.flow import Flow
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.leases import without_underlines
from dossier_ai.text.letters import (
    DATE,
    closing_date,
    iso_date,
    organisation_in,
    organisation_name,
    signing_organisation,
)
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.printed_numbers import number_spans, read_number

# Whole titles: a heading such as 失信被执行人 inside a report must not outweigh the report's own name.
_TITLES = (
    r".{0,16}公共信用信息(概况|核查)?报告(\(.{1,12}\))?",
    r".{0,12}信用信息(公示|查询)?报告",
    r".{0,12}信用(查询)?报告$",
    r".{0,8}无(重大)?违法违规.*(证明|报告)",
    r".{0,8}(守法|合规|依法(纳税|经营))(经营)?(情况)?(的)?证明",
    r".{0,20}(信用|合规|守法|纳税|社保缴纳|劳动用工)(情况|记录|状况)(的)?(证明|核查结果|查询结果)",
    r".{0,20}无(行政处罚|重大违法|违规|失信|不良信用)(行为|记录|信息)*(的)?证明",
    r".{0,12}失信被执行人.{0,8}(查询|公布|公示|结果|平台|截图).{0,4}",
    r".{0,6}执行信息公开网",
    r".{0,8}无欠税证明",
    r".{0,16}信用(信息|状况|情况|记录)*(核查|查询|检索|审查|调查|综合|评价|分析)*(结果|情况)?(的)?"
    r"(报告书?|告知书|回执|复函)$",
)
_LABELS: dict[str, tuple[str, ...]] = {
    "report_no": (
        "报告编号", "报告编码", "报告单号", "查询编号", "查询流水号", "证明编号", "编号", "报告号", "证明号",
        "查询单号", "流水号", "文号", "报告查询编号", "受理编号", "报告流水号",
    ),
    "report_date": (
        "报告生成日期", "报告生成时间", "报告日期", "报告时间", "生成日期", "生成时间", "报告下载日期",
        "下载日期", "下载时间", "查询日期", "查询时间", "打印日期", "打印时间", "出具日期",
        "出具时间", "报告出具日期", "报告出具时间", "报告查询日期", "报告查询时间", "报告打印日期",
        "报告打印时间", "导出日期", "导出时间", "开具日期", "开具时间", "制作日期", "证明日期", "核查日期",
        "核查时间", "查证日期", "截图时间", "截图日期", "检索日期", "检索时间", "搜索时间", "填发日期",
    ),
    "issuer": (
        "报告出具单位", "报告出具机构", "出具单位", "出具机构", "报告生成单位", "报告提供单位", "报告机构",
        "制作单位", "发布单位", "查询机构", "报告来源", "数据来源", "信息来源", "来源单位", "出具机关",
        "出具部门", "证明单位", "证明机关", "出证单位", "开具单位", "开具机关", "核查单位", "核查机关",
        "查询单位", "查询平台", "查询网站", "提供单位", "主办单位", "运营单位", "数据提供单位",
        "报告编制单位", "报告制作单位",
    ),
}  # fmt: skip


_SECTIONS = ("行政处罚", "严重失信主体名单", "严重违法失信", "经营异常名录", "失信被执行人", "欠税信息")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    # What is written into the blanks of a form letter stands on printed underlines.
    document = replace(document, pages=tuple(without_underlines(page) for page in document.pages))
    lines = lines_in(document.pages)
    title = headline(document, _TITLES)
    form = _report_kind(squeeze(title.text) if title is not None else "", lines)
    fields: list[Field] = []
    if title is not None:
        fields.append(read(document, "title", title, squeeze(title.text)))
        if form:
            fields.append(read(document, "report_kind", title, form))
    named = subject_of(lines, form, (*_LABELS["report_no"], *_LABELS["report_date"]))
    if named is not None:
        name, spans = named
        fields.append(read(document, "subject", spans, name))
        fields.append(read(document, "subject_kind", spans, "unit" if is_unit(name) else "person"))
    others = (*SUBJECT_LABELS, *(label for labels in _LABELS.values() for label in labels), *_SECTIONS)
    code = find_labelled(lines, {"uscc": CODE_LABELS}, stops=others).get("uscc")
    printed = read_code_field(document, "subject_uscc", code, lines, reread) if code is not None else None
    if named is not None and is_unit(named[0]):
        said = code_in_prose(lines) if printed is None or printed.value is None else None
        if said is not None:
            fields.append(read(document, "subject_uscc", said[1], said[0]))
        elif printed is not None:
            fields.append(printed)
    fields.extend(_head(document, lines, form))
    fields.extend(sections_and_records(document, lines, form))
    fields.extend(page_number_fields(document))
    return fields


def _report_kind(title: str, lines: Sequence[Line]) -> str:
    """Which report this is; "" where neither title nor print tells."""
    if re.search(r"失信被执行人|执行信息公开", title):
        return "dishonest_query"
    if re.search(r"信用信息公示报告", title):
        return "gsxt"
    if "证明" in title:
        return "compliance"
    text = "".join(squeeze(line.text) for line in lines[:40])
    if re.search(r"国家企业信用信息公示系统", text) and "公共信用" not in title:
        return "gsxt"
    return "credit_china" if "信用" in title or "信用中国" in text else ""


def _head(document: Document, lines: Sequence[Line], form: str) -> list[Field]:
    wanted = {key: _LABELS[key] for key in ("report_no", "report_date", "issuer")}
    found = find_labelled(
        lines, wanted, stops=(*SUBJECT_STOPS, *SUBJECT_LABELS[:10], *CODE_LABELS, *_SECTIONS)
    )
    fields: list[Field] = []
    number = found.get("report_no")
    if number is not None and number.values:
        spans = number_spans(number.values)
        text = squeeze("".join(span.text for span in spans)).strip(":：")
        text = text if re.search(r"[(（〔\[]", text) else text.strip(")）]】")
        if re.search(r"\d{3}", text):
            fields.append(read_number(document, "report_no", spans, text))
    if not fields and (serial := _serial(lines)) is not None:
        fields.append(read(document, "report_no", serial[1], serial[0]))
    if not fields and form in ("compliance", ""):
        # A letter of an authority prints its number by itself under the title.
        own = own_document_no(lines)
        if own is not None and not own.repaired:
            fields.append(read(document, "report_no", own.span, squeeze(own.span.text)))
    dated = found.get("report_date")
    day = DATE.search(dated.text) if dated is not None else None
    value = iso_date(day.group()) if day is not None else None
    if dated is not None and value is not None:
        fields.append(read(document, "report_date", dated.values, value))
    elif form in ("compliance", "dishonest_query"):
        closing = closing_date(lines)
        if closing is not None:
            fields.append(read(document, "report_date", closing[1], closing[0]))
    elif (signed := _signed_on(lines)) is not None:
        fields.append(read(document, "report_date", signed[1], signed[0]))
    return [*fields, *_issuer(document, lines, found["issuer"].values if "issuer" in found else (), form)]


_SERIAL = re.compile(r"\(?n[o0][.:]{1,2}\s*(?P<v>[A-Za-z0-9-]*\d{4}[A-Za-z0-9-]*)\)?", re.I)


def _serial(lines: Sequence[Line]) -> tuple[str, Span] | None:
    """The number after No. that has its line to itself."""
    for line in lines:
        found = re.fullmatch(
            r"\(?n[o0][.:]{1,2}\s*(?P<v>[A-Za-z0-9-]*\d{4}[A-Za-z0-9-]*)\)?", line.folded.strip(), re.I
        )
        if found is not None:
            start = line.folded.index(found["v"])
            span = line.span(start, start + len(found["v"]))
            return (found["v"], span) if span is not None else None
    return None


def _signed_on(lines: Sequence[Line]) -> tuple[str, Span] | None:
    """The day under the name of the one who signs; any other day by itself may be that of an entry."""
    for above, line in reversed(list(pairwise(lines))):
        found = DATE.search(line.folded)
        span = line.span(*found.span()) if found is not None else None
        value = iso_date(found.group()) if found is not None else None
        if span is None or value is None or len(squeeze(line.text)) > len(squeeze(span.text)) + 2:
            continue
        name = organisation_name(above.text)
        if name is not None and above.page is line.page and not re.search(r"[:：]", above.text):
            return value, span
    return None


def _issuer(document: Document, lines: Sequence[Line], spans: Sequence[Span], form: str) -> list[Field]:
    named = organisation_in(spans)
    if named is not None:
        return [read(document, "issuer", named[1], named[0])]
    if form == "compliance" or (form != "dishonest_query" and _signed_on(lines) is not None):
        last = [line for line in lines if line.page is document.pages[-1]]
        signing = signing_organisation(last[len(last) // 2 :]) or _authority(last) or _dated_authority(last)
        if signing is not None:
            return [read(document, "issuer", signing[1], signing[0])]
        return []
    first = [line for line in lines if line.page is document.pages[0]]
    for line in reversed(first):
        text = squeeze(line.text)
        span = line.span(0, len(line.text))
        if span is not None and re.fullmatch(
            r"[\u4e00-\u9fff（）()]{4,30}(?:信息中心|监督管理局|信用中心|发展和改革委员会)", text
        ):
            return [read(document, "issuer", span, text)]
    return []


def _authority(lines: Sequence[Line]) -> tuple[str, Span] | None:
    for line in reversed(lines):
        text, span = squeeze(line.text), line.span(0, len(line.text))
        if span is not None and re.fullmatch(r"[\u4e00-\u9fff（）()]{4,30}(?:局|委员会|中心|支队|所)", text):
            return text, span
    return None


_SIGNED = re.compile(
    r"(?P<v>[\u4e00-\u9fff()]{4,30}?(?:局|委员会|中心|支队|分局|税务所|法院|办公室|厅))"
    r"(?:\((?:盖章|公章|章|印章|签章|业务专用章)\))?[,:]?(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})?"
)


def _dated_authority(lines: Sequence[Line]) -> tuple[str, Span] | None:
    """The authority that signs, with its seal's word or the day behind it on the line."""
    for line in reversed(lines):
        flow = Flow([line])
        found = _SIGNED.fullmatch(flow.packed)
        spans = flow.packed_spans(*found.span("v")) if found is not None else []
        if found is not None and spans:
            return found["v"].replace("(", "（").replace(")", "）"), spans[0]
    return None


KIND = Kind(
    id="credit_report",
    code="D27",
    zh="信用报告",
    en="Credit report",
    rank=3,
    cues=Cues(
        titles=_TITLES,
        anchors=(
            "行政处罚",
            "经营异常名录",
            "严重失信",
            "严重违法失信",
            "失信被执行人",
            "报告编号",
            "报告生成日期",
            "暂无相关信息",
            "信用中国",
        ),
        inner=(
            r"^\D{0,6}(?:\d{1,2}[.、])*失信被执行人(?:名单)?(?:信息|记录)?\D?\d{0,3}\D{0,2}$",
            r"^\D{0,4}信用信息概况",
        ),
    ),
    fields=(
        FieldSpec("title", "标题", "Title", "text"),
        FieldSpec("report_kind", "报告类型", "Kind of report", "enum"),
        FieldSpec("subject", "主体名称", "Subject", "organisation", SUBJECT_LABELS, required=True),
        FieldSpec("subject_uscc", "统一社会信用代码", "Unified code", "uscc", CODE_LABELS),
        FieldSpec("subject_kind", "主体类型", "Kind of subject", "enum"),
        FieldSpec("report_no", "报告编号", "Report number", "text", _LABELS["report_no"]),
        FieldSpec("report_date", "报告日期", "Report date", "date", _LABELS["report_date"], required=True),
        FieldSpec("issuer", "出具单位", "Issuer", "organisation", _LABELS["issuer"]),
        FieldSpec("sections", "信息类别及条数", "Sections", "rows", columns=SECTION_COLUMNS, required=True),
        FieldSpec("records", "记录", "Records", "rows", columns=RECORD_COLUMNS),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
