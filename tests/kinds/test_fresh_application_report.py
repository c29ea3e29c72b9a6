"""Fresh application reports, as offices write them; nothing here was looked at when the reader was written. Invented."""
# ruff: noqa: E501 - printed sentences stay whole

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import application_report

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

HEADS = [
    "申请单位基本情况",
    "服务对象所在区域的行业状况",
    "管理运营情况",
    "近三年服务情况",
    "主要服务业绩",
    "获得扶持情况",
    "下一步发展规划",
]


@doc(
    "prose with numbered headings and a foot",
    title="青海省中小企业公共服务示范平台申请报告",
    unit_name="西宁河湟中小企业服务有限公司",
    date="2024-06-12",
    headings=HEADS,
    claims=[
        ("员工", "26", "人", None),
        ("服务企业", "312", "家", "2023"),
        ("服务收入", "420.5", "万元", "2023"),
        ("面积", "1100", "平方米", None),
    ],
    absent=["17", "68"],
)
def _(sheet):
    s = sheet()
    s.centre(110, "青海省中小企业公共服务示范平台申请报告", size=38)
    y = 220
    texts = [
        "西宁河湟中小企业服务有限公司位于西宁市城西区五四西路68号，现有员工26人，服务场地面积1100平方米。",
        "河湟地区小微企业以农牧产品加工、文旅和商贸流通为主，数字化水平有待提升。",
        "公司设综合部、服务部、培训部，制定了服务流程和收费管理制度。",
        "2023年，平台服务企业312家，实现服务收入420.5万元。",
        "平台为藏毯企业对接高校资源，解决了染色工艺难题。",
        "依据青工信中小〔2022〕17号文件，平台获评省级示范平台。",
        "平台将继续完善线上服务功能，扩大服务覆盖面。",
    ]
    for n, head, text in zip("一二三四五六七", HEADS, texts, strict=True):
        s.write(178, y, f"{n}、{head}")
        y = prose(s, y + 48, text) + 6
    s.write(720, y + 60, "西宁河湟中小企业服务有限公司")
    s.write(820, y + 110, "2024年6月12日")
    return [s]


@doc(
    "cover with the applicant and chapters in larger print",
    title="中小企业公共服务平台申请报告",
    unit_name="成都青禾创业孵化管理有限公司",
    date="2024-05-20",
    headings=["平台概况", "运营管理", "服务成效", "发展规划"],
    claims=[
        ("孵化面积", "12600", "平方米", None),
        ("在孵企业", "86", "家", None),
        ("融资", "3.2", "亿元", "2023"),
    ],
)
def _(sheet):
    c = sheet()
    c.centre(420, "中小企业公共服务平台申请报告", size=52)
    c.write(360, 1000, "申报单位：成都青禾创业孵化管理有限公司", size=28)
    c.write(360, 1060, "编制日期：2024年5月20日", size=28)
    s = sheet()
    y = 110
    for head, text in [
        (
            "第一章 平台概况",
            "成都青禾创业孵化管理有限公司成立于2018年3月，孵化面积12600平方米，目前在孵企业86家。",
        ),
        ("第二章 运营管理", "平台实行理事会领导下的总经理负责制，建立了导师、培训、投融资三支队伍。"),
        ("第三章 服务成效", "2023年帮助企业获得融资3.2亿元，企业满意度持续提升。"),
        ("第四章 发展规划", "未来将建设智能制造加速器，形成全链条服务。"),
    ]:
        s.centre(y, head, size=34)
        y = prose(s, y + 66, text) + 30
    return [c, s]


@doc(
    "headings with brackets of a second level",
    unit_name="杭州云栖中小企业服务中心有限公司",
    headings=["单位简介", "组织架构", "人员情况", "服务业绩", "培训服务", "信息服务"],
    title="申请报告",
    claims=[
        ("从业人员", "34", "人", None),
        ("本科", "29", "人", None),
        ("培训", "46", "期", "2023"),
        ("参训", "2870", "人次", "2023"),
    ],
    date=None,
)
def _(sheet):
    s = sheet()
    s.centre(110, "申 请 报 告", size=44)
    s.centre(180, "（申请单位：杭州云栖中小企业服务中心有限公司）")
    y = 260
    for head, text in [
        ("一、单位简介", None),
        ("（一）组织架构", "公司下设信息部、培训部、融资部和综合部。"),
        ("（二）人员情况", "现有从业人员34人，其中本科以上学历29人。"),
        ("二、服务业绩", None),
        ("（一）培训服务", "2023年举办各类培训46期，参训2870人次。"),
        ("（二）信息服务", "平台公众号推送政策解读文章，便于企业了解政策。"),
    ]:
        s.write(178, y, head)
        y += 50
        if text:
            y = prose(s, y, text)
    return [s]


