"""Fresh credit reports, as offices write them; nothing here was looked at when the reader was written. Invented."""
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


KIND = "credit_report"
CLEAN = "0"


def sections(*pairs):
    return [{"section": s, "count": c} for s, c in pairs]


@doc(
    "credit china with an overview of two pairs of columns",
    title="法人和非法人组织公共信用信息报告",
    report_kind="credit_china",
    subject="西安知行企业服务有限公司",
    subject_uscc="91610131MA6U1W4H2G",
    subject_kind="unit",
    report_no="2024052215301287650H7",
    report_date="2024-05-22",
    issuer="国家公共信用信息中心",
    sections=[
        {"section": "penalty", "title": "行政处罚", "count": "1"},
        {"section": "serious", "title": "严重失信主体名单", "count": "0"},
        {"section": "abnormal", "title": "经营异常名录", "count": "0"},
        {"section": "dishonest", "title": "失信被执行人", "count": "0"},
    ],
)
def _(sheet):
    s = sheet()
    s.centre(140, "信用中国", size=36)
    s.centre(230, "法人和非法人组织公共信用信息报告", size=44)
    for i, text in enumerate(
        [
            "机构名称：西安知行企业服务有限公司",
            "统一社会信用代码：91610131MA6U1W4H2G",
            "报告编号：2024052215301287650H7",
            "报告生成日期：2024年05月22日",
            "报告出具单位：国家公共信用信息中心",
        ]
    ):
        s.write(330, 500 + 60 * i, text)
    t = sheet()
    t.write(120, 120, "信用信息概览", size=30)
    t.table(
        120,
        190,
        [300, 200, 300, 200],
        [
            ["信息类别", "条数", "信息类别", "条数"],
            ["行政处罚", "1", "严重失信主体名单", "0"],
            ["经营异常名录", "0", "失信被执行人", "0"],
        ],
    )
    return [s, t]


@doc(
    "gsxt print with a sentence under each heading",
    title="企业信用信息公示报告",
    report_kind="gsxt",
    subject="成都青禾创业孵化管理有限公司",
    subject_uscc="91510107MA6D3P8R6L",
    subject_kind="unit",
    report_date="2023-09-11",
    sections=sections(("penalty", "0"), ("abnormal", "0"), ("serious", "0")),
    report_no=None,
)
def _(sheet):
    s = sheet()
    s.centre(110, "国家企业信用信息公示系统")
    s.centre(170, "企业信用信息公示报告", size=44)
    s.table(
        130,
        280,
        [260, 720],
        [
            ["企业名称", "成都青禾创业孵化管理有限公司"],
            ["统一社会信用代码", "91510107MA6D3P8R6L"],
            ["类型", "有限责任公司（自然人投资或控股）"],
            ["法定代表人", "罗启明"],
            ["成立日期", "2018年03月16日"],
            ["报告生成时间", "2023年9月11日 14:22:05"],
        ],
    )
    y = 620
    for head, text in [
        ("行政许可信息", "暂无行政许可信息"),
        ("行政处罚信息", "暂无行政处罚信息"),
        ("列入经营异常名录信息", "暂无列入经营异常名录信息"),
        ("列入严重违法失信名单（黑名单）信息", "暂无列入严重违法失信名单（黑名单）信息"),
    ]:
        s.write(130, y, head, size=28)
        s.write(170, y + 56, text)
        y += 130
    return [s]


@doc(
    "query of the site of the courts for a unit",
    report_kind="dishonest_query",
    subject="深圳市融创扬帆融资担保有限公司",
    subject_kind="unit",
    report_date="2024-03-18",
    sections=sections(("dishonest", "0")),
)
def _(sheet):
    s = sheet()
    s.write(120, 70, "中国执行信息公开网", size=34)
    s.write(120, 130, "失信被执行人（自然人）公布     失信被执行人（法人或其他组织）公布")
    s.write(120, 230, "综合查询被执行人", size=28)
    s.write(140, 310, "被执行人姓名/名称：")
    s.write(400, 310, "深圳市融创扬帆融资担保有限公司")
    s.write(140, 366, "身份证号码/组织机构代码：")
    s.write(140, 422, "执行法院范围：")
    s.write(400, 422, "全国法院（包含地方各级法院）")
    s.write(140, 530, "查询结果", size=28)
    s.write(140, 590, "在全国法院（包含地方各级法院）范围内没有找到")
    s.write(140, 636, "深圳市融创扬帆融资担保有限公司相关的结果。")
    s.write(140, 740, "查询时间：2024-03-18 09:41")
    return [s]


