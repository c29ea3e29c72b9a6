"""Kinds that look alike told apart: contracts, agreements and leases; experts and staff; pages of reports."""

from __future__ import annotations

import pytest

from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.split import sort_pages

PROSE = ["双方应当按照约定履行各自的义务并对在合作中知悉的情况承担保密的责任直至该情况公开"] * 6


def kinds(page, *contents):
    pages = [page(*lines, number=i) for i, lines in enumerate(contents, start=1)]
    found = sort_pages(pages, ALL_KINDS, {p.file: "ab" * 32 for p in pages})
    return [(d.kind, [p.number for p in d.pages]) for d in found]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (
            ["政府采购合同", "合同编号：A1", "甲方（采购人）：某市工信局", "乙方（供应商）：某公司"],
            "government_contract",
        ),
        (["委托服务合同", "委托方：某管委会", "受托方：某公司", "服务期限：一年"], "government_contract"),
        (["购买服务协议", "甲方：某局", "乙方：某公司", "合同金额：10万元"], "government_contract"),
        (["中标（成交）通知书", "采购编号：B2", "中标金额：10万元", "采购人：某局"], "government_contract"),
        (["委托函", "现委托你单位承办服务月活动", "委托方：某局", "受托方：某公司"], "government_contract"),
        (
            ["战略合作协议", "甲方：某公司", "乙方：某大学", "合作期限：三年", "合作内容：培训"],
            "cooperation_agreement",
        ),
        (
            ["服务合作协议", "甲方：某公司", "乙方：某律所", "经友好协商", "合作内容：法律服务"],
            "cooperation_agreement",
        ),
        (
            ["房屋租赁合同", "出租方：某公司", "承租方：某公司", "租赁期限：三年", "租金：每月5000元"],
            "lease_contract",
        ),
        (
            ["集聚服务机构名单", "序号", "机构名称", "服务类别", "合作方式", "协议期限"],
            "cooperation_agreement",
        ),
        (["专家库名单", "序号", "姓名", "工作单位", "职务/职称", "专业领域", "聘任时间"], "expert_pool"),
        (["外部专家一览表", "序号", "姓名", "工作单位", "职称", "专业领域", "联系方式"], "expert_pool"),
        (
            [
                "聘书",
                "兹聘请周某同志为专家库专家",
                "聘期三年",
                "某中小企业服务有限公司",
                "2024年3月1日，特发此证以资证明",
            ],
            "expert_pool",
        ),
        (
            ["服务平台主要从业人员情况表", "姓名", "岗位", "资格证名称", "发证机关", "工作年限"],
            "staff_roster",
        ),
        (["发明专利证书", "专利号", "专利权人", "授权公告日"], "intellectual_property"),
        (["商标注册证", "注册人", "核定使用商品"], "intellectual_property"),
        (["团体标准", "T/AB 1-2023", "某规范", "起草单位：某公司"], "intellectual_property"),
        (["ICP备案信息查询", "主办单位名称", "主办单位性质", "网站名称"], "icp_filing"),
        (["企业信用信息公示报告", "报告编号", "行政处罚", "经营异常名录"], "credit_report"),
        (["失信被执行人查询结果", "被执行人姓名", "没有找到相关的结果"], "credit_report"),
        (["无违法违规证明", "经查询，某公司未发现受到行政处罚的记录"], "credit_report"),
        (
            ["中小企业公共服务示范平台运营情况汇总表", "服务场地面积", "新增金额", "上缴税金"],
            "operations_summary",
        ),
        (["专家库管理办法", "第一条 为规范专家库管理制定本办法"], "policy_document"),
        (["法定代表人授权委托书", "兹授权某某办理申报事宜"], None),
    ],
)
def test_each_first_page_names_its_kind(page, lines, kind):
    (found, *rest) = kinds(page, [(lines[0], 1.7), *lines[1:], *PROSE])
    assert rest == []
    assert found[0] == kind if kind is not None else found[0] != "government_contract"


CREDIT = [
    ("法人和非法人组织公共信用信息报告", 1.6),
    "机构名称：某公司",
    "报告编号：2026",
    "行政处罚",
    "失信被执行人",
]


@pytest.mark.parametrize(
    "inner",
    [
        ["二、行政处罚信息", "暂无相关信息"],
        [("失信被执行人信息", 1.3), "暂无相关信息"],
        [("五、失信被执行人名单（0条）", 1.3), "未查询到相关记录"],
        ["法人和非法人组织公共信用信息报告", "三、严重失信信息", "暂无相关信息", "报告编号：2026"],
        ["某公司信用报告  第2页", ("行政许可信息", 1.3), "许可机关：某局", "许可证书名称"],
        [
            ("营业执照信息", 1.3),
            "统一社会信用代码：1",
            "法定代表人：周某",
            "注册资本：1",
            "成立日期：1",
            "登记机关：某局",
        ],
    ],
)
def test_pages_of_a_credit_report_continue_it(page, inner):
    assert kinds(page, [*CREDIT, *PROSE], [*inner, *PROSE]) == [("credit_report", [1, 2])]


def test_reports_on_the_unit_and_on_a_person_are_two_documents(page):
    query = [("失信被执行人查询结果", 1.6), "被执行人姓名：周某", "没有找到相关的结果", *PROSE]
    assert kinds(page, CREDIT, [*PROSE], query) == [("credit_report", [1, 2]), ("credit_report", [3])]


def test_a_contract_that_repeats_its_name_in_the_head_goes_on(page):
    first = [("政府采购合同", 1.7), "甲方：某局", "乙方：某公司", "合同金额：1万元", *PROSE]
    second = ["政府采购合同", *PROSE, "甲方（盖章）", "乙方（盖章）"]
    other = [("政府采购合同", 1.7), "甲方：某局", "乙方：某公司", "合同金额：2万元", *PROSE]
    assert kinds(page, first, second, other) == [
        ("government_contract", [1, 2]),
        ("government_contract", [3]),
    ]


def test_certificates_one_after_the_other_are_documents_of_their_own(page):
    patent = [("实用新型专利证书", 1.7), "专利号", "专利权人", *PROSE]
    assert kinds(page, patent, patent) == [("intellectual_property", [1]), ("intellectual_property", [2])]
