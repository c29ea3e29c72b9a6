"""Finance: the statements against themselves, and the form against the annual and the special audit.

All money is in yuan; predicates that say `wan` take ten-thousands, as the form prints them. Tolerances follow
the printed digits (domain 2.9), so that rounding never counts as a contradiction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, half_step, names, number, text
from dossier_ai.checks.printed import percent, plain, yuan
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import audit_of_year, audits, form_field, form_rows, form_years
from dossier_ai.core import Dossier, Message
from dossier_ai.text.money import pow10_off

Number = Decimal | int | str
ENTERPRISE_REGIMES = frozenset({"enterprise", "small_enterprise"})


# Predicates: True when the arguments agree.


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


def allowance(amount: Number, rounding: Number = 50) -> Decimal:
    """How far a declared amount may be from an audited one: 0.5 %, at least `rounding` yuan."""
    return max(Decimal(50), Decimal(rounding), abs(Decimal(amount)) * Decimal("0.005"))


def form_agrees(form_wan: Number, audit_yuan: Number, rounding: Number = 50) -> bool:
    """XFN-16 and XFN-17: the form's amount is the audited one."""
    return close(Decimal(form_wan) * 10000, audit_yuan, allowance(audit_yuan, rounding))


def service_income_agrees(form_wan: Number, special_yuan: Number, rounding: Number = 50) -> bool:
    """XFN-18: the form's service income is that of the special audit."""
    return form_agrees(form_wan, special_yuan, rounding)


def service_cost_agrees(form_cost_wan: Number, special_exp: Number, rounding: Number = 50) -> bool:
    """XFN-22: the form's service cost is the expense of the special audit."""
    return form_agrees(form_cost_wan, special_exp, rounding)


def service_within_revenue(service: Number, revenue: Number, tol: Number) -> bool:
    """XFN-19: service income is not above revenue."""
    return Decimal(service) <= Decimal(revenue) + Decimal(tol)


def shares_plausible(shares: Sequence[Fraction], service: Number, revenue: Number) -> bool:
    """XFN-20 as amended: the main products' shares are together at most 100.5 % and at most the share of
    service income in revenue plus one percentage point."""
    total = sum((Fraction(s) for s in shares), Fraction(0))
    limit = Fraction(Decimal(service)) / Fraction(Decimal(revenue)) + Fraction(1, 100)
    return total <= Fraction(1005, 1000) and total <= limit


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


def same_unit(a: Number, b: Number) -> bool:
    """XFN-26: the two figures do not look like the same amount in different units."""
    return pow10_off(Decimal(a), Decimal(b)) == 0


def equipment_adds_up(
    total: Number, rows: Sequence[Number], qty_total: Number, qty: Sequence[Number], tol: Number = "0.01"
) -> bool:
    """XFN-28: the equipment list's totals are the sums of its rows."""
    return close(total, sum((Decimal(r) for r in rows), Decimal(0)), tol) and Decimal(qty_total) == sum(
        (Decimal(q) for q in qty), Decimal(0)
    )


def asset_shares_possible(pct: Sequence[Number]) -> bool:
    """XFN-29: shares of one whole lie in 0-100 % and are together at most 100 %."""
    shares = [Decimal(p) for p in pct]
    return all(0 <= share <= 100 for share in shares) and sum(shares) <= 100


def investor_shares_possible(inv: Sequence[Number]) -> bool:
    """XFN-30: investors' shares are together at most 100 % (0.01 for rounding)."""
    return sum((Decimal(i) for i in inv), Decimal(0)) <= Decimal("100.01")


def opinion_clean(opinion: str) -> bool:
    """XFN-31: the audit opinion is unqualified."""
    return opinion in ("无保留意见", "标准无保留意见")


def years_differ(series: Sequence[Number]) -> bool:
    """XFN-33: no two years carry the identical figure."""
    values = [Decimal(s) for s in series]
    return len(set(values)) == len(values)


def two_accountants(cpas: Sequence[str]) -> bool:
    """XFN-36: at least two different accountants signed."""
    return len(set(cpas)) >= 2 and all(cpas)


# Statements against themselves.

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


