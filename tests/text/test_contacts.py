"""Names and numbers of one cell told apart, in whatever order and with whatever between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.contacts import split_contact

names = st.text(alphabet="王李张刘陈杨赵黄周吴徐孙伟芳娜敏静", min_size=2, max_size=3)
mobiles = st.integers(13000000000, 19999999999).map(str)


@given(names, mobiles, st.sampled_from(["", " ", "/", "，", "：", "（", " 电话："]), st.booleans())
def test_both_parts_come_back(name, number, between, number_first):
    raw = f"{number}{between}{name}" if number_first else f"{name}{between}{number}"
    found = split_contact(raw)
    assert (found.name, found.phone) == (name, number)
    assert number not in repr(found)


@pytest.mark.parametrize(
    ("raw", "name", "phone"),
    [
        ("周敏 0971-8220000", "周敏", "0971-8220000"),
        ("周敏", "周敏", ""),
        ("13800001111", "", "13800001111"),
        ("周敏 2024年", "周敏2024年", ""),
        ("", "", ""),
    ],
)
def test_one_part_may_be_missing(raw, name, phone):
    found = split_contact(raw)
    assert (found.name, found.phone) == (name, phone)
