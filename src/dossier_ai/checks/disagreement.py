"""What a check says: a `Disagreement` between two sources; and what a check is: a `Check`.

The severity, the words and the clauses of a finding come from the catalogue; a disagreement brings the
values, the places where they stand, and how surely they were read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dossier_ai.checks.known import Known
from dossier_ai.checks.scope import Scope
from dossier_ai.core import Dossier, Evidence, Message, Severity

CONFIDENCE_FLOOR = 0.80
"""Below it an input is uncertain (domain 3, rule 2, as amended)."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sources that do not agree. `evidence` shows the declared source first, then the found one; `words`
    fill the placeholders of the message; `variant` picks another message of the entry; `severity` overrules
    the catalogue's; `clauses` add to the catalogue's; `uncertain` says that an input was not read surely."""

    evidence: tuple[Evidence, ...]
    declared: str = ""
    found: str = ""
    difference: str = ""
    tolerance: str = ""
    words: Mapping[str, str | Message] = field(default_factory=dict)
    variant: str = ""
    severity: Severity | None = None
    clauses: tuple[str, ...] = ()
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """A cross-check: `predicate` is True when its plain arguments agree (they are those of the check's case
    in the specification); `compare` takes the arguments from a dossier and yields where they do not."""

    id: str
    predicate: Callable[..., bool]
    compare: Callable[[Dossier, Scope], Iterable[Disagreement]]


def evidence_of(*inputs: Known[object] | None) -> tuple[Evidence, ...]:
    """The places of all inputs, in the order given, each once."""
    places = [place for known in inputs if known is not None for place in known.evidence]
    return tuple(dict.fromkeys(places))


def unsure(*inputs: Known[object] | None) -> bool:
    """True when one of the inputs was read below the confidence floor."""
    return any(known is not None and known.confidence < CONFIDENCE_FLOOR for known in inputs)
