"""More arrangements of property certificates: neighbours of those that failed when they were first read. Invented."""
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


KIND = "property_certificate"


@doc(
    "cover with number and serial at the foot, table on the next page",
    cert_no="青（2021）西宁市不动产权第0012345号",
    serial="63001234567",
    owner="西宁城通置业有限公司",
    address="西宁市城西区五四西路68号7层701-706室",
    area="486.5",
    purpose="商务金融用地/办公",
)
def _(sheet):
    c = sheet()
    c.centre(300, "中华人民共和国", size=40)
    c.centre(380, "不动产权证书", size=56)
    c.centre(1500, "编号 No 63001234567")
    s = sheet()
    s.centre(100, "青（2021）西宁市不动产权第0012345号")
    s.table(
        120,
        180,
        [260, 740],
        [
            ["权利人", "西宁城通置业有限公司"],
            ["共有情况", "单独所有"],
            ["坐落", "西宁市城西区五四西路68号7层701-706室"],
            ["不动产单元号", "630104001001GB00001F00010001"],
            ["权利类型", "国有建设用地使用权/房屋所有权"],
            ["权利性质", "出让/市场化商品房"],
            ["用途", "商务金融用地/办公"],
            ["面积", "共有宗地面积5000.00㎡/房屋建筑面积486.50㎡"],
            ["使用期限", "国有建设用地使用权2010年5月1日起2050年4月30日止"],
        ],
    )
    return [c, s]


@doc(
    "serial in the corner with No. and D",
    cert_no="川（2019）成都市不动产权第0245678号",
    serial="D51001234567",
    owner="成都天府新谷置业有限公司",
    address="高新区府城大道西段399号10栋2单元6层603号",
    area="408.27",
    registered_on="2019-08-22",
)
def _(sheet):
    s = sheet()
    s.write(820, 60, "NO.D51001234567")
    s.centre(130, "不动产权证书", size=44)
    s.write(300, 210, "川 （ 2019 ） 成都市 不动产权第 0245678 号")
    y = 290
    for a, b in [
        ("权利人：", "成都天府新谷置业有限公司"),
        ("共有情况：", "单独所有"),
        ("坐落：", "高新区府城大道西段399号10栋2单元6层603号"),
        ("用途：", "城镇住宅用地/办公"),
        ("面积：", "分摊土地面积21.35平方米/房屋建筑面积408.27平方米"),
    ]:
        s.write(150, y, a)
        s.write(330, y, b)
        y += 60
    s.write(760, 900, "登记机构（章）")
    s.write(760, 950, "2019年8月22日")
    return [s]


@doc(
    "old house certificate in columns, two cells per row",
    cert_no="武房权证湖字第2010012345号",
    owner="武汉东湖综合保税区建设投资有限公司",
    address="武汉市东湖新技术开发区光谷三路777号4号厂房",
    area="2380",
    registered_on="2010-06-18",
    purpose="厂房",
)
def _(sheet):
    s = sheet()
    s.centre(100, "房屋所有权证", size=48)
    s.write(600, 180, "武房权证湖字第2010012345号")
    s.table(
        100,
        240,
        [220, 300, 220, 300],
        [
            ["房屋所有权人", "武汉东湖综合保税区建设投\n资有限公司", None, None],
            ["共有情况", "单独所有", None, None],
            ["房屋坐落", "武汉市东湖新技术开发区光谷三路777号4号厂房", None, None],
            ["登记时间", "2010-06-18", "规划用途", "厂房"],
            ["总层数", "4", "建筑面积（平方米）", "2380.00"],
        ],
    )
    return [s]


@doc(
    "land certificate",
    cert_no="杭滨国用（2008）第100123号",
    owner="杭州恒鑫实业有限公司",
    address="杭州市滨江区江南大道588号",
    land_area="12345.6",
    term="/2056-12-30",
    purpose="工业用地",
)
def _(sheet):
    s = sheet()
    s.centre(100, "国有土地使用证", size=48)
    s.centre(180, "杭滨国用（2008）第100123号")
    s.table(
        100,
        240,
        [240, 280, 240, 280],
        [
            ["土地使用权人", "杭州恒鑫实业有限公司", None, None],
            ["座落", "杭州市滨江区江南大道588号", None, None],
            ["地号", "3-1-2-15", "图号", "12-45"],
            ["地类（用途）", "工业用地", "取得价格", "/"],
            ["使用权类型", "出让", "终止日期", "2056年12月30日"],
            ["使用权面积", "12345.6㎡", "独用面积", "12345.6㎡"],
        ],
    )
    return [s]


@doc(
    "electronic certificate with labels above values",
    cert_no="苏（2022）苏州工业园区不动产权第0001234号",
    owner="苏州工业园区科技发展有限公司",
    address="苏州工业园区金鸡湖大道1355号国际科技园3期5A",
    area="850",
)
def _(sheet):
    s = sheet()
    s.centre(100, "不动产权电子证书", size=44)
    for x, y, a, b in [
        (120, 220, "不动产权证号", "苏（2022）苏州工业园区不动产权第0001234号"),
        (120, 320, "权利人", "苏州工业园区科技发展有限公司"),
        (120, 420, "坐落", "苏州工业园区金鸡湖大道1355号国际科技园3期5A"),
        (120, 520, "面积", "房屋建筑面积：850平方米"),
    ]:
        s.write(x, y, a, size=22)
        s.write(x, y + 36, b)
    return [s]


@doc(
    "proof of registration in prose",
    cert_no="鲁（2019）青岛市不动产权第0045821号",
    owner="青岛海信东海商贸有限公司",
    address="青岛市市南区东海西路17号海信大厦18层1803",
    area="215.68",
)
def _(sheet):
    s = sheet()
    s.centre(100, "不动产权属证明", size=44)
    prose(
        s,
        220,
        "经查询不动产登记簿，鲁（2019）青岛市不动产权第0045821号不动产登记信息如下：",
        "权利人：青岛海信东海商贸有限公司",
        "坐落：青岛市市南区东海西路17号海信大厦18层1803",
        "房屋建筑面积：215.68平方米",
        "截至查询时无抵押、查封登记。",
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
