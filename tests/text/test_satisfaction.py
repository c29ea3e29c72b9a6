"""Levels of satisfaction in words (domain 1.34)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.satisfaction import LEVELS, answers_on, level_counts, level_of


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
