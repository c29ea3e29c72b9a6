"""Fresh leases, as offices write them; nothing here was looked at when the reader was written. Invented."""
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


KIND = "lease_contract"


@doc(
    "ordinary lease in numbered clauses",
    title="房屋租赁合同",
    contract_no="XN-2022-0315",
    lessor="西宁城通置业有限公司",
    lessee="西宁河湟中小企业服务有限公司",
    address="西宁市城西区五四西路68号7层701-706室",
    area="486.5",
    purpose="办公",
    term="2022-04-01/2025-03-31",
    rent="18500",
    rent_period="month",
    deposit="37000",
    signed_on="2022-03-20",
    property_no=None,
)
def _(sheet):
    s = sheet()
    s.centre(120, "房屋租赁合同", size=44)
    s.write(800, 200, "合同编号：XN-2022-0315")
    y = prose(
        s,
        280,
        "|出租方（甲方）：西宁城通置业有限公司",
        "|承租方（乙方）：西宁河湟中小企业服务有限公司",
        "第一条 甲方将坐落于西宁市城西区五四西路68号7层701-706室的房屋出租给乙方作办公使用，建筑面积486.5平方米。",
        "第二条 租赁期限三年，自2022年4月1日起至2025年3月31日止。",
        "第三条 租金为每月人民币18500元（大写：壹万捌仟伍佰元整），按季度支付。",
        "第四条 乙方于签约之日向甲方交纳押金37000元。",
        "第五条 租赁期满，乙方享有优先承租权。",
    )
    s.write(130, y + 100, "甲方（盖章）：")
    s.write(680, y + 100, "乙方（盖章）：")
    s.write(130, y + 170, "签订日期：2022年3月20日")
    s.write(680, y + 170, "签订日期：2022年3月20日")
    return [s]


@doc(
    "lease as a summary table before the clauses",
    title="办公场地租赁合同",
    contract_no="CDGX-ZL-2023-108",
    lessor="成都高投资产经营管理有限公司",
    lessee="成都青禾创业孵化管理有限公司",
    address="成都高新区天府大道中段1366号2栋9楼",
    area="1260",
    purpose="孵化办公",
    term="2023-01-01/2027-12-31",
    rent="45",
    rent_period="per_m2_month",
    deposit="113400",
)
def _(sheet):
    s = sheet()
    s.centre(110, "办公场地租赁合同", size=44)
    s.centre(180, "主要条款表", size=28)
    s.table(
        100,
        250,
        [190, 330, 190, 330],
        [
            ["合同编号", "CDGX-ZL-2023-108", "房屋用途", "孵化办公"],
            ["出租人", "成都高投资产经营管理有限\n公司", "承租人", "成都青禾创业孵化管理有限\n公司"],
            ["房屋坐落", "成都高新区天府大道中段1366号2栋9楼", None, None],
            ["租赁面积", "1260㎡", "租金标准", "45元/㎡/月"],
            ["租赁期限", "2023年1月1日至2027年12月31日", None, None],
            ["履约保证金", "113400元", "付款方式", "先付后用，半年一付"],
        ],
    )
    prose(s, 640, "为明确双方权利义务，经协商一致，订立以下条款。")
    return [s]


@doc(
    "blanks of a printed model form, a person lets",
    title="房屋租赁合同",
    lessor="陈国栋",
    lessee="武汉光谷启航孵化器有限公司",
    address="武汉市东湖新技术开发区珞喻路546号科技大厦12层",
    area="320.4",
    purpose="办公",
    term="2023-07-01/2026-06-30",
    rent="192000",
    rent_period="year",
    contract_no=None,
)
def _(sheet):
    s = sheet()
    s.centre(120, "房屋租赁合同", size=44)
    y = 230
    for text in [
        "甲方（出租人）：__陈国栋__  身份证号：__42010619700101****__",
        "乙方（承租人）：__武汉光谷启航孵化器有限公司__",
        "一、房屋位于__武汉市东湖新技术开发区珞喻路546号科技大厦12层__，",
        "建筑面积__320.4__平方米，作__办公__之用。",
        "二、租期自__2023__年__7__月__1__日起至__2026__年__6__月__30__日止。",
        "三、年租金为人民币__192000__元，乙方每年6月30日前付清。",
        "四、水、电、物业费由乙方承担。",
    ]:
        s.write(130, y, text)
        y += 58
    s.write(130, 900, "甲方签字：")
    s.write(680, 900, "乙方盖章：")
    return [s]


