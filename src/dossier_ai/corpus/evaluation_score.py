"""The nouns of the evaluation: counts that add up, misses, and the accuracy of one dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

MissSort = Literal["wrong", "missed", "unexpected", "row_missed", "row_unexpected", "document", "elsewhere"]
Cause = Literal["ocr", "rule", "mark", "document", "place", "unknown"]


@dataclass(frozen=True, slots=True)
class Score:
    """How values compare with the truth. `right`: equal. `wrong`: another value. `missed`: no value where the
    truth has one. `unexpected`: a value where the truth says that there is none."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    unexpected: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.unexpected + other.unexpected,
        )

    @property
    def expected(self) -> int:
        return self.right + self.wrong + self.missed

    @property
    def found(self) -> int:
        return self.right + self.wrong + self.unexpected

    @property
    def recall(self) -> float | None:
        """The share of the true values that were read rightly; None when there are none."""
        return self.right / self.expected if self.expected else None

    @property
    def precision(self) -> float | None:
        """The share of the values read that are right; None when none was read."""
        return self.right / self.found if self.found else None

    @property
    def f1(self) -> float | None:
        total = self.expected + self.found
        return 2 * self.right / total if total else None

    def as_json(self) -> dict[str, Any]:
        return {
            "right": self.right, "wrong": self.wrong, "missed": self.missed, "unexpected": self.unexpected,
            "precision": share(self.precision), "recall": share(self.recall), "f1": share(self.f1),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Location:
    """Where the evidence of right values lies. `inside`: its centre is in the true box, a little grown.
    `overlap` is the sum of the boxes' intersections over unions; its mean is `iou`; `half` counts those of at
    least one half. Values of office files
    and values whose true place is not known do not count."""

    inside: int = 0
    total: int = 0
    overlap: float = 0.0
    half: int = 0

    def __add__(self, other: Location) -> Location:
        return Location(
            self.inside + other.inside, self.total + other.total, self.overlap + other.overlap,
            self.half + other.half,
        )  # fmt: skip

    @property
    def hit_rate(self) -> float | None:
        return self.inside / self.total if self.total else None

    @property
    def iou(self) -> float | None:
        return self.overlap / self.total if self.total else None

    @property
    def half_rate(self) -> float | None:
        return self.half / self.total if self.total else None

    def as_json(self) -> dict[str, Any]:
        return {"inside": self.inside, "total": self.total, "share": share(self.hit_rate),
                "mean_iou": share(self.iou), "iou_half": share(self.half_rate)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Presence:
    """A mark that is there or not: seals and signatures seen and not seen. A document without one counts as
    much as one with it."""

    seen: int = 0
    missed: int = 0
    imagined: int = 0
    absent: int = 0

    def __add__(self, other: Presence) -> Presence:
        return Presence(
            self.seen + other.seen, self.missed + other.missed,
            self.imagined + other.imagined, self.absent + other.absent,
        )  # fmt: skip

    @property
    def f1(self) -> float | None:
        total = 2 * self.seen + self.missed + self.imagined
        return 2 * self.seen / total if total else None

    @property
    def accuracy(self) -> float | None:
        total = self.seen + self.missed + self.imagined + self.absent
        return (self.seen + self.absent) / total if total else None

    def as_json(self) -> dict[str, Any]:
        return {"seen": self.seen, "missed": self.missed, "imagined": self.imagined, "absent": self.absent,
                "f1": share(self.f1), "accuracy": share(self.accuracy)}  # fmt: skip


def presence(true: bool, ours: bool) -> Presence:
    """One mark, as the truth and as the record have it."""
    return Presence(
        int(true and ours), int(true and not ours), int(ours and not true), int(not true and not ours)
    )


@dataclass(frozen=True, slots=True)
class Miss:
    """One value, row or document that differs from the truth. Personal numbers are masked. `cause`: `ocr`,
    its characters are not in the words that were read; `rule`, they are; `mark`, a seal, tick or signature;
    `document`, the document was not found as this kind; `place`, the value is right but its evidence lies
    elsewhere (there `expected` and `found` are boxes); `unknown`, the words were not at hand."""

    dossier: str
    kind: str
    key: str
    sort: MissSort
    cause: Cause
    file: str
    page: int | None
    expected: str
    found: str
    state: str

    def as_json(self) -> dict[str, Any]:
        return {
            "dossier": self.dossier, "field": f"{self.kind}.{self.key}", "sort": self.sort,
            "cause": self.cause, "file": self.file, "page": self.page,
            "expected": self.expected, "found": self.found, "state": self.state,
        }  # fmt: skip


Key = tuple[str, str]
"""Kind and key; a column of a list is `rows.name`."""

Spread = tuple[str, str, str]
"""How the page was read (`surface`), kind, and the sort of value: its format, or of a mark which it is."""


@dataclass(frozen=True, slots=True)
class FieldAccuracy:
    """Fields and list cells of one or many dossiers against the truth, by kind and key, in sorted order.
    `unjudged` counts the values read for which the truth names no such field. `spread` has fields and cells,
    `spread_rows` the rows (sort "rows"), `marks` seals, signatures and ticks, by surface, kind and sort."""

    fields: Mapping[Key, Score]
    cells: Mapping[Key, Score]
    rows: Mapping[Key, Score]
    evidence: Mapping[Key, Location]
    unjudged: Mapping[Key, int]
    spread: Mapping[Spread, Score]
    spread_rows: Mapping[Spread, Score]
    marks: Mapping[Spread, Presence]

    def kinds(self) -> list[str]:
        return sorted({kind for kind, _ in (*self.fields, *self.cells)})

    def of_kind(self, kind: str) -> Score:
        """The fields of one kind together, list cells left out."""
        return total(score for key, score in self.fields.items() if key[0] == kind)

    def cells_of(self, kind: str) -> Score:
        return total(score for key, score in self.cells.items() if key[0] == kind)

    def rows_of(self, kind: str) -> Score:
        return total(score for key, score in self.rows.items() if key[0] == kind)

    def evidence_of(self, kind: str | None = None) -> Location:
        return sum((e for key, e in self.evidence.items() if kind in (None, key[0])), Location())

    def as_json(self) -> dict[str, Any]:
        return {
            "fields": total(self.fields.values()).as_json(),
            "cells": total(self.cells.values()).as_json(),
            "rows": total(self.rows.values()).as_json(),
            "evidence": self.evidence_of().as_json(),
            "by_kind": {
                kind: {
                    "fields": self.of_kind(kind).as_json(),
                    "cells": self.cells_of(kind).as_json(),
                    "rows": self.rows_of(kind).as_json(),
                    "evidence": self.evidence_of(kind).as_json(),
                    "keys": {
                        key: score.as_json()
                        for (its, key), score in sorted({**self.fields, **self.cells}.items())
                        if its == kind
                    },
                }
                for kind in self.kinds()
            },
            "unjudged": {f"{kind}.{key}": n for (kind, key), n in sorted(self.unjudged.items())},
            "spread": [
                {"surface": surface, "kind": kind, "sort": sort, **score.as_json()}
                for (surface, kind, sort), score in sorted({**self.spread, **self.spread_rows}.items())
            ],
            "by_surface": {s: score.as_json() for s, score in summed(self.spread, 0).items()},
            "by_format": {f: score.as_json() for f, score in summed(self.spread, 2).items()},
            "rows_by_surface": {s: score.as_json() for s, score in summed(self.spread_rows, 0).items()},
            "marks": {
                sort: sum((p for key, p in self.marks.items() if key[2] == sort), Presence()).as_json()
                for sort in sorted({key[2] for key in self.marks})
            },
        }


def summed(spread: Mapping[Spread, Score], place: int) -> dict[str, Score]:
    """The scores by surface (0), kind (1) or sort (2)."""
    names = sorted({key[place] for key in spread})
    return {name: total(score for key, score in spread.items() if key[place] == name) for name in names}


def total(scores: Iterable[Score]) -> Score:
    """The sum of `scores`."""
    return sum(scores, Score())


def share(value: float | None) -> float | None:
    """A share to four digits, as JSON carries it."""
    return None if value is None else round(value, 4)
