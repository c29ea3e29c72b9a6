"""More arrangements of application reports: neighbours of those that failed when they were first read. Invented."""
# ruff: noqa: E501 - printed sentences stay whole

from __future__ import annotations

import pytest

DOCUMENTS = {}


def doc(name, **want):
    def keep(draw):
        DOCUMENTS[name] = (draw, want)
        return draw

    return keep


def prose(s, y, *paragraphs, x=130, n=40, pitch=46):
    for paragraph in paragraphs:
        text = paragraph if paragraph.startswith("|") else "  " + paragraph
        text = text.lstrip("|")
        first = True
        while text:
            take = n - 2 if first and text.startswith("  ") else n
            piece, text = text[:take], text[take:]
            s.write(x + (48 if piece.startswith("  ") else 0), y, piece.strip())
            first = False
            y += pitch
    return y


KIND = "application_report"
T = "平台依托线上系统和线下窗口，为中小企业提供信息、培训、融资等服务，得到企业的普遍认可。"


@doc(
    "contents page before the text",
    title="申请报告",
    unit_name="西宁河湟中小企业服务有限公司",
    headings=["申请单位基本情况", "行业状况", "管理运营情况", "下一步发展规划"],
)
def _(sheet):
    c = sheet()
    c.centre(400, "申请报告", size=52)
    c.centre(1000, "西宁河湟中小企业服务有限公司", size=28)
    m = sheet()
    m.centre(120, "目  录", size=40)
    for i, (t, p) in enumerate(
        [
            ("一、申请单位基本情况", "1"),
            ("二、行业状况", "3"),
            ("三、管理运营情况", "5"),
            ("四、下一步发展规划", "9"),
        ]
    ):
        m.write(140, 240 + 60 * i, t + "…" * 24 + p)
    s = sheet()
    y = 110
    for t in ["一、申请单位基本情况", "二、行业状况", "三、管理运营情况", "四、下一步发展规划"]:
        s.write(178, y, t)
        y = prose(s, y + 50, T) + 8
    return [c, m, s]


@doc(
    "items in the text counted with digits in brackets",
    title="平台申请报告",
    unit_name="合肥慧企咨询服务有限公司",
    headings=["单位概况", "服务情况", "发展规划"],
)
def _(sheet):
    s = sheet()
    s.centre(100, "平台申请报告", size=44)
    y = 200
    s.write(178, y, "一、单位概况")
    y = prose(s, y + 50, "合肥慧企咨询服务有限公司成立于2016年，" + T)
    s.write(178, y, "二、服务情况")
    y = prose(
        s,
        y + 50,
        "平台主要开展以下服务：",
        "（1）举办政策宣讲活动，组织企业参加培训，全年开展各类活动共计33场，参加企业达到1200家次以上；",
        "（2）协助企业申报项目，跟踪项目进展，全年协助企业获得各级财政资金支持，帮助企业对接银行融资。",
    )
    s.write(178, y, "三、发展规划")
    prose(s, y + 50, T)
    return [s]


@doc(
    "headings unnumbered, bold larger",
    title="中小企业公共服务示范平台申报报告",
    unit_name="杭州云栖中小企业服务中心有限公司",
    headings=["单位基本情况", "服务能力建设", "服务成效", "未来规划"],
)
def _(sheet):
    s = sheet()
    s.centre(100, "中小企业公共服务示范平台申报报告", size=40)
    s.centre(170, "杭州云栖中小企业服务中心有限公司")
    y = 260
    for t in ["单位基本情况", "服务能力建设", "服务成效", "未来规划"]:
        s.write(130, y, t, size=32)
        y = prose(s, y + 60, T, T) + 20
    return [s]


@doc(
    "Part and English numerals",
    title="申请报告",
    headings=["平台概况", "运营情况", "服务业绩"],
    unit_name="青岛海纳云数字科技有限公司",
)
def _(sheet):
    s = sheet()
    s.centre(100, "申请报告", size=44)
    y = 200
    for n, t in [("第一部分", "平台概况"), ("第二部分", "运营情况"), ("第三部分", "服务业绩")]:
        s.write(130, y, n + "  " + t, size=30)
        y = prose(s, y + 60, T) + 20
    s.write(740, y + 60, "青岛海纳云数字科技有限公司")
    s.write(820, y + 110, "2024年5月")
    return [s]


@doc(
    "outline in brackets after the heading",
    title="申请报告",
    headings=["基本情况", "服务对象所在区域的行业状况", "管理运营情况"],
)
def _(sheet):
    s = sheet()
    s.centre(100, "申请报告", size=44)
    y = 200
    for t in [
        "1.基本情况（沿革、发展目标、目前情况）",
        "2.服务对象所在区域的行业状况",
        "3.管理运营情况（组织架构、制度、人员）",
    ]:
        s.write(178, y, t)
        y = prose(s, y + 50, "西宁河湟中小企业服务有限公司" + T) + 8
    return [s]


@doc(
    "two levels with decimals",
    title="申请报告",
    headings=["基本情况", "单位沿革", "目前情况", "服务业绩", "典型案例"],
    unit_name="武汉光谷启航孵化器有限公司",
)
def _(sheet):
    s = sheet()
    s.centre(100, "申请报告", size=44)
    s.centre(160, "武汉光谷启航孵化器有限公司")
    y = 230
    for t in ["1 基本情况", "1.1 单位沿革", "1.2 目前情况", "2 服务业绩", "2.1 典型案例"]:
        s.write(130, y, t)
        y += 50
        if "." in t:
            y = prose(s, y, T)
    return [s]


@doc(
    "headings with a heading over them and figures inside prose lines",
    title="申请报告",
    headings=["公司概况", "人员与场地", "服务成效"],
    unit_name="苏州工业园区聚力科技服务有限公司",
)
def _(sheet):
    s = sheet()
    s.write(100, 50, "苏州工业园区聚力科技服务有限公司", size=18)
    s.centre(110, "申请报告", size=44)
    y = 210
    for t, x in [
        ("一、公司概况", T),
        (
            "二、人员与场地",
            "公司现有专职人员22人，其中本科以上20人，场地面积合计1260平方米，设有培训室、洽谈室、办公区等功能区域，"
            + T,
        ),
        (
            "三、服务成效",
            "3年来，平台累计服务企业900余家。2021年服务280家，2022年服务300家，2023年服务330家，" + T,
        ),
    ]:
        s.write(178, y, t)
        y = prose(s, y + 50, x)
    s.centre(1690, "1", size=18)
    return [s]


def flat(fields):
    """Rows cell by cell, so that a failure names the cell."""
    out = {}
    for key, value in fields.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            out |= {f"{key}[{i}].{c}": v for i, row in enumerate(value) for c, v in row.items()}
        else:
            out[key] = value
    return out


@pytest.mark.parametrize("surface", ["drawn", "ocr"])
@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_reads(name, surface, sheet, read_fresh):
    draw, want = DOCUMENTS[name]
    got = read_fresh(KIND, draw(sheet), surface, want)
    assert flat(got) == flat(want)
