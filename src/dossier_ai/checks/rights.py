"""Rights and filings: whether qualifications and rights are in force, whose they are, the site's filing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, day, names, text
from dossier_ai.checks.naming import OCR_LIKENESS
from dossier_ai.checks.places import FILING_CHARACTERS, province_of
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import (
    applicant,
    applicant_code,
    applied_on,
    form_field,
    is_applicant,
    registration,
)
from dossier_ai.core import Dossier
from dossier_ai.text.certificates import parse_site_filing
from dossier_ai.text.characters import nfkc
from dossier_ai.text.codes import check_uscc, compact_code
from dossier_ai.text.names import same_name, similarity


def licence_in_force(end: dt.date | None, T: dt.date) -> bool:  # noqa: N803
    """XCT-09: a qualification has not lapsed on the application date; one without an end does not lapse."""
    return end is None or end >= T


def right_is_applicants(owner: str, applicant: str) -> bool:
    """XCT-10: the owner of the right is the applicant."""
    return same_name(owner, applicant)


def filing_fits(no: str, provs: str) -> bool:
    """XCT-11: the number is that of a site filing, of one of the characters `provs`; "" is any."""
    filing = parse_site_filing(no, repair=True)
    return filing is not None and (not provs or filing.province in provs)


def domains_equal(domain_of_site: str, icp_domain: str) -> bool:
    """XCT-12: the declared site lies in the filed domain."""
    site, filed = site_domain(domain_of_site), site_domain(icp_domain)
    return site == filed or site.endswith(f".{filed}") or filed.endswith(f".{site}")


def site_domain(address: str) -> str:
    """The host of a printed web address without scheme, www, port and path; "" for none."""
    flat = re.sub(r"\s", "", nfkc(address)).lower().replace("。", ".")
    host = re.split(r"[/?#:]", re.sub(r"^[a-z]+:/{1,2}", "", flat))[0]
    return host.removeprefix("www.").strip(".")


def compare_terms(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCT-09: the end of each qualification and right against the application date."""
    applied = applied_on(dossier, scope)
    for entry in dossier.of_kind("qualification_certificate", "intellectual_property") if applied else ():
        expires = day(dossier.in_document(entry.id, "expires"))
        if applied is None or expires is None or licence_in_force(expires.value.latest, applied.value):
            continue
        title = text(dossier.in_document(entry.id, "title"))
        yield Disagreement(
            evidence=evidence_of(expires, title, applied),
            declared=f"申报日 {applied.value.isoformat()}",
            found=f"{title.value if title else document_name(entry.kind).zh}有效期至 {expires.value.iso}",
            difference=f"{(applied.value - expires.value.latest).days} 天",
            uncertain=unsure(expires, applied),
        )


def _owners(dossier: Dossier, document: str) -> Known[tuple[str, ...]] | None:
    """The owners of a right: as listed, else the one owner."""
    several = names(dossier.in_document(document, "owners"))
    if several is not None and several.value:
        return several
    one = text(dossier.in_document(document, "owner"))
    return Known((one.value,), one.evidence, one.confidence, one.raw) if one else None


def compare_owners(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCT-10: the applicant is among the owners of each right; its platform is not a person of its own."""
    current = applicant(dossier, scope)
    for entry in dossier.of_kind("intellectual_property") if current else ():
        owners = _owners(dossier, entry.id)
        if owners is None or current is None:
            continue
        own = [current.value, *scope.former_names]
        if any(right_is_applicants(owner, name) for owner in owners.value for name in own):
            continue
        likeness = max(similarity(owner, current.value) for owner in owners.value)
        similar = likeness >= OCR_LIKENESS
        title = text(dossier.in_document(entry.id, "title"))
        yield Disagreement(
            evidence=evidence_of(current, owners),
            declared=current.value,
            found="、".join(owners.value),
            difference=f"相似度 {likeness:.2f}",
            words={"title": title.value if title else document_name(entry.kind).zh},
            variant="similar" if similar else "",
            severity="m" if similar else None,
            uncertain=unsure(current, owners),
        )


def _province(dossier: Dossier) -> Known[str] | None:
    """The characters of the applicant's province: of its registered address, else of its code."""
    entry = registration(dossier)
    address = text(dossier.in_document(entry.id, "address")) if entry else None
    province = province_of(address.value) if address else None
    if address is not None and province in FILING_CHARACTERS:
        return Known(FILING_CHARACTERS[province], address.evidence, address.confidence, address.raw)
    code = applicant_code(dossier)
    if code is not None and check_uscc(code.value).sound:
        characters = FILING_CHARACTERS.get(compact_code(code.value)[2:4])
        return Known(characters, code.evidence, code.confidence, code.raw) if characters else None
    return None


def compare_filings(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCT-11: form and province of the filing's number; a filing of somebody else is XCT-12's."""
    province, current = _province(dossier), applicant(dossier, scope)
    for entry in dossier.of_kind("icp_filing"):
        no = text(dossier.in_document(entry.id, "number"))
        holder = text(dossier.in_document(entry.id, "holder"))
        if no is None or province is None:
            continue
        if (
            holder is not None
            and current is not None
            and not is_applicant(holder.value, current.value, scope)
        ):
            continue
        if not filing_fits(no.value, province.value):
            malformed = not filing_fits(no.value, "")
            yield Disagreement(
                evidence=evidence_of(no, province),
                declared=no.value,
                found="格式不符" if malformed else f"{province.value[0]}（{province.raw or province.value}）",
                uncertain=unsure(no, province),
            )


def compare_domains(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCT-12: the form's web address against the domains of all filings: one of them is enough."""
    site = text(form_field(dossier, "website"))
    filed = [d for d in map(text, dossier.all("icp_filing.domain")) if d is not None]
    if site is None or not filed or "." not in site_domain(site.value):
        return
    domains = [part for d in filed for part in re.split(r"[;；,，、\s]+", d.value) if "." in part]
    if domains and not any(domains_equal(site.value, domain) for domain in domains):
        yield Disagreement(
            evidence=evidence_of(site, *filed),
            declared=site_domain(site.value),
            found="、".join(site_domain(domain) for domain in domains),
            uncertain=unsure(site, *filed),
        )


CHECKS = (
    Check("XCT-09", licence_in_force, compare_terms),
    Check("XCT-10", right_is_applicants, compare_owners),
    Check("XCT-11", filing_fits, compare_filings),
    Check("XCT-12", domains_equal, compare_domains),
)
