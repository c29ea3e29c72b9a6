"""Survey forms, call-backs and summaries as firms fill them in. Invented organisations only."""

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


# fmt: off
KIND = "satisfaction_survey"

HOME = "云泽市禾木企业服务有限公司"


@doc
def form_with_printed_boxes(Sheet):
    s = Sheet()
    s.centre(120, "企业满意度调查表", size=36)
    s.table(
        120,
        220,
        [180, 320, 180, 320],
        [
            ["企业名称", "云泽市恒顺机械有限公司", "填表日期", "2023年11月20日"],
            ["联系人", "李海峰", "联系电话", "13800001111"],
            ["接受服务内容", "专精特新企业申报辅导", None, None],
            ["总体评价", "□很满意　☑满意　□基本满意　□一般　□不满意", None, None],
            ["意见建议", "希望多组织政策解读。", None, None],
        ],
        row_height=60,
    )
    foot(s, 620, ["企业盖章："])
    stamp(s, 1000, 640, "云泽市恒顺机械有限公司")
    return [s.page()], {
        "survey_kind": "form",
        "enterprise": "云泽市恒顺机械有限公司",
        "rating": "satisfied",
        "date": "2023-11-20",
        "sealed": True,
        "issued_count": None,
        "returned_count": None,
        "rate": None,
        "rows": None,
    }


@doc
def form_ticked_in_a_table(Sheet):
    s = Sheet()
    s.centre(120, "中小企业服务满意度评价表", size=36)
    s.write(120, 200, "企业名称（盖章）：云泽天合食品有限公司")
    s.write(120, 250, "评价日期：2023年12月5日")
    s.table(
        120,
        310,
        [250, 150, 150, 150, 150, 150],
        [
            ["评价内容", "很满意", "满意", "基本满意", "一般", "不满意"],
            ["总体评价", "", "", "", "", ""],
        ],
        row_height=60,
        ticks=[(1, 1)],
    )
    return [s.page()], {
        "survey_kind": "form",
        "enterprise": "云泽天合食品有限公司",
        "rating": "very_satisfied",
        "date": "2023-12-05",
        "issued_count": None,
        "rows": None,
    }


@doc
def questionnaire_with_numbered_questions(Sheet):
    s = Sheet()
    s.centre(120, "服务满意度调查问卷", size=36)
    y = para(s, 200, "尊敬的客户：感谢您对我公司工作的支持，请根据实际情况填写。")
    y = lines(
        s,
        y + 10,
        [
            "单位名称：宁海晨光电器有限公司",
            "1.您接受过我公司的哪些服务？　财税咨询、人才培训",
            "2.您对我公司服务的总体评价是：",
            "　　☑很满意　　□满意　　□一般　　□不满意",
            "3.您的建议：无",
        ],
        pitch=54,
    )
    foot(s, y + 60, ["填写人：陈思思", "填写日期：2024年3月18日"])
    return [s.page()], {
        "survey_kind": "form",
        "enterprise": "宁海晨光电器有限公司",
        "rating": "very_satisfied",
        "date": "2024-03-18",
        "issued_count": None,
        "rate": None,
        "rows": None,
    }


@doc
def record_of_a_call_back(Sheet):
    s = Sheet()
    s.centre(120, "客户回访记录", size=36)
    y = 230.0
    for text in (
        "被服务企业：____云泽华信软件有限公司____",
        "回访日期：____2023年9月12日____",
        "回访方式：____电话____",
        "服务项目：____软件著作权登记____",
        "满意程度：____满意____",
        "回访人：____何敏____",
    ):
        s.write(150, y, text)
        y += 62
    return [s.page()], {
        "enterprise": "云泽华信软件有限公司",
        "rating": "satisfied",
        "date": "2023-09-12",
        "issued_count": None,
        "returned_count": None,
        "rows": None,
    }


@doc
def summary_in_prose(Sheet):
    s = Sheet()
    s.centre(140, "2023年度服务满意度调查报告", size=34)
    y = para(s, 240, "为了解企业对平台服务的评价，我公司于2023年12月开展了满意度调查。本次调查共发放问卷120份，收回问卷115份，满意率为96.52%。")
    y = para(s, y, "其中：很满意78份，满意33份，基本满意3份，一般1份，不满意0份。")
    y = para(s, y, "企业反映较多的是希望增加融资服务场次，我公司将在下一年度加以改进。")
    foot(s, y + 60, [HOME, "2023年12月28日"])
    stamp(s, 940, y + 90, HOME)
    return [s.page()], {
        "survey_kind": "summary",
        "date": "2023-12-28",
        "sealed": True,
        "issued_count": "120",
        "returned_count": "115",
        "rate": "96.52",
        "rows": [
            {"level": "very_satisfied", "count": "78"},
            {"level": "satisfied", "count": "33"},
            {"level": "basically_satisfied", "count": "3"},
            {"level": "neutral", "count": "1"},
            {"level": "dissatisfied", "count": "0"},
        ],
        "enterprise": None,
        "rating": None,
    }