def rounding(figures: Iterable[Money], factor: Decimal = Decimal(1)) -> Decimal:
    """Half of the coarsest last printed digit of these figures; half a hundredth of the unit `factor` when
    none of them shows its digits."""
    steps = [step for figure in figures if (step := half_step(figure)) is not None]
    return max(steps, default=factor * Decimal("0.005"))


Compare = Callable[[Dossier, Scope], Iterator[Disagreement]]


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


# The form against the audits.

_ITEMS = {
    "total_assets": Message(zh="总资产", en="total assets"),
    "revenue": Message(zh="营业收入", en="revenue"),
    "total_profit": Message(zh="利润总额", en="total profit"),
    "service_income": Message(zh="服务收入", en="service income"),
    "service_cost": Message(zh="服务成本支出", en="service cost"),
}


def _item(key: str, year: int | None) -> Message:
    name = _ITEMS[key]
    return name if year is None else Message(zh=f"{year}年{name.zh}", en=f"{name.en} {year}")


def _amount_differs(form: Money, audited: Money, key: str, year: int | None) -> Disagreement:
    tol = allowance(audited.value, half_step(form) or 50)
    return Disagreement(
        evidence=evidence_of(form, audited),
        declared=yuan(form.value),
        found=yuan(audited.value),
        difference=yuan(form.value - audited.value, signed=True),
        tolerance=f"±{yuan(tol)}",
        words={"item": _item(key, year), "year": str(year or "")},
        uncertain=unsure(form, audited),
    )


def _agrees(form: Money, audited: Money) -> bool:
    return form_agrees(form.value / 10000, audited.value, half_step(form) or 50)


def _latest_assets(dossier: Dossier, scope: Scope) -> tuple[Money, Money] | None:
    """The form's total assets and those of the audit of the year before the application; another year's
    balance sheet says nothing about them."""
    form = number(form_field(dossier, "total_assets"))
    if form is None:
        return None
    reports = audits(dossier, "audit_report")
    if scope.application_date is not None:
        report = audit_of_year(dossier, "audit_report", scope.application_date.year - 1)
    else:
        report = reports[0] if reports else None
    audited = number(dossier.in_document(report.entry.id, "total_assets")) if report else None
    return (form, audited) if audited else None


def _audited(dossier: Dossier, key: str, year: int) -> Money | None:
    """The audited figure of a year: from that year's report, else from the next one's column of the
    previous year. The special audit has service income and cost."""
    special = {"service_income": "service_income_total", "service_cost": "service_expense_total"}
    if key in special:
        report = audit_of_year(dossier, "service_income_audit", year)
        return number(dossier.in_document(report.entry.id, special[key])) if report and report.year else None
    for shift, suffix in ((0, ""), (1, "_previous")):
        report = audit_of_year(dossier, "audit_report", year + shift)
        if report is None or report.year is None:
            continue
        figure = number(dossier.in_document(report.entry.id, key + suffix))
        if figure is not None:
            return figure
    return None


def _yearly(dossier: Dossier, *keys: str) -> Iterator[tuple[str, int, Money, Money]]:
    """Each figure that the form gives for a year together with the audited one."""
    for year, row in form_years(dossier).items():
        for key in keys:
            form, audited = number(row.get(key)), _audited(dossier, key, year)
            if form is not None and audited is not None:
                yield key, year, form, audited


