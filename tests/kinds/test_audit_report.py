"""年度审计报告: wording, statements, regimes. Invented organisations only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from dossier_ai.core import Document, Field, FieldState, Page, Reading, Rect, Seal, no_reread
from dossier_ai.kinds.audit_report import KIND

NAME = "某省启明中小企业服务有限公司"
FIRM = "某省公正会计师事务所（普通合伙）"
CLEAN = (
    "我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制，",
    "公允反映了贵公司2025年12月31日的财务状况以及2025年度的经营成果和现金流量。",
)
DUTIES = (
    "四、注册会计师对财务报表审计的责任",
    "如果我们得出结论认为存在重大不确定性，应当发表非无保留意见，或发表保留意见。",
)

Sheets = Callable[..., Any]


def wording(
    sheet: Sheets, heads: Sequence[str] = ("一、审计意见",), opinion: Sequence[str] = CLEAN, seal: bool = True
) -> Page:
    page = sheet()
    page.centre(90, "审 计 报 告", size=40)
    page.write(800, 160, "某公正审字〔2026〕第0123号")
    page.write(120, 220, f"{NAME}全体股东：")
    lines = [
        heads[0],
        f"我们审计了{NAME[:10]}的财务报表，包括2025年12月31日的资产负债表，",
        "2025年度的利润表。",
    ]
    for i, text in enumerate([*lines, *opinion, *heads[1:], *DUTIES]):
        page.write(140, 280 + 44 * i, text)
    page.write(120, 1100, FIRM)
    page.write(760, 1100, "中国注册会计师：赵一凡")
    page.write(760, 1180, "中国注册会计师：钱 二")
    page.write(760, 1230, "证书编号：440100020001")
    page.write(120, 1300, "中国·某市")
    page.write(760, 1300, "二〇二六年三月十五日")
    if seal:
        page.seals.append(Seal(Rect(160, 1020, 420, 1280), "round", "red", FIRM, None, 0.9))
    return page.page(1)


BALANCE = [
    ["资产", "期末余额", "年初余额", "负债和所有者权益", "期末余额", "年初余额"],
    ["货币资金", "500.00", "400.00", "流动负债合计", "200.00", "100.00"],
    ["流动资产合计", "600.00", "450.00", "非流动负债合计", "—", ""],
    ["固定资产", "300.00", "250.00", "负债合计", "200.00", "100.00"],
    ["非流动资产合计", "400.00", "350.00", "实收资本（或股本）", "300.00", "300.00"],
    ["", "", "", "未分配利润", "500.00", "400.00"],
    ["", "", "", "所有者权益合计", "800.00", "700.00"],
    ["资产总计", "1,000.00", "800.00", "负债和所有者权益总计", "1,000.00", "800.00"],
]
INCOME = [
    ["项目", "本期金额", "上期金额"],
    ["一、营业收入", "900.00", "700.00"],
    ["减：营业成本", "500.00", "400.00"],
    ["加：其他收益", "10.00", ""],
    ["二、营业利润", "110.00", "90.00"],
    ["加：营业外收入", "5.00", ""],
    ["减：营业外支出", "15.00", ""],
    ["三、利润总额", "100.00", "90.00"],
    ["减：所得税费用", "（5.00）", "4.50"],
    ["四、净利润", "105.00", "85.50"],
]


def statement(
    sheet: Sheets,
    number: int,
    title: str,
    unit: str,
    rows: list[list[str]],
    widths: Sequence[float],
    **changed: str,
) -> Page:
    page = sheet()
    page.centre(90, title, size=36)
    page.write(900, 170, f"单位：{unit}")
    page.table(60, 220, widths, [[changed.get(c, c) for c in row] for row in rows])
    return page.page(number)


def balance(sheet: Sheets, unit: str = "元", **changed: str) -> Page:
    return statement(sheet, 2, "资产负债表", unit, BALANCE, (170, 140, 140, 300, 140, 140), **changed)


def income(sheet: Sheets, unit: str = "元", **changed: str) -> Page:
    return statement(sheet, 3, "利润表", unit, INCOME, (420, 250, 250), **changed)


def extract(document: Callable[..., Document], *pages: Page, reread: Any = no_reread) -> dict[str, Field]:
    fields = KIND.extract(document("audit_report", *pages), reread)
    assert len({f.key for f in fields}) == len(fields)
    assert {f.key for f in fields} <= {s.key for s in KIND.fields}
    return {f.key: f for f in fields}


def test_particulars(sheet: Sheets, document: Callable[..., Document]) -> None:
    got = extract(document, wording(sheet), balance(sheet), income(sheet))
    expected = {
        "report_no": "某公正审字〔2026〕第0123号",
        "addressee": NAME,
        "opinion": "无保留意见",
        "period": "2025",
        "firm": FIRM,
        "cpas": ("赵一凡", "钱二"),
        "cpa_numbers": ("440100020001",),
        "report_date": "2026-03-15",
        "unit": "元",
        "regime": "enterprise",
        "firm_seal": True,
    }
    assert {k: got[k].value for k in expected} == expected
    assert all(got[k].evidence for k in expected)


def test_figures_with_their_places(sheet: Sheets, document: Callable[..., Document]) -> None:
    got = extract(document, wording(sheet), balance(sheet), income(sheet))
    expected = {
        "total_assets": "1000",
        "total_assets_opening": "800",
        "total_liabilities": "200",
        "equity": "800",
        "non_current_liabilities": "0",
        "liabilities_and_equity_opening": "800",
        "cash": "500",
        "revenue": "900",
        "revenue_previous": "700",
        "income_tax": "-5",
        "net_profit": "105",
        "other_income_previous": "0",
        "total_profit": "100",
    }
    assert {k: got[k].value for k in expected} == expected
    assert got["total_assets"].evidence[0].page == 2 and got["total_assets"].raw == "1,000.00"
    assert got["non_current_liabilities"].evidence[0].quote == "—"
    assert got["other_income_previous"].evidence[0].box is not None
    assert "selling_expenses" not in got and "capital_reserve" not in got


def test_statements_missing_is_absent_not_zero(sheet: Sheets, document: Callable[..., Document]) -> None:
    got = extract(document, wording(sheet))
    for key in ("total_assets", "revenue"):
        assert got[key].state is FieldState.ABSENT and got[key].value is None


@pytest.mark.parametrize(
    ("unit", "total", "revenue"), [("万元", "10000000", "900"), ("千元", "1000000", "900")]
)
def test_each_statement_has_its_own_unit(
    sheet: Sheets, document: Callable[..., Document], unit: str, total: str, revenue: str
) -> None:
    got = extract(document, wording(sheet), balance(sheet, unit), income(sheet, "元"))
    assert got["total_assets"].value == total
    assert got["total_assets"].raw == "1,000.00"
    assert got["revenue"].value == revenue


QUALIFIED = (
    "除“形成保留意见的基础”部分所述事项可能产生的影响外，",
    "后附的财务报表在所有重大方面公允反映了财务状况。",
)


@pytest.mark.parametrize(
    ("heads", "text", "opinion"),
    [
        (("一、审计意见",), CLEAN, "无保留意见"),
        (("一、审计意见", "三、强调事项"), CLEAN, "带强调事项段的无保留意见"),
        (("一、审计意见", "三、与持续经营相关的重大不确定性"), CLEAN, "带强调事项段的无保留意见"),
        (("一、保留意见", "二、形成保留意见的基础"), QUALIFIED, "保留意见"),
        (("一、审计意见",), QUALIFIED, "保留意见"),
        (("一、否定意见",), ("后附的财务报表没有在所有重大方面按照企业会计准则的规定编制。",), "否定意见"),
        (("一、无法表示意见",), ("我们不对后附的贵公司财务报表发表审计意见。",), "无法表示意见"),
    ],
)
def test_opinion(
    sheet: Sheets,
    document: Callable[..., Document],
    heads: tuple[str, ...],
    text: tuple[str, ...],
    opinion: str,
) -> None:
    assert extract(document, wording(sheet, heads, text))["opinion"].value == opinion


def test_without_wording_there_is_no_opinion(sheet: Sheets, document: Callable[..., Document]) -> None:
    got = extract(document, balance(sheet), income(sheet))
    assert got["opinion"].value is None
    assert got["total_assets"].value == "1000"


def test_misread_total_is_repaired_only_when_it_balances(
    sheet: Sheets, document: Callable[..., Document]
) -> None:
    def second(page: Page, rect: Rect, accepts: Callable[[str], bool]) -> Reading | None:
        return next((Reading(t, 0.9, "second") for t in ("900.00", "800.00") if accepts(t)), None)

    pages = wording(sheet), balance(sheet, **{"800.00": "300.00"}), income(sheet)
    got = extract(document, *pages, reread=second)
    assert got["equity"].value == "800" and got["equity"].state is FieldState.REPAIRED
    untouched = extract(document, *pages)
    assert untouched["equity"].value == "300" and untouched["equity"].state is FieldState.READ


def test_missing_seal_is_a_mark_with_the_searched_place(
    sheet: Sheets, document: Callable[..., Document]
) -> None:
    field = extract(document, wording(sheet, seal=False), balance(sheet))["firm_seal"]
    assert field.value is False and field.evidence[0].grounding == "searched"


def test_non_profit_has_no_profit(sheet: Sheets, document: Callable[..., Document]) -> None:
    rows = [
        ["项目", "本年累计数", "上年数"],
        ["捐赠收入", "30.00", "20.00"],
        ["提供服务收入", "70.00", "60.00"],
        ["收入合计", "100.00", "80.00"],
        ["费用合计", "60.00", "50.00"],
        ["四、净资产变动额", "40.00", "30.00"],
    ]
    sheet_rows = [
        ["资产", "年初数", "期末数", "负债和净资产", "年初数", "期末数"],
        ["流动资产合计", "400.00", "500.00", "负债合计", "100.00", "160.00"],
        ["", "", "", "非限定性净资产", "300.00", "340.00"],
        ["", "", "", "净资产合计", "300.00", "340.00"],
        ["资产总计", "400.00", "500.00", "负债和净资产总计", "400.00", "500.00"],
    ]
    got = extract(
        document,
        statement(sheet, 1, "资产负债表", "元", sheet_rows, (170, 140, 140, 300, 140, 140)),
        statement(sheet, 2, "业务活动表", "元", rows, (420, 250, 250)),
    )
    assert got["regime"].value == "non_profit"
    assert got["revenue"].value == "100" and got["net_assets_change"].value == "40"
    assert got["equity"].value == "340" and got["total_assets_opening"].value == "400"
    assert "total_profit" not in got and "net_profit" not in got


@pytest.mark.parametrize(
    ("text", "regime"),
    [("小企业会计准则", "small_enterprise"), ("企业会计准则", "enterprise"), ("企业会计制度", "enterprise")],
)
def test_regime_by_wording(sheet: Sheets, document: Callable[..., Document], text: str, regime: str) -> None:
    opinion = tuple(t.replace("企业会计准则", text) for t in CLEAN)
    assert extract(document, wording(sheet, opinion=opinion), balance(sheet))["regime"].value == regime


def test_own_statement_before_the_consolidated_one(sheet: Sheets, document: Callable[..., Document]) -> None:
    consolidated = statement(
        sheet, 2, "合并资产负债表", "元", BALANCE, (170, 140, 140, 300, 140, 140), **{"1,000.00": "9,000.00"}
    )
    own = statement(sheet, 3, "母公司资产负债表", "元", BALANCE, (170, 140, 140, 300, 140, 140))
    assert extract(document, wording(sheet), consolidated, own)["total_assets"].value == "1000"


@pytest.mark.parametrize(
    ("title", "matches"),
    [
        ("审计报告", True),
        ("2025年度审计报告", True),
        ("某某公司2025年度财务报表及审计报告", True),
        ("资产负债表", True),
        ("服务收支情况专项审计报告", False),
        ("经济责任审计报告", False),
        ("验资报告", False),
    ],
)
def test_titles(title: str, matches: bool) -> None:
    import re

    assert any(re.search(p, title) for p in KIND.cues.titles) == matches


CASH = [
    ["项目", "行次", "本期金额", "上期金额"],
    ["经营活动产生的现金流量净额", "10", "150.00", "120.00"],
    ["投资活动产生的现金流量净额", "20", "-40.00", "-20.00"],
    ["筹资活动产生的现金流量净额", "30", "（10.00）", ""],
    ["四、汇率变动对现金及现金等价物的影响", "31", "", ""],
    ["五、现金及现金等价物净增加额", "32", "100.00", "100.00"],
    ["加：期初现金及现金等价物余额", "33", "400.00", "300.00"],
    ["六、期末现金及现金等价物余额", "34", "500.00", "400.00"],
]


def values_of(document: Callable[..., Document], *pages: Page) -> dict[str, Any]:
    return {f.key: f.value for f in KIND.extract(document("audit_report", *pages), no_reread)}


def test_every_flow_of_cash(sheet: Sheets, document: Callable[..., Document]) -> None:
    page = statement(sheet, 3, "现 金 流 量 表", "万元", CASH, (520, 90, 220, 220))
    read = values_of(document, wording(sheet), page)
    keys = ("begin", "operating", "investing", "financing", "exchange", "change", "end")
    assert [read[f"cash_flow_{k}"] for k in keys] == [
        "4000000", "1500000", "-400000", "-100000", "0", "1000000", "5000000",
    ]  # fmt: skip
    assert read["cash_flow_begin_previous"] == "3000000"


EQUITY = [
    ["项目", "本年金额", None, None, None, "上年金额", None],
    ["^", "实收资本", "盈余公积", "未分配利润", "合计", "未分配利润", "合计"],
    ["一、上年年末余额", "300.00", "50.00", "350.00", "700.00", "300.00", "600.00"],
    ["加：会计政策变更", "", "", "2.00", "2.00", "", ""],
    ["前期差错更正", "", "", "-5.00", "-5.00", "", ""],
    ["1.提取盈余公积", "", "10.00", "-10.00", "", "-8.00", ""],
    ["2.对所有者（或股东）的分配", "", "", "（20.00）", "（20.00）", "-7.00", "-7.00"],
    ["四、本年年末余额", "300.00", "60.00", "440.00", "800.00", "350.00", "700.00"],
]


def test_the_profit_in_the_statement_of_changes_in_equity(
    sheet: Sheets, document: Callable[..., Document]
) -> None:
    widths = (330, 120, 120, 140, 120, 140, 120)
    page = statement(sheet, 3, "所有者权益变动表", "元", EQUITY, widths)
    read = values_of(document, wording(sheet), page)
    assert read["surplus_reserve_appropriated"] == "10"
    assert read["profit_distributed"] == "20"
    assert read["prior_year_adjustments"] == "-3"


def test_the_profit_in_a_list_with_two_reserves(sheet: Sheets, document: Callable[..., Document]) -> None:
    rows = [
        ["项目", "本年实际", "上年实际"],
        ["一、净利润", "105.00", "85.50"],
        ["加：年初未分配利润", "400.00", "330.00"],
        ["减：提取法定盈余公积", "10.50", "8.55"],
        ["提取任意盈余公积", "2.00", ""],
        ["应付利润", "—", ""],
        ["四、未分配利润", "492.50", "400.00"],
    ]
    rows[0][1:] = ["本年金额", "上年金额"]
    read = values_of(document, wording(sheet), statement(sheet, 3, "利润分配表", "元", rows, (500, 220, 220)))
    assert (read["surplus_reserve_appropriated"], read["profit_distributed"]) == ("12.5", "0")
    assert "prior_year_adjustments" not in read, "what is not printed is not zero"
    assert "net_profit" not in read


def test_impairment_of_fixed_assets(sheet: Sheets, document: Callable[..., Document]) -> None:
    rows = [
        ["项目", "期末余额", "年初余额"],
        ["固定资产原价", "500.00", "400.00"],
        ["减：累计折旧", "180.00", "150.00"],
        ["固定资产净值", "320.00", "250.00"],
        ["减：固定资产减值准备", "20.00", ""],
        ["固定资产净额", "300.00", "250.00"],
        ["资产总计", "1,000.00", "800.00"],
    ]
    read = values_of(document, statement(sheet, 2, "资产负债表", "元", rows, (500, 220, 220)))
    assert (read["fixed_assets"], read["fixed_assets_impairment"]) == ("300", "20")
    assert read["fixed_assets_impairment_opening"] == "0"


@pytest.mark.parametrize(
    ("regime", "standard", "title", "rows", "want"),
    [
        ("enterprise", "企业会计准则", "利润表", INCOME, {"net_profit": "105", "other_income": "10"}),
        ("small_enterprise", "《小企业会计准则》", "利润表", [r for r in INCOME if "其他收益" not in r[0]],
         {"net_profit": "105", "revenue": "900"}),
        ("non_profit", "《民间非营利组织会计制度》", "业务活动表",
         [["项目", "本年累计数", "上年数"], ["提供服务收入", "80.00", "60.00"],
          ["收入合计", "90.00", "70.00"], ["业务活动成本", "50.00", "40.00"],
          ["费用合计", "70.00", "60.00"], ["净资产变动额", "20.00", "10.00"]],
         {"revenue": "90", "expenses_total": "70", "net_assets_change": "20"}),
        ("government", "政府会计制度", "收入费用表",
         [["项目", "本年数", "上年数"], ["一、本期收入", "90.00", "70.00"],
          ["（一）财政拨款收入", "60.00", "50.00"],
          ["二、本期费用", "70.00", "60.00"], ["三、本期盈余", "20.00", "10.00"]],
         {"revenue": "90", "expenses_total": "70", "net_assets_change": "20"}),
    ],
)  # fmt: skip
def test_each_regime_with_its_own_statement(
    sheet: Sheets,
    document: Callable[..., Document],
    regime: str,
    standard: str,
    title: str,
    rows: list[list[str]],
    want: dict[str, str],
) -> None:
    opinion = (f"我们认为，后附的财务报表在所有重大方面按照{standard}的规定编制，公允反映了财务状况。",)
    page = statement(sheet, 3, title, "元", rows, (500, 220, 220))
    read = values_of(document, wording(sheet, opinion=opinion), page)
    assert read["regime"] == regime
    assert {key: read[key] for key in want} == want
    profits = {"net_profit", "total_profit", "operating_profit"}
    assert bool(profits & read.keys()) == (regime in ("enterprise", "small_enterprise"))
