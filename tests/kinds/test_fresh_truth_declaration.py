"""Fresh declarations, as offices write them; nothing here was looked at when the reader was written. Invented."""
# ruff: noqa: E501 - printed sentences stay whole

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, Seal

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


KIND = "truth_declaration"


def sealed(s, x, y, text):
    s.seals.append(Seal(Rect(x, y, x + 240, y + 240), "round", "red", text, None, 0.9))


def by_hand(s, x, y, width=150):
    for i in range(3):
        left = x + i * width / 3
        s.scribble(Rect(left, y - 8, left + width / 3 - 6, y + 36))


@doc(
    "declaration to a department, signed and sealed",
    recipient="青海省工业和信息化厅",
    applicant="西宁河湟中小企业服务有限公司",
    statement=True,
    sealed=True,
    seal_text="西宁河湟中小企业服务有限公司",
    signed=True,
    date="2024-06-12",
)
def _(sheet):
    s = sheet()
    s.centre(150, "申报材料真实性声明", size=44)
    prose(
        s,
        290,
        "|青海省工业和信息化厅：",
        "我单位郑重声明：本次申报省级中小企业公共服务示范平台所提交的全部材料均真实、准确、完整，如有虚假，愿承担由此产生的一切法律责任。",
        "特此声明。",
    )
    s.write(600, 700, "申报单位（盖章）：西宁河湟中小企业服务有限公司", size=22)
    s.write(600, 770, "法定代表人（签字）：")
    by_hand(s, 850, 770)
    s.write(600, 840, "2024年6月12日")
    sealed(s, 820, 620, "西宁河湟中小企业服务有限公司")
    return [s]


@doc(
    "promise in numbered points, signatory printed",
    recipient="四川省经济和信息化厅",
    applicant="成都青禾创业孵化管理有限公司",
    statement=True,
    signatory="罗启明",
    date="2024-05-20",
    sealed=False,
)
def _(sheet):
    s = sheet()
    s.centre(150, "诚信承诺书", size=44)
    prose(
        s,
        280,
        "|四川省经济和信息化厅：",
        "成都青禾创业孵化管理有限公司自愿申报2024年中小企业公共服务示范平台，现承诺如下：",
        "1. 所提供的申报资料内容真实、合法、有效，复印件与原件一致。",
        "2. 近三年无重大安全、质量和环境污染事故。",
        "3. 如违背上述承诺，自愿接受有关部门的处理。",
    )
    s.write(660, 780, "承诺单位：成都青禾创业孵化管理有限公司", size=22)
    s.write(660, 840, "法定代表人：罗启明")
    s.write(660, 900, "日期：2024年5月20日")
    return [s]


@doc(
    "two-column signing block, Chinese date",
    recipient=None,
    applicant="杭州云栖中小企业服务中心有限公司",
    statement=True,
    signatory="顾南乔",
    date="2023-08-09",
    sealed=True,
    seal_text="杭州云栖中小企业服务中心有限公司",
)
def _(sheet):
    s = sheet()
    s.centre(150, "关于申报材料真实性的承诺", size=44)
    prose(
        s,
        290,
        "本单位对所提交的申报材料（含电子版）的真实性、合法性负责，不存在弄虚作假、重复申报等情况。如有不实，本单位愿承担相应责任，并退回所获资金。",
    )
    s.table(
        130,
        640,
        [490, 490],
        [
            ["单位名称（公章）：\n杭州云栖中小企业服务中心有限公司", "法定代表人（签名）：顾南乔"],
            ["二〇二三年八月九日", "二〇二三年八月九日"],
        ],
    )
    sealed(s, 300, 610, "杭州云栖中小企业服务中心有限公司")
    return [s]


@doc(
    "statement in the form's own box",
    applicant="苏州工业园区聚力科技服务有限公司",
    statement=True,
    date="2023-07-03",
    sealed=False,
    recipient=None,
)
def _(sheet):
    s = sheet()
    s.centre(120, "申报单位声明", size=40)
    s.table(
        120,
        220,
        [220, 760],
        [
            ["申报单位", "苏州工业园区聚力科技服务有限公司"],
            [
                "声明内容",
                "本单位承诺申报表及附件内容真实、准确，知识产权清晰，\n无弄虚作假行为，否则承担相应后果。",
            ],
            ["法定代表人\n签字", ""],
            ["日期", "2023年7月3日"],
        ],
        row_height=70,
    )
    return [s]


