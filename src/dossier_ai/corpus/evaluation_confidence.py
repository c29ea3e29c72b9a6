"""What confidence is worth: reliability, expected calibration error, and the errors that nobody would see.

In come the values of fields and cells that were read, each judged against the truth. A value is *accepted*
when no person has to look at it; an accepted value that is wrong is a *silent error*. Values read from a
document that is none of the kind it was taken for are wrong as well (`stray`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dossier_ai.core.kind import Format
from dossier_ai.corpus.evaluation_score import share
from dossier_ai.text.signs import SIGNS, Signs

BINS = 10
_FEWEST = 50
"""Values a field needs to have a calibration error of its own: fewer say nothing."""
_STEPS = 60


@dataclass(frozen=True, slots=True)
class Judged:
    """One value that was read. `name` is `kind.key`, of a cell `kind.key.column`; `surface` the degradation
    of its scan, `digital` or `office`; `confidence` as the record has it; `expected` says that the truth has
    a value there; `centred` and `overlap` place its evidence, None where the true place is not known."""

    dossier: str
    name: str
    form: Format
    surface: str
    confidence: float
    right: bool
    sort: str
    expected: bool
    asked: bool
    cell: bool
    signs: Signs | None = None
    centred: bool | None = None
    overlap: float | None = None

    def as_json(self) -> list[Any]:
        """The columns of `COLUMNS`; signs to four digits."""
        return [
            self.dossier, self.name, self.form, self.surface, self.confidence, int(self.right), self.sort,
            int(self.expected), int(self.asked), int(self.cell),
            list(self.signs) if self.signs is not None else None,
        ]  # fmt: skip


COLUMNS = (
    "dossier", "name", "form", "surface", "confidence", "right", "sort", "expected", "asked", "cell", "signs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bin:
    """Values of about the same confidence: how many, their mean confidence, and the share that is right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Point:
    """What a floor would do: the share of the true values that is accepted, and of these the share that is
    wrong."""

    floor: float
    accepted: float
    silent: float


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What is accepted unseen with the floors in force. `true` counts the values that the truth has,
    `wanted` the accepted ones among those read where it has one."""

    true: int
    read: int
    accepted: int
    wanted: int
    silent: int
    located: int
    centred: int
    overlapping: int

    @property
    def share(self) -> float | None:
        """The share of the true values for which one was accepted."""
        return self.wanted / self.true if self.true else None

    @property
    def silent_share(self) -> float | None:
        return self.silent / self.accepted if self.accepted else None

    def as_json(self) -> dict[str, Any]:
        return {
            "true": self.true, "read": self.read, "accepted": self.accepted, "silent": self.silent,
            "accepted_share": share(self.share), "silent_share": share(self.silent_share),
            "evidence": self.located,
            "centre_in_box": share(self.centred / self.located) if self.located else None,
            "iou_half": share(self.overlapping / self.located) if self.located else None,
        }  # fmt: skip


def bins_of(pairs: Iterable[tuple[float, bool]], number: int = BINS) -> list[Bin]:
    """The (confidence, right) pairs in `number` bins of about equal size, in rising order. Equal confidences
    stay together, so that there may be fewer."""
    ordered = sorted(pairs)
    out: list[Bin] = []
    start = 0
    while start < len(ordered):
        stop = max(start + 1, round((len(out) + 1) * len(ordered) / number))
        while stop < len(ordered) and ordered[stop][0] == ordered[stop - 1][0]:
            stop += 1
        part = ordered[start:stop]
        right = sum(right for _, right in part) / len(part)
        out.append(Bin(len(part), math.fsum(c for c, _ in part) / len(part), right))
        start = stop
    return out


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """The expected calibration error: the mean distance of confidence and share right, by values."""
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.confidence - b.right) for b in bins) / total if total else None


def acceptance_of(values: Sequence[Judged], true: int) -> Acceptance:
    """What is accepted of `values`, when the truth has `true` values."""
    accepted = [v for v in values if not v.asked]
    located = [v for v in accepted if v.right and v.centred is not None]
    return Acceptance(
        true=true,
        read=len(values),
        accepted=len(accepted),
        wanted=sum(v.expected for v in accepted),
        silent=sum(not v.right for v in accepted),
        located=len(located),
        centred=sum(bool(v.centred) for v in located),
        overlapping=sum((v.overlap or 0.0) >= 0.5 for v in located),
    )


def sweep(values: Sequence[Judged], true: int, steps: int = _STEPS) -> list[Point]:
    """One floor for all values, from the highest to the lowest: accepted share against silent errors."""
    ordered = sorted(values, key=lambda v: -v.confidence)
    points: list[Point] = []
    wrong = wanted = 0
    for i, value in enumerate(ordered, start=1):
        wrong += not value.right
        wanted += value.expected
        last = i == len(ordered) or ordered[i].confidence != value.confidence
        if last and (i == len(ordered) or i * steps // len(ordered) > len(points)):
            points.append(Point(value.confidence, wanted / true if true else 0.0, wrong / i))
    return points


def by_field(values: Iterable[Judged]) -> Mapping[str, list[Judged]]:
    """The values of each field, in the order of names."""
    found: defaultdict[str, list[Judged]] = defaultdict(list)
    for value in values:
        found[value.name].append(value)
    return dict(sorted(found.items()))


def error_of(values: Iterable[Judged]) -> float | None:
    """The calibration error of values in equal-mass bins."""
    return calibration_error(bins_of((v.confidence, v.right) for v in values))


def confidence_json(values: Sequence[Judged], true_fields: int, true_cells: int) -> dict[str, Any]:
    """Calibration and acceptance, of fields and cells together and apart, and field by field."""
    fields, cells = [v for v in values if not v.cell], [v for v in values if v.cell]
    groups = {
        "all": (values, true_fields + true_cells),
        "fields": (fields, true_fields),
        "cells": (cells, true_cells),
    }
    out: dict[str, Any] = {}
    for name, (part, true) in groups.items():
        bins = bins_of((v.confidence, v.right) for v in part)
        out[name] = {
            **acceptance_of(part, true).as_json(),
            "calibration_error": share(calibration_error(bins)),
            "reliability": [
                {"count": b.count, "confidence": share(b.confidence), "right": share(b.right)} for b in bins
            ],
            "sweep": [
                {"floor": share(p.floor), "accepted": share(p.accepted), "silent": round(p.silent, 6)}
                for p in sweep(part, true)
            ],
        }
    return out | {"by_field": {name: _field_json(part) for name, part in by_field(values).items()}}


def _field_json(values: Sequence[Judged]) -> dict[str, Any]:
    accepted = [v for v in values if not v.asked]
    return {
        "read": len(values),
        "right": sum(v.right for v in values),
        "accepted": len(accepted),
        "silent": sum(not v.right for v in accepted),
        "calibration_error": share(error_of(values)) if len(values) >= _FEWEST else None,
    }


def values_json(values: Sequence[Judged]) -> dict[str, Any]:
    """Every judged value with its signs: what `models/fit_confidence.py` fits."""
    return {"signs": list(SIGNS), "columns": list(COLUMNS), "rows": [v.as_json() for v in values]}
