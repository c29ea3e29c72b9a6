"""Worked examples of the ambiguity register through the pack of Qinghai."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from dossier_ai.core import Value, Verdict


def satisfaction(satisfied: int, dissatisfied: int, blank: int) -> Value:
    marked = satisfied + dissatisfied
    return Value(
        readings={
            "marked": str(Fraction(satisfied, marked)),
            "all_rows": str(Fraction(satisfied, marked + blank)),
        }
    )


def staff(union: int, inter: int, n: int) -> dict[str, Any]:
    return {"staff.union": union, "staff.inter": inter, "staff.n_platform": n}


@pytest.mark.parametrize(("start", "expected"), [("2024-05-20", Verdict.PASS), ("2024-05-21", Verdict.FAIL)])
def test_two_completed_years(ask: Any, start: str, expected: Verdict) -> None:
    assert ask("QH-5-1a", {"ent.legal_person": True, "op_start": start}).verdict is expected


@pytest.mark.parametrize(
    ("served", "expected"),
    [([100, 95], Verdict.PASS), ([80, 80], Verdict.PASS), ([100, 70], Verdict.REVIEW),
     ([100, 40], Verdict.REVIEW), ([100, 60], Verdict.REVIEW)],
)  # fmt: skip
def test_stability_of_amb_06(ask: Any, served: list[int], expected: Verdict) -> None:
    values = {"srv.sme_n.2024": served[0], "srv.sme_n.2025": served[1]}
    assert ask("QH-5-3b", values).verdict is expected


def test_the_worked_example_of_amb_01(ask: Any) -> None:
    # 15 people, 8 degrees, 5 titles, 3 both: union 10, intersection 3; 13/15 must never appear.
    answer = ask("QH-5-4b", staff(10, 3, 15))
    assert answer.verdict is Verdict.REVIEW
    assert "2/3" in answer.reason.zh and "20%" in answer.reason.zh and "13" not in answer.reason.zh


def test_the_worked_example_of_amb_07(ask: Any) -> None:
    assert ask("QH-5-3c", {"sat.rate": satisfaction(100, 5, 15)}).verdict is Verdict.PASS


def test_thirds_are_exact(ask: Any) -> None:
    # In floats (0.15 + 0.20 + 0.25) / 3 misses 0.2; 4/5 here stands for any share on its limit.
    assert ask("QH-5-3c", {"sat.rate": "4/5"}).verdict is Verdict.PASS
    assert (
        ask("QH-5-3c", {"sat.rate": "799999999999999999999/1000000000000000000000"}).verdict is Verdict.FAIL
    )
