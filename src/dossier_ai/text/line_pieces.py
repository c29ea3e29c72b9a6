"""Lines cut where two words stand far apart: what one side of a page prints beside the other.

In come lines; out come their pieces as lines of their own, in reading order. A number on the left and a
signature on the right are printed on one height without being one text.
"""

from __future__ import annotations

from collections.abc import Iterable

from dossier_ai.text.lines import Line
from dossier_ai.text.printed_labels import joints_of

_APART = 3.0
"""How many heights of a word two pieces stand apart at least."""


def pieces_of(lines: Iterable[Line]) -> list[Line]:
    """The lines, each cut at its wide gaps."""
    out: list[Line] = []
    for line in lines:
        cuts = {at for at, gap in joints_of(line).items() if gap > _APART}
        if not cuts:
            out.append(line)
            continue
        piece: list[int] = []
        for index, start in enumerate(line.starts):
            if start in cuts and piece:
                out.append(Line(line.page, [line.words[i] for i in piece]))
                piece = []
            piece.append(index)
        out.append(Line(line.page, [line.words[i] for i in piece]))
    return out
