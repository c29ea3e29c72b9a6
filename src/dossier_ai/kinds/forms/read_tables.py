"""The tables of a form: repeated rows under a header, up to the next part of the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier_ai.core import Cell, Document, Field, FieldState, Reread
from dossier_ai.kinds.forms.definition import FormField, FormTable
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.forms import Form, lines_in
from dossier_ai.text.forms_labels import letters
from dossier_ai.text.forms_second_look import looked_at_again
from dossier_ai.text.forms_turned import turned_listing
from dossier_ai.text.list_fields import Reader, list_rows_field, listed_cell
from dossier_ai.text.list_frame import unit_in
from dossier_ai.text.rows import Listing, ListRow, list_rows


def read_table(item: FormField, document: Document, form: Form, unit: str, reread: Reread) -> Field | None:
    """The rows of a table as one field; None when its header or every row is missing. Doubtful figures are
    read again."""
    assert item.table is not None
    table = item.table
    seq = "seq" if any(column.key == "seq" for column in table.columns) else ""
    least = (len(table.columns) + 1) // 2
    listing = list_rows(document.pages, table.columns, seq=seq, anchor=table.anchor, least=least)
    rows = _rows(listing, table, form)
    if not rows:
        # The same table turned: its labels below each other, one column for each row.
        upright = [found for page in form.tables for found in page]
        listing = turned_listing(upright, table.columns, table.anchor, least)
        rows = tuple(row for row in listing.rows if _counts(row, table))
    if not rows:
        return None
    printed = unit_in(lines_in(document.pages)) or unit
    again = looked_at_again(rows, table.columns, table.not_above, printed, reread)
    return list_rows_field(
        document,
        replace(listing, rows=rows, totals=(), missing=()),
        table.columns,
        key=item.key,
        unit=printed,
        made=_made(table, again, printed),
    )


def _made(table: FormTable, again: Mapping[tuple[int, str], Cell], unit: str) -> Mapping[str, Reader]:
    """Readers for the columns of which some figure was looked at again."""

    def reader(key: str) -> Reader:
        column = next(c for c in table.columns if c.key == key)

        def cell(row: ListRow, number: int) -> Cell | None:
            held = row.cells.get(key)
            return again.get((number, key)) or (listed_cell(held, column, unit) if held is not None else None)

        return cell

    return {key: reader(key) for key in {key for _, key in again}}


def _rows(listing: Listing, table: FormTable, form: Form) -> tuple[ListRow, ...]:
    """The rows up to the cell that begins the next part of the form, those in which the anchor says
    something: a text in its format, or any text beside another where the anchor's cell is lost."""
    if not listing.maps:
        return ()
    first = listing.maps[0]
    start = form.place(first.table.page, first.table.ys[first.header[1]] - 1)
    headers = {letters(label) for column in table.columns for label in column.labels}
    others = [label for label in form.labels if letters(label) not in headers]
    end = min((place for place in form.begins(others) if place >= start), default=(len(form.pages), 0.0))
    return tuple(
        row for row in listing.rows if form.place(row.page, row.rect.top + 1) < end and _counts(row, table)
    )


def _counts(row: ListRow, table: FormTable) -> bool:
    column = next(c for c in table.columns if c.key == table.anchor)
    filled: Sequence[str] = [key for key, cell in row.cells.items() if cell.text and key != "seq"]
    if column.format in ("text", "organisation", "person"):
        return bool(filled)
    return meaning(row.text(table.anchor), column.format).state in (FieldState.READ, FieldState.REPAIRED)
