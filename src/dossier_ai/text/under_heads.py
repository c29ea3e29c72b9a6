"""Values below the heads of their columns where no ruling or spacing shows a table: screenshots, cards.

In come lines and the labels of each key; out come the pieces that stand below a line of at least `least`
labels, each with the label whose left edge or middle it keeps to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier_ai.core import Rect
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.printed_labels import Hit, hits_on

_ROOM = 4.0
_WRAP = 1.2


def values_under(
    lines: Sequence[Line], labels: Mapping[str, Sequence[str]], stops: Sequence[str] = (), *, least: int = 3
) -> dict[str, tuple[Span, ...]]:
    """For each key whose label stands in a row of labels, what is printed below it, line by line; the first
    such row that has something below it counts. `stops` are heads that are not asked for."""
    asked = {**labels, **{f"\0{stop}": (stop,) for stop in stops}}
    out: dict[str, tuple[Span, ...]] = {}
    for number, line in enumerate(lines):
        heads = [hit for hit in hits_on([line], asked) if not hit.colon and hit.score >= 0.75]
        if len(heads) < least or _rest(line, heads):
            continue
        for key, spans in _below(lines[number + 1 :], heads, asked).items():
            out.setdefault(key, spans)
    return {key: spans for key, spans in out.items() if not key.startswith("\0")}


def _rest(line: Line, heads: Sequence[Hit]) -> bool:
    """Whether much of the line is no label: then it is no row of heads."""
    named = sum(hit.end - hit.start for hit in heads)
    return sum(not c.isspace() for c in line.text) > 2.5 * named


def _below(
    lines: Sequence[Line], heads: Sequence[Hit], asked: Mapping[str, Sequence[str]]
) -> dict[str, tuple[Span, ...]]:
    out: dict[str, list[Span]] = {}
    bottom = max(hit.span.rect.bottom for hit in heads)
    room = _ROOM
    for line in lines:
        if line.page is not heads[0].line.page or line.rect.top - bottom > room * line.rect.height:
            break
        if line.rect.cy <= bottom:
            continue
        if len(hits_on([line], asked)) >= 2:
            break
        for word in line.words:
            head = min(heads, key=lambda hit: _off(word.rect, hit.span.rect))
            if _off(word.rect, head.span.rect) < 3 * word.rect.height:
                out.setdefault(head.key, []).append(
                    Span(word.text.strip(), word.rect, word.confidence, line.page, word.part)
                )
        bottom, room = line.rect.bottom, _WRAP
    return {key: tuple(spans) for key, spans in out.items()}


def _off(rect: Rect, head: Rect) -> float:
    return min(abs(rect.left - head.left), abs(rect.cx - head.cx))
