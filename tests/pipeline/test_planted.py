# ruff: noqa: E501 - the table stays compact
"""Every kind of planted discrepancy through the whole pipeline, from recorded words: its checks are heard on the
document that holds it, and are silent on the same documents without it.

Only the documents that matter are printed; schemes and applicants are those the generator plants it in.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from dossier_ai.corpus.plant import CATALOGUE
from dossier_ai.corpus.truth import TruthDossier, clean_views, truth_dossier
from dossier_ai.corpus.views import restrict_layouts

FORM, LICENCE, AUDIT, SPECIAL = "application_form", "business_licence", "audit_report", "service_income_audit"
ROSTER, SERVED, ISO, EVENTS = (
    "staff_roster",
    "served_enterprise_list",
    "iso9001_certificate",
    "service_evidence",
)
DECLARED, LEASE, CREDIT = "truth_declaration", "lease_contract", "credit_report"

#: The kinds that have to be there for each discrepancy.
KINDS: dict[str, tuple[str, ...]] = {
    "P01": (LICENCE, ISO), "P02": (LICENCE, ISO), "P03": (LICENCE, AUDIT), "P04": (LICENCE, SERVED, "change_notice"),
    "P05": (LICENCE, FORM), "P06": (LICENCE, DECLARED), "P07": (LICENCE, DECLARED),
    "P08": ("private_non_enterprise_certificate",), "P09": (LICENCE,), "P10": (LICENCE,), "P11": (LICENCE, ISO),
    "P12": (LICENCE, ISO), "P13": (LICENCE, ISO), "P14": (LICENCE, ISO), "P15": (LICENCE, ISO), "P16": (AUDIT,),
    "P17": (AUDIT,), "P18": (FORM, AUDIT), "P19": (FORM, AUDIT), "P20": (SPECIAL,), "P21": (SPECIAL,),
    "P22": (LICENCE, SPECIAL, "government_contract"), "P23": (LICENCE, SPECIAL), "P24": (LICENCE, "government_contract"),
    "P25": (LICENCE, SPECIAL, "government_contract"), "P26": (LICENCE, "government_contract"), "P27": (FORM, ROSTER),
    "P28": (FORM, ROSTER), "P29": (FORM, ROSTER), "P30": (FORM, ROSTER, "personnel_evidence"), "P31": (ROSTER,),
    "P32": (ROSTER,), "P33": (FORM, SERVED), "P34": (FORM, SERVED), "P35": (SERVED,), "P36": (LICENCE, SERVED),
    "P37": (SERVED,), "P38": ("platform_evidence", "application_report"), "P39": (SERVED,), "P40": (SERVED,),
    "P41": (FORM, SERVED), "P42": (EVENTS,), "P43": (EVENTS,), "P44": (EVENTS,), "P45": (FORM, EVENTS), "P46": (FORM, EVENTS),
    "P47": (LICENCE, LEASE), "P48": (LICENCE, LEASE), "P49": (LICENCE, LEASE, FORM), "P50": (LICENCE, "recognition_document"),
    "P51": (FORM, "recognition_document"), "P52": (LICENCE, CREDIT), "P53": (LICENCE, CREDIT), "P54": (LICENCE, DECLARED),
    "P55": (LICENCE, "equipment_list"), "P56": (AUDIT,), "P57": (AUDIT,), "P58": (AUDIT,),
    "P59": (LICENCE, "cooperation_agreement"), "P60": (LICENCE, ROSTER, "expert_pool"), "P61": (FORM, LICENCE, "icp_filing"),
    "P62": (SERVED,), "P63": (LICENCE,), "P68": ("tenant_list",),
    "P69": (LICENCE, FORM, LEASE, "property_certificate"), "P70": ("service_ledger",), "P71": ("financing_evidence",),
    "P72": ("financing_evidence",), "P73": (LICENCE,), "P74": (FORM,),
}  # fmt: skip
#: Where another scheme than the drawn one needs fewer pages.
SCHEMES = {
    "P28": "qinghai-platform",
    "P42": "qinghai-platform",
    "P44": "qinghai-platform",
    "P45": "qinghai-platform",
    "P46": "guangdong-platform",
}
#: Applicants whose shares are such that they miss the threshold without the discrepancy, too.
MISSED = {"P23": {"XFN-34"}, "P28": {"XST-03"}}
SEED = 21


def verify(kit: Any, made: TruthDossier, kinds: tuple[str, ...], folder: Path) -> tuple[Any, Any]:
    """The record of the documents of these kinds, and what was printed."""
    asked: dict[str, Any] = {"scheme": made.world.scheme, "as_of": made.world.applied}
    if made.history():
        asked["register_file"] = folder / "register.csv"
        with asked["register_file"].open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, fieldnames=sorted(made.history()[0]))
            table.writeheader()
            table.writerows(made.history())
    printed = kit.print_truth(made, (*kinds, "change_notice"))
    return kit.verify(printed.submission(), **asked).record, printed


def without(made: TruthDossier) -> TruthDossier:
    """The same applicant with nothing planted."""
    views = clean_views(made.world, made.source)
    restrict_layouts(views, held_out=False)
    return TruthDossier(made.seed, made.world, views, made.source)


def heard(record: Any, expect: tuple[str, ...], missing: str = "") -> dict[str, set[tuple[str, str]]]:
    """What the checks of `expect` say: contradictions and thresholds missed; of missing materials only what
    concerns the clause `missing`."""
    found = [f for f in record.findings if f.id in expect and (f.id != "XPK-01" or missing in f.clauses)]
    return {id: {(f.finding_class, f.found) for f in found if f.id == id} for id in {f.id for f in found}}


def test_every_kind_is_tried() -> None:
    assert KINDS.keys() == CATALOGUE.keys()


@pytest.mark.parametrize(
    "name",
    sorted(KINDS),
)
def test_what_is_planted_is_heard_and_nothing_without_it(kit: Any, name: str, tmp_path: Path) -> None:
    made = truth_dossier(SEED, SCHEMES.get(name), [name])
    restrict_layouts(made.views, held_out=False)
    (planted,) = made.planted
    record, printed = verify(kit, made, KINDS[name], tmp_path)
    clean, _ = verify(kit, without(made), KINDS[name], tmp_path)
    missing = "QH-9-4" if name == "P55" else ""
    before, after = heard(clean, planted.expect, missing), heard(record, planted.expect, missing)
    assert {id for id, said in before.items() if any(kind == "contradiction" for kind, _ in said)} == set()
    assert before.keys() <= MISSED.get(name, set())
    assert after.keys() == set(planted.expect)
    place = next((n for v, n in zip(printed.views, printed.names, strict=True) if v is planted.view), None)
    shown = {e.file for f in record.findings if f.id in planted.expect for e in f.evidence}
    assert place is None or place in shown
