"""Whom the platform served, by year, function and mode (domain 4.8; AMB-17, AMB-18, AMB-22).

A page of the list that could not be read leaves no count at all. Rows that may not count widen the count to
bounds; they never settle a clause by themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dossier_ai.core import Dossier, Evidence, Row, Value
from dossier_ai.record.enterprises import Counted, count_enterprises, counted_value, missing_rows
from dossier_ai.record.fields import count_of, text_of
from dossier_ai.record.services import (
    FUNCTIONS,
    LEDGER,
    LIST,
    TIMES,
    Service,
    ledger_services,
    listed_services,
)
from dossier_ai.record.sources import applicant_names, form_years, list_rows
from dossier_ai.text.characters import squeeze

KIND = LIST
_COUNTS = (("srv.sme_n", False), ("srv.ent_n", True))


def establish_served(dossier: Dossier, application_date: dt.date | None) -> dict[str, Value]:
    """`srv.sme_n`, `.ent_n`, `.customer_n`, `.agreements`, `srv.<fn>.<mode>_<ent|sme>` and
    `svc.<class>.times`, by year.

    The list speaks for the year before the application; rows with a date for the year of that date. Earlier
    years are those of the ledger, else of the form.
    """
    previous = application_date.year - 1 if application_date is not None else None
    values = _declared(dossier, previous)
    own = applicant_names(dossier)
    ledger = () if dossier.unread_pages((LEDGER,)) else ledger_services(dossier)
    for year in sorted({s.year for s in ledger if s.year is not None}):
        values.update(_counts(dossier, ledger, year, own, values, source=LEDGER))
        values.update(_times(ledger, year, own))
    listed = () if dossier.unread_pages((LIST,)) else listed_services(dossier)
    if listed and previous is not None:
        values.update(_counts(dossier, listed, previous, own, values, source=LIST))
    return values


def _declared(dossier: Dossier, previous: int | None) -> dict[str, Value]:
    """What the form says of its three years. A count of an earlier year has no other source than the form and
    stands as rank 5; that of the listed year has, and is only declared."""
    values: dict[str, Value] = {}
    for year, row in form_years(dossier).items():
        for name, key in (("srv.sme_n", "served"), ("srv.ent_n", "served"), ("srv.agreements", "agreements")):
            cell = row.get(key)
            if cell is None or count_of(cell) is None:
                continue
            said = str(count_of(cell))
            proof = said if year != previous and key == "served" else None
            values[f"{name}.{year}"] = Value(
                verified=proof,
                declared=said,
                unit="enterprise",
                rank=5,
                state=cell.state,
                confidence=cell.confidence,
                evidence=cell.evidence if proof is not None else (),
                declared_evidence=cell.evidence,
            )
    return values


def _counts(
    dossier: Dossier,
    services: Sequence[Service],
    year: int,
    own: Sequence[str],
    known: dict[str, Value],
    *,
    source: str,
) -> dict[str, Value]:
    """The counts of one year from one list. `customer_n` needs sizes: a list of SMEs names no other
    customers."""
    inside = [s for s in services if s.year == year or (s.year is None and source == LIST)]
    rows = [s.row for s in inside]
    undated = sum(s.open_year for s in inside)
    missing = missing_rows(list_rows(dossier, source)) + sum(
        s.year is None and source == LEDGER for s in services
    )
    out: dict[str, Value] = {}
    for name, large in _COUNTS:
        said, said_at = _said(dossier, known.get(f"{name}.{year}"), source)
        counted = counted_value(count_enterprises(rows, own, large=large), undated, missing, said)
        out[f"{name}.{year}"] = counted.model_copy(update={"declared_evidence": said_at})
    if any(text_of(row.get("size")) for row in rows):
        customers = out[f"srv.ent_n.{year}"]
        out[f"srv.customer_n.{year}"] = customers.model_copy(
            update={"declared": None, "declared_evidence": ()}
        )
    if any(s.functions is not None for s in inside) and any(s.modes is not None for s in inside):
        out.update(_by_function(inside, year, own, missing))
    return out


def _said(dossier: Dossier, known: Value | None, source: str) -> tuple[str | None, tuple[Evidence, ...]]:
    """What the applicant declares: on the form, else under the list."""
    if known is not None and known.declared is not None:
        return known.declared, known.declared_evidence
    footer = dossier.first(f"{source}.declared_served")
    if footer is not None and count_of(footer) is not None:
        return str(count_of(footer)), footer.evidence
    return None, ()


def _by_function(
    services: Sequence[Service], year: int, own: Sequence[str], missing: int
) -> dict[str, Value]:
    """`srv.<fn>.<mode>_<ent|sme>`; rows that leave function or mode open widen what they may belong to. What
    no row shows has no value."""
    out: dict[str, Value] = {}
    for function in FUNCTIONS:
        for mode in ("online", "offline"):
            shown = [s.row for s in services if _has(s.functions, function) and _has(s.modes, mode)]
            possible = sum(
                (s.functions is None or function in s.functions)
                and (s.modes is None or mode in s.modes)
                and not (_has(s.functions, function) and _has(s.modes, mode))
                for s in services
            )
            if not shown and not possible:
                continue
            for what, large in (("ent", True), ("sme", False)):
                part = count_enterprises(shown, own, large=large)
                cells = part.cells or tuple(c for s in services if (c := s.row.get("name")) is not None)[:1]
                wide = Counted(part.sure, part.doubtful, part.unread + possible, part.why, cells)
                out[f"srv.{function}.{mode}_{what}.{year}"] = counted_value(wide, 0, missing, None)
    return out


def _has(found: frozenset[str] | None, wanted: str) -> bool:
    return found is not None and wanted in found


def _times(services: Sequence[Service], year: int, own: Sequence[str]) -> dict[str, Value]:
    """`svc.<class>.times`: services of the ledger, repeat visits and those of third parties included
    (CB-7-N); of information only those that are not online."""
    out: dict[str, Value] = {}
    for name, pattern in TIMES:
        rows: list[Row] = []
        for service in services:
            said = text_of(service.row.get("category")) or text_of(service.row.get("record")) or ""
            online = service.modes == frozenset({"online"})
            if service.year == year and pattern.search(squeeze(said)) and not (name == "info" and online):
                rows.append(service.row)
        if not rows:
            continue
        counted = [count_enterprises([row], own, large=True) for row in rows]
        sure = sum(c.sure for c in counted)
        doubtful = sum(c.doubtful for c in counted)
        unread = sum(c.unread for c in counted)
        cells = tuple(cell for c in counted for cell in c.cells)
        why = tuple(dict.fromkeys(w for c in counted for w in c.why))
        value = counted_value(Counted(sure, doubtful, unread, why, cells), 0, 0, None)
        out[f"svc.{name}.times.{year}"] = value.model_copy(update={"unit": "service"})
    return out
