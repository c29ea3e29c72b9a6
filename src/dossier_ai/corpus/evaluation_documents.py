"""The documents of a record against the true ones, and their fields with them.

A true document is compared with ours that holds most of its pages; its values are sought in every document
of ours that has its kind and lies mostly on its pages, so that a wrong split counts once, as such.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dossier_ai.core import DocumentEntry, Field, Page
from dossier_ai.corpus.evaluation_fields import compare_document
from dossier_ai.corpus.evaluation_score import Location, Miss, Score, share
from dossier_ai.corpus.evaluation_tally import Tally, values_of
from dossier_ai.corpus.evaluation_truth import Place, Truth, TruthDocument
from dossier_ai.record.model import Record

Pages = Mapping[Place, Page]

_OFFICE = re.compile(r"(.+?\.(?:docx|xlsx))(?:!/.*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentAccuracy:
    """How many of the true documents were recognised and split off rightly; `extra` is how many documents
    were found on pages where none begins in truth. `pages_kind` counts the pages that lie in a document of
    their kind. Of every two pages that follow each other in a file, `cuts` have a document end between them
    in truth, `cuts_found` in truth and in ours, `cuts_extra` in ours alone."""

    total: int = 0
    right_kind: int = 0
    right_split: int = 0
    right_both: int = 0
    extra: int = 0
    pages: int = 0
    pages_kind: int = 0
    neighbours: int = 0
    cuts: int = 0
    cuts_found: int = 0
    cuts_extra: int = 0

    def __add__(self, other: DocumentAccuracy) -> DocumentAccuracy:
        return DocumentAccuracy(
            self.total + other.total,
            self.right_kind + other.right_kind,
            self.right_split + other.right_split,
            self.right_both + other.right_both,
            self.extra + other.extra,
            self.pages + other.pages,
            self.pages_kind + other.pages_kind,
            self.neighbours + other.neighbours,
            self.cuts + other.cuts,
            self.cuts_found + other.cuts_found,
            self.cuts_extra + other.cuts_extra,
        )

    @property
    def page_accuracy(self) -> float | None:
        return self.pages_kind / self.pages if self.pages else None

    @property
    def cut_score(self) -> Score:
        """The ends of documents inside files, as found."""
        return Score(self.cuts_found, 0, self.cuts - self.cuts_found, self.cuts_extra)

    @property
    def cut_accuracy(self) -> float | None:
        """The share of neighbouring pages that were rightly kept together or parted."""
        wrong = self.cuts - self.cuts_found + self.cuts_extra
        return (self.neighbours - wrong) / self.neighbours if self.neighbours else None

    def as_json(self) -> dict[str, Any]:
        return {
            "total": self.total, "right_kind": self.right_kind, "right_split": self.right_split,
            "right_both": self.right_both, "extra": self.extra,
            "pages": self.pages, "pages_kind": self.pages_kind, "page_accuracy": share(self.page_accuracy),
            "neighbours": self.neighbours, "cut_accuracy": share(self.cut_accuracy),
            "cuts": self.cut_score.as_json(),
        }  # fmt: skip


def compare_documents(tally: Tally, truth: Truth, record: Record, pages: Pages | None) -> DocumentAccuracy:
    """How the record's documents agree with the true ones; every field is added to `tally`."""
    ours = _bound_together(record.documents)
    by_document: defaultdict[str, list[Field]] = defaultdict(list)
    for item in record.fields:
        by_document[item.document].append(item)
    total = _page_accuracy(truth, ours)
    matched: set[str] = set()
    begun = {d.pages[0] for d in truth.documents}
    for true in truth.documents:
        here = frozenset(true.pages)
        best = max(ours, key=lambda o: (len(o.pages & here), o.kind == true.kind), default=None)
        seen = best is not None and bool(best.pages & here)
        kind = best.kind if best is not None and seen else "—"
        right_kind, right_split = kind == true.kind, seen and best is not None and best.pages == here
        total += DocumentAccuracy(1, right_kind, right_split, right_kind and right_split)
        same = [o for o in ours if o.kind == true.kind and 2 * len(o.pages & here) > len(o.pages)]
        if best is not None and right_kind and best not in same:
            same.insert(0, best)
        if not (right_kind and right_split):
            tally.misses.append(_document_miss(tally.dossier, true, kind, best if seen else None))
        read = [page for place, page in sorted((pages or {}).items()) if _place(*place) in here]
        matched.update(o.id for o in same)
        mine = [f for o in same for f in by_document[o.id]]
        surface = surface_of(true, read, truth.degradation)
        compare_document(tally, true, mine, read or None, found=bool(same), surface=surface)
    _judge_strays(tally, truth, [o for o in ours if o.id not in matched], by_document)
    extra = sum(not (o.pages & begun) for o in ours)
    return total + DocumentAccuracy(extra=extra)


