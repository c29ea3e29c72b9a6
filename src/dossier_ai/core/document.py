"""A document: pages that belong together, and the kind they were recognised as."""

from __future__ import annotations

from dataclasses import dataclass

from dossier_ai.core.page import Page


@dataclass(frozen=True, slots=True)
class Document:
    """`pages` lie in one file, except where a document was photographed page by page into picture files.
    `id` is stable for the same input (derived from file hash and first page); `kind` is an id of the
    public contract or `unknown`; `title` is the printed title that decided, "" when none did;
    `belongs_to` names the applicant's document in which this one is bound as an attachment (the audit
    firm's own licence inside an audit report), "" for the applicant's own documents."""

    id: str
    kind: str
    pages: tuple[Page, ...]
    title: str = ""
    confidence: float = 1.0
    belongs_to: str = ""

    @property
    def file(self) -> str:
        return self.pages[0].file

    @property
    def files(self) -> tuple[str, ...]:
        """The files its pages lie in, in order, each once."""
        return tuple(dict.fromkeys(page.file for page in self.pages))
