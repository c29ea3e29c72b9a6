"""What a rule is, what it may see, and what it answers. The predicates live in modules of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, Protocol

from dossier_ai.core import Evidence, FieldState, Finding, Message, Severity, Trace, Value, Verdict
from dossier_ai.schemes.inputs import INPUTS, KINDS, InputSpec
from dossier_ai.schemes.units import parse_number

# Below this confidence a reading decides nothing: the clause waits for a person (domain 3, rule 2).
CONFIDENCE_FLOOR = 0.80
_UNSURE_STATES = (FieldState.OCCLUDED, FieldState.HANDWRITTEN, FieldState.CROSSED_OUT)
# A blocker may be proved by hundreds of list rows; a finding shows where to begin.
_EVIDENCE_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Input:
    """One named input; `year` counts from the year of application (-1 is the year before it)."""

    name: str
    year: int | None = None

    def key(self, application_date: dt.date | None) -> str | None:
        """The record value's name; None when it needs a year and the application date is unknown."""
        if self.year is None:
            return self.name
        return None if application_date is None else f"{self.name}.{application_date.year + self.year}"

    @property
    def spec(self) -> InputSpec:
        if self.name.startswith("materials."):
            zh, en = KINDS[self.name.removeprefix("materials.")]
            return InputSpec(self.name, zh, en, "present")
        return INPUTS[self.name]

    def label(self, application_date: dt.date | None) -> tuple[str, str]:
        """Its name in both languages, with the year it is asked for."""
        if self.year is None:
            return self.spec.zh, self.spec.en
        if application_date is None:
            ago = {-1: "上一年度", -2: "前年度", -3: "大前年度"}.get(self.year, "")
            return f"{ago}{self.spec.zh}", f"{self.spec.en} (year of application {self.year:+d})"
        year = application_date.year + self.year
        return f"{year} 年{self.spec.zh}", f"{self.spec.en} {year}"


@dataclass(frozen=True, slots=True)
class FindingSpec:
    """The threshold finding that a failed comparison emits. `also_mixed`: a comparison that falls short
    under some readings only emits it too, as severity M at most (domain 01, XFN-34)."""

    id: str
    severity: Severity
    zh: str
    en: str
    also_mixed: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A rule's answer: its trace, one sentence in both languages, and the threshold findings it emits.
    `missing` names the values that were not in the record."""

    trace: Trace
    reason: Message
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        return self.trace.result


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule may look at: the values, the application date, the person's decision on the clause at
    hand (PASS, FAIL or None), and the verdicts of other clauses."""

    values: Mapping[str, Value]
    application_date: dt.date | None
    clause: str = ""
    verdict_of: Callable[[str], Verdict] = field(default=lambda clause: Verdict.NO_EVIDENCE)
    decided: Verdict | None = None
    decided_by: str = ""

    def get(self, wanted: Input) -> tuple[str, Value | None]:
        """The key of `wanted` and its value; None where the record has none, or only a declared figure:
        what the applicant declares is no evidence of itself."""
        key = wanted.key(self.application_date)
        if key is None:
            return f"{wanted.name}.{wanted.year:+d}", None
        value = self.values.get(key)
        return key, None if value is None or is_only_declared(value) else value


PossibleOf = Callable[[str], frozenset[Verdict]]


class Rule(Protocol):
    """A predicate with its arguments."""

    def decide(self, case: Case) -> Outcome:
        """The verdict on `case`, with its trace."""
        ...

    def inputs(self) -> tuple[Input, ...]:
        """Every input it may read, in order."""
        ...

    def possible(self, of_clause: PossibleOf) -> frozenset[Verdict]:
        """Every verdict it can give, where `of_clause` says the same of other clauses; packs must show an
        example of each."""
        ...

    def clauses(self) -> tuple[str, ...]:
        """The clauses whose verdicts it uses."""
        ...


def is_only_declared(value: Value) -> bool:
    """True when the record knows the applicant's own figure and nothing that proves it."""
    return (
        value.verified is None
        and value.readings is None
        and value.bounds is None
        and value.state is not FieldState.OCCLUDED
    )


def is_unsure(value: Value) -> bool:
    """True when a person has to look before this value may decide: read below the confidence floor, under
    a seal, by hand, struck out, or of the last evidence rank (hand-corrected, unresolved repair)."""
    if value.state is FieldState.HUMAN:
        return False
    return value.state in _UNSURE_STATES or value.confidence < CONFIDENCE_FLOOR or value.rank >= 6


def admissible(value: Value) -> tuple[tuple[str | None, Fraction], ...] | None:
    """Every number that the value may be, by name of the reading: its readings (else the verified number)
    and the least and the greatest that uncertain inputs allow. None when one of them is no number."""
    texts: list[tuple[str | None, str]] = []
    if value.readings:
        texts.extend(sorted(value.readings.items()))
    elif isinstance(value.verified, str):
        texts.append((None, value.verified))
    if value.bounds is not None:
        texts.extend((("least", value.bounds.min), ("greatest", value.bounds.max)))
    numbers = tuple((name, parse_number(text)) for name, text in texts)
    if not numbers or any(number is None for _, number in numbers):
        return None
    return tuple((name, number) for name, number in numbers if number is not None)


def missing_outcome(
    op: str, case: Case, wanted: tuple[Input, ...], right: str = "", *, dated: bool = False
) -> Outcome:
    """NO_EVIDENCE: the record lacks these inputs; an absent value is never taken for zero. `dated` says that
    the application date is needed as well."""
    keys = tuple(case.get(i)[0] for i in wanted)
    labels = [i.label(case.application_date) for i in wanted]
    undated = case.application_date is None and (dated or any(i.year is not None for i in wanted))
    zh = "缺少依据：" + "、".join(zh for zh, _ in labels)
    en = "No evidence of " + ", ".join(en for _, en in labels)
    if undated:
        zh, en = "申报日期未知，无法确定统计年度和年限；" + zh, "The application date is unknown; " + en
    trace = Trace(op=op, right=right or None, result=Verdict.NO_EVIDENCE, note=en, values=keys)
    return Outcome(trace, Message(zh=zh, en=en), missing=keys)


def look_outcome(
    op: str, key: str, zh: str, en: str, *, left: str | None = None, right: str | None = None
) -> Outcome:
    """REVIEW: a person has to look."""
    trace = Trace(op=op, left=left, right=right, result=Verdict.REVIEW, note=en, values=(key,))
    return Outcome(trace, Message(zh=zh, en=en))


def threshold_finding(
    spec: FindingSpec,
    reason: Message,
    values: tuple[Value, ...],
    clause: str,
    *,
    mixed: bool,
    unsure: bool,
    found: str,
    needed: str,
    difference: str,
) -> Finding:
    """The finding of class `threshold` for a comparison that falls short."""
    severity: Severity = "M" if mixed and spec.severity == "B" else spec.severity
    evidence: list[Evidence] = []
    for value in values:
        evidence.extend(value.declared_evidence[:1])
        evidence.extend(value.evidence[:_EVIDENCE_SHOWN])
    zh, en = f"{spec.zh}：{reason.zh}", f"{spec.en}: {reason.en}"
    declared = next((v.declared for v in values if v.declared is not None), "")
    return Finding(
        id=spec.id,
        finding_class="threshold",
        severity=severity,
        uncertain=unsure,
        message=Message(zh=zh, en=en),
        declared=declared or "",
        found=found,
        difference=difference,
        tolerance=needed,
        clauses=(clause,),
        evidence=tuple(evidence),
    )


Side = Literal["at_least", "at_most"]