@doc(
    "letter of undertaking beginning with the unit",
    recipient="辽宁省工业和信息化厅",
    applicant="沈阳铁西产业服务中心有限公司",
    statement=True,
    date="2023-09-15",
    signatory="孟庆华",
    signed=True,
)
def _(sheet):
    s = sheet()
    s.centre(150, "承  诺  函", size=44)
    prose(
        s,
        280,
        "致：辽宁省工业和信息化厅",
        "沈阳铁西产业服务中心有限公司（以下简称“我公司”）就申报2023年省级中小企业公共服务示范平台事宜，"
        "保证所报送的各项数据、文件、证明材料真实可靠，无虚假记载、误导性陈述。",
        "以上承诺，如有违反，我公司承担全部法律后果。",
    )
    s.write(640, 800, "沈阳铁西产业服务中心有限公司（公章）", size=22)
    s.write(640, 870, "法定代表人（签章）：孟庆华")
    by_hand(s, 1000, 870, 120)
    s.write(640, 940, "2023年9月15日")
    return [s]


@doc(
    "blanks with underscores",
    recipient="武汉市经济和信息化局",
    applicant="武汉光谷启航孵化器有限公司",
    statement=True,
    date="2024-04-08",
    signatory="袁立群",
)
def _(sheet):
    s = sheet()
    s.centre(140, "项目申报真实性承诺书", size=44)
    y = 270
    for text in [
        "武汉市经济和信息化局：",
        "    我单位__武汉光谷启航孵化器有限公司__申报__2024年度市级中小企业服务平台__，",
        "所提交的材料真实有效，如有隐瞒或虚假，愿承担一切责任。",
        "单位名称（盖章）：__武汉光谷启航孵化器有限公司__",
        "法定代表人（签字）：__袁立群__",
        "__2024__年__4__月__8__日",
    ]:
        s.write(140, y, text.strip())
        y += 62
    return [s]


@doc(
    "self-declaration with a named agent",
    recipient="国家税务总局青岛市税务局",
    applicant="青岛海纳云数字科技有限公司",
    statement=True,
    date="2024-03-11",
    signatory=None,
)
def _(sheet):
    s = sheet()
    s.centre(150, "声  明", size=48)
    prose(
        s,
        290,
        "|国家税务总局青岛市税务局：",
        "本公司提交的申请材料与原件一致，所载信息真实、准确、完整。本公司知悉提供不实材料的法律后果。",
    )
    s.write(700, 640, "声明人：青岛海纳云数字科技有限公司", size=22)
    s.write(700, 700, "经办人：秦雪")
    s.write(700, 760, "2024-03-11")
    return [s]


@doc(
    "declaration on paper with a head, seal of another body",
    applicant="深圳市融创扬帆融资担保有限公司",
    statement=True,
    sealed=True,
    seal_text="深圳市融创扬帆融资担保有限公司",
    date="2024-06-01",
    recipient="深圳市中小企业服务局",
)
def _(sheet):
    s = sheet()
    s.centre(80, "深圳市融创扬帆融资担保有限公司", size=36)
    s.write(120, 140, "地址：深圳市南山区科技园科苑路15号B座6楼   电话：0755-26881234", size=18)
    s.line(120, 170, 1120, 170)
    s.centre(240, "材料真实性说明", size=40)
    prose(
        s,
        350,
        "|尊敬的深圳市中小企业服务局：",
        "我司此次报送的申报材料均为真实材料，数据来源于我司财务及业务系统，特此说明，并承诺对材料真实性负责。",
    )
    s.write(700, 760, "深圳市融创扬帆融资担保有限公司", size=22)
    s.write(800, 820, "2024年6月1日")
    sealed(s, 780, 660, "深圳市融创扬帆融资担保有限公司")
    return [s]


@doc(
    "points with boxes, seal label beneath",
    recipient="安徽省经济和信息化厅",
    applicant="合肥慧企咨询服务有限公司",
    statement=True,
    date="2023-05-31",
    signatory="程越",
)
def _(sheet):
    s = sheet()
    s.centre(150, "申报单位真实性承诺书", size=44)
    prose(
        s,
        280,
        "安徽省经济和信息化厅：",
        "本单位申报2023年安徽省中小企业公共服务示范平台，承诺填报内容和所附证明材料真实有效，不存在违法违规及失信行为，"
        "如有虚假，由本单位承担一切责任。",
    )
    s.write(130, 640, "申报单位：合肥慧企咨询服务有限公司")
    s.write(130, 690, "（公章）")
    s.write(130, 760, "负责人：程越")
    s.write(130, 830, "填报时间：2023年5月31日")
    return [s]


@doc(
    "declaration to the organising committee, unit on the line above the date, signer unnamed",
    recipient="西宁市工业和信息化局",
    applicant="西宁河湟中小企业服务有限公司",
    statement=True,
    date="2022-10-08",
    signatory=None,
)
def _(sheet):
    s = sheet()
    s.centre(150, "关于报送材料真实性的声明", size=40)
    prose(
        s,
        280,
        "|致西宁市工业和信息化局：",
        "我公司所报送的申报书、审计报告、服务证明等材料均属实，如与事实不符，后果自负。",
    )
    s.write(640, 620, "西宁河湟中小企业服务有限公司（盖章）", size=22)
    s.write(640, 690, "法定代表人签字：__________")
    s.write(640, 760, "2022 年 10 月 8 日")
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
