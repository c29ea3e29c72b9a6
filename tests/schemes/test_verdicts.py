"""How verdicts combine: the vectors of domain 0.4 and of appendix D."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Verdict
from dossier_ai.schemes.trends import judge_growing, judge_stable
from dossier_ai.schemes.verdicts import ORDER, all_of, all_readings, any_of, k_of_n

P, F, X, R, N, NA = (
    Verdict.PASS,
    Verdict.FAIL,
    Verdict.FAIL_RELAXABLE,
    Verdict.REVIEW,
    Verdict.NO_EVIDENCE,
    Verdict.NA,
)
some = st.lists(st.sampled_from(list(Verdict)), max_size=8)


def test_vectors_of_0_4() -> None:
    assert all_of([P, R, N]) is N
    assert any_of([F, R]) is R
    assert all_of([X, P]) is X
    assert k_of_n(4, [P] * 3 + [R] + [F] * 4) is R
    assert k_of_n(4, [P] * 4 + [F] * 4) is P
    assert k_of_n(4, [P] * 2 + [R] + [F] * 5) is F
    assert k_of_n(4, [P] * 3 + [N] * 2 + [F] * 3) is N


@pytest.mark.parametrize(
    ("combined", "passes"),
    [
        # GD-6-5, GD-6-ii, GD-8, LN-13, QH-6, CC-6, CP-5, CB-7 of appendix D.
        (any_of([F, P]), True),
        (any_of([F, F]), False),
        (any_of([F, R]), False),
        (all_of([P, any_of([F, P])]), True),
        (all_of([F, any_of([P, P])]), False),
        (all_of([P, any_of([F, F])]), False),
        (all_of([P, any_of([F, F, P])]), True),
        (all_of([F, any_of([P, P, P])]), False),
        (all_of([P, any_of([F, F, F])]), False),
        (any_of([F, F, P, F]), True),
        (any_of([F, F, F, F]), False),
        (any_of([F, R, F, F]), False),
        (k_of_n(4, [P, P, P, P, F, F, F, F]), True),
        (k_of_n(4, [P, P, P, R, F, F, F, F]), False),
        (k_of_n(4, [P, P, P, F, F, F, F, F]), False),
    ],
)
def test_combinators_of_appendix_d(combined: Verdict, passes: bool) -> None:
    assert (combined is P) is passes


def test_readings_of_appendix_b() -> None:
    assert all_readings([P, P]) is P
    assert all_readings([F, F]) is F
    assert all_readings([P, F]) is R
    assert all_readings([P, N]) is R
    assert all_readings([N, N]) is N
    assert all_readings([]) is NA


def test_nothing_applies() -> None:
    assert all_of([NA, NA]) is NA
    assert any_of([]) is NA


@given(some)
def test_all_is_never_better_than_any(verdicts: list[Verdict]) -> None:
    worst, best = all_of(verdicts), any_of(verdicts)
    if worst is not NA:
        assert ORDER.index(worst) <= ORDER.index(best)


@given(some, st.integers(1, 8))
def test_k_of_n_falls_as_k_rises(verdicts: list[Verdict], k: int) -> None:
    assert ORDER.index(k_of_n(k + 1, verdicts)) <= ORDER.index(k_of_n(k, verdicts))


def reference_readings(values: list[Fraction | None], threshold: Fraction) -> str:
    """Appendix B, `readings`."""
    held = [v is not None and v >= threshold for v in values]
    if any(v is None for v in values):
        return "NO_EVIDENCE" if all(v is None for v in values) else "REVIEW"
    return "PASS" if all(held) else "FAIL" if not any(held) else "REVIEW"


def reference_growth(n: list[int]) -> tuple[str, str]:
    """Appendix B, `growth`, with the amendment to AMB-06: an unstable series goes to a person."""
    up = "PASS" if all(b > a for a, b in pairwise(n)) else "REVIEW" if n[-1] > n[0] else "FAIL"
    a, b = n[-2], n[-1]
    if a == 0:
        return up, "REVIEW"
    return up, "PASS" if Fraction(b - a, a) >= Fraction(-20, 100) else "REVIEW"


@given(st.lists(st.one_of(st.none(), st.fractions(0, 2)), min_size=1, max_size=4), st.fractions(0, 1))
def test_readings_agree_with_the_reference(values: list[Fraction | None], threshold: Fraction) -> None:
    verdicts = [N if v is None else P if v >= threshold else F for v in values]
    assert all_readings(verdicts).value == reference_readings(values, threshold)


@given(st.lists(st.integers(0, 400), min_size=2, max_size=4))
def test_trends_agree_with_the_reference(n: list[int]) -> None:
    growing, stable = reference_growth(n)
    series = tuple(Fraction(x) for x in n)
    assert judge_growing(series).value == growing
    assert judge_stable(series[-2:], Fraction(1, 5)).value == stable


def test_growth_vectors_of_amb_06() -> None:
    for n, expected in (
        ([100, 120, 150], P),
        ([100, 120, 118], R),
        ([100, 90, 130], R),
        ([120, 110, 100], F),
        ([80, 80], F),
    ):
        assert judge_growing(tuple(Fraction(x) for x in n)) is expected
