# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""What each document of a dossier says: its fields, derived from the truth.

In: a `World`. Out: one `View` per document. A view's `fields` are at once what is printed and what
`truth.json` claims, in the keys and formats of the public contract; `extra` holds what is printed besides.
Planted discrepancies change views, never the world.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dossier_ai.corpus import lexicon as lex
from dossier_ai.corpus.codes import make_certificate_number
from dossier_ai.corpus.figures import wan, yuan
from dossier_ai.corpus.world import Event, World, years_after

Fields = dict[str, Any]


@dataclass(slots=True)
class View:
    """One document as it will be printed. `title` names its file; `layout` picks the variant."""

    kind: str
    title: str
    fields: Fields
    extra: Fields = field(default_factory=dict)
    layout: int = 0


STATEMENT_KEYS: dict[str, str] = {
    "货币资金": "cash", "应收账款": "accounts_receivable", "流动资产合计": "current_assets", "固定资产": "fixed_assets",
    "无形资产": "intangible_assets", "非流动资产合计": "non_current_assets", "资产总计": "total_assets",
    "流动负债合计": "current_liabilities", "非流动负债合计": "non_current_liabilities", "负债合计": "total_liabilities",
    "实收资本（或股本）": "paid_in_capital", "资本公积": "capital_reserve", "盈余公积": "surplus_reserve",
    "未分配利润": "retained_earnings", "所有者权益（或股东权益）合计": "equity",
    "负债和所有者权益（或股东权益）总计": "liabilities_and_equity",
}  # fmt: skip
INCOME_KEYS: dict[str, str] = {
    "营业收入": "revenue", "营业成本": "operating_cost", "税金及附加": "taxes_and_surcharges", "销售费用": "selling_expenses",
    "管理费用": "administrative_expenses", "研发费用": "rd_expenses", "财务费用": "finance_expenses", "其他收益": "other_income",
    "投资收益": "investment_income", "营业利润": "operating_profit", "营业外收入": "non_operating_income",
    "营业外支出": "non_operating_expenses", "利润总额": "total_profit", "所得税费用": "income_tax", "净利润": "net_profit",
}  # fmt: skip


def percent(part: int, whole: int, places: int = 2) -> str:
    """`part` as a percentage of `whole`, rounded, without trailing zeros."""
    value = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(1).scaleb(-places))
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def satisfaction(rows: list[dict[str, Any]], places: int = 2) -> str:
    """The share of satisfied among the marked rows, in percent."""
    marks = [r["satisfaction"] for r in rows]
    good = marks.count("satisfied")
    marked = good + marks.count("dissatisfied")
    return percent(good, marked, places) if marked else "0"


def wan_yuan(fen: int) -> str:
    """The yuan value of the amount as printed in 万元 with two places."""
    return f"{Decimal(wan(fen)) * 10000:.2f}"


def derive_views(world: World, rng: random.Random) -> list[View]:
    """All documents of a complete Qinghai dossier, in the order of article 9, consistent with `world`."""
    equipment = equipment_view(world, rng)
    return [
        form_view(world, rng, equipment),
        report_view(world, rng),
        roster_view(world, rng),
        equipment,
        served_view(world, rng),
        licence_view(world, rng),
        special_audit_view(world, rng),
        audit_view(world, rng),
        policy_view(world, rng),
        qualification_view(world, rng),
        iso_view(world, rng),
        *agreement_views(world, rng),
        *(event_view(world, e, rng) for e in world.events),
        declaration_view(world, rng),
    ]


def licence_view(world: World, rng: random.Random) -> View:
    recent = world.licence_issued >= date(2022, 3, 1) and rng.random() < 0.6
    period = None if recent else f"{world.established.isoformat()}/.."
    if period and rng.random() < 0.4:
        period = f"{world.established}/{years_after(world.established, 30) - timedelta(days=1)}"
    portrait = world.licence_issued < date(2019, 3, 1)
    fields: Fields = {
        "uscc": world.uscc, "serial": f"{rng.randrange(1, 5)}-1" if portrait else f"{rng.randrange(10**11, 10**12)}",
        "name": world.name, "kind": world.kind, "legal_rep": world.legal_rep, "capital": yuan(world.capital),
        "established": world.established.isoformat(), "address": world.address, "scope": world.scope,
        "registrar": f"虚构省样本市{world.district}市场监督管理局", "issued": world.licence_issued.isoformat(),
        "copy_kind": "副本",
    }  # fmt: skip
    if period:
        fields["term"] = period
    extra = {"copied_by": world.name} if rng.random() < 0.35 else {}
    return View("business_licence", "营业执照", fields, extra, layout=1 if portrait else rng.choice([0, 2]))


def form_view(world: World, rng: random.Random, equipment: View) -> View:
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
        "owned_site_share": "100" if world.tenure == "自有" else "0",
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
    fields = {
        "unit_name": world.name, "rows": rows, "declared_served": str(len(rows)),
        "declared_satisfaction": satisfaction(rows, rng.choice([1, 2])),
    }  # fmt: skip
    extra = {
        "with_mode": with_mode,
        "mark": rng.choice(["handwritten_tick", "handwritten_tick", "tick", "circle"]),
    }
    return View(
        "served_enterprise_list", "平台服务中小企业名单及满意度评价表", fields, extra, layout=rng.randrange(3)
    )


def audit_date(world: World, rng: random.Random) -> date:
    first = date(world.applied.year, 2, 10)
    last = min(date(world.applied.year, 5, 31), world.applied - timedelta(days=5))
    return first + timedelta(days=rng.randrange(max(1, (last - first).days)))


