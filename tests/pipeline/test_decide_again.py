"""Decisions re-enter as evidence: checks and schemes run again from the stored fields, no page is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier_ai.core import Decision
from dossier_ai.corpus.truth import truth_dossier
from dossier_ai.errors import UsageError
from dossier_ai.pipeline import Request, decide, decide_again
from dossier_ai.record import Record, record_bytes
from dossier_ai.schemes import choose_pack

TARGET = "field:application_form.total_assets"


def decision(target: str, value: str | None, action: str = "correct") -> Decision:
    return Decision.model_validate(
        {"target": target, "action": action, "value": value, "by": "审核员", "at": "2026-06-01"}
    )


@pytest.fixture(scope="module")
def stored() -> Record:
    """A record whose form declares other assets than its audit report, as it comes back from its file."""
    made = truth_dossier(1, "guangdong-platform", ["P19"])
    dossier = made.dossier()
    record = decide(
        Request(path=Path("x"), scheme="guangdong-platform"), dossier, choose_pack("guangdong-platform"),
        [d.sha256 for d in dossier.documents], {"dossier_ai": "0", "ocr": "none", "models": "none"},
    )  # fmt: skip
    return Record.model_validate_json(record_bytes(record))


def open_findings(record: Record) -> set[str]:
    return {f.id for f in record.findings if f.state == "open" and f.finding_class == "contradiction"}


def test_no_decision_changes_nothing(stored: Record) -> None:
    assert record_bytes(decide_again(stored, ())) == record_bytes(stored)


def test_a_corrected_field_settles_the_finding_it_caused(stored: Record) -> None:
    assert "XFN-16" in open_findings(stored)
    audited = next(v for k, v in stored.values.items() if k == "fin.total_assets.2023").verified
    assert isinstance(audited, str)
    again = decide_again(stored, (decision(TARGET, audited),))
    assert "XFN-16" not in {f.id for f in again.findings}
    assert again.values["fin.total_assets.2023"].declared == audited
    assert again.dossier_id == stored.dossier_id
    assert again.digest != stored.digest
    assert [d.target for d in again.decisions] == [TARGET]
    assert decide_again(again, again.decisions) == again


def test_a_correction_cannot_be_dropped_silently(stored: Record) -> None:
    again = decide_again(stored, (decision(TARGET, "1"),))
    with pytest.raises(UsageError, match="cannot be taken back"):
        decide_again(again, ())


def test_a_corrected_value_decides_its_clause(stored: Record) -> None:
    again = decide_again(stored, (decision("value:fin.total_assets.2023", "1999999.99"),))
    given = {v.clause: v.verdict.value for v in again.verdicts}
    assert given["GD-6-3"] == "FAIL"


def test_states_of_findings_start_anew(stored: Record) -> None:
    waived = decide_again(stored, (decision("finding:XFN-16", None, "waive"),))
    assert "XFN-16" not in open_findings(waived)
    assert record_bytes(decide_again(waived, ())) == record_bytes(stored)
