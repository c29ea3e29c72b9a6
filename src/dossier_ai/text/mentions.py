"""Mentions: organisations, people, amounts, dates, document numbers and addresses as they stand on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dossier_ai.core import Page
from dossier_ai.text.lines import Span

ORG, PERSON, MONEY, DATE, DOCNO, ADDRESS = "ORG", "PERSON", "MONEY", "DATE", "DOCNO", "ADDRESS"
LABELS = (ORG, PERSON, MONEY, DATE, DOCNO, ADDRESS)


@dataclass(frozen=True, slots=True)
class Mention:
    """One entity as printed: its label, its text without blanks, and its place, one span for each line."""

    label: str
    text: str
    spans: tuple[Span, ...]


class MentionReader(Protocol):
    """Gives the mentions of a page from top to bottom. `chances` tell, by `<route>.<label>`, how often a
    field proposed on that route was right when the reader was measured (`entity_fields`)."""

    @property
    def chances(self) -> Mapping[str, float]: ...

    def __call__(self, page: Page) -> Sequence[Mention]: ...
