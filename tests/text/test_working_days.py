"""The working-day vectors of domain 0.3, and the amendment: past the table the answer is unknown."""

import datetime as dt

import pytest

from dossier_ai.text.working_days import is_working_day, working_day_after, working_days_between

VECTORS = [
    ("2024-09-09", 5, "2024-09-14"),
    ("2024-09-09", 7, "2024-09-19"),
    ("2024-09-09", 15, "2024-09-30"),
    ("2025-01-20", 15, "2025-02-14"),
    ("2023-09-25", 7, "2023-10-10"),
]


@pytest.mark.parametrize(("published", "count", "last"), VECTORS)
def test_vectors_of_0_3(published, count, last):
    start, end = dt.date.fromisoformat(published), dt.date.fromisoformat(last)
    assert working_day_after(start, count) == end
    assert working_days_between(start, end) == count
    assert working_days_between(end, start) == -count


def test_past_the_table_nothing_is_known():
    assert is_working_day(dt.date(2060, 1, 4)) is None
    assert working_day_after(dt.date(2060, 1, 4), 3) is None
    assert working_days_between(dt.date(2060, 1, 4), dt.date(2060, 1, 9)) is None
    assert working_day_after(dt.date(2003, 12, 20), 3) is None


def test_a_count_below_one_is_refused():
    with pytest.raises(ValueError):
        working_day_after(dt.date(2024, 9, 9), 0)


def test_the_day_itself_is_no_distance():
    assert working_days_between(dt.date(2024, 9, 9), dt.date(2024, 9, 9)) == 0
