"""Values with their labels printed below them: a name on a line, and under the line in small print 姓名.

In come lines and the labels of each key; out come the values of captions. A page has such captions only where
several of its labels stand right under a ruled line or in smaller type under a text, nothing beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier_ai.core import Rect
from dossier_ai.text.line_pieces import pieces_of
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.printed_labels import Hit, hits_on

_LEAST = 3
"""How many captions show that labels stand below their values."""


def captioned(
    lines: Sequence[Line], labels: Mapping[str, Sequence[str]], stops: Sequence[str] = ()
) -> dict[str, tuple[Span, ...]]:
    """For each key the text right above its label, where the page prints labels as captions; else nothing.
    `stops` are further captions that are not asked for."""
    asked = {**labels, **{f"\0{stop}": (stop,) for stop in stops}}
    pieces = pieces_of(lines)
    out: dict[str, tuple[Span, ...]] = {}
    for piece in pieces:
        heads = [hit for hit in hits_on([piece], asked) if hit.alone and not hit.colon]
        if len(heads) != 1 or _rest(piece, heads[0]):
            continue
        above = _above(piece, pieces, asked)
        if above is not None:
            out.setdefault(heads[0].key, (above,))
    if len(out) < _LEAST:
        return {}
    return {key: spans for key, spans in out.items() if not key.startswith("\0")}


def _rest(piece: Line, head: Hit) -> bool:
    """Whether more than the label (and English for it) is printed there."""
    rest = piece.text[: head.start] + piece.text[head.end :]
    return any(char.isalnum() and not char.isascii() for char in rest)


def _above(piece: Line, pieces: Sequence[Line], asked: Mapping[str, Sequence[str]]) -> Span | None:
    label = piece.rect
    near = [
        p
        for p in pieces
        if p is not piece
        and p.page is piece.page
        and 0 <= label.top - p.rect.bottom < 1.6 * p.rect.height
        and (
            label.horizontal_overlap(p.rect) > 0.5 * min(label.width, p.rect.width)
            or abs(label.left - p.rect.left) < p.rect.height
        )
    ]
    if len(near) != 1 or hits_on(near, asked):
        return None
    value = near[0]
    smaller = label.height < 0.8 * value.rect.height
    if not (smaller or _ruled_between(piece, value.rect)):
        return None
    # What stands as near below as above may be the value of a label above it.
    below = [
        p.rect.top - label.bottom
        for p in pieces
        if p.page is piece.page and p.rect.top >= label.bottom and label.horizontal_overlap(p.rect) > 0
    ]
    if below and min(below) <= 1.2 * (label.top - value.rect.bottom):
        return None
    return value.span(0, len(value.text))


def _ruled_between(piece: Line, value: Rect) -> bool:
    return any(
        r.horizontal
        and value.cy < r.rect.cy <= piece.rect.cy
        and r.rect.horizontal_overlap(value) > 0.5 * value.width
        for r in piece.page.rulings
    )
