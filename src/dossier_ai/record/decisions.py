"""What reviewers decided, applied to findings and problems: their state. Clauses and values are elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from dossier_ai.core import Decision, Finding, Problem
from dossier_ai.core.finding import NoticeState

_STATE_OF_ACTION: dict[str, NoticeState] = {
    "correct": "corrected",
    "waive": "waived",
    "answer": "answered",
    "confirm": "open",
}


def decide_findings(findings: Sequence[Finding], decisions: Sequence[Decision]) -> tuple[Finding, ...]:
    """The findings with the state that the last decision with target `finding:<id>` gives them. A finding
    that is confirmed stays open: it holds."""
    states = _states(decisions, "finding")
    return tuple(f.model_copy(update={"state": states[f.id]}) if f.id in states else f for f in findings)


def decide_problems(problems: Sequence[Problem], decisions: Sequence[Decision]) -> tuple[Problem, ...]:
    """The problems with the state that decisions with target `problem:<code>`, or more closely
    `problem:<code>:<file>` or `problem:<code>:<file>:<page>`, give them."""
    states = _states(decisions, "problem")
    out = []
    for problem in problems:
        names = (
            f"{problem.code}:{problem.file}:{problem.page}",
            f"{problem.code}:{problem.file}",
            problem.code,
        )
        state = next((states[name] for name in names if name in states), None)
        out.append(problem if state is None else problem.model_copy(update={"state": state}))
    return tuple(out)


def _states(decisions: Sequence[Decision], kind: str) -> dict[str, NoticeState]:
    states: dict[str, NoticeState] = {}
    for decision in sorted(decisions, key=lambda d: d.at):
        target, _, name = decision.target.partition(":")
        if target == kind and decision.by.strip():
            states[name] = _STATE_OF_ACTION[decision.action]
    return states
