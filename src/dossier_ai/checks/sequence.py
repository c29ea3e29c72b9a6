"""Printed row and page numbers to the gaps between them, forgiving what a reader may have misread."""

from __future__ import annotations

from collections.abc import Sequence

RESTART_BELOW = 4
"""A count that falls back to one of these starts anew (an attachment whose first page bears no number)."""


def gaps(numbers: Sequence[int | None], *, restarts: bool = False) -> list[tuple[int, int, int]]:
    """Where numbers are missing: for each gap its index, the number before and the number after.

    `None` is a place without a readable number; it may take one number or none. One number that is off while
    its neighbours fit is a slip of the reading. `restarts` allows new counts and pages that stand twice, as
    page numbers of a bound report have them; row numbers only start anew at 1."""
    found: list[tuple[int, int, int]] = []
    last: int | None = None
    blanks = 0
    index = 0
    while index < len(numbers):
        value = numbers[index]
        if value is None:
            blanks += 1
        else:
            if last is not None and not _follows(last, value, blanks, restarts):
                after = numbers[index + 1] if index + 1 < len(numbers) else None
                if after is not None and _follows(last, after, blanks + 1, restarts=False):
                    value = last + blanks + 1
                else:
                    found.append((index, last, value))
            last, blanks = value, 0
        index += 1
    return found


def _follows(last: int, value: int, blanks: int, restarts: bool) -> bool:
    if value == 1:
        return True
    if restarts and (value == last or (value < last and value < RESTART_BELOW)):
        return True
    return last + 1 <= value <= last + 1 + blanks
