"""Papers of several kinds in wordings and arrangements that offices use. Invented."""

from __future__ import annotations

import pytest

DOCUMENTS = {}


def doc(kind, name, **want):
    def keep(draw):
        DOCUMENTS[f"{kind}: {name}"] = (kind, draw, want)
        return draw

    return keep


def sections(*pairs):
    return [{"section": s, "count": c} for s, c in pairs]


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


def toc(*rows):
    return [{"title": t, "page": p} for t, p in rows]


@doc(
    "divider",
    "entries with a hyphen numbering and colon",
    toc=toc(("申请表", "1"), ("营业执照", "9"), ("审计报告", "11")),
)
def _(sheet):
    s = sheet()
    s.centre(100, "申报材料目录", size=40)
    for i, (n, t, p) in enumerate(
        [("1-1", "申请表", "1"), ("1-2", "营业执照", "9"), ("1-3", "审计报告", "11")]
    ):
        s.write(140, 220 + 60 * i, n)
        s.write(240, 220 + 60 * i, t)
        s.write(1000, 220 + 60 * i, p)
    return [s]


@doc(
    "divider",
    "page before the title in a table",
    toc=toc(("申请表", "1"), ("营业执照", "9"), ("审计报告", "11")),
)
def _(sheet):
    s = sheet()
    s.centre(100, "目 录", size=40)
    s.table(
        120,
        200,
        [160, 160, 600],
        [["序号", "页码", "材料名称"], ["1", "1", "申请表"], ["2", "9", "营业执照"], ["3", "11", "审计报告"]],
    )
    return [s]


@doc(
    "divider",
    "long list with double digits, dots as words",
    toc=toc(
        *[
            (t, str(1 + 7 * i))
            for i, t in enumerate(
                [
                    "申请表",
                    "申请报告",
                    "营业执照",
                    "审计报告",
                    "专项审计报告",
                    "人员情况表",
                    "设备清单",
                    "企业名单",
                    "运营情况汇总表",
                    "租赁合同",
                    "资质证书",
                    "信用报告",
                ]
            )
        ]
    ),
)
def _(sheet):
    s = sheet()
    s.centre(80, "目  录", size=40)
    for i, t in enumerate(
        [
            "申请表",
            "申请报告",
            "营业执照",
            "审计报告",
            "专项审计报告",
            "人员情况表",
            "设备清单",
            "企业名单",
            "运营情况汇总表",
            "租赁合同",
            "资质证书",
            "信用报告",
        ]
    ):
        y = 170 + 52 * i
        r = s.write(140, y, f"{i + 1}")
        r = s.write(200, y, t)
        s.write(r.right + 10, y, "·" * int((1000 - r.right) / 13.2))
        s.write(1030, y, str(1 + 7 * i))
    return [s]


