"""Cells of service ledgers that say two things at once, or leave out what the title says for all rows.

In come list cells and the year of the list; out come cells with the part that a column asks for, each at its
own place: `服务时间、地点` in one column, `参与企业及人数` in one column, `3月4日` in a ledger of 2025.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Cell, FieldState
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import parse_date, parse_period
from dossier_ai.text.flow import Flow
from dossier_ai.text.grounded import evidence_of
from dossier_ai.text.letters import DATE
from dossier_ai.text.lines import Span, fold
from dossier_ai.text.list_titles import Stated
from dossier_ai.text.numerals import parse_integer
from dossier_ai.text.rows import ListCell

_MONTH_DAY = r"\d{1,2}(?:月\d{1,2}[日号]?|[./-]\d{1,2})"
_YEARLESS = re.compile(rf"{_MONTH_DAY}(?:(?:至|到|~|-{{1,2}}|—{{1,2}})(?:{_MONTH_DAY}|\d{{1,2}}[日号]))?")
_TO = r"(?:至|到|~|-{1,2}|—{1,2})"
_LEADING_DAY = re.compile(
    rf"(?:{DATE.pattern}|{_YEARLESS.pattern})(?:{_TO}(?:{DATE.pattern}|{_MONTH_DAY}|\d{{1,2}}[日号]))?"
    r"(?:(?:上午|下午|全天)?\d{0,2}(?:[:]\d{2})?(?:-\d{1,2}[:]\d{2})?)?"
)
_ONE_DAY = re.compile(rf"{DATE.pattern}|{_MONTH_DAY}")
_TOOK_PART = re.compile(
    r"(?:参[加与训会]|到[场会]|出席|惠及|覆盖|受益|培训)(?:的)?(?:企业|学员)?(?:人员|人数|人次|员工)?"
    r"(?:共计?|合计|有|达|为|[:])*"
    r"(\d[\d,]*)(?:人次|人|名|位)"
)
_ABOUT = re.compile(r"[约近余多]|左右|以上|超过")
_PEOPLE = re.compile(r"[,、;(/]?(?:共|计|合计|约)*(\d[\d,]*)\s*(?:人次|人|名|位)[)]?$")


def flow_of(held: ListCell) -> Flow:
    """The printed lines of a list cell as running text."""
    return Flow([line for cell in held.cells for line in cell.lines])


def _cell(value: str | None, raw: str, spans: Sequence[Span], held: ListCell, *, sure: float = 1.0) -> Cell:
    state = FieldState.READ if value is not None else FieldState.OCCLUDED if raw else FieldState.ABSENT
    places = tuple(evidence_of(span) for span in (spans or held.spans))
    return Cell(value=value, raw=raw, state=state, confidence=held.confidence * sure, evidence=places)


def day_or_term(text: str, year: str | None = None) -> str | None:
    """A day or a term as ISO; one without a year is one of `year`. None when it is neither."""
    flat = re.sub(r"\s", "", text).strip(",;、")
    for candidate in (flat, f"{year}年{_named(flat)}" if year and _YEARLESS.fullmatch(flat) else None):
        if candidate is None:
            continue
        for reader in (parse_date, parse_period):
            try:
                return reader(candidate).iso
            except ValueError:
                continue
    return None


def _named(text: str) -> str:
    """A month and day with their words: 3.4 as 3月4日, 3月4 as 3月4日."""
    return re.sub(
        r"(\d{1,2})[./-](\d{1,2})(?!\d)", r"\1月\2日", re.sub(r"(月\d{1,2})(?![\d日号])", r"\1日", text)
    )


def leading_day(text: str, year: str | None = None) -> str | None:
    """The day or term that a text is, or begins with (without hours and what follows); None otherwise."""
    flat = re.sub(r"\s", "", fold(text))
    whole = day_or_term(flat, year)
    if whole is not None:
        return whole
    for pattern in (_LEADING_DAY, _ONE_DAY):
        found = pattern.match(flat)
        value = day_or_term(_without_hours(found.group()), year) if found else None
        if value is not None:
            return value
    return None


def date_cell(held: ListCell, year: Stated | None) -> Cell:
    """The day (or term) of a row. A date without a year takes that of the list, whose place is then evidence
    as well; a cell that holds more than a date gives the date it begins with."""
    if not held.text:
        return _cell(None, "", (), held)
    flow = flow_of(held)
    # A ditto mark's own cell prints no date: what it stands for does.
    printed = squeeze(held.text) if held.inherited else flow.packed
    value = leading_day(printed, year.value if year else None)
    found = _LEADING_DAY.match(printed)
    own = flow.packed_spans(found.start(), found.end()) if found and not held.inherited else ()
    spans = tuple(own) or held.spans
    yearless = value is not None and _YEARLESS.match(printed) is not None
    if yearless and year is not None:
        spans = (*spans, *year.spans)
    return _cell(value, held.text, spans, held, sure=0.8 if held.inherited or yearless else 1.0)


def _without_hours(text: str) -> str:
    return re.sub(r"(?:上午|下午|全天).*$|(?<=[日号])\d.*$", "", text)


def people_said(held: ListCell, *, counted: bool) -> Cell | None:
    """How many people a cell says took part: the number that ends it where its header asks for one
    (`counted`), else the one that a phrase gives (参加35人). None where none does, or where the number is
    only about right."""
    flow = flow_of(held)
    found = _PEOPLE.search(flow.packed) if counted else _TOOK_PART.search(flow.packed)
    if found is None or _ABOUT.search(flow.packed[max(0, found.start() - 2) : found.end() + 2]):
        return None
    return _cell(
        str(parse_integer(found.group(1))), held.text, flow.packed_spans(*found.span(1)), held, sure=0.9
    )


def without_people(held: ListCell) -> Cell | None:
    """A cell of `地点及人数` without the number of people that ends it; None when none does."""
    flow = flow_of(held)
    found = _PEOPLE.search(flow.packed)
    if found is None or found.start() == 0:
        return None
    begin, end = flow.unpacked(0, found.start())
    return _cell(flow.text[begin:end].strip(" ,，、;；"), held.text, flow.spans(begin, end), held)


def place_after_date(held: ListCell) -> Cell | None:
    """What a cell of `服务时间、地点` says after its date, without the number of people that may end it; None
    when nothing does."""
    flow = flow_of(held)
    found = _LEADING_DAY.match(flow.packed)
    start = found.end() if found else 0
    while start < len(flow.packed) and flow.packed[start] in ",;:、/.()":
        start += 1
    people = _PEOPLE.search(flow.packed, start)
    stop = people.start() if people is not None else len(flow.packed)
    if found is None or start >= stop:
        return None
    begin, end = flow.unpacked(start, stop)
    return _cell(flow.text[begin:end].strip(" ）)"), held.text, flow.spans(begin, end), held)


def enterprise_and_people(held: ListCell) -> tuple[Cell, Cell | None]:
    """The two halves of a cell of `参与企业及人数`: who took part, and how many people where the cell ends
    with their number."""
    flow = flow_of(held)
    found = _PEOPLE.search(flow.packed)
    if found is None or found.start() == 0:
        name = flow.packed or None
        return _cell(_organisation(name), held.text, (), held), None
    begin, end = flow.unpacked(0, found.start())
    name_cell = _cell(_organisation(flow.packed[: found.start()]), held.text, flow.spans(begin, end), held)
    people = str(parse_integer(found.group(1)))
    spans = flow.packed_spans(found.start(1), len(flow.packed))
    return name_cell, _cell(people, held.text, spans, held)


def _organisation(text: str | None) -> str | None:
    flat = (text or "").strip(",、;(").replace("(", "（").replace(")", "）")
    return flat or None
