"""Financing raised for enterprises and new guarantees, by year (domain 1.33)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dossier_ai.core import Bounds, Cell, Dossier, Field, Value
from dossier_ai.record.fields import (
    date_of,
    exact_text,
    is_hidden,
    number_of,
    places,
    rows_in,
    says_something,
    text_of,
    worst_confidence,
    year_of,
)
from dossier_ai.record.sources import value_from
from dossier_ai.text.names import norm_name

KIND = "financing_evidence"


@dataclass(frozen=True, slots=True)
class Loan:
    """One financing of one enterprise; `amount` in yuan, None where it is unread; `year` None where neither
    the row nor its document is dated."""

    amount: Decimal | None
    year: int | None
    source: Cell | Field | None


def list_loans(dossier: Dossier) -> tuple[Loan, ...]:
    """The different financings of lists, contracts and confirmations: equal enterprise, institution, sum and
    day are one."""
    found: dict[tuple[str, ...], Loan] = {}
    for entry in dossier.of_kind(KIND):
        rows = rows_in(dossier.in_document(entry.id, "rows"))
        of_document = year_of(dossier.in_document(entry.id, "year"))
        for number, row in enumerate(rows):
            if not says_something(row):
                continue
            cell, day = row.get("amount"), date_of(row.get("lent_on"))
            amount = number_of(cell)
            if amount is None and not is_hidden(cell):
                continue
            names = [norm_name(text_of(row.get(key)) or "") for key in ("enterprise", "institution")]
            when = text_of(row.get("lent_on")) or ""
            # Without a day two equal rows of one list may be two loans.
            key = (*names, str(amount), when) if when and amount is not None else (entry.id, str(number))
            found.setdefault(key, Loan(amount, day.year if day is not None else of_document, cell))
    return tuple(found.values())


def establish_financing(dossier: Dossier) -> dict[str, Value]:
    """`fin_raised.<year>` and `guarantee_new.<year>`; nothing while a page of the evidence is unread."""
    if dossier.unread_pages((KIND,)):
        return {}
    loans = list_loans(dossier)
    values: dict[str, Value] = {}
    for year in sorted({loan.year for loan in loans if loan.year is not None}):
        values[f"fin_raised.{year}"] = _raised(loans, year)
    by_year: dict[int, list[Field]] = {}
    for entry in dossier.of_kind(KIND):
        figure = dossier.in_document(entry.id, "guarantee_new")
        said = year_of(dossier.in_document(entry.id, "year"))
        if figure is not None and said is not None:
            by_year.setdefault(said, []).append(figure)
    for said, figures in sorted(by_year.items()):
        value = value_from(figures, unit="CNY")
        if value is not None:
            values[f"guarantee_new.{said}"] = value
    return values


def _raised(loans: tuple[Loan, ...], year: int) -> Value:
    inside = [loan for loan in loans if loan.year == year]
    read = [loan for loan in inside if loan.amount is not None]
    undated = [loan for loan in loans if loan.year is None and loan.amount is not None]
    unread = len(inside) - len(read)
    total = sum((loan.amount for loan in read if loan.amount is not None), Decimal(0))
    more = sum((loan.amount for loan in undated if loan.amount is not None), Decimal(0))
    bounds = None
    if more:
        why = (f"{len(undated)} UNDATED",)
        bounds = Bounds(min=exact_text(total), max=exact_text(total + more), why=why)
    confidence = worst_confidence([loan.source for loan in read])
    return Value(
        verified=exact_text(total),
        unit="CNY",
        rank=4,
        # An unread sum may be any: then a person looks.
        confidence=min(confidence, 0.5) if unread else confidence,
        evidence=places([loan.source for loan in inside]),
        bounds=bounds,
    )
