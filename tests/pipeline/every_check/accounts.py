# ruff: noqa: E501 - the tables stay compact
"""Cases of accounts: tables for `test_every_check.py`."""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from dossier_ai.core import Page
from dossier_ai.corpus.flow import Cell, Grid, Layout, Line, lay_out
from dossier_ai.corpus.fonts import choose_fonts
from dossier_ai.corpus.prints import print_money
from dossier_ai.corpus.world import World

LICENCE = "business_licence"
FORM, AUDIT, SPECIAL, EQUIPMENT = "application_form", "audit_report", "service_income_audit", "equipment_list"
RENEWAL, SUMMARY = "renewal_form", "operations_summary"
SMALL = 11
"""The seed of a firm that keeps the books of small enterprises."""


def shifted(kind: str, key: str, yuan: int) -> Any:
    """An edit that adds `yuan` to an amount."""

    def edit(papers: Any, world: World) -> None:
        papers[kind][key] = f"{Decimal(papers[kind][key]) + yuan:.2f}"

    return edit


def setting(kind: str, **values: str) -> Any:
    return lambda papers, world: papers[kind].update(values)


def year_of(fields: Any, year: int) -> Any:
    return next(row for row in fields["years"] if row["year"] == str(year))


def cost_of_last_year(papers: Any, world: World) -> None:
    row = year_of(papers[FORM], world.year)
    row["service_cost"] = f"{Decimal(row['service_cost']) * 12 / 10:.2f}"


def same_revenue_twice(papers: Any, world: World) -> None:
    year_of(papers[FORM], world.year)["revenue"] = year_of(papers[FORM], world.year - 1)["revenue"]


def with_the_year_before(papers: Any, world: World) -> None:
    """The audit of the year before the audited one, which closes as this one opens."""
    earlier = copy.deepcopy(papers.of(AUDIT)[0])
    f, last = earlier.fields, world.money.years[0]
    for key in [k for k in f if k.endswith("_opening")]:
        f[key.removesuffix("_opening")] = f[key]
        f[key] = "0.00"
    for key in [k for k in f if k.endswith("_previous")]:
        f[key.removesuffix("_previous")] = f[key]
        f[key] = "0.00"
    f |= {"period": str(world.year - 1), "report_no": f"虚正审字〔{world.year}〕第0999号"}
    f["report_date"] = f"{world.year}{f['report_date'][4:]}"
    earlier.extra["statements"] = {label: (was, 0) for label, (_, was) in earlier.extra["statements"].items()}
    earlier.title = f"{last.year + 1}年度审计报告"
    papers.views.append(earlier)


def other_opening(papers: Any, world: World) -> None:
    f = papers[AUDIT]
    for key in ("total_assets_opening", "liabilities_and_equity_opening"):
        f[key] = f"{Decimal(f[key]) + 90_000:.2f}"


Lines = Sequence[tuple[str, Decimal, Decimal]]
ZERO = Decimal(0)


def statement(kit: Any, recorded: Any, title: str, lines: Lines, columns: tuple[str, str]) -> Any:
    """The submission with one more statement in the audit, in place of a page that prints one of its title:
    lines with this year's and last year's amount."""
    name = recorded.file(AUDIT)
    rows = [[Cell("项目"), *(Cell(column) for column in columns)]]
    rows += [
        [Cell(label, align="left"), *(Cell(print_money(f"{v:.2f}"), align="right") for v in (now, before))]
        for label, now, before in lines
    ]
    layout = Layout(choose_fonts(random.Random("statement")), random.Random("statement"))
    blocks = [
        Line(title, 18, "hei", align="center", bold=True, after=4),
        Line([(f"编制单位：{recorded.world.name}", None)], 10.5),
        Line([(f"{recorded.world.year}年度　　单位：元", None)], 10.5, align="right", after=2),
        Grid((90, 40, 40), rows, 10, heads=1),
    ]
    pages: list[Page] = list(recorded.pages[name])
    own = [page for page in pages if any(word.text.replace(" ", "") == title for word in page.words)]
    pages = [page for page in pages if page not in own]
    for sheet in lay_out(blocks, layout):
        pages.insert(-1, kit.record_sheet(sheet, name, 0))
    numbered = tuple(replace(page, number=n) for n, page in enumerate(pages, 1))
    return replace(recorded, pages={**recorded.pages, name: numbered}).submission()


