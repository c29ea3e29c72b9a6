# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed text stays whole
"""Planted between two dossiers (P64-P67): staff, customers or scans shared, or history restated.

In: a seed and an id. Out: the dossier in which it is planted, with the other one as its companion. The edit is
in one document of the first; the companion is clean.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from dossier_ai.corpus.applicant import years_after
from dossier_ai.corpus.figures import yuan
from dossier_ai.corpus.planting import Change, Planted, put_cell
from dossier_ai.corpus.truth import TruthDossier, truth_dossier
from dossier_ai.corpus.view import View
from dossier_ai.errors import UsageError

_OTHER = 500_009  # the companion's seed lies this far away


@dataclass(frozen=True, slots=True)
class PairOperator:
    """A discrepancy between two dossiers: the document it edits, the checks, and the schemes it fits."""

    kind: str
    edit: Callable[[TruthDossier, TruthDossier, View, random.Random], Change]
    expect: tuple[str, ...]
    doubts: tuple[str, ...]
    schemes: tuple[str, ...]
    earlier: bool = False


def _p64(one: TruthDossier, other: TruthDossier, v: View, rng: random.Random) -> Change:
    """Two people of the other applicant stand on this roster with name and telephone."""
    rows = v.fields["rows"]
    places = rng.sample(range(len(rows)), 2)
    people = rng.sample(other.world.staff, 2)
    changes = []
    for place, person in zip(places, people, strict=True):
        rows[place] |= {
            "phone": person.phone, "degree": person.degree, "school_major": person.school_major, "title": person.title,
            "issuer": person.issuer,
        }  # fmt: skip
        changes.append(put_cell(v, place, "name", person.name))
    return changes[0]


def _p65(one: TruthDossier, other: TruthDossier, v: View, rng: random.Random) -> Change:
    """Nine tenths of the customers are the other's: the lists overlap by more than 80 %."""
    rows = v.fields["rows"]
    theirs = next(x for x in other.views if x.kind == "served_enterprise_list").fields["rows"]
    shared = min(len(rows), len(theirs)) * 9 // 10
    before = rows[0]["name"]
    kept = rows[: max(1, shared // 20)]
    lent = [dict(row) for row in rng.sample(theirs, min(len(theirs), max(shared, len(theirs) * 9 // 10)))]
    merged = [*lent, *kept]
    v.fields["rows"] = [{**row, "seq": str(i)} for i, row in enumerate(merged, 1)]
    v.fields["declared_served"] = str(len(merged))
    return "rows[0].name", before, merged[0]["name"]


def _p66(one: TruthDossier, other: TruthDossier, v: View, rng: random.Random) -> Change:
    """The scan of an activity of the other applicant, handed in as one's own."""
    theirs = next(x for x in other.views if x.kind == "service_evidence")
    before = v.fields["title"]
    seed = f"scan-{other.world.uscc}"
    theirs.extra["draw_seed"] = seed
    v.fields, v.extra, v.title = copy.deepcopy(theirs.fields), copy.deepcopy(theirs.extra), theirs.title
    return "title", before, v.fields["title"]


def _p67(one: TruthDossier, other: TruthDossier, v: View, rng: random.Random) -> Change:
    """A year's figure differs from what the same applicant declared for it a year ago."""
    years = v.fields["years"]
    place = next(i for i, row in enumerate(years) if row["year"] == str(one.world.year - 1))
    count = int(years[place]["served"])
    return put_cell(v, place, "served", str(count - max(2, count // rng.randint(15, 30))), "years")


_LISTED = (
    "guangdong-platform",
    "liaoning-platform",
    "qinghai-platform",
    "cicasme-platform",
    "chengdu-platform",
)
_DEDICATED = ("guangdong-platform", "chengdu-platform")

PAIRS: dict[str, PairOperator] = {
    "P64": PairOperator("staff_roster", _p64, ("XDX-01",), ("staff",), _DEDICATED),
    "P65": PairOperator(
        "served_enterprise_list", _p65, ("XDX-02",), ("served", "satisfaction", "growth"), _LISTED
    ),
    "P66": PairOperator("service_evidence", _p66, ("XDX-03",), ("events", "training"), _LISTED),
    "P67": PairOperator("application_form", _p67, ("XDX-07",), ("growth",), _DEDICATED, earlier=True),
}


def plant_pair(seed: int, id: str, scheme: str | None = None) -> tuple[TruthDossier, TruthDossier]:
    """Two dossiers of one scheme and the discrepancy `id` between them: the one that holds it (with what was
    planted and its companion), and the companion. For P67 the companion is the applicant's dossier of the
    year before. Raises UsageError for an unknown id or a scheme it does not fit."""
    operator = PAIRS.get(id)
    if operator is None:
        raise UsageError(
            f"unknown discrepancy {id!r} between two dossiers.", f"Use one of: {', '.join(PAIRS)}"
        )
    if scheme is not None and scheme not in operator.schemes:
        raise UsageError(f"{id} does not fit {scheme}.", f"Use one of: {', '.join(operator.schemes)}")
    rng = random.Random(f"pair-{id}-{seed}")
    chosen = scheme or rng.choice(operator.schemes)
    one = truth_dossier(seed, chosen, comfortable=True, entity="enterprise")
    other = _year_before(one) if operator.earlier else _same_round(seed, chosen, one)
    view = next(v for v in one.views if v.kind == operator.kind)
    key, before, after = operator.edit(one, other, view, rng)
    one.planted.append(Planted(id, view, key, before, after, operator.expect, doubts=operator.doubts))
    one.companions.append(other)
    return one, other


def _same_round(seed: int, scheme: str, one: TruthDossier) -> TruthDossier:
    """Another applicant of the same round: its application lies in the same year."""
    for attempt in range(60):
        other = truth_dossier(seed + _OTHER + attempt, scheme, comfortable=True, entity="enterprise")
        if other.world.applied.year == one.world.applied.year:
            return other
    raise UsageError(f"no second applicant for seed {seed} in {scheme}.", "Choose another seed.")


def _year_before(one: TruthDossier) -> TruthDossier:
    """What the applicant handed in a year ago, as far as it bears on the history: form, registration and
    declaration."""
    world = replace(one.world, applied=years_after(one.world.applied, -1))
    views = [
        copy.deepcopy(v)
        for v in one.views
        if v.kind in ("application_form", "business_licence", "truth_declaration")
    ]
    for view in views:
        if view.kind == "truth_declaration":
            view.fields["date"] = world.applied.isoformat()
        if view.kind != "application_form":
            continue
        view.fields["filled_on"] = world.applied.isoformat()
        view.fields["total_assets"] = yuan(one.world.money.years[1]["资产总计"])
        rows = sorted(view.fields["years"], key=lambda row: str(row["year"]))[:2]
        first = {k: str(int(v) * 9 // 10) if k in ("served", "agreements") else v for k, v in rows[0].items()}
        for key in ("revenue", "service_income", "total_profit", "service_cost"):
            first[key] = f"{int(Decimal(rows[0][key])) * 9 // 1000 * 100}.00"
        first["year"] = str(world.year - 2)
        view.fields["years"] = [first, *rows]
    return TruthDossier(one.seed, world, views)
