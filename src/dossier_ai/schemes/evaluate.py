"""The one evaluator: a pack and the values of a record in, a verdict for each clause out, with its trace.

It holds no law (packs do) and reads no document (`record` does). The same values, decisions and date give
the same answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier_ai.core import ClauseVerdict, Decision, Finding, Message, Trace, Value, Verdict
from dossier_ai.errors import UsageError
from dossier_ai.schemes.combinators import ClauseHolds, Combined
from dossier_ai.schemes.pack import PROCEDURES, Clause, Pack
from dossier_ai.schemes.rule import Case, Outcome
from dossier_ai.schemes.verdicts import all_of

_DECISIVE = (Verdict.PASS, Verdict.FAIL)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything the evaluator says about one application: `missing` names the values that were asked for
    and not there, `findings` are of class threshold."""

    verdicts: tuple[ClauseVerdict, ...]
    result: Verdict
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]


def evaluate(
    pack: Pack,
    values: Mapping[str, Value],
    decisions: Sequence[Decision],
    application_date: dt.date | None,
    procedure: str = "initial",
) -> tuple[ClauseVerdict, ...]:
    """A verdict for every judged clause of `pack`, in the regulation's order.

    A decision with target `clause:<id>`, action `confirm` or `answer` and value PASS or FAIL settles what
    waits for a person. It never turns a computed FAIL into a PASS: for that, an input has to be corrected.
    """
    return judge(pack, values, decisions, application_date, procedure).verdicts


def result_of(pack: Pack, verdicts: Sequence[ClauseVerdict], procedure: str = "initial") -> Verdict:
    """The scheme's answer: all top-level conditions and required materials together."""
    given = {v.clause: v.verdict for v in verdicts}
    return all_of(given[clause] for clause in pack.result[_known(pack, procedure)])


def judge(
    pack: Pack,
    values: Mapping[str, Value],
    decisions: Sequence[Decision],
    application_date: dt.date | None,
    procedure: str = "initial",
) -> Judgement:
    """The verdicts, the result, the threshold findings and the missing values. `UsageError` for a procedure
    that the scheme does not have."""
    _known(pack, procedure)
    run = _Run(pack, values, _decided(decisions), application_date)
    clauses = pack.judged(procedure)
    verdicts = tuple(run.verdict(clause) for clause in clauses)
    outcomes = {clause.id: run.outcomes[clause.id] for clause in clauses}
    given = {v.clause: v.verdict for v in verdicts}
    spared = frozenset[str]().union(*(_spared(outcome.trace) for outcome in outcomes.values()))
    findings = [
        _shown(finding, outcomes[clause.id].trace, outcomes)
        for clause in clauses
        for finding in _findings_of(clause, outcomes[clause.id], given, spared)
    ]
    missing = tuple(
        dict.fromkeys(
            key
            for clause in clauses
            if given[clause.id] is not Verdict.NA
            for key in outcomes[clause.id].missing
        )
    )
    return Judgement(verdicts, result_of(pack, verdicts, procedure), tuple(findings), tuple(sorted(missing)))


def decide_clause(
    pack: Pack,
    clause: Clause,
    values: Mapping[str, Value],
    decisions: Sequence[Decision],
    application_date: dt.date | None,
) -> ClauseVerdict:
    """The verdict on one judged clause, and of no more clauses than it depends on."""
    return _Run(pack, values, _decided(decisions), application_date).verdict(clause)


def _known(pack: Pack, procedure: str) -> str:
    if procedure not in PROCEDURES or procedure not in pack.result:
        raise UsageError(
            f"{pack.scheme} has no procedure `{procedure}`.", f"Choose one of: {', '.join(pack.result)}."
        )
    return procedure


def _decided(decisions: Sequence[Decision]) -> dict[str, Decision]:
    """The last word on each clause, by time and then by order."""
    last: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda d: d.at):
        kind, _, clause = decision.target.partition(":")
        usable = decision.action in ("confirm", "answer") and decision.value in ("PASS", "FAIL")
        if kind == "clause" and usable and decision.by.strip():
            last[clause] = decision
    return last


