# ruff: noqa: E501 - a Chinese character counts as two columns here, and the tables stay compact
"""Staff, customers and activities of an applicant of any scheme, about the scheme's thresholds."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from dossier_ai.corpus import lexicon as lex
from dossier_ai.corpus import lexicon_evidence as more
from dossier_ai.corpus.codes import make_unified_code
from dossier_ai.corpus.profiles import Profile
from dossier_ai.corpus.thresholds import Dial
from dossier_ai.corpus.world import Event, Function, Namer, Person, Served, World

_DEGREES = (("大专", 40), ("本科", 30), ("大学本科", 15), ("硕士研究生", 8), ("硕士", 4))
_OFFLINE_INFO = {"LN": 120, "QH": 100, "CC": 150}
_REGIONS = ("440106", "210106", "630103", "510107", "330106")
_MATCHMAKING = {"GD": 20, "CP": 15}


def sample_staff(
    rng: random.Random, namer: Namer, profile: Profile, world: World, dial: Dial
) -> tuple[Person, ...]:
    """The roster: head count and share of qualified people about the scheme's thresholds."""
    number = dial.count(profile.staff, 1.4)
    union, both = _qualified(rng, profile, dial, number)
    only_title = min(union - both, rng.choice([0, 0, 1]))
    flags = (
        [(True, True)] * both + [(False, True)] * only_title + [(True, False)] * (union - both - only_title)
    )
    flags += [(False, False)] * (number - union)
    rng.shuffle(flags)
    age = max(1, min(10, world.applied.year - world.established.year - 1))
    posts = list(lex.POSTS[:8]) + [rng.choice(lex.POSTS[8:]) for _ in range(number)]
    return tuple(
        _person(rng, namer, post, degree, title, rng.randint(1, age))
        for post, (degree, title) in zip(posts, flags, strict=False)
    )


