"""Printed dates and terms to dates with their precision, and the calendar arithmetic of the rules.

In comes one date or term as printed; out come `PartialDate` and `Period`, whose `iso` is what a field
stores. Finding the date on a page belongs to `labels` and `kinds`; working days to `working_days`.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dossier_ai.text.characters import nfkc
from dossier_ai.text.numerals import DIGITS, cn_int

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precisely as it is printed. `warnings`: TWO_DIGIT_YEAR (二三年), ZERO_RESTORED (二二三年 read
    as 二〇二三年), CONFUSION (a letter or 曰 read as what it resembles), MONTH_UNREAD and DAY_UNREAD
    (blank, or cut off before 日, so that only the year or month is sure)."""

    year: int
    month: int | None = None
    day: int | None = None
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without its month")
        dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def precision(self) -> Precision:
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def earliest(self) -> dt.date:
        """The first day it can mean: the one to compare for "not earlier than"."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> dt.date:
        """The last day it can mean: the one to compare for "not later than"."""
        if self.day is not None:
            return self.earliest
        month = self.month or 12
        return dt.date(self.year, month, monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """`2023-05-01`, `2023-05` or `2023`, as precise as the print."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Period:
    """A term from `start` to `end`. `open_end`: printed as 长期 or left open; then `end` is None. A missing
    `start` is unknown (有效期至 …)."""

    start: PartialDate | None
    end: PartialDate | None
    open_end: bool = False

    @property
    def iso(self) -> str:
        """`start/end`, `start/..` with an open end, `/end` with an unknown start."""
        start = self.start.iso if self.start else ""
        return f"{start}/{'..' if self.end is None else self.end.iso}"

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(w for bound in (self.start, self.end) if bound for w in bound.warnings)


_OPEN = re.compile(
    r"长期(?:有效)?|永久(?:有效|存续)?|永续|至今|今|无(?:固定)?期限|不约定期限|未约定期限|[/*]+|[-—―–]+"
)
_TIME = re.compile(r"(?<=[0-9日号])[T\s]\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?$")
_CN = "".join(c for c in DIGITS if c not in "0Oo") + "十拾廿卅念"
_YEAR = rf"[0-9]{{4}}|[{_CN}O0]{{2,4}}"
_PART = rf"[0-9]{{1,2}}|[{_CN}O0]{{1,4}}"
_MARKED = re.compile(rf"({_YEAR})年(?:度|份)?(?:({_PART})?月份?(?:({_PART})?([日号])?)?)?")
_SEPARATED = re.compile(r"([0-9]{4})[./\-]([0-9]{1,2})月?")
_MIXED = re.compile(r"([0-9]{4})[年./\-]([0-9]{1,2})(?:[./\-]([0-9]{1,2})[日号]?|月([0-9]{1,2})[日号])")
_SOLID = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_LETTERS = str.maketrans("OolI|曰", "00111日")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def _folded(raw: str) -> str:
    text = nfkc(raw).strip()
    text = _TIME.sub("", text)
    text = re.sub(r"[\s_]", "", text)  # Dates are also written into printed blanks: __2023__年__6__月.
    return text.replace("○", "〇").replace("◯", "〇").replace("．", ".").replace("。", ".").strip(".,;、")


def is_open_ended(raw: str) -> bool:
    """Whether the text stands for "no end": 长期, 永久, 至今, 无固定期限, a dash."""
    return bool(_OPEN.fullmatch(_folded(raw)))


def _year(text: str) -> tuple[int, tuple[str, ...]]:
    if re.fullmatch(r"[0-9]{4}", text):
        return int(text), ()
    if any(c not in DIGITS for c in text):
        raise ValueError(f"year: {text}")
    digits = "".join(str(DIGITS[c]) for c in text)
    if len(digits) == 4:
        return int(digits), ()
    if len(digits) == 2:
        return 2000 + int(digits), ("TWO_DIGIT_YEAR",)
    # 〇 is what OCR drops (domain 1.0): only where one year of our time remains possible.
    whole = {int(digits[:i] + "0" + digits[i:]) for i in range(4)}
    possible = sorted(y for y in whole if 1949 <= y <= 2099)
    if len(possible) != 1:
        raise ValueError(f"year with a digit missing: {text}")
    return possible[0], ("ZERO_RESTORED",)


def _part(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]+", text) else cn_int(text)


