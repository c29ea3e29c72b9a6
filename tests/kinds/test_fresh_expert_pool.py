"""Lists of experts and letters of appointment. Invented persons and organisations only."""

# ruff: noqa: E501 - printed sentences stay whole

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import kind_of

_SPEC = importlib.util.spec_from_file_location("fresh", Path(__file__).with_name("fresh.py"))
assert _SPEC is not None and _SPEC.loader is not None
fresh = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(fresh)
para, lines, foot, stamp = fresh.para, fresh.lines, fresh.foot, fresh.stamp

DOCS = {}


def doc(function):
    DOCS[function.__name__] = function
    return function


# fmt: off
KIND = "expert_pool"

HOME = "云泽市禾木企业服务有限公司"


@doc
def list_fully_ruled(Sheet):
    s = Sheet(width=1754, height=1240)
    s.centre(100, "专家库名单", size=36)
    s.write(90, 170, f"申报单位：{HOME}（盖章）")
    s.table(
        80,
        220,
        [80, 140, 400, 240, 250, 220, 240],
        [
            ["序号", "姓名", "工作单位", "职务/职称", "专业领域", "联系方式", "聘任时间"],
            ["1", "罗海生", "宁海理工大学", "教授", "智能制造", "13600010001", "2023年1月10日"],
            ["2", "方敬", "宁海明德律师事务所", "主任/二级律师", "企业法律事务", "13600010002", "2023年1月10日"],
            ["3", "白雪", "宁海正和会计师事务所", "注册会计师", "财务税务", "13600010003", "2023年3月6日"],
        ],
        row_height=56,
    )
    stamp(s, 420, 200, HOME)
    return [s.page()], {
        "unit_name": HOME,
        "unit_sealed": True,
        "rows": [
            {"seq": "1", "name": "罗海生", "employer": "宁海理工大学", "title": "教授", "field": "智能制造", "phone": "13600010001", "appointed_on": "2023-01-10"},
            {"seq": "2", "name": "方敬", "employer": "宁海明德律师事务所", "title": "主任/二级律师", "field": "企业法律事务", "phone": "13600010002", "appointed_on": "2023-01-10"},
            {"seq": "3", "name": "白雪", "employer": "宁海正和会计师事务所", "title": "注册会计师", "field": "财务税务", "phone": "13600010003", "appointed_on": "2023-03-06"},
        ],
        "expert": None,
        "term": None,
    }


@doc
def list_with_close_columns_and_row_rules(Sheet):
    s = Sheet()
    s.centre(110, "外聘专家一览表", size=32)
    s.columns(
        90,
        200,
        [64, 100, 310, 180, 160, 250],
        [
            ["序号", "姓名", "所在单位", "职称", "擅长领域", "聘期"],
            ["1", "石磊", "宁海理工大学技术转移中心", "研究员", "成果转化", "2022.9.1-2025.8.31"],
            ["2", "余波", "宁海华测检测有限公司", "高级工程师", "检验检测", "2023.1.1-2024.12.31"],
            ["3", "郑文", "宁海省节能中心", "正高级工程师", "绿色制造", "2023.3.1-2026.2.28"],
            ["4", "冯立", "宁海财经大学", "副教授", "股权融资", "2023.3.1-2026.2.28"],
        ],
        rules="rows",
    )
    return [s.page()], {
        "rows": [
            {"seq": "1", "name": "石磊", "employer": "宁海理工大学技术转移中心", "title": "研究员", "field": "成果转化", "term": "2022-09-01/2025-08-31"},
            {"seq": "2", "name": "余波", "employer": "宁海华测检测有限公司", "title": "高级工程师", "field": "检验检测", "term": "2023-01-01/2024-12-31"},
            {"seq": "3", "name": "郑文", "employer": "宁海省节能中心", "title": "正高级工程师", "field": "绿色制造", "term": "2023-03-01/2026-02-28"},
            {"seq": "4", "name": "冯立", "employer": "宁海财经大学", "title": "副教授", "field": "股权融资", "term": "2023-03-01/2026-02-28"},
        ],
        "expert": None,
        "appointer": None,
    }


