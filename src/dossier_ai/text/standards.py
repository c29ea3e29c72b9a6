"""The front of a standard and its foreword: number, title, day of issue, issuing body, drafting units.

In come the lines of the pages handed in; out comes a `StandardFront`, each part with its place or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.letters import DATE, iso_date
from dossier_ai.text.lines import Line, Span

_NUMBER = re.compile(
    r"(?:GB(?:/[TZ])?|DB\d{2,6}(?:/T)?|T/[A-Z]{2,10}|Q/[A-Z0-9]{2,12}|[A-Z]{2}/T)\s*\d{1,6}(?:\.\d{1,3})?-{1,2}\d{4}"
)
_HEAD = re.compile(r"(?:国家|行业|地方|团体|企业)标准$|^ICS|^CCS|^[A-Z]\s?\d{2}$|^代替|^备案号")
_ISSUED = re.compile(rf"({DATE.pattern})\s*发布")
_ISSUER = re.compile(r"^(?P<who>[\u4e00-\u9fff()]{4,40}?)(?:联合)?发布$")
_DRAFTERS = re.compile(r"(?:主要|参与|参加)?起草单位(?:有|为)?[::]")

Part = tuple[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class StandardFront:
    """What a standard says of itself; `drafters` are its drafting units in printed order."""

    number: Part | None = None
    title: Part | None = None
    issued: Part | None = None
    issuer: Part | None = None
    drafters: tuple[tuple[str, ...], tuple[Span, ...]] | None = None


def read_standard_front(lines: Sequence[Line]) -> StandardFront:
    """The parts of a standard. The title is the largest Chinese line between number and dates, with the
    lines of the same size beside it."""
    number: Part | None = None
    issued: Part | None = None
    issuer: Part | None = None
    for line in lines:
        flow = Flow([line])
        found = _NUMBER.search(flow.folded)
        if found is not None and number is None and "代替" not in flow.packed:
            text = re.sub(r"\s+", " ", found.group().replace("--", "-"))
            number = (text, tuple(flow.spans(found.start(), found.end())))
        day = _ISSUED.search(flow.folded)
        if day is not None and issued is None and (value := iso_date(day.group(1))) is not None:
            issued = (value, tuple(flow.spans(day.start(1), day.end(1))))
        who = _ISSUER.match(flow.packed)
        if who is not None and issuer is None and not re.search(r"\d", who["who"]):
            issuer = (who["who"], tuple(flow.packed_spans(*who.span("who"))))
    return StandardFront(number, _title(lines), issued, issuer, _drafters(lines))


def _title(lines: Sequence[Line]) -> Part | None:
    first = [line for line in lines if line.page is lines[0].page] if lines else []
    top = next((i for i, line in enumerate(first) if _NUMBER.search(line.folded)), None)
    end = next((i for i, line in enumerate(first) if _ISSUED.search(line.folded)), len(first))
    if top is None:
        return None
    between = [
        line
        for line in first[top + 1 : end]
        if re.search(r"[\u4e00-\u9fff]{3}", line.text) and not _HEAD.search(Flow([line]).packed)
    ]
    if not between:
        return None
    size = max(line.rect.height for line in between)
    large = [line for line in between if line.rect.height >= 0.85 * size]
    spans = tuple(s for line in large if (s := line.span(0, len(line.text))) is not None)
    return "".join(s.text for s in spans), spans


def _drafters(lines: Sequence[Line]) -> tuple[tuple[str, ...], tuple[Span, ...]] | None:
    for flow in paragraphs(list(lines)):
        found = _DRAFTERS.search(flow.packed)
        if found is None:
            continue
        rest = flow.packed[found.end() :].rstrip("。.;")
        names = tuple(
            n.replace("(", "（").replace(")", "）") for n in re.split(r"[、,;]", rest) if len(n) >= 4
        )
        spans = tuple(flow.packed_spans(found.end(), found.end() + len(rest)))
        if names and spans:
            return names, spans
    return None
