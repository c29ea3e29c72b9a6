# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Certificates: quality (D09), licences (D21), intellectual property (D22); ICP filing (D23), screenshots (D36)."""

from __future__ import annotations

import random
from datetime import timedelta

from dossier_ai.corpus.codes import make_certificate_number
from dossier_ai.corpus.view import Fields, View
from dossier_ai.corpus.world import World, years_after

_TITLES = {
    "invention": "发明专利证书", "utility_model": "实用新型专利证书", "design": "外观设计专利证书",
    "trademark": "商标注册证", "software": "计算机软件著作权登记证书", "standard": "团体标准", "work": "作品登记证书",
}  # fmt: skip


def right_views(world: World, rng: random.Random) -> list[View]:
    """D22: one certificate each."""
    views = []
    for right in world.beyond.rights:
        fields: Fields = {
            "ipr_kind": right.kind, "title": right.title, "number": right.number, "cert_no": right.cert_no,
            "owner": world.name, "owners": [world.name], "applied_on": right.applied.isoformat(),
            "granted_on": right.granted.isoformat(), "authority": right.authority,
        }  # fmt: skip
        if right.expires is not None:
            fields["expires"] = right.expires.isoformat()
        if right.trademark_class:
            fields["trademark_class"] = right.trademark_class
        # What is registered rather than applied for says when it was completed.
        extra = {"completed_on": fields.pop("applied_on")} if right.kind in ("software", "work") else {}
        views.append(
            View("intellectual_property", _TITLES[right.kind], fields, extra, layout=rng.randrange(3))
        )
    return views


def icp_view(world: World, rng: random.Random) -> View:
    """D23: the filing of the applicant's site."""
    filing = world.beyond.filing
    holder_kind = "企业" if world.entity in ("enterprise", "law_firm", "partnership") else "事业单位"
    fields: Fields = {
        "holder": world.name, "holder_kind": holder_kind, "number": filing.number, "site_name": filing.site,
        "domain": filing.domain, "approved_on": filing.approved.isoformat(),
    }  # fmt: skip
    return View("icp_filing", "ICP备案信息", fields, layout=rng.randrange(3))


def platform_view(world: World, rng: random.Random) -> View:
    """D36: the site's pages with its counters and what it discloses."""
    filing = world.beyond.filing
    fields: Fields = {
        "site_name": filing.site, "url": f"https://{filing.domain}/", "domain": filing.domain,
        "captured_on": world.beyond.credit_on.isoformat(),
        "counters": [
            {"label": "在线服务企业数", "number": str(filing.accounts), "unit": "家"},
            {"label": "网站访问量", "number": str(filing.views), "unit": "次"},
        ],
        "disclosures": ["catalogue", "process", "fees", "contact", "commitment", "complaint"],
        "services": list(filing.services),
    }  # fmt: skip
    return View("platform_evidence", "平台系统截图", fields, layout=rng.randrange(3))


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
