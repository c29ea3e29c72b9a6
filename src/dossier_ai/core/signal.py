"""What a file or a page picture shows about how it was made: a fact with its place, never a judgement.

A signal says what was found and where. That none was found says nothing: not found never means unaltered.
"""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from dossier_ai.core.field import Fraction4, _Frozen
from dossier_ai.core.finding import Message

SignalKind = Literal[
    "revision", "metadata", "overlay", "figure_line", "monochrome_copy", "screen_photo", "signature"
]


class Signal(_Frozen):
    """One thing found in `file`. `page` (from 1) and `box` (fractions of the stored page) tell where; both
    are None for what concerns the file as a whole. `measure` is what was measured, printable. Severity: m for
    what a reader should look at beside the original, I for information."""

    kind: SignalKind
    file: str
    page: int | None = None
    box: tuple[Fraction4, Fraction4, Fraction4, Fraction4] | None = None
    message: Message
    measure: str = ""
    severity: Literal["m", "I"] = "I"

    @model_validator(mode="after")
    def _located(self) -> Signal:
        if self.box is not None and self.page is None:
            raise ValueError(f"signal in {self.file} has a box without a page")
        return self


class Examination(_Frozen):
    """The signals of a submission in the order of its files and pages, and what could not be examined:
    files, each with the page (None: the whole file) and the reason in English."""

    signals: tuple[Signal, ...] = ()
    not_examined: tuple[tuple[str, int | None, str], ...] = ()
