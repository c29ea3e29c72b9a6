"""Registrations, notices, premises and recognitions are told apart by what they print."""

from __future__ import annotations

import pytest

from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.split import sort_pages

INSTITUTION = [("统一社会信用代码", "12440000FAKE00056L"), ("名称", "宁海市中小企业服务中心"),
               ("宗旨和业务范围", "提供公益服务"), ("住所", "宁海市学府路12号"), ("法定代表人", "钱二"),
               ("经费来源", "财政补助收入"), ("开办资金", "120万元"), ("举办单位",
                "宁海市工业和信息化局")]  # fmt: skip
ASSOCIATION = [("统一社会信用代码", "51100000FAKE00064R"), ("名称", "宁海市中小企业发展促进会"),
               ("业务范围", "业务培训"), ("住所", "宁海市学府路12号"), ("法定代表人", "赵一山"),
               ("注册资金", "5万元"), ("业务主管单位", "宁海市民政局"), ("登记管理机关",
                "宁海市民政局")]  # fmt: skip
PRIVATE = [("统一社会信用代码", "52510100FAKE00072M"), ("名称", "宁海市小禾企业服务中心"),
           ("业务范围", "业务培训"), ("住所", "宁海市学府路12号"), ("法定代表人", "赵一山"),
           ("开办资金", "5万元"), ("业务主管单位", "宁海市民政局"), ("登记管理机关",
            "宁海市民政局")]  # fmt: skip
LAW_FIRM = [("统一社会信用代码", "31440300FAKE00080M"), ("名称", "宁海禾正律师事务所"), ("住所", "学府路1号"),
            ("负责人", "赵一山"), ("组织形式", "普通合伙"), ("发证机关", "宁海省司法厅")]  # fmt: skip
CHANGE = [("变更事项", "名称"), ("变更前", "宁海小禾企业服务有限公司"), ("变更后",
           "宁海禾苗企业服务有限公司"),
          ("核准日期", "2024年5月6日"), ("登记机关", "宁海市市场监督管理局")]  # fmt: skip
PROPERTY = [("权利人", "宁海市产业发展有限公司"), ("共有情况", "单独所有"), ("坐落", "宁海市学府路12号"),
            ("不动产单元号", "440106001001GB00001F00010001"), ("权利类型", "房屋所有权"), ("用途", "办公"),
            ("面积", "房屋建筑面积498.60㎡"), ("使用期限", "2010年5月1日起2060年4月30日止")]  # fmt: skip
LEASE = [("出租方", "宁海市产业发展有限公司"), ("承租方", "宁海禾苗企业服务有限公司"),
         ("房屋坐落", "学府路12号"), ("建筑面积", "498.60平方米"), ("租赁期限",
          "2023年1月1日至2025年12月31日"),
         ("月租金", "12000元"), ("产权证号", "宁（2020）宁海市不动产权第0012345号")]  # fmt: skip
RECOGNITION = [("主送", "各市工业和信息化局，各有关单位"), ("有效期", "三年"), ("附件", "名单"),
               ("署名", "宁海市工业和信息化局"), ("成文日期", "2024年6月18日")]  # fmt: skip


