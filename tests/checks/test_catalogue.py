"""The catalogue: strict, at file:line, and true to the specification's cases."""

from __future__ import annotations

import pytest

from dossier_ai.checks.catalogue import CatalogueError, load_catalogue, parse_catalogue, placeholders

GOOD = """\
documents:
  audit_report: {zh: 审计报告, en: audit report}
checks:
  - id: XFN-01
    severity: B
    class: contradiction
    zh: "不符：{item}"
    en: "differs: {item}"
    clauses: [GD-6-3, QH-5-1b]
    tolerance: {zh: 无, en: none}
    variants:
      mild:
        zh: 相近
        en: close
"""

THRESHOLDS = {
    *("XDT-01", "XFN-34", "XFN-35", "XST-03", "XST-14", "XSV-06", "XSV-12", "XSV-13", "XSV-17", "XSA-04"),
    *("XAC-01", "XAC-04", "XAC-08", "XAC-09", "XRS-01", "XBS-01", "XBS-03", "XBS-04", "XBS-06", "XBS-08"),
}


def test_good_catalogue_parses() -> None:
    entry = parse_catalogue(GOOD, "c.yaml").entries["XFN-01"]
    assert (entry.severity, entry.finding_class, entry.clauses) == (
        "B",
        "contradiction",
        ("GD-6-3", "QH-5-1b"),
    )
    assert entry.words("mild").zh == "相近"
    assert placeholders(entry.message.zh) == {"item"}


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("severity: B", "severity: X", "c.yaml:4"),
        ("class: contradiction", "class: fraud", "c.yaml:4"),
        ("id: XFN-01", "id: FN-1", "c.yaml:4"),
        ("tolerance:", "tolerence:", "c.yaml:10"),
        ("clauses: [GD-6-3, QH-5-1b]", "clauses: [XX-1]", "c.yaml:4"),
        ("clauses: [GD-6-3, QH-5-1b]", "clauses: GD-6-3", "c.yaml:4"),
        ('zh: "不符：{item}"', 'zh: "不符"', "c.yaml:4"),
        ("tolerance: {zh: 无, en: none}", "tolerance: {zh: 无}", "c.yaml:4"),
        ("checks:", "checks: [", "c.yaml:4"),
        ("documents:", "papers:", "c.yaml:1"),
    ],
)
def test_malformed_catalogue_is_refused_at_its_line(old: str, new: str, where: str) -> None:
    assert old in GOOD
    with pytest.raises(CatalogueError) as caught:
        parse_catalogue(GOOD.replace(old, new, 1), "c.yaml")
    assert caught.value.what.startswith(where)


def test_doubled_id_is_refused() -> None:
    again = GOOD + GOOD.partition("checks:\n")[2]
    with pytest.raises(CatalogueError, match=r"c\.yaml:15: XFN-01 stands here a second time"):
        parse_catalogue(again, "c.yaml")


def test_thresholds_are_those_of_the_contract() -> None:
    entries = load_catalogue().entries.values()
    assert {e.id for e in entries if e.finding_class == "threshold"} == THRESHOLDS


def test_words_are_factual() -> None:
    for entry in load_catalogue().entries.values():
        for message in (entry.message, *entry.variants.values()):
            assert not any(word in message.zh for word in ("造假", "欺诈", "伪造", "虚假"))
            assert not any(word in message.en.lower() for word in ("fraud", "forged", "fake"))
