# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed text stays whole
"""Planted in accounts: the annual audit, the special audit, the figures of the form (P16-P23, P56-P58)."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction

from dossier_ai.corpus.applicant import World, years_after
from dossier_ai.corpus.figures import yuan
from dossier_ai.corpus.planting import Change, Operator, of_kind, put, shift
from dossier_ai.corpus.view import View, percent
from dossier_ai.corpus.views_accounts import INCOME_KEYS, STATEMENT_KEYS


def _p16(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    step = rng.randint(3_000_000, 20_000_000)
    v.fields["liabilities_and_equity"] = shift(v.fields["liabilities_and_equity"], step)
    return put(v, "equity", shift(v.fields["equity"], step))


def _p17(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    return put(v, "net_profit", shift(v.fields["net_profit"], rng.randint(1_000_000, 9_000_000)))


def _p18(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    total = Decimal(w.money.years[2]["资产总计"]) / 100
    return put(v, "total_assets", f"{total * 10000:.2f}")


def _p19(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    more = Decimal(v.fields["total_assets"]) * Decimal(rng.randint(128, 190)) / 100
    return put(v, "total_assets", f"{(more / 100).quantize(Decimal(1)) * 100:.2f}")


def _p20(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    f = v.fields
    total = (Decimal(f["revenue"]) * Decimal(rng.randint(104, 125)) / 100).quantize(Decimal("0.01"))
    first = f["service_income_items"][0]
    first["amount"] = f"{Decimal(first['amount']) + total - Decimal(f['service_income_total']):.2f}"
    f["surplus"] = f"{total - Decimal(f['service_expense_total']):.2f}"
    f["share_of_revenue"] = percent(int(total * 100), int(Decimal(f["revenue"]) * 100))
    return put(v, "service_income_total", f"{total:.2f}")


def _p21(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    row = rng.randrange(len(v.fields["service_income_items"]))
    item = v.fields["service_income_items"][row]
    before = item["amount"]
    item["amount"] = shift(before, rng.randint(1_500_000, 6_000_000))
    return f"service_income_items[{row}].amount", before, item["amount"]


def _p56(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    f = v.fields
    now, before = w.money.years[1], w.money.years[0]
    for label, key in (STATEMENT_KEYS | INCOME_KEYS).items():
        past = f"{key}_opening" if label in STATEMENT_KEYS else f"{key}_previous"
        if key in f:
            f[key], f[past] = yuan(now[label]), yuan(before[label])
    for label in v.extra["statements"]:
        v.extra["statements"][label] = (now[label], before[label])
    on = years_after(date.fromisoformat(f["report_date"]), -1)
    f["report_date"] = on.isoformat()
    f["report_no"] = f["report_no"].replace(f"〔{on.year + 1}〕", f"〔{on.year}〕")
    v.title = f"{w.year - 1}年度审计报告"
    return put(v, "period", str(w.year - 1))


def _p57(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    v.extra["drop_page"] = 4
    if "printed_pages" in v.fields:
        v.fields["printed_pages"] = [n for n in v.fields["printed_pages"] if n != "4"]
    return "addressee", "complete", "page missing"


def _p58(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    return put(v, "opinion", "保留意见")


def _p22(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """A subsidy booked as commissioned service: more than the service income, and than the contracts."""
    contracts = sum(Decimal(c.fields["amount"]) for c in of_kind(views, "government_contract"))
    income = Decimal(v.fields["service_income_total"])
    high = max(income * Decimal(rng.randint(104, 120)) / 100, contracts * Decimal("1.05"))
    return put(v, "gov_service_income", f"{high:.2f}")


def _p23(w: World, views: list[View], v: View, rng: random.Random) -> Change | None:
    """The oldest year's share lifted until the mean of the three passes while the pooled share fails."""
    audits = of_kind(views, "service_income_audit")
    shares = [
        Fraction(a.fields["gov_service_income"]) / Fraction(a.fields["service_income_total"]) for a in audits
    ]
    place = audits.index(v)
    wanted = Fraction(3, 5) - sum(s for i, s in enumerate(shares) if i != place) + Fraction(1, 500)
    new = (wanted * Fraction(v.fields["service_income_total"])).__ceil__()
    others = [a for a in audits if a is not v]
    pooled = Fraction(
        new + sum(Fraction(a.fields["gov_service_income"]) for a in others),
    ) / sum(Fraction(a.fields["service_income_total"]) for a in audits)
    if pooled >= Fraction(1, 5) or new >= Fraction(v.fields["service_income_total"]):
        return None
    return put(v, "gov_service_income", f"{new}.00")


def _oldest(w: World, v: View) -> bool:
    return bool(v.fields["period"] == str(w.year - 2))


_GD = ("guangdong-platform",)
_ASSETS = ("QH-5-1b",)
_D08 = ("guangdong-platform", "liaoning-platform", "qinghai-platform", "cicasme-platform", "chengdu-base")

OPERATORS: dict[str, Operator] = {
    "P16": Operator("audit_report", _p16, ("XFN-01", "XFN-04"), _ASSETS, ("assets",), entity="enterprise"),
    "P17": Operator("audit_report", _p17, ("XFN-07",), entity="enterprise"),
    "P18": Operator("application_form", _p18, ("XFN-26", "XFN-16"), _ASSETS, ("assets",)),
    "P19": Operator("application_form", _p19, ("XFN-16",), _ASSETS, ("assets",)),
    "P20": Operator("service_income_audit", _p20, ("XFN-19",), doubts=("government",), schemes=_D08),
    "P21": Operator("service_income_audit", _p21, ("XFN-21",), schemes=_D08),
    "P22": Operator(
        "service_income_audit", _p22, ("XFN-23", "XFN-24"), doubts=("government",), schemes=_GD, entity="enterprise",
    ),
    "P23": Operator(
        "service_income_audit", _p23, ("XFN-34",), doubts=("government",), schemes=_GD, wants=("uneven_share",),
        entity="enterprise", choose=_oldest,
    ),
    "P56": Operator("audit_report", _p56, ("XDT-04",), (*_ASSETS, "QH-5-1c"), ("assets", "accounts"), entity="enterprise"),
    "P57": Operator("audit_report", _p57, ("XPK-07", "XPK-03"), doubts=("accounts",)),
    "P58": Operator("audit_report", _p58, ("XFN-31",), doubts=("accounts",)),
}  # fmt: skip
