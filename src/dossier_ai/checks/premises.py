"""Premises: lease and title against the applicant, the date, the form's area and tenure, and each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, Term, mark, number, period, text
from dossier_ai.checks.naming import OCR_LIKENESS
from dossier_ai.checks.printed import plain
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import (
    applicant,
    applied_on,
    form_field,
    is_applicant,
    lacks_pages,
    registration,
)
from dossier_ai.checks.statements import Number
from dossier_ai.core import DocumentEntry, Dossier
from dossier_ai.text.names import norm_name, same_name, similarity

ENDING_DAYS = 90
"""A lease that ends so soon after the application is pointed out."""
PLACE_LIKENESS = 0.6


def lessee_is_applicant(lessee: str, applicant: str, authorised: bool) -> bool:
    """XPR-01: the lessee is the applicant, or one that lets it use the premises."""
    return same_name(lessee, applicant) or authorised


def lease_covers(start: dt.date, end: dt.date, T: dt.date) -> bool:  # noqa: N803
    """XPR-02: the lease runs on the application date, both ends included."""
    return start <= T <= end


def areas_agree(form_area: Number, doc_area: Number) -> bool:
    """XPR-03: the areas differ by at most 2 % or one square metre."""
    allowed = max(Decimal(1), Decimal(doc_area) * Decimal("0.02"))
    return abs(Decimal(form_area) - Decimal(doc_area)) <= allowed


def tenure_proven(kind: str, has_lease: bool, has_title: bool) -> bool:
    """XPR-04: rented premises have a lease, own ones a title."""
    return (kind == "租用") == has_lease or (kind == "自有" and has_title)


def lessor_may_let(lessor: str, owner: str, sublease_consent: bool) -> bool:
    """XPR-05: the lessor owns the premises or has the owner's consent."""
    return same_name(lessor, owner) or sublease_consent


def premises_alike(addrs: Sequence[str], licence: str) -> bool:
    """XPR-06: one of the premises is at the registered address, or nearly."""
    return any(_alike(address, licence) for address in addrs)


def _alike(a: str, b: str) -> bool:
    short, long = sorted((norm_name(a), norm_name(b)), key=len)
    return bool(short) and (short in long or similarity(a, b) >= PLACE_LIKENESS)


@dataclass(frozen=True, slots=True)
class Lease:
    """A lease as far as it was read."""

    entry: DocumentEntry
    lessor: Known[str] | None
    lessee: Known[str] | None
    term: Known[Term] | None


def leases(dossier: Dossier, current: str, scope: Scope) -> list[Lease]:
    """The leases under which the applicant uses premises: not those by which it lets them, nor one that only
    leads to its own lessor's right."""
    found = [
        Lease(
            entry,
            text(dossier.in_document(entry.id, "lessor")),
            text(dossier.in_document(entry.id, "lessee")),
            period(dossier.in_document(entry.id, "term")),
        )
        for entry in dossier.of_kind("lease_contract")
    ]
    lessors = [
        lease.lessor.value
        for lease in found
        if lease.lessor and lease.lessee and is_applicant(lease.lessee.value, current, scope)
    ]
    return [
        lease
        for lease in found
        if not (lease.lessor and is_applicant(lease.lessor.value, current, scope))
        and not (lease.lessee and any(same_name(lease.lessee.value, lessor) for lessor in lessors))
    ]


