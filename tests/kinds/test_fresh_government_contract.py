"""Fresh government contracts, as offices write them; nothing here was looked at when the reader was written. Invented."""
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


KIND = "government_contract"


def signed(s, x, y, width=150, height=44):
    """A name by hand: three strokes beside one another."""
    from dossier_ai.core import Rect

    for i in range(3):
        left = x + i * width / 3
        s.scribble(Rect(left, y - 8, left + width / 3 - 6, y - 8 + height))


@doc(
    "procurement contract with clauses and two signing columns",
    title="政府采购服务合同",
    document_kind="contract",
    contract_no="SZCG-2023-FW-0187",
    project="2023年中小企业公共服务体系运营服务项目",
    procurement_no="SZDL2023001456",
    party_a="深圳市中小企业服务局",
    party_b="深圳市融创扬帆融资担保有限公司",
    content="为辖区中小企业提供政策咨询、融资对接和管理诊断服务",
    amount="680000",
    amount_words="680000",
    term="2023-06-01/2024-05-31",
    signed_on="2023-05-26",
    signed_a=True,
    signed_b=True,
    tax_rate="6",
    place=None,
)
def _(sheet):
    s = sheet()
    s.centre(130, "政府采购服务合同", size=44)
    y = 230
    for text in [
        "合同编号：SZCG-2023-FW-0187",
        "项目名称：2023年中小企业公共服务体系运营服务项目",
        "采购编号：SZDL2023001456",
        "甲方（采购人）：深圳市中小企业服务局",
        "乙方（供应商）：深圳市融创扬帆融资担保有限公司",
    ]:
        s.write(130, y, text)
        y += 48
    y = prose(
        s,
        y + 20,
        "根据《中华人民共和国政府采购法》《中华人民共和国民法典》，甲乙双方经协商一致，订立本合同。",
        "一、服务内容：为辖区中小企业提供政策咨询、融资对接和管理诊断服务。",
        "二、服务期限：自2023年6月1日起至2024年5月31日止。",
        "三、合同金额：人民币陆拾捌万元整（￥680,000.00元），含税，税率6%。",
        "四、付款方式：合同签订后支付60%，验收合格后支付40%。",
    )
    y += 80
    for x, who in [(130, "甲方（盖章）：深圳市中小企业服务局"), (660, "乙方（盖章）：")]:
        s.write(x, y, who)
    s.write(660, y + 44, "深圳市融创扬帆融资担保有限公司")
    for x in (130, 660):
        s.write(x, y + 110, "法定代表人或授权代表（签字）：")
        signed(s, x + 370, y + 110)
        s.write(x, y + 180, "日期：2023年5月26日")
    return [s]


@doc(
    "commission contract as a four-column form",
    title="委托服务合同",
    contract_no="QD-WT-2024-031",
    project="市南区小微企业创业辅导",
    party_a="青岛市市南区工业和信息化局",
    party_b="青岛海纳云数字科技有限公司",
    content="创业辅导、政策宣讲、导师走访",
    amount="125000",
    amount_words="125000",
    term="2024-03-01/2024-12-31",
    signed_on="2024-02-28",
    place="青岛市市南区",
    procurement_no=None,
)
def _(sheet):
    s = sheet()
    s.centre(130, "委托服务合同", size=44)
    s.table(
        110,
        240,
        [180, 340, 180, 340],
        [
            ["合同编号", "QD-WT-2024-031", "签订地点", "青岛市市南区"],
            ["委托方", "青岛市市南区工业和\n信息化局", "受托方", "青岛海纳云数字科技有\n限公司"],
            ["项目名称", "市南区小微企业创业辅导", None, None],
            ["服务内容", "创业辅导、政策宣讲、导师走访", None, None],
            ["服务期限", "2024.03.01-2024.12.31", "合同金额", "￥125000.00元"],
            ["金额大写", "人民币壹拾贰万伍仟元整", "签订日期", "2024年2月28日"],
        ],
    )
    prose(s, 680, "受托方应按季度报送工作总结，委托方对服务质量进行考核。")
    return [s]