class _Run:
    """One evaluation: clauses are decided once, those they refer to first."""

    def __init__(
        self,
        pack: Pack,
        values: Mapping[str, Value],
        decided: Mapping[str, Decision],
        application_date: dt.date | None,
    ) -> None:
        self.pack = pack
        self.values = values
        self.decided = decided
        self.application_date = application_date
        self.outcomes: dict[str, Outcome] = {}
        self._verdicts: dict[str, ClauseVerdict] = {}

    def verdict_of(self, clause_id: str) -> Verdict:
        clause = self.pack.clause(clause_id)
        assert clause is not None, "the loader checks references"
        return self.verdict(clause).verdict

    def verdict(self, clause: Clause) -> ClauseVerdict:
        if clause.id not in self._verdicts:
            self._verdicts[clause.id] = self._decide(clause)
        return self._verdicts[clause.id]

    def _decide(self, clause: Clause) -> ClauseVerdict:
        assert clause.rule is not None, "only judged clauses come here"
        decision = self.decided.get(clause.id)
        case = Case(
            values=self.values,
            application_date=self.application_date,
            clause=clause.id,
            verdict_of=self.verdict_of,
            decided=Verdict(decision.value) if decision is not None and decision.value else None,
            decided_by=decision.by if decision is not None else "",
        )
        outcome = clause.rule.decide(case)
        trace, reason = outcome.trace, outcome.reason
        if trace.result is Verdict.REVIEW and clause.ambiguities and "unsure" not in trace.note:
            named = "、".join(clause.ambiguities)
            reason = Message(zh=f"{reason.zh}（{named}）", en=f"{reason.en} ({named})")
        trace, reason = self._relax(clause, trace, reason)
        if decision is not None and outcome.verdict.value != decision.value:
            trace, reason = _apply(decision, trace, reason)
            # Relaxing reaches a person's FAIL as well as a computed one.
            trace, reason = (
                self._relax(clause, trace, reason) if decision.value == "FAIL" else (trace, reason)
            )
        self.outcomes[clause.id] = outcome
        return ClauseVerdict(
            clause=clause.id,
            verdict=trace.result,
            reason=reason,
            inputs=_keys_of(trace),
            edition_status=self.pack.edition_status,
            trace=trace,
        )

    def _relax(self, clause: Clause, trace: Trace, reason: Message) -> tuple[Trace, Message]:
        """A FAIL is relaxable where the pack's relaxation holds and reaches the clause; where it waits for
        a person, so does the FAIL."""
        relaxation = self.pack.relaxation
        if relaxation is None or trace.result is not Verdict.FAIL or clause.id not in relaxation.reaches:
            return trace, reason
        # A combination takes over what its parts have become.
        if isinstance(clause.rule, Combined) and _only_clauses(clause.rule):
            return trace, reason
        holds = self.verdict_of(relaxation.clause)
        if holds is Verdict.PASS:
            result, zh, en = Verdict.FAIL_RELAXABLE, "可适度放宽", "the authority may relax this"
        elif holds is Verdict.REVIEW:
            result, zh, en = Verdict.REVIEW, "是否可放宽待确认", "whether it may be relaxed is open"
        else:
            return trace, reason
        outer = Trace(op="relaxed", left=relaxation.clause, result=result, note=en, inputs=(trace,))
        return outer, Message(
            zh=f"{reason.zh}；{zh}（{relaxation.clause}）", en=f"{reason.en}; {en} ({relaxation.clause})"
        )


def _only_clauses(rule: Combined) -> bool:
    return all(
        isinstance(part, ClauseHolds) or (isinstance(part, Combined) and _only_clauses(part))
        for part in rule.of
    )


def _spared(trace: Trace) -> frozenset[str]:
    """The clauses that `trace` could do without: alternatives that did not pass where another one did."""
    out: set[str] = set()
    satisfied = trace.op in ("any_of", "k_of_n") and trace.result is Verdict.PASS
    for step in trace.inputs:
        unneeded = satisfied and step.result is not Verdict.PASS
        out.update(_clauses_named(step) if unneeded else _spared(step))
    return frozenset(out)


def _clauses_named(trace: Trace) -> frozenset[str]:
    """Every clause whose verdict the trace used."""
    own = frozenset({trace.left or ""}) if trace.op == "clause" else frozenset()
    return own.union(*(_clauses_named(step) for step in trace.inputs))


def _shown(finding: Finding, trace: Trace, outcomes: Mapping[str, Outcome]) -> Finding:
    """The finding; one that counts other clauses and has no place of its own, with the places of what those
    clauses that did not pass fall short in."""
    if finding.evidence:
        return finding
    lacking = [outcomes[c] for c in sorted(_clauses_named(trace)) if c in outcomes]
    places = (e for o in lacking if o.verdict is not Verdict.PASS for f in o.findings for e in f.evidence)
    return finding.model_copy(update={"evidence": tuple(dict.fromkeys(places))})


def _apply(decision: Decision, trace: Trace, reason: Message) -> tuple[Trace, Message]:
    """What a named person decided, where it may count: FAIL always, PASS on everything but a FAIL."""
    wanted = Verdict(decision.value or "")
    if trace.result is wanted:
        return trace, reason
    if wanted is Verdict.PASS and trace.result is Verdict.FAIL:
        note = f"{decision.by} answered PASS; a computed FAIL stands until an input is corrected"
        zh = f"{reason.zh}；{decision.by}的认定不改变计算结论，请先更正依据"
        return trace.model_copy(update={"note": "; ".join(filter(None, (trace.note, note)))}), Message(
            zh=zh, en=f"{reason.en}; {note}"
        )
    outer = Trace(
        op="decision", left=decision.value, result=wanted, note=f"decided by {decision.by}", inputs=(trace,)
    )
    word = "符合" if wanted is Verdict.PASS else "不符合"
    return outer, Message(
        zh=f"{decision.by}认定{word}；{reason.zh}", en=f"{decision.by} decided {wanted.value}; {reason.en}"
    )


def _keys_of(trace: Trace) -> tuple[str, ...]:
    """Every record value that the trace names, in order."""
    out: dict[str, None] = dict.fromkeys(trace.values)
    for step in trace.inputs:
        out.update(dict.fromkeys(_keys_of(step)))
    return tuple(out)


def _findings_of(
    clause: Clause, outcome: Outcome, given: Mapping[str, Verdict], spared: frozenset[str]
) -> tuple[Finding, ...]:
    """The threshold findings of a clause that did not pass. One alternative of a combination that another
    alternative already satisfies is information only."""
    if outcome.verdict is Verdict.PASS or given[clause.id] is Verdict.NA:
        return ()
    if clause.id in spared:
        return tuple(finding.model_copy(update={"severity": "I"}) for finding in outcome.findings)
    return outcome.findings