@dataclass(frozen=True, slots=True)
class _Ours:
    """One of our documents with all its pages: those in further files, and what is bound into it."""

    id: str
    kind: str
    pages: frozenset[Place]


def surface_of(true: TruthDocument, pages: Sequence[Page], degradation: str) -> str:
    """How a document was handed in: `office`, `digital` (a text layer), else the degradation of its scan."""
    if _OFFICE.match(true.pages[0][0]):
        return "office"
    given = [page for page in pages if page.origin == "text_layer"]
    return "digital" if given and 2 * len(given) >= len(pages) else degradation or "scan"


def _page_accuracy(truth: Truth, ours: Sequence[_Ours]) -> DocumentAccuracy:
    """Kinds page by page, and the ends of documents between pages that follow each other in a file."""
    true = {place: (i, d.kind) for i, d in enumerate(truth.documents) for place in d.pages}
    found = {place: (o.id, o.kind) for o in ours for place in o.pages}
    right = sum(place in found and found[place][1] == kind for place, (_, kind) in true.items())
    pairs = [(p, (p[0], p[1] + 1)) for p in sorted(true) if (p[0], p[1] + 1) in true]
    cuts = [true[a][0] != true[b][0] for a, b in pairs]
    made = [a not in found or b not in found or found[a][0] != found[b][0] for a, b in pairs]
    both = sum(c and m for c, m in zip(cuts, made, strict=True))
    return DocumentAccuracy(
        pages=len(true), pages_kind=right, neighbours=len(pairs),
        cuts=sum(cuts), cuts_found=both, cuts_extra=sum(made) - both,
    )  # fmt: skip


def _judge_strays(
    tally: Tally, truth: Truth, strays: Sequence[_Ours], fields: Mapping[str, Sequence[Field]]
) -> None:
    """Values read from pages that are of another kind in truth: each is wrong, and may be accepted."""
    true = {place for document in truth.documents for place in document.pages}
    for stray in strays:
        if not stray.pages & true:
            continue
        for field in fields.get(stray.id, ()):
            for read in values_of(field):
                if read.value is not False:
                    tally.judge(read, truth.degradation or "scan", "stray", expected=False, place=Location())


def _bound_together(entries: Sequence[DocumentEntry]) -> list[_Ours]:
    owner: dict[str, str] = {}
    for entry in entries:
        parent = entry.continues or entry.belongs_to
        owner[entry.id] = owner.get(parent, parent) if parent else entry.id
    pages: defaultdict[str, set[Place]] = defaultdict(set)
    for entry in entries:
        pages[owner[entry.id]].update(_place(entry.file, number) for number in entry.pages)
    return [_Ours(e.id, e.kind, frozenset(pages[e.id])) for e in entries if owner[e.id] == e.id]


def _place(file: str, number: int) -> Place:
    """A page as the truth names it: an office file, with the pictures in it, is one page."""
    office = _OFFICE.match(file)
    return (office[1], 1) if office else (file, number)


def _document_miss(dossier: str, true: TruthDocument, kind: str, ours: _Ours | None) -> Miss:
    file, page = true.pages[0]
    shown = f"{kind} {_pages_text(ours.pages)}" if ours is not None else "—"
    return Miss(
        dossier, true.kind, "(document)", "document", "document", file, page,
        f"{true.kind} {_pages_text(true.pages)}", shown, "",
    )  # fmt: skip


def _pages_text(pages: Iterable[Place]) -> str:
    files: defaultdict[str, list[int]] = defaultdict(list)
    for file, number in pages:
        files[file].append(number)
    return "; ".join(f"{file} p.{','.join(map(str, sorted(n)))}" for file, n in sorted(files.items()))