@doc(
    "letter of acceptance of a tender",
    title="中标通知书",
    document_kind="award_notice",
    procurement_no="QHZX-2023-077",
    project="青海省中小企业数字化转型培训服务",
    party_b="西宁河湟中小企业服务有限公司",
    amount="456800",
    amount_words="456800",
    signed_on="2023-07-14",
    contract_no=None,
)
def _(sheet):
    s = sheet()
    s.centre(160, "中标通知书", size=48)
    prose(
        s,
        290,
        "|西宁河湟中小企业服务有限公司：",
        "你单位于2023年7月6日参加的青海省中小企业数字化转型培训服务（项目编号：QHZX-2023-077）公开招标，经评标委员会评审，采购人确认，"
        "确定你单位为中标人，中标金额：人民币肆拾伍万陆仟捌佰元整（小写：456800.00元）。",
        "请你单位自本通知书发出之日起30日内与采购人签订合同。",
    )
    s.write(700, 860, "青海中信招标代理有限公司")
    s.write(780, 920, "2023年7月14日")
    return [s]


@doc(
    "letter commissioning work",
    title="委托函",
    document_kind="commission_letter",
    party_a="成都高新技术产业开发区发展改革局",
    party_b="成都青禾创业孵化管理有限公司",
    project="2024年高新区小微企业服务需求调研",
    signed_on="2024-03-05",
    amount=None,
)
def _(sheet):
    s = sheet()
    s.centre(170, "委托函", size=48)
    prose(
        s,
        310,
        "|成都青禾创业孵化管理有限公司：",
        "为掌握辖区小微企业诉求，现委托贵公司承担“2024年高新区小微企业服务需求调研”工作，请于2024年6月30日前完成并提交调研报告。",
        "特此委托。",
    )
    s.write(640, 720, "成都高新技术产业开发区发展改革局")
    s.write(780, 780, "2024年3月5日")
    return [s]


@doc(
    "values in blanks, parties under numerals",
    title="购买服务协议",
    party_a="杭州市滨江区人力资源和社会保障局",
    party_b="杭州云栖中小企业服务中心有限公司",
    project="创业导师进园区",
    content="组织创业导师每月到园区坐诊一次",
    amount="96000",
    amount_words="96000",
    term="2023-04-01/2024-03-31",
    signed_on="2023-03-27",
    contract_no="滨人社购2023-9",
)
def _(sheet):
    s = sheet()
    s.centre(130, "购买服务协议", size=44)
    s.write(780, 210, "协议编号：滨人社购2023-9")
    y = 290
    for text in [
        "购买主体（以下简称甲方）：__杭州市滨江区人力资源和社会保障局__",
        "承接主体（以下简称乙方）：__杭州云栖中小企业服务中心有限公司__",
        "1. 项目名称：__创业导师进园区__",
        "2. 服务内容：__组织创业导师每月到园区坐诊一次__",
        "3. 服务期限：从__2023__年__4__月__1__日至__2024__年__3__月__31__日。",
        "4. 服务费用总计人民币（大写）__玖万陆仟元整__，（小写）￥__96000.00__元。",
        "5. 甲方于协议签订后十个工作日内一次性支付。",
    ]:
        s.write(130, y, text)
        y += 60
    s.write(130, 900, "甲方：（公章）")
    s.write(680, 900, "乙方：（公章）")
    s.write(130, 970, "签订日期：2023年3月27日")
    s.write(680, 970, "签订日期：2023年3月27日")
    return [s]


@doc(
    "project task book with a ruled heading table",
    project="武汉市创业培训能力提升",
    contract_no="WHCX202305",
    party_a="武汉市经济和信息化局",
    party_b="武汉光谷启航孵化器有限公司",
    amount="300000",
    term="2023-05/2024-04",
    content="举办创业培训班12期，培训不少于600人次",
)
def _(sheet):
    s = sheet()
    s.centre(120, "武汉市中小企业服务项目任务书", size=40)
    s.table(
        110,
        230,
        [240, 790],
        [
            ["任务书编号", "WHCX202305"],
            ["项目名称", "武汉市创业培训能力提升"],
            ["任务下达单位", "武汉市经济和信息化局"],
            ["项目承担单位", "武汉光谷启航孵化器有限公司"],
            ["项目起止时间", "2023年5月至2024年4月"],
            ["主要任务", "举办创业培训班12期，培训不少于600人次"],
            ["项目经费", "30万元"],
        ],
    )
    return [s]


