"""Exact values to the text a reviewer reads: amounts and shares with their unit, nothing rounded away."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def plain(value: Decimal) -> str:
    """A decimal with thousands separators and without trailing zeros or exponent."""
    text = f"{value.normalize():,f}"
    return "0" if text == "-0" else text


def yuan(value: Decimal, *, signed: bool = False) -> str:
    """An amount in yuan, to the fen at least; `signed` shows a plus too."""
    short = value.normalize()
    exponent = short.as_tuple().exponent
    exact = short if isinstance(exponent, int) and exponent < -2 else value.quantize(Decimal("0.01"))
    return f"{exact:{'+' if signed else ''},f} 元"


def percent(value: Fraction) -> str:
    """A share in percent with two decimals; an inexact one says so with ≈."""
    points = value * 100
    rounded = Decimal(round(points * 100)) / 100
    return f"{'' if Fraction(rounded) == points else '≈'}{rounded:.2f}%"


def listed(items: tuple[str, ...] | list[str], limit: int = 8) -> str:
    """Items joined for a message; past `limit` their number stands for the rest."""
    head = "、".join(items[:limit])
    return head if len(items) <= limit else f"{head} 等{len(items)}项"
