"""Names of the applicant and its people across the documents, before and after a change (domain 3.2)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, day, text
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import (
    FORM_KINDS,
    REGISTRATION_KINDS,
    applicant,
    applied_on,
    form_field,
    is_third_party,
    registration,
    renamings,
)
from dossier_ai.core import DocumentEntry, Dossier
from dossier_ai.text.codes import check_uscc, compact_code
from dossier_ai.text.names import norm_name, same_name, similarity

OCR_LIKENESS = 0.90


def new_name_used(dated: Sequence[tuple[str, dt.date]], current: str, change: dt.date) -> bool:
    """XID-04: documents of the day of the change and later bear the new name."""
    return all(same_name(name, current) for name, day in dated if day >= change)


def platform_linked(platform: str, org: str, platform_linked: bool) -> bool:
    """XID-13: the platform has the name of the legal person, or a document links the two."""
    return bool(platform) and (same_name(platform, org) or platform_linked)


def names_equal(names: Sequence[str], current: str, former: Sequence[str]) -> bool:
    """XID-03: every name is the present one or a proven former one."""
    return all(same_name(n, current) or any(same_name(n, f) for f in former) for n in names)


def representatives_equal(reps: Sequence[str], has_change_notice: bool) -> bool:
    """XID-05: one legal representative, or a notice of a change."""
    return len({norm_name(rep) for rep in reps}) == 1 or has_change_notice


_NAME_FIELDS = (
    *(f"{kind}.name" for kind in REGISTRATION_KINDS),
    "application_form.applicant",
    "renewal_form.applicant",
    "audit_report.addressee",
    "service_income_audit.addressee",
    "staff_roster.unit_name",
    "equipment_list.unit_name",
    "served_enterprise_list.unit_name",
    "application_report.unit_name",
    "truth_declaration.applicant",
)
_TAIL = re.compile(r"(?:全体)?(?:股东|理事会?|董事会?|合伙人|出资人|投资人|会员)?[：:]?$")
_SEAL_HINT = re.compile(r"[（(](?:盖章|公章|签章|加盖公章|盖公章|章)[）)]")


def bare_name(printed: str) -> str:
    """The unit's name without the words that forms and audit reports print around it."""
    return _TAIL.sub("", _SEAL_HINT.sub("", printed).strip()).strip()


