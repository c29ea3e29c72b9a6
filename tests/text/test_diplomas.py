"""Sentences and numbers of diplomas (domain 1.31, 2.18)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.diplomas import certificate_number, closing_day, diploma_words
from dossier_ai.text.lines import Line, lines_of


def lines(*texts: str) -> list[Line]:
    words = tuple(
        Word(t, Rect(100, 100 + 40 * i, 100 + 20.0 * len(t), 124 + 40 * i)) for i, t in enumerate(texts)
    )
    return lines_of(Page("a.pdf", 1, 1240, 1754, Frame.plain(1240, 1754), words, "ocr"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("9999 9120 2005 000001", "999991202005000001"),
        ("第20210103456号", "20210103456"),
        ("9999942020000123 二〇二〇年六月三十日", "9999942020000123"),
        ("11010519491231002X", None),
        ("110105194912310029", None),
        ("无", None),
        ("", None),
    ],
)
def test_an_identity_number_is_no_number_of_a_certificate(text, number):
    assert certificate_number(text) == number


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("在本校法学专业四年制本科学习", "本科"),
        ("在我校会计专业三年制专科学习", "专科"),
        ("在本校会计学专业学习，授予经济学硕士学位。", "硕士"),
        ("参加培训", None),
    ],
)
def test_the_level_of_the_studies(text, level):
    said = diploma_words(lines(text)).get("level")
    assert (said[0] if said else None) == level


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (("张示例，1990年1月2日生", "二〇二〇年六月三十日"), "2020-06-30"),
        (("出生日期：1990年1月2日",), None),
        (("批准日期：2019-11-30",), "2019-11-30"),
        (("于2016年9月至2020年6月在本校学习",), None),
    ],
)
def test_a_day_of_birth_never_closes_a_certificate(texts, day):
    found = closing_day(lines(*texts))
    assert (found[0] if found else None) == day


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text):
    diploma_words(lines(text or "空"))
    closing_day(lines(text or "空"))
    certificate_number(text)
