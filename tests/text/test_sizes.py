"""Vectors of domain 2.21."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.sizes import INDUSTRIES, size_class


@pytest.mark.parametrize(
    ("industry", "staff", "revenue", "assets", "size"),
    [
        ("工业", 300, 2000, None, "中型"),
        ("工业", 300, 1999, None, "小型"),
        ("工业", 1000, 40000, None, "大型"),
        ("工业", 1000, 39999, None, "中型"),
        ("工业", 20, 300, None, "小型"),
        ("工业", 19, 300, None, "微型"),
        ("租赁和商务服务业", 100, None, 8000, "中型"),
        ("租赁和商务服务业", 100, 9999, None, None),
        ("农林牧渔业", None, 500, None, "中型"),
        ("软件和信息技术服务业", 10, 50, None, "小型"),
        ("其他未列明行业", 9, None, None, "微型"),
        ("房地产开发经营", None, 1000, 4999, "小型"),
    ],
)
def test_vectors_of_2_21(industry, staff, revenue, assets, size):
    assert size_class(industry, staff, revenue, assets) == size


def test_sixteen_industries_and_no_other():
    assert len(INDUSTRIES) == 16
    with pytest.raises(ValueError):
        size_class("金融业", 10, 10, 10)


@given(st.sampled_from(INDUSTRIES), *[st.integers(0, 300000)] * 4)
def test_more_of_one_measure_never_makes_an_enterprise_smaller(industry, staff, revenue, assets, more):
    order = ["微型", "小型", "中型", "大型"]
    before = order.index(size_class(industry, staff, revenue, assets))
    assert order.index(size_class(industry, staff + more, revenue, assets)) >= before
    assert order.index(size_class(industry, staff, revenue + more, assets + more)) >= before
