"""The trained entity pipeline: organisations, people, amounts, dates, document numbers, addresses on a page.

A spaCy `ner` over single characters (`models/entities`, made by `models/train_entities.py`). It gives places
and a label; what stands there in which role is for `text.entity_fields` to tell. Like the page classifier it
is handed to the pipeline as a function, so that nothing else depends on a trained model.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy

from dossier_ai.core import Page
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.mentions import Mention


class EntityReader:
    """A loaded pipeline. Calling it with a page gives its mentions from top to bottom.

    `chances` tell, by `<route>.<label>`, how often a field proposed on that route was right when the pipeline
    was measured (`entity_fields`)."""

    def __init__(self, pipeline: Any, version: str, chances: dict[str, float]) -> None:
        self._pipeline = pipeline
        self.version = version
        self.chances = chances

    @classmethod
    def load(cls, folder: Path) -> EntityReader | None:
        """The pipeline in `folder`; None when none has been trained there."""
        if not (folder / "meta.json").is_file():
            return None
        pipeline = spacy.load(folder)
        meta = pipeline.meta
        return cls(pipeline, f"{meta['name']} {meta['version']}", dict(meta.get("chances", {})))

    def __call__(self, page: Page) -> tuple[Mention, ...]:
        lines = lines_of(page)
        text = "\n".join(line.text for line in lines)
        found = []
        for entity in self._pipeline(text).ents:
            spans = _spans(lines, entity.start_char, entity.end_char)
            if spans:
                found.append(Mention(entity.label_, "".join(entity.text.split()), spans))
        return tuple(found)

    def labels_of(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end (characters) and label of the entities in `text`."""
        return [(e.start_char, e.end_char, e.label_) for e in self._pipeline(text).ents]


def _spans(lines: Sequence[Line], start: int, end: int) -> tuple[Span, ...]:
    """The pieces of the characters `start` to `end` of the joined lines, one for each line."""
    spans, at = [], 0
    for line in lines:
        first, last = max(0, start - at), min(len(line.text), end - at)
        if first < last and (span := line.span(first, last)) is not None:
            spans.append(span)
        at += len(line.text) + 1
        if at > end:
            break
    return tuple(spans)
