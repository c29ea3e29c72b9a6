"""Forms of satisfaction in more arrangements. Invented organisations only."""

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
E1 = "云泽市恒顺机械有限公司"


HOME = "云泽市禾木企业服务有限公司"


W = {"survey_kind": "form", "enterprise": E1, "rating": "satisfied", "date": "2023-10-08"}


@doc
def boxes_in_questions(Sheet):
    s = Sheet()
    s.centre(110, "企业满意度调查问卷", size=36)
    lines(
        s,
        210,
        [
            "尊敬的企业：",
            "企业名称（盖章）：" + E1,
            "1、对服务态度的评价：☑很满意 □满意 □基本满意 □不满意",
            "2、对服务效率的评价：□很满意 ☑满意 □基本满意 □不满意",
            "3、总体评价：□很满意 ☑满意 □基本满意 □不满意",
            "填表日期：2023年10月8日",
            HOME,
        ],
        pitch=54,
    )
    return ([s.page()], W)


@doc
def same_answers(Sheet):
    s = Sheet()
    s.centre(110, "服务满意度调查表", size=36)
    s.write(120, 190, "单位名称：" + E1)
    s.write(120, 240, "填表时间：2023.10.8")
    s.table(
        120,
        300,
        [330, 130, 130, 130, 130, 130],
        [
            ["项目", "非常满意", "满意", "较满意", "一般", "不满意"],
            ["服务态度", "", "√", "", "", ""],
            ["服务质量", "", "√", "", "", ""],
        ],
        row_height=54,
    )
    return ([s.page()], W)


@doc
def right_aligned_block(Sheet):
    s = Sheet()
    s.centre(110, "企业服务满意度测评表", size=36)
    y = lines(
        s,
        220,
        ["服务项目：知识产权代理", "总体满意程度：□非常满意 ■满意 □一般 □不满意", "意见建议：无"],
        pitch=54,
    )
    foot(s, y + 60, ["被服务企业（盖章）：" + E1, "时间：2023年10月8日"])
    return ([s.page()], W)


@doc
def columns_form(Sheet):
    s = Sheet()
    s.centre(110, "中小企业服务评价反馈表", size=34)
    s.columns(
        110,
        200,
        [200, 350, 160, 300],
        [
            ["企业名称", E1, "联系人", "李海峰"],
            ["服务机构", HOME, "服务时间", "2023年9月"],
            ["评价等级", "满意", "评价时间", "2023年10月8日"],
        ],
        rules="rows",
        pitch=54,
    )
    return ([s.page()], W)


@doc
def ticked_circle(Sheet):
    s = Sheet()
    s.centre(110, "满意度调查表", size=36)
    s.table(
        110,
        200,
        [200, 800],
        [
            ["服务对象", E1],
            ["服务内容", "政策宣讲"],
            ["服务评价", "○ 很满意   ● 满意   ○ 一般   ○ 不满意"],
            ["签字", "李海峰"],
            ["日期", "2023年10月8日"],
        ],
        row_height=56,
    )
    return ([s.page()], W)


@doc
def name_in_the_sentence(Sheet):
    s = Sheet()
    s.centre(110, "服务评价书", size=36)
    y = para(s, 220, E1 + "对云泽市禾木企业服务有限公司2023年提供的管理咨询服务评价为：满意。")
    foot(s, y + 60, [E1 + "（盖章）", "2023年10月8日"])
    return ([s.page()], W)


@doc
def english_labels(Sheet):
    s = Sheet()
    s.centre(110, "客户满意度调查表 Customer Satisfaction Survey", size=30)
    lines(
        s,
        220,
        [
            "客户名称 Customer：" + E1,
            "日期 Date：2023-10-08",
            "总体评价 Overall：□很满意 ☑满意 □一般 □不满意",
        ],
        pitch=54,
    )
    return ([s.page()], W)


@doc
def rated_by_parenthesis(Sheet):
    s = Sheet()
    s.centre(110, "企业满意度调查表", size=36)
    lines(
        s,
        220,
        [
            "企业名称：" + E1,
            "您对本次服务（  B  ）",
            "A、很满意  B、满意  C、一般  D、不满意",
            "调查时间：2023年10月8日",
        ],
        pitch=54,
    )
    return ([s.page()], W)


@doc
def options_with_spaces(Sheet):
    s = Sheet()
    s.centre(110, "企业满意度调查表", size=36)
    lines(
        s,
        220,
        ["受访企业：" + E1, "满意度：很满意[ ] 满意[√] 基本满意[ ] 不满意[ ]", "受访日期：2023年10月8日"],
        pitch=54,
    )
    return ([s.page()], W)


@doc
def score_row(Sheet):
    s = Sheet()
    s.centre(110, "服务满意度评价表", size=36)
    s.table(
        110,
        200,
        [200, 300, 200, 300],
        [
            ["企业名称", E1, "所属行业", "机械"],
            ["服务名称", "技术诊断", "服务日期", "2023年9月1日"],
            ["满意度评价", "满意", "联系人", "李海峰"],
        ],
        row_height=56,
    )
    foot(s, 480, ["2023年10月8日"])
    return ([s.page()], W)


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
