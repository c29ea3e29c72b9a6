"""Why a value was missed: whether the true value stands in the words that were read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from dossier_ai.core import Page
from dossier_ai.core.kind import Format
from dossier_ai.corpus.evaluation_normal import NUMBERS, date_of, number_of, plain
from dossier_ai.corpus.evaluation_score import Cause
from dossier_ai.corpus.licence_normal import DATES
from dossier_ai.text.characters import squeeze
from dossier_ai.text.lines import lines_of

_NUMBER = re.compile(r"-?[0-9][0-9,，]*(?:\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?|[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?")
_MOST_PIECES = 4


class ReadWords:
    """What the reader saw on the pages of one document, ready to be asked."""

    def __init__(self, pages: Sequence[Page]) -> None:
        lines = [line.text for page in pages for line in lines_of(page)]
        words = [word.text for page in pages for word in page.words]
        self.pieces = [p for p in (plain(t) for t in (*lines, *words)) if p]
        self.text = "".join(plain(t) for t in lines)
        squeezed = [squeeze(t) for t in (*lines, *words)]
        self.numbers = {number_of(m.group()) for t in squeezed for m in _NUMBER.finditer(t)}
        self.dates = {date_of(m.group()) for t in squeezed for m in (*_DATE.finditer(t), *DATES.finditer(t))}

    def hold(self, value: Any, form: Format) -> bool:
        """Whether the true value stands in the words, possibly wrapped over a few lines. Values that no page
        prints as such (marks, classes) count as standing there."""
        if isinstance(value, list | tuple):
            return all(self.hold(item, "text") for item in value)
        text = str(value)
        if form in NUMBERS and number_of(text):
            return self._number(Decimal(number_of(text)))
        if form == "date" and date_of(text):
            return date_of(text) in self.dates
        if form == "period":
            ends = [date_of(e) for e in text.split("/")]
            return all(e in self.dates or e in self.numbers for e in ends if e)
        sought = plain(text)
        return re.fullmatch(r"[a-z_]+", sought) is not None or sought in self.text or self._wraps(sought)

    def _number(self, value: Decimal) -> bool:
        for factor in (1, 1000, 10000):
            printed = number_of(f"{value / factor:f}")
            if printed in self.numbers or printed.lstrip("-") in self.numbers:
                return True
        return False

    def _wraps(self, sought: str) -> bool:
        """Whether `sought` is made of few stretches of at least two characters, each inside one word."""
        at = 0
        for _ in range(_MOST_PIECES):
            end = at
            while end < len(sought) and any(sought[at : end + 1] in piece for piece in self.pieces):
                end += 1
            if end - at < min(2, len(sought)):
                return False
            at = end
            if at == len(sought):
                return True
        return False


def cause_of(value: Any, form: Format, words: ReadWords | None) -> Cause:
    """The cause of a miss of `value`, which the truth has."""
    if form == "mark" or isinstance(value, bool):
        return "mark"
    if words is None:
        return "unknown"
    return "rule" if words.hold(value, form) else "ocr"
