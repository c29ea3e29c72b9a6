# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Forms: the application (D14), its renewal (D15) and the yearly summary of operations (D13)."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

from dossier_ai.corpus.figures import wan, yuan
from dossier_ai.corpus.view import Fields, View, percent, wan_yuan
from dossier_ai.corpus.world import World

_FORM_TITLES = {
    "guangdong-platform": "申请表", "liaoning-platform": "推荐表", "qinghai-platform": "申请推荐表",
    "cicasme-platform": "服务功能类别申请表", "chengdu-platform": "申请表", "chengdu-base": "申请表",
}  # fmt: skip


def form_view(world: World, rng: random.Random, equipment: View) -> View:
    """D14 as annex 1 of Qinghai has it."""
    m = world.money
    year = world.year
    total = m.years[2]["资产总计"]
    counts = [*world.served_history, len(world.served)]
    years = [
        {
            "year": str(year - 2 + i), "revenue": wan_yuan(m.years[i]["营业收入"]),
            "service_income": wan_yuan(m.service_income[i]), "total_profit": wan_yuan(m.years[i]["利润总额"]),
            "service_cost": wan_yuan(m.service_cost[i]), "served": str(counts[i]),
            "agreements": str(world.agreements_history[i]),
        }
        for i in range(3)
    ]  # fmt: skip
    if rng.random() < 0.4:
        years.reverse()
    union = sum(p.degree_ok or p.title_ok for p in world.staff)
    value = sum(i.value for i in world.equipment)
    software = int(total * rng.uniform(0.03, 0.08))
    products = [(n.removesuffix("收入"), v) for n, v in sorted(m.income_items, key=lambda t: -t[1])[:3]]
    partners = [a.partner for a in world.partners]
    investors = [{"name": world.legal_rep, "nature": "自然人", "share": "60"}]
    investors.append({"name": world.contact, "nature": "自然人", "share": "40"})
    if "独资" in world.kind:
        investors = [{"name": world.legal_rep, "nature": "自然人", "share": "100"}]
    fields: Fields = {
        "applicant": world.name, "platform_name": world.platform, "region": world.city,
        "filled_on": world.applied.isoformat(), "registered_on": world.established.isoformat(),
        "entity_nature": "有限责任公司" if rng.random() < 0.5 else "民营企业", "legal_rep": world.legal_rep,
        "address": world.address, "postcode": world.postcode, "contact": world.contact, "phone": world.phone,
        "mobile": world.mobile, "fax": world.phone, "email": f"service{rng.randint(10, 99)}@example.invalid",
        "website": f"www.p{rng.randint(10, 99)}.example.invalid", "registered_capital": yuan(world.capital),
        "total_assets": wan_yuan(total), "site_area": str(world.site_area), "site_tenure": world.tenure,
        "owned_site_share": owned_share(world) if world.tenure == "自有" else "0",
        "staff_count": str(len(world.staff)), "professional_count": str(union),
        "software_share": percent(software, total), "equipment_count": equipment.fields["total_quantity"],
        "equipment_share": percent(value, total), "years": years,
        "service_items": [
            {"product": n, "scale": f"{rng.randint(20, 180)}家", "share": percent(v, m.years[2]["营业收入"])}
            for n, v in products
        ],
        "investors": investors, "partners": partners,
        "other_partners": [f"样本市{world.district}工业园区服务中心"],
        "qualifications": rng.choice(["质量管理体系认证；人力资源服务许可", "质量管理体系认证证书、技术服务资质证书"]),
        "digital_services": f"建有“{world.platform}”网站及微信服务号，提供政策查询、在线申报、线上咨询和服务预约。",
        "honours": "样本市优秀中小企业服务机构（示例）", "support": "获得市级服务补助（示例）。",
        "recognition": f"虚构市工信发〔{year}〕{rng.randint(3, 90)}号《关于公布中小企业公共服务平台名单的通知》",
        "applicant_sealed": True,
    }  # fmt: skip
    return View("application_form", "申请推荐表", fields, layout=rng.choice([0, 0, 1, 2]))


