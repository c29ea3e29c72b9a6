"""Reports, rules and plans as applicants really set them: covers, letters, forms, unnumbered headings,
controlled documents. Invented organisations; no corpus draws these."""

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, Seal, no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.split import sort_pages

KINDS = {kind.id: kind for kind in ALL_KINDS}
UNIT = "宁海小禾企业服务有限公司"
ONE = ("公司成立于2015年3月，现有员工30人，服务面积2000平方米，年服务企业350家，组织培训42场次，2024年12"
       "月31日前"
       "完成了全部服务任务。")  # fmt: skip
TWO = "2024年共服务企业350家，开展培训42场，截至2024年12月31日，累计对接融资项目12项，用户评价良好。"
HEADS = ("单位基本情况", "服务开展情况", "下一步发展规划")


def body(s, wrapped, parts, y=300, *, x=120, width=38, head=24):
    """Headings with a paragraph below each."""
    for heading, text in parts:
        s.write(x, y, heading, size=head)
        y += 54
        for number, piece in enumerate(wrapped("　　" + text, width)):
            s.write(x + (48 if number == 0 else 0), y, piece.lstrip("　"))
            y += 42
        y += 20
    return y


def plain(sheet, wrapped):
    """Headings without numbers, in the type of the text; the date on the cover only."""
    cover = sheet()
    cover.centre(420, "省级中小企业公共服务示范平台", size=44)
    cover.centre(500, "申 请 报 告", size=48)
    cover.write(380, 1200, f"申报单位：{UNIT}", size=30)
    cover.write(380, 1270, "编制时间：2025年3月20日", size=30)
    s = sheet()
    body(s, wrapped, zip(HEADS, (ONE, TWO, ONE), strict=True))
    return (cover, s), {"headings": HEADS}


def larger(sheet, wrapped):
    """Headings in larger type, numbered 1, 2, 3 with a gap; unit and date at the end, date in the text."""
    s = sheet()
    s.centre(150, "中小企业公共服务示范平台申报报告", size=42)
    heads = [f"{n}　{h}" for n, h in enumerate(HEADS, 1)]
    y = body(s, wrapped, zip(heads, (ONE, TWO, ONE), strict=True), head=30)
    s.write(760, y + 60, UNIT)
    s.write(820, y + 110, "二〇二五年三月二十日")
    return (s,), {"headings": HEADS}


def marked(sheet, wrapped):
    """Headings in black brackets; unit and date together on one line."""
    s = sheet()
    s.centre(150, "运营情况报告", size=42)
    y = body(s, wrapped, [(f"【{h}】", t) for h, t in zip(HEADS, (ONE, TWO, ONE), strict=True)])
    s.write(500, y + 80, UNIT)
    s.write(860, y + 80, "2025年3月20日")
    return (s,), {"headings": HEADS}


def form(sheet, wrapped):
    """A form of two columns: headings in the first, text in the second; unit and date above it."""
    s = sheet()
    s.centre(120, "服务平台工作报告", size=40)
    s.write(80, 200, f"填报单位：{UNIT}")
    s.write(760, 200, "填报日期：2025-03-20")
    s.table(80, 260, [240, 840], [
        [h, "\n".join(wrapped(t, 33))] for h, t in zip(HEADS, (ONE, TWO, ONE), strict=True)])  # fmt: skip
    return (s,), {"headings": HEADS}


def run_in(sheet, wrapped):
    """Numbered headings that run into their text; a letter to the office with unit and date in the block."""
    s = sheet()
    s.centre(150, "关于申报省级公共服务示范平台的报告", size=36)
    s.write(120, 240, "宁海省工业和信息化厅：")
    y = 300
    for number, (head, text) in enumerate(zip(HEADS, (ONE, TWO, ONE), strict=True)):
        for k, piece in enumerate(wrapped(f"　　{'一二三'[number]}、{head}。{text}", 38)):
            s.write(168 if k == 0 else 120, y, piece.lstrip("　"))
            y += 42
    s.write(760, y + 60, UNIT)
    s.write(820, y + 110, "2025年3月20日")
    return (s,), {"headings": HEADS}


def wrapped_cells(sheet, wrapped):
    """A form whose numbered headings wrap in the first cells of their rows."""
    s = sheet()
    s.centre(120, "服务平台申报报告", size=40)
    s.write(80, 200, f"申报单位：{UNIT}　　填报日期：2025年3月20日")
    heads = [f"{'一二三'[n]}、" + h for n, h in enumerate(HEADS)]
    s.table(80, 260, [150, 930], [
        ["\n".join(wrapped(h, 5)), "\n".join(wrapped(t, 37))] for h, t in zip(heads, (ONE, TWO, ONE),
                                                                            strict=True)])  # fmt: skip
    return (s,), {"headings": HEADS}


