"""Which document says what: the applicant's certificate, the form, reports by year; evidence ranks (0.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossier_ai.core import DocumentEntry, Dossier, Evidence, Field, FieldState, Row, Value
from dossier_ai.record.fields import is_certain, is_hidden, names_of, says_something, text_of, year_of
from dossier_ai.record.former_names import find_former_names
from dossier_ai.text.names import same_name

REGISTRATION_KINDS = (
    "business_licence",
    "public_institution_certificate",
    "social_organisation_certificate",
    "private_non_enterprise_certificate",
    "other_registration",
)
FORM_KINDS = ("application_form", "renewal_form")

_RANKS = {
    1: (*REGISTRATION_KINDS, "change_notice", "property_certificate"),
    2: ("audit_report", "service_income_audit"),
    3: (
        "recognition_document", "government_contract", "iso9001_certificate", "qualification_certificate",
        "intellectual_property",
    ),
    4: (
        "lease_contract", "service_evidence", "cooperation_agreement", "financing_evidence",
        "platform_evidence", "satisfaction_survey", "credit_report", "personnel_evidence",
    ),
}  # fmt: skip
RANK_OF_KIND = {kind: rank for rank, kinds in _RANKS.items() for kind in kinds}


def in_order(dossier: Dossier) -> Dossier:
    """The dossier with its documents in the order of files and pages, and fields in that of documents: what
    was read first, or in which process, changes no value."""
    documents = tuple(sorted(dossier.documents, key=lambda d: (d.file, d.pages, d.id)))
    rank = {document.id: i for i, document in enumerate(documents)}
    fields = tuple(
        sorted(dossier.fields, key=lambda f: (rank.get(f.document, len(rank)), f.document, f.name))
    )
    return replace(dossier, documents=documents, fields=fields)


def rank_of(kind: str) -> int:
    """The evidence rank of a document kind: 1 registry … 4 third party, 5 what the applicant wrote itself."""
    return RANK_OF_KIND.get(kind, 5)


def form_field(dossier: Dossier, key: str) -> Field | None:
    """A field of the application form, else of the renewal form."""
    return dossier.first(*(f"{kind}.{key}" for kind in FORM_KINDS))


def form_years(dossier: Dossier) -> dict[int, Row]:
    """The form's yearly rows by calendar year; a year that stands twice is left out: neither row is sure."""
    years: dict[int, list[Row]] = {}
    field = form_field(dossier, "years")
    for row in field.value if field is not None and isinstance(field.value, tuple) else ():
        if isinstance(row, dict) and (year := year_of(row.get("year"))) is not None:
            years.setdefault(year, []).append(row)
    return {year: rows[0] for year, rows in sorted(years.items()) if len(rows) == 1}


def registration(dossier: Dossier) -> DocumentEntry | None:
    """The applicant's registration certificate: the one with the form's name where several are bound in,
    else the first."""
    entries = dossier.of_kind(*REGISTRATION_KINDS)
    declared = text_of(form_field(dossier, "applicant"))
    for entry in entries:
        name = text_of(dossier.in_document(entry.id, "name"))
        if declared is not None and name is not None and same_name(name, declared):
            return entry
    return entries[0] if entries else None


def present_names(dossier: Dossier) -> tuple[str, ...]:
    """What the applicant is called on its certificate and on its form."""
    entry = registration(dossier)
    found = [dossier.in_document(entry.id, "name")] if entry is not None else []
    found.append(form_field(dossier, "applicant"))
    return tuple(dict.fromkeys(text for field in found if (text := text_of(field)) is not None))


def applicant_names(dossier: Dossier) -> tuple[str, ...]:
    """All names of the applicant: the present ones, further legal names of its certificate, and those that
    change notices prove."""
    names = list(present_names(dossier))
    entry = registration(dossier)
    if entry is not None:
        names += names_of(dossier.in_document(entry.id, "other_names")) or ()
    names += [former.name for former in find_former_names(dossier, names)]
    return tuple(dict.fromkeys(names))


def is_own(name: str, own: Sequence[str]) -> bool:
    """Whether a printed name is one of the applicant's."""
    return any(same_name(name, known) for known in own)


def list_rows(dossier: Dossier, kind: str) -> tuple[Row, ...]:
    """The rows of all lists of one kind that hold anything."""
    return tuple(row for row in dossier.rows(f"{kind}.rows") if says_something(row))


def any_field(dossier: Dossier, document: str, key: str) -> Field | None:
    """The field `key` of one document, hidden ones included; the readable one first."""
    readable = dossier.in_document(document, key)
    if readable is not None:
        return readable
    return next((f for f in dossier.fields if f.document == document and f.key == key), None)


def value_from(
    candidates: Sequence[Field],
    *,
    unit: str = "",
    declared: Field | None = None,
) -> Value | None:
    """The best value of `candidates`, which all say the same thing: the best evidence rank wins, a certain
    reading before an uncertain one. Different certain readings of one rank become readings, by document.
    Where something is printed but hidden the value is occluded; with nothing but `declared`, it is only
    declared; with neither there is no value."""
    said = text_of(declared)
    declared_evidence = declared.evidence if declared is not None and said is not None else ()
    ranked = sorted(
        (f for f in candidates if text_of(f) is not None), key=lambda f: (rank_of(f.kind), not is_certain(f))
    )
    if not ranked:
        hidden = next((f for f in candidates if is_hidden(f)), None)
        if hidden is not None:
            return Value(
                declared=said, unit=unit, rank=rank_of(hidden.kind), state=FieldState.OCCLUDED,
                confidence=hidden.confidence, evidence=hidden.evidence, declared_evidence=declared_evidence,
            )  # fmt: skip
        if said is None:
            return None
        return Value(declared=said, unit=unit, rank=5, declared_evidence=declared_evidence)
    best = ranked[0]
    equals = [f for f in ranked if rank_of(f.kind) == rank_of(best.kind) and is_certain(f)]
    texts = dict.fromkeys(text_of(f) for f in equals)
    readings = None
    evidence: tuple[Evidence, ...] = best.evidence
    if len(texts) > 1:
        readings = {f"document {i}": text for i, text in enumerate(texts, 1) if text is not None}
        evidence = tuple(dict.fromkeys(e for f in equals for e in f.evidence))
    return Value(
        verified=text_of(best),
        declared=said,
        unit=unit,
        rank=rank_of(best.kind),
        state=best.state,
        confidence=best.confidence,
        evidence=evidence,
        declared_evidence=declared_evidence,
        readings=readings,
    )


def entry_place(entry: DocumentEntry) -> tuple[Evidence, ...]:
    """The title of a document, else its whole first page."""
    if entry.title_evidence is not None:
        return (entry.title_evidence,)
    page = entry.pages[0] if entry.pages else 1
    return (Evidence(file=entry.file, page=page, box=(0.0, 0.0, 1.0, 1.0), quote=entry.title),)
