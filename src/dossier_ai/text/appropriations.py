"""What became of a year's profit: reserves set aside, profit paid out, earlier years corrected.

In come the statements of a report; out come amounts by key, from a 利润分配表 or from the column 未分配利润
of the statement of changes in equity. What is set aside and paid out is positive, whichever sign its table
gives it; corrections keep theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from dossier_ai.core import Rect
from dossier_ai.text.lines import Span
from dossier_ai.text.statement_lines import Amount, Role, Statement

_PARTS: Mapping[str, tuple[str, ...]] = {
    "surplus_reserve_appropriated": ("surplus_reserve_appropriated", "voluntary_reserve"),
    "profit_distributed": ("profit_distributed",),
    "prior_year_adjustments": ("prior_year_adjustments", "policy_changes"),
}
_UNSIGNED = ("surplus_reserve_appropriated", "profit_distributed")


def appropriations(statement: Statement, role: Role) -> dict[str, Amount]:
    """The amounts of one year, before the unit; a key of which no line is printed is missing, and one of
    which a line cannot be read has no value."""
    out: dict[str, Amount] = {}
    for key, parts in _PARTS.items():
        printed = [a for part in parts if (a := statement.amount(part, role)) is not None]
        if not printed:
            continue
        amount = printed[0] if len(printed) == 1 else _sum(printed)
        if key in _UNSIGNED and amount.value is not None:
            amount = replace(amount, value=abs(amount.value))
        out[key] = amount
    return out


def _sum(amounts: list[Amount]) -> Amount:
    """Several lines as one amount, shown at all that are not blank."""
    shown = [a for a in amounts if a.reading != "blank"] or amounts[:1]
    spans = [a.span for a in shown]
    span = Span(
        "+".join(s.text for s in spans),
        Rect.union(s.rect for s in spans),
        min(s.confidence for s in spans),
        spans[0].page,
        spans[0].part,
    )
    unread = any(a.value is None for a in amounts)
    total = sum((a.value or Decimal(0) for a in amounts), Decimal(0))
    return replace(
        shown[0] if len(shown) == 1 else replace(shown[0], span=span, reading="interpreted"),
        value=None if unread else total,
        decimals=max(a.decimals for a in amounts),
        confidence=min(a.confidence for a in amounts),
    )
