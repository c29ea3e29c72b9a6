"""Identity of the applicant: its unified code and its registration across the documents."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, day, half_step, number, period, text
from dossier_ai.checks.printed import yuan
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import (
    REGISTRATION_KINDS,
    form_field,
    is_third_party,
    registration,
)
from dossier_ai.core import Dossier, Field, FieldState
from dossier_ai.text.codes import check_uscc, compact_code
from dossier_ai.text.names import norm_name, similarity

ADDRESS_LIKENESS = 0.80
BRANCH_WORDS = re.compile(r"分公司|分支机构|分中心|办事处|代表处|分会|分所")


def code_sound(code: str) -> bool:
    """XID-01: the unified code passes both check characters and has a known class."""
    return check_uscc(code).sound


def codes_equal(codes: Sequence[str]) -> bool:
    """XID-02: all unified codes are the same."""
    return len({compact_code(code) for code in codes}) == 1


_CLASSES = {"D01": "9", "D02": "12", "D03": "51", "D04": "52"}
_CODED_KINDS = {
    "business_licence": "D01",
    "public_institution_certificate": "D02",
    "social_organisation_certificate": "D03",
    "private_non_enterprise_certificate": "D04",
}


def class_fits(doc: str, code: str) -> bool:
    """XID-08: the code's registrar and class are those of the kind of certificate."""
    return code.startswith(_CLASSES[doc])


def dates_equal(form_date: dt.date, licence_date: dt.date) -> bool:
    """XID-10: the form's registration date is the certificate's founding date."""
    return form_date == licence_date


def capital_agrees(
    form_wan: Decimal | int | str, licence_yuan: Decimal | int | str, tol: Decimal | int = 50
) -> bool:
    """XID-11: the form's capital (in ten-thousands) is the certificate's."""
    return abs(Decimal(form_wan) * 10000 - Decimal(licence_yuan)) <= Decimal(tol)


def addresses_alike(addr_form: str, addr_licence: str) -> bool:
    """XID-12: the two addresses are alike."""
    return similarity(addr_form, addr_licence) >= ADDRESS_LIKENESS


def not_a_branch(name: str, kind: str) -> bool:
    """XID-14: neither name nor kind is that of a branch."""
    return not BRANCH_WORDS.search(name + kind)


def certificate_in_force(end: dt.date | None, T: dt.date) -> bool:  # noqa: N803
    """XID-16: the registration has not run out on the application date; open-ended terms have no end."""
    return end is None or end >= T


_CODE_FIELDS = (
    *(f"{kind}.uscc" for kind in REGISTRATION_KINDS),
    "iso9001_certificate.holder_uscc",
)
_PRINTED_CODE = re.compile(r"[0-9A-Z]{18}")


def _codes(dossier: Dossier) -> Iterator[tuple[Field, Known[str]]]:
    """The applicant's unified codes: as read, and where no value could be settled, as printed (uncertain).
    Old registration numbers and organisation codes are shorter and are left out."""
    own = {e.id: e for e in dossier.documents if not e.belongs_to}
    for field in dossier.fields:
        if field.name not in _CODE_FIELDS or field.document not in own:
            continue
        if is_third_party(dossier, own[field.document]):
            continue
        known = text(field)
        if known is not None:
            if len(compact_code(known.value)) == 18:
                yield field, known
        elif field.state is FieldState.OCCLUDED and field.evidence:
            printed = _PRINTED_CODE.findall(compact_code(field.raw))
            if len(printed) == 1:
                yield field, Known(printed[0], field.evidence, 0.0, field.raw, field.document)


