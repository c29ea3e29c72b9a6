"""Dates and their order: documents against the application date, audits against their year, certificates.

A date of month or year precision contradicts only where every day that it may be does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, day, number, period
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import all_rows, audits, registration
from dossier_ai.core import Dossier, Field
from dossier_ai.text.dates import PartialDate, years_between

# The arguments are named as in the specification's cases, T for the application date.


def dated_by(doc_dates: Sequence[dt.date], T: dt.date) -> bool:  # noqa: N803
    """XDT-02: no document is dated after the application."""
    return all(x <= T for x in doc_dates)


def audit_dated_well(period_end: dt.date, report_date: dt.date, T: dt.date) -> bool:  # noqa: N803
    """XDT-03: the report is dated after its period, not after the application, within 366 days."""
    return period_end < report_date <= T and (report_date - period_end).days <= 366


def audits_previous_year(audit_year: int, T: dt.date) -> bool:  # noqa: N803
    """XDT-04: the audit is of the calendar year before the application."""
    return audit_year == T.year - 1


def tenure_possible(work_years: Sequence[int], est: dt.date, T: dt.date) -> bool:  # noqa: N803
    """XDT-06: nobody has worked longer at the platform than it exists, one year of rounding allowed."""
    return max(work_years) <= years_between(est, T) + 1


def certificate_dates_ordered(issue: dt.date, expiry: dt.date | None, T: dt.date) -> bool:  # noqa: N803
    """XDT-08: issued not after the application and before the expiry."""
    return issue <= T and (expiry is None or issue < expiry)


def declared_by(declaration_date: dt.date, T: dt.date) -> bool:  # noqa: N803
    """XDT-11: the declaration is not dated after the application."""
    return declaration_date <= T


_DATED = (
    "application_report.date",
    "audit_report.report_date",
    "business_licence.issued",
    "cooperation_agreement.signed_on",
    "policy_document.date",
    "qualification_certificate.issued",
    "service_evidence.date",
    "service_income_audit.report_date",
)
"""Dates on which documents were made. Left to checks of their own: those of management-system certificates
(XDT-08) and of the declaration (XDT-11)."""


def _made_on(field: Field) -> Known[PartialDate] | None:
    """The date of a document; of a period its beginning, since an activity may run on."""
    if isinstance(field.value, str) and "/" in field.value:
        term = period(field)
        start = term.value[0] if term else None
        return (
            Known(start, term.evidence, term.confidence, term.raw, term.document) if term and start else None
        )
    return day(field)


def compare_documents(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XDT-02: every document's date against the application date."""
    if scope.application_date is None:
        return
    for field in dossier.all(*_DATED):
        made = _made_on(field)
        if made is not None and not dated_by([made.value.earliest], scope.application_date):
            yield Disagreement(
                evidence=evidence_of(made),
                declared=scope.application_date.isoformat(),
                found=made.value.iso,
                difference=f"{(made.value.earliest - scope.application_date).days} 天",
                words={
                    "doc": document_name(field.kind),
                    "date": made.value.iso,
                    "application_date": scope.application_date.isoformat(),
                },
                uncertain=unsure(made),
            )


