"""Records against ground truth: documents, fields, list rows, evidence, findings and verdicts.

In comes the truth of a dossier (`truth.json`) and the record that the pipeline made of it, with the pages
that were read where a miss shall be put down to OCR or to rules; out comes `Accuracy`. How values are made
comparable is written down in `evaluation_normal`.

- A document is right in *kind* when most of its pages lie in a document of that kind, and in *split* when
  that document has exactly its pages. Attachments (the auditor's own licence) count with what they are
  bound into; an office file has no pages and counts as one, the pictures in it included.
- A planted discrepancy is *found* when each finding it must cause is there, and *placed* when one of them
  shows the page on which it stands.
- A *false alarm* is an open contradiction of severity B or M that nothing planted in its dossier explains;
  a required material that the dossier truly lacks is none.
- The costly cell among the verdicts is PASS where the truth is something else: `wrong_pass`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dossier_ai.core import Evidence
from dossier_ai.corpus.evaluation_documents import DocumentAccuracy, Pages, compare_documents
from dossier_ai.corpus.evaluation_fields import Formats, Tally
from dossier_ai.corpus.evaluation_score import FieldAccuracy, Location, Miss, Score, share
from dossier_ai.corpus.evaluation_truth import Place, Truth
from dossier_ai.record.model import Record
from dossier_ai.schemes.catalogue import choose_pack, list_materials

_MISSING_MATERIAL = "XPK-01"


@dataclass(frozen=True, slots=True)
class PlantedOutcome:
    """Whether a planted discrepancy was found; `missing` are the ids that should have been there."""

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
            "findings": _findings_json(self.planted, self.false_alarms),
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

    def as_json(self, *, misses: bool = False) -> dict[str, Any]:
        """Plain values for `--json`; `misses` adds every value that differs."""
        out = {
            "documents": self.documents.as_json(),
            **self.fields.as_json(),
            "findings": _findings_json(self.planted, self.false_alarms),
            "verdicts": _verdicts_json(self.verdicts),
            "wrong_pass": [{"dossier": d, "clause": c} for d, c in self.wrong_pass],
            "dossiers": [d.as_json() for d in self.dossiers],
        }
        return out | ({"misses": [m.as_json() for m in self.misses]} if misses else {})


def evaluate_record(
    name: str, truth: Truth, record: Record, formats: Formats, pages: Pages | None = None
) -> DossierAccuracy:
    """How `record` agrees with `truth`. `formats` are the formats of all fields (`kinds.formats()`); `pages`
    the pages as they were read, for the causes of misses. Everything is in a fixed order."""
    tally = Tally(name, formats)
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
        planted=_planted(truth, record),
        false_alarms=_false_alarms(truth, record),
        verdicts=dict(sorted(Counter((true, ours) for _, true, ours in pairs).items())),
        verdict_misses=tuple(p for p in pairs if p[1] != p[2]),
        problems=tuple(f"{p.file} {p.page or ''} {p.code}" for p in record.problems if p.state == "open"),
    )


def _planted(truth: Truth, record: Record) -> tuple[PlantedOutcome, ...]:
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


def _false_alarms(truth: Truth, record: Record) -> tuple[Alarm, ...]:
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


def join_fields(parts: Iterable[FieldAccuracy]) -> FieldAccuracy:
    """The counts of several dossiers added up."""
    scores: list[defaultdict[Any, Score]] = [defaultdict(Score) for _ in range(3)]
    evidence: defaultdict[Any, Location] = defaultdict(Location)
    unjudged: Counter[Any] = Counter()
    for part in parts:
        for into, which in zip(scores, (part.fields, part.cells, part.rows), strict=True):
            for key, score in which.items():
                into[key] += score
        for key, location in part.evidence.items():
            evidence[key] += location
        unjudged.update(part.unjudged)
    fields, cells, rows = (dict(sorted(s.items())) for s in scores)
    return FieldAccuracy(
        fields,
        cells,
        rows,
        evidence=dict(sorted(evidence.items())),
        unjudged=dict(sorted(unjudged.items())),
    )


def _findings_json(planted: Sequence[PlantedOutcome], alarms: Sequence[Alarm]) -> dict[str, Any]:
    found = sum(p.found for p in planted)
    return {
        "planted": len(planted),
        "found": found,
        "placed": sum(p.placed for p in planted),
        "recall": share(found / len(planted)) if planted else None,
        "missing": [{"planted": p.id, "checks": list(p.missing)} for p in planted if p.missing],
        "false_alarms": [
            {"id": a.id, "severity": a.severity, "message": a.message, "place": a.place} for a in alarms
        ],
    }


def _verdicts_json(verdicts: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    matrix: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (true, ours), count in verdicts.items():
        matrix[true][ours] = count
    total = sum(verdicts.values())
    right = sum(n for (true, ours), n in verdicts.items() if true == ours)
    return {"total": total, "right": right, "confusion": dict(matrix)}
