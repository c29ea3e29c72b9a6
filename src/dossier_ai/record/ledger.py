"""The service ledger itself: which of the required contents it has, and how completely (CB-6B-3b)."""

from __future__ import annotations

from fractions import Fraction

from dossier_ai.core import Dossier, Value
from dossier_ai.record.fields import is_hidden, places, text_of
from dossier_ai.record.services import LEDGER
from dossier_ai.record.sources import list_rows

_ELEMENTS = ("demand", "record", "date", "place", "enterprise", "persons", "feedback")


def establish_ledger(dossier: Dossier) -> dict[str, Value]:
    """`ledger.elements`: the contents that any row holds; `ledger.completeness`: the share of rows that hold
    all seven. A cell that is printed but unreadable holds something."""
    rows = list_rows(dossier, LEDGER)
    if not rows or dossier.unread_pages((LEDGER,)):
        return {}
    filled = [
        {key for key in _ELEMENTS if text_of(row.get(key)) is not None or is_hidden(row.get(key))}
        for row in rows
    ]
    held = tuple(key for key in _ELEMENTS if any(key in keys for keys in filled))
    first = [next((row[k] for row in rows if text_of(row.get(k)) is not None), None) for k in held]
    evidence = places(first)
    if not held or not evidence:
        return {}
    complete = sum(len(keys) == len(_ELEMENTS) for keys in filled)
    share = Fraction(complete, len(rows))
    return {
        "ledger.elements": Value(verified=held, rank=5, evidence=evidence),
        "ledger.completeness": Value(verified=str(share), unit="ratio", rank=5, evidence=evidence),
    }
