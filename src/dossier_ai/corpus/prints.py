"""How values are printed: dates and money. Canonical value in, printed text out."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

_DIGITS = "〇一二三四五六七八九"
_BIG = "零壹贰叁肆伍陆柒捌玖"


def _small_number(value: int) -> str:
    """1-31 in Chinese numerals."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return head + ("" if ones == 0 else _DIGITS[ones])


def print_date(iso: str, style: str = "plain") -> str:
    """An ISO date in one of the printed styles: plain, padded, spaced, words, dashes, dots."""
    d = date.fromisoformat(iso)
    if style == "words":
        year = "".join(_DIGITS[int(c)] for c in str(d.year))
        return f"{year}年{_small_number(d.month)}月{_small_number(d.day)}日"
    if style == "padded":
        return f"{d.year}年{d.month:02d}月{d.day:02d}日"
    if style == "spaced":
        return f"{d.year} 年 {d.month} 月 {d.day} 日"
    if style == "dashes":
        return iso
    if style == "dots":
        return f"{d.year}.{d.month}.{d.day}"
    return f"{d.year}年{d.month}月{d.day}日"


def print_money(value: str, *, symbol: str = "") -> str:
    """A decimal string with thousands commas and two places."""
    return symbol + f"{Decimal(value):,.2f}"


def print_wan(value: str) -> str:
    """A decimal string in yuan as 万元 with two places."""
    return f"{Decimal(value) / 10000:.2f}"


def capital_words(value: str) -> str:
    """A whole amount of yuan in the words of money: 壹佰万元整."""
    number = int(Decimal(value))

    def section(n: int) -> str:
        out, gap = "", False
        for unit, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
            digit, n = divmod(n, unit)
            if digit:
                out += ("零" if gap and out else "") + _BIG[digit] + name
                gap = False
            else:
                gap = True
        return out

    high, low = divmod(number, 10000)
    text = section(high) + "万" if high else ""
    if low:
        text += ("零" if high and low < 1000 else "") + section(low)
    return text + "元整"


def print_capital(value: str, rng: random.Random) -> str:
    """Registered capital as licences print it, in words or in figures."""
    words = capital_words(value)
    figures = f"{int(Decimal(value)) // 10000}万元人民币"
    return rng.choice([words, words, f"人民币{words.replace('元整', '圆整')}", figures])


def print_period(period: str, style: str = "padded") -> str:
    """`start/end` as a licence prints it; `..` is an open end."""
    start, end = period.split("/")
    left = print_date(start, style)
    return f"{left} 至 {'长期' if end == '..' else print_date(end, style)}"


def spread(text: str, width: int = 4) -> str:
    """A short label letter-spaced to the width of `width` characters: 名    称."""
    if len(text) >= width or len(text) < 2:
        return text
    missing = (width - len(text)) * 2
    each, rest = divmod(missing, len(text) - 1)
    out = text[0]
    for index, char in enumerate(text[1:]):
        out += " " * (each + (1 if index < rest else 0)) + char
    return out
