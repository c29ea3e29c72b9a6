"""Whose paper this is: reports, rules and plans name their unit in many places.

In come the lines, the title and the labels of a kind; out come the name and its place: after a label, beside
the title, in a letterhead (某某公司文件), as the signing line, at the head of the page, in the title or in
the sentence that says for whom the paper is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.text.characters import squeeze
from dossier_ai.text.flow import paragraphs
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.letters import (
    ORGANISATION,
    organisation_beside,
    organisation_in,
    organisation_name,
    signing_organisation,
)
from dossier_ai.text.lines import Line, Span
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
_MARGIN = 0.09
Found = tuple[str, Sequence[Span]]


def paper_unit(lines: Sequence[Line], title: Span | None, labels: Sequence[str]) -> Found | None:
    """The unit that a paper is of; None where nothing names one."""
    held = find_labelled(lines, {"unit": tuple(labels)}).get("unit")
    named = organisation_in(held.values) if held is not None else None
    if named is not None:
        return named
    beside = organisation_beside(title, lines) if title is not None else None
    pieces = apart(lines)
    found = beside or _letterhead(pieces) or signing_organisation(lines) or signing_organisation(pieces)
    if found is not None:
        return found[0], [found[1]]
    return _margin(pieces) or _in_title(title) or _said(lines)


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
    for flow in paragraphs(list(lines)):
        found = next((m for pattern in _FOR if (m := pattern.search(flow.packed)) is not None), None)
        if found is not None:
            return found["v"].replace("(", "（").replace(")", "）"), flow.packed_spans(*found.span("v"))
    return None
