"""Numbers of property certificates, in any spacing, on one line or two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.lines import lines_of
from dossier_ai.text.property_numbers import property_no


def printed(*rows):
    words = []
    for i, row in enumerate(rows):
        x = 100.0
        for piece in row:
            width = sum(24.0 if ord(c) > 0x2E80 else 13.2 for c in piece)
            words.append(Word(piece, Rect(x, 100 + 50 * i, x + width, 124 + 50 * i), 0.9))
            x += width + 40
    return lines_of(Page("a.pdf", 1, 3000, 600, Frame.plain(3000, 600), tuple(words), "ocr"))


@given(st.sampled_from("粤青辽川宁"), st.integers(2015, 2026), st.text("禾苗谷麦市区县",
                       min_size=2, max_size=8),
       st.integers(1, 99999999), st.data())  # fmt: skip
def test_the_number_of_a_certificate_in_any_pieces(province, year, place, serial, data):
    number = f"{province}（{year}）{place}不动产权第{serial:07d}号"
    cut = data.draw(st.integers(1, len(number) - 1))
    found = property_no(printed(["中华人民共和国"], [number[:cut], number[cut:]]))
    assert found is not None
    assert found[0] == number
    assert "".join(span.text for span in found[1]).replace(" ", "") == number
    wrapped = property_no(printed([number[:cut]], [number[cut:]]))
    assert wrapped is not None
    assert wrapped[0] == number


@pytest.mark.parametrize(
    "number",
    [
        "粤房地权证穗字第0100012345号",
        "宁海国用（2010）第000123号",
        "虚房权证宁海字第0100012345号",
        "宁海房产证字第12345号",
    ],
)
def test_older_numbers(number):
    found = property_no(printed([f"房产证号：{number}"]))
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize("text", ["虚工信发〔2024〕12号", "学府路12号", "第0012345号", "2020年"])
def test_other_numbers_are_none(text):
    assert property_no(printed([text])) is None
