"""Every check of the catalogue on recorded words, through the whole pipeline: silent on a consistent dossier,
heard on one that was edited. The tables are in the files beside this one, checks between dossiers in
`test_across.py`, the first set in `test_checks.py`, and planted discrepancies in `test_planted.py`.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from dossier_ai.checks.catalogue import load_catalogue
from dossier_ai.corpus.plant import CATALOGUE

HERE = Path(__file__).parent
TABLES = ("identity", "accounts", "services", "papers")
CASES: list[dict[str, Any]] = [
    case for name in TABLES for case in runpy.run_path(str(HERE / f"{name}.py"))["CASES"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["check"])
def test_the_check_is_heard_on_the_edited_dossier_alone(bench: Any, case: dict[str, Any]) -> None:
    trial = bench.try_case(**case)
    assert trial.found(trial.before) == []
    found = trial.found(trial.after)
    assert found, sorted({f.id for f in trial.after.findings})
    assert {f.finding_class for f in found} == {trial.case.finding_class}
    for kind, show in trial.case.shows:
        assert trial.quoted(kind, show), (kind, [(e.file, e.quote) for f in found for e in f.evidence])


def table(path: Path, name: str) -> Any:
    return runpy.run_path(str(path))[name]


def test_all_checks_of_the_catalogue_are_tried_on_words() -> None:
    first = table(HERE.parent / "test_checks.py", "CASES")
    kinds = table(HERE.parent / "test_planted.py", "KINDS")
    across = table(HERE / "test_across.py", "CASES")
    tried = {check for case in first for check in (case.check, *case.besides)}
    tried |= {check for name in kinds for check in CATALOGUE[name].expect}
    tried |= {case.check for case in across} | {case["check"] for case in CASES}
    assert len(load_catalogue().entries) == 168
    assert tried == set(load_catalogue().entries)
