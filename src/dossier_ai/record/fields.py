"""Fields and cells as facts need them: a text, an exact number, a date, or nothing. Nothing stays nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from dossier_ai.core import Cell, Evidence, Field, FieldState, Personal, Row
from dossier_ai.text.dates import PartialDate, parse_date

# Below this confidence a reading is not certain (domain 3, rule 2).
CONFIDENCE_FLOOR = 0.80
_HARD = (FieldState.HANDWRITTEN, FieldState.CROSSED_OUT, FieldState.OCCLUDED)

Source = Field | Cell | None
# Start, end, and whether the end is open.
Term = tuple[PartialDate | None, PartialDate | None, bool]


def text_of(source: Source) -> str | None:
    """The text that stands there; None for nothing, blanks, and anything struck out."""
    if source is None or source.state is FieldState.CROSSED_OUT or not isinstance(source.value, str):
        return None
    return source.value.strip() or None


def is_certain(source: Field | Cell) -> bool:
    """True when the reading may decide by itself."""
    if source.state is FieldState.HUMAN:
        return True
    return source.confidence >= CONFIDENCE_FLOOR and source.state not in _HARD


def is_hidden(source: Source) -> bool:
    """True when something is printed there that could not be read."""
    if source is None or source.value is not None:
        return False
    return source.state is FieldState.OCCLUDED or (
        source.state is not FieldState.ABSENT and bool(source.raw.strip())
    )


def number_of(source: Source) -> Decimal | None:
    """The exact number that stands there."""
    text = text_of(source)
    if text is None:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def count_of(source: Source) -> int | None:
    """The whole number that stands there."""
    number = number_of(source)
    return int(number) if number is not None and number == int(number) else None


def date_of(source: Source) -> PartialDate | None:
    """The date that stands there, as precisely as it is printed."""
    text = text_of(source)
    return _parsed(text) if text is not None else None


def _parsed(text: str) -> PartialDate | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def term_of(source: Source) -> Term | None:
    """Start, end and whether the end is open, of a period `start/end`, `start/..`, `/end` or a lone date
    (its own start and end); None when there is none or a side that is printed cannot be read."""
    text = text_of(source)
    if text is None:
        return None
    left, slash, right = text.partition("/")
    if not slash:
        day = _parsed(left)
        return (day, day, False) if day is not None else None
    is_open = right == ".."
    start = _parsed(left) if left else None
    end = _parsed(right) if right and not is_open else None
    if (left and start is None) or (right and not is_open and end is None) or not (left or right):
        return None
    return start, end, is_open


def covers(term: Term | None, day: dt.date) -> bool | None:
    """Whether `day` lies in the term; None when the print leaves it open."""
    if term is None:
        return None
    start, end, is_open = term
    if start is not None and day < start.earliest:
        return False
    if end is not None and day > end.latest:
        return False
    surely_begun = start is None or day >= start.latest
    surely_lasts = is_open or (end is not None and day <= end.earliest)
    return True if surely_begun and surely_lasts else None


def year_of(source: Source) -> int | None:
    """The calendar year that a year, date or period ends in."""
    text = text_of(source)
    if text is None:
        return None
    last = text.rpartition("/")[2] or text
    match = re.match(r"(\d{4})(?!\d)", last)
    return int(match[1]) if match else None


def names_of(source: Source) -> tuple[str, ...] | None:
    """The texts of a `names` field."""
    if source is None or not isinstance(source.value, tuple):
        return None
    return tuple(item for item in source.value if isinstance(item, str))


def rows_in(field: Field | None) -> tuple[Row, ...]:
    """The rows of a list field."""
    if field is None or not isinstance(field.value, tuple):
        return ()
    return tuple(row for row in field.value if isinstance(row, dict))


def mark_of(source: Source) -> bool | None:
    """Whether a mark is there; None when it was not looked for."""
    if source is None or not isinstance(source.value, bool):
        return None
    return source.value


def phone_of(source: Source) -> str:
    """What tells one phone from another: its keyed hash, its digits before concealment, "" for none."""
    if source is None:
        return ""
    if isinstance(source.value, Personal):
        return source.value.hash
    return re.sub(r"\D", "", source.value) if isinstance(source.value, str) else ""


def says_something(row: Row) -> bool:
    """True when any cell of the row holds anything."""
    return any(cell.value is not None or cell.raw.strip() for cell in row.values())


def places(sources: Sequence[Source]) -> tuple[Evidence, ...]:
    """Where they stand, in order, each place once."""
    found = [e for source in sources if source is not None for e in source.evidence]
    return tuple(dict.fromkeys(found))


def exact_text(number: Fraction | Decimal | int) -> str:
    """A number as records write it: a plain decimal, or `a/b` where its decimals do not end."""
    exact = Fraction(number)
    rest, places_needed = exact.denominator, 0
    while rest % 10 == 0 or rest % 5 == 0 or rest % 2 == 0:
        rest //= 10 if rest % 10 == 0 else 5 if rest % 5 == 0 else 2
        places_needed += 1
    if rest != 1:
        return f"{exact.numerator}/{exact.denominator}"
    scaled = int(exact * 10**places_needed)
    whole, part = divmod(abs(scaled), 10**places_needed)
    sign = "-" if scaled < 0 else ""
    return f"{sign}{whole}" + (f".{part:0{places_needed}d}" if places_needed else "")


def worst_confidence(sources: Sequence[Source]) -> float:
    """The least confidence of what was read; 0 when nothing was."""
    return min((s.confidence for s in sources if s is not None and s.value is not None), default=0.0)
