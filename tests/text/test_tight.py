"""Rectangles drawn in to their ink: margins go, print, seals and text layers stay."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Ink, Page, Rect, Ruling, Seal, Word
from dossier_ai.text.grounded import evidence_of
from dossier_ai.text.lines import Span
from dossier_ai.text.tight import framed, tightened, without_margins

PRINT = Rect(120, 108, 260, 124)
READ = Rect(114, 100, 266, 132)


def page(*inked: Rect, origin: str = "ocr", **rest: object) -> Page:
    bits = np.zeros((200, 300), dtype=np.bool_)
    for r in inked:
        bits[int(r.top / 2) : int(r.bottom / 2), int(r.left / 2) : int(r.right / 2)] = True
    return Page("a.jpg", 1, 600, 400, Frame.plain(600, 400), (), origin, ink=Ink(bits, 0.5), **rest)  # type: ignore[arg-type]


def test_blank_margins_go_and_the_print_stays_whole() -> None:
    got = tightened(page(PRINT), READ)
    assert got.left <= PRINT.left and got.right >= PRINT.right
    assert got.top <= PRINT.top and got.bottom >= PRINT.bottom
    assert got.height < 0.75 * READ.height and got.width < READ.width


def test_a_rule_in_the_margin_is_no_print() -> None:
    rule = Rect(90, 100, 300, 102)
    with_rule = page(PRINT, rule, rulings=(Ruling(rule),))
    assert tightened(with_rule, READ).top > rule.bottom
    assert tightened(page(PRINT, rule), READ).top == pytest.approx(READ.top, abs=2)


def test_seals_text_layers_and_blank_places_keep_their_rectangle() -> None:
    assert tightened(page(PRINT, seals=(Seal(READ, "round", "red"),)), READ) == READ
    assert tightened(page(PRINT, origin="text_layer"), READ) == READ
    assert tightened(page(), READ) == READ
    outside = Rect(700, 500, 800, 520)
    assert tightened(page(PRINT), outside) == outside


def test_evidence_is_drawn_in_but_a_place_without_text_is_not() -> None:
    shown = evidence_of(Span("金额", READ, 0.9, page(PRINT)))
    bare = evidence_of(Span("", READ, 0.9, page(PRINT)))
    assert shown.box is not None and bare.box is not None
    assert shown.box[3] - shown.box[1] < bare.box[3] - bare.box[1]


@given(st.integers(0, 560), st.integers(0, 380), st.integers(2, 200), st.integers(2, 60), st.integers(0, 300))
def test_the_result_lies_inside_and_keeps_its_middle(x: int, y: int, w: int, h: int, at: int) -> None:
    rect = Rect(x, y, x + w, y + h)
    got = tightened(page(Rect(at, at / 2, at + 40, at / 2 + 12)), rect)
    assert rect.left <= got.left and got.right <= rect.right
    assert rect.top <= got.top and got.bottom <= rect.bottom
    assert got.height >= 0.45 * rect.height
    if w > h:
        assert got.width > 0


def test_words_are_drawn_in_with_their_edges() -> None:
    edges = tuple(READ.left + READ.width * k / 4 for k in range(5))
    read = replace(page(PRINT), words=(Word("某某公司", READ, 0.9, edges),))
    (word,) = without_margins(read).words
    assert word.rect.width < READ.width and word.rect.left <= PRINT.left and word.rect.right >= PRINT.right
    assert word.edges is not None and list(word.edges) == sorted(word.edges)
    assert word.edges[0] >= word.rect.left and word.edges[-1] <= word.rect.right


def test_words_of_a_text_layer_keep_their_boxes() -> None:
    read = replace(page(PRINT, origin="text_layer"), words=(Word("某某公司", READ),))
    assert without_margins(read) is read


def test_what_is_shown_is_the_same_before_and_after_drawing_in() -> None:
    read = page(PRINT)
    drawn = without_margins(replace(read, words=(Word("金额", READ),))).words[0].rect
    assert framed(read, drawn).top == pytest.approx(framed(read, READ).top, abs=3)
    assert framed(read, drawn).left == pytest.approx(framed(read, READ).left, abs=3)
