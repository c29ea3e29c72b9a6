"""Synthetic dossiers as if read without a slip: silence on clean ones, every planted kind found."""

from __future__ import annotations

import random
from typing import Any

import pytest

from dossier_ai.checks.run import implemented, run_checks
from dossier_ai.corpus.plant import OPERATORS, plant_discrepancies
from dossier_ai.corpus.views import View, derive_views
from dossier_ai.corpus.world import World, sample_world

# A lost page shows in the printed page numbers, which come from the pages and not from the truth.
NEEDS_PAGES = {"P57"}


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)) and value and isinstance(value[0], str):
        return tuple(value)
    if isinstance(value, list):
        return [{key: _plain(cell) for key, cell in row.items()} for row in value]
    return value


def _findings(draft: Any, make_scope: Any, world: World, views: list[View]) -> list[tuple[str, str]]:
    draft.papers = [
        draft.Paper(
            view.kind,
            {key: _plain(value) for key, value in view.fields.items() if value not in ("", None, [])},
            view.extra.get("printed_title")
            or ("服务平台主要从业人员情况表" if view.kind == "staff_roster" else view.title),
        )
        for view in views
    ]
    scope = make_scope(application_date=world.applied)
    return [(f.id, f.severity) for f in run_checks(draft.build(), scope)]


@pytest.mark.parametrize("seed", range(6))
def test_clean_dossiers_have_nothing_blocking_or_major(draft: Any, make_scope: Any, seed: int) -> None:
    rng = random.Random(seed)
    world = sample_world(rng, served_rows=60)
    found = _findings(draft, make_scope, world, derive_views(world, rng))
    assert [f for f in found if f[1] in ("B", "M")] == []


@pytest.mark.parametrize("name", sorted(OPERATORS.keys() - NEEDS_PAGES))
def test_planted_discrepancy_is_found(draft: Any, make_scope: Any, name: str) -> None:
    rng = random.Random(f"planted-{name}")
    world = sample_world(rng, served_rows=60)
    views = derive_views(world, rng)
    (planted,) = plant_discrepancies(world, views, [name], rng)
    found = {id_ for id_, _ in _findings(draft, make_scope, world, views)}
    # A threshold is the scheme evaluator's to find.
    assert set(planted.expect) & implemented() <= found
