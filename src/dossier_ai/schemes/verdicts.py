"""How verdicts combine (domain 0.4). Verdicts in, one verdict out; what a clause asks belongs elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier_ai.core import Verdict

ORDER = (Verdict.FAIL, Verdict.FAIL_RELAXABLE, Verdict.NO_EVIDENCE, Verdict.REVIEW, Verdict.PASS)


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of `verdicts`, NA left out; NA when nothing is left."""
    counted = [v for v in verdicts if v is not Verdict.NA]
    return min(counted, key=ORDER.index) if counted else Verdict.NA


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """The best of `verdicts`, NA left out; NA when nothing is left."""
    counted = [v for v in verdicts if v is not Verdict.NA]
    return max(counted, key=ORDER.index) if counted else Verdict.NA


def k_of_n(k: int, verdicts: Iterable[Verdict]) -> Verdict:
    """The best verdict that at least `k` of `verdicts` reach; FAIL when even the relaxable ones do not."""
    counted = list(verdicts)
    for level in (Verdict.PASS, Verdict.REVIEW, Verdict.NO_EVIDENCE, Verdict.FAIL_RELAXABLE):
        reached = ORDER[ORDER.index(level) :]
        if sum(v in reached for v in counted) >= k:
            return level
    return Verdict.FAIL


def all_readings(verdicts: Sequence[Verdict]) -> Verdict:
    """The answer under every admissible reading: all pass gives PASS, none passes FAIL, mixed REVIEW.

    A reading that cannot be computed leaves the answer open: NO_EVIDENCE when no reading can be computed,
    REVIEW when some can. A reading that waits for a person makes the whole wait (domain 0.4, principle of
    all readings; reference `readings` of appendix B).
    """
    counted = [v for v in verdicts if v is not Verdict.NA]
    if not counted:
        return Verdict.NA
    if all(v is Verdict.NO_EVIDENCE for v in counted):
        return Verdict.NO_EVIDENCE
    if all(v is Verdict.PASS for v in counted):
        return Verdict.PASS
    if all(v in (Verdict.FAIL, Verdict.FAIL_RELAXABLE) for v in counted):
        return max(counted, key=ORDER.index)
    return Verdict.REVIEW
