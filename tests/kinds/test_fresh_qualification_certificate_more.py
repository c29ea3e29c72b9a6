"""More arrangements of certificates of qualification: neighbours of those that failed when they were first read. Invented."""
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
    "recognition in one sentence, number at the foot",
    holder="武汉光谷检测技术有限公司",
    number="221712050388",
    issuer="湖北省市场监督管理局",
    issued="2022-07-18",
    expires="2028-07-17",
)
def _(sheet):
    s = sheet()
    s.centre(140, "检验检测机构", size=40)
    s.centre(200, "资质认定证书", size=48)
    s.centre(300, "证书编号：221712050388")
    s.write(180, 380, "名称：武汉光谷检测技术有限公司")
    s.write(180, 430, "地址：武汉市东湖新技术开发区光谷三路777号")
    prose(
        s,
        500,
        "经审查，你机构已具备国家有关法律、行政法规规定的基本条件和能力，现予批准，可以向社会出具具有证明作用的数据和结果，特发此证。",
        x=180,
        n=34,
    )
    s.write(180, 800, "许可使用标志")
    s.write(700, 800, "发证日期：2022年07月18日")
    s.write(700, 850, "有效期至：2028年07月17日")
    s.write(700, 900, "发证机关：湖北省市场监督管理局")
    return [s]


@doc(
    "high-tech enterprise, values under labels on one line",
    title="高新技术企业证书",
    holder="杭州云栖数字技术有限公司",
    number="GR202233001234",
    issued="2022-12-24",
    expires="2025-12-23",
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(180, "高新技术企业证书", size=60)
    s.write(250, 400, "企业名称：杭州云栖数字技术有限公司", size=30)
    s.write(950, 400, "证书编号：GR202233001234", size=30)
    s.write(250, 480, "发证时间：二〇二二年十二月二十四日", size=30)
    s.write(950, 480, "有 效 期：三年", size=30)
    s.write(250, 620, "批准机关：", size=30)
    s.write(450, 620, "浙江省科学技术厅")
    s.write(800, 620, "浙江省财政厅")
    s.write(1150, 620, "国家税务总局浙江省税务局")
    return [s]


@doc(
    "school licence, columns",
    holder="成都青禾职业技能培训学校",
    number="教民151010770000123号",
    issuer="成都市武侯区教育局",
    scope="中等及中等以下非学历业余教育",
    expires="2026-05-31",
)
def _(sheet):
    s = sheet()
    s.centre(120, "中华人民共和国", size=32)
    s.centre(180, "民办学校办学许可证", size=44)
    s.centre(250, "（副本）")
    s.centre(310, "教民151010770000123号")
    y = 400
    for a, b in [
        ("名    称", "成都青禾职业技能培训学校"),
        ("地    址", "成都市武侯区府城大道西段399号"),
        ("校    长", "罗启明"),
        ("学校类型", "培训学校"),
        ("办学内容", "中等及中等以下非学历业余教育"),
        ("主管部门", "成都市武侯区教育局"),
        ("有效期限", "自2023年6月1日至2026年5月31日"),
    ]:
        s.write(180, y, a)
        s.write(360, y, b)
        y += 60
    s.write(650, y + 60, "发证机关：成都市武侯区教育局")
    return [s]


@doc(
    "label over value in two columns",
    title="人力资源服务许可证",
    holder="青岛海纳人力资源有限公司",
    number="370202202311210015",
    scope="职业中介活动",
    issuer="青岛市市南区人力资源和社会保障局",
    issued="2023-11-21",
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(120, "人力资源服务许可证", size=48)
    for x, y, a, b in [
        (200, 280, "许可证编号", "370202202311210015"),
        (950, 280, "单位名称", "青岛海纳人力资源有限公司"),
        (200, 430, "法定代表人", "林晓岚"),
        (950, 430, "服务范围", "职业中介活动"),
        (200, 580, "发证机关", "青岛市市南区人力资源和社会保障局"),
        (950, 580, "发证日期", "2023年11月21日"),
    ]:
        s.write(x, y, a)
        s.write(x, y + 38, b)
    return [s]


@doc(
    "specialised firm, sentence with the name in the middle",
    title="专精特新中小企业证书",
    holder="合肥慧企科技有限公司",
    number="AHZJTX2023-0456",
    issuer="安徽省经济和信息化厅",
    issued="2023-09-08",
    expires="2026-09-07",
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(160, "专精特新中小企业证书", size=56)
    s.centre(330, "合肥慧企科技有限公司：", size=36)
    s.centre(430, "经审核，认定你单位为安徽省专精特新中小企业，特发此证。", size=30)
    s.centre(520, "（有效期：2023年9月8日至2026年9月7日）", size=26)
    s.write(250, 800, "证书编号：AHZJTX2023-0456")
    s.write(1050, 800, "安徽省经济和信息化厅")
    s.write(1080, 860, "2023年9月8日")
    return [s]


@doc(
    "bookkeeping licence, number split from label",
    title="代理记账许可证书",
    holder="西安知行财务咨询有限公司",
    number="DLJZ61011320210056",
    issuer="西安市雁塔区财政局",
    issued="2021-05-19",
)
def _(sheet):
    s = sheet()
    s.centre(200, "代理记账许可证书", size=52)
    s.centre(300, "编号")
    s.centre(350, "DLJZ61011320210056")
    prose(
        s,
        460,
        "|机构名称  西安知行财务咨询有限公司",
        "|主管代理记账业务负责人  王立新",
        "|办公地址  西安市雁塔区高新路25号",
    )
    prose(s, 650, "经审查，符合《代理记账管理办法》规定的条件，准予从事代理记账业务。", x=180, n=34)
    s.write(760, 1000, "西安市雁塔区财政局")
    s.write(790, 1060, "2021年5月19日")
    return [s]


@doc(
    "English below every label",
    title="检验检测机构资质认定证书",
    holder="苏州聚力检测有限公司",
    number="231020340512",
    issued="2023-03-02",
    expires="2029-03-01",
    issuer="江苏省市场监督管理局",
)
def _(sheet):
    s = sheet()
    s.centre(120, "检验检测机构资质认定证书", size=44)
    s.centre(180, "Inspection Body and Laboratory Mandatory Approval", size=20)
    y = 280
    for a, b, e in [
        ("证书编号", "231020340512", "Certificate No."),
        ("机构名称", "苏州聚力检测有限公司", "Name"),
        ("地址", "苏州工业园区金鸡湖大道1355号", "Address"),
        ("发证日期", "2023年3月2日", "Date of issue"),
        ("有效期至", "2029年3月1日", "Valid until"),
        ("发证机关", "江苏省市场监督管理局", "Issued by"),
    ]:
        s.write(180, y, a)
        s.write(180, y + 32, e, size=16)
        s.write(450, y, b)
        y += 90
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
