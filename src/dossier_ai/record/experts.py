"""External experts: people of other employers whose appointment is in force (domain 1.26, AMB-20)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dossier_ai.core import Bounds, Cell, DocumentEntry, Dossier, Field, Row, Value
from dossier_ai.record.fields import Term, covers, date_of, is_certain, places, rows_in, term_of, text_of
from dossier_ai.record.sources import applicant_names, form_field, is_own, list_rows, registration
from dossier_ai.text.names import norm_name

KIND = "expert_pool"


def establish_experts(dossier: Dossier, day: dt.date | None) -> dict[str, Value]:
    """`res.external_experts`: distinct people by name and employer. Certain are those whose letter or term
    shows an appointment in force; a bare list leaves doubt. Own staff, the legal representative and investors
    do not count. Nothing while a page of the pool is unread."""
    if day is None or dossier.unread_pages((KIND,)):
        return {}
    own, inside = applicant_names(dossier), _insiders(dossier)
    sure: dict[tuple[str, str], Field | Cell] = {}
    doubtful: dict[tuple[str, str], Field | Cell] = {}
    seen: list[Field | Cell] = []
    letters = _letters(dossier, day)
    for row in list_rows(dossier, KIND):
        cell = row.get("name")
        name, employer = text_of(cell), text_of(row.get("employer"))
        if cell is None or name is None:
            continue
        seen.append(cell)
        key = (norm_name(name), norm_name(employer or ""))
        if key[0] in inside or (employer is not None and is_own(employer, own)):
            continue
        letter = letters.get(key[0])
        held = letter[1] if letter is not None else covers(_term(row), day)
        if held is False:
            continue
        certain = held is True and employer is not None and is_certain(cell)
        (sure if certain else doubtful).setdefault(key, cell)
    listed = {name for name, _ in (*sure, *doubtful)}
    for name, (field, held) in letters.items():
        if name not in listed and name not in inside and held is not False:
            # A letter alone does not say whom its holder works for.
            doubtful.setdefault((name, ""), field)
            seen.append(field)
    return {"res.external_experts": _count(sure, doubtful, seen)} if seen else {}


def _insiders(dossier: Dossier) -> set[str]:
    """Own staff, the legal representative, and investors by name."""
    rows = (*list_rows(dossier, "staff_roster"), *rows_in(form_field(dossier, "investors")))
    names = [text_of(row.get("name")) for row in rows]
    certificate = registration(dossier)
    if certificate is not None:
        names.append(text_of(dossier.in_document(certificate.id, "legal_rep")))
    return {norm_name(name) for name in names if name is not None}


def _letters(dossier: Dossier, day: dt.date) -> dict[str, tuple[Field, bool | None]]:
    """The letters of appointment by the expert's name: in force, not in force, or open."""
    out: dict[str, tuple[Field, bool | None]] = {}
    for entry in dossier.of_kind(KIND):
        expert = dossier.in_document(entry.id, "expert")
        name = text_of(expert)
        if expert is None or name is None:
            continue
        held = covers(_letter_term(dossier, entry), day)
        before = out.get(norm_name(name))
        if before is None or held is True:
            out[norm_name(name)] = (expert, held)
    return out


def _letter_term(dossier: Dossier, entry: DocumentEntry) -> Term | None:
    return _joined(dossier.in_document(entry.id, "term"), dossier.in_document(entry.id, "appointed_on"))


def _term(row: Row) -> Term | None:
    return _joined(row.get("term"), row.get("appointed_on"))


def _joined(term: Field | Cell | None, appointed: Field | Cell | None) -> Term | None:
    """The printed term; a day of appointment alone is a start without an end, which leaves the end open to
    doubt."""
    printed = term_of(term)
    if printed is not None:
        return printed
    start = date_of(appointed)
    return (start, None, False) if start is not None else None


def _count(
    sure: dict[tuple[str, str], Field | Cell],
    doubtful: dict[tuple[str, str], Field | Cell],
    seen: Sequence[Field | Cell],
) -> Value:
    extra = {key: source for key, source in doubtful.items() if key not in sure}
    most = len(sure) + len(extra)
    bounds = Bounds(min=str(len(sure)), max=str(most), why=(f"{len(extra)} UNPROVED",)) if extra else None
    evidence = places([*sure.values(), *extra.values()] or list(seen))
    return Value(verified=str(most), unit="person", rank=5 if extra else 4, evidence=evidence, bounds=bounds)
