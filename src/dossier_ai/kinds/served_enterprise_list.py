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
from dossier_ai.text.column_shapes import told_by_shape
from dossier_ai.text.grounded import evidence_of, read
from dossier_ai.text.lines import Span, lines_of
from dossier_ai.text.list_fields import column_ticks, list_rows_field, listed_cell
from dossier_ai.text.list_frame import unit_name_and_seal
from dossier_ai.text.list_pairs import contact_readers, mode_readers
from dossier_ai.text.marks import Tick
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import Listing, ListRow, list_rows

COLUMNS = (
    Column("seq", ("序号", "No.", "编号"), "integer"),
    Column("name", (
        "服务企业名称", "企业名称", "单位名称", "服务单位名称", "服务对象", "中小企业名称", "客户名称",
        "服务对象名称", "受服务企业", "被服务企业", "受服务企业名称", "被服务企业名称", "服务客户名称",
        "服务客户", "客户单位", "服务中小企业名称", "企业全称", "被服务单位", "受服务单位",
        "企业（单位）名称", "单位（企业）名称", "受益企业", "受益企业名称", "服务单位", "服务企业",
        "服务对象（企业）名称", "参与企业", "委托单位", "委托方", "委托企业", "公司名称", "客户", "企业名",
        "市场主体名称", "经营主体名称", "用户单位", "用户名称", "对接企业", "受训企业", "企业名称（全称）",
        "名称", "中小企业", "服务主体", "接受服务企业", "接受服务单位",
    ), "organisation"),
    Column("uscc", (
        "统一社会信用代码", "社会信用代码", "信用代码", "统一信用代码", "社会统一信用代码", "统一代码",
        "机构代码", "企业代码", "纳税人识别号", "税号", "信用代码证号", "统一社会信用代码/注册号",
        "组织机构代码", "代码",
    ), "uscc"),
    Column("industry", (
        "所属行业", "行业", "行业类别", "行业领域", "所属行业领域", "行业门类", "国民经济行业",
        "国民经济行业分类", "行业分类", "所属产业", "产业领域", "所在行业", "行业类型", "所属领域",
        "行业名称", "主营业务", "从事行业", "产业类别",
    )),
    Column("size", (
        "企业规模", "规模", "企业规模(中/小/微)", "企业类型", "划型", "企业划型", "规模类型", "企业类别",
        "划型结果", "规模划分", "企业规模类型", "规模等级", "大中小微", "中小微类型", "划型类型",
        "企业规模划型", "规模类别",
    )),
    Column("contact", (
        "联系人", "企业联系人", "联系人姓名", "联络人", "对接人", "企业联络人", "客户联系人", "企业对接人",
        "联系人员", "企业负责人", "企业联系人姓名", "负责人", "客户代表", "姓名", "对接人员", "联系人及职务",
        "经办人",
    ), "person"),
    Column("phone", (
        "联系电话", "联系方式", "电话", "手机", "联系人电话", "手机号码", "手机号", "联络电话", "电话号码",
        "企业联系电话", "手机/电话", "联系人手机", "联系人电话号码", "联系手机", "移动电话", "联系号码",
        "固定电话", "企业电话",
    ), "phone"),
    Column("service", (
        "服务内容简述", "服务内容", "服务项目", "服务简述", "服务事项", "提供的服务", "提供服务内容",
        "服务主要内容", "主要服务内容", "服务内容概述", "服务项目及内容", "服务内容及项目", "接受服务内容",
        "提供服务", "服务描述", "服务概况", "服务详情", "具体服务内容", "服务事项及内容", "服务名称",
        "项目名称", "服务产品", "内容简述", "服务摘要", "服务记录", "服务情况", "接受的服务", "享受服务",
        "享受的服务", "服务活动", "活动名称", "服务内容（简要）", "内容", "所提供的服务", "服务情况简述",
        "服务项目名称", "主要服务", "主要服务事项", "服务事项简述", "服务成果", "服务说明", "合作内容",
        "业务内容",
    )),
    Column("category", (
        "服务类别", "服务类型", "服务功能", "服务分类", "服务种类", "服务大类", "所属类别", "服务领域",
        "服务板块", "业务类型", "业务类别", "业务种类", "功能类别", "服务功能类别", "类别", "类型", "分类",
        "服务类", "服务门类", "服务模块", "所属服务类别", "服务性质类别", "服务产品类别",
    )),
    Column("mode", (
        "服务方式", "服务形式", "线上/线下", "线上线下", "服务途径", "服务渠道", "开展方式", "开展形式",
        "服务模式", "方式", "形式", "渠道", "途径", "线上或线下", "线上／线下", "线上线下方式", "实施方式",
        "提供方式", "服务手段", "交付方式", "服务场景", "服务方式（线上/线下）",
    )),
    Column("served_on", (
        "服务时间", "服务日期", "时间", "日期", "服务起止时间", "服务年月", "服务开展时间", "起止日期",
        "起止时间", "开展日期", "开展时间", "办理时间", "办理日期", "服务月份", "完成时间", "完成日期",
        "活动时间", "活动日期", "发生时间", "发生日期", "服务时段", "服务起始时间", "提供服务时间",
        "实施时间", "实施日期", "月份", "对接时间", "对接日期", "服务完成时间", "年月", "服务日",
    ), "date"),
    Column("signed", (
        "是否签约", "是否签订协议", "是否签订服务协议", "签订协议", "服务协议", "有无协议", "签约情况",
        "协议签订", "协议签订情况", "签约", "是否签合同", "是否签订合同", "合同签订情况", "协议情况",
        "签约与否", "是否订立协议", "是否有协议", "是否签署协议", "签订服务协议", "有无服务协议",
    ), "mark"),
    Column("fee", (
        "收费情况", "收费/公益", "是否收费", "收费", "服务收费", "收费性质", "收费方式", "付费情况",
        "收费类型", "服务性质", "收费标准", "公益/收费", "是否公益", "有偿/无偿", "费用", "计费方式",
        "优惠情况", "费用性质", "是否免费", "公益或收费", "付费方式", "有偿无偿", "收费与否", "费用情况",
        "付费性质", "公益性/收费",
    )),
    Column("online", ("线上", "线上服务"), "mark"),
    Column("offline", ("线下", "线下服务"), "mark"),
    Column("delighted", ("很满意", "非常满意", "十分满意"), "mark"),
    Column("satisfied", ("满意",), "mark"),
    Column("fair", ("基本满意", "比较满意", "较满意", "一般"), "mark"),
    Column("dissatisfied", ("不满意",), "mark"),
    Column("satisfaction", (
        "企业满意度", "满意度", "满意度评价", "评价", "满意情况", "评价结果", "客户评价", "满意程度",
        "企业评价", "服务评价", "评价情况", "客户满意度", "服务满意度", "满意度情况", "评价等级", "满意等级",
        "反馈", "反馈情况", "意见反馈", "是否满意", "满意与否", "测评结果", "评价意见", "反馈意见",
        "反馈结果", "客户反馈", "企业反馈", "评分", "星级", "服务质量评价", "评定", "评价等次", "评议结果",
        "满意度等级", "满意度反馈", "满意度调查", "满意度测评", "回访结果", "回访情况", "服务效果评价",
        "服务效果", "考评",
    )),
)  # fmt: skip
_TICKED = ("online", "offline", "delighted", "satisfied", "fair", "dissatisfied")
_PUBLIC = tuple(c for c in COLUMNS if c.key not in _TICKED)
_MODE_COLUMN = next(c for c in COLUMNS if c.key == "mode")
_SERVED = re.compile(r"(?:共|累计)?服务(?:中小)?企业(?:数)?\D{0,6}?(\d[\d,]*)\s*[家户个]")
_RATE = re.compile(r"(?:总体)?满意[率度]\D{0,6}?(\d{1,3}(?:\.\d+)?)\s*%")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    listing = list_rows(document.pages, COLUMNS, anchor="name", told=told_by_shape)
    ticks = column_ticks(listing, _TICKED)
    fields = unit_name_and_seal(document, None, listing)

    def satisfaction(row: ListRow, number: int) -> Cell | None:
        yes = [ticks["delighted"][number], ticks["satisfied"][number]]
        held = next((tick for tick in yes if tick is not None and tick.marked), None) or yes[1] or yes[0]
        return _satisfaction(row, held, ticks["dissatisfied"][number])

    made = {**contact_readers(), **mode_readers(listing), "satisfaction": satisfaction}
    if any(tick is not None for key in ("online", "offline") for tick in ticks[key]):
        made["mode"] = lambda row, number: _mode(row, ticks["online"][number], ticks["offline"][number])
    rows = list_rows_field(document, listing, _PUBLIC, made=made)
    if rows is not None:
        fields.append(rows)
    fields.extend(_declared(document, listing))
    fields.extend(page_number_fields(document))
    return fields


