"""What reviewers corrected in values: it stands in their place as evidence of a named person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier_ai.core import Decision, Evidence, Value
from dossier_ai.schemes.catalogue import what_if

DECISIONS = "decisions"
"""What evidence that rests on a decision names as its file: the list of that name in the record."""


def correct_values(values: Mapping[str, Value], decisions: Sequence[Decision]) -> dict[str, Value]:
    """`values` with the last correction of each `value:<key>` by a named person: state and grounding `human`.

    The evidence rank stays what it was (5 where there was no value): who signs a figure does not turn it into
    an audited one. A correction without a value takes the value away. `UsageError` for an unknown key or a
    value of the wrong shape.
    """
    changed = dict(values)
    for decision in sorted(decisions, key=lambda d: d.at):
        kind, _, key = decision.target.partition(":")
        if kind != "value" or decision.action != "correct" or not decision.by.strip():
            continue
        before = values.get(key)
        if decision.value is None:
            changed.pop(key, None)
            continue
        signed = Evidence(
            file=DECISIONS,
            part=f"{decision.target}, {decision.by} {decision.at}".strip(),
            quote=decision.value,
            grounding="human",
        )
        assumed = what_if(changed, key, decision.value)
        if key not in assumed:
            changed.pop(key, None)
            continue
        kept = [e for e in (before.evidence if before is not None else ()) if e.file != DECISIONS]
        changed[key] = assumed[key].model_copy(
            update={
                "rank": before.rank if before is not None else 5,
                "evidence": (signed, *kept),
                "declared_evidence": before.declared_evidence if before is not None else (),
            }
        )
    return dict(sorted(changed.items()))
