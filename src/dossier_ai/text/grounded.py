"""Spans to grounded values: turns a piece of a page, and what it means, into `Field`s and `Cell`s.

Every extractor goes through here, so that no value can lose its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier_ai.core import (
    Cell,
    Document,
    Evidence,
    Field,
    FieldState,
    Grounding,
    Page,
    Personal,
    Rect,
)
from dossier_ai.core.field import FieldValue
from dossier_ai.text.lines import Span
from dossier_ai.text.tight import framed


def evidence_of(span: Span, grounding: Grounding = "exact") -> Evidence:
    """Where `span` stands: its part of an office file, or its box on the stored page."""
    if span.part is not None:
        return Evidence(file=span.page.file, part=span.part, quote=span.text, grounding=grounding)
    rect = framed(span.page, span.rect) if span.text.strip() else span.rect
    left, top, right, bottom = span.page.box(rect).as_list()
    return Evidence(
        file=span.page.file,
        page=span.page.number,
        box=(left, top, right, bottom),
        quote=span.text,
        grounding=grounding,
    )


def searched(page: Page, rect: Rect | None = None) -> Evidence:
    """Evidence that a mark was looked for in `rect` (default: the whole page) and not found."""
    rect = rect or Rect(0, 0, page.width, page.height)
    left, top, right, bottom = page.box(rect).as_list()
    return Evidence(file=page.file, page=page.number, box=(left, top, right, bottom), grounding="searched")


def read(
    document: Document,
    key: str,
    spans: Span | Sequence[Span],
    value: FieldValue,
    *,
    state: FieldState = FieldState.READ,
    grounding: Grounding = "exact",
    confidence: float | None = None,
) -> Field:
    """The field `<kind>.<key>` with `value`, grounded in one or several spans (a value that wraps over lines
    has one evidence for each). Confidence is the least of the spans' unless given."""
    pieces = [spans] if isinstance(spans, Span) else list(spans)
    return Field(
        name=f"{document.kind}.{key}",
        document=document.id,
        state=state,
        value=value,
        raw="".join(p.text for p in pieces),
        confidence=min((p.confidence for p in pieces), default=0.0) if confidence is None else confidence,
        evidence=tuple(evidence_of(p, grounding) for p in pieces),
    )


def absent(document: Document, key: str) -> Field:
    """The field was looked for and is not printed: no value, never zero."""
    return Field(name=f"{document.kind}.{key}", document=document.id, state=FieldState.ABSENT, confidence=1.0)


def occluded(document: Document, key: str, span: Span) -> Field:
    """Something is printed there but cannot be read safely: evidence, no value."""
    return Field(
        name=f"{document.kind}.{key}",
        document=document.id,
        state=FieldState.OCCLUDED,
        raw=span.text,
        confidence=span.confidence,
        evidence=(evidence_of(span),),
    )


def cell(
    span: Span,
    value: str | bool | Personal | None,
    *,
    state: FieldState = FieldState.READ,
    grounding: Grounding = "exact",
    confidence: float | None = None,
) -> Cell:
    """One list cell with its place; `value` None keeps the place of an empty cell."""
    return Cell(
        value=value,
        raw=span.text,
        state=state if value is not None or state is not FieldState.READ else FieldState.ABSENT,
        confidence=span.confidence if confidence is None else confidence,
        evidence=(evidence_of(span, grounding),),
    )
