"""Appendix D for Liaoning and CICASME: every row through the packs, and what relaxes there."""

from __future__ import annotations

from typing import Any

import pytest

from dossier_ai.core import Value, Verdict
from dossier_ai.schemes import Pack, choose_pack, evaluate, judge

LN = choose_pack("liaoning-platform", "2018-04-02")
CC = choose_pack("cicasme-platform", "2019-07-23")

# Domain 40-schemes, 4.3 and 4.5: every row, in order.
ROWS = {
    "liaoning-platform": (
        "LN-2 LN-6 LN-7..11 LN-12-1a LN-12-1b LN-12-1c LN-12-1d LN-12-1e LN-12-2a LN-12-2b LN-12-2c LN-12-2d "
        "LN-12-3a LN-12-3b LN-12-4 LN-12-5a LN-12-5b LN-12-5c LN-12-5d LN-12-6a LN-12-6b LN-12-6c LN-12-R "
        "LN-13 LN-13-1 LN-13-2 LN-13-3 LN-13-4 LN-13-4q LN-13-5 LN-14 LN-16 LN-17-1 LN-17-2 LN-17-3 LN-17-4 "
        "LN-17-5 LN-17-6 LN-17-7 LN-17-8 LN-18 LN-20 LN-22 LN-23 LN-23-2 LN-24-1 LN-24-2 LN-27 LN-28"
    ),
    "cicasme-platform": (
        "CC-2 CC-4 CC-5-1a CC-5-1b CC-5-1c CC-5-1d CC-5-2a CC-5-2b CC-5-2c CC-5-2d CC-5-3a CC-5-3b CC-5-4a "
        "CC-5-4b CC-5-4c CC-5-4d CC-5-5a CC-5-5b CC-5-5c CC-6 CC-6-1 CC-6-2 CC-6-3 CC-6-4 CC-6-5 CC-7-1 "
        "CC-7-2 CC-7-3 CC-7-4 CC-7-5 CC-7-6 CC-7-7 CC-7-8 CC-8 CC-10 CC-11-1 CC-11-2 CC-12 CC-13 CC-14"
    ),
}


def verdict_of(pack: Pack, clause: str, values: dict[str, Any]) -> Verdict:
    made = {key: value if isinstance(value, Value) else _value(value) for key, value in values.items()}
    given = evaluate(pack, made, [], pack.example_date)
    return next(v for v in given if v.clause == clause).verdict


def _value(plain: Any) -> Value:
    if isinstance(plain, bool):
        return Value(verified="true" if plain else "false", rank=2)
    return Value(verified=str(plain), rank=2)


def satisfaction(satisfied: int, dissatisfied: int) -> dict[str, Any]:
    rate = f"{satisfied}/{satisfied + dissatisfied}"
    return {"sat.rate": Value(readings={"marked": rate, "all_rows": rate})}


def served(*counts: int) -> dict[str, Any]:
    return {f"srv.sme_n.{2026 - len(counts) + i}": n for i, n in enumerate(counts)}


def staff(union: int, inter: int) -> dict[str, Any]:
    return {"staff.union": union, "staff.inter": inter, "staff.n_service": 100}


def info(n: int, events: int) -> dict[str, Any]:
    return {"srv.info.offline_ent.2025": n, "events.info.2025": events}


def financing(events: int, raised: int, licensed: bool, guarantee: int) -> dict[str, Any]:
    return {
        "events.fin.2025": events,
        "fin_raised.2025": raised,
        "guarantor.licensed": licensed,
        "guarantee_new.2025": guarantee,
    }


def training(licence: bool, filing: bool, n: int) -> dict[str, Any]:
    return {"training.licence": licence, "training.filing": filing, "training.person_times.2025": n}


def one(name: str, number: object) -> dict[str, Any]:
    return {name: number}


