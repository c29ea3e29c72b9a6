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
from dossier_ai.corpus.evaluation_fields import Tally, compare_document
from dossier_ai.corpus.evaluation_score import Miss
from dossier_ai.corpus.evaluation_truth import Place, Truth, TruthDocument
from dossier_ai.record.model import Record

Pages = Mapping[Place, Page]

_OFFICE = re.compile(r"(.+?\.(?:docx|xlsx))(?:!/.*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentAccuracy:
    """How many of the true documents were recognised and split off rightly; `extra` is how many documents
    were found on pages where none begins in truth."""

    total: int = 0
    right_kind: int = 0
    right_split: int = 0
    right_both: int = 0
    extra: int = 0

    def __add__(self, other: DocumentAccuracy) -> DocumentAccuracy:
        return DocumentAccuracy(
            self.total + other.total,
            self.right_kind + other.right_kind,
            self.right_split + other.right_split,
            self.right_both + other.right_both,
            self.extra + other.extra,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "total": self.total, "right_kind": self.right_kind, "right_split": self.right_split,
            "right_both": self.right_both, "extra": self.extra,
        }  # fmt: skip


def compare_documents(tally: Tally, truth: Truth, record: Record, pages: Pages | None) -> DocumentAccuracy:
    """How the record's documents agree with the true ones; every field is added to `tally`."""
    ours = _bound_together(record.documents)
    by_document: defaultdict[str, list[Field]] = defaultdict(list)
    for item in record.fields:
        by_document[item.document].append(item)
    total = DocumentAccuracy()
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
        mine = [f for o in same for f in by_document[o.id]]
        compare_document(tally, true, mine, read or None, found=bool(same))
    extra = sum(not (o.pages & begun) for o in ours)
    return total + DocumentAccuracy(extra=extra)


@dataclass(frozen=True, slots=True)
class _Ours:
    """One of our documents with all its pages: those in further files, and what is bound into it."""

    id: str
    kind: str
    pages: frozenset[Place]


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
