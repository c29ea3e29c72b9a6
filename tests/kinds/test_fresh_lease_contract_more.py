"""More arrangements of leases: neighbours of those that failed when they were first read. Invented."""

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
    "rent per square metre and total, in a table of the subject",
    contract_no="QHZL2023-006",
    lessor="西宁城通置业有限公司",
    lessee="西宁河湟中小企业服务有限公司",
    address="西宁市城北区生物园区纬二路18号3号楼201-208",
    area="640",
    rent="19200",
    rent_period="month",
    term="2023-01-01/2024-12-31",
)
def _(sheet):
    s = sheet()
    s.centre(110, "办公用房租赁合同", size=40)
    s.write(820, 180, "No：QHZL2023-006")
    s.write(120, 240, "出 租 方：西宁城通置业有限公司（以下简称甲方）")
    s.write(120, 290, "承 租 方：西宁河湟中小企业服务有限公司（以下简称乙方）")
    s.table(
        100,
        360,
        [300, 180, 180, 180, 200],
        [
            ["租赁房屋位置", "面积（㎡）", "单价（元/㎡·月）", "月租金（元）", "年租金（元）"],
            ["西宁市城北区生物园区\n纬二路18号3号楼201-208", "640", "30", "19200", "230400"],
        ],
    )
    prose(s, 560, "租赁期自2023年1月1日起至2024年12月31日止。")
    return [s]


@doc(
    "no punctuation labels at left, values at tab stop, rent with words",
    contract_no="HZ-B-20220608",
    lessor="杭州恒鑫实业有限公司",
    lessee="杭州云栖中小企业服务中心有限公司",
    address="杭州市滨江区江南大道588号恒鑫大厦主楼15层1501室",
    area="328.6",
    rent="345000",
    rent_period="year",
    deposit="30000",
    purpose="办公",
)
def _(sheet):
    s = sheet()
    s.centre(100, "房屋租赁合同", size=40)
    y = 220
    for a, b in [
        ("合同编号", "HZ-B-20220608"),
        ("出租人", "杭州恒鑫实业有限公司"),
        ("承租人", "杭州云栖中小企业服务中心有限公司"),
        ("租赁房屋", "杭州市滨江区江南大道588号恒鑫大厦主楼15层1501室"),
        ("建筑面积", "328.6平方米"),
        ("租赁用途", "办公"),
        ("租金", "每年人民币叁拾肆万伍仟元整（￥345000.00）"),
        ("押金", "人民币30000元"),
    ]:
        s.write(140, y, a)
        s.write(360, y, b)
        y += 52
    return [s]


@doc(
    "parties as sentence",
    contract_no="租字2024第08号",
    lessor="合肥庐阳商业发展有限公司",
    lessee="合肥慧企咨询服务有限公司",
    address="合肥市庐阳区长江中路177号2幢301室",
    area="268.5",
    rent="13425",
    rent_period="month",
    term="2024-02-01/2025-01-31",
)
def _(sheet):
    s = sheet()
    s.centre(100, "租赁协议", size=40)
    s.write(760, 170, "（租字2024第08号）")
    prose(
        s,
        250,
        "合肥庐阳商业发展有限公司（以下称“甲方”）与合肥慧企咨询服务有限公司（以下称“乙方”）就房屋租赁事宜达成如下协议：",
        "1、甲方出租给乙方的房屋坐落在合肥市庐阳区长江中路177号2幢301室，建筑面积为268.5平方米。",
        "2、租赁期为12个月，自2024年2月1日起至2025年1月31日止。",
        "3、双方约定每月租金为13425元，大写壹万叁仟肆佰贰拾伍元整，乙方应按月支付。",
    )
    return [s]


