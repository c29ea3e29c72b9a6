# ruff: noqa: E501 - the tables stay compact
"""Every scheme's complete dossier holds its materials, in the agreed keys, and its figures agree."""

from decimal import Decimal
from typing import Any

import pytest

from dossier_ai.corpus.truth import TruthDossier, truth_dossier
from dossier_ai.corpus.views_form import SUMMARY_COLUMNS
from dossier_ai.corpus.views_government import SECTIONS

REGISTRATION = {
    "enterprise": "business_licence", "private_non_enterprise": "private_non_enterprise_certificate",
    "public_institution": "public_institution_certificate", "partnership": "business_licence",
    "social_organisation": "social_organisation_certificate", "law_firm": "other_registration",
}  # fmt: skip
COMMON = {"application_form", "application_report", "staff_roster", "audit_report", "cooperation_agreement",
          "service_evidence", "policy_document", "truth_declaration"}  # fmt: skip
PREMISES = {"lease_contract", "property_certificate"}
# Domain 4.10, by scheme: what its dossier holds besides.
MATERIALS: dict[str, set[str]] = {
    "guangdong-platform": {"iso9001_certificate", "served_enterprise_list", "intellectual_property", "expert_pool",
                           "credit_report", "icp_filing", "platform_evidence", "personnel_evidence"},
    "liaoning-platform": {"service_income_audit", "served_enterprise_list", "recognition_document", "credit_report",
                          "qualification_certificate", "service_ledger", "icp_filing"},
    "qinghai-platform": {"service_income_audit", "equipment_list", "served_enterprise_list", "recognition_document",
                         "qualification_certificate"},
    "cicasme-platform": {"service_income_audit", "served_enterprise_list", "credit_report", "icp_filing",
                         "qualification_certificate", "service_ledger"},
    "chengdu-platform": {"served_enterprise_list", "expert_pool", "credit_report", "personnel_evidence"},
    "chengdu-base": {"service_income_audit", "service_ledger", "tenant_list", "personnel_evidence", "credit_report"},
}  # fmt: skip
# Keys as agreed for the kinds; a document has no other ones and all that are not marked optional here.
KEYS: dict[str, tuple[str, str]] = {
    "public_institution_certificate": (
        "uscc name purpose address legal_rep funding capital sponsor registrar valid_from valid_to copy_kind",
        "cert_no other_names"),
    "social_organisation_certificate": (
        "uscc name scope address legal_rep capital supervisor registrar valid_from valid_to issued branch",
        "cert_no activity_area established"),
    "private_non_enterprise_certificate": (
        "uscc form name address legal_rep capital scope supervisor registrar valid_from valid_to issued",
        "cert_no established"),
    "other_registration": ("certificate uscc name legal_rep address", "capital issued valid_from valid_to registrar"),
    "change_notice": (
        "doc_no name uscc changes old_name new_name approved_on registrar sealed", "old_legal_rep new_legal_rep"),
    "lease_contract": (
        "title contract_no lessor lessee address area purpose term rent_period property_no signed_on lessor_sealed "
        "lessee_sealed sublease_consent", "rent deposit"),
    "property_certificate": (
        "cert_no serial owner co_ownership address unit_no right_kind right_nature purpose area land_area term "
        "registered_on registrar", ""),
    "recognition_document": (
        "doc_no title authority level category date valid_years valid_to publicity_only rows sealed", ""),
    "intellectual_property": (
        "ipr_kind title number cert_no owner owners granted_on authority", "applied_on expires trademark_class"),
    "icp_filing": ("holder holder_kind number site_name domain approved_on", ""),
    "government_contract": (
        "title document_kind contract_no project procurement_no party_a party_b content amount amount_words tax_rate "
        "term signed_on place sealed_a sealed_b signed_a signed_b", ""),
    "expert_pool": ("", "unit_name unit_sealed rows expert appointer field appointed_on term"),
    "credit_report": (
        "title report_kind subject subject_kind report_no report_date issuer sections records", "subject_uscc"),
    "service_ledger": ("unit_name year rows", ""),
    "tenant_list": ("unit_name snapshot_on unit_sealed declared_total rows", ""),
    "personnel_evidence": (
        "certificate issuer issued",
        "person number level subject school unit term rows insured_count period"),
    "financing_evidence": (
        "evidence_kind unit_name year sealed",
        "rows declared_total guarantee_new guarantee_opening guarantee_closing"),
    "satisfaction_survey": ("survey_kind date sealed", "enterprise rating issued_count returned_count rate rows"),
    "platform_evidence": ("site_name url domain captured_on counters disclosures services", ""),
    "operations_summary": ("year authority filled_by phone filled_on sealed rows", ""),
}  # fmt: skip
CASES = [(scheme, seed) for scheme in MATERIALS for seed in range(5)]


def _by_kind(dossier: TruthDossier) -> dict[str, list[dict[str, Any]]]:
    out: dict[str, list[dict[str, Any]]] = {}
    for view in dossier.views:
        out.setdefault(view.kind, []).append(view.fields)
    return out


