"""Reports, policies, activities, qualifications, agreements, contents lists (domain 1.16-1.37)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier_ai.core import Rect, Seal, no_reread
from dossier_ai.kinds import (
    application_report,
    cooperation_agreement,
    divider,
    identity_card,
    policy_document,
    qualification_certificate,
    service_evidence,
)

UNIT = "示例中小企业服务有限公司"


def prose(sheet, title, *lines, start=320, step=50):
    s = sheet()
    s.centre(180, title, size=42)
    for i, text in enumerate(lines):
        s.write(140, start + step * i, text)
    return s


def read(kind, document, by_key, *pages):
    return by_key(kind.KIND.extract(document(kind.KIND.id, *pages), no_reread))


def test_report_gives_headings_and_claims(sheet, document, by_key):
    s = prose(
        sheet,
        "申请报告",
        f"申报单位：{UNIT}",
        "一、申请单位的基本情况（包括沿革）",
        "公司于2019年成立，现有从业人员18人。",
        "四、近三年的服务情况",
        "2025年度平台服务中小企业72家。",
        "2026年5月18日",
    )
    fields = read(application_report, document, by_key, s.page())
    assert fields["title"].value == "申请报告"
    assert fields["unit_name"].value == UNIT
    assert fields["date"].value == "2026-05-18"
    assert fields["headings"].value == ("申请单位的基本情况", "近三年的服务情况")
    claims = [(c["subject"].value, c["quantity"].value, c["unit"].value) for c in fields["claims"].value]
    assert ("平台服务中小企业", "72", "家") in claims
    assert fields["claims"].value[-1]["year"].value == "2025"
    assert all(cell.evidence for row in fields["claims"].value for cell in row.values())


def test_policy_covers_topics_by_its_headings(sheet, document, by_key):
    s = prose(
        sheet,
        "组织架构及发展规划",
        UNIT,
        "一、组织架构",
        "二、服务流程",
        "三、收费标准",
        "四、年度目标",
        "五、品牌建设方案",
    )
    fields = read(policy_document, document, by_key, s.page())
    assert fields["unit_name"].value == UNIT
    assert set(fields["topics"].value) == {"organisation", "process", "fees", "plan", "targets", "brand"}
    assert fields["sealed"].value is False


def test_a_heading_by_which_a_paper_was_sorted_is_not_its_title(sheet, document, by_key):
    s = prose(sheet, "服务平台组织架构及发展规划", UNIT, "一、组织架构", "六、发展规划")
    last = sheet()
    last.write(700, 300, UNIT)
    last.write(800, 350, "2026年4月17日")
    paper = replace(
        document("policy_document", s.page(), replace(last.page(), number=2)), title="一、组织架构"
    )
    fields = by_key(policy_document.KIND.extract(paper, no_reread))
    assert fields["title"].value == "服务平台组织架构及发展规划"
    assert fields["unit_name"].value == UNIT
    assert fields["unit_name"].evidence[0].page == 1
    assert len(fields["topics"].evidence) == 2


def test_an_activity_is_read_from_notice_and_summary(sheet, document, by_key):
    notice = prose(
        sheet,
        "关于举办中小企业技术对接洽谈会的通知",
        "一、时间：2025年10月11日至12日",
        "二、地点：示例市示例路1号会议室",
        "三、活动形式：线下",
        f"四、主办单位：{UNIT}",
        "五、拟邀请企业60家。",
    )
    summary = prose(sheet, "活动总结", "共有23家企业、29人参加。参会企业反映良好。")
    fields = read(service_evidence, document, by_key, notice.page(1), summary.page(2))
    want = {
        "title": "中小企业技术对接洽谈会",
        "date": "2025-10-11/2025-10-12",
        "place": "示例市示例路1号会议室",
        "mode": "线下",
        "organiser": UNIT,
        "service_class": "tech",
        "enterprises": "23",
        "persons": "29",
        "evidence_kinds": ("notice", "summary"),
    }
    assert {k: fields[k].value for k in want} == want
    assert fields["enterprises"].evidence[0].page == 2, "the summary counts, not the plan of the notice"


def test_signed_rows_are_counted_where_no_number_is_printed(sheet, document, by_key):
    s = sheet()
    s.centre(180, "创业培训签到表", size=42)
    rows = [["序号", "单位名称", "姓名"], *([str(n), f"示例{n}有限公司", ""] for n in range(1, 6))]
    s.table(100, 300, [100, 500, 300], rows, ticks=[(1, 2), (2, 2), (4, 2)])
    fields = read(service_evidence, document, by_key, s.page())
    assert fields["persons"].value == "3"


@pytest.mark.parametrize(
    ("title", "service_class"),
    [
        ("关于举办银企融资对接会的通知", "fin"),
        ("关于举办惠企政策培训班的通知", "training"),
        ("关于举办创业项目路演活动的通知", "startup"),
        ("关于举办知识产权实务服务活动的通知", "tech"),
        ("关于举办惠企政策宣讲会的通知", "policy"),
        ("关于举办供需信息发布会的通知", "info"),
    ],
)
def test_the_class_of_service_follows_the_title(sheet, document, by_key, title, service_class):
    fields = read(service_evidence, document, by_key, prose(sheet, title, "一、时间：2025年6月1日").page())
    assert fields["service_class"].value == service_class


def test_a_licence_with_its_term(sheet, document, by_key):
    s = prose(
        sheet,
        "人力资源服务许可证",
        f"单位名称：{UNIT}",
        "许可证编号：630100250001",
        "许可事项：职业培训咨询",
        "发证机关：虚构省示例市人力资源和社会保障局",
        "发证日期：2024年3月1日",
        "有效期限：2024年3月1日至2029年2月28日",
    )
    fields = read(qualification_certificate, document, by_key, s.page())
    want = {
        "title": "人力资源服务许可证",
        "holder": UNIT,
        "number": "630100250001",
        "scope": "职业培训咨询",
        "issuer": "虚构省示例市人力资源和社会保障局",
        "issued": "2024-03-01",
        "expires": "2029-02-28",
    }
    assert {k: fields[k].value for k in want} == want


def test_an_agreement_with_two_seals(sheet, document, by_key):
    s = prose(
        sheet,
        "战略合作协议",
        f"甲方：{UNIT}",
        "乙方：示例市中小企业促进会",
        "为整合服务资源，共同面向中小企业开展服务，经双方友好协商，达成如下协议：",
        "三、本协议有效期自2025年4月16日起至2027年4月15日止。",
        step=70,
    )
    s.write(140, 900, "甲方（盖章）：")
    s.write(700, 900, "乙方（盖章）：")
    s.write(140, 1100, "签订日期：2025年4月15日")
    s.write(700, 1100, "签订日期：2025年4月15日")
    one = read(cooperation_agreement, document, by_key, s.page())
    assert (one["party_a"].value, one["party_b"].value) == (UNIT, "示例市中小企业促进会")
    assert one["term"].value == "2025-04-16/2027-04-15"
    assert one["signed_on"].value == "2025-04-15"
    assert (one["sealed_a"].value, one["sealed_b"].value) == (False, False)
    s.seals.append(Seal(Rect(750, 840, 920, 1010), "round", "red", "示例市中小企业促进会", None, 0.9))
    two = read(cooperation_agreement, document, by_key, s.page())
    assert (two["sealed_a"].value, two["sealed_b"].value) == (False, True)


@pytest.mark.parametrize(
    ("lines", "content"),
    [
        (
            ("为整合服务资源，共同面向中小企业开展服务，经双方友好协商，达成如下协议：",),
            "共同面向中小企业开展服务",
        ),
        (("甲乙双方就联合开展企业培训事宜，达成如下协议：",), "联合开展企业培训"),
        (("一、合作内容：技术咨询与检验检测。", "二、合作期限：三年"), "技术咨询与检验检测。"),
        (("一、合作内容", "技术咨询与检验检测。"), "技术咨询与检验检测。"),
        (("二、双方共享信息，联合开展技术对接；费用另定。",), "双方共享信息，联合开展技术对接"),
        (("双方对合作内容保密。",), None),
    ],
)
def test_what_the_parties_do_together(sheet, document, by_key, lines, content):
    parties = (f"甲方：{UNIT}", "乙方：示例市中小企业促进会")
    s = prose(sheet, "合作协议", *parties, *lines, step=70)
    found = read(cooperation_agreement, document, by_key, s.page()).get("content")
    assert (found.value if found is not None else None) == content


def test_a_term_of_years_runs_from_the_signing(sheet, document, by_key):
    s = prose(
        sheet,
        "合作协议",
        f"甲方：{UNIT}",
        "乙方：示例大学",
        "合作期限：自签订之日起三年",
        "签订日期：2025年4月15日",
        step=70,
    )
    fields = read(cooperation_agreement, document, by_key, s.page())
    assert fields["term"].value == "2025-04-15/2028-04-14"
    assert fields["term"].evidence[0].grounding == "normalised"


def test_a_list_of_institutions(sheet, document, by_key):
    s = sheet()
    s.centre(100, "集聚服务机构名单", size=40)
    rows = [
        ["序号", "机构名称", "服务类别", "合作方式", "协议期限", "联系人"],
        ["1", "示例大学", "技术", "签约", "2024年1月1日至2026年12月31日", "周示例"],
        ["2", "示例律师事务所", "咨询", "入驻", "2025.3.1-2027.2.28", "吴示例"],
    ]
    s.table(10, 240, [70, 300, 120, 120, 460, 130], rows)
    fields = read(cooperation_agreement, document, by_key, s.page())
    assert [(r["name"].value, r["term"].value) for r in fields["rows"].value] == [
        ("示例大学", "2024-01-01/2026-12-31"),
        ("示例律师事务所", "2025-03-01/2027-02-28"),
    ]
    assert "party_a" not in fields


def test_contents_promise_documents_and_pages(sheet, document, by_key):
    s = prose(
        sheet,
        "目  录",
        "1.申请推荐表……………………1",
        "2.申请报告……………………4",
        "3、服务平台主要从业人员情况表 ……… 12",
    )
    fields = read(divider, document, by_key, s.page())
    assert [(r["title"].value, r["page"].value) for r in fields["toc"].value] == [
        ("申请推荐表", "1"),
        ("申请报告", "4"),
        ("服务平台主要从业人员情况表", "12"),
    ]


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("12合作协议……20", "合作协议"),
        ("（三）营业执照 ……… 9", "营业执照"),
        ("十、资质证书……20", "资质证书"),
        ("2025年度审计报告……20", "2025年度审计报告"),
        ("3年发展规划……20", "3年发展规划"),
        ("8年度审计报告……20", "年度审计报告"),
        ("8 2025年度审计报告……20", "2025年度审计报告"),
        ("8.2025年度审计报告……20", "2025年度审计报告"),
        ("8、2025年度审计报告……20", "2025年度审计报告"),
        ("1.5倍产能计划……20", "1.5倍产能计划"),
    ],
)
def test_the_running_number_is_no_part_of_a_promised_title(sheet, document, by_key, entry, title):
    fields = read(divider, document, by_key, prose(sheet, "目录", entry).page())
    assert [r["title"].value for r in fields["toc"].value] == [title]


def test_an_identity_card_yields_nothing(sheet, document):
    s = prose(sheet, "居民身份证", "姓名 张示例", "公民身份号码 110101199003070000")
    assert list(identity_card.KIND.extract(document("identity_card", s.page()), no_reread)) == []
