# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Premises: leases (D17) and property certificates (D18)."""

from __future__ import annotations

import random
from decimal import Decimal

from dossier_ai.corpus.base_sample import plain_site
from dossier_ai.corpus.evidence import Site
from dossier_ai.corpus.figures import yuan
from dossier_ai.corpus.view import Fields, View
from dossier_ai.corpus.world import World, years_after


def plain_premises_view(world: World) -> View:
    """The lease of the site, or its certificate, of an applicant sampled without evidence."""
    site, rng = plain_site(world), random.Random(f"premises-papers-{world.uscc}")
    return lease_view(world, site, rng) if site.leased else property_view(site, rng)


def premises_views(world: World, rng: random.Random) -> list[View]:
    """The papers of every site: the lease of a let one, and its owner's certificate where the applicant owns
    the site, or (sometimes) shows whose it is."""
    views: list[View] = []
    for site in world.beyond.sites:
        if site.leased:
            views.append(lease_view(world, site, rng))
        if not site.leased or rng.random() < 0.3:
            views.append(property_view(site, rng))
    return views


def lease_view(world: World, site: Site, rng: random.Random) -> View:
    """D17: the applicant rents `site`."""
    kind = "free" if site.free else rng.choice(["month", "year", "total", "per_m2_month"])
    months = Decimal(site.rent) / 100
    area = Decimal(site.area)
    amounts = {
        "free": Decimal(0), "month": months, "year": months * 12,
        "total": months * 12 * (site.end.year - site.start.year), "per_m2_month": (months / area).quantize(Decimal("0.01")),
    }  # fmt: skip
    title = "场地无偿使用协议" if site.free else rng.choice(["房屋租赁合同", "租赁合同", "办公场地租赁协议"])
    fields: Fields = {
        "title": title, "contract_no": f"ZL-{site.signed.year}-{rng.randrange(10, 999):03d}", "lessor": site.lessor,
        "lessee": world.name_on(site.signed), "address": site.address, "area": site.area, "purpose": site.purpose,
        "term": f"{site.start.isoformat()}/{site.end.isoformat()}", "rent_period": kind, "property_no": site.cert_no,
        "signed_on": site.signed.isoformat(), "lessor_sealed": True, "lessee_sealed": True,
        "sublease_consent": site.consent,
    }  # fmt: skip
    if not site.free:
        fields |= {"rent": f"{amounts[kind]:.2f}", "deposit": yuan(site.rent * 2)}
    return View("lease_contract", title, fields, layout=rng.randrange(3))


def property_view(site: Site, rng: random.Random) -> View:
    """D18: the certificate of the owner of `site`."""
    fields: Fields = {
        "cert_no": site.cert_no, "serial": site.serial, "owner": site.owner, "co_ownership": "单独所有",
        "address": site.address, "unit_no": site.unit_no, "right_kind": "国有建设用地使用权/房屋所有权",
        "right_nature": rng.choice(["出让/市场化商品房", "出让/自建房", "出让/其它"]), "purpose": site.purpose,
        "area": site.area, "land_area": site.land_area,
        "term": f"{years_after(site.registered, -4).isoformat()}/{years_after(site.registered, 46).isoformat()}",
        "registered_on": site.registered.isoformat(), "registrar": "虚构市自然资源和规划局",
    }  # fmt: skip
    return View("property_certificate", "不动产权证书", fields, layout=rng.randrange(3))
