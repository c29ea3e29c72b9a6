"""Parts of a whole: the form's products, assets and investors, the equipment list and the books."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import number, text
from dossier_ai.checks.printed import percent, plain, yuan
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import audit_of_year, audits, form_field, form_rows, form_years, lacks_pages
from dossier_ai.checks.statements import Number, close, rounding, sum_differs
from dossier_ai.core import Dossier


def shares_plausible(shares: Sequence[Fraction], service: Number, revenue: Number) -> bool:
    """XFN-20 as amended: the main products' shares are together at most 100.5 % and at most the share of
    service income in revenue plus one percentage point."""
    total = sum((Fraction(s) for s in shares), Fraction(0))
    limit = Fraction(Decimal(service)) / Fraction(Decimal(revenue)) + Fraction(1, 100)
    return total <= Fraction(1005, 1000) and total <= limit


def equipment_adds_up(
    total: Number, rows: Sequence[Number], qty_total: Number, qty: Sequence[Number], tol: Number = "0.01"
) -> bool:
    """XFN-28: the equipment list's totals are the sums of its rows."""
    return close(total, sum((Decimal(r) for r in rows), Decimal(0)), tol) and Decimal(qty_total) == sum(
        (Decimal(q) for q in qty), Decimal(0)
    )


def equipment_within_books(equip_total_wan: Number, fa_cost: Number, intangible: Number) -> bool:
    """XFN-27: the equipment is worth at most the booked fixed and intangible assets plus 5 %."""
    booked = Decimal(fa_cost) + Decimal(intangible)
    return Decimal(equip_total_wan) * 10000 <= booked * Decimal("1.05")


def asset_shares_possible(pct: Sequence[Number]) -> bool:
    """XFN-29: shares of one whole lie in 0-100 % and are together at most 100 %."""
    shares = [Decimal(p) for p in pct]
    return all(0 <= share <= 100 for share in shares) and sum(shares) <= 100


def investor_shares_possible(inv: Sequence[Number]) -> bool:
    """XFN-30: investors' shares are together at most 100 % (0.01 for rounding)."""
    return sum((Decimal(i) for i in inv), Decimal(0)) <= Decimal("100.01")


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


def compare_equipment(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-28: the equipment list's totals against its rows; the column may hold unit prices or totals."""
    for entry in dossier.of_kind("equipment_list"):
        if lacks_pages(dossier, "equipment_list"):
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
                yield sum_differs(total, values, "设备原值合计", "各行原值之和", plain_sum, tol)
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


def compare_equipment_value(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-27: the equipment list's total against the fixed assets at cost and the intangible ones of the year
    before. A list with rented equipment holds more than the books."""
    total = number(dossier.first("equipment_list.total_value"))
    remarks = [text(row.get("remark")) for row in dossier.rows("equipment_list.rows")]
    if total is None or any("租" in remark.value for remark in remarks if remark is not None):
        return
    if len(dossier.of_kind("equipment_list")) != 1:
        return
    reports = audits(dossier, "audit_report")
    report = reports[0] if reports else None
    if scope.application_date is not None:
        report = audit_of_year(dossier, "audit_report", scope.application_date.year - 1)
    if report is None:
        return
    cost = number(dossier.in_document(report.entry.id, "fixed_assets_cost"))
    intangible = number(dossier.in_document(report.entry.id, "intangible_assets"))
    if cost is None or intangible is None:
        return
    if not equipment_within_books(total.value / 10000, cost.value, intangible.value):
        booked = cost.value + intangible.value
        yield Disagreement(
            evidence=evidence_of(total, cost, intangible),
            declared=yuan(total.value),
            found=f"固定资产原价+无形资产 {yuan(booked)}",
            difference=yuan(total.value - booked, signed=True),
            tolerance="+5%",
            uncertain=unsure(total, cost, intangible),
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


CHECKS = (
    Check("XFN-20", shares_plausible, compare_shares),
    Check("XFN-27", equipment_within_books, compare_equipment_value),
    Check("XFN-28", equipment_adds_up, compare_equipment),
    Check("XFN-29", asset_shares_possible, compare_asset_shares),
    Check("XFN-30", investor_shares_possible, compare_investors),
)
