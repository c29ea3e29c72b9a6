# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Services given: the ledger (D29), the tenants of a base (D30), financing (D33) and surveys (D34)."""

from __future__ import annotations

import random
from datetime import date

from dossier_ai.corpus.figures import yuan
from dossier_ai.corpus.view import Fields, View, percent
from dossier_ai.corpus.world import World

LEVELS = ("very_satisfied", "satisfied", "basically_satisfied", "neutral", "dissatisfied")


def ledger_view(world: World, rng: random.Random) -> View:
    """D29: one row a service of the year before."""
    fields: Fields = {
        "unit_name": world.name, "year": str(world.year),
        "rows": [
            {
                "seq": str(i), "demand": v.demand, "record": v.record, "date": v.on.isoformat(), "place": v.place,
                "enterprise": v.enterprise, "persons": str(v.persons), "feedback": v.feedback, "category": v.category,
                "provider": v.provider, "fee": v.fee, "size": v.size,
            }
            for i, v in enumerate(world.beyond.visits, 1)
        ],
    }  # fmt: skip
    return View("service_ledger", f"{world.year}年服务台账", fields, layout=rng.randrange(3))


def tenant_views(world: World, rng: random.Random) -> list[View]:
    """D30: the tenants at the end of the year before, and those on the application date."""
    days = (date(world.year, 12, 31), world.beyond.credit_on)
    layout = rng.randrange(3)
    return [tenant_view(world, on, layout) for on in days]


def tenant_view(world: World, on: date, layout: int) -> View:
    """D30: who was a tenant on the day `on`."""
    present = [t for t in world.beyond.tenants if t.entered <= on and (t.left is None or t.left > on)]
    fields: Fields = {
        "unit_name": world.name, "snapshot_on": on.isoformat(), "unit_sealed": True, "declared_total": str(len(present)),
        "rows": [
            {
                "seq": str(i), "name": t.name, "uscc": t.uscc, "industry": t.industry, "size": t.size,
                "entered_on": t.entered.isoformat(), "area": t.area, "staff": str(t.staff), "revenue": yuan(t.revenue),
                "status": "在孵", "contact": t.contact, "phone": t.phone,
            }
            for i, t in enumerate(present, 1)
        ],
    }  # fmt: skip
    return View("tenant_list", f"入驻企业名单（{on.isoformat()}）", fields, layout=layout)


def financing_views(world: World, rng: random.Random) -> list[View]:
    """D33: the loans the platform helped to, and the statistics of a guarantor."""
    views = []
    more = world.beyond
    if more.loans:
        fields: Fields = {
            "evidence_kind": "financing_list", "unit_name": world.name, "year": str(world.year), "sealed": True,
            "rows": [
                {
                    "seq": str(i), "enterprise": loan.enterprise, "institution": loan.institution, "amount": yuan(loan.amount),
                    "lent_on": loan.on.isoformat(), "mode": loan.mode,
                }
                for i, loan in enumerate(more.loans, 1)
            ],
            "declared_total": yuan(sum(loan.amount for loan in more.loans)),
        }  # fmt: skip
        views.append(
            View("financing_evidence", f"{world.year}年融资服务明细表", fields, layout=rng.randrange(3))
        )
    if more.guarantee is not None:
        g = more.guarantee
        stats: Fields = {
            "evidence_kind": "guarantee_statistics", "unit_name": world.name, "year": str(world.year), "sealed": True,
            "guarantee_new": yuan(g.new), "guarantee_opening": yuan(g.opening), "guarantee_closing": yuan(g.closing),
        }  # fmt: skip
        views.append(
            View("financing_evidence", f"{world.year}年融资担保业务统计表", stats, layout=rng.randrange(3))
        )
    return views


def survey_views(world: World, rng: random.Random) -> list[View]:
    """D34: the summary of the year's survey and a few of its forms."""
    issued, returned, counts = world.beyond.survey
    good = counts[0] + counts[1]
    summary: Fields = {
        "survey_kind": "summary", "date": date(world.year, 12, 20).isoformat(), "sealed": True,
        "issued_count": str(issued), "returned_count": str(returned), "rate": percent(good, returned),
        "rows": [{"level": level, "count": str(n)} for level, n in zip(LEVELS, counts, strict=True)],
    }  # fmt: skip
    views = [
        View(
            "satisfaction_survey",
            "满意度调查汇总",
            summary,
            {"unit_name": world.name},
            layout=rng.randrange(3),
        )
    ]
    marks = [level for level, n in zip(LEVELS, counts, strict=True) for _ in range(n)]
    for served in rng.sample(world.served, min(2, len(world.served))):
        form: Fields = {
            "survey_kind": "form", "enterprise": served.name, "rating": rng.choice(marks),
            "date": date(world.year, rng.randint(3, 12), rng.randint(1, 20)).isoformat(), "sealed": True,
        }  # fmt: skip
        views.append(
            View(
                "satisfaction_survey",
                f"满意度调查表-{served.name}",
                form,
                {"unit_name": world.name},
                layout=rng.randrange(3),
            )
        )
    return views
