"""Dates: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dossier_ai.checks import dates

# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[str, Any, str, set[str]]] = [
    (
        "XDT-02",
        lambda d: d.set("cooperation_agreement.signed_on", "2026-05-21"),
        "M",
        {"cooperation_agreement"},
    ),
    ("XDT-02", lambda d: d.set("application_report.date", "2026-06"), "M", {"application_report"}),
    ("XDT-02", lambda d: d.set("service_evidence.date", "2026-06-01/2026-06-02"), "M", {"service_evidence"}),
    ("XDT-03", lambda d: d.set("audit_report.report_date", "2025-12-31"), "M", {"audit_report"}),
    ("XDT-03", lambda d: d.set("audit_report.report_date", "2026-05-21"), "M", {"audit_report"}),
    ("XDT-03", lambda d: d.set("service_income_audit.report_date", "2025-12"), "M", {"service_income_audit"}),
    ("XDT-04", lambda d: d.set("audit_report.period", "2024"), "B", {"audit_report"}),
    (
        "XDT-04",
        lambda d: d.set("service_income_audit.period", "2024-01-01/2024-12-31"),
        "B",
        {"service_income_audit"},
    ),
    (
        "XDT-06",
        lambda d: d.rows("staff_roster.rows")[2].update(years="8"),
        "M",
        {"staff_roster", "business_licence"},
    ),
    ("XDT-08", lambda d: d.set("iso9001_certificate.issued", "2026-05-21"), "M", {"iso9001_certificate"}),
    (
        "XDT-08",
        lambda d: d.set("qualification_certificate.expires", "2023-01-31"),
        "M",
        {"qualification_certificate"},
    ),
    ("XDT-11", lambda d: d.set("truth_declaration.date", "2026-06-15"), "m", {"truth_declaration"}),
]

QUIET: list[tuple[str, Any]] = [
    ("XDT-02", lambda d: d.set("cooperation_agreement.signed_on", "2026-05-20")),
    ("XDT-02", lambda d: d.set("application_report.date", "2026")),
    ("XDT-02", lambda d: d.set("service_evidence.date", "2026-05-19/2026-05-25")),
    ("XDT-03", lambda d: d.set("audit_report.report_date", "2026-05")),
    ("XDT-03", lambda d: d.set("audit_report.report_date", "2026-01-01")),
    ("XDT-03", lambda d: d.unset("audit_report.period")),
    ("XDT-04", lambda d: d.add(d.Paper("audit_report", {"period": "2024"}, "审计报告"))),
    ("XDT-04", lambda d: d.set("audit_report.period", "2024").add(d.Paper("audit_report", {}, "审计报告"))),
    ("XDT-06", lambda d: d.rows("staff_roster.rows")[2].update(years="7")),
    ("XDT-08", lambda d: d.set("iso9001_certificate.issued", "2026-05-20")),
    ("XDT-08", lambda d: d.unset("qualification_certificate.expires")),
    ("XDT-11", lambda d: d.set("truth_declaration.date", "2026-05")),
]


# A certificate issued after the application contradicts whatever its end.
SHOWN_ONLY = {"iso9001_certificate.expires"}


def test_tables_cover_the_family(covered: Any) -> None:
    covered(dates)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def test_audit_of_the_year_before_is_major_in_the_first_quarter(find: Any) -> None:
    (finding,) = find(
        "XDT-04", lambda d: d.set("audit_report.period", "2024"), application_date=dt.date(2026, 3, 31)
    )
    assert finding.severity == "M"
    assert "2025" in finding.message.zh


def test_older_audit_blocks_in_the_first_quarter_too(find: Any) -> None:
    (finding,) = find(
        "XDT-04", lambda d: d.set("audit_report.period", "2023"), application_date=dt.date(2026, 3, 31)
    )
    assert finding.severity == "B"


@pytest.mark.parametrize("check", [check.id for check in dates.CHECKS])
def test_unknown_application_date_says_nothing(find: Any, check: str) -> None:
    changes = [change for id_, change, _, _ in FIRES if id_ == check]
    for change in changes:
        assert find(check, change, application_date=None) == []
