"""The trained page classifier: which kind a page is of, from its words, where no printed cue decides.

A spaCy text categoriser over single characters (`models/page_kind`, made by `models/train_page_kind.py`).
It only proposes: the printed title wins, and below the floor of `split` the page stays `unknown`.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import spacy

from dossier_ai.core import Page
from dossier_ai.text.lines import lines_of

CHARACTERS = 700
"""How much of a page is looked at: titles, headers and labels stand at its beginning."""


def page_features(lines: list[str]) -> str:
    """The text the classifier sees: the lines from top to bottom, digits folded to one sign, so that figures
    and dates of one applicant teach nothing."""
    text = "\n".join(re.sub(r"\s+", "", unicodedata.normalize("NFKC", line)) for line in lines)
    text = re.sub(r"[0-9]", "0", text)
    return re.sub(r"0{3,}", "000", text)[:CHARACTERS]


class PageClassifier:
    """A loaded pipeline. Calling it with a page gives the likeliest kind and its probability."""

    def __init__(self, pipeline: Any, version: str) -> None:
        self._pipeline = pipeline
        self.version = version

    @classmethod
    def load(cls, folder: Path) -> PageClassifier | None:
        """The classifier in `folder`; None when none has been trained there."""
        if not (folder / "meta.json").is_file():
            return None
        pipeline = spacy.load(folder)
        meta = pipeline.meta
        return cls(pipeline, f"{meta['name']} {meta['version']}")

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds it can name."""
        return tuple(self._pipeline.get_pipe("textcat").labels)

    def __call__(self, page: Page) -> tuple[str, float]:
        return self.classify([line.text for line in lines_of(page)])

    def classify(self, lines: list[str]) -> tuple[str, float]:
        """The likeliest kind for the printed lines of a page, and its probability (0-1)."""
        scores = self._pipeline(page_features(lines)).cats
        kind = max(sorted(scores), key=lambda k: scores[k])
        return kind, float(scores[kind])
