# ruff: noqa: E501 - a Chinese character counts as two columns here, and names stay whole
"""A consistent applicant of any of the six schemes, with everything its papers need.

In: a seed, a scheme, and what is fixed of the rest. Out: a `World` with its `evidence`. Each part draws from a
random source of its own, named after seed and part, so that a new part changes no other.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from dossier_ai.corpus import lexicon as lex
from dossier_ai.corpus.codes import make_unified_code
from dossier_ai.corpus.evidence_sample import sample_evidence
from dossier_ai.corpus.figures import Money, sample_money, wan
from dossier_ai.corpus.profiles import (
    BRACKETS,
    FORMER_NAME,
    NONPROFIT,
    PROFILES,
    Entity,
    Place,
    Profile,
    draw_entity,
    draw_scheme,
)
from dossier_ai.corpus.services_sample import sample_events, sample_served, sample_staff
from dossier_ai.corpus.thresholds import Dial
from dossier_ai.corpus.world import Agreement, Function, Namer, World, sample_equipment, years_after

Stream = Callable[[str], random.Random]

_CODE_CLASS: dict[Entity, str] = {
    "enterprise": "91", "private_non_enterprise": "52", "public_institution": "12", "social_organisation": "51",
    "law_firm": "31", "partnership": "91",
}  # fmt: skip
_KINDS = (
    "有限责任公司(自然人投资或控股)", "有限责任公司(自然人独资)", "其他有限责任公司", "有限责任公司（自然人投资或控股）",
)  # fmt: skip


def sample_scheme_world(
    seed: int,
    scheme: str | None = None,
    *,
    entity: Entity | None = None,
    procedure: str = "initial",
    comfortable: bool | None = None,
    wants: Collection[str] = (),
) -> World:
    """The applicant of `seed`. What is not given is drawn as 5.3 says. `wants` are conditions a planted
    discrepancy needs: `former_name`, `leased`, `owned`, `uneven_share`, `tight_contracts`, `loans`, `guarantee`,
    `titled`, `short_union`, `exact_events`, `matchmaking`, `training`, `exact_institutions`."""
    first = random.Random(f"scheme-{seed}")
    chosen = scheme or draw_scheme(first)
    profile = PROFILES[chosen]

    def stream(part: str) -> random.Random:
        return random.Random(f"{part}-{chosen}-{seed}")

    rng = stream("applicant")
    drawn = draw_entity(rng, chosen)
    kind = entity or drawn
    easy = rng.random() < 0.3 if comfortable is None else comfortable
    dial = Dial(stream("thresholds"), easy, frozenset(wants))
    place = _draw_place(rng, profile, easy)
    namer = Namer(stream("names"), _regions(profile, place))
    applied = date(rng.choice([2024, 2025, 2026]), 3, 1) + timedelta(days=rng.randrange(214))
    function = _draw_function(rng, profile, wants)
    world = _basis(rng, namer, profile, place, kind, applied, function, dial)
    world = replace(world, procedure=procedure, scheme=chosen)
    return _furnish(world, profile, place, dial, namer, stream)


def _draw_place(rng: random.Random, profile: Profile, easy: bool) -> Place:
    places = [p for p in profile.places if not (easy and p.relaxed)]
    return rng.choices(places, [p.weight for p in places])[0]


def _regions(profile: Profile, place: Place) -> tuple[str, ...]:
    province = profile.province
    return (
        province.rstrip("省"),
        province,
        place.city.rstrip("市"),
        place.city,
        place.city,
        province.rstrip("省"),
    )


def _draw_function(rng: random.Random, profile: Profile, wants: Collection[str]) -> Function:
    names: tuple[Function, ...] = tuple(n for n, _ in profile.functions)  # type: ignore[misc]
    drawn: Function = rng.choices(names, [w for _, w in profile.functions])[0]
    if "loans" in wants or "guarantee" in wants:
        return "fin" if "fin" in names else drawn
    if "matchmaking" in wants:
        return "consulting"
    if "exact_events" in wants and drawn == "training":
        return "tech"
    return "training" if "training" in wants else drawn


def _name(rng: random.Random, kind: Entity, brand: str, place: Place, profile: Profile) -> str:
    city, province = place.city, profile.province
    line = rng.choice(lex.SERVICE_INDUSTRIES)
    if kind == "enterprise":
        form = f"有限{rng.choice(['', '', '责任'])}公司"
        if rng.random() < BRACKETS:
            return f"{brand}（{city.rstrip('市')}）{line}{form}"
        return f"{rng.choice([province, province.rstrip('省'), city, city.rstrip('市')])}{brand}{line}{form}"
    if kind == "private_non_enterprise":
        return f"{city}{brand}{rng.choice(['中小企业服务中心', '企业创新服务中心', '创业服务中心'])}"
    if kind == "public_institution":
        return f"{city}{place.district}{brand}中小企业发展服务中心"
    if kind == "social_organisation":
        return f"{city}{brand}{rng.choice(['中小企业服务协会', '企业服务促进会', '中小企业联合会'])}"
    if kind == "law_firm":
        return f"{province.rstrip('省')}{brand}律师事务所"
    return f"{city}{brand}企业管理咨询合伙企业（有限合伙）"


def _platform(rng: random.Random, brand: str, scheme: str, base: str) -> str:
    if scheme == "chengdu-base":
        return f"{brand}{base}"
    return f"{brand}{rng.choice(['中小企业公共服务平台', '中小企业综合服务平台', '产业公共服务平台'])}"


def _basis(
    rng: random.Random,
    namer: Namer,
    profile: Profile,
    place: Place,
    kind: Entity,
    applied: date,
    function: Function,
    dial: Dial,
) -> World:
    """The applicant itself and its accounts; staff, customers and evidence are still empty."""
    brand = namer.brand()
    base = rng.choices(["楼宇经济园", "制造业园区", "双创示范园"], [55, 35, 10])[0]
    nonprofit = kind in NONPROFIT
    floor = (profile.nonprofit_assets if nonprofit else profile.assets) or 150_000_000
    assets = dial.amount(floor)
    capital = _capital(rng, profile, dial)
    small = not nonprofit and rng.random() < 0.45
    money = _money(rng, applied.year - 1, capital, assets, research=not small)
    established = _founded(rng, applied, profile.years, dial)
    issued = established + timedelta(days=rng.choice([0, 0, rng.randrange(400, 1100)]))
    if issued < date(2015, 10, 1):
        issued = date(2015, 10, 8) + timedelta(days=rng.randrange(2600))
    return World(
        name=_name(rng, kind, brand, place, profile),
        short=brand,
        platform=_platform(rng, brand, profile.scheme, base),
        uscc=make_unified_code(rng, place.code, fake=rng.random() < 0.5, kind=_CODE_CLASS[kind]),
        kind="有限合伙企业" if kind == "partnership" else rng.choice(_KINDS),
        city=place.city,
        district=place.district,
        area_code=place.area_code,
        postcode=place.postcode,
        legal_rep=namer.person(),
        contact=namer.person(),
        capital=capital,
        established=established,
        licence_issued=min(issued, applied - timedelta(days=60)) if issued > established else established,
        address=f"{profile.province}{place.city}{place.district}{rng.choice(lex.ROADS)}{rng.randint(2, 188)}号"
        f"{rng.randint(1, 9)}号楼{rng.randint(1, 24)}层{rng.randint(101, 2410)}室",
        scope=rng.choice(lex.SCOPES),
        applied=applied,
        money=money,
        staff=(),
        equipment=(),
        served=(),
        served_history=(0, 0),
        agreements_history=(0, 0, 0),
        partners=(),
        events=(),
        function=function,
        phone=f"{place.area_code}-{rng.choice('268')}{rng.randrange(10, 99)}0000",
        mobile=namer.phone(),
        site_area=0,
        tenure="",
        auditor=rng.choice(lex.AUDITORS) + rng.choice(lex.AUDITOR_FORMS),
        auditor_uscc=make_unified_code(rng, place.code, fake=True),
        cpas=(namer.person(), namer.person()),
        certifier=rng.choice(lex.CERTIFIERS),
        small_standard=small,
        entity=kind,
        province=profile.province,
    )


def _capital(rng: random.Random, profile: Profile, dial: Dial) -> int:
    if profile.capital:
        return dial.amount(profile.capital, 3.0, unit=1_000_000)
    return rng.choice([1, 2, 3, 5, 5, 6, 10]) * 100_000_000


def _money(rng: random.Random, year: int, capital: int, assets: int, *, research: bool) -> Money:
    """Accounts whose total assets of the last year are exactly `assets` where the draw allows it; no series
    prints the same figure for two years."""
    while True:
        money = sample_money(rng, year, min(capital, assets), assets, research=research)
        series = [money.service_income, money.service_cost]
        series += [tuple(y[line] for y in money.years) for line in ("营业收入", "利润总额")]  # type: ignore[misc]
        if all(len({wan(v) for v in values}) == 3 for values in series):
            return money


def _founded(rng: random.Random, applied: date, years: int, dial: Dial) -> date:
    """The founding day: about the required anniversary as often as other figures, else years before."""
    limit = years_after(applied, -years)
    days = dial.count(365 * years) - 365 * years
    if -37 * years <= days <= 37 * years:
        return limit - timedelta(days=days)
    day = date(rng.randint(2012, applied.year - years - 2), rng.randint(1, 12), rng.randint(1, 28))
    return (
        day
        if rng.random() < 0.5
        else years_after(limit, -rng.randint(1, 4)) - timedelta(days=rng.randrange(300))
    )


def _furnish(
    world: World,
    profile: Profile,
    place: Place,
    dial: Dial,
    namer: Namer,
    stream: Stream,
) -> World:
    """`world` with staff, customers, activities, partners and the evidence behind them."""
    staff = sample_staff(stream("staff"), namer, profile, world, dial)
    world = replace(world, staff=staff, equipment=sample_equipment(stream("equipment"), world.money))
    served, history = sample_served(stream("served"), namer, profile, world, dial)
    rng = stream("agreements")
    signed = int(len(served) * rng.uniform(0.3, 0.6))
    world = replace(
        world,
        served=served,
        served_history=history,
        agreements_history=(int(signed * 0.7), int(signed * 0.85), signed),
        partners=_partners(rng, namer, profile, world.applied, dial),
    )
    world = replace(world, events=sample_events(stream("events"), namer, profile, world, dial))
    return _renamed(sample_evidence(world, profile, place, dial, namer, stream), namer, stream, dial.wants)


def _partners(
    rng: random.Random, namer: Namer, profile: Profile, applied: date, dial: Dial
) -> tuple[Agreement, ...]:
    number = min(len(lex.PARTNERS), dial.count(profile.institutions, 1.3))
    if "exact_institutions" in dial.wants:
        number = profile.institutions
    out = []
    for partner, category in rng.sample(lex.PARTNERS, number):
        signed = applied - timedelta(days=rng.randint(60, 500))
        start = signed + timedelta(days=rng.choice([0, 0, 1]))
        end = years_after(start, rng.choice([2, 3, 3])) - timedelta(days=1)
        out.append(Agreement(partner, category, signed, start, end, namer.person()))
    return tuple(out)


def _renamed(world: World, namer: Namer, stream: Stream, wants: frozenset[str]) -> World:
    """One applicant in twenty has changed its name, with a notice of the change."""
    rng = stream("rename")
    if rng.random() >= FORMER_NAME and "former_name" not in wants:
        return world
    first = max(world.established + timedelta(days=200), years_after(world.applied, -2))
    if first >= world.applied - timedelta(days=150):
        return world
    on = first + timedelta(days=rng.randrange((world.applied - first).days - 120))
    old = world.name.replace(world.short, namer.brand())
    return replace(world, licence_issued=on, evidence=replace(world.beyond, former_name=old, renamed=on))


def satisfied_share(world: World) -> Fraction | None:
    """The share of satisfied among the marked rows."""
    marks = [s.satisfied for s in world.served if s.satisfied is not None]
    return Fraction(sum(marks), len(marks)) if marks else None