def compare_code_checks(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-01: the check characters of each of the applicant's codes."""
    for field, code in _codes(dossier):
        if not code_sound(code.value):
            checked = check_uscc(code.value)
            yield Disagreement(
                evidence=evidence_of(code),
                declared=compact_code(code.value),
                found="；".join((*checked.errors, *checked.warnings)),
                words={"doc": document_name(field.kind), "code": compact_code(code.value)},
                uncertain=unsure(code),
            )
        elif field.state is FieldState.REPAIRED and not code_sound(code.raw):
            # What was misread cannot be told from what was misprinted: a person compares it once.
            pair = (compact_code(code.raw), compact_code(code.value))
            yield Disagreement(
                evidence=evidence_of(code),
                declared=pair[0],
                found=pair[1],
                words={"doc": document_name(field.kind), "code": pair[0], "repaired": pair[1]},
                variant="repaired",
                severity="m",
                uncertain=True,
            )


def compare_codes(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-02: the code of the registration certificate against that of every other document."""
    entry = registration(dossier)
    codes = list(_codes(dossier))
    if not codes:
        return
    reference = next(((f, c) for f, c in codes if entry and f.document == entry.id), codes[0])
    for field, code in codes:
        if field is not reference[0] and not codes_equal([reference[1].value, code.value]):
            pair = (compact_code(reference[1].value), compact_code(code.value))
            yield Disagreement(
                evidence=evidence_of(reference[1], code),
                declared=f"{document_name(reference[0].kind).zh} {pair[0]}",
                found=f"{document_name(field.kind).zh} {pair[1]}",
                words={"codes": " / ".join(pair)},
                uncertain=unsure(reference[1], code),
            )


def compare_classes(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-08: the kind of the registration certificate against the class in its code."""
    entry = registration(dossier)
    code = text(dossier.in_document(entry.id, "uscc")) if entry else None
    if entry is None or code is None or entry.kind not in _CODED_KINDS or not check_uscc(code.value).sound:
        return
    checked = check_uscc(code.value)
    if not class_fits(_CODED_KINDS[entry.kind], checked.value):
        yield Disagreement(
            evidence=evidence_of(code) + ((entry.title_evidence,) if entry.title_evidence else ()),
            declared=document_name(entry.kind).zh,
            found=f"{checked.value}（{checked.department}·{checked.organisation_class}）",
            uncertain=unsure(code),
        )


def compare_founding(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-10: the form's registration date against the founding date, as far as both are printed."""
    entry = registration(dossier)
    certified = day(dossier.in_document(entry.id, "established")) if entry else None
    declared = day(form_field(dossier, "registered_on"))
    if certified is None or declared is None:
        return
    coarse = "%Y" if "year" in {certified.value.precision, declared.value.precision} else "%Y-%m"
    exact = certified.value.precision == declared.value.precision == "day"
    shape = "%Y-%m-%d" if exact else coarse
    if exact and dates_equal(declared.value.earliest, certified.value.earliest):
        return
    if not exact and f"{declared.value.earliest:{shape}}" == f"{certified.value.earliest:{shape}}":
        return
    yield Disagreement(
        evidence=evidence_of(declared, certified),
        declared=declared.value.iso,
        found=certified.value.iso,
        difference=f"{(declared.value.earliest - certified.value.earliest).days:+d} 天" if exact else "",
        uncertain=unsure(declared, certified),
    )


def compare_capital(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-11: the form's registered capital against the certificate's."""
    entry = registration(dossier)
    certified = number(dossier.in_document(entry.id, "capital")) if entry else None
    declared = number(form_field(dossier, "registered_capital"))
    if certified is None or declared is None:
        return
    tol = max(Decimal(50), half_step(declared) or Decimal(0))
    if not capital_agrees(declared.value / 10000, certified.value, tol):
        yield Disagreement(
            evidence=evidence_of(declared, certified),
            declared=yuan(declared.value),
            found=yuan(certified.value),
            difference=yuan(declared.value - certified.value, signed=True),
            tolerance=f"±{yuan(tol)}",
            uncertain=unsure(declared, certified),
        )


def compare_addresses(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-12: the form's address against the certificate's; one that contains the other only says more."""
    entry = registration(dossier)
    certified = text(dossier.in_document(entry.id, "address")) if entry else None
    declared = text(form_field(dossier, "address"))
    if certified is None or declared is None:
        return
    short, long = sorted((norm_name(certified.value), norm_name(declared.value)), key=len)
    if short in long or addresses_alike(declared.value, certified.value):
        return
    yield Disagreement(
        evidence=evidence_of(declared, certified),
        declared=declared.value,
        found=certified.value,
        difference=f"相似度 {similarity(declared.value, certified.value):.2f}",
        uncertain=unsure(declared, certified),
    )


def compare_branch(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-14: name and kind of the registration; a name alone without the kind of a branch is major."""
    entry = registration(dossier)
    if entry is None:
        return
    name = text(dossier.in_document(entry.id, "name"))
    kind = text(dossier.in_document(entry.id, "kind"))
    if name is None or not_a_branch(name.value, kind.value if kind else ""):
        return
    confirmed = kind is not None and not not_a_branch("", kind.value)
    yield Disagreement(
        evidence=evidence_of(name, kind),
        declared="独立法人",
        found="，".join(part.value for part in (name, kind) if part is not None),
        severity=None if confirmed else "M",
        uncertain=unsure(name, kind),
    )


def compare_term(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-16: the end of the registration's term against the application date."""
    entry = registration(dossier)
    if entry is None or scope.application_date is None:
        return
    field = dossier.in_document(entry.id, "term") or dossier.in_document(entry.id, "valid_to")
    term = period(field)
    end = term.value[1] if term else None
    if term is None or end is None or certificate_in_force(end.latest, scope.application_date):
        return
    yield Disagreement(
        evidence=evidence_of(term),
        declared=f"申报日 {scope.application_date.isoformat()}",
        found=f"有效期至 {end.iso}",
        difference=f"{(scope.application_date - end.latest).days} 天",
        uncertain=unsure(term),
    )


CHECKS = (
    Check("XID-01", code_sound, compare_code_checks),
    Check("XID-02", codes_equal, compare_codes),
    Check("XID-08", class_fits, compare_classes),
    Check("XID-10", dates_equal, compare_founding),
    Check("XID-11", capital_agrees, compare_capital),
    Check("XID-12", addresses_alike, compare_addresses),
    Check("XID-14", not_a_branch, compare_branch),
    Check("XID-16", certificate_in_force, compare_term),
)
