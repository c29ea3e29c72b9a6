"""Fresh certificates of property, as offices write them; nothing here was looked at when the reader was written. Invented."""
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
UNIT = "510107006012GB00034F00010906"


@doc(
    "new certificate, a page of two columns",
    cert_no="川（2021）成都市不动产权第0387421号",
    serial="D51004873216",
    owner="成都高投资产经营管理有限公司",
    co_ownership="单独所有",
    address="高新区天府大道中段1366号2栋9楼1号",
    unit_no=UNIT,
    right_kind="国有建设用地使用权/房屋所有权",
    right_nature="出让/自建房",
    purpose="科教用地/办公",
    area="1260.35",
    land_area="15820.6",
    term="2010-05-12/2060-05-11",
)
def _(sheet):
    s = sheet()
    s.write(120, 110, "川（2021）成都市不动产权第0387421号", size=28)
    s.write(760, 170, "编号 NO D51004873216", size=20)
    s.table(
        110,
        220,
        [230, 780],
        [
            ["权 利 人", "成都高投资产经营管理有限公司"],
            ["共有情况", "单独所有"],
            ["坐    落", "高新区天府大道中段1366号2栋9楼1号"],
            ["不动产单元号", "510107 006012 GB00034 F00010906"],
            ["权利类型", "国有建设用地使用权/房屋所有权"],
            ["权利性质", "出让/自建房"],
            ["用    途", "科教用地/办公"],
            ["面    积", "共有宗地面积15820.6㎡/房屋建筑面积1260.35㎡"],
            ["使用期限", "国有建设用地使用权 2010年05月12日起2060年05月11日止"],
            ["权利其他状况", "房屋结构：钢筋混凝土结构\n房屋总层数：26层，所在层：9层"],
        ],
        row_height=52,
    )
    return [s]


@doc(
    "cover page and table",
    cert_no="鄂（2020）武汉市东开不动产权第0051278号",
    owner="武汉东湖综合保税区建设投资有限公司",
    address="东湖新技术开发区光谷三路777号4号厂房",
    purpose="工业用地/厂房",
    area="2380",
    registrar="武汉市自然资源和规划局",
    registered_on="2020-09-17",
    right_nature="出让/其它",
)
def _(sheet):
    c = sheet()
    c.centre(180, "中华人民共和国", size=32)
    c.centre(250, "不动产权证书", size=56)
    prose(
        c,
        420,
        "根据《中华人民共和国物权法》等法律法规，为保护不动产权利人合法权益，对不动产权利人申请登记的本证所列不动产权利，经审查核实，准予登记，颁发此证。",
    )
    c.write(720, 900, "登记机构（章）武汉市自然资源和规划局")
    c.write(820, 960, "2020年09月17日")
    s = sheet()
    s.write(140, 110, "鄂(2020)武汉市东开不动产权第0051278号")
    s.table(
        120,
        180,
        [200, 760],
        [
            ["权利人", "武汉东湖综合保税区建设投资有限公司"],
            ["共有情况", "单独所有"],
            ["坐落", "东湖新技术开发区光谷三路777号4号厂房"],
            ["权利性质", "出让/其它"],
            ["用途", "工业用地/厂房"],
            ["面积", "房屋建筑面积：2380平方米"],
        ],
    )
    return [c, s]


