"""Certificates: whose they are, whether they are in force, and whether they are of the right system."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import day, mark, text
from dossier_ai.checks.naming import OCR_LIKENESS
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import applicant, applicant_code, applied_on, form_field, is_applicant
from dossier_ai.core import Dossier
from dossier_ai.text.certificates import parse_certificate_no
from dossier_ai.text.codes import check_uscc, compact_code
from dossier_ai.text.dates import add_years, months_later
from dossier_ai.text.names import same_name, similarity

CURRENT_EDITIONS = {"19001": 2016, "9001": 2015}
"""The edition in force of each standard (domain 2.10); a later one printed on a certificate is accepted."""

AHEAD_MONTHS = 6
"""How long before the old expiry a re-certification is done at most (design value)."""

_EDITION = re.compile(r"(?:GB/?T?|ISO)?\s*(19001|9001)\s*[-—–:：]?\s*((?:19|20)\d{2})")


def holder_is_applicant(holder: str, applicant: str, holder_code: str, code: str) -> bool:
    """XCT-01: the certificate's holder is the applicant, by name or by code."""
    return same_name(holder, applicant) or (bool(code) and holder_code == code)


def certificate_valid(issue: dt.date, expiry: dt.date, T: dt.date) -> bool:  # noqa: N803
    """XCT-02: the certificate is valid on the application date, both ends included."""
    return issue <= T <= expiry


def validity_at_most_three_years(start: dt.date, expiry: dt.date) -> bool:
    """XCT-03: the certificate runs for at most three years."""
    return expiry <= add_years(start, 3)


def number_year_fits(no: str, years: Sequence[int]) -> bool:
    """XCT-04: the year in the certificate number is one of `years`; numbers of unknown form pass."""
    parsed = parse_certificate_no(no)
    return parsed is None or 2000 + parsed.year in years


SURVEILLANCE_DAYS = 366
"""How old a certificate may be before it must show a surveillance audit."""


def surveillance_shown(issue: dt.date, T: dt.date, surveillance: bool) -> bool:  # noqa: N803
    """XCT-05: after twelve months the certificate bears the mark of a surveillance audit."""
    return (T - issue).days <= SURVEILLANCE_DAYS or surveillance


def edition_in_force(std: str) -> bool:
    """XCT-06: the standard is GB/T 19001 or ISO 9001 in the edition in force or a later one; one printed
    without a year passes, since it names no edition."""
    folded = unicodedata.normalize("NFKC", std)
    editions = [(name, int(year)) for name, year in _EDITION.findall(folded)]
    if editions:
        return any(year >= CURRENT_EDITIONS[name] for name, year in editions)
    return bool(re.search(r"(?<!\d)1?9001(?!\d)", folded))


def is_quality_system(no: str) -> bool:
    """XCT-07: the certificate number is that of a quality-management system; unknown forms pass."""
    parsed = parse_certificate_no(no)
    return parsed is None or parsed.quality


def cycle_fits(cycle: str | int, first: dt.date, issue: dt.date) -> bool:
    """XCT-08: cycle 0 is a first certification, later cycles are not."""
    return (int(cycle) == 0) == (first == issue)


_ORGANISATION = re.compile(r"公司|集团|中心|协会|学会|商会|研究[院所]|大学|学院|学校|合作社|厂$|社$|所$|院$")


