"""What came of dossiers from truth: planted and found, said without cause, decided otherwise than the truth.

In: one result for each dossier. Out: counts, and every case in words that are enough to make it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from dossier_ai.corpus.plant import CATALOGUE
from dossier_ai.corpus.plant_pairs import PAIRS
from dossier_ai.corpus.profiles import Entity
from dossier_ai.pipeline import Procedure

KINDS = (*CATALOGUE, *PAIRS)
"""All kinds of discrepancies, those within one dossier first."""
_FAILING = frozenset({"FAIL", "FAIL_RELAXABLE"})


@dataclass(frozen=True, slots=True)
class Task:
    """One dossier to try: its seed and what is fixed of it; `plant` is None where everything is drawn as the
    distributions say, () for a clean dossier."""

    seed: int
    plant: tuple[str, ...] | None
    scheme: str | None = None
    entity: Entity | None = None
    procedure: Procedure = "initial"


@dataclass(frozen=True, slots=True)
class PlantedResult:
    """One planted discrepancy: the checks that stayed silent, and whether the findings of those that spoke
    show the document in which it stands."""

    id: str
    missing: tuple[str, ...]
    placed: bool

    @property
    def found(self) -> bool:
        return not self.missing and self.placed


@dataclass(frozen=True, slots=True)
class Unexpected:
    """A contradiction that nothing planted explains."""

    check: str
    severity: str
    declared: str
    found: str
    message: str


@dataclass(frozen=True, slots=True)
class TruthResult:
    """One dossier: what was planted and found, what was said besides, and every decided clause as
    (clause, verdict of the truth, verdict of the record)."""

    task: Task
    scheme: str
    entity: str
    planted: tuple[PlantedResult, ...]
    unexpected: tuple[Unexpected, ...]
    clauses: tuple[tuple[str, str, str], ...]

    @property
    def wrong_pass(self) -> tuple[str, ...]:
        return tuple(c for c, truth, got in self.clauses if truth in _FAILING and got == "PASS")


@dataclass(frozen=True, slots=True)
class TruthRun:
    """All results, in the order of the tasks."""

    results: tuple[TruthResult, ...]

    @property
    def planted(self) -> tuple[PlantedResult, ...]:
        return tuple(chain.from_iterable(r.planted for r in self.results))

    @property
    def clean(self) -> tuple[TruthResult, ...]:
        return tuple(r for r in self.results if not r.planted)

    @property
    def wrong_pass(self) -> tuple[tuple[Task, str], ...]:
        return tuple((r.task, clause) for r in self.results for clause in r.wrong_pass)

    def by_kind(self) -> dict[str, tuple[int, int]]:
        """Each kind of discrepancy: how often planted, how often found in its document."""
        times, found = Counter(p.id for p in self.planted), Counter(p.id for p in self.planted if p.found)
        return {kind: (times[kind], found[kind]) for kind in sorted(KINDS)}

    def confusion(self) -> dict[tuple[str, str], int]:
        """(Verdict of the truth, verdict of the record) and how many clauses."""
        return dict(sorted(Counter((t, got) for r in self.results for _, t, got in r.clauses).items()))

    def alarms(self, results: Sequence[TruthResult]) -> dict[str, int]:
        """Unexplained contradictions of each severity."""
        counts = Counter(u.severity for r in results for u in r.unexpected)
        return {severity: counts[severity] for severity in "BMmI"}

    @property
    def perfect(self) -> bool:
        """Everything planted was found, clean dossiers are silent, and nothing failing passed."""
        silent = all(not r.unexpected for r in self.clean)
        return silent and not self.wrong_pass and all(p.found for p in self.planted)

    def as_json(self) -> dict[str, Any]:
        clean, marred = self.clean, [r for r in self.results if r.planted]
        return {
            "dossiers": len(self.results),
            "clean": {"dossiers": len(clean), "alarms": self.alarms(clean)},
            "planted": {
                "dossiers": len(marred),
                "discrepancies": len(self.planted),
                "found": sum(p.found for p in self.planted),
                "alarms": self.alarms(marred),
            },
            "by_kind": {kind: {"planted": n, "found": f} for kind, (n, f) in self.by_kind().items()},
            "verdicts": [{"truth": t, "record": g, "clauses": n} for (t, g), n in self.confusion().items()],
            "wrong_pass": [{"dossier": describe(task), "clause": clause} for task, clause in self.wrong_pass],
            "missed": [
                {"dossier": describe(r.task), "planted": p.id, "missing": list(p.missing), "placed": p.placed}
                for r in self.results
                for p in r.planted
                if not p.found
            ],
            "unexpected": [
                {"dossier": describe(r.task), "clean": not r.planted, "check": u.check,
                 "severity": u.severity, "declared": u.declared, "found": u.found}
                for r in self.results
                for u in r.unexpected
            ],
            "otherwise": [
                {"dossier": describe(r.task), "clause": c, "truth": t, "record": g}
                for r in self.results
                for c, t, g in r.clauses
                if t != g
            ],
        }  # fmt: skip


def describe(task: Task) -> str:
    """The dossier in words, enough to make it again."""
    what = "drawn" if task.plant is None else ("+".join(task.plant) or "clean")
    fixed = [word for word in (task.scheme, task.entity) if word]
    return " ".join(
        [f"seed {task.seed}", what, *fixed, *(["renewal"] if task.procedure == "renewal" else [])]
    )
