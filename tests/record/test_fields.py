"""Reading fields for facts: nothing stays nothing, and open dates stay open."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Cell, Evidence, FieldState
from dossier_ai.record.fields import (
    count_of,
    covers,
    date_of,
    is_certain,
    is_hidden,
    number_of,
    term_of,
    text_of,
    year_of,
)

PLACE = (Evidence(file="a.pdf", page=1, box=(0.1, 0.1, 0.2, 0.2)),)


def cell(value: str | None, **extra: object) -> Cell:
    return Cell.model_validate({"value": value, "raw": value or "", "evidence": PLACE, **extra})


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_nothing_is_not_zero(empty: str | None) -> None:
    for read in (text_of, number_of, count_of, date_of, term_of, year_of):
        assert read(cell(empty)) is None
        assert read(None) is None


def test_struck_out_text_says_nothing() -> None:
    assert text_of(cell("15", state=FieldState.CROSSED_OUT)) is None


@pytest.mark.parametrize("text", ["NaN", "Infinity", "十五", "1,000"])
def test_what_is_no_number(text: str) -> None:
    assert number_of(cell(text)) is None


def test_a_count_is_whole() -> None:
    assert (count_of(cell("15")), count_of(cell("15.0")), count_of(cell("15.5"))) == (15, 15, None)


@pytest.mark.parametrize(
    ("term", "day", "expected"),
    [
        ("2025-01-01/2026-05-20", "2026-05-20", True),
        ("2025-01-01/2026-05-19", "2026-05-20", False),
        ("2026-05-20/..", "2026-05-20", True),
        ("2026-05-21/..", "2026-05-20", False),
        ("/2026-12-31", "2026-05-20", True),
        ("2025-01/2026-05", "2026-05-20", None),
        ("2025-01/2026-06", "2026-05-20", True),
        ("2026/..", "2026-05-20", None),
        ("2025-01-01/2026", "2026-05-20", None),
        ("2025-01-01/", "2026-05-20", None),
        ("gestern/..", "2026-05-20", None),
    ],
)
def test_whether_a_term_covers_a_day(term: str, day: str, expected: bool | None) -> None:
    assert covers(term_of(cell(term)), dt.date.fromisoformat(day)) is expected


days = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


@given(days, days, days)
def test_a_term_of_days_is_never_open(start: dt.date, end: dt.date, day: dt.date) -> None:
    assert covers(term_of(cell(f"{start}/{end}")), day) is (start <= day <= end)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025", 2025),
        ("2025年度", 2025),
        ("2025-01-01/2025-12-31", 2025),
        ("2025-12-31", 2025),
        ("年度", None),
    ],
)
def test_years(text: str, year: int | None) -> None:
    assert year_of(cell(text)) == year


def test_certainty() -> None:
    assert is_certain(cell("15", confidence=0.8))
    assert not is_certain(cell("15", confidence=0.79))
    assert not is_certain(cell("15", state=FieldState.HANDWRITTEN))
    assert is_certain(cell("15", state=FieldState.HUMAN, confidence=0.0))


def test_hidden_is_not_empty() -> None:
    assert is_hidden(cell(None, state=FieldState.OCCLUDED))
    assert is_hidden(cell(None, raw="?"))
    assert not is_hidden(cell(None, state=FieldState.ABSENT))
    assert not is_hidden(cell("15")) and not is_hidden(None)