def compare_holders(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCT-01: the holder of each certificate, by name and, where both are printed, by code. Qualifications of
    persons are not the unit's; one in the name of the platform counts as the applicant's."""
    current, code = applicant(dossier, scope), applicant_code(dossier)
    platform = text(form_field(dossier, "platform_name"))
    if current is None:
        return
    for entry in dossier.of_kind("iso9001_certificate", "qualification_certificate"):
        holder = text(dossier.in_document(entry.id, "holder"))
        holder_code = text(dossier.in_document(entry.id, "holder_uscc"))
        if entry.kind == "qualification_certificate":
            if holder is None or not _ORGANISATION.search(holder.value):
                continue
            if platform is not None and same_name(holder.value, platform.value):
                continue
        other_code = (
            holder_code is not None
            and code is not None
            and check_uscc(holder_code.value).sound
            and check_uscc(code.value).sound
            and compact_code(holder_code.value) != compact_code(code.value)
        )
        codes = [compact_code(c.value) if c else "" for c in (holder_code, code)]
        named = holder is None or is_applicant(holder.value, current.value, scope)
        if not named and holder is not None and not holder_is_applicant(holder.value, current.value, *codes):
            likeness = similarity(holder.value, current.value)
            similar = likeness >= OCR_LIKENESS and not other_code
            yield Disagreement(
                evidence=evidence_of(current, holder, holder_code if other_code else None),
                declared=current.value,
                found=holder.value,
                difference=f"相似度 {likeness:.2f}",
                words={"doc": document_name(entry.kind), "holder": holder.value},
                variant="similar" if similar else "",
                severity="M" if similar else None,
                uncertain=unsure(current, holder),
            )
        elif named and other_code:
            yield Disagreement(
                evidence=evidence_of(code, holder_code),
                declared=codes[1],
                found=codes[0],
                words={"doc": document_name(entry.kind), "holder_code": codes[0]},
                variant="code",
                uncertain=unsure(code, holder_code),
            )


def compare_validity(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCT-02: issue and expiry of each quality certificate against the application date."""
    if scope.application_date is None:
        return
    for entry in dossier.of_kind("iso9001_certificate"):
        issued = day(dossier.in_document(entry.id, "issued"))
        expires = day(dossier.in_document(entry.id, "expires"))
        if expires is None:
            continue
        start = issued.value.earliest if issued else dt.date.min
        if not certificate_valid(start, expires.value.latest, scope.application_date):
            since = f"{issued.value.iso} 至 " if issued else "至 "
            early = issued is not None and start > scope.application_date
            nearest = start if early else expires.value.latest
            yield Disagreement(
                evidence=evidence_of(issued, expires),
                declared=f"申报日 {scope.application_date.isoformat()}",
                found=f"有效期 {since}{expires.value.iso}",
                difference=f"{(scope.application_date - nearest).days:+d} 天",
                uncertain=unsure(issued, expires),
            )


def _cycle_starts(issued: dt.date, first: dt.date | None, cycle: int | None) -> list[dt.date]:
    """From when three years may run: the issue, or the end of the cycle before when that is soon after. Where
    the first issue is not printed and the number does not say cycle 0, that end is unknown and may be as late
    as re-certifications are done ahead."""
    if first is None and cycle != 0:
        return [issued, months_later(issued, AHEAD_MONTHS)]
    starts = [issued]
    if first is not None and first < issued:
        for turn in range(1, 20):
            start = add_years(first, 3 * turn)
            if issued < start <= months_later(issued, AHEAD_MONTHS):
                starts.append(start)
    return starts


def compare_length(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCT-03: the length of validity; a re-certification may start at the old expiry."""
    for entry in dossier.of_kind("iso9001_certificate"):
        issued = day(dossier.in_document(entry.id, "issued"))
        expires = day(dossier.in_document(entry.id, "expires"))
        first = day(dossier.in_document(entry.id, "first_issued"))
        if issued is None or expires is None:
            continue
        no = text(dossier.in_document(entry.id, "cert_no"))
        parsed = parse_certificate_no(no.value) if no else None
        cycle = parsed.cycle if parsed else None
        starts = _cycle_starts(issued.value.latest, first.value.earliest if first else None, cycle)
        if not any(validity_at_most_three_years(start, expires.value.earliest) for start in starts):
            latest = add_years(max(starts), 3)
            yield Disagreement(
                evidence=evidence_of(issued, expires),
                declared=f"发证 {issued.value.iso}，三年至 {latest.isoformat()}",
                found=f"有效期至 {expires.value.iso}",
                difference=f"{(expires.value.earliest - latest).days} 天",
                uncertain=unsure(issued, expires),
            )


def compare_number_years(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCT-04: the year in the certificate number against first issue, issue and start of the cycle."""
    for entry in dossier.of_kind("iso9001_certificate"):
        no = text(dossier.in_document(entry.id, "cert_no"))
        dates = [day(dossier.in_document(entry.id, key)) for key in ("first_issued", "issued", "expires")]
        first, issued, expires = dates
        if no is None or issued is None or parse_certificate_no(no.value) is None:
            continue
        around = [d.value.year for d in (first, issued) if d is not None]
        around += [expires.value.year - 3] if expires is not None else []
        years = sorted({year + shift for year in around for shift in (-1, 0, 1)})
        if not number_year_fits(no.value, years):
            yield Disagreement(
                evidence=evidence_of(no, first, issued),
                declared=no.value,
                found=f"发证 {issued.value.iso}",
                uncertain=unsure(no, first, issued),
            )


def compare_surveillance(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCT-05: the surveillance mark of each certificate in force, where it was looked for and not found."""
    applied = applied_on(dossier, scope)
    for entry in dossier.of_kind("iso9001_certificate") if applied else ():
        issued = day(dossier.in_document(entry.id, "issued"))
        marked = mark(dossier.in_document(entry.id, "surveillance"))
        if applied is None or issued is None or marked is None:
            continue
        if not surveillance_shown(issued.value.latest, applied.value, marked.value):
            yield Disagreement(
                evidence=evidence_of(issued, marked, applied),
                declared=f"发证 {issued.value.iso}",
                found="未见监督审核标识",
                difference=f"{(applied.value - issued.value.latest).days} 天",
                uncertain=unsure(issued, marked, applied),
            )


def compare_edition(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCT-06: the standard that the certificate names."""
    for standard in map(text, dossier.all("iso9001_certificate.standard")):
        if standard is not None and not edition_in_force(standard.value):
            yield Disagreement(
                evidence=evidence_of(standard),
                declared="GB/T 19001-2016 / ISO 9001:2015",
                found=standard.value,
                uncertain=unsure(standard),
            )


def compare_system(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCT-07: the system letter in the certificate number."""
    for no in map(text, dossier.all("iso9001_certificate.cert_no")):
        if no is not None and not is_quality_system(no.value):
            parsed = parse_certificate_no(no.value)
            yield Disagreement(
                evidence=evidence_of(no),
                declared="Q",
                found=f"{parsed.system}（{no.value}）" if parsed else no.value,
                uncertain=unsure(no),
            )


def compare_cycle(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCT-08: the cycle in the certificate number against first issue and issue. A first certificate that was
    printed anew within its three years keeps cycle 0."""
    for entry in dossier.of_kind("iso9001_certificate"):
        no = text(dossier.in_document(entry.id, "cert_no"))
        first = day(dossier.in_document(entry.id, "first_issued"))
        issued = day(dossier.in_document(entry.id, "issued"))
        parsed = parse_certificate_no(no.value) if no else None
        if no is None or parsed is None or first is None or issued is None:
            continue
        start, current = first.value.earliest, issued.value.earliest
        reprint_until = months_later(start, 36 - AHEAD_MONTHS)
        if cycle_fits(parsed.cycle, start, current) or (parsed.cycle == 0 and current < reprint_until):
            continue
        yield Disagreement(
            evidence=evidence_of(no, first, issued),
            declared=f"R{parsed.cycle}（{no.value}）",
            found=f"初次发证 {first.value.iso}，本次发证 {issued.value.iso}",
            uncertain=unsure(no, first, issued),
        )


CHECKS = (
    Check("XCT-01", holder_is_applicant, compare_holders),
    Check("XCT-02", certificate_valid, compare_validity),
    Check("XCT-03", validity_at_most_three_years, compare_length),
    Check("XCT-04", number_year_fits, compare_number_years),
    Check("XCT-05", surveillance_shown, compare_surveillance),
    Check("XCT-06", edition_in_force, compare_edition),
    Check("XCT-07", is_quality_system, compare_system),
    Check("XCT-08", cycle_fits, compare_cycle),
)
