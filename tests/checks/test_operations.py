"""The yearly summary: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import operations


def summary(d: Any, **row: str) -> None:
    d.put("operations_summary", year="2025", rows=[{"seq": "1", "platform_name": "示例企服云平台", **row}])


def grown(d: Any, before: str, now: str, stated: str) -> None:
    """Revenue of two years in the form, and its growth in the summary."""
    years = d.rows("application_form.years")
    years[1]["revenue"], years[2]["revenue"] = d.wan(before), d.wan(now)
    summary(d, revenue_growth=stated)


def counted(d: Any, professionals: str, staff: str = "15") -> None:
    d.set("application_form.professional_count", professionals)
    summary(d, college_count="8", title_count="5", staff_count=staff)


BOTH = {"operations_summary", "application_form"}
# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XFN-32", lambda d: grown(d, "100.00", "125.00", "52"), "M", BOTH),
    ("XFN-32", lambda d: grown(d, "100.00", "80.00", "20"), "M", BOTH),
    ("XST-09", lambda d: counted(d, "14"), "M", BOTH),
    ("XST-09", lambda d: counted(d, "7"), "M", BOTH),
    ("XAC-07", lambda d: summary(d, gov_events_total="14", events_total="10"), "B", {"operations_summary"}),
    ("XAC-07", lambda d: summary(d, gov_events_new="3", events_new="2"), "B", {"operations_summary"}),
]

QUIET: list[tuple[Any, ...]] = [
    ("XFN-32", lambda d: grown(d, "100.00", "125.00", "25")),
    ("XFN-32", lambda d: grown(d, "100.00", "125.00", "25.1")),
    # Whole 万元 leave room: 1.5 to 2.5 over 0.5 to 1.5.
    ("XFN-32", lambda d: grown(d, "1", "2", "60")),
    ("XFN-32", lambda d: grown(d, "-100.00", "125.00", "25")),
    ("XST-09", lambda d: counted(d, "10")),
    ("XST-09", lambda d: counted(d, "13")),
    ("XAC-07", lambda d: summary(d, gov_events_total="4", events_total="10")),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(operations)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)
