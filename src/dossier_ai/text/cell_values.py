"""A printed text and the format of its column to a value, or to nothing where it has no meaning in it.

This is where the cells of lists and forms meet the parsers of dates, money and counts; one table of formats,
so that every kind understands a cell the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from dossier_ai.core import FieldState
from dossier_ai.core.kind import Format
from dossier_ai.text.characters import nfkc, squeeze
from dossier_ai.text.codes import read_uscc
from dossier_ai.text.dates import parse_date, parse_period
from dossier_ai.text.marks import tick_of_text
from dossier_ai.text.money import decimal_text, parse_money
from dossier_ai.text.numerals import parse_integer


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text means: a value with its state, or None as `absent` (nothing is printed) or `occluded`
    (something is printed that has no meaning in this format)."""

    value: str | bool | None
    state: FieldState


_ABSENT = Meaning(None, FieldState.ABSENT)
_OCCLUDED = Meaning(None, FieldState.OCCLUDED)
_DASH = re.compile(r"[-—―–/\\一_]{1,4}|无")


def meaning(text: str, format: Format, unit: str = "元") -> Meaning:
    """What `text` means as `format`; `unit` is the unit of money printed for the table. In texts a dash or 无
    is kept as printed; in every other format it is an empty cell."""
    flat = nfkc(text).strip()
    if not flat:
        return _ABSENT
    if format in ("text", "enum", "email", "url"):
        return Meaning(flat if format != "text" else text.strip(), FieldState.READ)
    if _DASH.fullmatch(squeeze(flat)) and format != "mark":
        return _ABSENT
    try:
        return _READERS[format](flat, unit) if format in _READERS else Meaning(text.strip(), FieldState.READ)
    except (ValueError, InvalidOperation):
        return _OCCLUDED


def _read(value: str | bool | None) -> Meaning:
    return Meaning(value, FieldState.READ) if value is not None else _OCCLUDED


def _date(text: str, unit: str) -> Meaning:
    return _read(parse_date(text).iso)


def _period(text: str, unit: str) -> Meaning:
    try:
        return _read(parse_period(text).iso)
    except ValueError:
        return _read(parse_date(text).iso)


_MISREAD_CLASSIFIER = re.compile(r"(\d[\d,]*)[^\d\W]")
_INEXACT = frozenset("余多几数十百千万亿约")


def _integer(text: str, unit: str) -> Meaning:
    """A count; one character after it that is no number word is a classifier, known or misread (台 as 冶)."""
    try:
        return _read(str(parse_integer(text)))
    except ValueError:
        found = _MISREAD_CLASSIFIER.fullmatch(squeeze(text))
        if found is None or squeeze(text)[-1] in _INEXACT:
            raise
        return _read(str(parse_integer(found.group(1))))


_NUMBER = re.compile(
    r"(?:约|近)?(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(?:年|个月|岁|%|平方米|平米|㎡|m2|m²)?"
)
_SINCE = re.compile(r"(\d{4})(?:年)?(?:[.\-/年]?(\d{1,2})月?)?(?:-|~|—|至|起)+(?:今)?")


def _number(text: str, unit: str) -> Meaning:
    """A plain number, `3年` as 3, a half as .5; `2019至今` as the open period `2019/..`."""
    flat = squeeze(text)
    since = _SINCE.fullmatch(flat)
    if since:
        year, month = since.groups()
        return _read(f"{year}-{int(month):02d}/.." if month else f"{year}/..")
    half = re.fullmatch(r"(\d+|[一二三四五六七八九十]+)年半", flat)
    if half:
        return _read(f"{parse_integer(half.group(1))}.5")
    found = _NUMBER.fullmatch(flat)
    if found is None:
        return _read(str(parse_integer(flat)))
    return _read(decimal_text(Decimal(found.group(1).replace(",", ""))))


def _percent(text: str, unit: str) -> Meaning:
    found = re.fullmatch(r"(-?\d+(?:\.\d+)?)%?", squeeze(text))
    return _read(decimal_text(Decimal(found.group(1)))) if found else _OCCLUDED


def _money(text: str, unit: str) -> Meaning:
    return _read(decimal_text(parse_money(text, unit)))


def _uscc(text: str, unit: str) -> Meaning:
    found = read_uscc(text)
    if found.value is None:
        return _OCCLUDED
    return Meaning(found.value, FieldState.REPAIRED if found.repaired_from else FieldState.READ)


def _name(text: str, unit: str) -> Meaning:
    return _read(re.sub(r"\s", "", text).replace("(", "（").replace(")", "）") or None)


def _mark(text: str, unit: str) -> Meaning:
    flat = squeeze(text)
    if re.fullmatch(r"专职|全职|签约|已签|已签约|已签订", flat):
        return _read(True)
    if re.fullmatch(r"兼职|未签|未签约|未签订", flat):
        return _read(False)
    return _read(tick_of_text(text))


_READERS: dict[Format, Callable[[str, str], Meaning]] = {
    "date": _date,
    "period": _period,
    "integer": _integer,
    "number": _number,
    "area": _number,
    "percent": _percent,
    "money": _money,
    "uscc": _uscc,
    "organisation": _name,
    "person": _name,
    "mark": _mark,
}
