"""Whose paper this is: reports, rules and plans name their unit in many places.

In come the lines, the title and the labels of a kind; out come the name and its place: after a label, beside
the title, in a letterhead (某某公司文件), as the signing line, at the head of the page, in the title or in
the sentence that says for whom the paper is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Page
from dossier_ai.text.characters import squeeze
from dossier_ai.text.endorsements import impressions
from dossier_ai.text.flow import Flow, paragraphs, run_on
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.letters import (
    ORGANISATION,
    organisation_beside,
    organisation_in,
    organisation_name,
    signing_organisation,
)
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.paper_dates import DATE_LABELS
from dossier_ai.text.pieces import apart

_LETTERHEAD = re.compile(rf"(?P<v>{ORGANISATION.pattern})(?:文件|公文|制度汇编|内部文件)")
_UNIT = r"(?:有限责任公司|股份有限公司|有限公司|公司|中心|协会|商会|联合会|促进会|研究院|学院|事务所)"
_AIMS = r"(?:为了?|为进一步)(?:规范|加强|促进|保证|保障|提高|提升|完善|推动|做好|明确|落实|健全|加快)+"
_FOR = (
    re.compile(
        rf"{_AIMS}(?P<v>[\u4e00-\u9fff（）()]{{4,30}}?{_UNIT})(?=[(（]|的|各|服务|公共|中小|管理|内部|在)"
    ),
    re.compile(rf"(?:^|[,。;])(?P<v>(?!为|第)[\u4e00-\u9fff（）()]{{4,30}}?{_UNIT})[(（](?:以下|下)简?称"),
)
_BY = re.compile(
    rf"(?:由|经)(?P<v>[\u4e00-\u9fff（）()]{{4,30}}?{_UNIT})(?:负责|组织|综合|办公室)*(?:制定|制订|编制|"
    rf"解释|发布|印发|修订|审议)"
    rf"|适用于(?P<w>[\u4e00-\u9fff（）()]{{4,30}}?{_UNIT})(?=[(（]|的|全体|所有|各|内部|及|及其|开展|提"
    rf"供|员工|服务|[,。;])"
    rf"|(?:^|[,。;:])(?P<x>[\u4e00-\u9fff（）()]{{4,30}}?{_UNIT})(?=为|依据|根据|结合|按照|特?制定|制订|"
    rf"成立于|是|位于|坐落于|坐落在|创建于|创办于|始建于|注册于|系(?!统))"
)
_NAMED = re.compile(
    r"[\u4e00-\u9fff（）()]{4,26}?(?:有限责任公司|股份有限公司|有限公司|服务中心|促进中心|协会|商会|研究"
    r"院|联合会|促进会)"
)
# Words that run into a name in a sentence.
_LEAD = re.compile(
    r"^.*(?:为了?|由|与|和|及|对|向|经|是|于|将|在|规范|加强|提升|推动|促进|制定|属于|归|请|按照|根据|依"
    r"据|结合|关于|有关|维护)"
    r"(?=[\u4e00-\u9fff]{2,4}(?:省|市|区|县)|[\u4e00-\u9fff（）()]{6,})"
)
_MARGIN = 0.12
Found = tuple[str, Sequence[Span]]


def paper_unit(lines: Sequence[Line], title: Span | None, labels: Sequence[str]) -> Found | None:
    """The unit that a paper is of; None where nothing names one."""
    held = find_labelled(lines, {"unit": tuple(labels)}, stops=(*DATE_LABELS, "联系人", "联系电话")).get(
        "unit"
    )
    named = organisation_in(held.values) if held is not None else None
    if named is not None:
        return named
    # A sentence that ends in the name of an organisation does not sign, nor head the paper.
    pieces = [line for line in apart(lines) if not re.search(r"[。；;，,]$", line.text.strip())]
    whole = [line for line in lines if not re.search(r"[。；;，,]$", line.text.strip())]
    beside = organisation_beside(title, whole) if title is not None else None
    found = beside or _letterhead(pieces) or signing_organisation(whole) or signing_organisation(pieces)
    if found is not None:
        return found[0], [found[1]]
    return _margin(pieces) or _in_title(title) or _said(lines) or _only(lines)


def _letterhead(lines: Sequence[Line]) -> tuple[str, Span] | None:
    for line in lines[:6]:
        found = _LETTERHEAD.fullmatch(squeeze(line.text))
        span = line.span(0, len(line.text))
        if found is not None and span is not None:
            return found["v"].replace("(", "（").replace(")", "）"), span
    return None


def _margin(lines: Sequence[Line]) -> Found | None:
    """The unit in the head or foot of the pages, perhaps before the name of the paper."""
    for line in lines:
        height = line.page.height
        if _MARGIN * height < line.rect.cy < (1 - _MARGIN) * height:
            continue
        name = organisation_name(line.text)
        head = re.match(rf"[\u4e00-\u9fff（）()]{{4,30}}?{_UNIT}", squeeze(line.text))
        span = line.span(0, len(line.text))
        if span is not None and (name is not None or head is not None):
            return name or (head.group() if head is not None else ""), [span]
    return None


def _in_title(title: Span | None) -> Found | None:
    head = ORGANISATION.match(squeeze(title.text)) if title is not None else None
    if title is None or head is None or len(head.group()) < 6:
        return None
    return head.group(), [title]


def _said(lines: Sequence[Line]) -> Found | None:
    for flow in run_on(paragraphs(list(lines))):
        found = next((m for pattern in (*_FOR, _BY) if (m := pattern.search(flow.packed)) is not None), None)
        if found is not None:
            group = next(g for g in "vwx" if g in found.re.groupindex and found[g])
            name = _LEAD.sub("", found[group])
            end = found.end(group)
            return name.replace("(", "（").replace(")", "）"), flow.packed_spans(end - len(name), end)
    return None


def _only(lines: Sequence[Line]) -> Found | None:
    """The one organisation that the sentences name: what several different mentions end with, whatever runs
    into the name. One mention does not tell where its name begins; of several names none is taken."""
    names: list[tuple[str, Flow, int]] = []
    for flow in paragraphs(list(lines)):
        for match in _NAMED.finditer(flow.packed):
            names.append((match.group(), flow, match.end()))
    if len({name for name, *_ in names}) < 2:
        return None
    first = min((name for name, *_ in names), key=len)
    size = next(
        (n for n in range(len(first), 0, -1) if all(name.endswith(first[-n:]) for name, *_ in names)), 0
    )
    _, flow, end = names[0]
    name = first[-size:].replace("(", "（").replace(")", "）")
    return (name, flow.packed_spans(end - size, end)) if size >= 8 else None


def sealing_unit(pages: Sequence[Page]) -> tuple[str, Span] | None:
    """The one organisation whose seal stands on a paper that names nobody."""
    found = {
        name: item.span
        for item in impressions(pages)
        if item.seal.text and (name := organisation_name(item.seal.text)) is not None and len(name) >= 6
    }
    if len(found) != 1:
        return None
    return next(iter(found.items()))
