"""Codes with right check characters for invented organisations (GB 32100, GB 11714, CNCA style).

Written apart from the validators on purpose: a mistake there must not hide behind the same mistake here.
"""

from __future__ import annotations

import random

_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORG = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALIKE = (
    "0DQC", "17LT", "27", "38B", "4A", "568G", "69GC", "EFPR", "HNMKX", "UY", "XY", "XK", "WNM", "JU",
)  # fmt: skip


def organisation_check(body: str) -> str:
    """The ninth character of an organisation code with this eight-character body (GB 11714)."""
    total = sum(_ORG.index(c) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    rest = 11 - total % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def unified_check(first: str) -> str:
    """The eighteenth character for the first seventeen (GB 32100)."""
    total = sum(_USCC.index(c) * pow(3, i, 31) for i, c in enumerate(first))
    return _USCC[(31 - total % 31) % 31]


def make_unified_code(rng: random.Random, region: str, *, fake: bool, kind: str = "91") -> str:
    """A valid unified social credit code: department and class `kind`, six-digit `region`.

    The body starts with FAKE when `fake`, otherwise it is random.
    """
    tail = "".join(rng.choice("0123456789") for _ in range(4))
    body = "FAKE" + tail if fake else "MA" + "".join(rng.choice(_USCC) for _ in range(6))
    if not fake and rng.random() < 0.3:
        body = "".join(rng.choice("0123456789") for _ in range(8))
    first = kind + region + body + organisation_check(body)
    return first + unified_check(first)


def spoil_unified_code(rng: random.Random, code: str) -> str:
    """`code` with one character of its body replaced by one that does not look like it: its checks fail, and
    nobody takes it for a misread code."""
    place = rng.randrange(9, 16)
    alike = {code[place]}.union(*(group for group in _ALIKE if code[place] in group))
    return code[:place] + rng.choice([c for c in _USCC if c not in alike]) + code[place + 1 :]


def make_certificate_number(
    rng: random.Random, year: int, people: int, *, system: str = "Q", cycle: int = 0
) -> str:
    """A management-system certificate number: body, year, system letter, serial, cycle, size letter."""
    body = rng.choice(["001", "016", "034", "117", "288"])
    size = "S" if people <= 50 else "M"
    return f"{body}{year % 100:02d}{system}{rng.randrange(10000, 99999)}R{cycle}{size}"


def make_phone(rng: random.Random, used: set[str]) -> str:
    """A mobile number with 0000 inside, which nobody should dial, not yet in `used`."""
    while True:
        number = rng.choice(["130", "135", "138", "139", "150", "158", "176", "186", "189", "199"])
        number += "0000" + f"{rng.randrange(10000):04d}"
        if number not in used:
            used.add(number)
            return number
