"""Records against ground truth: documents, fields, list rows, evidence, findings and verdicts.

In comes the truth of a dossier (`truth.json`) and the record that the pipeline made of it, with the pages
that were read where a miss shall be put down to OCR or to rules; out comes `Accuracy`. How values are made
comparable is written down in `evaluation_normal`.

- A document is right in *kind* when most of its pages lie in a document of that kind, and in *split* when
  that document has exactly its pages. Attachments (the auditor's own licence) count with what they are
  bound into; an office file has no pages and counts as one, the pictures in it included.
- A planted discrepancy is *found* when each finding it must cause is there, and *placed* when one of them
  shows the page on which it stands (`evaluation_findings`).
- A *false alarm* is an open contradiction of severity B or M that nothing planted in its dossier explains;
  a required material that the dossier truly lacks is none.
- A *silent error* is a value that is wrong and that no person would be asked about (`evaluation_confidence`).
- The costly cell among the verdicts is PASS where the truth is something else: `wrong_pass`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dossier_ai.corpus.evaluation_confidence import Judged, confidence_json, values_json
from dossier_ai.corpus.evaluation_documents import DocumentAccuracy, Pages, compare_documents
from dossier_ai.corpus.evaluation_findings import (
    Alarm,
    FindingAccuracy,
    Fired,
    PlantedOutcome,
    false_alarms,
    fired_checks,
    planted_outcomes,
)
from dossier_ai.corpus.evaluation_score import FieldAccuracy, Location, Miss, Presence, Score, total
from dossier_ai.corpus.evaluation_tally import Formats, Tally
from dossier_ai.corpus.evaluation_truth import Truth
from dossier_ai.record.model import Record
from dossier_ai.text.confidence import Calibration
from dossier_ai.text.signs import Signs, Spot


@dataclass(frozen=True, slots=True)
class DossierAccuracy:
    """One dossier's record against its truth. `verdicts` counts pairs (truth, ours); `verdict_misses` names
    the clauses that differ as (clause, truth, ours)."""

    name: str
    style: str
    degradation: str
    documents: DocumentAccuracy
    fields: FieldAccuracy
    misses: tuple[Miss, ...]
    application_date_right: bool | None
    planted: tuple[PlantedOutcome, ...]
    false_alarms: tuple[Alarm, ...]
    verdicts: Mapping[tuple[str, str], int]
    verdict_misses: tuple[tuple[str, str, str], ...]
    problems: tuple[str, ...]
    fired: tuple[Fired, ...] = ()
    judged: tuple[Judged, ...] = ()

    @property
    def findings(self) -> FindingAccuracy:
        clean = () if self.planted else (self.false_alarms,)
        return FindingAccuracy(self.planted, self.fired, clean)

    @property
    def wrong_pass(self) -> tuple[str, ...]:
        """The clauses that we passed and the truth does not."""
        return tuple(clause for clause, true, ours in self.verdict_misses if ours == "PASS")

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "style": self.style,
            "degradation": self.degradation,
            "documents": self.documents.as_json(),
            **self.fields.as_json(),
            "application_date_right": self.application_date_right,
            "findings": self.findings.as_json(self.false_alarms),
            "verdicts": _verdicts_json(self.verdicts),
            "verdict_misses": [
                {"clause": c, "truth": true, "ours": ours} for c, true, ours in self.verdict_misses
            ],
            "wrong_pass": list(self.wrong_pass),
            "problems": list(self.problems),
        }


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Many dossiers against their truths, each and together."""

    dossiers: tuple[DossierAccuracy, ...]

    @property
    def documents(self) -> DocumentAccuracy:
        return sum((d.documents for d in self.dossiers), DocumentAccuracy())

    @property
    def fields(self) -> FieldAccuracy:
        return join_fields(d.fields for d in self.dossiers)

    @property
    def planted(self) -> tuple[PlantedOutcome, ...]:
        return tuple(p for d in self.dossiers for p in d.planted)

    @property
    def findings(self) -> FindingAccuracy:
        return FindingAccuracy(
            self.planted,
            tuple(f for d in self.dossiers for f in d.fired),
            tuple(d.false_alarms for d in self.dossiers if not d.planted),
        )

    @property
    def judged(self) -> tuple[Judged, ...]:
        return tuple(j for d in self.dossiers for j in d.judged)

    @property
    def false_alarms(self) -> tuple[Alarm, ...]:
        return tuple(a for d in self.dossiers for a in d.false_alarms)

    @property
    def verdicts(self) -> Mapping[tuple[str, str], int]:
        counts: Counter[tuple[str, str]] = Counter()
        for dossier in self.dossiers:
            counts.update(dossier.verdicts)
        return dict(sorted(counts.items()))

    @property
    def misses(self) -> tuple[Miss, ...]:
        return tuple(m for d in self.dossiers for m in d.misses)

    @property
    def wrong_pass(self) -> tuple[tuple[str, str], ...]:
        """Dossier and clause of every PASS that the truth does not share."""
        return tuple((d.name, clause) for d in self.dossiers for clause in d.wrong_pass)

    @property
    def true_values(self) -> tuple[int, int]:
        """How many values the truth has: in fields, and in cells of lists."""
        fields = self.fields
        return total(fields.fields.values()).expected, total(fields.cells.values()).expected

    def as_json(self, *, misses: bool = False, values: bool = False) -> dict[str, Any]:
        """Plain values for `--json`; `misses` adds every value that differs, `values` every value that was
        read, judged."""
        out: dict[str, Any] = {
            "documents": self.documents.as_json(),
            **self.fields.as_json(),
            "confidence": confidence_json(self.judged, *self.true_values),
            "findings": self.findings.as_json(self.false_alarms),
            "verdicts": _verdicts_json(self.verdicts),
            "wrong_pass": [{"dossier": d, "clause": c} for d, c in self.wrong_pass],
            "dossiers": [d.as_json() for d in self.dossiers],
        }
        if misses:
            out["misses"] = [m.as_json() for m in self.misses]
        if values:
            out["values"] = values_json(self.judged)
        return out


