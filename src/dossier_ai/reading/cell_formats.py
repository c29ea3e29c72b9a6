"""Spreadsheet values as the sheet shows them: numbers and dates by their number format, exactly.

Covers what application material uses: General, decimals, thousands, per cent, literals, sections for
negative and zero, dates and times. Numbers of twelve and more digits never turn into powers of ten.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

_DATE_TOKENS = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|am/pm|上午/下午", re.IGNORECASE)


def shown(value: Any, number_format: str) -> str:
    """`value` of a cell as text; "" for an empty one."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return _date(value, number_format or "")
    if isinstance(value, int | float | Decimal):
        return _number(
            Decimal(repr(value)) if isinstance(value, float) else Decimal(value), number_format or ""
        )
    return str(value)


def _section(number: Decimal, number_format: str) -> tuple[str, Decimal, bool]:
    """The format section for this number, the number to print with it, and whether a minus is needed."""
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)
    if number < 0 and len(sections) > 1:
        return sections[1], -number, False
    if number == 0 and len(sections) > 2:
        return sections[2], number, False
    return sections[0], abs(number), number < 0


def _number(number: Decimal, number_format: str) -> str:
    section, size, minus = _section(number, number_format)
    bare = re.sub(r"\[[^\]]*\]|_.|\*.", "", section)
    pattern = re.sub(r'"[^"]*"|\\.', "", bare)
    sign = "-" if minus else ""
    if not re.search(r"[0#?]", pattern):
        if pattern.strip().lower() in ("", "general", "@", "g/通用格式"):
            literal = _literals(bare) if '"' in bare else ""
            return literal or sign + _plain(size)
        return _literals(bare)
    if "/" in pattern or re.search(r"[eE][+-]", pattern):
        return sign + _plain(size)
    match = re.search(r"[0#?][0#?,]*(?:\.[0#?]*)?,*", _masked(bare))
    if match is None:
        return sign + _plain(size)
    core = bare[match.start() : match.end()]
    before, after = _literals(bare[: match.start()]), _literals(bare[match.end() :])
    if "%" in pattern:
        size *= 100
    # Each comma behind the digits divides by a thousand.
    size /= Decimal(1000) ** (len(core) - len(core.rstrip(",")))
    whole, _, places = core.rstrip(",").partition(".")
    digits = size.quantize(Decimal(1).scaleb(-len(places)), rounding=ROUND_HALF_UP)
    text = f"{digits:,f}" if "," in whole else f"{digits:f}"
    text = _trimmed(text, places)
    width = sum(c == "0" for c in whole)
    head, dot, tail = text.partition(".")
    if "," not in whole:
        head = head.zfill(width)
    if width == 0 and head == "0" and dot:
        head = ""
    return (
        f"{before}{sign}{head}{dot}{tail}{after}"
        if before in ("", " ")
        else f"{sign}{before}{head}{dot}{tail}{after}"
    )


def _trimmed(text: str, places: str) -> str:
    """Decimals that the format marks as optional are dropped when they are zero."""
    optional = len(places) - len(places.rstrip("#?"))
    head, dot, tail = text.partition(".")
    while optional and tail.endswith("0"):
        tail, optional = tail[:-1], optional - 1
    return f"{head}{dot}{tail}" if tail else head


def _plain(number: Decimal) -> str:
    """General format without powers of ten: all digits of an integer, eleven significant ones else, as the
    sheet shows them."""
    if number == number.to_integral_value():
        return f"{number.to_integral_value():f}"
    digits = max(0, 10 - max(0, number.adjusted()))
    text = f"{number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".")


def _masked(text: str) -> str:
    """`text` with its literals blanked out, at the same length."""
    return re.sub(r'"[^"]*"|\\.', lambda m: " " * len(m.group()), text)


def _literals(text: str) -> str:
    return re.sub(
        r'"([^"]*)"|\\(.)|!(.)', lambda m: m.group(1) or m.group(2) or m.group(3) or "", text
    ).strip(" ")


def _date(value: dt.datetime | dt.date | dt.time, number_format: str) -> str:
    section = re.sub(r"\[[^\]]*\]|_.|\*.", "", number_format.split(";")[0])
    if isinstance(value, dt.time):
        return value.strftime("%H:%M:%S")
    if section.lower() in ("", "general", "mm-dd-yy", "m/d/yy", "m/d/yyyy", "mm/dd/yyyy", "m/d/yy h:mm"):
        # The locale's own short date; a Chinese sheet shows it year first.
        day = f"{value.year}/{value.month}/{value.day}"
        return day + (value.strftime(" %H:%M") if "h" in section.lower() else "")
    if not _DATE_TOKENS.search(_masked(section)):
        return value.isoformat()[:10]
    return _filled(value, section)


def _filled(value: dt.datetime | dt.date, section: str) -> str:
    moment = value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)
    out: list[str] = []
    at, after_hour = 0, False
    while at < len(section):
        literal = re.compile(r'"([^"]*)"|\\(.)|!(.)').match(section, at)
        if literal:
            out.append(literal.group(1) or literal.group(2) or literal.group(3) or "")
            at = literal.end()
            continue
        token = _DATE_TOKENS.match(section, at)
        if not token:
            out.append("" if section[at] == "@" else section[at])
            at += 1
            continue
        name = token.group().lower()
        minutes = name in ("m", "mm") and (after_hour or re.match(r"[:：]?s", section[token.end() :].lower()))
        out.append(_token(moment, name, bool(minutes)))
        after_hour = name in ("h", "hh")
        at = token.end()
    return "".join(out).strip()


def _token(moment: dt.datetime, name: str, minutes: bool) -> str:
    if minutes:
        return f"{moment.minute:02d}" if name == "mm" else str(moment.minute)
    parts = {
        "yyyy": f"{moment.year:04d}", "yy": f"{moment.year % 100:02d}", "mmmm": f"{moment.month}月",
        "mmm": f"{moment.month}月", "mm": f"{moment.month:02d}", "m": str(moment.month),
        "dddd": "星期" + "一二三四五六日"[moment.weekday()], "ddd": "周" + "一二三四五六日"[moment.weekday()],
        "dd": f"{moment.day:02d}", "d": str(moment.day), "hh": f"{moment.hour:02d}", "h": str(moment.hour),
        "ss": f"{moment.second:02d}", "s": str(moment.second),
    }  # fmt: skip
    return parts.get(name, "上午" if moment.hour < 12 else "下午")
