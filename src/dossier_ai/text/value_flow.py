"""A labelled value as running text whose characters still know their place.

In come the spans of a value, line by line; out comes a `Flow`, so that one of two dates or the number before
its unit can be found in it and grounded by itself, also where it wraps.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier_ai.core import Word
from dossier_ai.text.flow import Flow
from dossier_ai.text.lines import Line, Span, lines_of


def value_flow(values: Sequence[Span]) -> Flow:
    """The spans as lines of one text. The words of the page inside a span say where its characters stand (a
    cell of several lines is one span); a span that was read again is taken as one word."""
    return Flow([line for span in values for line in _lines_in(span)])


def _lines_in(span: Span) -> list[Line]:
    pieces = [piece for word in span.page.words if (piece := _within(word, span)) is not None]
    lines = lines_of(span.page, pieces)
    if "".join("".join(line.text.split()) for line in lines) == "".join(span.text.split()):
        return lines
    return [Line(span.page, [Word(span.text, span.rect, span.confidence, None, span.part)])]


def _within(word: Word, span: Span) -> Word | None:
    """The characters of a word whose middles lie in the span; None when there are none."""
    rect = span.rect
    if word.part != span.part or not rect.top <= word.rect.cy <= rect.bottom:
        return None
    inside = [i for i in range(len(word.text)) if rect.left <= word.slice(i, i + 1).cx <= rect.right]
    return word.cut(inside[0], inside[-1] + 1) if inside else None
