"""Dossiers from truth alone: documents and fields, nothing drawn; thousands a minute.

In: a seed, and what is fixed of scheme, entity and planting. Out: a `TruthDossier`, which also gives the core
`Dossier` that a reading without a slip would give.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dossier_ai.core import Dossier
from dossier_ai.corpus.applicant import World
from dossier_ai.corpus.as_read import read_dossier
from dossier_ai.corpus.expected_schemes import scheme_verdicts
from dossier_ai.corpus.plant import CATALOGUE, fitting, plant_discrepancies
from dossier_ai.corpus.plant_government import ban_of
from dossier_ai.corpus.planting import Operator, Planted
from dossier_ai.corpus.profiles import Entity
from dossier_ai.corpus.scheme_views import scheme_views
from dossier_ai.corpus.scheme_world import sample_scheme_world
from dossier_ai.corpus.view import View
from dossier_ai.errors import UsageError

_ATTEMPTS = 40


@dataclass(slots=True)
class TruthDossier:
    """One invented applicant: its world, its documents in order, what was planted, what its history says,
    and the dossiers that a discrepancy between two of them needs. `source` is the seed its documents were
    drawn from: another one than `seed` where the first did not allow what was to be planted."""

    seed: int
    world: World
    views: list[View]
    source: int = 0
    planted: list[Planted] = field(default_factory=list)
    companions: list[TruthDossier] = field(default_factory=list)

    def dossier(self) -> Dossier:
        """The core dossier, read without a slip."""
        return read_dossier(self.views, self.world.applied)

    def history(self) -> list[dict[str, str]]:
        """What is known of the applicant from earlier rounds (only a ban, for P73)."""
        return [ban_of(self.world) for p in self.planted if p.id == "P73"]

    def verdicts(self) -> dict[str, str]:
        """Clause to verdict, for the clauses that the truth decides."""
        return scheme_verdicts(self.world, self.views, self.planted)

    def truth(self) -> dict[str, Any]:
        """As `truth.json`, without files, pages and boxes."""
        return {
            "scheme": self.world.scheme,
            "procedure": self.world.procedure,
            "entity": self.world.entity,
            "application_date": self.world.applied.isoformat(),
            "documents": [{"kind": v.kind, "title": v.title, "fields": v.fields} for v in self.views],
            "planted": [p.as_truth([]) for p in self.planted],
            "verdicts": self.verdicts(),
            "history": self.history(),
        }


def truth_dossier(
    seed: int,
    scheme: str | None = None,
    plant: Sequence[str] | int | None = 0,
    *,
    entity: Entity | None = None,
    procedure: str = "initial",
    comfortable: bool | None = None,
) -> TruthDossier:
    """The dossier of `seed`; what is not given is drawn as 5.3 says.

    `plant`: ids of single-dossier discrepancies, a number to draw, None to draw the number as well (default:
    none, a clean dossier). For ids the scheme, the entity and the conditions of the world are chosen to fit,
    and every figure keeps clear of its threshold unless `comfortable` says otherwise. Raises UsageError for
    an unknown id and for ids that do not fit the scheme or each other.
    """
    if isinstance(plant, int) or plant is None:
        made = _drawn(seed, scheme, entity, procedure, comfortable)
        rng = random.Random(f"plant-{seed}")
        number = rng.choices([0, 1, 2, 3], [40, 30, 20, 10])[0] if plant is None else plant
        made.planted = plant_discrepancies(made.world, made.views, number, rng, fitting(made.world))
        return made
    wanted = operators_of(plant)
    chosen = scheme or common_scheme(wanted, seed)
    needs = {want for operator in wanted.values() for want in operator.wants}
    fixed = entity or next((o.entity for o in wanted.values() if o.entity), None) or "enterprise"
    easy = True if comfortable is None else comfortable
    for attempt in range(_ATTEMPTS):
        made = _drawn(seed + attempt * 1_000_003, chosen, fixed, procedure, easy, tuple(needs))
        made.seed = seed
        rng = random.Random(f"plant-{seed}-{attempt}")
        made.planted = plant_discrepancies(made.world, made.views, list(plant), rng, CATALOGUE)
        if len(made.planted) == len(plant):
            return made
    raise UsageError(f"{', '.join(plant)} cannot be planted in {chosen}.", "Choose another scheme or entity.")


def _drawn(
    seed: int,
    scheme: str | None,
    entity: Entity | None,
    procedure: str,
    comfortable: bool | None,
    wants: tuple[str, ...] = (),
) -> TruthDossier:
    world = sample_scheme_world(
        seed, scheme, entity=entity, procedure=procedure, comfortable=comfortable, wants=wants
    )

    return TruthDossier(seed, world, clean_views(world, seed), seed)


def clean_views(world: World, source: int) -> list[View]:
    """The documents of `world` as they are before anything is planted."""

    def stream(part: str) -> random.Random:
        return random.Random(f"{part}-{world.scheme}-{source}")

    views = scheme_views(world, stream)
    for view in views:
        if view.kind == "audit_report":  # reports print "page n of m"; drawing counts the real pages
            pages = stream("pages").randint(9, 14)
            view.fields |= {"printed_pages": [str(n + 1) for n in range(pages)], "pages_total": str(pages)}
    return views


def operators_of(ids: Sequence[str]) -> dict[str, Operator]:
    """The operators with these ids. Raises UsageError for an unknown one."""
    unknown = [name for name in ids if name not in CATALOGUE]
    if unknown:
        raise UsageError(f"unknown discrepancy {unknown[0]!r}.", f"Use some of: {', '.join(CATALOGUE)}")
    return {name: CATALOGUE[name] for name in ids}


def common_scheme(operators: dict[str, Operator], seed: int) -> str | None:
    """A scheme that all operators fit, None when any does. Raises UsageError when none does."""
    limited = [set(o.schemes) for o in operators.values() if o.schemes]
    if not limited:
        return None
    common = sorted(set.intersection(*limited))
    if not common:
        raise UsageError(
            f"{', '.join(operators)} fit no scheme together.", "Plant them in separate dossiers."
        )
    return random.Random(f"scheme-of-{seed}-{','.join(operators)}").choice(common)
