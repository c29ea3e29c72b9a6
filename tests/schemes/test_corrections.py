"""A corrected value stands in a person's name; it becomes no better evidence than it was."""

from __future__ import annotations

import pytest

from dossier_ai.core import Decision, Evidence, FieldState, Value
from dossier_ai.errors import UsageError
from dossier_ai.schemes.corrections import correct_values

PLACE = Evidence(file="02.pdf", page=4, box=(0.1, 0.1, 0.2, 0.2), quote="3,256,789.12")
VALUES = {
    "fin.total_assets.2025": Value(verified="3256789.12", declared="3256800", rank=2, evidence=(PLACE,))
}


def correct(key: str, value: str | None, at: str = "2026-06-01", by: str = "审核员") -> Decision:
    return Decision(target=f"value:{key}", action="correct", value=value, by=by, at=at)


def test_the_value_is_replaced_and_keeps_its_rank_and_places() -> None:
    after = correct_values(VALUES, [correct("fin.total_assets.2025", "999999.99")])["fin.total_assets.2025"]
    assert (after.verified, after.declared, after.rank) == ("999999.99", "3256800", 2)
    assert after.state is FieldState.HUMAN
    signed, *kept = after.evidence
    assert (signed.grounding, signed.quote) == ("human", "999999.99")
    assert "审核员" in (signed.part or "")
    assert kept == [PLACE]
    assert VALUES["fin.total_assets.2025"].verified == "3256789.12"


def test_twice_is_once() -> None:
    decisions = [correct("fin.total_assets.2025", "1")]
    once = correct_values(VALUES, decisions)
    assert correct_values(once, decisions) == once


def test_a_value_without_evidence_is_the_applicants_word_at_best() -> None:
    assert correct_values({}, [correct("staff.n_platform", "15")])["staff.n_platform"].rank == 5


def test_without_a_value_it_is_unknown() -> None:
    assert correct_values(VALUES, [correct("fin.total_assets.2025", None)]) == {}


def test_others_and_nobody_change_nothing() -> None:
    other = Decision(target="value:fin.total_assets.2025", action="confirm", value="1", by="审核员", at="x")
    assert correct_values(VALUES, [other, correct("fin.total_assets.2025", "1", by="")]) == VALUES


@pytest.mark.parametrize(("key", "value"), [("fin.nonsense", "1"), ("fin.total_assets.2025", "many")])
def test_what_does_not_fit_is_refused(key: str, value: str) -> None:
    with pytest.raises(UsageError):
        correct_values(VALUES, [correct(key, value)])