def compare_names(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-03: the name of the registration certificate against that on every other document."""
    own = {e.id: e for e in dossier.documents if not e.belongs_to}
    current = applicant(dossier, scope)
    if current is None:
        return
    for field in dossier.all(*_NAME_FIELDS):
        name = text(field)
        entry = own.get(field.document)
        if name is None or entry is None or is_third_party(dossier, entry):
            continue
        printed = bare_name(name.value)
        if not printed or names_equal([printed], current.value, scope.former_names):
            continue
        if unproven := _renamed(dossier, own[field.document], current):
            yield Disagreement(
                evidence=evidence_of(current, name, unproven),
                declared=current.value,
                found=f"{document_name(field.kind).zh}：{printed}",
                words={"names": f"{current.value} / {printed}"},
                variant="unproven",
                severity="M",
                uncertain=unsure(current, name, unproven),
            )
            continue
        likeness = max(similarity(printed, known) for known in (current.value, *scope.former_names))
        similar = likeness >= OCR_LIKENESS
        yield Disagreement(
            evidence=evidence_of(current, name),
            declared=current.value,
            found=f"{document_name(field.kind).zh}：{printed}",
            difference=f"相似度 {likeness:.2f}",
            words={"names": f"{current.value} / {printed}"},
            variant="similar" if similar else "",
            severity="M" if similar else None,
            uncertain=unsure(current, name),
        )


def _tells_of_people(dossier: Dossier, notice: DocumentEntry) -> bool:
    """Whether a notice may be one of a change of the representative: it names one, or what it changes was not
    read."""
    keys = ("old_legal_rep", "new_legal_rep", "old_name", "new_name")
    people = [text(dossier.in_document(notice.id, key)) for key in keys]
    return any(people[:2]) or not any(people[2:])


def compare_representatives(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-05: the legal representative of the certificate against the form's."""
    entry = registration(dossier)
    certified = text(dossier.in_document(entry.id, "legal_rep")) if entry else None
    declared = text(form_field(dossier, "legal_rep"))
    if certified is None or declared is None:
        return
    noticed = any(_tells_of_people(dossier, notice) for notice in dossier.of_kind("change_notice"))
    if not representatives_equal([certified.value, declared.value], noticed):
        yield Disagreement(
            evidence=evidence_of(declared, certified),
            declared=declared.value,
            found=certified.value,
            words={"reps": f"{declared.value} / {certified.value}"},
            uncertain=unsure(declared, certified),
        )


def _renamed(dossier: Dossier, entry: DocumentEntry, current: Known[str]) -> Known[str] | None:
    """The code of another registration certificate that is the applicant's under another name: a change
    without its notice."""
    own = registration(dossier)
    if own is None or entry.kind not in REGISTRATION_KINDS or entry.id == own.id:
        return None
    codes = [text(dossier.in_document(e.id, "uscc")) for e in (own, entry)]
    if not (codes[0] and codes[1] and check_uscc(codes[0].value).sound):
        return None
    return codes[1] if compact_code(codes[0].value) == compact_code(codes[1].value) else None


_DATED = {
    "business_licence": (("name",), "issued"),
    "audit_report": (("addressee",), "report_date"),
    "service_income_audit": (("addressee",), "report_date"),
    "truth_declaration": (("applicant",), "date"),
    "application_report": (("unit_name",), "date"),
    "policy_document": (("unit_name",), "date"),
    "cooperation_agreement": (("party_a", "party_b"), "signed_on"),
    "lease_contract": (("lessee",), "signed_on"),
    "government_contract": (("party_b",), "signed_on"),
    "iso9001_certificate": (("holder",), "issued"),
    "qualification_certificate": (("holder",), "issued"),
    "icp_filing": (("holder",), "approved_on"),
    "credit_report": (("subject",), "report_date"),
    **dict.fromkeys(FORM_KINDS, (("applicant",), "filled_on")),
}
"""Where a document names the applicant, and its own date."""
_UNDATED = ("staff_roster", "equipment_list", "served_enterprise_list", "tenant_list", "service_ledger")
"""Lists that are made for the application."""


def _dated_names(
    dossier: Dossier, scope: Scope
) -> Iterator[tuple[DocumentEntry, Known[str], Known[dt.date]]]:
    """Each document with the name it bears and the first day that its date can mean."""
    for entry in dossier.of_kind(*_DATED):
        keys, date_key = _DATED[entry.kind]
        dated = day(dossier.in_document(entry.id, date_key))
        for key in keys:
            name = text(dossier.in_document(entry.id, key))
            if name is not None and dated is not None:
                yield entry, name, Known(dated.value.earliest, dated.evidence, dated.confidence)
    applied = applied_on(dossier, scope)
    for entry in dossier.of_kind(*_UNDATED) if applied else ():
        name = text(dossier.in_document(entry.id, "unit_name"))
        if name is not None and applied is not None:
            yield entry, name, applied


def compare_dated_names(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-04: documents that bear the old name although they are dated on or after its change."""
    current = applicant(dossier, scope)
    if current is None:
        return
    for change in renamings(dossier, current.value):
        if change.on is None:
            continue
        for entry, name, dated in _dated_names(dossier, scope):
            printed = bare_name(name.value)
            if not same_name(printed, change.old.value):
                continue
            if not new_name_used([(printed, dated.value)], change.new.value, change.on.value):
                yield Disagreement(
                    evidence=evidence_of(name, dated, change.old, change.new, change.on),
                    declared=f"{dated.value.isoformat()} {printed}",
                    found=f"{change.on.value.isoformat()} 起为 {change.new.value}",
                    difference=f"{(dated.value - change.on.value).days} 天",
                    words={"doc": document_name(entry.kind)},
                    uncertain=unsure(name, dated, change.old, change.on),
                )


def _pairs(dossier: Dossier) -> Iterator[tuple[Known[str], Known[str]]]:
    """Platform and organisation as documents name them together: lists of recognised platforms, site
    filings."""
    for row in dossier.rows("recognition_document.rows"):
        platform, name = text(row.get("platform")), text(row.get("name"))
        if platform is not None and name is not None:
            yield platform, name
    for entry in dossier.of_kind("icp_filing"):
        site = text(dossier.in_document(entry.id, "site_name"))
        holder = text(dossier.in_document(entry.id, "holder"))
        if site is not None and holder is not None:
            yield site, holder


def compare_platform(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-13: the form's platform against documents that name its operator: none of them may name another
    one only. A form whose platform no document mentions says nothing."""
    platform, current = text(form_field(dossier, "platform_name")), applicant(dossier, scope)
    if platform is None or current is None:
        return
    pairs = [(p, o) for p, o in _pairs(dossier) if same_name(p.value, platform.value)]
    own = [current.value, *scope.former_names]
    linked = any(same_name(o.value, name) for _, o in pairs for name in own)
    if pairs and not platform_linked(platform.value, current.value, linked):
        shown, operator = pairs[0]
        yield Disagreement(
            evidence=evidence_of(platform, current, shown, operator),
            declared=f"{platform.value}（{current.value}）",
            found=f"{shown.value}（{operator.value}）",
            uncertain=unsure(platform, current, shown, operator),
        )


CHECKS = (
    Check("XID-03", names_equal, compare_names),
    Check("XID-04", new_name_used, compare_dated_names),
    Check("XID-05", representatives_equal, compare_representatives),
    Check("XID-13", platform_linked, compare_platform),
)
