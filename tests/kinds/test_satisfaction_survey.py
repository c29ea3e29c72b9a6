"""Questionnaires on five levels and summaries of surveys (domain 1.34)."""

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, Seal, no_reread
from dossier_ai.kinds import satisfaction_survey

FIRM = "示例一制造有限公司"
LEVELS = ["很满意", "满意", "基本满意", "一般", "不满意"]
KEYS = ["very_satisfied", "satisfied", "basically_satisfied", "neutral", "dissatisfied"]


def read(document, by_key, *pages):
    return by_key(satisfaction_survey.KIND.extract(document("satisfaction_survey", *pages), no_reread))


def titled(sheet, title, *lines, step=60):
    s = sheet()
    s.centre(80, title, size=34)
    for i, text in enumerate(lines):
        s.write(60, 170 + step * i, text)
    return s


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize("box", ["☑", "■", "√"])
def test_a_ticked_box_beside_each_level(sheet, document, by_key, place, box):
    options = "  ".join(f"{box if i == place else '□'}{level}" for i, level in enumerate(LEVELS))
    s = titled(
        sheet,
        "企业满意度调查问卷",
        f"企业名称（盖章）：{FIRM}",
        f"您对本平台服务的总体评价：{options}",
        "填表日期：2025年6月3日",
    )
    s.seals.append(Seal(Rect(700, 260, 860, 420), "round", "red", FIRM, None, 0.9))
    fields = read(document, by_key, s.page())
    assert fields["survey_kind"].value == "form"
    assert fields["enterprise"].value == FIRM
    assert fields["rating"].value == KEYS[place]
    assert fields["date"].value == "2025-06-03"
    assert fields["sealed"].value is True
    assert "满意" in fields["rating"].evidence[0].quote


@pytest.mark.parametrize("place", range(5))
def test_tick_columns_drawn_as_ink(sheet, document, by_key, place):
    s = titled(sheet, "服 务 满 意 度 调 查 表", f"企业名称：{FIRM}")
    rows = [["评价内容", *LEVELS], ["服务态度", *[""] * 5], ["服务效率", *[""] * 5], ["总体评价", *[""] * 5]]
    s.table(60, 300, [200, 140, 140, 160, 140, 140], rows, ticks=[(1, 2), (2, 1), (3, 1 + place)])
    s.write(60, 560, "2025年6月3日")
    fields = read(document, by_key, s.page())
    assert fields["rating"].value == KEYS[place]
    assert fields["sealed"].value is False


def test_questions_that_differ_without_an_overall_one_leave_the_rating_open(sheet, document, by_key):
    s = titled(sheet, "满意度调查表", f"单位名称：{FIRM}")
    rows = [["评价内容", *LEVELS], ["服务态度", *[""] * 5], ["服务效率", *[""] * 5]]
    s.table(60, 300, [200, 140, 140, 160, 140, 140], rows, ticks=[(1, 2), (2, 5)])
    field = read(document, by_key, s.page())["rating"]
    assert (field.value, field.state) == (None, "occluded")


@pytest.mark.parametrize(
    ("said", "key"),
    [("非常满意", "very_satisfied"), ("基本满意", "basically_satisfied"), ("不满意", "dissatisfied")],
)
def test_a_level_in_words_in_a_form(sheet, document, by_key, said, key):
    s = titled(sheet, "服务满意度反馈表")
    rows = [
        ["企业名称", FIRM],
        ["服务内容", "政策咨询"],
        ["总体满意度", said],
        ["意见建议", "无"],
        ["填表日期", "2025-06-03"],
    ]
    s.table(60, 240, [220, 700], rows)
    fields = read(document, by_key, s.page())
    assert fields["enterprise"].value == FIRM
    assert fields["rating"].value == key
    assert fields["rating"].evidence[0].quote == said
    assert fields["date"].value == "2025-06-03"


def test_nothing_ticked_is_no_level(sheet, document, by_key):
    options = "  ".join(f"□{level}" for level in LEVELS)
    s = titled(sheet, "满意度调查问卷", f"企业名称：{FIRM}", f"总体评价：{options}")
    fields = read(document, by_key, s.page())
    assert "rating" not in fields or fields["rating"].value is None


def test_a_summary_in_prose(sheet, document, by_key):
    s = titled(
        sheet,
        "2025年度服务满意度调查报告",
        "本次调查共发放问卷120份，收回有效问卷115份，回收率95.8%。",
        "其中很满意60份，满意40份，基本满意10份，一般3份，不满意2份。",
        "总体满意率为86.96%。",
    )
    fields = read(document, by_key, s.page())
    assert fields["survey_kind"].value == "summary"
    assert (fields["issued_count"].value, fields["returned_count"].value) == ("120", "115")
    assert fields["rate"].value == "86.96"
    rows = fields["rows"].value
    assert [(r["level"].value, r["count"].value) for r in rows] == list(
        zip(KEYS, ["60", "40", "10", "3", "2"], strict=True)
    )
    assert rows[0]["count"].evidence[0].quote == "60"


@pytest.mark.parametrize("down", [True, False])
def test_a_summary_as_a_table(sheet, document, by_key, down):
    s = titled(sheet, "满意度调查统计表", "发放问卷：100份    回收问卷：98份")
    counts = ["50", "30", "10", "5", "3"]
    if down:
        rows = [
            ["评价等级", "份数", "占比"],
            *([a, b, f"{b}.0%"] for a, b in zip(LEVELS, counts, strict=True)),
        ]
        s.table(60, 300, [240, 200, 200], rows)
    else:
        s.table(60, 300, [200, 140, 140, 160, 140, 140], [["评价等级", *LEVELS], ["份数", *counts]])
    fields = read(document, by_key, s.page())
    assert fields["survey_kind"].value == "summary"
    assert (fields["issued_count"].value, fields["returned_count"].value) == ("100", "98")
    got = [(r["level"].value, r["count"].value) for r in fields["rows"].value]
    assert got == list(zip(KEYS, counts, strict=True))


def test_several_forms_in_one_document_are_counted(sheet, document, by_key):
    pages = []
    for number, place in enumerate((0, 1, 1), 1):
        options = "  ".join(f"{'☑' if i == place else '□'}{level}" for i, level in enumerate(LEVELS))
        pages.append(
            titled(sheet, "满意度调查问卷", f"企业名称：{FIRM}", f"总体评价：{options}").page(number)
        )
    fields = read(document, by_key, *pages)
    got = {r["level"].value: r["count"].value for r in fields["rows"].value}
    assert got == {"very_satisfied": "1", "satisfied": "2"}
    assert "rating" not in fields


def test_nothing_ticked_after_a_question_without_a_colon_is_no_level(sheet, document, by_key):
    options = "  ".join(f"□{level}" for level in LEVELS)
    s = titled(sheet, "满意度调查问卷", f"企业名称：{FIRM}", f"您的总体评价 {options}")
    fields = read(document, by_key, s.page())
    assert "rating" not in fields or fields["rating"].value is None
