"""The predicates that compare one value or two: numbers, shares, truths and words. Closed vocabulary; the
loader names them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from dossier_ai.core import Message, Trace, Verdict
from dossier_ai.schemes.comparison import Limit, Number, compare
from dossier_ai.schemes.leaf import Found, Leaf
from dossier_ai.schemes.rule import Case, FindingSpec, Input, Outcome, admissible
from dossier_ai.schemes.units import (
    RECORD_UNITS,
    Unit,
    decimal_text,
    percent_text,
    shown_en,
    shown_zh,
    terminates,
)


@dataclass(frozen=True, slots=True)
class AtLeast(Leaf):
    """The value is at least `than` (or `at_most` / within two limits, by which limits are given)."""

    op: str
    value: Input
    limit: Limit
    unit: Unit
    needs_rank: int | None = None
    findings: tuple[FindingSpec, ...] = ()

    def word(self) -> str:
        return self.op

    def demand(self) -> str:
        return self.limit.text

    def judge(self, case: Case, found: tuple[Found, ...]) -> Outcome:
        (one,) = found
        numbers = admissible(one.value)
        if numbers is None:
            return self.unreadable(one.key, one.label)
        return compare(
            case,
            op=self.op,
            label=one.label,
            numbers=numbers,
            limit=self.limit,
            show=self._show,
            show_gap=show_points if self.value.spec.format == "share" else None,
            keys=(one.key,),
            values=(one.value,),
            needs_rank=self.needs_rank,
            findings=self.findings,
        )

    def _show(self, number: Fraction) -> tuple[str, str]:
        if self.value.spec.format == "share":
            return show_share(number)
        return shown_zh(number, self.unit), shown_en(number, self.unit)

    def inputs(self) -> tuple[Input, ...]:
        return (self.value,)


@dataclass(frozen=True, slots=True)
class ShareAtLeast(Leaf):
    """`part` is at least `share` of `whole`, exactly, for every admissible pair of numbers."""

    part: Input
    whole: Input
    limit: Limit
    name: tuple[str, str]
    findings: tuple[FindingSpec, ...] = ()

    def word(self) -> str:
        return "share_at_least"

    def demand(self) -> str:
        return self.limit.text

    def judge(self, case: Case, found: tuple[Found, ...]) -> Outcome:
        part, whole = found
        parts, wholes = admissible(part.value), admissible(whole.value)
        if parts is None or wholes is None:
            return self.unreadable(part.key, self.name)
        if any(number <= 0 for _, number in wholes):
            return self.unreadable(whole.key, self.name)
        pairs = sorted({(p, w) for _, p in parts for _, w in wholes}, key=lambda x: (x[0] / x[1], x))
        numbers: tuple[Number, ...]
        if len(pairs) == 1:
            numbers = ((None, pairs[0][0] / pairs[0][1]),)
        else:
            ends = (pairs[0], pairs[-1])
            numbers = (("least", ends[0][0] / ends[0][1]), ("greatest", ends[1][0] / ends[1][1]))
        (_, shown_part), (_, shown_whole) = parts[0], wholes[0]
        ratio = f"（{decimal_text(shown_part)}/{decimal_text(shown_whole)}）"

        def show_gap(gap: Fraction) -> tuple[str, str]:
            """In percentage points, and in whole units of the part for the pair that misses by `gap`."""
            zh, en = show_points(gap)
            missing = next((w for p, w in pairs if self.limit.gap(p / w) == gap), None)
            unit = RECORD_UNITS.get(self.part.spec.unit)
            if missing is None or unit is None:
                return zh, en
            more = Fraction(ceil(gap * missing))
            return f"{zh}（{shown_zh(more, unit)}）", f"{en} ({shown_en(more, unit)})"

        return compare(
            case,
            op=self.word(),
            label=(self.name[0] + ratio, f"{self.name[1]} ({shown_part}/{shown_whole})"),
            numbers=numbers,
            limit=self.limit,
            show=show_share,
            show_gap=show_gap,
            keys=(part.key, whole.key),
            values=(part.value, whole.value),
            findings=self.findings,
            note=f"{shown_part}/{shown_whole}",
        )

    def inputs(self) -> tuple[Input, ...]:
        return (self.part, self.whole)


@dataclass(frozen=True, slots=True)
class Has(Leaf):
    """The value is `true`."""

    value: Input

    def word(self) -> str:
        return "has"

    def demand(self) -> str:
        return "true"

    def judge(self, case: Case, found: tuple[Found, ...]) -> Outcome:
        (one,) = found
        if one.value.verified not in ("true", "false"):
            return self.unreadable(one.key, one.label)
        held = one.value.verified == "true"
        verdict = Verdict.PASS if held else Verdict.FAIL
        zh = f"{one.label[0]}：{'有' if held else '无'}"
        en = f"{one.label[1]}: {'yes' if held else 'no'}"
        note = ""
        if one.unsure:
            verdict, note = Verdict.REVIEW, "unsure reading"
            zh, en = f"{zh}；识别不清，请核对原件", f"{en}; hard to read, check the original"
        trace = Trace(
            op="has", left=one.value.verified, right="true", result=verdict, note=note, values=(one.key,)
        )
        return Outcome(trace, Message(zh=zh, en=en))

    def inputs(self) -> tuple[Input, ...]:
        return (self.value,)


@dataclass(frozen=True, slots=True)
class OneOf(Leaf):
    """The text is one of `of` (PASS), one of `review` (a person decides), or neither (FAIL)."""

    value: Input
    of: tuple[str, ...]
    review: tuple[str, ...] = ()

    def word(self) -> str:
        return "one_of"

    def demand(self) -> str:
        return "|".join(self.of)

    def judge(self, case: Case, found: tuple[Found, ...]) -> Outcome:
        (one,) = found
        text = one.value.verified
        if not isinstance(text, str):
            return self.unreadable(one.key, one.label)
        verdict = Verdict.PASS if text in self.of else Verdict.FAIL
        if text in self.review or one.unsure:
            verdict = Verdict.REVIEW
        trace = Trace(op="one_of", left=text, right=self.demand(), result=verdict, values=(one.key,))
        return Outcome(trace, Message(zh=f"{one.label[0]}：{text}", en=f"{one.label[1]}: {text}"))

    def inputs(self) -> tuple[Input, ...]:
        return (self.value,)


def show_share(number: Fraction) -> tuple[str, str]:
    """A share as percent; with the fraction behind it where percent cannot say it exactly."""
    exact = percent_text(number)
    if terminates(number) or (number * 100).denominator == 1:
        return exact, exact
    return f"{exact}（{number}）", f"{exact} ({number})"


def show_points(gap: Fraction) -> tuple[str, str]:
    """A difference of two shares, in percentage points."""
    number = percent_text(gap).removesuffix("%")
    return f"{number} 个百分点", f"{number} percentage points"
