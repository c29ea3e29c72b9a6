"""Deadlines of the life cycles, against the worked vectors of the specification (0.3 and 4.11)."""

from __future__ import annotations

import datetime as dt

import pytest

from dossier_ai.schemes import choose_pack
from dossier_ai.schemes.deadlines import (
    bans,
    change_report_due,
    cure_end,
    expiry,
    publicity_end,
    reports_due,
)

GD, LN, QH, CC, CP, CB = (
    choose_pack(name)
    for name in (
        "guangdong-platform", "liaoning-platform", "qinghai-platform", "cicasme-platform",
        "chengdu-platform", "chengdu-base",
    )
)  # fmt: skip
day = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("pack", "published", "end"),
    [
        (CC, "2024-09-09", "2024-09-14"),
        (QH, "2024-09-09", "2024-09-19"),
        (LN, "2024-09-09", "2024-09-30"),
        (LN, "2025-01-20", "2025-02-14"),
        (QH, "2023-09-25", "2023-10-10"),
        (CP, "2024-09-09", "2024-09-16"),
        (CB, "2024-09-09", "2024-09-16"),
    ],
)
def test_publicity_ends(pack: object, published: str, end: str) -> None:
    found = publicity_end(pack, day(published))  # type: ignore[arg-type]
    assert found is not None and found.due == day(end)
    assert found.assumed == (pack in (CP, CB))


def test_guangdong_states_no_days_of_publicity() -> None:
    assert publicity_end(GD, day("2024-09-09")) is None


def test_past_the_calendar_the_day_is_unknown() -> None:
    found = publicity_end(QH, day("2090-01-03"))
    assert found is not None and found.due is None


@pytest.mark.parametrize("pack", [GD, LN, QH, CC, CP, CB], ids=lambda p: p.scheme)
def test_recognitions_last_three_years(pack: object) -> None:
    found = expiry(pack, day("2024-02-29"))  # type: ignore[arg-type]
    assert found is not None and found.due == day("2027-02-28")


def test_changes_cures_and_bans() -> None:
    for pack in (GD, CP, CB):
        changed = change_report_due(pack, day("2024-01-31"))
        assert changed is not None and changed.due == day("2024-04-30")
        cured = cure_end(pack, day("2024-01-31"))
        assert cured is not None and cured.due == day("2024-07-31")
    assert [(b.clause, b.due) for b in bans(GD, day("2024-05-01"))] == [
        ("GD-17-3", day("2027-05-01")), ("GD-19", day("2027-05-01")),
    ]  # fmt: skip
    # Article 20 of Chengdu revokes but bans nobody.
    assert [b.clause for b in bans(CP, day("2024-05-01"))] == ["CP-22"]
    assert change_report_due(QH, day("2024-01-31")) is None and bans(LN, day("2024-01-31")) == ()


def test_reports_of_a_quarter() -> None:
    def of(pack: object, duty_of: str = "platform") -> list[str]:
        found = reports_due(pack, day("2024-01-01"), day("2024-03-31"), duty_of)  # type: ignore[arg-type]
        return [f"{one.clause} {one.due}" for one in found]

    assert of(GD) == ["GD-17-1 2024-01-10", "GD-17-1 2024-02-10", "GD-17-1 2024-03-10"]
    assert of(CP) == ["CP-20-1 2024-01-31", "CP-20-1 2024-02-29", "CP-20-1 2024-03-31"] == of(CB)
    assert of(QH) == ["QH-14 2024-02-29"] and of(LN) == ["LN-22 2024-01-31"]
    assert of(GD, "recommender") == ["GD-18-1 2024-02-29"]
    assert of(QH, "") == ["QH-14-N 2024-01-30", "QH-14 2024-02-29"]


def test_half_yearly_reports_of_qinghai() -> None:
    found = reports_due(QH, day("2024-03-01"), day("2025-02-28"), "platform")
    assert [one.due for one in found] == [day("2024-08-31"), day("2025-02-28")]


def test_a_missing_day_is_marked_as_assumed() -> None:
    assert all(one.assumed for one in reports_due(CP, day("2024-01-01"), day("2024-01-31"), "platform"))
    assert not any(one.assumed for one in reports_due(GD, day("2024-01-01"), day("2024-01-31"), "platform"))
