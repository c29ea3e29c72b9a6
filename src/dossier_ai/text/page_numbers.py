"""Words to printed page numbers: what a page calls itself, and how many pages it says there are.

In comes a page (or the pages of a document), out come numbers with their place. Whether they are continuous
is a check's business (XPK-03, XPK-07).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dossier_ai.core import Document, Field, Page
from dossier_ai.text.grounded import evidence_of, read, searched
from dossier_ai.text.lines import Line, Span, lines_of

Style = Literal["of_total", "slash", "dashes", "ordinal", "bare"]

_DIGITS = r"(\d{1,4})"
_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("of_total", re.compile(rf"第\s*{_DIGITS}\s*页[\s,/;()\[\]·.]*共\s*{_DIGITS}\s*页")),
    ("of_total", re.compile(rf"[Pp]age\s*{_DIGITS}\s*of\s*{_DIGITS}")),
    ("of_total", re.compile(r"共\s*(?P<total>\d{1,4})\s*页[\s,/;()\[\]·.]*第\s*(?P<number>\d{1,4})\s*页")),
    ("slash", re.compile(rf"^\W*{_DIGITS}\s*/\s*{_DIGITS}\W*$")),
    ("dashes", re.compile(rf"^[-~_·•一]+\s*{_DIGITS}\s*[-~_·•一]+$")),
    ("ordinal", re.compile(rf"^\W*第\s*{_DIGITS}\s*页\W*$")),
    ("bare", re.compile(rf"^{_DIGITS}$")),
)
_RANK: dict[Style, int] = {"of_total": 0, "slash": 1, "dashes": 2, "ordinal": 3, "bare": 4}


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A printed page number: the number, the printed total (None when not printed), how it is written and
    where it stands."""

    number: int
    total: int | None
    style: Style
    span: Span


def _in_segment(line: Line, start: int, end: int, only: tuple[Style, ...]) -> PageNumber | None:
    text = line.folded[start:end]
    for style, pattern in _PATTERNS:
        if style not in only:
            continue
        found = pattern.search(text)
        if found is None:
            continue
        groups = found.groupdict()
        number = int(groups["number"] if groups else found.group(1))
        total: int | None = None
        if found.re.groups == 2:
            total = int(groups["total"] if groups else found.group(2))
        if number < 1 or (total is not None and (total < number or total > 2000)):
            continue
        span = line.span(start + found.start(), start + found.end())
        if span is not None:
            return PageNumber(number, total, style, span)
    return None


def _segments(line: Line) -> list[tuple[int, int]]:
    """The stretches of a line that are separated by a wide gap: header and footer lines hold several."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for i, char in enumerate(line.text):
        if char == " ":
            if i > start:
                bounds.append((start, i))
            start = i + 1
    if start < len(line.text):
        bounds.append((start, len(line.text)))
    return bounds


def page_numbers_on(page: Page) -> list[PageNumber]:
    """All printed page numbers in the head (top tenth) and foot (bottom eighth) of a page, most explicit
    style first. A bare number counts only alone at the foot, below everything else. Office pages have
    none."""
    if page.origin == "office":
        return []
    lines = lines_of(page)
    found: list[PageNumber] = []
    for line in lines:
        head, foot = line.rect.bottom < 0.1 * page.height, line.rect.top > 0.875 * page.height
        if not (head or foot):
            continue
        whole = _in_segment(line, 0, len(line.text), ("of_total", "slash", "dashes", "ordinal"))
        pieces = [whole] if whole else [
            _in_segment(line, a, b, ("slash", "dashes", "ordinal")) for a, b in _segments(line)
        ]  # fmt: skip
        found.extend(p for p in pieces if p is not None)
        alone = foot and line is lines[-1] and line.rect.top > 0.9 * page.height and len(line.words) == 1
        if alone and not found:
            bare = _in_segment(line, 0, len(line.text), ("bare",))
            if bare is not None and bare.number <= 999:
                found.append(bare)
    found.sort(key=lambda n: _RANK[n.style])
    return found


def printed_numbers(pages: Sequence[Page]) -> list[PageNumber | None]:
    """One entry per page, all in the one style that most of the pages carry (a bound volume often has a
    running number of its own beside the document's); None where a page shows none in that style."""
    per_page = [page_numbers_on(page) for page in pages]
    counts: dict[Style, int] = {}
    for numbers in per_page:
        for style in {n.style for n in numbers}:
            counts[style] = counts.get(style, 0) + 1
    if not counts:
        return [None for _ in pages]
    best = min(counts, key=lambda style: (-counts[style], _RANK[style]))
    return [next((n for n in numbers if n.style == best), None) for numbers in per_page]


def page_number_fields(document: Document) -> list[Field]:
    """The fields `printed_pages` (names: the printed number of each page, "" where none is read) and
    `pages_total`; none at all when no page shows a number."""
    numbers = printed_numbers(document.pages)
    shown = [n for n in numbers if n is not None]
    if not shown:
        return []
    evidence = tuple(
        searched(page) if number is None else evidence_of(number.span)
        for page, number in zip(document.pages, numbers, strict=True)
    )
    fields = [
        read(
            document,
            "printed_pages",
            [n.span for n in shown],
            tuple("" if n is None else str(n.number) for n in numbers),
        ).model_copy(update={"evidence": evidence})
    ]
    totals = [n for n in shown if n.total is not None]
    if totals:
        values = [n.total for n in totals]
        total = max(set(values), key=lambda v: (values.count(v), v or 0))
        place = next(n.span for n in totals if n.total == total)
        fields.append(read(document, "pages_total", place, str(total)))
    return fields
