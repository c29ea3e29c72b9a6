"""Lists and certificates that look alike are told apart by their cues; papers in a row are parted."""

from __future__ import annotations

import pytest

from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.cues import read_cues
from dossier_ai.sorting.split import sort_pages

UNIT = "示例中小企业服务有限公司"
LEDGER = ["序号", "企业诉求", "服务记录", "服务时间", "服务地点", "参与企业", "人数", "意见反馈"]
TENANTS = ["序号", "企业名称", "信用代码", "行业", "企业规模", "入驻时间", "租用面积", "从业人数"]
SERVED = ["序号", "服务企业名称", "联系人", "联系电话", "服务内容简述", "满意", "不满意", "备注"]
LOANS = ["序号", "企业名称", "金融机构", "贷款金额", "放款日期", "服务方式", "备注", "联系人"]
PEOPLE = ["序号", "姓名", "岗位", "学历", "毕业院校及专业", "资格证名称", "发证机关", "联系电话"]
WIDTHS = [80] + [160] * 7


def listed(sheet, title, head, number=1, count=4):
    s = sheet(width=1400)
    if title:
        s.centre(100, title, size=34)
    rows = [[str(n), *["内容"] * 7] for n in range(number, number + count)]
    s.table(20, 240, WIDTHS, [head, *rows])
    return s


def prose(sheet, title, *lines, size=40):
    s = sheet()
    s.centre(120, title, size=size)
    for i, text in enumerate(lines):
        s.write(120, 260 + 56 * i, text)
    return s


def kind_of_page(drawn):
    return read_cues(drawn.page(), ALL_KINDS).kind


@pytest.mark.parametrize(
    ("title", "head", "kind"),
    [
        ("2025年度服务台账", LEDGER, "service_ledger"),
        ("企业服务登记台账", LEDGER, "service_ledger"),
        ("入驻企业名单（截至2025年12月31日）", TENANTS, "tenant_list"),
        ("在孵企业一览表", TENANTS, "tenant_list"),
        ("园区企业情况表", TENANTS, "tenant_list"),
        ("平台服务中小企业名单及满意度评价表", SERVED, "served_enterprise_list"),
        ("服务企业明细表", SERVED, "served_enterprise_list"),
        ("帮助企业融资明细表", LOANS, "financing_evidence"),
        ("企业贷款情况统计表", LOANS, "financing_evidence"),
        ("服务平台主要从业人员情况表", PEOPLE, "staff_roster"),
    ],
)
def test_lists(sheet, title, head, kind):
    assert kind_of_page(listed(sheet, title, head)) == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [(LEDGER, "service_ledger"), (TENANTS, "tenant_list"), (SERVED, "served_enterprise_list")],
)
def test_lists_without_a_title_go_by_their_header(sheet, head, kind):
    assert kind_of_page(listed(sheet, "", head)) == kind


DIPLOMA = (
    "学生张示例，性别男，于2016年9月至2020年6月在本校法学专业学习，",
    "准予毕业。",
    "证书编号：999991202005000001",
)
TITLE = (
    "姓名：孙示例",
    "资格名称：经济师",
    "评审组织：示例评审委员会",
    "证书编号：XZ2019000123",
    "发证机关：示例局",
)


