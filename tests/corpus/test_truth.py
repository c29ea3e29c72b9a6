"""Dossiers from truth: clean ones are silent whoever applies, verdicts have reasons, phones are concealed."""

import re
from typing import Any

import pytest

from dossier_ai.checks.run import run_checks
from dossier_ai.checks.scope import Scope
from dossier_ai.core import Dossier, Evidence, Personal
from dossier_ai.corpus.profiles import PROFILES
from dossier_ai.corpus.truth import truth_dossier

SCHEMES = sorted(PROFILES)
ENTITIES = ("enterprise", "private_non_enterprise", "public_institution", "social_organisation")


def _silent(dossier: Any) -> None:
    scope = Scope(application_date=dossier.world.applied)
    found = run_checks(dossier.dossier(), scope)
    assert [(f.id, f.severity, f.declared, f.found) for f in found] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("entity", ENTITIES)
def test_clean_dossiers_contradict_nothing(scheme: str, entity: Any) -> None:
    for seed in range(2):
        _silent(truth_dossier(seed, scheme, entity=entity))


@pytest.mark.parametrize("entity", ["law_firm", "partnership"])
def test_clean_dossiers_of_organisations_that_are_no_legal_persons(entity: Any) -> None:
    _silent(truth_dossier(1, "guangdong-platform", entity=entity))


def test_clean_renewals_contradict_nothing() -> None:
    for seed in range(3):
        _silent(truth_dossier(seed, "qinghai-platform", procedure="renewal"))


def test_every_value_has_a_place_and_phones_are_concealed() -> None:
    dossier: Dossier = truth_dossier(3, "guangdong-platform").dossier()
    assert len({d.id for d in dossier.documents}) == len(dossier.documents)
    for field in dossier.fields:
        assert all(isinstance(Evidence.model_validate(e.model_dump()), Evidence) for e in field.evidence)
        assert field.evidence
        assert not re.search(r"1[3-9]\d{9}", field.raw) or field.key not in ("phone", "mobile", "fax")
    phones = [row["phone"].value for row in dossier.rows("served_enterprise_list.rows")]
    assert all(isinstance(p, Personal) and "*" in p.masked for p in phones)
    assert len({p.hash for p in phones if isinstance(p, Personal)}) == len(phones)
    seals = [f for f in dossier.fields if f.value is False]
    assert all(f.evidence[0].grounding == "searched" for f in seals)


def test_a_form_prints_ten_thousands() -> None:
    dossier = truth_dossier(3, "liaoning-platform").dossier()
    (assets,) = (f for f in dossier.fields if f.name == "application_form.total_assets")
    assert float(assets.raw) * 10000 == pytest.approx(float(str(assets.value)))


def test_comfortable_dossiers_pass() -> None:
    for scheme in SCHEMES:
        for seed in range(4):
            verdicts = truth_dossier(seed, scheme, comfortable=True).verdicts()
            assert len(verdicts) >= 8
            assert {c: v for c, v in verdicts.items() if v != "PASS" and c != "CB-7-3"} == {}


def test_thresholds_are_missed_as_well() -> None:
    failed: set[str] = set()
    for seed in range(30):
        for scheme in SCHEMES:
            failed |= {c for c, v in truth_dossier(seed, scheme).verdicts().items() if v.startswith("FAIL")}
    assert {"GD-6-3", "LN-12-2a", "QH-5-4a", "CC-5-1b", "CP-4-1c", "CB-6A-3"} <= failed
    assert len(failed) > 30


def test_a_planted_figure_unsettles_its_clause() -> None:
    dossier = truth_dossier(2, "liaoning-platform", ["P19"])
    assert "LN-12-1c" not in dossier.verdicts()
    assert "LN-12-2a" in dossier.verdicts()


def test_the_number_to_plant_is_drawn() -> None:
    counts = [len(truth_dossier(seed, "qinghai-platform", None).planted) for seed in range(60)]
    assert set(counts) == {0, 1, 2, 3}
    assert 12 <= counts.count(0) <= 36
