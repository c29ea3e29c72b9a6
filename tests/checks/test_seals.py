"""Seals: dossiers on which the check fires and on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import seals

# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[str, Any, str, set[str]]] = [
    (
        "XID-06",
        lambda d: d.set("truth_declaration.seal_text", "另一虚构有限公司"),
        "B",
        {"truth_declaration", "business_licence"},
    ),
    (
        "XID-06",
        lambda d: d.set("truth_declaration.seal_text", "示例虚构服务有恨公司"),
        "M",
        {"truth_declaration", "business_licence"},
    ),
    (
        "XID-06",
        lambda d: d.set("truth_declaration.seal_text", "虚构服务有限"),
        "M",
        {"truth_declaration", "business_licence"},
    ),
    (
        "XID-06",
        lambda d: d.set("truth_declaration.seal_kind", "合同专用章"),
        "M",
        {"truth_declaration", "business_licence"},
    ),
    (
        "XID-06",
        lambda d: d.set("truth_declaration.seal_text", d.NAME + "财务部").unset(
            "truth_declaration.seal_kind"
        ),
        "M",
        {"truth_declaration", "business_licence"},
    ),
    (
        "XID-06",
        lambda d: d.set("truth_declaration.seal_text", "示例企服云平台"),
        "M",
        {
            "truth_declaration",
            "business_licence",
        },
    ),
]

QUIET: list[tuple[str, Any]] = [
    ("XID-06", lambda d: d.set("truth_declaration.seal_text", "示例虚构 服务有限公司")),
    ("XID-06", lambda d: d.unset("truth_declaration.seal_text")),
]


# Text and kind may each contradict.
SHOWN_ONLY = {"truth_declaration.seal_kind", "truth_declaration.seal_text"}


def test_tables_cover_the_family(covered: Any) -> None:
    covered(seals)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def test_a_seal_that_only_lost_characters_is_for_a_person_to_look_at(find: Any) -> None:
    """An arc loses its ends; that is a matter of reading, not of the unit."""
    findings = find("XID-06", lambda d: d.set("truth_declaration.seal_text", d.NAME[1:]))
    assert [(f.severity, f.uncertain) for f in findings] == [("m", True)]
