"""The date of a paper: after its label, or alone on a line at its end or on its cover.

In come the lines of the paper; out come an ISO date and its place. A date inside a sentence says when
something happened, not when the paper was made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.text.characters import squeeze
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.letters import DATE, ORGANISATION, iso_date
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.pieces import apart

DATE_LABELS = (
    "编制日期", "编制时间", "申报日期", "申报时间", "申请日期", "报告日期", "填报日期", "填报时间",
    "填表日期", "发布日期", "发布时间", "制定日期", "制定时间", "印发日期", "签发日期", "批准日期",
    "颁布日期", "提交日期", "编写日期", "编写时间", "成文日期", "报送日期", "报送时间", "日期", "时间",
)  # fmt: skip
_BESIDE = 8


def paper_date(lines: Sequence[Line], labels: Sequence[str] = DATE_LABELS) -> tuple[str, Span] | None:
    """The date of the paper; None where dates stand only in its sentences."""
    held = find_labelled(lines, {"date": tuple(labels)}).get("date")
    if held is not None and held.score >= 0.95:
        for span in held.values[:1]:
            printed = DATE.match(span.text.strip())
            value = iso_date(printed.group()) if printed is not None else None
            if value is not None:
                return value, span
    pages = [line.page for line in lines]
    last = pages[-1] if pages else None
    closing = [line for line in lines if line.page is last]
    cover = [line for line in lines if line.page is pages[0]] if pages else []
    for part in (apart(closing)[-14:], apart(cover), apart(lines)):
        for line in reversed(part):
            found = _alone(line)
            if found is not None:
                return found
    return None


def _alone(line: Line) -> tuple[str, Span] | None:
    """The date of a line that holds nothing else but perhaps the name of who signs."""
    dates = list(DATE.finditer(line.folded))
    if len(dates) != 1:
        return None
    (date,) = dates
    rest = squeeze(line.folded[: date.start()] + line.folded[date.end() :]).strip("()（）:：")
    if len(rest) > _BESIDE and ORGANISATION.fullmatch(rest) is None:
        return None
    if re.search(r"[至起到止前自]|以来", rest):
        return None
    value, span = iso_date(date.group()), line.span(*date.span())
    return (value, span) if value is not None and span is not None else None
