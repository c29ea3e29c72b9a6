"""Terms in the words that offices use for them: 2023.5-2026.4, 三年, 36个月, 自2023年5月起三年, 至2026年5月.

In comes one printed text, and the day from which the term runs where another place says it; out comes an ISO
period. A term whose beginning is known to the month ends with a month.
"""

from __future__ import annotations

import datetime as dt
import re

from dossier_ai.text.dates import PartialDate, months_later, parse_date, parse_period
from dossier_ai.text.lines import fold
from dossier_ai.text.numerals import cn_int

_FIGURE = r"(?:\d{1,2}|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})"
_COUNT = rf"(?P<n>{_FIGURE})(?:\({_FIGURE}\))?(?P<u>年|周年|个月)(?![\d月份度底初末中])"
_MONTH_DAY = r"\d{1,2}月(?:\d{1,2}[日号])?"
_DAY = rf"(?:19|20)\d\d(?:年{_MONTH_DAY}|[./-](?:{_MONTH_DAY}|\d{{1,2}}(?:[./-]\d{{1,2}}[日号]?)?))"
_RANGE = re.compile(rf"{_DAY}(?:\([^()]*\))?起?,?(?:[至到~]|-{{1,2}})+(?:{_DAY}|\d{{1,2}}月\d{{1,2}}日)")
_ENTERED = r"(?:起|开始|聘任|受聘|聘请|入库|聘用|签约|签订)?"
_SINCE = re.compile(rf"(?P<day>{_DAY}){_ENTERED}[^\d。;]{{0,6}}?{_COUNT}")
_COUNTED_SINCE = re.compile(rf"{_COUNT}[^\d。;]{{0,6}}?[自从由(]?(?P<day>{_DAY})(?:起|开始|生效|\)|$)")
_NAMED = r"(?:(?:聘[期任用请]?|任[期职]|合作|协议|合同|服务|签约|有效)*(?:期限?|年限|时间)?(?:均?为|[:是])?)?"
_COUNTED = re.compile(rf"{_NAMED}[共计满]?(?:为期)?{_COUNT}[期制]?")
_UNTIL = re.compile(
    rf"(?:有效期|聘期|期限)?[:]?[至到](?P<day>{_DAY})[止前]?"
    rf"|(?P<only>{_DAY})(?:止|到期|期满|届满|截止)"
)
_SAID_UNTIL = re.compile(rf"(?:聘[期任用请]|任期|有效期|期限)[^\d。;,]{{0,6}}?[至到](?P<day>{_DAY})")
_SAID = re.compile(
    rf"(?:聘[期任用请]|任期|合作期|协议期|有效期|期限|年限)[^\d。;,一二两三四五六七八九十]{{0,8}}{_COUNT}"
)
_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾两", "一二三四五六七八九十二")


def packed_term(text: str) -> str:
    """The text as the patterns here read it: narrow, without blanks and the lines of blanks to fill in."""
    return re.sub(r"[\s_]", "", fold(text))


def counted_from(start: str, count: str, unit: str) -> str | None:
    """The period of `count` years (年) or months (个月) from an ISO day or month on, its last day or month
    included; None where the start is but a year or either is no such thing."""
    try:
        begin = parse_date(start)
        number = int(count) if count.isascii() else cn_int(count.translate(_CAPITALS))
    except ValueError:
        return None
    if begin.month is None or number <= 0:
        return None
    months = number if unit == "个月" else 12 * number
    if begin.day is None:
        last = months_later(begin.earliest, months - 1)
        return f"{begin.iso}/{PartialDate(last.year, last.month).iso}"
    return f"{begin.iso}/{(months_later(begin.earliest, months) - dt.timedelta(days=1)).isoformat()}"


def whole_period(text: str) -> str | None:
    """The period that a text is, or that stands in it with both its bounds; None for anything else."""
    flat = packed_term(text)
    found = _RANGE.search(flat)
    for candidate in (flat, found.group() if found is not None else None):
        try:
            period = parse_period(candidate) if candidate else None
        except ValueError:
            continue
        if period is not None and (period.start is not None or period.open_end):
            return period.iso
    return None


def term_in(text: str, start: str | None = None) -> str | None:
    """The term that a text states: with both bounds, as years or months from a day that it names, or, where
    that is all it says, from `start` (ISO); None where it states none or no start is known for it."""
    flat = packed_term(text)
    whole = whole_period(flat)
    if whole is not None:
        return whole
    for pattern in (_COUNTED_SINCE, _SINCE):
        if (found := pattern.search(flat)) is not None:
            return counted_from(found["day"], found["n"], found["u"])
    if (found := _COUNTED.fullmatch(flat)) is not None:
        return counted_from(start, found["n"], found["u"]) if start else None
    if (found := _UNTIL.fullmatch(flat)) is not None:
        return _until(found["day"] or found["only"], start)
    return None


def _until(day: str, start: str | None) -> str | None:
    try:
        end = parse_date(day).iso
    except ValueError:
        return None
    return f"{start or ''}/{end}" if not start or start[:7] <= end[:7] else None


def term_said(sentence: str, start: str | None = None) -> str | None:
    """The term that a sentence states in any of these ways; where it gives but years or an end, the term runs
    from `start` (ISO)."""
    value = term_in(sentence, start)
    if value is not None:
        return value
    flat = packed_term(sentence)
    if (found := _SAID_UNTIL.search(flat)) is not None:
        return _until(found["day"], start)
    count = count_in(flat)
    return counted_from(start, *count) if count is not None and start is not None else None


def count_in(text: str) -> tuple[str, str] | None:
    """The years or months that a sentence gives a term (聘期均为三年): number and unit as printed."""
    found = _SAID.search(packed_term(text))
    return (found["n"], found["u"]) if found is not None else None
