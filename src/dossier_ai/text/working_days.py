"""The mainland working calendar, 调休 included; unknown outside the years of its table.

The table is that of `chinesecalendar`; updating that package updates it. Past its last year nothing is
known: Monday to Friday would be wrong in most weeks that matter (domain 0.3).
"""

from __future__ import annotations

import datetime as dt

import chinese_calendar


def is_working_day(day: dt.date) -> bool | None:
    """Whether people work on that day; None when the table does not cover its year."""
    try:
        return bool(chinese_calendar.is_workday(day))  # type: ignore[no-untyped-call]
    except NotImplementedError:
        return None


def working_day_after(published: dt.date, count: int) -> dt.date | None:
    """The `count`-th working day after `published`, whose next day is day 1; None when the table ends
    before. Raises ValueError for a count below 1."""
    if count < 1:
        raise ValueError(f"count of working days: {count}")
    day = published
    while count:
        day += dt.timedelta(days=1)
        working = is_working_day(day)
        if working is None:
            return None
        count -= working
    return day


def working_days_between(start: dt.date, end: dt.date) -> int | None:
    """The number of working days after `start` up to and including `end`; negative when `end` is earlier;
    None when the table does not cover every day."""
    if end < start:
        backwards = working_days_between(end, start)
        return None if backwards is None else -backwards
    total, day = 0, start
    while day < end:
        day += dt.timedelta(days=1)
        working = is_working_day(day)
        if working is None:
            return None
        total += working
    return total
