"""More ledgers: people under other words, in other cells and in forms. Invented."""

from __future__ import annotations

import pytest

DOCUMENTS = {}
KIND = "service_ledger"


def doc(name, **want):
    def keep(draw):
        DOCUMENTS[name] = (draw, want)
        return draw

    return keep


A = "云泽市禾木企业服务有限公司"


@doc(
    "persons in words",
    rows=[
        {"enterprise": "云泽市恒顺机械有限公司", "date": "2023-03-14", "persons": "35"},
        {"enterprise": "云泽天合食品有限公司", "date": "2023-05-22", "persons": "2"},
    ],
    unit_name=A,
    year="2023",
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(80, "2023年度企业服务工作台账", size=34)
    s.write(90, 140, "填报单位：" + A)
    s.table(
        60,
        190,
        [70, 240, 160, 330, 260, 220, 170, 150],
        [
            ["序号", "服务诉求", "服务日期", "受服务企业", "服务内容", "服务地点", "参加人员数", "企业反馈"],
            [
                "1",
                "人才培训",
                "3月14日",
                "云泽市恒顺机械有限公司",
                "组织技能培训",
                "企业会议室",
                "35人",
                "满意",
            ],
            ["2", "融资", "5月22日", "云泽天合食品有限公司", "对接银行", "平台大厅", "2人", "很满意"],
        ],
        row_height=54,
    )
    return [s]


@doc(
    "persons under other words",
    rows=[
        {"enterprise": "云泽市恒顺机械有限公司", "persons": "35"},
        {"enterprise": "云泽天合食品有限公司", "persons": "12"},
    ],
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(80, "服务记录台账", size=34)
    s.columns(
        60,
        170,
        [80, 200, 360, 300, 260, 220, 200],
        [
            ["序号", "时间", "服务对象", "服务记录", "地点", "受益企业人数", "意见反馈"],
            ["1", "2023.3.14", "云泽市恒顺机械有限公司", "质量管理培训", "云泽市图书馆", "35", "良好"],
            ["2", "2023.5.22", "云泽天合食品有限公司", "食品安全讲座", "企业现场", "12", "满意"],
        ],
        rules="rows",
        pitch=54,
    )
    return [s]


@doc(
    "enterprises and persons in one cell",
    rows=[
        {"enterprise": "云泽市恒顺机械有限公司", "persons": "3"},
        {"enterprise": "云泽天合食品有限公司", "persons": "2"},
    ],
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(80, "平台服务台账", size=34)
    s.table(
        60,
        170,
        [80, 260, 200, 480, 300, 200],
        [
            ["序号", "企业诉求", "服务时间", "参与企业及人数", "提供的服务", "反馈意见"],
            ["1", "政策咨询", "2023年3月14日", "云泽市恒顺机械有限公司（3人）", "政策解读", "满意"],
            ["2", "法律咨询", "2023年5月22日", "云泽天合食品有限公司，2人", "合同审查", "满意"],
        ],
        row_height=54,
    )
    return [s]


@doc(
    "forms one per page half",
    rows=[
        {
            "enterprise": "云泽市恒顺机械有限公司",
            "demand": "数字化诊断",
            "date": "2023-03-14",
            "place": "企业现场",
            "persons": "4",
            "feedback": "很满意",
        },
        {
            "enterprise": "云泽天合食品有限公司",
            "demand": "商标注册",
            "date": "2023-05-22",
            "place": "平台大厅",
            "persons": "1",
            "feedback": "满意",
        },
    ],
)
def _(sheet):
    s = sheet()
    s.centre(80, "企业服务记录表", size=34)
    y = 160
    for a, b, c, d, e, f in (
        ("云泽市恒顺机械有限公司", "数字化诊断", "2023年3月14日", "企业现场", "4人", "很满意"),
        ("云泽天合食品有限公司", "商标注册", "2023年5月22日", "平台大厅", "1人", "满意"),
    ):
        s.table(
            110,
            y,
            [170, 340, 170, 340],
            [["企业名称", a, "服务时间", c], ["服务诉求", b, "服务地点", d], ["服务人数", e, "企业反馈", f]],
            row_height=54,
        )
        y += 240
    return [s]


@doc(
    "persons for a group head",
    rows=[
        {"enterprise": "云泽市恒顺机械有限公司", "persons": "35"},
        {"enterprise": "云泽天合食品有限公司", "persons": "12"},
    ],
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(80, "中小企业服务台账", size=34)
    s.table(
        60,
        170,
        [80, 200, 240, 240, 360, 120, 240],
        [
            ["序号", "日期", "服务需求", "服务内容", "参与情况", None, "评价"],
            ["^", "^", "^", "^", "企业", "人数", "^"],
            ["1", "2023-3-14", "培训", "质量培训", "云泽市恒顺机械有限公司", "35", "满意"],
            ["2", "2023-5-22", "讲座", "食品安全", "云泽天合食品有限公司", "12", "满意"],
        ],
        row_height=50,
    )
    return [s]


def one(name, header, values, want, key="persons"):

    @doc(
        name,
        rows=[
            {"enterprise": e, key: w}
            for e, w in zip(("云泽市恒顺机械有限公司", "云泽天合食品有限公司"), want, strict=True)
        ],
    )
    def _(sheet):
        s = sheet(width=1754, height=1240)
        s.centre(80, "服务台账", size=34)
        s.table(
            60,
            170,
            [80, 200, 340, 260, 420, 200],
            [
                ["序号", "服务时间", "企业名称", "服务需求", header, "满意度"],
                ["1", "2023-3-14", "云泽市恒顺机械有限公司", "培训", values[0], "满意"],
                ["2", "2023-5-22", "云泽天合食品有限公司", "讲座", values[1], "满意"],
            ],
            row_height=54,
        )
        return [s]


for h in (
    "人数/人次",
    "参与人员数量",
    "参加人员（人）",
    "覆盖人数",
    "到场人数",
    "服务人数(人次)",
    "参会规模（人）",
    "人员数",
    "惠及人数",
    "企业参与人数",
    "参训人员",
    "参加人员",
):
    one("header " + h, h, ("35", "12"), ("35", "12"))


one("unit in the cell", "参加人数", ("35人次", "12 人"), ("35", "12"))


one("place and people", "地点及人数", ("企业会议室，35人", "平台大厅 12人"), ("35", "12"))


one("in the record", "服务内容", ("组织质量培训，参加35人", "食品安全讲座，参训人员12人"), ("35", "12"))


one("about", "参加人数", ("约35人", "12人左右"), (None, None))


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
