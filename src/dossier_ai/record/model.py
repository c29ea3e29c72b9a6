"""The verified record as a model: the shape of `record.json` (public contract), nothing decided here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from dossier_ai.core import (
    ClauseVerdict,
    Decision,
    DocumentEntry,
    Finding,
    Problem,
    Value,
    Verdict,
)
from dossier_ai.core import Field as ReadField

SCHEMA: Literal["dossier-ai/record/1"] = "dossier-ai/record/1"
Status = Literal["verified", "needs_review", "incomplete"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Applicant(_Part):
    """Who applies; what is not known is null."""

    name: str | None = None
    uscc: str | None = None
    kind: str | None = None
    legal_person: bool | None = None


class RecordFinding(Finding):
    """A finding; in the record its class stands under the key `class`."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    finding_class: Literal["contradiction", "threshold"] = Field(default="contradiction", alias="class")


class Record(_Part):
    """Everything about one dossier that the eligibility checker, the desk and the report need. `digest`
    covers the canonical JSON of all the rest."""

    schema_: Literal["dossier-ai/record/1"] = Field(default=SCHEMA, alias="schema")
    dossier_id: str
    scheme: str
    edition: str
    procedure: Literal["initial", "renewal"] = "initial"
    application_date: dt.date | None
    status: Status
    result: Verdict
    applicant: Applicant
    documents: tuple[DocumentEntry, ...]
    fields: tuple[ReadField, ...]
    values: Mapping[str, Value]
    findings: tuple[RecordFinding, ...]
    verdicts: tuple[ClauseVerdict, ...]
    decisions: tuple[Decision, ...]
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    versions: Mapping[str, str]
    digest: str = ""

    def as_json(self) -> dict[str, Any]:
        """The record with the contract's keys, ready for JSON."""
        return self.model_dump(mode="json", by_alias=True)
