"""不动产权证书 and older certificates of houses and land. Invented owners; the unit number of domain 2.19."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier_ai.core import FieldState, Rect, Seal, no_reread
from dossier_ai.kinds.property_certificate import KIND

UNIT = "440106001001GB00001F00010001"
ROWS = [
    ("权利人", "宁海市新区产业发展有限公司"),
    ("共有情况", "单独所有"),
    ("坐落", "宁海市新区学府路12号创业大厦3号楼1206室及附属用房"),
    ("不动产单元号", "440106 001001 GB00001 F00010001"),
    ("权利类型", "国有建设用地使用权/房屋所有权"),
    ("权利性质", "出让/市场化商品房"),
    ("用途", "商务金融用地/办公"),
    ("面积", "共有宗地面积5000.00㎡/房屋建筑面积498.60㎡"),
    ("使用期限", "国有建设用地使用权2010年05月01日起2060年04月30日止"),
]
WANT = {
    "cert_no": "虚（2020）宁海市不动产权第0012345号",
    "serial": "D44001234567",
    "owner": "宁海市新区产业发展有限公司",
    "co_ownership": "单独所有",
    "address": "宁海市新区学府路12号创业大厦3号楼1206室及附属用房",
    "unit_no": UNIT,
    "right_kind": "国有建设用地使用权/房屋所有权",
    "right_nature": "出让/市场化商品房",
    "purpose": "商务金融用地/办公",
    "area": "498.6",
    "land_area": "5000",
    "term": "2010-05-01/2060-04-30",
    "registered_on": "2020-08-19",
    "registrar": "宁海市不动产登记中心",
}


def extract(document, *pages):
    return KIND.extract(document(KIND.id, *pages), no_reread)


def cover(sheet):
    s = sheet()
    s.centre(300, "中华人民共和国", size=40)
    s.centre(380, "不动产权证书", size=64)
    s.write(140, 900, "根据《中华人民共和国民法典》等法律法规，为保护不动产权利人合法权益，对")
    s.write(140, 940, "不动产权利人申请登记的本证所列不动产权利，经审查核实，准予登记，颁发此证。")
    s.write(700, 1200, "登记机构（章）")
    s.write(760, 1290, "2020 年 08 月 19 日")
    s.write(140, 1600, "编号 No.D44001234567")
    seal = Seal(Rect(720, 1180, 940, 1400), "round", "red", "宁海市不动产登记中心", None, 0.8)
    own = Seal(Rect(140, 1180, 360, 1400), "round", "red", "宁海市新区产业发展有限公司", None, 0.9)
    return replace(s.page(1), seals=(own, seal))


@pytest.mark.parametrize("layout", ["landscape", "list", "above", "table"])
def test_cover_and_table(sheet, document, by_key, layouts, layout):
    number = "虚（ 2020 ） 宁海市 不动产权第 0012345 号"
    s = layouts.LAYOUTS[layout](sheet, "", ROWS)
    s.write(300, 60, number)
    pages = [cover(sheet), s.page(2)]
    fields = extract(document, *pages)
    assert {k: f.value for k, f in by_key(fields).items()} == WANT
    layouts.assert_on_print(pages, fields)


@pytest.mark.parametrize(
    ("printed", "area", "land"),
    [
        ("宗地面积：1200.5㎡ 房屋建筑面积：300.25㎡", "300.25", "1200.5"),
        ("房屋建筑面积：86.40平方米", "86.4", None),
        ("498.60㎡", "498.6", None),
        ("建筑面积120㎡，其中专有建筑面积98.5㎡，分摊建筑面积21.5㎡", "120", None),
        ("宗地面积1,500.00㎡/房屋建筑面积1,280.30㎡", "1280.3", "1500"),
    ],
)
@pytest.mark.parametrize("layout", ["list", "table"])
def test_the_area_of_the_building_not_of_the_parcel(
    sheet, document, by_key, layouts, printed, area, land, layout
):
    rows = [(k, printed if k == "面积" else v) for k, v in ROWS]
    page = layouts.LAYOUTS[layout](sheet, "不动产权证书", rows).page()
    fields = extract(document, page)
    found = by_key(fields)
    assert (found["area"].value, found["land_area"].value) == (area, land)
    layouts.assert_on_print([page], fields)


def test_a_unit_number_over_two_lines_and_misread(sheet, document, by_key, layouts):
    s = sheet()
    s.table(120, 280, [260, 740], [["不动产单元号", "44O106001001GB\n00001F0001O001"], ["权利人", "钱二"]])
    field = by_key(extract(document, s.page()))["unit_no"]
    assert (field.value, field.state) == (UNIT, FieldState.REPAIRED)
    s = sheet()
    s.write(120, 300, "不动产单元号")
    s.write(320, 300, "440106001001GB00001")
    s.write(320, 336, "F00010001")
    page = s.page()
    field = by_key(extract(document, page))["unit_no"]
    assert (field.value, field.state, len(field.evidence)) == (UNIT, FieldState.READ, 2)
    s = sheet()
    s.write(120, 300, "不动产单元号：440106001001")
    assert by_key(extract(document, s.page()))["unit_no"].state is FieldState.OCCLUDED


def test_an_old_house_certificate_with_a_grid_of_values_below(sheet, document, by_key, layouts):
    s = sheet()
    s.centre(120, "房屋所有权证", size=48)
    s.centre(200, "虚房权证宁海字第 0100012345 号")
    s.table(
        100,
        280,
        [200, 170, 170, 170, 190, 150],
        [
            ["房屋所有权人", "宁海市小禾软件有限公司", None, None, None, None],
            ["房屋坐落", "宁海市湖滨路7号", None, None, None, None],
            ["登记时间", "2008-05-16", None, None, None, None],
            ["规划用途", "办公", None, "房屋性质", "商品房", None],
            ["房屋状况", "总层数", "建筑面积\n（平方米）", "套内建筑面积", "其他", None],
            ["^", "18", "320.5", "280.4", "", None],
        ],
    )
    s.write(700, 1200, "填发单位（盖章）：宁海市房产管理局")
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    got = {
        k: found[k].value
        for k in ("cert_no", "owner", "address", "registered_on", "purpose", "area", "registrar")
    }
    assert got == {
        "cert_no": "虚房权证宁海字第0100012345号",
        "owner": "宁海市小禾软件有限公司",
        "address": "宁海市湖滨路7号",
        "registered_on": "2008-05-16",
        "purpose": "办公",
        "area": "320.5",
        "registrar": "宁海市房产管理局",
    }
    assert found["right_nature"].value == "商品房"
    assert found["land_area"].state is FieldState.ABSENT
    layouts.assert_on_print([page], fields)


@pytest.mark.parametrize("layout", ["landscape", "list", "above", "table"])
def test_a_land_certificate_has_no_building(sheet, document, by_key, layouts, layout):
    rows = [
        ("土地使用权人", "宁海市新区产业发展有限公司"),
        ("座落", "宁海市新区学府路12号"),
        ("地号", "01-02-003"),
        ("地类（用途）", "商务金融用地"),
        ("使用权类型", "出让"),
        ("终止日期", "2060年04月30日"),
        ("使用权面积", "5000.00平方米"),
    ]
    s = layouts.LAYOUTS[layout](sheet, "国有土地使用证", rows)
    s.write(200, 1100, "宁海国用（2010）第000123号")
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert (found["area"].value, found["land_area"].value) == (None, "5000")
    assert found["cert_no"].value == "宁海国用（2010）第000123号"
    assert found["term"].value == "/2060-04-30"
    assert found["right_nature"].value == "出让"
    assert found["purpose"].value == "商务金融用地"
    layouts.assert_on_print([page], fields)


@pytest.mark.parametrize(
    ("printed", "term"),
    [
        ("2010-05-01起2060-04-30止", "2010-05-01/2060-04-30"),
        ("至2060年04月30日止", "/2060-04-30"),
        ("70年", "70年"),
        ("/", None),
    ],
)
def test_terms(sheet, document, by_key, layouts, printed, term):
    rows = [(k, printed if k == "使用期限" else v) for k, v in ROWS]
    assert by_key(extract(document, layouts.table(sheet, "不动产权证书", rows).page()))["term"].value == term


def test_an_area_whose_unit_wraps_and_the_number_of_the_case(sheet, document, by_key):
    s = sheet()
    s.centre(100, "不动产权证书", size=40)
    s.table(100, 200, (200, 800), [["权利人", "宁海市新区产业发展有限公司"],
            ["面积", "土地使用权面积：8407.05平方米／房屋建筑面积：1681.41\n平方米"],
            ["用途", "办公"]])  # fmt: skip
    s.write(100, 900, "业务编号：20210000")
    s.write(100, 960, "编号 No. 65071018469")
    found = by_key(extract(document, s.page()))
    assert (found["area"].value, found["land_area"].value) == ("1681.41", "8407.05")
    assert found["serial"].value == "65071018469"
