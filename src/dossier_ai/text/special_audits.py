"""Special audit reports that are no letter to anybody: whom they are made for, and when.

An annual report addresses the shareholders and closes with the day above the firm's seal. A special report
may as well be a form: the audited unit after a label or in the opening sentence, the day after a label, in
the head of the report or beside the place. In come pages; out come spans with their meaning, surest first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Page
from dossier_ai.text.audits import Particular, tidy_name
from dossier_ai.text.dates import PartialDate, parse_date
from dossier_ai.text.flow import Flow
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.letters import DATE, organisation_in
from dossier_ai.text.lines import Line, Span, lines_of

_UNITS = (
    "被审计单位", "被审计单位名称", "委托单位", "委托方", "委托人", "委托单位名称", "审计对象", "被审单位",
    "报告收件人", "收件人", "报告主送", "主送单位", "报告使用者", "报告使用方", "客户名称", "业务委托人",
    "受审单位", "被审核单位", "审核对象", "受审计单位", "被鉴证单位",
)  # fmt: skip
_DAYS = (
    "报告日期", "报告出具日期", "出具日期", "报告日", "签发日期", "签署日期", "报告签署日期", "报告时间",
    "报告签发日期", "出具时间", "出报告日期", "完成日期", "审计报告日期", "报告出具时间", "审计报告日",
)  # fmt: skip
_STOPS = (
    "审计机构",
    "会计师事务所",
    "报告文号",
    "报告编号",
    "审计期间",
    "报告编码",
    "地址",
    "联系电话",
    "审计人员",
)
_ORG = (
    r"[\u4e00-\u9fff()A-Za-z0-9·]{4,36}?(?:公司|中心|协会|商会|学会|联合会|促进会|基金会|大学|学院|研究院|研究所|事务所|合作社|集团)"
    r"(?![\u4e00-\u9fff]{0,6}(?:公司|事务所))"
)
_OPENS = (
    re.compile(rf"接受(?P<v>{_ORG})(?:\([^()]{{2,24}}\))?的?委托"),
    re.compile(
        rf"(?:审计|审核|审阅|检查|专项审计|审验)了(?:后附的)?(?P<v>{_ORG})(?:\([^()]{{2,24}}\))?(?:编制的|20|二|的|自|截)"
    ),
    re.compile(
        rf"对(?P<v>{_ORG})(?:\([^()]{{2,24}}\))?(?:编制的|20|二[〇○零]|的|自)[^。;]{{0,80}}?(?:进行|实施|执行)了?(?:专项)?(?:审计|审核|审阅|鉴证|检查)"
    ),
    re.compile(rf"(?P<v>{_ORG})\(以下简称[^()]{{0,4}}(?:贵|该|被审计|公司|单位|中心|平台)[^()]{{0,10}}\)"),
)
_AUDITOR = re.compile(r"会计师事务所|审计事务所")


def audited_unit(pages: Sequence[Page]) -> Particular | None:
    """The unit that was audited: after a label, else in the sentence that opens the report, else alone with a
    colon or above the title on the first page."""
    lines = [line for page in pages for line in lines_of(page)]
    held = find_labelled(lines, {"unit": _UNITS}, stops=_STOPS).get("unit")
    named = organisation_in(held.values) if held is not None else None
    if named is not None and not _AUDITOR.search(named[0]):
        return Particular(named[0], tuple(named[1]))
    flow = Flow(lines)
    for pattern in _OPENS:
        for found in pattern.finditer(flow.packed):
            spans = flow.packed_spans(*found.span("v"))
            if spans and not _AUDITOR.search(found["v"]):
                return Particular(tidy_name(found["v"]), tuple(spans))
    return _on_its_own(lines[:14])


def _on_its_own(lines: Sequence[Line]) -> Particular | None:
    for line in lines:
        flow = Flow([line])
        found = re.fullmatch(rf"(?P<v>{_ORG})(?:董事会|理事会|管理层|全体\S{{2,4}})?[:]?", flow.packed)
        if found is not None and not _AUDITOR.search(found["v"]):
            spans = flow.packed_spans(*found.span("v"))
            return Particular(tidy_name(found["v"]), tuple(spans)) if spans else None
    return None


def dated(pages: Sequence[Page]) -> tuple[PartialDate, Span] | None:
    """The day of the report: after a label, else the last day that stands with at most a place or the firm's
    name on a line of the wording."""
    lines = [line for page in pages for line in lines_of(page)]
    held = find_labelled(lines, {"day": _DAYS}, stops=_STOPS).get("day")
    if held is not None and held.values:
        found = _day(held.text)
        if found is not None:
            return found, held.values[0]
    for line in reversed(lines):
        for match in reversed(list(DATE.finditer(line.folded))):
            rest = re.sub(r"\s", "", line.folded[: match.start()] + line.folded[match.end() :])
            bare = re.sub(
                r"[\u4e00-\u9fff()]*会计师事务所(?:\([^()]*\)|有限(?:责任)?公司)?|中国[·.\-—]?", "", rest
            )
            value, span = _day(match.group()), line.span(*match.span())
            if (
                value is not None
                and span is not None
                and len(bare) <= 8
                and not re.search(r"[至到止为以。,]", bare)
            ):
                return value, span
    return None


def _day(text: str) -> PartialDate | None:
    found = DATE.search(text)
    try:
        date = parse_date(found.group()) if found is not None else None
    except ValueError:
        return None
    return date if date is not None and date.precision == "day" else None
