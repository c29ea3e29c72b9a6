"""Fresh documents of recognition, as offices write them; nothing here was looked at when the reader was written. Invented."""
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


KIND = "recognition_document"


@doc(
    "red head notice with its list annexed",
    doc_no="青工信中小〔2023〕58号",
    title="关于公布2023年青海省中小企业公共服务示范平台名单的通知",
    authority="青海省工业和信息化厅",
    level="province",
    category="青海省中小企业公共服务示范平台",
    date="2023-11-16",
    valid_years="3",
    publicity_only=False,
    rows=[
        {
            "seq": "1",
            "name": "西宁河湟中小企业服务有限公司",
            "platform": "河湟中小企业综合服务平台",
            "region": "西宁市",
        },
        {
            "seq": "2",
            "name": "海东绿谷农业科技有限公司",
            "platform": "绿谷农产品检测服务平台",
            "region": "海东市",
        },
        {
            "seq": "3",
            "name": "格尔木盐湖技术服务有限公司",
            "platform": "盐湖化工技术服务平台",
            "region": "海西州",
        },
    ],
)
def _(sheet):
    s = sheet()
    s.centre(120, "青海省工业和信息化厅文件", size=56)
    s.centre(230, "青工信中小〔2023〕58号")
    s.line(120, 275, 1120, 275)
    s.centre(330, "关于公布2023年青海省中小企业公共服务", size=36)
    s.centre(385, "示范平台名单的通知", size=36)
    y = prose(
        s,
        480,
        "|各市（州）工业和信息化主管部门：",
        "根据《青海省中小企业公共服务示范平台认定管理办法》，经单位申报、各地推荐、专家评审和网上公示，"
        "认定西宁河湟中小企业服务有限公司等3家单位的平台为青海省中小企业公共服务示范平台，有效期三年。",
        "附件：2023年青海省中小企业公共服务示范平台名单",
    )
    s.write(760, y + 120, "青海省工业和信息化厅")
    s.write(800, y + 170, "2023年11月16日")
    t = sheet()
    t.write(110, 90, "附件")
    t.centre(150, "2023年青海省中小企业公共服务示范平台名单", size=32)
    t.table(
        90,
        230,
        [90, 420, 400, 150],
        [
            ["序号", "单位名称", "平台名称", "所属地区"],
            ["1", "西宁河湟中小企业服务有限公司", "河湟中小企业综合服务平台", "西宁市"],
            ["2", "海东绿谷农业科技有限公司", "绿谷农产品检测服务平台", "海东市"],
            ["3", "格尔木盐湖技术服务有限公司", "盐湖化工技术服务平台", "海西州"],
        ],
    )
    return [s, t]


@doc(
    "city bureau's letter head, names in a list of prose",
    doc_no="成经信函〔2022〕317号",
    title="关于认定2022年成都市小型微型企业创业创新示范基地的通知",
    authority="成都市经济和信息化局",
    level="city",
    date="2022-12-08",
    publicity_only=False,
    valid_years=None,
)
def _(sheet):
    s = sheet()
    s.centre(110, "成都市经济和信息化局", size=52)
    s.line(120, 190, 1120, 190)
    s.write(820, 220, "成经信函〔2022〕317号")
    s.centre(300, "关于认定2022年成都市小型微型企业", size=36)
    s.centre(354, "创业创新示范基地的通知", size=36)
    y = prose(
        s,
        450,
        "|各区（市）县经济和信息化主管部门：",
        "经审核，现认定成都青禾创业孵化基地（运营单位：成都青禾创业孵化管理有限公司）等5个基地为2022年成都市小型微型企业创业创新示范基地。",
        "请各地加强指导，促进基地提升服务水平。",
    )
    s.write(780, y + 120, "成都市经济和信息化局")
    s.write(820, y + 170, "2022年12月8日")
    return [s]


@doc(
    "announcement before the decision",
    title="关于2024年度省级中小企业公共服务示范平台拟认定名单的公示",
    authority="湖北省经济和信息化厅",
    level="province",
    date="2024-08-19",
    publicity_only=True,
    rows=[
        {"seq": "1", "name": "武汉光谷启航孵化器有限公司"},
        {"seq": "2", "name": "宜昌三峡服务外包有限公司"},
        {"seq": "3", "name": "襄阳汉江检测有限公司"},
    ],
)
def _(sheet):
    s = sheet()
    s.centre(130, "关于2024年度省级中小企业公共服务示范平台", size=36)
    s.centre(184, "拟认定名单的公示", size=36)
    y = prose(
        s,
        280,
        "根据有关规定，经专家评审，拟认定以下3家单位为省级中小企业公共服务示范平台，现予以公示，公示期2024年8月19日至8月25日。如有异议，请以书面形式反映。",
    )
    s.table(
        150,
        y + 30,
        [120, 700],
        [
            ["序号", "单位名称"],
            ["1", "武汉光谷启航孵化器有限公司"],
            ["2", "宜昌三峡服务外包有限公司"],
            ["3", "襄阳汉江检测有限公司"],
        ],
    )
    s.write(780, y + 320, "湖北省经济和信息化厅")
    s.write(820, y + 370, "2024年8月19日")
    return [s]


