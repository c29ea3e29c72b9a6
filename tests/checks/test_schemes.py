"""Dossiers of all schemes, read perfectly: silence on clean ones, what is planted is found."""

from __future__ import annotations

import datetime as dt

import pytest

from dossier_ai.checks.catalogue import load_catalogue
from dossier_ai.checks.run import implemented, run_checks
from dossier_ai.checks.scope import Scope, Standing
from dossier_ai.core import Finding
from dossier_ai.corpus.as_read import read_dossier
from dossier_ai.corpus.plant import CATALOGUE, OPERATORS
from dossier_ai.corpus.profiles import PROFILES
from dossier_ai.corpus.truth import TruthDossier, truth_dossier

CLAUSES = frozenset(c for entry in load_catalogue().entries.values() for c in entry.clauses)


def _found(made: TruthDossier, standing: Standing | None = None) -> tuple[Finding, ...]:
    applied = made.world.applied
    scope = Scope(application_date=applied, clauses=CLAUSES, standing=standing or Standing())
    return run_checks(read_dossier(made.views, applied), scope)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("scheme", sorted(PROFILES))
def test_clean_dossiers_have_nothing_blocking_or_major(scheme: str, seed: int) -> None:
    found = _found(truth_dossier(seed, scheme))
    assert [(f.id, f.declared, f.found) for f in found if f.severity in ("B", "M")] == []


# Those of a plain dossier are tried in `test_synthetic`.
@pytest.mark.parametrize("name", sorted(CATALOGUE.keys() - OPERATORS.keys()))
def test_planted_discrepancy_is_found(name: str) -> None:
    made = truth_dossier(100, plant=[name])
    (planted,) = made.planted
    standing = Standing()
    if planted.key == "history.ban_until":
        standing = Standing(banned_until=dt.date.fromisoformat(planted.after))
    assert set(planted.expect) & implemented() <= {f.id for f in _found(made, standing)}
