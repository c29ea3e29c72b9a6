"""Whom a credit report, a proof of compliance or a query is about (domain 1.27).

In come lines; out comes the name as printed (brackets full-width) with its places. A report labels its
subject; a proof names it in a sentence (兹证明…, 根据…申请), in its title or as the one it writes to; a query
names it in its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dossier_ai.text.characters import squeeze
from dossier_ai.text.codes import check_uscc, compact_code
from dossier_ai.text.flow import Flow, paragraphs, run_on
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.letters import ORGANISATION, organisation_in, organisation_name
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.surnames import PERSON as SURNAMED

SUBJECT_LABELS = (
    "主体名称", "信用主体名称", "企业名称", "机构名称", "单位名称", "法人名称", "纳税人名称",
    "查询对象", "查询主体", "被查询人", "被查询对象", "被执行人姓名/名称", "被执行人姓名", "姓名/名称",
    "姓名或名称", "名称", "姓名", "查询企业", "查询姓名", "查询人员", "查询人姓名", "被查询人姓名",
    "检索对象", "查询关键词", "被执行人", "姓名（名称）", "名称/姓名", "查询单位名称", "被查询单位",
    "被查询主体", "被查询企业", "证明对象", "企业全称", "市场主体名称", "经营主体名称", "信息主体",
    "报告对象", "报告主体", "查询名称", "搜索内容", "搜索关键词", "搜索关键字", "查询关键字", "检索词",
    "检索内容", "查询内容", "核查对象", "核查主体", "信用主体", "被核查单位", "被核查企业",
    "企业（单位）名称", "单位（企业）名称", "法人或其他组织名称", "当事人名称", "主体全称", "单位全称",
)  # fmt: skip
CODE_LABELS = ("统一社会信用代码", "社会信用代码", "信用代码", "组织机构代码", "纳税人识别号", "统一代码")
SUBJECT_STOPS = (
    "报告编号",
    "报告编码",
    "查询编号",
    "编号",
    "报告日期",
    "查询日期",
    "查询时间",
    "生成时间",
    "出具日期",
    "出具单位",
    "登记机关",
    "经营状态",
    "登记状态",
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
# Labels of who asked for a proof, which is mostly whom it is about; in a query it is not.
_ASKING = ("申请单位", "申请人", "申请企业", "缴费单位", "用人单位", "当事人", "单位")
Named = tuple[str, list[Span]]
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,8}")
# Words of a form or an answer that stand where a name would.
_NO_NAME = re.compile(r"[您你我该此本其]|查询|搜索|检索|输入|条件|关键[词字]|结果|数据|信息|记录|请选择|全部")
_UNIT = (
    r"[\u4e00-\u9fff()A-Za-z0-9·]{4,36}?(?:公司|中心|协会|商会|学会|联合会|促进会|基金会|大学|学院|研究院|研究所"
    r"|事务所|合作社|集团)(?![\u4e00-\u9fff]{0,4}(?:公司|事务所|分公司))"
)
_ISSUES = re.compile(r"征信|信用(?:中国|管理|服务|信息|评[价级])|信息中心|社会信用|大数据")
_GLOSS = re.compile(
    r"[(（](?:统一|社会信用|组织机构|纳税人|信用代码|代码|以下|下称|简称|曾用名|注册号|法定).*$"
)
_CODE_SAID = re.compile(r"(?:代码|识别号)(?:为|是)?:?(?P<code>[0-9A-Za-z]{18})(?![0-9A-Za-z])")
_NAMED_IN_PROOF = re.compile(r"(?:兹证明|经查询?,?|经查,|证明)(?P<name>[\u4e00-\u9fff()]{4,40})")
# A proof names its unit after a verb of looking it up, as the one at whose request it is given, before its
# code, before the time looked at, in its title, or as the one it writes to.
_PROOF_OF = (
    re.compile(
        rf"(?:兹有|兹证明|现证明|证明|[经对][^,。:;]{{0,20}}?(?:核查|查询|审查|核实|检索|查|审核))[,:，]*(?P<name>{_UNIT})"
    ),
    re.compile(rf"查询(?:对象|主体)?[,:，]*(?P<name>{_UNIT})"),
    re.compile(rf"(?:根据|依据|应|依)(?P<name>{_UNIT})的?(?:书面)?(?:申请|请求|要求|来函|委托|提出)"),
    re.compile(
        rf"(?:^|[,。:;])(?P<name>{_UNIT})\((?:统一社会信用代码|社会信用代码|纳税人识别号|信用代码|以下简称)"
    ),
    re.compile(rf"(?:^|[,。:;])(?P<name>{_UNIT}),?(?:统一社会信用代码|社会信用代码|纳税人识别号)"),
    re.compile(
        rf"(?:^|[,。:;])(?P<name>{_UNIT}),?(?:自|于|在|近|截[至止])(?:20\d\d|二[〇○零]|近|本|过去|[三两一]年)"
    ),
    re.compile(rf"关于(?:对)?(?P<name>{_UNIT})的?(?:无|守法|合规|依法|信用|遵守|未)"),
    re.compile(rf"^(?P<name>{_UNIT})(?:\([^()]*\))?[:]"),
)
_FOUND_FOR = re.compile(
    r"(?:没有找到|未查询到|未找到|查询到|找到)(?:与)?[\[“\"(]*(?P<name>[\u4e00-\u9fff·()]{2,40}?)[\]”\")]*(?:的|相关)"
)
_QUERIED = re.compile(
    rf"(?:查询|检索|搜索|输入|对|关于|经查|发现|查到|找到|与|结果)[,:]?[\"\[“(]*(?P<name>{SURNAMED})[\"\]”)]*"
    r"(?=[,。的为在无未不系是(]|相关|同志|先生|女士|失信|被|没有|作为|身份证|证件)"
)


def subject_of(lines: Sequence[Line], form: str, stops: Sequence[str] = ()) -> Named | None:
    """The unit or person a report of the given form (`dishonest_query`, `compliance` …) is about; None where
    nothing names it. `stops` are the labels of the report's other fields."""
    named = _labelled(lines, stops) or _named_in_prose(lines) or _over_its_code(lines)
    if named is not None:
        return named
    if form == "dishonest_query":
        return _person_queried(lines) or _representative(lines)
    return _named_in_proof(lines) or _asking(lines) or _by_itself(lines)


