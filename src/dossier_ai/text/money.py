"""Printed amounts and shares to exact numbers: figures, capital amounts, units, percentages, tolerances.

In comes one cell or phrase and the unit its table states; out come `Decimal`s in yuan. Whether two amounts
should agree is decided by the checks; this room knows only how exactly each was printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from dossier_ai.text.characters import squeeze
from dossier_ai.text.numerals import DIGITS, cn_int

# Yuan per unit (domain 2.9).
UNITS: dict[str, int] = {
    "元": 1, "圆": 1, "人民币元": 1, "千元": 10**3, "仟元": 10**3, "万元": 10**4, "萬元": 10**4,
    "百万元": 10**6, "千万元": 10**7, "亿元": 10**8,
}  # fmt: skip
# What OCR makes of a unit; believed only where a unit must stand (domain 1.0).
_MISREAD_UNITS = {
    "方元": "万元", "力元": "万元", "万无": "万元", "方无": "万元", "力无": "万元", "万亢": "万元",
    "方": "万元", "无": "元", "亢": "元", "园": "元", "忆元": "亿元", "化元": "亿元", "亿无": "亿元",
    "忆": "亿元", "干元": "千元", "于元": "千元", "千无": "千元",
}  # fmt: skip
_SHORT_UNITS = {"万": "万元", "萬": "万元", "亿": "亿元", "億": "亿元", "百万": "百万元", "千万": "千万元"}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in yuan with its printed precision: `decimals` places in units of `unit` yuan. `warnings`:
    UNIT_CONFUSION, SEPARATOR, NUMERAL_CONFUSION when something was read as what it resembles."""

    yuan: Decimal
    decimals: int = 2
    unit: int = 1
    warnings: tuple[str, ...] = ()

    @property
    def half_step(self) -> Decimal:
        """The greatest error of rounding to the printed precision, in yuan."""
        return tol_sum(0, self.decimals, self.unit)

    @property
    def text(self) -> str:
        """The yuan as a plain decimal string, as fields store it."""
        return decimal_text(self.yuan)


