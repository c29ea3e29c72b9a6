"""Where labels are printed: letter-spaced or not, across words, glued to what follows, slightly misread.

In come lines and the label variants of each key; out come `Hit`s with their place and how sure they are.
Which words are their values is decided in `labels`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier_ai.core import Rect, Word
from dossier_ai.text.lines import Line, Span, fold, lines_of

_BRACKETS_END = re.compile(r"\s*\]\s*")
_LEADER = re.compile(r"\s*(?:[.·]{3,}|[…⋯]{1,})[.·…⋯]*")
_BRACKETED = re.compile(r"\([^()]{1,10}\)(?=:)")


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


def hits_on(lines: Sequence[Line], labels: Mapping[str, Sequence[str]]) -> list[Hit]:
    """Labels on the lines, none overlapping: surer before less sure, longer before shorter."""
    found: list[Hit] = []
    for line in lines:
        candidates = [h for key, variants in labels.items() for v in variants for h in _in_line(line, key, v)]
        candidates.sort(key=lambda h: (-(h.score >= 0.9), -(h.end - h.start), -h.score, h.start))
        taken: list[Hit] = []
        for hit in candidates:
            if all(hit.end <= other.start or hit.start >= other.end for other in taken):
                taken.append(hit)
        found.extend(sorted(taken, key=lambda h: h.start))
    return found


def _in_line(line: Line, key: str, variant: str) -> list[Hit]:
    label = "".join(fold(variant).split())
    index = [i for i, char in enumerate(line.folded) if not char.isspace()]
    chars = "".join(line.folded[i] for i in index)
    size = len(label)
    hits: list[Hit] = []
    # One character of a spaced label may be lost in another box; its last one marks where the value starts.
    shortened = tuple(label[:i] + label[i + 1 :] for i in range(size - 1))
    position = 0
    while position + size - 1 <= len(chars):
        printed = chars[position : position + size]
        wrong = sum(a != b for a, b in zip(printed, label, strict=False)) + size - len(printed)
        if len(printed) == size and wrong <= max(size // 6, 1 if size >= 4 else 0):
            hit = _scored(line, key, variant, index[position], index[position + size - 1] + 1, wrong, size)
            if hit is not None:
                hits.append(hit)
                position += size
                continue
        elif size >= 3 and chars.startswith(shortened, position):
            hit = _scored(line, key, variant, index[position], index[position + size - 2] + 1, 0, size)
            if hit is not None and (hit.alone or position == 0):
                hits.append(replace(hit, score=0.6, alone=False, colon=False))
        position += 1
    return hits


def _scored(line: Line, key: str, variant: str, start: int, end: int, wrong: int, size: int) -> Hit | None:
    """How surely these characters are a label, by what stands around them; None when they cannot be."""
    text = line.folded
    after = end
    joints = joints_of(line)
    suffix = _BRACKETED.match(text, end)
    if suffix is not None:
        after = suffix.end()
    before = text[start - 1] if start else ""
    closing = _BRACKETS_END.match(text, after) if before == "[" else None
    leader = _LEADER.match(text, after)
    after = next((m.end() for m in (closing, leader) if m is not None), after)
    rest = text[after:].lstrip()
    colon = rest.startswith(":") or closing is not None
    opens = not before or before.isspace() or not (before.isalnum() or before in '(<《“"') or start in joints
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
    if rest.startswith(":"):
        after = text.index(":", after) + 1
    span = line.span(start, end)
    if span is None:
        return None
    return Hit(
        key, variant, line, start, end, after, score - 0.6 * wrong / size, colon, opens and closes, span
    )


def joints_of(line: Line) -> dict[int, float]:
    """Where words start inside the line's text, and how many heights they stand off the word before."""
    out: dict[int, float] = {}
    at = 0
    for number, word in enumerate(line.words):
        if number:
            if not line.text.startswith(word.text, at):
                at += 1
            out[at] = (word.rect.left - line.words[number - 1].rect.right) / max(1.0, word.rect.height)
        at += len(word.text)
    return out