@doc(
    "tax bureau's proof of no arrears",
    title="无欠税证明",
    subject="青岛海纳云数字科技有限公司",
    subject_uscc="91370202MA3M6J1N1P",
    subject_kind="unit",
    report_no="青南税无欠税证〔2024〕87号",
    report_date="2024-04-09",
    issuer="国家税务总局青岛市市南区税务局",
    sections=sections(("tax", "0")),
)
def _(sheet):
    s = sheet()
    s.centre(170, "无欠税证明", size=44)
    s.write(740, 270, "青南税无欠税证〔2024〕87号")
    prose(
        s,
        370,
        "|青岛海纳云数字科技有限公司（纳税人识别号：91370202MA3M6J1N1P）：",
        "你单位的税务行政许可申请已受理。经查询税收征管信息系统，截至2024年4月8日，未发现有欠税情形。",
        "特此证明。",
    )
    s.write(700, 760, "国家税务总局青岛市市南区税务局")
    s.write(800, 820, "2024年4月9日")
    return [s]


@doc(
    "letter of a market regulator",
    title="证明",
    subject="杭州云栖中小企业服务中心有限公司",
    subject_uscc="91330108MA2H9Q5E2C",
    subject_kind="unit",
    report_date="2024-06-03",
    issuer="杭州市滨江区市场监督管理局",
    sections=sections(("penalty", "0"), ("abnormal", "0"), ("serious", "0")),
)
def _(sheet):
    s = sheet()
    s.centre(180, "证  明", size=48)
    prose(
        s,
        330,
        "兹证明杭州云栖中小企业服务中心有限公司（统一社会信用代码：91330108MA2H9Q5E2C）系我局登记注册的企业。"
        "经查询，该公司自2021年1月1日至2024年5月31日期间，无因违反市场监督管理法律、法规和规章而受到行政处罚的记录，"
        "未被列入经营异常名录，未被列入严重违法失信名单。",
        "特此证明。",
    )
    s.write(720, 820, "杭州市滨江区市场监督管理局")
    s.write(800, 880, "二〇二四年六月三日")
    return [s]


@doc(
    "query of a person as a ruled form",
    report_kind="dishonest_query",
    subject="钟书仪",
    subject_kind="person",
    report_date="2024-01-15",
    sections=sections(("dishonest", "0")),
    subject_uscc=None,
)
def _(sheet):
    s = sheet()
    s.centre(150, "失信被执行人信息查询结果", size=40)
    s.table(
        160,
        280,
        [260, 650],
        [
            ["被查询人姓名", "钟书仪"],
            ["证件号码", "4201061981****2214"],
            ["职务", "法定代表人"],
            ["查询网站", "中国执行信息公开网"],
            ["查询日期", "2024年1月15日"],
            ["查询结果", "没有找到该人员的失信被执行人信息"],
        ],
    )
    return [s]


