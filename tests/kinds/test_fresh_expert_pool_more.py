"""More lists of experts: terms in years and sentences, cards, letters and agreements of appointment. Invented organisations only."""

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


KIND = "expert_pool"
HOME = "云泽市禾木企业服务有限公司"


@doc
def years_and_a_sentence(Sheet):
    s = Sheet()
    s.centre(100, HOME, size=32)
    s.centre(150, "特聘专家名单", size=32)
    y = para(s, 220, "以下专家聘期均为三年，自聘任之日起计算。")
    s.table(
        90,
        y + 20,
        [70, 120, 320, 200, 200, 180],
        [
            ["序号", "姓名", "单位", "职称", "专业", "聘任日期"],
            ["1", "罗海生", "宁海理工大学", "教授", "智能制造", "2023.5.10"],
            ["2", "方敬", "宁海明德律师事务所", "二级律师", "法律", "2022.9.1"],
        ],
        row_height=54,
    )
    return (
        [s.page()],
        {
            "unit_name": HOME,
            "rows": [
                {
                    "name": "罗海生",
                    "employer": "宁海理工大学",
                    "appointed_on": "2023-05-10",
                    "term": "2023-05-10/2026-05-09",
                },
                {
                    "name": "方敬",
                    "employer": "宁海明德律师事务所",
                    "appointed_on": "2022-09-01",
                    "term": "2022-09-01/2025-08-31",
                },
            ],
        },
    )


@doc
def sentence_with_both_days(Sheet):
    s = Sheet()
    s.centre(100, "关于聘请专家的通知", size=32)
    y = para(s, 180, "经研究，决定聘请下列同志为平台专家，聘期自2023年5月1日起至2026年4月30日止。")
    s.columns(
        110,
        y + 10,
        [140, 340, 220, 260],
        [
            ["姓名", "工作单位", "职称", "专业方向"],
            ["罗海生", "宁海理工大学", "教授", "智能制造"],
            ["方敬", "宁海明德律师事务所", "二级律师", "企业法务"],
        ],
        pitch=52,
    )
    foot(s, y + 260, [HOME, "2023年4月28日"])
    return (
        [s.page()],
        {
            "unit_name": HOME,
            "rows": [
                {"name": "罗海生", "employer": "宁海理工大学", "term": "2023-05-01/2026-04-30"},
                {"name": "方敬", "employer": "宁海明德律师事务所", "term": "2023-05-01/2026-04-30"},
            ],
        },
    )


@doc
def months_and_note(Sheet):
    s = Sheet()
    s.centre(100, "企业服务专家名册", size=32)
    s.write(100, 160, "建库单位：" + HOME)
    s.table(
        90,
        210,
        [70, 120, 320, 180, 180, 200],
        [
            ["序号", "专家姓名", "现工作单位", "职称", "研究领域", "聘期"],
            ["1", "罗海生", "宁海理工大学", "教授", "智能制造", "2023.05起三年"],
            ["2", "方敬", "宁海明德律师事务所", "二级律师", "法律", "至2026年5月"],
            ["3", "白雪", "宁海正和会计师事务所", "注册会计师", "财税", "2022.6-2025.5"],
        ],
        row_height=54,
    )
    return (
        [s.page()],
        {
            "unit_name": HOME,
            "rows": [
                {"name": "罗海生", "term": "2023-05/2026-04", "appointed_on": "2023-05"},
                {"name": "方敬", "term": "/2026-05", "appointed_on": None},
                {"name": "白雪", "term": "2022-06/2025-05", "appointed_on": "2022-06"},
            ],
        },
    )


@doc
def day_and_months(Sheet):
    s = Sheet(width=1754, height=1240)
    s.centre(100, "外聘专家信息表", size=32)
    s.columns(
        60,
        200,
        [80, 140, 380, 220, 240, 240, 200],
        [
            ["序号", "姓名", "所在单位", "技术职称", "专业领域", "受聘时间", "聘用期限"],
            ["1", "罗海生", "宁海理工大学", "教授", "智能制造", "2023年5月", "36个月"],
            ["2", "方敬", "宁海明德律师事务所", "二级律师", "公司法务", "2022年9月", "24个月"],
        ],
        rules="rows",
        pitch=54,
    )
    return (
        [s.page()],
        {
            "rows": [
                {"name": "罗海生", "appointed_on": "2023-05", "term": "2023-05/2026-04"},
                {"name": "方敬", "appointed_on": "2022-09", "term": "2022-09/2024-08"},
            ]
        },
    )