def _qualified(rng: random.Random, profile: Profile, dial: Dial, number: int) -> tuple[int, int]:
    """How many have a degree or a title, and how many have both. Where the scheme leaves the reading open, a
    comfortable roster passes either way."""
    share = profile.share or Fraction(7, 10)
    if "short_union" in dial.wants:  # one person short, made good by those who have both
        union = max(1, -(-share.numerator * number // share.denominator) - 1)
        return union, min(union, 3)
    if profile.once:
        union = dial.share(share, number)
        both = int(union * rng.uniform(0.3, 0.6))
        return union, max(both, min(union, 3)) if "titled" in dial.wants else both
    both = dial.share(share, number)
    return min(number, both + rng.randrange(3)), both


def _person(
    rng: random.Random, namer: Namer, post: str, degree_ok: bool, title_ok: bool, years: int
) -> Person:
    degree = rng.choices([d for d, _ in _DEGREES], [w for _, w in _DEGREES])[0]
    school = rng.choice(lex.SCHOOLS)
    if not degree_ok:
        degree, school = rng.choice(["中专", "高中"]), "示例中等专业学校"
    title, issuer = rng.choice(lex.MID_TITLES) if title_ok else ("无", "—")
    if not title_ok and rng.random() < 0.3:
        title, issuer = rng.choice(lex.LOW_TITLES)
    studied = school + ("" if degree == "高中" else " " + rng.choice(lex.MAJORS))
    return Person(
        namer.person(), post, degree, studied, title, issuer, years, namer.phone(), degree_ok, title_ok
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """So many enterprises served in one function and mode."""

    function: Function
    mode: str
    count: int


def _groups(rng: random.Random, profile: Profile, world: World, dial: Dial) -> list[_Group]:
    function, prefix = world.function, profile.prefix
    if prefix == "GD":
        groups = [_Group("policy", "线上", dial.count(500, 1.3)), _Group("policy", "线下", dial.count(50))]
        return [*groups, _Group(function, "线下", dial.count(50))]
    if prefix == "CP":
        if function == "policy":
            online = rng.random() < 0.5
            return [
                _Group("policy", "线上", dial.count(300, 1.3) if online else 40),
                _Group("policy", "线下", 30 if online else dial.count(100)),
            ]
        return [_Group("policy", "线下", rng.randint(20, 60)), _Group(function, "线下", dial.count(50))]
    total = dial.count(profile.served, 1.5)
    if function == "info":
        offline = dial.count(_OFFLINE_INFO[prefix], 1.4)
        return [_Group("info", "线下", offline), _Group("tech", "线上", max(5, total - offline))]
    part = total // 3
    return [
        _Group(function, "线下", total - 2 * part),
        _Group("info", "线上", part),
        _Group("tech", "线下", part),
    ]


def sample_served(
    rng: random.Random, namer: Namer, profile: Profile, world: World, dial: Dial
) -> tuple[tuple[Served, ...], tuple[int, int]]:
    """The customers of the year before with function, mode, size and mark; and the counts of two years before.

    For a base (which lists its services in a ledger) the enterprises the ledger names.
    """
    groups = (
        [_Group("startup", "线下", rng.randint(60, 110))]
        if profile.prefix == "CB"
        else _groups(rng, profile, world, dial)
    )
    rows: list[Served] = []
    codes: set[str] = set()
    for group in groups:
        for _ in range(group.count):
            rows.append(_served(rng, namer, group, world, codes))
    rng.shuffle(rows)
    if profile.prefix == "GD":
        rows = _sized(rng, rows, dial)
    rows = _marked(rng, rows, profile, dial)
    now = len(rows)
    last = int(now / rng.uniform(1.03, 1.11))
    history = (int(last / rng.uniform(1.03, 1.12)), last)
    if not dial.comfortable and rng.random() < 0.15:
        history = (last, history[0]) if rng.random() < 0.5 else (now + rng.randint(1, 9), last)
    return tuple(rows), history


def _served(rng: random.Random, namer: Namer, group: _Group, world: World, codes: set[str]) -> Served:
    """One customer, most of them of the applicant's own district, with a code of its own."""
    on = date(world.year, 1, 5) + timedelta(days=rng.randrange(355))
    region = world.uscc[2:8] if rng.random() < 0.85 else rng.choice(_REGIONS)
    code = make_unified_code(rng, region, fake=rng.random() < 0.5)
    while code in codes:
        code = make_unified_code(rng, region, fake=False)
    codes.add(code)
    return Served(
        namer.company(), namer.person(), namer.phone(), rng.choice(lex.SERVICES), True, group.mode,
        more.CATEGORY[group.function], rng.choices(["微型", "小型", "中型"], [45, 40, 15])[0],
        code, on,
    )  # fmt: skip


def _sized(rng: random.Random, rows: list[Served], dial: Dial) -> list[Served]:
    """Some customers are large: about the share that Guangdong asks for, or very few."""
    keep = dial.share(Fraction(3, 5), len(rows)) if rng.random() < 0.4 else len(rows) - rng.randrange(6)
    return [replace(row, size="大型") if i >= keep else row for i, row in enumerate(rows)]


def _marked(rng: random.Random, rows: list[Served], profile: Profile, dial: Dial) -> list[Served]:
    blanks = rng.choice([0, 0, 0, len(rows) // 100])
    good = dial.share(profile.satisfied or Fraction(4, 5), len(rows) - blanks)
    if dial.comfortable and profile.satisfied:  # the all-rows reading passes as well
        good = max(
            good, len(rows) * profile.satisfied.numerator // profile.satisfied.denominator + 1 + blanks
        )
    marks: list[bool | None] = [True] * good + [False] * (len(rows) - blanks - good) + [None] * blanks
    rng.shuffle(marks)
    return [replace(row, satisfied=mark) for row, mark in zip(rows, marks, strict=True)]


def sample_events(
    rng: random.Random, namer: Namer, profile: Profile, world: World, dial: Dial
) -> tuple[Event, ...]:
    """The activities of the year before: enough of the claimed function, about its threshold."""
    function, prefix = world.function, profile.prefix
    events: list[Event] = []

    def add(kind: str, count: int, **fixed: int) -> None:
        for number in range(count):
            events.append(_event(rng, namer, world, kind, number, **fixed))

    if prefix == "CB":
        for kind, least in (("info", 3), ("meeting", 3), ("fin", 2), ("market", 2)):
            add(kind, dial.count(least, 1.4) if kind != "market" else 4)
    elif prefix in ("GD", "CP"):
        add("policy", rng.randint(2, 3))
        if function == "consulting":
            exact, size = "matchmaking" in dial.wants, _MATCHMAKING[prefix]
            for number in range(5 if exact else dial.count(5, 1.3)):
                guests = rng.randint(size, size + 12) if exact else dial.count(size, 1.3)
                events.append(_event(rng, namer, world, "consulting", number, enterprises=guests))
        elif function not in ("training", "policy"):
            add(function, rng.randint(2, 4))
    elif function != "training":
        least = profile.events[function]
        add(function, least if "exact_events" in dial.wants else dial.count(least, 1.3))
    if function == "training" or prefix == "CB":
        events += _trainings(rng, namer, world, profile, dial)
    return tuple(sorted(events, key=lambda e: (e.on, e.title)))


def _trainings(rng: random.Random, namer: Namer, world: World, profile: Profile, dial: Dial) -> list[Event]:
    """Trainings whose person-times add up to a figure about the threshold; the first is held on the spot. With
    `training` they are large and few, so that one of them weighs."""
    left = dial.count(profile.persons, 1.3)
    least, most = (250, 400) if "training" in dial.wants else (80, 130)
    out: list[Event] = []
    while left > 0:
        persons = left if left <= most else rng.randint(least, most)
        if 0 < left - persons < 20:
            persons = left
        event = _event(rng, namer, world, "training", len(out), persons=persons)
        if profile.prefix == "CP" and len(out) > 2 and rng.random() < 0.4:
            event = replace(event, mode="线上", place="线上会议室")
        out.append(event)
        left -= persons
    return out


def titles_of(kind: str) -> Sequence[str]:
    """The titles activities of this kind have."""
    return more.ACTIVITIES.get(kind) or lex.EVENTS[kind]


def _event(
    rng: random.Random,
    namer: Namer,
    world: World,
    kind: str,
    number: int,
    *,
    enterprises: int = 0,
    persons: int = 0,
) -> Event:
    titles = titles_of(kind)
    title = titles[number % len(titles)]
    if number >= len(titles):
        title += f"（第{number // len(titles) + 1}期）"
    function: Function = "tech" if kind == "meeting" else kind  # type: ignore[assignment]
    wanted = enterprises or (min(persons, rng.randint(30, 60)) if persons else rng.randint(18, 36))
    guests = rng.sample(world.served, min(wanted, len(world.served)))
    return Event(
        title=title,
        on=date(world.year, 1, 10) + timedelta(days=rng.randrange(340)),
        place=f"{world.city}{rng.choice(lex.ROADS)}{rng.randint(1, 99)}号{rng.randint(2, 6)}楼会议室",
        mode="线下",
        service_class=function,
        enterprises=len(guests),
        persons=persons or len(guests) + rng.randint(2, 20),
        attendees=tuple((g.name, namer.person()) for g in guests[:12]),
    )
