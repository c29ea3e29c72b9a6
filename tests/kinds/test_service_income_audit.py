"""服务收支情况专项审计报告: tables, sentences, subsidies. Invented organisations only."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from dossier_ai.core import Document, Field, FieldState, Page, Reading, Rect, no_reread
from dossier_ai.kinds.service_income_audit import KIND
from dossier_ai.text.audits import accountants

Sheets = Callable[..., Any]
ROWS = [
    ["项    目", "金    额", "备注"],
    ["一、服务收入合计", "1,000.00", ""],
    ["    信息服务收入", "300.00", ""],
    ["    培训服务收入", "700.00", ""],
    ["    其中：政府购买服务收入", "250.00", ""],
    ["二、服务支出合计", "600.00", ""],
    ["    人员费用", "400.00", ""],
    ["    其他费用", "200.00", ""],
    ["三、收支结余", "400.00", ""],
]


def report(sheet: Sheets, sentences: Sequence[str]) -> Page:
    page = sheet()
    page.centre(90, "服务收支情况专项审计报告", size=36)
    page.write(800, 160, "某专审字（2026）第015号")
    page.write(120, 220, "某省启明中小企业服务有限公司：")
    page.write(140, 280, "我们对贵单位2025年1月1日至2025年12月31日服务收支情况进行了专项审计。")
    for i, text in enumerate(sentences):
        page.write(140, 330 + 44 * i, text)
    page.write(120, 1200, "某省公正会计师事务所有限公司")
    page.write(120, 1250, "中国注册会计师：赵一凡")
    page.write(120, 1310, "中国注册会计师：钱二平")
    page.write(800, 1380, "2026年3月15日")
    return page.page(1)


def table(
    sheet: Sheets,
    rows: Sequence[Sequence[str | None]] = ROWS,
    unit: str = "元",
    widths: Sequence[float] = (520, 260, 200),
) -> Page:
    page = sheet()
    page.centre(90, "服务收支情况表", size=30)
    page.write(900, 160, f"单位：{unit}")
    page.table(100, 220, widths, rows)
    return page.page(2)


def extract(document: Callable[..., Document], *pages: Page, reread: Any = no_reread) -> dict[str, Field]:
    fields = KIND.extract(document("service_income_audit", *pages), reread)
    assert len({f.key for f in fields}) == len(fields)
    assert {f.key for f in fields} <= {s.key for s in KIND.fields}
    return {f.key: f for f in fields}


def items(field: Field) -> list[tuple[Any, Any]]:
    assert isinstance(field.value, tuple)
    return [(row["item"].value, row["amount"].value) for row in field.value if isinstance(row, dict)]


def test_table(sheet: Sheets, document: Callable[..., Document]) -> None:
    got = extract(document, report(sheet, []), table(sheet))
    expected = {
        "service_income_total": "1000",
        "gov_service_income": "250",
        "service_expense_total": "600",
        "surplus": "400",
        "period": "2025",
        "unit": "元",
        "report_no": "某专审字（2026）第015号",
        "cpas": ("赵一凡", "钱二平"),
        "report_date": "2026-03-15",
        "addressee": "某省启明中小企业服务有限公司",
        "firm": "某省公正会计师事务所有限公司",
    }
    assert {k: got[k].value for k in expected} == expected
    assert items(got["service_income_items"]) == [("信息服务收入", "300"), ("培训服务收入", "700")]
    assert items(got["service_expense_items"]) == [("人员费用", "400"), ("其他费用", "200")]
    assert got["service_income_total"].evidence[0].page == 2


def test_unit_of_the_table(sheet: Sheets, document: Callable[..., Document]) -> None:
    got = extract(document, report(sheet, []), table(sheet, unit="万元"))
    assert got["service_income_total"].value == "10000000"
    assert items(got["service_income_items"])[0][1] == "3000000"


def test_sentences_alone(sheet: Sheets, document: Callable[..., Document]) -> None:
    got = extract(
        document,
        report(
            sheet,
            [
                "经审计，2024年度服务收入合计为人民币 1,000.00 元，2025年度营业收入2,000,000.00元，",
                "2025年度服务收入合计为人民币 1,234,567.89 元，占营业收入的61.73%。",
                "其中政府购买服务收入20.5万元，收到政府补助50万元。",
                "服务支出1,000,000.00元，收支结余234,567.89元。",
            ],
        ),
    )
    expected = {
        "service_income_total": "1234567.89",
        "revenue": "2000000",
        "gov_service_income": "205000",
        "service_expense_total": "1000000",
        "surplus": "234567.89",
        "share_of_revenue": "61.73",
    }
    assert {k: got[k].value for k in expected} == expected


def test_subsidy_is_no_commissioned_service(sheet: Sheets, document: Callable[..., Document]) -> None:
    rows = [r if "政府购买" not in r[0] else ["    其中：政府补助收入", "250.00", ""] for r in ROWS]
    got = extract(document, report(sheet, ["收到政府补助收入250.00元。"]), table(sheet, rows))
    assert got["gov_service_income"].value is None
    assert got["gov_service_income"].state is FieldState.ABSENT


def test_government_as_a_source_of_income_is_an_item_too(
    sheet: Sheets, document: Callable[..., Document]
) -> None:
    rows = [
        ["收入项目", "金额", "支出项目", "金额"],
        ["政府购买服务收入", "400.00", "人员费用", "500.00"],
        ["企业服务收入", "600.00", "场地费用", "100.00"],
        ["服务收入合计", "1,000.00", "服务支出合计", "600.00"],
    ]
    got = extract(document, table(sheet, rows, widths=(300, 220, 300, 220)))
    assert got["gov_service_income"].value == "400"
    assert items(got["service_income_items"]) == [("政府购买服务收入", "400"), ("企业服务收入", "600")]
    assert items(got["service_expense_items"]) == [("人员费用", "500"), ("场地费用", "100")]
    assert got["service_expense_total"].value == "600"


def test_column_of_the_audited_year_and_of_audited_amounts(
    sheet: Sheets, document: Callable[..., Document]
) -> None:
    rows = [["项目", "2024年度", "2025年度"], *[[r[0], "1.00", r[1]] for r in ROWS[1:]]]
    assert extract(document, report(sheet, []), table(sheet, rows))["service_income_total"].value == "1000"
    rows = [["项目", "账面金额", "审定金额"], *[[r[0], "1.00", r[1]] for r in ROWS[1:]]]
    assert extract(document, report(sheet, []), table(sheet, rows))["service_income_total"].value == "1000"


def test_total_below_its_items(sheet: Sheets, document: Callable[..., Document]) -> None:
    rows = [
        ["项目", "金额"],
        ["一、服务收入", ""],
        ["1、培训服务", "600.00"],
        ["2、咨询服务", "400.00"],
        ["合计", "1,000.00"],
        ["二、服务支出", ""],
        ["1、人员费用", "700.00"],
        ["合计", "700.00"],
        ["三、收支结余", "300.00"],
    ]
    got = extract(document, table(sheet, rows, widths=(500, 300)))
    assert got["service_income_total"].value == "1000" and got["service_expense_total"].value == "700"
    assert items(got["service_income_items"]) == [("培训服务", "600"), ("咨询服务", "400")]


def test_all_items_marked_as_part_are_the_items(sheet: Sheets, document: Callable[..., Document]) -> None:
    rows = [
        ["项目", "金额"],
        ["服务收入合计", "1,000.00"],
        ["其中：培训服务", "600.00"],
        ["咨询服务", "400.00"],
    ]
    got = extract(document, table(sheet, rows, widths=(500, 300)))
    assert items(got["service_income_items"]) == [("培训服务", "600"), ("咨询服务", "400")]


def test_item_that_breaks_the_sum_is_read_again(sheet: Sheets, document: Callable[..., Document]) -> None:
    def second(page: Page, rect: Rect, accepts: Callable[[str], bool]) -> Reading | None:
        return Reading("700.00", 0.9, "second") if accepts("700.00") else None

    rows = [[c.replace("700.00", "100.00") for c in r] for r in ROWS]
    got = extract(document, report(sheet, []), table(sheet, rows), reread=second)
    assert items(got["service_income_items"])[1][1] == "700"
    kept = extract(document, report(sheet, []), table(sheet, rows))
    assert items(kept["service_income_items"])[1][1] == "100"
    assert kept["service_income_total"].value == "1000"


@pytest.mark.parametrize(
    ("title", "matches"),
    [
        ("服务收支情况专项审计报告", True),
        ("中小企业服务收支情况专项审计报告", True),
        ("专项审计报告", True),
        ("2025年度审计报告", False),
        ("高新技术产品收入专项审计报告", False),
    ],
)
def test_titles(title: str, matches: bool) -> None:
    assert any(re.search(p, title) for p in KIND.cues.titles) == matches


@pytest.mark.parametrize(
    ("name", "chop", "want"),
    [
        ("严凯", "章凯", "严凯"),
        ("覃娜", "印覃", "覃娜"),
        ("许强峰", "峰许", "许强峰"),
        ("欧阳", "小明", "欧阳小明"),
        ("赵", "一凡", "赵一凡"),
    ],
)
def test_a_name_chop_pressed_beside_a_name_is_no_part_of_it(sheet, name, chop, want):
    s = sheet()
    s.write(120, 1200, "示例会计师事务所（普通合伙）")
    label = s.write(120, 1250, f"中国注册会计师：{name}")
    s.write(label.right + 4, 1250, chop)
    s.write(120, 1310, "中国注册会计师：钱二平")
    assert [p.value for p in accountants([s.page()])[0]] == [want, "钱二平"]


def test_one_table_for_each_side_that_ends_with_a_subtotal(
    sheet: Sheets, document: Callable[..., Document]
) -> None:
    page = sheet()
    page.centre(90, "服务收支情况专项审计报告", size=36)
    page.write(120, 160, "（一）服务收入（单位：元）")
    page.table(100, 220, (520, 260), [["服务收入项目", "本期金额"], ["培训服务收入", "300.00"],
               ["咨询服务收入", "700.00"], ["小计", "1,000.00"]])  # fmt: skip
    page.write(120, 500, "（二）服务支出")
    page.table(100, 560, (520, 260), [["服务支出项目", "本期金额"], ["人员费用", "450.00"],
               ["其他费用", "150.00"], ["小计", "600.00"]])  # fmt: skip
    page.write(120, 900, "2025年度贵单位营业收入2,000.00元，服务收入占比50.00%。")
    fields = extract(document, page.page(1))
    assert fields["service_income_total"].value == "1000"
    assert fields["service_expense_total"].value == "600"
    assert [r["item"].value for r in fields["service_expense_items"].value] == ["人员费用", "其他费用"]
    assert fields["share_of_revenue"].value == "50.00"
    assert fields["unit"].value == "元" and fields["unit"].raw == "元"


def test_a_law_firm_is_an_addressee_too(sheet: Sheets, document: Callable[..., Document]) -> None:
    page = sheet()
    page.write(120, 220, "宁海明衡律师事务所：")
    assert extract(document, page.page(1))["addressee"].value == "宁海明衡律师事务所"