def audit_view(world: World, rng: random.Random) -> View:
    now, before = world.money.years[2], world.money.years[1]
    fields: Fields = {}
    for label, key in STATEMENT_KEYS.items():
        fields[key] = yuan(now[label])
        fields[f"{key}_opening"] = yuan(before[label])
    for label, key in INCOME_KEYS.items():
        if world.small_standard and key in ("rd_expenses", "other_income"):
            continue
        fields[key] = yuan(now[label])
        fields[f"{key}_previous"] = yuan(before[label])
    on = audit_date(world, rng)
    fields |= {
        "report_no": f"虚正审字〔{on.year}〕第{rng.randint(11, 980):04d}号",
        "verify_code": f"青{on.year % 100}" + "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(8)),
        "addressee": world.name, "opinion": "无保留意见", "period": str(world.year), "firm": world.auditor,
        "cpas": list(world.cpas), "report_date": on.isoformat(), "unit": "元",
        "regime": "small_enterprise" if world.small_standard else "enterprise", "firm_seal": True,
    }  # fmt: skip
    extra = {
        "statements": {
            label: (now[label], before[label]) for label in now.lines if label not in STATEMENT_KEYS | INCOME_KEYS
        },
        "legal_rep": world.legal_rep, "auditor_uscc": world.auditor_uscc, "auditor_partner": world.cpas[0],
        "address": world.address, "scope": world.scope, "established": world.established.isoformat(),
    }  # fmt: skip
    return View("audit_report", f"{world.year}年度审计报告", fields, extra, layout=rng.randrange(3))


def special_audit_view(world: World, rng: random.Random) -> View:
    m = world.money
    on = audit_date(world, rng)
    income, cost = m.service_income[2], m.service_cost[2]
    fields = {
        "report_no": f"虚正专审字〔{on.year}〕第{rng.randint(11, 980):03d}号", "addressee": world.name,
        "period": str(world.year), "firm": world.auditor, "cpas": list(world.cpas), "report_date": on.isoformat(),
        "unit": "元", "service_income_total": yuan(income),
        "service_income_items": [{"item": n, "amount": yuan(v)} for n, v in m.income_items],
        "gov_service_income": yuan(m.gov_income), "service_expense_total": yuan(cost),
        "service_expense_items": [{"item": n, "amount": yuan(v)} for n, v in m.expense_items],
        "surplus": yuan(income - cost), "revenue": yuan(m.years[2]["营业收入"]),
        "share_of_revenue": percent(income, m.years[2]["营业收入"]),
    }  # fmt: skip
    title = rng.choice(
        ["服务收支情况专项审计报告", "中小企业服务收支情况专项审计报告", "服务收支专项审计报告"]
    )
    return View(
        "service_income_audit", title, fields, {"auditor_uscc": world.auditor_uscc}, layout=rng.randrange(2)
    )


def iso_view(world: World, rng: random.Random) -> View:
    issued = world.applied - timedelta(days=rng.randrange(40, 900))
    cycle = rng.choice([0, 0, 1])
    first = issued if cycle == 0 else years_after(issued, -3) + timedelta(days=5)
    fields = {
        "cert_no": make_certificate_number(rng, issued.year, len(world.staff), cycle=cycle), "holder": world.name,
        "holder_uscc": world.uscc, "reg_addr": world.address, "audit_addr": world.address,
        "standard": rng.choice(["GB/T 19001-2016/ISO 9001:2015", "GB/T19001-2016 idt ISO9001:2015"]),
        "scope": "面向中小企业的管理咨询、技术服务与培训服务", "first_issued": first.isoformat(), "issued": issued.isoformat(),
        "expires": (years_after(issued, 3) - timedelta(days=1)).isoformat(),
        "surveillance": (world.applied - issued).days > 330, "body": world.certifier, "accreditation": rng.random() < 0.7,
        "query_url": "www.cnca.example.invalid",
    }  # fmt: skip
    return View("iso9001_certificate", "质量管理体系认证证书", fields, layout=rng.randrange(2))


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
        "title": "组织架构及发展规划", "unit_name": world.name, "topics": topics, "sealed": True,
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


def qualification_view(world: World, rng: random.Random) -> View:
    issued = world.applied - timedelta(days=rng.randrange(200, 900))
    training = world.function == "training"
    fields = {
        "title": "民办学校办学许可证" if training else "人力资源服务许可证", "holder": world.name,
        "number": f"人社民{rng.randrange(10**12, 10**13)}号" if training else f"{rng.randrange(10**11, 10**12)}",
        "scope": "职业技能培训、企业管理培训" if training else "职业中介活动、职业培训咨询",
        "issuer": "虚构省样本市人力资源和社会保障局", "issued": issued.isoformat(),
        "expires": (years_after(issued, 4) - timedelta(days=1)).isoformat(),
    }  # fmt: skip
    return View("qualification_certificate", str(fields["title"]), fields)


def agreement_views(world: World, rng: random.Random) -> list[View]:
    views = []
    for number, a in enumerate(world.partners, 1):
        fields = {
            "title": rng.choice(["合作协议", "战略合作协议", "合作协议书"]), "party_a": world.name, "party_b": a.partner,
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


#: The number of layout variants of each kind; the last one is kept back when measuring.
LAYOUTS: dict[str, int] = {
    "business_licence": 3, "application_form": 3, "staff_roster": 3, "equipment_list": 2, "served_enterprise_list": 3,
    "audit_report": 3, "service_income_audit": 2, "truth_declaration": 2, "iso9001_certificate": 2,
}  # fmt: skip


def restrict_layouts(views: list[View], *, held_out: bool) -> None:
    """Every view gets the layout kept back for measuring (`held_out`), or any of the others."""
    for view in views:
        count = LAYOUTS.get(view.kind)
        if count is None:
            continue
        if held_out:
            view.layout = count - 1
        elif view.layout == count - 1:
            view.layout = 0
