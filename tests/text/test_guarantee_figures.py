"""New guarantees apart from balances, whatever stands beside them (domain 1.33)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.guarantee_figures import guarantee_figures


def page(*lines: str) -> Page:
    words = tuple(
        Word(t, Rect(100, 100 + 60 * i, 100 + 24.0 * len(t), 124 + 60 * i)) for i, t in enumerate(lines)
    )
    return Page("a.pdf", 1, 1240, 1754, Frame.plain(1240, 1754), words, "ocr")


def seen(*lines: str, year: str | None = None) -> dict[str, str | None]:
    return {key: figure.value for key, figure in guarantee_figures([page(*lines)], year).items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025年新增担保额3亿元。", {"guarantee_new": "300000000"}),
        ("本年新增融资担保金额30,000万元。", {"guarantee_new": "300000000"}),
        ("年末在保余额19亿元。", {"guarantee_closing": "1900000000"}),
        ("期初担保余额12亿元。", {"guarantee_opening": "1200000000"}),
        ("在保余额19亿元。", {}),
        ("累计担保额90亿元。", {}),
        ("新增担保户数320户。", {}),
        ("上年新增担保额15亿元。", {}),
    ],
)
def test_prose(text, found):
    assert seen(text) == found


def test_the_year_asked_for_decides():
    lines = ("2024年新增担保额2亿元。", "2025年新增担保额3亿元。")
    assert seen(*lines, year="2025") == {"guarantee_new": "300000000"}
    assert seen(*lines, year="2024") == {"guarantee_new": "200000000"}


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text):
    seen(text or "空")
