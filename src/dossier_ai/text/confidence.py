"""The confidence of extraction turned into the chance that a value is right, fitted on dossiers with truth.

A logistic curve over the signs of a value (`signs`) for each group of formats, moved by how well its field is
read, then straightened by a monotone one. The numbers come from `models/confidence/calibration.json`, which
`models/fit_confidence.py` writes. From the same fit come the floors: a value whose confidence lies below its
field's floor is put before a person; all others may be accepted unseen.

Values that are not there, and those that a person gave, keep their confidence. A list has the mean confidence
of its cells.
"""

from __future__ import annotations

import bisect
import math
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from dossier_ai.core import Cell, Document, Evidence, Field, FieldState, Row
from dossier_ai.core.kind import Format
from dossier_ai.errors import StorageError
from dossier_ai.text.signs import SIGNS, Signs, Spot, signs_of

FIGURES: frozenset[Format] = frozenset(
    {"uscc", "date", "period", "money", "integer", "number", "percent", "area", "phone"}
)
DEFAULT_FLOOR = 0.80
"""Where no calibration is at hand: the confidence floor of domain 3, rule 2."""


class Curve(BaseModel):
    """One group of formats. `weights` go with `SIGNS`; `fields` are what is added for single fields; `knots`
    are the corners (raw chance, chance) of the monotone curve, in rising order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    intercept: float
    weights: dict[str, float]
    fields: dict[str, float]
    knots: tuple[tuple[float, float], ...]

    def raw(self, name: str, signs: Signs) -> float:
        """The chance by the logistic curve alone."""
        score = self.intercept + self.fields.get(name, 0.0)
        score += sum(self.weights.get(sign, 0.0) * value for sign, value in zip(SIGNS, signs, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))

    def chance(self, name: str, signs: Signs) -> float:
        """The chance that a value of the field `name` with these signs is right, to four digits."""
        return round(straightened(self.raw(name, signs), self.knots), 4)


class Calibration(BaseModel):
    """What was fitted: a curve for each group of formats, and the floors of the fields (`floor` for those not
    named)."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: str
    curves: dict[str, Curve]
    floor: float
    floors: dict[str, float]

    def chance(self, name: str, form: Format, signs: Signs) -> float | None:
        """The chance that a value of the field `name` is right; None where nothing was fitted for it."""
        curve = self.curves.get(group_of(form))
        return curve.chance(name, signs) if curve is not None else None

    def floor_of(self, name: str) -> float:
        """The least confidence with which a value of the field (`<kind>.<key>`, of a list with the column)
        is accepted unseen."""
        return self.floors.get(name, self.floor)


def load_calibration(path: Path) -> Calibration | None:
    """The calibration in `path`; None when there is none. Raises StorageError for a file of another form."""
    if not path.is_file():
        return None
    try:
        return Calibration.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise StorageError(
            f"{path} is no calibration of confidence ({error.error_count()} faults).",
            "Fit it anew with models/fit_confidence.py.",
        ) from error


def group_of(form: Format) -> str:
    """The group of formats that are fitted together: figure, mark or text."""
    return "figure" if form in FIGURES else "mark" if form == "mark" else "text"


def straightened(chance: float, knots: Sequence[tuple[float, float]]) -> float:
    """`chance` on the curve through `knots`, level beyond its ends; as it is when there are none."""
    if not knots:
        return chance
    at = bisect.bisect_left([x for x, _ in knots], chance)
    if at == 0:
        return knots[0][1]
    if at == len(knots):
        return knots[-1][1]
    (x0, y0), (x1, y1) = knots[at - 1], knots[at]
    return y1 if x1 == x0 else y0 + (y1 - y0) * (chance - x0) / (x1 - x0)


def calibrate(
    documents: Sequence[Document],
    fields: Sequence[Sequence[Field]],
    calibration: Calibration,
    formats: Mapping[str, Format],
) -> list[tuple[Field, ...]]:
    """The fields of each document with calibrated confidence; nothing else about them changes."""
    signs = signs_of(documents, fields, formats)
    return [
        tuple(_calibrated(document.id, field, signs, calibration, formats) for field in own)
        for document, own in zip(documents, fields, strict=True)
    ]


def _calibrated(
    document: str,
    field: Field,
    signs: Mapping[Spot, Signs],
    calibration: Calibration,
    formats: Mapping[str, Format],
) -> Field:
    if field.state is FieldState.HUMAN or field.value is None:
        return field
    if isinstance(field.value, tuple) and field.value and isinstance(field.value[0], dict):
        rows: list[Row] = []
        for number, row in enumerate(field.value):
            assert isinstance(row, dict)
            cells = {}
            for column, cell in row.items():
                name, here = f"{field.name}.{column}", signs.get((document, field.name, number, column))
                sure = calibration.chance(name, formats.get(name, "text"), here) if here else None
                cells[column] = cell if sure is None else cell.model_copy(update={"confidence": sure})
            rows.append(cells)
        known = [cell.confidence for row in rows for cell in row.values() if cell.value is not None]
        sure = round(statistics.fmean(known), 4) if known else field.confidence
        return field.model_copy(update={"value": tuple(rows), "confidence": sure})
    here = signs.get((document, field.name, -1, ""))
    chance = calibration.chance(field.name, formats.get(field.name, "text"), here) if here else None
    return field if chance is None else field.model_copy(update={"confidence": chance})


def needs_human(name: str, source: Field | Cell, calibration: Calibration | None) -> bool:
    """Whether a person has to look at a value before it is accepted: it was read below its field's floor, or
    something is printed there that could not be read. `name` is that of the field, of a cell with its
    column."""
    if source.state is FieldState.HUMAN:
        return False
    if source.value is None:
        return source.state is FieldState.OCCLUDED
    floor = calibration.floor_of(name) if calibration is not None else DEFAULT_FLOOR
    return source.confidence < floor


def doubtful_evidence(fields: Sequence[Field], calibration: Calibration | None) -> frozenset[Evidence]:
    """Where those values stand that a person has to look at."""
    found: set[Evidence] = set()
    for field in fields:
        if isinstance(field.value, tuple) and field.value and isinstance(field.value[0], dict):
            for row in field.value:
                assert isinstance(row, dict)
                for column, cell in row.items():
                    if needs_human(f"{field.name}.{column}", cell, calibration):
                        found.update(cell.evidence)
        elif needs_human(field.name, field, calibration):
            found.update(field.evidence)
    return frozenset(found)
