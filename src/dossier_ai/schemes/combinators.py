"""The predicates that combine others: all, any, k of n, every reading, and another clause's verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from dossier_ai.core import Message, Trace, Verdict
from dossier_ai.schemes.rule import Case, Input, Outcome, Rule
from dossier_ai.schemes.verdicts import all_of, all_readings, any_of, k_of_n


@dataclass(frozen=True, slots=True)
class Combined:
    """`op` over `of`. For `all_readings`, `also_when_known` are readings that count only where their inputs
    are in the record."""

    op: str
    of: tuple[Rule, ...]
    k: int = 0
    also_when_known: tuple[Rule, ...] = ()

    def decide(self, case: Case) -> Outcome:
        outcomes = [rule.decide(case) for rule in self.of]
        extra = [rule.decide(case) for rule in self.also_when_known]
        outcomes.extend(o for o in extra if o.verdict is not Verdict.NO_EVIDENCE)
        verdict = self._combine([o.verdict for o in outcomes])
        trace = Trace(
            op=self.op,
            right=str(self.k) if self.op == "k_of_n" else None,
            result=verdict,
            inputs=tuple(o.trace for o in outcomes),
        )
        return Outcome(
            trace,
            _join(outcomes, verdict),
            tuple(f for o in outcomes for f in o.findings),
            tuple(dict.fromkeys(m for o in outcomes for m in o.missing)),
        )

    def _combine(self, verdicts: list[Verdict]) -> Verdict:
        combine: dict[str, Callable[[list[Verdict]], Verdict]] = {
            "all_of": all_of,
            "any_of": any_of,
            "all_readings": all_readings,
            "k_of_n": lambda v: k_of_n(self.k, v),
        }
        return combine[self.op](verdicts)

    def inputs(self) -> tuple[Input, ...]:
        rules = (*self.of, *self.also_when_known)
        return tuple(dict.fromkeys(i for rule in rules for i in rule.inputs()))

    def possible(self) -> frozenset[Verdict]:
        return frozenset(
            self._combine(list(choice)) for choice in product(*(sorted(r.possible()) for r in self.of))
        )

    def clauses(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for rule in self.of for c in rule.clauses()))


def _join(outcomes: list[Outcome], verdict: Verdict) -> Message:
    """What decided: the sentences of the parts whose verdict is the whole's, else of all."""
    deciding = [o for o in outcomes if o.verdict is verdict] or outcomes
    if verdict is Verdict.PASS:
        deciding = [o for o in outcomes if o.verdict is Verdict.PASS]
    return Message(zh="；".join(_unique(o.reason.zh for o in deciding)),
                   en="; ".join(_unique(o.reason.en for o in deciding)))  # fmt: skip


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


@dataclass(frozen=True, slots=True)
class ClauseHolds:
    """The verdict of another clause of the same pack."""

    clause: str

    def decide(self, case: Case) -> Outcome:
        verdict = case.verdict_of(self.clause)
        trace = Trace(op="clause", left=self.clause, result=verdict)
        words = {
            Verdict.PASS: "符合",
            Verdict.FAIL: "不符合",
            Verdict.FAIL_RELAXABLE: "不符合（可放宽）",
            Verdict.REVIEW: "待人判断",
            Verdict.NO_EVIDENCE: "缺少依据",
            Verdict.NA: "不适用",
        }
        return Outcome(
            trace, Message(zh=f"{self.clause} {words[verdict]}", en=f"{self.clause} {verdict.value}")
        )

    def inputs(self) -> tuple[Input, ...]:
        return ()

    def possible(self) -> frozenset[Verdict]:
        return frozenset(
            {Verdict.PASS, Verdict.FAIL, Verdict.FAIL_RELAXABLE, Verdict.REVIEW, Verdict.NO_EVIDENCE}
        )

    def clauses(self) -> tuple[str, ...]:
        return (self.clause,)
