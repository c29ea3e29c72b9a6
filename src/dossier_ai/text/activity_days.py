"""The day of an activity: of all dates of its papers the one on which it takes place.

In come the lines of a bundle; out come ISO days or terms with their places. Papers carry the days on which
they were issued, published or until which one signs up, too: those are never given.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from dossier_ai.text.dates import PartialDate, parse_date, parse_period
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.letters import DATE, organisation_name
from dossier_ai.text.lines import Line, Span

Said = tuple[str, list[Span]]

_TO = r"\s*(?:至|到|-{1,2}|~|—{1,2}|、)\s*"
_TERM = re.compile(
    rf"(?P<start>{DATE.pattern})\s*(?:\([^()]{{1,6}}\))?\s*(?:上午|下午)?\s*起?{_TO}"
    rf"(?P<end>{DATE.pattern}|(?:[0-9]{{1,2}}\s*月\s*)?[0-9]{{1,2}}\s*[日号])"
)
# 2023年5月16-18日, 2023.5.16-18, 2023.5.30-6.2: no time of day behind it.
_SHORT_TERM = (
    re.compile(
        rf"(?P<y>[0-9]{{4}})\s*年\s*(?P<m>[0-9]{{1,2}})\s*月\s*(?P<a>[0-9]{{1,2}})\s*日?{_TO}(?:(?P<n>[0-9]{{1,2}})\s*月\s*)?(?P<b>[0-9]{{1,2}})\s*日"
    ),
    re.compile(
        rf"(?P<y>[0-9]{{4}})[./](?P<m>[0-9]{{1,2}})[./](?P<a>[0-9]{{1,2}}){_TO}(?:(?P<n>[0-9]{{1,2}})[./])?(?P<b>[0-9]{{1,2}})(?![\d:.时点])"
    ),
)
_SHORT_DAY = re.compile(r"(?<![年\d.])(?P<m>1[0-2]|0?[1-9])\s*月\s*(?P<d>3[01]|[12]\d|0?[1-9])\s*日")
_OF_THE_PAPER = re.compile(
    r"(?:发布|发文|印发|更新|打印|编辑|上传|截稿|报名|截止|填报|成文|制表|公开|推送|发表|落款|请于|务必于|须于|应于|应在|前往)(?:时间|日期)?\s*[:于在]?\s*$"
)
_DEADLINE = re.compile(
    r"^\s*(?:\(.{1,4}\))?\s*(?:上午|下午|\d{1,2}[:：]\d\d)*\s*(?:之?前|以前|截止|印发|成立)"
)
_HOLDS = re.compile(
    r"举办|召开|举行|开展|组织|开班|开讲|帷幕|落幕|邀请.{0,12}(?:参加|出席)|参加了?|走进|座无虚席"
)
_FARTHEST = 120
"""The most days between an activity and the paper whose date lends it the year."""


def term_in(flow: Flow, lines: Sequence[Line]) -> Said | None:
    """The first day or term of a text; one without a year takes that of the paper's own date (see
    `day_said`), looked for among `lines`."""
    found = next(iter(_terms(flow, 0, len(flow.folded))), None)
    return found if found is not None else _short_day(flow, 0, len(flow.folded), lines)


def day_said(lines: Sequence[Line]) -> Said | None:
    """The day (or days) of the activity in a sentence that tells of it. One without a year (7月12日下午)
    takes the year that brings it nearest to the day of the paper (issued, published), 120 days at most."""
    for flow in paragraphs(list(lines)):
        for sentence in re.finditer(r"[^。;!?]+", flow.folded):
            if _HOLDS.search(re.sub(r"\s", "", sentence.group())) is None:
                continue
            for term in _terms(flow, *sentence.span()):
                return term
            short = _short_day(flow, *sentence.span(), lines)
            if short is not None:
                return short
    return None


def first_day(lines: Sequence[Line]) -> Said | None:
    """The first day or term of the papers that is not one of a paper itself: none that is published, none of
    a signature."""
    for number, line in enumerate(lines):
        flow = Flow([line])
        if is_of_a_publication(line):
            continue
        for value, spans in _terms(flow, 0, len(flow.folded)):
            above = lines[number - 1] if number else None
            signed = (
                above is not None and above.page is line.page and organisation_name(above.text) is not None
            )
            rest = re.sub(r"\s", "", flow.folded.replace(spans[0].text, "", 1))
            if not (signed and len(rest) <= 6) and not _is_stamp_of_time(flow):
                return value, spans
    return None


def is_of_a_publication(line: Line) -> bool:
    """Whether a line tells of the printing of news: 来源：某某　日期：2023-12-04　浏览次数：12."""
    return re.search(r"来源|浏览|阅读|点击|作者|编辑|发布|字号|记者", line.folded) is not None


def _is_stamp_of_time(flow: Flow) -> bool:
    """Whether a line is the sender's name and the minute of publishing: 某某服务 2024-03-29 17:20."""
    found = DATE.search(flow.folded)
    if found is None or ":" in flow.folded[: found.start()] or not found.start():
        return False
    return re.match(r"\s*\d{1,2}:\d\d(?::\d\d)?\s*(?:\S{1,6})?$", flow.folded[found.end() :]) is not None


