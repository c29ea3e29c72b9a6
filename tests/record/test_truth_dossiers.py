"""Dossiers of all six schemes as if read without a slip: facts and packs answer what the truth says.

The expected verdicts are computed by the generator, apart from packs and facts.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier_ai.core import Problem
from dossier_ai.corpus.truth import truth_dossier
from dossier_ai.record import establish_values
from dossier_ai.schemes import choose_pack, judge

SCHEMES = (
    "guangdong-platform", "liaoning-platform", "qinghai-platform", "cicasme-platform", "chengdu-platform",
    "chengdu-base",
)  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("seed", range(5))
def test_clean_dossiers(scheme: str, seed: int) -> None:
    made = truth_dossier(seed, scheme)
    dossier = made.dossier()
    values = establish_values(dossier)
    answer = judge(choose_pack(scheme), values, [], dossier.application_date, made.world.procedure)
    given = {v.clause: v.verdict.value for v in answer.verdicts}
    wanted = made.verdicts()
    assert len(wanted) > 8
    assert {clause: given[clause] for clause in wanted} == wanted
    shown = [name for name, value in values.items() if not (value.evidence or value.declared_evidence)]
    assert shown == []


def test_no_value_depends_on_the_order_of_the_files() -> None:
    dossier = truth_dossier(3, "guangdong-platform").dossier()
    turned = type(dossier)(
        dossier.application_date, dossier.documents[::-1], dossier.fields[::-1], dossier.problems
    )
    assert establish_values(turned) == establish_values(dossier)


LISTS = (
    "served_enterprise_list", "service_ledger", "tenant_list", "staff_roster", "expert_pool",
    "service_evidence", "cooperation_agreement", "government_contract", "financing_evidence",
    "recognition_document", "credit_report", "intellectual_property", "satisfaction_survey",
    "lease_contract", "property_certificate",
)  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_is_counted_from_a_list_with_an_unread_page(scheme: str) -> None:
    dossier = truth_dossier(1, scheme).dossier()
    for kind in LISTS:
        entries = dossier.of_kind(kind)
        if not entries:
            continue
        file = entries[0].file
        problem = Problem(stage="reading", code="unread-page", message="x", file=file)
        values = establish_values(replace(dossier, problems=(problem,)))
        counted = [
            name
            for name, value in values.items()
            if any(e.file == file for e in value.evidence) and not name.startswith("materials.")
        ]
        assert counted == [], kind
