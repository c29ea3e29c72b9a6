"""Choosing editions, required materials, what-if questions, and what readers see."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest

from dossier_ai.core import FieldState, Value
from dossier_ai.errors import UsageError
from dossier_ai.schemes import Pack, choose_pack, list_editions, list_materials, split_scheme, what_if
from dossier_ai.schemes.show import display_width, show_pack, show_schemes, text_table

PACK = "qinghai-platform-undated.yaml"


def test_the_only_edition_is_chosen() -> None:
    assert choose_pack("qinghai-platform").version == "qinghai-platform/undated"
    assert choose_pack("qinghai-platform", "undated").edition == "undated"


def test_unknown_schemes_and_editions_are_usage_errors() -> None:
    with pytest.raises(UsageError, match=r"no scheme `qinghai`.*qinghai-platform"):
        choose_pack("qinghai")
    with pytest.raises(UsageError, match=r"no edition `2020`.*undated"):
        choose_pack("qinghai-platform", "2020")


def test_with_two_editions_one_must_be_named(tmp_path: Path) -> None:
    source = resources.files("dossier_ai.schemes") / "packs" / PACK
    text = source.read_text(encoding="utf-8")
    (tmp_path / PACK).write_text(text, encoding="utf-8")
    later = text.replace("edition: undated", "edition: '2027'", 1)
    (tmp_path / "qinghai-platform-2027.yaml").write_text(later, encoding="utf-8")
    shutil.copy(tmp_path / PACK, tmp_path / "notes.yaml")
    assert [e.edition for e in list_editions(tmp_path)] == ["2027", "undated"]
    with pytest.raises(UsageError, match="several editions"):
        choose_pack("qinghai-platform", folder=tmp_path)
    assert choose_pack("qinghai-platform", "2027", tmp_path).edition == "2027"


def test_split_scheme() -> None:
    assert split_scheme("qinghai-platform") == ("qinghai-platform", None)
    assert split_scheme("qinghai-platform/undated") == ("qinghai-platform", "undated")


def test_materials_of_a_first_application(qinghai: Pack) -> None:
    materials = list_materials(qinghai)
    named = [m.kinds[0] for m in materials if m.severity == "B"]
    assert named == [
        "application_form", "application_report", "staff_roster", "equipment_list", "served_enterprise_list",
        "business_licence", "service_income_audit", "policy_document", "truth_declaration",
    ]  # fmt: skip
    assert [m.kinds for m in materials if m.severity == "M"] == [("lease_contract", "property_certificate")]
    assert "private_non_enterprise_certificate" in materials[5].kinds


def test_materials_of_a_renewal(qinghai: Pack) -> None:
    kinds = [m.kinds[0] for m in list_materials(qinghai, "renewal")]
    assert kinds == ["renewal_form", "service_income_audit", "application_report"]


def test_what_is_neither_named_nor_read_is_not_asked_for(qinghai: Pack) -> None:
    asked = [m.kinds[0] for m in list_materials(qinghai, recognised={"application_form"})]
    assert "truth_declaration" in asked and "lease_contract" not in asked
    assert "lease_contract" in [m.kinds[0] for m in list_materials(qinghai, recognised={"lease_contract"})]


def test_what_if_changes_a_copy() -> None:
    values = {"fin.total_assets.2025": Value(verified="5", declared="6", confidence=0.2)}
    changed = what_if(values, "fin.total_assets.2025", "1000000")
    assert values["fin.total_assets.2025"].verified == "5"
    new = changed["fin.total_assets.2025"]
    assert (new.verified, new.declared, new.state, new.rank) == ("1000000", "6", FieldState.HUMAN, 1)
    assert "materials.truth_declaration" in what_if(values, "materials.truth_declaration", "present")
    assert not what_if(changed, "fin.total_assets.2025", "1").keys() - changed.keys()
    assert what_if({}, "docs.topics", "rules,plan")["docs.topics"].verified == ("rules", "plan")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("fin.total_assets", "5"),
        ("fin.total_asset.2025", "5"),
        ("fin.total_assets.2025", "100万"),
        ("fin.total_assets.2025", "inf"),
        ("op_start", "gestern"),
        ("training.licence", "yes"),
        ("materials.application_form", "maybe"),
        ("materials.letter", "present"),
        ("sat.rate", "1/0"),
    ],
)
def test_what_if_refuses_nonsense(key: str, value: str) -> None:
    with pytest.raises(UsageError):
        what_if({}, key, value)


def test_a_scheme_is_shown_clause_by_clause(qinghai: Pack) -> None:
    text = show_pack(qinghai)
    for clause in qinghai.clauses:
        assert clause.id in text and clause.quotation in text and clause.title.en in text
    assert "≥ 100 万元" in text and "≥ 1,000,000 yuan" in text
    assert "是否现行有效未知" in text
    listed = show_schemes(list_editions(), [choose_pack(e.scheme, e.edition) for e in list_editions()])
    assert "qinghai-platform" in listed


def test_tables_line_up_with_chinese() -> None:
    lines = text_table((("甲", "b"), ("c", "丁"))).splitlines()
    assert [display_width(line.split()[0] + " ") for line in lines[::2]] == [3, 2]
    assert lines[0] == "甲  b" and lines[2] == "c   丁"