@pytest.mark.parametrize(("scheme", "seed"), CASES)
def test_a_dossier_holds_its_materials(scheme: str, seed: int) -> None:
    dossier = truth_dossier(seed, scheme)
    kinds = {v.kind for v in dossier.views}
    wanted = COMMON | MATERIALS[scheme] | {REGISTRATION[dossier.world.entity]}
    assert wanted <= kinds
    assert kinds & PREMISES
    if scheme == "guangdong-platform" and dossier.world.entity == "enterprise":
        assert {"government_contract", "service_income_audit"} <= kinds


@pytest.mark.parametrize(("scheme", "seed"), CASES)
def test_keys_are_the_agreed_ones(scheme: str, seed: int) -> None:
    dossier = truth_dossier(seed, scheme, procedure="renewal" if seed == 4 else "initial")
    for view in dossier.views:
        if view.kind in KEYS:
            needed, optional = (set(words.split()) for words in KEYS[view.kind])
            assert needed <= set(view.fields) <= needed | optional, view.title
        assert 0 <= view.layout <= 3


@pytest.mark.parametrize("entity", sorted(REGISTRATION))
def test_every_kind_of_applicant(entity: Any) -> None:
    dossier = truth_dossier(2, "guangdong-platform", entity=entity)
    papers = _by_kind(dossier)
    (registration,) = papers[REGISTRATION[entity]]
    code = {"enterprise": "91", "partnership": "91", "private_non_enterprise": "52", "public_institution": "12",
            "social_organisation": "51", "law_firm": "31"}[entity]  # fmt: skip
    assert registration["uscc"].startswith(code)
    assert registration["name"] == papers["application_form"][0]["applicant"]
    regime = papers["audit_report"][0]["regime"]
    assert (regime in ("non_profit", "government")) == (code in ("52", "12", "51"))


@pytest.mark.parametrize("seed", range(4))
def test_nonprofit_accounts_add_up(seed: int) -> None:
    dossier = truth_dossier(seed, "chengdu-platform", entity="private_non_enterprise")
    (audit,) = _by_kind(dossier)["audit_report"]
    for end in ("", "_previous"):
        change = Decimal(audit[f"revenue{end}"]) - Decimal(audit[f"expenses_total{end}"])
        assert change == Decimal(audit[f"net_assets_change{end}"])
    assert Decimal(audit["equity"]) - Decimal(audit["equity_opening"]) == Decimal(audit["net_assets_change"])
    assert "net_profit" not in audit and "retained_earnings" not in audit


@pytest.mark.parametrize("seed", range(4))
def test_special_audits_of_three_years_add_up(seed: int) -> None:
    dossier = truth_dossier(seed, "guangdong-platform", entity="enterprise", comfortable=True)
    audits = _by_kind(dossier)["service_income_audit"]
    assert [a["period"] for a in audits] == [str(dossier.world.year - i) for i in range(3)]
    for audit in audits:
        items = sum(Decimal(i["amount"]) for i in audit["service_income_items"])
        assert items == Decimal(audit["service_income_total"])
        assert Decimal(audit["gov_service_income"]) < items
    contracts = sum(Decimal(c["amount"]) for c in _by_kind(dossier)["government_contract"])
    assert sum(Decimal(a["gov_service_income"]) for a in audits) <= contracts


def test_a_renewal_brings_its_form_and_summary() -> None:
    papers = _by_kind(truth_dossier(1, "qinghai-platform", procedure="renewal"))
    assert "application_form" not in papers
    form, (summary,) = papers["renewal_form"][0], papers["operations_summary"]
    assert set(form) >= {"applicant", "opinion", "opinion_sealed", "years", "service_items", "investors"}
    (row,) = summary["rows"]
    assert tuple(row) == SUMMARY_COLUMNS and len(row) == 24
    assert papers["application_report"][0]["title"] == "有效期三年工作总结"


def test_a_base_shows_two_days_of_tenants() -> None:
    dossier = truth_dossier(1, "chengdu-base", comfortable=True)
    early, late = _by_kind(dossier)["tenant_list"]
    assert early["snapshot_on"] == f"{dossier.world.year}-12-31" < late["snapshot_on"]
    for listed in (early, late):
        assert all(row["entered_on"] <= listed["snapshot_on"] for row in listed["rows"])
        assert int(listed["declared_total"]) == len(listed["rows"])
        assert sum(row["size"] in ("微型", "小型") for row in listed["rows"]) >= 30


def test_credit_reports_are_of_unit_and_person() -> None:
    dossier = truth_dossier(1, "guangdong-platform")
    unit, person = _by_kind(dossier)["credit_report"]
    assert (unit["subject"], unit["subject_kind"]) == (dossier.world.name, "unit")
    assert (person["subject"], person["subject_kind"]) == (dossier.world.legal_rep, "person")
    assert [s["section"] for s in unit["sections"]] == [key for key, _ in SECTIONS]


def test_owned_sites_leave_room_for_equipment() -> None:
    for seed in range(30):
        form = _by_kind(truth_dossier(seed, "liaoning-platform"))["application_form"][0]
        shares = [Decimal(form[k]) for k in ("software_share", "equipment_share", "owned_site_share")]
        assert sum(shares) <= 100
        assert (form["site_tenure"] == "自有") == (form["owned_site_share"] != "0")
