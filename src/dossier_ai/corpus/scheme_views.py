# ruff: noqa: E501 - a Chinese character counts as two columns here, and titles stay whole
"""The documents of a complete dossier of any scheme, in the order of its materials (4.10).

Each document draws from a random source of its own, named after the seed of the world's stream and the kind.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dossier_ai.corpus.profiles import NONPROFIT, PROFILES
from dossier_ai.corpus.view import View
from dossier_ai.corpus.views_accounts import audit_view, nonprofit_audit_view, special_audit_of
from dossier_ai.corpus.views_base import financing_views, ledger_view, survey_views, tenant_views
from dossier_ai.corpus.views_form import operations_view, renewal_view, scheme_form_view
from dossier_ai.corpus.views_government import contract_views, credit_views, recognition_view
from dossier_ai.corpus.views_lists import equipment_view, roster_view, served_view
from dossier_ai.corpus.views_people import expert_views, personnel_views
from dossier_ai.corpus.views_premises import premises_views
from dossier_ai.corpus.views_prose import (
    agreement_views,
    declaration_view,
    event_view,
    policy_view,
    report_view,
)
from dossier_ai.corpus.views_registration import (
    association_view,
    change_notice_view,
    institution_view,
    law_firm_view,
    licence_view,
    non_enterprise_view,
)
from dossier_ai.corpus.views_rights import icp_view, iso_view, platform_view, qualification_view, right_views
from dossier_ai.corpus.world import World

Stream = Callable[[str], random.Random]


def scheme_views(world: World, stream: Stream) -> list[View]:
    """Every document of the applicant's dossier. `stream` gives the random source of a part by its name."""
    prefix = PROFILES[world.scheme].prefix
    equipment = equipment_view(world, stream("view-equipment"))
    renewal = world.procedure == "renewal" and prefix == "QH"
    views: list[View] = []
    if renewal:
        views.append(renewal_view(world, stream("view-form"), equipment))
    else:
        views.append(scheme_form_view(world, stream("view-form"), equipment))
    views.append(_report(world, stream("view-report"), renewal=renewal))
    views.append(roster_view(world, stream("view-roster")))
    views.append(equipment)
    if prefix != "CB":
        views.append(served_view(world, stream("view-served")))
    views += _registration(world, stream("view-registration"))
    views += _accounts(world, prefix, stream("view-accounts"))
    views += _policies(world, prefix, stream("view-policies"))
    views += _certificates(world, prefix, stream)
    views += premises_views(world, stream("view-premises"))
    if prefix in ("LN", "QH"):
        views.append(recognition_view(world, stream("view-recognition")))
    views += contract_views(world, stream("view-contracts"))
    views += _agreements(world, stream("view-agreements"))
    views += expert_views(world, stream("view-experts"))
    if prefix in ("GD", "CP", "CB"):
        views += personnel_views(world, stream("view-personnel"))
    views += _services(world, prefix, stream)
    if prefix != "QH":
        views += credit_views(world, stream("view-credit"))
    views.append(declaration_view(world, stream("view-declaration")))
    return views


def _report(world: World, rng: random.Random, *, renewal: bool) -> View:
    view = report_view(world, rng)
    if renewal:
        view.title = view.fields["title"] = "有效期三年工作总结"
    view.extra["scheme"] = world.scheme
    if world.scheme in ("guangdong-platform", "chengdu-platform"):
        view.extra["online"] = world.beyond.filing.accounts
    return view


def _registration(world: World, rng: random.Random) -> list[View]:
    makers = {
        "private_non_enterprise": non_enterprise_view, "public_institution": institution_view,
        "social_organisation": association_view, "law_firm": law_firm_view,
    }  # fmt: skip
    view = makers.get(world.entity, licence_view)(world, rng)
    if view.kind == "business_licence":
        view.fields["registrar"] = world.beyond.registrar
    if world.beyond.renamed is None:
        return [view]
    return [view, change_notice_view(world, rng)]


