"""How content those served were, under every admissible denominator (AMB-07)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from dossier_ai.core import Bounds, Cell, Dossier, Evidence, Field, Row, Value
from dossier_ai.record.fields import count_of, is_certain, is_hidden, number_of, places, rows_in, text_of
from dossier_ai.record.sources import list_rows
from dossier_ai.text.characters import squeeze
from dossier_ai.text.names import norm_name

LIST = "served_enterprise_list"
SURVEY = "satisfaction_survey"
# What a level of a survey counts as; the two top levels are content, 基本满意 is a second reading.
_LEVELS = {
    "very_satisfied": "content",
    "satisfied": "content",
    "basically_satisfied": "basic",
    "neutral": "other",
    "dissatisfied": "other",
}
_PRINTED = (
    (re.compile(r"不(?:太|很|够)?满意"), "other"),
    (re.compile(r"(?:基本|比较|较)满意"), "basic"),
    (re.compile(r"一般|中立|尚可"), "other"),
    (re.compile(r"满意"), "content"),
)


def establish_satisfaction(dossier: Dossier) -> dict[str, Value]:
    """`sat.rate`: what the list says and what the survey says, each a reading of its own; nothing of a
    source while a page of it is unread."""
    rows = list_rows(dossier, LIST)
    listed = _of_list(dossier, rows) if rows and not dossier.unread_pages((LIST,)) else None
    readings, evidence = _of_survey(dossier)
    if listed is not None and listed.verified is not None and readings:
        both = {**(listed.readings or {}), **readings}
        extra = {"readings": both, "evidence": (*listed.evidence, *evidence)}
        return {"sat.rate": listed.model_copy(update=extra)}
    if listed is not None:
        return {"sat.rate": listed}
    if readings:
        first = next(iter(readings.values()))
        plain = readings if len(set(readings.values())) > 1 else None
        value = Value(verified=first, unit="ratio", rank=4, evidence=evidence, readings=plain)
        return {"sat.rate": value}
    return {}


def judge_level(text: str) -> str | None:
    """`content`, `basic` or `other`; None for what is no level of satisfaction."""
    if text in _LEVELS:
        return _LEVELS[text]
    return next((kind for pattern, kind in _PRINTED if pattern.search(squeeze(text))), None)


def _of_survey(dossier: Dossier) -> tuple[dict[str, str], tuple[Evidence, ...]]:
    """The readings of the survey's own count: of all answers, and of all forms sent out. Single forms count
    where no summary does."""
    if dossier.unread_pages((SURVEY,)):
        return {}, ()
    counts: Counter[str] = Counter()
    sources: list[Field] = []
    issued = 0
    for entry in dossier.of_kind(SURVEY):
        levels = dossier.in_document(entry.id, "rows")
        found = _levels_of(rows_in(levels))
        if not found or levels is None:
            continue
        counts.update(found)
        sources.append(levels)
        issued += count_of(dossier.in_document(entry.id, "issued_count")) or sum(found.values())
    if not counts:
        counts, sources = _of_forms(dossier)
        issued = counts.total()
    total = counts.total()
    if not total:
        return {}, ()
    content = counts["content"]
    readings = {"survey_answers": str(Fraction(content, total))}
    if issued > total:
        readings["survey_issued"] = str(Fraction(content, issued))
    if counts["basic"]:
        readings["survey_basically_satisfied"] = str(Fraction(content + counts["basic"], total))
    return readings, places(list(sources))


def _levels_of(rows: Sequence[Row]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in rows:
        kind, number = judge_level(text_of(row.get("level")) or ""), count_of(row.get("count"))
        if kind is not None and number is not None:
            counts[kind] += number
    return counts


def _of_forms(dossier: Dossier) -> tuple[Counter[str], list[Field]]:
    """The ratings of single forms, one for each enterprise; a rating read badly counts for nothing."""
    rated: dict[str, Field] = {}
    for entry in dossier.of_kind(SURVEY):
        rating = dossier.in_document(entry.id, "rating")
        name = norm_name(text_of(dossier.in_document(entry.id, "enterprise")) or "") or entry.id
        if rating is not None and is_certain(rating):
            rated.setdefault(name, rating)
    kinds = [judge_level(text_of(rating) or "") for rating in rated.values()]
    return Counter(kind for kind in kinds if kind is not None), list(rated.values())


def _of_list(dossier: Dossier, rows: Sequence[Row]) -> Value | None:
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
    declared = dossier.first(f"{LIST}.declared_satisfaction")
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
