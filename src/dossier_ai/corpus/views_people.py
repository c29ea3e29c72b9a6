# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""People: external experts (D26) and the evidence behind the roster (D31)."""

from __future__ import annotations

import random
from datetime import date, timedelta

from dossier_ai.corpus.view import Fields, View
from dossier_ai.corpus.world import Person, World, years_after

_LEVELS = {"高级": "高级", "助理": "初级"}
_DIPLOMA = {"大专": "06", "本科": "05", "大学本科": "05", "硕士研究生": "02", "硕士": "02"}


def expert_views(world: World, rng: random.Random) -> list[View]:
    """D26: the list of external experts, and the letters of appointment of some of them."""
    experts = world.beyond.experts
    if not experts:
        return []
    fields: Fields = {
        "unit_name": world.name, "unit_sealed": True,
        "rows": [
            {
                "seq": str(i), "name": e.name, "employer": e.employer, "title": e.title, "field": e.field, "phone": e.phone,
                "appointed_on": e.appointed.isoformat(),
                "term": f"{e.appointed.isoformat()}/{(years_after(e.appointed, 3) - timedelta(days=1)).isoformat()}",
            }
            for i, e in enumerate(experts, 1)
        ],
    }  # fmt: skip
    views = [View("expert_pool", "专家库名单", fields, layout=rng.randrange(3))]
    for e in experts[: rng.randrange(3)]:
        letter: Fields = {
            "expert": e.name, "appointer": world.name_on(e.appointed), "field": e.field, "appointed_on": e.appointed.isoformat(),
            "term": f"{e.appointed.isoformat()}/{(years_after(e.appointed, 3) - timedelta(days=1)).isoformat()}",
        }  # fmt: skip
        views.append(View("expert_pool", f"聘书-{e.name}", letter, {"letter": True}, layout=rng.randrange(3)))
    return views


def personnel_views(world: World, rng: random.Random) -> list[View]:
    """D31: a certificate for every degree and every title the roster counts, and the insurance list."""
    views = [insurance_view(world, rng)]
    for person in world.staff:
        if person.degree_ok:
            views.append(_degree_view(person, world, rng))
        if person.title_ok:
            views.append(_title_view(person, world, rng))
    views += [_mentor_view(world.staff[i], world, rng) for i in world.beyond.mentors]
    return views


def insurance_view(world: World, rng: random.Random) -> View:
    """D31: the social insurance list of the applicant's staff, one row a person."""
    end = date(world.applied.year, world.applied.month, 1) - timedelta(days=1)
    start = date(end.year - 1, end.month, 1) + timedelta(days=31)
    start = date(start.year, start.month, 1)
    period = f"{start.isoformat()}/{end.isoformat()}"
    fields: Fields = {
        "certificate": "social_insurance", "unit": world.name, "issuer": "虚构市社会保险事业管理局",
        "issued": (end + timedelta(days=1)).isoformat(), "period": period, "insured_count": str(len(world.staff)),
        "rows": [
            {"seq": str(i), "name": p.name, "months": "12", "period": period} for i, p in enumerate(world.staff, 1)
        ],
    }  # fmt: skip
    return View("personnel_evidence", "社会保险参保缴费证明", fields, layout=rng.randrange(3))


def _degree_view(person: Person, world: World, rng: random.Random) -> View:
    school, _, major = person.school_major.partition(" ")
    issued = date(
        world.applied.year - person.years - rng.randint(1, 8), rng.choice([6, 7]), rng.randint(1, 28)
    )
    fields: Fields = {
        "certificate": rng.choice(["graduation", "graduation", "degree_registration"]), "person": person.name,
        "number": f"99999{rng.choice('156')}{issued.year}{_DIPLOMA[person.degree]}{rng.randrange(10**6):06d}",
        "level": person.degree, "subject": major, "school": school, "issuer": school, "issued": issued.isoformat(),
    }  # fmt: skip
    title = "毕业证书" if fields["certificate"] == "graduation" else "教育部学历证书电子注册备案表"
    return View("personnel_evidence", f"{title}-{person.name}", fields, layout=rng.randrange(3))


def _title_view(person: Person, world: World, rng: random.Random) -> View:
    issued = date(world.applied.year - rng.randint(1, 9), rng.randint(1, 12), rng.randint(1, 28))
    if issued >= world.applied:
        issued = years_after(issued, -1)
    level = next((v for k, v in _LEVELS.items() if person.title.startswith(k)), "中级")
    fields: Fields = {
        "certificate": "title", "person": person.name, "number": f"XZ{issued.year}{rng.randrange(10**6):06d}",
        "level": level, "subject": person.title, "issuer": person.issuer, "issued": issued.isoformat(),
    }  # fmt: skip
    return View("personnel_evidence", f"专业技术资格证书-{person.name}", fields, layout=rng.randrange(3))


def _mentor_view(person: Person, world: World, rng: random.Random) -> View:
    start = years_after(world.applied, -1) + timedelta(days=rng.randrange(1, 200))
    fields: Fields = {
        "certificate": "appointment", "person": person.name, "subject": "创业辅导师", "issuer": world.name,
        "unit": world.name, "issued": start.isoformat(),
        "term": f"{start.isoformat()}/{(years_after(start, 3) - timedelta(days=1)).isoformat()}",
    }  # fmt: skip
    return View("personnel_evidence", f"创业辅导师聘书-{person.name}", fields, layout=rng.randrange(3))
