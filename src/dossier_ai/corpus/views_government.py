# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Papers of and with authorities: recognitions (D20), contracts (D24), credit reports (D27)."""

from __future__ import annotations

import random
from typing import Any

from dossier_ai.corpus.evidence import Contract
from dossier_ai.corpus.figures import yuan
from dossier_ai.corpus.view import Fields, View
from dossier_ai.corpus.world import World, years_after


def recognition_view(world: World, rng: random.Random) -> View:
    """D20: an authority's list that names the applicant's platform."""
    known = world.beyond.recognition
    listed = [*known.others]
    listed.insert(rng.randrange(len(listed) + 1), (world.name_on(known.on), world.platform))
    fields: Fields = {
        "doc_no": known.number, "title": known.title, "authority": known.authority, "level": known.level,
        "category": known.category, "date": known.on.isoformat(), "valid_years": "3",
        "valid_to": years_after(known.on, 3).isoformat(), "publicity_only": False, "sealed": True,
        "rows": [
            {"seq": str(i), "name": name, "platform": platform, "category": known.category, "region": world.city}
            for i, (name, platform) in enumerate(listed, 1)
        ],
    }  # fmt: skip
    return View("recognition_document", "认定文件", fields, layout=rng.randrange(3))


def contract_views(world: World, rng: random.Random) -> list[View]:
    """D24: every government contract of the applicant."""
    return [contract_view(world, c, n, rng) for n, c in enumerate(world.beyond.contracts, 1)]


def contract_view(world: World, contract: Contract, number: int, rng: random.Random) -> View:
    """D24: one contract; amount in figures and (decoded) in words."""
    title = rng.choice(["政府采购合同", "委托服务合同", "购买服务合同"])
    fields: Fields = {
        "title": title, "document_kind": contract.form, "contract_no": contract.number, "project": contract.project,
        "procurement_no": contract.procurement, "party_a": contract.party, "party_b": world.name_on(contract.signed),
        "content": "面向辖区中小企业开展政策宣讲、管理咨询、人才培训和技术对接等公共服务",
        "amount": yuan(contract.amount), "amount_words": yuan(contract.amount), "tax_rate": "6",
        "term": f"{contract.start.isoformat()}/{contract.end.isoformat()}", "signed_on": contract.signed.isoformat(),
        "place": f"{world.city}{world.district}", "sealed_a": True, "sealed_b": True, "signed_a": True, "signed_b": True,
    }  # fmt: skip
    return View("government_contract", f"{title}{number}", fields, layout=rng.randrange(3))


SECTIONS = (
    ("penalty", "行政处罚"), ("abnormal", "经营异常名录"), ("serious", "严重失信主体名单"), ("dishonest", "失信被执行人"),
    ("tax", "欠税信息"),
)  # fmt: skip


def credit_views(world: World, rng: random.Random) -> list[View]:
    """D27: the unit's public credit report, and the query of its legal representative."""
    on = world.beyond.credit_on
    clean: list[dict[str, Any]] = [{"section": key, "title": title, "count": "0"} for key, title in SECTIONS]
    kind = rng.choice(["credit_china", "credit_china", "gsxt"])
    title = {"credit_china": "法人和非法人组织公共信用信息报告", "gsxt": "企业信用信息公示报告"}[kind]
    number = f"{on:%Y%m%d}{rng.randrange(10**8, 10**9)}"
    unit: Fields = {
        "title": title, "report_kind": kind, "subject": world.name, "subject_uscc": world.uscc, "subject_kind": "unit",
        "report_no": number, "report_date": on.isoformat(),
        "issuer": "虚构省公共信用信息中心" if kind == "credit_china" else "虚构省市场监督管理局",
        "sections": clean, "records": [],
    }  # fmt: skip
    person: Fields = {
        "title": "失信被执行人查询结果", "report_kind": "dishonest_query", "subject": world.legal_rep,
        "subject_kind": "person", "report_no": f"{on:%Y%m%d}{rng.randrange(10**8, 10**9)}",
        "report_date": on.isoformat(), "issuer": "虚构省公共信用信息中心",
        "sections": [{"section": "dishonest", "title": "失信被执行人", "count": "0"}], "records": [],
    }  # fmt: skip
    return [
        View("credit_report", title, unit, layout=rng.randrange(3)),
        View("credit_report", "法定代表人信用查询", person, layout=rng.randrange(3)),
    ]
