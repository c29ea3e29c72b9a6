"""A scheme's answer as people ask for it: could this organisation apply, and what is missing for it.

In come a pack and the values of a record; out come the verdicts sorted into met, failed and open clauses, and
for each that is not met what falls short, in the clause's own unit. Nothing is judged here.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dossier_ai.core import ClauseVerdict, Decision, Message, Trace, Value, Verdict
from dossier_ai.schemes.evaluate import Judgement, judge
from dossier_ai.schemes.inputs import KINDS, spec_of
from dossier_ai.schemes.pack import Clause, Pack
from dossier_ai.schemes.predicates import AtLeast, show_points
from dossier_ai.schemes.units import RECORD_UNITS, Unit, parse_number, shown_en, shown_zh

_FAILED = (Verdict.FAIL, Verdict.FAIL_RELAXABLE)
_OPEN = (Verdict.REVIEW, Verdict.NO_EVIDENCE)


@dataclass(frozen=True, slots=True)
class Lack:
    """What one clause lacks: its title, the verdict and reason, by how much numbers fall short, and the
    values that the record does not have."""

    clause: str
    title: Message
    verdict: Verdict
    reason: Message
    shortfalls: tuple[Message, ...]
    missing: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "clause": self.clause,
            "title": self.title.model_dump(),
            "verdict": self.verdict.value,
            "reason": self.reason.model_dump(),
            "shortfalls": [s.model_dump() for s in self.shortfalls],
            "missing": list(self.missing),
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """One scheme's answer. `met`, `failed` and `open` are clause ids in the regulation's order; a clause
    that does not apply is in none of them."""

    pack: Pack
    procedure: str
    judgement: Judgement
    met: tuple[str, ...]
    failed: tuple[str, ...]
    open: tuple[str, ...]
    lacks: tuple[Lack, ...]

    @property
    def result(self) -> Verdict:
        return self.judgement.result

    def as_json(self) -> dict[str, Any]:
        return {
            "scheme": self.pack.scheme,
            "edition": self.pack.edition,
            "edition_status": self.pack.edition_status,
            "title": self.pack.title.model_dump(),
            "procedure": self.procedure,
            "result": self.result.value,
            "met": list(self.met),
            "failed": list(self.failed),
            "open": list(self.open),
            "lacks": [lack.as_json() for lack in self.lacks],
            "verdicts": [v.model_dump(mode="json") for v in self.judgement.verdicts],
            "missing": list(self.judgement.missing),
        }


def answer_scheme(
    pack: Pack,
    values: Mapping[str, Value],
    decisions: Sequence[Decision],
    application_date: dt.date | None,
    procedure: str = "initial",
) -> Answer:
    """The answer of `pack` for these values. `UsageError` for a procedure that the scheme does not have."""
    judgement = judge(pack, values, decisions, application_date, procedure)
    missing = frozenset(judgement.missing)

    def of(*verdicts: Verdict) -> tuple[str, ...]:
        return tuple(v.clause for v in judgement.verdicts if v.verdict in verdicts)

    return Answer(
        pack=pack,
        procedure=procedure,
        judgement=judgement,
        met=of(Verdict.PASS),
        failed=of(*_FAILED),
        open=of(*_OPEN),
        lacks=tuple(
            _lack(pack, verdict, missing, application_date)
            for verdict in judgement.verdicts
            if verdict.verdict in (*_FAILED, *_OPEN)
        ),
    )


def _lack(
    pack: Pack, verdict: ClauseVerdict, missing: frozenset[str], application_date: dt.date | None
) -> Lack:
    clause = pack.clause(verdict.clause)
    assert clause is not None, "verdicts are on clauses of the pack"
    wanting = tuple(
        dict.fromkeys(k for k in _keys(verdict.trace) if k in missing) if verdict.trace is not None else ()
    )
    return Lack(
        clause=clause.id,
        title=clause.title,
        verdict=verdict.verdict,
        reason=verdict.reason,
        shortfalls=_shortfalls(clause, verdict.trace, application_date) if verdict.trace is not None else (),
        missing=wanting,
    )


def name_value(key: str) -> Message:
    """What a value of the record is called, with its year; its key where it has no other name."""
    if key.startswith("materials."):
        zh, en = KINDS.get(key.split(".")[1], (key, key))
        return Message(zh=zh, en=en)
    spec = spec_of(key)
    if spec is None:
        return Message(zh=key, en=key)
    year = key.rpartition(".")[2]
    if spec.yearly and year.isdecimal():
        return Message(zh=f"{year} 年{spec.zh}", en=f"{spec.en} {year}")
    return Message(zh=spec.zh, en=spec.en)


def _keys(trace: Trace) -> Iterator[str]:
    yield from trace.values
    for step in trace.inputs:
        yield from _keys(step)


def _shortfalls(clause: Clause, trace: Trace, application_date: dt.date | None) -> tuple[Message, ...]:
    """By how much each number of the clause that misses its limit does so, exactly."""
    units = {
        leaf.value.key(application_date): leaf.unit
        for leaf in _leaves(clause.rule)
        if isinstance(leaf, AtLeast)
    }
    found = [gap for gap in _gaps(trace, units) if gap is not None]
    return tuple(dict.fromkeys(found))


def _gaps(trace: Trace, units: Mapping[str | None, Unit]) -> Iterator[Message | None]:
    if trace.result not in _FAILED:
        return
    if trace.op == "all_readings" and trace.inputs:
        gaps = [(amount, step) for step in trace.inputs if (amount := _gap(step)) is not None]
        if gaps and len(gaps) == len(trace.inputs):
            amount, step = min(gaps, key=lambda pair: pair[0])
            yield _shown(amount, step, units)
            return
    if trace.op == "k_of_n" and trace.right is not None:
        held = sum(step.result is Verdict.PASS for step in trace.inputs)
        more = int(trace.right) - held
        yield Message(zh=f"{more} 项", en=f"{more} items")
        return
    amount_here = _gap(trace)
    if amount_here is not None:
        yield _shown(amount_here, trace, units)
    for step in trace.inputs:
        yield from _gaps(step, units)


def _gap(trace: Trace) -> Fraction | None:
    """How far `left` misses the limit `right`, which includes its ends; None where they are no numbers."""
    if trace.left is None or not trace.right or trace.op not in ("at_least", "at_most", "share_at_least"):
        return None
    left, right = parse_number(trace.left), parse_number(trace.right)
    if left is None or right is None:
        return None
    gap = left - right if trace.op == "at_most" else right - left
    return gap if gap > 0 else None


def _shown(gap: Fraction, trace: Trace, units: Mapping[str | None, Unit]) -> Message:
    key = trace.values[0] if trace.values else ""
    spec = spec_of(key)
    if trace.op == "share_at_least" or (spec is not None and spec.format == "share"):
        zh, en = show_points(gap)
        return Message(zh=zh, en=en)
    unit = units.get(key) or RECORD_UNITS.get(spec.unit if spec is not None else "", Unit("", 1, "", ""))
    return Message(zh=shown_zh(gap, unit), en=shown_en(gap, unit))


def _leaves(rule: object) -> Iterator[object]:
    """`rule` and every rule inside it."""
    if dataclasses.is_dataclass(rule):
        yield rule
        for part in dataclasses.fields(rule):
            yield from _leaves(getattr(rule, part.name))
    elif isinstance(rule, tuple):
        for item in rule:
            yield from _leaves(item)
