"""Words to printed lines: groups the runs of a page that stand on one base line, left to right.

A `Line` joins the texts of its words and knows, for any span of characters, which rectangle it covers and
how sure the reader was. Matching happens on the *folded* text (`fold`), which has the same length as the
printed one, so that a span found there can be cut out of the page.
"""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier_ai.core import Page, Rect, Word

_WIDE = "：﹕∶︰；，（）【】［］〔〕﹝﹞％／～－—–　．“”‘’"


class _Narrowed(dict[int, str]):
    """A table for `str.translate`, filled as characters are met: as many entries as the script has."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        narrow = unicodedata.normalize("NFKC", char)
        self[code] = narrow if len(narrow) == 1 else char
        return self[code]


_NARROWED = _Narrowed(zip(map(ord, _WIDE), "::::;,()[][][][]%/~--- .\"\"''", strict=True))


def fold(text: str) -> str:
    """`text` with full-width letters, digits and punctuation made narrow; the same number of characters."""
    return text if text.isascii() else text.translate(_NARROWED)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters cut out of a line: text as printed, rectangle, confidence, place in an office file."""

    text: str
    rect: Rect
    confidence: float
    page: Page
    part: str | None = None


class Line:
    """Words of one page on one base line, left to right. `text` joins them; a gap wider than one and a
    half characters is written as a single space."""

    __slots__ = ("_owner", "folded", "page", "rect", "text", "words")

    def __init__(self, page: Page, words: Sequence[Word]) -> None:
        self.page = page
        self.words = tuple(sorted(words, key=lambda w: (w.rect.left, w.rect.top)))
        self.rect = Rect.union(w.rect for w in self.words)
        parts: list[str] = []
        owner: list[tuple[int, int]] = []
        for i, word in enumerate(self.words):
            if i and word.rect.left - self.words[i - 1].rect.right > 0.6 * word.rect.height:
                parts.append(" ")
                owner.append((-1, 0))
            parts.append(word.text)
            owner.extend((i, k) for k in range(len(word.text)))
        self.text = "".join(parts)
        self.folded = fold(self.text)
        self._owner = owner

    def span(self, start: int, end: int) -> Span | None:
        """Characters `start` to `end` (exclusive) with their place; surrounding blanks are dropped; None when
        nothing is left."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        rects: list[Rect] = []
        confidences: list[float] = []
        part: str | None = None
        by_word: dict[int, list[int]] = {}
        for index, offset in self._owner[start:end]:
            if index >= 0:
                by_word.setdefault(index, []).append(offset)
        for index, offsets in by_word.items():
            word = self.words[index]
            rects.append(word.slice(min(offsets), max(offsets) + 1))
            confidences.append(word.confidence)
            part = part or word.part
        if not rects:
            return None
        return Span(self.text[start:end], Rect.union(rects), min(confidences), self.page, part)

    def word_end(self, at: int) -> int:
        """Where the run of text that holds character `at` ends in the line."""
        index, offset = self._owner[at]
        return at + len(self.words[index].text) - offset if index >= 0 else at + 1

    def __repr__(self) -> str:
        return f"Line({self.text!r})"


def lines_of(page: Page, words: Iterable[Word] | None = None) -> list[Line]:
    """The lines of a page from top to bottom. Words join a line when their vertical centres are closer than
    half the smaller height; a two-column page therefore yields lines that span both columns."""
    items = sorted((w for w in (page.words if words is None else words) if w.text.strip()),
                   key=lambda w: (w.rect.cy, w.rect.left))  # fmt: skip
    groups: list[list[Word]] = []
    for word in items:
        best: list[Word] | None = None
        for group in reversed(groups[-4:]):
            centre = statistics.fmean(w.rect.cy for w in group)
            height = min(word.rect.height, statistics.median(w.rect.height for w in group))
            if abs(word.rect.cy - centre) <= 0.5 * height and not any(
                w.rect.horizontal_overlap(word.rect) > 0.5 * min(w.rect.width, word.rect.width) for w in group
            ):
                best = group
                break
        if best is None:
            groups.append([word])
        else:
            best.append(word)
    lines = [Line(page, group) for group in groups]
    lines.sort(key=lambda line: (line.rect.top, line.rect.left))
    return lines


def text_height(page: Page) -> float:
    """The median height of the page's words in upright pixels; a hundredth of the page when it has none."""
    heights = [w.rect.height for w in page.words if w.text.strip()]
    return statistics.median(heights) if heights else page.height / 100
