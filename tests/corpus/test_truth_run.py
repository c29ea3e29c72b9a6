"""Dossiers from truth through values, checks and clauses: what is planted is found, clean ones are silent."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest

from dossier_ai.corpus.profiles import PROFILES
from dossier_ai.corpus.truth_run import plan, run_truth, try_dossier
from dossier_ai.corpus.truth_score import KINDS, PlantedResult, Task, TruthResult, TruthRun, Unexpected
from dossier_ai.corpus.truth_tables import cases, truth_tables

TASKS = plan(120, 4001)
PARTS = 6


def test_the_plan_has_every_kind_and_every_applicant() -> None:
    assert len(KINDS) == 74
    assert {task.plant[0] for task in TASKS if task.plant} == set(KINDS)
    clean = {(task.scheme, task.entity) for task in TASKS if task.plant == ()}
    assert {scheme for scheme, _ in clean} == set(PROFILES)
    assert len(clean) == 26
    assert sum(task.plant is None for task in TASKS) == 16
    large = [task.plant for task in plan(2000, 1)]
    assert min(large.count((kind,)) for kind in KINDS) == 10
    assert plan(2000, 1)[:5] == plan(5, 1)


@pytest.mark.parametrize("part", range(PARTS))
def test_everything_planted_is_found_and_nothing_else(part: int) -> None:
    run = TruthRun(tuple(try_dossier(task) for task in TASKS[part::PARTS]))
    assert cases(run) == []
    assert run.perfect


def test_a_check_that_stays_silent_is_a_miss() -> None:
    with mock.patch("dossier_ai.pipeline.decision.run_checks", lambda dossier, scope: ()):
        (result,) = run_truth(1, 5, workers=1).results
    (planted,) = result.planted
    assert (planted.id, planted.missing, planted.found) == ("P01", ("XID-01", "XID-02"), False)


def result(**changed: Any) -> TruthResult:
    fine = {
        "task": Task(1, ()), "scheme": "guangdong-platform", "entity": "enterprise",
        "planted": (), "unexpected": (), "clauses": (("GD-6-1", "FAIL", "FAIL"),),
    }  # fmt: skip
    return TruthResult(**(fine | changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"planted": (PlantedResult("P05", ("XID-05",), True),)},
        {"planted": (PlantedResult("P05", (), False),)},
        {"unexpected": (Unexpected("XID-05", "m", "甲", "乙", ""),)},
        {"clauses": (("GD-6-1", "FAIL", "PASS"),)},
        {"clauses": (("GD-6-1", "FAIL_RELAXABLE", "PASS"),)},
    ],
)
def test_whatever_differs_from_the_truth_is_told(changed: dict[str, Any]) -> None:
    assert TruthRun((result(),)).perfect
    run = TruthRun((result(), result(**changed)))
    assert not run.perfect
    assert len(cases(run)) == 1
    assert len(truth_tables(run)) == 4


def test_findings_beside_what_is_planted_are_counted_apart() -> None:
    beside = result(
        planted=(PlantedResult("P34", (), True),), unexpected=(Unexpected("XSV-01", "B", "", "", ""),)
    )
    run = TruthRun((beside, result()))
    assert run.perfect
    assert run.as_json()["planted"]["alarms"] == {"B": 1, "M": 0, "m": 0, "I": 0}


def test_the_command_prints_what_was_measured(call: Callable[..., tuple[int, str, str]]) -> None:
    status, out, _ = call("eval", "--truth", "1", "--seed", "9", "--json")
    assert status == 0
    assert json.loads(out)["by_kind"]["P01"] == {"planted": 1, "found": 1}
