"""Levels of satisfaction in words (domain 1.34)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.satisfaction import LEVELS, answers_on, level_of
from dossier_ai.text.satisfaction_counts import level_counts


def page(*lines: str) -> Page:
    words = tuple(
        Word(t, Rect(100, 100 + 60 * i, 100 + 24.0 * len(t), 124 + 60 * i)) for i, t in enumerate(lines)
    )
    return Page("a.pdf", 1, 1240, 1754, Frame.plain(1240, 1754), words, "ocr")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("很满意", "very_satisfied"),
        ("满 意", "satisfied"),
        ("较满意", "basically_satisfied"),
        ("一般", "neutral"),
        ("不太满意", "dissatisfied"),
        ("满意□不满意□", None),
        ("好", None),
    ],
)
def test_a_level_is_the_longest_word(text, level):
    assert level_of(text) == level


@given(st.lists(st.integers(0, 999), min_size=5, max_size=5))
def test_every_count_of_a_summary_is_kept(counts):
    words = ["很满意", "满意", "基本满意", "一般", "不满意"]
    text = "，".join(f"{word}{count}份" for word, count in zip(words, counts, strict=True))
    found = level_counts([page(text)])
    assert [(c.level, c.count) for c in found] == list(zip(LEVELS, map(str, counts), strict=True))


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text):
    answers_on(page(text or "空"))
    level_counts([page(text or "空")])


def test_counts_behind_levels_in_quotation_marks():
    found = level_counts([page("其中，评价为“很满意”的128份，评价为“满意”的177份，评价为“不满意”的16份。")])
    assert [(c.level, c.count) for c in found] == [
        ("very_satisfied", "128"), ("satisfied", "177"), ("dissatisfied", "16"),
    ]  # fmt: skip


def test_boxes_beside_every_level_head_no_columns_and_the_question_stands_above():
    options = ["□ 很满意", "■ 满意", "□ 基本满意", "□ 一般", "□ 不满意"]
    words = []
    for i, question in enumerate(("1．服务态度：", "2．服务效率：", "3．您的总体评价：")):
        y = 200 + 120 * i
        words.append(Word(question, Rect(100, y, 400, y + 24)))
        words += [Word(t, Rect(100 + 200 * k, y + 50, 230 + 200 * k, y + 74)) for k, t in enumerate(options)]
    found = answers_on(Page("a.pdf", 1, 1240, 1754, Frame.plain(1240, 1754), tuple(words), "ocr"))
    assert [a.level for a in found] == ["satisfied"] * 3
    assert [a.overall for a in found] == [False, False, True]