def compare_assets(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-16: total assets of the form against the balance sheet."""
    pair = _latest_assets(dossier, scope)
    if pair and not _agrees(*pair):
        yield _amount_differs(*pair, "total_assets", None)


def compare_yearly(*keys: str) -> Compare:
    """XFN-17, XFN-18, XFN-22: the form's yearly figures against the audits."""

    def compare(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
        for key, year, form, audited in _yearly(dossier, *keys):
            if not _agrees(form, audited):
                yield _amount_differs(form, audited, key, year)

    return compare


def compare_units(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-26: the form's amounts against the audited ones, for a slip of the unit."""
    pair = _latest_assets(dossier, scope)
    pairs = [("total_assets", None, *pair)] if pair else []
    for key, year, form, audited in [
        *pairs,
        *_yearly(dossier, "revenue", "total_profit", "service_income", "service_cost"),
    ]:
        if not same_unit(form.value, audited.value):
            power = pow10_off(form.value, audited.value)
            yield Disagreement(
                evidence=evidence_of(form, audited),
                declared=yuan(form.value),
                found=yuan(audited.value),
                difference=f"10^{power}",
                words={"item": _item(key, year)},
                uncertain=unsure(form, audited),
            )


def compare_service_income(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-19: service income against revenue, in the form and in the audits."""
    pairs: list[tuple[str, int, Money | None, Money | None]] = []
    for year, row in form_years(dossier).items():
        pairs.append(
            ("application_form", year, number(row.get("service_income")), number(row.get("revenue")))
        )
    for report in audits(dossier, "service_income_audit"):
        if report.year is None:
            continue
        service = number(dossier.in_document(report.entry.id, "service_income_total"))
        revenue = number(dossier.in_document(report.entry.id, "revenue"))
        revenue = revenue or _audited(dossier, "revenue", report.year.value)
        pairs.append(("service_income_audit", report.year.value, service, revenue))
    for kind, year, service, revenue in pairs:
        if service is None or revenue is None:
            continue
        tol = rounding([service, revenue]) * 2
        if not service_within_revenue(service.value, revenue.value, tol):
            yield Disagreement(
                evidence=evidence_of(service, revenue),
                declared=f"服务收入 {yuan(service.value)}",
                found=f"营业收入 {yuan(revenue.value)}",
                difference=yuan(service.value - revenue.value, signed=True),
                tolerance=f"+{yuan(tol)}",
                words={"year": str(year), "doc": document_name(kind)},
                uncertain=unsure(service, revenue),
            )


def compare_shares(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-20: the main products' shares against service income over revenue of the latest year."""
    shares = [s for row in form_rows(dossier, "service_items") if (s := number(row.get("share"))) is not None]
    years = form_years(dossier)
    wanted = scope.application_date.year - 1 if scope.application_date else max(years, default=0)
    row = years.get(wanted)
    if not shares or row is None:
        return
    service, revenue = number(row.get("service_income")), number(row.get("revenue"))
    if service is None or revenue is None or revenue.value <= 0:
        return
    fractions = [Fraction(share.value) / 100 for share in shares]
    if not shares_plausible(fractions, service.value, revenue.value):
        total, limit = sum(fractions, Fraction(0)), Fraction(service.value) / Fraction(revenue.value)
        yield Disagreement(
            evidence=evidence_of(*shares, service, revenue),
            declared=percent(total),
            found=f"{wanted}年服务收入÷营业收入 = {percent(limit)}",
            difference=percent(total - limit),
            tolerance="+1 个百分点",
            uncertain=unsure(*shares, service, revenue),
        )


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
                yield _sum_differs(
                    total, items, f"{label}合计", f"{label}各项之和", sum(values, Decimal(0)), tol
                )
        income, expense, surplus = read.values()
        if income is None or expense is None or surplus is None:
            continue
        tol = rounding([income, expense, surplus], factor) * 3
        if not special_audit_adds_up(income.value, tol, surplus=surplus.value, expense=expense.value):
            net = income.value - expense.value
            yield _sum_differs(surplus, [income, expense], "收支结余", "服务收入-服务支出", net, tol)


def _item_amounts(dossier: Dossier, document: str, key: str) -> list[Money]:
    """The amounts of an itemised table; none at all when one of them is unread."""
    field = dossier.in_document(document, key)
    rows = field.value if field is not None and isinstance(field.value, tuple) else ()
    amounts = [number(row.get("amount")) for row in rows if isinstance(row, dict)]
    read = [amount for amount in amounts if amount is not None]
    return read if len(read) == len(amounts) else []


def _sum_differs(
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


def compare_equipment(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-28: the equipment list's totals against its rows; the column may hold unit prices or totals."""
    for entry in dossier.of_kind("equipment_list"):
        if dossier.unread_pages(("equipment_list",)):
            return
        field = dossier.in_document(entry.id, "rows")
        rows = (
            [r for r in field.value if isinstance(r, dict)]
            if field and isinstance(field.value, tuple)
            else []
        )
        pairs = [(number(row.get("quantity")), number(row.get("value"))) for row in rows]
        quantities = [q for q, _ in pairs if q is not None]
        values = [v for _, v in pairs if v is not None]
        total = number(dossier.in_document(entry.id, "total_value"))
        count = number(dossier.in_document(entry.id, "total_quantity"))
        if total is not None and rows and len(values) == len(rows):
            tol = max(rounding([total, *values]) * (len(values) + 1), Decimal(100))
            plain_sum = sum((v.value for v in values), Decimal(0))
            unit_prices = sum((q.value * v.value for q, v in pairs if q and v), Decimal(0))
            by_price = len(quantities) == len(rows) and close(total.value, unit_prices, tol)
            if not by_price and not equipment_adds_up(total.value, [v.value for v in values], 0, [], tol):
                yield _sum_differs(total, values, "设备原值合计", "各行原值之和", plain_sum, tol)
        if count is not None and rows and len(quantities) == len(rows):
            amounts = [q.value for q in quantities]
            if not equipment_adds_up(0, [], count.value, amounts):
                yield Disagreement(
                    evidence=evidence_of(count, *quantities),
                    declared=f"数量合计 {plain(count.value)}",
                    found=f"各行数量之和 {plain(sum(amounts, Decimal(0)))}",
                    difference=plain(count.value - sum(amounts, Decimal(0))),
                    uncertain=unsure(count, *quantities),
                )


def compare_asset_shares(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-29: the form's shares of total assets."""
    keys = ("software_share", "equipment_share", "owned_site_share")
    shares = [s for key in keys if (s := number(form_field(dossier, key))) is not None]
    if shares and not asset_shares_possible([s.value for s in shares]):
        yield Disagreement(
            evidence=evidence_of(*shares),
            declared=" + ".join(f"{plain(s.value)}%" for s in shares),
            found=f"{plain(sum((s.value for s in shares), Decimal(0)))}%",
            uncertain=unsure(*shares),
        )


def compare_investors(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-30: the investors' shares."""
    shares = [s for row in form_rows(dossier, "investors") if (s := number(row.get("share"))) is not None]
    if shares and not investor_shares_possible([s.value for s in shares]):
        yield Disagreement(
            evidence=evidence_of(*shares),
            declared=" + ".join(f"{plain(s.value)}%" for s in shares),
            found=f"{plain(sum((s.value for s in shares), Decimal(0)))}%",
            uncertain=unsure(*shares),
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


def compare_series(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-33: figures of the form that repeat to the cent in another year; zero may repeat."""
    years = form_years(dossier)
    for key in ("revenue", "service_income", "total_profit", "service_cost"):
        series = [
            (year, n) for year, row in years.items() if (n := number(row.get(key))) is not None and n.value
        ]
        if not years_differ([n.value for _, n in series]):
            values = [n.value for _, n in series]
            twins = [(year, n) for year, n in series if values.count(n.value) > 1]
            yield Disagreement(
                evidence=evidence_of(*(n for _, n in twins)),
                declared="；".join(f"{year}年 {yuan(n.value)}" for year, n in twins),
                words={"item": _ITEMS[key]},
                uncertain=unsure(*(n for _, n in twins)),
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
    Check("XFN-16", form_agrees, compare_assets),
    Check("XFN-17", form_agrees, compare_yearly("revenue", "total_profit")),
    Check("XFN-18", service_income_agrees, compare_yearly("service_income")),
    Check("XFN-19", service_within_revenue, compare_service_income),
    Check("XFN-20", shares_plausible, compare_shares),
    Check("XFN-21", special_audit_adds_up, compare_special_audit),
    Check("XFN-22", service_cost_agrees, compare_yearly("service_cost")),
    Check("XFN-26", same_unit, compare_units),
    Check("XFN-28", equipment_adds_up, compare_equipment),
    Check("XFN-29", asset_shares_possible, compare_asset_shares),
    Check("XFN-30", investor_shares_possible, compare_investors),
    Check("XFN-31", opinion_clean, compare_opinion),
    Check("XFN-33", years_differ, compare_series),
    Check("XFN-36", two_accountants, compare_accountants),
)
