"""A scheme edition as data: clauses with their quotations, rules, materials life cycle. Frozen nouns only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dossier_ai.core import Message, Severity, Value, Verdict
from dossier_ai.schemes.rule import Input, Rule

ClauseKind = Literal["QN", "DOC", "QL", "COMB", "DEF", "MAT", "PROC", "VAL", "DUTY", "SANC"]
Procedure = Literal["initial", "renewal"]
EditionStatus = Literal["draft", "unknown", "in_force"]

CLAUSE_KINDS: tuple[ClauseKind, ...] = (
    "QN", "DOC", "QL", "COMB", "DEF", "MAT", "PROC", "VAL", "DUTY", "SANC",
)  # fmt: skip
JUDGED_KINDS: tuple[ClauseKind, ...] = ("QN", "DOC", "QL", "COMB", "MAT")
PROCEDURES: tuple[Procedure, ...] = ("initial", "renewal")


@dataclass(frozen=True, slots=True)
class Example:
    """Values on which a clause gives `verdict`; `decision` is a person's answer to the clause."""

    verdict: Verdict
    values: Mapping[str, Value]
    line: int
    decision: Verdict | None = None
    decisions: Mapping[str, Verdict] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DueDate:
    """A yearly deadline; `day` None is the last day of the month."""

    month: int
    day: int | None


@dataclass(frozen=True, slots=True)
class MonthlyDue:
    """A report on each month, due on this `day` of the next one; `day` None, where the text gives none, is
    the last day of the month itself (a design value)."""

    day: int | None


@dataclass(frozen=True, slots=True)
class LifeCycle:
    """What a clause says about the time after or around the decision. Only what the text states is set.

    `publicity_days` are calendar days, `within_months` runs from the event that `trigger` names, as do
    `cure_months` and `ban_years` from the decision with `effect`.
    """

    steps: tuple[str, ...] = ()
    rounds_per_year: int | None = None
    publicity_working_days: int | None = None
    publicity_days: int | None = None
    validity_years: int | None = None
    afterwards: str = ""
    regulation_years: int | None = None
    duty_of: str = ""
    due: tuple[DueDate, ...] = ()
    monthly: MonthlyDue | None = None
    within_months: int | None = None
    reports: tuple[str, ...] = ()
    effect: str = ""
    trigger: str = ""
    trigger_count: int | None = None
    cure_months: int | None = None
    ban_years: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One row of the scheme. `quotation` is a passage of the regulation, `reads` the threshold in short.
    Clauses without a rule are definitions and parts of the life cycle. `line` is where it stands."""

    id: str
    article: str
    kind: ClauseKind
    title: Message
    quotation: str
    line: int
    reads: Message | None = None
    rule: Rule | None = None
    ambiguities: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    procedures: tuple[Procedure, ...] = PROCEDURES
    note: Message | None = None
    lifecycle: LifeCycle | None = None
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """A document that an application needs: one of `kinds`. Severity B where the regulation names it, M
    where a condition merely needs it (domain 01, XPK-01). With `entity_kinds` only applicants of these kinds
    need it."""

    kinds: tuple[str, ...]
    clause: str
    severity: Severity
    also_accepted: tuple[str, ...] = ()
    entity_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relaxation:
    """While `clause` holds, a FAIL of the clauses it `reaches` is one that the authority may relax."""

    clause: str
    reaches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """One edition of one scheme. `result` names, for each procedure, the clauses that all have to hold;
    `notice_clause` is the one that leaves dates and materials to the notice of the year, "" without one;
    in the procedures of `bound_in_order` the materials are to be bound in the order of the list."""

    scheme: str
    edition: str
    edition_status: EditionStatus
    title: Message
    issuer: Message
    example_date: dt.date
    clauses: tuple[Clause, ...]
    result: Mapping[str, tuple[str, ...]]
    materials: Mapping[str, tuple[Material, ...]]
    ambiguities: Mapping[str, Message]
    relaxation: Relaxation | None
    note: Message | None
    file: str
    notice_clause: str = ""
    bound_in_order: tuple[Procedure, ...] = ()

    def clause(self, clause_id: str) -> Clause | None:
        """The clause of this id, None when there is none."""
        return next((c for c in self.clauses if c.id == clause_id), None)

    def judged(self, procedure: str) -> tuple[Clause, ...]:
        """The clauses that get a verdict in `procedure`, in the regulation's order."""
        return tuple(c for c in self.clauses if c.rule is not None and procedure in c.procedures)

    def inputs(self, procedure: str) -> tuple[Input, ...]:
        """Every input that some judged clause may read, in order of first use."""
        return tuple(
            dict.fromkeys(i for c in self.judged(procedure) if c.rule is not None for i in c.rule.inputs())
        )

    def possible(self, clause_id: str) -> frozenset[Verdict]:
        """Every verdict that the clause can be given, relaxation included; empty where it is not judged."""
        clause = self.clause(clause_id)
        if clause is None or clause.rule is None:
            return frozenset()
        verdicts = clause.rule.possible(self.possible)
        if Verdict.FAIL in verdicts and self.relaxation and clause_id in self.relaxation.reaches:
            return verdicts | {Verdict.FAIL_RELAXABLE}
        return verdicts

    @property
    def version(self) -> str:
        """How records name this pack: `<scheme>/<edition>`."""
        return f"{self.scheme}/{self.edition}"
