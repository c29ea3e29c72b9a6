"""Planted discrepancies (domain 5.5): each operator edits the view of one document and says what must fire.

In: a world and its consistent views. Out: the same views, edited, and one `Planted` for each discrepancy.
Discrepancies between two dossiers (P64-P67) are in `plant_pairs`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from dossier_ai.corpus import (
    plant_accounts,
    plant_certificates,
    plant_government,
    plant_identity,
    plant_package,
    plant_premises,
    plant_served,
    plant_services,
    plant_staff,
)
from dossier_ai.corpus.applicant import World
from dossier_ai.corpus.planting import Operator as Operator
from dossier_ai.corpus.planting import Planted as Planted
from dossier_ai.corpus.view import View

#: All operators that edit one dossier, by id.
CATALOGUE: dict[str, Operator] = dict(
    sorted(
        item
        for module in (
            plant_identity,
            plant_certificates,
            plant_accounts,
            plant_staff,
            plant_served,
            plant_services,
            plant_premises,
            plant_government,
            plant_package,
        )
        for item in module.OPERATORS.items()
    )
)
_PLAIN = (
    *(
        "P01",
        "P02",
        "P03",
        "P05",
        "P06",
        "P07",
        "P11",
        "P12",
        "P13",
        "P14",
        "P16",
        "P17",
        "P18",
        "P19",
        "P20",
    ),
    *(
        "P21",
        "P27",
        "P28",
        "P29",
        "P31",
        "P32",
        "P33",
        "P34",
        "P35",
        "P36",
        "P37",
        "P39",
        "P40",
        "P54",
        "P55",
    ),
    *("P56", "P57", "P58"),
)
#: Those that fit a plain Qinghai dossier (the first materials of `views.derive_views`); there the share of
#: qualified staff stays above the threshold whatever the form counts.
OPERATORS: dict[str, Operator] = {name: CATALOGUE[name] for name in _PLAIN} | {
    "P28": replace(CATALOGUE["P28"], expect=("XST-02",))
}
#: One leaves the other nothing to be compared with: an audit of another year, and the form's assets.
_HIDING = ({"P56", "P18"}, {"P56", "P19"})


def plant_discrepancies(
    world: World,
    views: list[View],
    wanted: Sequence[str] | int,
    rng: random.Random,
    operators: dict[str, Operator] | None = None,
) -> list[Planted]:
    """Plants the wanted discrepancies into `views` (edited in place) and returns them.

    A number draws that many of `operators` (default: those of a plain dossier), no two on documents of the
    same kind, so that none hides another. An operator whose document the dossier does not hold is left out.
    """
    known = CATALOGUE if operators is None and not isinstance(wanted, int) else operators or OPERATORS
    if isinstance(wanted, int):
        order = sorted(known)
        rng.shuffle(order)
        chosen: list[str] = []
        kinds: set[str] = set()
        for name in order:
            kind = known[name].kind
            hidden = any({name, other} <= pair for other in chosen for pair in _HIDING)
            if (
                len(chosen) < wanted
                and not hidden
                and kind not in kinds
                and any(v.kind == kind for v in views)
            ):
                chosen.append(name)
                kinds.add(kind)
    else:
        chosen = list(wanted)
    planted = (plant_one(world, views, name, known[name], rng) for name in chosen)
    return [p for p in planted if p is not None]


def plant_one(
    world: World, views: list[View], name: str, operator: Operator, rng: random.Random
) -> Planted | None:
    """Plants one discrepancy; None where the dossier holds no document for it."""
    fits = [
        v for v in views if v.kind == operator.kind and (operator.choose is None or operator.choose(world, v))
    ]
    if not fits:
        return None
    view = fits[0]
    edit = operator.edit(world, views, view, rng)
    if edit is None:
        return None
    key, before, after = edit
    here = view if view in views and not key.startswith("history.") else None
    return Planted(name, here, key, before, after, operator.expect, operator.unsettles, operator.doubts)


def fitting(world: World) -> dict[str, Operator]:
    """The operators that a dossier of this world may carry without special conditions of the world, for a
    random draw."""
    return {
        name: operator
        for name, operator in CATALOGUE.items()
        if (not operator.schemes or world.scheme in operator.schemes)
        and (operator.entity is None or operator.entity == world.entity)
        and all(want in ("complete",) for want in operator.wants)
    }
