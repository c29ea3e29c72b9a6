"""Lines to running text: joins the lines of a cell, a paragraph or a page so that what wraps can be found.

In come `Line`s in reading order; out comes a `Flow` whose characters still know their place. Lines are joined
without a blank, as Chinese is set (with one between two Latin words).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from dossier_ai.text.lines import Line, Span

_LATIN = re.compile(r"[A-Za-z]")


class Flow:
    """Running text over several lines. `text` is as printed, `folded` has the same length with narrow
    punctuation, `packed` is that without blanks (print is letter-spaced at will); `spans` gives the places
    of a stretch, one per line it touches."""

    __slots__ = ("_index", "_starts", "folded", "lines", "packed", "text")

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(lines)
        parts: list[str] = []
        folded: list[str] = []
        starts: list[int] = []
        length = 0
        for i, line in enumerate(self.lines):
            if i and parts[-1] and _LATIN.match(line.text[:1]) and _LATIN.match(parts[-1][-1:]):
                parts[-1] += " "
                folded[-1] += " "
                length += 1
            starts.append(length)
            parts.append(line.text)
            folded.append(line.folded)
            length += len(line.text)
        self.text = "".join(parts)
        self.folded = "".join(folded)
        self._starts = tuple(starts)
        self._index = tuple(i for i, char in enumerate(self.folded) if not char.isspace())
        self.packed = "".join(self.folded[i] for i in self._index)

    def spans(self, start: int, end: int) -> list[Span]:
        """The places of characters `start` to `end` (exclusive), one span per line, blanks dropped."""
        out: list[Span] = []
        for line, begin in zip(self.lines, self._starts, strict=True):
            a, b = max(start, begin), min(end, begin + len(line.text))
            if a < b:
                span = line.span(a - begin, b - begin)
                if span is not None:
                    out.append(span)
        return out

    def search(self, pattern: str | re.Pattern[str]) -> re.Match[str] | None:
        """The first match of `pattern` in the packed text; `packed_spans` gives its places."""
        return re.compile(pattern).search(self.packed)

    def unpacked(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` (exclusive) of the packed text stand in `text`."""
        if start >= end:
            at = self._index[start] if start < len(self._index) else len(self.text)
            return at, at
        return self._index[start], self._index[end - 1] + 1

    def packed_spans(self, start: int, end: int) -> list[Span]:
        """The places of a stretch of the packed text."""
        return self.spans(*self.unpacked(start, end))

    def __repr__(self) -> str:
        return f"Flow({self.text!r})"


_SENTENCE_END = re.compile(r"[。！？!?;；]|\n")


def sentences(flow: Flow) -> Iterator[tuple[int, int]]:
    """The (start, end) of each sentence of a flow, its final mark included."""
    start = 0
    for mark in _SENTENCE_END.finditer(flow.text):
        if flow.text[start : mark.end()].strip():
            yield start, mark.end()
        start = mark.end()
    if flow.text[start:].strip():
        yield start, len(flow.text)


_HEADING = re.compile(r"^\s*(?:第\s*[一二三四五六七八九十\d]{1,3}\s*(?:部分|[章节条编篇])|"
                      r"[一二三四五六七八九十]{1,3}\s*[、.．]|"
                      r"[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}\s*[、.．](?!\d))")  # fmt: skip


def is_heading(text: str) -> bool:
    """Whether a line begins with a heading number such as `一、`, `（二）`, `3.` or `第一章`."""
    return _HEADING.match(text) is not None


def heading_text(text: str) -> str:
    """A heading without its number and without what it says in brackets or after it (`1.基本情况(…)；`)."""
    flat = _HEADING.sub("", text).strip()
    return re.sub(r"[(（].*?[)）]?$", "", flat).strip(" :：;；,，。.") or flat


def paragraphs(lines: Sequence[Line]) -> list[Flow]:
    """Lines grouped into paragraphs: a new one begins at a heading number, after a line that ends well
    before the right margin, after a wide vertical gap, or on another page."""
    if not lines:
        return []
    groups: list[list[Line]] = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        right = max(other.rect.right for other in lines if other.page is before.page)
        height = max(before.rect.height, line.rect.height)
        if (
            line.page is not before.page
            or is_heading(line.text)
            or before.rect.right < right - 3.5 * height
            or line.rect.top - before.rect.bottom > 2.2 * height
            or before.words[0].part is not None
        ):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Flow(group) for group in groups]


def run_on(flows: Sequence[Flow]) -> list[Flow]:
    """Paragraphs with those joined that a short line has parted: a line that ends early and in the middle of
    a sentence goes on in the next, since figures and Latin letters are set narrower than characters."""
    out: list[Flow] = []
    for flow in flows:
        last = out[-1].lines[-1] if out else None
        if last is not None and goes_on(last, flow.lines[0]):
            out[-1] = Flow([*out[-1].lines, *flow.lines])
        else:
            out.append(flow)
    return out


def goes_on(last: Line, line: Line) -> bool:
    """Whether a long line without a full stop is followed by one that begins at the margin of the page."""
    if last.page is not line.page or is_heading(line.text) or last.words[0].part is not None:
        return False
    words = last.page.words
    left, right = min(w.rect.left for w in words), max(w.rect.right for w in words)
    height = max(last.rect.height, line.rect.height)
    return (
        last.rect.right > left + 0.8 * (right - left)
        and line.rect.left < left + height
        and line.rect.top - last.rect.bottom < 2.2 * height
        and not re.search(r"[。;:]$", last.folded.strip())
        and not re.match(r"[\u4e00-\u9fff]{1,8}(?:\([^()]{1,6}\))?:", line.folded)
    )