@doc(
    "report to an authority, Arabic headings",
    title="关于申报省级中小企业公共服务示范平台的报告",
    unit_name="武汉光谷启航孵化器有限公司",
    date="2023-08-30",
    headings=["公司概况", "平台建设情况", "服务情况", "存在的困难和下一步打算"],
    claims=[
        ("注册资本", "2000", "万元", None),
        ("仪器", "57", "台(套)", None),
        ("服务", "415", "家", "2022"),
    ],
)
def _(sheet):
    s = sheet()
    s.centre(120, "关于申报省级中小企业公共服务示范平台的报告", size=36)
    y = prose(s, 220, "|湖北省经济和信息化厅：", "现将我公司平台建设情况报告如下：")
    for head, text in [
        ("1. 公司概况", "公司注册资本2000万元，主营创业孵化与企业服务。"),
        ("2. 平台建设情况", "平台拥有各类检测仪器57台（套），建成线上服务大厅。"),
        ("3. 服务情况", "2022年服务中小企业415家，企业反映良好。"),
        ("4. 存在的困难和下一步打算", "专业人才不足，拟加大引进力度。"),
    ]:
        s.write(178, y, head)
        y = prose(s, y + 46, text)
    s.write(760, y + 80, "武汉光谷启航孵化器有限公司")
    s.write(800, y + 130, "二〇二三年八月三十日")
    return [s]


@doc(
    "figures in a small table within the prose",
    unit_name="苏州工业园区聚力科技服务有限公司",
    headings=["基本情况", "近三年服务情况", "满意度"],
    claims=[("满意", "97.3", "%", "2023"), ("占地", "850", "平方米", None)],
    title="申请报告",
)
def _(sheet):
    s = sheet()
    s.centre(110, "申请报告", size=44)
    s.write(178, 210, "一、基本情况")
    y = prose(s, 260, "苏州工业园区聚力科技服务有限公司位于金鸡湖大道，平台占地850平方米。")
    s.write(178, y, "二、近三年服务情况")
    s.table(
        150,
        y + 60,
        [240, 240, 240, 240],
        [
            ["年度", "服务企业数（家）", "活动（场）", "收入（万元）"],
            ["2021", "208", "24", "210.6"],
            ["2022", "251", "29", "246.0"],
            ["2023", "290", "33", "301.2"],
        ],
    )
    s.write(178, y + 300, "三、满意度")
    prose(s, y + 350, "经问卷调查，2023年服务满意率为97.3％。")
    return [s]


@doc(
    "page of the report without title, headings bold within",
    unit_name=None,
    headings=["主要服务业绩及典型案例"],
    title=None,
    claims=[("贷款", "1200", "万元", "2022"), ("专利", "8", "件", None)],
)
def _(sheet):
    s = sheet()
    s.write(178, 120, "五、主要服务业绩及典型案例")
    prose(
        s,
        180,
        "2022年，平台为某食品企业协调银行贷款1200万元，解决了资金周转问题。",
        "平台协助企业申请专利8件，均已受理。",
        "截至目前，企业经营情况良好，得到当地主管部门肯定。",
    )
    s.centre(1660, "- 14 -", size=20)
    return [s]


@doc(
    "declaration form of a base, unit after the title",
    title="小型微型企业创业创新示范基地申请报告",
    unit_name="成都青禾创业孵化管理有限公司",
    date="2023-07-18",
    headings=["基地概况", "入驻企业情况", "服务功能", "绩效"],
    claims=[("入驻", "132", "家", None), ("就业", "1760", "人", "2022"), ("税", "2300", "万元", "2022")],
)
def _(sheet):
    s = sheet()
    s.centre(120, "小型微型企业创业创新示范基地申请报告", size=38)
    s.centre(200, "成都青禾创业孵化管理有限公司", size=28)
    s.centre(250, "2023年7月18日")
    y = 330
    for head, text in [
        ("一．基地概况", "基地位于成都高新区，交通便利，配套齐全。"),
        ("二．入驻企业情况", "目前入驻小微企业132家，以软件和设计企业为主。"),
        ("三．服务功能", "基地提供创业辅导、融资、法律等服务。"),
        ("四．绩效", "2022年带动就业1760人，入驻企业缴纳税收2300万元。"),
    ]:
        s.write(130, y, head, size=28)
        y = prose(s, y + 54, text) + 10
    return [s]


