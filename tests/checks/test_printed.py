"""Printed values are exact and carry their unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.checks.printed import listed, percent, plain, yuan


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("3256789.12", "3,256,789.12 元"),
        ("1E+6", "1,000,000.00 元"),
        ("0.005", "0.005 元"),
        ("0.0150", "0.015 元"),
        ("-3", "-3.00 元"),
        ("0", "0.00 元"),
    ],
)
def test_amounts(value: str, text: str) -> None:
    assert yuan(Decimal(value)) == text


def test_sign_is_shown_on_request() -> None:
    assert yuan(Decimal(5), signed=True) == "+5.00 元"
    assert yuan(Decimal(-5), signed=True) == "-5.00 元"


def test_inexact_shares_say_so() -> None:
    assert percent(Fraction(9, 10)) == "90.00%"
    assert percent(Fraction(2, 3)) == "≈66.67%"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_nothing_is_rounded_away(value: Decimal) -> None:
    assert Decimal(yuan(value).removesuffix(" 元").replace(",", "")) == value
    assert Decimal(plain(value).replace(",", "")) == value


def test_long_lists_are_counted() -> None:
    assert listed(["a"] * 3) == "a、a、a"
    assert listed(["a"] * 9) == "、".join(["a"] * 8) + " 等9项"
