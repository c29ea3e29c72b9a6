"""What a clause comes to, and how: the six verdicts, the trace, and a reviewer's decision."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from dossier_ai.core.field import _Frozen
from dossier_ai.core.finding import Message


class Verdict(StrEnum):
    """Ordered FAIL < FAIL_RELAXABLE < NO_EVIDENCE < REVIEW < PASS; NA is left out (domain 0.4)."""

    PASS = "PASS"
    FAIL = "FAIL"
    FAIL_RELAXABLE = "FAIL_RELAXABLE"
    REVIEW = "REVIEW"
    NO_EVIDENCE = "NO_EVIDENCE"
    NA = "NA"


class Trace(_Frozen):
    """One step of a decision. Leaves compare `left` with `right`; inner steps combine `inputs`.
    `values` names the record values that were used."""

    op: str
    left: str | None = None
    right: str | None = None
    reading: str | None = None
    result: Verdict
    note: str = ""
    values: tuple[str, ...] = ()
    inputs: tuple[Trace, ...] = ()


class ClauseVerdict(_Frozen):
    """The answer to one clause, the record values it used, and its trace."""

    clause: str
    verdict: Verdict
    reason: Message
    inputs: tuple[str, ...] = ()
    edition_status: Literal["draft", "unknown", "in_force"] = "unknown"
    trace: Trace | None = None


class Decision(_Frozen):
    """What a named person decided; re-enters as evidence (`grounding: human`)."""

    target: str
    action: Literal["correct", "waive", "answer", "confirm"]
    value: str | None = None
    reason_code: str = ""
    by: str
    at: str
