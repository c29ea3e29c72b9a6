"""What of a form is not printed on some pages: the labels that an administrator has to look at again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from dossier_ai.core import Page
from dossier_ai.kinds.forms.definition import FormDefinition, FormField
from dossier_ai.text.forms_labels import letters


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A field (or `key.column`) none of whose printed words stands on the pages, and the words."""

    key: str
    labels: tuple[str, ...]


def unprinted(form: FormDefinition, pages: Sequence[Page]) -> tuple[Unprinted, ...]:
    """The fields and columns of `form` whose words are missing on `pages`, in printed order. One letter in
    six may be read differently."""
    text = letters("".join(page.text for page in pages))
    return tuple(
        Unprinted(key, words)
        for item in form.fields
        for key, words in _words_of(item)
        if not any(_printed(word, text) for word in words)
    )


def _words_of(item: FormField) -> Iterator[tuple[str, tuple[str, ...]]]:
    if item.made:
        return
    if item.table is not None:
        for column in item.table.columns:
            yield f"{item.key}.{column.key}", column.labels
    elif item.options and not item.labels:
        yield item.key, tuple(option.label for option in item.options)
    else:
        labels = item.labels or tuple(label for group in item.seal for label in group)
        blanks = item.blank.before if item.blank is not None else ()
        yield item.key, (*labels, *blanks)


def _printed(words: str, text: str) -> bool:
    wanted = letters(words)
    if wanted in text:
        return True
    slips = len(wanted) // 6
    return bool(slips and regex.search(f"(?:{re.escape(wanted)}){{e<={slips}}}", text))
