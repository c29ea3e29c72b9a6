"""Financial statements in the layouts that occur, and what OCR makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Ink, Page, Reading, Rect, Ruling, Word, no_reread
from dossier_ai.text.accounts import account_of, statement_title
from dossier_ai.text.figures import is_blank, parse_figure
from dossier_ai.text.identities import BALANCE_IDENTITIES, INCOME_IDENTITIES, holds, settle
from dossier_ai.text.statement_columns import dated_roles, role_of
from dossier_ai.text.statement_lines import Statement
from dossier_ai.text.statements import statements_of

D = Decimal
TWO_SIDED = (
    ("流动资产：", "", "", "流动负债：", "", ""),
    ("货币资金", "1,095,744.58", "963,703.81", "短期借款", "", ""),
    ("应收账款", "842,478.95", "750,551.72", "应付账款", "193,333.26", "193,333.26"),
    ("流动资产合计", "1,938,223.53", "1,714,255.53", "流动负债合计", "193,333.26", "193,333.26"),
    ("非流动资产：", "", "", "非流动负债合计", "—", "—"),
    ("固定资产", "729,536.55", "419,542.58", "负债合计", "193,333.26", "193,333.26"),
    ("无形资产", "199,282.22", "283,558.99", "实收资本（或股本）", "1,570,000.00", "1,570,000.00"),
    ("非流动资产合计", "928,818.77", "703,101.57", "未分配利润", "1,103,709.04", "654,023.84"),
    ("", "", "", "所有者权益（或股东权益）合计", "2,673,709.04", "2,224,023.84"),
    (
        "资产总计",
        "2,867,042.30",
        "2,417,357.10",
        "负债和所有者权益（或股东权益）总计",
        "2,867,042.30",
        "2,417,357.10",
    ),
)
HEAD = ("资    产", "期末余额", "年初余额", "负债和所有者权益", "期末余额", "年初余额")
WIDTHS = (220, 200, 200, 400, 200, 200)


def two_sided(
    draw: SimpleNamespace, rulings: str = "all", head: tuple[str, ...] = HEAD, **changes: str
) -> Page:
    rows = [tuple(changes.get(c, c) for c in row) for row in TWO_SIDED]
    words, lines = draw.grid([head, *rows], WIDTHS, rulings=rulings, amounts=(1, 2, 4, 5))
    return draw.titled("资 产 负 债 表", "2025年12月31日", "单位：元", words, lines)


def only(pages: list[Page], kind: str) -> Statement:
    found = [s for s in statements_of(pages) if s.kind == kind]
    assert len(found) == 1
    return found[0]


def value(statement: Statement, key: str, role: str) -> Decimal | None:
    amount = statement.amount(key, role)  # type: ignore[arg-type]
    return None if amount is None else amount.value


@pytest.mark.parametrize("rulings", ["all", "open", "rows", "three", "columns", "none"])
def test_two_sided_sheet_however_it_is_ruled(draw: SimpleNamespace, rulings: str) -> None:
    sheet = only([two_sided(draw, rulings)], "balance")
    assert value(sheet, "total_assets", "closing") == D("2867042.30")
    assert value(sheet, "total_assets", "opening") == D("2417357.10")
    assert value(sheet, "current_assets", "closing") == D("1938223.53")
    assert value(sheet, "total_liabilities", "closing") == D("193333.26")
    assert value(sheet, "equity", "opening") == D("2224023.84")
    assert value(sheet, "liabilities_and_equity", "closing") == D("2867042.30")
    assert value(sheet, "paid_in_capital", "closing") == D("1570000.00")
    assert sheet.unit == "元"


def test_dash_is_zero_with_its_box_and_a_line_not_printed_is_missing(draw: SimpleNamespace) -> None:
    sheet = only([two_sided(draw)], "balance")
    dash = sheet.amount("non_current_liabilities", "closing")
    assert dash is not None and dash.value == 0 and dash.reading == "blank" and dash.span.text == "—"
    assert sheet.amount("capital_reserve", "closing") is None


def test_blank_amount_is_zero_unless_ink_stands_there(draw: SimpleNamespace) -> None:
    page = two_sided(draw, **{"842,478.95": ""})
    assert value(only([page], "balance"), "accounts_receivable", "closing") == 0
    bits = np.zeros((int(page.height), int(page.width)), dtype=np.bool_)
    bits[552:570, 370:520] = True
    inked = replace(page, ink=Ink(bits, 1.0))
    amount = only([inked], "balance").amount("accounts_receivable", "closing")
    assert amount is not None and amount.value is None and amount.reading == "unread"


def test_headers_decide_which_column_is_which(draw: SimpleNamespace) -> None:
    swapped = ("资产", "年初余额", "期末余额", "负债和所有者权益", "年初余额", "期末余额")
    sheet = only([two_sided(draw, head=swapped)], "balance")
    assert value(sheet, "total_assets", "closing") == D("2417357.10")
    assert value(sheet, "equity", "opening") == D("2673709.04")


def test_dates_as_headers(draw: SimpleNamespace) -> None:
    head = (
        "资产",
        "2024年12月31日",
        "2025年12月31日",
        "负债和所有者权益",
        "2024年12月31日",
        "2025年12月31日",
    )
    sheet = only([two_sided(draw, head=head)], "balance")
    assert value(sheet, "total_assets", "opening") == D("2867042.30")
    assert value(sheet, "total_assets", "closing") == D("2417357.10")
    assert dated_roles(["项目", "2025年1月1日", "2025年12月31日"], "balance") == [None, "opening", "closing"]
    assert dated_roles(["2024年度", "2025年度"], "income") == ["previous", "current"]


def test_one_header_lost_is_the_other_one(draw: SimpleNamespace) -> None:
    sheet = only(
        [two_sided(draw, head=("资产", "年初余额", "", "负债和所有者权益", "年初余额", ""))], "balance"
    )
    assert value(sheet, "total_assets", "opening") == D("2867042.30")
    assert value(sheet, "total_assets", "closing") == D("2417357.10")


def test_no_header_at_all_is_only_a_guess(draw: SimpleNamespace) -> None:
    amount = only([two_sided(draw, head=("资产", "", "", "负债和所有者权益", "", ""))], "balance").amount(
        "total_assets", "closing"
    )
    assert amount is not None and amount.value == D("2867042.30")
    assert amount.guessed and amount.confidence < 0.7


def test_line_number_column_is_no_amount(draw: SimpleNamespace) -> None:
    rows = [
        ("货币资金", "1", "5,000.00", "4,000.00"),
        ("流动资产合计", "7", "5,000.00", "4,000.00"),
        ("非流动资产合计", "18", "", ""),
        ("资产总计", "19", "5,000.00", "4,000.00"),
        ("负债合计", "30", "2,000.00", "1,500.00"),
        ("所有者权益合计", "38", "3,000.00", "2,500.00"),
        ("负债和所有者权益总计", "39", "5,000.00", "4,000.00"),
    ]
    for rulings in ("all", "none"):
        words, lines = draw.grid(
            [("项目", "行次", "期末余额", "年初余额"), *rows],
            (500, 90, 320, 320),
            rulings=rulings,
            amounts=(2, 3),
        )
        sheet = only([draw.titled("资产负债表", "2025年12月31日", "单位：元", words, lines)], "balance")
        assert value(sheet, "total_assets", "closing") == 5000
        assert value(sheet, "non_current_assets", "closing") == 0
        assert value(sheet, "equity", "opening") == 2500


def test_sheet_over_two_pages(draw: SimpleNamespace) -> None:
    left = [HEAD[:3], *[row[:3] for row in TWO_SIDED]]
    right = [("负债和所有者权益", "期末余额", "年初余额"), *[row[3:] for row in TWO_SIDED]]
    pages = []
    for number, (rows, title) in enumerate(((left, "资产负债表"), (right, "资产负债表（续）")), 1):
        words, lines = draw.grid(rows, (500, 300, 300), amounts=(1, 2))
        pages.append(draw.titled(title, "2025年12月31日", "单位：元", words, lines, number))
    sheet = only(pages, "balance")
    assert [p.number for p in sheet.pages] == [1, 2]
    assert value(sheet, "total_assets", "closing") == value(sheet, "liabilities_and_equity", "closing")


INCOME = (
    ("一、营业收入", "4,304,188.91", "3,900,000.00"),
    ("减：营业成本", "2,100,000.00", "2,000,000.00"),
    ("税金及附加", "12,000.00", "11,000.00"),
    ("管理费用", "900,000.00", "850,000.00"),
    ("财务费用", "-3,210.55", "-1,000.00"),
    ("加：其他收益", "", ""),
    ("二、营业利润（亏损以“－”号填列）", "1,295,399.46", "1,040,000.00"),
    ("加：营业外收入", "", "500.00"),
    ("减：营业外支出", "", ""),
    ("三、利润总额（亏损总额以“－”号填列）", "1,295,399.46", "1,040,500.00"),
    ("减：所得税费用", "64,769.97", "52,025.00"),
    ("四、净利润（净亏损以“－”号填列）", "1,230,629.49", "988,475.00"),
)


def income(
    draw: SimpleNamespace, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...] = INCOME, **kw: str
) -> Page:
    words, lines = draw.grid(
        [head, *rows], (700, *[300] * (len(head) - 1)), amounts=range(1, len(head)), **kw
    )
    return draw.titled("利 润 表", "2025年度", "单位：人民币元", words, lines)


@pytest.mark.parametrize("rulings", ["all", "open", "rows", "none"])
@pytest.mark.parametrize(
    "head",
    [
        ("项目", "本期金额", "上期金额"),
        ("项    目", "本年累计数", "上年数"),
        ("项目", "2025年度", "2024年度"),
    ],
)
def test_income_statement(draw: SimpleNamespace, rulings: str, head: tuple[str, ...]) -> None:
    sheet = only([income(draw, head, rulings=rulings)], "income")
    assert value(sheet, "revenue", "current") == D("4304188.91")
    assert value(sheet, "revenue", "previous") == D("3900000.00")
    assert value(sheet, "finance_expenses", "current") == D("-3210.55")
    assert value(sheet, "other_income", "current") == 0
    assert value(sheet, "total_profit", "previous") == D("1040500.00")
    assert value(sheet, "net_profit", "current") == D("1230629.49")
    assert sheet.amount("selling_expenses", "current") is None


def test_month_column_is_not_the_year(draw: SimpleNamespace) -> None:
    rows = tuple((a, b, "99.00") for a, b, _ in INCOME)
    sheet = only([income(draw, ("项目", "本年累计金额", "本月金额"), rows)], "income")
    assert value(sheet, "revenue", "current") == D("4304188.91")
    assert sheet.amount("revenue", "previous") is None


def test_two_statements_on_one_page(draw: SimpleNamespace) -> None:
    balance, lines = draw.grid([HEAD, *TWO_SIDED], WIDTHS, amounts=(1, 2, 4, 5), top=300)
    profit, more = draw.grid(
        [("项目", "本期金额", "上期金额"), *INCOME], (700, 300, 300), amounts=(1, 2), top=1100
    )
    page = draw.page(
        [
            draw.word("资产负债表", 800, 200, "centre"),
            draw.word("单位：万元", 1400, 250),
            *balance,
            draw.word("利润表", 800, 1000, "centre"),
            draw.word("单位：元", 1400, 1050),
            *profit,
        ],
        [*lines, *more],
    )
    found = {s.kind: s for s in statements_of([page])}
    assert found["balance"].unit == "万元" and found["income"].unit == "元"
    assert value(found["balance"], "cash", "closing") == D("1095744.58")
    assert value(found["income"], "net_profit", "previous") == D("988475.00")


def test_statement_of_activities_takes_the_sum_of_both_kinds(draw: SimpleNamespace) -> None:
    head = [
        ("项目", "上年数", None, None, "本年累计数", None, None),
        ("", "非限定性", "限定性", "合计", "非限定性", "限定性", "合计"),
    ]
    rows = [
        ("一、收 入", *[""] * 6),
        ("其中：捐赠收入", "1.00", "2.00", "3.00", "10.00", "20.00", "30.00"),
        ("提供服务收入", "7.00", "", "7.00", "70.00", "", "70.00"),
        ("收入合计", "8.00", "2.00", "10.00", "80.00", "20.00", "100.00"),
        ("（一）业务活动成本", "5.00", "1.00", "6.00", "50.00", "10.00", "60.00"),
        ("费用合计", "5.00", "1.00", "6.00", "50.00", "10.00", "60.00"),
        (
            "四、净资产变动额（若为净资产减少额，以“－”号填列）",
            "3.00",
            "1.00",
            "4.00",
            "30.00",
            "10.00",
            "40.00",
        ),
    ]
    words, lines = draw.grid([*head, *rows], (500, *[150] * 6), amounts=range(1, 7), heads=2)
    sheet = only([draw.titled("业务活动表", "2025年度", "单位：元", words, lines)], "activities")
    assert value(sheet, "revenue", "current") == 100
    assert value(sheet, "revenue", "previous") == 10
    assert value(sheet, "net_assets_change", "current") == 40


def test_words_joined_across_a_column_line_are_cut(draw: SimpleNamespace) -> None:
    page = two_sided(draw)
    amount, label = (next(w for w in page.words if w.text == t) for t in ("419,542.58", "负债合计"))
    kept = [w for w in page.words if w is not amount and w is not label]
    joined = Word(amount.text + label.text, Rect.union((amount.rect, label.rect)), 0.9)
    sheet = only([replace(page, words=(*kept, joined))], "balance")
    assert value(sheet, "fixed_assets", "opening") == D("419542.58")
    assert value(sheet, "total_liabilities", "closing") == D("193333.26")


def test_amount_that_lost_its_point_is_unread_not_a_hundredfold(draw: SimpleNamespace) -> None:
    for damaged in ("109574458", "1,095,744.5"):
        amount = only([two_sided(draw, **{"1,095,744.58": damaged})], "balance").amount("cash", "closing")
        assert amount is not None and amount.value is None and amount.reading == "unread"


def test_rulings_with_gaps_and_a_slope(draw: SimpleNamespace) -> None:
    page = two_sided(draw)
    broken: list[Ruling] = []
    for i, ruling in enumerate(page.rulings):
        r = ruling.rect
        if ruling.horizontal:
            step = r.width / 6
            for k in range(6):
                drop = 1.6 * k
                x = r.left + k * step
                broken.append(
                    Ruling(Rect(x + (8 if (i + k) % 3 == 0 else 0), r.top + drop, x + step, r.bottom + drop))
                )
        else:
            broken.append(ruling)
    words = [
        replace(
            w,
            rect=Rect(
                w.rect.left,
                w.rect.top + (w.rect.cx - 120) * 0.0068,
                w.rect.right,
                w.rect.bottom + (w.rect.cx - 120) * 0.0068,
            ),
        )
        for w in page.words
    ]
    sheet = only([replace(page, words=tuple(words), rulings=tuple(broken))], "balance")
    assert value(sheet, "total_assets", "closing") == D("2867042.30")
    assert value(sheet, "liabilities_and_equity", "opening") == D("2417357.10")


def test_notes_and_contents_are_no_statements(draw: SimpleNamespace) -> None:
    contents = draw.page(
        [
            draw.word(t, 300, 300 + 60 * i)
            for i, t in enumerate(("目录", "资产负债表 3", "利润表 4", "现金流量表 5"))
        ]
    )
    words, lines = draw.grid(
        [("项目", "期末余额", "年初余额"), ("银行存款", "10.00", "9.00"), ("货币资金", "10.00", "9.00")],
        (400, 200, 200),
        amounts=(1, 2),
    )
    notes = draw.page([draw.word("财务报表附注", 600, 100), *words], lines, 2)
    assert statements_of([contents, notes]) == []


# ---------------------------------------------------------------- names, titles, roles


@pytest.mark.parametrize(
    ("printed", "kind", "key"),
    [
        ("负债和所有者权益（或股东权益）总计", "balance", "liabilities_and_equity"),
        ("负债及所有者权益总计", "balance", "liabilities_and_equity"),
        ("净资产合计", "balance", "equity"),
        ("资产总汁", "balance", "total_assets"),
        ("流动资产合计", "balance", "current_assets"),
        ("非流动资产合计", "balance", "non_current_assets"),
        ("固定资产原价", "balance", "fixed_assets_cost"),
        ("减：累计折旧", "balance", "accumulated_depreciation"),
        ("归属于母公司所有者权益合计", "balance", None),
        ("流动资产：", "balance", None),
        ("应收票据", "balance", None),
        ("其中：主营业务收入", "income", "revenue"),
        ("减:所得税费用", "income", "income_tax"),
        ("四、净利润（净亏损以“-”号填列）", "income", "net_profit"),
        ("归属于母公司股东的净利润", "income", None),
        ("营业总成本", "income", None),
        ("营业外收人", "income", "non_operating_income"),
    ],
)
def test_line_names(printed: str, kind: str, key: str | None) -> None:
    found = account_of(printed, kind)  # type: ignore[arg-type]
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("资 产 负 债 表", "balance"),
        ("合并资产负债表（续）", "balance"),
        ("某市启明服务有限公司资产负债表", "balance"),
        ("2025年度利润表", "income"),
        ("业务活动表", "activities"),
        ("包括2025年12月31日的资产负债表，2025年度的利润表", None),
        ("二、资产负债表日后事项", None),
    ],
)
def test_statement_titles(line: str, kind: str | None) -> None:
    assert statement_title(line) == kind


@pytest.mark.parametrize(
    ("header", "kind", "role"),
    [
        ("期末余额", "balance", "closing"),
        ("上年年末余额", "balance", "opening"),
        ("年 初 数", "balance", "opening"),
        ("行次", "balance", "line"),
        ("附注", "income", "note"),
        ("本年累计金额", "income", "current"),
        ("本月金额", "income", "month"),
        ("上年同期累计", "income", "previous"),
        ("项目", "income", None),
    ],
)
def test_column_roles(header: str, kind: str, role: str | None) -> None:
    assert role_of(header, kind) == role  # type: ignore[arg-type]


# ---------------------------------------------------------------- figures


@pytest.mark.parametrize(
    ("text", "number", "plain"),
    [
        ("1,234,567.89", "1234567.89", True),
        ("1.234.567,89", "1234567.89", False),
        ("1.234.567.89", "1234567.89", False),
        ("1,234, 567.89", "1234567.89", True),
        ("1，234．56", "1234.56", True),
        ("-35.20", "-35.20", True),
        ("－1,000", "-1000", True),
        ("（35,000.00）", "-35000.00", True),
        ("(35,000.00", "-35000.00", True),
        ("1.234", "1234", False),
        ("0.123", "0.123", True),
        ("325.68", "325.68", True),
        ("1,2O4.56", "1204.56", False),
        ("￥2，000，000.00元", "2000000.00", True),
        ("1,234,56789", "1234567.89", False),
    ],
)
def test_figures(text: str, number: str, plain: bool) -> None:
    found = parse_figure(text)
    assert found is not None
    assert (found.value, found.plain) == (D(number), plain)


@pytest.mark.parametrize(
    "text", ["", "—", "合计", "12,34,567.89", "1,234.56 7,890.12", "资产", "..", "五、1"]
)
def test_no_figures(text: str) -> None:
    assert parse_figure(text) is None


@pytest.mark.parametrize("text", ["", " ", "-", "—", "――", "/", "一"])
def test_blanks(text: str) -> None:
    assert is_blank(text)


@given(st.decimals(min_value=-(10**11), max_value=10**11, places=2, allow_nan=False))
def test_every_printed_amount_is_read_back(amount: Decimal) -> None:
    for printed in (f"{amount:,.2f}", f"{amount:.2f}", f"{amount:,.2f}".replace(",", "，")):
        found = parse_figure(printed)
        assert found is not None and found.value == amount and found.decimals == 2
    bracketed = parse_figure(f"({abs(amount):,.2f})")
    assert bracketed is not None and bracketed.value == -abs(amount)


# ---------------------------------------------------------------- contested figures


def second_reader(text: str) -> Callable[..., Reading | None]:
    def reread(page: Page, rect: Rect, accepts: Callable[[str], bool]) -> Reading | None:
        return Reading(text, 0.9, "second") if accepts(text) else None

    return reread


def closing(page: Page) -> dict[str, object]:
    sheet = only([page], "balance")
    keys = ("total_assets", "total_liabilities", "equity", "liabilities_and_equity")
    return {k: a for k in keys if (a := sheet.amount(k, "closing")) is not None}


def test_misread_figure_is_replaced_when_the_second_reading_balances(draw: SimpleNamespace) -> None:
    amounts = closing(two_sided(draw, **{"2,673,709.04": "2,678,709.04"}))
    settled = settle(amounts, BALANCE_IDENTITIES, second_reader("2,673,709.04"))  # type: ignore[arg-type]
    assert settled["equity"].value == D("2673709.04")
    assert settled["equity"].reading == "repaired"
    assert settled["equity"].span.text == "2,673,709.04"
    assert all(holds(rule, settled) is not False for rule in BALANCE_IDENTITIES)


def test_printed_contradiction_stays(draw: SimpleNamespace) -> None:
    amounts = closing(two_sided(draw, **{"2,673,709.04": "2,678,709.04"}))
    for reader in (no_reread, second_reader("2,678,709.04"), second_reader("2,600,000.00")):
        settled = settle(amounts, BALANCE_IDENTITIES, reader)  # type: ignore[arg-type]
        assert settled["equity"].value == D("2678709.04")
        assert settled["equity"].reading == "printed"
        assert holds(BALANCE_IDENTITIES[0], settled) is False


def test_unread_figure_is_read_again_and_must_fit(draw: SimpleNamespace) -> None:
    amounts = closing(two_sided(draw, **{"2,673,709.04": "2,67?,7＊9.04"}))
    assert amounts["equity"].value is None  # type: ignore[attr-defined]
    unfit = settle(amounts, BALANCE_IDENTITIES, second_reader("9,999.00"))  # type: ignore[arg-type]
    assert unfit["equity"].value is None
    settled = settle(amounts, BALANCE_IDENTITIES, second_reader("2,673,709.04"))  # type: ignore[arg-type]
    assert settled["equity"].value == D("2673709.04")


def test_line_number_that_ran_into_the_amount_is_taken_off(draw: SimpleNamespace) -> None:
    rows = tuple((a, "8" + b if a.startswith("三") else b, c) for a, b, c in INCOME)
    sheet = only([income(draw, ("项目", "本期金额", "上期金额"), rows)], "income")
    keys = (
        "operating_profit",
        "non_operating_income",
        "non_operating_expenses",
        "total_profit",
        "income_tax",
        "net_profit",
    )
    amounts = {k: a for k in keys if (a := sheet.amount(k, "current")) is not None}
    settled = settle(amounts, INCOME_IDENTITIES, no_reread)
    assert settled["total_profit"].value == D("1295399.46")
