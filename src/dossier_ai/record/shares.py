"""How much of the service was for the public good or at a low fee, in every unit there is (AMB-10)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from dossier_ai.core import Bounds, Cell, Dossier, Evidence, Row, Value
from dossier_ai.record.fields import count_of, is_certain, mark_of, places, text_of, year_of
from dossier_ai.record.services import LEDGER, LIST, ledger_services, listed_services
from dossier_ai.text.characters import squeeze
from dossier_ai.text.names import norm_name

_PUBLIC = re.compile(r"免费|公益|无偿|不收费|未收费|低收费|低偿|优惠|减免|成本价|^0(?:\.0+)?元?$|^[否无]$")
_PAID = re.compile(r"市场价|市场化|有偿|全额|标准收费|正常收费|^收费|^[是有]$|^\d[\d,.]*(?:万?元)?$")
_AUDITED = re.compile(r"占[^。;；]*?(\d{1,3}(?:\.\d+)?)\s*[%％]")


def is_public(cell: Cell | None) -> bool | None:
    """Whether a fee cell says free or at a low fee; None where it does not say."""
    text = squeeze(text_of(cell) or "")
    mark = mark_of(cell)
    if mark is not None:
        return not mark
    if not text or cell is None or not is_certain(cell):
        return None
    if _PUBLIC.search(text):
        return True
    return False if _PAID.search(text) else None


def establish_shares(dossier: Dossier, application_date: dt.date | None) -> dict[str, Value]:
    """`srv.public_share.<year>`: readings by visits, enterprises and person-times of the ledger, else of the
    list, and the share that the special audit states. Rows whose fee is open make bounds."""
    by_year: dict[int, list[Row]] = {}
    if not dossier.unread_pages((LEDGER,)):
        for service in ledger_services(dossier):
            if service.year is not None:
                by_year.setdefault(service.year, []).append(service.row)
    if application_date is not None and not dossier.unread_pages((LIST,)):
        previous = application_date.year - 1
        rows = [s.row for s in listed_services(dossier) if s.year in (previous, None) and not s.open_year]
        by_year.setdefault(previous, rows)
    audited = _audited(dossier)
    values: dict[str, Value] = {}
    for year in sorted({*by_year, *audited}):
        value = _share(by_year.get(year, []), audited.get(year))
        if value is not None:
            values[f"srv.public_share.{year}"] = value
    return values


def _audited(dossier: Dossier) -> dict[int, tuple[Fraction, tuple[Evidence, ...]]]:
    """The percentage that a special audit prints of public-benefit or low-fee services, by its year."""
    found: dict[int, tuple[Fraction, tuple[Evidence, ...]]] = {}
    for entry in dossier.of_kind("service_income_audit"):
        year = year_of(dossier.in_document(entry.id, "period"))
        said = dossier.in_document(entry.id, "public_benefit")
        match = _AUDITED.search(text_of(said) or "")
        if year is not None and said is not None and match is not None and is_certain(said):
            found.setdefault(year, (Fraction(Decimal(match[1])) / 100, said.evidence))
    return found


def _share(rows: Sequence[Row], audited: tuple[Fraction, tuple[Evidence, ...]] | None) -> Value | None:
    judged = [(row, is_public(row.get("fee"))) for row in rows]
    readings: dict[str, str] = {}
    ends: list[tuple[Fraction, Fraction]] = []
    evidence: tuple[Evidence, ...] = ()
    unknown = sum(said is None for _, said in judged)
    if any(said is not None for _, said in judged):
        weights: tuple[tuple[str, Callable[[Row], int | None]], ...] = (
            ("visits", lambda row: 1),
            ("person_times", lambda row: count_of(row.get("persons"))),
        )
        for name, weight in weights:
            shares = _weighted(judged, weight)
            if shares is not None:
                readings[name] = str(shares[1])
                ends.append((shares[0], shares[2]))
        by_name = _by_enterprise(judged)
        if by_name is not None:
            readings["enterprises"] = str(by_name)
            ends.append((by_name, by_name))
        evidence = places([row.get("fee") for row, said in judged if said is not None])
    if audited is not None:
        readings["audited"] = str(audited[0])
        ends.append((audited[0], audited[0]))
        evidence = (*audited[1], *evidence)
    if not readings:
        return None
    bounds = None
    if unknown and evidence:
        low, high = min(e[0] for e in ends), max(e[1] for e in ends)
        if low != high:
            bounds = Bounds(min=str(low), max=str(high), why=(f"{unknown} OPEN_FEES",))
    return Value(
        verified=next(iter(readings.values())),
        unit="ratio",
        rank=2 if audited is not None else 5,
        evidence=evidence,
        readings=readings if len(set(readings.values())) > 1 else None,
        bounds=bounds,
    )


def _weighted(
    judged: Sequence[tuple[Row, bool | None]], weight: Callable[[Row], int | None]
) -> tuple[Fraction, Fraction, Fraction] | None:
    """Least, plain and greatest share of the public rows; None where a row has no weight. The plain one
    leaves out what is open."""
    weights = [(weight(row), said) for row, said in judged]
    if any(number is None for number, _ in weights):
        return None
    known = [(number or 0, said) for number, said in weights]
    public = sum(n for n, said in known if said)
    open_ones = sum(n for n, said in known if said is None)
    total = sum(n for n, _ in known)
    if total == open_ones:
        return None
    return Fraction(public, total), Fraction(public, total - open_ones), Fraction(public + open_ones, total)


def _by_enterprise(judged: Sequence[tuple[Row, bool | None]]) -> Fraction | None:
    """The share of enterprises that had a free or low-fee service, where all names are read."""
    names = [(norm_name(text_of(row.get("name")) or ""), said) for row, said in judged if said is not None]
    if not names or not all(name for name, _ in names):
        return None
    return Fraction(len({n for n, said in names if said}), len({n for n, _ in names}))
