"""Forms to document kinds: what a page is recognised by, which fields there are, which form a document is.

A kind made of several forms reads a document by the form whose printed words it carries. Forms that an
administrator adds are laid over the kinds that come along.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Page, Reread
from dossier_ai.core.kind import Extract
from dossier_ai.kinds.forms.definition import FormDefinition
from dossier_ai.kinds.forms.load import shipped_forms
from dossier_ai.kinds.forms.read import read_form
from dossier_ai.text.characters import squeeze
from dossier_ai.text.lines import fold

_LEAST_WORDS = 2
_CLEAR_WORDS = 3
_PAGE_FIELDS = (
    FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
    FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
)


def form_kind(id: str, code: str, zh: str, en: str, rank: int) -> Kind:
    """The kind made of the forms that come along for `id`."""
    forms = [form for form in shipped_forms() if form.kind == id]
    empty = Kind(id, code, zh, en, rank, Cues(()), (), lambda document, reread: ())
    return _laid_over(empty, forms)


def with_forms(kinds: Sequence[Kind], forms: Sequence[FormDefinition]) -> tuple[Kind, ...]:
    """The kinds, each with the added forms that yield it. Among the forms of a kind, those that come along
    included, the words on the pages choose; a kind without them keeps its own way of reading for documents
    that carry no form's words."""
    out: list[Kind] = []
    for kind in kinds:
        added = [form for form in forms if form.kind == kind.id]
        known = [form for form in shipped_forms() if form.kind == kind.id]
        out.append(_laid_over(kind, [*added, *known]) if added else kind)
    return tuple(out)


def _laid_over(kind: Kind, forms: Sequence[FormDefinition]) -> Kind:
    specs = {spec.key: spec for spec in kind.fields}
    for spec in (*(item.spec for form in forms for item in form.fields), *_PAGE_FIELDS):
        known = specs.get(spec.key)
        specs[spec.key] = _joined(known, spec) if known is not None else spec
    return replace(
        kind,
        cues=_cues(kind.cues, forms),
        fields=tuple(specs.values()),
        extract=_reader(forms, kind.extract),
    )


def _joined(one: FieldSpec, other: FieldSpec) -> FieldSpec:
    """A field of several forms: labels and columns of all of them."""
    columns = {column.key: column for column in (*other.columns, *one.columns)}
    return replace(
        one, labels=tuple(dict.fromkeys((*one.labels, *other.labels))), columns=tuple(columns.values())
    )


def _cues(cues: Cues, forms: Sequence[FormDefinition]) -> Cues:
    """The words of the kind and of its forms. What one form is recognised by speaks against none of them."""
    own = [squeeze(fold(word)) for form in forms for word in (*form.titles, *form.anchors)]
    negative = (*cues.negative, *(word for form in forms for word in form.negative))
    titles = [re.escape(squeeze(fold(title))) for form in forms for title in form.titles]
    pattern = rf"(?:{'|'.join(titles)})(?:\([^()]{{1,12}}\))?$"
    return replace(
        cues,
        titles=(*cues.titles, pattern) if titles else cues.titles,
        anchors=tuple(dict.fromkeys((*cues.anchors, *(w for form in forms for w in form.anchors)))),
        negative=tuple(
            word for word in dict.fromkeys(negative) if not any(squeeze(fold(word)) in mine for mine in own)
        ),
    )


def _reader(forms: Sequence[FormDefinition], otherwise: Extract) -> Extract:
    def extract(document: Document, reread: Reread) -> Sequence[Field]:
        form = best_form(forms, document.pages)
        return read_form(form, document, reread) if form is not None else otherwise(document, reread)

    return extract


def best_form(forms: Sequence[FormDefinition], pages: Sequence[Page]) -> FormDefinition | None:
    """The form whose words the pages carry most completely, earlier ones before later ones; the fallback
    where they carry those of no other; None where there is none."""
    text = squeeze(fold("".join(page.text for page in pages)))
    fallback = next((form for form in forms if form.fallback), None)
    least = _LEAST_WORDS if fallback is not None else _CLEAR_WORDS
    likely = [form for form in forms if not form.fallback and _words(form, text) >= least]
    return max(likely, key=lambda form: _fit(form, text), default=fallback)


def _printed(words: Sequence[str], text: str) -> list[str]:
    return [flat for word in words if (flat := squeeze(fold(word))) in text]


def _words(form: FormDefinition, text: str) -> int:
    """How many of a form's words a text carries: 3 for a title, 1 for an anchor, -3 for one against it."""
    title, anchors = _printed(form.titles, text), _printed(form.anchors, text)
    return 3 * min(1, len(title)) + len(anchors) - 3 * len(_printed(form.negative, text))


def _fit(form: FormDefinition, text: str) -> tuple[float, int]:
    """How completely: the title counts as much as all anchors together, so that a form of three anchors may
    fit better than one of ten; then the longer title."""
    titles = _printed(form.titles, text)
    anchors = len(_printed(form.anchors, text)) / len(form.anchors) if form.anchors else 1.0
    against = len(_printed(form.negative, text))
    return min(1, len(titles)) + anchors - against, max(map(len, titles), default=0)
