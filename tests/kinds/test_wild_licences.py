"""Business licences in arrangements of register prints, translations and forms; invented organisations."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds.business_licence import KIND

ROWS = [
    ("统一社会信用代码", "91510107FAKE000489"), ("名称", "宁海小禾企业服务有限公司"),
    ("类型", "有限责任公司（自然人投资或控股）"), ("法定代表人", "赵一山"), ("注册资本", "伍佰万元整"),
    ("成立日期", "2015年03月12日"), ("营业期限", "2015年03月12日至长期"),
    ("住所", "宁海市新区学府路12号创新大厦A座3层301-305室（自主申报）"),
    ("经营范围", "企业管理咨询；信息技术咨询服务；会议及展览服务；人力资源服务（不含职业中介活动）。"
                 "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"),
    ("登记机关", "宁海市市场监督管理局"),
]  # fmt: skip
WANT = {"uscc": "91510107FAKE000489", "name": ROWS[1][1], "kind": ROWS[2][1], "legal_rep": "赵一山",
        "capital": "5000000", "established": "2015-03-12", "address": ROWS[7][1],
        "scope": ROWS[8][1]}  # fmt: skip


@pytest.mark.parametrize(
    "layout",
    ["english under", "english between", "leaders", "bracketed", "numbered", "chinese numbered",
     "colon above", "right aligned", "centred", "pairs", "free pairs", "boxed code", "bilingual table"],
)  # fmt: skip
def test_licences_in_every_arrangement(sheet, wild, document, by_key, layout):
    s = wild.WILD[layout](sheet, "营业执照", ROWS)
    s.write(200, s.height - 40, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn", size=18)
    fields = by_key(KIND.extract(document(KIND.id, s.page()), no_reread))
    assert {key: fields[key].value for key in WANT} == WANT


def test_a_licence_as_a_ruled_form(sheet, layouts, document, by_key):
    page = layouts.table(sheet, "营业执照", ROWS).page()
    fields = by_key(KIND.extract(document(KIND.id, page), no_reread))
    assert {key: fields[key].value for key in WANT} == WANT


@pytest.mark.parametrize(
    "label",
    ["住所（经营场所）", "主要经营场所", "营业场所", "企业住所", "经营场所（住所）", "地址", "注册地址"],
)
@pytest.mark.parametrize(
    "layout", ["english between", "leaders", "bracketed", "centred", "pairs", "right aligned"]
)
def test_the_address_under_every_label(sheet, wild, document, by_key, label, layout):
    rows = [(label if head == "住所" else head, value) for head, value in ROWS]
    s = wild.WILD[layout](sheet, "营业执照", rows)
    s.write(200, s.height - 40, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn", size=18)
    fields = by_key(KIND.extract(document(KIND.id, s.page()), no_reread))
    assert fields["address"].value == WANT["address"]


@pytest.mark.parametrize(
    ("pieces", "serial"),
    [
        (((860, "证照编号：S0612015034819(1-1)"),), "S0612015034819(1-1)"),
        (((860, "编号"), (960, "S0612015034819"), (1180, "(1-1)")), "S0612015034819(1-1)"),
        (((700, "执照编号：440301107654321"),), "440301107654321"),
        (((860, "S0612015034819（1-2）"),), "S0612015034819(1-2)"),
        (((120, "编 号"), (1000, "0306202312345678")), "0306202312345678"),
    ],
)
def test_the_serial_with_and_without_its_label(sheet, wild, document, by_key, pieces, serial):
    s = wild.WILD["leaders"](sheet, "营业执照", ROWS)
    for x, text in pieces:
        s.write(x, 70, text)
    fields = by_key(KIND.extract(document(KIND.id, s.page()), no_reread))
    assert fields["serial"].value == serial
    assert {key: fields[key].value for key in WANT} == WANT
