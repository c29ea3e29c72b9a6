# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Lists of the applicant: staff (D10), equipment (D11), served enterprises (D12)."""

from __future__ import annotations

import random

from dossier_ai.corpus.figures import yuan
from dossier_ai.corpus.view import View, satisfaction
from dossier_ai.corpus.world import World


def roster_view(world: World, rng: random.Random) -> View:
    rows = [
        {
            "seq": str(i), "name": p.name, "post": p.post, "degree": p.degree, "school_major": p.school_major,
            "title": p.title, "issuer": p.issuer, "years": str(p.years), "phone": p.phone,
        }
        for i, p in enumerate(world.staff, 1)
    ]  # fmt: skip
    fields = {"unit_name": world.name, "unit_sealed": True, "rows": rows, "filled_by": world.contact}
    return View(
        "staff_roster", "服务平台主要从业人员情况表", fields, {"phone": world.mobile}, layout=rng.randrange(3)
    )


def equipment_view(world: World, rng: random.Random) -> View:
    unit = rng.choice(["台", "套", ""])
    rows = [
        {
            "seq": str(i), "name": e.name, "function": e.function, "quantity": str(e.quantity),
            "value": yuan(e.value), "remark": e.remark,
        }
        for i, e in enumerate(world.equipment, 1)
    ]  # fmt: skip
    fields = {
        "unit_name": world.name, "rows": rows, "total_quantity": str(sum(e.quantity for e in world.equipment)),
        "total_value": yuan(sum(e.value for e in world.equipment)),
    }  # fmt: skip
    extra = {"unit": unit, "phone": world.mobile, "filled_by": world.contact}
    return View("equipment_list", "服务设施、软件、仪器设备清单", fields, extra, layout=rng.randrange(2))


def served_view(world: World, rng: random.Random) -> View:
    words = {True: "satisfied", False: "dissatisfied", None: None}
    rows = [
        {
            "seq": str(i), "name": s.name, "contact": s.contact, "phone": s.phone, "service": s.service,
            "satisfaction": words[s.satisfied],
        }
        for i, s in enumerate(world.served, 1)
    ]  # fmt: skip
    with_mode = world.function == "info"
    if with_mode:
        for row, s in zip(rows, world.served, strict=True):
            row["mode"] = s.mode
    # annex 5 of Qinghai has no columns for function and mode; who must count by them adds both
    further = world.evidence is not None and (with_mode or world.scheme != "qinghai-platform")
    if further:
        for row, s in zip(rows, world.served, strict=True):
            row |= {"category": s.category, "mode": s.mode}
            if world.scheme != "qinghai-platform":
                row |= {
                    "uscc": s.uscc,
                    "size": s.size,
                    "served_on": s.served_on.isoformat() if s.served_on else None,
                }
    fields = {
        "unit_name": world.name, "rows": rows, "declared_served": str(len(rows)),
        "declared_satisfaction": satisfaction(rows, rng.choice([1, 2])),
    }  # fmt: skip
    extra = {
        "with_mode": with_mode or further,
        "mark": rng.choice(["handwritten_tick", "handwritten_tick", "tick", "circle"]),
    }
    return View(
        "served_enterprise_list", "平台服务中小企业名单及满意度评价表", fields, extra, layout=rng.randrange(3)
    )
