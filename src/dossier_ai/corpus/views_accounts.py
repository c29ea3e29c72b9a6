# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Accounts: the annual audit (D07) and the special audit of service income (D08)."""

from __future__ import annotations

import random
from datetime import date, timedelta

from dossier_ai.corpus.figures import yuan
from dossier_ai.corpus.view import Fields, View, percent
from dossier_ai.corpus.world import World

STATEMENT_KEYS: dict[str, str] = {
    "货币资金": "cash", "应收账款": "accounts_receivable", "流动资产合计": "current_assets", "固定资产": "fixed_assets",
    "无形资产": "intangible_assets", "非流动资产合计": "non_current_assets", "资产总计": "total_assets",
    "流动负债合计": "current_liabilities", "非流动负债合计": "non_current_liabilities", "负债合计": "total_liabilities",
    "实收资本（或股本）": "paid_in_capital", "资本公积": "capital_reserve", "盈余公积": "surplus_reserve",
    "未分配利润": "retained_earnings", "所有者权益（或股东权益）合计": "equity",
    "负债和所有者权益（或股东权益）总计": "liabilities_and_equity",
}  # fmt: skip
INCOME_KEYS: dict[str, str] = {
    "营业收入": "revenue", "营业成本": "operating_cost", "税金及附加": "taxes_and_surcharges", "销售费用": "selling_expenses",
    "管理费用": "administrative_expenses", "研发费用": "rd_expenses", "财务费用": "finance_expenses", "其他收益": "other_income",
    "投资收益": "investment_income", "营业利润": "operating_profit", "营业外收入": "non_operating_income",
    "营业外支出": "non_operating_expenses", "利润总额": "total_profit", "所得税费用": "income_tax", "净利润": "net_profit",
}  # fmt: skip


def audit_date(world: World, rng: random.Random) -> date:
    first = date(world.applied.year, 2, 10)
    last = min(date(world.applied.year, 5, 31), world.applied - timedelta(days=5))
    return first + timedelta(days=rng.randrange(max(1, (last - first).days)))


def audit_view(world: World, rng: random.Random) -> View:
    now, before = world.money.years[2], world.money.years[1]
    fields: Fields = {}
    for label, key in STATEMENT_KEYS.items():
        fields[key] = yuan(now[label])
        fields[f"{key}_opening"] = yuan(before[label])
    for label, key in INCOME_KEYS.items():
        if world.small_standard and key in ("rd_expenses", "other_income"):
            continue
        fields[key] = yuan(now[label])
        fields[f"{key}_previous"] = yuan(before[label])
    on = audit_date(world, rng)
    fields |= {
        "report_no": f"虚正审字〔{on.year}〕第{rng.randint(11, 980):04d}号",
        "verify_code": f"青{on.year % 100}" + "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(8)),
        "addressee": world.name, "opinion": "无保留意见", "period": str(world.year), "firm": world.auditor,
        "cpas": list(world.cpas), "report_date": on.isoformat(), "unit": "元",
        "regime": "small_enterprise" if world.small_standard else "enterprise", "firm_seal": True,
    }  # fmt: skip
    extra = {
        "statements": {
            label: (now[label], before[label]) for label in now.lines if label not in STATEMENT_KEYS | INCOME_KEYS
        },
        "legal_rep": world.legal_rep, "auditor_uscc": world.auditor_uscc, "auditor_partner": world.cpas[0],
        "address": world.address, "scope": world.scope, "established": world.established.isoformat(),
    }  # fmt: skip
    return View("audit_report", f"{world.year}年度审计报告", fields, extra, layout=rng.randrange(3))


