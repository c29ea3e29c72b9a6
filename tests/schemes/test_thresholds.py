"""Appendix D, every Qinghai row, through the pack: on the boundary it passes, one step below it does not."""

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


def financing(events: int, raised: int, licensed: bool, guarantee: int) -> dict[str, Any]:
    return {
        "events.fin.2025": events,
        "fin_raised.2025": raised,
        "guarantor.licensed": licensed,
        "guarantee_new.2025": guarantee,
    }


CASES: list[tuple[str, dict[str, Any], bool]] = [
    ("QH-5-1b", {"fin.total_assets.2025": 1_000_000}, True),
    ("QH-5-1b", {"fin.total_assets.2025": 999_999}, False),
    ("QH-5-1b", {"fin.total_assets.2025": "999999.99"}, False),
    ("QH-5-3a", {"srv.sme_n.2025": 50}, True),
    ("QH-5-3a", {"srv.sme_n.2025": 49}, False),
    ("QH-5-3b", {"srv.sme_n.2024": 100, "srv.sme_n.2025": 80}, True),
    ("QH-5-3b", {"srv.sme_n.2024": 100, "srv.sme_n.2025": 79}, False),
    ("QH-5-3c", {"sat.rate": satisfaction(80, 20, 0)}, True),
    ("QH-5-3c", {"sat.rate": satisfaction(79, 21, 0)}, False),
    ("QH-5-3d", {"res.institutions": 5}, True),
    ("QH-5-3d", {"res.institutions": 4}, False),
    ("QH-5-4a", {"staff.n_platform": 15}, True),
    ("QH-5-4a", {"staff.n_platform": 14}, False),
    ("QH-5-4b", staff(50, 50, 100), True),
    ("QH-5-4b", staff(49, 1, 100), False),
    ("QH-6-1", {"srv.info.offline_ent.2025": 100, "events.info.2025": 5}, True),
    ("QH-6-1", {"srv.info.offline_ent.2025": 99, "events.info.2025": 5}, False),
    ("QH-6-1", {"srv.info.offline_ent.2025": 100, "events.info.2025": 4}, False),
    ("QH-6-2", {"events.tech.2025": 5}, True),
    ("QH-6-2", {"events.tech.2025": 4}, False),
    ("QH-6-3", {"events.startup.2025": 5}, True),
    ("QH-6-3", {"events.startup.2025": 4}, False),
    ("QH-6-4", {"training.licence": True, "training.person_times.2025": 500}, True),
    ("QH-6-4", {"training.licence": True, "training.person_times.2025": 499}, False),
    ("QH-6-4", {"training.licence": False, "training.person_times.2025": 500}, False),
    ("QH-6-5", financing(5, 100_000_000, False, 0), True),
    ("QH-6-5", financing(0, 0, True, 300_000_000), True),
    ("QH-6-5", financing(4, 100_000_000, False, 0), False),
    ("QH-6-5", financing(5, 99_999_999, False, 300_000_000), False),
    ("QH-6-5", financing(0, 0, True, 299_999_999), False),
]


@pytest.mark.parametrize(("clause", "values", "passes"), CASES)
def test_boundary(ask: Any, clause: str, values: dict[str, Any], passes: bool) -> None:
    verdict = ask(clause, values).verdict
    assert (verdict is Verdict.PASS) is passes
    if not passes and clause != "QH-5-3b":
        # One step below fails; only 相对稳定 has a design limit and goes to a person instead.
        assert verdict is Verdict.FAIL


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
