"""Activities: the kinds of evidence of each, sign-ins against declared training, photos and lists reused.

Photos come as 64-bit difference hashes in hex (`service_evidence.photo_hashes`), people on sign-in sheets
as keyed hashes (`service_evidence.sign_in_hashes`), each in the order of its place on the pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, day, names, period, text, whole
from dossier_ai.checks.printed import listed, percent
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import form_rows, lacks_pages
from dossier_ai.core import DocumentEntry, Dossier, Evidence
from dossier_ai.text.names import norm_name, shared_share

KIND = "service_evidence"
EVIDENCE_KINDS = frozenset({"notice", "agenda", "sign_in", "photo", "summary", "report"})
SAME_PICTURE_BITS = 6
"""How many of 64 bits may differ between two prints of one photo."""


def evidenced_twice(kinds: Sequence[Collection[str]]) -> bool:
    """XAC-02: every activity has at least two kinds of evidence."""
    return all(len(set(of_one)) >= 2 for of_one in kinds)


def sign_ins_enough(signin: Sequence[int], declared: int) -> bool:
    """XAC-03: the sign-ins are together at least 95 % of the declared person-times."""
    return sum(signin) >= declared * Fraction(95, 100)


def _same_picture(a: str, b: str) -> bool:
    if not all(re.fullmatch(r"[0-9a-fA-F]{16}", h) for h in (a, b)):
        return a == b
    return (int(a, 16) ^ int(b, 16)).bit_count() <= SAME_PICTURE_BITS


def photos_differ(phash: Sequence[str]) -> bool:
    """XAC-05: no two photos are the same; 64-bit hashes within six bits are."""
    return not any(_same_picture(a, b) for a, b in combinations(phash, 2))


def sign_ins_differ(s1: Collection[str], s2: Collection[str]) -> bool:
    """XAC-06: two sign-in lists share less than 90 % of the people."""
    return shared_share(s1, s2) < Fraction(90, 100)


@dataclass(frozen=True, slots=True)
class Event:
    """One activity: the documents that bear its name and day, or the one document that bears neither."""

    title: str
    entries: tuple[DocumentEntry, ...]


def events(dossier: Dossier) -> tuple[Event, ...]:
    """The activities of the dossier; notice, sheet and photos in several files are one."""
    found: dict[tuple[str, str], list[DocumentEntry]] = {}
    titles: dict[tuple[str, str], str] = {}
    for entry in dossier.of_kind(KIND):
        title = text(dossier.in_document(entry.id, "title"))
        held = text(dossier.in_document(entry.id, "date"))
        name = title.value if title else entry.title
        key = (norm_name(name) or entry.id, held.value if held else entry.id if not title else "")
        found.setdefault(key, []).append(entry)
        titles.setdefault(key, name)
    return tuple(Event(titles[key], tuple(entries)) for key, entries in found.items())


def compare_kinds(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XAC-02: the kinds of evidence of each activity, in all documents that belong to it."""
    if lacks_pages(dossier, KIND):
        return
    for event in events(dossier):
        read = [names(dossier.in_document(entry.id, "evidence_kinds")) for entry in event.entries]
        known = [kinds for kinds in read if kinds is not None]
        kinds = sorted({kind for one in known for kind in one.value} & EVIDENCE_KINDS)
        if len(known) < len(read) or evidenced_twice([kinds]):
            continue
        titles = [text(dossier.in_document(entry.id, "title")) for entry in event.entries]
        yield Disagreement(
            evidence=evidence_of(*known, *titles),
            declared=event.title,
            found=f"{len(kinds)} 种（{listed([_KIND_NAMES[k] for k in kinds])}）",
            words={"event": event.title},
            # Photos without a caption are told from other pages by nobody but a reader.
            uncertain=unsure(*known) or sum(len(entry.pages) for entry in event.entries) > 1,
        )


_KIND_NAMES = {
    "notice": "通知",
    "agenda": "议程",
    "sign_in": "签到",
    "photo": "照片",
    "summary": "总结",
    "report": "报道",
}
_TIMES = re.compile(r"([0-9][0-9,]*)\s*人[次/]")


