"""Registration certificates in arrangements that no corpus draws: bilingual, numbered, with leaders, in
pairs, centred. Invented organisations."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS

KINDS = {kind.id: kind for kind in ALL_KINDS}
TERM = ("有效期限", "2023年03月15日至2028年03月14日", {"valid_from": "2023-03-15", "valid_to": "2028-03-14"})
CASES = {
    "public_institution_certificate": ("事业单位法人证书", [
        ("统一社会信用代码", "12440000FAKE00056L", "uscc"),
        ("名称", "宁海市中小企业服务中心", "name"),
        ("宗旨和业务范围", "为中小企业提供公益性服务。政策信息咨询、人才培训、创业辅导与相关社会服务，承办主"
         "管部门交办的其他事项", "purpose"),
        ("住所", "宁海市新区学府路12号政务楼3层", "address"),
        ("法定代表人", "钱二", "legal_rep"),
        ("经费来源", "财政补助收入、事业收入", "funding"),
        ("开办资金", "120万元", {"capital": "1200000"}),
        ("举办单位", "宁海市工业和信息化局", "sponsor"),
        ("登记管理机关", "宁海市事业单位登记管理局", "registrar"),
        TERM,
    ]),
    "social_organisation_certificate": ("社会团体法人登记证书", [
        ("统一社会信用代码", "51100000FAKE00064R", "uscc"),
        ("名称", "宁海市中小企业发展促进会", "name"),
        ("业务范围", "政策宣传、业务培训、信息交流、咨询服务、会展服务及受委托的其他事项", "scope"),
        ("住所", "宁海市新区学府路12号", "address"),
        ("法定代表人", "赵一山", "legal_rep"),
        ("注册资金", "5万元", {"capital": "50000"}),
        ("业务主管单位", "宁海市工业和信息化局", "supervisor"),
        ("登记管理机关", "宁海市民政局", "registrar"),
        TERM,
        ("发证日期", "2023年03月15日", {"issued": "2023-03-15"}),
    ]),
    "private_non_enterprise_certificate": ("民办非企业单位登记证书（法人）", [
        ("统一社会信用代码", "52510100FAKE00072M", "uscc"),
        ("名称", "宁海市小禾企业服务中心", "name"),
        ("业务范围", "政策宣传、业务培训、信息交流、咨询服务", "scope"),
        ("住所", "宁海市新区学府路12号", "address"),
        ("法定代表人", "赵一山", "legal_rep"),
        ("开办资金", "5万元", {"capital": "50000"}),
        ("业务主管单位", "宁海市工业和信息化局", "supervisor"),
        ("登记管理机关", "宁海市民政局", "registrar"),
        TERM,
    ]),
    "other_registration": ("律师事务所执业许可证", [
        ("统一社会信用代码", "31440300FAKE00080M", "uscc"),
        ("名称", "宁海禾正律师事务所", "name"),
        ("住所", "宁海市学府路1号", "address"),
        ("负责人", "赵一山", "legal_rep"),
        ("注册资金", "30万元", {"capital": "300000"}),
        ("发证机关", "宁海省司法厅", "registrar"),
        ("发证日期", "2023年03月15日", {"issued": "2023-03-15"}),
    ]),
}  # fmt: skip
LAYOUTS = [
    "english under", "english beside", "english between", "leaders", "bracketed", "numbered",
    "chinese numbered", "colon above", "right aligned", "centred", "pairs", "free pairs", "boxed code",
    "bilingual table",
]  # fmt: skip


def wanted(rows):
    want = {}
    for _, value, said in rows:
        want.update(said if isinstance(said, dict) else {said: value})
    return want


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", CASES)
def test_every_arrangement_gives_every_field(sheet, document, by_key, layouts, wild, kind, layout):
    title, rows = CASES[kind]
    page = wild.WILD[layout](sheet, title, [(label, value) for label, value, _ in rows]).page()
    fields = by_key(KINDS[kind].extract(document(kind, page), no_reread))
    want = wanted(rows)
    assert {key: fields[key].value for key in want} == want
    layouts.assert_on_print([page], [fields[key] for key in want])


def test_an_english_name_is_no_gloss(sheet, document, by_key):
    s = sheet()
    s.centre(150, "民办非企业单位登记证书（法人）", size=48)
    s.write(120, 300, "名称 Name：宁海市小禾企业服务中心")
    s.write(120, 360, "法定代表人 Legal Representative：John Smith")
    fields = by_key(KINDS["private_non_enterprise_certificate"].extract(
        document("private_non_enterprise_certificate", s.page()), no_reread))  # fmt: skip
    assert fields["name"].value == "宁海市小禾企业服务中心"
    assert fields["legal_rep"].raw is not None
    assert "Smith" in fields["legal_rep"].evidence[0].quote


SYNONYMS = {
    "public_institution_certificate": ("事业单位法人证书", [
        ("统一代码", "12440000FAKE00056L", "uscc"), ("单位名称", "宁海市中小企业服务中心", "name"),
        ("宗旨、业务范围", "为中小企业提供公益性服务", "purpose"),
        ("办公地址", "宁海市学府路12号", "address"),
        ("单位负责人", "钱二", "legal_rep"), ("资金来源", "财政补助", "funding"),
        ("注册资金", "120万元", {"capital": "1200000"}), ("主管单位", "宁海市工业和信息化局", "sponsor"),
        ("颁证单位", "宁海市事业单位登记管理局", "registrar"),
        ("证书有效期", "自2023年03月15日起至2028年03月14日止", TERM[2]),
    ]),
    "social_organisation_certificate": ("社会团体法人登记证书", [
        ("信用代码", "51100000FAKE00064R", "uscc"), ("组织名称", "宁海市中小企业发展促进会", "name"),
        ("宗旨及业务范围", "政策宣传", "scope"), ("住址", "宁海市学府路12号", "address"),
        ("法人代表", "赵一山", "legal_rep"), ("开办资金", "人民币伍万元整", {"capital": "50000"}),
        ("主管单位", "宁海市工业和信息化局", "supervisor"), ("登记机关", "宁海市民政局", "registrar"),
        ("有效期", "2023.03.15—2028.03.14", TERM[2]), ("颁发日期", "2023年3月15日", {"issued": "2023-03-15"}),
    ]),
    "private_non_enterprise_certificate": ("社会服务机构登记证书（法人）", [
        ("信用代码", "52510100FAKE00072M", "uscc"), ("机构名称", "宁海市小禾企业服务中心", "name"),
        ("服务范围", "政策宣传", "scope"), ("注册地", "宁海市学府路12号", "address"),
        ("机构负责人", "赵一山", "legal_rep"), ("注册资金（万元）", "5", {"capital": "50000"}),
        ("业务主管", "宁海市工业和信息化局", "supervisor"), ("发证单位", "宁海市民政局", "registrar"),
        ("有效期自", "2023年03月15日", {"valid_from": "2023-03-15"}),
        ("有效期至", "2028年03月14日", {"valid_to": "2028-03-14"}),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("layout", ["leaders", "colon above", "right aligned", "pairs", "bilingual table"])
@pytest.mark.parametrize("kind", SYNONYMS)
def test_the_labels_of_law_and_practice(sheet, document, by_key, wild, kind, layout):
    title, rows = SYNONYMS[kind]
    page = wild.WILD[layout](sheet, title, [(label, value) for label, value, _ in rows]).page()
    fields = by_key(KINDS[kind].extract(document(kind, page), no_reread))
    want = wanted(rows)
    assert {key: fields[key].value for key in want} == want