def bold(sheet, wrapped):
    """Headings in bold on the line of their text, words of their own."""
    s = sheet()
    s.centre(150, "平台建设运营情况报告", size=40)
    y = 280
    for number, (head, text) in enumerate(zip(HEADS, (ONE, TWO, ONE), strict=True)):
        label = s.write(120, y, f"{'一二三'[number]}、{head}")
        pieces = wrapped(text, 30)
        s.write(label.right + 8, y, pieces[0][:24])
        for piece in wrapped(text[24:], 38):
            y += 42
            s.write(120, y, piece)
        y += 60
    s.write(760, y + 60, UNIT)
    s.write(820, y + 110, "2025年3月20日")
    return (s,), {"headings": HEADS}


REPORTS = (wrapped_cells, bold, plain, larger, marked, form, run_in)


@pytest.mark.parametrize("draw", REPORTS, ids=lambda f: f.__name__)
def test_reports_in_many_forms(sheet, wild, by_key, draw):
    sheets, want = draw(sheet, wild.wrapped)
    pages = [s.page(number) for number, s in enumerate(sheets, 1)]
    (found,) = sort_pages(pages, ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == "application_report"
    fields = by_key(KINDS[found.kind].extract(found, no_reread))
    want = {"unit_name": UNIT, "date": "2025-03-20", **want}
    assert {key: fields[key].value for key in want if key in fields} == want


def test_dates_in_sentences_are_not_that_of_the_report(sheet, wild, document, by_key):
    s = sheet()
    s.centre(150, "申请报告", size=42)
    body(s, wild.wrapped, [("一、基本情况", ONE), ("二、服务情况", TWO)])
    fields = by_key(KINDS["application_report"].extract(document("application_report", s.page()), no_reread))
    assert "date" not in fields


# ------------------------------------------------------------------------------------ rules and plans
LONG = ("本公司面向中小企业提供公益性服务，服务对象一律平等，服务过程全程留痕，服务结果接受社会监督，"
        "并按季度向社会公开。")  # fmt: skip


def controlled(sheet, wrapped):
    """A controlled document: a head with company, number, edition and day; sections without numbers."""
    s = sheet()
    s.table(80, 80, [200, 380, 200, 300], [
        ["公司名称", UNIT, "文件编号", "XH-QP-08"], ["文件名称", "服务管理制度", "版本/修订", "A/1"],
        ["编制部门", "综合管理部", "生效日期", "2025-01-01"]])  # fmt: skip
    s.centre(280, "服务管理制度", size=40)
    body(s, wrapped, [("服务流程", LONG), ("收费标准", LONG), ("投诉处理", LONG)], y=380)
    return s, {"unit_name": UNIT, "topics": {"rules", "process", "fees", "complaints"},
               "effective_on": "2025-01-01"}  # fmt: skip


def red_head(sheet, wrapped):
    """A paper under the firm's letterhead, with a number, chapters and the day it was issued."""
    s = sheet()
    s.centre(120, f"{UNIT}文件", size=44)
    s.centre(200, "宁禾〔2024〕18号")
    s.centre(300, "关于印发服务收费管理办法的通知", size=34)
    s.write(120, 380, "各部门：")
    y = body(s, wrapped, [("第一章 收费标准", LONG), ("第二章 小微企业优惠", LONG)], y=440)
    s.write(820, y + 60, "2024年12月20日")
    return s, {"unit_name": UNIT, "topics": {"rules", "fees", "preferential"}, "date": "2024-12-20"}


def running_head(sheet, wrapped):
    """The company in small type in the head of the page, sections numbered 1.1, text that names other t"
    "opics."""
    s = sheet()
    s.write(120, 40, UNIT, size=18)
    s.write(900, 40, "内部资料", size=18)
    s.centre(160, "服务质量保证措施", size=40)
    text = ("服务人员须遵守保密规定，做好品牌宣传，及时受理投诉，并对照年度目标逐项检查服务质量，"
            "确保服务对象满意，持续改进。")  # fmt: skip
    body(s, wrapped, [("1.1 组织机构", text), ("1.2 质量控制", text)], y=280, x=200, width=32)
    return s, {"unit_name": UNIT, "topics": {"organisation", "quality"}}


def titled_by_unit(sheet, wrapped):
    """The unit above the title, marks before the headings, the date in brackets under the title."""
    s = sheet()
    s.centre(120, UNIT, size=34)
    s.centre(190, "2025年度工作计划", size=42)
    s.centre(260, "（2025年1月8日）")
    body(s, wrapped, [("■ 年度目标", LONG), ("■ 品牌建设", LONG), ("■ 保密工作", LONG)], y=340)
    return s, {"unit_name": UNIT, "topics": {"plan", "yearly_plan", "targets", "brand", "confidentiality"},
               "date": "2025-01-08"}  # fmt: skip


def sentence(sheet, wrapped):
    """The unit named only in the purpose; articles without headings; the day in the last article."""
    s = sheet()
    s.centre(140, "投诉处理办法", size=40)
    y = 260
    for text in (f"第一条 为规范{UNIT}（以下简称公司）的投诉处理工作，维护服务对象权益，制定本办法。",
                 "第二条 公司设专人受理投诉，五个工作日内答复。", "第三条 本办法自2025年1月1日起施"
                                                            "行。"):  # fmt: skip
        for piece in wrapped(text, 38):
            s.write(120, y, piece)
            y += 44
    return s, {"unit_name": UNIT, "topics": {"complaints"}, "effective_on": "2025-01-01"}


POLICIES = (controlled, red_head, running_head, titled_by_unit, sentence)


@pytest.mark.parametrize("draw", POLICIES, ids=lambda f: f.__name__)
def test_rules_and_plans_in_many_forms(sheet, wild, by_key, draw):
    s, want = draw(sheet, wild.wrapped)
    (found,) = sort_pages([s.page()], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == "policy_document"
    fields = by_key(KINDS[found.kind].extract(found, no_reread))
    told = {key: fields[key].value for key in want if key in fields}
    assert told | {"topics": set(told.get("topics", ()))} == want


def test_running_heads_and_the_rest_of_a_sentence_are_no_headings(sheet, wild, document, by_key):
    pages = []
    for number, heads in enumerate((HEADS[:2], HEADS[2:]), 1):
        s = sheet()
        s.write(120, 60, f"{UNIT}申报材料", size=20)
        y = 300
        if number == 1:
            s.centre(160, "申请报告", size=42)
        else:
            s.write(120, 260, "部服务任务已经完成")
            s.write(120, 302, wild.wrapped(LONG, 38)[0])
            y = 380
        y = body(
            s, wild.wrapped, [(head, ONE.rstrip("。") + ("。" if number == 2 else "")) for head in heads], y
        )
        s.centre(1690, f"- {number} -", size=18)
        pages.append(s.page(number))
    fields = by_key(KINDS["application_report"].extract(document("application_report", *pages), no_reread))
    assert fields["headings"].value == HEADS


@pytest.mark.parametrize(
    "said",
    [
        f"第十条 本办法由{UNIT}负责解释。", f"本制度适用于{UNIT}全体员工。", f"{UNIT}根据国家有关规定，"
                                                            f"特制定本制度。",
        f"为加强{UNIT}服务质量管理，制定本制度。", f"发布：{UNIT}", f"适用单位：{UNIT}",
        f"投诉一律交{UNIT}办理，由综合部登记；{UNIT}每月汇总。",
    ],
)  # fmt: skip
def test_whose_rules_they_are(sheet, document, by_key, said):
    s = sheet()
    s.centre(140, "投诉处理办法", size=40)
    s.write(120, 300, "第一条 投诉应当在五个工作日内答复，处理结果书面告知。")
    s.write(120, 360, said)
    fields = by_key(KINDS["policy_document"].extract(document("policy_document", s.page()), no_reread))
    assert fields["unit_name"].value == UNIT


def test_a_name_whose_beginning_is_not_known_is_none(sheet, document, by_key):
    s = sheet()
    s.centre(140, "投诉处理办法", size=40)
    s.write(120, 300, f"服务过程中发生的投诉一律交{UNIT}办理。")
    fields = by_key(KINDS["policy_document"].extract(document("policy_document", s.page()), no_reread))
    assert "unit_name" not in fields


def test_the_first_sentence_of_an_article_is_no_heading(sheet, document, by_key):
    s = sheet()
    s.centre(140, "服务收费管理办法", size=40)
    s.write(120, 300, "第四条　对小微企业给予不低于30％的优惠。收费标准在服务大厅和网站公示。")
    s.write(120, 360, "第五条（投诉处理）　对收费有异议的，可以向综合部投诉。")
    fields = by_key(KINDS["policy_document"].extract(document("policy_document", s.page()), no_reread))
    assert set(fields["topics"].value) == {"rules", "fees", "complaints"}


def test_a_unit_that_only_seals(sheet, document, by_key):
    s = sheet()
    s.centre(140, "服务承诺与投诉处理办法", size=40)
    s.write(120, 300, "第一条 投诉应当在五个工作日内答复，处理结果书面告知。")
    s.seals.append(Seal(Rect(700, 1000, 900, 1200), "round", "red", UNIT, None, 0.9))
    field = by_key(KINDS["policy_document"].extract(document("policy_document", s.page()), no_reread))[
        "unit_name"
    ]
    assert (field.value, field.confidence < 0.8) == (UNIT, True)