@doc(
    "free use of a site, a letter of agreement",
    title="场地无偿使用协议",
    lessor="苏州工业园区科技发展有限公司",
    lessee="苏州工业园区聚力科技服务有限公司",
    address="苏州工业园区金鸡湖大道1355号国际科技园3期5A",
    area="850",
    term="2023-01-01/2025-12-31",
    rent_period="free",
    signed_on="2022-12-26",
    deposit=None,
)
def _(sheet):
    s = sheet()
    s.centre(130, "场地无偿使用协议", size=44)
    prose(
        s,
        250,
        "|甲方（提供方）：苏州工业园区科技发展有限公司",
        "|乙方（使用方）：苏州工业园区聚力科技服务有限公司",
        "为支持中小企业公共服务，甲方同意将位于苏州工业园区金鸡湖大道1355号国际科技园3期5A的场地（使用面积850平方米）"
        "无偿提供给乙方使用，使用期限自2023年1月1日至2025年12月31日，期间不收取租金。",
        "乙方负责场地的日常维护，不得转借他人。",
    )
    s.write(130, 800, "甲方：苏州工业园区科技发展有限公司")
    s.write(680, 800, "乙方：")
    s.write(680, 846, "苏州工业园区聚力科技服务有限公司")
    s.write(130, 920, "2022年12月26日")
    s.write(680, 920, "2022年12月26日")
    return [s]


@doc(
    "two parties side by side, clauses with headings",
    title="写字楼租赁合同",
    contract_no="QDHY-0472",
    lessor="青岛海信东海商贸有限公司",
    lessee="青岛海纳云数字科技有限公司",
    address="青岛市市南区东海西路17号海信大厦18层1803",
    area="215.68",
    term="2024-01-15/2026-01-14",
    rent="3.2",
    deposit="41982",
    property_no="鲁（2019）青岛市不动产权第0045821号",
)
def _(sheet):
    s = sheet()
    s.write(820, 70, "编号：QDHY-0472")
    s.centre(130, "写字楼租赁合同", size=44)
    s.write(110, 230, "出租方：青岛海信东海商贸有限公司")
    s.write(640, 230, "承租方：青岛海纳云数字科技有限公司")
    s.write(110, 276, "法定代表人：孙志刚")
    s.write(640, 276, "法定代表人：林晓岚")
    prose(
        s,
        360,
        "|1. 租赁物业",
        "物业地址：青岛市市南区东海西路17号海信大厦18层1803，",
        "建筑面积：215.68平方米，",
        "不动产权证号：鲁(2019)青岛市不动产权第0045821号。",
        "|2. 租期",
        "租赁期自2024年1月15日至2026年1月14日，共24个月。",
        "|3. 租金",
        "租金按建筑面积计算，每平方米每天3.2元，按季预付。",
        "|4. 保证金",
        "租赁保证金为41982元。",
        x=110,
    )
    return [s]


@doc(
    "sublease with the consent of the owner",
    title="房屋转租合同",
    lessor="杭州众创空间运营有限公司",
    lessee="杭州云栖中小企业服务中心有限公司",
    address="杭州市滨江区江南大道588号恒鑫大厦主楼15楼",
    area="640",
    term="2023-05-01/2025-04-30",
    rent="38400",
    rent_period="month",
    sublease_consent=True,
    signed_on="2023-04-21",
)
def _(sheet):
    s = sheet()
    s.centre(120, "房屋转租合同", size=44)
    prose(
        s,
        230,
        "|转租方（甲方）：杭州众创空间运营有限公司",
        "|受转租方（乙方）：杭州云栖中小企业服务中心有限公司",
        "一、甲方将其承租的杭州市滨江区江南大道588号恒鑫大厦主楼15楼转租给乙方，面积640㎡。",
        "二、转租期限：2023年5月1日至2025年4月30日。",
        "三、租金：38400元/月，每三个月支付一次。",
        "四、房屋产权人杭州恒鑫实业有限公司已书面同意甲方将该房屋转租给乙方。",
        "五、本合同经双方盖章后生效。",
    )
    s.write(130, 900, "甲方（公章）：")
    s.write(680, 900, "乙方（公章）：")
    s.write(130, 960, "签约日期：2023.4.21")
    s.write(680, 960, "签约日期：2023.4.21")
    return [s]


