"""Deciding and comparing are measured on invented dossiers, and what is measured does its work."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from dossier_ai.cli import app, measure
from dossier_ai.corpus import bench_decisions
from dossier_ai.corpus.bench_decisions import Pace, pace_of_check, pace_of_comparison


def test_one_record_against_one_scheme_takes_milliseconds() -> None:
    pace = pace_of_check(runs=20)
    assert pace.runs == 20
    assert 0 < pace.least_s <= pace.median_s
    # The aim is 8 ms; a machine that others load as well stretches processor time too.
    assert pace.processor_s < 0.025


def test_comparing_looks_at_every_stored_dossier(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    real = bench_decisions.compare_across
    monkeypatch.setattr(
        bench_decisions,
        "compare_across",
        lambda new, prints, past, clauses: (
            seen.append((past.dossiers, len(prints))),
            real(new, prints, past, clauses),
        ),
    )
    pace = pace_of_comparison(stored=30, runs=2)
    assert pace.runs == 2 and pace.median_s > 0
    assert "30" in pace.name
    assert {dossiers for dossiers, _ in seen} == {30}
    assert all(count > 200 for _, count in seen)


def test_bench_prints_both_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Pace("check one record against one scheme", "一份记录对一个方案", 200, 0.004, 0.003, 0.0035)
    monkeypatch.setattr(measure, "measure_decisions", lambda stored: (row,))
    runner = CliRunner()
    read = json.loads(runner.invoke(app, ["bench", "--decisions", "--json"]).stdout)
    assert read["rows"] == [
        {"name": row.name, "runs": 200, "median_ms": 4.0, "least_ms": 3.0, "processor_ms": 3.5}
    ]
    assert "一份记录对一个方案" in runner.invoke(app, ["bench", "--decisions"]).stdout
