"""What else the applicant was or is called: the names that its change notices prove (domain 1.6, 60)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Dossier, Evidence
from dossier_ai.record.fields import date_of, places, text_of
from dossier_ai.text.names import same_name

NOTICE = "change_notice"


@dataclass(frozen=True, slots=True)
class FormerName:
    """One other name; `until` is the ISO day on which it was given up, None where the notice prints no full
    day, or where it is the name taken last and the certificate still bears the old one."""

    name: str
    until: str | None
    evidence: tuple[Evidence, ...]


def find_former_names(dossier: Dossier, current: Sequence[str]) -> tuple[FormerName, ...]:
    """The names that lead to or from one of `current` by way of change notices, in their order.
    A notice about somebody else proves nothing."""
    notices = []
    for entry in dossier.of_kind(NOTICE):
        old = dossier.in_document(entry.id, "old_name")
        new = dossier.in_document(entry.id, "new_name")
        before, after = text_of(old), text_of(new)
        if before is None or after is None or same_name(before, after):
            continue
        on = dossier.in_document(entry.id, "approved_on")
        day = date_of(on)
        until = day.earliest.isoformat() if day is not None and day.precision == "day" else None
        notices.append((before, after, until, places([old, new, on])))
    known, found = list(current), list[FormerName]()
    while own := [n for n in notices if any(same_name(x, k) for x in n[:2] for k in known)]:
        notices = [n for n in notices if n not in own]
        for before, after, until, evidence in own:
            for name, end in ((before, until), (after, None)):
                if not any(same_name(name, k) for k in known):
                    found.append(FormerName(name, end, evidence))
                    known.append(name)
    return tuple(found)
