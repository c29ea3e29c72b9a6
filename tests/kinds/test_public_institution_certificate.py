"""事业单位法人证书 in every arrangement. Invented institutions; codes from domain 2.1."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier_ai.core import FieldState, Rect, Seal, no_reread
from dossier_ai.kinds.public_institution_certificate import KIND

CODE = "12440000FAKE00056L"
TITLE = "事业单位法人证书"
ROWS = [
    ("统一社会信用代码", CODE),
    ("名称", "宁海市中小企业服务中心"),
    ("宗旨和业务范围", "为中小企业提供公益性服务。政策信息咨询、人才培训、创业辅导与相关社会服务，"
     "承办主管部门交办的其他事项"),
    ("住所", "宁海市新区学府路12号政务楼3层"),
    ("法定代表人", "钱二"),
    ("经费来源", "财政补助收入、事业收入"),
    ("开办资金", "¥120万元"),
    ("举办单位", "宁海市工业和信息化局"),
    ("登记管理机关", "宁海市事业单位登记管理局"),
    ("有效期", "自2023年03月15日至2028年03月15日"),
]  # fmt: skip
WANT = {
    "uscc": CODE,
    "cert_no": None,
    "name": "宁海市中小企业服务中心",
    "other_names": None,
    "purpose": ROWS[2][1],
    "address": "宁海市新区学府路12号政务楼3层",
    "legal_rep": "钱二",
    "funding": "财政补助收入、事业收入",
    "capital": "1200000",
    "sponsor": "宁海市工业和信息化局",
    "registrar": "宁海市事业单位登记管理局",
    "valid_from": "2023-03-15",
    "valid_to": "2028-03-15",
    "copy_kind": None,
}


def changed(**values):
    return [(label, values.get(label, value)) for label, value in ROWS if values.get(label, value)]


def extract(document, page):
    return KIND.extract(document(KIND.id, page), no_reread)


@pytest.mark.parametrize("layout", ["landscape", "list", "above", "table"])
def test_every_arrangement_gives_all_fields(sheet, document, by_key, layouts, layout):
    page = layouts.LAYOUTS[layout](sheet, TITLE, ROWS).page()
    fields = extract(document, page)
    assert {k: f.value for k, f in by_key(fields).items()} == WANT
    layouts.assert_on_print([page], fields)


def test_a_certificate_without_colons_and_with_a_split_label(sheet, document, by_key, layouts):
    s = sheet()
    s.centre(150, "事业 单位法人 证书", size=50)
    s.centre(220, "（副 本）")
    y = 320
    for label, value in changed(有效期="", 宗旨和业务范围="政策咨询"):
        s.write(150, y, label[: len(label) // 2])
        s.write(150 + 24 * (len(label) // 2) + 18, y, label[len(label) // 2 :])
        s.write(420, y, value)
        y += 60
    s.write(150, y, "有 效 期")
    s.write(420, y, "自 2023年03月15日")
    s.write(420, y + 40, "至 2028年03月15日")
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert {k: f.value for k, f in found.items()} == WANT | {"purpose": "政策咨询", "copy_kind": "副本"}
    assert found["valid_to"].evidence[0].box[1] > found["valid_from"].evidence[0].box[1]
    layouts.assert_on_print([page], fields)


def test_the_start_of_validity_is_no_founding_date():
    assert not {"established", "founded"} & {spec.key for spec in KIND.fields}


def test_all_names_are_kept(sheet, document, by_key, layouts):
    rows = [("第一名称", "宁海市中小企业服务中心"), ("第二名称", "宁海市企业诉求受理中心")]
    rows.append(("其他名称", "无"))
    page = layouts.spaced_list(sheet, TITLE, [ROWS[0], *rows, *ROWS[2:]]).page()
    found = by_key(extract(document, page))
    assert found["name"].value == "宁海市中小企业服务中心"
    assert found["other_names"].value == ("宁海市企业诉求受理中心",)
    layouts.assert_on_print([page], found.values())


def test_old_number_and_unit_in_the_label(sheet, document, by_key, layouts):
    rows = [("证书号", "事证第144000000126号"), *ROWS[1:6], ("开办资金（万元）", "35.5"), *ROWS[7:]]
    found = by_key(extract(document, layouts.spaced_list(sheet, TITLE, rows).page()))
    assert found["cert_no"].value == "事证第144000000126号"
    assert found["capital"].value == "355000"
    assert found["uscc"].state is FieldState.ABSENT


def test_the_seal_of_the_registrar_not_that_on_the_copy(sheet, document, by_key, layouts):
    own = Seal(Rect(200, 900, 380, 1080), "round", "red", "宁海市中小企业服务中心", None, 0.95)
    theirs = Seal(Rect(1100, 900, 1300, 1100), "round", "red", "宁海市事业单位登记管理局", None, 0.7)
    rows = [row for row in changed() if row[0] != "登记管理机关"]
    page = replace(layouts.landscape(sheet, TITLE, rows).page(), seals=(own, theirs))
    found = by_key(extract(document, page))["registrar"]
    assert found.value == "宁海市事业单位登记管理局"
    assert found.evidence[0].box[0] == pytest.approx(1100 / 1754, abs=1e-3)


def test_the_sponsor_is_no_registrar(sheet, document, by_key, layouts):
    rows = [row for row in changed(举办单位="宁海市行政审批局") if row[0] != "登记管理机关"]
    found = by_key(extract(document, layouts.landscape(sheet, TITLE, rows).page()))
    assert found["sponsor"].value == "宁海市行政审批局"
    assert found["registrar"].value is None


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("2023年3月15日至2028年3月15日", "2023-03-15", "2028-03-15"),
        ("自2023年03月15日至长期", "2023-03-15", None),
        ("2023-03-15 至 2028-03-15", "2023-03-15", "2028-03-15"),
        ("自二〇二三年三月十五日至二〇二八年三月十五日", "2023-03-15", "2028-03-15"),
        ("至2028年3月15日", None, "2028-03-15"),
        ("自2023年03月15日至", "2023-03-15", None),
    ],
)
def test_validity(sheet, document, by_key, layouts, printed, start, end):
    found = by_key(extract(document, layouts.spaced_list(sheet, TITLE, changed(有效期=printed)).page()))
    assert (found["valid_from"].value, found["valid_to"].value) == (start, end)


def test_a_term_whose_date_wraps(sheet, document, by_key, layouts):
    s = layouts.spaced_list(sheet, TITLE, ROWS[:-1])
    s.write(150, 1300, "有效期")
    s.write(300, 1300, "自2023年03月15日至2028年")
    s.write(300, 1340, "03月15日")
    page = s.page()
    fields = extract(document, page)
    assert by_key(fields)["valid_to"].value == "2028-03-15"
    assert len(by_key(fields)["valid_to"].evidence) == 2
    layouts.assert_on_print([page], fields)


def test_a_term_whose_first_day_is_lost_does_not_begin_at_its_end(sheet, document, by_key):
    s = sheet()
    s.centre(100, TITLE, size=40)
    s.table(100, 200, (200, 700), [["名称", "宁海市中小企业服务中心"],
            ["有效期", "自20Z3年O3月口日至2028年03月15日"]])  # fmt: skip
    found = by_key(extract(document, s.page()))
    assert found["valid_from"].value is None and found["valid_from"].state == FieldState.OCCLUDED
    assert found["valid_to"].value == "2028-03-15"
