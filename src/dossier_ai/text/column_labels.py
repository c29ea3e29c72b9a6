"""Printed headers to columns: how well a header fits the labels that the columns of a list may carry.

In come printed texts and the `Column`s asked for; out come fits between 0 and 1. Where headers stand, and
which of them name a column together, belongs to `column_maps`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from dossier_ai.core import Column
from dossier_ai.text.lines import fold

_NOISE = re.compile(r"[\s:;,.、。·*_\-/|\"'<>]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LONGEST = 40
_FITS = 0.6


def plain(text: str) -> str:
    """A label as it is compared: narrow, no blanks, no punctuation, lower case."""
    return _NOISE.sub("", fold(text)).lower()


def bare(text: str) -> str:
    """A plain label without what stands in brackets."""
    return _BRACKETS.sub("", text).replace("(", "").replace(")", "")


def likeness(label: str, header: str) -> float:
    """How well a printed header fits a label, 0-1: 1 equal, above 0.9 equal without brackets, less when one
    contains the other or when one character in six (two in short ones never) is read differently."""
    a, b = plain(label), plain(header)
    return _likeness(a, bare(a), b, bare(b))


def _likeness(a: str, bare_a: str, b: str, bare_b: str) -> float:
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    if bare_b and bare_a == bare_b:
        return 0.95
    if len(a) >= 2 and (bare_b.startswith(a) or bare_b.endswith(a)):
        return 0.6 + 0.3 * len(a) / len(bare_b)
    if len(a) >= 2 and a in b:
        return 0.55 + 0.3 * len(a) / len(b)
    if len(bare_b) >= 2 and bare_b in a:
        return 0.45 + 0.35 * len(bare_b) / len(a)
    longest = max(len(bare_a), len(bare_b))
    allowed = max(1, longest // 4)
    if longest >= 3 and abs(len(bare_a) - len(bare_b)) <= allowed:
        distance = Levenshtein.distance(bare_a, bare_b, score_cutoff=allowed)
        if distance <= allowed:
            return 0.95 * (1 - distance / longest)
    return 0.0


class ColumnLabels:
    """The labels of some columns, made ready to be compared with many headers.

    What it has compared it remembers; use one for one list, so that nothing of a dossier stays behind.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        self._spelt = _spelt(self.columns)
        self._known: dict[str, tuple[float, ...]] = {}

    def fits(self, header: str) -> tuple[float, ...]:
        """For each column the `likeness` of the printed `header` to the label that it fits best."""
        known = self._known.get(header)
        if known is None:
            known = self._known[header] = self._spelt.fits(plain(header))
        return known

    def under(self, group: str, leaf: str) -> frozenset[int]:
        """The columns with a label that the lowest header ends and the headers above it lead up to (期限
        under 聘任信息 is 聘任期限). Both as `plain` gives them."""
        return self._spelt.under(group, leaf) if group and len(leaf) >= 2 else frozenset()

    def may_begin(self, text: str) -> bool:
        """Whether a cell may be one of the headers, or the upper part of one."""
        header = plain(text)
        return 0 < len(header) <= _LONGEST and (
            header in self._spelt.beginnings or any(fit >= _FITS for fit in self.fits(header))
        )

    def has(self, text: str) -> bool:
        """Whether a printed text is one of the labels to the letter."""
        return plain(text) in self._spelt.labels

    def differs_little(self, column: int, header: str) -> bool:
        """Whether one character tells `header` (bare) from a label of the column of this number."""
        return any(
            len(label) == len(header) and Levenshtein.distance(label, header) == 1
            for label in self._spelt.bare[column]
        )


class _Spelt:
    """The labels of columns as they are compared. Two texts that fit at all have a character in common."""

    def __init__(self, columns: Sequence[Column]) -> None:
        pairs = [(k, plain(label)) for k, column in enumerate(columns) for label in column.labels]
        self.count = len(columns)
        self.labels = frozenset(label for _, label in pairs)
        self.beginnings = frozenset(label[:end] for _, label in pairs for end in range(1, len(label) + 1))
        self.bare = tuple(tuple(bare(plain(label)) for label in column.labels) for column in columns)
        self._compared = [(k, label, bare(label)) for k, label in pairs]
        self._with: dict[str, list[int]] = {}
        for number, (_, label) in enumerate(pairs):
            for char in set(label):
                self._with.setdefault(char, []).append(number)

    def under(self, group: str, leaf: str) -> frozenset[int]:
        return frozenset(
            k
            for k, label, _ in self._compared
            if label.endswith(leaf) and len(label) >= len(leaf) + 2 and label[: -len(leaf)] in group
        )

    def fits(self, header: str) -> tuple[float, ...]:
        best = [0.0] * self.count
        bare_header = bare(header)
        for number in set().union(*(self._with.get(char, ()) for char in set(header))):
            k, label, bare_label = self._compared[number]
            best[k] = max(best[k], _likeness(label, bare_label, header, bare_header))
        return tuple(best)


@lru_cache(maxsize=64)
def _spelt(columns: tuple[Column, ...]) -> _Spelt:
    return _Spelt(columns)
