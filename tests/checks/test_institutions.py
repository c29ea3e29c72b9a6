"""Institutions: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import institutions


def pool(d: Any, *experts: tuple[str, str | None]) -> None:
    rows = [{"seq": str(i), "name": n, "employer": e} for i, (n, e) in enumerate(experts, 1)]
    d.put("expert_pool", rows=rows)


def phones(d: Any) -> None:
    """A phone of its own for each expert."""
    for i, row in enumerate(d.rows("expert_pool.rows")):
        row["phone"] = d.phone(500 + i)


# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    (
        "XRS-02",
        lambda d: d.set("cooperation_agreement.term", "2023-01-01/2025-12-31"),
        "M",
        {"cooperation_agreement"},
    ),
    (
        "XRS-02",
        lambda d: d.set("cooperation_agreement.party_b", d.NAME),
        "M",
        {"cooperation_agreement", "business_licence"},
    ),
    (
        "XRS-02",
        lambda d: d.set(
            "cooperation_agreement.rows", [{"name": "虚构大学", "term": "2020-01-01/2022-12-31"}]
        ),
        "M",
        {"cooperation_agreement"},
    ),
    ("XRS-03", lambda d: pool(d, ("王虚构", d.NAME)), "M", {"expert_pool", "business_licence"}),
    ("XRS-03", lambda d: pool(d, ("王虚构", "虚构大学"), ("王 虚构", "虚构大学")), "M", {"expert_pool"}),
]

QUIET: list[tuple[Any, ...]] = [
    ("XRS-02", lambda d: d.set("cooperation_agreement.term", "2023-01-01/..")),
    ("XRS-02", lambda d: d.set("cooperation_agreement.term", "2023-01-01/2026-05-20")),
    ("XRS-02", lambda d: d.unset("cooperation_agreement.term")),
    ("XRS-03", lambda d: pool(d, ("王虚构", "虚构大学"))),
    ("XRS-03", lambda d: pool(d, ("王虚构", "虚构大学"), ("王虚构", "虚构研究院"))),
    ("XRS-03", lambda d: pool(d, ("王虚构", None))),
    ("XRS-03", lambda d: (pool(d, ("王虚构", "虚构大学"), ("王虚构", "虚构大学")), phones(d))),
]


# Either party names the agreement.
SHOWN_ONLY = {"cooperation_agreement.party_b", "business_licence.name"}


def test_tables_cover_the_family(covered: Any) -> None:
    covered(institutions)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)
