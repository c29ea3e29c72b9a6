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


@doc(
    "lease_contract",
    "letters of 甲 and 乙 with the roles behind the names",
    contract_no="HT-2023-118",
    lessor="西宁城通置业有限公司",
    lessee="西宁河湟中小企业服务有限公司",
    address="西宁市城西区五四西路68号7层",
    area="486.5",
    rent="222000",
    rent_period="year",
    term="2023-01-01/2025-12-31",
)
def _(sheet):
    s = sheet()
    s.centre(100, "房 屋 租 赁 合 同", size=44)
    s.write(800, 170, "合同编号：HT-2023-118", size=20)
    prose(
        s,
        230,
        "|甲方：西宁城通置业有限公司（以下简称“出租方”）",
        "|乙方：西宁河湟中小企业服务有限公司（以下简称“承租方”）",
        "一、租赁标的：甲方同意将座落于西宁市城西区五四西路68号7层，建筑面积为486.5平方米的房屋租赁给乙方作为办公及服务场所使用。",
        "二、租赁期限为叁年，即自2023年1月1日至2025年12月31日。",
        "三、租金及支付方式：年租金为人民币贰拾贰万贰仟元整（￥222,000元），按半年支付，每次支付111,000元。",
    )
    return [s]


@doc(
    "lease_contract",
    "rent per day with the month beside",
    lessor="杭州恒鑫实业有限公司",
    lessee="杭州云栖中小企业服务中心有限公司",
    address="杭州市滨江区江南大道588号恒鑫大厦15楼1501室",
    area="640",
    rent="46720",
    rent_period="month",
    deposit="93440",
)
def _(sheet):
    s = sheet()
    s.centre(100, "写字楼租赁合同", size=44)
    prose(
        s,
        220,
        "|出租方：杭州恒鑫实业有限公司",
        "|承租方：杭州云栖中小企业服务中心有限公司",
        "1.1 租赁物位于杭州市滨江区江南大道588号恒鑫大厦15楼1501室，租赁面积640平方米。",
        "2.1 租金标准为每日每平方米2.4元，月租金为46720元。",
        "2.2 承租方应支付相当于两个月租金的押金，计人民币93440元。",
    )
    return [s]


@doc(
    "lease_contract",
    "free use for a platform, agreement of an authority",
    lessor="青岛市市南区中小企业服务中心",
    lessee="青岛海纳云数字科技有限公司",
    rent_period="free",
    address="青岛市市南区宁夏路288号2号楼1层",
    area="300",
    term="2023-03-01/2026-02-28",
    signed_on="2023-02-20",
)
def _(sheet):
    s = sheet()
    s.centre(100, "房屋无偿使用协议", size=44)
    prose(
        s,
        220,
        "|甲方（产权单位）：青岛市市南区中小企业服务中心",
        "|乙方（使用单位）：青岛海纳云数字科技有限公司",
        "一、甲方将其所有的青岛市市南区宁夏路288号2号楼1层300平方米房屋无偿提供给乙方，用于中小企业公共服务平台。",
        "二、使用期限三年，从2023年3月1日起到2026年2月28日止。",
        "三、使用期间乙方不需支付租金，水电费自理。",
    )
    s.write(130, 800, "甲方（盖章）")
    s.write(660, 800, "乙方（盖章）")
    s.write(130, 860, "2023.02.20")
    s.write(660, 860, "2023.02.20")
    return [s]


@doc(
    "lease_contract",
    "area in an annex table with several rooms",
    lessor="武汉东湖综合保税区建设投资有限公司",
    lessee="武汉光谷启航孵化器有限公司",
    contract_no="WH-DHZB-2022-007",
    rent="35",
    rent_period="per_m2_month",
    area="2380",
)
def _(sheet):
    s = sheet()
    s.centre(100, "厂房租赁合同", size=44)
    s.write(130, 180, "编号：WH-DHZB-2022-007")
    prose(
        s,
        230,
        "|出租人：武汉东湖综合保税区建设投资有限公司",
        "|承租人：武汉光谷启航孵化器有限公司",
        "第一条 租赁物为光谷三路777号4号厂房，总建筑面积2380平方米。",
        "第二条 租金按35元/平方米/月计算，含税，不含物业管理费8元/平方米/月。",
        "第三条 保证金为三个月租金。",
    )
    return [s]


