"""Ticked boxes of a form: one of several (`租用☑ 自有□`) or any number (`☑信息 □技术 ☑培训`).

In comes a `Form` and the words beside the boxes; out come the words that are ticked, with their place.
Characters decide where they can; a box that was read as empty is compared by ink with the other boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Rect
from dossier_ai.text.flow import Flow
from dossier_ai.text.forms import Form
from dossier_ai.text.lines import Span
from dossier_ai.text.marks import Choice, choose

_EMPTY = "□☐▢◻⬜口囗▯"
_FULL = "☑☒■▣◼⬛回図凶囱囚因"
_STROKE = "√✓✔Vv∨Ⅴ丿乄"
_MUCH_MORE = 1.45
_LEAST_STROKE = 0.05
"""The least ink of a stroke, as a part of the square of a box's height."""


@dataclass(frozen=True, slots=True)
class Box:
    """The box of one option: `ticked` None where it cannot be told."""

    option: str
    ticked: bool | None
    span: Span
    by_ink: bool = False


def one_of(form: Form, options: Sequence[str]) -> Choice | None:
    """Which of `options` is ticked, where all stand in one cell or paragraph; None when they do not. A
    choice in which nothing is ticked yields to one that says more."""
    found = [choice for block in form.blocks if (choice := choose(block.flow, options)) is not None]
    return next((c for c in found if c.ticked), found[0] if found else None)


def boxes_of(form: Form, options: Sequence[str]) -> list[Box]:
    """The boxes of those `options` that are printed beside one, each once, in the order of `options`."""
    seen: dict[str, tuple[Span, str]] = {}
    for block in form.blocks:
        for option, place, sign in _boxes_in(block.flow, options):
            if option not in seen:
                seen[option] = (place, sign)
    empty = {
        option: _ink(place)
        for option, (place, sign) in seen.items()
        if sign == "empty" and place.page.ink is not None
    }
    least = min(empty.values(), default=0.0)
    out: list[Box] = []
    for option in options:
        if option not in seen:
            continue
        place, sign = seen[option]
        drawn = (
            sign == "empty"
            and option in empty
            and empty[option] >= _MUCH_MORE * least
            and empty[option] - least >= _LEAST_STROKE * place.rect.height**2
        )
        out.append(Box(option, sign == "full" or drawn, place, drawn))
    return out


def _ink(place: Span) -> float:
    rect = place.rect.grown(0.15 * place.rect.height, 0.2 * place.rect.height)
    return place.page.ink.density(rect) * rect.area if place.page.ink is not None else 0.0


def _boxes_in(flow: Flow, options: Sequence[str]) -> list[tuple[str, Span, str]]:
    """(option, place of its box, "full" or "empty") for the options of one text. Boxes stand all before or
    all after their words: the first word's side decides."""
    packed = flow.packed
    places = [(at, option) for option in options for at in _occurrences(packed, option)]
    places = [
        (at, option)
        for at, option in places
        if not any(
            other != option and option in other and a <= at and at + len(option) <= a + len(other)
            for a, other in places
        )
    ]
    boxed = [(at, option) for at, option in sorted(places) if _beside(packed, at, at + len(option))]
    if not boxed:
        return []
    first, last = boxed[0], boxed[-1]
    ahead = _sign(packed, first[0] - 2, first[0]) is not None
    behind = _sign(packed, last[0] + len(last[1]), last[0] + len(last[1]) + 2) is not None
    out: list[tuple[str, Span, str]] = []
    for at, option in boxed:
        end = at + len(option)
        start, stop = (max(0, at - 2), at) if ahead or not behind else (end, min(len(packed), end + 2))
        found = _sign(packed, start, stop)
        if found is None:
            continue
        sign, low, high = found
        spans = flow.packed_spans(low, high)
        if spans:
            out.append((option, _whole(spans), sign))
    return out


def _occurrences(text: str, word: str) -> list[int]:
    out, at = [], text.find(word)
    while at >= 0:
        out.append(at)
        at = text.find(word, at + 1)
    return out


def _beside(text: str, start: int, end: int) -> bool:
    return _sign(text, start - 2, start) is not None or _sign(text, end, end + 2) is not None


def _sign(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The box between two places of a text: "full" where it or a stroke beside it says so, "empty" where it
    is bare; with its place. None when no box or stroke is there."""
    start, end = max(0, start), max(0, min(len(text), end))
    marks = [i for i in range(start, end) if text[i] in _EMPTY + _FULL + _STROKE]
    if not marks:
        return None
    full = any(text[i] in _FULL + _STROKE for i in marks)
    return ("full" if full else "empty"), marks[0], marks[-1] + 1


def _whole(spans: Sequence[Span]) -> Span:
    first = spans[0]
    same = [s.rect for s in spans if s.page is first.page]
    text = "".join(s.text for s in spans)
    return Span(text, Rect.union(same), min(s.confidence for s in spans), first.page, first.part)