@pytest.mark.parametrize("layout", ["landscape", "list", "above", "table"])
@pytest.mark.parametrize(
    ("title", "rows", "kind"),
    [
        ("事业单位法人证书", INSTITUTION, "public_institution_certificate"),
        ("社会团体法人登记证书", ASSOCIATION, "social_organisation_certificate"),
        ("社会团体登记证", ASSOCIATION, "social_organisation_certificate"),
        ("社会团体分支机构登记证书", ASSOCIATION, "social_organisation_certificate"),
        ("社会团体分支（代表）机构登记证书", ASSOCIATION, "social_organisation_certificate"),
        ("民办非企业单位登记证书（法人）", PRIVATE, "private_non_enterprise_certificate"),
        ("民办非企业单位（个体）登记证书", PRIVATE, "private_non_enterprise_certificate"),
        ("社会服务机构登记证书", PRIVATE, "private_non_enterprise_certificate"),
        ("基金会法人登记证书", ASSOCIATION, "other_registration"),
        ("律师事务所执业许可证", LAW_FIRM, "other_registration"),
        ("统一社会信用代码证书", LAW_FIRM, "other_registration"),
        ("司法鉴定许可证", LAW_FIRM, "other_registration"),
        ("工会法人资格证书", LAW_FIRM, "other_registration"),
        ("农民专业合作社登记证书", LAW_FIRM, "other_registration"),
        ("准予变更登记通知书", CHANGE, "change_notice"),
        ("企业名称变更核准通知书", CHANGE, "change_notice"),
        ("变更（备案）通知书", CHANGE, "change_notice"),
        ("企业变更信息", CHANGE, "change_notice"),
        ("不动产权证书", PROPERTY, "property_certificate"),
        ("房屋租赁合同", LEASE, "lease_contract"),
        ("办公场地租赁协议", LEASE, "lease_contract"),
        ("场地使用协议", LEASE, "lease_contract"),
        ("转租合同", LEASE, "lease_contract"),
        ("办公用房无偿使用协议", LEASE, "lease_contract"),
        ("场地无偿使用证明", LEASE, "lease_contract"),
        ("关于公布中小企业公共服务示范平台名单的通知", RECOGNITION, "recognition_document"),
        ("关于认定宁海市示范平台的决定", RECOGNITION, "recognition_document"),
        ("关于示范平台拟认定名单的公示", RECOGNITION, "recognition_document"),
    ],
)
def test_a_page_is_sorted_by_its_title(sheet, layouts, layout, title, rows, kind):
    page = layouts.LAYOUTS[layout](sheet, title, rows).page()
    (document,) = sort_pages([page], ALL_KINDS, {"a.pdf": "0" * 64})
    assert document.kind == kind


def test_the_pages_of_a_recognition_stay_together(sheet, layouts):
    first = layouts.spaced_list(sheet, "关于公布中小企业公共服务示范平台名单的通知", RECOGNITION).page(1)
    second = sheet()
    second.write(120, 100, "附件")
    second.centre(160, "中小企业公共服务示范平台名单", size=34)
    header = ["序号", "平台名称", "运营单位"]
    second.table(100, 240, [100, 400, 400], [header, ["1", "小禾平台", "宁海小禾有限公司"]])
    third = sheet()
    third.table(100, 240, [100, 400, 400], [["2", "小苗平台", "宁海小苗有限公司"], ["3", "青禾", "青禾公司"]])
    pages = [first, second.page(2), third.page(3)]
    (document,) = sort_pages(pages, ALL_KINDS, {"a.pdf": "0" * 64})
    assert (document.kind, len(document.pages)) == ("recognition_document", 3)


def test_the_last_page_of_a_lease_continues_it(sheet, layouts):
    first = layouts.spaced_list(sheet, "房屋租赁合同", LEASE).page(1)
    last = sheet()
    last.write(140, 300, "出租方（盖章）：")
    last.write(700, 300, "承租方（盖章）：")
    last.write(140, 360, "2022年12月20日")
    (document,) = sort_pages([first, last.page(2)], ALL_KINDS, {"a.pdf": "0" * 64})
    assert (document.kind, len(document.pages)) == ("lease_contract", 2)


def test_a_lease_and_the_title_of_its_premises_are_two_documents(sheet, layouts):
    lease = layouts.spaced_list(sheet, "房屋租赁合同", LEASE).page(1)
    title = layouts.table(sheet, "不动产权证书", PROPERTY).page(2)
    documents = sort_pages([lease, title], ALL_KINDS, {"a.pdf": "0" * 64})
    assert [d.kind for d in documents] == ["lease_contract", "property_certificate"]