def _accounts(world: World, prefix: str, rng: random.Random) -> list[View]:
    """The annual audit; the special audit of the last year, in Guangdong of all three."""
    audit = nonprofit_audit_view(world, rng) if world.entity in NONPROFIT else audit_view(world, rng)
    audit.fields["addressee"] = world.name_on(date.fromisoformat(audit.fields["report_date"]))
    if prefix == "CP":
        return [audit]
    commissioned = prefix == "GD" and world.entity not in NONPROFIT
    indexes = [
        i
        for i in ((2, 1, 0) if commissioned else (2,))
        if world.money.years[i].year >= world.established.year
    ]
    return [audit, *(special_audit_of(world, i, rng) for i in indexes)]


def _policies(world: World, prefix: str, rng: random.Random) -> list[View]:
    first = policy_view(world, rng)
    if prefix == "QH":
        return [first]
    on = world.applied - timedelta(days=rng.randrange(60, 400))
    fields = {
        "title": "服务管理制度汇编", "unit_name": world.name_on(on), "topics": ["rules", "fees", "confidentiality", "complaints"],
        "sealed": True, "date": on.isoformat(),
    }  # fmt: skip
    second = View("policy_document", "服务管理制度汇编", fields, {"year": on.year})
    first.fields["unit_name"] = world.name_on(date.fromisoformat(first.fields["date"]))
    return [first, second]


def _certificates(world: World, prefix: str, stream: Stream) -> list[View]:
    rng = stream("view-certificates")
    views: list[View] = []
    if prefix != "CB":
        views.append(_qualification(world, rng))
    if prefix in ("GD", "QH") or (prefix == "CP" and world.function == "tech"):
        iso = iso_view(world, rng)
        on = date.fromisoformat(iso.fields["issued"])
        iso.fields["holder"] = world.name_on(on)
        views.append(iso)
    views += right_views(world, stream("view-rights"))
    if prefix in ("GD", "LN", "CC", "CP"):
        views += [icp_view(world, stream("view-filing")), platform_view(world, stream("view-platform"))]
    return views


def _qualification(world: World, rng: random.Random) -> View:
    view = qualification_view(world, rng)
    if world.beyond.guarantee is not None:
        view.title = "融资担保业务经营许可证"
        view.fields |= {
            "title": view.title, "number": f"虚{rng.randrange(10**7, 10**8)}", "scope": "借款担保、发行债券担保等融资担保业务",
            "issuer": "虚构省地方金融监督管理局",
        }  # fmt: skip
    return view


def _agreements(world: World, rng: random.Random) -> list[View]:
    """The agreements, and sometimes the list of the institutions they were made with."""
    views = agreement_views(world, rng)
    if rng.random() < 0.4 and len(world.partners) > PROFILES[world.scheme].institutions:
        rows = [
            {
                "seq": str(i), "name": a.partner, "category": a.category, "mode": "签约", "contact": a.contact,
                "term": f"{a.start.isoformat()}/{a.end.isoformat()}",
            }
            for i, a in enumerate(world.partners, 1)
        ]  # fmt: skip
        views.append(
            View(
                "cooperation_agreement",
                "集聚服务机构名单",
                {"title": "集聚服务机构名单", "rows": rows},
                {"list": True},
                layout=rng.randrange(3),
            )
        )
    return views


def _services(world: World, prefix: str, stream: Stream) -> list[View]:
    rng = stream("view-events")
    views = [event_view(replace_name(world, event.on), event, rng) for event in world.events]
    if world.beyond.visits:
        views.append(ledger_view(world, stream("view-ledger")))
    if prefix == "CB":
        views += tenant_views(world, stream("view-tenants"))
    views += financing_views(world, stream("view-financing"))
    if prefix in ("GD", "CP"):
        views += survey_views(world, stream("view-survey"))
    if world.procedure == "renewal" and prefix == "QH":
        views.append(operations_view(world, stream("view-operations")))
    return views


def replace_name(world: World, on: date) -> World:
    """`world` under the name it bore on the day `on`."""
    name = world.name_on(on)
    return world if name == world.name else replace(world, name=name)
