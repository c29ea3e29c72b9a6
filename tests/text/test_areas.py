"""Printed areas and what they are the area of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.areas import area_text, areas_in


def listed(text, **options):
    return [(area_text(a), a.of) for a in areas_in(text, **options)]


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("建筑面积约498.60平方米", [("498.6", "building")]),
        ("共有宗地面积5000㎡/房屋建筑面积498.60㎡", [("5000", "land"), ("498.6", "building")]),
        ("宗地面积:5,000.00平方米房屋建筑面积:498.6m2", [("5000", "land"), ("498.6", "building")]),
        ("租金45元/㎡/月", []),
        ("使用面积380nf", [("380", "inner")]),
        ("租赁面积为1200平米", [("1200", "plain")]),
        ("建筑面积120㎡,其中套内建筑面积98.5㎡,分摊建筑面积21.5㎡",
         [("120", "building"), ("98.5", "inner"), ("21.5", "shared")]),
        ("土地使用权面积1200.5平方米", [("1200.5", "land")]),
        ("2023年5月1日", []),
    ],
)  # fmt: skip
def test_areas(text, areas):
    assert listed(text) == areas


def test_a_unit_in_the_label():
    assert listed("498.60") == []
    assert listed("498.60", unit_known=True) == [("498.6", "plain")]


@given(st.decimals(Decimal("0.01"), Decimal("9999999"), places=2),
       st.sampled_from(["平方米", "㎡", "m2", "m²", "平米"]), st.booleans())  # fmt: skip
def test_the_number_is_kept_exactly(number, unit, grouped):
    printed = f"{number:,}" if grouped else f"{number}"
    (area,) = areas_in(f"建筑面积{printed}{unit}")
    assert area.square_metres == number
    assert Decimal(area_text(area)) == number
