"""The truth behind one invented Qinghai dossier: one applicant whose papers all agree.

In: a seeded random source. Out: a `World`. `views.py` derives from it what each document prints. Applicants
of any scheme, with evidence beyond the first Qinghai materials, come from `scheme_world`.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from dossier_ai.corpus import lexicon as lex
from dossier_ai.corpus.applicant import Agreement as Agreement
from dossier_ai.corpus.applicant import Event as Event
from dossier_ai.corpus.applicant import Function as Function
from dossier_ai.corpus.applicant import Item as Item
from dossier_ai.corpus.applicant import Person as Person
from dossier_ai.corpus.applicant import Served as Served
from dossier_ai.corpus.applicant import World as World
from dossier_ai.corpus.applicant import years_after as years_after
from dossier_ai.corpus.codes import make_unified_code
from dossier_ai.corpus.figures import Money, sample_money
from dossier_ai.corpus.namer import Namer as Namer


def sample_world(rng: random.Random, *, served_rows: int | None = None, comfortable: bool = True) -> World:
    """A consistent applicant. `comfortable` keeps every figure clear of the scheme's thresholds;
    otherwise one of them may lie at the threshold or one unit below it."""
    namer = Namer(rng)
    city, region, area_code, postcode, district, _ = rng.choices(lex.CITIES, [int(c[5]) for c in lex.CITIES])[
        0
    ]
    applied = date(rng.choice([2024, 2025, 2026]), 4, 20) + timedelta(days=rng.randrange(150))
    year = applied.year - 1
    brand = namer.brand()
    mark = rng.choice(["", "", "虚构", "示例", "样本"])
    line = rng.choice(lex.SERVICE_INDUSTRIES)
    head = rng.choice(["青海", "西宁" if city == "西宁市" else city[:2], "青海省"])
    name = f"{head}{mark}{brand}{line}有限{rng.choice(['', '', '责任'])}公司"
    near = "" if comfortable else rng.choice(["assets", "staff", "served", "", "", "satisfaction"])
    target = int(rng.lognormvariate(15.32, 0.6)) * 100
    target = max(target, 160_000_000)
    if near == "assets":
        target = rng.choice([98_000_000, 100_400_000, 103_000_000])
    capital = rng.choice([1, 2, 3, 5, 5, 6, 10]) * 1_000_000 * 100
    small = rng.random() < 0.45
    money = sample_money(rng, year, capital, target, research=not small)
    established = date(rng.randint(2012, applied.year - 4), rng.randint(1, 12), rng.randint(1, 28))
    licence_issued = established + timedelta(days=rng.choice([0, 0, rng.randrange(400, 1100)]))
    if licence_issued < date(2015, 10, 1):  # no unified code on older faces: it was issued anew since
        licence_issued = date(2015, 10, 8) + timedelta(days=rng.randrange(2600))
    legal_rep = namer.person()
    functions: list[Function] = ["tech", "startup", "training", "info"]
    function = rng.choices(functions, [45, 30, 10, 15])[0]
    rows = served_rows or rng.randint(60, 150) if rng.random() < 0.8 else served_rows or rng.randint(150, 400)
    if function == "info":
        rows = max(rows, 118)
    if near == "served":
        rows = rng.choice([49, 50, 51])
    served = _sample_served(rng, namer, rows, function, 0.78 if near == "satisfaction" else None)
    history = (int(rows / rng.uniform(1.12, 1.3)), int(rows / rng.uniform(1.02, 1.11)))
    signed = int(rows * rng.uniform(0.3, 0.6))
    staff = _sample_staff(
        rng, namer, established, applied, rng.choice([14, 15, 16]) if near == "staff" else None
    )
    return World(
        name=name,
        short=brand,
        platform=f"{brand}{rng.choice(['中小企业公共服务平台', '中小企业综合服务平台', '产业公共服务平台'])}",
        uscc=make_unified_code(rng, region, fake=rng.random() < 0.5),
        kind=rng.choice(
            [
                "有限责任公司(自然人投资或控股)",
                "有限责任公司(自然人独资)",
                "其他有限责任公司",
                "有限责任公司（自然人投资或控股）",
            ]
        ),
        city=city,
        district=district,
        area_code=area_code,
        postcode=postcode,
        legal_rep=legal_rep,
        contact=namer.person(),
        capital=capital,
        established=established,
        licence_issued=min(licence_issued, applied - timedelta(days=60)),
        address=f"青海省{city}{district}{rng.choice(lex.ROADS)}{rng.randint(2, 188)}号"
        f"{rng.randint(1, 9)}号楼{rng.randint(1, 24)}层{rng.randint(101, 2410)}室",
        scope=rng.choice(lex.SCOPES),
        applied=applied,
        money=money,
        staff=staff,
        equipment=sample_equipment(rng, money),
        served=served,
        served_history=history,
        agreements_history=(int(signed * 0.7), int(signed * 0.85), signed),
        partners=_sample_partners(rng, namer, applied),
        events=_sample_events(rng, namer, function, year, served, city),
        function=function,
        phone=f"{area_code}-{rng.choice('268')}{rng.randrange(10, 99)}0000",
        mobile=namer.phone(),
        site_area=rng.randint(200, 1800),
        tenure=rng.choice(["租用", "租用", "自有"]),
        auditor=rng.choice(lex.AUDITORS) + rng.choice(lex.AUDITOR_FORMS),
        auditor_uscc=make_unified_code(rng, "630103", fake=True),
        cpas=(namer.person(), namer.person()),
        certifier=rng.choice(lex.CERTIFIERS),
        small_standard=small,
    )


def _sample_served(
    rng: random.Random, namer: Namer, rows: int, function: Function, rate: float | None
) -> tuple[Served, ...]:
    share = rate or min(0.99, max(0.86, rng.betavariate(60, 3)))
    blanks = rng.choice([0.0, 0.0, 0.0, 0.01])
    online = 0.1 if function == "info" else 0.3
    out = []
    for _ in range(rows):
        satisfied: bool | None = rng.random() < share
        if rng.random() < blanks:
            satisfied = None
        services = rng.choice(lex.SERVICES)
        mode = "线上" if rng.random() < online else "线下"
        out.append(Served(namer.company(), namer.person(), namer.phone(), services, satisfied, mode))
    return tuple(out)


def _sample_staff(
    rng: random.Random, namer: Namer, established: date, applied: date, count: int | None
) -> tuple[Person, ...]:
    number = count or rng.choices([17, 18, 19, 20, 22, 24, 26, 30], [3, 4, 4, 3, 3, 2, 1, 1])[0]
    titled = max((number * rng.choice([58, 62, 66]) + 99) // 100, 1)
    age = applied.year - established.year - 1
    people = []
    for index in range(number):
        has_title = index < titled
        degree = rng.choices(["大专", "本科", "大学本科", "硕士研究生", "硕士"], [40, 30, 15, 8, 4])[0]
        low = not has_title and rng.random() < 0.25
        if low:
            degree = rng.choice(["中专", "高中"])
        title, issuer = "无", "—"
        if has_title:
            title, issuer = rng.choice(lex.MID_TITLES)
        elif rng.random() < 0.4:
            title, issuer = rng.choice(lex.LOW_TITLES)
        school = "示例中等专业学校" if low else rng.choice(lex.SCHOOLS)
        people.append(
            Person(
                name=namer.person(),
                post="",
                degree=degree,
                school_major=school + ("" if degree == "高中" else " " + rng.choice(lex.MAJORS)),
                title=title,
                issuer=issuer,
                years=rng.randint(1, max(1, min(10, age))),
                phone=namer.phone(),
                degree_ok=not low,
                title_ok=has_title,
            )
        )
    rng.shuffle(people)
    posts = list(lex.POSTS[:8]) + [rng.choice(lex.POSTS[8:]) for _ in range(number)]
    return tuple(replace(p, post=posts[i]) for i, p in enumerate(people))


def sample_equipment(rng: random.Random, money: Money) -> tuple[Item, ...]:
    booked = money.years[2]["固定资产"] + money.years[2]["无形资产"]
    total = int(booked * rng.uniform(0.55, 0.9)) // 10_000 * 10_000
    chosen = rng.sample(lex.EQUIPMENT, rng.randint(9, 16))
    weights = [rng.uniform(0.3, 2.0) for _ in chosen]
    values = [max(1, int(total * w / sum(weights)) // 10_000) * 10_000 for w in weights]
    return tuple(
        Item(
            name,
            function,
            rng.choice([1, 1, 1, 2, 3, 5, 8, 12]),
            value,
            rng.choice(["", "", "", "自有", "在用"]),
        )
        for (name, function), value in zip(chosen, values, strict=True)
    )


def _sample_partners(rng: random.Random, namer: Namer, applied: date) -> tuple[Agreement, ...]:
    out = []
    for partner, category in rng.sample(lex.PARTNERS, rng.randint(5, 7)):
        signed = applied - timedelta(days=rng.randint(60, 500))
        start = signed + timedelta(days=rng.choice([0, 0, 1]))
        end = years_after(start, rng.choice([2, 3, 3])) - timedelta(days=1)
        out.append(Agreement(partner, category, signed, start, end, namer.person()))
    return tuple(out)


def _sample_events(
    rng: random.Random, namer: Namer, function: Function, year: int, served: tuple[Served, ...], city: str
) -> tuple[Event, ...]:
    titles = rng.sample(lex.EVENTS[function], rng.choice([5, 6]) if len(lex.EVENTS[function]) > 5 else 5)
    days = sorted(date(year, 1, 10) + timedelta(days=rng.randrange(340)) for _ in titles)
    out = []
    for title, on in zip(titles, days, strict=True):
        enterprises = rng.randint(18, 36)
        persons = enterprises + rng.randint(2, 20)
        if function == "training":
            persons = rng.randint(105, 140)
            enterprises = rng.randint(40, min(60, len(served)))
        guests = rng.sample(served, min(enterprises, len(served)))
        attendees = [(g.name, namer.person()) for g in guests]
        out.append(
            Event(
                title=title,
                on=on,
                place=f"{city}{rng.choice(lex.ROADS)}{rng.randint(1, 99)}号{rng.randint(2, 6)}楼会议室",
                mode="线下",
                service_class=function,
                enterprises=len(guests),
                persons=persons,
                attendees=tuple(attendees[:12]),
            )
        )
    return tuple(out)
