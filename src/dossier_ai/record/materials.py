"""What the dossier holds: each kind of document, the years of its reports, the topics of its rules."""

from __future__ import annotations

from dossier_ai.core import DocumentEntry, Dossier, Evidence, Value
from dossier_ai.record.fields import mark_of, names_of, year_of
from dossier_ai.record.sources import rank_of

_NOT_MATERIALS = ("unknown", "divider")
# Every kind prints page numbers: they say nothing about which it is.
_PAGE_KEYS = ("printed_pages", "pages_total")
_UNSEEN = 0.5
_BY_YEAR = ("audit_report", "service_income_audit")


def establish_materials(dossier: Dossier) -> dict[str, Value]:
    """`materials.<kind>` = "present" for every kind among the applicant's own documents, also by year for
    reports; `docs.topics`, `report.headings` and `disclosure.online`, the union over their documents;
    `declaration.sealed`."""
    best: dict[str, DocumentEntry] = {}
    dated: dict[str, DocumentEntry] = {}
    for entry in dossier.documents:
        if entry.belongs_to or entry.continues or entry.kind in _NOT_MATERIALS:
            continue
        _keep(best, f"materials.{entry.kind}", entry)
        if entry.kind in _BY_YEAR:
            year = year_of(dossier.in_document(entry.id, "period"))
            if year is not None:
                _keep(dated, f"materials.{entry.kind}.{year}", entry)
    values = {}
    for key, entry in sorted({**best, **dated}.items()):
        values[key] = Value(
            verified="present",
            rank=rank_of(entry.kind),
            confidence=_certainty(dossier, entry),
            evidence=_shown_at(dossier, entry),
        )
    for name, field in (
        ("docs.topics", "policy_document.topics"),
        ("report.headings", "application_report.headings"),
        ("disclosure.online", "platform_evidence.disclosures"),
    ):
        value = _union(dossier, field)
        if value is not None:
            values[name] = value
    sealed = _sealed(dossier)
    if sealed is not None:
        values["declaration.sealed"] = sealed
    return values


def _sealed(dossier: Dossier) -> Value | None:
    """The seal on the declaration. One that was looked for and not found may be too pale in a copy: a person
    looks."""
    marks = [dossier.in_document(entry.id, "sealed") for entry in dossier.of_kind("truth_declaration")]
    known = [(mark, field) for field in marks if field is not None and (mark := mark_of(field)) is not None]
    if not known:
        return None
    found, field = max(known, key=lambda item: (item[0], item[1].confidence))
    return Value(
        verified="true" if found else "false",
        rank=5,
        confidence=field.confidence if found else min(field.confidence, _UNSEEN),
        evidence=field.evidence,
    )


def _keep(group: dict[str, DocumentEntry], key: str, entry: DocumentEntry) -> None:
    before = group.get(key)
    if before is None or entry.confidence > before.confidence:
        group[key] = entry


def _certainty(dossier: Dossier, entry: DocumentEntry) -> float:
    """1 for a document that its printed title, or what could be read in it, names; else what sorting says
    (which measures how clear the cues were, not how likely the kind is)."""
    known = any(
        f.document == entry.id and f.value is not None and f.key not in _PAGE_KEYS for f in dossier.fields
    )
    return 1.0 if entry.title or known else entry.confidence


def _shown_at(dossier: Dossier, entry: DocumentEntry) -> tuple[Evidence, ...]:
    """The title, else the first thing that was read, else the whole first page."""
    if entry.title_evidence is not None:
        return (entry.title_evidence,)
    for field in dossier.fields:
        if field.document == entry.id and field.evidence:
            return (field.evidence[0],)
    page = entry.pages[0] if entry.pages else 1
    return (Evidence(file=entry.file, page=page, box=(0.0, 0.0, 1.0, 1.0), quote=entry.title),)


def _union(dossier: Dossier, name: str) -> Value | None:
    fields = dossier.all(name)
    items = tuple(dict.fromkeys(item for f in fields for item in names_of(f) or ()))
    if not items:
        return None
    return Value(
        verified=items,
        rank=5,
        confidence=min(f.confidence for f in fields),
        evidence=tuple(dict.fromkeys(e for f in fields for e in f.evidence)),
    )
