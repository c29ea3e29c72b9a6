"""The end of a certificate's term by the shape of its dates, where no label that is known announces it.

In come the lines and the day of issue; out comes the one date that ends full years after it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dossier_ai.text.dates import add_years
from dossier_ai.text.letters import DATE, iso_date
from dossier_ai.text.lines import Line, Span

_YEARS = (2, 3, 4, 5, 6, 10)


def anniversary_on(
    lines: Sequence[Line], issued: object, years: Sequence[int] = _YEARS
) -> tuple[str, Span] | None:
    """The last date printed on the lines, where it lies one of `years` after the day of issue (`issued`,
    ISO), or a day before that; None where another date is the last, or it stands in two places."""
    if not isinstance(issued, str) or len(issued) != 10:
        return None
    start = dt.date.fromisoformat(issued)
    ends = {add_years(start, n) - dt.timedelta(days=off) for n in years for off in (0, 1)}
    found: list[tuple[str, Span]] = []
    for line in lines:
        for match in DATE.finditer(line.folded):
            value, span = iso_date(match.group()), line.span(*match.span())
            if value is not None and span is not None and len(value) == 10:
                found.append((value, span))
    last = max((value for value, _ in found), default=None)
    held = [one for one in found if one[0] == last]
    if last is None or len(held) != 1 or dt.date.fromisoformat(last) not in ends:
        return None
    return held[0]
