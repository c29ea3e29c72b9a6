"""Operating profit against the lines above it, in the layouts of the two standards for enterprises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import number, text
from dossier_ai.checks.printed import yuan
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.statements import Money, Number, close, factor_of, rounding
from dossier_ai.core import Dossier, FieldState


def operating_profit_follows(
    op_profit: Number,
    rev: Number,
    cost: Number,
    taxes: Number,
    sell: Number,
    adm: Number,
    rd: Number,
    fin: Number,
    other: Number,
    inv: Number,
    fv: Number,
    cred: Number,
    imp: Number,
    disp: Number,
    tol: Number,
) -> bool:
    """XFN-08: operating profit is revenue less costs and expenses plus gains; losses carry their sign."""
    spent = sum((Decimal(x) for x in (cost, taxes, sell, adm, rd, fin)), Decimal(0))
    gained = sum((Decimal(x) for x in (other, inv, fv, cred, imp, disp)), Decimal(0))
    return close(op_profit, Decimal(rev) - spent + gained, tol)


_COSTS = (
    "operating_cost",
    "taxes_and_surcharges",
    "selling_expenses",
    "administrative_expenses",
    "rd_expenses",
    "finance_expenses",
)


_GAINS = (
    "other_income",
    "investment_income",
    "fair_value_gains",
    "credit_impairment_losses",
    "asset_impairment_losses",
    "asset_disposal_gains",
)


_LOSSES = ("credit_impairment_losses", "asset_impairment_losses")


_CORE = frozenset({"operating_profit", "revenue", *_COSTS}) - {"rd_expenses"}


_LAYOUTS = {
    "enterprise": frozenset({"operating_profit", "revenue", *_COSTS, *_GAINS}),
    # Research is a part of the administrative expenses there.
    "small_enterprise": _CORE | {"investment_income"},
}


def _income_lines(dossier: Dossier, document: str, regime: str, suffix: str) -> Mapping[str, Money] | None:
    """The lines of the income statement in one column; None when one of them is printed and unread."""
    wanted = _LAYOUTS[regime] | (_CORE if regime == "small_enterprise" else set())
    unread = {f.key for f in dossier.fields if f.document == document and f.state is FieldState.OCCLUDED}
    if any(f"{key}{suffix}" in unread for key in wanted):
        return None
    found = {key: number(dossier.in_document(document, f"{key}{suffix}")) for key in sorted(wanted)}
    return {key: line for key, line in found.items() if line is not None}


def _profit_gap(lines: Mapping[str, Money], tol: Decimal) -> tuple[Decimal, bool]:
    """What the lines make of the operating profit, and whether that is the printed one under either sign in
    which impairment losses are printed."""
    values = {key: lines[key].value if key in lines else Decimal(0) for key in (*_COSTS, *_GAINS)}
    signs = [(1, -1) if values[key] else (1,) for key in _LOSSES]
    holds = False
    for one, two in product(*signs):
        signed = {**values, _LOSSES[0]: one * values[_LOSSES[0]], _LOSSES[1]: two * values[_LOSSES[1]]}
        terms = [*(signed[key] for key in (*_COSTS, *_GAINS)), tol]
        holds |= operating_profit_follows(lines["operating_profit"].value, lines["revenue"].value, *terms)
    total = sum((values[key] for key in _GAINS), lines["revenue"].value)
    return total - sum((values[key] for key in _COSTS), Decimal(0)), holds


def compare_operating_profit(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-08: operating profit against the lines above it. A line may be missing from the layout or only from
    the reading: fewer lines than the layout has will do where the same lines add up in the other column."""
    for entry in dossier.of_kind("audit_report"):
        regime = text(dossier.in_document(entry.id, "regime"))
        if regime is None or regime.value not in _LAYOUTS:
            continue
        lines = _income_lines(dossier, entry.id, regime.value, "")
        if lines is None or not lines.keys() >= _CORE:
            continue
        factor = factor_of(dossier, entry.id)
        tol = rounding(lines.values(), factor) * (len(lines) + 1)
        total, holds = _profit_gap(lines, tol)
        if holds:
            continue
        if not lines.keys() >= _LAYOUTS[regime.value]:
            before = _income_lines(dossier, entry.id, regime.value, "_previous")
            if before is None or before.keys() != lines.keys():
                continue
            if not _profit_gap(before, rounding(before.values(), factor) * (len(before) + 1))[1]:
                continue
        profit = lines["operating_profit"]
        terms = [lines[key] for key in ("revenue", *_COSTS, *_GAINS) if key in lines]
        yield Disagreement(
            evidence=evidence_of(profit, *terms),
            declared=f"营业利润 {yuan(profit.value)}",
            found=f"营业收入-成本费用+各项收益 = {yuan(total)}",
            difference=yuan(profit.value - total, signed=True),
            tolerance=f"±{yuan(tol)}",
            uncertain=unsure(profit, *terms),
        )


CHECKS = (Check("XFN-08", operating_profit_follows, compare_operating_profit),)
