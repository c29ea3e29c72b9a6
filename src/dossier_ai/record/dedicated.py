"""Who works for the platform full-time, and who mentors (domain 1.31, AMB-29, XST-10, XST-14).

The roster beside labour contracts, insurance lists and letters of appointment.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dossier_ai.core import Bounds, Cell, Dossier, Field, Value
from dossier_ai.record.fields import (
    count_of,
    covers,
    is_certain,
    mark_of,
    places,
    rows_in,
    term_of,
    text_of,
)
from dossier_ai.record.sources import applicant_names, is_own, list_rows
from dossier_ai.record.staff import KIND as ROSTER
from dossier_ai.record.staff import Person, list_people, rows_skipped
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import add_years
from dossier_ai.text.names import norm_name

KIND = "personnel_evidence"
_MENTOR = re.compile(r"创业(?:辅导|指导|咨询)?(?:导师|辅导师|指导师|咨询师|辅导员)")
_MENTOR_PAPERS = ("appointment", "title", "professional_qualification", "skill_level")
_PART_TIME = re.compile(r"兼职|退休返聘|返聘|借调|外聘|特聘|实习")
_FULL_TIME = re.compile(r"专职|全职")


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that somebody is employed: `certain` where unit, name and time are beyond doubt."""

    name: str
    certain: bool
    source: Field | Cell


def list_proofs(dossier: Dossier, day: dt.date) -> tuple[Proof, ...]:
    """Labour contracts in force on `day` and names on social-insurance lists of the year before it."""
    own = applicant_names(dossier)
    proofs: list[Proof] = []
    for entry in dossier.of_kind(KIND):
        certificate = text_of(dossier.in_document(entry.id, "certificate"))
        unit = dossier.in_document(entry.id, "unit")
        named = text_of(unit)
        if named is not None and own and not is_own(named, own):
            continue
        of_unit = unit is not None and named is not None and is_certain(unit)
        if certificate == "labour_contract":
            person, term = dossier.in_document(entry.id, "person"), dossier.in_document(entry.id, "term")
            name, held = text_of(person), covers(term_of(term), day)
            if person is not None and name is not None and held is not False:
                proofs.append(Proof(norm_name(name), of_unit and held is True and is_certain(person), person))
        if certificate == "social_insurance":
            whole = dossier.in_document(entry.id, "period")
            for row in rows_in(dossier.in_document(entry.id, "rows")):
                cell = row.get("name")
                name = text_of(cell)
                recent = _is_recent(row.get("period") or whole, day)
                if cell is not None and name is not None and recent is not False:
                    proofs.append(
                        Proof(norm_name(name), of_unit and recent is True and is_certain(cell), cell)
                    )
    return tuple(proofs)


def _is_recent(period: Field | Cell | None, day: dt.date) -> bool | None:
    """Whether insurance was paid within the year before `day`; None where no period is read."""
    term = term_of(period)
    if term is None:
        return None
    end = term[1] or term[0]
    if term[2]:
        return True
    return end is not None and end.latest >= add_years(day, -1)


def establish_dedicated(dossier: Dossier, day: dt.date | None) -> dict[str, Value]:
    """`staff.n_dedicated` and `staff.mentors`. A roster alone proves nobody's full time: those without
    contract or insurance count in the upper bound only. None while a page of the roster is unread."""
    rows = list_rows(dossier, ROSTER)
    if not rows or day is None or dossier.unread_pages((ROSTER,)):
        return {}
    people = list_people(rows)
    values = {"staff.n_dedicated": _dedicated(dossier, people, rows_skipped(rows), day)}
    mentors = _mentors(dossier, people, day)
    if mentors is not None:
        values["staff.mentors"] = mentors
    return values


def _dedicated(dossier: Dossier, people: Sequence[Person], skipped: int, day: dt.date) -> Value:
    read = () if dossier.unread_pages((KIND,)) else list_proofs(dossier, day)
    certain = {proof.name for proof in read if proof.certain}
    proofs = {proof.name: proof for proof in sorted(read, key=lambda proof: proof.certain)}
    possible = [p for p in people if _works_full_time(p) is not False]
    names = [norm_name(text_of(p.row.get("name")) or "") for p in possible]
    proved = sum(
        name in certain and names.count(name) == 1 and p.sure for name, p in zip(names, possible, strict=True)
    )
    most = len(possible) + skipped
    insured = _insured(dossier)
    why = [f"{len(possible) - proved} UNPROVED"] if proved < len(possible) else []
    if skipped:
        why.append(f"{skipped} ROWS_MISSING")
    if insured is not None and not certain:
        why.append(f"{insured} INSURED_UNNAMED")
    cells: list[Field | Cell | None] = [p.row.get("name") or next(iter(p.row.values())) for p in people]
    shown = [proofs[name].source for name in dict.fromkeys(names) if name in proofs]
    return Value(
        verified=str(len(possible)),
        unit="person",
        rank=4 if proved == len(possible) and proved else 5,
        evidence=places([*cells, *shown]),
        bounds=Bounds(min=str(proved), max=str(most), why=tuple(why)) if proved != most else None,
    )


def _works_full_time(person: Person) -> bool | None:
    """What the roster says: True or False where it does, None where it does not."""
    cell = person.row.get("full_time")
    mark = mark_of(cell)
    if mark is not None:
        return mark
    said = squeeze(f"{text_of(cell) or ''}{text_of(person.row.get('post')) or ''}")
    if _PART_TIME.search(said):
        return False
    return True if _FULL_TIME.search(said) else None


def _insured(dossier: Dossier) -> int | None:
    counts = [count_of(dossier.in_document(e.id, "insured_count")) for e in dossier.of_kind(KIND)]
    known = [n for n in counts if n is not None]
    return max(known) if known else None


def _mentors(dossier: Dossier, people: Sequence[Person], day: dt.date) -> Value | None:
    """The mentors: by certificate or letter of appointment; those whom only the roster calls so are in
    doubt. None where neither names any."""
    papers: dict[str, Field] = {}
    for entry in dossier.of_kind(KIND):
        person = dossier.in_document(entry.id, "person")
        kind = text_of(dossier.in_document(entry.id, "certificate"))
        said = "".join(text_of(dossier.in_document(entry.id, k)) or "" for k in ("subject", "level"))
        name = text_of(person)
        if person is None or name is None or kind not in _MENTOR_PAPERS:
            continue
        lapsed = covers(term_of(dossier.in_document(entry.id, "term")), day) is False
        if _MENTOR.search(squeeze(f"{said}{entry.title}")) and not lapsed:
            papers.setdefault(norm_name(name), person)
    listed = {norm_name(text_of(p.row.get("name")) or ""): p for p in people}
    sure = {n: f for n, f in papers.items() if n in listed and is_certain(f)}
    called = _called(listed, papers)
    doubtful = [n for n in (*papers, *called) if n not in sure]
    if not papers and not called:
        return None
    most = len(sure) + len(set(doubtful))
    cells = [listed[n].row.get("name") for n in called]
    return Value(
        verified=str(most),
        unit="person",
        rank=4 if most == len(sure) else 5,
        evidence=places([*papers.values(), *cells]),
        bounds=Bounds(min=str(len(sure)), max=str(most), why=(f"{most - len(sure)} UNPROVED",))
        if most != len(sure)
        else None,
    )


def _called(listed: dict[str, Person], papers: Collection[str]) -> list[str]:
    out = []
    for name, person in listed.items():
        said = "".join(text_of(person.row.get(k)) or "" for k in ("post", "title", "department"))
        if name and name not in papers and _MENTOR.search(squeeze(said)):
            out.append(name)
    return out