@doc(
    "proof of free use by the owner",
    title="场地使用证明",
    lessor="西宁市城西区国有资产投资管理有限公司",
    lessee="西宁河湟中小企业服务有限公司",
    address="西宁市城西区海湖路9号3号楼2层",
    area="1100",
    rent_period="free",
    term="2022-01-01/2026-12-31",
    signed_on="2022-01-04",
)
def _(sheet):
    s = sheet()
    s.centre(170, "场地使用证明", size=44)
    prose(
        s,
        320,
        "兹证明我公司将坐落于西宁市城西区海湖路9号3号楼2层的房屋（面积1100平方米）无偿提供给西宁河湟中小企业服务有限公司"
        "作为中小企业服务场所，使用期限为2022年1月1日至2026年12月31日。",
        "特此证明。",
    )
    s.write(560, 720, "西宁市城西区国有资产投资管理有限公司")
    s.write(780, 780, "2022年1月4日")
    return [s]


@doc(
    "ruled two-column form",
    title="租赁协议",
    contract_no="SZNS20210077",
    lessor="深圳市南山产业园开发有限公司",
    lessee="深圳市融创扬帆融资担保有限公司",
    address="深圳市南山区科技园科苑路15号B座6楼",
    area="578.9",
    purpose="办公",
    term="2021-10-01/2024-09-30",
    rent="86835",
    rent_period="month",
    deposit="173670",
    property_no="深房地字第4000512387号",
    signed_on="2021-09-16",
)
def _(sheet):
    s = sheet()
    s.centre(110, "租赁协议", size=44)
    s.table(
        120,
        210,
        [260, 740],
        [
            ["协议编号", "SZNS20210077"],
            ["甲方（出租单位）", "深圳市南山产业园开发有限公司"],
            ["乙方（承租单位）", "深圳市融创扬帆融资担保有限公司"],
            ["租赁房屋地址", "深圳市南山区科技园科苑路15号B座6楼"],
            ["房产证号", "深房地字第4000512387号"],
            ["租赁面积", "578.9平方米"],
            ["租赁用途", "办公"],
            ["租赁期限", "2021年10月1日起至2024年9月30日止"],
            ["月租金", "人民币86,835元"],
            ["租赁押金", "人民币173,670元"],
            ["签署日期", "2021年9月16日"],
        ],
    )
    return [s]


@doc(
    "unruled labels with the values in a column of their own",
    title="厂房租赁合同",
    lessor="武汉东湖综合保税区建设投资有限公司",
    lessee="武汉光谷启航孵化器有限公司",
    address="武汉市东湖新技术开发区光谷三路777号4号厂房",
    area="2380",
    term="2022-09-01/2027-08-31",
    rent="571200",
    rent_period="year",
    contract_no="DHZB-厂-2022-19",
)
def _(sheet):
    s = sheet()
    s.centre(120, "厂房租赁合同", size=44)
    rows = [
        ["合同编号", "DHZB-厂-2022-19"],
        ["出 租 人", "武汉东湖综合保税区建设投资有限公司"],
        ["承 租 人", "武汉光谷启航孵化器有限公司"],
        ["租赁地点", "武汉市东湖新技术开发区光谷三路777号4号厂房"],
        ["租赁面积", "2380平方米"],
        ["起止日期", "2022年9月1日—2027年8月31日"],
        ["年 租 金", "571200元"],
    ]
    s.columns(150, 230, [220, 780], rows, pitch=52)
    prose(s, 700, "出租人与承租人经协商，就上述厂房租赁事宜订立本合同，以资共同遵守。")
    return [s]


