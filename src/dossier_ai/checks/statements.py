"""The audited statements against themselves: totals and their terms, the special audit, opinion, signatures.

Amounts are in yuan; tolerances follow the printed digits (domain 2.9), so that rounding is no contradiction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, half_step, names, number, text
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


def special_audit_adds_up(
    total: Number,
    tol: Number,
    items: Sequence[Number] | None = None,
    surplus: Number | None = None,
    expense: Number | None = None,
) -> bool:
    """XFN-21: the items make the total, total less expense makes the surplus; None is not asked."""
    if items is not None and not close(total, sum((Decimal(i) for i in items), Decimal(0)), tol):
        return False
    return surplus is None or expense is None or close(surplus, Decimal(total) - Decimal(expense), tol)


def opinion_clean(opinion: str) -> bool:
    """XFN-31: the audit opinion is unqualified."""
    return opinion in ("无保留意见", "标准无保留意见")


def two_accountants(cpas: Sequence[str]) -> bool:
    """XFN-36: at least two different accountants signed."""
    return len(set(cpas)) >= 2 and all(cpas)


def opening_is_closing(open_y: Number, close_y1: Number, tol: Number) -> bool:
    """XFN-12: the opening balance is the closing balance of the year before."""
    return close(open_y, close_y1, tol)


def commissioned_within(gov: Sequence[Number], service: Sequence[Number]) -> bool:
    """XFN-23: in no year is commissioned service income above all service income."""
    return all(Decimal(g) <= Decimal(s) for g, s in zip(gov, service, strict=True))


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
}
_UNIT_FACTORS = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10000)}

Money = Known[Decimal]
Compare = Callable[[Dossier, Scope], Iterator[Disagreement]]


def rounding(figures: Iterable[Money], factor: Decimal = Decimal(1)) -> Decimal:
    """Half of the coarsest last printed digit of these figures; half a hundredth of the unit `factor` when
    none of them shows its digits."""
    steps = [step for figure in figures if (step := half_step(figure)) is not None]
    return max(steps, default=factor * Decimal("0.005"))


def identity(
    holds: Callable[..., bool],
    key: str,
    plus: Sequence[str],
    minus: Sequence[str] = (),
    regimes: frozenset[str] | None = None,
) -> Compare:
    """The comparison of one printed total of each annual audit with its printed terms. It asks only where all
    of them are printed, and only under the accounting `regimes` for which the identity holds."""

    def compare(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
        for entry in dossier.of_kind("audit_report"):
            regime = text(dossier.in_document(entry.id, "regime"))
            if regimes is not None and regime is not None and regime.value not in regimes:
                continue
            found = [number(dossier.in_document(entry.id, k)) for k in (key, *plus, *minus)]
            figures = [figure for figure in found if figure is not None]
            if len(figures) < len(found):
                continue
            unit = text(dossier.in_document(entry.id, "unit"))
            factor = _UNIT_FACTORS.get(unit.value if unit else "", Decimal(1))
            tol = rounding(figures, factor) * len(figures)
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


def compare_special_audit(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-21: the special audit's items against its totals, and income less expense against the surplus."""
    for entry in dossier.of_kind("service_income_audit"):
        read = {
            key: number(dossier.in_document(entry.id, key))
            for key in ("service_income_total", "service_expense_total", "surplus")
        }
        unit = text(dossier.in_document(entry.id, "unit"))
        factor = _UNIT_FACTORS.get(unit.value if unit else "", Decimal(1))
        for side, label in (("income", "服务收入"), ("expense", "服务支出")):
            total = read[f"service_{side}_total"]
            items = _item_amounts(dossier, entry.id, f"service_{side}_items")
            if total is None or not items:
                continue
            tol = rounding([total, *items], factor) * (len(items) + 1)
            values = [item.value for item in items]
            if not special_audit_adds_up(total.value, tol, items=values):
                yield sum_differs(
                    total, items, f"{label}合计", f"{label}各项之和", sum(values, Decimal(0)), tol
                )
        income, expense, surplus = read.values()
        if income is None or expense is None or surplus is None:
            continue
        tol = rounding([income, expense, surplus], factor) * 3
        if not special_audit_adds_up(income.value, tol, surplus=surplus.value, expense=expense.value):
            net = income.value - expense.value
            yield sum_differs(surplus, [income, expense], "收支结余", "服务收入-服务支出", net, tol)


def _item_amounts(dossier: Dossier, document: str, key: str) -> list[Money]:
    """The amounts of an itemised table; none at all when one of them is unread."""
    field = dossier.in_document(document, key)
    rows = field.value if field is not None and isinstance(field.value, tuple) else ()
    amounts = [number(row.get("amount")) for row in rows if isinstance(row, dict)]
    read = [amount for amount in amounts if amount is not None]
    return read if len(read) == len(amounts) else []


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


def compare_opinion(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-31: the opinion of each annual audit; an emphasis of matter is for a person to read."""
    for opinion in map(text, dossier.all("audit_report.opinion")):
        if opinion is not None and not opinion_clean(opinion.value):
            emphasis = "强调事项" in opinion.value and "无保留" in opinion.value
            yield Disagreement(
                evidence=evidence_of(opinion),
                declared="无保留意见",
                found=opinion.value,
                words={"opinion": opinion.value},
                variant="emphasis" if emphasis else "",
                severity="I" if emphasis else None,
                uncertain=unsure(opinion),
            )


def compare_accountants(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-36: the signing accountants of each audit report."""
    for field in dossier.all("audit_report.cpas", "service_income_audit.cpas"):
        signed = names(field)
        if signed is None:
            continue
        people = ["".join(name.split()) for name in signed.value]
        if not two_accountants(people):
            yield Disagreement(
                evidence=evidence_of(signed),
                declared="2",
                found=f"{len({p for p in people if p})}（{'、'.join(people)}）",
                words={"doc": document_name(field.kind)},
                uncertain=unsure(signed),
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


def compare_commissioned(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-23: commissioned service income against all service income of each special audit."""
    for entry in dossier.of_kind("service_income_audit"):
        commissioned = number(dossier.in_document(entry.id, "gov_service_income"))
        total = number(dossier.in_document(entry.id, "service_income_total"))
        if commissioned is None or total is None:
            continue
        if not commissioned_within([commissioned.value], [total.value]):
            yield Disagreement(
                evidence=evidence_of(commissioned, total),
                declared=yuan(commissioned.value),
                found=yuan(total.value),
                difference=yuan(commissioned.value - total.value, signed=True),
                uncertain=unsure(commissioned, total),
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
    Check("XFN-21", special_audit_adds_up, compare_special_audit),
    Check("XFN-23", commissioned_within, compare_commissioned),
    Check("XFN-31", opinion_clean, compare_opinion),
    Check("XFN-36", two_accountants, compare_accountants),
)
