"""The trained classifier's say where the printed cues are silent, within the bounds that sorting sets it.

It may name a page that no title names, and may say that an untitled page is no continuation of the document
before it. It is never believed alone: a printed word of the kind has to agree (tabs and covers have none).
"""

from __future__ import annotations

from collections.abc import Callable

from dossier_ai.core import Page
from dossier_ai.sorting.cues import PageCue

Classify = Callable[[Page], tuple[str, float]]

NAMING_FLOOR = 0.80
"""The least probability with which a page without title is named where it continues nothing."""
PARTING_FLOOR = 0.80
"""The least probability with which an untitled page is parted from the document before it. On held-out bad
scans a higher floor lost beginnings and saved none."""
DIVIDER = "divider"


def named_by_words(cue: PageCue, classify: Classify | None) -> tuple[str, float] | None:
    """The kind and probability of a page without title that continues nothing; None when it stays open."""
    return _agreed(cue, classify, NAMING_FLOOR)


def parted_by_words(cue: PageCue, kind: str, classify: Classify | None) -> tuple[str, float] | None:
    """The other kind, and its probability, of an untitled page behind a document of `kind`; None when it may
    continue that document."""
    found = _agreed(cue, classify, PARTING_FLOOR)
    return found if found is not None and found[0] != kind else None


def _agreed(cue: PageCue, classify: Classify | None, floor: float) -> tuple[str, float] | None:
    if classify is None or cue.blank:
        return None
    kind, probability = classify(cue.page)
    # The classifier is sure of itself on papers that it never saw, too.
    if probability < floor or (kind not in cue.supported and kind != DIVIDER):
        return None
    return kind, round(probability, 4)