@doc(
    "first page and signing page only",
    title="商务楼租赁合同书",
    lessor="成都天府新谷置业有限公司",
    lessee="成都青禾创业孵化管理有限公司",
    area="408.27",
    address="成都高新区府城大道西段399号10栋2单元6层603号",
    term="2023-03-01/2025-02-28",
    signed_on="2023-02-24",
    contract_no="TFXG-2023-0603",
)
def _(sheet):
    s = sheet()
    s.centre(130, "商务楼租赁合同书", size=44)
    s.write(130, 240, "合同号：TFXG-2023-0603")
    y = prose(
        s,
        300,
        "|甲方：成都天府新谷置业有限公司（出租方）",
        "|乙方：成都青禾创业孵化管理有限公司（承租方）",
        "1.1 乙方承租的物业为成都高新区府城大道西段399号10栋2单元6层603号，该物业建筑面积为408.27平方米。",
        "1.2 租赁期为两年，从2023年3月1日起到2025年2月28日止。",
    )
    s.centre(y + 200, "1", size=20)
    t = sheet()
    t.write(130, 160, "（本页无正文，为签署页）")
    t.write(130, 300, "甲方（盖章）")
    t.write(680, 300, "乙方（盖章）")
    t.write(130, 360, "授权代表：")
    t.write(680, 360, "授权代表：")
    t.write(130, 420, "2023年2月24日")
    t.write(680, 420, "2023年2月24日")
    return [s, t]


@doc(
    "rent rising year by year",
    title="房屋租赁合同",
    lessor="苏州市相城实业投资有限公司",
    lessee="苏州工业园区聚力科技服务有限公司",
    address="苏州市相城区元和街道人民路988号",
    area="730",
    term="2023-01-01/2025-12-31",
    purpose="公共服务平台办公及培训",
    signed_on="2022-11-30",
)
def _(sheet):
    s = sheet()
    s.centre(110, "房屋租赁合同", size=44)
    y = prose(
        s,
        220,
        "|出租人：苏州市相城实业投资有限公司（以下简称甲方）",
        "|承租人：苏州工业园区聚力科技服务有限公司（以下简称乙方）",
        "一、租赁房屋坐落：苏州市相城区元和街道人民路988号，",
        "租赁面积：730平方米。",
        "二、房屋用途：公共服务平台办公及培训。",
        "三、租赁期间：2023年1月1日至2025年12月31日。",
        "四、各年租金如下：",
    )
    s.table(
        130,
        y + 10,
        [300, 340, 340],
        [
            ["年度", "月租金（元）", "年租金（元）"],
            ["第一年", "21900", "262800"],
            ["第二年", "22995", "275940"],
            ["第三年", "24144", "289728"],
        ],
    )
    s.write(130, 1000, "签订时间：二〇二二年十一月三十日")
    return [s]


@doc(
    "bilingual lease",
    title="租赁合同",
    contract_no="L-2023-1107",
    lessor="青岛鲁商置地有限公司",
    lessee="青岛海纳云数字科技有限公司",
    address="青岛市崂山区香港东路195号9号楼5层",
    area="902.33",
    term="2023-12-01/2026-11-30",
    rent="81210",
    rent_period="month",
)
def _(sheet):
    s = sheet()
    s.centre(90, "租赁合同", size=44)
    s.centre(150, "LEASE AGREEMENT", size=28)
    y = 240
    for zh, en in [
        ("合同编号：L-2023-1107", "Contract No."),
        ("出租方：青岛鲁商置地有限公司", "Landlord: Qingdao Lushang Property Co., Ltd."),
        ("承租方：青岛海纳云数字科技有限公司", "Tenant: Qingdao Hainayun Digital Co., Ltd."),
        ("租赁地址：青岛市崂山区香港东路195号9号楼5层", "Premises: 5F, Building 9, 195 Hong Kong East Road"),
        ("建筑面积：902.33平方米", "Gross Floor Area: 902.33 square meters"),
        ("租期：2023年12月1日至2026年11月30日", "Term: from 1 December 2023 to 30 November 2026"),
        ("租金：每月人民币81,210元", "Rent: RMB 81,210 per month"),
    ]:
        s.write(130, y, zh)
        s.write(130, y + 34, en, size=20)
        y += 84
    return [s]