def _mode(row: ListRow, online: Tick | None, offline: Tick | None) -> Cell | None:
    """线上, 线下 or both, from two tick columns; what a column of words says comes first."""
    held = row.cells.get("mode")
    if held is not None:
        return listed_cell(held, _MODE_COLUMN)
    told = [(t, word) for t, word in ((online, "线上"), (offline, "线下")) if t is not None]
    marked = [(t, word) for t, word in told if t.marked]
    if not told:
        return None
    value = "+".join(word for _, word in marked) or None
    spans = [t.span for t, _ in marked or told]
    sure = min(t.confidence for t, _ in told)
    unclear = any(t.marked is None for t, _ in told) and value is None
    raw = "".join(t.text for t, _ in told)
    state = FieldState.READ if value else FieldState.OCCLUDED if unclear else FieldState.ABSENT
    return _cell(value, raw, spans, sure, state=state)


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
    基本满意 and 一般 are neither), in grades (优, 良 of 优良中差) or in stars of five; None otherwise."""
    flat = squeeze(text)
    stars = re.fullmatch(r"(★{1,5})☆{0,4}|([一二三四五1-5])星级?", flat)
    if stars is not None:
        many = len(stars[1]) if stars[1] else "一二三四五".find(stars[2]) + 1 or int(stars[2])
        return "satisfied" if many >= 4 else "dissatisfied" if many <= 2 else None
    if re.fullmatch(r"优秀?|良好?", flat):
        return "satisfied"
    if re.fullmatch(r"差|较差|很差", flat):
        return "dissatisfied"
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
