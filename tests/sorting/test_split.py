import pytest

from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.split import sort_pages

PROSE = ["本公司自成立以来一直为本地区的小微企业提供咨询和培训方面的服务，取得了较好的效果"] * 8
LICENCE = [("营业执照", 3.0), "统一社会信用代码", "名称 高原服务有限公司", "类型 有限责任公司",
           "法定代表人 王某", "注册资本 壹佰万元整", "成立日期 2019年3月1日", "住所 某市某路",
           "经营范围 咨询", "登记机关"]  # fmt: skip
AUDIT = [("审计报告", 2.0), "正大审字（2026）第0012号", "高原服务有限公司全体股东：", "一、审计意见",
         "我们审计了后附的财务报表，包括资产负债表、利润表", "二、形成审计意见的基础",
         "中国注册会计师"]  # fmt: skip
FIRM_LICENCE = [("营业执照", 3.0), "统一社会信用代码", "名称 正大会计师事务所（普通合伙）",
                "类型 普通合伙企业", "执行事务合伙人 李某", "成立日期 2001年1月1日", "经营范围 审计",
                "登记机关"]  # fmt: skip
ROSTER = [("服务平台主要从业人员情况表", 1.6), "申报单位（盖章）：高原服务有限公司", "序号", "姓名", "岗位",
          "学历", "毕业院校及专业", "资格证名称", "发证机关", "在服务平台工作年限", "联系电话"]  # fmt: skip


def sort(*pages, classify=None):
    return [
        (d.kind, [(p.file, p.number) for p in d.pages], bool(d.belongs_to))
        for d in sort_pages(pages, ALL_KINDS, {p.file: "ab" * 32 for p in pages}, classify)
    ]


def volume(page, *contents):
    return [page(*lines, number=i) for i, lines in enumerate(contents, start=1)]


def test_a_page_without_title_continues_the_document_before(page):
    found = sort(*volume(page, LICENCE, AUDIT, PROSE, PROSE))
    assert [(k, [n for _, n in pages]) for k, pages, _ in found] == [
        ("business_licence", [1]),
        ("audit_report", [2, 3, 4]),
    ]


def test_the_audit_firms_own_licence_is_not_the_applicants(page):
    found = sort(*volume(page, LICENCE, AUDIT, PROSE, FIRM_LICENCE, ROSTER))
    assert [(k, attached) for k, _, attached in found] == [
        ("business_licence", False),
        ("audit_report", False),
        ("business_licence", True),
        ("staff_roster", False),
    ]


def test_a_firms_licence_handed_in_as_a_file_of_its_own_is_attached_when_the_report_names_the_firm(page):
    audit = [*AUDIT, "正大会计师事务所（普通合伙）"]
    pages = [
        page(*LICENCE, file="1.jpg"),
        page(*audit, file="2.pdf"),
        page(*FIRM_LICENCE, file="3.jpg"),
    ]
    assert [(k, a) for k, _, a in sort(*pages)] == [
        ("business_licence", False),
        ("audit_report", False),
        ("business_licence", True),
    ]


def test_the_only_licence_stays_the_applicants_even_if_it_is_an_audit_firms(page):
    audit = [*AUDIT, "正大会计师事务所（普通合伙）"]
    pages = [page(*FIRM_LICENCE, file="1.jpg"), page(*audit, file="2.pdf")]
    assert [(k, a) for k, _, a in sort(*pages)] == [("business_licence", False), ("audit_report", False)]


def test_contents_list_and_tabs_are_dividers(page):
    titles = ["申请推荐表", "申请报告", "主要从业人员情况表", "营业执照", "审计报告", "真实性声明"]
    contents = [("目 录", 1.5), *(f"{title}………{n}" for n, title in enumerate(titles, start=1))]
    found = sort(*volume(page, contents, ["附件3", ("主要从业人员情况表", 1.8)], ROSTER))
    assert [k for k, _, _ in found] == ["divider", "divider", "staff_roster"]


def test_photographs_of_one_folder_continue_each_other(page):
    pages = [page(*AUDIT, file=f"照片/IMG_{i}.jpg") if i == 1 else page(*PROSE, file=f"照片/IMG_{i}.jpg")
             for i in (1, 2, 3)]  # fmt: skip
    assert sort(*pages) == [
        ("audit_report", [("照片/IMG_1.jpg", 1), ("照片/IMG_2.jpg", 1), ("照片/IMG_3.jpg", 1)], False)
    ]