@doc(
    "credit_report",
    "proof of several offices on one sheet",
    subject="合肥慧企咨询服务有限公司",
    report_date="2024-03-18",
    sections=sections(("penalty", "0")),
)
def _(sheet):
    s = sheet()
    s.centre(100, "无违法违规证明", size=44)
    prose(
        s,
        220,
        "|合肥市庐阳区经济和信息化局：",
        "兹有合肥慧企咨询服务有限公司（统一社会信用代码：91340103MA2N8T6K1X），自2021年3月至今，在我局监管范围内，无行政处罚记录。",
        "特此证明。",
    )
    s.write(700, 700, "合肥市庐阳区市场监督管理局")
    s.write(800, 760, "2024年3月18日")
    return [s]


@doc(
    "credit_report",
    "statistics in a line",
    subject="西安知行企业服务有限公司",
    report_date="2024-05-22",
    report_no="XA-2024-5-0098",
    sections=sections(("penalty", "0"), ("abnormal", "0"), ("serious", "0"), ("dishonest", "0")),
)
def _(sheet):
    s = sheet()
    s.centre(100, "企业公共信用信息查询报告", size=40)
    s.write(130, 170, "编号：XA-2024-5-0098")
    s.write(760, 170, "查询时间：2024-05-22 10:11")
    s.write(130, 230, "企业名称：西安知行企业服务有限公司")
    s.write(130, 320, "失信信息", size=28)
    for i, (a, b) in enumerate(
        [
            ("1. 行政处罚信息", "未查询到相关记录"),
            ("2. 经营异常名录信息", "未查询到相关记录"),
            ("3. 严重违法失信企业名单信息", "未查询到相关记录"),
            ("4. 失信被执行人信息", "未查询到相关记录"),
        ]
    ):
        s.write(130, 380 + 90 * i, a)
        s.write(180, 424 + 90 * i, b)
    return [s]


@doc(
    "credit_report",
    "table with status words and a total",
    subject="成都青禾创业孵化管理有限公司",
    report_date="2024-04-02",
    sections=sections(
        ("penalty", "0"), ("abnormal", "0"), ("serious", "0"), ("dishonest", "0"), ("tax", "0")
    ),
)
def _(sheet):
    s = sheet()
    s.centre(100, "信用信息核查报告", size=40)
    s.write(130, 180, "被核查单位：成都青禾创业孵化管理有限公司")
    s.write(760, 180, "核查日期：2024年4月2日")
    s.table(
        110,
        240,
        [90, 360, 320, 250],
        [
            ["序号", "核查内容", "核查渠道", "核查结果"],
            ["1", "行政处罚", "信用中国", "无"],
            ["2", "经营异常名录", "国家企业信用信息公示系统", "未列入"],
            ["3", "严重违法失信名单", "国家企业信用信息公示系统", "未列入"],
            ["4", "失信被执行人", "中国执行信息公开网", "未查询到"],
            ["5", "欠税公告", "税务局网站", "无"],
        ],
    )
    return [s]


