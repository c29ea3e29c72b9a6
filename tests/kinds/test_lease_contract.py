"""Leases in clauses, as a form, subleases, free use; whole or only the first and last page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier_ai.core import Rect, Seal, no_reread
from dossier_ai.kinds.lease_contract import KIND

LESSOR, LESSEE = "宁海市新区产业发展有限公司", "宁海禾苗企业服务有限公司"
PLACE = "宁海市湖滨路7号创业大厦18层1801室"


def extract(document, *pages):
    return KIND.extract(document(KIND.id, *pages), no_reread)


def prose(sheet, title, texts, *, width=38):
    """Paragraphs, wrapped where the line is full."""
    s = sheet()
    s.centre(120, title, size=42)
    y = 220
    for text in texts:
        line, used = "", 0.0
        for char in text:
            step = 1.0 if ord(char) > 0x2E80 else 0.55
            if used + step > width:
                s.write(140, y, line)
                y, line, used = y + 42, "", 0.0
            line, used = line + char, used + step
        s.write(140, y, line)
        y += 42
        y += 24
    return s


def sealed(s, number, boxes):
    seals = tuple(
        Seal(Rect(x, y, x + 180, y + 180), "round", "red", text, kind, 0.8) for x, y, text, kind in boxes
    )
    return replace(s.page(number), seals=seals)


def whole(sheet):
    first = prose(
        sheet,
        "房 屋 租 赁 合 同",
        [
            "合同编号：ZL-2023-018",
            f"出租方（甲方）：{LESSOR}",
            f"承租方（乙方）：{LESSEE}",
            "根据《中华人民共和国民法典》及有关规定，甲乙双方在平等自愿的基础上订立本合同。",
            f"第一条 甲方将坐落于{PLACE}的房屋出租给乙方使用，建筑面积498.60平方米，"
            "不动产权证号：虚（2020）宁海市不动产权第0012345号。",
            "第二条 该房屋用途为办公及中小企业公共服务。",
            "第三条 租赁期限共3年，自2023年1月1日起至2025年12月31日止。",
            "第四条 租金标准为45元/㎡/月，月租金合计人民币22,437.00元（大写：贰万贰仟肆佰叁拾柒元整），"
            "乙方应于每月5日前支付。物业管理费每月2000元另行支付。",
            "第五条 乙方应于签订之日支付押金人民币44874元。",
            "第六条 未经甲方书面同意，乙方不得擅自转租。",
        ],
    )
    first.write(560, 1680, "第1页 共2页")
    last = sheet()
    last.write(140, 200, "第十二条 本合同一式两份，双方各执一份，自签字盖章之日起生效。")
    last.write(140, 500, "出租方（盖章）：")
    last.write(700, 500, "承租方（盖章）：")
    last.write(140, 560, "法定代表人：赵一山")
    last.write(700, 560, "法定代表人：钱二")
    last.write(140, 620, "2022年12月20日")
    last.write(700, 620, "2022年12月20日")
    last.write(560, 1680, "第2页 共2页")
    boxes = [(300, 430, LESSOR, "合同专用章"), (860, 430, LESSEE, None)]
    return [first.page(1), sealed(last, 2, boxes)]


WANT = {
    "title": "房屋租赁合同",
    "contract_no": "ZL-2023-018",
    "lessor": LESSOR,
    "lessee": LESSEE,
    "address": PLACE,
    "area": "498.6",
    "purpose": "办公及中小企业公共服务",
    "term": "2023-01-01/2025-12-31",
    "rent": "22437",
    "rent_period": "month",
    "deposit": "44874",
    "property_no": "虚（2020）宁海市不动产权第0012345号",
    "signed_on": "2022-12-20",
    "lessor_sealed": True,
    "lessee_sealed": True,
    "sublease_consent": False,
    "printed_pages": ("1", "2"),
    "pages_total": "2",
}


def test_a_lease_in_clauses(sheet, document, by_key, layouts):
    pages = whole(sheet)
    fields = extract(document, *pages)
    assert {k: f.value for k, f in by_key(fields).items()} == WANT
    layouts.assert_on_print(pages, fields)


def test_only_the_first_and_last_page(sheet, document, by_key, layouts):
    first, last = whole(sheet)
    words = [replace(w, text=w.text.replace("共2页", "共9页")) for w in first.words]
    first = replace(first, words=tuple(words))
    words = [replace(w, text=w.text.replace("第2页 共2页", "第9页 共9页")) for w in last.words]
    last = replace(last, words=tuple(words))
    fields = extract(document, first, last)
    found = by_key(fields)
    assert found["printed_pages"].value == ("1", "9")
    assert found["pages_total"].value == "9"
    assert found["area"].evidence[0].page == 1
    assert (found["lessee_sealed"].value, found["lessee_sealed"].evidence[0].page) == (True, 2)


def test_the_first_page_alone_has_no_seals(sheet, document, by_key):
    found = by_key(extract(document, whole(sheet)[0]))
    assert (found["lessor"].value, found["lessor_sealed"].value) == (LESSOR, False)
    assert found["lessor_sealed"].evidence[0].grounding == "searched"
    assert "signed_on" not in found, "the last day of the term is no day of signing"


@pytest.mark.parametrize("layout", ["landscape", "list", "above", "table"])
def test_a_lease_as_a_form(sheet, document, by_key, layouts, layout):
    rows = [
        ("出租方", LESSOR),
        ("承租方", LESSEE),
        ("房屋坐落", PLACE),
        ("租赁面积", "1,280.50㎡"),
        ("租赁用途", "办公"),
        ("租赁期限", "2023-01-01至2025-12-31"),
        ("年租金", "人民币壹拾贰万元整"),
        ("保证金", "20000元"),
        ("签订日期", "2022年12月20日"),
    ]
    page = layouts.LAYOUTS[layout](sheet, "办公场地租赁协议", rows).page()
    fields = extract(document, page)
    found = {k: f.value for k, f in by_key(fields).items()}
    want = {"lessor": LESSOR, "lessee": LESSEE, "address": PLACE, "area": "1280.5", "purpose": "办公",
            "term": "2023-01-01/2025-12-31", "rent": "120000", "rent_period": "year", "deposit": "20000",
            "signed_on": "2022-12-20"}  # fmt: skip
    assert {k: found.get(k) for k in want} == want
    layouts.assert_on_print([page], fields)


def test_blanks_filled_by_hand_on_underlines(sheet, document, by_key, layouts):
    s = prose(
        sheet,
        "租赁合同",
        [
            f"甲方：__{LESSOR}__（以下简称甲方）",
            f"乙方：____{LESSEE}____（以下简称乙方）",
            f"一、房屋坐落于__{PLACE}__，使用面积_380.5_平方米。",
            "二、租期自_2023_年_1_月_1_日起至_2024_年_12_月_31_日止。",
            "三、每月租金为_8500_元，押金_17000_元。",
        ],
    )
    page = s.page()
    found = by_key(extract(document, page))
    want = {"lessor": LESSOR, "lessee": LESSEE, "address": PLACE, "area": "380.5",
            "term": "2023-01-01/2024-12-31", "rent": "8500", "rent_period": "month",
            "deposit": "17000"}  # fmt: skip
    assert {k: found[k].value for k in want} == want


@pytest.mark.parametrize(
    ("clause", "term"),
    [
        ("租赁期限为叁拾陆个月，即2023年3月1日至2026年2月28日。", "2023-03-01/2026-02-28"),
        ("租期三年，自2023年3月1日起计算。", "2023-03-01/2026-02-28"),
        ("租赁期自2023年3月1日起，期限为2年。", "2023-03-01/2025-02-28"),
        ("租赁期限：自2023年3月1日起18个月。", "2023-03-01/2024-08-31"),
        ("租赁期为2023.03.01-2026.02.28。", "2023-03-01/2026-02-28"),
    ],
)
def test_terms_in_prose(sheet, document, by_key, clause, term):
    s = prose(sheet, "房屋租赁合同", [f"出租方：{LESSOR}", f"承租方：{LESSEE}", f"第三条 {clause}"])
    assert by_key(extract(document, s.page()))["term"].value == term


def test_a_lessee_in_person(sheet, document, by_key):
    s = prose(
        sheet, "房屋租赁合同", ["出租人：孙三", "承租人：钱二", "身份证号：略", "出租人应当按时交付房屋。"]
    )
    found = by_key(extract(document, s.page()))
    assert (found["lessor"].value, found["lessee"].value) == ("孙三", "钱二")


def test_a_sublease_with_consent(sheet, document, by_key, layouts):
    s = prose(
        sheet,
        "转租合同",
        [
            "原出租方：宁海市国有资产经营有限公司",
            f"转租方（甲方）：{LESSOR}",
            f"受转租方（乙方）：{LESSEE}",
            "原出租方同意甲方将所承租房屋转租给乙方使用。租赁面积为200平方米。",
        ],
    )
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert (found["lessor"].value, found["lessee"].value) == (LESSOR, LESSEE)
    assert found["sublease_consent"].value is True
    layouts.assert_on_print([page], fields)


@pytest.mark.parametrize("text", ["未经甲方同意，乙方不得转租。", "乙方如需转租须征得甲方同意。"])
def test_a_condition_is_no_consent(sheet, document, by_key, text):
    s = prose(sheet, "租赁合同", [f"出租方：{LESSOR}", f"承租方：{LESSEE}", text])
    assert by_key(extract(document, s.page()))["sublease_consent"].value is False


def test_parties_named_the_other_way_round(sheet, document, by_key):
    s = prose(sheet, "租赁合同", [f"甲方（承租方）：{LESSEE}", f"乙方（出租方）：{LESSOR}"])
    s.write(140, 700, "甲方（盖章）：")
    s.write(700, 700, "乙方（盖章）：")
    page = sealed(s, 1, [(300, 640, LESSEE, None)])
    found = by_key(extract(document, page))
    assert (found["lessor"].value, found["lessee"].value) == (LESSOR, LESSEE)
    assert (found["lessor_sealed"].value, found["lessee_sealed"].value) == (False, True)


def test_free_use_has_no_rent(sheet, document, by_key, layouts):
    s = prose(
        sheet,
        "办公场地无偿使用协议",
        [
            f"甲方：{LESSOR}",
            f"乙方：{LESSEE}",
            f"一、甲方将位于{PLACE}的场地无偿提供给乙方使用，建筑面积320平方米。",
            "二、使用期限：2024年1月1日至2026年12月31日。",
        ],
    )
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert found["rent_period"].value == "free"
    assert "rent" not in found
    assert (found["area"].value, found["term"].value) == ("320", "2024-01-01/2026-12-31")
    layouts.assert_on_print([page], fields)


def test_a_certificate_of_free_use_is_a_letter(sheet, document, by_key, layouts):
    s = prose(
        sheet,
        "场地使用证明",
        [
            f"兹证明{LESSEE}使用我单位位于{PLACE}的房屋作为办公场所使用，建筑面积为260.8㎡，"
            "使用期限自2024年1月1日至2026年12月31日，由我单位无偿提供。",
            "特此证明。",
        ],
    )
    s.write(700, 800, LESSOR)
    s.write(760, 850, "2024年1月1日")
    page = sealed(s, 1, [(720, 760, LESSOR, None)])
    fields = extract(document, page)
    found = by_key(fields)
    want = {"lessor": LESSOR, "lessee": LESSEE, "address": PLACE, "area": "260.8", "purpose": "办公场所",
            "term": "2024-01-01/2026-12-31", "rent_period": "free", "signed_on": "2024-01-01",
            "lessor_sealed": True, "lessee_sealed": False}  # fmt: skip
    assert {k: found[k].value for k in want} == want
    layouts.assert_on_print([page], fields)