@pytest.mark.parametrize(
    ("title", "lines", "kind"),
    [
        ("普通高等学校毕业证书", DIPLOMA, "personnel_evidence"),
        ("学士学位证书", DIPLOMA, "personnel_evidence"),
        ("教育部学历证书电子注册备案表", ("姓名", "证书编号", "学历层次"), "personnel_evidence"),
        ("专业技术资格证书", TITLE, "personnel_evidence"),
        ("职 称 证 书", TITLE, "personnel_evidence"),
        ("职业技能等级证书", TITLE, "personnel_evidence"),
        (
            "劳动合同书",
            ("甲方（用人单位）：示例公司", "乙方（劳动者）：张示例", "合同期限：三年"),
            "personnel_evidence",
        ),
        ("单位参保缴费证明", ("参保单位：示例公司", "参保人数：18人"), "personnel_evidence"),
        ("创业辅导师聘书", ("兹聘请冯示例为创业辅导师，", "聘期三年。"), "personnel_evidence"),
        (
            "人力资源服务许可证",
            (f"单位名称：{UNIT}", "许可证编号：6301", "发证机关：示例局", "有效期"),
            "qualification_certificate",
        ),
        (
            "检验检测机构资质认定证书",
            (f"名称：{UNIT}", "证书编号：1234", "有效期至：2028年1月1日"),
            "qualification_certificate",
        ),
        ("高新技术企业证书", (f"企业名称：{UNIT}", "证书编号：GR202563000001"), "qualification_certificate"),
        (
            "企业满意度调查问卷",
            ("企业名称：示例公司", "□很满意 ☑满意 □基本满意 □一般 □不满意"),
            "satisfaction_survey",
        ),
        (
            "2025年度满意度调查报告",
            ("共发放问卷100份，收回98份。", "很满意50份，基本满意3份，不满意1份。"),
            "satisfaction_survey",
        ),
        ("贷款证明", ("兹证明示例公司在我行获得贷款500万元。", "贷款人：示例银行"), "financing_evidence"),
        (
            "流动资金借款合同",
            ("借款人：示例公司", "贷款人：示例银行", "借款金额：伍佰万元整"),
            "financing_evidence",
        ),
        ("融资担保业务统计表", ("年初在保余额 1亿元", "本年新增担保额 2亿元"), "financing_evidence"),
        ("平台系统截图", ("注册企业 1286家", "累计访问量 12345次", "联系我们"), "platform_evidence"),
        ("企业入驻协议", (f"甲方：{UNIT}", "乙方：示例四公司", "入驻时间：2025年3月"), "tenant_list"),
        (
            "房屋租赁合同",
            ("出租方（甲方）：示例", "承租方（乙方）：示例", "租赁期限", "租金"),
            "lease_contract",
        ),
        (
            "聘 书",
            ("兹聘请冯示例教授为本平台专家库专家，", "聘任时间三年。", "工作单位：示例大学"),
            "expert_pool",
        ),
    ],
)
def test_papers(sheet, title, lines, kind):
    assert kind_of_page(prose(sheet, title, *lines)) == kind


def parted(*pages):
    return [(d.kind, len(d.pages)) for d in sort_pages(pages, ALL_KINDS, {"a.pdf": "0" * 64})]


def test_certificates_of_several_people_are_documents_of_their_own(sheet):
    registration = [
        ["姓名", "赵示例", "性别", "男"],
        ["出生日期", "1990年05月06日", "入学日期", "2008年09月01日"],
        ["学校名称", "示例师范大学", "专业", "软件工程"],
        ["层次", "本科", "证书编号", "999991201205000033"],
    ]
    pages = []
    for number in range(1, 4):
        s = prose(sheet, "教育部学历证书电子注册备案表", size=36)
        s.table(100, 300, [180, 340, 180, 340], registration)
        pages.append(s.page(number))
    assert parted(*pages) == [("personnel_evidence", 1)] * 3


def test_survey_forms_are_documents_of_their_own(sheet):
    pages = []
    for number in range(1, 4):
        s = prose(sheet, "企业满意度调查问卷", "企业名称：示例公司")
        levels = ["评价内容", "很满意", "满意", "基本满意", "一般", "不满意"]
        s.table(
            60,
            400,
            [200, 140, 140, 160, 140, 140],
            [levels, ["服务态度", *[""] * 5], ["总体评价", *[""] * 5]],
        )
        pages.append(s.page(number))
    assert parted(*pages) == [("satisfaction_survey", 1)] * 3


def test_two_snapshots_are_two_lists_and_long_lists_stay_whole(sheet):
    pages = [
        listed(sheet, "入驻企业名单（截至2025年12月31日）", TENANTS).page(1),
        listed(sheet, "", TENANTS, 5).page(2),
        listed(sheet, "入驻企业名单（截至2026年5月20日）", TENANTS).page(3),
        listed(sheet, "入驻企业名单（截至2026年5月20日）", TENANTS, 5).page(4),
        listed(sheet, "2025年度服务台账", LEDGER).page(5),
        listed(sheet, "", LEDGER, 5).page(6),
    ]
    assert parted(*pages) == [("tenant_list", 2), ("tenant_list", 2), ("service_ledger", 2)]


def test_contracts_of_several_people(sheet):
    pages = []
    for number in range(1, 3):
        pages.append(
            prose(
                sheet,
                "劳动合同书",
                "甲方（用人单位）：示例公司",
                "乙方（劳动者）：张示例",
                "合同期限：三年",
                "工作内容与地点按岗位说明书执行。",
            ).page(2 * number - 1)
        )
        pages.append(
            prose(sheet, "", *["第十条 用人单位和劳动者依法缴纳社会保险费用。"] * 5, size=24).page(2 * number)
        )
    assert parted(*pages) == [("personnel_evidence", 2)] * 2