SHARE, ASSETS = "srv.public_share.2025", "fin.total_assets.2025"
TIMES, TECH, STARTUP = "training.person_times.2025", "events.tech.2025", "events.startup.2025"
CASES: list[tuple[Pack, str, dict[str, Any], bool]] = [
    (LN, "LN-12-1b", one("op_start", "2024-05-20"), True),
    (LN, "LN-12-1b", one("op_start", "2024-05-21"), False),
    (LN, "LN-12-1c", one(ASSETS, 1_000_000), True),
    (LN, "LN-12-1c", one(ASSETS, 999_999), False),
    (LN, "LN-12-2a", one("srv.sme_n.2025", 80), True),
    (LN, "LN-12-2a", one("srv.sme_n.2025", 79), False),
    (LN, "LN-12-2b", satisfaction(80, 20), True),
    (LN, "LN-12-2b", satisfaction(79, 21), False),
    (LN, "LN-12-2c", served(100, 101, 102), True),
    (LN, "LN-12-2c", served(100, 101, 100), False),
    (LN, "LN-12-3b", one("res.institutions", 3), True),
    (LN, "LN-12-3b", one("res.institutions", 2), False),
    (LN, "LN-12-5c", one(SHARE, "15/100"), True),
    (LN, "LN-12-5c", one(SHARE, "14/100"), False),
    (LN, "LN-12-6b", one("staff.n_service", 10), True),
    (LN, "LN-12-6b", one("staff.n_service", 9), False),
    (LN, "LN-12-6c", staff(70, 70), True),
    (LN, "LN-12-6c", staff(69, 1), False),
    (LN, "LN-13-1", info(120, 5), True),
    (LN, "LN-13-1", info(119, 5), False),
    (LN, "LN-13-1", info(120, 4), False),
    (LN, "LN-13-2", one(TECH, 3), True),
    (LN, "LN-13-2", one(TECH, 2), False),
    (LN, "LN-13-3", one(STARTUP, 5), True),
    (LN, "LN-13-3", one(STARTUP, 4), False),
    (LN, "LN-13-4", one(TIMES, 1500), True),
    (LN, "LN-13-4", one(TIMES, 1499), False),
    (LN, "LN-13-5", financing(8, 500_000_000, False, 0), True),
    (LN, "LN-13-5", financing(0, 0, True, 2_000_000_000), True),
    (LN, "LN-13-5", financing(7, 500_000_000, False, 0), False),
    (LN, "LN-13-5", financing(8, 499_999_999, False, 2_000_000_000), False),
    (LN, "LN-13-5", financing(0, 0, True, 1_999_999_999), False),
    (CC, "CC-5-1b", one(ASSETS, 3_000_000), True),
    (CC, "CC-5-1b", one(ASSETS, 2_999_999), False),
    (CC, "CC-5-2a", one("srv.sme_n.2025", 150), True),
    (CC, "CC-5-2a", one("srv.sme_n.2025", 149), False),
    (CC, "CC-5-2b", satisfaction(80, 20), True),
    (CC, "CC-5-2b", satisfaction(79, 21), False),
    (CC, "CC-5-2c", served(100, 101, 102), True),
    (CC, "CC-5-2c", served(100, 101, 100), False),
    (CC, "CC-5-3b", one("res.institutions", 5), True),
    (CC, "CC-5-3b", one("res.institutions", 4), False),
    (CC, "CC-5-4c", one(SHARE, "20/100"), True),
    (CC, "CC-5-4c", one(SHARE, "19/100"), False),
    (CC, "CC-5-5b", one("staff.n_service", 20), True),
    (CC, "CC-5-5b", one("staff.n_service", 19), False),
    (CC, "CC-5-5c", staff(80, 80), True),
    (CC, "CC-5-5c", staff(79, 1), False),
    (CC, "CC-6-1", info(150, 8), True),
    (CC, "CC-6-1", info(149, 8), False),
    (CC, "CC-6-1", info(150, 7), False),
    (CC, "CC-6-2", one(TECH, 5), True),
    (CC, "CC-6-2", one(TECH, 4), False),
    (CC, "CC-6-3", one(STARTUP, 8), True),
    (CC, "CC-6-3", one(STARTUP, 7), False),
    (CC, "CC-6-4", training(False, True, 2000), True),
    (CC, "CC-6-4", training(True, False, 1999), False),
    (CC, "CC-6-4", training(False, False, 2000), False),
    (CC, "CC-6-5", financing(10, 800_000_000, False, 0), True),
    (CC, "CC-6-5", financing(0, 0, True, 3_000_000_000), True),
    (CC, "CC-6-5", financing(9, 800_000_000, False, 0), False),
    (CC, "CC-6-5", financing(10, 799_999_999, False, 3_000_000_000), False),
    (CC, "CC-6-5", financing(0, 0, True, 2_999_999_999), False),
]


@pytest.mark.parametrize(("pack", "clause", "values", "passes"), CASES)
def test_boundary(pack: Pack, clause: str, values: dict[str, Any], passes: bool) -> None:
    assert verdict_of(pack, clause, values) is (Verdict.PASS if passes else Verdict.FAIL)


