"""平台服务中小企业名单及满意度评价表: whom the platform served, and whether they were content (domain 1.12).

`satisfaction` is `satisfied`, `dissatisfied`, `both` or nothing, from two tick columns or from words. An
empty pair of tick cells keeps its searched places; it never counts as dissatisfied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from dossier_ai.core import Cell, Column, Cues, Document, Field, FieldSpec, FieldState, Kind, Reread
from dossier_ai.text.characters import squeeze
from dossier_ai.text.grounded import evidence_of, read
from dossier_ai.text.lines import Span, lines_of
from dossier_ai.text.list_fields import column_ticks, list_rows_field
from dossier_ai.text.list_frame import unit_name_and_seal
from dossier_ai.text.marks import Tick
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import Listing, ListRow, list_rows

COLUMNS = (
    Column("seq", ("序号", "No.", "编号"), "integer"),
    Column(
        "name",
        (
            "服务企业名称",
            "企业名称",
            "单位名称",
            "服务单位名称",
            "服务对象",
            "中小企业名称",
            "客户名称",
            "服务对象名称",
            "受服务企业",
            "被服务企业",
            "受服务企业名称",
            "被服务企业名称",
            "服务客户名称",
            "服务客户",
            "客户单位",
            "服务中小企业名称",
            "企业全称",
            "被服务单位",
            "受服务单位",
        ),
        "organisation",
    ),
    Column("uscc", ("统一社会信用代码", "社会信用代码", "信用代码"), "uscc"),
    Column("industry", ("所属行业", "行业", "行业类别")),
    Column("size", ("企业规模", "规模", "企业规模(中/小/微)", "企业类型")),
    Column(
        "contact",
        ("联系人", "企业联系人", "联系人姓名", "联络人", "对接人", "企业联络人", "客户联系人", "企业对接人"),
        "person",
    ),
    Column(
        "phone",
        (
            "联系电话",
            "联系方式",
            "电话",
            "手机",
            "联系人电话",
            "手机号码",
            "手机号",
            "联络电话",
            "电话号码",
            "企业联系电话",
        ),
        "phone",
    ),
    Column(
        "service",
        (
            "服务内容简述",
            "服务内容",
            "服务项目",
            "服务简述",
            "服务事项",
            "提供的服务",
            "提供服务内容",
            "服务主要内容",
            "主要服务内容",
            "服务内容概述",
            "服务项目及内容",
            "服务内容及项目",
            "接受服务内容",
            "提供服务",
        ),
    ),
    Column("category", ("服务类别", "服务类型", "服务功能")),
    Column("mode", ("服务方式", "服务形式", "线上/线下", "线上线下")),
    Column(
        "served_on",
        ("服务时间", "服务日期", "时间", "日期", "服务起止时间", "服务年月", "服务开展时间"),
        "date",
    ),
    Column("signed", ("是否签约", "是否签订协议", "是否签订服务协议", "签订协议"), "mark"),
    Column("fee", ("收费情况", "收费/公益", "是否收费", "收费", "服务收费")),
    Column("satisfied", ("满意",), "mark"),
    Column("dissatisfied", ("不满意",), "mark"),
    Column(
        "satisfaction",
        (
            "企业满意度",
            "满意度",
            "满意度评价",
            "评价",
            "满意情况",
            "评价结果",
            "客户评价",
            "满意程度",
            "企业评价",
            "服务评价",
            "评价情况",
            "客户满意度",
            "服务满意度",
            "满意度情况",
        ),
    ),
)
_PUBLIC = tuple(c for c in COLUMNS if c.key not in ("satisfied", "dissatisfied"))
_SERVED = re.compile(r"(?:共|累计)?服务(?:中小)?企业(?:数)?\D{0,6}?(\d[\d,]*)\s*[家户个]")
_RATE = re.compile(r"(?:总体)?满意[率度]\D{0,6}?(\d{1,3}(?:\.\d+)?)\s*%")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    listing = list_rows(document.pages, COLUMNS, anchor="name")
    ticks = column_ticks(listing, ("satisfied", "dissatisfied"))
    fields = unit_name_and_seal(document, None)

    def satisfaction(row: ListRow, number: int) -> Cell | None:
        return _satisfaction(row, ticks["satisfied"][number], ticks["dissatisfied"][number])

    rows = list_rows_field(document, listing, _PUBLIC, made={"satisfaction": satisfaction})
    if rows is not None:
        fields.append(rows)
    fields.extend(_declared(document, listing))
    fields.extend(page_number_fields(document))
    return fields


def _satisfaction(row: ListRow, yes: Tick | None, no: Tick | None) -> Cell | None:
    """What one row says. Words decide where a cell holds words; else the two ticks."""
    spans = [t.span for t in (yes, no) if t is not None]
    words = row.cells.get("satisfaction")
    said_in = [(t.text, t.span) for t in (yes, no) if t is not None]
    if words is not None:
        said_in.append((words.text, words.spans[0]))
    for text, span in said_in:
        said = satisfaction_of_words(text)
        if said is not None:
            return _cell(said, text, [span], span.confidence)
    if yes is None and no is None:
        if words is None:
            return None
        state = FieldState.READ if words.text else FieldState.ABSENT
        return _cell(None, words.text, list(words.spans), words.confidence, state=state)
    marks = (yes.marked if yes else False, no.marked if no else False)
    raw = "".join(t.text for t in (yes, no) if t is not None)
    confidence = min(t.confidence for t in (yes, no) if t is not None)
    found = {
        (True, True): "both",
        (True, False): "satisfied",
        (False, True): "dissatisfied",
        (True, None): "satisfied",
        (None, True): "dissatisfied",
    }.get(marks)
    if found is not None:
        held = [t.span for t in (yes, no) if t is not None and t.marked]
        return _cell(found, raw, held, 0.5 if None in marks else confidence)
    # A lone dash or cross in one of two cells may be a stroke that was read as such: that is no empty row.
    lone = yes is not None and no is not None and bool(yes.text) != bool(no.text)
    state = FieldState.OCCLUDED if None in marks or lone else FieldState.ABSENT
    return _cell(None, raw, spans, confidence, state=state)


def _cell(
    value: str | None,
    raw: str,
    spans: Sequence[Span],
    confidence: float,
    *,
    state: FieldState = FieldState.READ,
) -> Cell:
    grounding = "searched" if value is None and not raw else "exact"
    evidence = tuple(evidence_of(span, "searched" if grounding == "searched" else "exact") for span in spans)
    return Cell(value=value, raw=raw, state=state, confidence=confidence, evidence=evidence)


def satisfaction_of_words(text: str) -> str | None:
    """`satisfied` or `dissatisfied` where a cell says so in words (很满意 and 满意 are the top two levels;
    基本满意 and 一般 are neither); None otherwise."""
    flat = squeeze(text)
    if re.search(r"不满意|不太满意|差评", flat):
        return "dissatisfied"
    if re.search(r"基本满意|一般", flat):
        return None
    return "satisfied" if re.search(r"满意|好评", flat) else None


def _declared(document: Document, listing: Listing) -> list[Field]:
    """The figures of the footer: how many enterprises and which rate the applicant states itself."""
    fields: list[Field] = []
    for key, pattern in (("declared_served", _SERVED), ("declared_satisfaction", _RATE)):
        for line in reversed([line for page in document.pages for line in lines_of(page)]):
            found = pattern.search(line.folded)
            span = line.span(found.start(1), found.end(1)) if found else None
            if found is None or span is None:
                continue
            number = Decimal(found.group(1).replace(",", ""))
            if key == "declared_satisfaction" and number > 100:
                continue
            fields.append(read(document, key, span, str(number)))
            break
    return fields


KIND = Kind(
    id="served_enterprise_list",
    code="D12",
    zh="服务中小企业名单及满意度评价表",
    en="List of served enterprises",
    rank=5,
    cues=Cues(
        titles=(
            r"服务(中小)?企业(名单|清单|明细|一览表)",
            r"满意度评价表",
            r"(服务(中小|小微)?企业|服务(对象|客户|单位)|[被受]服务(企业|单位)|客户(企业|单位)?)(基本|情况|信息)*"
            r"(名录|名单|清单|台账|明细表|一览表|情况表|登记表|信息表|花名册)",
        ),
        anchors=("服务企业名称", "服务内容简述", "企业满意度", "满意", "不满意", "联系电话", "总体满意率"),
        negative=("调查问卷", "入驻时间", "资格证名称"),
    ),
    fields=(
        FieldSpec("unit_name", "申报单位", "Applicant", "organisation", ("申报单位",)),
        FieldSpec("rows", "服务企业", "Served enterprises", "rows", columns=_PUBLIC, required=True),
        FieldSpec(
            "declared_served", "上一年度共服务企业", "Declared enterprises served", "integer", ("共服务企业",)
        ),
        FieldSpec(
            "declared_satisfaction",
            "总体满意率（%）",
            "Declared satisfaction (%)",
            "percent",
            ("总体满意率",),
        ),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