def _terms(flow: Flow, start: int, end: int) -> Iterator[Said]:
    """Terms and days of a stretch in their order, those of the paper itself left out."""
    at = start
    while at < end:
        found = DATE.search(flow.folded, at, end)
        short = min(
            (m for p in _SHORT_TERM if (m := p.search(flow.folded, at, end))),
            key=lambda m: m.start(),
            default=None,
        )
        if short is not None and (found is None or short.start() <= found.start()):
            term = _TERM.match(flow.folded, short.start(), end)
            value = _short_term(short) if term is None else None
            if value is not None and not _of_the_paper(flow, *short.span()):
                yield value, flow.spans(*short.span())
                at = short.end()
                continue
        if found is None:
            return
        term = _TERM.match(flow.folded, found.start(), end)
        whole = term or found
        at = whole.end()
        if _of_the_paper(flow, *whole.span()):
            continue
        value = _iso(
            whole.group() if term is None else f"{term['start']}至{term['end']}", term=term is not None
        )
        if value is not None:
            yield value, flow.spans(*whole.span())


def _iso(text: str, *, term: bool) -> str | None:
    try:
        return parse_period(text).iso if term else parse_date(text).iso
    except ValueError:
        return None


def _short_term(found: re.Match[str]) -> str | None:
    year, month, first, last = (int(found[k]) for k in ("y", "m", "a", "b"))
    try:
        start, end = PartialDate(year, month, first), PartialDate(year, int(found["n"] or month), last)
    except ValueError:
        return None
    return f"{start.iso}/{end.iso}" if start.earliest < end.earliest else None


def _of_the_paper(flow: Flow, start: int, end: int) -> bool:
    before, after = flow.folded[max(0, start - 10) : start], flow.folded[end : end + 12]
    return _OF_THE_PAPER.search(before) is not None or _DEADLINE.match(after) is not None


def _short_day(flow: Flow, start: int, end: int, lines: Sequence[Line]) -> Said | None:
    for found in _SHORT_DAY.finditer(flow.folded, start, end):
        if _of_the_paper(flow, *found.span()):
            continue
        paper = _day_of_the_paper(lines)
        if paper is None:
            return None
        near: list[tuple[int, dt.date]] = []
        for year in (paper[0].year - 1, paper[0].year, paper[0].year + 1):
            try:
                day = dt.date(year, int(found["m"]), int(found["d"]))
            except ValueError:
                continue
            near.append((abs((day - paper[0]).days), day))
        apart, day = min(near, default=(_FARTHEST + 1, paper[0]))
        if apart <= _FARTHEST:
            return day.isoformat(), [*flow.spans(*found.span()), paper[1]]
    return None


def _day_of_the_paper(lines: Sequence[Line]) -> tuple[dt.date, Span] | None:
    """The day on which a paper was published, else signed: a date beside hardly anything else."""
    best: tuple[dt.date, Span] | None = None
    for line in lines:
        for found in DATE.finditer(line.folded):
            span = line.span(*found.span())
            try:
                day = parse_date(found.group())
            except ValueError:
                continue
            if span is None or day.precision != "day":
                continue
            if is_of_a_publication(line) or re.search(
                r"(?:推送|更新|发表)(?:时间|日期)?\s*[:于]?\s*$", line.folded[: found.start()]
            ):
                return day.earliest, span
            rest = re.sub(r"\s|\d{1,2}:\d\d", "", line.folded[: found.start()] + line.folded[found.end() :])
            if len(rest) <= 12:
                best = (day.earliest, span)
    return best
