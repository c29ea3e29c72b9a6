"""Leases and application reports in wordings and arrangements that no corpus draws. Invented names."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.split import sort_pages

KINDS = {kind.id: kind for kind in ALL_KINDS}
LESSOR, LESSEE = "宁海市产业发展有限公司", "宁海小禾企业服务有限公司"
LEASE = {
    "lessor": LESSOR, "lessee": LESSEE, "address": "宁海市学府路12号3层", "area": "498.6",
    "term": "2023-01-01/2025-12-31", "rent": "12000", "rent_period": "month", "signed_on": "2022-12-20",
}  # fmt: skip
LEASES = {
    "clauses": ([
        f"甲方（出租人）：{LESSOR}", f"乙方（承租人）：{LESSEE}",
        "一、甲方将位于宁海市学府路12号3层的房屋出租给乙方使用，建筑面积498.60平方米。",
        "二、租期自2023年1月1日起至2025年12月31日止，共三年。",
        "三、月租金为人民币12000元（大写：壹万贰仟元整）。"],
        ["甲方（盖章）：", "乙方（盖章）：", "签订日期：2022年12月20日"], {}),
    "a preamble that defines the parties": ([
        "本协议由以下双方于2022年12月20日签订：", f"（1）{LESSOR}（以下简称“出租方”）；",
        f"（2）{LESSEE}（以下简称“承租方”）。",
        "双方就承租方租赁出租方所有的位于宁海市学府路12号3层的办公用房事宜，达成如下协议：",
        "第一条 租赁房屋建筑面积498.6平方米。",
        "第二条 租赁期限为三年，自2023年1月1日起至2025年12月31日止。",
        "第三条 租金为每月12000元，按季支付。"], ["出租方（盖章）", "承租方（盖章）"], {}),
    "roles explained behind the label": ([
        f"出租方（以下简称甲方）：{LESSOR}", f"承租方（以下简称乙方）：{LESSEE}", "第一条 房屋基本情况",
        "甲方房屋坐落于宁海市学府路12号3层，建筑面积498.6平方米，用于办公。",
        "第二条 租赁期限", "租期共3年，自2023年1月1日至2025年12月31日。", "第三条 租金",
        "年租金为144000元，每半年支付一次。"], ["签约日期：2022年12月20日"],
        {"rent": "144000", "rent_period": "year"}),
    "labels of practice": ([
        f"出租单位：{LESSOR}", f"承租单位：{LESSEE}", "租赁场所：宁海市学府路12号3层",
        "租赁面积：498.6平方米",
        "租赁期间：自2023年1月1日起至2025年12月31日止", "租金标准：12000元/月", "履约保证金：24000元"],
        ["签署日期：2022年12月20日"], {"deposit": "24000"}),
}  # fmt: skip


def written(sheet, wild, title, paragraphs, foot=(), *, foot_at=120):
    s = sheet()
    s.centre(160, title, size=48)
    y = 320.0
    for paragraph in paragraphs:
        for number, piece in enumerate(wild.wrapped("　　" + paragraph, 36)):
            s.write(168 if number == 0 else 120, y, piece.lstrip("　"))
            y += 42
    for text in foot:
        y += 44
        s.write(foot_at, y + 60, text)
    return s.page()


def values(document, by_key, kind, page, keys):
    fields = by_key(KINDS[kind].extract(document(kind, page), no_reread))
    return {key: fields[key].value if key in fields else None for key in keys}


@pytest.mark.parametrize("wording", LEASES)
def test_leases_in_other_wordings(sheet, wild, document, by_key, wording):
    paragraphs, foot, other = LEASES[wording]
    want = LEASE | other
    page = written(sheet, wild, "房屋租赁合同", paragraphs, foot)
    assert values(document, by_key, "lease_contract", page, want) == want


@pytest.mark.parametrize("layout", ["english under", "leaders", "bracketed", "colon above", "pairs"])
def test_leases_as_lists_of_labels(sheet, wild, document, by_key, layout):
    rows = [("出租人", LESSOR), ("承租人", LESSEE), ("房屋地址", "宁海市学府路12号3层"),
            ("建筑面积", "498.6平方米"), ("租赁期限", "2023年1月1日至2025年12月31日"), ("月租金", "12000元"),
            ("签订日期", "2022年12月20日")]  # fmt: skip
    page = wild.WILD[layout](sheet, "房屋租赁合同", rows).page()
    assert values(document, by_key, "lease_contract", page, LEASE) == LEASE


PARTS = [
    "公司成立于2015年，现有员工30人，服务面积2000平方米，年服务企业350家，组织培训42场次。",
    "2024年共服务企业350家，开展培训42场。",
]


@pytest.mark.parametrize(
    "title",
    [
        "申请报告", "申报报告", "工作报告", "建设情况报告", "服务情况报告", "运行情况报告",
        "申报材料综合报告",
        "关于申报省级中小企业公共服务示范平台的报告", "中小企业公共服务示范平台建设工作报告", "自评报告",
        "平台建设运营情况报告", "平台建设与运行情况总结报告",
    ],
)  # fmt: skip
def test_reports_by_the_titles_that_practice_uses(sheet, wild, document, by_key, title):
    paragraphs = ["一、单位基本情况", PARTS[0], "二、服务开展情况", PARTS[1]]
    page = written(sheet, wild, title, paragraphs, [LESSEE, "2025年3月20日"], foot_at=760)
    (found,) = sort_pages([page], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == "application_report"
    want = {"title": title, "unit_name": LESSEE, "date": "2025-03-20",
            "headings": ("单位基本情况", "服务开展情况")}  # fmt: skip
    assert values(document, by_key, "application_report", page, want) == want


@pytest.mark.parametrize("title", ["2024年度审计报告", "企业信用报告", "客户满意度调查报告"])
def test_other_reports_are_none(sheet, wild, title):
    page = written(sheet, wild, title, PARTS)
    (found,) = sort_pages([page], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind != "application_report"


@pytest.mark.parametrize("marks", [("1. ", "2. "), ("1、", "2、"), ("第一章 ", "第二章 "),
                                   ("（一）", "（二）"),
                                   ("第一部分 ", "第二部分 ")])  # fmt: skip
def test_numbered_headings(sheet, wild, document, by_key, marks):
    paragraphs = [f"{marks[0]}单位基本情况", PARTS[0], f"{marks[1]}服务开展情况"]
    paragraphs.append(PARTS[1])
    page = written(sheet, wild, "申请报告", paragraphs, [f"运营单位：{LESSEE}", "编制日期：2025年3月20日"])
    want = {"unit_name": LESSEE, "date": "2025-03-20"}
    want["headings"] = ("单位基本情况", "服务开展情况")
    assert values(document, by_key, "application_report", page, want) == want
