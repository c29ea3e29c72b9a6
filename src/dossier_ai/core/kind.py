"""What a document kind declares about itself; `kinds` fills these in, `sorting` uses the cues."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from dossier_ai.core.document import Document
from dossier_ai.core.field import Field
from dossier_ai.core.reread import Reread

Format = Literal[
    "text", "organisation", "person", "uscc", "date", "period", "money", "integer", "number", "percent",
    "area", "phone", "email", "url", "enum", "mark", "rows", "names", "hashes",
]  # fmt: skip
"""`hashes` are names that we made ourselves out of what is printed: digits in them are no one's number."""


@dataclass(frozen=True, slots=True)
class Cues:
    """How a page of this kind is recognised (domain 1.0). `titles` are regular expressions matched on the
    title line after NFKC and removal of spaces; `anchors` and `negative` are plain strings. `inner` are the
    titles of parts that stand inside a document of this kind: a page that starts with one continues it."""

    titles: tuple[str, ...]
    anchors: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list kind: its key, the printed header variants, and the format of its cells."""

    key: str
    labels: tuple[str, ...]
    format: Format = "text"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: key, names in both languages, printed label variants, format; `required` for hand-over."""

    key: str
    zh: str
    en: str
    format: Format = "text"
    labels: tuple[str, ...] = ()
    required: bool = False
    columns: tuple[Column, ...] = ()


Extract = Callable[[Document, Reread], Sequence[Field]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A document kind: `id` and `code` of the public contract, evidence `rank` (domain 0.5), cues, fields
    and the function that reads them. `single_page` kinds never continue on a following page."""

    id: str
    code: str
    zh: str
    en: str
    rank: int
    cues: Cues
    fields: tuple[FieldSpec, ...]
    extract: Extract
    single_page: bool = False
