"""Lists of tenants at a day, and agreements of one tenant (domain 1.30)."""

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, Seal, no_reread
from dossier_ai.kinds import tenant_list

UNIT = "示例创业基地管理有限公司"
HEAD = ["序号", "企业名称", "统一社会信用代码", "行业", "规模", "入驻时间", "租用面积", "人数", "营业收入"]
WIDTHS = [80, 240, 260, 90, 80, 150, 120, 80, 150]
ROWS = [
    ["1", "示例一科技有限公司", "91630100MA7B2C3D0X", "软件", "微型", "2023年5月", "120㎡", "8", "85.5"],
    ["2", "示例二制造有限公司", "", "工业", "小型", "2024-03-01", "1,350.50", "32人", "1,200.00"],
    ["3", "示例三商贸有限公司", "", "〃", "中型", "2025.1.8", "88平方米", "320", "—"],
]


def read(document, by_key, *pages):
    return by_key(tenant_list.KIND.extract(document("tenant_list", *pages), no_reread))


def head(sheet, title, *lines, size=34):
    s = sheet()
    s.centre(80, title, size=size)
    for i, text in enumerate(lines):
        s.write(60, 140 + 40 * i, text)
    return s


def checked(fields):
    rows = fields["rows"].value
    assert [r["name"].value for r in rows] == [
        "示例一科技有限公司",
        "示例二制造有限公司",
        "示例三商贸有限公司",
    ]
    assert [r["industry"].value for r in rows] == ["软件", "工业", "工业"]
    assert [r["size"].value for r in rows] == ["微型", "小型", "中型"]
    assert [r["entered_on"].value for r in rows] == ["2023-05", "2024-03-01", "2025-01-08"]
    assert [r["area"].value for r in rows] == ["120", "1350.5", "88"]
    assert [r["staff"].value for r in rows] == ["8", "32", "320"]
    assert [r["revenue"].value for r in rows] == ["855000", "12000000", None]
    assert all(cell.evidence for row in rows for cell in row.values())


def test_a_ruled_list_at_the_end_of_the_year(sheet, document, by_key):
    s = head(sheet, "2025年末入驻企业名单", f"填报单位（盖章）：{UNIT}")
    s.write(1000, 180, "单位：万元")
    s.table(0, 240, WIDTHS, [HEAD, *ROWS, ["合计", "3家", "", "", "", "", "", "", ""]])
    fields = read(document, by_key, s.page())
    assert (fields["unit_name"].value, fields["snapshot_on"].value) == (UNIT, "2025-12-31")
    assert fields["snapshot_on"].evidence[0].grounding == "normalised"
    assert fields["unit_sealed"].value is False
    checked(fields)


@pytest.mark.parametrize("rules", ["none", "rows"])
def test_a_list_without_column_lines_counts_now(sheet, document, by_key, rules):
    s = head(sheet, "入 驻 企 业 一 览 表", "（截至2026年5月20日，单位：万元）")
    s.columns(0, 240, WIDTHS, [HEAD, *ROWS], rules=rules)
    s.write(60, 800, "共有入驻企业3家")
    fields = read(document, by_key, s.page())
    assert fields["snapshot_on"].value == "2026-05-20"
    assert fields["declared_total"].value == "3"
    checked(fields)


def test_a_sealed_list_names_its_unit_in_the_title(sheet, document, by_key):
    s = head(sheet, f"{UNIT}在孵企业名单", "目前", "填表日期：2026年5月20日")
    header = ["序号", "在孵企业名称", "企业类型", "入孵时间", "是否在孵/毕业", "联系人", "联系电话"]
    rows = [["1", "示例一科技有限公司", "微型", "2024年1月", "在孵", "张示例", "13900000001"]]
    rows += [["2", "示例二科技有限公司", "小型", "2024年2月", "毕业", "李示例", "13900000002"]]
    rows += [["3", "示例三工作室", "个体工商户", "2024年2月", "在孵", "王示例", "13900000003"]]
    s.table(0, 300, [70, 300, 150, 160, 180, 130, 200], [header, *rows])
    s.seals.append(Seal(Rect(800, 700, 960, 860), "round", "red", UNIT, None, 0.9))
    fields = read(document, by_key, s.page())
    assert fields["unit_name"].value == UNIT
    assert fields["snapshot_on"].value == "2026-05-20"
    assert fields["unit_sealed"].value is True
    rows = fields["rows"].value
    assert [r["status"].value for r in rows] == ["在孵", "毕业", "在孵"]
    assert rows[0]["phone"].value == "13900000001"
    assert rows[2]["size"].value == "个体工商户"


def test_amounts_without_any_unit_have_no_value(sheet, document, by_key):
    s = head(sheet, "入驻企业名单")
    rows = [*ROWS[:1], [*ROWS[1][:-1], "1,200万元"]]
    s.table(0, 240, WIDTHS, [HEAD, *rows])
    got = read(document, by_key, s.page())["rows"].value
    assert [r["revenue"].value for r in got] == [None, "12000000"]
    assert got[0]["revenue"].state == "occluded"
    assert got[0]["revenue"].raw == "85.5"


def test_two_days_in_one_document_leave_the_day_open(sheet, document, by_key):
    one = head(sheet, "入驻企业名单（截至2025年12月31日）")
    one.table(0, 240, WIDTHS, [HEAD, *ROWS])
    two = head(sheet, "入驻企业名单（截至2026年5月20日）")
    two.table(0, 240, WIDTHS, [HEAD, *ROWS])
    field = read(document, by_key, one.page(1), two.page(2))["snapshot_on"]
    assert (field.value, field.state) == (None, "occluded")


def test_a_list_over_two_pages_without_a_second_header(sheet, document, by_key):
    one = head(sheet, "在园企业名单", "统计时间：2025年12月31日   单位：万元")
    one.table(0, 240, WIDTHS, [HEAD, *ROWS[:2]])
    two = sheet()
    two.table(0, 60, WIDTHS, ROWS[2:])
    fields = read(document, by_key, one.page(1), two.page(2))
    assert fields["snapshot_on"].value == "2025-12-31"
    checked(fields)


def test_an_agreement_is_a_list_of_one(sheet, document, by_key):
    s = head(sheet, "企业入驻协议", f"甲方：{UNIT}", "乙方：示例四科技有限公司")
    s.write(60, 300, "入驻期限：2025年3月1日至2027年2月28日")
    s.write(60, 360, "使用面积：65.5平方米")
    (row,) = read(document, by_key, s.page())["rows"].value
    got = {k: c.value for k, c in row.items()}
    assert got == {"name": "示例四科技有限公司", "area": "65.5", "entered_on": "2025-03-01"}