def owned_share(world: World) -> str:
    """The owned site's share of total assets: a part of what the long-term assets hold besides equipment."""
    last = world.money.years[2]
    rest = last["非流动资产合计"] - sum(i.value for i in world.equipment)
    return percent(max(rest, last["非流动资产合计"] // 10) * 2 // 3, last["资产总计"])


_NATURES = {
    "private_non_enterprise": "民办非企业单位", "public_institution": "事业单位", "social_organisation": "社会团体",
    "law_firm": "律师事务所", "partnership": "合伙企业",
}  # fmt: skip


def scheme_form_view(world: World, rng: random.Random, equipment: View) -> View:
    """The form of any scheme, with what the further evidence says: site, recognition, opinion, domain."""
    more = world.beyond
    view = form_view(world, rng, equipment)
    known = more.recognition
    view.title = _FORM_TITLES[world.scheme]
    view.fields |= {
        "website": more.filing.domain, "recognition": f"{known.number}《{known.title}》", "opinion": more.opinion,
        "opinion_sealed": True,
    }  # fmt: skip
    # a year in which the applicant did not exist has no figures
    view.fields["years"] = [r for r in view.fields["years"] if int(r["year"]) >= world.established.year]
    trained = sum(e.persons for e in world.events if e.service_class == "training")
    if trained:
        items = view.fields["service_items"]
        item = next((i for i in items if i["product"] == "培训服务"), items[-1])
        item |= {"product": "培训服务", "scale": f"{trained}人次"}
    if world.function == "consulting":  # its main product: matchmaking, with all that goes with it
        share = percent(world.money.service_income[2], world.money.years[2]["营业收入"])
        scale = f"{sum(e.enterprises for e in world.events if e.service_class == 'consulting')}家"
        view.fields["service_items"] = [{"product": "供需对接服务", "scale": scale, "share": share}]
    if world.entity != "enterprise":
        view.fields["entity_nature"] = _NATURES[world.entity]
    if world.entity in ("private_non_enterprise", "public_institution", "social_organisation"):
        view.fields["investors"] = [{"name": more.supervisor, "nature": "举办单位", "share": "100"}]
    view.extra |= {"scheme": world.scheme}
    return view


def renewal_view(world: World, rng: random.Random, equipment: View) -> View:
    """D15: the same body as D14 under another title, without a cover."""
    view = scheme_form_view(world, rng, equipment)
    return View("renewal_form", "复核申请推荐表", view.fields, view.extra, layout=rng.randrange(3))


SUMMARY_COLUMNS = (
    "seq", "platform_name", "contact", "phone", "site_area", "staff_count", "college_count", "title_count",
    "served_total", "served_new", "served_growth", "agreements", "revenue_new", "revenue_growth",
    "service_income_new", "service_income_growth", "profit_new", "profit_growth", "tax_new", "tax_growth",
    "events_total", "events_new", "gov_events_total", "gov_events_new",
)  # fmt: skip


def operations_view(world: World, rng: random.Random) -> View:
    """D13: one row of 24 columns; amounts in yuan, rounded as the table's 万元 print them."""
    m = world.money
    before, now = m.years[1], m.years[2]
    counts = [*world.served_history, len(world.served)]
    taxes = [int(y["税金及附加"] + y["所得税费用"]) for y in (before, now)]
    events = len(world.events)

    def growth(old: int, new: int) -> str:
        old, new = (int(Decimal(wan(v)) * 100) for v in (old, new))
        return percent(new - old, old, 1) if old else "0"

    row = {
        "seq": "1", "platform_name": world.platform, "contact": world.contact, "phone": world.mobile,
        "site_area": str(world.site_area), "staff_count": str(len(world.staff)),
        "college_count": str(sum(p.degree_ok for p in world.staff)),
        "title_count": str(sum(p.title_ok for p in world.staff)), "served_total": str(sum(counts)),
        "served_new": str(counts[2]), "served_growth": percent(counts[2] - counts[1], counts[1], 1),
        "agreements": str(world.agreements_history[2]), "revenue_new": wan_yuan(now["营业收入"]),
        "revenue_growth": growth(before["营业收入"], now["营业收入"]),
        "service_income_new": wan_yuan(m.service_income[2]),
        "service_income_growth": growth(m.service_income[1], m.service_income[2]),
        "profit_new": wan_yuan(now["利润总额"]), "profit_growth": growth(before["利润总额"], now["利润总额"]),
        "tax_new": wan_yuan(taxes[1]), "tax_growth": growth(taxes[0], taxes[1]),
        "events_total": str(events * 3), "events_new": str(events), "gov_events_total": str(events),
        "gov_events_new": str(events // 3),
    }  # fmt: skip
    fields: Fields = {
        "year": str(world.year), "authority": f"虚构市{world.district}工业和信息化局", "filled_by": world.contact,
        "phone": world.mobile, "filled_on": (world.applied - timedelta(days=rng.randrange(20))).isoformat(),
        "sealed": True, "rows": [row],
    }  # fmt: skip
    return View("operations_summary", "运营情况汇总表", fields, layout=rng.randrange(3))
