"""The days that a scheme's life cycle leads to (domain 4.11): end of publicity, expiry, reports, cures, bans.

Working days are those of the real calendar; where its table ends the day is unknown, never Monday to Friday.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dossier_ai.schemes.pack import Clause, LifeCycle, Pack
from dossier_ai.text.dates import add_years, months_later
from dossier_ai.text.working_days import working_day_after


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day and the clause it comes from; `due` None where the calendar does not reach so far. `assumed`
    marks a day that the text leaves open."""

    clause: str
    what: str
    due: dt.date | None
    assumed: bool = False


def publicity_end(pack: Pack, published: dt.date) -> Deadline | None:
    """The last day of publicity, day 1 being the day after `published`; None where the text states none."""
    for clause, cycle in _cycles(pack):
        if cycle.publicity_working_days is not None:
            return Deadline(
                clause.id, "publicity", working_day_after(published, cycle.publicity_working_days)
            )
        if cycle.publicity_days is not None:
            # 一周 as seven calendar days is a design reading (domain 0.3).
            week = published + dt.timedelta(days=cycle.publicity_days)
            return Deadline(clause.id, "publicity", week, assumed=True)
    return None


def expiry(pack: Pack, recognised: dt.date) -> Deadline | None:
    """The day on which a recognition of this day ends."""
    for clause, cycle in _cycles(pack):
        if cycle.validity_years is not None:
            return Deadline(clause.id, "expiry", add_years(recognised, cycle.validity_years))
    return None


def change_report_due(pack: Pack, changed: dt.date) -> Deadline | None:
    """The day by which a change of the legal person has to be reported."""
    for clause, cycle in _cycles(pack):
        if cycle.within_months is not None:
            return Deadline(clause.id, "change_report", months_later(changed, cycle.within_months))
    return None


def cure_end(pack: Pack, notified: dt.date) -> Deadline | None:
    """The day by which a failed evaluation has to be put right."""
    for clause, cycle in _cycles(pack):
        if cycle.cure_months is not None:
            return Deadline(clause.id, "cure", months_later(notified, cycle.cure_months))
    return None


def bans(pack: Pack, decided: dt.date) -> tuple[Deadline, ...]:
    """For each sanction with a ban, the first day on which an application is open again."""
    return tuple(
        Deadline(clause.id, "ban", add_years(decided, cycle.ban_years))
        for clause, cycle in _cycles(pack)
        if cycle.ban_years is not None
    )


def reports_due(pack: Pack, start: dt.date, end: dt.date, duty_of: str = "") -> tuple[Deadline, ...]:
    """Every yearly and monthly report due from `start` to `end`, both included, by day; with `duty_of` only
    those of the platform, the city or the recommender."""
    out: list[Deadline] = []
    for clause, cycle in _cycles(pack):
        if duty_of in ("", cycle.duty_of):
            days = (*_yearly(cycle, start, end), *_monthly(cycle, start, end))
            assumed = cycle.monthly is not None and cycle.monthly.day is None
            out.extend(Deadline(clause.id, "report", day, assumed) for day in days if start <= day <= end)
    return tuple(sorted(out, key=lambda one: (one.due or end, one.clause)))


def _cycles(pack: Pack) -> Iterator[tuple[Clause, LifeCycle]]:
    return ((c, c.lifecycle) for c in pack.clauses if c.lifecycle is not None)


def _yearly(cycle: LifeCycle, start: dt.date, end: dt.date) -> Iterator[dt.date]:
    for year in range(start.year, end.year + 1):
        for due in cycle.due:
            last = calendar.monthrange(year, due.month)[1]
            yield dt.date(year, due.month, last if due.day is None else min(due.day, last))


def _monthly(cycle: LifeCycle, start: dt.date, end: dt.date) -> Iterator[dt.date]:
    if cycle.monthly is None:
        return
    for month in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        year, number = divmod(month, 12)
        last = calendar.monthrange(year, number + 1)[1]
        yield dt.date(year, number + 1, cycle.monthly.day or last)
