"""Business bases: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import business_base
from dossier_ai.core import FieldState


def tenants(d: Any, areas: tuple[str, ...] = (), entered: tuple[str, ...] = ()) -> Any:
    rows: list[dict[str, Any]] = [{"name": "入驻甲", "area": a} for a in areas]
    rows += [{"name": "入驻乙", "entered_on": on} for on in entered]
    return d.put("tenant_list", snapshot_on="2023-12-31", rows=rows)


def base(d: Any, area: str) -> Any:
    return d.set("application_form.site_area", area)


def ledger(d: Any, whole: int, lacking: int) -> Any:
    """A ledger with so many whole rows and rows whose feedback is blank."""
    blank = d.Read(None, "", state=FieldState.ABSENT)
    row = {
        "demand": "融资", "record": "对接", "date": "2025-03-01", "place": "会议室", "enterprise": "甲",
        "persons": "3", "feedback": "满意",
    }  # fmt: skip
    rows = [dict(row) for _ in range(whole)] + [{**row, "feedback": blank} for _ in range(lacking)]
    return d.put("service_ledger", rows=rows)


FORM, TENANTS = "application_form", "tenant_list"
# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XBS-02", lambda d: base(tenants(d, ("5000", "4000")), "8000"), "M", {FORM, TENANTS}),
    (
        "XBS-02",
        lambda d: tenants(d, ("5000", "4000")).put("property_certificate", area="8000"),
        "M",
        {TENANTS, "property_certificate"},
    ),
    ("XBS-05", lambda d: ledger(d, 0, 20), "M", {"service_ledger"}),
    ("XBS-05", lambda d: ledger(d, 18, 2), "M", {"service_ledger"}),
    ("XBS-07", lambda d: tenants(d, entered=("2024-01-10",)), "M", {TENANTS}),
]

SHOWN_ONLY = {"tenant_list.rows.name"}

QUIET: list[tuple[Any, ...]] = [
    ("XBS-02", lambda d: base(tenants(d, ("100", "200")), "8000")),
    ("XBS-02", lambda d: base(tenants(d, ("5000", "3000")), "8000")),
    ("XBS-02", lambda d: tenants(d, ("5000", "4000"))),
    ("XBS-05", lambda d: ledger(d, 20, 0)),
    ("XBS-05", lambda d: ledger(d, 19, 1)),
    ("XBS-05", lambda d: ledger(d, 0, 20).unread("service_ledger")),
    ("XBS-07", lambda d: tenants(d, entered=("2022-01-01", "2023-12-31", "2023-12"))),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(business_base)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)
