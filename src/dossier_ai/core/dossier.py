"""The dossier as checks and facts see it: documents and fields, no pages, no words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from dossier_ai.core.field import Evidence, Field, Row, _Frozen
from dossier_ai.core.finding import Problem


class DocumentEntry(_Frozen):
    """A document in the record. `pages` are numbers from 1 in `file`; `title_evidence` shows where its
    title stands; `belongs_to` is the document it is bound into, "" for the applicant's own. `continues` is
    the document whose later pages lie in this file, "" for a document's own entry."""

    id: str
    kind: str
    file: str
    sha256: str
    pages: tuple[int, ...]
    title: str = ""
    confidence: float = 1.0
    belongs_to: str = ""
    continues: str = ""
    problems: tuple[str, ...] = ()
    title_evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that was read from one submission, and the application date `T` (domain 0.3; None when
    it could not be established)."""

    application_date: dt.date | None
    documents: tuple[DocumentEntry, ...]
    fields: tuple[Field, ...]
    problems: tuple[Problem, ...] = ()

    def of_kind(self, *kinds: str) -> tuple[DocumentEntry, ...]:
        """The applicant's own documents of these kinds, in order; each once, whatever files it spans."""
        return tuple(d for d in self.documents if d.kind in kinds and not d.belongs_to and not d.continues)

    def all(self, *names: str) -> tuple[Field, ...]:
        """Fields with a value and one of these names, from the applicant's own documents, in order."""
        attached = {d.id for d in self.documents if d.belongs_to}
        return tuple(
            f for f in self.fields if f.name in names and f.value is not None and f.document not in attached
        )

    def first(self, *names: str) -> Field | None:
        """The first such field; earlier names win over later ones."""
        for name in names:
            found = self.all(name)
            if found:
                return found[0]
        return None

    def in_document(self, document: str, key: str) -> Field | None:
        """The field `key` (without its kind) of one document, when it has a value."""
        for f in self.fields:
            if f.document == document and f.key == key and f.value is not None:
                return f
        return None

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of all documents that carry the list field `name`, one after the other."""
        out: list[Row] = []
        for f in self.all(name):
            if isinstance(f.value, tuple):
                out.extend(row for row in f.value if isinstance(row, dict))
        return tuple(out)

    def unread_pages(self, kinds: Iterable[str]) -> bool:
        """True when a page of a document of these kinds, or one directly before or behind that may belong
        to it, could not be read, or its fields not be extracted: counts are then unknown."""
        wanted = tuple(kinds)
        entries = [d for d in self.documents if d.kind in wanted and not d.belongs_to]
        return any(
            problem.file == entry.file
            and (problem.page is None or entry.pages[0] - 1 <= problem.page <= entry.pages[-1] + 1)
            for problem in self.problems
            if problem.state == "open" and problem.stage in ("reading", "extracting")
            for entry in entries
        )
