"""Counts while documents are compared with the truth, and the values that were read, each judged once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier_ai.core import Cell, Evidence, Field
from dossier_ai.core.field import FieldValue
from dossier_ai.core.kind import Format
from dossier_ai.corpus.evaluation_confidence import Judged
from dossier_ai.corpus.evaluation_score import FieldAccuracy, Key, Location, Miss, Presence, Score, Spread
from dossier_ai.text.confidence import Calibration, needs_human
from dossier_ai.text.signs import Signs, Spot

Formats = Mapping[str, Format]


@dataclass(frozen=True, slots=True)
class ReadValue:
    """One value as read: of a field, or of a cell of a list. Without a source nothing was read."""

    source: Field | Cell | None = None
    name: str = ""
    spot: Spot = ("", "", -1, "")

    @property
    def value(self) -> FieldValue:
        return self.source.value if self.source is not None else None

    @property
    def state(self) -> str:
        return self.source.state if self.source is not None else "absent"

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return self.source.evidence if self.source is not None else ()


def values_of(field: Field) -> list[ReadValue]:
    """The single values of a field: itself, or the cells of its rows that have one."""
    if not (isinstance(field.value, tuple) and field.value and isinstance(field.value[0], dict)):
        return [value_of(field)] if field.value is not None else []
    rows = [row for row in field.value if isinstance(row, dict)]
    return [
        cell_of(field, number, column, cell)
        for number, row in enumerate(rows)
        for column, cell in sorted(row.items())
        if cell.value is not None
    ]


def value_of(field: Field | None) -> ReadValue:
    if field is None:
        return ReadValue()
    return ReadValue(field, field.name, (field.document, field.name, -1, ""))


def cell_of(field: Field, number: int, column: str, cell: Cell | None) -> ReadValue:
    if cell is None:
        return ReadValue()
    return ReadValue(cell, f"{field.name}.{column}", (field.document, field.name, number, column))


@dataclass(slots=True)
class Tally:
    """Counts while documents are compared; `accuracy` gives them frozen. `signs` are those of the values as
    they were extracted, `calibration` what gave them their confidence; both may be missing."""

    dossier: str
    formats: Formats
    signs: Mapping[Spot, Signs] = field(default_factory=dict)
    calibration: Calibration | None = None
    fields: defaultdict[Key, Score] = field(default_factory=lambda: defaultdict(Score))
    cells: defaultdict[Key, Score] = field(default_factory=lambda: defaultdict(Score))
    rows: defaultdict[Key, Score] = field(default_factory=lambda: defaultdict(Score))
    evidence: defaultdict[Key, Location] = field(default_factory=lambda: defaultdict(Location))
    unjudged: Counter[Key] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    spread: defaultdict[Spread, Score] = field(default_factory=lambda: defaultdict(Score))
    spread_rows: defaultdict[Spread, Score] = field(default_factory=lambda: defaultdict(Score))
    marks: defaultdict[Spread, Presence] = field(default_factory=lambda: defaultdict(Presence))
    judged: list[Judged] = field(default_factory=list)

    def accuracy(self) -> FieldAccuracy:
        return FieldAccuracy(
            fields=dict(sorted(self.fields.items())),
            cells=dict(sorted(self.cells.items())),
            rows=dict(sorted(self.rows.items())),
            evidence=dict(sorted(self.evidence.items())),
            unjudged=dict(sorted(self.unjudged.items())),
            spread=dict(sorted(self.spread.items())),
            spread_rows=dict(sorted(self.spread_rows.items())),
            marks=dict(sorted(self.marks.items())),
        )

    def judge(self, read: ReadValue, surface: str, sort: str, *, expected: bool, place: Location) -> None:
        """Adds one value that was read: `sort` is "right" or how it is wrong."""
        assert read.source is not None
        form = self.formats.get(read.name, "text")
        self.judged.append(
            Judged(
                self.dossier, read.name, form, surface, read.source.confidence, sort == "right", sort,
                expected, needs_human(read.name, read.source, self.calibration), bool(read.spot[3]),
                self.signs.get(read.spot),
                bool(place.inside) if place.total else None, place.overlap if place.total else None,
            )
        )  # fmt: skip
