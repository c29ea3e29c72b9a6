"""Listings to fields: the rows of a printed list as the field `rows`, each cell a value with its own place.

In comes a `Listing` of texts and what each column is (its format); out comes one `Field` whose value is a
tuple of rows. A cell whose text has no meaning in its format keeps its place and raw text, without a value.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence

from dossier_ai.core import Cell, Column, Document, Evidence, Field, FieldState, Rect, Row
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.grounded import evidence_of
from dossier_ai.text.lines import Span
from dossier_ai.text.marks import Tick, read_ticks
from dossier_ai.text.rows import ListCell, Listing, ListRow

Reader = Callable[[ListRow, int], Cell | None]


def listed_cell(held: ListCell, column: Column, unit: str = "元") -> Cell:
    """The cell as its column's format understands it; `unit` is the printed unit of money."""
    said = meaning(held.text, column.format, unit)
    return Cell(
        value=said.value,
        raw=held.text,
        state=said.state,
        confidence=held.confidence * (0.8 if held.inherited else 1.0),
        evidence=tuple(evidence_of(span) for span in held.spans),
    )


def tick_cell(tick: Tick) -> Cell:
    """A tick as a cell: its place, searched when nothing is there."""
    return Cell(
        value=tick.marked,
        raw=tick.text,
        state=FieldState.READ if tick.marked is not None else FieldState.OCCLUDED,
        confidence=tick.confidence,
        evidence=(evidence_of(tick.span, "searched" if tick.seen == "nothing" else "exact"),),
    )


def column_ticks(listing: Listing, keys: Sequence[str]) -> dict[str, list[Tick | None]]:
    """For each tick column, one tick per row of the listing, judged together so that a stroke is compared
    with the empty cells of the same columns; None where the row has no such cell."""
    places = [
        (key, number, row.cells[key].cells[0])
        for key in keys
        for number, row in enumerate(listing.rows)
        if key in row.cells and row.cells[key].cells
    ]
    out: dict[str, list[Tick | None]] = {key: [None] * len(listing.rows) for key in keys}
    for (key, number, _), tick in zip(places, read_ticks([cell for _, _, cell in places]), strict=True):
        out[key][number] = tick
    return out


def list_rows_field(
    document: Document,
    listing: Listing,
    columns: Sequence[Column],
    *,
    key: str = "rows",
    unit: str = "元",
    made: Mapping[str, Reader] | None = None,
) -> Field | None:
    """The field `rows`: a dict per row with a cell for every column that is printed. `made` gives cells that
    several printed columns decide together (such as satisfaction). None when no header was found."""
    if not listing.maps:
        return None
    marks = [c.key for c in columns if c.format == "mark"]
    ticks = column_ticks(listing, marks)
    rows: list[Row] = []
    for number, row in enumerate(listing.rows):
        cells: Row = {}
        for column in columns:
            if made is not None and column.key in made:
                cell = made[column.key](row, number)
            elif column.key not in row.cells:
                continue
            elif column.format == "mark":
                cell = _mark(row.cells[column.key], column, ticks[column.key][number])
            else:
                cell = listed_cell(row.cells[column.key], column, unit)
            if cell is not None:
                cells[column.key] = cell
        rows.append(cells)
    confidences = [c.confidence for cells in rows for c in cells.values() if c.value is not None]
    return Field(
        name=f"{document.kind}.{key}",
        document=document.id,
        state=FieldState.READ,
        value=tuple(rows),
        confidence=round(statistics.fmean(confidences), 4) if confidences else 0.5,
        evidence=tuple(_tables(listing)),
    )


def _mark(held: ListCell, column: Column, tick: Tick | None) -> Cell:
    said = meaning(held.text, column.format)
    if (held.text and said.value is not None) or tick is None:
        return listed_cell(held, column)
    return tick_cell(tick)


def _tables(listing: Listing) -> list[Evidence]:
    """One evidence per page of the list: the rectangle of its rows, or of its header when it has none."""
    rects: dict[tuple[str, int], tuple[Span, list[Rect]]] = {}
    for row in listing.rows:
        key = (row.page.file, row.page.number)
        first = next((c.spans[0] for c in row.cells.values() if c.spans), None)
        if first is not None:
            rects.setdefault(key, (first, []))[1].append(row.rect)
    if not rects:
        table = listing.maps[0].table
        place = next((c.span for c in table.cells if c.text), None)
        if place is not None:
            rects[(table.page.file, table.page.number)] = (place, [table.rect])
    out: list[Evidence] = []
    for place, found in rects.values():
        whole = Span("", Rect.union(found), 1.0, place.page, place.part)
        out.append(evidence_of(whole))
    return out