def special_audit_view(world: World, rng: random.Random) -> View:
    m = world.money
    on = audit_date(world, rng)
    income, cost = m.service_income[2], m.service_cost[2]
    fields = {
        "report_no": f"虚正专审字〔{on.year}〕第{rng.randint(11, 980):03d}号", "addressee": world.name,
        "period": str(world.year), "firm": world.auditor, "cpas": list(world.cpas), "report_date": on.isoformat(),
        "unit": "元", "service_income_total": yuan(income),
        "service_income_items": [{"item": n, "amount": yuan(v)} for n, v in m.income_items],
        "gov_service_income": yuan(m.gov_income), "service_expense_total": yuan(cost),
        "service_expense_items": [{"item": n, "amount": yuan(v)} for n, v in m.expense_items],
        "surplus": yuan(income - cost), "revenue": yuan(m.years[2]["营业收入"]),
        "share_of_revenue": percent(income, m.years[2]["营业收入"]),
    }  # fmt: skip
    title = rng.choice(
        ["服务收支情况专项审计报告", "中小企业服务收支情况专项审计报告", "服务收支专项审计报告"]
    )
    return View(
        "service_income_audit", title, fields, {"auditor_uscc": world.auditor_uscc}, layout=rng.randrange(2)
    )


def special_audit_of(world: World, index: int, rng: random.Random) -> View:
    """D08 for the year `index` (0 oldest, 2 newest) with the government income of the further evidence."""
    m = world.money
    year = m.years[index].year
    view = special_audit_view(world, rng)
    on = date(year + 1, 1, 1) + (
        date.fromisoformat(view.fields["report_date"]) - date(world.applied.year, 1, 1)
    )
    income, cost, revenue = m.service_income[index], m.service_cost[index], m.years[index]["营业收入"]
    view.fields |= {
        "report_no": f"虚正专审字〔{on.year}〕第{rng.randint(11, 980):03d}号", "addressee": world.name_on(on), "period": str(year),
        "report_date": on.isoformat(), "service_income_total": yuan(income),
        "service_income_items": _scaled(m.income_items, income),
        "gov_service_income": yuan(world.beyond.gov_income[index]), "service_expense_total": yuan(cost),
        "service_expense_items": _scaled(m.expense_items, cost), "surplus": yuan(income - cost),
        "revenue": yuan(revenue), "share_of_revenue": percent(income, revenue),
    }  # fmt: skip
    return view


def _scaled(items: tuple[tuple[str, int], ...], total: int) -> list[Fields]:
    """The items in the proportions of the last year, adding up to `total` fen."""
    whole = sum(v for _, v in items)
    amounts = [v * total // whole for _, v in items]
    amounts[-1] += total - sum(amounts)
    return [{"item": n, "amount": yuan(v)} for (n, _), v in zip(items, amounts, strict=True)]


_BALANCE_ONLY = ("paid_in_capital", "capital_reserve", "surplus_reserve", "retained_earnings")


def nonprofit_audit_view(world: World, rng: random.Random) -> View:
    """D07 of an organisation that is no enterprise: 业务活动表 or 收入费用表 instead of the income statement."""
    view = audit_view(world, rng)
    f = view.fields
    government = world.entity == "public_institution"
    for end in ("", "_opening"):
        for key in _BALANCE_ONLY:
            del f[f"{key}{end}"]
        if not government:
            f[f"unrestricted_net_assets{end}"] = f[f"equity{end}"]
    for index, end in ((2, ""), (1, "_previous")):
        lines = world.money.years[index]
        for key in INCOME_KEYS.values():
            f.pop(f"{key}{end}", None)
        revenue, net = lines["营业收入"], lines["净利润"]
        f[f"revenue{end}"] = yuan(revenue)
        f[f"expenses_total{end}"] = yuan(revenue - net)
        f[f"net_assets_change{end}"] = yuan(net)
        if not government:
            f[f"service_provision_income{end}"] = yuan(world.money.service_income[index])
            f[f"operating_cost{end}"] = yuan(lines["营业成本"])
            f[f"administrative_expenses{end}"] = yuan(lines["管理费用"])
            f[f"other_expenses{end}"] = yuan(revenue - net - lines["营业成本"] - lines["管理费用"])
    f["regime"] = "government" if government else "non_profit"
    return view
