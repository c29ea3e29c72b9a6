"""How well the pages of a bound volume are told apart: by the printed cues alone and with the classifier."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest import mock

from drawn import DrawnDocument
from wear import Wear, worn_words

from dossier_ai.core import Page
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting import split
from dossier_ai.sorting.cues import PageCue, read_cues
from dossier_ai.sorting.opinion import Classify

Placed = tuple[int, str, Page]


def bind(documents: Sequence[DrawnDocument], wear: Wear, rng: random.Random) -> list[Placed]:
    """The pages of a dossier as one volume: number and kind of the document, and the page."""
    placed: list[Placed] = []
    for index, document in enumerate(documents):
        for page in document.pages:
            words = tuple(sorted(page.words, key=lambda w: (w.rect.cy, w.rect.left)))
            turned = replace(page, number=len(placed) + 1, words=worn_words(words, wear, rng))
            placed.append((index, document.kind, turned))
    return placed


@contextmanager
def _cues_kept() -> Iterator[None]:
    """While it lasts, the cues of a page are read once: they are the same with and without the classifier."""
    kept: dict[int, PageCue] = {}

    def read_once(page: Page, kinds: Any) -> PageCue:
        if page.number not in kept:
            kept[page.number] = read_cues(page, kinds)
        return kept[page.number]

    with mock.patch.object(split, "read_cues", read_once):
        yield


def measure_sorting(
    dossiers: Sequence[Sequence[DrawnDocument]], classify: Classify, wear: Wear, seed: int
) -> dict[str, Any]:
    """Shares of pages whose kind is right and of page turns where it is rightly known whether a new document
    begins, without and with `classify`; what goes wrong most often."""
    tallies = {"cues_alone": _Tally(), "combination": _Tally()}
    for number, documents in enumerate(dossiers):
        placed = bind(documents, wear, random.Random(f"{seed}-{number}"))
        with _cues_kept():
            tallies["cues_alone"].count(placed, None)
            tallies["combination"].count(placed, classify)
    return {name: tally.figures() for name, tally in tallies.items()}


class _Tally:
    def __init__(self) -> None:
        self.pages = self.right = self.turns = self.known = 0
        self.wrong: Counter[str] = Counter()

    def count(self, placed: Sequence[Placed], classify: Classify | None) -> None:
        pages = [page for _, _, page in placed]
        documents = split.sort_pages(pages, ALL_KINDS, {"drawn.pdf": "ab" * 32}, classify)
        by_id = {document.id: document for document in documents}
        found = {}
        for document in documents:
            host = by_id.get(document.belongs_to, document)
            found |= {page.number: host for page in document.pages}
        for at, (index, kind, page) in enumerate(placed):
            mine = found[page.number]
            self.pages += 1
            self.right += mine.kind == kind
            if mine.kind != kind:
                self.wrong[f"{kind} as {mine.kind}"] += 1
            if at:
                begins = placed[at - 1][0] != index
                split_here = found[page.number - 1].id != mine.id
                self.turns += 1
                self.known += begins == split_here
                if begins != split_here:
                    self.wrong[f"{kind}: {'missed' if begins else 'false'} beginning"] += 1

    def figures(self) -> dict[str, Any]:
        return {
            "pages": self.pages,
            "page_kind": round(self.right / self.pages, 4),
            "boundaries": round(self.known / self.turns, 4),
            "most_wrong": dict(self.wrong.most_common(12)),
        }