@doc
def list_without_rules_and_months(Sheet):
    s = Sheet()
    s.centre(120, "中小企业服务专家库（2023年）", size=32)
    s.columns(
        110,
        220,
        [90, 140, 330, 180, 190, 170],
        [
            ["序号", "专家姓名", "任职单位", "专业职称", "服务方向", "入库时间"],
            ["1", "丁洁", "云泽市图书馆", "研究馆员", "科技查新", "2023年2月"],
            ["2", "顾晨", "云泽市青年企业家协会", "高级经济师", "创业辅导", "2023年2月"],
            ["3", "夏岩", "云泽市中小企业融资担保", "经济师", "融资担保", "2023年7月"],
        ],
        pitch=52,
    )
    return [s.page()], {
        "rows": [
            {"seq": "1", "name": "丁洁", "employer": "云泽市图书馆", "title": "研究馆员", "field": "科技查新", "appointed_on": "2023-02"},
            {"seq": "2", "name": "顾晨", "employer": "云泽市青年企业家协会", "title": "高级经济师", "field": "创业辅导", "appointed_on": "2023-02"},
            {"seq": "3", "name": "夏岩", "employer": "云泽市中小企业融资担保", "title": "经济师", "field": "融资担保", "appointed_on": "2023-07"},
        ],
        "expert": None,
        "unit_name": None,
    }


@doc
def list_with_cells_of_two_lines(Sheet):
    s = Sheet()
    s.centre(110, "服务专家信息汇总表", size=32)
    s.table(
        90,
        200,
        [70, 110, 280, 200, 200, 190],
        [
            ["序号", "姓名", "工作单位", "职务职称", "专业特长", "联系电话"],
            ["1", "罗海生", "宁海理工大学\n机械工程学院", "院长、教授", "智能制造、\n工业互联网", "13600010001"],
            ["2", "许正", "宁海财经职业学院", "讲师", "电子商务", "13600010005"],
            ["3", "高文斌", "宁海工商学院", "教授", "人力资源、\n企业文化", "13600010006"],
        ],
        row_height=52,
    )
    s.write(100, 540, f"单位名称：{HOME}")
    s.write(800, 540, "2023年12月20日")
    return [s.page()], {
        "unit_name": HOME,
        "rows": [
            {"seq": "1", "name": "罗海生", "employer": "宁海理工大学机械工程学院", "title": "院长、教授", "field": "智能制造、工业互联网", "phone": "13600010001"},
            {"seq": "2", "name": "许正", "employer": "宁海财经职业学院", "title": "讲师", "field": "电子商务", "phone": "13600010005"},
            {"seq": "3", "name": "高文斌", "employer": "宁海工商学院", "title": "教授", "field": "人力资源、企业文化", "phone": "13600010006"},
        ],
        "expert": None,
    }


