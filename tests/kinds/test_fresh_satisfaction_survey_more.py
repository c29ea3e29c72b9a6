"""More questionnaires: answers by letter, marks behind words, stacked options, tables of a survey. Invented organisations only."""

# ruff: noqa: E501 - printed sentences stay whole

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import kind_of

_SPEC = importlib.util.spec_from_file_location("fresh", Path(__file__).with_name("fresh.py"))
assert _SPEC is not None and _SPEC.loader is not None
fresh = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(fresh)
para, lines, foot, stamp = fresh.para, fresh.lines, fresh.foot, fresh.stamp

DOCS = {}


def doc(function):
    DOCS[function.__name__] = function
    return function


KIND = "satisfaction_survey"
HOME = "云泽市禾木企业服务有限公司"


E1 = "云泽市恒顺机械有限公司"


@doc
def lettered(Sheet):
    s = Sheet()
    s.centre(120, "中小企业服务满意度调查问卷", size=36)
    y = lines(
        s,
        220,
        [
            "1. 贵公司名称：__" + E1 + "__",
            "2. 您对服务人员的态度（ A ）",
            "A. 很满意\u3000B. 满意\u3000C. 一般\u3000D. 不满意",
            "3. 您对我们服务的总体评价是（ B ）",
            "A. 很满意\u3000B. 满意\u3000C. 一般\u3000D. 不满意",
            "4. 您的建议：无",
        ],
        pitch=54,
    )
    foot(s, y + 40, ["填写时间：2023年10月8日"])
    return (
        [s.page()],
        {"survey_kind": "form", "enterprise": E1, "rating": "satisfied", "date": "2023-10-08", "rows": None},
    )


@doc
def ticks_after(Sheet):
    s = Sheet()
    s.centre(120, "企业服务评价表", size=36)
    y = lines(
        s,
        220,
        [
            "评价企业：" + E1,
            "服务时间：2023年8月1日至2023年10月30日",
            "服务内容：管理咨询",
            "总体满意度：很满意（√）满意（ ）基本满意（ ）一般（ ）不满意（ ）",
        ],
        pitch=54,
        x=100,
    )
    foot(s, y + 60, ["（盖章）", "2023年11月6日"])
    stamp(s, 980, y + 90, E1)
    return (
        [s.page()],
        {
            "survey_kind": "form",
            "enterprise": E1,
            "rating": "very_satisfied",
            "date": "2023-11-06",
            "sealed": True,
        },
    )


@doc
def strokes_before(Sheet):
    s = Sheet()
    s.centre(120, "服务质量反馈表", size=36)
    s.table(
        120,
        220,
        [220, 780],
        [
            ["客户单位名称", E1],
            ["服务项目", "税务筹划"],
            ["满意程度", "√非常满意   □满意   □比较满意   □不满意"],
            ["意见建议", "无"],
            ["反馈日期", "2023.9.12"],
        ],
        row_height=60,
    )
    return (
        [s.page()],
        {"survey_kind": "form", "enterprise": E1, "rating": "very_satisfied", "date": "2023-09-12"},
    )


@doc
def table_word(Sheet):
    s = Sheet()
    s.centre(120, "客户满意度回访表", size=36)
    s.table(
        120,
        220,
        [180, 320, 180, 320],
        [
            ["回访企业", E1, "回访时间", "2023-09-12"],
            ["服务内容", "知识产权", "回访方式", "电话"],
            ["评价结果", "满意", "回访人", "何敏"],
        ],
        row_height=60,
    )
    return (
        [s.page()],
        {"survey_kind": "form", "enterprise": E1, "rating": "satisfied", "date": "2023-09-12"},
    )


@doc
def signed_form(Sheet):
    s = Sheet()
    s.centre(120, "服务满意度评价单", size=36)
    y = para(
        s, 220, "云泽市禾木企业服务有限公司于2023年6月为我单位提供了人才培训服务，请对本次服务进行评价："
    )
    y = lines(s, y, ["□ 很满意    ☑ 满意    □ 基本满意    □ 不满意"], pitch=54)
    foot(s, y + 60, ["评价单位（盖章）：" + E1, "2023年7月3日"])
    return (
        [s.page()],
        {"survey_kind": "form", "enterprise": E1, "rating": "satisfied", "date": "2023-07-03"},
    )


