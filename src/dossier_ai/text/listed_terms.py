"""The term of a row of a list, wherever the list says it: in its column, in two columns of days, as years
that run from a day in another column, or in a sentence above or below the rows.

In come the cells of a row and what the sentences around the list say; out comes a `Cell`, None where the row
has no term, a cell without a value where what is printed cannot be understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Cell, Column, FieldState
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.dates import parse_period
from dossier_ai.text.flow import paragraphs, sentences
from dossier_ai.text.grounded import evidence_of
from dossier_ai.text.lines import Span
from dossier_ai.text.list_fields import listed_cell
from dossier_ai.text.rows import ListCell, Listing
from dossier_ai.text.term_words import count_in, counted_from, packed_term, term_in, whole_period

_SAYS_TERM = re.compile(r"聘期|聘任期|聘用期|任期|有效期|期限|合作期|协议期|年限")


_BARE = re.compile(r"(\d{1,2})")
# The second day was not read; a term without an end says so in words (长期, 至今).
_CUT_OFF = re.compile(r"\d[年月日号]?起?(?:[至到~]|-{1,2})$")


def counted_in(listing: Listing, key: str = "term") -> str | None:
    """年 or 个月 where the header of the column of terms names a unit for bare figures: 聘期（年）."""
    headers = [
        packed_term(h) for m in listing.maps for k, h in zip(m.keys, m.headers, strict=True) if k == key
    ]
    found = next((m for h in headers if (m := re.search(r"\(?(年|个?月)\)?$|年限", h)) is not None), None)
    if found is None:
        return None
    return "个月" if (found[1] or "").endswith("月") else "年"


@dataclass(frozen=True, slots=True)
class SaidTerm:
    """What a sentence says of the terms of all rows: both bounds (`period`, ISO), or a count and its
    unit."""

    period: str | None
    count: tuple[str, str] | None
    spans: tuple[Span, ...]


def term_of_all(listing: Listing) -> SaidTerm | None:
    """The sentence above or below the rows that gives the term of all of them (聘期均为三年); None where none
    does, or where two say different things."""
    found: dict[tuple[str | None, tuple[str, str] | None], SaidTerm] = {}
    for lines in (listing.head, listing.foot):
        for flow in paragraphs(list(lines)):
            for start, end in sentences(flow):
                text = flow.text[start:end]
                if not _SAYS_TERM.search(re.sub(r"\s", "", text)):
                    continue
                period, count = whole_period(text), count_in(text)
                if period is not None or count is not None:
                    key = (period, None if period else count)
                    found.setdefault(key, SaidTerm(period, count, tuple(flow.spans(start, end))))
    return next(iter(found.values())) if len(found) == 1 else None


def day_of(held: ListCell | None) -> str | None:
    """The day or month that a cell prints, the first one of a term (ISO); None for anything else."""
    if held is None or not held.text:
        return None
    said = meaning(held.text, "date").value
    if isinstance(said, str):
        return said
    period = whole_period(held.text)
    start = parse_period(held.text).start if period is not None and _is_period(held.text) else None
    return start.iso if start is not None else period.partition("/")[0] or None if period else None


def _is_period(text: str) -> bool:
    try:
        parse_period(text)
    except ValueError:
        return False
    return True


def listed_term(
    column: Column,
    held: ListCell | None,
    begins: ListCell | None = None,
    ends: ListCell | None = None,
    said: SaidTerm | None = None,
    unit: str | None = None,
) -> Cell | None:
    """The term of a row: `held` is the cell of its own column, `begins` and `ends` those of its days, `said`
    what a sentence says of all rows, `unit` (年 or 个月) what the column's header counts in."""
    start = day_of(begins)
    if held is not None and held.text:
        bare = _BARE.fullmatch(packed_term(held.text)) if unit is not None and start is not None else None
        counted = counted_from(start, bare[1], unit) if bare is not None and start and unit else None
        if counted is not None:
            return _cell(counted, (held, *((begins,) if begins is not None else ())), 0.8)
        return _printed(column, held, begins, start)
    if begins is not None and ends is not None:
        last = meaning(ends.text, "date").value
        if start is not None and isinstance(last, str) and start[:7] <= last[:7]:
            return _cell(f"{start}/{last}", (begins, ends), 1.0)
        counted = term_in(ends.text, start)
        return _cell(counted, (begins, ends), 0.8) if counted is not None else None
    if begins is not None and (whole := whole_period(begins.text)) is not None:
        return _cell(whole, (begins,), 1.0)
    if begins is not None and (own := term_in(begins.text)) is not None:
        return _cell(own, (begins,), 0.8)
    if said is not None and (value := _of_all(said, start, begins)) is not None:
        places = (*(begins.spans if begins is not None else ()), *said.spans)
        evidence = tuple(evidence_of(span, "normalised") for span in places)
        raw = "".join(span.text for span in places)
        return Cell(value=value, raw=raw, confidence=0.7, evidence=evidence)
    return listed_cell(held, column) if held is not None else None


def _printed(column: Column, held: ListCell, begins: ListCell | None, start: str | None) -> Cell | None:
    """What the column of terms itself prints; a lone day there is none."""
    cell = listed_cell(held, column)
    if _CUT_OFF.search(packed_term(held.text)):
        return cell.model_copy(update={"value": None, "state": FieldState.OCCLUDED})
    if isinstance(cell.value, str) and "/" in cell.value and not (cell.value.startswith("/") and start):
        return cell
    value = term_in(held.text, start)
    if value is None:
        lone = isinstance(cell.value, str) and "/" not in cell.value
        return cell.model_copy(update={"value": None, "state": FieldState.OCCLUDED}) if lone else cell
    return _cell(value, (held,) if whole_period(held.text) else (held, *((begins,) if begins else ())), 0.8)


def _of_all(said: SaidTerm, start: str | None, begins: ListCell | None) -> str | None:
    if said.period is not None:
        same = start is None or said.period.startswith(start[:7])
        return said.period if same and (begins is None or start is not None) else None
    return counted_from(start, *said.count) if start is not None and said.count is not None else None


def _cell(value: str, cells: Sequence[ListCell], sure: float) -> Cell:
    evidence = tuple(evidence_of(span, "normalised") for held in cells for span in held.spans)
    confidence = sure * min(held.confidence for held in cells)
    return Cell(value=value, raw="".join(h.text for h in cells), confidence=confidence, evidence=evidence)
