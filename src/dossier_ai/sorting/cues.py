"""What one page shows about its kind: title, anchors, and whether it is a cover, a contents list or a tab.

The score follows domain 1.0: 3 for a title, 1 for each distinct anchor, -3 for each negative anchor.
"""

from __future__ import annotations

import re as stdlib_re
import statistics
import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from dossier_ai.core import Kind, Page
from dossier_ai.text.lines import Line, Span, lines_of

ACCEPT_SCORE = 4.0
LEAD_OVER_SECOND = 2.0
COVER_CHARACTERS = 200
_TOC_ENTRY = stdlib_re.compile(r"^.{3,60}?[^\d.,%][.…·。_—-]*(?P<page>\d{1,3})(?:[-—~]\d{1,3})?$")
_TOC_TITLE = stdlib_re.compile(r"^(目录|材料目录|申报材料目录|附件目录|目次|CONTENTS)$")
HEADING = stdlib_re.compile(r"第[一二三四五六七八九十]+[章节条]|[（(]?[一二三四五六七八九十]{1,3}[)）、.．]")
# Who and when stand on covers; a tab names its part and nothing else.
_SAID_ON_COVERS = stdlib_re.compile(
    r"[12〇零二][0-9〇零一二三四五六七八九]{3}[年./-]|(?:公司|中心|协会|事务所)(?:$|[^\u4e00-\u9fff])"
)
_ANNEX = stdlib_re.compile(r"^附件[一二三四五六七八九十\d]{0,3}[:：]?$")
TAB_CHARACTERS = 40
_PAGE_OF = stdlib_re.compile(r"第(\d{1,3})页")


def compact(text: str) -> str:
    """`text` after NFKC without blanks, as titles are matched (official titles are letter-spaced)."""
    return stdlib_re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@dataclass(frozen=True, slots=True)
class PageCue:
    """What a page shows. `kind` is None when nothing was accepted; `title` is the title line of that kind;
    `titled` says that the page starts with it; `named` lists every kind whose title occurs as a line,
    `supported` every kind of which an anchor or title occurs and that nothing speaks against; `entries` are
    the page numbers at the ends of its lines where these look like the rest of a contents list."""

    page: Page
    kind: str | None
    score: float
    title: Span | None
    titled: bool
    characters: int
    contents: bool
    tab: bool
    printed_number: int | None
    named: frozenset[str]
    supported: frozenset[str]
    entries: tuple[int, ...]

    @property
    def blank(self) -> bool:
        return self.characters == 0

    @property
    def cover(self) -> bool:
        """A title page: its title and a few lines. Scans draw lines where there are none, so that rulings
        say nothing here."""
        return self.titled and self.characters < COVER_CHARACTERS


