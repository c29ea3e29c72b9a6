"""The trained page classifier: which kind a page is of, from its words, where no printed cue decides.

A spaCy text categoriser over single characters (`models/page_kind`, made by `models/train_page_kind.py`).
It only proposes: the printed title wins, and below the floor of `split` the page stays `unknown`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
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


def tempered(scores: Mapping[str, float], temperature: float) -> dict[str, float]:
    """Probabilities made as sure as they deserve: each to the power of 1/`temperature`, then to sum 1."""
    raised = {kind: max(score, 1e-12) ** (1 / temperature) for kind, score in scores.items()}
    total = sum(raised.values())
    return {kind: value / total for kind, value in raised.items()}


class PageClassifier:
    """A loaded pipeline. Calling it with a page gives the likeliest kind, or `unknown`, and its probability,
    straightened by the temperature that was fitted with it."""

    def __init__(self, pipeline: Any, version: str, temperature: float = 1.0) -> None:
        self._pipeline = pipeline
        self.version = version
        self.temperature = temperature

    @classmethod
    def load(cls, folder: Path) -> PageClassifier | None:
        """The classifier in `folder`; None when none has been trained there."""
        if not (folder / "meta.json").is_file():
            return None
        pipeline = spacy.load(folder)
        meta = pipeline.meta
        return cls(pipeline, f"{meta['name']} {meta['version']}", float(meta.get("temperature", 1.0)))

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds it can name."""
        return tuple(self._pipeline.get_pipe("textcat").labels)

    def __call__(self, page: Page) -> tuple[str, float]:
        return self.classify([line.text for line in lines_of(page)])

    def classify(self, lines: list[str]) -> tuple[str, float]:
        """The likeliest kind for the printed lines of a page, and its probability (0-1)."""
        scores = tempered(self._pipeline(page_features(lines)).cats, self.temperature)
        kind = max(sorted(scores), key=lambda k: scores[k])
        return kind, scores[kind]
