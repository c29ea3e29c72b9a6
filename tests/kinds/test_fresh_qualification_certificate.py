"""Fresh certificates of qualification, as offices write them; nothing here was looked at when the reader was written. Invented."""
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


KIND = "qualification_certificate"


@doc(
    "human resources licence, labels on the left",
    title="人力资源服务许可证",
    number="630104230017",
    holder="西宁河湟中小企业服务有限公司",
    scope="职业中介活动；人力资源培训；人力资源管理咨询",
    issuer="西宁市城西区人力资源和社会保障局",
    issued="2023-03-16",
    expires="2028-03-15",
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(150, "人力资源服务许可证", size=56)
    s.write(1150, 270, "编号：630104230017")
    for i, (a, b) in enumerate(
        [
            ("单位名称", "西宁河湟中小企业服务有限公司"),
            ("住    所", "西宁市城西区海湖路9号"),
            ("法定代表人", "李秀梅"),
            ("服务范围", "职业中介活动；人力资源培训；人力资源管理咨询"),
            ("有 效 期", "2023年3月16日至2028年3月15日"),
        ]
    ):
        s.write(280, 360 + 70 * i, a + "：")
        s.write(470, 360 + 70 * i, b)
    s.write(1080, 860, "西宁市城西区人力资源和社会保障局")
    s.write(1200, 930, "2023年3月16日")
    return [s]


@doc(
    "inspection body approval (CMA)",
    title="检验检测机构资质认定证书",
    number="231512340086",
    holder="青岛海纳云数字科技有限公司",
    issuer="山东省市场监督管理局",
    issued="2023-05-18",
    expires="2029-05-17",
)
def _(sheet):
    s = sheet()
    s.centre(200, "检验检测机构", size=48)
    s.centre(270, "资质认定证书", size=48)
    s.write(200, 420, "证书编号：231512340086")
    s.write(200, 500, "名称：青岛海纳云数字科技有限公司")
    s.write(200, 560, "地址：山东省青岛市市南区东海西路17号(266071)")
    prose(
        s,
        640,
        "经审查，你机构已具备国家有关法律、行政法规规定的基本条件和能力，现予批准，可以向社会出具具有证明作用的数据和结果，特发此证。",
        "资质认定包括检验检测机构计量认证。",
        x=200,
        n=34,
    )
    s.write(200, 1180, "许可使用标志")
    s.write(640, 1180, "发证日期：2023年05月18日")
    s.write(640, 1240, "有效期至：2029年05月17日")
    s.write(640, 1300, "发证机关：山东省市场监督管理局")
    return [s]


@doc(
    "laboratory accreditation in two languages",
    title="实验室认可证书",
    number="CNAS L18324",
    holder="苏州工业园区聚力科技服务有限公司",
    issued="2022-11-09",
    expires="2028-11-08",
    issuer="中国合格评定国家认可委员会",
)
def _(sheet):
    s = sheet()
    s.centre(120, "中国合格评定国家认可委员会", size=32)
    s.centre(190, "实验室认可证书", size=48)
    s.centre(260, "LABORATORY ACCREDITATION CERTIFICATE", size=22)
    s.centre(330, "（注册号：CNAS L18324）")
    s.centre(420, "兹证明：")
    s.centre(490, "苏州工业园区聚力科技服务有限公司", size=32)
    s.centre(550, "江苏省苏州市工业园区金鸡湖大道1355号，215021")
    prose(
        s,
        630,
        "符合ISO/IEC 17025：2017《检测和校准实验室能力的通用要求》（CNAS-CL01）的要求，具备承担本证书附件所列服务能力，予以认可。",
        x=180,
        n=36,
    )
    s.write(180, 900, "签发日期：2022-11-09")
    s.write(180, 950, "有效期至：2028-11-08")
    return [s]


@doc(
    "value-added telecom licence as a table",
    title="增值电信业务经营许可证",
    number="粤B2-20230418",
    holder="深圳市融创扬帆融资担保有限公司",
    issuer="广东省通信管理局",
    scope="信息服务业务（仅限互联网信息服务）",
    issued="2023-04-06",
    expires="2028-04-06",
)
def _(sheet):
    s = sheet()
    s.centre(150, "中华人民共和国", size=36)
    s.centre(210, "增值电信业务经营许可证", size=44)
    s.centre(290, "经营许可证编号：粤B2-20230418")
    s.table(
        150,
        380,
        [280, 660],
        [
            ["公司名称", "深圳市融创扬帆融资担保有限公司"],
            ["法定代表人", "周以宁"],
            ["注册住所", "深圳市南山区科技园科苑路15号"],
            ["业务种类", "信息服务业务（仅限互联网信息服务）"],
            ["有效期至", "2028年04月06日"],
        ],
    )
    s.write(720, 860, "发证机关：广东省通信管理局")
    s.write(720, 910, "发证日期：2023年04月06日")
    return [s]


@doc(
    "school licence with character-spaced labels",
    title="民办学校办学许可证",
    number="人社民4201034000123号",
    holder="武汉光谷启航职业培训学校有限公司",
    scope="企业管理咨询师、电子商务师职业技能培训",
    issuer="武汉市人力资源和社会保障局",
    expires="2027-06-30",
)
def _(sheet):
    s = sheet()
    s.centre(140, "中华人民共和国", size=36)
    s.centre(200, "民办学校办学许可证", size=48)
    s.centre(290, "教民：人社民4201034000123号")
    y = 400
    for a, b in [
        ("名    称", "武汉光谷启航职业培训学校有限公司"),
        ("地    址", "武汉市洪山区珞喻路546号"),
        ("校    长", "袁立群"),
        ("学校类型", "职业技能培训"),
        ("办学内容", "企业管理咨询师、电子商务师职业技能培训"),
        ("主管部门", "武汉市人力资源和社会保障局"),
        ("有效期限", "2024年7月1日至2027年6月30日"),
    ]:
        s.write(170, y, a)
        s.write(340, y, b)
        y += 62
    s.write(700, 1000, "发证机关：武汉市人力资源和社会保障局")
    return [s]


@doc(
    "association's grade, award in prose",
    title="中小企业服务机构能力等级证书",
    number="CSME-AAA-2023-0156",
    holder="杭州云栖中小企业服务中心有限公司",
    issuer="浙江省中小企业服务业协会",
    issued="2023-10-12",
    expires="2026-10-11",
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(170, "中小企业服务机构能力等级证书", size=48)
    s.centre(330, "杭州云栖中小企业服务中心有限公司", size=36)
    s.centre(420, "经评定，你单位符合《中小企业服务机构能力评价规范》要求，服务能力等级为：")
    s.centre(500, "AAA级", size=44)
    s.write(260, 720, "证书编号：CSME-AAA-2023-0156")
    s.write(260, 770, "有效期：三年（2023年10月12日至2026年10月11日）")
    s.write(1060, 860, "浙江省中小企业服务业协会")
    s.write(1120, 920, "二〇二三年十月十二日")
    return [s]


@doc(
    "patent agency registration",
    title="专利代理机构执业许可证",
    number="51287",
    holder="成都青禾知识产权代理有限公司",
    issuer="国家知识产权局",
    issued="2019-08-22",
    expires=None,
)
def _(sheet):
    s = sheet()
    s.centre(180, "专利代理机构执业许可证", size=48)
    s.table(
        170,
        320,
        [260, 640],
        [
            ["机构名称", "成都青禾知识产权代理有限公司"],
            ["机构代码", "51287"],
            ["组织形式", "有限责任公司"],
            ["执行事务合伙人\n（法定代表人）", "罗启明"],
            ["颁发机关", "国家知识产权局"],
            ["颁发日期", "2019年8月22日"],
        ],
    )
    return [s]


@doc(
    "guarantee business licence",
    title="融资担保业务经营许可证",
    number="粤440300201200",
    holder="深圳市融创扬帆融资担保有限公司",
    scope="贷款担保、票据承兑担保、履约担保",
    issuer="深圳市地方金融监督管理局",
    issued="2022-12-30",
    expires="2027-12-29",
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(130, "融资担保业务经营许可证", size=52)
    s.centre(220, "（副本）")
    s.write(230, 320, "机构编码：粤440300201200")
    for i, (a, b) in enumerate(
        [
            ("机构名称", "深圳市融创扬帆融资担保有限公司"),
            ("营业地址", "深圳市南山区科技园科苑路15号B座6楼"),
            ("法定代表人", "周以宁"),
            ("注册资本", "人民币叁亿元"),
        ]
    ):
        s.write(230, 400 + 60 * i, a + "  " + b)
    s.write(230, 660, "业务范围：贷款担保、票据承兑担保、履约担保")
    s.write(230, 720, "许可证有效期：2022年12月30日-2027年12月29日")
    s.write(1060, 850, "颁发机关：深圳市地方金融监督管理局")
    s.write(1060, 910, "2022年12月30日")
    return [s]


@doc(
    "recognition as a skill training institution, bracketed labels",
    title="职业技能等级认定机构备案证书",
    number="川人社评〔2023〕0217",
    holder="成都青禾创业孵化管理有限公司",
    scope="创业指导师（三级、四级）",
    issuer="四川省职业技能鉴定指导中心",
    issued="2023-08-01",
    expires="2026-07-31",
)
def _(sheet):
    s = sheet()
    s.centre(170, "职业技能等级认定机构备案证书", size=44)
    y = 320
    for text in [
        "【备案编号】川人社评〔2023〕0217",
        "【机构名称】成都青禾创业孵化管理有限公司",
        "【备案项目】创业指导师（三级、四级）",
        "【有效期限】2023年8月1日—2026年7月31日",
    ]:
        s.write(180, y, text)
        y += 70
    s.write(680, 820, "四川省职业技能鉴定指导中心")
    s.write(780, 880, "2023年8月1日")
    return [s]


@doc(
    "information security service certificate, two languages in pairs of lines",
    title="信息安全服务资质认证证书",
    number="CCRC-2023-ISV-SM-4471",
    holder="青岛海纳云数字科技有限公司",
    issued="2023-02-14",
    expires="2026-02-13",
    issuer="中国网络安全审查技术与认证中心",
)
def _(sheet):
    s = sheet()
    s.centre(120, "信息安全服务资质认证证书", size=44)
    s.centre(180, "Certificate of Information Security Service Qualification", size=20)
    y = 290
    for zh, en, value in [
        ("证书编号", "Certificate No.", "CCRC-2023-ISV-SM-4471"),
        ("获证组织", "Organization", "青岛海纳云数字科技有限公司"),
        ("颁证日期", "Date of Issue", "2023-02-14"),
        ("有效期至", "Valid Until", "2026-02-13"),
    ]:
        s.write(160, y, zh)
        s.write(160, y + 32, en, size=18)
        s.write(420, y + 8, value)
        y += 92
    prose(s, y + 40, "兹证明上述组织的安全运维服务符合CCRC-ISV-R01:2021要求，特发此证。", x=160)
    s.centre(1300, "中国网络安全审查技术与认证中心", size=30)
    return [s]


@doc(
    "drug-like licence of labels in blanks",
    title="劳务派遣经营许可证",
    number="510107202200031",
    holder="成都青禾创业孵化管理有限公司",
    scope="劳务派遣",
    issuer="成都市武侯区行政审批局",
    issued="2022-05-30",
    expires="2025-05-29",
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(140, "劳务派遣经营许可证", size=52)
    y = 290
    for text in [
        "单位名称：__成都青禾创业孵化管理有限公司__",
        "住所：__成都市武侯区府城大道西段399号__",
        "许可经营事项：__劳务派遣__",
        "有效期限：自__2022__年__5__月__30__日至__2025__年__5__月__29__日",
        "编号：__510107202200031__",
    ]:
        s.write(260, y, text)
        y += 70
    s.write(1080, 840, "许可机关：成都市武侯区行政审批局")
    s.write(1080, 900, "2022年5月30日")
    return [s]


@doc(
    "certificate that a unit is a member or a base, two columns without rules",
    title="国家中小企业银河培训工程定点机构证书",
    number="YH-2022-0338",
    holder="武汉光谷启航孵化器有限公司",
    issuer="湖北省中小企业服务中心",
    issued="2022-06-15",
    expires="2025-06-14",
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(150, "国家中小企业银河培训工程定点机构证书", size=44)
    for x, y, a, b in [
        (260, 340, "机构名称", "武汉光谷启航孵化器有限公司"),
        (260, 420, "证书编号", "YH-2022-0338"),
        (980, 420, "有效期至", "2025年6月14日"),
        (260, 500, "发证日期", "2022年6月15日"),
        (980, 500, "发证单位", "湖北省中小企业服务中心"),
    ]:
        s.write(x, y, a)
        s.write(x + 160, y, b)
    return [s]


@doc(
    "rated unit, sentence with the number in it",
    title="安全生产标准化证书",
    number="AQBⅢQT鲁2023-00412",
    holder="青岛海纳云数字科技有限公司",
    issuer="青岛市应急管理局",
    issued="2023-04-20",
    expires="2026-04-19",
)
def _(sheet):
    s = sheet()
    s.centre(180, "安全生产标准化证书", size=48)
    s.centre(270, "证书编号：AQBⅢQT鲁2023-00412")
    s.centre(380, "青岛海纳云数字科技有限公司", size=32)
    s.centre(450, "安全生产标准化三级企业（其他行业）")
    s.write(170, 700, "发证日期：2023年4月20日")
    s.write(170, 750, "有 效 期：2023年4月20日至2026年4月19日")
    s.write(760, 850, "青岛市应急管理局")
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
