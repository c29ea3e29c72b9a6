# ruff: noqa: E501 - a Chinese character counts as two columns here, and names stay whole
"""Premises of every applicant; ledger and tenants of a base; the ledger behind a public-benefit share."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from dossier_ai.corpus import lexicon as lex
from dossier_ai.corpus import lexicon_evidence as more
from dossier_ai.corpus.codes import make_unified_code
from dossier_ai.corpus.evidence import Site, Tenant, Visit
from dossier_ai.corpus.profiles import Place, Profile
from dossier_ai.corpus.thresholds import Dial
from dossier_ai.corpus.world import Namer, World, years_after

BASE_AREA = {"制造业园区": 60_000, "楼宇经济园": 8_000}
#: Functions of CB-7 that count services: ledger category and how many times a year.
TIMES = {"信息服务": 30, "创业辅导": 20, "投融资服务": 15, "管理咨询": 10, "专业服务": 10}
_OTHER_TIMES = {"创新支持": 6, "市场营销": 6}
_LANDLORDS = ("示例园区开发有限公司", "虚构置业有限公司", "样本产业投资有限公司", "示例资产管理有限公司")


def sample_sites(
    rng: random.Random, world: World, profile: Profile, place: Place, dial: Dial
) -> tuple[Site, ...]:
    """The applicant's premises: one site; for a base that owns part of it, the owned and the let part."""
    leased = rng.random() < 0.65
    if "leased" in dial.wants:
        leased = True
    if "owned" in dial.wants:
        leased = False
    if profile.prefix != "CB":
        return (_site(rng, world, place, leased, Decimal(rng.randint(20000, 180000)) / 100),)
    base = world.platform.removeprefix(world.short)
    total = Decimal(dial.count(BASE_AREA.get(base, 10_000), 1.4))
    if leased and "owned" not in dial.wants and rng.random() < 0.6:
        return (_site(rng, world, place, True, total),)
    owned = Decimal(dial.share(Fraction(7, 10), int(total)))
    if "owned" in dial.wants:  # a little more than the share asked for
        owned = Decimal(int(total) * 705 // 1000)
    first = _site(rng, world, place, False, owned)
    if owned == total:
        return (first,)
    second = replace(_site(rng, world, place, True, total - owned), address=first.address + "（二期）")
    return first, second


def plain_site(world: World) -> Site:
    """The one site of an applicant sampled without evidence, as its form states it: area and tenure."""
    rng = random.Random(f"premises-{world.uscc}")
    place = Place(world.city, world.uscc[2:8], world.area_code, world.postcode, world.district)
    return _site(rng, world, place, world.tenure == "租用", Decimal(world.site_area))


def _site(rng: random.Random, world: World, place: Place, leased: bool, area: Decimal) -> Site:
    registered = date(rng.randint(2016, world.applied.year - 1), rng.randint(1, 12), rng.randint(1, 28))
    if registered >= world.applied:
        registered = years_after(registered, -1)
    signed = world.applied - timedelta(days=rng.randint(100, 700))
    start = signed + timedelta(days=rng.randrange(16))
    end = years_after(
        start, rng.choice([2, 3, 5]) if (world.applied - start).days > 600 else rng.choice([3, 5])
    )
    while (end - world.applied).days < 100:  # a lease about to end is for a person to judge
        end = years_after(end, 1)
    owner = rng.choice(_LANDLORDS) if leased else world.name
    sublet = leased and rng.random() < 0.12
    lessor = rng.choice([x for x in _LANDLORDS if x != owner]) if sublet else owner
    return Site(
        leased=leased, owner=owner, lessor=lessor, address=world.address, area=f"{area:.2f}",
        land_area=f"{area * rng.randint(2, 6):.2f}",
        cert_no=f"虚（{registered.year}）{place.city}不动产权第{rng.randrange(10**6, 10**7):07d}号",
        unit_no=f"{place.code}{rng.randrange(1, 99):03d}{rng.randrange(1, 99):03d}GB{rng.randrange(1, 999):05d}F{rng.randrange(1, 9999):04d}0001",
        serial=f"{rng.randrange(10**10, 10**11)}", registered=registered, signed=signed, start=start,
        end=end - timedelta(days=1), rent=int(area * rng.randint(20, 60)) * 100,
        free=leased and not sublet and rng.random() < 0.1,
        purpose="工业" if area > 20_000 else rng.choice(["办公", "商业服务"]), consent=sublet,
    )  # fmt: skip


def sample_visits(rng: random.Random, world: World, profile: Profile, dial: Dial) -> tuple[Visit, ...]:
    """The ledger of the year before, where the scheme asks for one or for a public-benefit share."""
    if not profile.public_share:
        return ()
    plan: list[str] = []
    if profile.prefix == "CB":
        reached = rng.sample(sorted(TIMES), rng.choice([3, 4, 5]) if not dial.comfortable else 5)
        for category, least in TIMES.items():
            plan += [category] * (dial.count(least, 1.4) if category in reached else max(1, least // 3))
        for category, count in _OTHER_TIMES.items():
            plan += [category] * count
        plan += ["市场营销"] * (len(world.served) - len(plan))  # the ledger names every enterprise counted
    else:
        plan = rng.choices(
            ["信息服务", "人员培训", "创新支持", "管理咨询", "专业服务", "创业辅导"], k=rng.randint(100, 180)
        )
    low = (
        dial.share(profile.public_share, len(plan))
        if not dial.comfortable
        else int(len(plan) * rng.uniform(0.45, 0.7))
    )
    fees = [rng.choice(["免费", "免费", "低收费"]) for _ in range(low)] + ["市场价"] * (len(plan) - low)
    rng.shuffle(fees)
    rng.shuffle(plan)
    days = sorted(date(world.year, 1, 4) + timedelta(days=rng.randrange(355)) for _ in plan)
    guests = _guests(rng, world, len(plan), base=profile.prefix == "CB")
    return tuple(
        _visit(rng, world, category, fee, on, guest)
        for category, fee, on, guest in zip(plan, fees, days, guests, strict=True)
    )


def _guests(rng: random.Random, world: World, count: int, *, base: bool) -> Sequence[tuple[str, str]]:
    """Enterprise and size of each service. A base's ledger names every enterprise that its form counts."""
    known = [(s.name, s.size) for s in world.served]
    if base:
        guests = known[:count] + [rng.choice(known) for _ in range(count - len(known))]
        rng.shuffle(guests)
        return guests
    return [rng.choice(known) for _ in range(count)]


def _visit(
    rng: random.Random, world: World, category: str, fee: str, on: date, guest: tuple[str, str]
) -> Visit:
    demand, record = rng.choice(more.DEMANDS[category])
    return Visit(
        demand, record, on, f"{world.district}{rng.choice(lex.ROADS)}{rng.randint(1, 60)}号", guest[0], rng.randint(1, 8),
        rng.choice(more.FEEDBACK), category, rng.choice(more.PROVIDERS), fee, guest[1],
    )  # fmt: skip


def sample_tenants(
    rng: random.Random, namer: Namer, world: World, place: Place, dial: Dial, room: Decimal
) -> tuple[Tenant, ...]:
    """Tenants of a base of `room` m², mostly micro and small: at the year's end and today about thirty or more of these."""
    stay = dial.count(30, 1.5)
    each = room * Decimal("0.7") / (stay + 16)
    end = date(world.year, 12, 31)
    out = [
        _tenant(rng, namer, place, world, each, rng.choice(["微型", "小型"]), None, end) for _ in range(stay)
    ]
    out += [_tenant(rng, namer, place, world, each, "中型", None, end) for _ in range(rng.randrange(4))]
    moved = rng.randrange(5)
    gone = end + timedelta(days=30)
    out += [
        _tenant(rng, namer, place, world, each, rng.choice(["微型", "小型"]), gone, end) for _ in range(moved)
    ]
    for _ in range(moved):
        new = _tenant(rng, namer, place, world, each, "微型", None, end)
        days = max(1, (world.applied - end).days - 40)
        out.append(replace(new, entered=end + timedelta(days=1 + rng.randrange(days))))
    return tuple(out)


_BOUNDS = {  # staff and revenue in ten thousand yuan by size, well inside the classes of the standard
    "软件和信息技术服务业": {
        "微型": (3, 9, 10, 49),
        "小型": (10, 90, 60, 900),
        "中型": (110, 250, 1200, 9000),
    },
    "工业": {"微型": (4, 18, 50, 280), "小型": (22, 250, 320, 1800), "中型": (320, 800, 2200, 30000)},
    "批发业": {"微型": (2, 4, 100, 900), "小型": (6, 18, 1100, 4500), "中型": (25, 150, 5500, 30000)},
    "其他未列明行业": {"微型": (2, 9, 20, 300), "小型": (11, 90, 100, 900), "中型": (110, 250, 1000, 9000)},
}


def _tenant(
    rng: random.Random,
    namer: Namer,
    place: Place,
    world: World,
    each: Decimal,
    size: str,
    left: date | None,
    end: date,
) -> Tenant:
    industry = rng.choice(more.TENANT_INDUSTRIES)
    low, high, least, most = _BOUNDS[industry][size]
    first = max(world.established, years_after(end, -4))
    entered = first + timedelta(days=rng.randrange(max(1, (end - first).days)))
    area = (each * Decimal(rng.randint(40, 140)) / 100).quantize(Decimal("0.01"))
    return Tenant(
        namer.company(), make_unified_code(rng, place.code, fake=rng.random() < 0.5), industry, size, entered, left,
        f"{area:.2f}", rng.randint(low, high), rng.randint(least, most) * 1_000_000, namer.person(), namer.phone(),
    )  # fmt: skip