def evaluate_record(
    name: str,
    truth: Truth,
    record: Record,
    formats: Formats,
    pages: Pages | None = None,
    *,
    signs: Mapping[Spot, Signs] | None = None,
    calibration: Calibration | None = None,
) -> DossierAccuracy:
    """How `record` agrees with `truth`. `formats` are the formats of all fields (`kinds.formats()`); `pages`
    the pages as they were read, for the causes of misses; `signs` those of the values as extracted;
    `calibration` what the record's confidence came from. Everything is in a fixed order."""
    tally = Tally(name, formats, signs or {}, calibration)
    documents = compare_documents(tally, truth, record, pages)
    verdicts = {v.clause: v.verdict.value for v in record.verdicts}
    pairs = [(clause, true, verdicts.get(clause, "—")) for clause, true in truth.verdicts.items()]
    date = record.application_date.isoformat() if record.application_date else None
    return DossierAccuracy(
        name=name,
        style=truth.style,
        degradation=truth.degradation,
        documents=documents,
        fields=tally.accuracy(),
        misses=tuple(tally.misses),
        application_date_right=None if truth.application_date is None else date == truth.application_date,
        planted=planted_outcomes(truth, record),
        false_alarms=false_alarms(truth, record),
        fired=fired_checks(truth, record),
        judged=tuple(tally.judged),
        verdicts=dict(sorted(Counter((true, ours) for _, true, ours in pairs).items())),
        verdict_misses=tuple(p for p in pairs if p[1] != p[2]),
        problems=tuple(f"{p.file} {p.page or ''} {p.code}" for p in record.problems if p.state == "open"),
    )


def join_fields(parts: Iterable[FieldAccuracy]) -> FieldAccuracy:
    """The counts of several dossiers added up."""
    scores: list[defaultdict[Any, Score]] = [defaultdict(Score) for _ in range(5)]
    marks: defaultdict[Any, Presence] = defaultdict(Presence)
    evidence: defaultdict[Any, Location] = defaultdict(Location)
    unjudged: Counter[Any] = Counter()
    for part in parts:
        counts: tuple[Mapping[Any, Score], ...] = (
            part.fields,
            part.cells,
            part.rows,
            part.spread,
            part.spread_rows,
        )
        for into, which in zip(scores, counts, strict=True):
            for key, score in which.items():
                into[key] += score
        for key, location in part.evidence.items():
            evidence[key] += location
        for where, seen in part.marks.items():
            marks[where] += seen
        unjudged.update(part.unjudged)
    fields, cells, rows, spread, spread_rows = (dict(sorted(s.items())) for s in scores)
    return FieldAccuracy(
        fields,
        cells,
        rows,
        evidence=dict(sorted(evidence.items())),
        unjudged=dict(sorted(unjudged.items())),
        spread=spread,
        spread_rows=spread_rows,
        marks=dict(sorted(marks.items())),
    )


def _verdicts_json(verdicts: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    matrix: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (true, ours), count in verdicts.items():
        matrix[true][ours] = count
    total = sum(verdicts.values())
    right = sum(n for (true, ours), n in verdicts.items() if true == ours)
    return {"total": total, "right": right, "confusion": dict(matrix)}
