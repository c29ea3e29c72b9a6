"""The whole run: a clean dossier is silent, severities, uncertainty, order and determinism."""

from __future__ import annotations

import dataclasses
import random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier_ai.checks.catalogue import load_catalogue
from dossier_ai.checks.run import implemented, registered_checks, run_checks
from dossier_ai.core import Dossier
from dossier_ai.core.field import Evidence

ABSENT_KINDS = {
    # Other registrations than the licence, the form of a renewal, and kinds without a field that is compared.
    "public_institution_certificate",
    "social_organisation_certificate",
    "private_non_enterprise_certificate",
    "other_registration",
    "renewal_form",
    "satisfaction_survey",
    "identity_card",
    "divider",
    "unknown",
}


def test_clean_dossier_has_no_finding(draft: Any, make_scope: Any) -> None:
    assert run_checks(draft.build(), make_scope()) == ()


def test_clean_dossier_of_every_kind_has_no_finding(full: Any, make_scope: Any) -> None:
    clauses = frozenset(c for entry in load_catalogue().entries.values() for c in entry.clauses)
    kinds = {kind for kind in load_catalogue().documents if kind not in ABSENT_KINDS}
    assert kinds <= {paper.kind for paper in full.papers}
    assert run_checks(full.build(), make_scope(clauses=clauses)) == ()


def test_every_single_missing_input_of_every_kind_makes_no_contradiction(full: Any, make_scope: Any) -> None:
    clean, scope = full.build(), make_scope(required=())
    for field in clean.fields:
        rest = tuple(f for f in clean.fields if f is not field)
        assert run_checks(dataclasses.replace(clean, fields=rest), scope) == (), field.name
        for key in sorted({k for row in _rows(field) for k in row}):
            rows = tuple({k: c for k, c in row.items() if k != key} for row in _rows(field))
            thinned = field.model_copy(update={"value": rows})
            changed = tuple(thinned if f is field else f for f in clean.fields)
            found = run_checks(dataclasses.replace(clean, fields=changed), scope)
            assert found == (), f"{field.name}.{key}"


def _rows(field: Any) -> list[Any]:
    return [row for row in field.value if isinstance(row, dict)] if isinstance(field.value, tuple) else []


def test_empty_dossier_only_lacks_its_materials(make_scope: Any) -> None:
    found = run_checks(Dossier(None, (), ()), make_scope())
    assert {f.id for f in found} == {"XPK-01"}
    assert len(found) == 10


def test_every_single_missing_field_makes_no_contradiction(draft: Any, make_scope: Any) -> None:
    """Missing input never fires: fields are taken away one at a time, and one kind at a time."""
    clean, scope = draft.build(), make_scope(required=())
    for i in range(len(clean.fields)):
        rest = clean.fields[:i] + clean.fields[i + 1 :]
        assert run_checks(dataclasses.replace(clean, fields=rest), scope) == (), clean.fields[i].name
    for kind in sorted({d.kind for d in clean.documents}):
        gone = {d.id for d in clean.documents if d.kind == kind}
        rest_documents = tuple(d for d in clean.documents if d.id not in gone)
        rest_fields = tuple(f for f in clean.fields if f.document not in gone)
        assert run_checks(Dossier(clean.application_date, rest_documents, rest_fields), scope) == (), kind


def _spoiled(draft: Any) -> Any:
    draft.set("audit_report.equity", draft.Read("2006789.12", "2,006,789.12"))
    draft.set("application_form.total_assets", draft.wan("3256789.12"))
    draft.set("application_form.legal_rep", "李虚构")
    draft.set("truth_declaration.signed", False)
    draft.rows("staff_roster.rows")[1]["seq"] = "7"
    draft.rows("served_enterprise_list.rows")[3]["name"] = "虚构市工业和信息化局"
    draft.set("iso9001_certificate.holder", "另一虚构有限公司").unset("iso9001_certificate.holder_uscc")
    draft.set("staff_roster.unit_name", "另一虚构有限公司")
    draft.remove("policy_document")
    return draft


def test_findings_stand_in_the_order_of_the_families(draft: Any, make_scope: Any) -> None:
    found = run_checks(_spoiled(draft).build(), make_scope())
    order = [check.id for check in registered_checks()]
    places = [order.index(f.id) for f in found]
    assert places == sorted(places)
    assert {"XID-03", "XID-05", "XPK-01", "XPK-04", "XFN-01", "XFN-16", "XFN-26", "XSV-05", "XCT-01"} <= {
        f.id for f in found
    }