def compare_lessees(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPR-01: the lessee of each lease."""
    current = applicant(dossier, scope)
    for lease in leases(dossier, current.value, scope) if current else ():
        if lease.lessee is None or current is None:
            continue
        own = [current.value, *scope.former_names]
        if any(lessee_is_applicant(lease.lessee.value, name, False) for name in own):
            continue
        likeness = similarity(lease.lessee.value, current.value)
        similar = likeness >= OCR_LIKENESS
        yield Disagreement(
            evidence=evidence_of(current, lease.lessee),
            declared=current.value,
            found=lease.lessee.value,
            difference=f"相似度 {likeness:.2f}",
            words={"lessee": lease.lessee.value},
            variant="similar" if similar else "",
            severity="M" if similar else None,
            uncertain=unsure(current, lease.lessee),
        )


def compare_lease_terms(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPR-02: the terms of the leases against the application date. An earlier lease beside one in force is
    history; one in force that ends within 90 days is pointed out where no other runs on."""
    current, applied = applicant(dossier, scope), applied_on(dossier, scope)
    if current is None or applied is None:
        return
    held = leases(dossier, current.value, scope)
    terms = [lease.term for lease in held if lease.term is not None]
    if not terms or len(terms) < len(held):
        return
    last = max(terms, key=_end)
    running = [t for t in terms if lease_covers(_start(t), _end(t), applied.value)]
    soon = bool(running) and (_end(last) - applied.value).days < ENDING_DAYS
    if running and not soon:
        return
    start, end = last.value
    yield Disagreement(
        evidence=evidence_of(last, applied),
        declared=f"申报日 {applied.value.isoformat()}",
        found=f"租赁期 {start.iso if start else ''} 至 {end.iso if end else '长期'}",
        difference=f"{(_end(last) - applied.value).days:+d} 天" if end else "",
        variant="soon" if soon else "",
        severity="m" if soon else None,
        uncertain=unsure(last, applied),
    )


def _start(term: Known[Term]) -> dt.date:
    return term.value[0].earliest if term.value[0] else dt.date.min


def _end(term: Known[Term]) -> dt.date:
    return term.value[1].latest if term.value[1] else dt.date.max


def _areas(dossier: Dossier, current: str, scope: Scope) -> list[Known[Decimal]] | None:
    """The areas of the applicant's leases and titles; None when one of them is not read."""
    ids = [lease.entry.id for lease in leases(dossier, current, scope)]
    for entry in dossier.of_kind("property_certificate"):
        owner = text(dossier.in_document(entry.id, "owner"))
        if owner is not None and any(
            norm_name(n) in norm_name(owner.value) for n in (current, *scope.former_names)
        ):
            ids.append(entry.id)
    areas = [number(dossier.in_document(document, "area")) for document in ids]
    read = [area for area in areas if area is not None]
    return read if read and len(read) == len(areas) else None


def compare_areas(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPR-03: the form's area against leases and titles, one of them or several together (a site may be a
    part of what is leased, and an expired lease may lie beside the new one)."""
    current, declared = applicant(dossier, scope), number(form_field(dossier, "site_area"))
    kinds = ("lease_contract", "property_certificate")
    if current is None or declared is None or any(lacks_pages(dossier, kind) for kind in kinds):
        return
    areas = _areas(dossier, current.value, scope)
    if areas is None or len(areas) > 12:
        return
    sums = {
        sum((a.value for a in chosen), Decimal(0))
        for size in range(1, len(areas) + 1)
        for chosen in combinations(areas, size)
    }
    if any(areas_agree(declared.value, total) for total in sums):
        return
    total = sum((a.value for a in areas), Decimal(0))
    yield Disagreement(
        evidence=evidence_of(declared, *areas),
        declared=f"{plain(declared.value)} ㎡",
        found=f"{' + '.join(plain(a.value) for a in areas)} ㎡",
        difference=f"{plain(declared.value - total)} ㎡",
        uncertain=unsure(declared, *areas),
    )


def compare_tenure(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPR-04: the form's tenure against the kinds of proof. Where there is no proof at all, a material is
    missing and nothing contradicts."""
    current, tenure = applicant(dossier, scope), text(form_field(dossier, "site_tenure"))
    if current is None or tenure is None or tenure.value not in ("租用", "自有"):
        return
    own = [current.value, *scope.former_names]
    rented = [x.lessee for x in leases(dossier, current.value, scope) if x.lessee is not None]
    rented = [x for x in rented if is_applicant(x.value, current.value, scope)]
    titles = [o for o in map(text, dossier.all("property_certificate.owner")) if o is not None]
    titles = [o for o in titles if any(norm_name(n) in norm_name(o.value) for n in own)]
    if not rented and not titles:
        return
    if not tenure_proven(tenure.value, bool(rented), bool(titles)):
        proof = rented or titles
        yield Disagreement(
            evidence=evidence_of(tenure, *proof),
            declared=tenure.value,
            found="租赁合同" if rented else "不动产权证书",
            uncertain=unsure(tenure, *proof),
        )


def compare_lessors(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPR-05: the lessor of each lease against the owner in the title of the same premises, where consent to
    let was looked for and not found."""
    current = applicant(dossier, scope)
    for lease in leases(dossier, current.value, scope) if current else ():
        consent = mark(dossier.in_document(lease.entry.id, "sublease_consent"))
        if lease.lessor is None or consent is None:
            continue
        for entry in _titles_of(dossier, lease):
            owner = text(dossier.in_document(entry.id, "owner"))
            if owner is None or norm_name(lease.lessor.value) in norm_name(owner.value):
                continue
            if not lessor_may_let(lease.lessor.value, owner.value, consent.value):
                yield Disagreement(
                    evidence=evidence_of(lease.lessor, owner, consent),
                    declared=f"出租人 {lease.lessor.value}",
                    found=f"权利人 {owner.value}",
                    uncertain=unsure(lease.lessor, owner),
                )


def _titles_of(dossier: Dossier, lease: Lease) -> Iterator[DocumentEntry]:
    """The titles of the leased premises: of the number that the lease names, else at its address."""
    no = text(dossier.in_document(lease.entry.id, "property_no"))
    place = text(dossier.in_document(lease.entry.id, "address"))
    for entry in dossier.of_kind("property_certificate"):
        cert_no = text(dossier.in_document(entry.id, "cert_no"))
        address = text(dossier.in_document(entry.id, "address"))
        if no is not None and cert_no is not None:
            if norm_name(no.value) == norm_name(cert_no.value):
                yield entry
        elif place is not None and address is not None and _alike(place.value, address.value):
            yield entry


def compare_places(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPR-06: the addresses of leases and titles against the registered one."""
    entry, current = registration(dossier), applicant(dossier, scope)
    registered = text(dossier.in_document(entry.id, "address")) if entry else None
    if registered is None or current is None:
        return
    used = [lease.entry.id for lease in leases(dossier, current.value, scope)]
    used += [e.id for e in dossier.of_kind("property_certificate")]
    places = [p for d in used if (p := text(dossier.in_document(d, "address"))) is not None]
    if places and not premises_alike([p.value for p in places], registered.value):
        likeness = max(similarity(p.value, registered.value) for p in places)
        yield Disagreement(
            evidence=evidence_of(registered, *places),
            declared=registered.value,
            found="；".join(p.value for p in places),
            difference=f"相似度 {likeness:.2f}",
            uncertain=unsure(registered, *places),
        )


CHECKS = (
    Check("XPR-01", lessee_is_applicant, compare_lessees),
    Check("XPR-02", lease_covers, compare_lease_terms),
    Check("XPR-03", areas_agree, compare_areas),
    Check("XPR-04", tenure_proven, compare_tenure),
    Check("XPR-05", lessor_may_let, compare_lessors),
    Check("XPR-06", premises_alike, compare_places),
)