@doc(
    "technical service contract of the printed model form",
    title="技术服务合同",
    project="园区企业数字化诊断",
    party_a="苏州工业园区企业发展服务中心",
    party_b="苏州工业园区聚力科技服务有限公司",
    content="对园区内50家企业开展数字化水平诊断并出具报告",
    amount="248000",
    amount_words="248000",
    term="2023-09-01/2023-12-31",
    signed_on="2023-08-25",
    place="苏州工业园区",
    contract_no="2023-JF-118",
)
def _(sheet):
    s = sheet()
    s.write(800, 80, "合同编号：2023-JF-118")
    s.centre(220, "技术服务合同", size=48)
    for i, text in enumerate(
        [
            "项目名称：园区企业数字化诊断",
            "委托方（甲方）：苏州工业园区企业发展服务中心",
            "受托方（乙方）：苏州工业园区聚力科技服务有限公司",
            "签订时间：2023年8月25日",
            "签订地点：苏州工业园区",
            "有效期限：2023年9月1日至2023年12月31日",
        ]
    ):
        s.write(280, 420 + 70 * i, text, size=28)
    t = sheet()
    prose(
        t,
        120,
        "第一条 甲方委托乙方进行技术服务的内容如下：",
        "1. 技术服务的内容：对园区内50家企业开展数字化水平诊断并出具报告。",
        "2. 技术服务的方式：现场调研。",
        "第二条 甲方向乙方支付技术服务报酬为：人民币贰拾肆万捌仟元整（￥248000.00）。",
        "第三条 双方确定，本合同未尽事宜另行协商。",
    )
    return [s, t]


@doc(
    "parties side by side at the head, no rules",
    title="服务采购合同",
    party_a="西宁市城西区商务局",
    party_b="西宁河湟中小企业服务有限公司",
    project="电商直播技能培训",
    amount="58000",
    signed_on="2024-04-10",
    contract_no="XC-2024-15",
)
def _(sheet):
    s = sheet()
    s.centre(120, "服务采购合同", size=44)
    s.write(820, 200, "No. XC-2024-15")
    s.write(120, 290, "甲方：西宁市城西区商务局")
    s.write(640, 290, "乙方：西宁河湟中小企业服务有限公司")
    s.write(120, 336, "地址：西宁市城西区五四大街17号")
    s.write(640, 336, "地址：西宁市城西区海湖路9号")
    s.write(120, 382, "联系人：马文海")
    s.write(640, 382, "联系人：李秀梅")
    prose(
        s,
        470,
        "经双方友好协商，就甲方采购“电商直播技能培训”服务事宜达成如下协议：",
        "一、合同总价为58,000.00元，含税。",
        "二、乙方于2024年4月20日至5月20日期间组织培训4场。",
        "三、甲方在收到发票后10日内付款。",
    )
    s.write(120, 900, "甲方（章）：")
    s.write(640, 900, "乙方（章）：")
    s.write(120, 970, "2024年4月10日")
    s.write(640, 970, "2024年4月10日")
    return [s]


@doc(
    "last page with signing table",
    party_a="青岛市市南区工业和信息化局",
    party_b="青岛海纳云数字科技有限公司",
    signed_on="2023-11-02",
    signed_a=True,
    signed_b=True,
    title="青岛市政府购买服务合同",
    project="专精特新企业走访服务项目",
    amount="180000",
    amount_words="180000",
)
def _(sheet):
    s = sheet()
    s.centre(120, "青岛市政府购买服务合同", size=44)
    prose(
        s,
        230,
        "|购买方（甲方）：青岛市市南区工业和信息化局",
        "|承接方（乙方）：青岛海纳云数字科技有限公司",
        "甲乙双方就专精特新企业走访服务项目，订立本合同。",
        "第一条 合同价款为人民币（大写）：壹拾捌万元整，（小写）：¥180,000.00。",
    )
    t = sheet()
    t.centre(100, "（签署页）", size=28)
    t.table(
        110,
        180,
        [520, 520],
        [
            ["甲方（盖章）：\n青岛市市南区工业和信息化局", "乙方（盖章）：\n青岛海纳云数字科技有限公司"],
            ["法定代表人（签字）：\n", "法定代表人（签字）：\n"],
            ["开户行：中国银行青岛市南支行", "开户行：青岛银行香港路支行"],
            ["日期：2023年11月2日", "日期：2023年11月2日"],
        ],
    )
    signed(t, 380, 275)
    signed(t, 900, 275)
    return [s, t]


