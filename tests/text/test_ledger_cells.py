"""Days as ledgers print them (domain 1.29, 2.7)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.ledger_cells import day_or_term, leading_day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3月4日", "2025-03-04"),
        ("3.4", "2025-03-04"),
        ("3/4-3/5", "2025-03-04/2025-03-05"),
        ("3月4日至5日", "2025-03-04/2025-03-05"),
        ("2024年12月30日", "2024-12-30"),
        ("2025年3月4日上午9:00", "2025-03-04"),
        ("2025.3.4下午", "2025-03-04"),
        ("3月4日 14:00-16:00", "2025-03-04"),
        ("13月4日", None),
        ("每周三", None),
        ("", None),
    ],
)
def test_a_day_without_a_year_is_one_of_the_ledger(text, value):
    assert leading_day(text, "2025") == value


def test_without_a_year_anywhere_there_is_no_day():
    assert leading_day("3月4日") is None


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)))
def test_every_day_is_read_with_and_without_its_year(day):
    assert day_or_term(f"{day.month}月{day.day}日", str(day.year)) == day.isoformat()
    assert leading_day(f"{day.month}.{day.day}", str(day.year)) == day.isoformat()
    assert leading_day(f"{day.year}年{day.month}月{day.day}日上午") == day.isoformat()


@given(st.text(max_size=30))
def test_any_text_is_read_without_error(text):
    value = leading_day(text, "2025")
    assert value is None or value[0] in "/12"
