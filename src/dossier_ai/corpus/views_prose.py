# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Running text: declaration (D28), rules and plans (D32), report (D16), agreements (D25), activities (D19)."""

from __future__ import annotations

import random
from datetime import timedelta

from dossier_ai.corpus import lexicon as lex
from dossier_ai.corpus.view import View
from dossier_ai.corpus.world import Event, World


def declaration_view(world: World, rng: random.Random) -> View:
    fields = {
        "recipient": lex.AUTHORITY, "applicant": world.name, "statement": True, "sealed": True,
        "seal_text": world.name, "seal_kind": "公章", "signed": True, "signatory": world.legal_rep,
        "date": (world.applied - timedelta(days=rng.randrange(0, 6))).isoformat(),
    }  # fmt: skip
    if rng.random() < 0.4:  # signed by hand only: nobody could read the name
        del fields["signatory"]
    title = rng.choice(["申报材料真实性声明", "真实性承诺书", "关于申报材料真实性的声明"])
    return View("truth_declaration", title, fields, layout=rng.randrange(2))


def policy_view(world: World, rng: random.Random) -> View:
    topics = ["organisation", "rules", "process", "fees", "quality", "plan", "targets", "brand"]
    fields = {
        "title": "服务平台组织架构及发展规划", "unit_name": world.name, "topics": topics, "sealed": True,
        "date": (world.applied - timedelta(days=rng.randrange(30, 200))).isoformat(),
    }  # fmt: skip
    return View("policy_document", "服务平台组织架构及发展规划", fields, {"year": world.applied.year})


def report_view(world: World, rng: random.Random) -> View:
    year, m = world.year, world.money
    fields = {
        "title": "申请报告", "unit_name": world.name, "date": (world.applied - timedelta(days=3)).isoformat(),
        "headings": [
            "申请单位的基本情况", "服务对象所在区域的行业状况", "管理运营情况", "近三年的服务情况", "主要服务业绩", "获得扶持的情况说明",
            "服务场地和服务设施设备实景照片", "下一步发展规划",
        ],
    }  # fmt: skip
    extra = {
        "established": world.established.isoformat(), "staff": len(world.staff), "year": year,
        "served": [*world.served_history, len(world.served)], "revenue": m.years[2]["营业收入"],
        "income": m.service_income[2], "assets": m.years[2]["资产总计"], "area": world.site_area,
        "platform": world.platform, "city": world.city, "partners": len(world.partners), "events": len(world.events),
        "class": world.function,
    }  # fmt: skip
    return View("application_report", "申请报告", fields, extra)


def agreement_views(world: World, rng: random.Random) -> list[View]:
    views = []
    for number, a in enumerate(world.partners, 1):
        fields = {
            "title": rng.choice(["合作协议", "战略合作协议", "合作协议书"]), "party_a": world.name_on(a.signed), "party_b": a.partner,
            "term": f"{a.start.isoformat()}/{a.end.isoformat()}", "signed_on": a.signed.isoformat(),
            "content": "共同面向中小企业开展服务", "sealed_a": True, "sealed_b": True,
        }  # fmt: skip
        views.append(View("cooperation_agreement", f"合作协议{number}", fields, {"category": a.category}))
    return views


def event_view(world: World, event: Event, rng: random.Random) -> View:
    fields = {
        "title": event.title, "date": event.on.isoformat(), "place": event.place, "mode": event.mode,
        "organiser": world.name, "service_class": event.service_class, "enterprises": str(event.enterprises),
        "persons": str(event.persons), "evidence_kinds": ["notice", "sign_in", "photo", "summary"],
    }  # fmt: skip
    extra = {
        "attendees": event.attendees,
        "notice_on": (event.on - timedelta(days=rng.randint(6, 14))).isoformat(),
    }
    return View("service_evidence", f"活动佐证-{event.title}", fields, extra)