@doc(
    "open table with rows ruled only, units in the counts",
    title="企业公共信用信息报告",
    subject="武汉光谷启航孵化器有限公司",
    subject_uscc="91420100MA4L0D9G7J",
    report_no="HB2024-0611-00382",
    report_date="2024-06-11",
    issuer="湖北省公共信用信息中心",
    sections=sections(
        ("penalty", "0"), ("abnormal", "2"), ("serious", "0"), ("dishonest", "0"), ("tax", "0")
    ),
)
def _(sheet):
    s = sheet()
    s.centre(130, "企业公共信用信息报告", size=44)
    s.write(720, 210, "报告编号：HB2024-0611-00382")
    s.write(130, 290, "主体名称：武汉光谷启航孵化器有限公司")
    s.write(130, 340, "统一社会信用代码：91420100MA4L0D9G7J")
    s.write(130, 390, "出具单位：湖北省公共信用信息中心")
    s.write(720, 390, "出具日期：2024年6月11日")
    s.columns(
        130,
        480,
        [120, 520, 300],
        [
            ["序号", "信息类别", "记录数"],
            ["1", "行政处罚信息", "0条"],
            ["2", "经营异常名录信息", "2条"],
            ["3", "严重违法失信名单", "0条"],
            ["4", "失信被执行人信息", "0条"],
            ["5", "欠税信息", "0条"],
        ],
        rules="rows",
    )
    return [s]


@doc(
    "label above value, web print of a city's credit site",
    subject="苏州工业园区聚力科技服务有限公司",
    subject_uscc="91320594MA1Y7B3K00",
    report_date="2023-12-05",
    sections=sections(("penalty", "0"), ("serious", "0"), ("abnormal", "0")),
)
def _(sheet):
    s = sheet()
    s.write(110, 60, "信用苏州  首页 > 信用查询 > 企业信用", size=20)
    s.write(110, 140, "公共信用信息查询报告", size=40)
    for x, label, value in [
        (110, "企业名称", "苏州工业园区聚力科技服务有限公司"),
        (640, "统一社会信用代码", "91320594MA1Y7B3K00"),
    ]:
        s.write(x, 260, label, size=20)
        s.write(x, 296, value)
    s.write(110, 370, "查询日期", size=20)
    s.write(110, 406, "2023-12-05")
    for x, label, value in [
        (110, "行政处罚", "0"),
        (420, "严重失信主体名单", "0"),
        (760, "经营异常名录", "0"),
    ]:
        s.write(x, 520, value, size=36)
        s.write(x, 570, label)
    return [s]


@doc(
    "penalty with its details in a ruled form",
    subject="西宁河湟中小企业服务有限公司",
    subject_uscc="91630104MA759K2L2P",
    report_date="2024-02-27",
    sections=sections(("penalty", "1"), ("abnormal", "0")),
    records=[
        {
            "section": "penalty",
            "date": "2022-08-19",
            "authority": "西宁市城西区市场监督管理局",
            "content": "罚款2000元",
        }
    ],
)
def _(sheet):
    s = sheet()
    s.centre(120, "法人和非法人组织公共信用信息报告", size=40)
    s.write(130, 210, "名称：西宁河湟中小企业服务有限公司")
    s.write(130, 256, "统一社会信用代码：91630104MA759K2L2P")
    s.write(130, 302, "报告生成日期：2024-02-27")
    s.write(130, 390, "一、行政处罚信息（共1条）", size=28)
    s.table(
        130,
        450,
        [280, 700],
        [
            ["行政处罚决定书文号", "城西市监罚字〔2022〕31号"],
            ["处罚类别", "罚款"],
            ["处罚内容", "罚款2000元"],
            ["处罚决定日期", "2022/08/19"],
            ["处罚机关", "西宁市城西区市场监督管理局"],
        ],
    )
    s.write(130, 750, "二、经营异常名录信息（共0条）", size=28)
    s.write(170, 806, "暂无相关信息")
    return [s]