@doc(
    "photo of a plaque",
    title="浙江省中小企业公共服务示范平台",
    authority="浙江省经济和信息化厅",
    level="province",
    date="2023-12",
    doc_no=None,
)
def _(sheet):
    s = sheet(width=1240, height=900)
    s.centre(300, "浙江省中小企业公共服务示范平台", size=56)
    s.centre(560, "浙江省经济和信息化厅", size=36)
    s.centre(630, "二〇二三年十二月", size=32)
    return [s]


@doc(
    "national ministry's notice",
    doc_no="工信部企业〔2023〕211号",
    title="工业和信息化部关于公布2023年度国家中小企业公共服务示范平台名单的通告",
    authority="工业和信息化部",
    level="national",
    date="2023-12-11",
    valid_to="2026-12-31",
    publicity_only=False,
)
def _(sheet):
    s = sheet()
    s.centre(120, "中华人民共和国工业和信息化部", size=48)
    s.centre(230, "工信部企业〔2023〕211号")
    s.centre(310, "工业和信息化部关于公布2023年度国家中小企业", size=34)
    s.centre(362, "公共服务示范平台名单的通告", size=34)
    y = prose(
        s,
        460,
        "为推动中小企业公共服务体系建设，现将2023年度国家中小企业公共服务示范平台名单予以公布，有效期自2024年1月1日至2026年12月31日。",
        "特此通告。",
    )
    s.write(840, y + 100, "工业和信息化部")
    s.write(820, y + 150, "2023年12月11日")
    return [s]


@doc(
    "web print of a notice with its data of publication",
    title="关于公布第七批市级中小企业公共服务平台的通知",
    authority="青岛市民营经济发展局",
    level="city",
    date="2022-09-27",
    doc_no="青民经发〔2022〕24号",
    rows=[
        {"seq": "1", "name": "青岛海纳云数字科技有限公司", "category": "技术服务"},
        {"seq": "2", "name": "青岛蓝谷检测有限公司", "category": "检验检测"},
        {"seq": "3", "name": "青岛胶东人才有限公司", "category": "人才培训"},
    ],
)
def _(sheet):
    s = sheet()
    s.write(90, 50, "青岛市民营经济发展局 > 政务公开 > 通知公告", size=18)
    s.centre(120, "关于公布第七批市级中小企业公共服务平台的通知", size=34)
    s.centre(190, "发布日期：2022-09-27    来源：青岛市民营经济发展局    字号：大 中 小", size=18)
    s.centre(240, "青民经发〔2022〕24号")
    y = prose(
        s,
        310,
        "|各区（市）民营经济主管部门：",
        "经评审，确定青岛海纳云数字科技有限公司等3家单位为第七批市级中小企业公共服务平台。现予公布。",
    )
    s.columns(
        130,
        y + 30,
        [120, 560, 260],
        [
            ["序号", "企业名称", "服务类别"],
            ["1", "青岛海纳云数字科技有限公司", "技术服务"],
            ["2", "青岛蓝谷检测有限公司", "检验检测"],
            ["3", "青岛胶东人才有限公司", "人才培训"],
        ],
        rules="rows",
    )
    return [s]


@doc(
    "single letter of recognition to one unit",
    title="关于认定苏州工业园区聚力科技服务有限公司为区级公共服务平台的批复",
    authority="苏州工业园区科技创新委员会",
    date="2021-06-30",
    doc_no="苏园科创〔2021〕46号",
    publicity_only=False,
)
def _(sheet):
    s = sheet()
    s.centre(110, "苏州工业园区科技创新委员会", size=48)
    s.centre(210, "苏园科创〔2021〕46号")
    s.centre(290, "关于认定苏州工业园区聚力科技服务有限公司", size=34)
    s.centre(342, "为区级公共服务平台的批复", size=34)
    y = prose(
        s,
        440,
        "|苏州工业园区聚力科技服务有限公司：",
        "你单位《关于申请认定区级公共服务平台的请示》收悉。经研究，同意认定你单位建设的“聚力科技服务平台”为区级公共服务平台。",
        "此复。",
    )
    s.write(760, y + 120, "苏州工业园区科技创新委员会")
    s.write(830, y + 170, "2021年6月30日")
    return [s]


