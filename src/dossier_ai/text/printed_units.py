"""Where the unit of a table is printed: the word 万元 of 单位：万元, shown as the evidence of a unit.

In comes a line that states a unit (`money.find_unit`); out comes the place of the unit itself.
"""

from __future__ import annotations

import re

from dossier_ai.text.lines import Line, Span

_UNIT = re.compile(
    r"(?<!编制)(?<!填报)(?<!申报)单\s*位\s*[:(]?\s*(?P<unit>(?:人\s*民\s*币)?[^\s,;:)]{0,3}[元无圆])"
    r"|\([^()]*?(?P<bare>[^():\s]{0,3}[元无])\)"
)


def unit_span(line: Line) -> Span | None:
    """The unit as printed after its label, never 编制单位：… beside it; the whole line where the unit cannot
    be told from the words around it."""
    found = _UNIT.search(line.folded)
    if found is None:
        return line.span(0, len(line.text))
    return line.span(*found.span("unit" if found["unit"] else "bare"))