def cash_flow(short: Decimal, *, above_cash: bool = False) -> Any:
    """Prints a cash-flow statement that ends with the cash of the balance sheet; in the edited dossier the
    flow from financing is `short` more, or the whole ends above the balance sheet."""

    def change(kit: Any, recorded: Any, world: World, edited: bool) -> Any:
        f = recorded.fields(AUDIT)
        end, begin = Decimal(f["cash"]), Decimal(f["cash_opening"])
        if edited and above_cash:
            end += short
        operating, investing = Decimal(310_000), Decimal(-42_000)
        financing = end - begin - operating - investing
        if edited and not above_cash:
            financing += short
        lines = [
            ("经营活动产生的现金流量净额", operating, ZERO), ("投资活动产生的现金流量净额", investing, ZERO),
            ("筹资活动产生的现金流量净额", financing, ZERO), ("汇率变动对现金及现金等价物的影响", ZERO, ZERO),
            ("现金及现金等价物净增加额", end - begin, ZERO), ("加：期初现金及现金等价物余额", begin, ZERO),
            ("期末现金及现金等价物余额", end, begin),
        ]  # fmt: skip
        return statement(kit, recorded, "现金流量表", lines, ("本年金额", "上年金额"))

    return change


def appropriation(kit: Any, recorded: Any, world: World, edited: bool) -> Any:
    f = recorded.fields(AUDIT)
    net, begin, end = (
        Decimal(f[k]) for k in ("net_profit", "retained_earnings_opening", "retained_earnings")
    )
    reserve = Decimal(f["surplus_reserve"]) - Decimal(f["surplus_reserve_opening"])
    paid = begin + net - reserve - end + (60_000 if edited else 0)
    lines = [
        ("一、净利润", net, ZERO), ("加：年初未分配利润", begin, ZERO), ("以前年度损益调整", ZERO, ZERO),
        ("减：提取法定盈余公积", reserve, ZERO), ("应付利润", paid, ZERO), ("四、未分配利润", end, begin),
    ]  # fmt: skip
    return statement(kit, recorded, "利润分配表", lines, ("本年金额", "上年金额"))


def balance_sheet(*, spent: int = 300_000) -> Any:
    """Prints the balance sheet with fixed assets at cost and their depreciation, which in the edited dossier
    is `spent` less; the cost follows the net figure."""

    def change(kit: Any, recorded: Any, world: World, edited: bool) -> Any:
        f = recorded.fields(AUDIT)

        def line(label: str, key: str) -> tuple[str, Decimal, Decimal]:
            return label, Decimal(f[key]), Decimal(f[f"{key}_opening"])

        net = line("固定资产净值", "fixed_assets")
        lines = [
            line("货币资金", "cash"), line("应收账款", "accounts_receivable"), line("流动资产合计", "current_assets"),
            ("固定资产原价", net[1] + 300_000, net[2] + 200_000),
            ("减：累计折旧", Decimal(300_000 - (spent if edited else 0)), Decimal(200_000)),
            ("固定资产账面价值", *net[1:]), line("无形资产", "intangible_assets"),
            line("非流动资产合计", "non_current_assets"), line("资产总计", "total_assets"),
            line("流动负债合计", "current_liabilities"), line("非流动负债合计", "non_current_liabilities"),
            line("负债合计", "total_liabilities"), line("实收资本（或股本）", "paid_in_capital"),
            line("资本公积", "capital_reserve"), line("盈余公积", "surplus_reserve"),
            line("未分配利润", "retained_earnings"), line("所有者权益（或股东权益）合计", "equity"),
            line("负债和所有者权益（或股东权益）总计", "liabilities_and_equity"),
        ]  # fmt: skip
        return statement(kit, recorded, "资产负债表", lines, ("期末余额", "年初余额"))

    return change


def dearer_equipment(papers: Any, world: World) -> None:
    papers[EQUIPMENT]["rows"][0]["value"] = "9000000.00"
    papers[EQUIPMENT]["total_value"] = (
        f"{sum(Decimal(row['value']) for row in papers[EQUIPMENT]['rows']):.2f}"
    )


def another_investor(papers: Any, world: World) -> None:
    papers[FORM]["investors"] += [{"name": "另外某", "nature": "自然人", "share": "27"}]


