"""What the report needs to know about a scheme and the kinds, as plain data handed in by the pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier_ai.text.confidence import DEFAULT_FLOOR


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause as the report prints it: short number, article, title, threshold in words, quotation."""

    id: str
    short: str
    article: str
    title: str
    threshold: str
    quote: str


@dataclass(frozen=True, slots=True)
class MaterialText:
    """One material that the application needs: its name, any of `kinds` will do, the article that asks for
    it, and whether the regulation (or the round's notice) names it or a condition merely implies it."""

    kinds: tuple[str, ...]
    name: str
    article: str
    named: bool = True


@dataclass(frozen=True, slots=True)
class Texts:
    """Clause texts by id in the order of the regulation, names of document kinds and of record values (by the
    part of the value's name before the year), the scheme's full name, and the materials it needs. A value
    read with less confidence than `floor` is put before a person."""

    scheme_name: str
    clauses: Mapping[str, ClauseText] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    materials: tuple[MaterialText, ...] = ()
    floor: float = DEFAULT_FLOOR
