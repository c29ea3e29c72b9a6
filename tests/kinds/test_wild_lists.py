"""Rosters, equipment lists and served enterprises as other schemes title, head and sign them."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.split import sort_pages

KINDS = {kind.id: kind for kind in ALL_KINDS}
UNIT = "宁海小禾企业服务有限公司"
PEOPLE = [
    ["1", "张三", "总经理", "硕士", "高级经济师", "工商管理", "13900000001"],
    ["2", "李四", "部长", "本科", "会计师", "会计学", "13900000002"],
    ["3", "王五", "专员", "大专", "无", "计算机", "13900000003"],
]
PEOPLE_WIDTHS = [80, 160, 220, 160, 240, 260, 260]
PEOPLE_HEADS = [
    ["序号", "姓名", "岗位", "学历", "职称", "专业", "联系电话"],
    ["编号", "员工姓名", "现任职务", "文化程度", "专业技术职务", "所学专业", "手机号"],
    ["No", "人员姓名", "从事工作", "最高学历", "技术职称", "毕业专业", "电话号码"],
]
THINGS = [
    ["1", "服务器", "数据处理", "2", "12.50", "自有"],
    ["2", "检测仪", "产品检测", "1", "38.00", "租赁"],
    ["合计", "", "", "3", "50.50", ""],
]
THING_WIDTHS = [100, 360, 320, 220, 260, 240]
THING_HEADS = [
    ["序号", "设备名称", "功能", "数量", "设备原值", "备注"],
    ["编号", "资产名称", "主要用途", "数量（台/套）", "原值（万元）", "备注"],
    ["序号", "仪器名称", "用途", "台（套）数", "购置价格", "备注说明"],
    ["No.", "名称", "功能用途", "数量", "购置金额（万元）", "备注"],
]
CLIENTS = [
    ["1", "宁海甲制造有限公司", "周一", "13900000011", "政策咨询", "2025-03-04", "满意"],
    ["2", "宁海乙科技有限公司", "吴二", "13900000012", "培训", "2025-04-05", "非常满意"],
]
CLIENT_WIDTHS = [100, 420, 180, 240, 260, 220, 200]
CLIENT_HEADS = [
    ["序号", "服务企业名称", "联系人", "联系电话", "服务内容", "服务时间", "满意度"],
    ["编号", "客户名称", "企业联系人", "联系方式", "服务项目", "服务日期", "满意度评价"],
    ["序号", "服务对象名称", "联络人", "联系人电话", "提供的服务", "日期", "评价结果"],
    ["No.", "受服务企业", "对接人", "手机号码", "服务事项", "服务起止时间", "客户评价"],
]
TITLES = {
    "staff_roster": [
        "人员花名册", "员工名册", "专职人员名单", "服务团队人员一览表", "职工信息表", "人员名册",
        "平台工作人员情况一览表", "在职员工信息表", "专业服务人员名单", "服务人员基本情况表",
        "员工信息登记表",
        "从业人员基本信息表", "团队成员名单", "职工花名册", "示范平台人员配备情况表",
    ],
    "equipment_list": [
        "设备清单", "固定资产清单", "仪器设备一览表", "设施设备台账", "服务设施设备明细表", "仪器设备台账",
        "软硬件设备清单", "固定资产明细表", "设备台账", "办公设备清单", "主要仪器设备表",
        "服务设施及软件清单",
        "设备设施情况一览表",
    ],
    "served_enterprise_list": [
        "服务企业名录", "服务对象清单", "服务企业台账", "客户名单", "服务中小企业名录", "服务客户清单",
        "服务企业明细表", "服务中小企业一览表", "被服务企业名单", "平台服务企业情况表", "客户清单",
    ],
}  # fmt: skip
LISTS = {
    "staff_roster": (PEOPLE_HEADS[0], PEOPLE, PEOPLE_WIDTHS),
    "equipment_list": (THING_HEADS[0], THINGS, THING_WIDTHS),
    "served_enterprise_list": (CLIENT_HEADS[0], CLIENTS, CLIENT_WIDTHS),
}


def drawn(sheet, title, rows, widths, *, unit=None, right=None, foot=(), ruled=True):
    s = sheet(width=1754, height=1240)
    s.centre(90, title, size=40)
    if unit:
        s.write(60, 160, unit)
    if right:
        s.write(1300, 160, right)
    (s.table if ruled else s.columns)(40, 230, widths, rows)
    for number, text in enumerate(foot):
        s.write(60 + 520 * number, 260 + 44 * len(rows), text)
    return s.page()


def fields_of(document, by_key, kind, page):
    return by_key(KINDS[kind].extract(document(kind, page), no_reread))


@pytest.mark.parametrize(("kind", "title"), [(kind, title) for kind in TITLES for title in TITLES[kind]])
def test_a_list_is_sorted_by_the_titles_that_practice_uses(sheet, kind, title):
    head, rows, widths = LISTS[kind]
    page = drawn(sheet, title, [head, *rows], widths, unit=f"编制单位：{UNIT}")
    (found,) = sort_pages([page], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == kind


@pytest.mark.parametrize("title", ["参会人员签到表", "参训人员名单", "评审专家名单", "入驻企业名单"])
def test_lists_of_others_are_no_rosters(sheet, title):
    rows = [["序号", "姓名", "单位", "签到"], ["1", "张三", "宁海甲制造有限公司", ""]]
    (found,) = sort_pages([drawn(sheet, title, rows, [80, 200, 500, 200])], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind not in ("staff_roster", "served_enterprise_list", "equipment_list")


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("head", PEOPLE_HEADS)
def test_rosters_with_other_column_headers(sheet, document, by_key, head, ruled):
    page = drawn(sheet, "人员花名册", [head, *PEOPLE], PEOPLE_WIDTHS, ruled=ruled)
    rows = fields_of(document, by_key, "staff_roster", page)["rows"].value
    assert [[r[k].value for k in ("name", "post", "degree", "title")] for r in rows] == [
        person[1:5] for person in PEOPLE
    ]


@pytest.mark.parametrize(
    ("unit", "foot"),
    [
        (f"编制单位：{UNIT}", ["制表人：赵六", "审核人：钱七"]),
        (f"单位名称（盖章）：{UNIT}", ["审核人：钱七", "填表人：赵六"]),
        (f"用人单位：{UNIT}", ["制表：赵六", "审核：钱七"]),
        (f"机构名称：{UNIT}", ["填报人（签字）：赵六"]),
        (f"公司名称：{UNIT}", ["编制人：赵六", "经办人：钱七"]),
        (f"填报单位:{UNIT}", ["负责人：钱七", "经办人：赵六"]),
        (UNIT, ["填表人签名：赵六"]),
    ],
)
def test_heads_and_feet(sheet, document, by_key, unit, foot):
    page = drawn(sheet, "人员花名册", [PEOPLE_HEADS[0], *PEOPLE], PEOPLE_WIDTHS, unit=unit, foot=foot)
    fields = fields_of(document, by_key, "staff_roster", page)
    assert fields["unit_name"].value == UNIT
    assert fields["filled_by"].value == "赵六"


def test_the_title_names_the_unit(sheet, document, by_key, layouts):
    page = drawn(sheet, f"{UNIT}人员花名册", [PEOPLE_HEADS[0], *PEOPLE], PEOPLE_WIDTHS)
    fields = fields_of(document, by_key, "staff_roster", page)
    assert fields["unit_name"].value == UNIT
    layouts.assert_on_print([page], [fields["unit_name"]])


def test_a_table_of_firms_names_no_unit(sheet, document, by_key):
    page = drawn(sheet, "服务企业名录", [CLIENT_HEADS[0], *CLIENTS], CLIENT_WIDTHS, ruled=False)
    assert "unit_name" not in fields_of(document, by_key, "served_enterprise_list", page)


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("head", THING_HEADS)
def test_equipment_with_other_column_headers(sheet, document, by_key, head, ruled):
    page = drawn(sheet, "设备清单", [head, *THINGS], THING_WIDTHS, unit=f"资产所属单位：{UNIT}",
                 right="金额单位：万元", ruled=ruled)  # fmt: skip
    fields = fields_of(document, by_key, "equipment_list", page)
    assert fields["unit_name"].value == UNIT
    assert [[r[k].value for k in ("name", "quantity", "value")] for r in fields["rows"].value] == [
        ["服务器", "2", "125000"], ["检测仪", "1", "380000"]
    ]  # fmt: skip
    assert (fields["total_quantity"].value, fields["total_value"].value) == ("3", "505000")


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("head", CLIENT_HEADS)
def test_served_enterprises_with_other_column_headers(sheet, document, by_key, head, ruled):
    page = drawn(
        sheet, "服务企业名录", [head, *CLIENTS], CLIENT_WIDTHS, unit=f"运营机构：{UNIT}", ruled=ruled
    )
    fields = fields_of(document, by_key, "served_enterprise_list", page)
    assert fields["unit_name"].value == UNIT
    rows = fields["rows"].value
    assert [[r[k].value for k in ("name", "contact", "service")] for r in rows] == [
        [client[1], client[2], client[4]] for client in CLIENTS
    ]
    assert [r["satisfaction"].value for r in rows] == ["satisfied", "satisfied"]
