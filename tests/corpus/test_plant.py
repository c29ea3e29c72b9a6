"""Each operator changes what it says, and only on one document."""

import copy
import random
from decimal import Decimal

import pytest

from dossier_ai.corpus.expected import expected_verdicts
from dossier_ai.corpus.plant import OPERATORS, plant_discrepancies
from dossier_ai.corpus.views import View, derive_views
from dossier_ai.corpus.world import World, sample_world


def _dossier(seed: int = 3) -> tuple[World, list[View], random.Random]:
    rng = random.Random(seed)
    world = sample_world(rng)
    return world, derive_views(world, rng), rng


def _form(views: list[View]) -> View:
    return next(v for v in views if v.kind == "application_form")


def test_clean_views_agree() -> None:
    for seed in range(15):
        world, views, _ = _dossier(seed)
        by = {v.kind: v.fields for v in views}
        form, audit, special = by["application_form"], by["audit_report"], by["service_income_audit"]
        last = next(r for r in form["years"] if r["year"] == str(world.year))
        assert abs(Decimal(form["total_assets"]) - Decimal(audit["total_assets"])) <= 50
        assert abs(Decimal(last["revenue"]) - Decimal(audit["revenue"])) <= 50
        assert abs(Decimal(last["total_profit"]) - Decimal(audit["total_profit"])) <= 50
        assert abs(Decimal(last["service_income"]) - Decimal(special["service_income_total"])) <= 50
        assert abs(Decimal(last["service_cost"]) - Decimal(special["service_expense_total"])) <= 50
        assert special["revenue"] == audit["revenue"]
        assert last["served"] == by["served_enterprise_list"]["declared_served"]
        assert form["staff_count"] == str(len(by["staff_roster"]["rows"]))
        assert form["equipment_count"] == by["equipment_list"]["total_quantity"]
        shares = sum(Decimal(r["share"]) for r in form["service_items"])
        income = Decimal(special["service_income_total"]) / Decimal(special["revenue"]) * 100
        assert shares <= income + 1
        assert set(expected_verdicts(world, views, []).values()) <= {"PASS"}


@pytest.mark.parametrize("name", sorted(OPERATORS))
def test_operator_edits_one_document(name: str) -> None:
    world, views, rng = _dossier()
    before = [copy.deepcopy(v) for v in views]
    (planted,) = plant_discrepancies(world, views, [name], rng)
    assert planted.expect
    if name == "P55":
        assert len(views) == len(before) - 1
        assert planted.as_truth([])["file"] is None
        return
    changed = [
        a.kind for a, b in zip(views, before, strict=True) if (a.fields, a.extra) != (b.fields, b.extra)
    ]
    assert changed == [OPERATORS[name].kind]
    assert planted.view is not None and planted.view.kind == changed[0]


def test_balance_no_longer_balances() -> None:
    world, views, rng = _dossier()
    plant_discrepancies(world, views, ["P16"], rng)
    audit = next(v.fields for v in views if v.kind == "audit_report")
    assert Decimal(audit["total_assets"]) != Decimal(audit["total_liabilities"]) + Decimal(audit["equity"])
    assert audit["total_assets"] != audit["liabilities_and_equity"]


def test_unit_slip_is_a_power_of_ten() -> None:
    world, views, rng = _dossier()
    true = Decimal(_form(views).fields["total_assets"])
    plant_discrepancies(world, views, ["P18"], rng)
    slipped = Decimal(_form(views).fields["total_assets"])
    assert abs(slipped / true / 10000 - 1) < Decimal("0.005")


def test_drawn_discrepancies_do_not_share_a_document() -> None:
    for seed in range(20):
        world, views, rng = _dossier(seed)
        planted = plant_discrepancies(world, views, 3, rng)
        kinds = [OPERATORS[p.id].kind for p in planted]
        assert len(set(kinds)) == len(kinds)


def test_unsettled_clauses_are_left_out() -> None:
    world, views, rng = _dossier()
    planted = plant_discrepancies(world, views, ["P27"], rng)
    verdicts = expected_verdicts(world, views, planted)
    assert "QH-5-4a" not in verdicts
    assert verdicts["QH-5-3a"] == "PASS"
