# ruff: noqa: E501 - a Chinese character counts as two columns here, and names stay whole
"""Samples the evidence of an applicant: recognition, rights, filing, experts, contracts, survey, opinion.

Premises and what only a base has are sampled in `base_sample`. Every part has a random source of its own.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from dossier_ai.corpus import lexicon_evidence as more
from dossier_ai.corpus.base_sample import sample_sites, sample_tenants, sample_visits
from dossier_ai.corpus.evidence import (
    Contract,
    Evidence,
    Expert,
    Filing,
    Guarantee,
    Loan,
    Recognition,
    Right,
)
from dossier_ai.corpus.profiles import Place, Profile
from dossier_ai.corpus.thresholds import Dial
from dossier_ai.corpus.world import Namer, World, years_after

Stream = Callable[[str], random.Random]
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)


def sample_evidence(
    world: World,
    profile: Profile,
    place: Place,
    dial: Dial,
    namer: Namer,
    stream: Stream,
) -> World:
    """`world` with its evidence, and with the site area and tenure that follow from it."""
    sites = sample_sites(stream("sites"), world, profile, place, dial)
    area = sum((Decimal(s.area) for s in sites), Decimal(0))
    gov_income = _gov_income(stream("government"), world, dial)
    visits = sample_visits(stream("ledger"), world, profile, dial)
    loans, guarantee = _financing(stream("financing"), world, profile, dial)
    rng = stream("credit")
    mentors: tuple[int, ...] = ()
    if profile.prefix == "CB":
        count = min(len(world.staff), dial.count(2, 1.6))
        mentors = tuple(sorted(rng.sample(range(len(world.staff)), count)))
    tail = {"private_non_enterprise": "民政局", "social_organisation": "民政局"}.get(
        world.entity, "市场监督管理局"
    )
    evidence = Evidence(
        registrar=f"虚构市{place.district}{tail}",
        supervisor=f"虚构市{place.district}工业和信息化局",
        former_name="",
        renamed=None,
        sites=sites,
        contracts=_contracts(stream("contracts"), world, profile, dial, gov_income),
        gov_income=gov_income,
        experts=_experts(stream("experts"), namer, world, dial),
        recognition=_recognition(stream("recognition"), namer, world, place),
        rights=_rights(stream("rights"), world),
        visits=visits,
        tenants=sample_tenants(stream("tenants"), namer, world, place, dial, area)
        if profile.prefix == "CB"
        else (),
        loans=loans,
        guarantee=guarantee,
        filing=_filing(stream("filing"), world, profile),
        credit_on=world.applied - timedelta(days=rng.randrange(1, 26)),
        survey=_survey(stream("survey"), world),
        mentors=mentors,
        base_kind=world.platform.removeprefix(world.short) if profile.prefix == "CB" else "",
        opinion=rng.choice(more.OPINION),
    )
    tenure = "自有" if any(not s.leased for s in sites) else "租用"
    return replace(world, evidence=evidence, site_area=int(area.quantize(Decimal(1))), tenure=tenure)


def _gov_income(rng: random.Random, world: World, dial: Dial) -> tuple[int, int, int]:
    """Income from government commissions in the three years, in fen. With `uneven_share` the three shares stay
    well below a fifth, so that one year alone decides between the two readings of the average."""
    income = world.money.service_income
    if "uneven_share" in dial.wants:
        shares = [0.16, rng.uniform(0.14, 0.17), rng.uniform(0.14, 0.17)]
    elif "tight_contracts" in dial.wants:
        shares = [60_000_000 / sum(income)] * 3  # 600,000 yuan in all
    elif dial.comfortable:
        shares = [rng.uniform(0.24, 0.4) for _ in income]
    else:
        centre = rng.choice([0.2, 0.2, rng.uniform(0.18, 0.22), rng.uniform(0.05, 0.4)])
        shares = [max(0.02, centre * rng.uniform(0.9, 1.1)) for _ in income]
        if centre == 0.2 and rng.random() < 0.3:  # exactly a fifth in every year
            return (income[0] // 5, income[1] // 5, income[2] // 5)
    first, second, third = (int(s * i) for s, i in zip(shares, income, strict=True))
    return first, second, third


def _contracts(
    rng: random.Random, world: World, profile: Profile, dial: Dial, gov_income: tuple[int, int, int]
) -> tuple[Contract, ...]:
    """Government contracts of the three years (Guangdong only), together not less than the income from them."""
    if profile.prefix != "GD" or world.entity not in ("enterprise", "law_firm", "partnership"):
        return ()
    spare = 140 if "uneven_share" in dial.wants else 105
    total = max(dial.amount(100_000_000, 1.6, unit=100_00), sum(gov_income) * spare // 100 // 10_000 * 10_000)
    parts = [rng.uniform(0.6, 1.6) for _ in range(rng.randint(3, 6))]
    if "tight_contracts" in dial.wants:  # without any one of them less than a million
        total, parts = 105_000_000, [1.0, 1.1, 0.9, 1.0]
    amounts = [int(total * p / sum(parts)) // 10_000 * 10_000 for p in parts]
    amounts[-1] += total - sum(amounts)
    out = []
    for number, amount in enumerate(amounts):
        year = world.year - 2 + number % 3
        signed = date(year, 1, 15) + timedelta(days=rng.randrange(250))
        signed = max(signed, world.established + timedelta(days=30))
        start = signed + timedelta(days=rng.choice([0, 1, 5]))
        out.append(
            Contract(
                f"ZF{year}-{rng.randrange(100, 999)}{number}", f"XGCG-{year}-{rng.randrange(1000, 9999)}", rng.choice(more.PROJECTS),
                rng.choice(more.PARTIES), amount, signed, start, start + timedelta(days=rng.randint(80, 330)),
            )
        )  # fmt: skip
    return tuple(out)


def _experts(rng: random.Random, namer: Namer, world: World, dial: Dial) -> tuple[Expert, ...]:
    if world.scheme not in ("guangdong-platform", "chengdu-platform") and world.function != "tech":
        return ()
    out = []
    for _ in range(dial.count(10, 1.2)):
        appointed = world.applied - timedelta(days=rng.randint(60, 900))
        out.append(
            Expert(
                namer.person(), rng.choice(more.EMPLOYERS), rng.choice(more.EXPERT_TITLES), rng.choice(more.EXPERT_FIELDS),
                namer.phone(), appointed,
            )
        )  # fmt: skip
    return tuple(out)


def _recognition(rng: random.Random, namer: Namer, world: World, place: Place) -> Recognition:
    on = world.applied - timedelta(days=rng.randint(120, 900))
    others = []
    for _ in range(rng.randint(4, 9)):
        brand = namer.brand()
        others.append((f"{place.city}{brand}企业服务有限公司", f"{brand}中小企业服务平台"))
    return Recognition(
        f"虚构市工信发〔{on.year}〕{rng.randint(3, 190)}号", f"关于公布{on.year}年度市级中小企业公共服务示范平台名单的通知",
        "虚构市工业和信息化局", "city", on, "中小企业公共服务示范平台", tuple(others),
    )  # fmt: skip


def patent_check(body: str) -> str:
    """The check character after the point of a patent number with this body of digits (domain 2.17)."""
    rest = sum(int(c) * w for c, w in zip(body, _WEIGHTS, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def _rights(rng: random.Random, world: World) -> tuple[Right, ...]:
    """Software, a patent or a trademark of the applicant; Guangdong asks for at least one."""
    if world.scheme != "guangdong-platform" and rng.random() < 0.6:
        return ()
    out = []
    for kind in rng.sample(
        ["software", "software", "utility_model", "invention", "trademark"], rng.randint(1, 3)
    ):
        granted = world.applied - timedelta(days=rng.randint(100, 900))
        applied = granted - timedelta(days=rng.randint(60, 500))
        topic = rng.choice(more.RIGHTS)
        if kind == "software":
            number, cert = (
                f"{granted.year}SR{rng.randrange(10**6, 10**7)}",
                f"软著登字第{rng.randrange(10**6, 10**7)}号",
            )
            out.append(
                Right(kind, f"{topic}系统V1.0", number, cert, applied, granted, None, "", "虚构版权保护中心")
            )
        elif kind == "trademark":
            number = f"{rng.randrange(10**7, 10**8)}"
            ends = years_after(granted, 10) - timedelta(days=1)
            out.append(
                Right(kind, world.short, number, f"第{number}号", applied, granted, ends, "35", "虚构商标局")
            )
        else:
            body = f"{applied.year}{'1' if kind == 'invention' else '2'}{rng.randrange(10**6, 10**7)}"
            cert = f"第{rng.randrange(10**6, 10**7)}号"
            years = 20 if kind == "invention" else 10
            ends = years_after(applied, years) - timedelta(days=1)
            out.append(
                Right(
                    kind,
                    f"一种{topic}装置",
                    f"ZL{body}.{patent_check(body)}",
                    cert,
                    applied,
                    granted,
                    ends,
                    "",
                    "虚构知识产权局",
                )
            )
    return tuple(out)


def _filing(rng: random.Random, world: World, profile: Profile) -> Filing:
    approved = world.applied - timedelta(days=rng.randint(100, 700))
    online = [s for s in world.served if s.mode == "线上"]
    accounts = len(online) if online else rng.randint(20, 80)
    return Filing(
        f"{profile.plate}ICP备{approved.year}{rng.randrange(10**5, 10**6)}号-1", world.platform,
        f"www.p{rng.randint(10, 999)}.example.invalid", approved, accounts, accounts * rng.randint(60, 400) + rng.randrange(900),
        tuple(rng.sample(more.SERVICES_ONLINE, 4)),
    )  # fmt: skip


def _financing(
    rng: random.Random, world: World, profile: Profile, dial: Dial
) -> tuple[tuple[Loan, ...], Guarantee | None]:
    if world.function != "fin":
        return (), None
    guarantor = world.entity == "enterprise" and rng.random() < 0.3
    if "guarantee" in dial.wants or (guarantor and "loans" not in dial.wants):
        new = dial.amount(profile.guaranteed, 1.4, unit=1_000_000)
        opening = new * rng.randint(20, 40) // 100
        return (), Guarantee(new, opening, opening + new * rng.randint(70, 95) // 100)
    total = dial.amount(profile.raised, 1.4, unit=1_000_000)
    guests = rng.sample(world.served, min(len(world.served), rng.randint(30, 45)))
    parts = [rng.uniform(0.4, 1.6) for _ in guests]
    amounts = [int(total * p / sum(parts)) // 1_000_000 * 1_000_000 for p in parts]
    amounts[-1] += total - sum(amounts)
    return tuple(
        Loan(
            g.name, rng.choice(more.BANKS), amount, date(world.year, 1, 10) + timedelta(days=rng.randrange(340)),
            rng.choice(["推荐", "融资对接会", "融资代理"]),
        )
        for g, amount in zip(guests, amounts, strict=True)
    ), None  # fmt: skip


def _survey(rng: random.Random, world: World) -> tuple[int, int, tuple[int, int, int, int, int]]:
    """The survey tells what the marks on the list tell."""
    marks = [s.satisfied for s in world.served if s.satisfied is not None]
    good, bad = sum(marks), len(marks) - sum(marks)
    very = int(good * rng.uniform(0.4, 0.7))
    neutral = int(bad * rng.uniform(0.3, 0.7))
    return len(world.served), len(marks), (very, good - very, 0, neutral, bad - neutral)