@pytest.mark.parametrize("pack", [LN, CC])
def test_every_row_of_the_specification_is_there(pack: Pack) -> None:
    assert " ".join(c.id for c in pack.clauses) == ROWS[pack.scheme]


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [((100, 120, 150), "PASS"), ((100, 120, 118), "REVIEW"), ((100, 90, 130), "REVIEW"),
     ((120, 110, 100), "FAIL"), ((80, 80), "FAIL")],
)  # fmt: skip
@pytest.mark.parametrize(("pack", "clause"), [(LN, "LN-12-2c"), (CC, "CC-5-2c")])
def test_the_growth_vectors_of_amb_06(pack: Pack, clause: str, counts: tuple[int, ...], wanted: str) -> None:
    assert verdict_of(pack, clause, served(*counts)) is Verdict(wanted)


ALL_FAIL = {**info(1, 1), **financing(1, 0, False, 0), **training(True, True, 1), TECH: 1, STARTUP: 1}


@pytest.mark.parametrize(("pack", "clause", "n"), [(LN, "LN-13", 5), (CC, "CC-6", 8)])
def test_one_function_is_enough(pack: Pack, clause: str, n: int) -> None:
    assert verdict_of(pack, clause, ALL_FAIL) is Verdict.FAIL
    assert verdict_of(pack, clause, {**ALL_FAIL, STARTUP: n}) is Verdict.PASS
    open_count = Value(verified=str(n), readings={"a": str(n), "b": "1"})
    assert verdict_of(pack, clause, {**ALL_FAIL, STARTUP: open_count}) is Verdict.REVIEW


def test_training_in_liaoning_needs_the_licence_or_filing_too() -> None:
    assert verdict_of(LN, "LN-13", {**ALL_FAIL, **training(False, False, 9000)}) is Verdict.FAIL
    assert verdict_of(LN, "LN-13", {**ALL_FAIL, **training(False, True, 1500)}) is Verdict.PASS


def test_what_liaoning_relaxes() -> None:
    # 12 (1), (2), (3), (6) may be relaxed; 12 (4), 12 (5), 13 and 14 never.
    assert LN.relaxation is not None
    wanted = {c.id for c in LN.clauses if c.id.startswith(("LN-12-1", "LN-12-2", "LN-12-3", "LN-12-6"))}
    assert set(LN.relaxation.reaches) == wanted
    low = {"rec.low_level_area": True}
    assert verdict_of(LN, "LN-12-2a", {"srv.sme_n.2025": 79, **low}) is Verdict.FAIL_RELAXABLE
    assert verdict_of(LN, "LN-12-5c", {SHARE: "14/100", **low}) is Verdict.FAIL
    assert verdict_of(LN, "LN-13-2", {TECH: 2, **low}) is Verdict.FAIL
    assert CC.relaxation is None


def test_no_area_is_low_unless_the_recommender_says_so() -> None:
    assert verdict_of(LN, "LN-12-2a", {"srv.sme_n.2025": 79}) is Verdict.FAIL
    assert verdict_of(LN, "LN-12-2a", {"srv.sme_n.2025": 79, "rec.low_level_area": False}) is Verdict.FAIL


def test_both_are_in_force_and_say_so() -> None:
    for pack in (LN, CC):
        assert {v.edition_status for v in evaluate(pack, {}, [], pack.example_date)} == {"in_force"}


def test_an_unproved_alternative_hides_no_finding_of_the_function_that_counts() -> None:
    # One function passes, so the shortfall of another is information only.
    made = {k: _value(v) for k, v in {**ALL_FAIL, STARTUP: 8}.items()}
    severities = {f.severity for f in judge(CC, made, [], CC.example_date).findings if f.id == "XAC-01"}
    assert severities == {"I"}


@pytest.mark.parametrize(("pack", "days"), [(LN, 15), (CC, 5)])
def test_process(pack: Pack, days: int) -> None:
    lives = [c.lifecycle for c in pack.clauses if c.lifecycle is not None]
    assert {one.publicity_working_days for one in lives} - {None} == {days}
    assert {(one.validity_years, one.afterwards) for one in lives if one.validity_years} == {(3, "reapply")}
    assert {one.trigger for one in lives if one.effect == "revoked"} == {"unlawful_act", "evaluation_failed"}