@doc(
    "values under their headings",
    title="办公用房租赁协议",
    lessor="深圳市科兴物业管理有限公司",
    lessee="深圳市融创扬帆融资担保有限公司",
    address="深圳市南山区科兴科学园C栋1203",
    area="356.2",
    term="2022-06-01/2025-05-31",
    rent="42744",
    rent_period="month",
    deposit="85488",
)
def _(sheet):
    s = sheet()
    s.centre(110, "办公用房租赁协议", size=44)
    s.write(130, 210, "出租方(甲方)：深圳市科兴物业管理有限公司")
    s.write(130, 256, "承租方(乙方)：深圳市融创扬帆融资担保有限公司")
    prose(
        s,
        330,
        "|第一条 租赁房屋",
        "深圳市南山区科兴科学园C栋1203，建筑面积356.2平方米。",
        "|第二条 租赁期限",
        "自2022年6月1日起至2025年5月31日止，共36个月。",
        "|第三条 租金及押金",
        "月租金为42744元（肆万贰仟柒佰肆拾肆元整）；押金为两个月租金，计85488元。",
    )
    return [s]


@doc(
    "long form with letters for the parties, contract number split from its label",
    title="商铺租赁合同",
    contract_no="HF-2020-0712",
    lessor="合肥庐阳商业发展有限公司",
    lessee="合肥慧企咨询服务有限公司",
    address="合肥市庐阳区长江中路177号二层",
    area="268",
    term="2020-08-01/2025-07-31",
    rent="180000",
    rent_period="year",
    purpose="中小企业服务窗口",
)
def _(sheet):
    s = sheet()
    s.write(780, 60, "合同编号")
    s.write(920, 60, "HF-2020-0712")
    s.centre(130, "商铺租赁合同", size=44)
    prose(
        s,
        240,
        "|甲方（产权人）：合肥庐阳商业发展有限公司",
        "|乙方（租用人）：合肥慧企咨询服务有限公司",
        "（一）甲方出租的商铺位于合肥市庐阳区长江中路177号二层，使用面积268平方米。",
        "（二）该商铺用于：中小企业服务窗口。",
        "（三）租期五年，即从2020年8月1日至2025年7月31日止。",
        "（四）每年租金18万元，于每年8月1日前支付。",
    )
    return [s]


@doc(
    "four-column ruled form, amounts with marks",
    title="房屋租赁合同",
    contract_no="2024租字第016号",
    lessor="青岛市市南区机关事务服务中心",
    lessee="青岛海纳云数字科技有限公司",
    address="青岛市市南区宁夏路288号2号楼1-2层",
    area="1520.5",
    purpose="公共服务平台",
    term="2024-03-01/2027-02-28",
    rent="456150",
    rent_period="year",
    deposit="50000",
    signed_on="2024-02-20",
)
def _(sheet):
    s = sheet()
    s.centre(110, "房屋租赁合同", size=44)
    s.table(
        100,
        210,
        [190, 330, 190, 330],
        [
            ["合同编号", "2024租字第016号", "签订日期", "2024年2月20日"],
            ["出租人", "青岛市市南区机关事务服\n务中心", "承租人", "青岛海纳云数字科技有限\n公司"],
            ["房屋地址", "青岛市市南区宁夏路288号2号楼1-2层", None, None],
            ["建筑面积", "1520.5㎡", "用途", "公共服务平台"],
            ["租赁期限", "2024-03-01 至 2027-02-28", "年租金", "￥456150元"],
            ["保证金", "￥50000元", "付款方式", "半年付"],
        ],
    )
    return [s]


@doc(
    "agreement of entry into a park, free for a year then half",
    title="入驻协议书",
    lessor="苏州工业园区科技发展有限公司",
    lessee="苏州工业园区聚力科技服务有限公司",
    address="国际科技园3期5A-502",
    area="120",
    term="2023-09-01/2025-08-31",
    contract_no=None,
)
def _(sheet):
    s = sheet()
    s.centre(110, "入驻协议书", size=44)
    prose(
        s,
        220,
        "|甲方：苏州工业园区科技发展有限公司",
        "|乙方：苏州工业园区聚力科技服务有限公司",
        "一、甲方将国际科技园3期5A-502（面积：120㎡）出租给乙方使用。",
        "二、租赁期限：2023年9月1日至2025年8月31日。",
        "三、乙方遵守园区管理规定。",
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
