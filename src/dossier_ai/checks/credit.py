"""Credit reports: about whom they are, what they record of three years, and about whom none is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, day, text
from dossier_ai.checks.naming import OCR_LIKENESS, bare_name
from dossier_ai.checks.printed import listed
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import (
    applicant,
    applicant_code,
    applied_on,
    form_field,
    is_applicant,
    lacks_pages,
    registration,
)
from dossier_ai.core import DocumentEntry, Dossier, Row
from dossier_ai.text.codes import check_uscc, compact_code
from dossier_ai.text.dates import months_later
from dossier_ai.text.names import norm_name, same_name, similarity

KIND = "credit_report"
LOOK_BACK_MONTHS = 36
ADVERSE = {
    "penalty": "行政处罚",
    "abnormal": "经营异常名录",
    "serious": "严重失信主体名单",
    "dishonest": "失信被执行人",
    "tax": "欠税",
}
"""Sections that record a breach; a lawsuit is none by itself."""


def report_about_applicant(subject: str, applicant: str, subject_code: str, code: str) -> bool:
    """XCR-01: the report's subject is the applicant, by name and by code."""
    return same_name(subject, applicant) and subject_code == code


def none_adverse(adverse: Sequence[dt.date], T: dt.date) -> bool:  # noqa: N803
    """XCR-02: no adverse event lies in the three years up to the application date."""
    return not [on for on in adverse if months_later(T, -LOOK_BACK_MONTHS) <= on <= T]


def representative_checked(rep_checked: bool) -> bool:
    """XCR-03: a search for the legal representative is there."""
    return rep_checked


PERSON_LENGTH = 4
"""A subject of no more characters is a person's name where the report does not say."""


def _about_person(dossier: Dossier, entry: DocumentEntry, subject: str) -> bool:
    kind = text(dossier.in_document(entry.id, "subject_kind"))
    return kind.value == "person" if kind else len(norm_name(subject)) <= PERSON_LENGTH


def compare_subjects(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCR-01: the subject of each report about a unit, by name and, where both are sound, by code."""
    current, code = applicant(dossier, scope), applicant_code(dossier)
    for entry in dossier.of_kind(KIND) if current else ():
        subject = text(dossier.in_document(entry.id, "subject"))
        stated = text(dossier.in_document(entry.id, "subject_uscc"))
        if subject is None or current is None or _about_person(dossier, entry, subject.value):
            continue
        sound = code is not None and stated is not None
        sound = sound and all(check_uscc(c.value).sound for c in (code, stated) if c is not None)
        codes = [compact_code(c.value) if c is not None and sound else "" for c in (stated, code)]
        name = bare_name(subject.value)
        own = [current.value, *scope.former_names]
        if any(report_about_applicant(name, known, *codes) for known in own):
            continue
        likeness = max(similarity(name, known) for known in own)
        similar = codes[0] == codes[1] and likeness >= OCR_LIKENESS
        yield Disagreement(
            evidence=evidence_of(current, subject, *((code, stated) if codes[0] != codes[1] else ())),
            declared="，".join(part for part in (current.value, codes[1]) if part),
            found="，".join(part for part in (subject.value, codes[0]) if part),
            difference=f"相似度 {likeness:.2f}",
            words={"subject": subject.value},
            variant="similar" if similar else "",
            severity="M" if similar else None,
            uncertain=unsure(current, subject, code, stated),
        )


def _representatives(dossier: Dossier) -> list[Known[str]]:
    entry = registration(dossier)
    found = [text(dossier.in_document(entry.id, "legal_rep")) if entry else None]
    found.append(text(form_field(dossier, "legal_rep")))
    return [rep for rep in found if rep is not None]


def _own(dossier: Dossier, entry: DocumentEntry, scope: Scope) -> bool:
    """Whether a report is about the applicant or its representative, or does not say about whom."""
    subject, current = text(dossier.in_document(entry.id, "subject")), applicant(dossier, scope)
    if subject is None or current is None:
        return True
    people = [norm_name(rep.value) for rep in _representatives(dossier)]
    return norm_name(subject.value) in people or is_applicant(bare_name(subject.value), current.value, scope)


def _records(dossier: Dossier, document: str) -> Iterator[tuple[str, Known[dt.date], Row]]:
    field = dossier.in_document(document, "records")
    for row in field.value if field is not None and isinstance(field.value, tuple) else ():
        if not isinstance(row, dict):
            continue
        section, on = text(row.get("section")), day(row.get("date"))
        if section is not None and on is not None and section.value in ADVERSE:
            yield section.value, Known(on.value.latest, on.evidence, on.confidence), row


def compare_records(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCR-02: the recorded breaches against the three years before the application; removed ones count."""
    applied = applied_on(dossier, scope)
    for entry in dossier.of_kind(KIND) if applied else ():
        if applied is None or not _own(dossier, entry, scope):
            continue
        recent = [
            (section, on, row)
            for section, on, row in _records(dossier, entry.id)
            if not none_adverse([on.value], applied.value)
        ]
        if not recent:
            continue
        shown = [
            cell
            for _, on, row in recent[:6]
            for cell in (on, text(row.get("content")), text(row.get("status")))
            if cell is not None
        ]
        yield Disagreement(
            evidence=evidence_of(*shown, applied),
            declared=f"申报日 {applied.value.isoformat()} 前三年",
            found=listed([f"{ADVERSE[section]} {on.value.isoformat()}" for section, on, _ in recent]),
            difference=f"{len(recent)} 条",
            uncertain=unsure(*shown),
        )


def compare_representative(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XCR-03: a report about the legal representative, where the subjects of all reports are known. Without
    any credit report a material is missing (XPK-01)."""
    reps, reports = _representatives(dossier), dossier.of_kind(KIND)
    subjects = [text(dossier.in_document(entry.id, "subject")) for entry in reports]
    known = [subject for subject in subjects if subject is not None]
    if not reps or not known or len(known) < len(subjects) or lacks_pages(dossier, KIND):
        return
    people = {norm_name(rep.value) for rep in reps}
    if not representative_checked(any(norm_name(subject.value) in people for subject in known)):
        yield Disagreement(
            evidence=evidence_of(reps[0], *known[:6]),
            declared=f"法定代表人 {reps[0].value}",
            found=listed([subject.value for subject in known]),
            uncertain=unsure(*reps, *known) or bool(dossier.of_kind("unknown")),
        )


CHECKS = (
    Check("XCR-01", report_about_applicant, compare_subjects),
    Check("XCR-02", none_adverse, compare_records),
    Check("XCR-03", representative_checked, compare_representative),
)
