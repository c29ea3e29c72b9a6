"""Ways in which the same thing is printed: on a clean dossier none of them is a contradiction."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from dossier_ai.checks.catalogue import load_catalogue
from dossier_ai.checks.run import run_checks
from dossier_ai.core import Finding

BRACKETED = "虚构（样本）中小企业服务有限公司"
SPELLINGS: tuple[Callable[[str], str], ...] = (
    lambda name: name,
    lambda name: name.replace("（", "(").replace("）", ")"),
    lambda name: " ".join(name),
    lambda name: name.replace("（", " ( ").replace("）", " ) "),
    lambda name: f"“{name}”",
    lambda name: name + "\n",
    lambda name: name.replace("服务", "服 务"),
)


def _rewritten(value: Any, write: Callable[[str], str], read: Any) -> Any:
    """A value of a draft with each of its texts rewritten; what was printed along with it."""
    if isinstance(value, read):
        return value
    if isinstance(value, list):
        return [{key: _rewritten(cell, write, read) for key, cell in row.items()} for row in value]
    if isinstance(value, tuple):
        return tuple(write(item) for item in value)
    return write(value) if isinstance(value, str) else value


def _rewrite(draft: Any, write: Callable[[str], str]) -> None:
    for paper in draft.papers:
        paper.fields = {key: _rewritten(v, write, draft.Read) for key, v in paper.fields.items()}


def _found(draft: Any, make_scope: Any) -> tuple[Finding, ...]:
    clauses = frozenset(c for entry in load_catalogue().entries.values() for c in entry.clauses)
    return run_checks(draft.build(), make_scope(clauses=clauses))


@pytest.mark.parametrize("seed", range(8))
def test_spellings_of_a_name(full: Any, make_scope: Any, seed: int) -> None:
    """Brackets, blanks and quotation marks differ from document to document."""
    rng = random.Random(seed)
    _rewrite(full, lambda text: text.replace(full.NAME, rng.choice(SPELLINGS)(BRACKETED)))
    assert [(f.id, f.found) for f in _found(full, make_scope)] == []


@pytest.mark.parametrize("seed", range(3))
def test_spellings_of_the_people(full: Any, make_scope: Any, seed: int) -> None:
    rng = random.Random(seed)
    _rewrite(full, lambda t: t.replace("张示例", rng.choice(["张示例", "张 示例", "张　示例", "张示例 "])))
    assert [(f.id, f.found) for f in _found(full, make_scope)] == []


OTHER_FORM = {
    ("iso9001_certificate", "holder"), ("lease_contract", "lessee"), ("credit_report", "subject"),
    ("intellectual_property", "owner"), ("truth_declaration", "seal_text"), ("audit_report", "addressee"),
    ("icp_filing", "holder"), ("cooperation_agreement", "party_a"), ("government_contract", "party_b"),
    ("qualification_certificate", "holder"), ("recognition_document", "rows"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "key"), sorted(OTHER_FORM))
def test_another_legal_form_is_never_blocking(full: Any, make_scope: Any, kind: str, key: str) -> None:
    """有限责任公司 for 有限公司 is another name to the letter, and most often a slip of the pen."""
    _rewrite(full, lambda text: text)
    paper = full.paper(kind)
    form = full.NAME.replace("有限公司", "有限责任公司")
    paper.fields[key] = _rewritten(paper.fields[key], lambda t: t.replace(full.NAME, form), full.Read)
    assert [f.id for f in _found(full, make_scope) if f.severity == "B"] == []


def _wan(value: str, places: int) -> str:
    return f"{Decimal(value) / 10000:,.{places}f}"


@pytest.mark.parametrize("places", [2, 3, 4])
def test_statements_rounded_to_wan_add_up(full: Any, make_scope: Any, places: int) -> None:
    """An audit printed in 万元 with few decimals: every figure is rounded by itself."""
    audit = full.paper("audit_report")
    rng = random.Random(places)
    odd = {
        "total_assets": "3256789.12", "current_assets": "2256744.57", "non_current_assets": "1000044.55",
        "total_liabilities": "1200044.44", "current_liabilities": "1100049.99",
        "non_current_liabilities": "99994.45", "equity": "2056744.68",
        "liabilities_and_equity": "3256789.12", "cash": "900049.99", "cash_flow_end": "900049.99",
        "cash_flow_end_previous": "700055.55", "cash_flow_change": "199994.44",
        "fixed_assets": "800044.49", "fixed_assets_cost": "900099.94",
        "accumulated_depreciation": "100055.45",
    }  # fmt: skip
    keys = list(odd)
    rng.shuffle(keys)
    for key in keys:
        printed = _wan(odd[key], places)
        rounded = format(Decimal(printed.replace(",", "")) * 10000, "f")
        audit.fields[key] = full.Read(rounded, printed)
    audit.fields["unit"] = "万元"
    full.set("application_form.total_assets", full.wan("325.68"))
    assert [(f.id, f.difference) for f in _found(full, make_scope)] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("application_form.website", "HTTPS：//WWW.EXAMPLE.INVALID/"),
        ("application_form.recognition", "《通知》（虚工信发【2023】第012号）"),
        ("application_form.site_area", "508"),
        ("application_form.site_tenure", "租用"),
        ("application_form.registered_on", "2019-06"),
        ("lease_contract.term", "2024-01-01/.."),
        ("lease_contract.address", "示例区样本路1号"),
        ("icp_filing.number", "粤 ICP 备 12345678 号 - 1"),
        ("government_contract.amount", "1250000"),
        ("government_contract.signed_on", "2025-01"),
        ("credit_report.report_date", "2026-05"),
        ("iso9001_certificate.cert_no", "00124 Q 31234 R1S/4400"),
        ("recognition_document.date", "2023-09"),
        ("truth_declaration.date", "2026-05"),
    ],
)
def test_ways_to_write_a_value(full: Any, make_scope: Any, name: str, value: str) -> None:
    full.set(name, value)
    assert [(f.id, f.found) for f in _found(full, make_scope)] == []


def test_low_confidence_makes_findings_uncertain_and_no_others(full: Any, make_scope: Any) -> None:
    """Poor reading of everything changes no verdict of a clean dossier."""
    for paper in full.papers:
        paper.fields = {key: _faint(full, value) for key, value in paper.fields.items()}
    assert _found(full, make_scope) == ()


def _faint(draft: Any, value: Any) -> Any:
    if isinstance(value, draft.Read):
        return draft.Read(value.value, value.raw, 0.5, value.state)
    return value if isinstance(value, list) else draft.Read(value, confidence=0.5)
