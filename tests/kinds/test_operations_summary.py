"""The 24 columns of annex 6: ruled, with a lost and an invented line, without lines; head and foot."""

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, Seal, no_reread
from dossier_ai.kinds import operations_summary

AUTHORITY = "示例州工业和信息化局"
TOP = [
    "序号", "平台名称", "联系人", "联系电话", "服务场\n地面积",
    "员工数", None, None, "服务企业数", None, None, None, "营业收入", None, "其中：服务收入", None,
    "利润", None, "上缴税金", None, "举办服务活\n动场次", None, "其中：以政府\n名义举办场次", None,
]  # fmt: skip
LEAF = [
    "^", "^", "^", "^", "^",
    "总人\n数", "其中：大\n专（含）\n以上学历", "中级（含）\n以上技术\n职称",
    "累计\n数", "新增\n数", "同比增长\n（%）", "签订服务\n协议户数",
    *["新增\n金额", "同比\n增长"] * 4,
    "累计\n数", "新增\n数", "累计\n数", "新增\n数",
]  # fmt: skip
ONE = [
    "1", "示例服务平台", "周示例", "13800001111", "1200.5", "32", "28", "12", "460", "85", "22.7%", "66",
    "120.55", "8.3%", "95", "-2.1%", "10.2", "5%", "6.6", "—", "48", "12", "9", "3",
]  # fmt: skip
TWO = [
    "2", "示例创业园", "吴示例", "0971-8220000", "800", "20", "18", "6", "300", "40", "15.4", "30",
    "80", "4", "60", "3.5", "7", "1.2", "4", "2", "30", "6", "4", "1",
]  # fmt: skip
WIDTHS = [
    60,
    190,
    100,
    170,
    110,
    70,
    110,
    130,
    80,
    80,
    120,
    120,
    95,
    80,
    95,
    80,
    95,
    80,
    95,
    80,
    80,
    80,
    90,
    90,
]
WANT = {
    "seq": "1", "platform_name": "示例服务平台", "contact": "周示例", "phone": "13800001111",
    "site_area": "1200.5", "staff_count": "32", "college_count": "28", "title_count": "12",
    "served_total": "460", "served_new": "85", "served_growth": "22.7", "agreements": "66",
    "revenue_new": "1205500", "revenue_growth": "8.3", "service_income_new": "950000",
    "service_income_growth": "-2.1", "profit_new": "102000", "profit_growth": "5", "tax_new": "66000",
    "tax_growth": None, "events_total": "48", "events_new": "12",
    "gov_events_total": "9", "gov_events_new": "3",
}  # fmt: skip


def head(sheet, title="青海省中小企业公共服务示范平台运营情况汇总表"):
    s = sheet(width=2500, height=1754)
    s.centre(60, title, size=40)
    s.centre(130, "（2025年度）")
    s.write(60, 180, f"市（州）/园区工信局（盖章）：{AUTHORITY}")
    s.write(1900, 180, "单位：万元、人、家、平方米")
    return s


def foot(s, y=1500):
    s.write(60, y, "填报人：郑示例")
    s.write(900, y, "联系电话：0971-8221111")
    s.write(1700, y, "填报时间：2026年1月15日")


def extracted(document, by_key, *pages):
    return by_key(operations_summary.KIND.extract(document("operations_summary", *pages), no_reread))


def values(row):
    return {key: cell.value for key, cell in row.items()}


def ruled(sheet, *, widths=WIDTHS, drop=None, add=None):
    top, leaf, rows = list(TOP), list(LEAF), [list(ONE), list(TWO)]
    s = head(sheet)
    if add is not None:
        # A stroke through a column invents a column line.
        x = 40 + sum(widths[: add + 1]) - 30
        s.line(x, 240, x, 900)
    s.table(40, 240, widths, [top, leaf, *rows])
    if drop is not None:
        x = 40 + sum(widths[:drop])
        s.rulings = [r for r in s.rulings if r.horizontal or abs(r.rect.cx - x) > 2]
    foot(s)
    return s


