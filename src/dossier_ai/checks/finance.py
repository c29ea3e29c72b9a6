"""Finance: the form against the annual and the special audit; the statements and shares beside it.

Amounts are in yuan; predicates that say `wan` take ten-thousands, as the form prints them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dossier_ai.checks import audit_papers, shares, statements
from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import half_step, number
from dossier_ai.checks.printed import yuan
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import audit_of_year, audits, form_field, form_years
from dossier_ai.checks.statements import Compare, Money, Number, close, rounding
from dossier_ai.core import Dossier, Message
from dossier_ai.text.money import pow10_off


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


def same_unit(a: Number, b: Number) -> bool:
    """XFN-26: the two figures do not look like the same amount in different units."""
    return pow10_off(Decimal(a), Decimal(b)) == 0


def years_differ(series: Sequence[Number]) -> bool:
    """XFN-33: no two years carry the identical figure."""
    values = [Decimal(s) for s in series]
    return len(set(values)) == len(values)


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


CHECKS = (
    *statements.CHECKS,
    *audit_papers.CHECKS,
    *shares.CHECKS,
    Check("XFN-16", form_agrees, compare_assets),
    Check("XFN-17", form_agrees, compare_yearly("revenue", "total_profit")),
    Check("XFN-18", service_income_agrees, compare_yearly("service_income")),
    Check("XFN-19", service_within_revenue, compare_service_income),
    Check("XFN-22", service_cost_agrees, compare_yearly("service_cost")),
    Check("XFN-26", same_unit, compare_units),
    Check("XFN-33", years_differ, compare_series),
)
