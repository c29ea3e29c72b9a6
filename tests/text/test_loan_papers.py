"""Amounts and parties of loans in sentences (domain 1.33)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.lines import lines_of
from dossier_ai.text.loan_papers import loan_amount, loan_parties
from dossier_ai.text.money import to_cn_money


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("人民币伍佰万元整（¥5,000,000.00元）", "5000000"),
        ("500万元", "5000000"),
        ("伍佰万元整", "5000000"),
        ("1.2亿元", "120000000"),
        ("500", None),
        ("详见附件", None),
        ("", None),
    ],
)
def test_an_amount_needs_its_unit(text, value):
    assert loan_amount(text) == value


@given(st.integers(1, 10**9))
def test_every_amount_is_read_in_figures_and_in_words(yuan):
    assert Decimal(loan_amount(f"{yuan:,}元") or 0) == yuan
    assert Decimal(loan_amount(f"人民币{to_cn_money(yuan)}") or 0) == yuan


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text):
    word = Word(text or "空", Rect(100, 100, 900, 124))
    page = Page("a.pdf", 1, 1240, 1754, Frame.plain(1240, 1754), (word,), "ocr")
    loan_parties(lines_of(page))
