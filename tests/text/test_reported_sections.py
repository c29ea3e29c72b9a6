"""Sections of credit reports: any printed count comes back, prose and other sections say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.reported_sections import read_sections, section_key, settled

HEADINGS = {
    "penalty": "行政处罚信息",
    "abnormal": "列入经营异常名录信息",
    "serious": "严重违法失信名单",
    "dishonest": "失信被执行人",
    "tax": "欠税信息",
}


def page(*lines, number=1):
    words = tuple(
        Word(t, Rect(100, 100 + 50 * i, 100 + 24 * len(t), 124 + 50 * i)) for i, t in enumerate(lines) if t
    )
    return Page("a.pdf", number, 1654, 2339, Frame.plain(1654, 2339), words, "ocr")


def counted(*pages):
    found, _ = read_sections(pages)
    return {s.key: s.count for s in settled(found)}


inline = st.sampled_from(["{}（{}）", "{}：{}条", "{}（共{}条）", "{} {}条"])
below = st.sampled_from(["共{}条", "共查询到{}条记录", "合计 {} 条"])
numbering = st.sampled_from(["", "一、", "（三）", "2.1 ", "3、"])


@settings(max_examples=80)
@given(st.sampled_from(sorted(HEADINGS)), st.integers(0, 999), inline, below, numbering, st.booleans())
def test_a_stated_count_comes_back(key, count, inline, below, numbering, beside):
    heading = HEADINGS[key]
    lines = (
        [numbering + inline.format(heading, count)] if beside else [numbering + heading, below.format(count)]
    )
    assert counted(page("信用报告", *lines)) == {key: count}


@given(
    st.sampled_from(sorted(HEADINGS)),
    st.sampled_from(
        [
            "暂无相关信息",
            "查询期内暂无相关记录",
            "未查询到相关信息",
            "无",
            "没有找到相关的结果",
            "该企业无此类信息。",
        ]
    ),
)
def test_a_denial_is_zero(key, denial):
    assert counted(page("一、" + HEADINGS[key], denial)) == {key: 0}


def test_the_denial_of_the_next_section_is_not_taken():
    assert counted(page("行政处罚信息", "行政许可信息", "暂无相关信息")) == {"penalty": None}


def test_a_section_goes_on_over_the_page_break():
    assert counted(page("失信被执行人信息"), page("暂无相关信息", number=2)) == {"dishonest": 0}


def test_the_section_of_the_report_outweighs_its_summary():
    words = (
        Word("行政处罚", Rect(100, 100, 196, 124)),
        Word("0条", Rect(400, 100, 440, 124)),
        Word("行政处罚信息", Rect(100, 300, 244, 324)),
        Word("共1条", Rect(100, 350, 170, 374)),
    )
    assert counted(Page("a.pdf", 1, 1654, 2339, Frame.plain(1654, 2339), words, "ocr")) == {"penalty": 1}


@pytest.mark.parametrize(
    "text",
    [
        "本报告中的行政处罚信息来源于行政机关。",
        "行政处罚决定书文号",
        "列入经营异常名录原因",
        "行政许可信息（3）",
        "失信被执行人行为具体情形",
    ],
)
def test_what_is_no_section(text):
    assert counted(page(text)) == {}


def test_keys_are_told_apart():
    assert section_key("严重违法失信名单（黑名单）信息") == "serious"
    assert section_key("司法判决及执行信息") == "judicial"
    assert section_key("失信被执行人信息") == "dishonest"
    assert section_key("守信激励信息") == ""
