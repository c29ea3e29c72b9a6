"""Numbers of certificates and contracts after their label: where the number ends and other print begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.text.lines import Span

_REST_OF_A_NUMBER = re.compile(r"[A-Za-z0-9()（）〔〕\[\]第号字/._\s-]+")


def number_spans(spans: Sequence[Span]) -> list[Span]:
    """The lines of a value that belong to its number: the first one, and those below it that hold nothing but
    the rest of a number. What stands below a short line may be the name of the holder."""
    out = list(spans[:1])
    for span in spans[1:]:
        if _REST_OF_A_NUMBER.fullmatch(span.text) is None:
            break
        out.append(span)
    return out
