"""Dates inside a document: contracts, counted years, numbers of official documents, credit reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, day, period, text, year_of
from dossier_ai.checks.printed import listed
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import applied_on, lists
from dossier_ai.core import Dossier
from dossier_ai.text.certificates import parse_document_no
from dossier_ai.text.dates import PartialDate

RETROACTIVE_DAYS = 30
"""How long a contract may have run before it was signed without a question (domain 3, XDT-05)."""

CREDIT_REPORT_DAYS = 30
"""How old a credit report may be on the application date (design value)."""

CONTRACT_KINDS = ("government_contract", "lease_contract", "cooperation_agreement")


def contract_dates_ordered(sign: dt.date, start: dt.date, end: dt.date) -> bool:
    """XDT-05: signed not after the start, which is not after the end."""
    return sign <= start <= end


def events_in_year(event_dates: Sequence[dt.date], year: int) -> bool:
    """XDT-07: all activities fall in the counted year."""
    return all(on.year == year for on in event_dates)


def number_year_agrees(wen_year: int, doc_date: dt.date) -> bool:
    """XDT-09: the year in the document's number is that of its date."""
    return wen_year == doc_date.year


def credit_report_fresh(report_date: dt.date, T: dt.date) -> bool:  # noqa: N803
    """XDT-10: the credit report was made at most 30 days before the application."""
    return 0 <= (T - report_date).days <= CREDIT_REPORT_DAYS


def compare_contract_dates(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XDT-05: signing, start and end of each contract. One that was signed long after its start is for a
    person to look at."""
    for entry in dossier.of_kind(*CONTRACT_KINDS):
        signed = day(dossier.in_document(entry.id, "signed_on"))
        term = period(dossier.in_document(entry.id, "term"))
        start, end = term.value if term else (None, None)
        if signed is None or term is None or start is None:
            continue
        last = end.latest if end else dt.date.max
        if contract_dates_ordered(signed.value.earliest, start.latest, last):
            continue
        late = (signed.value.earliest - start.latest).days
        turned = last < start.earliest
        if not turned and late <= RETROACTIVE_DAYS:
            continue
        yield Disagreement(
            evidence=evidence_of(signed, term),
            declared=f"签订 {signed.value.iso}",
            found=f"期限 {start.iso} 至 {end.iso if end else '长期'}",
            difference=f"{(last - start.earliest).days if turned else late} 天",
            words={"doc": document_name(entry.kind)},
            variant="" if turned else "retroactive",
            severity=None if turned else "m",
            uncertain=unsure(signed, term),
        )


def compare_ledger_dates(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XDT-07: the services of a ledger against its year; activities outside the year before the application
    are pointed out, since they do not count for it."""
    for item in lists(dossier, "service_ledger"):
        year = year_of(dossier.in_document(item.field.document, "year"))
        days = [on for row in item.rows if (on := day(row.get("date"))) is not None]
        other = [on for on in days if year and not events_in_year([on.value.earliest], year.value)]
        if year is not None and other:
            yield _outside(year, other, "")
    applied = applied_on(dossier, scope)
    if applied is None:
        return
    counted = Known(applied.value.year - 1, applied.evidence, applied.confidence)
    uncounted: list[Known[PartialDate]] = []
    for field in dossier.all("service_evidence.date"):
        term = period(field)
        ends = [end for end in term.value if end is not None] if term else []
        if term is None or any(events_in_year([end.latest], counted.value) for end in ends):
            continue
        uncounted.append(Known(ends[-1], term.evidence, term.confidence))
    if uncounted:
        yield _outside(counted, uncounted, "uncounted")


def _outside(year: Known[int], days: Sequence[Known[PartialDate]], variant: str) -> Disagreement:
    return Disagreement(
        evidence=evidence_of(year, *days[:12]),
        declared=f"{year.value}年度",
        found=listed([on.value.iso for on in days]),
        difference=f"{len(days)} 项",
        words={"year": str(year.value)},
        variant=variant,
        severity="I" if variant else None,
        uncertain=unsure(year, *days),
    )


def compare_document_years(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XDT-09: number and date of each recognition document. One of January may still bear the number of the
    year before: information only."""
    for entry in dossier.of_kind("recognition_document"):
        printed = text(dossier.in_document(entry.id, "doc_no"))
        dated = day(dossier.in_document(entry.id, "date"))
        number = parse_document_no(printed.value) if printed else None
        if printed is None or number is None or dated is None:
            continue
        if not number_year_agrees(number.year, dated.value.earliest):
            early = dated.value.month == 1 and number.year == dated.value.year - 1
            yield Disagreement(
                evidence=evidence_of(printed, dated),
                declared=printed.value,
                found=dated.value.iso,
                difference=f"{number.year - dated.value.year:+d} 年",
                severity="I" if early else None,
                uncertain=unsure(printed, dated),
            )


def compare_credit_dates(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XDT-10: the date of each credit report against the application."""
    applied = applied_on(dossier, scope)
    for entry in dossier.of_kind("credit_report") if applied else ():
        made = day(dossier.in_document(entry.id, "report_date"))
        if applied is None or made is None:
            continue
        days = (made.value.earliest, made.value.latest)
        if not any(credit_report_fresh(on, applied.value) for on in days):
            age = (applied.value - made.value.latest).days
            yield Disagreement(
                evidence=evidence_of(made, applied),
                declared=f"申报日 {applied.value.isoformat()}",
                found=f"出具 {made.value.iso}",
                difference=f"{age} 天",
                variant="later" if age < 0 else "",
                uncertain=unsure(made, applied),
            )


CHECKS = (
    Check("XDT-05", contract_dates_ordered, compare_contract_dates),
    Check("XDT-07", events_in_year, compare_ledger_dates),
    Check("XDT-09", number_year_agrees, compare_document_years),
    Check("XDT-10", credit_report_fresh, compare_credit_dates),
)