def _declared_training(dossier: Dossier) -> Known[int] | None:
    """The person-times of training that the form declares among its service products."""
    for row in form_rows(dossier, "service_items"):
        product, scale = text(row.get("product")), text(row.get("scale"))
        times = _TIMES.search(scale.value) if scale else None
        if product is not None and scale is not None and times and "培训" in product.value:
            places = (*scale.evidence, *product.evidence)
            return Known(int(times[1].replace(",", "")), places, scale.confidence, scale.raw)
    return None


def compare_sign_ins(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XAC-03: the sign-ins of the year's trainings against the declared person-times. Trainings without a
    sign-in sheet or a number leave the sum open."""
    declared = _declared_training(dossier)
    if declared is None or scope.application_date is None or lacks_pages(dossier, KIND):
        return
    counted: list[Known[int]] = []
    for entry in dossier.of_kind(KIND):
        kind = text(dossier.in_document(entry.id, "service_class"))
        if kind is None or kind.value != "training" or _other_year(dossier, entry, scope):
            continue
        persons = whole(dossier.in_document(entry.id, "persons"))
        kinds = names(dossier.in_document(entry.id, "evidence_kinds"))
        if persons is None or kinds is None:
            return
        if "sign_in" in kinds.value:
            counted.append(persons)
    if counted and not sign_ins_enough([p.value for p in counted], declared.value):
        total = sum(p.value for p in counted)
        yield Disagreement(
            evidence=evidence_of(declared, *counted),
            declared=f"培训 {declared.value} 人次",
            found=f"签到 {total} 人次（{len(counted)} 场）",
            difference=f"{total - declared.value} 人次",
            uncertain=unsure(declared, *counted),
        )


def _other_year(dossier: Dossier, entry: DocumentEntry, scope: Scope) -> bool:
    """Whether an activity was certainly not in the year before the application."""
    field = dossier.in_document(entry.id, "date")
    term, on = period(field), day(field)
    dates = [on.value] if on else [d for d in term.value if d is not None] if term else []
    assert scope.application_date is not None
    return bool(dates) and all(d.year != scope.application_date.year - 1 for d in dates)


def _hashes(dossier: Dossier, event: Event, key: str) -> list[tuple[str, tuple[Evidence, ...], float]]:
    """The hashes of one event, each with its place: its own where the field has as many places as hashes."""
    out = []
    for entry in event.entries:
        held = names(dossier.in_document(entry.id, key))
        if held is None:
            continue
        own = len(held.evidence) == len(held.value)
        for i, value in enumerate(held.value):
            out.append((value, held.evidence[i : i + 1] if own else held.evidence, held.confidence))
    return out


def compare_photos(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XAC-05: the photos of each two activities; those of one activity may repeat."""
    held = [(event, _hashes(dossier, event, "photo_hashes")) for event in events(dossier)]
    for (one, photos), (other, others) in combinations(held, 2):
        for first, place, sure in photos:
            for second, elsewhere, certain in others:
                if not photos_differ([first, second]):
                    yield Disagreement(
                        evidence=tuple(dict.fromkeys((*place, *elsewhere))),
                        declared=one.title,
                        found=other.title,
                        words={"first": one.title, "second": other.title},
                        uncertain=min(sure, certain) < 0.8,
                    )


def compare_sign_in_lists(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XAC-06: the people on the sign-in lists of each two activities."""
    listed_in = [(event, _hashes(dossier, event, "sign_in_hashes")) for event in events(dossier)]
    for (one, first), (other, second) in combinations(listed_in, 2):
        people = [[h for h, _, _ in held] for held in (first, second)]
        if not all(people) or sign_ins_differ(*people):
            continue
        yield Disagreement(
            evidence=tuple(dict.fromkeys(e for held in (first, second) for e in held[0][1])),
            declared=f"{one.title}（{len(people[0])} 人）",
            found=f"{other.title}（{len(people[1])} 人）",
            difference=f"相同 {percent(shared_share(*people))}",
            words={"first": one.title, "second": other.title},
            uncertain=min(c for held in (first, second) for _, _, c in held) < 0.8,
        )


CHECKS = (
    Check("XAC-02", evidenced_twice, compare_kinds),
    Check("XAC-03", sign_ins_enough, compare_sign_ins),
    Check("XAC-05", photos_differ, compare_photos),
    Check("XAC-06", sign_ins_differ, compare_sign_in_lists),
)