@lru_cache(maxsize=512)
def _exact(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


@lru_cache(maxsize=512)
def _tolerant(pattern: str) -> regex.Pattern[str]:
    """The pattern with one substituted character allowed, as OCR makes one in about six (domain 1.0)."""
    return regex.compile(f"(?:{pattern}){{s<=1}}", regex.BESTMATCH)


@lru_cache(maxsize=512)
def _spelled(pattern: str) -> int:
    """How many characters the pattern spells out at least: what it leaves open can hide no slip."""
    return int(stdlib_re._parser.parse(pattern).getwidth()[0])  # type: ignore[attr-defined]


@lru_cache(maxsize=512)
def _letters(pattern: str) -> frozenset[str]:
    """Characters without which nothing fits the pattern; a slip hides one of them at most."""
    parsed = stdlib_re._parser.parse(pattern)  # type: ignore[attr-defined]
    return frozenset() if parsed.state.flags & stdlib_re.IGNORECASE else frozenset(_demanded(parsed))


def _demanded(parsed: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    for operation, argument in parsed:
        if str(operation) == "LITERAL":
            yield chr(argument)
        elif str(operation) == "SUBPATTERN" and not argument[1]:
            yield from _demanded(argument[3])


def _match(pattern: str, text: str, chars: Set[str]) -> tuple[int, bool] | None:
    """How many characters of `text`, which consists of `chars`, the pattern covers, and whether it does so to
    the letter."""
    if len(_letters(pattern) - chars) > 1:
        return None
    found = _exact(pattern).search(text)
    if found is not None:
        return found.end() - found.start(), True
    if len(text) >= 6 and _spelled(pattern) >= 5:
        found = _tolerant(pattern).search(text)
        if found is not None and found.end() - found.start() >= 6 and found.fuzzy_changes[0] != []:
            return found.end() - found.start(), False
    return None


@dataclass(frozen=True, slots=True)
class _TitleHit:
    kind: str
    line: Line
    weight: float
    order: int


def _title_lines(page: Page, lines: Sequence[Line]) -> list[tuple[str, Line, float]]:
    """Lines that may be a title: short, in the upper half, and either large or standing alone; with their
    weight (1 for a plain line, more for large type). Two large lines below each other also count as one."""
    if not lines:
        return []
    usual = statistics.median(line.rect.height for line in lines)
    found: list[tuple[str, Line, float]] = []
    previous: tuple[str, Line] | None = None
    for line in lines:
        text = compact(line.text)
        height = max(w.rect.height for w in line.words)
        large = height >= 1.2 * usual
        if line.rect.top > 0.55 * page.height or len(text) > 48:
            previous = None
            continue
        centred = abs(line.rect.cx - page.width / 2) < 0.12 * page.width
        if large or (centred and len(text) <= 34) or line.rect.top < 0.22 * page.height:
            weight = min(2.0, height / usual) if large else 0.9
            found.append((text, line, weight))
            if previous is not None and centred:
                found.append((previous[0] + text, previous[1], weight))
            previous = (text, line)
        else:
            previous = None
    return found


def _title_hits(page: Page, lines: Sequence[Line], kinds: Sequence[Kind]) -> list[_TitleHit]:
    hits: list[_TitleHit] = []
    for order, (text, line, weight) in enumerate(_title_lines(page, lines)):
        if _is_sentence(text):
            continue
        chars = frozenset(text)
        found: list[tuple[_TitleHit, bool]] = []
        for kind in kinds:
            best, exact = 0.0, False
            for pattern in kind.cues.titles:
                match = _match(pattern, text, chars)
                if match is not None:
                    best, exact = max(best, match[0] / len(text)), exact or match[1]
            # A title that is only mentioned fills a small part of its line; large type mentions nothing.
            if best * weight >= 0.34:
                found.append((_TitleHit(kind.id, line, best * weight, order), exact))
        # A line that one kind names to the letter is no slip of the pen for another.
        certain = any(exact for _, exact in found)
        hits.extend(hit for hit, exact in found if exact or not certain)
    return hits


def _naming_hit(hits: Sequence[_TitleHit], kind: str | None) -> _TitleHit:
    """The hit that names the page: the weightiest, but not a numbered heading where the title stands above
    it (一、组织架构 under 服务平台组织架构及发展规划)."""
    own = [hit for hit in hits if hit.kind == kind]
    best = max(own, key=lambda hit: (hit.weight, -hit.order))
    if not HEADING.match(compact(best.line.text)):
        return best
    above = [h for h in own if h.order < best.order and not HEADING.match(compact(h.line.text))]
    return max(above, key=lambda hit: (hit.weight, -hit.order), default=best)


def _title_span(line: Line, kind: Kind) -> Span | None:
    """The word of the line that carries the title, without what merely stands beside it; else the line."""
    for word in line.words:
        text = compact(word.text)
        if any(_match(pattern, text, frozenset(text)) for pattern in kind.cues.titles):
            return Span(word.text.strip(), word.rect, word.confidence, line.page, word.part)
    return line.span(0, len(line.text))


def _is_sentence(text: str) -> bool:
    """Prose, a numbered clause or an entry of a contents list, rather than a title."""
    return bool(stdlib_re.search(r"[。；;]|[:：]$|[.…·]{3,}", text)) or text.endswith(("，", ","))


def read_cues(page: Page, kinds: Sequence[Kind]) -> PageCue:
    """The cues of one page. `kinds` come in order of precedence: where two titles match one line equally
    well, the earlier kind wins (domain Appendix A2)."""
    lines = lines_of(page)
    text = compact(page.text)
    contents = _lists_contents(page, lines)
    hits = _title_hits(page, lines, kinds)
    if len(text) > 1.5 * TAB_CHARACTERS:
        # The corner of an annex says 附件 as a tab does; what stands below it is the annex itself.
        hits = [hit for hit in hits if not _ANNEX.match(compact(hit.line.text))]
    rank = {kind.id: i for i, kind in enumerate(kinds)}
    by_kind: dict[str, _TitleHit] = {}
    for hit in hits:
        if hit.kind not in by_kind or hit.weight > by_kind[hit.kind].weight:
            by_kind[hit.kind] = hit
    scores: dict[str, float] = {}
    for kind in kinds:
        score = float(sum(1 for anchor in kind.cues.anchors if compact(anchor) in text))
        score -= 3.0 * sum(1 for word in kind.cues.negative if compact(word) in text)
        if kind.id in by_kind:
            score += 3.0 * min(1.35, 0.45 + by_kind[kind.id].weight)
        scores[kind.id] = score
    ranked = sorted(scores, key=lambda k: (-scores[k], rank[k]))
    chosen: str | None = None
    if ranked and scores[ranked[0]] >= ACCEPT_SCORE:
        first = ranked[0]
        second = next((k for k in ranked[1:]), None)
        titled_alone = first in by_kind and (second is None or second not in by_kind)
        clear = second is None or scores[first] - scores[second] >= LEAD_OVER_SECOND
        same_line = (
            second is not None
            and first in by_kind
            and second in by_kind
            and by_kind[first].line is by_kind[second].line
        )
        if clear or titled_alone or same_line:
            chosen = first
        elif first in by_kind and second is not None and second in by_kind:
            # Two titles on one page: the one that stands higher names the page.
            chosen = min((first, second), key=lambda k: (by_kind[k].order, rank[k]))
    title = _naming_hit(hits, chosen) if chosen in by_kind else None
    number = _PAGE_OF.search(text)
    tab = (
        bool(by_kind)
        and not contents
        and len(text) <= TAB_CHARACTERS
        and len(page.rulings) < 4
        and not any(_SAID_ON_COVERS.search(compact(line.text)) for line in lines)
    )
    return PageCue(
        page=page,
        kind=chosen,
        score=scores.get(chosen, 0.0) if chosen else 0.0,
        title=_title_span(title.line, next(k for k in kinds if k.id == chosen)) if title else None,
        titled=title is not None,
        characters=len(text),
        contents=contents,
        tab=tab,
        printed_number=int(number.group(1)) if number else None,
        named=frozenset(by_kind),
        supported=frozenset(kind for kind, score in scores.items() if score >= 1.0),
        entries=_entries(lines),
    )


def _entries(lines: Sequence[Line]) -> tuple[int, ...]:
    """The page numbers of lines that (nearly) all end in one, never falling; else nothing."""
    found = [m for line in lines if (m := _TOC_ENTRY.match(compact(line.text)))]
    numbers = [int(m.group("page")) for m in found]
    return tuple(numbers) if numbers == sorted(numbers) and len(found) >= 0.7 * len(lines) else ()


def _lists_contents(page: Page, lines: Sequence[Line]) -> bool:
    """Whether the page is a contents list: so titled, or lines that end in page numbers which never fall.
    A table whose last column holds numbers has rulings and does neither."""
    if len(lines) >= 3 and any(_TOC_TITLE.match(compact(line.text)) for line in lines[:6]):
        return True
    found = [m for line in lines if (m := _TOC_ENTRY.match(compact(line.text)))]
    numbers = [int(m.group("page")) for m in found]
    return (
        len(page.rulings) < 8
        and len(numbers) >= 5
        and len(numbers) >= 0.6 * len(lines)
        and numbers == sorted(numbers)
    )