def hardly_commissioned(papers: Any, world: World) -> None:
    for view in papers.of(SPECIAL):
        view.fields["gov_service_income"] = f"{Decimal(view.fields['gov_service_income']) / 9:.2f}"


CASES: list[dict[str, Any]] = [
    {
        "check": "XFN-03", "kinds": (AUDIT,), "edit": shifted(AUDIT, "non_current_liabilities", 18_000),
        "shows": ((AUDIT, "total_liabilities"), (AUDIT, "non_current_liabilities")),
    },
    {
        "check": "XFN-05", "kinds": (AUDIT,), "edit": shifted(AUDIT, "capital_reserve", 90_000), "seed": SMALL,
        "shows": ((AUDIT, "equity"), (AUDIT, "capital_reserve")),
    },
    {
        "check": "XFN-09", "kinds": (AUDIT,), "change": appropriation,
        "shows": ((AUDIT, "retained_earnings"), (AUDIT, "net_profit")),
    },
    {
        "check": "XFN-10", "kinds": (AUDIT,), "change": cash_flow(Decimal(40_000)), "shows": ((AUDIT, "cash"),),
    },
    {
        "check": "XFN-11", "kinds": (AUDIT,), "change": cash_flow(Decimal(40_000), above_cash=True), "shows": ((AUDIT, "cash"),),
    },
    {
        "check": "XFN-12", "kinds": (AUDIT,), "prepare": with_the_year_before, "edit": other_opening,
        "shows": ((AUDIT, "total_assets_opening"), (AUDIT, lambda f: f["total_assets"])),
    },
    {
        "check": "XFN-13", "kinds": (AUDIT,), "change": balance_sheet(spent=-120_000),
        "shows": ((AUDIT, "fixed_assets"), (AUDIT, lambda f: "420000.00")),
    },
    {
        "check": "XFN-14", "kinds": (AUDIT,), "entity": "private_non_enterprise", "edit": shifted(AUDIT, "net_assets_change", 30_000),
        "shows": ((AUDIT, "net_assets_change"), (AUDIT, "expenses_total")),
    },
    {
        "check": "XFN-15", "kinds": (AUDIT,), "entity": "public_institution", "edit": shifted(AUDIT, "expenses_total", 50_000),
        "shows": ((AUDIT, "net_assets_change"), (AUDIT, "expenses_total")),
    },
    {
        "check": "XFN-22", "kinds": (FORM, SPECIAL), "edit": cost_of_last_year,
        "shows": ((FORM, lambda f: f["years"][-1]["service_cost"]), (SPECIAL, "service_expense_total")),
    },
    {
        "check": "XFN-27", "kinds": (AUDIT, EQUIPMENT), "change": balance_sheet(spent=0), "edit": dearer_equipment,
        "shows": ((EQUIPMENT, "total_value"), (AUDIT, "intangible_assets")),
    },
    {
        "check": "XFN-28", "kinds": (EQUIPMENT,), "edit": shifted(EQUIPMENT, "total_value", 100_000),
        "shows": ((EQUIPMENT, "total_value"),),
    },
    {
        "check": "XFN-29", "kinds": (FORM,), "edit": setting(FORM, software_share="65", equipment_share="45"),
        "shows": ((FORM, "software_share"), (FORM, "equipment_share")),
    },
    {
        "check": "XFN-30", "kinds": (FORM,), "edit": another_investor, "shows": ((FORM, lambda f: "27"),),
    },
    {
        "check": "XFN-32", "kinds": (RENEWAL, SUMMARY), "procedure": "renewal", "edit": lambda papers, world: papers[SUMMARY]["rows"][0].update(revenue_growth="52"),
        "shows": ((SUMMARY, lambda f: "52"), (RENEWAL, lambda f: f["years"][-1]["revenue"])),
    },
    {
        "check": "XFN-33", "kinds": (FORM,), "edit": same_revenue_twice, "shows": ((FORM, lambda f: f["years"][1]["revenue"]),),
    },
    {
        "check": "XFN-34", "kinds": (LICENCE, SPECIAL), "scheme": "guangdong-platform", "edit": hardly_commissioned,
        "finding_class": "threshold", "shows": ((SPECIAL, "gov_service_income"),),
    },
]  # fmt: skip