@doc(
    "qualification_certificate",
    "centred name over number in small print",
    holder="苏州聚力检测有限公司",
    number="SZRZ-2023-00128",
    issuer="江苏省中小企业服务中心",
    issued="2023-05-16",
    expires="2026-05-15",
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(150, "中小企业服务机构资质证书", size=56)
    s.centre(330, "苏州聚力检测有限公司", size=40)
    s.centre(430, "经评定，授予贵单位“优秀服务机构”资质，特颁此证。", size=28)
    s.centre(500, "证书编号：SZRZ-2023-00128   有效期：2023年5月16日—2026年5月15日", size=22)
    s.write(1150, 820, "江苏省中小企业服务中心")
    s.write(1200, 880, "二〇二三年五月十六日")
    return [s]


@doc(
    "qualification_certificate",
    "sentence with number inside",
    holder="西宁河湟中小企业服务有限公司",
    number="青财会许可〔2021〕15号",
    issuer="西宁市城西区财政局",
    issued="2021-06-21",
)
def _(sheet):
    s = sheet()
    s.centre(150, "代理记账许可证书", size=52)
    prose(
        s,
        330,
        "西宁河湟中小企业服务有限公司经审查符合《代理记账管理办法》规定条件，准予从事代理记账业务，批准文号：青财会许可〔2021〕15号。",
    )
    s.write(760, 800, "西宁市城西区财政局")
    s.write(800, 860, "2021年6月21日")
    return [s]


@doc(
    "qualification_certificate",
    "two columns of pairs without rules, colon apart",
    holder="武汉光谷启航培训学校",
    number="人社民4201004000123号",
    scope="创业指导师、企业培训师",
    issuer="武汉市人力资源和社会保障局",
    expires="2026-12-31",
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(130, "民办学校办学许可证", size=52)
    s.write(250, 260, "许可证编号 ： 人社民4201004000123号")
    for i, (a, b, c, d) in enumerate(
        [
            ("学校名称 ：", "武汉光谷启航培训学校", "校长 ：", "周以宁"),
            ("学校地址 ：", "武汉市东湖新技术开发区珞喻路546号", "学校类型 ：", "职业培训"),
            ("办学内容 ：", "创业指导师、企业培训师", "举办者 ：", "武汉光谷启航孵化器有限公司"),
        ]
    ):
        s.write(250, 350 + 70 * i, a)
        s.write(420, 350 + 70 * i, b)
        s.write(1080, 350 + 70 * i, c)
        s.write(1230, 350 + 70 * i, d)
    s.write(250, 600, "有效期限 ： 2022年1月1日 至 2026年12月31日")
    s.write(1080, 800, "发证机关 ：武汉市人力资源和社会保障局")
    return [s]


@doc(
    "property_certificate",
    "house certificate with vertical heads",
    cert_no="成房权证监证字第1234567号",
    owner="成都天府新谷置业有限公司",
    address="高新区府城大道西段399号10栋",
    area="1408.27",
)
def _(sheet):
    s = sheet()
    s.centre(100, "房屋所有权证", size=44)
    s.centre(170, "成房权证监证字第1234567号")
    s.table(
        110,
        240,
        [260, 300, 200, 260],
        [
            ["房屋所有权人", "成都天府新谷置业有限公司", None, None],
            ["房屋座落", "高新区府城大道西段399号10栋", None, None],
            ["丘（地）号", "12-3-4", "产别", "其他产"],
            ["幢号", "房号", "结构", "建筑面积（平方米）"],
            ["10", "-", "钢混", "1408.27"],
        ],
    )
    return [s]


@doc(
    "government_contract",
    "contract among three headings, amount in wan by prose",
    party_a="合肥市庐阳区科学技术局",
    party_b="合肥慧企咨询服务有限公司",
    project="2024年科技型中小企业培育服务",
    amount="300000",
    term="2024-01-01/2024-12-31",
    contract_no="LYKJ2024-003",
)
def _(sheet):
    s = sheet()
    s.centre(100, "政府购买服务合同", size=44)
    s.write(700, 170, "合同编号:LYKJ2024-003", size=20)
    prose(
        s,
        230,
        "|甲方（购买主体）：合肥市庐阳区科学技术局",
        "|乙方（承接主体）：合肥慧企咨询服务有限公司",
        "根据政府购买服务有关规定，甲方就2024年科技型中小企业培育服务事项向乙方购买服务，双方订立合同如下：",
        "一、服务期限：2024年1月1日至2024年12月31日。",
        "二、合同价款：本合同总价为人民币30万元，分两期支付：签订后10日内支付15万元，验收合格后支付15万元。",
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
    kind, draw, want = DOCUMENTS[name]
    got = read_fresh(kind, draw(sheet), surface, want)
    assert flat(got) == flat(want)
