"""Financing: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import financing


def loans(d: Any, declared: str, *rows: tuple[str, str]) -> None:
    listed = [{"seq": str(i), "amount": a, "lent_on": on} for i, (a, on) in enumerate(rows, 1)]
    d.put(
        "financing_evidence",
        evidence_kind="financing_list",
        year="2023",
        declared_total=declared,
        rows=listed,
    )


def guarantees(d: Any, opening: str, closing: str, new: str) -> None:
    d.put(
        "financing_evidence",
        evidence_kind="guarantee_statistics",
        guarantee_opening=opening,
        guarantee_closing=closing,
        guarantee_new=new,
    )


IN_TIME = (("60000000", "2023-03-01"), ("45000000", "2023-09-01"))
LATE = (("60000000", "2023-03-01"), ("45000000", "2022-09-01"))
EVIDENCE = {"financing_evidence"}
# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XAC-10", lambda d: loans(d, "205000000", *IN_TIME), "B", EVIDENCE),
    ("XAC-10", lambda d: loans(d, "105000000", *LATE), "B", EVIDENCE),
    ("XAC-11", lambda d: guarantees(d, "3", "12", "5"), "M", EVIDENCE),
]

QUIET: list[tuple[Any, ...]] = [
    ("XAC-10", lambda d: loans(d, "105000000", *IN_TIME)),
    ("XAC-10", lambda d: loans(d, "105500000", *IN_TIME)),
    ("XAC-10", lambda d: (loans(d, "205000000", *IN_TIME), d.unread("financing_evidence"))),
    ("XAC-11", lambda d: guarantees(d, "10", "12", "5")),
    ("XAC-11", lambda d: guarantees(d, "7", "12", "5")),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(financing)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)
