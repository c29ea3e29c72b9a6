"""Agreements, proofs of compliance, credit reports and special audits as other drafters set them."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.split import sort_pages

KINDS = {kind.id: kind for kind in ALL_KINDS}
UNIT, PARTNER = "宁海小禾企业服务有限公司", "宁海工业大学"
CODE = "91440101FAKE000011"


def page_of(sheet, *items):
    """A page from (x or None for centred, y, text, size)."""
    s = sheet()
    for x, y, text, *size in items:
        if x is None:
            s.centre(y, text, size=size[0] if size else 24.0)
        else:
            s.write(x, y, text, size=size[0] if size else 24.0)
    return s.page()


def sorted_fields(by_key, *pages):
    (found,) = sort_pages(pages, ALL_KINDS, {"a.pdf": "0" * 64})
    return found.kind, by_key(KINDS[found.kind].extract(found, no_reread))


BODY = [
    (120, 520, f"甲方：{UNIT}"),
    (120, 570, f"乙方：{PARTNER}"),
    (120, 640, "一、合作内容：共同开展企业培训。"),
    (120, 690, "二、合作期限：2024年1月1日至2026年12月31日"),
    (120, 900, "甲方（盖章）："),
    (700, 900, "乙方（盖章）："),
]
HEADS = {
    "a number beside the title": (
        [(None, 200, "校企合作框架协议", 44), (900, 260, "协议编号：HZ-2024-015")], "校企合作框架协议"),
    "a number on its line": (
        [(200, 200, "战略合作协议", 40), (820, 205, "编号：2024-015", 24)], "战略合作协议"),
    "a running head above": (
        [(100, 60, "服务合作协议 第1页 共2页", 18), (None, 220, "服务合作协议书", 44)], "服务合作协议书"),
    "the parties above": (
        [(None, 160, UNIT, 36), (None, 210, PARTNER, 36), (None, 280, "产学研合作协议", 48)],
        "产学研合作协议"),
    "over two lines": (
        [(None, 180, "关于共建中小企业服务平台的", 40), (None, 240, "合作协议书", 40)],
        "关于共建中小企业服务平台的合作协议书"),
    "the name of an annex before it": ([(None, 200, "附件8：战略合作协议", 36)], "战略合作协议"),
    "English beside it": ([(None, 200, "合作框架协议 FRAMEWORK AGREEMENT", 36)], "合作框架协议"),
    "a label of its own": ([(None, 160, "合作协议书", 40), (120, 300, "协议名称：校企合作框架协议")],
                           "校企合作框架协议"),
    "a number in brackets": ([(None, 200, "业务合作合同（编号：2024-015）", 36)], "业务合作合同"),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_titles_of_agreements(sheet, by_key, name):
    head, title = HEADS[name]
    kind, fields = sorted_fields(by_key, page_of(sheet, *head, *BODY))
    assert kind == "cooperation_agreement"
    assert fields["title"].value == title
    assert (fields["party_a"].value, fields["party_b"].value) == (UNIT, PARTNER)


PROOFS = {
    "looked up": (["关于企业合规情况的证明",
                   f"经我局核查，{UNIT}（统一社会信用代码：{CODE}）自2023年1月1日至2026年3月1日，",
                   "未发现因违反市场监管法律法规受到行政处罚的记录。"],
                  ["宁海市市场监督管理局（盖章）", "2026年3月5日"], "宁海市市场监督管理局"),
    "written to": (["无违法违规证明", f"{UNIT}：",
                    "经查询，你单位近三年内无重大违法违规行为，未受到行政处罚。"],
                   ["宁海市应急管理局2026年3月5日"], "宁海市应急管理局"),
    "by its code": (["守法经营证明", f"{UNIT}，统一社会信用代码{CODE}，自成立以来，",
                     "在我局无欠税记录，无行政处罚记录。"],
                    ["出具机关：国家税务总局宁海市税务局", "出具日期：2026年3月5日"],
                    "国家税务总局宁海市税务局"),
    "here is": (["依法纳税证明", f"兹有{UNIT}，自2023年1月至2026年2月依法纳税，未发现欠税。"],
                ["国家税务总局宁海市税务局", "二〇二六年三月五日"],
                "国家税务总局宁海市税务局"),
}  # fmt: skip


@pytest.mark.parametrize("name", PROOFS)
def test_proofs_of_compliance(sheet, by_key, document, name):
    (title, *lines), foot, issuer = PROOFS[name]
    items = [(None, 180, title, 44)]
    items += [(140, 320 + 50 * n, text) for n, text in enumerate(lines)]
    items += [(640, 700 + 50 * n, text) for n, text in enumerate(foot)]
    page = page_of(sheet, *items)
    fields = by_key(KINDS["credit_report"].extract(document("credit_report", page), no_reread))
    assert (fields["subject"].value, fields["subject_kind"].value) == (UNIT, "unit")
    assert fields["issuer"].value == issuer
    assert fields["report_date"].value == "2026-03-05"
    assert {row["count"].value for row in fields["sections"].value} == {"0"}


def counts(fields):
    return {row["section"].value: row["count"].value for row in fields["sections"].value}


WANT = {"penalty": "2", "abnormal": "0", "serious": "0", "dishonest": "0", "tax": "0"}
SECTIONS = ["行政处罚信息", "经营异常名录信息", "严重失信主体名单信息", "失信被执行人信息", "欠税信息"]


def report(sheet, draw):
    s = sheet()
    s.centre(100, "公共信用信息报告", size=44)
    s.write(120, 200, f"主体名称：{UNIT}")
    s.write(120, 250, "报告生成日期：2026年5月1日")
    draw(s)
    return s.page()


def counted_below(s):
    for n, name in enumerate(SECTIONS):
        s.write(120, 340 + 140 * n, f"{n + 1}. {name}", size=28)
        s.write(160, 390 + 140 * n, "2条记录" if n == 0 else "0条记录")


def asked(s):
    rows = [["查询事项", "查询部门", "是否列入"]]
    rows += [[name, "信用宁海", "2条" if n == 0 else "否"] for n, name in enumerate(SECTIONS)]
    s.table(100, 340, [420, 300, 240], rows)


def numbered(s):
    rows = [["序号", "信息类别", "数据来源", "记录数"]]
    rows += [[str(n + 1), name, "宁海市", "2" if n == 0 else "0"] for n, name in enumerate(SECTIONS)]
    s.table(100, 340, [100, 420, 240, 160], rows)


def headed_tables(s):
    y = 340
    for n, name in enumerate(SECTIONS):
        rows = [[name, None, None], ["决定书文号", "决定机关", "决定日期"]]
        none = [["查询结果为空", None, None]]
        fined = [[f"宁罚〔2024〕{k}号", "宁海市城管局", f"2024-0{k}-01"] for k in (1, 2)]
        rows += fined if n == 0 else none
        s.table(100, y, [320, 320, 320], rows)
        y += 44 * len(rows) + 40


def in_a_line(s):
    for n, name in enumerate(SECTIONS):
        s.write(120, 340 + 60 * n, name)
        s.write(500, 340 + 60 * n, "信用宁海")
        s.write(800, 340 + 60 * n, "共2条" if n == 0 else "查无记录")


def dashboard(s):
    for n, name in enumerate(SECTIONS):
        middle, y = 220 + 390 * (n % 3), 340 + 160 * (n // 3)
        s.write(middle - 20, y, "2条" if n == 0 else "0条")
        s.write(middle - 10 * len(name), y + 40, name, size=20)


def bracketed(s):
    for n, name in enumerate(SECTIONS):
        s.write(120, 340 + 60 * n, name)
        s.write(620, 336 + 60 * n, "【2】条" if n == 0 else "【0】条", size=30)


@pytest.mark.parametrize(
    "lines",
    [
        ["查询姓名：王小明（法定代表人）", "查询结果：未查询到失信被执行人记录"],
        ["经查询，王小明（身份证号：3301**********1234）不在失信被执行人名单内，共0条记录。"],
        ["检索“王小明”，没有相关记录。"],
        ["申请单位：宁海小禾企业服务有限公司", "对王小明的查询：没有记录。"],
        ["法定代表人：王小明", "中国执行信息公开网", "查询结果：未查询到失信被执行人记录"],
    ],
)
def test_queries_about_a_person(sheet, document, by_key, lines):
    items = [(None, 160, "失信被执行人查询结果", 40)]
    items += [(140, 300 + 60 * n, text) for n, text in enumerate(lines)]
    page = page_of(sheet, *items, (700, 700, "查询日期：2026年3月5日"))
    fields = by_key(KINDS["credit_report"].extract(document("credit_report", page), no_reread))
    assert (fields["subject"].value, fields["subject_kind"].value) == ("王小明", "person")
    assert counts(fields) == {"dishonest": "0"}


@pytest.mark.parametrize(
    "draw", [dashboard, bracketed, counted_below, asked, numbered, headed_tables, in_a_line]
)
def test_counts_of_sections(sheet, document, by_key, draw):
    page = report(sheet, draw)
    fields = by_key(KINDS["credit_report"].extract(document("credit_report", page), no_reread))
    assert counts(fields) == WANT


FORMS = {
    "a form": ([f"被审计单位：{UNIT}", "审计期间：2025年1月1日至2025年12月31日",
                "一、审计意见", "我们认为，服务收支情况表在所有重大方面公允反映了服务收支情况。"],
               ["宁海正大会计师事务所（普通合伙）", "中国注册会计师：赵一凡", "报告签发日期：2026-03-05"]),
    "by order": ([f"我们接受{UNIT}（以下简称“贵公司”）的委托，对贵公司2025年度服务收支情况进行了专项审计。"],
                 ["宁海正大会计师事务所（普通合伙）   2026年3月5日", "中国注册会计师：赵一凡"]),
    "audited": ([f"我们审计了后附的{UNIT}编制的2025年度中小企业服务收支情况表。"],
                ["宁海正大会计师事务所（普通合伙）", "中国注册会计师：赵一凡", "中国·宁海    2026.03.05"]),
    "on a cover": ([UNIT, "2025年度", "审计单位：宁海正大会计师事务所（普通合伙）"],
                   ["出具日期：二〇二六年三月五日", "中国注册会计师：赵一凡"]),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_special_audits_that_are_no_letters(sheet, document, by_key, wild, name):
    paragraphs, foot = FORMS[name]
    items, y = [(None, 140, "服务收支情况专项审计报告", 40)], 300
    for paragraph in paragraphs:
        for piece in wild.wrapped(paragraph, 38):
            items.append((120, y, piece))
            y += 46
    items += [(560, y + 120 + 56 * n, text) for n, text in enumerate(foot)]
    page = page_of(sheet, *items)
    fields = by_key(KINDS["service_income_audit"].extract(document("service_income_audit", page), no_reread))
    assert fields["addressee"].value == UNIT
    assert fields["report_date"].value == "2026-03-05"
    assert "普通合伙" in fields["firm"].value


@pytest.mark.parametrize(
    ("headings", "kinds"),
    [
        (["活动安排", "参会人员签名表", "活动掠影", "活动回顾"], {"agenda", "sign_in", "photo", "summary"}),
        (["会议流程", "参训学员名册", "培训现场", "培训纪实"], {"agenda", "sign_in", "photo", "summary"}),
        (["课程表（附件一）", "报到表", "现场图片", "工作快讯"], {"agenda", "sign_in", "photo", "report"}),
        (["会议日程", "与会单位登记表", "图片", "会议记录"], {"agenda", "sign_in", "summary"}),
    ],
)
def test_parts_of_an_activity_under_other_headings(sheet, document, by_key, headings, kinds):
    notice = page_of(
        sheet, (None, 120, "关于举办融资对接会的通知", 36), (120, 300, "请各企业安排人员参加会议。")
    )
    pages = [notice, *(page_of(sheet, (None, 160, heading, 40)) for heading in headings)]
    fields = by_key(KINDS["service_evidence"].extract(document("service_evidence", *pages), no_reread))
    assert set(fields["evidence_kinds"].value) - {"photo"} == (kinds | {"notice"}) - {"photo"}
    assert ("photo" in fields["evidence_kinds"].value) == ("photo" in kinds or headings[2] == "图片")


@pytest.mark.parametrize(
    "line", ["09:00—09:20 签到", "附件：签到表、照片、总结", "会后请报送总结", "材料：通知、照片、签到表"]
)
def test_what_only_mentions_a_paper_is_none(sheet, document, by_key, line):
    notice = page_of(sheet, (None, 120, "关于举办融资对接会的通知", 36), (120, 300, line))
    fields = by_key(KINDS["service_evidence"].extract(document("service_evidence", notice), no_reread))
    assert fields["evidence_kinds"].value == ("notice",)


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("签约机构名录", ["序号", "签约机构", "服务方向", "签约形式", "合同期限", "对接人", "手机号"]),
        (
            "第三方服务机构台账",
            ["编号", "服务商名称", "业务领域", "合作模式", "起止日期", "机构负责人", "联系号码"],
        ),
        ("合作伙伴一览表", ["No.", "合作方", "合作领域", "方式", "合作有效期", "业务联系人", "电话"]),
        ("服务机构汇总表", ["序号", "机构", "主营业务", "合作关系", "合作年限", "联络人", "联络电话"]),
    ],
)
def test_lists_of_institutions_under_other_headings(sheet, by_key, title, head):
    s = sheet(width=1754, height=1240)
    s.centre(90, title, size=40)
    rows = [
        ["1", "宁海工业大学", "技术服务", "签约", "2024年1月1日至2026年12月31日", "周一", "13900000011"],
        ["2", "宁海正信律师事务所", "法律服务", "入驻", "2025.3.1-2027.2.28", "吴二", "13900000012"],
    ]
    s.table(40, 200, [80, 320, 220, 160, 440, 140, 240], [head, *rows])
    kind, fields = sorted_fields(by_key, s.page())
    assert kind == "cooperation_agreement"
    got = [
        [r[k].value for k in ("name", "category", "mode", "contact", "phone")] for r in fields["rows"].value
    ]
    assert got == [[row[k] for k in (1, 2, 3, 5, 6)] for row in rows]
    assert [r["term"].value for r in fields["rows"].value] == [
        "2024-01-01/2026-12-31",
        "2025-03-01/2027-02-28",
    ]
