"""What a form is: the parts of a `dossier-ai/form/1` file as they are handed to the reader.

Nothing here looks at a page. Labels are printed texts, never patterns; how tolerantly they are matched is the
reader's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier_ai.core import Column, FieldSpec, Message
from dossier_ai.core.kind import Format


@dataclass(frozen=True, slots=True)
class Option:
    """One box to tick: the printed word beside it and the value that a tick there gives."""

    label: str
    value: str | bool


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to fill in inside a printed sentence. `before` holds the whole printed text between the blank
    before and this one, one for each wording of the sentence; `after` what follows up to the next blank."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table of repeated rows. A row counts where `anchor` says something; `not_above` pairs columns whose
    figure is at most another's in the same row, by which a misread digit shows."""

    columns: tuple[Column, ...]
    anchor: str
    not_above: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Endorsement:
    """A block for an opinion, a seal and a date: the keys of the two latter, "" where they are not asked."""

    seal: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing a form asks. Exactly one way of finding it is used: `blank` inside a sentence, `table`,
    `endorsement` (an opinion block), `seal` (a mark at these labels, the first that is sealed), else
    `labels`. `block` is text that fills a cell of its own; `unit` is the printed unit of money, "" for that
    of the form; `empty` are printed words by which an applicant says that there is nothing to state."""

    key: str
    name: Message
    format: Format = "text"
    labels: tuple[str, ...] = ()
    required: bool = False
    unit: str = ""
    block: bool = False
    empty: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    blank: Blank | None = None
    table: FormTable | None = None
    endorsement: Endorsement | None = None
    seal: tuple[tuple[str, ...], ...] = ()
    made: str = ""
    """The key of the field whose opinion block also yields this one; "" for a field of its own."""

    @property
    def spec(self) -> FieldSpec:
        """The field as a document kind declares it."""
        labels = self.labels or tuple(label for group in self.seal for label in group)
        return FieldSpec(
            self.key,
            self.name.zh,
            self.name.en,
            self.format,
            labels or tuple(option.label for option in self.options),
            required=self.required,
            columns=self.table.columns if self.table is not None else (),
        )


@dataclass(frozen=True, slots=True)
class Section:
    """A printed part of the form: its heading (None where none is printed) and its fields."""

    title: str | None
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """A form. `titles`, `anchors` and `negative` are printed words by which a page is recognised; `ends` are
    printed words that end an answer without being asked for; a `fallback` form is used only where the words
    of no other form of its kind are printed."""

    id: str
    kind: str
    title: Message
    edition: str
    scheme: str
    titles: tuple[str, ...]
    anchors: tuple[str, ...]
    negative: tuple[str, ...]
    sections: tuple[Section, ...]
    ends: tuple[str, ...] = ()
    unit: str = "元"
    fallback: bool = False
    file: str = ""

    @property
    def fields(self) -> Iterator[FormField]:
        """All fields in printed order."""
        for section in self.sections:
            yield from section.fields

    def field(self, key: str) -> FormField | None:
        return next((f for f in self.fields if f.key == key), None)