@doc(
    "entry in the list of abnormal operations, since removed",
    subject="武汉光谷启航孵化器有限公司",
    report_date="2024-05-06",
    sections=sections(("abnormal", "1"), ("serious", "0")),
    records=[
        {
            "section": "abnormal",
            "date": "2021-07-08",
            "authority": "武汉东湖新技术开发区市场监督管理局",
            "content": "未按规定期限公示年度报告",
            "status": "removed",
            "removed_on": "2021-09-02",
        }
    ],
)
def _(sheet):
    s = sheet()
    s.centre(120, "企业信用信息公示报告", size=44)
    s.write(130, 220, "企业名称：武汉光谷启航孵化器有限公司")
    s.write(130, 266, "打印日期：2024年05月06日")
    s.write(110, 350, "列入经营异常名录信息", size=28)
    s.table(
        60,
        410,
        [70, 230, 150, 220, 150, 150, 150],
        [
            [
                "序号",
                "列入原因",
                "列入日期",
                "作出决定机关\n(列入)",
                "移出原因",
                "移出日期",
                "作出决定\n机关(移出)",
            ],
            [
                "1",
                "未按规定期限\n公示年度报告",
                "2021-07-08",
                "武汉东湖新技\n术开发区市场\n监督管理局",
                "已补报",
                "2021-09-02",
                "同左",
            ],
        ],
    )
    s.write(110, 680, "列入严重违法失信企业名单（黑名单）信息", size=28)
    s.write(150, 740, "该企业暂无列入严重违法失信企业名单信息")
    return [s]


@doc(
    "letter of a credit centre with blanks filled in",
    title="公共信用信息查询结果告知书",
    subject="成都青禾创业孵化管理有限公司",
    subject_uscc="91510107MA6D3P8R6L",
    report_no="蓉信查〔2024〕0416号",
    report_date="2024-04-16",
    issuer="成都市公共信用信息中心",
    sections=sections(("penalty", "0"), ("dishonest", "0"), ("tax", "0")),
)
def _(sheet):
    s = sheet()
    s.centre(150, "公共信用信息查询结果告知书", size=40)
    s.centre(220, "编号：蓉信查〔2024〕0416号")
    y = 320
    for text in [
        "查询对象：__成都青禾创业孵化管理有限公司__",
        "统一社会信用代码：__91510107MA6D3P8R6L__",
        "查询用途：__申报中小企业公共服务示范平台__",
        "经查询成都市公共信用信息系统，截至2024年4月15日，结果如下：",
        "1．行政处罚记录：__0__条；",
        "2．失信被执行人记录：__0__条；",
        "3．欠税记录：__0__条。",
    ]:
        s.write(150, y, text)
        y += 60
    s.write(720, 840, "成都市公共信用信息中心")
    s.write(790, 900, "2024年4月16日")
    return [s]


@doc(
    "search page of the list of seriously dishonest subjects",
    subject="深圳市融创扬帆融资担保有限公司",
    subject_kind="unit",
    report_date="2024-03-20",
    sections=sections(("serious", "0")),
)
def _(sheet):
    s = sheet()
    s.write(100, 60, "信用中国  www.creditchina.gov.cn")
    s.write(100, 130, "严重失信主体名单查询", size=34)
    s.write(100, 220, "查询名称：深圳市融创扬帆融资担保有限公司")
    s.write(100, 300, "查询结果：")
    s.write(100, 350, "很抱歉，没有找到您搜索的数据")
    s.write(100, 470, "查询时间：2024年3月20日 10:05:33")
    s.write(100, 1650, "2024/3/20 10:06        https://www.creditchina.gov.cn/xinxigongshi/", size=18)
    return [s]


@doc(
    "sections with the count in brackets on one line each",
    subject="苏州工业园区聚力科技服务有限公司",
    subject_uscc="91320594MA1Y7B3K00",
    report_no="SZXY20240318000127",
    report_date="2024-03-18",
    sections=sections(("penalty", "0"), ("abnormal", "0"), ("serious", "0"), ("dishonest", "0")),
)
def _(sheet):
    s = sheet()
    s.centre(110, "企业信用报告（非银行版）", size=44)
    s.write(130, 220, "企业全称  苏州工业园区聚力科技服务有限公司")
    s.write(130, 268, "信用代码  91320594MA1Y7B3K00")
    s.write(130, 316, "报告编码  SZXY20240318000127")
    s.write(130, 364, "出具时间  2024年3月18日")
    y = 470
    for text in ["行政处罚(0)", "经营异常(0)", "严重违法失信(0)", "失信被执行人(0)"]:
        s.write(130, y, text, size=28)
        s.write(170, y + 46, "无记录")
        y += 120
    return [s]


