"""Inputs of the checks: a value with its place, from a field or a cell; unknown is None, never a value."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Generic, TypeVar

from dossier_ai.core import Cell, Evidence, Field, FieldState, Personal
from dossier_ai.text.dates import PartialDate, parse_date

T_co = TypeVar("T_co", covariant=True)
Term = tuple[PartialDate | None, PartialDate | None]


@dataclass(frozen=True, slots=True)
class Known(Generic[T_co]):
    """A value that was read: where it stands, how surely, what was printed, and in which document."""

    value: T_co
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0
    raw: str = ""
    document: str = ""


def _ground(source: Field | Cell) -> tuple[tuple[Evidence, ...], float, str, str]:
    document = source.document if isinstance(source, Field) else ""
    return source.evidence, source.confidence, source.raw, document


def _usable(source: Field | Cell | None) -> Field | Cell | None:
    """The source when it carries a value that stands: nothing absent, hidden or struck out."""
    if source is None or source.value is None or source.state is FieldState.CROSSED_OUT:
        return None
    return source


def text(source: Field | Cell | None) -> Known[str] | None:
    """The text of a field or cell; None when it has none or only blanks."""
    usable = _usable(source)
    if usable is None or not isinstance(usable.value, str) or not usable.value.strip():
        return None
    return Known(usable.value.strip(), *_ground(usable))


def number(source: Field | Cell | None) -> Known[Decimal] | None:
    """The number of a field or cell, exact; None when it has none or it is no number."""
    known = text(source)
    if known is None:
        return None
    try:
        value = Decimal(known.value)
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    return Known(value, known.evidence, known.confidence, known.raw, known.document)


def whole(source: Field | Cell | None) -> Known[int] | None:
    """The whole number of a field or cell; None for anything else."""
    known = number(source)
    if known is None or known.value != int(known.value):
        return None
    return Known(int(known.value), known.evidence, known.confidence, known.raw, known.document)


def mark(source: Field | Cell | None) -> Known[bool] | None:
    """Whether a mark is there; None when it was not looked for."""
    usable = _usable(source)
    if usable is None or not isinstance(usable.value, bool):
        return None
    return Known(usable.value, *_ground(usable))


def person_key(source: Field | Cell | None) -> Known[str] | None:
    """A phone in the form in which phones are compared: its keyed hash, or its digits before concealment."""
    usable = _usable(source)
    if usable is None:
        return None
    if isinstance(usable.value, Personal):
        return Known(usable.value.hash, usable.evidence, usable.confidence, usable.value.masked)
    if isinstance(usable.value, str) and (digits := re.sub(r"\D", "", usable.value)):
        return Known(digits, usable.evidence, usable.confidence)
    return None


def names(source: Field | None) -> Known[tuple[str, ...]] | None:
    """The list of texts of a `names` field; None when it has none."""
    usable = _usable(source)
    if usable is None or not isinstance(usable.value, tuple):
        return None
    items = tuple(item for item in usable.value if isinstance(item, str))
    if len(items) != len(usable.value):
        return None
    return Known(items, *_ground(usable))


def as_day(value: str) -> PartialDate | None:
    """The day, month or year that an ISO string names; None when it is none of them."""
    try:
        return parse_date(value)
    except ValueError:
        return None


def day(source: Field | Cell | None) -> Known[PartialDate] | None:
    """The date of a field or cell; None when it has none."""
    known = text(source)
    value = as_day(known.value) if known else None
    return (
        Known(value, known.evidence, known.confidence, known.raw, known.document) if known and value else None
    )


def period(source: Field | Cell | None) -> Known[Term] | None:
    """Start and end of a period `start/end`; an open or unknown side is None. A lone date is its end."""
    known = text(source)
    if known is None:
        return None
    left, slash, right = known.value.partition("/")
    start, end = (as_day(left), as_day(right)) if slash else (None, as_day(left))
    if start is None and end is None:
        return None
    return Known((start, end), known.evidence, known.confidence, known.raw, known.document)


def year_of(source: Field | Cell | None) -> Known[int] | None:
    """The calendar year that a field names: a year, or a period that ends in it; None otherwise."""
    known = text(source)
    if known is None:
        return None
    match = re.fullmatch(r"(\d{4})(?:年度?)?", known.value) or re.search(r"(\d{4})(?:-\d{2})*$", known.value)
    if match is None:
        return None
    return Known(int(match[1]), known.evidence, known.confidence, known.raw, known.document)


def half_step(known: Known[Decimal]) -> Decimal | None:
    """Half of the last printed digit, in the unit of the value: how far rounding may have moved it. None when
    what was printed does not lead to the value (a repaired reading, words instead of figures)."""
    printed = re.search(r"\d[\d,]*(?:\.(\d+))?", unicodedata.normalize("NFKC", known.raw))
    if printed is None:
        return None
    figure = Decimal(printed[0].replace(",", ""))
    if figure == 0 or known.value == 0:
        return None
    unit = abs(known.value) / figure
    if unit not in (1, 1000, 10000, 10**8):
        return None
    return unit / 2 / Decimal(10) ** len(printed[1] or "")
