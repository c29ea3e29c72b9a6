"""The seal on the declaration: whose it is, and that it is the official one (domain 3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, text
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import applicant, form_field
from dossier_ai.core import Dossier, Severity
from dossier_ai.text.names import norm_name, same_name, similarity

SEAL_CERTAINTY = 0.95
SEAL_LIKENESS = 0.85
SPECIAL_SEALS = re.compile(r"合同|财务|发票|业务|项目|报关|部$|科$|办公室$|专用章$")


def seal_matches(seal_text: str, applicant: str, former: Sequence[str]) -> bool:
    """XID-06: the seal bears the applicant's present or a proven former name."""
    return same_name(seal_text, applicant) or any(same_name(seal_text, f) for f in former)


def compare_seals(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-06: the seal on the declaration: whose it is, and that it is the official one."""
    current = applicant(dossier, scope)
    platform = text(form_field(dossier, "platform_name"))
    if current is None:
        return
    for entry in dossier.of_kind("truth_declaration"):
        seal = text(dossier.in_document(entry.id, "seal_text"))
        kind = text(dossier.in_document(entry.id, "seal_kind"))
        if seal is None and kind is None:
            continue
        special = kind.value if kind and kind.value != "公章" and SPECIAL_SEALS.search(kind.value) else ""
        variant: str
        severity: Severity | None
        if seal is None or seal_matches(seal.value, current.value, scope.former_names):
            if not special:
                continue
            variant, severity = "special", "M"
        else:
            variant, severity, special = _seal_variant(seal, current.value, platform, special)
        yield Disagreement(
            evidence=evidence_of(seal, kind, current),
            declared=current.value,
            found="，".join(part.value for part in (seal, kind) if part is not None),
            difference=f"相似度 {similarity(seal.value, current.value):.2f}" if seal else "",
            words={"seal_text": seal.value if seal else "", "seal_kind": special},
            variant=variant,
            severity=severity,
            uncertain=unsure(seal, kind, current) or variant == "similar",
        )


def _only_lost(text: str, name: str) -> bool:
    """Whether `text` is `name` without up to three of its characters: what an arc loses at its ends and under
    other print, and no other unit's name."""
    rest = iter(name)
    return 0 < len(name) - len(text) <= 3 and len(text) >= 8 and all(c in rest for c in text)


def _seal_variant(
    seal: Known[str], current: str, platform: Known[str] | None, special: str
) -> tuple[str, Severity | None, str]:
    """Which message a seal with another text deserves: that of a department or special purpose, of the
    platform, of an arc that was read in part or nearly right, or of another unit."""
    text, name = norm_name(seal.value), norm_name(current)
    rest = text.removeprefix(name)
    if rest != text and (special or SPECIAL_SEALS.search(rest)):
        return "special", "M", special or rest
    if platform is not None and same_name(seal.value, platform.value):
        return "platform", "M", special
    partly = len(text) >= 4 and text in name
    if partly or similarity(seal.value, current) >= SEAL_LIKENESS:
        # An arc read without certainty that misses one character is a matter of reading, not of the unit.
        doubtful = seal.confidence < SEAL_CERTAINTY and Levenshtein.distance(text, name) <= 1
        doubtful = doubtful or _only_lost(text, name)
        return "similar", "m" if doubtful else "M", special
    return "", None, special


CHECKS = (Check("XID-06", seal_matches, compare_seals),)
