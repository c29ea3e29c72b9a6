"""The predicates on dates: completed years, dated records inside a window, and how old a report may be."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from dossier_ai.core import Message, Trace, Value, Verdict
from dossier_ai.schemes.comparison import Limit, compare
from dossier_ai.schemes.leaf import Found, Leaf
from dossier_ai.schemes.rule import Case, FindingSpec, Input, Outcome, PossibleOf
from dossier_ai.schemes.units import decimal_text
from dossier_ai.text.dates import add_years, years_between


@dataclass(frozen=True, slots=True)
class AgeAtLeast(Leaf):
    """At least `years` completed anniversaries lie between the date and the application date (0.3)."""

    value: Input
    years: int
    findings: tuple[FindingSpec, ...] = ()

    def word(self) -> str:
        return "age_at_least"

    def demand(self) -> str:
        return str(self.years)

    def dated(self) -> bool:
        return True

    def judge(self, case: Case, found: tuple[Found, ...]) -> Outcome:
        (one,) = found
        assert case.application_date is not None, "dated predicates are asked with a date"
        starts = _dates(one.value)
        if starts is None:
            return self.unreadable(one.key, one.label)
        ages = tuple((name, years_between(start, case.application_date)) for name, start in starts)
        begun = "、".join(start.isoformat() for _, start in starts)
        return compare(
            case,
            op=self.word(),
            label=(
                f"{one.label[0]} {begun}，至申报日 {case.application_date} 已满",
                f"{one.label[1]} {begun}, completed years on {case.application_date}",
            ),
            numbers=tuple((name, Fraction(age)) for name, age in ages),
            limit=Limit(least=Fraction(self.years)),
            show=lambda n: (f"{decimal_text(n)} 年", f"{decimal_text(n)} year{'' if n == 1 else 's'}"),
            keys=(one.key,),
            values=(one.value,),
            findings=self.findings,
            note=f"from {begun} to {case.application_date}",
        )

    def inputs(self) -> tuple[Input, ...]:
        return (self.value,)


@dataclass(frozen=True, slots=True)
class NoneWithin(Leaf):
    """No dated record lies in the `years` before the application (its first day included), or, without
    `years`, at any time. A record whose date is unread or only partly inside goes to a person; so does one
    older than `settled_years` where the text sets no window, and one dated after the application."""

    value: Input
    years: int | None = None
    settled_years: int | None = None

    def word(self) -> str:
        return "none_within"

    def demand(self) -> str:
        return "none" if self.years is None else f"none in {self.years} years"

    def dated(self) -> bool:
        return True

    def judge(self, case: Case, found: tuple[Found, ...]) -> Outcome:
        (one,) = found
        assert case.application_date is not None, "dated predicates are asked with a date"
        records = one.value.verified
        if not isinstance(records, tuple):
            return self.unreadable(one.key, one.label)
        placed = [(record, self._place(record, case.application_date)) for record in records]
        inside = [record for record, place in placed if place is Verdict.FAIL]
        doubtful = [record for record, place in placed if place is Verdict.REVIEW]
        window = (
            ("", "") if self.years is None else (f"近 {self.years} 年", f" in the last {self.years} years")
        )
        verdict = Verdict.FAIL if inside else Verdict.REVIEW if doubtful else Verdict.PASS
        zh, en = f"{window[0]}{one.label[0]}：", f"{one.label[1]}{window[1]}: "
        shown = [_shown(record) for record in inside or doubtful]
        if inside:
            zh, en = f"{zh}{len(inside)} 条（{'；'.join(shown)}）", f"{en}{len(inside)} ({'; '.join(shown)})"
        elif doubtful:
            zh = f"{zh}{len(doubtful)} 条是否计入须核对（{'；'.join(shown)}）"
            en = f"{en}{len(doubtful)} that a person has to place ({'; '.join(shown)})"
        else:
            zh, en = f"{zh}未见", f"{en}none found"
        if one.unsure:
            verdict = Verdict.REVIEW
            zh, en = f"{zh}；识别不清，请核对原件", f"{en}; hard to read, check the original"
        trace = Trace(
            op=self.word(), left=str(len(inside)), right=self.demand(), result=verdict, values=(one.key,),
            note="unsure reading" if one.unsure else "",
        )  # fmt: skip
        return Outcome(trace, Message(zh=zh, en=en))

    def _place(self, record: str, day: dt.date) -> Verdict:
        """FAIL for a record inside the window, PASS for one before it, REVIEW where that is not known."""
        span = day_range(record.partition("|")[0])
        if span is None or span[1] > day:
            return Verdict.REVIEW
        if self.years is not None:
            opens = add_years(day, -self.years)
            if span[1] < opens:
                return Verdict.PASS
            return Verdict.FAIL if span[0] >= opens else Verdict.REVIEW
        if self.settled_years is not None and span[0] < add_years(day, -self.settled_years):
            return Verdict.REVIEW
        return Verdict.FAIL

    def inputs(self) -> tuple[Input, ...]:
        return (self.value,)


@dataclass(frozen=True, slots=True)
class Recent(Leaf):
    """The document is dated at most `days` before the application and not after it; otherwise a person
    says whether it still serves. The number of days is a design value and fails nobody."""

    value: Input
    days: int

    def word(self) -> str:
        return "recent"

    def demand(self) -> str:
        return f"0..{self.days}"

    def dated(self) -> bool:
        return True

    def judge(self, case: Case, found: tuple[Found, ...]) -> Outcome:
        (one,) = found
        assert case.application_date is not None, "dated predicates are asked with a date"
        dates = _dates(one.value)
        if dates is None:
            return self.unreadable(one.key, one.label)
        ages = [(case.application_date - day).days for _, day in dates]
        fits = all(0 <= age <= self.days for age in ages) and not one.unsure
        shown = "、".join(day.isoformat() for _, day in dates)
        zh = f"{one.label[0]} {shown}，距申报日 {ages[0]} 天，参考上限 {self.days} 天"
        en = f"{one.label[1]} {shown}, {ages[0]} days before the application; up to {self.days} expected"
        if not fits:
            zh, en = f"{zh}；请确认是否仍可采信", f"{en}; confirm that it still serves"
        trace = Trace(
            op=self.word(), left=",".join(str(age) for age in ages), right=self.demand(),
            result=Verdict.PASS if fits else Verdict.REVIEW, values=(one.key,),
        )  # fmt: skip
        return Outcome(trace, Message(zh=zh, en=en))

    def inputs(self) -> tuple[Input, ...]:
        return (self.value,)

    def possible(self, of_clause: PossibleOf) -> frozenset[Verdict]:
        return frozenset({Verdict.PASS, Verdict.REVIEW, Verdict.NO_EVIDENCE})


def _shown(record: str) -> str:
    """A record as people read it; an unread date says so."""
    date, _, rest = record.partition("|")
    return " ".join(filter(None, (date if day_range(date) else "日期未识别", rest.replace("|", " "))))


def _dates(value: Value) -> tuple[tuple[str | None, dt.date], ...] | None:
    """The admissible days: every reading, and both ends of a month or a year when no day is printed."""
    texts: list[tuple[str | None, str]] = []
    if value.readings:
        texts.extend(sorted(value.readings.items()))
    elif isinstance(value.verified, str):
        texts.append((None, value.verified))
    out: list[tuple[str | None, dt.date]] = []
    for name, text in texts:
        ends = day_range(text)
        if ends is None:
            return None
        if ends[0] == ends[1]:
            out.append((name, ends[0]))
        else:
            out.extend((("earliest", ends[0]), ("latest", ends[1])))
    return tuple(out) or None


def day_range(text: str) -> tuple[dt.date, dt.date] | None:
    """First and last day that an ISO date of day, month or year precision covers; None when it is none."""
    pieces = text.split("-")
    try:
        numbers = [int(piece) for piece in pieces]
        if len(numbers) == 3:
            day = dt.date(*numbers)
            return day, day
        if len(numbers) == 2:
            last = calendar.monthrange(numbers[0], numbers[1])[1]
            return dt.date(numbers[0], numbers[1], 1), dt.date(numbers[0], numbers[1], last)
        if len(numbers) == 1:
            return dt.date(numbers[0], 1, 1), dt.date(numbers[0], 12, 31)
    except (ValueError, calendar.IllegalMonthError):
        return None
    return None
