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
    if style == "full_dots":
        return f"{d.year}.{d.month:02d}.{d.day:02d}"
    if style == "slashes":
        return f"{d.year}/{d.month}/{d.day}"
    return f"{d.year}年{d.month}月{d.day}日"


def print_money(value: str, *, symbol: str = "") -> str:
    """A decimal string with thousands commas and two places."""
    return symbol + f"{Decimal(value):,.2f}"


def print_wan(value: str) -> str:
    """A decimal string in yuan as 万元 with two places."""
    return f"{Decimal(value) / 10000:.2f}"


def _section(n: int) -> str:
    """1-9999 in the numerals of money."""
    out, gap = "", False
    for unit, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            out += ("零" if gap and out else "") + _BIG[digit] + name
            gap = False
        else:
            gap = True
    return out


def capital_words(value: str) -> str:
    """An amount of yuan below one trillion in the words of money: 壹佰万元整, 叁仟元伍角."""
    amount = Decimal(value)
    number = int(amount)
    jiao, fen = divmod(int(amount * 100) % 100, 10)
    text = ""
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, unit)
        if part:
            text += ("零" if text and part < 1000 else "") + _section(part) + name
    if not jiao and not fen:
        return (text or "零") + "元整"
    tail = (_BIG[jiao] + "角" if jiao else "零") + (_BIG[fen] + "分" if fen else "整")
    return text + "元" + tail if text else tail.removeprefix("零")


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


#: Printed styles of dates found on typed documents; forms filled in by hand use the first and the spaced one.
DATE_STYLES = ("plain", "padded", "dashes", "full_dots", "words", "spaced", "slashes")


def plain_number(value: str) -> str:
    """A decimal string without trailing zeros: 498.60 → 498.6."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def print_amount(value: str, style: str = "yuan") -> str:
    """A decimal string in yuan with its unit: yuan, commas, wan, words, symbol."""
    if style == "wan":
        return f"{plain_number(str(Decimal(value) / 10000))}万元"
    if style == "words":
        return f"人民币{capital_words(value)}"
    if style == "symbol":
        return f"￥{Decimal(value):,.2f}元"
    if style == "commas":
        return f"{Decimal(value):,.2f}元"
    return f"{plain_number(value)}元"


def print_area(value: str, style: str = "words") -> str:
    """Square metres with their unit: words 平方米, sign ㎡, letters m2."""
    return plain_number(value) + {"words": "平方米", "sign": "㎡", "letters": "m²"}[style]


def print_span(period: str, style: str = "plain", *, around: str = "自{}起至{}止") -> str:
    """`start/end` in a sentence: 自2024年1月1日起至2026年12月31日止; an open end is 长期."""
    start, end = period.split("/")
    return around.format(print_date(start, style), "长期" if end == ".." else print_date(end, style))