@doc
def letter_of_appointment(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(150, "聘　书", size=64)
    s.write(240, 320, "罗海生　教授：")
    y = para(s, 400, f"兹聘请您为{HOME}智能制造领域专家，聘期自2023年1月10日至2026年1月9日。", x=240, right=1420, pitch=60)
    y = para(s, y, "特发此证。", x=240, right=1420)
    foot(s, y + 120, [HOME, "2023年1月10日"], right=1420)
    return [s.page()], {
        "expert": "罗海生",
        "appointer": HOME,
        "field": "智能制造",
        "appointed_on": "2023-01-10",
        "term": "2023-01-10/2026-01-09",
        "rows": None,
    }


@doc
def letter_of_appointment_with_the_name_in_the_sentence(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(150, "专家聘书", size=56)
    s.write(1120, 240, "编号：ZJ2022-009", size=22)
    y = para(s, 360, "兹聘任 方敬 同志为宁海蓝图企业管理咨询有限公司中小企业服务专家，服务领域：企业法律事务。聘期两年（2022年6月1日至2024年5月31日）。", x=240, right=1420, pitch=60)
    foot(s, y + 140, ["宁海蓝图企业管理咨询有限公司", "二〇二二年五月三十日"], right=1420)
    return [s.page()], {
        "expert": "方敬",
        "appointer": "宁海蓝图企业管理咨询有限公司",
        "field": "企业法律事务",
        "appointed_on": "2022-05-30",
        "term": "2022-06-01/2024-05-31",
        "rows": None,
    }


@doc
def letter_of_appointment_as_a_form(Sheet):
    s = Sheet()
    s.centre(140, "专家聘任证书", size=40)
    s.table(
        170,
        270,
        [220, 680],
        [
            ["受聘专家", "郑文"],
            ["工作单位", "宁海省节能中心"],
            ["聘任领域", "绿色制造"],
            ["聘期", "2023年3月1日至2026年2月28日"],
            ["聘任单位", "宁海蓝图企业管理咨询有限公司"],
            ["聘任日期", "2023年2月27日"],
        ],
        row_height=64,
    )
    stamp(s, 900, 760, "宁海蓝图企业管理咨询有限公司")
    return [s.page()], {
        "expert": "郑文",
        "field": "绿色制造",
        "term": "2023-03-01/2026-02-28",
        "appointer": "宁海蓝图企业管理咨询有限公司",
        "appointed_on": "2023-02-27",
        "rows": None,
    }


@doc
def bilingual_letter_of_appointment(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(140, "聘任书", size=56)
    s.centre(220, "LETTER OF APPOINTMENT", size=24)
    y = 340.0
    for zh, en, value in (
        ("姓　　名", "Name", "冯立"),
        ("聘任职务", "Position", "特聘专家"),
        ("专业领域", "Field", "股权融资"),
        ("聘　　期", "Term", "2023.03.01—2026.02.28"),
    ):
        s.write(300, y, zh)
        s.write(300, y + 30, en, size=16)
        s.write(560, y, value)
        y += 90
    foot(s, y + 60, ["云泽市科创生产力促进中心", "2023年3月1日"], right=1420)
    return [s.page()], {
        "expert": "冯立",
        "field": "股权融资",
        "term": "2023-03-01/2026-02-28",
        "appointer": "云泽市科创生产力促进中心",
        "appointed_on": "2023-03-01",
        "rows": None,
    }


@doc
def list_by_groups(Sheet):
    s = Sheet()
    s.centre(110, "专家委员会成员名单", size=34)
    s.table(
        100,
        200,
        [160, 80, 130, 340, 180, 150],
        [
            ["专业组", "序号", "姓名", "单位", "职称", "聘任日期"],
            ["技术组", "1", "罗海生", "宁海理工大学", "教授", "2022.5.6"],
            ["^", "2", "余波", "宁海华测检测有限公司", "高级工程师", "2022.5.6"],
            ["管理组", "3", "高文斌", "宁海工商学院", "教授", "2022.8.15"],
            ["^", "4", "邓超", "云泽智联人力资源有限公司", "人力资源师", "2022.8.15"],
        ],
        row_height=54,
    )
    foot(s, 560, [HOME, "2022年8月20日"])
    return [s.page()], {
        "rows": [
            {"seq": "1", "name": "罗海生", "employer": "宁海理工大学", "title": "教授", "appointed_on": "2022-05-06"},
            {"seq": "2", "name": "余波", "employer": "宁海华测检测有限公司", "title": "高级工程师", "appointed_on": "2022-05-06"},
            {"seq": "3", "name": "高文斌", "employer": "宁海工商学院", "title": "教授", "appointed_on": "2022-08-15"},
            {"seq": "4", "name": "邓超", "employer": "云泽智联人力资源有限公司", "title": "人力资源师", "appointed_on": "2022-08-15"},
        ],
        "expert": None,
        "term": None,
    }


@doc
def appointment_by_a_decision(Sheet):
    s = Sheet()
    s.centre(140, "关于聘任专家的决定", size=36)
    y = lines(s, 240, ["公司各部门："])
    y = para(s, y, "根据工作需要，经研究，决定聘任下列同志为公司中小企业服务专家，聘期三年，自2023年5月1日起至2026年4月30日止：")
    y += 10
    s.columns(
        140,
        y,
        [140, 360, 240, 260],
        [
            ["姓名", "工作单位", "职称", "专业"],
            ["丁洁", "云泽市图书馆", "研究馆员", "科技情报"],
            ["石磊", "宁海理工大学", "研究员", "材料科学"],
            ["白雪", "宁海正和会计师事务所", "注册会计师", "财务管理"],
        ],
        pitch=50,
    )
    foot(s, y + 280, [HOME, "2023年4月26日"])
    return [s.page()], {
        "rows": [
            {"name": "丁洁", "employer": "云泽市图书馆", "title": "研究馆员", "field": "科技情报"},
            {"name": "石磊", "employer": "宁海理工大学", "title": "研究员", "field": "材料科学"},
            {"name": "白雪", "employer": "宁海正和会计师事务所", "title": "注册会计师", "field": "财务管理"},
        ],
        "expert": None,
    }


@doc
def cards_of_experts_with_text(Sheet):
    s = Sheet()
    s.centre(120, "专家库专家简介", size=36)
    y = 220.0
    for n, (name, unit, title, field) in enumerate(
        (
            ("罗海生", "宁海理工大学", "教授", "智能制造"),
            ("方敬", "宁海明德律师事务所", "二级律师", "公司法务"),
            ("郑文", "宁海省节能中心", "正高级工程师", "绿色制造"),
        ),
        1,
    ):
        y = lines(s, y, [f"{n}. 姓名：{name}", f"工作单位：{unit}", f"职称：{title}　　专业领域：{field}"], x=150)
        y += 30
    return [s.page()], {
        "rows": [
            {"name": "罗海生", "employer": "宁海理工大学", "title": "教授", "field": "智能制造"},
            {"name": "方敬", "employer": "宁海明德律师事务所", "title": "二级律师", "field": "公司法务"},
            {"name": "郑文", "employer": "宁海省节能中心", "title": "正高级工程师", "field": "绿色制造"},
        ],
        "expert": None,
    }


@doc
def letter_of_appointment_with_blanks(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(150, "专 家 聘 书", size=56)
    s.write(240, 340, "兹聘请__石磊__先生/女士为我中心__成果转化__领域咨询专家，")
    s.write(240, 410, "聘期__三__年，自__2022__年__9__月__1__日至__2025__年__8__月__31__日。")
    foot(s, 700, ["云泽市中小企业服务中心（盖章）", "2022年8月29日"], right=1420)
    stamp(s, 1200, 740, "云泽市中小企业服务中心")
    return [s.page()], {
        "expert": "石磊",
        "appointer": "云泽市中小企业服务中心",
        "field": "成果转化",
        "term": "2022-09-01/2025-08-31",
        "appointed_on": "2022-08-29",
        "rows": None,
    }


@doc
def agreement_of_appointment(Sheet):
    s = Sheet()
    s.centre(130, "专家聘用协议", size=36)
    y = lines(s, 230, [f"甲方（聘任单位）：{HOME}", "乙方（受聘专家）：冯立", "工作单位：宁海财经大学　　职称：副教授"], pitch=50)
    y = para(s, y + 10, "一、甲方聘请乙方为中小企业服务专家，主要从事股权融资方面的咨询辅导。")
    y = para(s, y, "二、聘期自2023年3月1日起至2026年2月28日止。")
    y = para(s, y, "三、甲方按次支付乙方咨询费。")
    s.write(140, y + 90, "甲方（盖章）：")
    s.write(680, y + 90, "乙方（签字）：冯立")
    s.write(140, y + 150, "2023年2月24日")
    s.write(680, y + 150, "2023年2月24日")
    return [s.page()], {
        "expert": "冯立",
        "appointer": HOME,
        "term": "2023-03-01/2026-02-28",
        "appointed_on": "2023-02-24",
        "rows": None,
    }


@doc
def list_with_a_long_table_over_two_pages(Sheet):
    head = ["序号", "姓名", "性别", "工作单位", "职务/职称", "研究方向", "手机"]
    widths = [70, 110, 70, 310, 170, 180, 170]
    a = Sheet()
    a.centre(110, "云泽市禾木企业服务有限公司外部专家名册", size=32)
    a.table(80, 200, widths, [head, ["1", "罗海生", "男", "宁海理工大学", "教授", "智能制造", "13600010001"], ["2", "丁洁", "女", "云泽市图书馆", "研究馆员", "科技查新", "13600010011"]], row_height=600)
    b = Sheet()
    b.table(80, 120, widths, [["3", "许正", "男", "宁海财经职业学院", "讲师", "电子商务", "13600010005"], ["4", "白雪", "女", "宁海正和会计师事务所", "注册会计师", "财务税务", "13600010003"]], row_height=60)
    return [a.page(1), b.page(2)], {
        "rows": [
            {"seq": "1", "name": "罗海生", "employer": "宁海理工大学", "title": "教授", "field": "智能制造", "phone": "13600010001"},
            {"seq": "2", "name": "丁洁", "employer": "云泽市图书馆", "title": "研究馆员", "field": "科技查新", "phone": "13600010011"},
            {"seq": "3", "name": "许正", "employer": "宁海财经职业学院", "title": "讲师", "field": "电子商务", "phone": "13600010005"},
            {"seq": "4", "name": "白雪", "employer": "宁海正和会计师事务所", "title": "注册会计师", "field": "财务税务", "phone": "13600010003"},
        ],
        "expert": None,
    }


@pytest.mark.parametrize("surface", ["drawn", "ocr"])
@pytest.mark.parametrize("name", list(DOCS))
def test_fresh(name, surface, sheet, document, by_key, as_ocr):
    pages, want = DOCS[name](sheet)
    for page in pages:
        fresh.assert_tidy(page)
    if surface == "ocr":
        pages = [as_ocr(page) for page in pages]
    fields = by_key(kind_of(KIND).extract(document(KIND, *pages), no_reread))
    got, want = fresh.compared(KIND, fields, want)
    assert got == want