def is_unit(name: str) -> bool:
    """Whether a subject is an organisation rather than a person."""
    return len(name) > 4 or ORGANISATION.fullmatch(name) is not None


def code_in_prose(lines: Sequence[Line]) -> Named | None:
    """A sound code that a sentence states, also where it runs on over the end of a line."""
    for flow in run_on(paragraphs(list(lines))):
        for found in _CODE_SAID.finditer(flow.packed):
            if check_uscc(found["code"]).sound:
                return compact_code(found["code"]), flow.packed_spans(*found.span("code"))
    return None


def _labelled(lines: Sequence[Line], stops: Sequence[str]) -> Named | None:
    ends = tuple(dict.fromkeys((*SUBJECT_STOPS, *CODE_LABELS, *stops)))
    held = find_labelled(lines, {"subject": SUBJECT_LABELS}, stops=ends).get("subject")
    if held is None or not held.values:
        return None
    named = organisation_in(held.values)
    flat = re.sub(r"[(（].*$", "", squeeze(held.values[0].text).strip(":："))
    if named is None and _PERSON.fullmatch(flat) and not _NO_NAME.search(flat):
        named = flat, [held.values[0]]
    return named


def _over_its_code(lines: Sequence[Line]) -> Named | None:
    """The organisation alone on the line over its code, as the page of a register heads what it knows."""
    for above, line in pairwise(lines):
        span = above.span(0, len(above.text))
        begins = re.match(r"(?:统一)?社会信用代码[:(/]?", squeeze(line.folded))
        if begins is None or span is None or above.page is not line.page:
            continue
        name = organisation_name(above.text)
        if name is not None and not re.search(r"[:：]|系统|平台|信用中国", above.text):
            return name, [span]
    return None


def _by_itself(lines: Sequence[Line]) -> Named | None:
    """The one unit whose name stands alone on a line of the first page, as covers print it; who issues the
    report may stand there too."""
    found: list[Named] = []
    for line in lines:
        span = line.span(0, len(line.text))
        name = organisation_name(line.text) if line.page is lines[0].page and span is not None else None
        if name is None or span is None or not re.fullmatch(_UNIT, squeeze(line.folded)):
            continue
        if not _ISSUES.search(name):
            found.append((name, [span]))
    return found[0] if len({name for name, _ in found}) == 1 else None


def _asking(lines: Sequence[Line]) -> Named | None:
    held = find_labelled(lines, {"subject": _ASKING}, stops=(*SUBJECT_STOPS, *CODE_LABELS)).get("subject")
    return organisation_in(held.values) if held is not None else None


def _representative(lines: Sequence[Line]) -> Named | None:
    """The legal representative, where a query names nobody else."""
    held = find_labelled(lines, {"person": ("法定代表人姓名", "法定代表人", "法人代表", "负责人")}).get(
        "person"
    )
    name = squeeze(held.values[0].text).strip(":：") if held is not None and held.values else ""
    return (name, list(held.values[:1])) if held is not None and _PERSON.fullmatch(name) else None


def _named_in_prose(lines: Sequence[Line]) -> Named | None:
    for flow in run_on(paragraphs(list(lines))):
        for pattern in (_FOUND_FOR, _NAMED_IN_PROOF):
            found = pattern.search(flow.packed)
            if found is None:
                continue
            text = _GLOSS.sub("", found["name"])
            unit = ORGANISATION.match(text)
            person = pattern is _FOUND_FOR and len(text) <= 4 and not _NO_NAME.search(text)
            if unit is not None or person:
                return _at(flow, found.start("name"), unit.group() if unit is not None else text)
    return None


def _at(flow: Flow, start: int, name: str) -> Named:
    return name.replace("(", "（").replace(")", "）"), flow.packed_spans(start, start + len(name))


def _person_queried(lines: Sequence[Line]) -> Named | None:
    """The unit or the person whom a query was about, in its sentences."""
    for flow in run_on(paragraphs(list(lines))):
        for pattern in (_QUERIED, *_PROOF_OF):
            found = pattern.search(flow.packed)
            if found is not None and not re.search(r"信用中国|公开网|法院|公示", found["name"]):
                return _at(flow, found.start("name"), found["name"])
    return None


def _flows(lines: Sequence[Line]) -> Iterator[Flow]:
    """The paragraphs, then each line by itself: a number at the right margin joins the line below it."""
    yield from run_on(paragraphs(list(lines)))
    yield from (Flow([line]) for line in lines)


def _named_in_proof(lines: Sequence[Line]) -> Named | None:
    flows = list(_flows(lines))
    for pattern in _PROOF_OF:
        for flow in flows:
            found = pattern.search(flow.packed)
            if found is not None and not re.search(r"信用中国|公示系统|信息中心$", found["name"]):
                return _at(flow, found.start("name"), found["name"])
    return None
