"""The checks between dossiers on recorded words: two are verified, one of them is stored, the other compared
as `verify` does. Each check is heard where the other was edited and silent where it was not.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dossier_ai.corpus.plant_pairs import PAIRS, plant_pair
from dossier_ai.corpus.truth import TruthDossier, truth_dossier
from dossier_ai.corpus.views import View, restrict_layouts
from dossier_ai.pipeline import compare_with_past
from dossier_ai.store.database import open_database
from dossier_ai.store.fingerprints import StoredPast, save_fingerprints

FORM, LICENCE, REPORT = "application_form", "business_licence", "application_report"
ROSTER, SERVED, EVENTS, ISO = (
    "staff_roster",
    "served_enterprise_list",
    "service_evidence",
    "iso9001_certificate",
)
QINGHAI = "qinghai-platform"
SEED = 21


@dataclass
class Dossiers:
    """This dossier, as it should be and edited, and the one in the store."""

    clean: TruthDossier
    edited: TruthDossier
    stored: TruthDossier


def first(made: TruthDossier, kind: str) -> View:
    return next(view for view in made.views if view.kind == kind)


def planted(name: str, scheme: str | None = None) -> Dossiers:
    """A pair of the generator; without what is planted, each document is as its own applicant wrote it."""
    edited, stored = plant_pair(SEED, name, scheme)
    clean = truth_dossier(SEED, edited.world.scheme, comfortable=True, entity="enterprise")
    return _shorter(Dossiers(clean, edited, stored))


def _shorter(dossiers: Dossiers) -> Dossiers:
    """In layouts that may be looked at, and with no more than one activity."""
    for made in (dossiers.clean, dossiers.edited, dossiers.stored):
        others = [view for view in made.views if view.kind == EVENTS][1:]
        made.views = [view for view in made.views if not any(view is other for other in others)]
        restrict_layouts(made.views, held_out=False)
    return dossiers


def edited(work: Callable[[TruthDossier, TruthDossier], None]) -> Dossiers:
    """Two applicants of one scheme; `work` takes something of the stored dossier into the edited one."""
    clean, stored = (truth_dossier(seed, QINGHAI, comfortable=True, entity="enterprise") for seed in (21, 28))
    changed = copy.deepcopy(clean)
    dossiers = _shorter(Dossiers(clean, changed, stored))
    work(changed, stored)
    return dossiers


def same_contact(mine: TruthDossier, theirs: TruthDossier) -> None:
    f, other = first(mine, FORM).fields, first(theirs, FORM).fields
    f |= {key: other[key] for key in ("mobile", "email")}


def same_number(mine: TruthDossier, theirs: TruthDossier) -> None:
    first(mine, ISO).fields["cert_no"] = first(theirs, ISO).fields["cert_no"]


def same_report(mine: TruthDossier, theirs: TruthDossier) -> None:
    """Their report with one's own name, as an agent writes it."""
    mine_view, other = first(mine, REPORT), copy.deepcopy(first(theirs, REPORT))
    mine_view.extra, mine_view.layout = other.extra, other.layout
    mine_view.fields |= {**other.fields, "unit_name": mine.world.name}


@dataclass(frozen=True)
class Case:
    """A check, the kinds of documents to print, what the dossiers are, and the kind that is quoted."""

    check: str
    kinds: tuple[str, ...]
    make: Callable[[], Dossiers]
    shows: str


CASES = (
    Case("XDX-01", (LICENCE, ROSTER), lambda: planted("P64"), ROSTER),
    Case("XDX-02", (LICENCE, SERVED), lambda: planted("P65", QINGHAI), SERVED),
    Case("XDX-03", (LICENCE, EVENTS), lambda: planted("P66", QINGHAI), EVENTS),
    Case("XDX-04", (LICENCE, FORM), lambda: edited(same_contact), FORM),
    Case("XDX-05", (LICENCE, ISO), lambda: edited(same_number), ISO),
    Case("XDX-06", (LICENCE, REPORT), lambda: edited(same_report), REPORT),
    Case("XDX-07", (LICENCE, FORM), lambda: planted("P67"), FORM),
)


def verify(kit: Any, made: TruthDossier, kinds: tuple[str, ...]) -> tuple[Any, Any]:
    printed = kit.print_truth(made, kinds)
    asked = {"scheme": made.world.scheme, "as_of": made.world.applied}
    return kit.verify(printed.submission(), **asked), printed


def test_every_planted_pair_is_tried() -> None:
    assert {check for pair in PAIRS.values() for check in pair.expect} <= {case.check for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.check)
def test_what_stands_in_another_dossier_is_heard(kit: Any, case: Case, tmp_path: Path) -> None:
    dossiers = case.make()
    other, theirs = verify(kit, dossiers.stored, case.kinds)
    database = open_database(tmp_path)
    save_fingerprints(database, other.compared, other.record.digest, other.fingerprints)

    def across(made: TruthDossier) -> tuple[list[dict[str, Any]], Any]:
        mine, printed = verify(kit, made, case.kinds)
        past = StoredPast(database, mine.record.dossier_id)
        found = json.loads(compare_with_past(mine, past))["findings"]
        return [item for item in found if item["finding"]["id"] == case.check], printed

    assert across(dossiers.clean)[0] == []
    found, printed = across(dossiers.edited)
    assert found
    names = {n for v, n in zip(printed.views, printed.names, strict=True) if v.kind == case.shows}
    elsewhere = {n for v, n in zip(theirs.views, theirs.names, strict=True) if v.kind == case.shows}
    for item in found:
        assert item["finding"]["finding_class"] == "contradiction"
        assert item["other"]["applicant"] == dossiers.stored.world.name
        assert {e["file"] for e in item["finding"]["evidence"]} <= names
        assert {e["file"] for e in item["places"]} <= elsewhere
        assert item["finding"]["evidence"] and item["places"]
    database.conn.close()
