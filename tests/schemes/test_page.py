"""Formulas, the table of thresholds, and the page of a scheme as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from dossier_ai.schemes import Pack, choose_pack, list_editions
from dossier_ai.schemes.formula import Formula, formula_of
from dossier_ai.schemes.page import scheme_page
from dossier_ai.schemes.thresholds import thresholds_side_by_side

PACKS = [choose_pack(e.scheme, e.edition) for e in list_editions()]


def steps(formula: Formula) -> Iterator[Formula]:
    yield formula
    for part in formula.parts:
        yield from steps(part)


def formula(clause_id: str) -> Formula:
    found = next(c for p in PACKS for c in p.clauses if c.id == clause_id)
    assert found.rule is not None
    return formula_of(found.rule)


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.scheme)
def test_every_rule_has_a_formula_in_both_languages(pack: Pack) -> None:
    for clause in pack.clauses:
        if clause.rule is not None:
            found = formula_of(clause.rule)
            assert all(step.zh and step.en for step in steps(found)), clause.id
            named = {name.partition("[")[0] for step in steps(found) for name in step.reads}
            wanted = {i.name for i in clause.rule.inputs() if not i.name.startswith("materials.")}
            assert named == wanted, clause.id


def test_formulas_state_the_threshold_in_its_unit() -> None:
    assert formula("QH-5-1b").zh == "Y-1 资产总额 ≥ 100 万元"
    assert formula("QH-5-1b").en == "total assets Y-1 ≥ 1,000,000 yuan"
    assert formula("GD-7-2f").zh.endswith("÷ 专职人员数 ≥ 60%")
    assert formula("CB-7").zh == "8 项中 ≥ 4 项" and len(formula("CB-7").parts) == 8
    assert "中 ≥ 20 的 ≥ 5 次" in formula("GD-8-2b").parts[0].zh


def test_how_steps_are_joined() -> None:
    assert formula("GD-7-3b").joint == "any" and formula("GD-6-3").joint == "cases"
    assert formula("QH-5-4b").joint == "readings" and formula("QH-5-1a").joint == "all"
    assert [part.zh for part in formula("GD-6-ii-a").parts] == ["各年比例的平均", "各年合计之比"]


def test_the_table_names_every_quantitative_clause() -> None:
    table = thresholds_side_by_side(PACKS)
    named = {clause for row in table.rows for cell in row.cells for clause in cell.clauses}
    # Part of what another scheme states elsewhere: the mentor and ownership clauses are there as well.
    quantitative = {c.id for p in PACKS for c in p.clauses if c.kind == "QN"}
    assert quantitative - named == set()
    assert all(len(row.cells) == len(PACKS) for row in table.rows)


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("satisfaction", ["≥ 80%", "≥ 80%", "≥ 80%", "≥ 80%", "≥ 90%", ""]),
        ("SMEs served", ["≥ 60%", "≥ 80 家", "≥ 50 家", "≥ 150 家", "", ""]),
        ("staff", ["≥ 10 人", "≥ 10 人", "≥ 15 人", "≥ 20 人", "≥ 10 人", "≥ 5 人；≥ 2 人"]),
        ("rounds a year", ["每年 1 次", "每年 1 次", "", "每年 2 次", "每年 1 次", "每年 1 次"]),
    ],
)
def test_rows_of_the_table(row: str, wanted: list[str]) -> None:
    table = thresholds_side_by_side(PACKS)
    found = next(one for one in table.rows if one.en == row)
    assert [cell.zh for cell in found.cells] == wanted


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.scheme)
def test_the_page_is_plain_data_and_complete(pack: Pack) -> None:
    page = scheme_page(pack, PACKS)
    assert json.loads(json.dumps(page, ensure_ascii=False)) == page
    assert [c["id"] for c in page["clauses"]] == [c.id for c in pack.clauses]
    assert page["official"] == (pack.edition_status == "in_force")
    for shown, clause in zip(page["clauses"], pack.clauses, strict=True):
        assert shown["quotation"] == clause.quotation
        assert (shown["formula"] is not None) == shown["judged"] == (clause.rule is not None)
        assert [a["id"] for a in shown["ambiguities"]] == list(clause.ambiguities)


def test_the_page_says_draft_and_names_findings_and_relaxation() -> None:
    page = scheme_page(choose_pack("guangdong-platform"), PACKS)
    assert page["status"]["zh"] == "征求意见稿，非正式依据" and not page["official"]

    def clause(name: str) -> dict[str, Any]:
        return next(c for c in page["clauses"] if c["id"] == name)

    assert clause("GD-8-1b")["findings"] == ["XSV-17"] and clause("GD-8-1b")["relaxed_by"] == "GD-8-R"
    assert clause("GD-8-2b")["findings"] == ["XAC-04"] and clause("GD-7-2e")["relaxed_by"] == ""
    assert clause("GD-17-1")["deadline"]["zh"] == "次月10日前"
    assert {row["severity"] for row in page["materials"][0]["rows"]} == {"M"}
