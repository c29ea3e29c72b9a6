# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Registration papers: the licence (D01), those of applicants that are no companies (D02-D05), and the notice of a change (D06)."""

from __future__ import annotations

import random
from datetime import date, timedelta

from dossier_ai.corpus.figures import yuan
from dossier_ai.corpus.view import Fields, View
from dossier_ai.corpus.world import World, years_after


def _last_issue(world: World, rng: random.Random, years: int) -> tuple[date, date]:
    """The period of the certificate that is in force on the application date: it starts anew every `years`,
    so its first day is no founding date."""
    start = world.established
    while years_after(start, years) <= world.applied + timedelta(days=90):
        start = years_after(start, years)
    return start, years_after(start, years) - timedelta(days=1)


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


def institution_view(world: World, rng: random.Random) -> View:
    """D02 事业单位法人证书."""
    start, end = _last_issue(world, rng, 5)
    fields: Fields = {
        "uscc": world.uscc, "name": world.name, "purpose": "为中小企业提供政策、咨询、培训和技术服务，承担公共服务平台建设和运营",
        "address": world.address, "legal_rep": world.legal_rep,
        "funding": rng.choice(["财政补助收入", "事业收入", "财政补助、事业收入"]), "capital": yuan(world.capital),
        "sponsor": f"虚构市{world.district}工业和信息化局", "registrar": f"虚构市{world.district}事业单位登记管理局",
        "valid_from": start.isoformat(), "valid_to": end.isoformat(), "copy_kind": "副本",
    }  # fmt: skip
    if rng.random() < 0.25:
        fields["other_names"] = [f"虚构市{world.short}企业服务中心"]
    if rng.random() < 0.3:
        fields["cert_no"] = f"事证第{rng.randrange(10**11, 10**12)}号"
    return View("public_institution_certificate", "事业单位法人证书", fields, layout=rng.randrange(3))


def association_view(world: World, rng: random.Random) -> View:
    """D03 社会团体法人登记证书."""
    start, end = _last_issue(world, rng, 5)
    fields: Fields = {
        "uscc": world.uscc, "name": world.name, "scope": "政策宣传、业务培训、咨询服务、交流合作、会展服务", "address": world.address,
        "legal_rep": world.legal_rep, "capital": yuan(world.capital), "supervisor": world.beyond.supervisor,
        "registrar": world.beyond.registrar, "valid_from": start.isoformat(), "valid_to": end.isoformat(),
        "issued": start.isoformat(), "branch": False,
    }  # fmt: skip
    if rng.random() < 0.3:
        fields["activity_area"] = world.city
    if rng.random() < 0.3:
        fields["cert_no"] = f"社证字第{rng.randrange(1000, 9999)}号"
    if rng.random() < 0.6:
        fields["established"] = world.established.isoformat()
    return View("social_organisation_certificate", "社会团体法人登记证书", fields, layout=rng.randrange(3))


def non_enterprise_view(world: World, rng: random.Random) -> View:
    """D04 民办非企业单位登记证书; the form stands in brackets in the title."""
    start, end = _last_issue(world, rng, 4)
    fields: Fields = {
        "uscc": world.uscc, "form": "法人", "name": world.name, "address": world.address, "legal_rep": world.legal_rep,
        "capital": yuan(world.capital), "scope": "中小企业公共服务；企业管理培训；政策咨询；创业辅导；技术推广",
        "supervisor": world.beyond.supervisor, "registrar": world.beyond.registrar,
        "valid_from": start.isoformat(), "valid_to": end.isoformat(), "issued": start.isoformat(),
    }  # fmt: skip
    if rng.random() < 0.3:
        fields["cert_no"] = f"民证字第{rng.randrange(10**5, 10**6)}号"
    if rng.random() < 0.6:
        fields["established"] = world.established.isoformat()
    title = rng.choice(["民办非企业单位（法人）登记证书", "社会服务机构（法人）登记证书"])
    return View("private_non_enterprise_certificate", title, fields, layout=rng.randrange(3))


def law_firm_view(world: World, rng: random.Random) -> View:
    """D05 律师事务所执业许可证: an organisation without legal personality."""
    issued = world.established
    fields: Fields = {
        "certificate": "law_firm", "uscc": world.uscc, "name": world.name, "legal_rep": world.legal_rep,
        "address": world.address, "capital": yuan(world.capital), "issued": issued.isoformat(),
        "registrar": "虚构省司法厅",
    }  # fmt: skip
    return View("other_registration", "律师事务所执业许可证", fields, layout=rng.randrange(3))


def change_notice_view(world: World, rng: random.Random) -> View:
    """D06 准予变更登记通知书: the change of the applicant's name."""
    more = world.beyond
    if more.renamed is None:
        raise ValueError(f"{world.name} has never changed its name")
    on = more.renamed
    fields: Fields = {
        "doc_no": f"（虚）登记企准字〔{on.year}〕{rng.randrange(1000, 99999)}号", "name": world.name, "uscc": world.uscc,
        "changes": [{"item": "名称变更", "before": more.former_name, "after": world.name}],
        "old_name": more.former_name, "new_name": world.name, "approved_on": on.isoformat(),
        "registrar": more.registrar, "sealed": True,
    }  # fmt: skip
    title = rng.choice(["准予变更登记通知书", "变更登记通知书", "企业名称变更核准通知书"])
    return View("change_notice", title, fields, layout=rng.randrange(3))