@doc
def signed_without_label(Sheet):
    s = Sheet()
    s.centre(120, "企业满意度评价", size=36)
    y = para(s, 220, "我公司接受云泽市禾木企业服务有限公司提供的检测服务，总体评价为非常满意。")
    foot(s, y + 60, [E1, "2023年7月3日"])
    stamp(s, 920, y + 90, E1)
    return (
        [s.page()],
        {
            "survey_kind": "form",
            "enterprise": E1,
            "rating": "very_satisfied",
            "date": "2023-07-03",
            "sealed": True,
        },
    )


@doc
def summary_rows(Sheet):
    s = Sheet()
    s.centre(120, "服务满意度测评结果统计表", size=34)
    s.table(
        120,
        220,
        [500, 500],
        [
            ["项目", "结果"],
            ["问卷发放数量", "100份"],
            ["问卷回收数量（份）", "96"],
            ["非常满意（份）", "70"],
            ["满意（份）", "22"],
            ["基本满意（份）", "3"],
            ["不满意（份）", "1"],
            ["总体满意率（%）", "95.8"],
        ],
        row_height=52,
    )
    foot(s, 700, [HOME, "2023年12月1日"])
    return (
        [s.page()],
        {
            "survey_kind": "summary",
            "issued_count": "100",
            "returned_count": "96",
            "rate": "95.8",
            "date": "2023-12-01",
            "rows": [
                {"level": "very_satisfied", "count": "70"},
                {"level": "satisfied", "count": "22"},
                {"level": "basically_satisfied", "count": "3"},
                {"level": "dissatisfied", "count": "1"},
            ],
        },
    )


@doc
def summary_prose2(Sheet):
    s = Sheet()
    s.centre(120, "2023年度企业满意度调查分析报告", size=34)
    y = para(
        s,
        220,
        "本次调查面向服务企业发放《满意度调查表》共100份，实际回收有效调查表96份，有效回收率96%。其中70家企业表示很满意，占72.9%；22家企业表示满意，占22.9%；3家企业表示基本满意；1家企业表示不满意。企业综合满意度达到95.83%。",
    )
    foot(s, y + 60, [HOME, "二〇二三年十二月一日"])
    return (
        [s.page()],
        {
            "survey_kind": "summary",
            "issued_count": "100",
            "returned_count": "96",
            "rate": "95.83",
            "date": "2023-12-01",
            "rows": [
                {"level": "very_satisfied", "count": "70"},
                {"level": "satisfied", "count": "22"},
                {"level": "basically_satisfied", "count": "3"},
                {"level": "dissatisfied", "count": "1"},
            ],
        },
    )


@doc
def columns_of_options(Sheet):
    s = Sheet()
    s.centre(120, "中小企业服务满意度调查表", size=34)
    s.write(120, 200, "被服务企业")
    s.write(330, 200, E1)
    s.write(120, 250, "调查日期")
    s.write(330, 250, "2023年11月2日")
    s.table(
        120,
        310,
        [300, 140, 140, 140, 140, 140],
        [
            ["服务评价", "非常满意", "满意", "基本满意", "不满意", "非常不满意"],
            ["专业水平", "√", "", "", "", ""],
            ["服务效率", "√", "", "", "", ""],
            ["综合评价", "√", "", "", "", ""],
        ],
        row_height=54,
    )
    return (
        [s.page()],
        {"survey_kind": "form", "enterprise": E1, "rating": "very_satisfied", "date": "2023-11-02"},
    )


@doc
def vertical_options(Sheet):
    s = Sheet()
    s.centre(120, "服务满意度问卷", size=34)
    lines(
        s,
        210,
        [
            "企业全称：" + E1,
            "您对平台服务是否满意？",
            "□ 非常满意",
            "☑ 满意",
            "□ 一般",
            "□ 不满意",
            "日期：2023年5月6日",
        ],
        pitch=50,
    )
    return (
        [s.page()],
        {"survey_kind": "form", "enterprise": E1, "rating": "satisfied", "date": "2023-05-06"},
    )


@pytest.mark.parametrize("surface", ["drawn", "ocr"])
@pytest.mark.parametrize("name", list(DOCS))
def test_fresh(name, surface, sheet, document, by_key, as_ocr):
    pages, want = DOCS[name](sheet)
    for page in pages:
        fresh.assert_tidy(page)
    if surface == "ocr":
        pages = [as_ocr(page) for page in pages]
    fields = by_key(kind_of(KIND).extract(document(KIND, *pages), no_reread))
    got, want = fresh.compared(KIND, fields, want)
    assert got == want
