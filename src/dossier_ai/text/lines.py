"""Words to printed lines: groups the runs of a page that stand on one base line, left to right.

A `Line` joins the texts of its words and knows, for any span of characters, which rectangle it covers and
how sure the reader was. Matching happens on the *folded* text (`fold`), which has the same length as the
printed one, so that a span found there can be cut out of the page.
"""

from __future__ import annotations

import statistics
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier_ai.core import Page, Rect, Word
from dossier_ai.text.per_page import per_page

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
    half characters is written as a single space. `starts` tells where in `text` each word begins."""

    __slots__ = ("folded", "page", "rect", "starts", "text", "words")

    def __init__(self, page: Page, words: Sequence[Word]) -> None:
        self.page = page
        self.words = tuple(sorted(words, key=lambda w: (w.rect.left, w.rect.top)))
        self.rect = self.words[0].rect if len(words) == 1 else Rect.union(w.rect for w in self.words)
        text = ""
        starts: list[int] = []
        right = 0.0
        for word in self.words:
            if starts and word.rect.left - right > 0.6 * word.rect.height:
                text += " "
            starts.append(len(text))
            text += word.text
            right = word.rect.right
        self.text = text
        self.folded = fold(text)
        self.starts = tuple(starts)

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
        for at, word in zip(self.starts, self.words, strict=True):
            first, last = max(start - at, 0), min(end - at, len(word.text))
            if first < last:
                rects.append(word.slice(first, last))
                confidences.append(word.confidence)
                part = part or word.part
        if not rects:
            return None
        return Span(self.text[start:end], Rect.union(rects), min(confidences), self.page, part)

    def word_end(self, at: int) -> int:
        """Where the run of text that holds character `at` ends in the line."""
        number = bisect_right(self.starts, at) - 1
        end = self.starts[number] + len(self.words[number].text)
        return end if at < end else at + 1

    def __repr__(self) -> str:
        return f"Line({self.text!r})"


class _Group:
    """Words that stand on one base line, with their mean centre and median height."""

    __slots__ = ("centre", "height", "words")

    def __init__(self, word: Word) -> None:
        self.words = [word]
        self.centre, self.height = word.rect.cy, word.rect.height

    def takes(self, word: Word) -> bool:
        """Whether a word stands on this line, and not in the place of another."""
        rect = word.rect
        return abs(rect.cy - self.centre) <= 0.5 * min(rect.height, self.height) and not any(
            w.rect.horizontal_overlap(rect) > 0.5 * min(w.rect.width, rect.width) for w in self.words
        )

    def add(self, word: Word) -> None:
        self.words.append(word)
        self.centre = statistics.fmean(w.rect.cy for w in self.words)
        self.height = statistics.median(w.rect.height for w in self.words)


def lines_of(page: Page, words: Iterable[Word] | None = None) -> list[Line]:
    """The lines of a page from top to bottom. Words join a line when their vertical centres are closer than
    half the smaller height; a two-column page therefore yields lines that span both columns."""
    return list(_printed(page)) if words is None else _lines(page, words)


@per_page
def _printed(page: Page) -> tuple[Line, ...]:
    return tuple(_lines(page, page.words))


def _lines(page: Page, words: Iterable[Word]) -> list[Line]:
    items = sorted((w for w in words if w.text.strip()), key=lambda w: (w.rect.cy, w.rect.left))
    groups: list[_Group] = []
    for word in items:
        home = next((group for group in reversed(groups[-4:]) if group.takes(word)), None)
        if home is None:
            groups.append(_Group(word))
        else:
            home.add(word)
    lines = [Line(page, group.words) for group in groups]
    lines.sort(key=lambda line: (line.rect.top, line.rect.left))
    return lines


def text_height(page: Page) -> float:
    """The median height of the page's words in upright pixels; a hundredth of the page when it has none."""
    heights = [w.rect.height for w in page.words if w.text.strip()]
    return statistics.median(heights) if heights else page.height / 100
