"""社会团体法人登记证书 in every arrangement, and that of a branch. Codes from domain 2.1."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier_ai.core import FieldState, Rect, Seal, no_reread
from dossier_ai.kinds.social_organisation_certificate import KIND

CODE = "51100000FAKE00064R"
TITLE = "社会团体法人登记证书"
ROWS = [
    ("统一社会信用代码", CODE),
    ("名称", "宁海市中小企业发展促进会"),
    ("业务范围", "政策宣传、信息交流、业务培训、咨询服务、法律法规规定必须办理审批许可才能开展的活动"),
    ("住所", "宁海市新区学府路12号5层"),
    ("法定代表人", "赵一山"),
    ("注册资金", "人民币伍万元整"),
    ("业务主管单位", "宁海市民政局"),
    ("登记管理机关", "宁海市行政审批服务局"),
    ("有效期限", "自2022年06月01日至2027年05月31日"),
    ("发证日期", "2022年06月01日"),
]  # fmt: skip
WANT = {
    "uscc": CODE,
    "cert_no": None,
    "name": "宁海市中小企业发展促进会",
    "scope": ROWS[2][1],
    "address": "宁海市新区学府路12号5层",
    "activity_area": None,
    "legal_rep": "赵一山",
    "capital": "50000",
    "supervisor": "宁海市民政局",
    "registrar": "宁海市行政审批服务局",
    "valid_from": "2022-06-01",
    "valid_to": "2027-05-31",
    "issued": "2022-06-01",
    "established": None,
    "branch": False,
}


def extract(document, page):
    return KIND.extract(document(KIND.id, page), no_reread)


@pytest.mark.parametrize("layout", ["landscape", "list", "above", "table"])
def test_every_arrangement_gives_all_fields(sheet, document, by_key, layouts, layout):
    page = layouts.LAYOUTS[layout](sheet, TITLE, ROWS).page()
    fields = extract(document, page)
    assert {k: f.value for k, f in by_key(fields).items()} == WANT
    layouts.assert_on_print([page], fields)


def test_the_founding_date_only_where_it_is_printed(sheet, document, by_key, layouts):
    rows = [*ROWS, ("成立日期", "2011年10月09日"), ("活动地域", "宁海市")]
    found = by_key(extract(document, layouts.spaced_list(sheet, TITLE, rows).page()))
    assert (found["established"].value, found["issued"].value) == ("2011-10-09", "2022-06-01")
    assert found["activity_area"].value == "宁海市"


def test_old_certificate_with_a_number_and_a_date_under_the_seal(sheet, document, by_key, layouts):
    rows = [("证书编号", "社证字第0126号"), *ROWS[1:7], ROWS[8]]
    s = layouts.spaced_list(sheet, "社会团体登记证", rows)
    s.write(700, 1300, "发证机关（章）")
    s.write(760, 1380, "2012年6月1日")
    seal = Seal(Rect(740, 1260, 940, 1460), "round", "red", "宁海市民政局", None, 0.8)
    own = Seal(Rect(140, 1260, 340, 1460), "round", "red", "宁海市中小企业发展促进会", None, 0.9)
    page = replace(s.page(), seals=(own, seal))
    fields = extract(document, page)
    found = by_key(fields)
    assert found["cert_no"].value == "社证字第0126号"
    assert found["issued"].value == "2012-06-01"
    assert found["registrar"].value == "宁海市民政局"
    assert found["registrar"].evidence[0].box[0] > 0.5
    assert found["uscc"].state is FieldState.ABSENT
    layouts.assert_on_print([page], fields)


@pytest.mark.parametrize(
    "title",
    [
        "社会团体分支机构登记证书",
        "社会团体分支（代表）机构登记证书",
        "社会团体分支机构、代表机构登记证书",
        "社会团体代表机构登记证书",
    ],
)
def test_a_branch_says_so(sheet, document, by_key, layouts, title):
    page = layouts.spaced_list(sheet, title, ROWS).page()
    found = by_key(extract(document, page))
    assert found["branch"].value is True
    layouts.assert_on_print([page], found.values())


def test_the_supervisor_is_no_registrar(sheet, document, by_key, layouts):
    rows = [row for row in ROWS if row[0] != "登记管理机关"]
    found = by_key(extract(document, layouts.landscape(sheet, TITLE, rows).page()))
    assert found["supervisor"].value == "宁海市民政局"
    assert found["registrar"].value is None
