"""Where labels are printed: letter-spaced or not, across words, glued to what follows, slightly misread.

In come lines and the label variants of each key; out come `Hit`s with their place and how sure they are.
Which words are their values is decided in `labels`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from dossier_ai.core import Rect, Word
from dossier_ai.text.lines import Line, Span, fold, lines_of

_BRACKETS_END = re.compile(r"\s*\]\s*")
_LEADER = re.compile(r"\s*(?:[.·]{3,}|[…⋯]{1,})[.·…⋯]*")
_BRACKETED = re.compile(r"\([^()]{1,10}\)(?=:)")
# An explanation printed right behind a label that ends there, without a colon; a unit belongs to the value.
_EXPLAINED = re.compile(r"\((?![^()]*(?:元|%|㎡|平方|m[2²]))[^()]{1,10}\)")


@dataclass(slots=True)
class Hit:
    """A printed label: characters `start` to `end` of a line, `after` where its value may start."""

    key: str
    variant: str
    line: Line
    start: int
    end: int
    after: int
    score: float
    colon: bool
    alone: bool
    span: Span


def unstacked(lines: Iterable[Line]) -> list[Line]:
    """The lines with words that a reader took for vertical text cut into their characters: spaced labels of a
    certificate ("名称" above "类型") are detected as the columns "名类" and "称型"."""
    groups: dict[tuple[str, int], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.page.file, line.page.number), []).append(line)
    out: list[Line] = []
    for group in groups.values():
        words = [w for line in group for w in line.words]
        cut = [piece for w in words for piece in _stacked(w)]
        out.extend(group if len(cut) == len(words) else lines_of(group[0].page, cut))
    return out


def _stacked(word: Word) -> list[Word]:
    text = word.text.replace(" ", "")
    if not 2 <= len(text) <= 6 or word.part is not None or word.rect.height < 1.4 * word.rect.width:
        return [word]
    step = word.rect.height / len(text)
    left, right = word.rect.left, word.rect.right
    tops = [word.rect.top + i * step for i in range(len(text))]
    rects = [Rect(left, top, right, top + step) for top in tops]
    return [Word(char, rect, word.confidence) for char, rect in zip(text, rects, strict=True)]


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A label variant made ready to be looked for: `text` narrow and without blanks, `slips` how many of its
    characters may be read differently, `shortened` what is left when one of them is lost. Slips or a loss
    leave one of the `pieces` (offset and characters) as it is."""

    text: str
    slips: int
    shortened: tuple[str, ...]
    pieces: tuple[tuple[int, str], ...]

    def places(self, chars: str) -> list[int]:
        """Where in `chars` the label may start, from left to right: wherever it does, and a few more."""
        found: set[int] = set()
        for offset, piece in self.pieces:
            at = chars.find(piece)
            while at >= 0:
                found.add(at - offset)
                if self.shortened:
                    found.add(at - offset + 1)  # What follows a lost character stands one further left.
                at = chars.find(piece, at + 1)
        return sorted(place for place in found if place >= 0)


