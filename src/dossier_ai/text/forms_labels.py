"""Printed labels in running text: where a label ends, however it is spaced, punctuated or slightly misread.

In come texts without blanks and with narrow punctuation (`Flow.packed`); labels are given as printed. No
patterns: one letter in six may be read differently, and punctuation may be lost or added between letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dossier_ai.text.characters import squeeze
from dossier_ai.text.lines import fold

_LEAD = re.compile(r"(?:[*_★#]|\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.](?!\d))*")
_SUFFIX = re.compile(r"\([^()]{1,12}\)(?=$|:|[0-9])")
_SLIPS = 2


@lru_cache(maxsize=4096)
def letters(label: str) -> str:
    """What of a label is compared: its letters, digits and per cent signs, narrow, without blanks."""
    return "".join(c for c in squeeze(fold(label)) if _counts(c))


def _counts(char: str) -> bool:
    return char.isalnum() or char == "%"


@dataclass(frozen=True, slots=True)
class Beginning:
    """A label at the beginning of a text: where it ends, and how many letters were read differently."""

    end: int
    wrong: int


@lru_cache(maxsize=16384)
def label_at(packed: str, label: str) -> Beginning | None:
    """`label` when `packed` begins with it (numbering before it aside); None when it does not. A bracket
    after it, such as a unit, belongs to it."""
    lead = _LEAD.match(packed)
    starts = {0, lead.end() if lead is not None else 0}
    found = [b for start in sorted(starts) if (b := _from(packed, start, letters(label))) is not None]
    return min(found, key=lambda b: (b.wrong, -b.end), default=None)


def _from(packed: str, at: int, wanted: str) -> Beginning | None:
    wrong = 0
    for letter in wanted:
        skipped = 0
        while at < len(packed) and not _counts(packed[at]) and skipped < _SLIPS:
            at, skipped = at + 1, skipped + 1
        if at >= len(packed):
            return None
        wrong += packed[at] != letter
        if wrong > max(1, len(wanted) // 6):
            return None
        at += 1
    while at < len(packed) and packed[at] in ")]":
        at += 1
    suffix = _SUFFIX.match(packed, at)
    if suffix is not None:
        at = suffix.end()
    rest = packed[at:]
    if len(wanted) < 4 and rest and rest[0] != ":" and not rest[0].isdigit():
        # Two or three letters begin many a word: they are a label where something shows their end.
        return None if _counts(rest[0]) or wrong else Beginning(at, wrong)
    if wrong > len(wanted) // 6 and not (len(wanted) >= 4 and (not rest or rest[0] == ":")):
        return None
    return Beginning(at, wrong)


def best_label(packed: str, labels: Iterable[str]) -> Beginning | None:
    """The best of `labels` that `packed` begins with: the one read most exactly, then the longest; None when
    it begins with none."""
    found = [begins for label in labels if (begins := label_at(packed, label)) is not None]
    return min(found, key=lambda b: (b.wrong, -b.end), default=None)


def begins_with_label(packed: str, labels: Iterable[str]) -> bool:
    """Whether a text begins with one of the labels, or with the first five letters of a longer one (the rest
    of a wrapped label may be lost)."""
    flat = "".join(c for c in packed if _counts(c))
    for label in labels:
        wanted = letters(label)
        if label_at(packed, label) is not None or (len(wanted) > 5 and flat.startswith(wanted[:5])):
            return True
    return False