@doc(
    "notice of a deal by negotiation as a table",
    title="成交通知书",
    document_kind="award_notice",
    project="区级中小企业服务券管理平台运维",
    procurement_no="CDGX-CS-2023-040",
    party_a="成都高新技术产业开发区发展改革局",
    party_b="成都青禾创业孵化管理有限公司",
    amount="372000",
    signed_on="2023-10-19",
)
def _(sheet):
    s = sheet()
    s.centre(150, "成交通知书", size=48)
    s.table(
        130,
        270,
        [280, 700],
        [
            ["采购项目名称", "区级中小企业服务券管理平台运维"],
            ["采购项目编号", "CDGX-CS-2023-040"],
            ["采购人", "成都高新技术产业开发区发展改革局"],
            ["成交供应商", "成都青禾创业孵化管理有限公司"],
            ["成交金额", "37.2万元"],
        ],
    )
    prose(s, 580, "请贵公司在收到本通知书后30日内与采购人签订采购合同。")
    s.write(660, 820, "四川锦程工程咨询有限公司")
    s.write(780, 880, "2023年10月19日")
    return [s]


@doc(
    "agreement in prose between an authority and a firm",
    title="委托协议书",
    party_a="杭州市滨江区经济和信息化局",
    party_b="杭州云栖中小企业服务中心有限公司",
    project="企业上云用数服务",
    amount="200000",
    amount_words="200000",
    term="2024-01-01/2024-12-31",
    signed_on="2023-12-29",
)
def _(sheet):
    s = sheet()
    s.centre(130, "委托协议书", size=44)
    prose(
        s,
        250,
        "|委托人：杭州市滨江区经济和信息化局（以下称甲方）",
        "|受托人：杭州云栖中小企业服务中心有限公司（以下称乙方）",
        "为推进辖区企业上云，甲方委托乙方实施“企业上云用数服务”项目，协议如下：",
        "一、委托期限一年，自2024年1月1日起，至2024年12月31日止。",
        "二、委托经费共计贰拾万元整（¥200000元），分两次拨付。",
        "三、乙方应保证专款专用，接受甲方监督检查。",
        "四、本协议一式四份，双方各执两份。",
    )
    s.write(130, 860, "委托人（公章）")
    s.write(680, 860, "受托人（公章）")
    s.write(130, 1000, "二〇二三年十二月二十九日")
    s.write(680, 1000, "二〇二三年十二月二十九日")
    return [s]


@doc(
    "contract with a schedule of prices",
    title="政府采购合同",
    contract_no="ZC2023-0562",
    project="民营企业法律服务月",
    party_a="苏州市相城区司法局",
    party_b="苏州工业园区聚力科技服务有限公司",
    amount="89000",
    amount_words="89000",
    signed_on="2023-09-28",
)
def _(sheet):
    s = sheet()
    s.centre(110, "政府采购合同", size=44)
    s.write(110, 200, "合 同 号：ZC2023-0562")
    s.write(110, 246, "采 购 人：苏州市相城区司法局")
    s.write(110, 292, "供 应 商：苏州工业园区聚力科技服务有限公司")
    s.write(110, 338, "项目名称：民营企业法律服务月")
    s.write(110, 384, "签订日期：2023年9月28日")
    s.table(
        110,
        460,
        [100, 420, 160, 180, 180],
        [
            ["序号", "服务名称", "数量", "单价(元)", "总价(元)"],
            ["1", "法律讲座", "4", "8000.00", "32000.00"],
            ["2", "企业法律体检", "57", "1000.00", "57000.00"],
            ["合计", "人民币捌万玖仟元整（￥89000.00）", None, None, None],
        ],
    )
    return [s]


