"""From the columns of a recognition network to text: greedy CTC decoding that keeps each place."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dossier_ai.reading.ocr import OcrText

BLANK = 0


def decode(
    indices: npt.NDArray[np.int64],
    scores: npt.NDArray[np.float32],
    characters: Sequence[str],
    used: float,
) -> OcrText:
    """Text, mean confidence, character edges and character probabilities of one crop.

    `indices` and `scores` hold the best class of each column and its probability; `used` is the number of
    columns that belong to the crop (the rest is padding). An edge lies half-way between the centres of two
    neighbours, but at most as far out as their usual distance, so that a wide gap belongs to neither.
    """
    runs: list[tuple[int, int, int]] = []
    start = 0
    for stop in range(1, len(indices) + 1):
        if stop < len(indices) and indices[stop] == indices[start]:
            continue
        if indices[start] != BLANK:
            runs.append((int(indices[start]), start, stop))
        start = stop
    pieces = [(characters[i], a, b) for i, a, b in runs]
    while pieces and pieces[0][0].isspace():
        pieces.pop(0)
    while pieces and pieces[-1][0].isspace():
        pieces.pop()
    if not pieces:
        return OcrText("", 0.0)
    chances = tuple(round(float(scores[a:b].max()), 3) for _, a, b in pieces)
    confidence = float(np.mean([float(scores[a]) for _, a, _ in pieces]))
    centres = [(a + b) / 2 for _, a, b in pieces]
    text = "".join(p[0] for p in pieces)
    edges = _edges(centres, used)
    if len(text) + 1 != len(edges):
        return OcrText(text, round(confidence, 5))
    return OcrText(text, round(confidence, 5), edges, chances)


def _edges(centres: Sequence[float], used: float) -> tuple[float, ...]:
    steps = [b - a for a, b in itertools.pairwise(centres)]
    usual = float(np.median(steps)) if steps else used
    first = max(0.0, centres[0] - max(usual, steps[0] if steps else usual) / 2 - 1)
    last = min(used, centres[-1] + max(usual, steps[-1] if steps else usual) / 2 + 1)
    positions = [first, *((a + b) / 2 for a, b in itertools.pairwise(centres)), last]
    span = max(used, 1e-6)
    return tuple(round(min(1.0, max(0.0, p / span)), 5) for p in positions)
