"""Where checks find what they compare: the applicant's certificate, the form, the audits, the lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dossier_ai.checks.known import Known, day, text, year_of
from dossier_ai.checks.scope import Scope
from dossier_ai.core import Cell, DocumentEntry, Dossier, Field, Row
from dossier_ai.text.codes import check_uscc, compact_code
from dossier_ai.text.names import same_name

REGISTRATION_KINDS = (
    "business_licence",
    "public_institution_certificate",
    "social_organisation_certificate",
    "private_non_enterprise_certificate",
    "other_registration",
)
FORM_KINDS = ("application_form", "renewal_form")


def registration(dossier: Dossier) -> DocumentEntry | None:
    """The applicant's registration certificate: the one that bears the form's name where several are bound
    in, else the first."""
    entries = dossier.of_kind(*REGISTRATION_KINDS)
    declared = text(form_field(dossier, "applicant"))
    for entry in entries:
        name = text(dossier.in_document(entry.id, "name"))
        if declared and name and same_name(name.value, declared.value):
            return entry
    return entries[0] if entries else None


def is_third_party(dossier: Dossier, entry: DocumentEntry) -> bool:
    """True for a registration certificate of somebody else (a partner's, bound in without a note): the
    applicant's own is there and neither name nor code is the same."""
    own = registration(dossier)
    if own is None or entry.id == own.id or entry.kind not in REGISTRATION_KINDS:
        return False
    names = [text(dossier.in_document(e.id, "name")) for e in (own, entry)]
    codes = [text(dossier.in_document(e.id, "uscc")) for e in (own, entry)]
    declared = text(form_field(dossier, "applicant"))
    if not (declared and names[0] and same_name(names[0].value, declared.value)):
        return False
    if not (names[1] and codes[0] and codes[1]):
        return False
    return not same_name(names[0].value, names[1].value) and compact_code(codes[0].value) != compact_code(
        codes[1].value
    )


def applicant(dossier: Dossier, scope: Scope) -> Known[str] | None:
    """The applicant's name: from the registration certificate, else from the form; a name given by the
    scope stands in its place, with the same evidence."""
    entry = registration(dossier)
    name = text(dossier.in_document(entry.id, "name")) if entry else None
    name = name or text(form_field(dossier, "applicant"))
    if scope.applicant is None:
        return name
    if name is None:
        return Known(scope.applicant, ())
    return Known(scope.applicant, name.evidence, name.confidence, name.raw, name.document)


def applicant_code(dossier: Dossier) -> Known[str] | None:
    """The unified code on the applicant's registration certificate."""
    entry = registration(dossier)
    return text(dossier.in_document(entry.id, "uscc")) if entry else None


def is_applicant(name: str, current: str, scope: Scope) -> bool:
    """Whether a printed name is the applicant's present or a proven former one."""
    return same_name(name, current) or any(same_name(name, former) for former in scope.former_names)


@dataclass(frozen=True, slots=True)
class Renaming:
    """A change of the applicant's name that a change notice proves; `on` is its day of approval."""

    entry: DocumentEntry
    old: Known[str]
    new: Known[str]
    on: Known[dt.date] | None


def _of_another(dossier: Dossier, notice: DocumentEntry) -> bool:
    """Whether a notice bears another sound code than the applicant's."""
    codes = [applicant_code(dossier), text(dossier.in_document(notice.id, "uscc"))]
    sound = {compact_code(c.value) for c in codes if c is not None and check_uscc(c.value).sound}
    return len(sound) == 2


def renamings(dossier: Dossier, current: str) -> tuple[Renaming, ...]:
    """The changes of name of the applicant: those notices whose old or new name leads to the present one."""
    notices: list[Renaming] = []
    for entry in dossier.of_kind("change_notice"):
        old = text(dossier.in_document(entry.id, "old_name"))
        new = text(dossier.in_document(entry.id, "new_name"))
        on = day(dossier.in_document(entry.id, "approved_on"))
        if _of_another(dossier, entry):
            continue
        if old is not None and new is not None and not same_name(old.value, new.value):
            approved = Known(on.value.latest, on.evidence, on.confidence) if on else None
            notices.append(Renaming(entry, old, new, approved))
    known, own = [current], list[Renaming]()
    while fresh := [n for n in notices if any(same_name(x.value, k) for x in (n.old, n.new) for k in known)]:
        notices = [n for n in notices if n not in fresh]
        own += fresh
        known += [x.value for n in fresh for x in (n.old, n.new)]
    return tuple(sorted(own, key=lambda n: n.entry.id))


def with_proven_names(dossier: Dossier, scope: Scope) -> Scope:
    """The scope with the applicant's other names that change notices prove."""
    current = applicant(dossier, scope)
    if current is None:
        return scope
    proven = [x.value for n in renamings(dossier, current.value) for x in (n.old, n.new)]
    former = [name for name in proven if not same_name(name, current.value)]
    return replace(scope, former_names=tuple(dict.fromkeys((*scope.former_names, *former))))


def applied_on(dossier: Dossier, scope: Scope) -> Known[dt.date] | None:
    """The application date, with the places where the form bears just that date."""
    if scope.application_date is None:
        return None
    filled = day(form_field(dossier, "filled_on"))
    if filled is None or filled.value.earliest != scope.application_date:
        return Known(scope.application_date, ())
    return Known(scope.application_date, filled.evidence, filled.confidence, filled.raw, filled.document)


def form_field(dossier: Dossier, key: str) -> Field | None:
    """A field of the application form, else of the renewal form."""
    return dossier.first(*(f"{kind}.{key}" for kind in FORM_KINDS))


def form_rows(dossier: Dossier, key: str) -> tuple[Row, ...]:
    """The rows of one list of the form."""
    field = form_field(dossier, key)
    if field is None or not isinstance(field.value, tuple):
        return ()
    return tuple(row for row in field.value if isinstance(row, dict))


def form_years(dossier: Dossier) -> dict[int, Row]:
    """The yearly rows of the form by calendar year, in ascending order; a year that stands twice is left
    out, since neither row can be trusted."""
    years: dict[int, list[Row]] = {}
    for row in form_rows(dossier, "years"):
        year = year_of(row.get("year"))
        if year is not None:
            years.setdefault(year.value, []).append(row)
    return {year: rows[0] for year, rows in sorted(years.items()) if len(rows) == 1}


@dataclass(frozen=True, slots=True)
class Audited:
    """An audit report and the year it is about; `year` is None when the report does not say."""

    entry: DocumentEntry
    year: Known[int] | None


def audits(dossier: Dossier, kind: str) -> tuple[Audited, ...]:
    """The reports of one kind, the latest year first."""
    found = [Audited(e, year_of(dossier.in_document(e.id, "period"))) for e in dossier.of_kind(kind)]
    return tuple(sorted(found, key=lambda a: -(a.year.value if a.year else 0)))


def audit_of_year(dossier: Dossier, kind: str, year: int) -> Audited | None:
    """The report of that year; a sole report that names no year is taken for it."""
    found = audits(dossier, kind)
    for report in found:
        if report.year is not None and report.year.value == year:
            return report
    return found[0] if len(found) == 1 and found[0].year is None else None


def parts_of(dossier: Dossier, document: str) -> tuple[DocumentEntry, ...]:
    """All entries of a document: its own and those of its later pages in other files."""
    return tuple(e for e in dossier.documents if document in (e.id, e.continues))


def lacks_pages(dossier: Dossier, kind: str) -> bool:
    """True while a page of the applicant's documents of this kind may be unread: one in their files, or, when
    they were photographed page by page, any file that could not be read or recognised. Counts are unknown."""
    if dossier.unread_pages((kind,)):
        return True
    entries = [e for e in dossier.documents if e.kind == kind and not e.belongs_to]
    if not entries or any(len(e.pages) > 1 for e in entries):
        return False
    placed = {e.file for e in dossier.documents if e.kind != "unknown"}
    return any(
        p.state == "open" and p.stage in ("intake", "reading", "sorting") and p.file not in placed
        for p in dossier.problems
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """A list document with its rows that carry anything at all."""

    field: Field
    entry: DocumentEntry | None
    rows: tuple[Row, ...]


def lists(dossier: Dossier, kind: str) -> Iterator[Listed]:
    """The lists of one kind; rows without any value are left out, a row with an unread cell is not."""
    entries = {entry.id: entry for entry in dossier.documents}
    for field in dossier.all(f"{kind}.rows"):
        if isinstance(field.value, tuple):
            rows = tuple(r for r in field.value if isinstance(r, dict) and any(map(_says, r.values())))
            yield Listed(field, entries.get(field.document), rows)


def _says(cell: Cell) -> bool:
    return cell.value is not None or bool(cell.raw.strip())


def all_rows(dossier: Dossier, kind: str) -> tuple[Row, ...]:
    """The rows of all lists of one kind, one list after the other."""
    return tuple(row for item in lists(dossier, kind) for row in item.rows)