@doc
def summary_table_with_levels_down(Sheet):
    s = Sheet()
    s.centre(120, "满意度调查结果汇总表", size=34)
    lines(s, 200, [f"调查单位：{HOME}", "调查时间：2024年1月6日", "发放问卷：80份　　收回问卷：80份　　满意率：97.5%"], x=150, pitch=44)
    s.table(
        150,
        360,
        [320, 300, 300],
        [
            ["评价等级", "份数", "占比"],
            ["很满意", "60", "75%"],
            ["满意", "18", "22.5%"],
            ["一般", "2", "2.5%"],
            ["不满意", "0", "0%"],
        ],
        row_height=52,
    )
    return [s.page()], {
        "survey_kind": "summary",
        "date": "2024-01-06",
        "issued_count": "80",
        "returned_count": "80",
        "rate": "97.5",
        "rows": [
            {"level": "very_satisfied", "count": "60"},
            {"level": "satisfied", "count": "18"},
            {"level": "neutral", "count": "2"},
            {"level": "dissatisfied", "count": "0"},
        ],
        "rating": None,
    }


@doc
def summary_table_with_levels_across(Sheet):
    s = Sheet()
    s.centre(120, "中小企业服务满意度统计表（2022年）", size=32)
    s.table(
        100,
        220,
        [150, 150, 140, 140, 160, 140, 150],
        [
            ["发放问卷\n（份）", "收回问卷\n（份）", "很满意", "满意", "基本满意", "不满意", "满意率"],
            ["100", "96", "70", "22", "3", "1", "95.8%"],
        ],
        row_height=60,
    )
    foot(s, 460, ["宁海蓝图企业管理咨询有限公司", "2022年12月30日"])
    return [s.page()], {
        "survey_kind": "summary",
        "date": "2022-12-30",
        "issued_count": "100",
        "returned_count": "96",
        "rate": "95.8",
        "rows": [
            {"level": "very_satisfied", "count": "70"},
            {"level": "satisfied", "count": "22"},
            {"level": "basically_satisfied", "count": "3"},
            {"level": "dissatisfied", "count": "1"},
        ],
        "enterprise": None,
        "rating": None,
    }


@doc
def summary_with_other_words_in_clauses(Sheet):
    s = Sheet()
    s.centre(140, "客户满意度调查情况说明", size=34)
    y = lines(s, 240, ["一、调查时间：2023年6月26日", "二、调查对象：上半年接受服务的企业"], pitch=48)
    y = para(s, y, "三、调查结果：发出问卷60份，回收有效问卷58份，回收率96.7%。经统计，非常满意45份，满意12份，不满意1份，总体满意率98.3%。", indent=False)
    foot(s, y + 60, [HOME])
    return [s.page()], {
        "survey_kind": "summary",
        "date": "2023-06-26",
        "issued_count": "60",
        "returned_count": "58",
        "rate": "98.3",
        "rows": [
            {"level": "very_satisfied", "count": "45"},
            {"level": "satisfied", "count": "12"},
            {"level": "dissatisfied", "count": "1"},
        ],
        "rating": None,
    }


@doc
def stamped_letter_of_praise(Sheet):
    s = Sheet()
    s.centre(140, "服务评价意见", size=40)
    y = para(s, 260, "云泽市禾木企业服务有限公司2023年为我公司提供了科技项目申报服务，服务人员专业、及时，我公司对其服务表示很满意。")
    foot(s, y + 80, ["企业（盖章）：云泽佳美包装有限公司", "日期：2023年12月15日"])
    stamp(s, 900, y + 110, "云泽佳美包装有限公司")
    return [s.page()], {
        "survey_kind": "form",
        "enterprise": "云泽佳美包装有限公司",
        "rating": "very_satisfied",
        "date": "2023-12-15",
        "sealed": True,
        "issued_count": None,
        "rate": None,
        "rows": None,
    }