def decimal_text(value: Decimal) -> str:
    """`value` without exponent and without trailing zeros after the point; never `-0`."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def unit_factor(text: str) -> int:
    """The yuan in a printed unit (万元 → 10,000), known misreadings included. Raises ValueError."""
    name = squeeze(text).removeprefix("人民币")
    name = _SHORT_UNITS.get(name, _MISREAD_UNITS.get(name, name))
    if name not in UNITS:
        raise ValueError(f"unit: {text}")
    return UNITS[name]


_UNIT_HEAD = re.compile(
    r"(?<!编制)(?<!编报)(?<!填报)(?<!申报)单位[:：]?(?:人民币)?[(（]?(百万元|千万元|亿元|[万方力萬][元无]|[千仟干][元无]|人民币元|[元圆])(?!科|公司)"
    r"|[(（](?:单位[:：]?)?(?:人民币)?(百万元|千万元|亿元|万元|千元|元)[)）]"
)


def find_unit(text: str) -> str | None:
    """The unit a head states, as a key of `UNITS`: 单位：万元, 金额单位：人民币元, 注册资本（万元）.
    None when it states none."""
    m = _UNIT_HEAD.search(squeeze(text))
    if not m:
        return None
    name = (m[1] or m[2]).removeprefix("人民币")
    name = _MISREAD_UNITS.get(name, name)
    return {"仟元": "千元", "萬元": "万元", "圆": "元"}.get(name, name)


_FIGURE = re.compile(r"(?P<n>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?P<u>\D*)")
_DOTTED = re.compile(r"(?P<n>[0-9]{1,3}(?:[.,][0-9]{3})+[.,][0-9]{2})(?P<u>\D*)")
_CURRENCY = re.compile(r"^(?:[(（]?人民币[)）]?|RMB|CNY|[¥￥]|[:：])+|(?:[(（]?人民币[)）]?|RMB|CNY)+$")
_SIGN = re.compile(r"^(?:[-−—–]|负)")
_BRACKETED = re.compile(r"[(（]([^()（）]+)[)）]")
_WITH_CAPITALS = re.compile(r"(?P<figure>[^()（）]*[0-9][^()（）]*)[(（](?:大写[:：]?)?(?P<capital>\D+)[)）]")


def read_money(raw: str, table_unit: str = "元") -> Money:
    """The amount in a cell, exactly. A unit in the cell overrides `table_unit` (a key of `UNITS`); brackets
    and signs make it negative; Chinese and capital numerals are read too. An amount stated twice (figure and
    capitals) must agree. Raises ValueError for anything else: blanks, dashes, other currencies, 约, a bracket
    without its partner."""
    text = re.sub(r"^(?:共计|合计|总计)[:：]?", "", squeeze(raw)).replace("。", ".")
    twice = _WITH_CAPITALS.fullmatch(text)
    if twice and not twice["figure"].endswith(("人民币", ":", "：")) and twice["capital"] not in ("人民币",):
        figure, capital = read_money(twice["figure"], table_unit), read_money(twice["capital"])
        if figure.yuan != capital.yuan:
            raise ValueError(f"figure and capitals differ: {raw}")
        return figure
    text = _CURRENCY.sub("", _CURRENCY.sub("", text))
    bracketed = _BRACKETED.fullmatch(text)
    negative = bool(bracketed)
    if bracketed:
        text = _CURRENCY.sub("", bracketed[1])
    if _SIGN.match(text):
        if negative:
            raise ValueError(f"two signs: {raw}")
        negative, text = True, _CURRENCY.sub("", text[1:])
    money = _figure(text, table_unit) or _numeral(text)
    return Money(-money.yuan if negative else money.yuan, money.decimals, money.unit, money.warnings)


def parse_money(raw: str, table_unit: str = "元") -> Decimal:
    """The amount in yuan; see `read_money`."""
    return read_money(raw, table_unit).yuan


def _figure(text: str, table_unit: str) -> Money | None:
    warnings: tuple[str, ...] = ()
    m = _FIGURE.fullmatch(text)
    number = m["n"].replace(",", "") if m else ""
    if not m:
        m = _DOTTED.fullmatch(text)
        if not m:
            return None
        digits = re.sub(r"[.,]", "", m["n"])
        number, warnings = f"{digits[:-2]}.{digits[-2:]}", ("SEPARATOR",)
    unit = re.sub(r"[整正]$", "", m["u"])
    if unit:
        name = _SHORT_UNITS.get(unit, unit)
        if name in _MISREAD_UNITS:
            warnings = (*warnings, "UNIT_CONFUSION")
        factor = unit_factor(name)
    else:
        factor = UNITS[table_unit]
    decimals = len(number.partition(".")[2])
    return Money(Decimal(number) * factor, decimals, factor, warnings)


# Capital numerals and what OCR reads instead (domain 1.0); used only when the strict reading fails.
_MISREAD_NUMERALS = str.maketrans(
    {"壶": "壹", "贡": "贰", "津": "肆", "任": "伍", "阵": "陆", "染": "柒", "别": "捌", "政": "玖",
     "抬": "拾", "伯": "佰", "园": "元"}
)  # fmt: skip


def _numeral(text: str) -> Money:
    """An amount in words. A round colloquial form (二百万, 二百万元) needs no 整."""
    try:
        return Money(_words(text))
    except ValueError:
        mended = text.translate(_MISREAD_NUMERALS)
        if mended == text:
            raise
        return Money(_words(mended), warnings=("NUMERAL_CONFUSION",))


def _words(text: str) -> Decimal:
    if re.fullmatch(r"[^元圆角分]+[万萬亿億](?:元|圆)?[整正]?", text):
        return Decimal(cn_int(re.sub(r"[元圆整正]+$", "", text)))
    return cn_money(text)


_NOISE = re.compile(r"^(?:人民币|RMB|CNY|¥|￥|大写|金额|[(（](?:大写|人民币)[)）]|[:：])+")
_CAPITAL = re.compile(
    r"(?P<sign>负)?(?:(?P<y>[^元角分整零][^元角分整]*|零)元)?"
    r"(?:零角|零?(?P<j>[^元角分整零])角)?(?:零分|零?(?P<f>[^元角分整零])分)?整?"
)


def cn_money(raw: str) -> Decimal:
    """The yuan that a capital amount states (domain 2.8), strictly: 元 is required where there are yuan.
    Raises ValueError."""
    text = _NOISE.sub("", squeeze(raw))
    for printed, standard in (("圆", "元"), ("圓", "元"), ("块", "元"), ("正", "整")):
        text = text.replace(printed, standard)
    m = _CAPITAL.fullmatch(text)
    if not m or not (m["y"] or m["j"] or m["f"]):
        raise ValueError(f"no capital amount: {raw}")
    value = Decimal(cn_int(m["y"])) if m["y"] else Decimal(0)
    for group, part in (("j", "0.1"), ("f", "0.01")):
        if m[group]:
            if m[group] not in DIGITS:
                raise ValueError(f"no digit: {m[group]}")
            value += DIGITS[m[group]] * Decimal(part)
    return -value if m["sign"] else value


_CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"


def to_cn_money(value: Decimal | int | str) -> str:
    """The amount in capitals, rounded to fen, 整 after 元 and after 角. Raises ValueError from 10^16 on."""
    amount = Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    yuan, cents = divmod(int(abs(amount) * 100), 100)
    if yuan >= 10**16:
        raise ValueError(f"amount too large for capitals: {value}")
    jiao, fen = divmod(cents, 10)
    text = f"{_capital_integer(yuan)}元" if yuan else ""
    if cents == 0:
        text = (text or "零元") + "整"
    else:
        text += f"{_CAPITAL_DIGITS[jiao]}角" if jiao else "零" if text else ""
        text += f"{_CAPITAL_DIGITS[fen]}分" if fen else "整"
    return ("负" if amount < 0 else "") + text


def _capital_integer(number: int) -> str:
    sections: list[int] = []
    while number:
        number, rest = divmod(number, 10_000)
        sections.append(rest)
    out, gap = "", False
    for index in range(len(sections) - 1, -1, -1):
        section = sections[index]
        if section == 0:
            gap = True
            # 亿 must be said even when its own section is empty: 壹万亿.
            out += "亿" if index == 2 and len(sections) == 4 else ""
            continue
        if out and (gap or section < 1000):
            out += "零"
        # With an 亿 section below it, the highest section is just 万: 壹万贰仟亿.
        out += _capital_section(section) + ("", "万", "亿", "万")[index]
        gap = False
    return out


def _capital_section(number: int) -> str:
    out, zero = "", False
    for place, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit = number // place % 10
        if digit:
            out += ("零" if zero and out else "") + _CAPITAL_DIGITS[digit] + name
        zero = digit == 0
    return out


def tol_sum(terms: int, decimals: int, unit: int = 1) -> Decimal:
    """The rounding tolerance, in yuan, of a printed total over `terms` printed terms with `decimals` places
    in units of `unit` yuan: (terms + 1) · ½ · 10^-decimals · unit (domain 2.9)."""
    return Decimal(unit) * Decimal(10) ** -decimals / 2 * (terms + 1)


def tol_terms(total: Money, terms: Sequence[Money]) -> Decimal:
    """The same when the terms are printed with different precision: the sum of all half steps."""
    return sum((term.half_step for term in terms), total.half_step)


Number = Decimal | Fraction | int
_SLIPS = (3, -3, 4, -4, 8, -8)


def pow10_off(a: Number, b: Number) -> int:
    """k when a ≈ b·10^k within 0.5 % and k is a slip of units (±3, ±4, ±8), else 0; exact (domain 2.9)."""
    if not a or not b or (a > 0) != (b > 0):
        return 0
    ratio = Fraction(a) / Fraction(b)
    for k in _SLIPS:
        if abs(ratio / Fraction(10) ** k - 1) <= Fraction(5, 1000):
            return k
    return 0


_PERCENT = re.compile(r"(?P<sign>[-−—])?(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<mark>%|条)?")
_TENTHS = re.compile(r"([一二两三四五六七八九])成([一二三四五六七八九半])?")


def parse_percent(
    raw: str, bare: Literal["percent", "ratio"] | None = None, *, growth: bool = False
) -> Decimal:
    """Percent points: `98.4%`, `百分之八十`, `八成` → 98.4, 80, 80. `bare` says what a number without a sign
    means: points under a head with %, a share of 1 under 比例; without it such a number is refused. Outside
    0-100 only for `growth`. Raises ValueError."""
    text = squeeze(raw).replace("。", ".")
    sign = 1
    if m := _PERCENT.fullmatch(text):
        if not m["mark"] and bare is None:
            raise ValueError(f"percent or ratio: {raw}")
        if m["mark"] == "条" and bare != "percent":
            raise ValueError(f"no percentage: {raw}")
        sign = -1 if m["sign"] else 1
        value = Decimal(m["n"])
        if not m["mark"] and bare == "ratio":
            value *= 100
    elif m := _TENTHS.fullmatch(text):
        ones = 5 if m[2] == "半" else DIGITS[m[2]] if m[2] else 0
        value = Decimal(DIGITS[m[1]] * 10 + ones)
    elif m := re.fullmatch(r"(负)?百分之([^点]+)(?:点(.+))?", text):
        sign = -1 if m[1] else 1
        places = [DIGITS.get(c, -1) for c in m[3] or ""]
        if -1 in places:
            raise ValueError(f"no percentage: {raw}")
        value = Decimal(cn_int(m[2])) + sum(
            (Decimal(d).scaleb(-i) for i, d in enumerate(places, 1)), Decimal(0)
        )
    else:
        raise ValueError(f"no percentage: {raw}")
    value *= sign
    if not growth and not 0 <= value <= 100:
        raise ValueError(f"share outside 0-100 %: {raw}")
    return value


_DASH = re.compile(r"[-—–―−_/\\*.·]*")


def is_blank_amount(raw: str) -> bool:
    """Whether a printed statement cell is empty, a dash or a slash. Its meaning depends on the line."""
    return bool(_DASH.fullmatch(squeeze(raw)))
