"""What speaks for and against a value that was read: figures from which `confidence` tells how sure it is.

In come the documents of a dossier with the fields read from each, out comes for every value one number per
name in `SIGNS`. Everything is known right after extraction; nothing here knows the truth.

=========== =========================================================================================
sure        log-odds of the confidence that extraction gave
least, mean log-odds of the lowest and of the mean chance among the characters inside the evidence, as
            the reader gave them; those of the confidence where it gave none
page        log-odds of the median confidence of the words on the page
digital     1 for values of a text layer or an office file, which no reader can mistake
normalised, 1 when that is how the value was grounded
fuzzy, code
repaired,   1 when that is its state
handwritten
checked     1 for a unified code whose check character holds
echoed      how many other documents of the dossier carry the same value: 0, 1 or 2 (two or more)
quoted      1 when the value stands in its quotes as it is
sealed      1 when a seal touches the evidence
pieces      logarithm of the number of places the value was put together from
length      logarithm of the number of characters
negative    1 for a mark that was looked for and not found
=========== =========================================================================================
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dossier_ai.core import Cell, Document, Evidence, Field, FieldState, Page, Personal, Rect, Word
from dossier_ai.core.field import FieldValue
from dossier_ai.core.kind import Format
from dossier_ai.text.characters import squeeze
from dossier_ai.text.codes import check_uscc

SIGNS = (
    "sure", "least", "mean", "page", "digital", "normalised", "fuzzy", "code", "repaired", "handwritten",
    "checked", "echoed", "quoted", "sealed", "pieces", "length", "negative",
)  # fmt: skip
Signs = tuple[float, ...]
Spot = tuple[str, str, int, str]
"""A value in a dossier: document, field; of a list's cell also the row from 0 and the column, else -1, ""."""

_SHORTEST_ECHO = 4
_LOW, _HIGH = 0.005, 0.9995


def signs_of(
    documents: Sequence[Document], fields: Sequence[Sequence[Field]], formats: Mapping[str, Format]
) -> dict[Spot, Signs]:
    """The signs of every value that was read; `fields` are those of each document."""
    values = [
        list(_values(document, own)) for document, own in zip(documents, fields, strict=True)
    ]  # one entry a document
    carriers: defaultdict[str, set[str]] = defaultdict(set)
    for document, own in zip(documents, values, strict=True):
        for _, source in own:
            carriers[_echo(source.value)].add(document.id)
    found: dict[Spot, Signs] = {}
    for document, own in zip(documents, values, strict=True):
        around = Surroundings(document.pages)
        for spot, source in own:
            name = f"{spot[1]}.{spot[3]}" if spot[3] else spot[1]
            others = len(carriers[_echo(source.value)] - {document.id}) if _echo(source.value) else 0
            found[spot] = _signs(source, formats.get(name, "text"), around, others)
    return found


def _values(document: Document, fields: Sequence[Field]) -> Iterator[tuple[Spot, Field | Cell]]:
    for field in fields:
        if isinstance(field.value, tuple) and field.value and isinstance(field.value[0], dict):
            for number, row in enumerate(field.value):
                assert isinstance(row, dict)
                for column, cell in row.items():
                    if cell.value is not None:
                        yield (document.id, field.name, number, column), cell
        elif field.value is not None:
            yield (document.id, field.name, -1, ""), field


def _echo(value: FieldValue) -> str:
    """What makes a value the same in another document; "" for those too short to mean anything."""
    if isinstance(value, Personal):
        return value.hash
    text = squeeze(value) if isinstance(value, str) else ""
    return text if len(text) >= _SHORTEST_ECHO else ""


def _signs(source: Field | Cell, form: Format, around: Surroundings, others: int) -> Signs:
    evidence, value = source.evidence, source.value
    sure = log_odds(source.confidence)
    chances = [c for e in evidence for c in around.chances(e)]
    grounded = {e.grounding for e in evidence}
    text = value if isinstance(value, str) else value.masked if isinstance(value, Personal) else ""
    quotes = squeeze("".join(e.quote for e in evidence))
    return (
        sure,
        log_odds(min(chances)) if chances else sure,
        log_odds(statistics.fmean(chances)) if chances else sure,
        log_odds(around.quality(evidence[0])) if evidence else 0.0,
        float(bool(evidence) and around.digital(evidence[0])),
        float("normalised" in grounded),
        float("fuzzy" in grounded),
        float("code" in grounded),
        float(source.state is FieldState.REPAIRED),
        float(source.state is FieldState.HANDWRITTEN),
        float(form == "uscc" and bool(text) and check_uscc(text).valid),
        float(min(2, others)),
        float(bool(text) and squeeze(text) in quotes),
        float(any(around.sealed(e) for e in evidence)),
        math.log(max(1, len(evidence))),
        math.log(max(1, len(text))),
        float(value is False),
    )


def log_odds(chance: float) -> float:
    """The logarithm of the odds of `chance`, which is kept clear of 0 and 1."""
    kept = min(_HIGH, max(_LOW, chance))
    return round(math.log(kept / (1 - kept)), 4)


class Surroundings:
    """The pages of one document, asked for what stands in and around a place of evidence."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = {(page.file, page.number): page for page in pages}
        self._words: dict[tuple[str, int], list[tuple[tuple[float, ...], Word]]] = {}

    def chances(self, evidence: Evidence) -> list[float]:
        """The reader's chances of the characters whose middle lies in the box; empty when unknown."""
        page = self._page(evidence)
        if page is None or evidence.box is None:
            return []
        found: list[float] = []
        for box, word in self._known(page):
            if word.chances is not None and _touch(box, evidence.box):
                found += _inside(page, word, evidence.box)
        return found

    def quality(self, evidence: Evidence) -> float:
        """The median confidence of the words of the page."""
        page = self._page(evidence)
        sure = [word.confidence for word in page.words] if page is not None else []
        return statistics.median(sure) if sure else 1.0

    def digital(self, evidence: Evidence) -> bool:
        """Whether the characters were given, not read from a picture."""
        page = self._page(evidence)
        return evidence.part is not None or (page is not None and page.origin != "ocr")

    def sealed(self, evidence: Evidence) -> bool:
        """Whether a seal touches the box."""
        page = self._page(evidence)
        if page is None or evidence.box is None:
            return False
        return any(_touch(tuple(page.box(seal.rect).as_list()), evidence.box) for seal in page.seals)

    def _page(self, evidence: Evidence) -> Page | None:
        return self._pages.get((evidence.file, evidence.page)) if evidence.page is not None else None

    def _known(self, page: Page) -> list[tuple[tuple[float, ...], Word]]:
        key = (page.file, page.number)
        if key not in self._words:
            self._words[key] = [(tuple(page.box(word.rect).as_list()), word) for word in page.words]
        return self._words[key]


def _touch(a: Sequence[float], b: Sequence[float]) -> bool:
    """Whether two boxes share more than a sliver: a fifth of the smaller one."""
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return False
    least = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return width * height > 0.2 * least


def _inside(page: Page, word: Word, box: Sequence[float]) -> list[float]:
    """The chances of those characters of `word` whose middle lies in `box`; of all, where their places are
    not known."""
    assert word.chances is not None
    if word.edges is None:
        return list(word.chances)
    found = []
    for i, chance in enumerate(word.chances):
        if word.text[i].isspace():
            continue
        at: Rect = word.slice(i, i + 1)
        x, y = page.frame.to_fraction(at.cx, at.cy)
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            found.append(chance)
    return found
