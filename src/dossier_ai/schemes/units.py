"""Exact numbers and how they are shown in a clause's unit. No floats; no rounding hides a shortfall."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Unit:
    """`scale` base units make one `zh`; English texts stay in the base unit `en` (plural `en_many`)."""

    zh: str
    scale: int
    en: str
    en_many: str


UNITS: dict[str, Unit] = {
    unit.zh: unit
    for unit in (
        Unit("元", 1, "yuan", "yuan"),
        Unit("万元", 10_000, "yuan", "yuan"),
        Unit("亿元", 100_000_000, "yuan", "yuan"),
        Unit("家", 1, "enterprise", "enterprises"),
        Unit("家机构", 1, "institution", "institutions"),
        Unit("人", 1, "person", "persons"),
        Unit("名", 1, "person", "persons"),
        Unit("人次", 1, "person-time", "person-times"),
        Unit("家次", 1, "service", "services"),
        Unit("次", 1, "event", "events"),
        Unit("年", 1, "year", "years"),
        Unit("平方米", 1, "square metre", "square metres"),
        Unit("项", 1, "item", "items"),
        Unit("", 1, "", ""),
    )
}

# How the units of records are shown where a clause gives none of its own.
RECORD_UNITS: dict[str, Unit] = {
    "person": UNITS["人"],
    "enterprise": UNITS["家"],
    "institution": UNITS["家机构"],
    "event": UNITS["次"],
    "service": UNITS["家次"],
    "person-time": UNITS["人次"],
    "CNY": UNITS["元"],
    "square-metre": UNITS["平方米"],
    "item": UNITS["项"],
}


def parse_number(text: str) -> Fraction | None:
    """The exact number that `text` writes (a decimal or a fraction `a/b`); None when it writes none."""
    head, slash, tail = text.strip().partition("/")
    try:
        if slash:
            return Fraction(int(head), int(tail))
        number = Decimal(head)
    except (ArithmeticError, ValueError):
        return None
    return Fraction(number) if number.is_finite() else None


def terminates(number: Fraction) -> bool:
    """True when `number` has a finite decimal expansion."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def decimal_text(number: Fraction, *, grouped: bool = True) -> str:
    """`number` in full when its decimals end, else the fraction itself: nothing is rounded away."""
    if not terminates(number):
        return f"{number.numerator}/{number.denominator}"
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    value = int(number * 10**places)
    whole, rest = divmod(abs(value), 10**places)
    sign = "-" if value < 0 else ""
    digits = f"{whole:,}" if grouped else str(whole)
    return f"{sign}{digits}" + (f".{rest:0{places}d}" if places else "")


def canonical(number: Fraction) -> str:
    """`number` as records and traces write it: a plain decimal, or `a/b` when its decimals do not end."""
    return decimal_text(number, grouped=False)


def percent_text(number: Fraction) -> str:
    """A share as percent: exact when its decimals end within four places, else `≈` and two places."""
    scaled = number * 100
    if (scaled * 10_000).denominator == 1:
        return f"{decimal_text(scaled)}%"
    return f"≈{Decimal(round(scaled * 100)) / 100:.2f}%"


def shown_zh(number: Fraction, unit: Unit) -> str:
    """`number` (in base units) in the clause's own unit, such as `99.999999 万元`."""
    return f"{decimal_text(number / unit.scale)} {unit.zh}".strip()


def shown_en(number: Fraction, unit: Unit) -> str:
    """`number` in the base unit, in English."""
    name = unit.en if number == 1 else unit.en_many
    return f"{decimal_text(number)} {name}".strip()