def test_all_24_columns_of_a_ruled_form(sheet, document, by_key):
    s = ruled(sheet)
    s.seals.append(Seal(Rect(420, 120, 590, 290), "round", "red", AUTHORITY, None, 0.9))
    page = s.page()
    fields = extracted(document, by_key, page)
    rows = fields["rows"].value
    assert values(rows[0]) == WANT
    assert rows[1]["platform_name"].value == "示例创业园"
    assert rows[1]["gov_events_new"].value == "1"
    want = {
        "year": "2025",
        "authority": AUTHORITY,
        "sealed": True,
        "filled_by": "郑示例",
        "phone": "0971-8221111",
        "filled_on": "2026-01-15",
    }
    assert {k: fields[k].value for k in want if k in fields} == want
    for key, printed in zip(WANT, ONE, strict=True):
        (evidence,) = rows[0][key].evidence
        left, top, right, bottom = evidence.box
        x, y = (left + right) / 2 * page.width, (top + bottom) / 2 * page.height
        assert any(w.text == printed and w.rect.contains(x, y) for w in page.words), key


def test_a_row_that_numbers_the_columns_is_no_data(sheet, document, by_key):
    s = head(sheet)
    s.table(40, 240, WIDTHS, [TOP, LEAF, [str(n) for n in range(1, 25)], ONE])
    rows = extracted(document, by_key, s.page())["rows"].value
    assert [r["platform_name"].value for r in rows] == ["示例服务平台"]


def test_blank_and_total_rows_are_no_platforms(sheet, document, by_key):
    s = head(sheet)
    total = ["合计", None, None, None, "1200.5", *ONE[5:]]
    s.table(40, 240, WIDTHS, [TOP, LEAF, ONE, [""] * 24, total])
    rows = extracted(document, by_key, s.page())["rows"].value
    assert [values(r)["platform_name"] for r in rows] == ["示例服务平台"]


def test_an_invented_column_line_shifts_nothing(sheet, document, by_key):
    rows = extracted(document, by_key, ruled(sheet, add=1).page())["rows"].value
    got = values(rows[0])
    assert {k: got[k] for k in WANT if k != "platform_name"} == {
        k: v for k, v in WANT.items() if k != "platform_name"
    }


@pytest.mark.parametrize("lost", [6, 13, 20, 23])
def test_figures_show_a_column_whose_line_was_lost(sheet, document, by_key, lost):
    fields = extracted(document, by_key, ruled(sheet, drop=lost).page())
    assert values(fields["rows"].value[0]) == WANT


@pytest.mark.parametrize("missing", [11, 13, 18])
def test_a_form_with_another_count_is_read_by_its_headers_with_less_confidence(
    sheet, document, by_key, missing
):
    def cut(row):
        out = list(row)
        if row[missing] is not None and missing + 1 < len(row) and row[missing + 1] is None:
            out[missing + 1] = row[missing]
        del out[missing]
        return out

    s = head(sheet)
    s.table(40, 240, cut(WIDTHS), [cut(r) for r in (TOP, LEAF, ONE, TWO)])
    fields = extracted(document, by_key, s.page())
    got = values(fields["rows"].value[0])
    lost = list(WANT)[missing]
    assert lost not in got
    assert {k: v for k, v in got.items() if v is not None and v != WANT[k]} == {}, "nothing in a wrong column"
    assert len(got) >= 20
    assert fields["rows"].confidence < 0.8


@pytest.mark.parametrize("rules", ["none", "rows"])
def test_without_column_lines(sheet, document, by_key, rules):
    s = head(sheet)
    spans = [
        (5, "员工数"),
        (9, "服务企业数"),
        (12, "营业收入"),
        (14, "服务收入"),
        (16, "利润"),
        (18, "上缴税金"),
    ]
    for column, text in spans:
        s.write(40 + sum(WIDTHS[:column]) + 30, 230, text)
    leaf = ["序号", "平台名称", "联系人", "联系电话", "面积", *LEAF[5:]]
    leaf = [text.replace("（含）\n", "").replace("其中：", "") for text in leaf]
    s.columns(40, 280, WIDTHS, [leaf, ONE, TWO, [TWO[0].replace("2", "3"), *TWO[1:]]], rules=rules)
    foot(s)
    rows = extracted(document, by_key, s.page())["rows"].value
    assert len(rows) == 3
    assert values(rows[0]) == WANT


def test_an_unfilled_head_gives_nothing(sheet, document, by_key):
    s = sheet(width=2500, height=1754)
    s.centre(60, "运营情况汇总表", size=40)
    s.write(60, 180, "市（州）/园区工信局（盖章）：")
    s.table(40, 240, WIDTHS, [TOP, LEAF, ONE])
    fields = extracted(document, by_key, s.page())
    assert "authority" not in fields
    assert "year" not in fields
    assert fields["sealed"].value is False
