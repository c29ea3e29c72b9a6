"""The predicates that compare: numbers, shares, dates and truths. Closed vocabulary; loader names them.

Each is a frozen record of its arguments with `decide`, `inputs`, `possible` and `clauses`
(protocol `rule.Rule`).
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from dossier_ai.core import Message, Trace, Value, Verdict
from dossier_ai.schemes.comparison import Limit, Number, compare
from dossier_ai.schemes.rule import (
    Case,
    FindingSpec,
    Input,
    Outcome,
    admissible,
    is_unsure,
    look_outcome,
    missing_outcome,
)
from dossier_ai.schemes.units import Unit, decimal_text, percent_text, shown_en, shown_zh, terminates
from dossier_ai.text.dates import years_between

_COMPARED = frozenset({Verdict.PASS, Verdict.FAIL, Verdict.REVIEW, Verdict.NO_EVIDENCE})


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The value is at least `than` (or `at_most` / within two limits, by which limits are given)."""

    op: str
    value: Input
    limit: Limit
    unit: Unit
    needs_rank: int | None = None
    finding: FindingSpec | None = None

    def decide(self, case: Case) -> Outcome:
        key, value = case.get(self.value)
        if value is None:
            return missing_outcome(self.op, case, (self.value,), self.limit.text)
        numbers = admissible(value)
        label = self.value.label(case.application_date)
        if numbers is None:
            return _unreadable(self.op, key, label, self.limit.text)
        return compare(
            case,
            op=self.op,
            label=label,
            numbers=numbers,
            limit=self.limit,
            show=self._show,
            show_gap=_show_points if self.value.spec.format == "share" else None,
            keys=(key,),
            values=(value,),
            needs_rank=self.needs_rank,
            finding=self.finding,
        )

    def _show(self, number: Fraction) -> tuple[str, str]:
        if self.value.spec.format == "share":
            return _show_share(number)
        return shown_zh(number, self.unit), shown_en(number, self.unit)

    def inputs(self) -> tuple[Input, ...]:
        return (self.value,)

    def possible(self) -> frozenset[Verdict]:
        return _COMPARED

    def clauses(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class ShareAtLeast:
    """`part` is at least `share` of `whole`, exactly, for every admissible pair of numbers."""

    part: Input
    whole: Input
    limit: Limit
    name: tuple[str, str]
    finding: FindingSpec | None = None

    def decide(self, case: Case) -> Outcome:
        part_key, part = case.get(self.part)
        whole_key, whole = case.get(self.whole)
        absent = tuple(i for i, v in ((self.part, part), (self.whole, whole)) if v is None)
        if part is None or whole is None:
            return missing_outcome("share_at_least", case, absent, self.limit.text)
        parts, wholes = admissible(part), admissible(whole)
        if parts is None or wholes is None:
            return _unreadable("share_at_least", part_key, self.name, self.limit.text)
        if any(number <= 0 for _, number in wholes):
            return _unreadable("share_at_least", whole_key, self.name, self.limit.text)
        pairs = sorted({(p, w) for _, p in parts for _, w in wholes}, key=lambda x: (x[0] / x[1], x))
        numbers: tuple[Number, ...]
        if len(pairs) == 1:
            numbers = ((None, pairs[0][0] / pairs[0][1]),)
        else:
            ends = (pairs[0], pairs[-1])
            numbers = (("least", ends[0][0] / ends[0][1]), ("greatest", ends[1][0] / ends[1][1]))
        (_, shown_part), (_, shown_whole) = parts[0], wholes[0]
        ratio = f"（{decimal_text(shown_part)}/{decimal_text(shown_whole)}）"
        return compare(
            case,
            op="share_at_least",
            label=(self.name[0] + ratio, f"{self.name[1]} ({shown_part}/{shown_whole})"),
            numbers=numbers,
            limit=self.limit,
            show=_show_share,
            show_gap=_show_points,
            keys=(part_key, whole_key),
            values=(part, whole),
            finding=self.finding,
            note=f"{shown_part}/{shown_whole}",
        )

    def inputs(self) -> tuple[Input, ...]:
        return (self.part, self.whole)

    def possible(self) -> frozenset[Verdict]:
        return _COMPARED

    def clauses(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class AgeAtLeast:
    """At least `years` completed anniversaries lie between the date and the application date (0.3)."""

    value: Input
    years: int
    finding: FindingSpec | None = None

    def decide(self, case: Case) -> Outcome:
        key, value = case.get(self.value)
        if value is None or case.application_date is None:
            return missing_outcome("age_at_least", case, (self.value,), str(self.years))
        label = self.value.label(case.application_date)
        starts = _dates(value)
        if starts is None:
            return _unreadable("age_at_least", key, label, str(self.years))
        ages = tuple((name, years_between(start, case.application_date)) for name, start in starts)
        begun = "、".join(start.isoformat() for _, start in starts)
        return compare(
            case,
            op="age_at_least",
            label=(
                f"{label[0]} {begun}，至申报日 {case.application_date} 已满",
                f"{label[1]} {begun}, completed years on {case.application_date}",
            ),
            numbers=tuple((name, Fraction(age)) for name, age in ages),
            limit=Limit(least=Fraction(self.years)),
            show=lambda n: (f"{decimal_text(n)} 年", f"{decimal_text(n)} year{'' if n == 1 else 's'}"),
            keys=(key,),
            values=(value,),
            finding=self.finding,
            note=f"from {begun} to {case.application_date}",
        )

    def inputs(self) -> tuple[Input, ...]:
        return (self.value,)

    def possible(self) -> frozenset[Verdict]:
        return _COMPARED

    def clauses(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Has:
    """The value is `true`."""

    value: Input

    def decide(self, case: Case) -> Outcome:
        key, value = case.get(self.value)
        if value is None:
            return missing_outcome("has", case, (self.value,), "true")
        zh, en = self.value.label(case.application_date)
        if value.verified not in ("true", "false"):
            return _unreadable("has", key, (zh, en), "true")
        held = value.verified == "true"
        verdict = Verdict.PASS if held else Verdict.FAIL
        zh = f"{zh}：{'有' if held else '无'}"
        en = f"{en}: {'yes' if held else 'no'}"
        note = ""
        if is_unsure(value):
            verdict, note = Verdict.REVIEW, "unsure reading"
            zh, en = f"{zh}；识别不清，请核对原件", f"{en}; hard to read, check the original"
        trace = Trace(op="has", left=value.verified, right="true", result=verdict, note=note, values=(key,))
        return Outcome(trace, Message(zh=zh, en=en))

    def inputs(self) -> tuple[Input, ...]:
        return (self.value,)

    def possible(self) -> frozenset[Verdict]:
        return _COMPARED

    def clauses(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class OneOf:
    """The text is one of `of` (PASS), one of `review` (a person decides), or neither (FAIL)."""

    value: Input
    of: tuple[str, ...]
    review: tuple[str, ...] = ()

    def decide(self, case: Case) -> Outcome:
        key, value = case.get(self.value)
        wanted = "|".join(self.of)
        if value is None:
            return missing_outcome("one_of", case, (self.value,), wanted)
        zh, en = self.value.label(case.application_date)
        if not isinstance(value.verified, str):
            return _unreadable("one_of", key, (zh, en), wanted)
        verdict = Verdict.PASS if value.verified in self.of else Verdict.FAIL
        if value.verified in self.review or is_unsure(value):
            verdict = Verdict.REVIEW
        trace = Trace(op="one_of", left=value.verified, right=wanted, result=verdict, values=(key,))
        return Outcome(trace, Message(zh=f"{zh}：{value.verified}", en=f"{en}: {value.verified}"))

    def inputs(self) -> tuple[Input, ...]:
        return (self.value,)

    def possible(self) -> frozenset[Verdict]:
        return _COMPARED

    def clauses(self) -> tuple[str, ...]:
        return ()


def _unreadable(op: str, key: str, label: tuple[str, str], right: str) -> Outcome:
    return look_outcome(
        op, key, f"{label[0]}无法确定，请核对原件", f"{label[1]} cannot be determined; check the original",
        right=right,
    )  # fmt: skip


def _show_share(number: Fraction) -> tuple[str, str]:
    exact = percent_text(number)
    if terminates(number) or (number * 100).denominator == 1:
        return exact, exact
    return f"{exact}（{number}）", f"{exact} ({number})"


def _show_points(gap: Fraction) -> tuple[str, str]:
    """A difference of two shares, in percentage points."""
    number = percent_text(gap).removesuffix("%")
    return f"{number} 个百分点", f"{number} percentage points"


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