def _parse(text: str) -> PartialDate:
    if m := _MIXED.fullmatch(text):
        return _checked(int(m[1]), int(m[2]), int(m[3] or m[4]))
    if m := _SOLID.fullmatch(text):
        return _checked(int(m[1]), int(m[2]), int(m[3]))
    if m := _SEPARATED.fullmatch(text):
        return _checked(int(m[1]), int(m[2]))
    if m := re.fullmatch(r"([0-9]{4})(?:年?度)?", text):
        return _checked(int(m[1]))
    if m := _MARKED.fullmatch(text):
        year, warnings = _year(m[1])
        rest = text[m.end(1) + 1 :]
        month = _part(m[2]) if m[2] else None
        if month is None:
            if m[3]:
                raise ValueError(f"a day without its month: {text}")
            return _checked(year, warnings=(*warnings, "MONTH_UNREAD") if "月" in rest else warnings)
        # Without 日 one figure may be half of the day: 5月1 is left of 5月19日 under a seal.
        if m[3] and (m[4] or re.fullmatch(r"[0-9]{2}", m[3])):
            return _checked(year, month, _part(m[3]), warnings)
        return _checked(year, month, warnings=(*warnings, "DAY_UNREAD") if m[3] or m[4] else warnings)
    raise ValueError(f"no date: {text}")


def _checked(
    year: int, month: int | None = None, day: int | None = None, warnings: tuple[str, ...] = ()
) -> PartialDate:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"year out of reach: {year}")
    if month == 0 or day == 0:
        raise ValueError("month or day is zero")
    return PartialDate(year, month, day, warnings)


def parse_date(raw: str) -> PartialDate:
    """One date in any printed form of domain 2.7, with stray blanks, to the day, month or year. Raises
    ValueError for everything else: impossible dates, open ends (see `is_open_ended`), two dates."""
    text = _folded(raw)
    try:
        return _parse(text)
    except ValueError:
        mended = text.translate(_LETTERS)
        if mended == text:
            raise
        found = _parse(mended)
        return PartialDate(found.year, found.month, found.day, (*found.warnings, "CONFUSION"))


_LEAD = re.compile(r"^(?:(?:有效|营业|经营|租赁|合同)?期限?(?:为|[:：])?)?[(（]?[自从由]?")
_START_TAIL = re.compile(r"(?:起始?|开始|始)?(?:[(（].*[)）])?,?$")
_END_TAIL = re.compile(r"(?:为?止|截止|截至|结束|有效|[)）】])+$")
_SPLIT = re.compile(r"至|到|~|—+|–|―+|-+")


def parse_period(raw: str) -> Period:
    """A term with two bounds (自…至…, dots and dashes), an open end or only an end (至 …, 有效期至 …). A
    shortened second date (5月1日至3日) takes year and month from the first. Raises ValueError for anything
    else, a single date included."""
    text = _LEAD.sub("", _folded(raw), count=1)
    if _is_date(text):
        raise ValueError(f"one date, no term: {raw}")
    if _OPEN.fullmatch(text.lstrip("至到")) and text:
        return Period(None, None, open_end=True)
    found = sorted({p.iso: p for p in _splits(text)}.items())
    if len(found) != 1:
        raise ValueError(f"no term: {raw}")
    return found[0][1]


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _splits(text: str) -> Iterator[Period]:
    """Every way to read `text` as two bounds; usually one."""
    for m in _SPLIT.finditer(text):
        left = _START_TAIL.sub("", text[: m.start()])
        right = _END_TAIL.sub("", text[m.end() :]).lstrip("至到自~-—")
        try:
            start = parse_date(left) if left else None
            if not right or _OPEN.fullmatch(right):
                if start is not None:
                    yield Period(start, None, open_end=True)
            elif start is None:
                yield Period(None, parse_date(right))
            else:
                yield Period(start, _end(start, right))
        except ValueError:
            continue
    endless = re.fullmatch(r"(.+?)起?(?:长期|永久)(?:有效)?", text)
    if endless and _is_date(endless[1]):
        yield Period(parse_date(endless[1]), None, open_end=True)


def _end(start: PartialDate, text: str) -> PartialDate:
    try:
        return parse_date(text)
    except ValueError:
        pass
    shortened = re.fullmatch(rf"(?:({_PART})(?:月|\.))?({_PART})([日号])?", text)
    if shortened and start.day is not None and (shortened[1] or shortened[3]):
        month = _part(shortened[1]) if shortened[1] else start.month
        return _checked(start.year, month, _part(shortened[2]), start.warnings)
    month_only = re.fullmatch(rf"({_PART})月份?", text)
    if month_only and start.month is not None:
        return _checked(start.year, _part(month_only[1]), warnings=start.warnings)
    raise ValueError(f"no end: {text}")


def years_between(start: dt.date, end: dt.date) -> int:
    """Completed anniversaries from `start` to `end`; a start on 29 February completes on 28 February in
    common years (domain 0.3)."""
    completed = end.year - start.year
    try:
        anniversary = start.replace(year=end.year)
    except ValueError:
        anniversary = dt.date(end.year, 2, 28)
    return completed if end >= anniversary else completed - 1


def add_years(day: dt.date, years: int) -> dt.date:
    """The same day `years` later; 29 February becomes 28 February in common years."""
    return months_later(day, 12 * years)


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day of the month `months` later (earlier when negative), or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
