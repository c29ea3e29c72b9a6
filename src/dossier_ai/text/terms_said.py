"""The term that a clause states, also where it wraps or a comma parts its days (自2024年1月1日起，至…止).

In come paragraphs and the words that announce a term; out come the period in ISO form and its places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.text.dates import parse_period
from dossier_ai.text.flow import Flow
from dossier_ai.text.letters import DATE
from dossier_ai.text.lines import Span

_RANGE = re.compile(
    rf"(?P<start>{DATE.pattern})(?:起始?|开始)?,?(?:至|到|-|~|—)+(?P<end>{DATE.pattern}|\d{{1,2}}月\d{{1,2}}日)"
)


def term_said(flows: Sequence[Flow], words: re.Pattern[str]) -> tuple[str, list[Span]] | None:
    """The first term in a sentence with one of `words` before it; None where none is printed."""
    for flow in flows:
        for found in _RANGE.finditer(flow.packed):
            sentence = re.split(r"[。;]", flow.packed[: found.start()])[-1]
            if words.search(sentence) is None:
                continue
            try:
                value = parse_period(f"{found['start']}至{found['end']}").iso
            except ValueError:
                continue
            return value, flow.packed_spans(*found.span())
    return None
