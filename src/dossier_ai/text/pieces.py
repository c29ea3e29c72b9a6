"""Lines to their pieces: what stands apart on one height, such as cards, columns and signing blocks.

In come lines, out come lines of the words that stand together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dossier_ai.text.lines import Line, lines_of


def apart(lines: Sequence[Line]) -> list[Line]:
    """The lines cut where two words stand more than a character apart: the cards of a screenshot, whose
    numbers must not run together (…号-1 | 2023-05-16), or the blocks of two parties."""
    out: list[Line] = []
    for line in lines:
        cuts = [
            i
            for i, (one, two) in enumerate(pairwise(line.words), 1)
            if two.rect.left - one.rect.right > min(one.rect.height, two.rect.height)
        ]
        if not cuts:
            out.append(line)
            continue
        for start, end in pairwise([0, *cuts, len(line.words)]):
            out.extend(lines_of(line.page, line.words[start:end]))
    return out
