"""Chinese numerals to integers, strictly: what can be read in two ways is refused.

Plain and capital forms (一二三, 壹贰叁), units to 万亿, 廿 and 卅. Amounts of money belong to `money`.
"""

from __future__ import annotations

import re

from dossier_ai.text.characters import squeeze

DIGITS: dict[str, int] = {
    c: value
    for value, forms in enumerate(
        [
            "零〇○◯0Oo",
            "一壹弌",
            "二贰貳弍两兩",
            "三叁參叄弎",
            "四肆",
            "五伍",
            "六陆陸",
            "七柒",
            "八捌",
            "九玖",
        ]
    )
    for c in forms
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIAD = re.compile(r"[万萬]")
_HUNDRED_MILLION = re.compile(r"[亿億]")


def cn_int(text: str) -> int:
    """The integer that a Chinese numeral states. Strict (domain 2.8): units descend inside a section, no two
    digits in a row, no unit but a leading 十 without its digit; forms with two readings (一百五) are refused.
    Raises ValueError."""
    parts = _HUNDRED_MILLION.split(text)
    if len(parts) > 2 or not text:
        raise ValueError(f"no numeral: {text}")
    if len(parts) == 1:
        return _below_hundred_million(text, after_unit=False)
    if not parts[0]:
        raise ValueError(f"unit without digit: {text}")
    high = _below_hundred_million(parts[0], after_unit=False)
    if not high:
        raise ValueError(f"unit without digit: {text}")
    low = _below_hundred_million(parts[1], after_unit=True) if parts[1] else 0
    return high * 10**8 + low


def _below_hundred_million(text: str, *, after_unit: bool) -> int:
    parts = _MYRIAD.split(text)
    if len(parts) > 2:
        raise ValueError(f"unit twice: {text}")
    if len(parts) == 1:
        return _section(text, after_unit=after_unit)
    high = _section(parts[0], after_unit=after_unit)
    if not high:
        raise ValueError(f"unit without digit: {text}")
    return high * 10**4 + (_section(parts[1], after_unit=True) if parts[1] else 0)


def _section(text: str, *, after_unit: bool) -> int:
    """A numeral below 10,000. `after_unit`: it follows 万 or 亿, so that its first gap needs a 零."""
    if text in ("零", "〇", "○", "◯", "0", "O", "o"):
        return 0
    total, last, digit = 0, 10_000, 0
    pending, zero, gap = False, False, after_unit
    for c in text:
        if c in "廿念卅":
            if pending or last <= 10:
                raise ValueError(f"unit order: {text}")
            total, last, zero, gap = total + (30 if c == "卅" else 20), 10, False, False
        elif c in DIGITS:
            if pending:
                raise ValueError(f"two digits in a row: {text}")
            if DIGITS[c] == 0:
                if zero:
                    raise ValueError(f"two zeros in a row: {text}")
                zero = True
            else:
                digit, pending = DIGITS[c], True
        elif c in _UNITS:
            unit = _UNITS[c]
            if unit >= last:
                raise ValueError(f"unit order: {text}")
            if not pending:
                if unit != 10 or total or zero or after_unit:
                    raise ValueError(f"unit without digit: {text}")
                digit = 1
            total, last, pending, zero, gap = total + digit * unit, unit, False, False, False
        else:
            raise ValueError(f"no numeral: {text}")
    if not text:
        raise ValueError("empty numeral")
    if pending:
        # 一百五 is 105 to the grammar and 150 to the speaker: a skipped place needs its 零.
        if (10 < last < 10_000 or gap) and not zero:
            raise ValueError(f"two readings: {text}")
        total += digit
    return total


_CLASSIFIERS = "家次|户次|人次|场次|家|户|人|名|个|项|台|套|件|次|场|份|页|位|所|条|间|批|册|年|岁"
_COUNT = re.compile(
    rf"(?:共计?|合计|总计)?(?P<n>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+|[{''.join(DIGITS)}{''.join(_UNITS)}廿卅亿万]+?)"
    rf"(?P<unit>万)?(?:{_CLASSIFIERS})?"
)


def parse_integer(raw: str) -> int:
    """The count in a cell such as `1,200`, `120家` or `一百二十人`. Approximations (约, 余, 多, 以上)
    and anything else raise ValueError, since the number is then not exact."""
    m = _COUNT.fullmatch(squeeze(raw))
    if not m:
        raise ValueError(f"no integer: {raw}")
    digits = m["n"].replace(",", "")
    value = int(digits) if re.fullmatch(r"[0-9]+", digits) else cn_int(digits)
    return value * 10_000 if m["unit"] else value
