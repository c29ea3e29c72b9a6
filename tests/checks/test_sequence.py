"""Gaps in printed numbers, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.checks.sequence import gaps


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([1, 2, 3, 4], []),
        ([1, 2, 4, 5], [(2, 2, 4)]),
        ([1, 2, 3, 7], [(3, 3, 7)]),
        ([1, 2, None, 4], []),
        ([1, 2, None, 5], [(3, 2, 5)]),
        ([1, 2, 8, 4], []),
        ([1, 2, 8, 9], [(2, 2, 8)]),
        ([1, 2, 3, 1, 2], []),
        ([5, 6, 3, 4], [(2, 6, 3)]),
        ([], []),
    ],
)
def test_row_numbers(numbers: list[int | None], found: list[tuple[int, int, int]]) -> None:
    assert gaps(numbers) == found


@pytest.mark.parametrize("numbers", [[5, 6, None, 2, 3], [3, 3, 4], [37, 38, 1, 2], [1, None, None, 2, 3]])
def test_page_numbers_that_are_no_gap(numbers: list[int | None]) -> None:
    assert gaps(numbers, restarts=True) == []


@given(st.integers(1, 500), st.integers(4, 60), st.data())
def test_missing_inner_run_is_always_found(first: int, count: int, data: st.DataObject) -> None:
    numbers: list[int | None] = list(range(first, first + count))
    start = data.draw(st.integers(1, count - 3))
    size = data.draw(st.integers(1, count - start - 2))
    del numbers[start : start + size]
    assert gaps(numbers) == [(start, first + start - 1, first + start + size)]


@given(st.integers(1, 500), st.integers(1, 60), st.sets(st.integers(0, 59)))
def test_unread_numbers_never_make_a_gap(first: int, count: int, unread: set[int]) -> None:
    numbers = [None if i in unread else first + i for i in range(count)]
    assert gaps(numbers) == []