@given(st.randoms(use_true_random=False))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_order_of_documents_and_fields_does_not_matter(
    draft: Any, make_scope: Any, rng: random.Random
) -> None:
    if not draft.problems and draft.paper("truth_declaration").fields["signed"]:
        _spoiled(draft)
    dossier = draft.build()
    documents, fields = list(dossier.documents), list(dossier.fields)
    rng.shuffle(documents)
    rng.shuffle(fields)
    shuffled = dataclasses.replace(dossier, documents=tuple(documents), fields=tuple(fields))
    assert run_checks(shuffled, make_scope()) == run_checks(dossier, make_scope())


def test_check_without_a_clause_of_the_scheme_is_minor(draft: Any, make_scope: Any) -> None:
    """XID-05 names no clause of Qinghai, and one of Liaoning."""
    draft.set("application_form.legal_rep", "李虚构")
    (here,) = run_checks(draft.build(), make_scope())
    (there,) = run_checks(draft.build(), make_scope(clauses=frozenset({"LN-12-6a"})))
    assert (here.severity, here.clauses) == ("m", ())
    assert (there.severity, there.clauses) == ("M", ("LN-12-6a",))


def test_doubtful_reading_keeps_its_severity_and_says_so(draft: Any, make_scope: Any) -> None:
    draft.set("audit_report.liabilities_and_equity", draft.Read("3256879.12", "3,256,879.12", 0.95))
    (sure,) = run_checks(draft.build(), make_scope(clauses=frozenset({"GD-6-3"})))
    draft.set("audit_report.liabilities_and_equity", draft.Read("3256879.12", "3,256,879.12", 0.79))
    (doubtful,) = run_checks(draft.build(), make_scope(clauses=frozenset({"GD-6-3"})))
    assert (sure.severity, sure.uncertain) == ("B", False)
    assert (doubtful.severity, doubtful.uncertain) == ("B", True)
    assert doubtful.message.zh == sure.message.zh + "（识别置信度低，请核对原件）"


def test_attached_document_is_never_the_applicants(draft: Any, make_scope: Any) -> None:
    """The audit firm's own licence is bound into the audit report."""
    fields = {
        "uscc": draft.OTHER_CODE,
        "name": "虚构正信会计师事务所",
        "legal_rep": "周所长",
        "established": "2010-01-01",
    }
    draft.papers.insert(0, draft.Paper("business_licence", fields, "营业执照", belongs_to="d04"))
    assert run_checks(draft.build(), make_scope()) == ()


def test_partners_licence_without_a_note_is_not_the_applicants(draft: Any, make_scope: Any) -> None:
    fields = {
        "uscc": draft.OTHER_CODE,
        "name": "虚构律师有限公司",
        "legal_rep": "周律师",
        "established": "2010-01-01",
    }
    draft.papers.insert(0, draft.Paper("business_licence", fields, "营业执照"))
    assert run_checks(draft.build(), make_scope()) == ()


def test_values_are_exact_and_both_sources_are_shown(draft: Any, make_scope: Any) -> None:
    draft.set("application_form.total_assets", draft.wan("360.00"))
    (finding,) = run_checks(draft.build(), make_scope())
    assert finding.declared == "3,600,000.00 元"
    assert finding.found == "3,256,789.12 元"
    assert finding.difference == "+343,210.88 元"
    assert finding.tolerance == "±16,283.9456 元"
    assert {e.file for e in finding.evidence} == {"02-application_form.pdf", "03-audit_report.pdf"}
    assert finding.clauses == ("QH-5-1b",)


def test_every_implemented_check_stands_in_the_catalogue() -> None:
    entries = load_catalogue().entries
    assert implemented() <= entries.keys()
    assert all(entries[i].tolerance is not None for i in implemented())
    assert all(entries[i].finding_class == "contradiction" for i in implemented())
    assert len(entries) == 168


def test_finding_repeats_for_no_pair(draft: Any, make_scope: Any) -> None:
    found = run_checks(_spoiled(draft).build(), make_scope())
    keys: list[tuple[str, tuple[Evidence, ...]]] = [(f.id, f.evidence) for f in found if f.id != "XPK-01"]
    assert len(keys) == len(set(keys))
