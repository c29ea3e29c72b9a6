"""Ticks and boxes (domain 1.12, 1.14)."""

from __future__ import annotations

import numpy as np
import pytest

from dossier_ai.core import Frame, Ink, Page, Rect, Word
from dossier_ai.text.flow import Flow
from dossier_ai.text.lines import lines_of
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
