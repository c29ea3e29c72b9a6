"""Foundations, law firms, code certificates, cooperatives, trade unions, forensic institutions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier_ai.core import Rect, Seal, no_reread
from dossier_ai.kinds.other_registration import KIND

FOUNDATION = [
    ("统一社会信用代码", "53210000FAKE000C3H"),
    ("名称", "宁海市小禾创业基金会"),
    ("类型", "慈善组织"),
    ("业务范围", "资助青年创业"),
    ("住所", "宁海市湖滨路7号"),
    ("法定代表人", "钱二"),
    ("原始基金数额", "人民币贰佰万元整"),
    ("业务主管单位", "宁海市工业和信息化局"),
    ("登记管理机关", "宁海市民政局"),
    ("有效期限", "自2022年06月01日至2027年05月31日"),
    ("发证日期", "2022年06月02日"),
]
LAW_FIRM = [
    ("统一社会信用代码", "31440300FAKE00080M"),
    ("律师事务所名称", "宁海禾正律师事务所"),
    ("住所", "宁海市新区学府路1号8层"),
    ("负责人", "赵一山"),
    ("组织形式", "普通合伙"),
    ("设立资产", "30万元"),
    ("主管机关", "宁海市司法局"),
    ("批准文号", "宁司许〔2019〕12号"),
    ("批准日期", "2019年04月08日"),
    ("发证机关", "宁海省司法厅"),
]
CODE_CERTIFICATE = [
    ("机构名称", "宁海市中小企业服务办公室"),
    ("统一社会信用代码", "12440000FAKE00056L"),
    ("机构性质", "机关"),
    ("机构地址", "宁海市新区政务路2号"),
    ("负责人", "李四"),
    ("赋码机关", "中共宁海市委机构编制委员会办公室"),
    ("颁发日期", "2020年03月04日"),
    ("有效期", "2020年03月04日至2025年03月03日"),
]


def extract(document, page):
    return KIND.extract(document(KIND.id, page), no_reread)


LAYOUTS = ["landscape", "list", "above", "table"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_foundation(sheet, document, by_key, layouts, layout):
    page = layouts.LAYOUTS[layout](sheet, "基金会法人登记证书", FOUNDATION).page()
    fields = extract(document, page)
    assert {k: f.value for k, f in by_key(fields).items()} == {
        "certificate": "foundation",
        "uscc": "53210000FAKE000C3H",
        "name": "宁海市小禾创业基金会",
        "legal_rep": "钱二",
        "address": "宁海市湖滨路7号",
        "capital": "2000000",
        "issued": "2022-06-02",
        "valid_from": "2022-06-01",
        "valid_to": "2027-05-31",
        "registrar": "宁海市民政局",
    }
    layouts.assert_on_print([page], fields)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_law_firm(sheet, document, by_key, layouts, layout):
    page = layouts.LAYOUTS[layout](sheet, "律师事务所执业许可证", LAW_FIRM).page()
    fields = extract(document, page)
    assert {k: f.value for k, f in by_key(fields).items()} == {
        "certificate": "law_firm",
        "uscc": "31440300FAKE00080M",
        "name": "宁海禾正律师事务所",
        "legal_rep": "赵一山",
        "address": "宁海市新区学府路1号8层",
        "capital": "300000",
        "issued": "2019-04-08",
        "valid_from": None,
        "valid_to": None,
        "registrar": "宁海省司法厅",
    }
    layouts.assert_on_print([page], fields)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_code_certificate(sheet, document, by_key, layouts, layout):
    page = layouts.LAYOUTS[layout](sheet, "统一社会信用代码证书", CODE_CERTIFICATE).page()
    fields = extract(document, page)
    found = {k: f.value for k, f in by_key(fields).items()}
    assert found == {
        "certificate": "code_certificate",
        "uscc": "12440000FAKE00056L",
        "name": "宁海市中小企业服务办公室",
        "legal_rep": "李四",
        "address": "宁海市新区政务路2号",
        "capital": None,
        "issued": "2020-03-04",
        "valid_from": "2020-03-04",
        "valid_to": "2025-03-03",
        "registrar": "中共宁海市委机构编制委员会办公室",
    }
    layouts.assert_on_print([page], fields)


@pytest.mark.parametrize(
    ("title", "certificate"),
    [
        ("司法鉴定许可证", "forensic"),
        ("工会法人资格证书", "trade_union"),
        ("工会社团法人证书", "trade_union"),
        ("农民专业合作社登记证书", "cooperative"),
        ("基 金 会 法 人 登 记 证 书", "foundation"),
        ("律师事务所分所执业许可证", "law_firm"),
    ],
)
def test_the_title_says_which_certificate(sheet, document, by_key, layouts, title, certificate):
    page = layouts.table(sheet, title, CODE_CERTIFICATE).page()
    found = by_key(extract(document, page))
    assert found["certificate"].value == certificate
    layouts.assert_on_print([page], [found["certificate"]])


def test_the_trade_union_that_registers_seals(sheet, document, by_key, layouts):
    rows = [
        ("工会名称", "宁海小禾科技有限公司工会委员会"),
        ("法定代表人", "周五"),
        ("住所", "宁海市湖滨路7号"),
    ]
    s = layouts.spaced_list(sheet, "工会法人资格证书", rows)
    s.write(700, 900, "发证机关")
    s.write(760, 980, "二〇二三年五月六日")
    seal = Seal(Rect(700, 860, 900, 1060), "round", "red", "宁海市总工会", None, 0.8)
    found = by_key(extract(document, replace(s.page(), seals=(seal,))))
    assert found["registrar"].value == "宁海市总工会"
    assert found["issued"].value == "2023-05-06"
    assert found["name"].value == "宁海小禾科技有限公司工会委员会"
