"""Prints of the social insurance: whom a unit insures, for which months, how many (domain 1.31)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier_ai.core import Cell, Column, Document, Field, FieldState, Page, Rect
from dossier_ai.text.characters import squeeze
from dossier_ai.text.employment import months_paid
from dossier_ai.text.flow import Flow
from dossier_ai.text.form_rows import is_list
from dossier_ai.text.grounded import read
from dossier_ai.text.labels import Labelled
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.list_fields import list_rows_field, listed_cell
from dossier_ai.text.month_terms import month_term
from dossier_ai.text.printed_labels import hits_on
from dossier_ai.text.rows import Listing, ListRow, list_rows

COLUMNS = (
    Column("seq", ("序号", "No.", "编号"), "integer"),
    Column("name", ("姓名", "人员姓名", "参保人姓名", "参保人员姓名", "职工姓名"), "person"),
    Column(
        "months",
        ("缴费月数", "实际缴费月数", "累计缴费月数", "累计月数", "参保月数", "实缴月数", "月数"),
        "integer",
    ),
    Column(
        "period",
        (
            "缴费起止时间", "缴费起止年月", "参保起止时间", "缴费时段", "缴费期间", "参保时间", "缴费年月",
            "起止年月", "缴费月份", "费款所属期", "缴费时间",
        ),
        "period",
    ),
)  # fmt: skip
_INSURED = (
    re.compile(r"(?:参保|缴费)(?:职工|人员)?(?:总)?(?:人数)?(?:共计|共|合计|为|:)*(\d{1,5})人"),
    re.compile(
        r"(?:以上|以下|下列|合计|共计|总计|共)(?:参保|缴费)?(?:人员|职工|人数)?(?:共计|共|合计|为|:)*(\d{1,5})(?:人(?!次)|名)"
    ),
)


def listed_persons(pages: Sequence[Page]) -> Listing | None:
    """The list of insured persons, where there is one. Pairs of labels and values right above its header may
    be taken for rows of it and blur its columns: it is read without them where that tells more."""
    found = [list_rows(kept, COLUMNS, anchor="name") for kept in (pages, [_below_head(p) for p in pages])]
    best = max((x for x in found if x is not None), key=_told, default=None)
    return best if best is not None and _lists_persons(best) else None


def _below_head(page: Page) -> Page:
    """The page without what is printed above the header of a list: a line of three heads at least."""
    labels = {column.key: column.labels for column in COLUMNS}
    for line in lines_of(page):
        heads = [hit for hit in hits_on([line], labels) if hit.alone and not hit.colon]
        if len({hit.key for hit in heads}) >= 3:
            top = line.rect.top - 0.3 * line.rect.height
            return replace(page, words=tuple(w for w in page.words if w.rect.cy > top))
    return page


def _told(listing: Listing) -> int:
    """In how many cells stands what their column says."""
    return sum(
        (key != "period" or month_term(cell.text) is not None)
        and (key != "name" or re.search(r"\d", cell.text) is None)
        for row in listing.rows
        for key, cell in row.cells.items()
        if cell.text
    )


def _lists_persons(listing: Listing) -> bool:
    """Whether several persons are listed under a header: two rows name somebody."""
    named = [row for row in listing.rows if "name" in row.cells and row.cells["name"].text]
    return len(named) >= 2 and (is_list(listing, COLUMNS) or bool(listing.maps))


def insurance_fields(
    document: Document, lines: Sequence[Line], found: Mapping[str, Labelled], listing: Listing | None
) -> list[Field]:
    """Who is insured and for which months: the list of a unit, its count, its period."""
    fields: list[Field] = []
    if listing is not None:
        rows = list_rows_field(
            document, listing, COLUMNS, made={"period": _period_cell, "months": _months_cell}
        )
        if rows is not None:
            fields.append(rows)
    held = found.get("insured_count")
    # 缴费月数 differs from 缴费人数 by no more than a character may be misread.
    counts = held is not None and bool(held.values) and "人" in held.label.text
    number = re.search(r"\d+", held.text) if held is not None and counts else None
    if held is not None and number is not None:
        fields.append(read(document, "insured_count", held.values, number.group()))
    else:
        said = next((text for words in _INSURED if (text := _said(lines, words)) is not None), None)
        if said is not None:
            fields.append(read(document, "insured_count", said[1], said[0]))
    period = found.get("period")
    value = month_term(period.text) if period is not None and period.values else None
    if period is not None and value is not None:
        fields.append(read(document, "period", period.values, value))
    elif (paid := months_paid(_outside(lines, listing))) is not None:
        fields.append(read(document, "period", paid[1], paid[0], confidence=0.8))
    return fields


def _said(lines: Sequence[Line], words: re.Pattern[str]) -> tuple[str, list[Span]] | None:
    for line in lines:
        flow = Flow([line])
        found = words.search(flow.packed)
        if found is not None:
            return found.group(1), flow.packed_spans(*found.span(1))
    return None


def _outside(lines: Sequence[Line], listing: Listing | None) -> list[Line]:
    """The lines that are not rows of the list."""
    rows = [(row.page.file, row.page.number, row.rect) for row in listing.rows] if listing is not None else []
    return [x for x in lines if not any(_within(x, *row) for row in rows)]


def _within(line: Line, file: str, number: int, row: Rect) -> bool:
    return (line.page.file, line.page.number) == (file, number) and row.top <= line.rect.cy <= row.bottom


_PERIOD = next(c for c in COLUMNS if c.key == "period")


def _period_cell(row: ListRow, number: int) -> Cell | None:
    held = row.cells.get("period")
    if held is None:
        return None
    cell = listed_cell(held, _PERIOD)
    value = month_term(held.text) if cell.value is None and held.text else None
    return cell.model_copy(update={"value": value, "state": FieldState.READ}) if value is not None else cell


_MONTHS = next(c for c in COLUMNS if c.key == "months")


def _months_cell(row: ListRow, number: int) -> Cell | None:
    held = row.cells.get("months")
    if held is None:
        return None
    cell = listed_cell(held, _MONTHS)
    said = re.fullmatch(r"(\d{1,3})个?月", squeeze(held.text))
    return cell.model_copy(update={"value": said.group(1), "state": FieldState.READ}) if said else cell
