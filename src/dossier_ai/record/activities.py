"""Activities: one bundle of notice, sign-in sheet, photographs, summary (domain 1.19, 4.8, XAC-02)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dossier_ai.core import Cell, Dossier, Evidence, Field
from dossier_ai.record.fields import (
    count_of,
    is_certain,
    names_of,
    term_of,
    text_of,
)
from dossier_ai.record.government import is_government
from dossier_ai.record.sources import applicant_names, form_field
from dossier_ai.text.names import norm_name

KIND = "service_evidence"
# Kinds of evidence that count towards the two an activity needs (XAC-02); an invoice proves no activity.
COUNTED_KINDS = ("notice", "agenda", "sign_in", "photo", "summary", "report")
CLASSES = {
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
    """One activity bundle. `certain` is False where class, date, evidence or organiser leave doubt; `signed`
    counts the rows of the sign-in sheets with anything written in them; `of_authority` says that an authority
    held it or helped to."""

    title: str
    function: str | None
    year: int | None
    days: int
    kinds: frozenset[str]
    persons: int | None
    enterprises: int | None
    mode: str | None
    organiser: str
    signed: int | None
    of_authority: bool
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
    # One pass over the fields: a dossier may hold hundreds of activities.
    read: dict[str, dict[str, Field]] = {}
    for found in dossier.fields:
        if found.kind == KIND and found.value is not None:
            read.setdefault(found.document, {}).setdefault(found.key, found)
    merged: dict[tuple[str, str], Activity] = {}
    for entry in dossier.of_kind(KIND):
        fields = read.get(entry.id, {})
        one = _activity(fields.get, entry.title, own)
        if one is None:
            continue
        day = text_of(fields.get("date")) or entry.id
        key = (norm_name(one.title) or entry.id, day)
        before = merged.get(key)
        merged[key] = one if before is None else _join(before, one)
    return tuple(merged.values())


def _activity(get: Callable[[str], Field | None], printed: str, own: set[str]) -> Activity | None:
    title, date, kind = get("title"), get("date"), get("service_class")
    firms, mode, signed = get("enterprises"), get("mode"), get("rows_with_ink")
    helpers = names_of(get("co_organisers")) or ()
    kinds, organiser, persons = get("evidence_kinds"), get("organiser"), get("persons")
    known = [f for f in (title, date, kind, kinds, organiser, persons, firms, mode) if f is not None]
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
    # An authority's event counts where the applicant has a named part in it (4.8).
    held = (held_by, *(norm_name(name) for name in helpers))
    foreign = bool(held_by) and not any(name in one for one in held for name in own if name)
    decisive = [f for f in (date, kind, kinds) if f is not None]
    return Activity(
        title=text_of(title) or printed,
        function=CLASSES.get(text_of(kind) or ""),
        year=year,
        days=days,
        kinds=frozenset(names_of(kinds) or ()) & frozenset(COUNTED_KINDS),
        persons=count_of(persons),
        enterprises=count_of(firms),
        mode=text_of(mode),
        organiser=text_of(organiser) or "",
        signed=count_of(signed),
        of_authority=any(is_government(name) is True for name in (text_of(organiser) or "", *helpers)),
        certain=not foreign and all(is_certain(f) for f in decisive),
        evidence=tuple(dict.fromkeys(e for f in (title, date, persons) if f is not None for e in f.evidence))
        or known[0].evidence,
        sources=tuple(known),
    )


def _join(a: Activity, b: Activity) -> Activity:
    return Activity(
        title=a.title,
        function=a.function or b.function,
        year=a.year or b.year,
        days=max(a.days, b.days),
        kinds=a.kinds | b.kinds,
        persons=_most(a.persons, b.persons),
        enterprises=_most(a.enterprises, b.enterprises),
        mode=a.mode if a.mode == b.mode else a.mode or b.mode if None in (a.mode, b.mode) else "混合",
        organiser=a.organiser or b.organiser,
        signed=_most(a.signed, b.signed),
        of_authority=a.of_authority or b.of_authority,
        certain=a.certain and b.certain and (a.function == b.function or None in (a.function, b.function)),
        evidence=tuple(dict.fromkeys((*a.evidence, *b.evidence))),
        sources=(*a.sources, *b.sources),
    )


def _most(a: int | None, b: int | None) -> int | None:
    return max((n for n in (a, b) if n is not None), default=None)