@doc(
    "certificate of recognition with labels",
    title="证书",
    doc_no="SZ-SFPT-2023-018",
    authority="深圳市中小企业服务局",
    level="city",
    date="2023-10-20",
    valid_to="2026-10-19",
    valid_years=None,
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(160, "证  书", size=60)
    s.centre(340, "深圳市融创扬帆融资担保有限公司", size=36)
    s.centre(430, "被认定为深圳市中小企业公共服务示范平台。")
    s.write(300, 640, "编号：SZ-SFPT-2023-018")
    s.write(300, 700, "有效期至：2026年10月19日")
    s.write(1080, 820, "深圳市中小企业服务局")
    s.write(1120, 880, "2023年10月20日")
    return [s]


@doc(
    "list by class under headings, only the annex",
    title="2023年度辽宁省中小企业公共服务示范平台名单",
    valid_years=None,
    rows=[
        {
            "seq": "1",
            "name": "沈阳铁西产业服务中心有限公司",
            "platform": "铁西产业公共服务平台",
            "category": "综合服务",
        },
        {
            "seq": "2",
            "name": "大连海湾软件评测有限公司",
            "platform": "软件评测公共平台",
            "category": "技术服务",
        },
        {"seq": "3", "name": "鞍山钢城培训有限公司", "platform": "钢城技能培训平台", "category": "培训服务"},
    ],
)
def _(sheet):
    s = sheet()
    s.write(110, 80, "附件1")
    s.centre(140, "2023年度辽宁省中小企业公共服务示范平台名单", size=32)
    s.table(
        80,
        220,
        [80, 420, 380, 190],
        [
            ["序号", "运营单位名称", "平台名称", "服务功能"],
            ["1", "沈阳铁西产业服务中心有限公司", "铁西产业公共服务平台", "综合服务"],
            ["2", "大连海湾软件评测有限公司", "软件评测公共平台", "技术服务"],
            ["3", "鞍山钢城培训有限公司", "钢城技能培训平台", "培训服务"],
        ],
    )
    return [s]


@doc(
    "county bureau, joint issue, list in the text",
    doc_no="滨发改〔2021〕33号",
    title="关于公布2021年度区级小微企业园名单的通知",
    authority="杭州市滨江区发展改革和经济局",
    level="county",
    date="2021-10-14",
    publicity_only=False,
    rows=[
        {"seq": "1", "name": "杭州云栖中小企业服务中心有限公司"},
        {"seq": "2", "name": "杭州西兴创意园有限公司"},
    ],
)
def _(sheet):
    s = sheet()
    s.centre(110, "杭州市滨江区发展改革和经济局文件", size=44)
    s.centre(200, "滨发改〔2021〕33号")
    s.line(120, 240, 1120, 240)
    s.centre(290, "关于公布2021年度区级小微企业园名单的通知", size=36)
    y = prose(
        s,
        390,
        "|各街道、有关单位：",
        "经审核，确定杭州云栖中小企业服务中心有限公司等2家单位为2021年度区级小微企业园运营单位。名单如下：",
    )
    s.table(
        150,
        y + 20,
        [120, 640],
        [["序号", "运营单位"], ["1", "杭州云栖中小企业服务中心有限公司"], ["2", "杭州西兴创意园有限公司"]],
    )
    s.write(720, y + 300, "杭州市滨江区发展改革和经济局")
    s.write(820, y + 350, "2021年10月14日")
    return [s]


@doc(
    "association's decision, number in brackets",
    title="关于授予2022年度优秀服务机构称号的决定",
    authority="中国中小企业协会",
    date="2022-12-20",
    doc_no="中小企协〔2022〕61号",
    level="association_national",
    publicity_only=False,
)
def _(sheet):
    s = sheet()
    s.centre(110, "中国中小企业协会", size=52)
    s.centre(210, "中小企协〔2022〕61号")
    s.centre(300, "关于授予2022年度优秀服务机构称号的决定", size=36)
    y = prose(
        s,
        400,
        "|各会员单位：",
        "经评选，决定授予西宁河湟中小企业服务有限公司等20家单位“2022年度优秀服务机构”称号。希望获奖单位再接再厉。",
    )
    s.write(840, y + 100, "中国中小企业协会")
    s.write(800, y + 150, "二〇二二年十二月二十日")
    return [s]


@doc(
    "centred list without rules, the region as a heading column",
    title="2022年度山东省中小企业公共服务示范平台名单",
    rows=[
        {"seq": "1", "region": "济南市", "name": "济南泉城企业服务有限公司", "platform": "泉城企业服务平台"},
        {"seq": "2", "region": "青岛市", "name": "青岛海纳云数字科技有限公司", "platform": "海纳云服务平台"},
        {"seq": "3", "region": "烟台市", "name": "烟台芝罘检测技术有限公司", "platform": "芝罘检测平台"},
    ],
)
def _(sheet):
    s = sheet()
    s.write(110, 80, "附件")
    s.centre(140, "2022年度山东省中小企业公共服务示范平台名单", size=32)
    s.columns(
        110,
        220,
        [90, 140, 440, 360],
        [
            ["序号", "所在市", "申报单位", "平台名称"],
            ["1", "济南市", "济南泉城企业服务有限公司", "泉城企业服务平台"],
            ["2", "青岛市", "青岛海纳云数字科技有限公司", "海纳云服务平台"],
            ["3", "烟台市", "烟台芝罘检测技术有限公司", "芝罘检测平台"],
        ],
    )
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
