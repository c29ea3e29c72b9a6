"""Financing services: the listed loans against their total and year, new guarantees against the balances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, day, number, text, year_of
from dossier_ai.checks.printed import listed, yuan
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import lacks_pages, lists
from dossier_ai.checks.statements import Number, close
from dossier_ai.core import Dossier

KIND = "financing_evidence"


def loan_tolerance(declared: Number) -> Decimal:
    """Half a percent of the declared total, at least one yuan."""
    return max(Decimal(1), Decimal(declared) * Decimal("0.005"))


def loans_match(loans: Sequence[Number], declared: Number, loan_years: Sequence[int], year: int) -> bool:
    """XAC-10: the loans make the declared total, and all are of the year."""
    total = sum((Decimal(loan) for loan in loans), Decimal(0))
    return close(total, declared, loan_tolerance(declared)) and all(y == year for y in loan_years)


def guarantees_are_new(gross: bool, end_balance: Number, begin_balance: Number, new: Number) -> bool:
    """XAC-11: the balance grew by no more than the new guarantees, where these are not known to be gross."""
    return gross or Decimal(end_balance) - Decimal(begin_balance) <= Decimal(new)


def compare_loans(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XAC-10: the rows of each financing list against its total, and their dates against its year."""
    for item in lists(dossier, KIND):
        document = item.field.document
        declared = number(dossier.in_document(document, "declared_total"))
        year = year_of(dossier.in_document(document, "year"))
        amounts = [number(row.get("amount")) for row in item.rows]
        read = [amount for amount in amounts if amount is not None]
        if declared is not None and read and len(read) == len(amounts) and not lacks_pages(dossier, KIND):
            total = sum((a.value for a in read), Decimal(0))
            if not loans_match([total], declared.value, [], 0):
                yield Disagreement(
                    evidence=evidence_of(declared, *read[:12]),
                    declared=yuan(declared.value),
                    found=f"{len(read)} 笔合计 {yuan(total)}",
                    difference=yuan(declared.value - total, signed=True),
                    tolerance=f"±{yuan(loan_tolerance(declared.value))}",
                    uncertain=unsure(declared, *read),
                )
        days = [on for row in item.rows if (on := day(row.get("lent_on"))) is not None]
        other = [on for on in days if year and not loans_match([], 0, [on.value.year], year.value)]
        if year is not None and other:
            yield Disagreement(
                evidence=evidence_of(year, *other[:12]),
                declared=f"{year.value}年度",
                found=listed([on.value.iso for on in other]),
                difference=f"{len(other)} 笔",
                words={"year": str(year.value)},
                variant="year",
                uncertain=unsure(year, *other),
            )


def compare_guarantees(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XAC-11: new guarantees against the growth of the balance: guarantees issued are never less."""
    for entry in dossier.of_kind(KIND):
        figures: list[Known[Decimal] | None] = [
            number(dossier.in_document(entry.id, f"guarantee_{key}")) for key in ("new", "opening", "closing")
        ]
        new, opening, closing = figures
        if new is None or opening is None or closing is None:
            continue
        if not guarantees_are_new(False, closing.value, opening.value, new.value):
            unit = text(dossier.in_document(entry.id, "unit_name"))
            yield Disagreement(
                evidence=evidence_of(new, opening, closing),
                declared=f"年新增担保额 {yuan(new.value)}",
                found=f"余额 {yuan(opening.value)} → {yuan(closing.value)}",
                difference=yuan(closing.value - opening.value - new.value, signed=True),
                uncertain=unsure(new, opening, closing, unit),
            )


CHECKS = (
    Check("XAC-10", loans_match, compare_loans),
    Check("XAC-11", guarantees_are_new, compare_guarantees),
)
