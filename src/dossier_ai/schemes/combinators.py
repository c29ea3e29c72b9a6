"""The predicates that combine others: all, any, k of n, every reading, one by case, another clause's
verdict, and what does not apply."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from dossier_ai.core import Finding, Message, Trace, Verdict
from dossier_ai.schemes.rule import (
    Case,
    FindingSpec,
    Input,
    Outcome,
    PossibleOf,
    Rule,
    is_unsure,
    look_outcome,
    missing_outcome,
    threshold_finding,
)
from dossier_ai.schemes.verdicts import all_of, all_readings, any_of, k_of_n


@dataclass(frozen=True, slots=True)
class Combined:
    """`op` over `of`. For `all_readings`, `also_when_known` are readings that count only where their inputs
    are in the record, `also_when_any_known` where at least one is. `findings` are emitted when fewer than `k`
    hold."""

    op: str
    of: tuple[Rule, ...]
    k: int = 0
    also_when_known: tuple[Rule, ...] = ()
    also_when_any_known: tuple[Rule, ...] = ()
    findings: tuple[FindingSpec, ...] = ()

    def decide(self, case: Case) -> Outcome:
        outcomes = [rule.decide(case) for rule in self.of]
        extra = [rule.decide(case) for rule in self.also_when_known]
        outcomes.extend(o for o in extra if o.verdict is not Verdict.NO_EVIDENCE)
        outcomes.extend(
            rule.decide(case)
            for rule in self.also_when_any_known
            if any(case.get(one)[1] is not None for one in rule.inputs())
        )
        verdict = self._combine([o.verdict for o in outcomes])
        trace = Trace(
            op=self.op,
            right=str(self.k) if self.op == "k_of_n" else None,
            result=verdict,
            inputs=tuple(o.trace for o in outcomes),
        )
        # Where a person decides between alternatives, what the others lack is what he needs to see.
        open_choice = self.op == "any_of" and verdict is Verdict.REVIEW
        reason = _join(outcomes, None if open_choice else verdict)
        findings = [f for o in outcomes for f in o.findings]
        if self.op == "any_of" and verdict is Verdict.NO_EVIDENCE:
            # Another alternative is still open: falling short in this one decides nothing yet.
            findings = [f.model_copy(update={"severity": "I"}) for f in findings]
        if self.op == "k_of_n":
            reason, own = self._counted(case, outcomes, verdict, reason)
            findings.extend(own)
        missing = tuple(dict.fromkeys(m for o in outcomes for m in o.missing))
        return Outcome(trace, reason, tuple(findings), missing)

    def _counted(
        self, case: Case, outcomes: list[Outcome], verdict: Verdict, joined: Message
    ) -> tuple[Message, tuple[Finding, ...]]:
        """How many of the parts hold beside how many are asked for, and the finding of a shortfall."""
        held = sum(o.verdict is Verdict.PASS for o in outcomes)
        zh = f"{len(outcomes)} 项中 {held} 项符合，要求不少于 {self.k} 项"
        en = f"{held} of {len(outcomes)} hold, at least {self.k} required"
        if verdict is Verdict.FAIL:
            zh, en = f"{zh}，还差 {self.k - held} 项", f"{en}; {self.k - held} short"
        reason = Message(zh=f"{zh}；{joined.zh}", en=f"{en}; {joined.en}")
        if verdict is not Verdict.FAIL:
            return reason, ()
        return reason, tuple(
            threshold_finding(
                spec, Message(zh=zh, en=en), (), case.clause, mixed=False, unsure=False, found=f"{held} 项",
                needed=str(self.k), difference=f"{self.k - held} 项",
            )
            for spec in self.findings
        )  # fmt: skip

    def _combine(self, verdicts: list[Verdict]) -> Verdict:
        combine: dict[str, Callable[[list[Verdict]], Verdict]] = {
            "all_of": all_of,
            "any_of": any_of,
            "all_readings": all_readings,
            "k_of_n": lambda v: k_of_n(self.k, v),
        }
        return combine[self.op](verdicts)

    def inputs(self) -> tuple[Input, ...]:
        return tuple(dict.fromkeys(i for rule in self._rules() for i in rule.inputs()))

    def possible(self, of_clause: PossibleOf) -> frozenset[Verdict]:
        parts = [rule.possible(of_clause) for rule in self.of]
        if self.op == "all_readings":
            return frozenset(self._combine(list(choice)) for choice in product(*map(sorted, parts)))
        # The order of the parts does not matter: equal selections are followed once.
        selections: set[tuple[Verdict, ...]] = {()}
        for part in parts:
            selections = {tuple(sorted((*chosen, one))) for chosen in selections for one in part}
        return frozenset(self._combine(list(chosen)) for chosen in selections)

    def clauses(self) -> tuple[str, ...]:
        return _clauses_of(self._rules())

    def _rules(self) -> tuple[Rule, ...]:
        return (*self.of, *self.also_when_known, *self.also_when_any_known)


@dataclass(frozen=True, slots=True)
class DependsOn:
    """Which rule applies depends on a value: the case that names it, else `otherwise` (REVIEW without one),
    else `missing` where the record does not know it. An unsure value is followed through every case."""

    value: Input
    cases: tuple[tuple[tuple[str, ...], Rule], ...]
    otherwise: Rule | None = None
    missing: Rule | None = None

    def decide(self, case: Case) -> Outcome:
        key, value = case.get(self.value)
        label = self.value.label(case.application_date)
        if value is None:
            if self.missing is None:
                return missing_outcome("depends_on", case, (self.value,))
            return self._answer(key, "unknown", [self.missing.decide(case)])
        text = value.verified if isinstance(value.verified, str) else ""
        texts = sorted(set((value.readings or {"": text}).values()))
        rules = [self._rule_for(one) for one in texts]
        if is_unsure(value):
            rules = [*(rule for _, rule in self.cases), self.otherwise]
        outside = look_outcome(
            "depends_on", key, f"{label[0]}“{text}”未在条款中列明，由审核人判断",
            f"{label[1]} “{text}” is not among those the clause names: a reviewer decides", left=text,
        )  # fmt: skip
        different = list({id(rule): rule for rule in rules}.values())
        outcomes = [rule.decide(case) if rule is not None else outside for rule in different]
        return self._answer(key, "|".join(texts), outcomes)

    def _rule_for(self, text: str) -> Rule | None:
        return next((rule for words, rule in self.cases if text in words), self.otherwise)

    def _answer(self, key: str, text: str, outcomes: list[Outcome]) -> Outcome:
        verdict = all_readings([o.verdict for o in outcomes])
        trace = Trace(
            op="depends_on", left=text, result=verdict, values=(key,), inputs=tuple(o.trace for o in outcomes)
        )
        return Outcome(
            trace,
            _join(outcomes, verdict),
            tuple(f for o in outcomes for f in o.findings),
            tuple(dict.fromkeys(m for o in outcomes for m in o.missing)),
        )

    def _rules(self) -> tuple[Rule, ...]:
        rest = (rule for rule in (self.otherwise, self.missing) if rule is not None)
        return (*(rule for _, rule in self.cases), *rest)

    def inputs(self) -> tuple[Input, ...]:
        return tuple(dict.fromkeys((self.value, *(i for rule in self._rules() for i in rule.inputs()))))

    def possible(self, of_clause: PossibleOf) -> frozenset[Verdict]:
        verdicts = {v for rule in self._rules() for v in rule.possible(of_clause)} | {Verdict.REVIEW}
        return frozenset(verdicts if self.missing is not None else verdicts | {Verdict.NO_EVIDENCE})

    def clauses(self) -> tuple[str, ...]:
        return _clauses_of(self._rules())


@dataclass(frozen=True, slots=True)
class DoesNotApply:
    """NA, with the reason why the clause asks nothing here."""

    reason: Message

    def decide(self, case: Case) -> Outcome:
        return Outcome(Trace(op="does_not_apply", result=Verdict.NA), self.reason)

    def inputs(self) -> tuple[Input, ...]:
        return ()

    def possible(self, of_clause: PossibleOf) -> frozenset[Verdict]:
        return frozenset({Verdict.NA})

    def clauses(self) -> tuple[str, ...]:
        return ()


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

    def possible(self, of_clause: PossibleOf) -> frozenset[Verdict]:
        return of_clause(self.clause)

    def clauses(self) -> tuple[str, ...]:
        return (self.clause,)


def _join(outcomes: list[Outcome], verdict: Verdict | None) -> Message:
    """What decided: the sentences of the parts whose verdict is the whole's, else of all."""
    deciding = [o for o in outcomes if o.verdict is verdict] or outcomes
    return Message(zh="；".join(_unique(o.reason.zh for o in deciding)),
                   en="; ".join(_unique(o.reason.en for o in deciding)))  # fmt: skip


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _clauses_of(rules: Iterable[Rule]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for rule in rules for c in rule.clauses()))
