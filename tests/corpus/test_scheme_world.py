"""Applicants of every scheme: drawn as often as specified, about the thresholds, and the same every time."""

import random
from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest

from dossier_ai.corpus.evidence_sample import patent_check
from dossier_ai.corpus.profiles import PROFILES, SCHEME_WEIGHTS, draw_entity, draw_scheme
from dossier_ai.corpus.scheme_world import sample_scheme_world
from dossier_ai.corpus.thresholds import Dial
from dossier_ai.corpus.world import years_after

SCHEMES = sorted(PROFILES)


def test_schemes_are_drawn_by_their_shares() -> None:
    drawn = Counter(draw_scheme(random.Random(f"scheme-{seed}")) for seed in range(4000))
    for scheme, weight in SCHEME_WEIGHTS.items():
        assert abs(drawn[scheme] / 4000 - weight / 100) < 0.025


def test_entities_are_drawn_by_their_shares() -> None:
    rng = random.Random(1)
    drawn = Counter(draw_entity(rng, "liaoning-platform") for _ in range(4000))
    assert abs(drawn["enterprise"] / 4000 - 0.70) < 0.03
    assert abs(drawn["social_organisation"] / 4000 - 0.08) < 0.02
    guangdong = Counter(draw_entity(rng, "guangdong-platform") for _ in range(4000))
    assert 0.01 < (guangdong["law_firm"] + guangdong["partnership"]) / 4000 < 0.035


@pytest.mark.parametrize("least", [50, 500])
def test_half_of_the_figures_lie_about_the_threshold(least: int) -> None:
    dial = Dial(random.Random(7), comfortable=False)
    drawn = [dial.count(least) for _ in range(4000)]
    near = sum(abs(n - least) * 10 <= least for n in drawn) / 4000
    exact = drawn.count(least) / 4000
    assert 0.47 < near < 0.60  # half drawn close by, and a few of the far ones
    assert 0.09 < exact < 0.22


def test_comfortable_figures_keep_clear() -> None:
    dial = Dial(random.Random(7), comfortable=True)
    assert min(dial.count(80) for _ in range(500)) >= 90
    assert min(dial.amount(100_000_000) for _ in range(500)) >= 112_500_000
    assert all(Fraction(dial.share(Fraction(4, 5), 40), 40) >= Fraction(4, 5) for _ in range(200))


def test_an_amount_can_lie_exactly_on_the_threshold() -> None:
    dial = Dial(random.Random(7), comfortable=False)
    assert sum(dial.amount(200_000_000) == 200_000_000 for _ in range(1000)) > 60


def test_former_names_are_rare_and_dated() -> None:
    worlds = [sample_scheme_world(seed, "liaoning-platform", comfortable=True) for seed in range(120)]
    renamed = [w for w in worlds if w.beyond.renamed is not None]
    assert 1 <= len(renamed) <= 15
    for world in renamed:
        on = world.beyond.renamed
        assert on is not None and world.established < on < world.applied
        assert world.name_on(on) == world.name
        assert world.name_on(years_after(on, -1)) == world.beyond.former_name != world.name
        assert world.licence_issued == on


@pytest.mark.parametrize("scheme", SCHEMES)
def test_same_seed_same_world(scheme: str) -> None:
    assert sample_scheme_world(9, scheme) == sample_scheme_world(9, scheme)
    assert sample_scheme_world(9, scheme) != sample_scheme_world(10, scheme)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_world_agrees_with_itself(scheme: str) -> None:
    profile = PROFILES[scheme]
    for seed in range(8):
        world = sample_scheme_world(seed, scheme)
        more = world.beyond
        assert world.province == profile.province
        assert world.uscc[2:8] in {p.code for p in profile.places}
        assert abs(sum(Decimal(s.area) for s in more.sites) - world.site_area) <= 1
        for site in more.sites:
            assert site.signed <= site.start <= world.applied <= site.end
            assert len(site.unit_no) == 28
        assert len({s.uscc for s in world.served}) == len(world.served)
        assert len({s.name for s in world.served}) == len(world.served)
        assert all(c.signed >= world.established for c in more.contracts)
        if more.contracts:
            assert sum(c.amount for c in more.contracts) >= sum(more.gov_income)
        assert all(v.on.year == world.year for v in more.visits)
        assert all(loan.on.year == world.year for loan in more.loans)
        issued, returned, counts = more.survey
        assert sum(counts) == returned <= issued


def test_a_base_lists_whom_its_ledger_names() -> None:
    for seed in range(6):
        world = sample_scheme_world(seed, "chengdu-base")
        assert {v.enterprise for v in world.beyond.visits} == {s.name for s in world.served}
        room = sum(Decimal(s.area) for s in world.beyond.sites)
        assert sum(Decimal(t.area) for t in world.beyond.tenants) <= room


def test_wanted_conditions_hold() -> None:
    uneven = sample_scheme_world(
        3, "guangdong-platform", entity="enterprise", comfortable=True, wants=["uneven_share"]
    )
    shares = [g / s for g, s in zip(uneven.beyond.gov_income, uneven.money.service_income, strict=True)]
    assert max(shares) < 0.2
    tight = sample_scheme_world(
        3, "guangdong-platform", entity="enterprise", comfortable=True, wants=["tight_contracts"]
    )
    amounts = [c.amount for c in tight.beyond.contracts]
    assert sum(amounts) >= 100_000_000 > sum(amounts) - min(amounts)
    short = sample_scheme_world(3, "qinghai-platform", comfortable=True, wants=["short_union"]).staff
    union = sum(p.degree_ok or p.title_ok for p in short)
    assert union * 2 < len(short) <= 2 * (union + sum(p.degree_ok and p.title_ok for p in short))


def test_patent_numbers_have_the_published_check() -> None:
    assert patent_check("201710601862") == "3"
    assert patent_check("202110000001") == "6"
