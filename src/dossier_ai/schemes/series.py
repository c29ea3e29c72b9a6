"""The predicates on several figures: the share of several years (both readings of AMB-03), a sum, and how
many events reach a size. Years before the applicant existed are not asked for (AMB-27)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dossier_ai.core import Message, Verdict
from dossier_ai.schemes.comparison import Limit, Number, compare
from dossier_ai.schemes.dated import day_range
from dossier_ai.schemes.leaf import Found, Leaf
from dossier_ai.schemes.predicates import show_points, show_share
from dossier_ai.schemes.rule import Case, FindingSpec, Input, Outcome, admissible
from dossier_ai.schemes.units import Unit, decimal_text, parse_number, shown_en, shown_zh

_RANGE = re.compile(r"(\d+)(?:\.\.(\d+))?")


def existing_years(case: Case, since: Input | None, years: tuple[int, ...]) -> tuple[int, ...]:
    """Those of `years` (counted from the application) in which the applicant already existed; all of them
    where `since` is not asked for, not known or not sure."""
    if since is None or case.application_date is None:
        return years
    _, value = case.get(since)
    span = day_range(value.verified) if value is not None and isinstance(value.verified, str) else None
    if span is None:
        return years
    return tuple(y for y in years if dt.date(case.application_date.year + y, 12, 31) >= span[0])


def short_history(outcome: Outcome, asked: int, known: int) -> Outcome:
    """The same outcome, for a person: the applicant is younger than the years that the clause asks for."""
    reason = Message(
        zh=f"{outcome.reason.zh}；成立时间短，只有 {known} 年数据（条款要求 {asked} 年），由审核人判断",
        en=f"{outcome.reason.en}; short history, {known} of {asked} years exist: a reviewer decides",
    )
    note = "; ".join(filter(None, (outcome.trace.note, "SHORT_HISTORY")))
    return Outcome(outcome.trace.model_copy(update={"result": Verdict.REVIEW, "note": note}), reason)


@dataclass(frozen=True, slots=True)
class MeanShare(Leaf):
    """`part` over `whole` across `years` is at least the limit, as the mean of the yearly shares and as sum
    over sum. Uncertain figures widen both to their least and their greatest."""

    part: str
    whole: str
    years: tuple[int, ...]
    limit: Limit
    name: tuple[str, str]
    since: Input | None = None
    findings: tuple[FindingSpec, ...] = ()

    def word(self) -> str:
        return "mean_share_at_least"

    def demand(self) -> str:
        return self.limit.text

    def required(self, case: Case) -> tuple[Input, ...]:
        return self._of(existing_years(case, self.since, self.years) or self.years)

    def _of(self, years: tuple[int, ...]) -> tuple[Input, ...]:
        return tuple(Input(name, year) for year in years for name in (self.part, self.whole))

    def judge(self, case: Case, found: tuple[Found, ...]) -> Outcome:
        pairs = []
        for part, whole in zip(found[::2], found[1::2], strict=True):
            parts, wholes = admissible(part.value), admissible(whole.value)
            if parts is None or wholes is None or any(number <= 0 for _, number in wholes):
                return self.unreadable(part.key, self.name)
            pairs.append((tuple(n for _, n in parts), tuple(n for _, n in wholes)))
        numbers: list[Number] = []
        for low in (True, False):
            # The least share has the smallest part over the greatest whole, the greatest the other way.
            ends = [(min(p), max(w)) if low else (max(p), min(w)) for p, w in pairs]
            mean = sum((p / w for p, w in ends), Fraction(0)) / len(ends)
            pooled = sum((p for p, _ in ends), Fraction(0)) / sum((w for _, w in ends), Fraction(0))
            numbers += [("mean_of_years", mean), ("pooled", pooled)]
        yearly = "、".join(f"{decimal_text(p[0])}/{decimal_text(w[0])}" for p, w in pairs)
        outcome = compare(
            case,
            op=self.word(),
            label=(f"{self.name[0]}（{yearly}）", f"{self.name[1]} ({yearly.replace('、', ', ')})"),
            numbers=tuple(dict.fromkeys(numbers)),
            limit=self.limit,
            show=show_share,
            show_gap=show_points,
            keys=tuple(one.key for one in found),
            values=tuple(one.value for one in found),
            findings=self.findings,
        )
        if len(pairs) < len(self.years):
            return short_history(outcome, len(self.years), len(pairs))
        return outcome

    def inputs(self) -> tuple[Input, ...]:
        return (*self._of(self.years), *((self.since,) if self.since is not None else ()))


@dataclass(frozen=True, slots=True)
class SumAtLeast(Leaf):
    """The sum of `terms`, or of `totals` where the record knows those, is at least the limit. None of them
    can be negative, so the known ones may already suffice; otherwise a missing one leaves the sum open."""

    terms: tuple[Input, ...]
    limit: Limit
    unit: Unit
    name: tuple[str, str]
    totals: tuple[Input, ...] = ()
    since: Input | None = None
    findings: tuple[FindingSpec, ...] = ()

    def word(self) -> str:
        return "sum_at_least"

    def demand(self) -> str:
        return self.limit.text

    def required(self, case: Case) -> tuple[Input, ...]:
        if self.totals and all(case.get(t)[1] is not None for t in self.totals):
            return self.totals
        years = tuple(dict.fromkeys(t.year for t in self.terms if t.year is not None))
        existing = existing_years(case, self.since, years)
        wanted = tuple(t for t in self.terms if t.year in existing) or self.terms
        known = tuple(t for t in wanted if case.get(t)[1] is not None)
        numbers = [admissible(value) for t in known if (value := case.get(t)[1]) is not None]
        least = sum((min(x for _, x in n) for n in numbers if n is not None), Fraction(0))
        # What is missing can only add: the known terms decide where they suffice alone.
        return known if known and self.limit.holds(least) else wanted

    def judge(self, case: Case, found: tuple[Found, ...]) -> Outcome:
        read = [admissible(one.value) for one in found]
        for one, numbers in zip(found, read, strict=True):
            if numbers is None:
                return self.unreadable(one.key, one.label)
        sums = _sums([dict(numbers) for numbers in read if numbers is not None])
        terms = "＋".join(
            f"{shown_zh(numbers[0][1], self.unit)}" for one in found if (numbers := admissible(one.value))
        )
        return compare(
            case,
            op=self.word(),
            label=(f"{self.name[0]}（{terms}）", self.name[1]),
            numbers=sums,
            limit=self.limit,
            show=lambda number: (shown_zh(number, self.unit), shown_en(number, self.unit)),
            keys=tuple(one.key for one in found),
            values=tuple(one.value for one in found),
            findings=self.findings,
        )

    def inputs(self) -> tuple[Input, ...]:
        return (*self.terms, *self.totals, *((self.since,) if self.since is not None else ()))


def _sums(terms: Sequence[dict[str | None, Fraction]]) -> tuple[Number, ...]:
    """The sum under each reading that a term has, and at both ends of the bounds: one reading holds for all
    terms, a term without it gives its only number."""
    names: dict[str | None, None] = dict.fromkeys(n for term in terms for n in term if n is not None)

    def under(name: str | None, term: dict[str | None, Fraction]) -> Fraction:
        if name in term:
            return term[name]
        if name == "greatest":
            return max(term.values())
        return min(term.values()) if name == "least" else term.get(None, min(term.values()))

    if not set(names) - {"least", "greatest"}:
        names = dict.fromkeys((None, *names))
    sums = tuple((name, sum((under(name, term) for term in terms), Fraction(0))) for name in names)
    return sums if len({number for _, number in sums}) > 1 else ((None, sums[0][1]),)


@dataclass(frozen=True, slots=True)
class CountAtLeast(Leaf):
    """At least `limit` items of the list reach `size`. An item written as a range or `?` counts in the
    greatest number only."""

    value: Input
    size: Fraction
    limit: Limit
    unit: Unit
    findings: tuple[FindingSpec, ...] = ()

    def word(self) -> str:
        return "count_at_least"

    def demand(self) -> str:
        return f"{self.limit.text} of size {decimal_text(self.size)}"

    def judge(self, case: Case, found: tuple[Found, ...]) -> Outcome:
        (one,) = found
        items = one.value.verified
        if not isinstance(items, tuple):
            return self.unreadable(one.key, one.label)
        sizes = [_size_range(item) for item in items]
        sure = sum(low >= self.size for low, _ in sizes)
        possible = sum(high is None or high >= self.size for _, high in sizes)
        size = decimal_text(self.size)
        both: tuple[Number, ...] = (("least", Fraction(sure)), ("greatest", Fraction(possible)))
        return compare(
            case,
            op=self.word(),
            label=(f"{one.label[0]}达到 {size} 的场次", f"{one.label[1]}: events of {size} or more"),
            numbers=both[:1] if sure == possible else both,
            limit=self.limit,
            show=lambda number: (shown_zh(number, self.unit), shown_en(number, self.unit)),
            keys=(one.key,),
            values=(one.value,),
            findings=self.findings,
            note=f"{len(items)} events; size {size}",
        )

    def inputs(self) -> tuple[Input, ...]:
        return (self.value,)


def _size_range(item: str) -> tuple[Fraction, Fraction | None]:
    """The least and the greatest that `18`, `18..22` or `?` may be; None when there is no upper end."""
    match = _RANGE.fullmatch(item.strip())
    if match is None:
        number = parse_number(item)
        return (number, number) if number is not None else (Fraction(0), None)
    low = Fraction(int(match[1]))
    return low, Fraction(int(match[2])) if match[2] else low
