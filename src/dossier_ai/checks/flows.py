"""Flows of the audited year: retained earnings, cash, fixed assets, non-profit surpluses.

As in `statements`, an identity is asked only where all its lines are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import number, text
from dossier_ai.checks.printed import yuan
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.statements import (
    ENTERPRISE_REGIMES,
    Compare,
    Number,
    close,
    factor_of,
    identity,
    rounding,
)
from dossier_ai.core import Dossier


def earnings_roll_forward(
    re_end: Number,
    re_begin: Number,
    net: Number,
    reserve: Number,
    dividend: Number,
    adj: Number,
    tol: Number,
) -> bool:
    """XFN-09: retained earnings grow by the net profit, less what was set aside and paid out."""
    grown = Decimal(re_begin) + Decimal(net) - Decimal(reserve) - Decimal(dividend) + Decimal(adj)
    return close(re_end, grown, tol)


def cash_rolls_forward(
    cash_end: Number, cash_begin: Number, op: Number, inv: Number, fin: Number, fx: Number, tol: Number
) -> bool:
    """XFN-10: cash at the end is cash at the beginning and the year's flows."""
    flows = (Decimal(x) for x in (cash_begin, op, inv, fin, fx))
    return close(cash_end, sum(flows, Decimal(0)), tol)


def cash_covers(bs_cash: Number, cf_cash_end: Number, tol: Number) -> bool:
    """XFN-11: cash on the balance sheet is not below the cash-flow statement's."""
    return Decimal(bs_cash) >= Decimal(cf_cash_end) - Decimal(tol)


def fixed_assets_net(net_fa: Number, cost: Number, dep: Number, imp: Number, tol: Number) -> bool:
    """XFN-13: net fixed assets are cost less depreciation and impairment."""
    return close(net_fa, Decimal(cost) - Decimal(dep) - Decimal(imp), tol)


def net_assets_follow(
    delta: Number, income: Number, expense: Number, na_end: Number, na_begin: Number, tol: Number
) -> bool:
    """XFN-14: the change in net assets is income less expense, and leads from opening to closing."""
    return close(delta, Decimal(income) - Decimal(expense), tol) and close(
        na_end, Decimal(na_begin) + Decimal(delta), tol
    )


def surplus_follows(surplus: Number, rev: Number, exp: Number, tol: Number) -> bool:
    """XFN-15: the surplus of a public institution is its income less its expense."""
    return close(surplus, Decimal(rev) - Decimal(exp), tol)


def compare_cash(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-11: cash of the balance sheet against that of the cash-flow statement."""
    for entry in dossier.of_kind("audit_report"):
        cash = number(dossier.in_document(entry.id, "cash"))
        end = number(dossier.in_document(entry.id, "cash_flow_end"))
        if cash is None or end is None:
            continue
        tol = rounding([cash, end], factor_of(dossier, entry.id)) * 2
        if not cash_covers(cash.value, end.value, tol):
            yield Disagreement(
                evidence=evidence_of(cash, end),
                declared=f"货币资金 {yuan(cash.value)}",
                found=f"期末现金及现金等价物 {yuan(end.value)}",
                difference=yuan(cash.value - end.value, signed=True),
                tolerance=f"-{yuan(tol)}",
                uncertain=unsure(cash, end),
            )


def compare_fixed_assets(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-13: net fixed assets against cost and depreciation. Where no impairment is printed it may have been
    deducted all the same, so that only a greater net figure contradicts; small enterprises book none."""
    keys = ("fixed_assets", "fixed_assets_cost", "accumulated_depreciation")
    for entry in dossier.of_kind("audit_report"):
        net, cost, depreciation = (number(dossier.in_document(entry.id, key)) for key in keys)
        impaired = number(dossier.in_document(entry.id, "fixed_assets_impairment"))
        if net is None or cost is None or depreciation is None:
            continue
        regime = text(dossier.in_document(entry.id, "regime"))
        read = [f for f in (net, cost, depreciation, impaired) if f is not None]
        tol = rounding(read, factor_of(dossier, entry.id)) * len(read)
        lost = abs(impaired.value) if impaired else Decimal(0)
        spent = abs(depreciation.value)
        if fixed_assets_net(net.value, cost.value, spent, lost, tol):
            continue
        total = cost.value - spent - lost
        exact = impaired is not None or (regime is not None and regime.value == "small_enterprise")
        if exact or net.value > total:
            yield Disagreement(
                evidence=evidence_of(*read),
                declared=f"固定资产净值 {yuan(net.value)}",
                found=f"原价-累计折旧{'-减值准备' if impaired else ''} = {yuan(total)}",
                difference=yuan(net.value - total, signed=True),
                tolerance=f"±{yuan(tol)}",
                uncertain=unsure(*read),
            )


def several(*compares: Compare) -> Compare:
    """One comparison after the other."""

    def compare(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
        for one in compares:
            yield from one(dossier, scope)

    return compare


def _difference_holds(total: Decimal, plus: Decimal, minus: Decimal, tol: Decimal) -> bool:
    return net_assets_follow(total, plus, minus, 0, -total, tol)


def _sum_holds(total: Decimal, begin: Decimal, change: Decimal, tol: Decimal) -> bool:
    return net_assets_follow(change, change, 0, total, begin, tol)


def _earnings_hold(end: Decimal, begin: Decimal, net: Decimal, adj: Decimal, *rest: Decimal) -> bool:
    reserve, dividend, tol = rest
    return earnings_roll_forward(end, begin, net, reserve, dividend, adj, tol)


def _change_holds(end: Decimal, begin: Decimal, change: Decimal, tol: Decimal) -> bool:
    return cash_rolls_forward(end, begin, change, 0, 0, 0, tol)


CHECKS = (
    Check(
        "XFN-09",
        earnings_roll_forward,
        identity(
            _earnings_hold,
            "retained_earnings",
            ["retained_earnings_opening", "net_profit", "prior_year_adjustments"],
            ["surplus_reserve_appropriated", "profit_distributed"],
            ENTERPRISE_REGIMES,
        ),
    ),
    Check(
        "XFN-10",
        cash_rolls_forward,
        several(
            identity(
                cash_rolls_forward,
                "cash_flow_end",
                ["cash_flow_begin", "cash_flow_operating", "cash_flow_investing", "cash_flow_financing",
                 "cash_flow_exchange"],
            ),
            # The end of the year before is the beginning of this one.
            identity(_change_holds, "cash_flow_end", ["cash_flow_end_previous", "cash_flow_change"]),
        ),
    ),
    Check("XFN-11", cash_covers, compare_cash),
    Check("XFN-13", fixed_assets_net, compare_fixed_assets),
    Check(
        "XFN-14",
        net_assets_follow,
        several(
            identity(
                _difference_holds,
                "net_assets_change",
                ["revenue"],
                ["expenses_total"],
                frozenset({"non_profit"}),
                stated=True,
            ),
            identity(
                _sum_holds,
                "equity",
                ["equity_opening", "net_assets_change"],
                regimes=frozenset({"non_profit"}),
                stated=True,
            ),
        ),
    ),
    Check(
        "XFN-15",
        surplus_follows,
        identity(
            surplus_follows,
            "net_assets_change",
            ["revenue"],
            ["expenses_total"],
            frozenset({"government"}),
            stated=True,
        ),
    ),
)  # fmt: skip
