"""Forms to rows: where a kind comes as one form or card per case instead of one list, each is a row.

In come pages whose labels are those of the list's columns; out comes the same field `rows`. Several forms of
a page begin where the label that opens the first one comes again; a page without the labels that every form
has continues the form before it.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dossier_ai.core import Cell, Column, Document, Evidence, Field, FieldState, Page, Rect, Row
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.column_labels import plain
from dossier_ai.text.column_maps import ColumnMap
from dossier_ai.text.grounded import evidence_of
from dossier_ai.text.labels import Labelled, find_all_labelled, find_labelled
from dossier_ai.text.letters import organisation_in
from dossier_ai.text.lines import lines_of
from dossier_ai.text.rows import Listing

Said = Callable[[str], str | None]
_SURE = 0.75


def is_list(listing: Listing, columns: Sequence[Column]) -> bool:
    """Whether a listing was found and its header is one: labels side by side, not the labels of a form with
    their answers between them, below which further labels stand."""
    if not listing.rows or not listing.maps:
        return False
    labels = {plain(label) for column in columns for label in column.labels}
    labelled = sum(1 for row in listing.rows if any(plain(c.text) in labels for c in row.cells.values()))
    return 2 * labelled < len(listing.rows) and any(_heads(m) for m in listing.maps if m.header[1] > 0)


def _heads(known: ColumnMap) -> bool:
    """At least three of five printed header cells mean something."""
    cells = {
        (cell.row, cell.column): cell.column
        for i in range(*known.header)
        for cell in known.table.row(i)
        if cell.text and plain(cell.text)
    }
    leaves = {column: known.keys[column] for column in cells.values()}
    meant = [key for key in leaves.values() if key is not None]
    return len(meant) >= 3 and len(meant) >= 0.6 * len(leaves)


def form_rows(
    document: Document,
    columns: Sequence[Column],
    *,
    anchors: Sequence[str],
    stops: Sequence[str] = (),
    said: Mapping[str, Said] | None = None,
    key: str = "rows",
) -> Field | None:
    """The field `rows` with one row per form. A page begins a form where the label of one of `anchors` has a
    value; other labels of a page without one are added to the form before. `said` reads the text of a column
    in its own way. None when no page holds a form."""
    rows: list[Row] = []
    for page in document.pages:
        cards = _cards_on(page, columns, anchors, stops, said or {})
        if cards:
            rows.extend(cards)
            continue
        row = _row_on(page, columns, stops, said or {})
        if any(name in row for name in anchors):
            rows.append(row)
        elif rows and row:
            rows[-1] = {**row, **rows[-1]}
    rows = [row for row in rows if any(cell.value is not None for cell in row.values())]
    if not rows:
        return None
    read = [cell for row in rows for cell in row.values() if cell.value is not None]
    evidence: list[Evidence] = [next(iter(row.values())).evidence[0] for row in rows]
    return Field(
        name=f"{document.kind}.{key}",
        document=document.id,
        state=FieldState.READ,
        value=tuple(rows),
        confidence=round(statistics.fmean(cell.confidence for cell in read), 4),
        evidence=tuple(evidence),
    )


def _row_on(page: Page, columns: Sequence[Column], stops: Sequence[str], said: Mapping[str, Said]) -> Row:
    labels = {column.key: column.labels for column in columns}
    found = find_labelled(lines_of(page), labels, stops=stops)
    return {
        column.key: labelled_cell(found[column.key], column, said.get(column.key))
        for column in columns
        if column.key in found and found[column.key].values
    }


def _cards_on(
    page: Page,
    columns: Sequence[Column],
    anchors: Sequence[str],
    stops: Sequence[str],
    said: Mapping[str, Said],
) -> list[Row]:
    """The cards of a page, one below or beside the other: the label of an anchor comes at least twice, and so
    does another one. Empty where that is not so, or where a card has no anchor."""
    labels = {column.key: column.labels for column in columns}
    found = find_all_labelled(lines_of(page), labels, stops=stops)
    found = [held for held in found if held.values and held.score >= _SURE]
    count = Counter(held.key for held in found)
    often = max((count[key] for key in anchors), default=0)
    repeated = [held for held in found if count[held.key] == often]
    if often < 2 or len({held.key for held in repeated}) < 2:
        return []
    opening = min(repeated, key=lambda held: (round(held.label.rect.cy), held.label.rect.left)).key
    starts = [held.label.rect for held in repeated if held.key == opening]
    rows: list[Row] = [{} for _ in starts]
    for held in found:
        number = _card_of(held.label.rect, starts)
        if number is None:
            continue
        own = tuple(span for span in held.values if _card_of(span.rect, starts) == number)
        column = next(column for column in columns if column.key == held.key)
        if own and column.key not in rows[number]:
            rows[number][column.key] = labelled_cell(replace(held, values=own), column, said.get(held.key))
    return rows if all(any(key in row for key in anchors) for row in rows) else []


def _card_of(rect: Rect, starts: Sequence[Rect]) -> int | None:
    """Which card a place belongs to: of those that begin above it, the lowest, and of cards side by side the
    last one that begins left of it."""
    height = rect.height
    above = [s for s in starts if s.top <= rect.cy]
    if not above:
        return None
    lowest = max(s.cy for s in above)
    beside = [s for s in above if lowest - s.cy < height]
    left = [s for s in beside if s.left <= rect.left + height] or beside
    return starts.index(max(left, key=lambda s: s.left))


def labelled_cell(held: Labelled, column: Column, said: Said | None = None, unit: str = "元") -> Cell:
    """A labelled value as a cell of `column`; `unit` is the printed unit of money. What does not mean
    anything in its format keeps its place without a value."""
    text, spans = held.text.strip(" :：_"), held.values
    if said is not None:
        value: str | bool | None = said(text)
        state = FieldState.READ if value is not None else FieldState.OCCLUDED
    else:
        named = organisation_in(spans) if column.format == "organisation" else None
        if named is not None:
            text, spans = named[0], tuple(named[1])
        meant = meaning(text, column.format, unit)
        value, state = meant.value, meant.state
    return Cell(
        value=value,
        raw=held.text,
        state=state,
        confidence=min(span.confidence for span in spans),
        evidence=tuple(evidence_of(span) for span in spans),
    )
