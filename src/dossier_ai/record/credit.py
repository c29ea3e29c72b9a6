"""Credit reports: dated adverse records of the unit and of its people (domain 1.27, AMB-26).

A section that is not printed is no clean one: without every section that is asked for there is no value,
unless a record is shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dossier_ai.core import DocumentEntry, Dossier, Evidence, Field, Row, Value
from dossier_ai.record.fields import count_of, date_of, is_certain, places, rows_in, text_of
from dossier_ai.record.sources import applicant_names, entry_place, form_field, is_own, registration
from dossier_ai.text.codes import compact_code
from dossier_ai.text.dates import add_years
from dossier_ai.text.names import norm_name

KIND = "credit_report"
# What a clean unit has to show, each as any one of the named sections.
_UNIT = (("penalty",), ("abnormal",), ("serious", "dishonest"))
_PERSON = (("dishonest",),)
_DOUBTFUL = 0.5
_WINDOW_YEARS = 3


@dataclass(frozen=True, slots=True)
class Report:
    """One report: `person` is None for one about a unit; `clean` are the sections that say none; `records`
    the dated ones as `date|authority|content|status`, with an empty date where it is unread."""

    entry: DocumentEntry
    person: str | None
    certain: bool
    clean: frozenset[str]
    records: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    date: Field | None


def list_reports(dossier: Dossier) -> tuple[Report, ...]:
    """The reports about the applicant and about persons; those about other units are left out."""
    out = []
    for entry in dossier.of_kind(KIND):
        report = _report(dossier, entry)
        if report is not None:
            out.append(report)
    return tuple(out)


def _report(dossier: Dossier, entry: DocumentEntry) -> Report | None:
    subject, code = (dossier.in_document(entry.id, key) for key in ("subject", "subject_uscc"))
    name, said = text_of(subject), text_of(dossier.in_document(entry.id, "subject_kind"))
    holder = _holder(dossier)
    # A query that does not say what it is about is about a person where it bears the representative's name.
    about_person = said == "person" or (said is None and bool(holder) and norm_name(name or "") == holder)
    certain = subject is not None and is_certain(subject)
    if about_person:
        if name is None:
            return None
    else:
        own = _is_applicant(dossier, name, text_of(code))
        if own is False:
            return None
        certain = certain and own is True
    sections = rows_in(dossier.in_document(entry.id, "sections"))
    printed = {text_of(row.get("section")) or "": row for row in sections}
    records = rows_in(dossier.in_document(entry.id, "records"))
    shown = [_written(row) for row in records]
    clean = set()
    for section, row in printed.items():
        counted = count_of(row.get("count"))
        listed = sum(text_of(r.get("section")) == section for r in records)
        if counted == 0 and not listed:
            clean.add(section)
        # Records that are counted but not read are records all the same.
        shown += [f"||{text_of(row.get('title')) or section}|"] * max(0, (counted or 0) - listed)
    evidence = places([subject, *(c for row in (*records, *sections) for c in row.values())])
    return Report(
        entry=entry,
        person=norm_name(name or "") if about_person else None,
        certain=certain,
        clean=frozenset(clean),
        records=tuple(shown),
        evidence=evidence or entry_place(entry),
        date=dossier.in_document(entry.id, "report_date"),
    )


def _holder(dossier: Dossier) -> str:
    """The legal representative's name as compared, "" where it is unknown."""
    certificate = registration(dossier)
    named = dossier.in_document(certificate.id, "legal_rep") if certificate is not None else None
    return norm_name(text_of(named) or text_of(form_field(dossier, "legal_rep")) or "")


def _is_applicant(dossier: Dossier, name: str | None, code: str | None) -> bool | None:
    certificate = registration(dossier)
    known = text_of(dossier.in_document(certificate.id, "uscc")) if certificate is not None else None
    if code is not None and known is not None:
        return compact_code(code) == compact_code(known)
    own = applicant_names(dossier)
    if name is None or not own:
        return None
    return is_own(name, own)


def _written(row: Row) -> str:
    cells = [text_of(row.get(key)) for key in ("date", "authority", "content", "status")]
    return "|".join((cell or "").replace("|", " ") for cell in cells)


def establish_credit(dossier: Dossier, day: dt.date | None) -> dict[str, Value]:
    """`cred.adverse.unit`, `.legal_rep`, `.principal` and `cred.report_date`; nothing while a page of the
    reports is unread."""
    if dossier.unread_pages((KIND,)):
        return {}
    reports = list_reports(dossier)
    unit = [r for r in reports if r.person is None]
    people = [r for r in reports if r.person is not None]
    holder = _holder(dossier)
    own = [r for r in people if holder and r.person == holder]
    values: dict[str, Value] = {}
    for name, chosen, sections in (
        ("cred.adverse.unit", unit, _UNIT),
        ("cred.adverse.legal_rep", own, _PERSON),
        ("cred.adverse.principal", people, _PERSON),
    ):
        value = _adverse(chosen, sections)
        if value is not None:
            values[name] = value
    former = _former_holder(dossier, day)
    if former is not None and "cred.adverse.legal_rep" in values:
        values["cred.adverse.legal_rep"] = _with_former(
            values["cred.adverse.legal_rep"], [r for r in people if r.person == former]
        )
    dates = [r.date for r in (*unit, *people) if r.date is not None and date_of(r.date) is not None]
    if dates:
        oldest = min(dates, key=lambda f: text_of(f) or "")
        values["cred.report_date"] = Value(
            verified=text_of(oldest), unit="date", rank=4, state=oldest.state,
            confidence=oldest.confidence, evidence=oldest.evidence,
        )  # fmt: skip
    return values


def _adverse(reports: Sequence[Report], wanted: Collection[tuple[str, ...]]) -> Value | None:
    if not reports:
        return None
    records = tuple(dict.fromkeys(record for r in reports for record in r.records))
    clean = {section for r in reports for section in r.clean}
    if not records and not all(any(s in clean for s in any_of) for any_of in wanted):
        return None
    return Value(
        verified=tuple(sorted(records)),
        rank=4,
        confidence=1.0 if all(r.certain for r in reports) else _DOUBTFUL,
        evidence=tuple(dict.fromkeys(e for r in reports for e in r.evidence)),
    )


def _former_holder(dossier: Dossier, day: dt.date | None) -> str | None:
    """Who represented the unit before, where that changed within the three years before `day` (AMB-26)."""
    for entry in dossier.of_kind("change_notice"):
        old = text_of(dossier.in_document(entry.id, "old_legal_rep"))
        on = date_of(dossier.in_document(entry.id, "approved_on"))
        recent = on is None or day is None or on.latest >= add_years(day, -_WINDOW_YEARS)
        if old is not None and recent:
            return norm_name(old)
    return None


def _with_former(value: Value, reports: Sequence[Report]) -> Value:
    """Both persons' records; where the former one's report is missing, a person has to look."""
    other = _adverse(reports, _PERSON)
    if other is None or not isinstance(other.verified, tuple) or not isinstance(value.verified, tuple):
        return value.model_copy(update={"confidence": _DOUBTFUL})
    both = tuple(sorted(dict.fromkeys((*value.verified, *other.verified))))
    evidence = tuple(dict.fromkeys((*value.evidence, *other.evidence)))
    confidence = min(value.confidence, other.confidence)
    return value.model_copy(update={"verified": both, "evidence": evidence, "confidence": confidence})
