"""Doubtful figures of a table read again: those read unsurely, printed unlike their column, or contradicting
another figure of their row.

In come the rows of a listing; out come cells for the figures that were looked at again. Two readings that
agree are believed; where further readings differ and none has a second, the figure keeps its value with a
confidence that lets no finding rest on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from dossier_ai.core import Cell, Column, Evidence, FieldState, Reread
from dossier_ai.text.cell_values import Meaning, meaning
from dossier_ai.text.characters import squeeze
from dossier_ai.text.forms_blanks import NUMERIC
from dossier_ai.text.grounded import evidence_of
from dossier_ai.text.lines import fold
from dossier_ai.text.rows import ListCell, ListRow

SURE = 0.95
_CONFIRMED = 0.9
_DISPUTED = 0.5
_MENDED = 0.7

Place = tuple[int, str]
"""A row's number in the listing and a column's key."""


@dataclass(slots=True)
class _Votes:
    """Readings of one figure. The first one counts; a reading is accepted when another gave its value."""

    column: Column
    unit: str
    seen: dict[str, int]

    def accepts(self, text: str) -> bool:
        said = meaning(text, self.column.format, self.unit)
        if not isinstance(said.value, str):
            return False
        self.seen[said.value] = self.seen.get(said.value, 0) + 1
        return self.seen[said.value] >= 2


def looked_at_again(
    rows: Sequence[ListRow],
    columns: Sequence[Column],
    not_above: Sequence[tuple[str, str]],
    unit: str,
    reread: Reread,
) -> Mapping[Place, Cell]:
    """Cells for the doubtful figures of `rows` of which there are further readings."""
    figures = {c.key: c for c in columns if c.format in NUMERIC}
    out: dict[Place, Cell] = {}
    for number, key in sorted(_doubtful(rows, figures, not_above, unit)):
        held = rows[number].cells[key]
        cell = _again(held, figures[key], unit, reread)
        if cell is not None:
            out[(number, key)] = cell
    return out


def _again(held: ListCell, column: Column, unit: str, reread: Reread) -> Cell | None:
    span = held.spans[0]
    first = meaning(held.text, column.format, unit)
    votes = _Votes(column, unit, {first.value: 1} if isinstance(first.value, str) else {})
    reading = reread(span.page, span.rect, votes.accepts)
    if reading is None and set(votes.seen) <= {first.value}:
        return None
    evidence = tuple(evidence_of(s) for s in held.spans)
    if reading is None:
        return _cell(held.text, first, min(held.confidence, _DISPUTED), evidence)
    said = meaning(reading.text, column.format, unit)
    if said.value == first.value and len(votes.seen) > 1:
        return _cell(held.text, first, min(held.confidence, _DISPUTED), evidence)
    if said.value == first.value:
        return _cell(held.text, first, max(held.confidence, min(_CONFIRMED, reading.confidence)), evidence)
    mended = Meaning(said.value, FieldState.REPAIRED)
    return _cell(reading.text, mended, min(reading.confidence, _MENDED), evidence)


def _cell(raw: str, said: Meaning, confidence: float, evidence: tuple[Evidence, ...]) -> Cell:
    return Cell(
        value=said.value, raw=raw, state=said.state, confidence=round(confidence, 4), evidence=evidence
    )


def _doubtful(
    rows: Sequence[ListRow],
    figures: Mapping[str, Column],
    not_above: Sequence[tuple[str, str]],
    unit: str,
) -> set[Place]:
    places = [
        (number, key)
        for number, row in enumerate(rows)
        for key in figures
        if key in row.cells and row.cells[key].text and row.cells[key].spans[0].part is None
    ]
    values = {(number, key): _number(rows[number].text(key), figures[key], unit) for number, key in places}
    doubtful = {p for p in places if rows[p[0]].cells[p[1]].confidence < SURE or values[p] is None}
    for number in range(len(rows)):
        for less, more in not_above:
            one, other = values.get((number, less)), values.get((number, more))
            if one is not None and other is not None and one > other:
                doubtful |= {(number, less), (number, more)}
    return doubtful | set(_unlike_their_column(places, rows))


def _unlike_their_column(places: Sequence[Place], rows: Sequence[ListRow]) -> Iterator[Place]:
    """Figures without the decimals that all others of their column have, or with them where none has."""
    by_key: dict[str, list[tuple[Place, bool]]] = {}
    for place in places:
        text = squeeze(fold(rows[place[0]].text(place[1])))
        if text.strip("0."):
            by_key.setdefault(place[1], []).append((place, "." in text))
    for held in by_key.values():
        pointed = [place for place, point in held if point]
        bare = [place for place, point in held if not point]
        few = min(pointed, bare, key=len)
        if len(held) >= 3 and len(few) == 1:
            yield from few


def _number(text: str, column: Column, unit: str) -> Decimal | None:
    value = meaning(text, column.format, unit).value
    try:
        return Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