@doc(
    "entry agreement with support, free rent",
    lessor="西宁中小企业创业园管理有限公司",
    lessee="西宁河湟中小企业服务有限公司",
    area="200",
    rent_period="free",
    address="西宁市城东区民和路3号创业园A座5层",
)
def _(sheet):
    s = sheet()
    s.centre(100, "孵化场地使用协议", size=40)
    prose(
        s,
        220,
        "|甲 方：西宁中小企业创业园管理有限公司",
        "|乙 方：西宁河湟中小企业服务有限公司",
        "一、甲方提供位于西宁市城东区民和路3号创业园A座5层200平方米的办公场地供乙方使用。",
        "二、使用期间甲方免收乙方场地租金，水电费由乙方承担。",
    )
    return [s]


@doc(
    "values under labels in ruled grid",
    contract_no="SZ-2021-77",
    lessor="深圳市科兴物业管理有限公司",
    lessee="深圳市融创扬帆融资担保有限公司",
    address="深圳市南山区科苑路15号B座6楼",
    area="578.9",
    rent="86835",
    rent_period="month",
    term="2021-10-01/2024-09-30",
)
def _(sheet):
    s = sheet()
    s.centre(100, "房屋租赁合同", size=40)
    s.table(
        100,
        200,
        [260, 390, 390],
        [
            ["合同编号", "出租方", "承租方"],
            ["SZ-2021-77", "深圳市科兴物业管理有限公司", "深圳市融创扬帆融资担保\n有限公司"],
        ],
    )
    s.table(
        100,
        330,
        [440, 300, 300],
        [
            ["房屋坐落", "建筑面积（平方米）", "月租金（元）"],
            ["深圳市南山区科苑路15号B座6楼", "578.9", "86835"],
        ],
    )
    s.table(100, 460, [520, 520], [["租赁期限", "付款方式"], ["2021.10.01-2024.09.30", "按季支付"]])
    return [s]


@doc(
    "model form with tick boxes and two signing columns",
    lessor="武汉东湖综合保税区建设投资有限公司",
    lessee="武汉光谷启航孵化器有限公司",
    address="武汉市东湖新技术开发区光谷三路777号A办公楼2层",
    area="450",
    rent="162000",
    rent_period="year",
    contract_no="WHFZ-2023-00451",
    signed_on="2023-03-28",
)
def _(sheet):
    s = sheet()
    s.write(800, 60, "合同编号：WHFZ-2023-00451")
    s.centre(120, "武汉市房屋租赁合同", size=40)
    prose(
        s,
        220,
        "|出租方（甲方）：武汉东湖综合保税区建设投资有限公司",
        "|证件类型：营业执照",
        "|承租方（乙方）：武汉光谷启航孵化器有限公司",
        "|证件类型：营业执照",
        "第一条 房屋基本情况",
        "（一）房屋坐落：武汉市东湖新技术开发区光谷三路777号A办公楼2层。",
        "（二）租赁房屋建筑面积：450平方米，装修状况：精装修。",
        "第三条 租金",
        "（一）租金标准：162000元/年，支付方式：☑季付 □年付。",
    )
    s.write(120, 900, "甲方（签章）")
    s.write(660, 900, "乙方（签章）")
    s.write(120, 960, "2023 年 3 月 28 日")
    s.write(660, 960, "2023 年 3 月 28 日")
    return [s]


@doc(
    "rent for the whole term, address in two clauses",
    lessor="成都高投资产经营管理有限公司",
    lessee="成都青禾创业孵化管理有限公司",
    address="成都市高新区天府大道中段1366号天府软件园E5栋9楼",
    area="1260.35",
    rent="1360800",
    rent_period="total",
    term="2023-01-01/2024-12-31",
)
def _(sheet):
    s = sheet()
    s.centre(100, "房屋租赁合同", size=40)
    prose(
        s,
        220,
        "|甲方（出租人）：成都高投资产经营管理有限公司",
        "|乙方（承租人）：成都青禾创业孵化管理有限公司",
        "1. 房屋位置：成都市高新区天府大道中段1366号天府软件园E5栋9楼。",
        "2. 租用面积：1260.35平方米（建筑面积）。",
        "3. 租赁期：贰年，2023年1月1日至2024年12月31日。",
        "4. 租赁期内租金总额为人民币1360800元（大写：壹佰叁拾陆万零捌佰元整）。",
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
