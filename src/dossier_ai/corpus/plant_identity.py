# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed text stays whole
"""Planted in who the applicant is: codes, names, representative, kind, age, QR (P01, P03-P05, P08-P10, P63)."""

from __future__ import annotations

import random
from datetime import timedelta

from dossier_ai.corpus import lexicon as lex
from dossier_ai.corpus.applicant import World, years_after
from dossier_ai.corpus.codes import make_unified_code, spoil_unified_code
from dossier_ai.corpus.planting import Change, Operator, put
from dossier_ai.corpus.profiles import PROFILES
from dossier_ai.corpus.view import View


def _p01(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    return put(v, "uscc", spoil_unified_code(rng, v.fields["uscc"]))


def _p03(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    name = str(v.fields["addressee"])
    brand = w.short[-1]
    other = rng.choice([c for c in lex.BRAND_SECOND if c != brand])
    place = name.index(w.short) + len(w.short) - 1
    return put(v, "addressee", name[:place] + other + name[place + 1 :])


def _p05(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    name = w.contact
    if name == v.fields["legal_rep"]:
        name = "贺" + name[1:]
    return put(v, "legal_rep", name)


def _p04(w: World, views: list[View], v: View, rng: random.Random) -> Change | None:
    more = w.evidence
    if more is None or not more.former_name:
        return None
    return put(v, "unit_name", more.former_name)


def _p08(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    v.title = "民办非企业单位（个体）登记证书"
    return put(v, "form", "个体")


def _p09(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    return put(v, "kind", "有限责任公司分公司")


def _p10(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    late = years_after(w.applied, -PROFILES[w.scheme].years) + timedelta(days=2)
    return put(v, "established", late.isoformat())


def _p63(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    other = make_unified_code(rng, w.uscc[2:8], fake=True)
    v.extra["qr"] = other
    return "uscc", w.uscc, other


OPERATORS: dict[str, Operator] = {
    "P01": Operator("business_licence", _p01, ("XID-01", "XID-02"), ("QH-5-1a",), ("registration", "age", "credit"),
        schemes=("guangdong-platform", "qinghai-platform"), entity="enterprise",
    ),
    "P03": Operator("audit_report", _p03, ("XID-03",), ("QH-5-1b",), ("assets",)),
    "P04": Operator("served_enterprise_list", _p04, ("XID-04",), doubts=("served",), wants=("former_name",)),
    "P05": Operator("application_form", _p05, ("XID-05",)),
    "P08": Operator(
        "private_non_enterprise_certificate", _p08, ("XID-15",), doubts=("assets",), entity="private_non_enterprise",
    ),
    "P09": Operator("business_licence", _p09, ("XID-14",), doubts=("government",), entity="enterprise"),
    "P10": Operator("business_licence", _p10, ("XDT-01",), doubts=("age", "government", "growth"), entity="enterprise"),
    "P63": Operator("business_licence", _p63, ("XPK-08",), doubts=("registration",), entity="enterprise"),
}  # fmt: skip
