"""Staff roster, equipment list, served enterprises, as pages and as office files (domain 1.10-1.12)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import equipment_list, served_enterprise_list, staff_roster

ROSTER_HEAD = [
    ["序号", "姓名", "岗位", "教育情况", None, "专业资质情况", None, "在服务平台\n工作年限", "联系电话"],
    ["^", "^", "^", "学历", "毕业院校及专业", "资格证名称", "发证机关", "^", "^"],
]
ROSTER_WIDTHS = [60, 110, 120, 100, 240, 170, 150, 120, 160]
PEOPLE = [
    ["1", "张示例", "总经理", "硕士", "示例大学工商管理", "高级经济师", "示例省人社厅", "5", "13900000001"],
    ["2", "李示例", "部长", "本科", "示例大学会计学", "会计师", "同上", "3年", "13900000002"],
    ["3", "王示例", "专员", "大专", "示例学院计算机", "无", "/", "2021至今", "13900000003"],
]


def roster_page(sheet, rows, *, head=True, foot=False, office=False, y=240.0):
    s = sheet(origin="office" if office else "ocr")
    part = "table 1, row {row}, cell {column}" if office else None
    if head:
        s.centre(100, "服务平台主要从业人员情况表", size=34)
        s.write(60, 190, "申报单位（盖章）：示例中小企业服务有限公司", part="paragraph 1" if office else None)
    s.table(10, y, ROSTER_WIDTHS, [*(ROSTER_HEAD if head else []), *rows], part=part)
    if foot:
        s.write(60, 1600, "填表人：赵示例", part="paragraph 9" if office else None)
        s.write(700, 1600, "联系电话：13900000009", part="paragraph 9" if office else None)
    return s


@pytest.mark.parametrize("office", [False, True])
def test_roster_reads_every_column_with_its_place(sheet, document, by_key, office):
    page = roster_page(sheet, PEOPLE, foot=True, office=office).page()
    fields = by_key(staff_roster.KIND.extract(document("staff_roster", page), no_reread))
    assert fields["unit_name"].value == "示例中小企业服务有限公司"
    assert fields["filled_by"].value == "赵示例"
    rows = fields["rows"].value
    assert [r["name"].value for r in rows] == ["张示例", "李示例", "王示例"]
    assert [r["degree"].value for r in rows] == ["硕士", "本科", "大专"]
    assert [r["title"].value for r in rows] == ["高级经济师", "会计师", "无"]
    assert [r["years"].value for r in rows] == ["5", "3", "2021/.."]
    assert rows[0]["phone"].value == "13900000001"
    assert rows[1]["issuer"].value == "示例省人社厅", "同上 stands for the cell above"
    for row in rows:
        for cell in row.values():
            assert cell.evidence, "every cell has its place"
            assert (cell.evidence[0].part is not None) == office
    assert fields["unit_sealed"].value is False
    assert fields["unit_sealed"].evidence[0].grounding == "searched"


def test_roster_goes_on_over_a_page_without_header(sheet, document, by_key):
    first = roster_page(sheet, PEOPLE[:2]).page(1)
    second = roster_page(sheet, PEOPLE[2:], head=False, foot=True, y=80.0).page(2)
    fields = by_key(staff_roster.KIND.extract(document("staff_roster", first, second), no_reread))
    rows = fields["rows"].value
    assert [r["seq"].value for r in rows] == ["1", "2", "3"]
    assert rows[2]["name"].evidence[0].page == 2
    assert len(fields["rows"].evidence) == 2


EQUIPMENT_WIDTHS = [80, 300, 300, 120, 180, 200]


def test_equipment_values_are_yuan_whatever_the_printed_unit(sheet, document, by_key):
    s = sheet()
    s.centre(100, "服务平台服务设施、软件、仪器设备清单", size=34)
    s.write(60, 190, "申报单位（盖章）：示例中小企业服务有限公司")
    s.write(950, 190, "单位：万元")
    rows = [
        ["序号", "设备设施", "功能", "数量", "设备原值", "备注"],
        ["1", "服务器", "数据处理", "2台", "12.50", ""],
        ["2", "检测仪", "产品检测", "1套", "38.00", "租赁"],
        ["3", "管理软件", "业务管理", "1", "5.00万元", ""],
        ["合计", "", "", "4", "55.50", ""],
    ]
    s.table(10, 240, EQUIPMENT_WIDTHS, rows)
    fields = by_key(equipment_list.KIND.extract(document("equipment_list", s.page()), no_reread))
    values = [r["value"].value for r in fields["rows"].value]
    assert [Decimal(v) for v in values] == [125000, 380000, 50000]
    assert [r["quantity"].value for r in fields["rows"].value] == ["2", "1", "1"]
    assert fields["total_quantity"].value == "4"
    assert Decimal(fields["total_value"].value) == 555000
    assert fields["rows"].value[1]["remark"].value == "租赁"


def test_equipment_unit_in_the_header_holds(sheet, document, by_key):
    s = sheet()
    s.centre(100, "仪器设备清单", size=34)
    rows = [
        ["序号", "设备名称", "功能", "数量", "设备原值（元）", "备注"],
        ["1", "电脑", "办公", "10", "45,000.00", ""],
    ]
    s.table(10, 240, EQUIPMENT_WIDTHS, rows)
    fields = by_key(equipment_list.KIND.extract(document("equipment_list", s.page()), no_reread))
    assert Decimal(fields["rows"].value[0]["value"].value) == 45000


SERVED_HEAD = [
    ["序号", "服务企业名称", "联系人", "联系电话", "服务内容简述", "企业满意度", None],
    ["^", "^", "^", "^", "^", "满意", "不满意"],
]
SERVED_WIDTHS = [70, 340, 110, 180, 240, 110, 120]


def served(number, yes="", no=""):
    return [str(number), f"示例第{number}制造有限公司", "周示例", f"1390000{number:04d}", "政策咨询", yes, no]


def test_satisfaction_by_drawn_ticks(sheet, document, by_key):
    s = sheet()
    s.centre(100, "平台服务中小企业名单及满意度评价表", size=34)
    rows = [*SERVED_HEAD, *(served(n) for n in range(1, 9))]
    # rows 1-5 satisfied, 6 dissatisfied, 7 both, 8 nothing
    ticks = [(i + 1, 5) for i in range(1, 6)] + [(7, 6), (8, 5), (8, 6)]
    s.table(10, 240, SERVED_WIDTHS, rows, ticks=ticks)
    s.write(60, 900, "上一年度共服务企业 8 家")
    s.write(700, 900, "总体满意率 85.7 %")
    fields = by_key(
        served_enterprise_list.KIND.extract(document("served_enterprise_list", s.page()), no_reread)
    )
    rows = fields["rows"].value
    assert [r["satisfaction"].value for r in rows] == ["satisfied"] * 5 + ["dissatisfied", "both", None]
    assert rows[7]["satisfaction"].evidence[0].grounding == "searched"
    assert fields["declared_served"].value == "8"
    assert fields["declared_satisfaction"].value == "85.7"


@pytest.mark.parametrize("mark", ["√", "✓", "〇", "●", "■", "1", "是"])
def test_satisfaction_by_printed_ticks_in_an_office_file(sheet, document, by_key, mark):
    s = sheet(origin="office")
    rows = [*SERVED_HEAD, served(1, mark), served(2, "", mark), served(3, mark, mark), served(4)]
    s.table(10, 240, SERVED_WIDTHS, rows, part="Sheet1!{row}:{column}")
    fields = by_key(
        served_enterprise_list.KIND.extract(document("served_enterprise_list", s.page()), no_reread)
    )
    found = [r["satisfaction"].value for r in fields["rows"].value]
    assert found == ["satisfied", "dissatisfied", "both", None]


def test_satisfaction_in_words(sheet, document, by_key):
    s = sheet()
    head = [["序号", "企业名称", "服务时间", "服务方式", "服务内容", "满意度"]]
    rows = [
        ["1", "示例一制造有限公司", "2025-03-04", "线上", "培训", "很满意"],
        ["2", "示例二制造有限公司", "2025年4月", "线下", "咨询", "不满意"],
        ["3", "示例三制造有限公司", "2025年5月6日", "线下", "咨询", "基本满意"],
    ]
    s.table(10, 240, [70, 340, 200, 120, 240, 160], [*head, *rows])
    fields = by_key(
        served_enterprise_list.KIND.extract(document("served_enterprise_list", s.page()), no_reread)
    )
    got = fields["rows"].value
    assert [r["satisfaction"].value for r in got] == ["satisfied", "dissatisfied", None]
    assert [r["served_on"].value for r in got] == ["2025-03-04", "2025-04", "2025-05-06"]
    assert [r["mode"].value for r in got] == ["线上", "线下", "线下"]
    assert got[2]["satisfaction"].raw == "基本满意"


def test_a_column_where_every_cell_is_ticked_is_all_satisfied(sheet, document, by_key):
    s = sheet()
    rows = [*SERVED_HEAD, *(served(n) for n in range(1, 7))]
    s.table(10, 240, SERVED_WIDTHS, rows, ticks=[(i + 1, 5) for i in range(1, 7)])
    fields = by_key(
        served_enterprise_list.KIND.extract(document("served_enterprise_list", s.page()), no_reread)
    )
    assert [r["satisfaction"].value for r in fields["rows"].value] == ["satisfied"] * 6


@pytest.mark.parametrize(
    ("yes", "no", "state"), [("/", "", "occluded"), ("", "X", "occluded"), ("/", "/", "absent")]
)
def test_a_lone_dash_of_two_tick_cells_is_no_unmarked_row(sheet, document, by_key, yes, no, state):
    # A drawn stroke may be read as a dash or a cross: whether such a row is marked stays open.
    s = sheet()
    rows = [*SERVED_HEAD, *(served(n) for n in range(1, 5)), served(5, yes, no)]
    s.table(10, 240, SERVED_WIDTHS, rows, ticks=[(i + 1, 5) for i in range(1, 5)])
    fields = by_key(
        served_enterprise_list.KIND.extract(document("served_enterprise_list", s.page()), no_reread)
    )
    cell = fields["rows"].value[4]["satisfaction"]
    assert cell.value is None
    assert cell.state == state


def test_a_tick_read_as_a_letter_is_as_sure_as_its_ink(sheet, document, by_key):
    s = sheet()
    rows = [*SERVED_HEAD, *(served(n) for n in range(1, 7))]
    s.table(10, 240, SERVED_WIDTHS, rows, ticks=[(i + 1, 5) for i in range(1, 6)])
    column, top, height = 10 + sum(SERVED_WIDTHS[:5]), s.strokes[0].top, s.strokes[0].height
    s.write(column + 40, top + height / 2 - 12, "J", sure=0.4)
    fields = by_key(
        served_enterprise_list.KIND.extract(document("served_enterprise_list", s.page()), no_reread)
    )
    cells = [r["satisfaction"] for r in fields["rows"].value]
    assert [c.value for c in cells] == ["satisfied"] * 5 + [None]
    assert cells[0].raw == "J"
    assert all(c.confidence >= 0.8 for c in cells[:5])
