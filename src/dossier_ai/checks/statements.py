"""The audited statements against themselves: totals and their terms, opening and closing balances.

Amounts are in yuan; tolerances follow the printed digits (domain 2.9), so that rounding is no contradiction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, half_step, number, text
from dossier_ai.checks.printed import yuan
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import audit_of_year, audits
from dossier_ai.core import Dossier

Number = Decimal | int | str
ENTERPRISE_REGIMES = frozenset({"enterprise", "small_enterprise"})


def close(a: Number, b: Number, tol: Number) -> bool:
    """Whether two amounts differ by no more than `tol`."""
    return abs(Decimal(a) - Decimal(b)) <= Decimal(tol)


def sides_balance(assets: Number, liab: Number, equity: Number, tol: Number) -> bool:
    """XFN-01: total assets are liabilities and equity."""
    return close(assets, Decimal(liab) + Decimal(equity), tol)


def assets_add_up(assets: Number, cur: Number, noncur: Number, tol: Number) -> bool:
    """XFN-02: total assets are current and non-current assets."""
    return close(assets, Decimal(cur) + Decimal(noncur), tol)


def liabilities_add_up(liab: Number, cur_l: Number, noncur_l: Number, tol: Number) -> bool:
    """XFN-03: liabilities are current and non-current liabilities."""
    return close(liab, Decimal(cur_l) + Decimal(noncur_l), tol)


def totals_equal(assets: Number, liab_equity_total: Number, tol: Number) -> bool:
    """XFN-04: both sides of the balance sheet print the same total."""
    return close(assets, liab_equity_total, tol)


def equity_adds_up(equity: Number, parts: Sequence[Number], tol: Number) -> bool:
    """XFN-05: equity is the sum of its parts."""
    return close(equity, sum((Decimal(p) for p in parts), Decimal(0)), tol)


def total_profit_follows(
    total_profit: Number, op_profit: Number, non_op_in: Number, non_op_out: Number, tol: Number
) -> bool:
    """XFN-06: total profit is operating profit, plus non-operating income, less non-operating expenses."""
    return close(total_profit, Decimal(op_profit) + Decimal(non_op_in) - Decimal(non_op_out), tol)


def net_profit_follows(net: Number, total_profit: Number, tax: Number, tol: Number) -> bool:
    """XFN-07: net profit is total profit less income tax."""
    return close(net, Decimal(total_profit) - Decimal(tax), tol)


def opening_is_closing(open_y: Number, close_y1: Number, tol: Number) -> bool:
    """XFN-12: the opening balance is the closing balance of the year before."""
    return close(open_y, close_y1, tol)


_LINES = {
    "total_assets": "资产总计",
    "current_assets": "流动资产合计",
    "non_current_assets": "非流动资产合计",
    "total_liabilities": "负债合计",
    "current_liabilities": "流动负债合计",
    "non_current_liabilities": "非流动负债合计",
    "equity": "所有者权益合计",
    "liabilities_and_equity": "负债和所有者权益总计",
    "paid_in_capital": "实收资本",
    "capital_reserve": "资本公积",
    "surplus_reserve": "盈余公积",
    "retained_earnings": "未分配利润",
    "total_profit": "利润总额",
    "operating_profit": "营业利润",
    "non_operating_income": "营业外收入",
    "non_operating_expenses": "营业外支出",
    "net_profit": "净利润",
    "income_tax": "所得税费用",
    "retained_earnings_opening": "年初未分配利润",
    "prior_year_adjustments": "以前年度损益调整",
    "surplus_reserve_appropriated": "提取盈余公积",
    "profit_distributed": "分配利润",
    "cash_flow_end": "期末现金及现金等价物余额",
    "cash_flow_end_previous": "上年期末现金及现金等价物余额",
    "cash_flow_change": "现金及现金等价物净增加额",
    "cash_flow_begin": "期初现金及现金等价物余额",
    "cash_flow_operating": "经营活动现金流量净额",
    "cash_flow_investing": "投资活动现金流量净额",
    "cash_flow_financing": "筹资活动现金流量净额",
    "cash_flow_exchange": "汇率变动影响",
    "net_assets_change": "净资产变动额（本期盈余）",
    "revenue": "收入合计",
    "expenses_total": "费用合计",
    "equity_opening": "年初净资产",
}
_UNIT_FACTORS = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10000)}

Money = Known[Decimal]
Compare = Callable[[Dossier, Scope], Iterator[Disagreement]]


def rounding(figures: Iterable[Money], factor: Decimal = Decimal(1)) -> Decimal:
    """Half of the coarsest last printed digit of these figures; half a hundredth of the unit `factor` when
    none of them shows its digits."""
    steps = [step for figure in figures if (step := half_step(figure)) is not None]
    return max(steps, default=factor * Decimal("0.005"))


def factor_of(dossier: Dossier, document: str) -> Decimal:
    """How many yuan the printed unit of a document's statements is; 1 where none is printed."""
    unit = text(dossier.in_document(document, "unit"))
    return _UNIT_FACTORS.get(unit.value if unit else "", Decimal(1))


