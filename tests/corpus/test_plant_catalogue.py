# ruff: noqa: E501 - the tables stay compact
"""All operators of table 5.5: each edits one document, and names the checks of the table."""

import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from dossier_ai.corpus.plant import CATALOGUE, plant_one
from dossier_ai.corpus.plant_pairs import PAIRS, plant_pair
from dossier_ai.corpus.truth import clean_views, truth_dossier
from dossier_ai.corpus.view import View
from dossier_ai.errors import UsageError

TABLE = """
P01 XID-01 XID-02|P02 XID-02 XCT-01|P03 XID-03|P04 XID-04|P05 XID-05|P06 XID-06|P07 XID-06|P08 XID-15|P09 XID-14
P10 XDT-01|P11 XCT-02|P12 XCT-03|P13 XCT-07 XCT-06|P14 XCT-06|P15 XCT-05|P16 XFN-01 XFN-04|P17 XFN-07
P18 XFN-26 XFN-16|P19 XFN-16|P20 XFN-19|P21 XFN-21|P22 XFN-23 XFN-24|P23 XFN-34|P24 XFN-25|P25 XGV-07 XFN-35
P26 XGV-04|P27 XST-01|P28 XST-02 XST-03|P29 XST-02 XST-13|P30 XST-07|P31 XST-04|P32 XST-06|P33 XSV-01 XSV-15
P34 XSV-03 XSV-02|P35 XSV-05|P36 XSV-07|P37 XSV-08|P38 XSV-11|P39 XSA-01|P40 XSA-03|P41 XSV-12|P42 XAC-02 XAC-01
P43 XAC-05|P44 XAC-06|P45 XAC-03|P46 XAC-04|P47 XPR-02|P48 XPR-01|P49 XPR-03|P50 XGV-02|P51 XGV-01|P52 XCR-02
P53 XDT-10|P54 XPK-04|P55 XPK-01|P56 XDT-04|P57 XPK-07 XPK-03|P58 XFN-31|P59 XRS-02 XRS-01|P60 XST-11 XRS-03
P61 XCT-11 XCT-12|P62 XSV-16|P63 XPK-08|P64 XDX-01|P65 XDX-02|P66 XDX-03|P67 XDX-07|P68 XBS-01|P69 XBS-03
P70 XBS-05|P71 XAC-10|P72 XAC-11|P73 XGV-06|P74 XPK-05
"""
EXPECT = {
    words[0]: set(words[1:])
    for words in (item.split() for item in TABLE.strip().replace("\n", "|").split("|"))
}
REMOVES = {"P30", "P55"}
HISTORY = {"P73"}


def test_the_catalogue_is_the_table() -> None:
    known: dict[str, Any] = {**CATALOGUE, **PAIRS}
    assert sorted(known) == [f"P{n:02d}" for n in range(1, 75)]
    assert {name: set(operator.expect) for name, operator in known.items()} == EXPECT


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_an_operator_edits_one_document(name: str) -> None:
    made = truth_dossier(11, plant=[name])
    clean = clean_views(made.world, made.source)
    (planted,) = made.planted
    kind = CATALOGUE[name].kind
    assert planted.before != planted.after
    if name in REMOVES:
        (gone,) = (v for v in clean if (v.title, v.fields) not in [(m.title, m.fields) for m in made.views])
        assert gone.kind == kind and len(made.views) == len(clean) - 1
        assert planted.view is None
        return
    changed = [
        now
        for was, now in zip(clean, made.views, strict=True)
        if (was.kind, was.fields, _seen(was)) != (now.kind, now.fields, _seen(now))
    ]
    if name in HISTORY:
        assert changed == [] and made.history()[0]["ban_until"] > made.world.applied.isoformat()
    else:
        assert [v.kind for v in changed] == [kind]
        assert planted.view is changed[0]


def _seen(view: View) -> dict[str, Any]:
    """What is printed besides the fields; a photograph that another document repeats stays the same."""
    return {k: v for k, v in view.extra.items() if k != "photo_seed"}


@pytest.mark.parametrize("name", ["P19", "P23", "P33", "P70"])
def test_the_same_seed_plants_the_same(name: str) -> None:
    one, other = (truth_dossier(11, plant=[name]) for _ in range(2))
    assert one.truth() == other.truth()


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_before_and_after_stand_where_the_trace_says(name: str) -> None:
    (planted,) = truth_dossier(4, plant=[name]).planted
    if (
        planted.view is None
        or not isinstance(planted.after, str)
        or name in ("P32", "P43", "P44", "P57", "P63")
    ):
        return
    value: Any = planted.view.fields
    for step in planted.key.replace("]", "").replace("[", ".").split("."):
        value = value[int(step)] if isinstance(value, list) else value[step]
    if name in ("P06", "P07"):  # what the seal says, which the truth calls by its mark
        value = planted.view.fields["seal_text" if name == "P06" else "seal_kind"]
    assert value == planted.after


