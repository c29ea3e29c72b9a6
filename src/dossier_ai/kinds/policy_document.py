"""制度与规划文件: rules, processes, fees, plans (domain 1.32).

Read is which of the required topics a paper has headings for; whether they are adequate is a reviewer's
decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.text.characters import squeeze
from dossier_ai.text.endorsements import find_signature, mark_field, not_found, sealed_field
from dossier_ai.text.flow import Flow, is_heading
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import read
from dossier_ai.text.headings import Block, blocks_of, run_in_head, runs_on
from dossier_ai.text.headlines import headline
from dossier_ai.text.letters import DATE, iso_date
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.paper_dates import paper_date
from dossier_ai.text.paper_units import paper_unit, sealing_unit

_TITLES = (
    r"(管理|规章)制度",
    r"管理办法$",
    r"服务流程",
    r"收费(标准|公示|管理)",
    r"优惠(办法|规定|政策)",
    r"服务?质量(保证|保障|承诺|控制)",
    r"保密制度",
    r"组织(架构|机构)(图)?",
    r"发展规划",
    r"年度(工作|服务|运营)?(计划|目标)",
    r"品牌建设",
    r"投诉(处理|管理)",
    r"^.{0,14}(组织架构|组织机构|管理制度|规章制度|服务流程|收费标准|质量保[证障]|发展规划|工作计划|品牌建设)"
    r".{0,14}(规划|制度|计划|方案|办法|目标|汇编|标准|规定|措施)$",
    r"制度汇编$",
)
_UNIT = (
    "制定单位", "编制单位", "申报单位", "单位名称", "公司名称", "发布单位", "制订单位", "颁布单位",
    "机构名称", "企业名称", "运营单位", "印发单位", "文件发布单位", "服务机构", "适用单位", "实施单位",
    "责任单位", "归口单位", "执行单位", "公司", "单位", "编制", "制定", "发布", "所属单位", "版权所有",
    "制度所属单位",
)  # fmt: skip
_TOPICS: Mapping[str, tuple[str, ...]] = {
    "organisation": ("组织架构", "组织机构", "部门设置", "岗位职责", "机构设置"),
    "rules": ("管理制度", "规章制度", "管理办法", "制度汇编"),
    "process": ("服务流程", "工作流程", "办理流程", "服务程序"),
    "fees": ("收费标准", "收费公示", "收费管理", "收费办法", "优惠"),
    "quality": ("质量保证", "质量保障", "质量承诺", "质量控制", "服务承诺", "质量管理"),
    "plan": ("发展规划", "中长期规划", "发展战略", "年度计划", "工作计划", "运营计划"),
    "targets": ("年度目标", "发展目标", "工作目标", "服务目标"),
    "brand": ("品牌建设", "品牌"),
    "confidentiality": ("保密",),
    "complaints": ("投诉",),
    "preferential": ("优惠", "减免", "小微企业收费"),
    "governance": ("治理结构", "法人治理", "理事会", "董事会"),
    "yearly_plan": ("年度计划", "年度服务计划", "年度工作计划"),
    "implementation": ("实施方案", "实施计划"),
    "training_evaluation": ("培训评价", "培训服务评价", "培训效果", "培训评估", "培训考核"),
}


_VERSIONS = (
    re.compile(r"(?:文件)?版本(?:号|/修订)?[:]?([A-Za-z]?[\dA-Za-z][\w./-]{0,11})"),
    re.compile(r"((?:19|20)\d{2}年(?:第[一二三四五六七八九\d]次)?(?:修订|版)(?:版|稿)?)"),
    re.compile(r"(第[一二三四五六七八九十\d]{1,2}(?:版|次修订))"),
)
_EFFECTIVE = re.compile(
    rf"(?:自|从|于)({DATE.pattern})(?:起|开始)?(?:正式)?(?:施行|执行|实施|生效|试行)"
    rf"|(?:实施|生效|施行|执行)(?:日期|时间)[:]?({DATE.pattern})"
)
_SIGN = r"[(（]\s*(?:签\s*[字名章]|盖\s*章)[^)）]{0,4}[)）]"
_APPROVED_BY = re.compile(
    rf"(?:批\s*准\s*人?|审\s*批\s*人?|签\s*发\s*人?)\s*(?:{_SIGN})?\s*(?=[:：])"
    rf"|(?:法定代表人|负责人)\s*{_SIGN}\s*(?=[:：])"
)

# The arc of a seal is read badly: a person looks at a name that only it gives.
_SEAL_ONLY = 0.75


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    fields: list[Field] = []
    title = headline(document, _TITLES)
    if title is not None:
        fields.append(read(document, "title", title, squeeze(title.text)))
    unit = paper_unit(lines, title, _UNIT)
    sealed = sealing_unit(document.pages) if unit is None else None
    if unit is not None:
        fields.append(read(document, "unit_name", unit[1], unit[0]))
    elif sealed is not None:
        doubtful = min(_SEAL_ONLY, sealed[1].confidence)
        fields.append(read(document, "unit_name", sealed[1], sealed[0], confidence=doubtful))
    date = paper_date(lines)
    if date is not None:
        fields.append(read(document, "date", date[1], date[0]))
    fields.extend(_edition(document, lines))
    topics = _topics(document, title)
    if topics:
        fields.append(read(document, "topics", list(topics.values()), tuple(topics)))
    fields.extend(_signed(document))
    fields.append(sealed_field(document, "sealed", document.pages)[0])
    fields.extend(page_number_fields(document))
    return fields


def _edition(document: Document, lines: Sequence[Line]) -> list[Field]:
    """Which version this is and from which day it holds, as the paper says."""
    fields: list[Field] = []
    for key, patterns in (("version", _VERSIONS), ("effective_on", (_EFFECTIVE,))):
        found = next((said for line in lines for said in _said(line, patterns)), None)
        if found is None:
            continue
        value = found[0] if key == "version" else iso_date(found[0])
        if value is not None:
            fields.append(read(document, key, found[1], value))
    return fields


def _said(line: Line, patterns: Sequence[re.Pattern[str]]) -> list[tuple[str, list[Span]]]:
    flow = Flow([line])
    matches = [m for pattern in patterns if (m := pattern.search(flow.packed)) is not None]
    out: list[tuple[str, list[Span]]] = []
    for match in matches[:1]:
        group = next(i for i, text in enumerate(match.groups(), 1) if text is not None)
        out.append((match.group(group), flow.packed_spans(*match.span(group))))
    return [said for said in out if said[1]]


def _signed(document: Document) -> list[Field]:
    """Whether somebody signed where the paper has a place for it; nothing without such a place."""
    for page in reversed(document.pages):
        held = find_signature(page, _APPROVED_BY)
        if held is None or held.signed is None:
            continue
        place = (held.name or held.place) if held.signed else None
        evidence = not_found(held.place, page, held.zone)
        return [mark_field(document, "signed", place, absent_evidence=evidence, confidence=held.confidence)]
    return []


def _topics(document: Document, title: Span | None) -> dict[str, Span]:
    """The topics that a heading or the title names, each with the place of the first heading that does, for
    that is where the topic is dealt with; else of the title."""
    heads = [head for page in document.pages for block in blocks_of(page) for head in _heads(block)]
    heads.sort(key=lambda head: not head[2])
    found: dict[str, Span] = {}
    for topic, words in _TOPICS.items():
        span = next((span for text, span, _ in heads if any(word in text for word in words)), None)
        if span is None and title is not None and any(word in squeeze(title.text) for word in words):
            span = title
        if span is not None:
            found[topic] = span
    return found


def _heads(block: Block) -> Iterator[tuple[str, Span, bool]]:
    """The headings among the lines of a block, without blanks, and whether they are numbered: an article that
    begins with its text has none, and the rest of a sentence is none."""
    for before, line in zip((None, *block.lines), block.lines, strict=False):
        flat = squeeze(line.text)
        numbered = is_heading(line.text)
        head = run_in_head(line.text)
        if head is not None:
            flat = squeeze(head)
        elif _ARTICLE.match(flat):
            if len(_ARTICLE.sub("", flat)) > 12:
                continue
        elif len(flat) > (40 if numbered else 16) or (
            not numbered and before is not None and runs_on(before, line)
        ):
            continue
        span = line.span(0, len(line.text))
        if span is not None:
            yield flat, span, numbered


_ARTICLE = re.compile(r"^第[一二三四五六七八九十百\d]+条")


KIND = Kind(
    id="policy_document",
    code="D32",
    zh="制度与规划文件",
    en="Policy or plan",
    rank=5,
    cues=Cues(
        titles=_TITLES,
        anchors=("总则", "附则", "第一章", "适用范围", "岗位职责", "服务流程", "收费标准", "发展目标"),
        negative=("申请报告", "申请推荐表", "审计报告", "甲方"),
    ),
    fields=(
        FieldSpec("title", "标题", "Title", "text", required=True),
        FieldSpec("unit_name", "单位", "Unit", "organisation"),
        FieldSpec("date", "日期", "Date", "date"),
        FieldSpec("version", "版本", "Version", "text", ("版本",)),
        FieldSpec("effective_on", "施行日期", "In effect from", "date", ("实施日期",)),
        FieldSpec("topics", "涉及内容", "Topics covered", "names"),
        FieldSpec("signed", "批准签字", "Signed", "mark", ("批准人",)),
        FieldSpec("sealed", "加盖印章", "Sealed", "mark"),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
