"""The truth behind a dossier agrees with itself."""

import random
import re

import pytest

from dossier_ai.corpus.world import World, sample_world, years_after

SEEDS = range(40)


@pytest.fixture(scope="module", params=SEEDS)
def world(request: pytest.FixtureRequest) -> World:
    return sample_world(random.Random(request.param))


def test_statements_balance_to_the_fen(world: World) -> None:
    for year in world.money.years:
        assert year["资产总计"] == year["流动资产合计"] + year["非流动资产合计"]
        assert year["资产总计"] == year["负债合计"] + year["所有者权益（或股东权益）合计"]
        assert year["负债合计"] == year["流动负债合计"] + year["非流动负债合计"]
        equity = year["实收资本（或股本）"] + year["资本公积"] + year["盈余公积"] + year["未分配利润"]
        assert year["所有者权益（或股东权益）合计"] == equity
        assert year["利润总额"] == year["营业利润"] + year["营业外收入"] - year["营业外支出"]
        assert year["净利润"] == year["利润总额"] - year["所得税费用"]
        assert min(year["货币资金"], year["应收账款"], year["固定资产"]) > 0


def test_retained_earnings_roll_forward(world: World) -> None:
    for before, now in zip(world.money.years, world.money.years[1:], strict=False):
        kept = now["未分配利润"] - before["未分配利润"] + now["盈余公积"] - before["盈余公积"]
        assert kept == now["净利润"]


def test_service_figures_fit(world: World) -> None:
    money = world.money
    assert sum(v for _, v in money.income_items) == money.service_income[2]
    assert sum(v for _, v in money.expense_items) == money.service_cost[2]
    for year, income in zip(money.years, money.service_income, strict=True):
        assert income < year["营业收入"]
    booked = money.years[2]["固定资产"] + money.years[2]["无形资产"]
    assert sum(i.value for i in world.equipment) <= booked


def test_staff_meet_both_readings(world: World) -> None:
    count = len(world.staff)
    assert count >= 15
    assert sum(p.degree_ok or p.title_ok for p in world.staff) * 2 >= count
    assert sum(p.degree_ok and p.title_ok for p in world.staff) * 2 >= count
    assert len({p.phone for p in world.staff}) == count
    assert max(p.years for p in world.staff) <= world.applied.year - world.established.year


def _stem(name: str) -> str:
    name = re.sub(r"^([\u4e00-\u9fa5]{2,3}省|[\u4e00-\u9fa5]{2,4}市)+", "", name)
    return re.sub(r"(股份有限公司|有限责任公司|有限公司)$", "", name)


def test_served_enterprises_are_distinct(world: World) -> None:
    names = [s.name for s in world.served]
    assert len(names) >= 50
    assert len({_stem(n) for n in names}) == len(names)
    assert len({s.phone for s in world.served}) == len(names)
    assert world.name not in names


def test_dates_are_in_order(world: World) -> None:
    assert years_after(world.established, 2) <= world.applied
    assert world.established <= world.licence_issued < world.applied
    assert all(a.signed <= a.start <= world.applied <= a.end for a in world.partners)
    assert len({a.partner for a in world.partners}) == len(world.partners) >= 5
    assert all(e.on.year == world.year for e in world.events)
    assert len(world.events) >= 5


def test_same_seed_same_world() -> None:
    assert sample_world(random.Random(9)) == sample_world(random.Random(9))
