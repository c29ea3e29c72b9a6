"""A value as running text: its pieces stand where they are printed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.lines import lines_of
from dossier_ai.text.value_flow import value_flow


@given(st.lists(st.tuples(st.text("自至年月日0123", min_size=1, max_size=8), st.integers(20, 200)),
                min_size=1, max_size=5), st.data())  # fmt: skip
def test_a_piece_keeps_its_place(words, data):
    drawn, x = [], 100.0
    for text, gap in words:
        width = sum(24.0 if ord(c) > 0x2E80 else 13.2 for c in text)
        drawn.append(Word(text, Rect(x, 50, x + width, 74), 0.9))
        x += width + gap
    page = Page("a.pdf", 1, x + 200, 200, Frame.plain(x + 200, 200), tuple(drawn), "ocr")
    (line,) = lines_of(page)
    whole = line.span(0, len(line.text))
    flow = value_flow([whole])
    assert flow.packed == line.text.replace(" ", "")
    start = data.draw(st.integers(0, len(flow.packed) - 1))
    end = data.draw(st.integers(start + 1, len(flow.packed)))
    (span,) = flow.packed_spans(start, end)
    inside = [
        c
        for w in drawn
        for i, c in enumerate(w.text)
        if span.rect.left - 0.1 <= w.slice(i, i + 1).cx <= span.rect.right + 0.1
    ]
    assert "".join(inside) == flow.packed[start:end]