@doc(
    "divider",
    "unruled header and long titles",
    toc=toc(
        ("附件1示范平台申请推荐表"[3:], "1"),
        ("服务收支情况专项审计报告（2021-2023年）", "30"),
        ("ISO9001证书", "45"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(80, "目录", size=40)
    s.write(140, 170, "材料名称")
    s.write(1000, 170, "页码")
    for i, (t, p) in enumerate(
        [
            ("示范平台申请推荐表", "1"),
            ("服务收支情况专项审计报告（2021-2023年）", "30"),
            ("ISO9001证书", "45"),
        ]
    ):
        s.write(140, 230 + 56 * i, t)
        s.write(1010, 230 + 56 * i, p)
    return [s]


T = "平台依托线上系统和线下窗口，为中小企业提供信息、培训、融资等服务，得到企业的普遍认可。"


@doc(
    "application_report",
    "eight headings of the outline with text run in",
    headings=["基本情况", "服务对象所在区域的行业状况", "管理运营情况", "近三年的服务情况"],
    title="青海省中小企业公共服务示范平台申请报告",
)
def _(sheet):
    s = sheet()
    s.centre(100, "青海省中小企业公共服务示范平台申请报告", size=36)
    y = 200
    for n, t in zip(
        "一二三四",
        ["基本情况", "服务对象所在区域的行业状况", "管理运营情况", "近三年的服务情况"],
        strict=True,
    ):
        y = prose(s, y, f"{n}、{t}。{T}{T}") + 10
    return [s]


@doc(
    "application_report",
    "headings with trailing colon and roman numbers",
    headings=["平台概况", "运营管理", "服务业绩"],
    title="平台申请报告",
)
def _(sheet):
    s = sheet()
    s.centre(100, "平台申请报告", size=40)
    y = 200
    for n, t in [("Ⅰ", "平台概况"), ("Ⅱ", "运营管理"), ("Ⅲ", "服务业绩")]:
        s.write(130, y, f"{n}、{t}：")
        y = prose(s, y + 50, T) + 8
    return [s]


@doc(
    "application_report",
    "figures listed with enumerations in a sentence",
    headings=["基本情况", "服务业绩"],
    title="申请报告",
)
def _(sheet):
    s = sheet()
    s.centre(100, "申请报告", size=40)
    y = 200
    s.write(178, y, "一、基本情况")
    y = prose(
        s,
        y + 50,
        T,
        "1.注册资本500万元，现有员工22人，其中本科以上18人；",
        "2.服务场地1260平方米，设有培训室、会议室、洽谈室等功能区；",
        "3.固定资产原值120万元，仪器设备35台（套）。",
    )
    s.write(178, y, "二、服务业绩")
    prose(s, y + 50, T)
    return [s]


@doc(
    "government_contract",
    "purchase order like table with totals",
    contract_no="2024-PX-12",
    party_a="青海省中小企业服务中心",
    party_b="西宁河湟中小企业服务有限公司",
    amount="86000",
    amount_words="86000",
    project="小微企业财税培训",
)
def _(sheet):
    s = sheet()
    s.centre(90, "服务合同", size=44)
    s.write(760, 160, "合同编号：2024-PX-12")
    s.table(
        100,
        210,
        [200, 830],
        [
            ["委托方（甲方）", "青海省中小企业服务中心"],
            ["受托方（乙方）", "西宁河湟中小企业服务有限公司"],
            ["项目名称", "小微企业财税培训"],
        ],
    )
    s.table(
        100,
        400,
        [100, 400, 160, 180, 190],
        [
            ["序号", "服务项目", "场次", "单价（元）", "金额（元）"],
            ["1", "财税政策培训", "4", "15000", "60000"],
            ["2", "一对一咨询", "13", "2000", "26000"],
            ["合计", "大写：捌万陆仟元整　小写：86000元", None, None, None],
        ],
    )
    return [s]


@doc(
    "government_contract",
    "term in months from the signing",
    party_a="西安高新区企业服务局",
    party_b="西安知行企业服务有限公司",
    amount="150000",
    signed_on="2024-03-01",
    project="企业服务需求调研项目",
)
def _(sheet):
    s = sheet()
    s.centre(90, "委托协议", size=44)
    prose(
        s,
        200,
        "|甲方：西安高新区企业服务局",
        "|乙方：西安知行企业服务有限公司",
        "甲方委托乙方开展企业服务需求调研项目，双方达成如下协议。",
        "一、委托费用：人民币15万元整。",
        "二、期限：自协议签订之日起6个月。",
    )
    s.write(130, 800, "甲方（盖章）：")
    s.write(660, 800, "乙方（盖章）：")
    s.write(130, 860, "签订日期：2024年3月1日")
    s.write(660, 860, "签订日期：2024年3月1日")
    return [s]


@doc(
    "property_certificate",
    "serial above the title with a blank",
    serial="63002345678",
    cert_no="青（2020）西宁市不动产权第0067890号",
    owner="西宁城通置业有限公司",
    area="1100",
)
def _(sheet):
    s = sheet()
    s.write(780, 60, "编号 N0 63002345678")
    s.centre(130, "不动产权证", size=44)
    s.centre(210, "青 (2020) 西宁市 不动产权第 0067890 号")
    s.table(
        120,
        280,
        [240, 760],
        [
            ["权 利 人", "西宁城通置业有限公司"],
            ["共有情况", "单独所有"],
            ["坐    落", "西宁市城西区海湖路9号3号楼2层"],
            ["面    积", "宗地面积：2000平方米/房屋建筑面积：1100平方米"],
        ],
    )
    return [s]


@doc(
    "property_certificate",
    "serial in pieces",
    serial="D44001234567",
    cert_no="粤（2018）广州市不动产权第01234567号",
    owner="广州云启科技服务有限公司",
)
def _(sheet):
    s = sheet()
    s.write(800, 60, "编号：")
    s.write(890, 60, "No")
    s.write(940, 60, "D44001234567")
    s.centre(130, "不动产权证书", size=44)
    s.centre(210, "粤（2018）广州市不动产权第01234567号")
    s.write(130, 300, "权利人  广州云启科技服务有限公司")
    s.write(130, 350, "坐落  广州市天河区天河路385号")
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
    kind, draw, want = DOCUMENTS[name]
    got = read_fresh(kind, draw(sheet), surface, want)
    assert flat(got) == flat(want)
