"""Satisfaction: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import satisfaction


def blank(d: Any, rows: int) -> None:
    for row in d.rows("served_enterprise_list.rows")[:rows]:
        row["satisfaction"] = None


# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[str, Any, str, set[str]]] = [
    (
        "XSA-01",
        lambda d: d.set("served_enterprise_list.declared_satisfaction", "98"),
        "M",
        {"served_enterprise_list"},
    ),
    (
        "XSA-02",
        lambda d: d.rows("served_enterprise_list.rows")[0].update(satisfaction="both"),
        "m",
        {"served_enterprise_list"},
    ),
    ("XSA-03", lambda d: blank(d, 3), "M", {"served_enterprise_list"}),
]

QUIET: list[tuple[str, Any]] = [
    ("XSA-01", lambda d: d.set("served_enterprise_list.declared_satisfaction", "90.5")),
    (
        "XSA-01",
        lambda d: d.set("served_enterprise_list.declared_satisfaction", "98").unread(
            "served_enterprise_list"
        ),
    ),
    ("XSA-01", lambda d: (blank(d, 1), d.set("served_enterprise_list.declared_satisfaction", "80"))),
    ("XSA-01", lambda d: (blank(d, 1), d.set("served_enterprise_list.declared_satisfaction", "88.89"))),
    ("XSA-01", lambda d: d.rows("served_enterprise_list.rows")[0].update(satisfaction="both")),
    ("XSA-02", lambda d: None),
    ("XSA-03", lambda d: blank(d, 2)),
    ("XSA-03", lambda d: (blank(d, 5), d.unread("served_enterprise_list"))),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(satisfaction)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def test_both_rates_are_shown(find: Any) -> None:
    def change(d: Any) -> None:
        blank(d, 1)
        d.set("served_enterprise_list.declared_satisfaction", "98")

    (finding,) = find("XSA-01", change)
    assert finding.found == "按已填行 ≈88.89%，按全部行 80.00%"
    assert finding.declared == "98.00%"