@doc(
    "counts with thousands commas and words of approximation",
    title="申请报告",
    unit_name="深圳市融创扬帆融资担保有限公司",
    headings=["公司基本情况", "担保业务开展情况"],
    claims=[("担保", "1,286", "笔", "2023"), ("金额", "26.4", "亿元", "2023"), ("客户", "3500", "户", None)],
    date="2024-04-30",
)
def _(sheet):
    s = sheet()
    s.centre(120, "申请报告", size=44)
    s.write(130, 230, "一、公司基本情况", size=28)
    y = prose(s, 290, "深圳市融创扬帆融资担保有限公司是经批准设立的政策性担保机构，累计服务客户近3500户。")
    s.write(130, y, "二、担保业务开展情况", size=28)
    y = prose(s, y + 60, "2023年全年新增担保1,286笔，金额26.4亿元，较上年稳步增长。")
    s.write(130, y + 100, "报告单位：深圳市融创扬帆融资担保有限公司（盖章）")
    s.write(130, y + 150, "日期：2024年4月30日")
    return [s]


@doc(
    "headings in brackets and a contents page before",
    title="申请报告",
    unit_name="青岛海纳云数字科技有限公司",
    date="2023-09-01",
    headings=["平台基本情况", "服务资源和能力", "服务成效"],
    claims=[("专家", "118", "名", None), ("服务机构", "64", "家", None), ("注册用户", "1.8", "万户", None)],
)
def _(sheet):
    c, s = sheet(), sheet()
    c.centre(400, "国家中小企业公共服务示范平台", size=44)
    c.centre(470, "申 请 报 告", size=56)
    c.centre(1200, "青岛海纳云数字科技有限公司", size=32)
    c.centre(1260, "二〇二三年九月一日", size=28)
    y = 110
    for head, text in [
        ("一、平台基本情况", "平台依托公司云计算能力，面向制造业中小企业提供数字化服务，注册用户达1.8万户。"),
        ("二、服务资源和能力", "平台聚集专家118名，合作服务机构64家，具备较强资源整合能力。"),
        ("三、服务成效", "平台服务得到企业普遍认可。"),
    ]:
        s.write(178, y, head, size=28)
        y = prose(s, y + 56, text) + 10
    return [c, s]


@doc(
    "rates, sums in yuan, growth",
    title="平台申请报告",
    unit_name="合肥慧企咨询服务有限公司",
    headings=["单位概况", "经营情况"],
    claims=[("总资产", "3,560.8", "万元", "2022"), ("增长", "12.5", "%", None), ("大专", "31", "人", None)],
    date=None,
)
def _(sheet):
    s = sheet()
    s.centre(110, "平台申请报告", size=44)
    s.write(178, 200, "一、单位概况")
    y = prose(s, 250, "合肥慧企咨询服务有限公司是一家综合性服务机构，拥有大专及以上学历人员31人。")
    s.write(178, y, "二、经营情况")
    prose(s, y + 50, "截至2022年底，公司总资产3,560.8万元。服务收入比上年增长12.5%。")
    return [s]


def claims_found(rows, wanted):
    """For each wanted figure what was read: (whether the subject is named, quantity, unit, year if asked)."""
    out = []
    for subject, quantity, _unit, year in wanted:
        plain = quantity.replace(",", "")
        hit = next((r for r in rows or () if str(r["quantity"].value).replace(",", "") == plain), None)
        if hit is None:
            out.append((None, None, None, None))
            continue
        named = subject if subject in (hit["subject"].value or "") else hit["subject"].value
        out.append(
            (named, quantity, hit["unit"].value, hit["year"].value if year and "year" in hit else None)
        )
    return out


@pytest.mark.parametrize("surface", ["drawn", "ocr"])
@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_reads(name, surface, sheet, read_fresh, as_ocr, document):
    draw, expected = DOCUMENTS[name]
    want = dict(expected)
    claims, absent = want.pop("claims"), want.pop("absent", [])
    sheets = draw(sheet)
    got = read_fresh(KIND, sheets, surface, want)
    pages = [s.page(i) for i, s in enumerate(sheets, 1)]
    if surface == "ocr":
        pages = [as_ocr(p) for p in pages]
    fields = {f.key: f.value for f in application_report.KIND.extract(document(KIND, *pages), no_reread)}
    rows = fields.get("claims")
    got["claims"] = claims_found(rows, claims)
    got["absent"] = [q for q in absent if any(str(r["quantity"].value) == q for r in rows or ())]
    assert got == {**want, "claims": claims, "absent": []}
