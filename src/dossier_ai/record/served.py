"""Whom the platform served, and whether they were content (domain 4.8; AMB-07, AMB-17, AMB-22).

A page of the list that could not be read leaves no count at all. Rows that may not count widen the count to
bounds; they never settle a clause by themselves.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dossier_ai.core import Bounds, Cell, Dossier, Evidence, Row, Value
from dossier_ai.record.fields import (
    count_of,
    date_of,
    is_certain,
    is_hidden,
    number_of,
    places,
    text_of,
)
from dossier_ai.record.sources import applicant_names, form_years, list_rows
from dossier_ai.text.characters import squeeze
from dossier_ai.text.codes import check_uscc, compact_code
from dossier_ai.text.names import is_non_enterprise, norm_name, same_name, stem

KIND = "served_enterprise_list"
_LARGE = re.compile(r"^(大|大型|大型企业)$")
_INDIVIDUAL = re.compile(r"个体工商户|个体户|[（(]个体[^）)]*[）)]$")
_INFO = re.compile(r"信息|资讯")
_OFFLINE = re.compile(r"线下|现场|上门")


@dataclass(frozen=True, slots=True)
class Counted:
    """Distinct enterprises: `sure` ones, those that may be none (`doubtful`), and how many more there may
    be (`unread`)."""

    sure: int
    doubtful: int
    unread: int
    why: tuple[str, ...]
    cells: tuple[Cell, ...]


def establish_served(dossier: Dossier, application_date: dt.date | None) -> dict[str, Value]:
    """`srv.sme_n`, `srv.agreements`, `srv.info.offline_ent` by year and `sat.rate`.

    The list speaks for the year before the application; rows with a date for the year of that date. Earlier
    years are those of the form.
    """
    values: dict[str, Value] = {}
    years = form_years(dossier)
    previous = application_date.year - 1 if application_date is not None else None
    for year, row in years.items():
        for name, key in (("srv.sme_n", "served"), ("srv.agreements", "agreements")):
            cell = row.get(key)
            if cell is None or count_of(cell) is None:
                continue
            said = str(count_of(cell))
            # A count of an earlier year has no other source than the form; that of the listed year has.
            proof = said if year != previous and name == "srv.sme_n" else None
            values[f"{name}.{year}"] = Value(
                verified=proof,
                declared=said,
                unit="enterprise",
                rank=5,
                state=cell.state,
                confidence=cell.confidence,
                evidence=cell.evidence if proof is not None else (),
                declared_evidence=cell.evidence,
            )
    rows = list_rows(dossier, KIND)
    if not rows or dossier.unread_pages((KIND,)):
        return values
    own = applicant_names(dossier)
    if previous is not None:
        values.update(_counts(dossier, rows, previous, own, values))
    satisfaction = _satisfaction(dossier, rows)
    if satisfaction is not None:
        values["sat.rate"] = satisfaction
    return values


def _counts(
    dossier: Dossier, rows: Sequence[Row], year: int, own: Sequence[str], known: dict[str, Value]
) -> dict[str, Value]:
    out: dict[str, Value] = {}
    in_year = [row for row in rows if _in_year(row, year) is not False]
    undated = sum(_in_year(row, year) is None for row in in_year)
    counted = count_enterprises(in_year, own)
    missing = _missing_rows(rows)
    declared = known.get(f"srv.sme_n.{year}")
    footer = dossier.first(f"{KIND}.declared_served")
    said: str | None = None
    said_at: tuple[Evidence, ...] = ()
    if declared is not None:
        said, said_at = declared.declared, declared.declared_evidence
    elif footer is not None and count_of(footer) is not None:
        said, said_at = str(count_of(footer)), footer.evidence
    out[f"srv.sme_n.{year}"] = _value(counted, undated, missing, said).model_copy(
        update={"declared_evidence": said_at}
    )
    if any(text_of(row.get("mode")) for row in rows) and any(text_of(row.get("category")) for row in rows):
        offline = [
            row
            for row in in_year
            if _OFFLINE.search(text_of(row.get("mode")) or "")
            and _INFO.search(text_of(row.get("category")) or "")
        ]
        unknown = sum(
            text_of(row.get("mode")) is None or text_of(row.get("category")) is None for row in in_year
        )
        part = count_enterprises(offline, own)
        if part.cells or unknown:
            cells = part.cells or counted.cells[:1]
            widened = Counted(part.sure, part.doubtful, part.unread + unknown, part.why, cells)
            out[f"srv.info.offline_ent.{year}"] = _value(widened, 0, missing, None)
    return out


def _in_year(row: Row, year: int) -> bool | None:
    """Whether the row's service was in `year`; a list without dates is that of the year, a row without a
    date among dated ones is open (None)."""
    cell = row.get("served_on")
    day = date_of(cell)
    if day is not None:
        return day.year == year
    return None if is_hidden(cell) else True


def _missing_rows(rows: Sequence[Row]) -> int:
    """How many running numbers are skipped: rows that may stand on a page that was left out."""
    numbers = sorted({n for row in rows if (n := count_of(row.get("seq"))) is not None and 0 < n < 100_000})
    if len(numbers) < 2:
        return 0
    return max(0, numbers[-1] - numbers[0] + 1 - len(rows))


def count_enterprises(rows: Sequence[Row], own: Sequence[str]) -> Counted:
    """The distinct enterprises of `rows`, by sound unified code, else by name. Left out: the applicant
    itself, public bodies and the like, large enterprises. Doubtful: names hard to read, sole traders, and
    pairs that only differ in region or legal form."""
    codes: dict[str, str] = {}
    for row in rows:
        name, code = text_of(row.get("name")), text_of(row.get("uscc"))
        if name is not None and code is not None and check_uscc(code).sound:
            codes.setdefault(norm_name(name), compact_code(code))
    sure: dict[str, Cell] = {}
    doubtful: dict[str, Cell] = {}
    why: dict[str, int] = {}
    stems: dict[str, str] = {}
    unread = 0
    for row in rows:
        cell = row.get("name")
        name = text_of(cell)
        code = text_of(row.get("uscc"))
        sound = code is not None and check_uscc(code).sound
        if cell is None or name is None:
            if sound and code is not None and cell is not None:
                sure.setdefault(compact_code(code), row["uscc"])
            else:
                unread += 1
            continue
        if _is_left_out(row, name, own):
            continue
        label = (
            compact_code(code) if sound and code is not None else codes.get(norm_name(name), norm_name(name))
        )
        reason = _doubt(row, cell, name, sound)
        twin = stems.get(stem(name))
        if reason is None and not sound and stem(name) and twin is not None and twin != label:
            reason = "SAME_STEM"
        stems.setdefault(stem(name), label)
        if reason is None:
            sure.setdefault(label, cell)
        elif label not in sure and label not in doubtful:
            doubtful[label] = cell
            why[reason] = why.get(reason, 0) + 1
    extra = {label: cell for label, cell in doubtful.items() if label not in sure}
    cells = (*sure.values(), *extra.values())
    reasons = tuple(f"{n} {reason}" for reason, n in sorted(why.items()))
    if unread:
        reasons = (*reasons, f"{unread} UNREAD")
    return Counted(len(sure), len(extra), unread, reasons, cells)


def _is_left_out(row: Row, name: str, own: Sequence[str]) -> bool:
    size = squeeze(text_of(row.get("size")) or "")
    return bool(_LARGE.match(size)) or is_non_enterprise(name) or any(same_name(name, o) for o in own)


def _doubt(row: Row, cell: Cell, name: str, sound: bool) -> str | None:
    if not sound and not is_certain(cell):
        return "LOW_CONFIDENCE"
    code = text_of(row.get("uscc"))
    if (sound and code is not None and compact_code(code).startswith("92")) or _INDIVIDUAL.search(name):
        return "SOLE_TRADER"
    return None


def _value(counted: Counted, undated: int, missing: int, declared: str | None) -> Value:
    best = counted.sure + counted.doubtful
    why = counted.why
    if undated:
        why = (*why, f"{undated} UNDATED")
    if missing:
        why = (*why, f"{missing} ROWS_MISSING")
    least = max(0, counted.sure - undated)
    most = best + counted.unread + missing
    bounds = Bounds(min=str(least), max=str(most), why=why) if least != most else None
    certain = [c for c in counted.cells if is_certain(c)]
    return Value(
        verified=str(best),
        declared=declared,
        unit="enterprise",
        rank=5,
        confidence=min((c.confidence for c in certain), default=0.0 if bounds is None else 1.0),
        evidence=places(list(counted.cells)),
        bounds=bounds,
    )


def _satisfaction(dossier: Dossier, rows: Sequence[Row]) -> Value | None:
    """The satisfaction rate under both denominators (AMB-07); unread, doubly ticked and doubtful marks make
    bounds. None when nothing is marked."""
    cells = [row.get("satisfaction") for row in rows]
    yes = no = open_marks = basic = 0
    shown: list[Cell] = []
    for cell in cells:
        said = text_of(cell)
        if cell is None or (said is None and not is_hidden(cell)):
            continue
        if said is None and "基本满意" in squeeze(cell.raw):
            basic += 1
        elif said is None or said == "both" or not is_certain(cell):
            open_marks += 1
        elif said == "satisfied":
            yes += 1
        elif said == "dissatisfied":
            no += 1
            shown.append(cell)
    if yes + no + basic + open_marks == 0:
        return None
    total = len(rows)
    marked = yes + no
    readings: dict[str, str] = {}
    if marked:
        readings = {"marked": str(Fraction(yes, marked)), "all_rows": str(Fraction(yes, total))}
        if basic:
            readings["basically_satisfied"] = str(Fraction(yes + basic, marked + basic))
    bounds = None
    if open_marks or not marked:
        least = min(Fraction(yes, total), Fraction(yes, marked + basic + open_marks or 1))
        most = Fraction(yes + basic + open_marks, marked + basic + open_marks or 1)
        bounds = Bounds(min=str(least), max=str(most), why=(f"{open_marks} OPEN_MARKS",))
    known = [c for c in cells if c is not None and c.evidence]
    declared = dossier.first(f"{KIND}.declared_satisfaction")
    percent = number_of(declared)
    return Value(
        verified=readings.get("marked"),
        declared=str(percent / 100) if percent is not None else None,
        unit="ratio",
        rank=5,
        evidence=places([*known[:1], *known[-1:], *shown]),
        declared_evidence=declared.evidence if declared is not None and percent is not None else (),
        readings=readings or None,
        bounds=bounds,
    )