def test_another_pdf_never_continues(page):
    pages = [page(*AUDIT, file="1.pdf"), page(*PROSE, file="2.pdf")]
    assert [k for k, _, _ in sort(*pages)] == ["audit_report", "unknown"]


def test_the_classifier_is_asked_only_where_cues_do_not_decide(page):
    asked = []

    def classify(p):
        asked.append(p.number)
        return "application_report", 0.9

    report = ["二、管理运营情况", "五、主要服务业绩", "八、下一步发展规划", *PROSE]
    found = sort(*volume(page, LICENCE, report, AUDIT), classify=classify)
    assert [k for k, _, _ in found] == ["business_licence", "application_report", "audit_report"]
    assert asked == [2]


def test_an_unsure_classifier_leaves_the_page_unknown(page):
    found = sort(*volume(page, LICENCE, PROSE), classify=lambda p: ("application_report", 0.5))
    assert [k for k, _, _ in found] == ["business_licence", "unknown"]


@pytest.mark.parametrize("title", ["营业热照", "營业执照"])
def test_one_misread_character_in_a_long_title_still_matches(page, title):
    # Four characters are too few to forgive one: the anchors carry it, or the page stays unknown.
    kinds = [k for k, _, _ in sort(page((title, 3.0), *LICENCE[1:]))]
    assert kinds in (["business_licence"], ["unknown"])


def test_every_page_belongs_to_exactly_one_document(page):
    pages = volume(page, LICENCE, [], AUDIT, PROSE, ROSTER, ["x"], PROSE)
    found = sort_pages(pages, ALL_KINDS, {}, None)
    assert sorted(p.number for d in found for p in d.pages) == [1, 2, 3, 4, 5, 6, 7]
    assert len({d.id for d in found}) == len(found)


ACTIVITY = [
    "关于举办技术对接会的通知",
    "各有关企业：",
    "活动时间 2025年3月1日",
    "活动地点 某大厦",
    "主办单位 某公司",
    *PROSE[:6],
]


def test_the_parts_of_one_activity_stay_together_and_the_next_notice_begins_another(page):
    photos = [("活动照片", 1.6), "现场照片", "技术对接会 签到"]
    other = ["关于举办产品推介会的通知", *ACTIVITY[1:]]
    found = sort(*volume(page, ACTIVITY, photos, other))
    assert [(k, [n for _, n in pages]) for k, pages, _ in found] == [
        ("service_evidence", [1, 2]),
        ("service_evidence", [3]),
    ]


def test_a_table_whose_rows_end_in_numbers_is_no_contents_list(page):
    rows = [f"{i} 某企业 服务内容 1380000{i:04d}" for i in range(1, 12)]
    found = sort(page(*ROSTER, *rows, grid=20))
    assert [k for k, _, _ in found] == ["staff_roster"]


def test_a_picture_inside_an_office_file_belongs_to_its_document(page):
    pages = [page(*AUDIT, file="报告.docx"), page("总经理", file="报告.docx!/word/media/image1.png")]
    assert [k for k, _, _ in sort(*pages)] == ["audit_report"]


def test_the_statements_of_a_report_do_not_begin_another(page):
    statement = [("资产负债表", 1.8), "编制单位：高原服务有限公司", "资产总计", "负债合计", "流动资产合计"]
    found = sort(*volume(page, AUDIT, statement, PROSE))
    assert [(k, [n for _, n in pages]) for k, pages, _ in found] == [("audit_report", [1, 2, 3])]


def test_the_classifier_alone_names_nothing(page):
    """A kind of which no printed word occurs stays unknown, however sure the classifier is."""
    found = sort(*volume(page, LICENCE, ["租金按季支付，押金不计息"] * 5),
                 classify=lambda p: ("cooperation_agreement", 1.0))  # fmt: skip
    assert [k for k, _, _ in found] == ["business_licence", "unknown"]


def test_the_title_is_not_the_first_numbered_heading_below_it(page):
    policy = [("服务平台组织架构及发展规划", 1.8), "高原服务有限公司", ("一、组织架构", 1.1), *PROSE]
    policy += ["二、服务流程", "三、收费标准", "四、发展目标"]
    (document,) = sort_pages([page(*policy)], ALL_KINDS, {})
    assert (document.kind, document.title) == ("policy_document", "服务平台组织架构及发展规划")


