"""Authorities, lengths and banners of activities (domain 1.19)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.activities import authorities, banners, duration, is_sign_in, signed_rows
from dossier_ai.text.lines import lines_of


def page(*lines: str, size: float = 24.0) -> Page:
    words = tuple(
        Word(t, Rect(100, 100 + 90 * i, 100 + size * len(t), 100 + 90 * i + size))
        for i, t in enumerate(lines)
    )
    return Page("a.pdf", 1, 1240, 1754, Frame.plain(1240, 1754), words, "ocr")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("主办单位：虚构省工业和信息化厅", ["虚构省工业和信息化厅"]),
        ("由示例市科学技术局指导", ["示例市科学技术局"]),
        ("参会企业到科技局门口集合", []),
        ("示例科技有限公司", []),
    ],
)
def test_authorities(line, found):
    assert [name for name, _ in authorities(lines_of(page(line)))] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [("为期2天", "2天"), ("培训时间：8学时", "8学时"), ("为期三天的培训", "三天"), ("12天前通知", None)],
)
def test_duration(line, found):
    said = duration(lines_of(page(line)))
    assert (said[0] if said else None) == found


@pytest.mark.parametrize(
    ("line", "yes"), [("培训签到表", True), ("签 到 册", True), ("请参会人员提前10分钟到会场签到。", False)]
)
def test_a_sentence_is_no_sign_in_sheet(line, yes):
    assert is_sign_in(page(line)) is yes


@given(st.lists(st.text(max_size=30), max_size=6), st.sampled_from([24.0, 60.0]))
def test_any_page_is_read_without_error(texts, size):
    drawn = page(*[t or "空" for t in texts], size=size)
    banners([drawn])
    signed_rows([drawn])
    authorities(lines_of(drawn))
    duration(lines_of(drawn))