def test_mean_passes_where_the_pooled_share_fails() -> None:
    for seed in range(4):
        dossier = truth_dossier(seed, plant=["P23"])
        audits = [v.fields for v in dossier.views if v.kind == "service_income_audit"]
        pairs = [(Fraction(a["gov_service_income"]), Fraction(a["service_income_total"])) for a in audits]
        mean = sum(g / s for g, s in pairs) / 3
        pooled = sum(g for g, _ in pairs) / sum(s for _, s in pairs)
        assert mean >= Fraction(1, 5) > pooled


def test_double_counting_alone_reaches_the_share() -> None:
    for seed in range(4):
        dossier = truth_dossier(seed, plant=["P28"])
        people = dossier.world.staff
        share = {"guangdong-platform": 60, "liaoning-platform": 70, "qinghai-platform": 50, "cicasme-platform": 80,
                 "chengdu-platform": 80}[dossier.world.scheme]  # fmt: skip
        union = sum(p.degree_ok or p.title_ok for p in people)
        claimed = int(
            next(v for v in dossier.views if v.kind == "application_form").fields["professional_count"]
        )
        assert union * 100 < share * len(people) <= claimed * 100


def test_small_tenants_are_twenty_nine() -> None:
    dossier = truth_dossier(4, plant=["P68"])
    listed = next(v.fields for v in dossier.views if v.kind == "tenant_list")
    assert sum(r["size"] in ("微型", "小型") for r in listed["rows"]) == 29


def test_owned_share_is_just_short() -> None:
    dossier = truth_dossier(4, plant=["P69"])
    owned = sum(
        Decimal(v.fields["area"])
        for v in dossier.views
        if v.kind == "property_certificate" and v.fields["owner"] == dossier.world.name
    )
    leased = sum(Decimal(v.fields["area"]) for v in dossier.views if v.kind == "lease_contract")
    assert Decimal("0.6998") < owned / (owned + leased) < Decimal("0.7")


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_pairs(name: str) -> None:
    one, other = plant_pair(3, name)
    (planted,) = one.planted
    assert one.companions == [other] and other.planted == []
    assert planted.before != planted.after
    assert planted.view in one.views and planted.view.kind == PAIRS[name].kind
    assert one.world.scheme == other.world.scheme
    if name == "P64":
        theirs = {(p.name, p.phone) for p in other.world.staff}
        assert len({(r["name"], r["phone"]) for r in planted.view.fields["rows"]} & theirs) == 2
    if name == "P65":
        lists = [
            {r["name"] for r in next(v for v in d.views if v.kind == "served_enterprise_list").fields["rows"]}
            for d in (one, other)
        ]
        assert len(lists[0] & lists[1]) / len(lists[0] | lists[1]) >= 0.8
    if name == "P66":
        twin = next(v for v in other.views if v.kind == "service_evidence")
        assert (planted.view.fields, planted.view.extra) == (twin.fields, twin.extra)
    if name == "P67":
        assert one.world.applied.year == other.world.applied.year + 1
        assert one.world.uscc == other.world.uscc


def test_pairs_need_their_schemes() -> None:
    with pytest.raises(UsageError):
        plant_pair(1, "P64", "chengdu-base")
    with pytest.raises(UsageError):
        plant_pair(1, "P19")


def test_an_operator_finds_no_document() -> None:
    dossier = truth_dossier(1, "chengdu-base")
    assert plant_one(dossier.world, dossier.views, "P24", CATALOGUE["P24"], random.Random(1)) is None
    with pytest.raises(UsageError):
        truth_dossier(1, plant=["P24", "P68"])
    with pytest.raises(UsageError):
        truth_dossier(1, plant=["P99"])


def test_several_at_once() -> None:
    dossier = truth_dossier(2, "guangdong-platform", ["P19", "P24", "P52"])
    assert [p.id for p in dossier.planted] == ["P19", "P24", "P52"]
    drawn = truth_dossier(6, "guangdong-platform", 3)
    kinds = [CATALOGUE[p.id].kind for p in drawn.planted]
    assert len(drawn.planted) == 3 and len(set(kinds)) == 3
