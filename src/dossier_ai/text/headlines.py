"""The title of a document, as printed on its first pages, with its place.

In comes a document and the title patterns of its kind; out comes the span of the title. Sorting decides what
a document is; here only the wording and the place of its title are found again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Document, Page, Rect
from dossier_ai.text.characters import squeeze
from dossier_ai.text.flow import is_heading
from dossier_ai.text.lines import Line, Span, lines_of, text_height


def headline(document: Document, patterns: Sequence[str] = (), *, pages: int = 2) -> Span | None:
    """The title: the line in which sorting recognised the document, else the first line of the first `pages`
    pages that one of `patterns` matches, else the largest line in the upper half of the first page. A title
    that wraps over two large lines is given whole. None on a page without words."""
    wanted = squeeze(document.title)
    for page in document.pages[:pages]:
        lines = lines_of(page)
        if is_heading(wanted):
            above = _titled_above(page, lines, wanted, patterns)
            if above is not None:
                return above
        if wanted:
            for line in lines:
                flat = squeeze(line.text)
                if len(flat) >= 3 and (flat == wanted or wanted in flat):
                    return line.span(0, len(line.text))
        for i, line in enumerate(lines):
            if any(re.search(pattern, squeeze(line.text)) for pattern in patterns) and _short(line):
                return _whole(page, lines, i)
    return _largest(document.pages[0])


def _titled_above(page: Page, lines: Sequence[Line], wanted: str, patterns: Sequence[str]) -> Span | None:
    """The title above the numbered heading `wanted`: sorting may go by a heading, which is no title while a
    line without a number above it matches as well."""
    for i, line in enumerate(lines):
        flat = squeeze(line.text)
        if flat == wanted:
            return None
        if not is_heading(line.text) and any(re.search(p, flat) for p in patterns) and _short(line):
            return _whole(page, lines, i)
    return None


def _short(line: Line) -> bool:
    flat = squeeze(line.text)
    return len(flat) <= 45 and not flat.endswith(("。", ";", ":"))


def _whole(page: Page, lines: Sequence[Line], index: int) -> Span | None:
    """The line with its neighbours of the same large type, as one span."""
    line = lines[index]
    height = max(w.rect.height for w in line.words)
    first = last = index
    if height >= 1.25 * text_height(page):
        while first > 0 and _same_type(lines[first - 1], line):
            first -= 1
        while last + 1 < len(lines) and _same_type(lines[last + 1], line):
            last += 1
    spans = [s for s in (x.span(0, len(x.text)) for x in lines[first : last + 1]) if s is not None]
    if not spans:
        return None
    rect = Rect.union(s.rect for s in spans)
    return Span("".join(s.text for s in spans), rect, min(s.confidence for s in spans), page, spans[0].part)


def _same_type(line: Line, other: Line) -> bool:
    a, b = (max(w.rect.height for w in x.words) for x in (line, other))
    gap = max(line.rect.top - other.rect.bottom, other.rect.top - line.rect.bottom)
    return 0.85 < a / b < 1.18 and gap < 1.6 * max(a, b)


def _largest(page: Page) -> Span | None:
    upper = [line for line in lines_of(page) if line.rect.top < 0.5 * page.height]
    if not upper:
        return None
    best = max(upper, key=lambda line: (round(max(w.rect.height for w in line.words)), -line.rect.top))
    return best.span(0, len(best.text))
