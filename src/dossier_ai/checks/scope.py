"""What a dossier is judged against, handed down by the pipeline: date, clauses, required materials, names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from dossier_ai.core import Evidence, Message


@dataclass(frozen=True, slots=True)
class Material:
    """A material that the scheme asks for: any of `kinds` will do. `severity` is B when the regulation names
    it and M when it is inferred; `clause` is the clause that asks for it, "" when none does."""

    kinds: tuple[str, ...]
    severity: Literal["B", "M"]
    clause: str = ""
    name: Message | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the office has on record of an applicant that was recognised before; None and () are unknown.
    `missed` tells for each report that was due, the oldest first, whether it was missed; `banned_until` is
    the first day on which it may apply again; `evidence` shows where the record stands."""

    recognised_on: dt.date | None = None
    banned_until: dt.date | None = None
    change_reported_on: dt.date | None = None
    missed: tuple[bool, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """The frame of one verification. `application_date` is T of domain 0.3 (None: unknown, and what needs it
    is not checked); `clauses` are all clause ids of the scheme; `required` is in the order of the notice,
    which `bound_in_order` makes binding. `applicant` overrules the name read from the dossier. `standing` is
    what the office has on record. `doubtful` is where values stand that a person has to look at: a finding
    that rests on one of them is uncertain."""

    application_date: dt.date | None = None
    clauses: frozenset[str] = frozenset()
    required: tuple[Material, ...] = ()
    applicant: str | None = None
    former_names: tuple[str, ...] = ()
    affiliates: tuple[str, ...] = ()
    bound_in_order: bool = False
    standing: Standing = Standing()
    doubtful: frozenset[Evidence] = frozenset()