@doc
def head_group_days(Sheet):
    s = Sheet(width=1754, height=1240)
    s.centre(100, "专家库入库专家汇总表", size=32)
    s.write(80, 160, "单位：" + HOME)
    s.table(
        60,
        200,
        [80, 140, 380, 220, 240, 220, 220],
        [
            ["序号", "姓名", "工作单位", "职称", "专业特长", "聘任时间", None],
            ["^", "^", "^", "^", "^", "开始", "结束"],
            ["1", "罗海生", "宁海理工大学", "教授", "智能制造", "2023/5/10", "2026/5/9"],
            ["2", "方敬", "宁海明德律师事务所", "二级律师", "公司法务", "2022/9/1", "2025/8/31"],
        ],
        row_height=54,
    )
    return (
        [s.page()],
        {
            "unit_name": HOME,
            "rows": [
                {"name": "罗海生", "appointed_on": "2023-05-10", "term": "2023-05-10/2026-05-09"},
                {"name": "方敬", "appointed_on": "2022-09-01", "term": "2022-09-01/2025-08-31"},
            ],
        },
    )


@doc
def cards_in_two_columns(Sheet):
    s = Sheet()
    s.centre(100, "特聘专家风采", size=36)
    data = [
        ("罗海生", "宁海理工大学", "教授", "智能制造"),
        ("方敬", "宁海明德律师事务所", "二级律师", "公司法务"),
        ("郑文", "宁海省节能中心", "正高级工程师", "绿色制造"),
        ("白雪", "宁海正和会计师事务所", "注册会计师", "财务税务"),
    ]
    for i, (a, b, c, d) in enumerate(data):
        x = 120 + i % 2 * 540
        y = 220 + i // 2 * 280
        lines(s, y, ["姓名：" + a, "工作单位：" + b, "职称：" + c, "擅长领域：" + d], x=x)
    return ([s.page()], {"rows": [{"name": a, "employer": b, "title": c, "field": d} for a, b, c, d in data]})


@doc
def cards_ruled(Sheet):
    s = Sheet()
    s.centre(100, "专家信息登记表", size=36)
    y = 200
    data = [
        ("罗海生", "男", "宁海理工大学", "教授", "智能制造", "2023年5月10日"),
        ("方敬", "女", "宁海明德律师事务所", "二级律师", "公司法务", "2023年6月1日"),
    ]
    for n, g, b, c, d, t in data:
        s.table(
            110,
            y,
            [160, 340, 160, 340],
            [["姓名", n, "性别", g], ["工作单位", b, "职称", c], ["专业领域", d, "聘任时间", t]],
            row_height=54,
        )
        y += 260
    return (
        [s.page()],
        {
            "rows": [
                {"name": n, "employer": b, "title": c, "field": d, "appointed_on": t}
                for n, g, b, c, d, t in [
                    ("罗海生", "", "宁海理工大学", "教授", "智能制造", "2023-05-10"),
                    ("方敬", "", "宁海明德律师事务所", "二级律师", "公司法务", "2023-06-01"),
                ]
            ]
        },
    )


@doc
def letter_three_years(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(150, "聘 书", size=60)
    s.write(240, 330, "尊敬的白雪女士：")
    para(
        s,
        400,
        f"因工作需要，特聘您为{HOME}财税服务专家，聘期叁年，自2023年3月起。",
        x=240,
        right=1420,
        pitch=60,
    )
    foot(s, 760, [HOME, "二〇二三年三月六日"], right=1420)
    return (
        [s.page()],
        {
            "expert": "白雪",
            "appointer": HOME,
            "field": "财税",
            "appointed_on": "2023-03-06",
            "term": "2023-03/2026-02",
        },
    )


@doc
def letter_until(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(150, "聘请书", size=60)
    para(
        s,
        330,
        "兹聘请宁海理工大学罗海生教授担任我中心智能制造领域特聘专家，聘期至2026年4月30日。",
        x=240,
        right=1420,
        pitch=60,
    )
    foot(s, 700, ["云泽市中小企业服务中心", "2023年5月1日"], right=1420)
    stamp(s, 1250, 740, "云泽市中小企业服务中心")
    return (
        [s.page()],
        {
            "expert": "罗海生",
            "appointer": "云泽市中小企业服务中心",
            "field": "智能制造",
            "appointed_on": "2023-05-01",
            "term": "2023-05-01/2026-04-30",
        },
    )


@doc
def contract_roles(Sheet):
    s = Sheet()
    s.centre(120, "专家聘任协议书", size=36)
    y = lines(s, 220, ["甲方：" + HOME, "乙方：石磊\u3000\u3000身份证号：略", "职称：研究员"], pitch=50)
    y = para(s, y, "甲方聘请乙方为平台外聘专家，双方约定如下：")
    y = para(s, y, "1.乙方负责成果转化领域的咨询服务。")
    y = para(s, y, "2.聘任期限两年，自2023年6月1日起计算。")
    s.write(140, y + 80, "甲方（盖章）：")
    s.write(680, y + 80, "乙方（签名）：")
    s.write(140, y + 140, "2023年5月30日")
    s.write(680, y + 140, "2023年5月30日")
    return (
        [s.page()],
        {
            "expert": "石磊",
            "appointer": HOME,
            "field": "成果转化",
            "term": "2023-06-01/2025-05-31",
            "appointed_on": "2023-05-30",
        },
    )


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
