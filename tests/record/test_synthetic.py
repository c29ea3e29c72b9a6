"""Generated dossiers as if read without a slip: values and clauses answer what their printed text says.

The expected verdicts are computed by the generator, apart from packs and facts.
"""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import Any

import pytest

from dossier_ai.corpus.expected import expected_verdicts
from dossier_ai.corpus.plant import OPERATORS, plant_discrepancies
from dossier_ai.corpus.views import View, derive_views
from dossier_ai.corpus.world import World, sample_world
from dossier_ai.record import establish_values
from dossier_ai.schemes import Judgement, choose_pack, judge


def _answer(kit: SimpleNamespace, world: World, views: list[View]) -> Judgement:
    make = kit.Maker()
    for view in views:
        document = make.document(view.kind, title=view.title)
        for key, value in view.fields.items():
            if value in ("", None, []):
                continue
            if isinstance(value, list) and isinstance(value[0], dict):
                rows = [{k: _cell(v) for k, v in row.items()} for row in value]
                make.rows(document, rows, key=key)
            else:
                make.field(document, key, tuple(value) if isinstance(value, list) else value)
    values = establish_values(make.done(world.applied))
    return judge(choose_pack("qinghai-platform"), values, [], world.applied)


def _cell(value: Any) -> Any:
    return None if value in ("", None) else value


@pytest.mark.parametrize("seed", range(4))
def test_clean_dossiers(kit: SimpleNamespace, seed: int) -> None:
    rng = random.Random(seed)
    world = sample_world(rng, served_rows=60 + 40 * seed)
    views = derive_views(world, rng)
    answer = _answer(kit, world, views)
    given = {v.clause: v.verdict.value for v in answer.verdicts}
    wanted = expected_verdicts(world, views, [])
    assert {clause: given[clause] for clause in wanted} == wanted
    assert [f for f in answer.findings if f.severity in ("B", "M")] == []


@pytest.mark.parametrize("name", sorted(OPERATORS))
def test_planted_discrepancies(kit: SimpleNamespace, name: str) -> None:
    rng = random.Random(f"planted-{name}")
    world = sample_world(rng, served_rows=60)
    views = derive_views(world, rng)
    planted = plant_discrepancies(world, views, [name], rng)
    given = {v.clause: v.verdict.value for v in _answer(kit, world, views).verdicts}
    wanted = expected_verdicts(world, views, planted)
    assert {clause: given[clause] for clause in wanted} == wanted