@lru_cache(maxsize=16384)
def _spelling(variant: str) -> _Spelling:
    text = _solid(fold(variant))
    size = len(text)
    slips = max(size // 6, 1 if size >= 4 else 0)
    # One character of a spaced label may be lost in another box; its last one marks where the value starts.
    shortened = tuple(text[:i] + text[i + 1 :] for i in range(size - 1)) if size >= 3 else ()
    count = max(slips, 1 if shortened else 0) + 1
    bounds = [size * i // count for i in range(count + 1)]
    return _Spelling(text, slips, shortened, tuple((a, text[a:b]) for a, b in pairwise(bounds)))


def _solid(text: str) -> str:
    return "".join(text.split())


class Sought:
    """The label variants of each key, made ready to be looked for on many lines."""

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        self._near = [(key, v, _spelling(v)) for key, variants in labels.items() for v in variants]
        self._spelt: dict[str, tuple[str, str]] = {}
        for key, variant, spelling in self._near:
            self._spelt.setdefault(spelling.text, (key, variant))

    def narrow(self, lines: Iterable[Line]) -> None:
        """From here on looks only for what may stand on one of `lines`, and so on no others."""
        text = "\n".join(_solid(line.folded) for line in lines)
        self._near = [one for one in self._near if any(piece in text for _, piece in one[2].pieces)]

    def spelt(self, text: str) -> tuple[str, str] | None:
        """The key and the variant that `text`, narrow and without blanks, spells to the letter."""
        return self._spelt.get(text)

    def hits_on(self, lines: Iterable[Line]) -> list[Hit]:
        """Labels on the lines, none overlapping: surer before less sure, longer before shorter."""
        found: list[Hit] = []
        for line in lines:
            chars = _solid(line.folded)
            candidates = [hit for one in self._near for hit in _in_line(line, chars, *one)]
            candidates.sort(key=lambda h: (-(h.score >= 0.9), -(h.end - h.start), -h.score, h.start))
            taken: list[Hit] = []
            for hit in candidates:
                if all(hit.end <= other.start or hit.start >= other.end for other in taken):
                    taken.append(hit)
            found.extend(sorted(taken, key=lambda h: h.start))
        return found


def hits_on(lines: Iterable[Line], labels: Mapping[str, Sequence[str]]) -> list[Hit]:
    """Labels on the lines, none overlapping: surer before less sure, longer before shorter."""
    return Sought(labels).hits_on(lines)


def _in_line(line: Line, chars: str, key: str, variant: str, label: _Spelling) -> list[Hit]:
    """Where a label stands on a line, whose characters without blanks are `chars`."""
    places = label.places(chars)
    if not places:
        return []
    index = [i for i, char in enumerate(line.folded) if not char.isspace()]
    size = len(label.text)
    hits: list[Hit] = []
    taken = 0
    for place in places:
        if place < taken:
            continue
        printed = chars[place : place + size]
        if len(printed) == size and _differing(printed, label.text) <= label.slips:
            wrong = _differing(printed, label.text)
            hit = _scored(line, key, variant, index[place], index[place + size - 1] + 1, wrong, size)
            if hit is not None:
                hits.append(hit)
                taken = place + size
        elif label.shortened and chars.startswith(label.shortened, place):
            hit = _scored(line, key, variant, index[place], index[place + size - 2] + 1, 0, size)
            if hit is not None and (hit.alone or place == 0):
                hits.append(replace(hit, score=0.6, alone=False, colon=False))
    return hits


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


_MISREAD_COLON = re.compile(r"[;.](?=[^\s;.])")


def _scored(line: Line, key: str, variant: str, start: int, end: int, wrong: int, size: int) -> Hit | None:
    """How surely these characters are a label, by what stands around them; None when they cannot be."""
    text = line.folded
    after = end
    joints = joints_of(line)
    suffix = _BRACKETED.match(text, end)
    if suffix is not None:
        after = suffix.end()
    explained = _EXPLAINED.match(text, end) if suffix is None and end not in joints else None
    before = text[start - 1] if start else ""
    opens = not before or before.isspace() or not (before.isalnum() or before in '(<《“"') or start in joints
    if explained is not None and opens:
        at = explained.end()
        ends = at == len(text) or at in joints or text[at].isspace() or text[at] == "]"
        after = at if ends or _LEADER.match(text, at) is not None else after
    closing = _BRACKETS_END.match(text, after) if before == "[" else None
    leader = _LEADER.match(text, after)
    after = next((m.end() for m in (closing, leader) if m is not None), after)
    rest = text[after:].lstrip()
    # Readers take a colon for a semicolon or a full stop; nothing else stands so behind a label.
    misread = opens and _MISREAD_COLON.match(rest) is not None
    colon = rest.startswith(":") or misread or closing is not None
    closes = not rest or after == len(text) or text[after].isspace() or after in joints
    closes = closes or leader is not None
    if wrong > size // 6 and not (opens and (colon or closes)):
        return None
    if opens and (colon or closes):
        score = 1.0
    elif opens:
        score = 0.85 if size >= 4 else 0.75
    elif colon:
        score = 0.8
    else:
        return None
    if rest.startswith(":") or misread:
        after = text.index(rest[0], after) + 1
    span = line.span(start, end)
    if span is None:
        return None
    return Hit(
        key, variant, line, start, end, after, score - 0.6 * wrong / size, colon, opens and closes, span
    )


def joints_of(line: Line) -> dict[int, float]:
    """Where words start inside the line's text, and how many heights they stand off the word before."""
    pairs = pairwise(line.words)
    return {
        at: (word.rect.left - before.rect.right) / max(1.0, word.rect.height)
        for at, (before, word) in zip(line.starts[1:], pairs, strict=True)
    }
