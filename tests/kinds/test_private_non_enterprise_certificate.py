"""民办非企业单位登记证书: the form in the title, in every arrangement. Codes from domain 2.1."""

from __future__ import annotations

import pytest

from dossier_ai.core import FieldState, no_reread
from dossier_ai.kinds.private_non_enterprise_certificate import KIND

CODE = "52510100FAKE00072M"
TITLE = "民办非企业单位登记证书（法人）"
ROWS = [
    ("统一社会信用代码", CODE),
    ("名称", "宁海市小禾企业服务中心"),
    ("住所", "宁海市湖滨路7号创业大厦18层1801-1806室"),
    ("法定代表人", "钱二"),
    ("开办资金", "30万元"),
    ("业务范围", "中小企业政策咨询、创业辅导、技能培训与技术对接等公益性服务（涉及许可的凭许可证开展）"),
    ("业务主管单位", "宁海市工业和信息化局"),
    ("登记管理机关", "宁海市民政局"),
    ("有效期限", "2021年01月05日至2026年01月04日"),
]
WANT = {
    "uscc": CODE,
    "cert_no": None,
    "form": "法人",
    "name": "宁海市小禾企业服务中心",
    "address": "宁海市湖滨路7号创业大厦18层1801-1806室",
    "legal_rep": "钱二",
    "capital": "300000",
    "scope": ROWS[5][1],
    "supervisor": "宁海市工业和信息化局",
    "registrar": "宁海市民政局",
    "valid_from": "2021-01-05",
    "valid_to": "2026-01-04",
    "issued": None,
    "established": None,
}


def extract(document, page):
    return KIND.extract(document(KIND.id, page), no_reread)


@pytest.mark.parametrize("layout", ["landscape", "list", "above", "table"])
def test_every_arrangement_gives_all_fields(sheet, document, by_key, layouts, layout):
    page = layouts.LAYOUTS[layout](sheet, TITLE, ROWS).page()
    fields = extract(document, page)
    assert {k: f.value for k, f in by_key(fields).items()} == WANT
    layouts.assert_on_print([page], fields)


@pytest.mark.parametrize(
    ("lines", "form", "state"),
    [
        (["民办非企业单位（法人）登记证书"], "法人", FieldState.READ),
        (["民办非企业单位登记证书", "（个 体）"], "个体", FieldState.READ),
        (["民 办 非 企 业 单 位 ( 合 伙 ) 登 记 证 书"], "合伙", FieldState.READ),
        (["民办非企业单位", "登记证书", "(法人)", "（副本）"], "法人", FieldState.READ),
        (["民办非企业单位登记证书(法入)"], "法人", FieldState.REPAIRED),
        (["民办非企业单位登记证书（某某）"], None, FieldState.OCCLUDED),
        (["社会服务机构登记证书", "（副本）"], None, FieldState.ABSENT),
    ],
)
def test_the_form_in_brackets(sheet, document, by_key, layouts, lines, form, state):
    s = layouts.spaced_list(sheet, "", ROWS)
    for i, text in enumerate(lines):
        s.centre(100 + 60 * i, text, size=44)
    page = s.page()
    field = by_key(extract(document, page))["form"]
    assert (field.value, field.state) == (form, state)
    layouts.assert_on_print([page], [field])


def test_a_head_of_another_form_stands_for_the_representative(sheet, document, by_key, layouts):
    rows = [("单位负责人", "孙三") if row[0] == "法定代表人" else row for row in ROWS]
    page = layouts.table(sheet, "民办非企业单位登记证书（个体）", rows).page()
    found = by_key(extract(document, page))
    assert (found["legal_rep"].value, found["form"].value) == ("孙三", "个体")


def test_brackets_of_a_value_are_no_form(sheet, document, by_key, layouts):
    rows = [("名称", "宁海市小禾（法人）服务中心") if row[0] == "名称" else row for row in ROWS]
    page = layouts.spaced_list(sheet, "民办非企业单位登记证书", rows).page()
    assert by_key(extract(document, page))["form"].value is None


def test_the_start_of_validity_is_no_founding_date(sheet, document, by_key, layouts):
    s = layouts.spaced_list(sheet, TITLE, ROWS)
    s.write(760, 1400, "2021年01月05日")
    found = by_key(extract(document, s.page()))
    assert found["established"].value is None
    assert found["issued"].value == "2021-01-05"
