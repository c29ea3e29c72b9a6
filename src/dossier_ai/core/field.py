"""A field: one value read from a document, tied to the place where it stands.

The invariant of the whole product lives in the types here: a value has evidence, always, and absence
never turns into a value.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, PlainSerializer, model_validator


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Grounding = Literal["exact", "normalised", "fuzzy", "code", "human", "searched"]
Fraction4 = Annotated[float, PlainSerializer(lambda v: round(v, 4), return_type=float)]


class Evidence(_Frozen):
    """Where a value stands: `page` and `box` (fractions of the stored page) of a file, or the `part` of an
    office file. `quote` is the printed text. `searched` grounds a mark that was looked for and not found."""

    file: str
    page: int | None = None
    box: tuple[Fraction4, Fraction4, Fraction4, Fraction4] | None = None
    part: str | None = None
    quote: str = ""
    grounding: Grounding = "exact"

    @model_validator(mode="after")
    def _located(self) -> Evidence:
        if self.part is None and (self.page is None or self.box is None):
            raise ValueError(f"evidence in {self.file} names neither a box on a page nor a part")
        return self


class FieldState(StrEnum):
    READ = "read"
    REPAIRED = "repaired"
    OCCLUDED = "occluded"
    ABSENT = "absent"
    HANDWRITTEN = "handwritten"
    CROSSED_OUT = "crossed_out"
    HUMAN = "human"


class Personal(_Frozen):
    """A phone or identity number in the only form that leaves extraction: masked, and as a keyed hash."""

    masked: str
    hash: str


class Cell(_Frozen):
    """One cell of a list row. `value` is None for an empty or unreadable cell."""

    value: str | bool | Personal | None = None
    raw: str = ""
    state: FieldState = FieldState.READ
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _grounded(self) -> Cell:
        if self.value is not None and not self.evidence:
            raise ValueError(f"cell value {self.value!r} has no evidence")
        return self


Row = dict[str, Cell]
FieldValue = str | bool | Personal | tuple[Row, ...] | tuple[str, ...] | None


class Field(_Frozen):
    """One field of one document, named `<kind>.<key>`. Money in yuan, ratios `a/b` or decimal, dates ISO
    8601, all as strings. `value` is None when `state` is absent or occluded."""

    name: str
    document: str
    state: FieldState
    value: FieldValue = None
    raw: str = ""
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _grounded(self) -> Field:
        if self.value is not None and not self.evidence:
            raise ValueError(f"field {self.name} has the value {self.value!r} but no evidence")
        if self.value is not None and self.state in (FieldState.ABSENT, FieldState.OCCLUDED):
            raise ValueError(f"field {self.name} is {self.state} but has a value")
        return self

    @property
    def kind(self) -> str:
        return self.name.partition(".")[0]

    @property
    def key(self) -> str:
        return self.name.partition(".")[2]