def test_agreements_bound_one_after_the_other_are_documents_of_their_own(page):
    agreement = [("合作协议", 1.8), "甲方：高原服务有限公司", "乙方：某大学", "合作期限：三年", *PROSE]
    found = sort(*volume(page, agreement, agreement, PROSE, agreement))
    assert [(k, [n for _, n in pages]) for k, pages, _ in found] == [
        ("cooperation_agreement", [1]),
        ("cooperation_agreement", [2, 3]),
        ("cooperation_agreement", [4]),
    ]


def test_a_list_that_repeats_its_title_goes_on(page):
    pages = [
        page(*ROSTER, "1", "2", "3", *PROSE, number=1, grid=12),
        page(*ROSTER, "4", "5", "6", *PROSE, number=2, grid=12),
        page(*ROSTER, "1", "2", *PROSE, number=3, grid=12),
    ]
    assert [[n for _, n in numbers] for _, numbers, _ in sort(*pages)] == [[1, 2], [3]]


def test_an_annex_goes_on_with_the_letter_it_belongs_to(page):
    letter = [("关于公布2025年度市级中小企业公共服务示范平台名单的通知", 1.4), "各有关单位：",
              "经公示，现予公布，有效期三年",
              "附件：名单"]  # fmt: skip
    annex = ["附件", ("中小企业公共服务示范平台名单", 1.3), "序号 单位名称 平台名称 所在地区",
             *[f"{i} 某市第{i}企业服务有限公司 某服务平台 某市" for i in range(1, 6)]]  # fmt: skip
    found = sort(*volume(page, letter, annex))
    assert [(k, len(pages)) for k, pages, _ in found] == [("recognition_document", 2)]


def test_a_notice_of_an_activity_is_no_recognition_by_a_slip_of_one_character(page):
    notice = [("关于举办市场信息发布会的通知", 1.4), "各有关企业：", "一、时间：2025年3月1日",
              "二、地点：某市某路1号会议室",
              "四、主办单位：某服务有限公司", "有效期内名单如下，附件报名表"]  # fmt: skip
    assert [k for k, _, _ in sort(*volume(page, notice))] == ["service_evidence"]


def test_the_rest_of_a_contents_list_stays_with_it(page):
    entries = [f"{i}．某某材料……………………………………{2 * i}" for i in range(1, 9)]
    rest = [f"{i}．某某材料……………………………………{2 * i}" for i in range(9, 12)]
    found = sort(*volume(page, ["目 录", *entries], rest, LICENCE))
    assert [(k, len(pages)) for k, pages, _ in found] == [("divider", 2), ("business_licence", 1)]


def test_a_cover_with_name_and_day_begins_its_document_and_chapters_continue_it(page):
    cover = ["高原服务有限公司", ("服务平台组织架构及发展规划", 2.0), "二〇二六年三月十二日"]
    chapters = [
        ("第一章 组织架构", 1.2),
        "第1条 平台实行总经理负责制",
        *PROSE[:3],
        ("第二章 管理制度", 1.2),
        *PROSE[:2],
    ]
    last = [("第八章 品牌建设方案", 1.2), *PROSE[:3]]
    found = sort(*volume(page, cover, chapters, last, LICENCE))
    assert [(k, len(pages)) for k, pages, _ in found] == [("policy_document", 3), ("business_licence", 1)]


@pytest.mark.parametrize("title", ["聘 书", "聘 请 书", "聘任书"])
def test_letters_of_appointment_are_papers_of_their_own(page, title):
    letter = [(title, 3.0), "王某同志：", "特聘请您为我单位外聘专家，聘期三年。", "高原服务有限公司"]
    assert [k for k, _, _ in sort(*volume(page, letter, letter))] == ["expert_pool", "expert_pool"]
    mentor = [(title, 3.0), "兹聘任王某同志为创业辅导师，聘期三年。", "高原服务有限公司"]
    assert [k for k, _, _ in sort(*volume(page, mentor))] == ["personnel_evidence"]


def test_two_words_of_a_pattern_and_a_slip_are_no_title(page):
    head = "青海省中小企业公共服务示范平台申请推荐表服务有限责任公司"
    body = ["单位性质", "近三年平台运营管理", "服务能力及业绩", "从业人数", "政府支持情况"]
    assert [kind for kind, _, _ in sort(page((head, 2.0), *body))] == ["application_form"]
