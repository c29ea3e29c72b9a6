"""Evidenced activities by class and year, and training (domain 4.8, XAC-02, AMB-17)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction

from dossier_ai.core import Bounds, Cell, Dossier, Evidence, Field, Value
from dossier_ai.record.fields import (
    count_of,
    is_certain,
    names_of,
    term_of,
    text_of,
)
from dossier_ai.record.sources import applicant_names, form_field
from dossier_ai.text.names import norm_name

KIND = "service_evidence"
# Kinds of evidence that count towards the two an activity needs (XAC-02); an invoice proves no activity.
COUNTED_KINDS = ("notice", "agenda", "sign_in", "photo", "summary", "report")
_CLASSES = {
    "info": "info",
    "tech": "tech",
    "startup": "startup",
    "training": "training",
    "fin": "fin",
    "consulting": "consult",
    "policy": "policy",
}


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity bundle. `certain` is False where class, date, evidence or organiser leave doubt."""

    title: str
    function: str | None
    year: int | None
    days: int
    kinds: frozenset[str]
    persons: int | None
    certain: bool
    evidence: tuple[Evidence, ...]
    sources: tuple[Field | Cell, ...] = field(default=(), compare=False)

    @property
    def evidenced(self) -> bool:
        return len(self.kinds) >= 2


def list_activities(dossier: Dossier) -> tuple[Activity, ...]:
    """The different activities that the dossier shows; bundles with equal title and date are one, and what
    they hold adds up."""
    own = {norm_name(name) for name in applicant_names(dossier)}
    platform = text_of(form_field(dossier, "platform_name"))
    if platform is not None:
        own.add(norm_name(platform))
    merged: dict[tuple[str, str], Activity] = {}
    for entry in dossier.of_kind(KIND):
        one = _activity(dossier, entry.id, entry.title, own)
        if one is None:
            continue
        day = text_of(dossier.in_document(entry.id, "date")) or entry.id
        key = (norm_name(one.title) or entry.id, day)
        before = merged.get(key)
        merged[key] = one if before is None else _join(before, one)
    return tuple(merged.values())


def _activity(dossier: Dossier, document: str, printed: str, own: set[str]) -> Activity | None:
    def get(key: str) -> Field | None:
        return dossier.in_document(document, key)

    title, date, kind = get("title"), get("date"), get("service_class")
    kinds, organiser, persons = get("evidence_kinds"), get("organiser"), get("persons")
    known = [f for f in (title, date, kind, kinds, organiser, persons) if f is not None]
    if not known:
        return None
    term = term_of(date)
    year, days = None, 1
    if term is not None:
        start, end, _ = term
        last = end or start
        first = start or end
        if first is not None and last is not None and first.year == last.year:
            year = last.year
            if first.precision == last.precision == "day":
                days = max(1, (last.earliest - first.earliest).days + 1)
    held_by = norm_name(text_of(organiser) or "")
    foreign = bool(held_by) and not any(name in held_by for name in own if name)
    decisive = [f for f in (date, kind, kinds) if f is not None]
    return Activity(
        title=text_of(title) or printed,
        function=_CLASSES.get(text_of(kind) or ""),
        year=year,
        days=days,
        kinds=frozenset(names_of(kinds) or ()) & frozenset(COUNTED_KINDS),
        persons=count_of(persons),
        certain=not foreign and all(is_certain(f) for f in decisive),
        evidence=tuple(dict.fromkeys(e for f in (title, date, persons) if f is not None for e in f.evidence))
        or known[0].evidence,
        sources=tuple(known),
    )


def _join(a: Activity, b: Activity) -> Activity:
    persons = [n for n in (a.persons, b.persons) if n is not None]
    return Activity(
        title=a.title,
        function=a.function or b.function,
        year=a.year or b.year,
        days=max(a.days, b.days),
        kinds=a.kinds | b.kinds,
        persons=max(persons) if persons else None,
        certain=a.certain and b.certain and (a.function == b.function or None in (a.function, b.function)),
        evidence=tuple(dict.fromkeys((*a.evidence, *b.evidence))),
        sources=(*a.sources, *b.sources),
    )


def establish_activities(dossier: Dossier, application_date: dt.date | None) -> dict[str, Value]:
    """`events.<class>.<year>` and `training.person_times.<year>`. A class of which nothing is shown has no
    value; activities in doubt widen the count to bounds. None while a page of them is unread."""
    if dossier.unread_pages((KIND,)):
        return {}
    activities = list_activities(dossier)
    values: dict[str, Value] = {}
    years = {a.year for a in activities if a.year is not None}
    for year in sorted(years):
        for function in dict.fromkeys(_CLASSES.values()):
            value = _events(activities, function, year)
            if value is not None:
                values[f"events.{function}.{year}"] = value
        training = _person_times(activities, year)
        if training is not None:
            values[f"training.person_times.{year}"] = training
    return values


def _events(activities: tuple[Activity, ...], function: str, year: int) -> Value | None:
    of_class = [a for a in activities if a.function == function and a.year == year]
    if not of_class:
        return None
    counted = [a for a in of_class if a.evidenced]
    sure = sum(a.certain for a in counted)
    # An undated or unclassified activity may belong here; so may one whose bundle shows one kind unsurely.
    loose = [
        a
        for a in activities
        if a not in of_class and a.evidenced and a.function in (function, None) and a.year in (year, None)
    ]
    most = len(counted) + len(loose) + sum(not a.certain for a in of_class if not a.evidenced)
    why = []
    if sure < len(counted):
        why.append(f"{len(counted) - sure} UNSURE")
    if loose:
        why.append(f"{len(loose)} UNDATED_OR_UNCLASSIFIED")
    shown = counted or of_class
    return Value(
        verified=str(len(counted)),
        unit="event",
        rank=4,
        evidence=tuple(dict.fromkeys(e for a in shown for e in a.evidence)),
        bounds=Bounds(min=str(sure), max=str(most), why=tuple(why)) if sure != most else None,
    )


def _person_times(activities: tuple[Activity, ...], year: int) -> Value | None:
    """Attendances of the year's trainings, counted per event and, where days differ, per day."""
    held = [a for a in activities if a.function == "training" and a.year == year]
    counted = [a for a in held if a.evidenced and a.persons is not None]
    if not counted:
        return None
    per_event = sum(a.persons or 0 for a in counted)
    per_day = sum((a.persons or 0) * a.days for a in counted)
    proved = [a for a in counted if a.certain and "sign_in" in a.kinds and _sure_number(a)]
    least = sum(a.persons or 0 for a in proved)
    readings = None
    if per_day != per_event:
        readings = {"per_event": str(per_event), "per_day": str(per_day)}
    top = str(Fraction(max(per_event, per_day)))
    why = (f"{len(counted) - len(proved)} WITHOUT_SIGN_IN",)
    return Value(
        verified=str(per_event),
        unit="person-time",
        rank=4,
        evidence=tuple(dict.fromkeys(e for a in counted for e in a.evidence)),
        readings=readings,
        bounds=Bounds(min=str(least), max=top, why=why) if least != per_event else None,
    )


def _sure_number(activity: Activity) -> bool:
    return all(is_certain(s) for s in activity.sources if isinstance(s, Field) and s.key == "persons")
