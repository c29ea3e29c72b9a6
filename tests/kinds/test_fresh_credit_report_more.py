"""More arrangements of credit reports: neighbours of those that failed when they were first read. Invented."""
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


def sections(*pairs):
    return [{"section": s, "count": c} for s, c in pairs]


@doc(
    "overview with leaders",
    subject="杭州云栖中小企业服务中心有限公司",
    report_no="ZJ20240501-00871",
    report_date="2024-05-01",
    subject_kind="unit",
    sections=sections(
        ("penalty", "0"),
        ("abnormal", "3"),
        ("serious", "0"),
        ("dishonest", "0"),
        ("tax", "0"),
        ("judicial", "2"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(100, "浙江省企业公共信用信息报告", size=40)
    s.write(130, 190, "单位全称：杭州云栖中小企业服务中心有限公司")
    s.write(130, 240, "报 告 号：ZJ20240501-00871")
    s.write(130, 290, "生成时间：2024/05/01 09:12:44")
    y = 380
    for a, b in [
        ("行政处罚信息", "0"),
        ("经营异常名录信息", "3"),
        ("严重违法失信企业名单", "0"),
        ("失信被执行人", "0"),
        ("欠税公告", "0"),
        ("司法判决信息", "2"),
    ]:
        s.write(150, y, a + "…………………………" + b + "条")
        y += 50
    return [s]


@doc(
    "two columns of labels unruled, report number right of label below",
    subject="青岛海纳云数字科技有限公司",
    subject_uscc="91370202MA3M6J1N1P",
    report_no="QD-2024-000981",
    report_date="2024-08-09",
    issuer="青岛市大数据发展管理局",
    sections=sections(("penalty", "0"), ("serious", "0"), ("abnormal", "0")),
)
def _(sheet):
    s = sheet()
    s.centre(100, "公共信用报告", size=40)
    s.write(110, 200, "主体名称")
    s.write(300, 200, "青岛海纳云数字科技有限公司")
    s.write(700, 200, "报告编号")
    s.write(860, 200, "QD-2024-000981")
    s.write(110, 250, "信用代码")
    s.write(300, 250, "91370202MA3M6J1N1P")
    s.write(700, 250, "出具日期")
    s.write(860, 250, "2024.08.09")
    s.write(110, 300, "出具单位")
    s.write(300, 300, "青岛市大数据发展管理局")
    y = 400
    for h in ["一、行政处罚", "二、严重失信主体名单", "三、经营异常名录"]:
        s.write(110, y, h, size=28)
        s.write(150, y + 50, "查询期内无相关记录。")
        y += 130
    return [s]


@doc(
    "ruled list yes or no",
    subject="合肥慧企咨询服务有限公司",
    report_date="2024-03-11",
    subject_kind="unit",
    sections=sections(("penalty", "0"), ("abnormal", "0"), ("serious", "0"), ("dishonest", "0")),
)
def _(sheet):
    s = sheet()
    s.centre(100, "企业信用核查结果", size=40)
    s.write(130, 180, "核查对象：合肥慧企咨询服务有限公司")
    s.write(130, 230, "核查时间：2024年3月11日")
    s.table(
        130,
        300,
        [100, 420, 260, 200],
        [
            ["序号", "核查项目", "核查结果", "备注"],
            ["1", "是否有行政处罚记录", "无", ""],
            ["2", "是否列入经营异常名录", "否", ""],
            ["3", "是否列入严重违法失信名单", "否", ""],
            ["4", "是否为失信被执行人", "否", ""],
        ],
    )
    return [s]


@doc(
    "courts query of a person, prose with a stamp of time below",
    subject="罗启明",
    subject_kind="person",
    report_date="2024-06-05",
    sections=sections(("dishonest", "0")),
)
def _(sheet):
    s = sheet()
    s.write(100, 80, "中国执行信息公开网", size=34)
    s.write(100, 150, "失信被执行人查询", size=28)
    s.write(100, 240, "被执行人姓名/名称")
    s.write(420, 240, "罗启明")
    s.write(100, 290, "身份证号码/组织机构代码")
    s.write(480, 290, "5101071985****0033")
    s.write(100, 340, "省份")
    s.write(420, 340, "全部")
    s.write(100, 440, "在全国范围内没有找到 5101071985****0033 罗启明 相关的结果.")
    s.write(100, 1600, "2024/6/5 14:33", size=18)
    return [s]


@doc(
    "tax bureau's compliance letter with recipient",
    subject="武汉光谷启航孵化器有限公司",
    subject_kind="unit",
    report_date="2024-01-30",
    issuer="国家税务总局武汉东湖新技术开发区税务局",
    report_no="武东税合规〔2024〕12号",
)
def _(sheet):
    s = sheet()
    s.centre(130, "涉税信息查询结果告知书", size=40)
    s.centre(200, "武东税合规〔2024〕12号")
    prose(
        s,
        290,
        "|武汉光谷启航孵化器有限公司：",
        "你（单位）于2024年1月29日申请查询的涉税信息收悉。经查询，2021年1月1日至2023年12月31日期间，暂未发现你单位有欠税及税收违法行为记录。",
        "特此告知。",
    )
    s.write(640, 800, "国家税务总局武汉东湖新技术开发区税务局")
    s.write(860, 860, "2024年1月30日")
    return [s]


@doc(
    "sections in table, count in text",
    subject="苏州工业园区聚力科技服务有限公司",
    report_date="2024-02-02",
    sections=sections(
        ("penalty", "1"), ("abnormal", "0"), ("serious", "0"), ("dishonest", "0"), ("tax", "0")
    ),
)
def _(sheet):
    s = sheet()
    s.centre(100, "企业信用报告", size=40)
    s.table(
        110, 200, [240, 760], [["企业名称", "苏州工业园区聚力科技服务有限公司"], ["报告时间", "2024-02-02"]]
    )
    s.table(
        110,
        340,
        [300, 700],
        [
            ["信用信息类别", "查询情况"],
            ["行政处罚", "有 1 条记录"],
            ["经营异常名录", "未列入"],
            ["严重违法失信名单", "未列入"],
            ["失信被执行人", "未查询到相关记录"],
            ["欠税记录", "无"],
        ],
    )
    return [s]


@doc(
    "tabs with counts in brackets on one line",
    subject="西安知行企业服务有限公司",
    subject_kind="unit",
    report_date="2024-04-12",
    sections=sections(("penalty", "0"), ("abnormal", "0"), ("serious", "0")),
)
def _(sheet):
    s = sheet()
    s.write(100, 60, "国家企业信用信息公示系统", size=28)
    s.write(100, 130, "西安知行企业服务有限公司", size=34)
    s.write(100, 190, "统一社会信用代码：91610131MA6U1W4H2G")
    s.write(100, 230, "登记状态：存续")
    s.write(100, 310, "行政处罚信息(0)")
    s.write(420, 310, "列入经营异常名录信息(0)")
    s.write(800, 310, "列入严重违法失信名单信息(0)")
    s.write(100, 500, "打印时间：2024年4月12日", size=20)
    return [s]


@doc(
    "number in brackets, date with hour",
    subject="西安知行企业服务有限公司",
    report_no="XA20240522-0031",
    report_date="2024-05-22",
    sections=sections(("penalty", "0"), ("abnormal", "0")),
)
def _(sheet):
    s = sheet()
    s.centre(100, "信用信息报告", size=40)
    s.centre(160, "（报告编号：XA20240522-0031）")
    s.centre(220, "西安知行企业服务有限公司", size=30)
    s.write(700, 280, "生成日期：2024年5月22日16时30分")
    s.write(130, 400, "统一社会信用代码 91610131MA6U1W4H2G")
    s.write(130, 480, "行政处罚：暂无")
    s.write(130, 530, "经营异常：暂无")
    return [s]


@doc(
    "No. and three columns",
    subject="西安知行企业服务有限公司",
    report_no="A2024052200031",
    report_date="2024-05-22",
    sections=sections(("penalty", "0"), ("abnormal", "0"), ("dishonest", "1")),
)
def _(sheet):
    s = sheet()
    s.write(820, 60, "No.A2024052200031")
    s.centre(120, "企业公共信用信息报告", size=40)
    s.table(
        100,
        220,
        [340, 340, 340],
        [
            ["企业名称", "统一社会信用代码", "报告日期"],
            ["西安知行企业服务有限\n公司", "91610131MA6U1W4H2G", "2024-05-22"],
        ],
    )
    s.table(
        100,
        400,
        [340, 340, 340],
        [["行政处罚信息", "经营异常信息", "失信被执行人信息"], ["0条", "0条", "1条"]],
    )
    return [s]


@doc(
    "footer carries the number",
    subject="西安知行企业服务有限公司",
    report_no="202405221530128765",
    report_date="2024-05-22",
    subject_kind="unit",
    sections=sections(("penalty", "2"), ("serious", "0")),
)
def _(sheet):
    s = sheet()
    s.centre(300, "法人和非法人组织", size=40)
    s.centre(370, "公共信用信息报告", size=40)
    s.centre(600, "西安知行企业服务有限公司", size=30)
    s.centre(1500, "生成日期：2024年5月22日")
    s.centre(1550, "报告编号：202405221530128765")
    t = sheet()
    t.write(100, 60, "报告编号：202405221530128765", size=18)
    t.write(800, 60, "生成日期：2024年5月22日", size=18)
    t.write(100, 140, "行政处罚（2条）", size=28)
    t.table(
        100,
        200,
        [120, 300, 300, 280],
        [
            ["序号", "处罚决定文书号", "处罚机关", "处罚决定日期"],
            ["1", "西市监罚〔2021〕5号", "西安市市场监督管理局", "2021-03-04"],
            ["2", "西税罚〔2022〕8号", "西安市税务局", "2022-05-06"],
        ],
    )
    t.write(100, 420, "严重失信主体名单（0条）", size=28)
    t.centre(1700, "第 1 页 共 1 页", size=18)
    return [s, t]


@doc(
    "counts with commas and 次, prose summary",
    subject="西安知行企业服务有限公司",
    sections=sections(("penalty", "1"), ("abnormal", "0"), ("serious", "0")),
)
def _(sheet):
    s = sheet()
    s.centre(100, "企业信用报告", size=40)
    prose(s, 200, "|报告对象名称：西安知行企业服务有限公司", "|报告截至：2024年5月22日")
    prose(s, 330, "截至报告生成之日，该企业存在行政处罚1条，经营异常名录0条，严重违法失信0条。")
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
