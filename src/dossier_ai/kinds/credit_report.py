"""信用报告: credit reports of 信用中国 and of the publicity system, proofs of compliance, and queries for
失信被执行人 (domain 1.27).

`sections` has a row for each section that is printed: 暂无相关信息 is 0, a section without any statement has
no count. A section that is not printed is not there: the report says nothing about it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.kinds.credit_report_rows import RECORD_COLUMNS, SECTION_COLUMNS, sections_and_records
from dossier_ai.text.characters import squeeze
from dossier_ai.text.code_fields import read_code_field
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.letters import (
    DATE,
    ORGANISATION,
    closing_date,
    iso_date,
    organisation_in,
    signing_organisation,
)
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.surnames import PERSON as SURNAMED

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
)
_LABELS: dict[str, tuple[str, ...]] = {
    "subject": (
        "主体名称", "信用主体名称", "企业名称", "机构名称", "单位名称", "法人名称", "纳税人名称",
        "查询对象", "查询主体", "被查询人", "被查询对象", "被执行人姓名/名称", "被执行人姓名", "姓名/名称",
        "姓名或名称", "名称", "姓名", "查询企业", "查询姓名", "查询人员", "查询人姓名", "被查询人姓名",
        "检索对象", "查询关键词", "被执行人", "姓名（名称）", "名称/姓名", "查询单位名称", "被查询单位",
        "被查询主体", "被查询企业", "证明对象", "企业全称", "市场主体名称", "经营主体名称", "信息主体",
    ),
    "uscc": (
        "统一社会信用代码", "社会信用代码", "信用代码", "组织机构代码", "纳税人识别号",
    ),
    "report_no": (
        "报告编号", "报告编码", "报告单号", "查询编号", "查询流水号", "证明编号", "编号",
    ),
    "report_date": (
        "报告生成日期", "报告生成时间", "报告日期", "报告时间", "生成日期", "生成时间", "报告下载日期",
        "下载日期", "下载时间", "查询日期", "查询时间", "打印日期", "打印时间", "出具日期",
    ),
    "issuer": (
        "报告出具单位", "报告出具机构", "出具单位", "出具机构", "报告生成单位", "报告提供单位", "报告机构",
        "制作单位", "发布单位", "查询机构", "报告来源", "数据来源", "信息来源", "来源单位", "出具机关",
        "出具部门", "证明单位", "证明机关", "出证单位", "开具单位", "开具机关", "核查单位", "核查机关",
        "查询单位", "查询平台", "查询网站", "提供单位", "主办单位", "运营单位", "数据提供单位",
        "报告编制单位", "报告制作单位",
    ),
}  # fmt: skip
# Labels of who asked for a proof, which is mostly whom it is about; in a query it is not.
_ASKING = ("申请单位", "申请人", "申请企业", "缴费单位", "用人单位", "当事人", "单位")
_STOPS = (
    "法定代表人",
    "证件号码",
    "身份证号码",
    "省份",
    "验证码",
    "查询条件",
    "查询结果",
    "报告用途",
    "住所",
    "类型",
    "成立日期",
)
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,8}")
_UNIT = (
    r"[\u4e00-\u9fff()A-Za-z0-9·]{4,36}?(?:公司|中心|协会|商会|学会|联合会|促进会|基金会|大学|学院|研究院|研究所"
    r"|事务所|合作社|集团)(?![\u4e00-\u9fff]{0,4}(?:公司|事务所|分公司))"
)
_NAMED_IN_PROOF = re.compile(r"(?:兹证明|经查询?,?|经查,|证明)(?P<name>[\u4e00-\u9fff()]{4,40})")
# A proof names its unit after a verb of looking it up, before its code, before the time looked at, in its
# title, or as the one it writes to.
_PROOF_OF = (
    re.compile(
        rf"(?:兹有|兹证明|现证明|证明|[经对][^,。:;]{{0,20}}?(?:核查|查询|审查|核实|检索|查|审核)|查询(?:对象|主体)?)[,:，]*(?P<name>{_UNIT})"
    ),
    re.compile(
        rf"(?:^|[,。:;])(?P<name>{_UNIT})\((?:统一社会信用代码|社会信用代码|纳税人识别号|信用代码|以下简称)"
    ),
    re.compile(rf"(?:^|[,。:;])(?P<name>{_UNIT}),?(?:统一社会信用代码|社会信用代码)"),
    re.compile(
        rf"(?:^|[,。:;])(?P<name>{_UNIT}),?(?:自|于|在|近|截[至止])(?:20\d\d|二[〇○零]|近|本|过去|[三两一]年)"
    ),
    re.compile(rf"关于(?:对)?(?P<name>{_UNIT})的?(?:无|守法|合规|依法|信用|遵守|未)"),
    re.compile(rf"^(?P<name>{_UNIT})[:]"),
)
_FOUND_FOR = re.compile(
    r"(?:没有找到|未查询到|未找到|查询到|找到)(?:与)?[\[“\"(]*(?P<name>[\u4e00-\u9fff·()]{2,40}?)[\]”\")]*(?:的|相关)"
)


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    title = headline(document, _TITLES)
    form = _report_kind(squeeze(title.text) if title is not None else "", lines)
    fields: list[Field] = []
    if title is not None:
        fields.append(read(document, "title", title, squeeze(title.text)))
        if form:
            fields.append(read(document, "report_kind", title, form))
    fields.extend(_subject(document, lines, form))
    code = find_labelled(lines, {"uscc": _LABELS["uscc"]}).get("uscc")
    printed = read_code_field(document, "subject_uscc", code, lines, reread) if code is not None else None
    if printed is not None and any(f.key == "subject_kind" and f.value == "unit" for f in fields):
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


# ---------------------------------------------------------------------------------------- subject and head


def _subject(document: Document, lines: Sequence[Line], form: str) -> list[Field]:
    """Whom the report is about: an organisation or, in a query, a person."""
    held = find_labelled(lines, {"subject": _LABELS["subject"]}, stops=(*_STOPS, *_LABELS["uscc"])).get(
        "subject"
    )
    named: tuple[str, list[Span]] | None = None
    if held is not None and held.values:
        named = organisation_in(held.values)
        flat = squeeze(held.values[0].text).strip(":：")
        flat = re.sub(r"[(（].*$", "", flat)
        if named is None and _PERSON.fullmatch(flat):
            named = flat, [held.values[0]]
    named = named or _named_in_prose(lines)
    if named is None and form == "dishonest_query":
        named = _person_queried(lines) or _representative(lines)
    elif named is None:
        named = _named_in_proof(lines) or _asking(lines)
    if named is None:
        return []
    name, spans = named
    unit = len(name) > 4 or ORGANISATION.fullmatch(name) is not None
    return [
        read(document, "subject", spans, name),
        read(document, "subject_kind", spans, "unit" if unit else "person"),
    ]


def _asking(lines: Sequence[Line]) -> tuple[str, list[Span]] | None:
    held = find_labelled(lines, {"subject": _ASKING}, stops=(*_STOPS, *_LABELS["uscc"])).get("subject")
    return organisation_in(held.values) if held is not None else None


def _representative(lines: Sequence[Line]) -> tuple[str, list[Span]] | None:
    """The legal representative, where a query names nobody else."""
    held = find_labelled(lines, {"person": ("法定代表人姓名", "法定代表人", "法人代表", "负责人")}).get(
        "person"
    )
    name = squeeze(held.values[0].text).strip(":：") if held is not None and held.values else ""
    return (name, list(held.values[:1])) if held is not None and _PERSON.fullmatch(name) else None


def _named_in_prose(lines: Sequence[Line]) -> tuple[str, list[Span]] | None:
    for flow in paragraphs(list(lines)):
        for pattern in (_FOUND_FOR, _NAMED_IN_PROOF):
            found = pattern.search(flow.packed)
            if found is None:
                continue
            text = found["name"]
            unit = ORGANISATION.match(text)
            if unit is not None or (pattern is _FOUND_FOR and len(text) <= 4):
                name = unit.group() if unit is not None else text
                start = found.start("name")
                return name.replace("(", "（").replace(")", "）"), flow.packed_spans(start, start + len(name))
    return None


_QUERIED = re.compile(
    rf"(?:查询|检索|搜索|输入|对|关于|经查|发现|查到|找到|与|结果)[,:]?[\"\[“(]*(?P<name>{SURNAMED})[\"\]”)]*"
    r"(?=[,。的为在无未不系是(]|相关|同志|先生|女士|失信|被|没有|作为|身份证|证件)"
)


def _person_queried(lines: Sequence[Line]) -> tuple[str, list[Span]] | None:
    """The unit or the person whom a query was about, in its sentences."""
    for flow in paragraphs(list(lines)):
        for pattern in (_QUERIED, *_PROOF_OF):
            found = pattern.search(flow.packed)
            if found is not None and not re.search(r"信用中国|公开网|法院|公示", found["name"]):
                name = found["name"].replace("(", "（").replace(")", "）")
                return name, flow.packed_spans(*found.span("name"))
    return None


def _named_in_proof(lines: Sequence[Line]) -> tuple[str, list[Span]] | None:
    flows = paragraphs(list(lines))
    for pattern in _PROOF_OF:
        for flow in flows:
            found = pattern.search(flow.packed)
            if found is not None and not re.search(r"信用中国|公示系统|信息中心$", found["name"]):
                name = found["name"].replace("(", "（").replace(")", "）")
                return name, flow.packed_spans(*found.span("name"))
    return None


def _head(document: Document, lines: Sequence[Line], form: str) -> list[Field]:
    wanted = {key: _LABELS[key] for key in ("report_no", "report_date", "issuer")}
    found = find_labelled(lines, wanted, stops=(*_STOPS, *_LABELS["subject"][:10], *_LABELS["uscc"]))
    fields: list[Field] = []
    number = found.get("report_no")
    if number is not None and number.values:
        text = squeeze(number.values[0].text).strip(":：")
        if re.search(r"\d{3}", text):
            fields.append(read(document, "report_no", number.values[:1], text))
    dated = found.get("report_date")
    day = DATE.search(dated.text) if dated is not None else None
    value = iso_date(day.group()) if day is not None else None
    if dated is not None and value is not None:
        fields.append(read(document, "report_date", dated.values, value))
    elif (closing := closing_date(lines)) is not None and form in ("compliance", "dishonest_query"):
        fields.append(read(document, "report_date", closing[1], closing[0]))
    return [*fields, *_issuer(document, lines, found["issuer"].values if "issuer" in found else (), form)]


def _issuer(document: Document, lines: Sequence[Line], spans: Sequence[Span], form: str) -> list[Field]:
    named = organisation_in(spans)
    if named is not None:
        return [read(document, "issuer", named[1], named[0])]
    if form == "compliance":
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
        FieldSpec("subject", "主体名称", "Subject", "organisation", _LABELS["subject"], required=True),
        FieldSpec("subject_uscc", "统一社会信用代码", "Unified code", "uscc", _LABELS["uscc"]),
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
