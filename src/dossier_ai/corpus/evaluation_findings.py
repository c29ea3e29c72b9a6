"""Findings against what was planted: found, placed, false alarms, and the checks that never fired.

A planted discrepancy counts as *detected* only when every check that it must cause fired and one of the
findings shows its page. A check's finding counts for precision when something planted in the same dossier
must cause it and it shows that page; whatever else the check says is held against it, but for true gaps of
the dossier (a material that is truly missing) and for findings below severity M.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dossier_ai.checks.catalogue import load_catalogue
from dossier_ai.core import Evidence
from dossier_ai.corpus.evaluation_score import Score, share
from dossier_ai.corpus.evaluation_truth import Place, Truth
from dossier_ai.record.model import Record
from dossier_ai.schemes.catalogue import choose_pack, list_materials

_MISSING_MATERIAL = "XPK-01"


@dataclass(frozen=True, slots=True)
class PlantedOutcome:
    """Whether a planted discrepancy was found; `missing` are the ids that should have been there. `placed`
    says that one of the findings shows the page on which it stands."""

    id: str
    expect: tuple[str, ...]
    missing: tuple[str, ...]
    placed: bool

    @property
    def found(self) -> bool:
        return not self.missing


@dataclass(frozen=True, slots=True)
class Alarm:
    """An open contradiction that nothing planted explains, with the first page it shows."""

    id: str
    severity: str
    message: str
    place: str


def planted_outcomes(truth: Truth, record: Record) -> tuple[PlantedOutcome, ...]:
    out = []
    for item in truth.planted:
        fired = [f for f in record.findings if f.id in item.expect]
        missing = tuple(i for i in item.expect if i not in {f.id for f in fired})
        placed = item.place is None or any(_shows(e, item.place) for f in fired for e in f.evidence)
        out.append(PlantedOutcome(item.id, item.expect, missing, bool(fired) and placed))
    return tuple(out)


def _shows(evidence: Evidence, place: Place) -> bool:
    """Whether evidence lies on a page; in an office file, whose parts have no page, in the file."""
    return evidence.file == place[0] and evidence.page in (None, place[1])


def false_alarms(truth: Truth, record: Record) -> tuple[Alarm, ...]:
    explained = {check for item in truth.planted for check in item.expect}
    lacking = _truly_missing(truth, record)
    return tuple(
        Alarm(f.id, f.severity, f.message.zh, _first_place(f.evidence))
        for f in record.findings
        if f.finding_class == "contradiction"
        and f.severity in ("B", "M")
        and f.state == "open"
        and f.id not in explained
        and not (f.id == _MISSING_MATERIAL and lacking.intersection(f.clauses[:1]))
    )


def _truly_missing(truth: Truth, record: Record) -> set[str]:
    """The clauses whose required material is not among the true documents."""
    pack = choose_pack(truth.scheme, record.edition)
    present = {document.kind for document in truth.documents}
    return {
        material.clause
        for material in list_materials(pack, record.procedure)
        if not present.intersection(material.kinds)
    }


def _first_place(evidence: Sequence[Evidence]) -> str:
    return f"{evidence[0].file} {evidence[0].page or evidence[0].part}" if evidence else ""


@dataclass(frozen=True, slots=True)
class Fired:
    """How often a check fired in one dossier: on what was planted, and otherwise (severity B or M, open,
    not explained by a true gap)."""

    id: str
    rightly: int
    wrongly: int
    times: int


def fired_checks(truth: Truth, record: Record) -> tuple[Fired, ...]:
    """The checks that fired, in the order of their ids."""
    alarms = Counter(alarm.id for alarm in false_alarms(truth, record))
    places = defaultdict(list)
    for item in truth.planted:
        for check in item.expect:
            places[check].append(item.place)
    times = Counter(f.id for f in record.findings)
    rightly: Counter[str] = Counter()
    for finding in record.findings:
        wanted = places.get(finding.id, [])
        if any(p is None or any(_shows(e, p) for e in finding.evidence) for p in wanted):
            rightly[finding.id] += 1
        elif wanted and finding.severity in ("B", "M") and finding.state == "open":
            alarms[finding.id] += 1
    return tuple(Fired(i, rightly[i], alarms[i], n) for i, n in sorted(times.items()))


@dataclass(frozen=True, slots=True)
class FindingAccuracy:
    """Findings of many dossiers. `planted` and `fired` are in the order of the dossiers; `clean` holds the
    false alarms of each dossier in which nothing was planted."""

    planted: tuple[PlantedOutcome, ...] = ()
    fired: tuple[Fired, ...] = ()
    clean: tuple[tuple[Alarm, ...], ...] = ()

    def by_planted(self) -> dict[str, Score]:
        """Precision and recall of each kind of discrepancy, by page-true detection; what its checks said
        without cause counts as unexpected."""
        detected: defaultdict[str, Score] = defaultdict(Score)
        checks: defaultdict[str, set[str]] = defaultdict(set)
        for item in self.planted:
            hit = item.found and item.placed
            detected[item.id] += Score(right=int(hit), missed=int(not hit))
            checks[item.id].update(item.expect)
        for fired in self.fired:
            for name, wanted in checks.items():
                if fired.id in wanted:
                    detected[name] += Score(unexpected=fired.wrongly)
        return dict(sorted(detected.items()))

    def by_check(self) -> dict[str, Score]:
        """Each check that fired or should have: right, missed and unexpected findings."""
        scores: defaultdict[str, Score] = defaultdict(Score)
        for item in self.planted:
            for check in item.missing:
                scores[check] += Score(missed=1)
        for fired in self.fired:
            scores[fired.id] += Score(right=fired.rightly, unexpected=fired.wrongly)
        return dict(sorted(scores.items()))

    def never_fired(self) -> tuple[list[str], list[str]]:
        """The checks that never fired: those something planted should have caused, and all others."""
        fired = {f.id for f in self.fired}
        asked = {check for item in self.planted for check in item.expect}
        silent = [check for check in load_catalogue().entries if check not in fired]
        unknown = sorted(asked - fired - set(silent))
        return [c for c in silent if c in asked] + unknown, [c for c in silent if c not in asked]

    def clean_mean(self, severity: str) -> float | None:
        """False alarms of a severity for each clean dossier."""
        alarms = sum(a.severity == severity for dossier in self.clean for a in dossier)
        return alarms / len(self.clean) if self.clean else None

    def as_json(self, alarms: Iterable[Alarm]) -> dict[str, Any]:
        found = sum(p.found for p in self.planted)
        detected = sum(p.found and p.placed for p in self.planted)
        asked, other = self.never_fired()
        return {
            "planted": len(self.planted),
            "found": found,
            "placed": sum(p.placed for p in self.planted),
            "detected": detected,
            "recall": share(found / len(self.planted)) if self.planted else None,
            "missing": [{"planted": p.id, "checks": list(p.missing)} for p in self.planted if p.missing],
            "by_planted": {name: score.as_json() for name, score in self.by_planted().items()},
            "by_check": {name: score.as_json() for name, score in self.by_check().items()},
            "never_fired": {"planted": asked, "not_planted": other},
            "clean": {
                "dossiers": len(self.clean),
                "blockers_each": share(self.clean_mean("B")),
                "majors_each": share(self.clean_mean("M")),
            },
            "false_alarms": [
                {"id": a.id, "severity": a.severity, "message": a.message, "place": a.place} for a in alarms
            ],
        }