@doc(
    "labour authority's proof, applied for by the unit",
    title="无违法违规证明",
    subject="成都青禾创业孵化管理有限公司",
    subject_uscc="91510107MA6D3P8R6L",
    subject_kind="unit",
    report_date="2024-01-22",
    issuer="成都市武侯区人力资源和社会保障局",
)
def _(sheet):
    s = sheet()
    s.centre(170, "无违法违规证明", size=44)
    prose(
        s,
        300,
        "根据成都青禾创业孵化管理有限公司申请，经核查，该单位（统一社会信用代码91510107MA6D3P8R6L）自2021年1月1日至2023年12月31日，",
        "在我区未发现因违反劳动保障法律法规被行政处罚的情形。",
        "特此证明。",
    )
    s.write(680, 760, "成都市武侯区人力资源和社会保障局")
    s.write(820, 820, "2024年1月22日")
    return [s]


@doc(
    "unit and its representative on one print",
    subject="武汉光谷启航孵化器有限公司",
    report_date="2024-06-11",
    sections=sections(("dishonest", "0")),
)
def _(sheet):
    s = sheet()
    s.write(110, 80, "全国法院失信被执行人名单信息公布与查询平台", size=28)
    s.table(
        110,
        180,
        [280, 700],
        [
            ["查询对象", "武汉光谷启航孵化器有限公司"],
            ["查询范围", "失信被执行人"],
            ["查询结果", "共0条记录"],
            ["查询时间", "2024-06-11 15:20:41"],
        ],
    )
    return [s]


@doc(
    "grid of four labels a line with figures below, ruled",
    subject="青岛海纳云数字科技有限公司",
    subject_uscc="91370202MA3M6J1N1P",
    report_date="2023-10-09",
    issuer="青岛市社会信用中心",
    sections=sections(("penalty", "2"), ("abnormal", "0"), ("serious", "0"), ("dishonest", "0")),
)
def _(sheet):
    s = sheet()
    s.centre(110, "青岛市企业公共信用信息报告", size=40)
    s.table(
        110,
        210,
        [230, 290, 230, 290],
        [
            ["企业名称", "青岛海纳云数字科技有限公\n司", "统一社会信用代码", "91370202MA3M6J1N1P"],
            ["报告日期", "2023-10-09", "出具机构", "青岛市社会信用中心"],
        ],
    )
    s.table(
        110,
        420,
        [260, 260, 260, 260],
        [["行政处罚", "经营异常名录", "严重违法失信名单", "失信被执行人"], ["2", "0", "0", "0"]],
    )
    return [s]


@doc(
    "columns close together, centred, number, class, count, remark",
    subject="杭州云栖中小企业服务中心有限公司",
    report_date="2024-07-01",
    sections=[
        {"section": "penalty", "title": "行政处罚", "count": "0"},
        {"section": "abnormal", "title": "经营异常名录", "count": "1"},
        {"section": "dishonest", "title": "失信被执行人", "count": "0"},
        {"section": "tax", "title": "欠税信息", "count": "0"},
    ],
)
def _(sheet):
    s = sheet()
    s.centre(110, "公共信用信息报告", size=44)
    s.write(130, 210, "报告对象：杭州云栖中小企业服务中心有限公司")
    s.write(130, 256, "查询日期：2024年7月1日")
    y = 340
    for n, (a, b, c) in enumerate(
        [
            ("信息类别", "数量", "备注"),
            ("行政处罚", "0", "—"),
            ("经营异常名录", "1", "已移出"),
            ("失信被执行人", "0", "—"),
            ("欠税信息", "0", "—"),
        ]
    ):
        s.write(160, y, "序号" if n == 0 else str(n))
        for x, text in [(230, a), (470, b), (560, c)]:
            s.write(x, y, text)
        s.line(130, y + 36, 760, y + 36)
        y += 46
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