def identity(
    holds: Callable[..., bool],
    key: str,
    plus: Sequence[str],
    minus: Sequence[str] = (),
    regimes: frozenset[str] | None = None,
    *,
    stated: bool = False,
) -> Compare:
    """The comparison of one printed total of each annual audit with its printed terms. It asks only where all
    of them are printed, and only under the accounting `regimes` for which the identity holds; where the
    regime is not known it asks too, unless it must be `stated`."""

    def compare(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
        for entry in dossier.of_kind("audit_report"):
            regime = text(dossier.in_document(entry.id, "regime"))
            known = regime.value in regimes if regimes is not None and regime is not None else not stated
            if not known:
                continue
            found = [number(dossier.in_document(entry.id, k)) for k in (key, *plus, *minus)]
            figures = [figure for figure in found if figure is not None]
            if len(figures) < len(found):
                continue
            tol = rounding(figures, factor_of(dossier, entry.id)) * len(figures)
            values = [figure.value for figure in figures]
            if not holds(*values, tol):
                total = sum(values[1 : len(plus) + 1], Decimal(0)) - sum(values[len(plus) + 1 :], Decimal(0))
                formula = "+".join(_LINES[k] for k in plus) + "".join("-" + _LINES[k] for k in minus)
                yield Disagreement(
                    evidence=evidence_of(*figures),
                    declared=f"{_LINES[key]} {yuan(values[0])}",
                    found=f"{formula} = {yuan(total)}" if len(values) > 2 else f"{formula} {yuan(total)}",
                    difference=yuan(values[0] - total, signed=True),
                    tolerance=f"±{yuan(tol)}",
                    uncertain=unsure(*figures),
                )

    return compare


def _equity_holds(equity: Decimal, *rest: Decimal) -> bool:
    return equity_adds_up(equity, rest[:-1], rest[-1])


def sum_differs(
    total: Money, parts: Sequence[Money], total_name: str, parts_name: str, found: Decimal, tol: Decimal
) -> Disagreement:
    return Disagreement(
        evidence=evidence_of(total, *parts),
        declared=f"{total_name} {yuan(total.value)}",
        found=f"{parts_name} {yuan(found)}",
        difference=yuan(total.value - found, signed=True),
        tolerance=f"±{yuan(tol)}",
        uncertain=unsure(total, *parts),
    )


def compare_openings(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-12: opening balances of an annual audit against the closing ones of the year before."""
    for report in audits(dossier, "audit_report"):
        before = audit_of_year(dossier, "audit_report", report.year.value - 1) if report.year else None
        if before is None or before.year is None:
            continue
        for key in ("total_assets", "total_liabilities", "equity"):
            opening = number(dossier.in_document(report.entry.id, f"{key}_opening"))
            closing = number(dossier.in_document(before.entry.id, key))
            if opening is None or closing is None:
                continue
            tol = rounding([opening, closing]) * 2
            if not opening_is_closing(opening.value, closing.value, tol):
                yield Disagreement(
                    evidence=evidence_of(opening, closing),
                    declared=f"{_LINES[key]}年初数 {yuan(opening.value)}",
                    found=f"{before.year.value}年末数 {yuan(closing.value)}",
                    difference=yuan(opening.value - closing.value, signed=True),
                    tolerance=f"±{yuan(tol)}",
                    uncertain=unsure(opening, closing),
                )


CHECKS = (
    Check("XFN-01", sides_balance, identity(sides_balance, "total_assets", ["total_liabilities", "equity"])),
    Check(
        "XFN-02",
        assets_add_up,
        identity(assets_add_up, "total_assets", ["current_assets", "non_current_assets"]),
    ),
    Check(
        "XFN-03",
        liabilities_add_up,
        identity(liabilities_add_up, "total_liabilities", ["current_liabilities", "non_current_liabilities"]),
    ),
    Check("XFN-04", totals_equal, identity(totals_equal, "total_assets", ["liabilities_and_equity"])),
    # Only the small-enterprise layout has these four lines and no others.
    Check(
        "XFN-05",
        equity_adds_up,
        identity(
            _equity_holds,
            "equity",
            ["paid_in_capital", "capital_reserve", "surplus_reserve", "retained_earnings"],
            regimes=frozenset({"small_enterprise"}),
        ),
    ),
    Check(
        "XFN-06",
        total_profit_follows,
        identity(
            total_profit_follows,
            "total_profit",
            ["operating_profit", "non_operating_income"],
            ["non_operating_expenses"],
            ENTERPRISE_REGIMES,
        ),
    ),
    Check(
        "XFN-07",
        net_profit_follows,
        identity(net_profit_follows, "net_profit", ["total_profit"], ["income_tax"], ENTERPRISE_REGIMES),
    ),
    Check("XFN-12", opening_is_closing, compare_openings),
)
