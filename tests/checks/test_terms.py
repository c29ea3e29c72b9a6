"""Dates inside documents: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dossier_ai.checks import terms

IN_2024 = {"application_date": dt.date(2024, 6, 1)}


def contract(d: Any, signed: str, term: str, kind: str = "government_contract") -> None:
    d.put(kind, signed_on=signed, term=term)


def ledger(d: Any, *days: str) -> None:
    d.put("service_ledger", year="2023", rows=[{"seq": str(i), "date": on} for i, on in enumerate(days, 1)])


def letter(d: Any, number: str, on: str) -> None:
    d.put("recognition_document", doc_no=number, date=on)


# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XDT-05", lambda d: contract(d, "2023-01-05", "2024-01-10/2023-12-31"), "M", {"government_contract"}),
    (
        "XDT-05",
        lambda d: contract(d, "2023-03-05", "2023-01-01/2023-12-31", "lease_contract"),
        "m",
        {"lease_contract"},
    ),
    ("XDT-07", lambda d: ledger(d, "2023-02-01", "2022-12-30"), "M", {"service_ledger"}),
    (
        "XDT-07",
        lambda d: d.set("service_evidence.date", "2024-12-30"),
        "I",
        {"service_evidence", "application_form"},
    ),
    ("XDT-09", lambda d: letter(d, "虚工信发〔2021〕12号", "2023-09-01"), "m", {"recognition_document"}),
    ("XDT-09", lambda d: letter(d, "虚工信发〔2022〕98号", "2023-01-05"), "I", {"recognition_document"}),
    (
        "XDT-10",
        lambda d: d.set("application_form.filled_on", "2024-06-01").put(
            "credit_report", report_date="2023-12-01"
        ),
        "M",
        {"application_form", "credit_report"},
        IN_2024,
    ),
    ("XDT-10", lambda d: d.put("credit_report", report_date="2024-06-02"), "M", {"credit_report"}, IN_2024),
]

QUIET: list[tuple[Any, ...]] = [
    ("XDT-05", lambda d: contract(d, "2023-01-05", "2023-01-10/2023-12-31")),
    ("XDT-05", lambda d: contract(d, "2023-01-05", "2023-01-05/..")),
    ("XDT-05", lambda d: contract(d, "2023-01-31", "2023-01-01/2023-12-31")),
    ("XDT-05", lambda d: contract(d, "2023", "2023-01-01/2023-12-31")),
    ("XDT-07", lambda d: ledger(d, "2023-02-01", "2023-11-30")),
    ("XDT-07", lambda d: d.set("service_evidence.date", "2024-12-30/2025-01-02")),
    ("XDT-09", lambda d: letter(d, "虚工信发[2023]第012号", "2023-09-01")),
    ("XDT-10", lambda d: d.put("credit_report", report_date="2024-05-20"), IN_2024),
    ("XDT-10", lambda d: d.put("credit_report", report_date="2024-05"), IN_2024),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(terms)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)
