"""Ticks and boxes (domain 1.12, 1.14)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_ai.core import Frame, Ink, Page, Rect, Word
from dossier_ai.text.flow import Flow
from dossier_ai.text.lines import Line, lines_of
from dossier_ai.text.marks import choose, ink_beside, read_ticks, tick_of_text
from dossier_ai.text.tables import TableCell


@pytest.mark.parametrize("text", ["√", "✓", "✔", "〇", "○", "●", "■", "1", " √ ", "是", "☑"])
def test_printed_ticks(text):
    assert tick_of_text(text) is True


@pytest.mark.parametrize("text", ["×", "-", "—", "/", "否", "无", "0"])
def test_printed_noes(text):
    assert tick_of_text(text) is False


@pytest.mark.parametrize("text", ["", "满意", "2025", "甲"])
def test_other_words_are_no_tick(text):
    assert tick_of_text(text) is None


def cells(noise: float, strokes: set[int], count: int = 12) -> list[TableCell]:
    """A column of empty cells, 100 x 50 pixels, with speckle and some drawn ticks."""
    rng = np.random.default_rng(7)
    bits = rng.random((50 * count, 100)) < noise
    for i in strokes:
        for t in np.linspace(0, 1, 60):
            x, y = 35 + int(30 * t), 50 * i + 35 - int(20 * t)
            bits[y - 2 : y + 2, x - 2 : x + 2] = True
    page = Page("a.pdf", 1, 100, 50 * count, Frame.plain(100, 50 * count), (), "ocr", ink=Ink(bits, 1.0))
    return [TableCell(page, Rect(0, 50 * i, 100, 50 * i + 50), i, i + 1, 0, 1, ()) for i in range(count)]


@pytest.mark.parametrize("noise", [0.0, 0.005, 0.02, 0.05])
@pytest.mark.parametrize("strokes", [set(), {3}, {0, 1, 4, 7, 9}, set(range(8))])
def test_drawn_ticks_are_told_from_noise_by_the_empty_cells_beside_them(noise, strokes):
    found = {i for i, tick in enumerate(read_ticks(cells(noise, strokes))) if tick.marked}
    assert found == strokes


def test_an_empty_cell_keeps_its_searched_place():
    tick = read_ticks(cells(0.0, {1}))[0]
    assert tick.marked is False
    assert tick.seen == "nothing"
    assert tick.span.rect == Rect(0, 0, 100, 50)


def lettered(cell: TableCell, text: str, sure: float) -> TableCell:
    """The cell with what a reader took its stroke for."""
    r = cell.rect
    word = Word(text, Rect(r.left + 30, r.top + 12, r.left + 70, r.top + 38), sure)
    return replace(cell, lines=(Line(cell.page, [word]),))


@pytest.mark.parametrize("letter", ["√", "J", "V", "y", "√V", "V一"])
def test_a_stroke_is_as_sure_as_its_ink_whatever_letter_it_was_taken_for(letter):
    column = cells(0.005, {2, 5})
    column[2] = lettered(column[2], letter, 0.36)
    tick = read_ticks(column)[2]
    assert tick.marked is True
    assert tick.confidence >= 0.8


@pytest.mark.parametrize("letter", ["√", "J", "V", "y", "1"])
def test_a_letter_without_clear_ink_stays_as_unsure_as_it_was_read(letter):
    column = cells(0.005, {5})
    column[2] = lettered(column[2], letter, 0.36)
    assert read_ticks(column)[2].confidence <= 0.36


@pytest.mark.parametrize("text", ["7", "优", "否", "×", "/", "见附页"])
def test_ink_makes_no_other_character_surer(text):
    column = cells(0.005, {2, 5})
    column[2] = lettered(column[2], text, 0.36)
    assert read_ticks(column)[2].confidence <= 0.36


def test_a_mark_far_fainter_than_the_others_is_unsure():
    column = cells(0.0, {0, 4, 7})
    column[0].page.ink.bits[122:126, 40:54] = True
    tick = read_ticks(column)[2]
    assert tick.marked is True
    assert tick.confidence < 0.8


@pytest.mark.parametrize("letters", [(), (3,)])
def test_a_column_inked_throughout_is_neither_marked_nor_empty(letters):
    column = cells(0.0, set(range(12)))
    for i in letters:
        column[i] = lettered(column[i], "J", 0.5)
    for i, tick in enumerate(read_ticks(column)):
        assert tick.marked is None or (i in letters and tick.confidence <= 0.5)


@given(
    strokes=st.sets(st.integers(0, 11), max_size=8), noise=st.sampled_from([0.0, 0.01, 0.02]), data=st.data()
)
@settings(max_examples=30, deadline=None)
def test_letters_do_not_change_which_cells_are_marked(strokes, noise, data):
    column = cells(noise, strokes)
    for i in sorted(strokes):
        if data.draw(st.booleans()):
            column[i] = lettered(
                column[i], data.draw(st.sampled_from("√JVvyL")), data.draw(st.floats(0.1, 1))
            )
    ticks = read_ticks(column)
    assert {i for i, tick in enumerate(ticks) if tick.marked} == strokes
    assert all(ticks[i].confidence >= 0.8 for i in strokes)


def line(text: str) -> Flow:
    width = 24.0 * len(text)
    page = Page("a.pdf", 1, width, 60, Frame.plain(width, 60), (Word(text, Rect(0, 10, width, 34)),), "ocr")
    return Flow(lines_of(page))


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("性质：租用☑ 自有□，自有场地占", "租用"),
        ("性质：租用□ 自有☑，自有场地占", "自有"),
        ("性质：租用□ 自有\ue052，自有场地占", "自有"),
        ("性质：租用\ufffd 自有□，自有场地占", "租用"),
        ("☑租用 □自有", "租用"),
        ("□租用 √自有", "自有"),
        ("租用□ 自有□", None),
        ("租用☑ 自有☑", None),
        ("租用 自有", None),
    ],
)
def test_one_ticked_option_or_none(text, option):
    choice = choose(line(text), ("租用", "自有"))
    assert choice is not None
    assert choice.option == option


def test_options_that_are_not_all_printed_are_no_choice():
    assert choose(line("租用合同"), ("租用", "自有")) is None


def test_ink_beside_a_label_leaves_out_the_printed_words():
    bits = np.zeros((100, 400), dtype=np.bool_)
    bits[40:60, 100:200] = True
    page = Page("a.pdf", 1, 400, 100, Frame.plain(400, 100), (), "ocr", ink=Ink(bits, 1.0))
    zone = Rect(90, 20, 390, 80)
    assert ink_beside(page, zone, [Rect(100, 40, 200, 60)]) == 0
    assert ink_beside(page, zone, []) > 0.1
