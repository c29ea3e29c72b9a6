"""Institutions: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

import pytest

from dossier_ai.checks import institutions

# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[str, Any, str, set[str]]] = [
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
]

QUIET: list[tuple[str, Any]] = [
    ("XRS-02", lambda d: d.set("cooperation_agreement.term", "2023-01-01/..")),
    ("XRS-02", lambda d: d.set("cooperation_agreement.term", "2023-01-01/2026-05-20")),
    ("XRS-02", lambda d: d.unset("cooperation_agreement.term")),
]


def test_tables_cover_the_family() -> None:
    ids = {check.id for check in institutions.CHECKS}
    assert ids == {row[0] for row in FIRES} == {row[0] for row in QUIET}


@pytest.mark.parametrize(("check", "change", "severity", "kinds"), FIRES)
def test_fires(find: Any, kinds_shown: Any, check: str, change: Any, severity: str, kinds: set[str]) -> None:
    (finding,) = find(check, change)
    assert finding.severity == severity
    assert kinds_shown(finding) == kinds
    assert finding.found or finding.declared
    assert "{" not in finding.message.zh + finding.message.en


@pytest.mark.parametrize(("check", "change"), QUIET)
def test_silent(find: Any, check: str, change: Any) -> None:
    assert find(check, change) == []
