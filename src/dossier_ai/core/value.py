"""A value of the verified record: what the best evidence says, beside what the applicant declared."""

from __future__ import annotations

from dossier_ai.core.field import Evidence, FieldState, _Frozen


class Bounds(_Frozen):
    """The least and the greatest value that the uncertain inputs allow (domain 60, AMB-30)."""

    min: str
    max: str
    why: tuple[str, ...] = ()


class Value(_Frozen):
    """One input of the eligibility rules. Numbers are decimal strings or fractions `a/b`, dates ISO 8601,
    truth values "true" / "false", lists are tuples of strings. `rank` is the evidence rank 1-6 of domain
    0.5 (1 best). `readings` holds the admissible readings of an ambiguous value by name. A value that
    cannot be known is not in the record at all."""

    verified: str | tuple[str, ...] | None = None
    declared: str | None = None
    unit: str = ""
    rank: int = 5
    state: FieldState = FieldState.READ
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    declared_evidence: tuple[Evidence, ...] = ()
    readings: dict[str, str] | None = None
    bounds: Bounds | None = None
    findings: tuple[str, ...] = ()