def compare_report_dates(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XDT-03: the date of each audit report against its period and the application."""
    if scope.application_date is None:
        return
    for kind in ("audit_report", "service_income_audit"):
        for report in audits(dossier, kind):
            signed = day(dossier.in_document(report.entry.id, "report_date"))
            if report.year is None or signed is None:
                continue
            end = dt.date(report.year.value, 12, 31)
            # A month's date passes when one of its days does.
            days = {
                signed.value.earliest,
                min(signed.value.latest, max(signed.value.earliest, scope.application_date)),
            }
            if not any(audit_dated_well(end, one, scope.application_date) for one in sorted(days)):
                yield Disagreement(
                    evidence=evidence_of(signed, report.year),
                    declared=f"期末 {end.isoformat()}，申报日 {scope.application_date.isoformat()}",
                    found=f"报告日 {signed.value.iso}",
                    difference=f"期末后 {(signed.value.earliest - end).days} 天",
                    words={
                        "doc": document_name(kind),
                        "period_end": end.isoformat(),
                        "report_date": signed.value.iso,
                        "application_date": scope.application_date.isoformat(),
                    },
                    uncertain=unsure(signed, report.year),
                )


def compare_audit_years(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XDT-04: the latest audit of each kind against the year before the application; in January to March
    the audit of the year before that is major, not blocking."""
    if scope.application_date is None:
        return
    wanted = scope.application_date.year - 1
    for kind in ("audit_report", "service_income_audit"):
        years = [report.year for report in audits(dossier, kind)]
        known = [year for year in years if year is not None]
        # A report whose year was not read may be the one that is asked for.
        if not known or len(known) < len(years):
            continue
        if any(audits_previous_year(year.value, scope.application_date) for year in known):
            continue
        latest = known[0]
        early = scope.application_date.month <= 3 and latest.value == wanted - 1
        yield Disagreement(
            evidence=evidence_of(latest),
            declared=f"{wanted}年度",
            found=f"{latest.value}年度",
            difference=f"{latest.value - wanted:+d} 年",
            words={"doc": document_name(kind), "audit_year": str(latest.value), "year": str(wanted)},
            variant="early" if early else "",
            severity="M" if early else None,
            uncertain=unsure(latest),
        )


def compare_tenure(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XDT-06: years at the platform in the roster against the founding date of the certificate."""
    entry = registration(dossier)
    founded = day(dossier.in_document(entry.id, "established")) if entry else None
    if founded is None or scope.application_date is None:
        return
    limit = years_between(founded.value.earliest, scope.application_date) + 1
    tenures = [t for row in all_rows(dossier, "staff_roster") if (t := number(row.get("years"))) is not None]
    longer = [
        t
        for t in tenures
        if not tenure_possible([int(t.value)], founded.value.earliest, scope.application_date)
    ]
    if longer:
        most = max(t.value for t in longer)
        yield Disagreement(
            evidence=evidence_of(*longer, founded),
            declared=f"{most} 年（{len(longer)} 人超出）",
            found=f"成立日期 {founded.value.iso}，最多 {limit} 年",
            difference=f"{most - limit} 年",
            uncertain=unsure(*longer, founded),
        )


def compare_certificates(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XDT-08: issue and expiry of management-system certificates and qualifications."""
    if scope.application_date is None:
        return
    for entry in dossier.of_kind("iso9001_certificate", "qualification_certificate"):
        issued = day(dossier.in_document(entry.id, "issued"))
        expires = day(dossier.in_document(entry.id, "expires"))
        if issued is None:
            continue
        last = expires.value.latest if expires else None
        if not certificate_dates_ordered(issued.value.earliest, last, scope.application_date):
            found = f"；有效期至 {expires.value.iso}" if expires else ""
            yield Disagreement(
                evidence=evidence_of(issued, expires),
                declared=f"申报日 {scope.application_date.isoformat()}",
                found=f"发证 {issued.value.iso}{found}",
                words={"doc": document_name(entry.kind)},
                uncertain=unsure(issued, expires),
            )


def compare_declaration(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XDT-11: the declaration's date against the application date."""
    if scope.application_date is None:
        return
    for signed in map(day, dossier.all("truth_declaration.date")):
        if signed is not None and not declared_by(signed.value.earliest, scope.application_date):
            yield Disagreement(
                evidence=evidence_of(signed),
                declared=scope.application_date.isoformat(),
                found=signed.value.iso,
                difference=f"{(signed.value.earliest - scope.application_date).days} 天",
                uncertain=unsure(signed),
            )


CHECKS = (
    Check("XDT-02", dated_by, compare_documents),
    Check("XDT-03", audit_dated_well, compare_report_dates),
    Check("XDT-04", audits_previous_year, compare_audit_years),
    Check("XDT-06", tenure_possible, compare_tenure),
    Check("XDT-08", certificate_dates_ordered, compare_certificates),
    Check("XDT-11", declared_by, compare_declaration),
)
