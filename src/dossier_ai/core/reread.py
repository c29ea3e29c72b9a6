"""Reading one region again: what extraction may ask of reading, as a protocol handed down by the pipeline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from dossier_ai.core.geometry import Rect
from dossier_ai.core.page import Page


@dataclass(frozen=True, slots=True)
class Reading:
    """What a second reader saw in a region. `agrees` says that the first reader had seen the same."""

    text: str
    confidence: float
    engine: str


class Reread(Protocol):
    """Reads a contested region again with the second engine and from treated pictures (enlarged, red
    suppressed); gives the first reading that `accepts` likes, or None when none does."""

    def __call__(self, page: Page, rect: Rect, accepts: Callable[[str], bool]) -> Reading | None: ...


def no_reread(page: Page, rect: Rect, accepts: Callable[[str], bool]) -> Reading | None:
    """A reread that never helps: for recorded pages and tests."""
    return None