@doc(
    "value under its heading, clauses in articles",
    title="政府购买服务合同",
    project="小微企业创业辅导公益行",
    party_a="湖北省经济和信息化厅",
    party_b="武汉光谷启航孵化器有限公司",
    content="在全省范围组织创业辅导公益活动不少于20场",
    amount="760000",
    amount_words="760000",
    term="2023-04-10/2023-12-20",
    signed_on="2023-04-06",
    signed_a=True,
    signed_b=True,
    tax_rate=None,
)
def _(sheet):
    s = sheet()
    s.centre(110, "政府购买服务合同", size=44)
    s.write(130, 210, "甲方：湖北省经济和信息化厅")
    s.write(130, 256, "乙方：武汉光谷启航孵化器有限公司")
    y = prose(
        s,
        330,
        "|第一条 项目名称",
        "小微企业创业辅导公益行",
        "|第二条 服务内容",
        "在全省范围组织创业辅导公益活动不少于20场",
        "|第三条 合同期限",
        "2023年4月10日至2023年12月20日",
        "|第四条 合同价款",
        "人民币柒拾陆万元整（¥760,000.00）",
    )
    for x in (130, 680):
        s.write(x, y + 80, "甲方（盖章）" if x == 130 else "乙方（盖章）")
        s.write(x, y + 140, "代表（签字）：")
        signed(s, x + 170, y + 140)
        s.write(x, y + 210, "2023年4月6日")
    return [s]


@doc(
    "two-column form closely ruled, wrapped values",
    title="技术服务合同书",
    contract_no="JS-2024-0092",
    project="区域中小企业数字化转型公共服务",
    party_a="青岛市崂山区工业和信息化局",
    party_b="青岛海纳云数字科技有限公司",
    content="数字化转型诊断、方案设计、人员培训及转型成效评估",
    amount="525000",
    term="2024-02-01/2025-01-31",
    signed_on="2024-01-29",
)
def _(sheet):
    s = sheet()
    s.centre(110, "技术服务合同书", size=44)
    s.table(
        150,
        210,
        [240, 680],
        [
            ["合同编号", "JS-2024-0092"],
            ["项目名称", "区域中小企业数字化转型公共服务"],
            ["甲方（委托方）", "青岛市崂山区工业和信息化局"],
            ["乙方（受托方）", "青岛海纳云数字科技有限公司"],
            ["服务内容", "数字化转型诊断、方案设计、\n人员培训及转型成效评估"],
            ["服务期限", "2024年2月1日至2025年1月31日"],
            ["合同总价", "52.5万元（含税）"],
            ["签约时间", "2024年1月29日"],
        ],
    )
    return [s]


@doc(
    "content in several points under its heading",
    title="委托合同",
    contract_no="HZBJ-WT-23-07",
    project="滨江区企业服务专员培训",
    party_a="杭州市滨江区发展改革和经济局",
    party_b="杭州云栖中小企业服务中心有限公司",
    amount="135000",
    amount_words="135000",
    signed_on="2023-06-19",
    term="2023-07-01/2023-10-31",
)
def _(sheet):
    s = sheet()
    s.write(820, 60, "编号：HZBJ-WT-23-07")
    s.centre(120, "委托合同", size=44)
    y = prose(
        s,
        220,
        "|委托方（甲方）：杭州市滨江区发展改革和经济局",
        "|受托方（乙方）：杭州云栖中小企业服务中心有限公司",
        "|一、项目名称：滨江区企业服务专员培训",
        "|二、工作内容：",
        "1. 编制培训教材；",
        "2. 组织培训6期，每期不少于40人；",
        "3. 组织考核并建立档案。",
        "|三、工作期限：2023年7月1日至2023年10月31日。",
        "|四、经费：本项目经费总额为人民币壹拾叁万伍仟元整（135000元），分两期支付。首期支付81000元。",
    )
    s.write(130, y + 80, "甲方（公章）：")
    s.write(680, y + 80, "乙方（公章）：")
    s.write(130, y + 140, "签订日期：2023年6月19日")
    s.write(680, y + 140, "签订日期：2023年6月19日")
    return [s]


@doc(
    "only B signed, A's line is empty",
    title="购买服务合同",
    party_a="西宁市人力资源和社会保障局",
    party_b="西宁河湟中小企业服务有限公司",
    project="返乡创业培训项目",
    amount="64000",
    signed_b=True,
    signed_a=False,
)
def _(sheet):
    s = sheet()
    s.centre(110, "购买服务合同", size=44)
    y = prose(
        s,
        220,
        "|甲方：西宁市人力资源和社会保障局",
        "|乙方：西宁河湟中小企业服务有限公司",
        "甲方就返乡创业培训项目向乙方购买服务，合同金额64000元。",
    )
    s.write(130, y + 120, "甲方（盖章）：")
    s.write(680, y + 120, "乙方（盖章）：")
    s.write(130, y + 190, "法定代表人（签字）：")
    s.write(680, y + 190, "法定代表人（签字）：")
    signed(s, 925, y + 190)
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
