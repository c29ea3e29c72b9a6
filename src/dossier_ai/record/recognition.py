"""Recognitions in force on the application date, by whose they are (domain 1.20, AMB-12, XGV-02, XGV-03)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

from dossier_ai.core import DocumentEntry, Dossier, Value
from dossier_ai.record.fields import (
    count_of,
    covers,
    date_of,
    is_certain,
    mark_of,
    places,
    rows_in,
    text_of,
    worst_confidence,
)
from dossier_ai.record.sources import applicant_names, entry_place, form_field, is_own
from dossier_ai.text.authorities import authority_level
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import PartialDate, add_years
from dossier_ai.text.names import norm_name

KIND = "recognition_document"
_DOUBTFUL = 0.5
_PLATFORM = re.compile(r"示范平台|公共服务平台")
_FILING = re.compile(r"备案")
# Which record value an authority of which level gives.
_LEVELS = {
    "recognition.municipal": ("city",),
    "recognition.province_department": ("province", "national"),
    "recognition.province_association": ("association_province", "association_national"),
    "recognition.municipal_association": ("association_city",),
}


def establish_recognitions(dossier: Dossier, day: dt.date | None) -> dict[str, Value]:
    """The `recognition.*` truths: "true" for one that is in force and names the applicant, less sure where
    term, list or seal leave doubt; "false" where all that are there surely are not."""
    if day is None or dossier.unread_pages((KIND,)):
        return {}
    values: dict[str, Value] = {}
    for name, levels in _LEVELS.items():
        entries = [
            e for e in dossier.of_kind(KIND) if _level(dossier, e) in levels and not _is_filing(dossier, e)
        ]
        if name == "recognition.municipal":
            entries = [e for e in entries if _PLATFORM.search(_subject(dossier, e))]
        value = _best(dossier, entries, day)
        if value is not None:
            values[name] = value
    filings = [e for e in dossier.of_kind(KIND) if _is_filing(dossier, e) and "培训" in _subject(dossier, e)]
    filing = _best(dossier, filings, day, in_force=lambda dossier, entry, on: True)
    if filing is not None and filing.verified == "true":
        values["training.filing"] = filing
    return values


def _level(dossier: Dossier, entry: DocumentEntry) -> str:
    """As extracted, else by the authority's name."""
    stated = text_of(dossier.in_document(entry.id, "level"))
    authority = text_of(dossier.in_document(entry.id, "authority"))
    if stated is not None and stated != "other":
        return stated
    return authority_level(authority) if authority is not None else "other"


def _subject(dossier: Dossier, entry: DocumentEntry) -> str:
    parts = [text_of(dossier.in_document(entry.id, key)) or "" for key in ("title", "category")]
    return squeeze("".join((entry.title, *parts)))


def _is_filing(dossier: Dossier, entry: DocumentEntry) -> bool:
    return bool(_FILING.search(_subject(dossier, entry)))


InForce = Callable[[Dossier, DocumentEntry, dt.date], bool | None]


def is_in_force(dossier: Dossier, entry: DocumentEntry, day: dt.date) -> bool | None:
    """Whether the recognition lasts on `day`; None where the print does not say how long it does."""
    issued = date_of(dossier.in_document(entry.id, "date"))
    until = date_of(dossier.in_document(entry.id, "valid_to"))
    years = count_of(dossier.in_document(entry.id, "valid_years"))
    if until is None and years is not None and issued is not None and issued.precision == "day":
        last = add_years(issued.earliest, years)
        until = PartialDate(last.year, last.month, last.day)
    start = None if issued is None else (issued, None, True)
    begun = True if start is None else covers(start, day)
    if begun is False:
        return False
    lasts = covers((None, until, False), day) if until is not None else None
    return lasts if lasts is not True else begun


def _names_applicant(dossier: Dossier, entry: DocumentEntry) -> bool | None:
    """Whether list or title name the applicant or its platform; None where there is no list to look in."""
    own = list(applicant_names(dossier))
    platform = text_of(form_field(dossier, "platform_name"))
    if platform is not None:
        own.append(platform)
    rows = rows_in(dossier.in_document(entry.id, "rows"))
    printed = [text_of(row.get(key)) for row in rows for key in ("name", "platform")]
    if any(name is not None and is_own(name, own) for name in printed):
        return True
    if any(norm_name(name) in norm_name(_subject(dossier, entry)) for name in own if name):
        return True
    cells = [row.get("name") for row in rows]
    unread = any(cell is None or text_of(cell) is None or not is_certain(cell) for cell in cells)
    return None if not rows or unread or not own else False


def _best(
    dossier: Dossier, entries: Sequence[DocumentEntry], day: dt.date, in_force: InForce = is_in_force
) -> Value | None:
    found: list[tuple[int, Value]] = []
    for entry in entries:
        fields = [
            dossier.in_document(entry.id, k) for k in ("title", "authority", "date", "valid_to", "rows")
        ]
        confidence = min(worst_confidence([f for f in fields if f is not None]), 1.0)
        evidence = places(fields[:4]) or entry_place(entry)
        publicity = mark_of(dossier.in_document(entry.id, "publicity_only")) is True
        unsealed = mark_of(dossier.in_document(entry.id, "sealed")) is False
        parts = (in_force(dossier, entry, day), _names_applicant(dossier, entry))
        if False in parts:
            verified, order = "false", 2
        elif None in parts or publicity or unsealed:
            verified, order, confidence = "true", 1, min(confidence, _DOUBTFUL)
        else:
            verified, order = "true", 0
        found.append((order, Value(verified=verified, rank=3, confidence=confidence, evidence=evidence)))
    return min(found, key=lambda item: (item[0], -item[1].confidence))[1] if found else None