@doc
def form_with_the_label_above_the_value(Sheet):
    s = Sheet()
    s.write(120, 100, "客户满意度评价单", size=30)
    for x, y, label, value in (
        (120, 200, "客户名称", "宁海恒丰纸业有限公司"),
        (700, 200, "评价日期", "2023-10-31"),
        (120, 320, "服务项目", "绿色工厂申报咨询"),
        (700, 320, "评价等级", "很满意"),
    ):
        s.write(x, y, label, size=20)
        s.write(x, y + 36, value)
    s.write(120, 470, "客户意见", size=20)
    s.write(120, 506, "服务及时，材料规范。")
    return [s.page()], {
        "survey_kind": "form",
        "enterprise": "宁海恒丰纸业有限公司",
        "date": "2023-10-31",
        "rating": "very_satisfied",
        "issued_count": None,
        "returned_count": None,
        "rows": None,
    }


@doc
def form_with_a_table_of_several_questions(Sheet):
    s = Sheet()
    s.centre(110, "中小企业公共服务满意度测评表", size=32)
    s.write(110, 180, "填表单位：云泽市青禾农业科技有限公司")
    s.write(760, 180, "填表时间：2023年12月11日")
    s.table(
        110,
        230,
        [380, 130, 130, 130, 130, 130],
        [
            ["测评项目", "很满意", "满意", "基本满意", "一般", "不满意"],
            ["服务态度", "√", "", "", "", ""],
            ["服务效率", "", "√", "", "", ""],
            ["服务效果", "", "√", "", "", ""],
            ["总体满意度", "", "√", "", "", ""],
        ],
        row_height=54,
    )
    return [s.page()], {
        "survey_kind": "form",
        "enterprise": "云泽市青禾农业科技有限公司",
        "date": "2023-12-11",
        "rating": "satisfied",
        "issued_count": None,
        "rate": None,
        "rows": None,
    }


@doc
def form_with_round_marks(Sheet):
    s = Sheet()
    s.centre(120, "企业服务满意度反馈表", size=34)
    s.columns(
        130,
        210,
        [260, 720],
        [
            ["公司名称", "宁海佳美包装有限公司"],
            ["服务时间", "2023年8月至2023年10月"],
            ["服务内容", "两化融合管理体系贯标"],
            ["满意度", "○很满意　○满意　●基本满意　○一般　○不满意"],
            ["填写日期", "2023年11月2日"],
        ],
        rules="rows",
        pitch=60,
    )
    s.write(760, 580, "（单位盖章）")
    stamp(s, 840, 600, "宁海佳美包装有限公司")
    return [s.page()], {
        "survey_kind": "form",
        "enterprise": "宁海佳美包装有限公司",
        "date": "2023-11-02",
        "rating": "basically_satisfied",
        "sealed": True,
        "issued_count": None,
        "rows": None,
    }


@doc
def summary_with_a_head_of_four_columns(Sheet):
    s = Sheet()
    s.centre(120, "2023年服务对象满意度调查统计表", size=32)
    s.table(
        120,
        210,
        [220, 280, 220, 280],
        [
            ["调查时间", "2023年12月18日", "调查方式", "问卷"],
            ["发放问卷数", "200份", "收回问卷数", "192份"],
            ["满意率", "98.44%", "统计人", "何敏"],
        ],
        row_height=54,
    )
    s.table(
        120,
        420,
        [250, 250, 250, 250],
        [
            ["很满意", "满意", "基本满意", "不满意"],
            ["150", "39", "2", "1"],
        ],
        row_height=54,
    )
    return [s.page()], {
        "survey_kind": "summary",
        "date": "2023-12-18",
        "issued_count": "200",
        "returned_count": "192",
        "rate": "98.44",
        "rows": [
            {"level": "very_satisfied", "count": "150"},
            {"level": "satisfied", "count": "39"},
            {"level": "basically_satisfied", "count": "2"},
            {"level": "dissatisfied", "count": "1"},
        ],
        "enterprise": None,
        "rating": None,
    }


@doc
def summary_by_service_in_prose(Sheet):
    s = Sheet()
    s.centre(140, "关于2022年度满意度调查情况的报告", size=34)
    y = para(s, 240, "2022年11月，我中心采用网上问卷方式对服务过的中小企业进行了满意度调查，共发放调查问卷150份，回收146份，其中有效问卷146份。")
    y = para(s, y, "调查结果显示：选择“很满意”的企业102家，“满意”的40家，“一般”的4家，没有企业选择“不满意”，满意率达97.26%。")
    foot(s, y + 60, ["云泽市中小企业服务中心", "二〇二二年十二月九日"])
    return [s.page()], {
        "survey_kind": "summary",
        "date": "2022-12-09",
        "issued_count": "150",
        "returned_count": "146",
        "rate": "97.26",
        "enterprise": None,
        "rating": None,
    }


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