@doc(
    "old certificate of house ownership",
    cert_no="宁房权证城西字第2009018263号",
    owner="西宁城通置业有限公司",
    address="西宁市城西区五四西路68号7层",
    purpose="办公",
    area="1530.77",
    registered_on="2009-11-06",
    co_ownership="单独所有",
    unit_no=None,
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.write(240, 120, "宁房权证 城西 字第 2009018263 号", size=28)
    s.table(
        220,
        220,
        [260, 420, 260, 340],
        [
            ["房屋所有权人", "西宁城通置业有限公司", None, None],
            ["共有情况", "单独所有", None, None],
            ["房屋坐落", "西宁市城西区五四西路68号7层", None, None],
            ["登记时间", "2009年11月6日", None, None],
            ["房屋性质", "商品房", "规划用途", "办公"],
            ["总层数", "12", "建筑面积(m²)", "1530.77"],
            ["套内建筑面积(m²)", "1288.2", "其他", "/"],
        ],
    )
    return [s]


@doc(
    "old Guangdong certificate",
    cert_no="深房地字第4000512387号",
    owner="深圳市南山产业园开发有限公司",
    address="南山区科技园科苑路15号",
    area="9865.4",
    land_area="4210.8",
    purpose="工业厂房",
    term="2001-08-30/2051-08-29",
    registered_on="2008-05-22",
)
def _(sheet):
    s = sheet()
    s.centre(120, "房地产证", size=48)
    s.centre(200, "深房地字第4000512387号")
    s.table(
        120,
        270,
        [220, 300, 220, 260],
        [
            ["权利人", "深圳市南山产业园开发有限公司", None, None],
            ["房地产坐落", "南山区科技园科苑路15号", None, None],
            ["土地面积", "4210.8平方米", "建筑面积", "9865.4平方米"],
            ["用途", "工业厂房", "登记日期", "2008年5月22日"],
            ["使用年限", "50年，从2001年8月30日至2051年8月29日止", None, None],
        ],
    )
    return [s]


@doc(
    "land use certificate",
    cert_no="苏工园国用（2007）第01124号",
    owner="苏州工业园区科技发展有限公司",
    address="苏州工业园区金鸡湖大道1355号",
    purpose="工业用地",
    land_area="62314.22",
    right_nature="出让",
    registered_on="2007-06-18",
)
def _(sheet):
    s = sheet()
    s.centre(110, "国有土地使用证", size=48)
    s.centre(190, "苏工园国用（2007）第01124号")
    s.table(
        120,
        260,
        [220, 280, 220, 280],
        [
            ["土地使用权人", "苏州工业园区科技发展有限公司", None, None],
            ["座落", "苏州工业园区金鸡湖大道1355号", None, None],
            ["地号", "76023", "图号", "58-12"],
            ["地类（用途）", "工业用地", "取得价格", "—"],
            ["使用权类型", "出让", "终止日期", "2056-12-30"],
            ["使用权面积", "62314.22 M²", None, None],
        ],
    )
    s.write(760, 700, "2007年6月18日")
    return [s]


@doc(
    "print of the electronic certificate, no rules",
    cert_no="浙（2022）杭州市不动产权第0263587号",
    owner="杭州恒鑫实业有限公司",
    address="滨江区江南大道588号恒鑫大厦主楼15楼",
    unit_no="330108005006GB00091F00021503",
    right_kind="国有建设用地使用权/房屋所有权",
    right_nature="出让/存量房产",
    purpose="商业服务业用地/非住宅",
    area="640.12",
    term="2005-03-08/2045-03-07",
    registrar="杭州市规划和自然资源局",
    registered_on="2022-08-25",
    co_ownership="单独所有",
)
def _(sheet):
    s = sheet()
    s.centre(90, "不动产权证书（电子证照）", size=36)
    s.write(130, 180, "浙(2022)杭州市不动产权第0263587号")
    y = 250
    for a, b in [
        ("权利人", "杭州恒鑫实业有限公司"),
        ("共有情况", "单独所有"),
        ("坐落", "滨江区江南大道588号恒鑫大厦主楼15楼"),
        ("不动产单元号", "330108005006GB00091F00021503"),
        ("权利类型", "国有建设用地使用权/房屋所有权"),
        ("权利性质", "出让/存量房产"),
        ("用途", "商业服务业用地/非住宅"),
        ("面积", "房屋建筑面积640.12m²"),
        ("使用期限", "2005年3月8日至2045年3月7日"),
        ("登记机构", "杭州市规划和自然资源局"),
        ("登记时间", "2022年8月25日"),
    ]:
        s.write(130, y, a)
        s.write(360, y, b)
        y += 56
    return [s]


@doc(
    "query of the register of real estate",
    cert_no="鲁（2019）青岛市不动产权第0045821号",
    owner="青岛海信东海商贸有限公司",
    address="市南区东海西路17号海信大厦",
    area="215.68",
    purpose="办公",
    registered_on="2019-04-30",
)
def _(sheet):
    s = sheet()
    s.centre(110, "不动产登记信息查询结果", size=40)
    s.write(120, 200, "查询时间：2024-05-10  查询编号：20240510-0822", size=20)
    s.columns(
        120,
        260,
        [300, 700],
        [
            ["不动产权证号", "鲁(2019)青岛市不动产权第0045821号"],
            ["权利人名称", "青岛海信东海商贸有限公司"],
            ["坐落位置", "市南区东海西路17号海信大厦"],
            ["规划用途", "办公"],
            ["建筑面积", "215.68平方米"],
            ["登簿日期", "2019-04-30"],
            ["抵押状态", "无"],
            ["查封状态", "无"],
        ],
        rules="rows",
    )
    return [s]


@doc(
    "two owners in shares, the total and the share of the land",
    cert_no="川（2018）成都市不动产权第0112906号",
    owner="成都天府新谷置业有限公司",
    address="武侯区府城大道西段399号10栋2单元6层603号",
    area="408.27",
    right_kind="国有建设用地使用权/房屋所有权",
    purpose="商务金融用地/办公",
    serial="D51001882673",
)
def _(sheet):
    s = sheet()
    s.write(760, 90, "No. D51001882673", size=20)
    s.write(130, 150, "川（2018）成都市不动产权第0112906号")
    s.table(
        110,
        220,
        [200, 810],
        [
            ["权利人", "成都天府新谷置业有限公司"],
            ["共有情况", "单独所有"],
            ["坐落", "武侯区府城大道西段399号10栋2单元6层603号"],
            ["权利类型", "国有建设用地使用权/房屋所有权"],
            ["用途", "商务金融用地/办公"],
            [
                "面积",
                "分摊土地面积：31.5㎡\n专有建筑面积：330.15㎡，分摊建筑面积：78.12㎡\n房屋建筑面积：408.27㎡",
            ],
        ],
    )
    return [s]


@doc(
    "flat in a block: old certificate, prose labels without rules",
    cert_no="房地权证合产字第110083562号",
    owner="合肥庐阳商业发展有限公司",
    address="合肥市庐阳区长江中路177号二层",
    area="268",
    purpose="商业",
    registered_on="2011-04-07",
)
def _(sheet):
    s = sheet()
    s.centre(110, "房地产权证", size=48)
    s.write(620, 190, "房地权证合产字第110083562号")
    y = 270
    for a, b in [
        ("房地产权利人", "合肥庐阳商业发展有限公司"),
        ("共有情况", "单独所有"),
        ("房地坐落", "合肥市庐阳区长江中路177号二层"),
        ("登记时间", "2011年4月7日"),
        ("规划用途", "商业"),
        ("建筑面积", "268.00平方米"),
    ]:
        s.write(150, y, f"{a}：{b}")
        y += 58
    return [s]


@doc(
    "new certificate, all land, several floors in the notes",
    cert_no="苏（2019）苏州工业园区不动产权第0000518号",
    owner="苏州工业园区科技发展有限公司",
    address="苏州工业园区金鸡湖大道1355号",
    unit_no="320594404028GB00115F00010001",
    right_kind="国有建设用地使用权/房屋（构筑物）所有权",
    right_nature="出让/自建房",
    purpose="工业用地/非居住",
    area="128446.59",
    land_area="62314.22",
    term="2006-12-31/2056-12-30",
    co_ownership="单独所有",
)
def _(sheet):
    s = sheet()
    s.write(120, 100, "苏（ 2019 ）苏州工业园区 不动产权第 0000518 号")
    s.table(
        110,
        170,
        [210, 800],
        [
            ["权利人", "苏州工业园区科技发展有限公司"],
            ["共有情况", "单独所有"],
            ["坐落", "苏州工业园区金鸡湖大道1355号"],
            ["不动产单元号", "320594404028GB00115F00010001"],
            ["权利类型", "国有建设用地使用权/房屋（构筑物）所有权"],
            ["权利性质", "出让/自建房"],
            ["用途", "工业用地/非居住"],
            ["面积", "土地使用权面积62314.22平方米/房屋建筑面积128446.59平方米"],
            ["使用期限", "2006年12月31日起至2056年12月30日止"],
            ["权利其他\n状况", "独用土地面积：62314.22平方米\n幢号：1、2、3、5幢"],
        ],
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
