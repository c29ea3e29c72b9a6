"""Satisfaction: the rate and the ticks of the list of served enterprises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, number, text
from dossier_ai.checks.printed import percent
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import all_rows, lacks_pages
from dossier_ai.core import Dossier

KIND = "served_enterprise_list"
TOLERANCE = Fraction(5, 1000)


def rate_agrees(rate: Fraction, declared: Fraction) -> bool:
    """XSA-01: the declared rate is the recomputed one within half a percentage point."""
    return abs(Fraction(rate) - Fraction(declared)) <= TOLERANCE


def ticked_once(both: int) -> bool:
    """XSA-02: no row is ticked both ways."""
    return both == 0


def mostly_marked(marked: int, rows: int) -> bool:
    """XSA-03: at least 80 % of the rows are marked."""
    return Fraction(marked, rows) >= Fraction(80, 100)


@dataclass(frozen=True, slots=True)
class Ticks:
    """The satisfaction column: rows ticked satisfied, dissatisfied, both, and rows in all."""

    satisfied: tuple[Known[str], ...]
    dissatisfied: tuple[Known[str], ...]
    both: tuple[Known[str], ...]
    rows: int

    @property
    def marked(self) -> int:
        return len(self.satisfied) + len(self.dissatisfied) + len(self.both)

    def readings(self) -> list[tuple[Fraction, Fraction]]:
        """The admissible rates (AMB-07), over marked rows and over all rows, each as least and greatest:
        a row ticked both ways may count either way."""
        sure, open_ = len(self.satisfied), len(self.both)
        bases = [base for base in (self.marked, self.rows) if base]
        return [(Fraction(sure, base), Fraction(sure + open_, base)) for base in bases]


def ticks(dossier: Dossier) -> Ticks:
    """The satisfaction column of all lists of served enterprises."""
    rows = [row for row in all_rows(dossier, KIND) if text(row.get("name")) is not None]
    cells = [cell for row in rows if (cell := text(row.get("satisfaction"))) is not None]
    satisfied, dissatisfied, both = (
        tuple(cell for cell in cells if cell.value == word) for word in ("satisfied", "dissatisfied", "both")
    )
    return Ticks(satisfied, dissatisfied, both, len(rows))


def compare_rate(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSA-01: the printed overall rate against the ticks, under every admissible reading."""
    if lacks_pages(dossier, KIND):
        return
    column = ticks(dossier)
    if not column.satisfied and not column.dissatisfied:
        return
    for declared in map(number, dossier.all(f"{KIND}.declared_satisfaction")):
        if declared is None:
            continue
        stated = Fraction(declared.value) / 100
        readings = column.readings()
        if any(rate_agrees(min(max(stated, least), greatest), stated) for least, greatest in readings):
            continue
        rate = readings[0][0]
        against = column.dissatisfied or column.satisfied[:1]
        yield Disagreement(
            evidence=evidence_of(declared, *against[:12]),
            declared=percent(stated),
            found="，".join(
                f"{label} {percent(least)}"
                for label, (least, _) in zip(("按已填行", "按全部行"), readings, strict=False)
            ),
            difference=f"{percent(stated - rate)}",
            tolerance="±0.5 个百分点",
            words={"rate": percent(rate), "declared": percent(stated)},
            uncertain=unsure(declared, *column.satisfied, *column.dissatisfied, *column.both),
        )


def compare_double_ticks(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSA-02: rows ticked both ways."""
    both = ticks(dossier).both
    if not ticked_once(len(both)):
        yield Disagreement(
            evidence=evidence_of(*both),
            declared="每行一项",
            found=f"{len(both)} 行",
            uncertain=unsure(*both),
        )


def compare_marking(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSA-03: the share of rows that are marked at all."""
    column = ticks(dossier)
    printed = any("satisfaction" in row for row in all_rows(dossier, KIND))
    if lacks_pages(dossier, KIND) or not column.rows or not printed:
        return
    if not mostly_marked(column.marked, column.rows):
        blank = [
            text(row.get("name")) for row in all_rows(dossier, KIND) if text(row.get("satisfaction")) is None
        ]
        names = [name for name in blank if name is not None]
        yield Disagreement(
            evidence=evidence_of(*names[:12]),
            declared=f"{column.rows} 行",
            found=f"已填 {column.marked} 行（{percent(Fraction(column.marked, column.rows))}）",
            difference=f"未填 {column.rows - column.marked} 行",
            uncertain=unsure(*names),
        )


CHECKS = (
    Check("XSA-01", rate_agrees, compare_rate),
    Check("XSA-02", ticked_once, compare_double_ticks),
    Check("XSA-03", mostly_marked, compare_marking),
)
