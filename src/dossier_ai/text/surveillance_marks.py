"""Marks of surveillance audits on certificates of management systems: stickers, seals, grids, sentences.

In comes a certificate; out comes the mark `surveillance`. When an audit is due, or what keeps a certificate
valid, is no mark that one has been passed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Document, Field, Page
from dossier_ai.text.characters import squeeze
from dossier_ai.text.endorsements import impressions, mark_field, not_found
from dossier_ai.text.forms import lines_in
from dossier_ai.text.letters import DATE
from dossier_ai.text.lines import Line, Span

_SURVEILLANCE = re.compile(
    r"监督(?:审核|评审|检查|审查|评价)|监审|年度(?:监督|审核|确认)|第?[一二三四12"
    r"34]次监督"
)
_EACH = re.compile(r"第[一二三四1234]次|[一二三四1234]监|年度")
# What is due, or a condition of validity, has not happened.
_DUE = re.compile(
    r"前(?:完成|进行|接受|通过|实施|$)|之前|日前|下次|下一次|应[当在于接按]|应定?期|须|必须|需[要经在于"
    r"接]|方可|方(?:为|能|继续)|才"
    r"|定期|计划|预计|拟|到期|届满|逾期|每年|至少|否则|未(?:通过|按|经|在)|若|如(?:果|未)"
)
_KEPT = re.compile(
    r"(?<!不)(?<![□☐口])合格(?!后|方|证|则|才)|(?<!不|未)(?<![□☐口])通过|保持(?:注册|认证"
    r"|有效)|同意保持"
)
_TICKED = re.compile(r"[☑■√✓✔](?:合格|通过)|(?:合格|通过)[☑■√✓✔]")


def surveillance(document: Document) -> Field:
    """Whether a surveillance audit is marked as passed: words or a date in its place, a seal on it, or an
    entry of the grid below its head. A date by which it is due, and boxes without a tick, are no mark."""
    place: Span | None = None
    for page in document.pages:
        lines = lines_in([page])
        for number, line in enumerate(lines):
            flat = squeeze(line.folded)
            span = line.span(0, len(line.text))
            if _SURVEILLANCE.search(flat) is None or span is None or _DUE.search(flat):
                continue
            place = place or span
            held = (
                span if _passed(flat) or _sealed_here(page, span) else _entry_below(line, lines[number + 1 :])
            )
            if held is not None:
                return mark_field(document, "surveillance", held, absent_evidence=not_found(span, page))
    page = place.page if place is not None else document.pages[0]
    zone = place.rect if place is not None else None
    return mark_field(document, "surveillance", None, absent_evidence=not_found(place, page, zone))


def _passed(flat: str) -> bool:
    if re.search(r"[□☐]", flat):
        return _TICKED.search(flat) is not None
    return _KEPT.search(flat) is not None or DATE.search(flat) is not None


def _entry_below(head: Line, lines: Sequence[Line]) -> Span | None:
    """The entry of a grid of audits below its head (第一次 2024-03-10 合格)."""
    bottom = head.rect.bottom
    for line in lines[:6]:
        flat = squeeze(line.folded)
        if line.rect.top - bottom > 3.0 * line.rect.height:
            break
        bottom = line.rect.bottom
        entry = _EACH.search(flat) is not None or DATE.search(flat) is not None
        if entry and not _DUE.search(flat) and _KEPT.search(flat) and _passed(flat):
            return line.span(0, len(line.text))
    return None


def _sealed_here(page: Page, span: Span) -> bool:
    zone = span.rect.grown(0.5 * span.rect.height)
    return any(i.page is page and i.seal.rect.contains(zone.cx, zone.cy) for i in impressions([page]))
