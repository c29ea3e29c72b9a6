# ruff: noqa: E501 - a Chinese character counts as two columns here, and the tables stay compact
"""What the clauses of any scheme must answer for a generated dossier, computed from what its documents print.

Only clauses whose answer follows from the printed figures are given; one that a planted discrepancy leaves to
a person's judgement is left out. Written apart from the scheme packs and the record on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from dossier_ai.corpus.applicant import World
from dossier_ai.corpus.base_sample import BASE_AREA
from dossier_ai.corpus.expected_clauses import (
    REGISTRATIONS,
    Answer,
    assets_clause,
    decide,
    growth_clause,
    is_young,
    legal_clauses,
    partners_clause,
    people_clauses,
    public_clause,
    satisfaction_clause,
    sure,
)
from dossier_ai.corpus.expected_facts import Papers
from dossier_ai.corpus.planting import Planted
from dossier_ai.corpus.profiles import PROFILES, Profile
from dossier_ai.corpus.view import View

_MATERIALS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "LN": (
        ("LN-17-1", ("application_report",)), ("LN-17-4", ("lease_contract", "property_certificate")),
        ("LN-17-5", ("service_evidence",)), ("LN-17-6", ("recognition_document",)), ("LN-17-8", ("truth_declaration",)),
    ),
    "QH": (
        ("QH-9-1", ("application_form",)), ("QH-9-2", ("application_report",)), ("QH-9-3", ("staff_roster",)),
        ("QH-9-4", ("equipment_list",)), ("QH-9-5", ("served_enterprise_list",)), ("QH-9-6", ("business_licence",)),
        ("QH-9-7", ("service_income_audit",)), ("QH-9-8", ("policy_document",)), ("QH-9-11", ("truth_declaration",)),
    ),
    "CC": (
        ("CC-7-1", ("application_form",)), ("CC-7-2", ("application_report",)),
        ("CC-7-5", ("lease_contract", "property_certificate")), ("CC-7-6", ("service_evidence",)),
        ("CC-7-8", ("truth_declaration",)),
    ),
}  # fmt: skip
_MATCHMAKING = "供需对接"
_MATERIAL_GROUP = {
    "truth_declaration": "declaration",
    "recognition_document": "recognition",
    "lease_contract": "premises",
}


def scheme_verdicts(world: World, views: Sequence[View], planted: Iterable[Planted]) -> dict[str, str]:
    """Clause id to verdict for the settled clauses of the world's scheme."""
    papers, profile = Papers(world, views), PROFILES[world.scheme]
    planned = _SCHEMES[profile.prefix]
    doubtful = {group for item in planted for group in item.doubts}
    answers = [a for part in planned for a in part(papers, profile)]
    renewal = world.procedure == "renewal" and profile.prefix == "QH"
    out: dict[str, str] = {}
    for clause, verdict, group in answers:
        if group in doubtful or not verdict or (renewal and clause.startswith("QH-9")):
            continue
        out[clause] = "FAIL_RELAXABLE" if verdict == "FAIL" and _relaxed(world, profile, clause) else verdict
    return dict(sorted(out.items()))


def _relaxed(world: World, profile: Profile, clause: str) -> bool:
    place = next((p for p in profile.places if p.code == world.uscc[2:8]), None)
    return place is not None and place.relaxed and clause.startswith("GD-8")


def _materials(papers: Papers, profile: Profile) -> list[Answer]:
    out = []
    for clause, kinds in _MATERIALS[profile.prefix]:
        if papers.has(*kinds):
            out.append((clause, "PASS", _MATERIAL_GROUP.get(kinds[0], "")))
    return out


def _guangdong(papers: Papers, profile: Profile) -> list[Answer]:
    out = [*legal_clauses(papers, ("GD-6-1", "GD-6-2"), "44"), *assets_clause(papers, "GD-6-3")]
    everyone, small = papers.served(), papers.served(sme=True)
    if everyone and small is not None:
        out.append(("GD-6-4", decide(Fraction(small, everyone) >= Fraction(3, 5)), "served"))
    out += _commissions(papers)
    out += [
        *growth_clause(papers, "GD-7-1c"),
        *satisfaction_clause(papers, "GD-7-1d"),
        *people_clauses(papers, "GD-7-2e", "GD-7-2f"),
    ]
    out += partners_clause(papers, "GD-7-3b", experts=True)
    out += [("GD-7-4b", "PASS" if papers.has("iso9001_certificate") else "", "qms")]
    out += [("GD-7-5", "PASS" if len(papers.all("credit_report")) == 2 else "", "credit")]
    online, offline = (papers.served("政策服务", mode, sme=True) or 0 for mode in ("线上", "线下"))
    out.append(("GD-8-1b", decide(online >= 500 and offline >= 50), "served"))
    function = papers.world.function
    if function == "consulting":
        out.append(("GD-8-2a", decide((papers.served("咨询服务", "线下", sme=True) or 0) >= 50), "served"))
        large = [e for e in papers.events("consulting", _MATCHMAKING) if int(e["enterprises"]) >= 20]
        if len(large) >= 5:
            out.append(("GD-8-2b", "PASS", "events"))
    elif function == "training":
        out.append(("GD-8-3b", decide(papers.trained() >= 1000), "training"))
    else:
        out.append(("GD-8-4c", decide((papers.served("技术服务", "线下") or 0) >= 50), "served"))
    return out


def _commissions(papers: Papers) -> list[Answer]:
    """GD-6-ii for enterprises: three-year share under both readings, or three-year contract amounts."""
    if papers.world.entity != "enterprise":
        return []
    years = papers.government()
    mean = sum((g / s for g, s in years), Fraction(0)) / len(years)
    pooled = sum((g for g, _ in years), Fraction(0)) / sum((s for _, s in years), Fraction(0))
    share = "" if is_young(papers) else decide(*(r >= Fraction(1, 5) for r in (mean, pooled)))
    amount = sure(*(c >= 1_000_000 for c in papers.contracts()))
    out: list[Answer] = [("GD-6-ii-a", share, "government"), ("GD-6-ii-b", amount, "government")]
    if "PASS" in (share, amount):
        out += [("GD-6-ii", "PASS", "government"), ("GD-6-5", "PASS", "government")]
    return out


def _liaoning(papers: Papers, profile: Profile) -> list[Answer]:
    out = [
        *legal_clauses(papers, ("LN-12-1a", "LN-12-1b")),
        *assets_clause(papers, "LN-12-1c"),
        *_number(papers, "LN-12-2a"),
    ]
    out += [*satisfaction_clause(papers, "LN-12-2b"), *growth_clause(papers, "LN-12-2c")]
    out += [*partners_clause(papers, "LN-12-3b", experts=False), *public_clause(papers, "LN-12-5c")]
    out += [*people_clauses(papers, "LN-12-6b", "LN-12-6c"), *_function(papers, profile, "LN-13")]
    if papers.has("recognition_document"):
        out.append(("LN-12-4", "PASS", "recognition"))
    return out + _materials(papers, profile)


def _number(papers: Papers, clause: str) -> list[Answer]:
    now = papers.served(sme=True)
    least = PROFILES[papers.world.scheme].served
    return [(clause, decide(now >= least), "served")] if now is not None else []


def _function(papers: Papers, profile: Profile, clause: str) -> list[Answer]:
    """The function the applicant claims, in the schemes that ask for one of five. Financing fails only where
    loans and guarantees are both known, which no dossier shows."""
    function = papers.world.function
    offline = {"LN": 120, "QH": 100, "CC": 150}[profile.prefix]
    number = {"info": 1, "tech": 2, "startup": 3, "training": 4, "fin": 5}[function]
    name = f"{clause}-{number}"
    if function in ("tech", "startup"):
        return [(name, decide(len(papers.events(function)) >= profile.events[function]), "events")]
    if function == "info":
        served = papers.served("信息服务", "线下") or 0
        reached = served >= offline and len(papers.events("info")) >= profile.events["info"]
        return [(name, decide(reached), "events")]
    if function == "training":
        return [(name, decide(papers.trained() >= profile.persons), "training")]
    loans = sum(Fraction(f.get("declared_total", 0)) for f in papers.all("financing_evidence")) * 100
    new = sum(Fraction(f.get("guarantee_new", 0)) for f in papers.all("financing_evidence")) * 100
    helped = len(papers.events("fin")) >= profile.events["fin"] and loans >= profile.raised
    return [(name, "PASS" if helped or new >= profile.guaranteed else "", "financing")]


def _qinghai(papers: Papers, profile: Profile) -> list[Answer]:
    out = [
        *legal_clauses(papers, ("QH-5-1a",)),
        *assets_clause(papers, "QH-5-1b"),
        *_number(papers, "QH-5-3a"),
    ]
    counts = papers.history()
    if counts is not None and len(counts) > 1 and all(b >= a for a, b in pairwise(counts)):
        out.append(("QH-5-3b", "PASS", "growth"))
    out += [*satisfaction_clause(papers, "QH-5-3c"), *partners_clause(papers, "QH-5-3d", experts=False)]
    out += [*people_clauses(papers, "QH-5-4a", "QH-5-4b"), *_function(papers, profile, "QH-6")]
    if papers.has("renewal_form"):
        out.append(("QH-15-2", "PASS", ""))
    return out + _materials(papers, profile)


def _cicasme(papers: Papers, profile: Profile) -> list[Answer]:
    out = [
        *legal_clauses(papers, ("CC-5-1a",)),
        *assets_clause(papers, "CC-5-1b"),
        *_number(papers, "CC-5-2a"),
    ]
    out += [*satisfaction_clause(papers, "CC-5-2b"), *growth_clause(papers, "CC-5-2c")]
    out += [*partners_clause(papers, "CC-5-3b", experts=False), *public_clause(papers, "CC-5-4c")]
    out += [*people_clauses(papers, "CC-5-5b", "CC-5-5c"), *_function(papers, profile, "CC-6")]
    return out + _materials(papers, profile)


def _chengdu(papers: Papers, profile: Profile) -> list[Answer]:
    out = [*legal_clauses(papers, ("CP-4-1a", "CP-4-1b"), "5101")]
    capital = next((Decimal(f["capital"]) for k in REGISTRATIONS if (f := papers.first(k))), None)
    audit = papers.first("audit_report") or {}
    if capital is not None:
        readings = [capital, *([Decimal(audit["paid_in_capital"])] if "paid_in_capital" in audit else [])]
        out.append(("CP-4-1c", decide(*(r >= 1_000_000 for r in readings)), "registration"))
    out += [*partners_clause(papers, "CP-4-3b", experts=True), *people_clauses(papers, "CP-4-4a", "CP-4-4b")]
    out += [*growth_clause(papers, "CP-4-6a"), *satisfaction_clause(papers, "CP-4-6b")]
    out += [("CP-4-7", "PASS" if len(papers.all("credit_report")) == 2 else "", "credit")]
    function = papers.world.function
    if function == "policy":
        online, offline = (papers.served("政策服务", mode) or 0 for mode in ("线上", "线下"))
        out.append(("CP-5-1", decide(online >= 300 or offline >= 100), "served"))
    elif function == "consulting":
        out.append(("CP-5-2a", decide((papers.served("咨询服务", "线下", sme=True) or 0) >= 50), "served"))
    elif function == "training":
        out.append(("CP-5-3", decide(papers.trained() >= 500 and papers.trained("线下") >= 200), "training"))
    else:
        out.append(("CP-5-4b", decide((papers.served("技术服务", "线下") or 0) >= 50), "served"))
    return out


def _base(papers: Papers, profile: Profile) -> list[Answer]:
    out = legal_clauses(papers, ("CB-6A-1",), "5101")
    tenants = papers.small_tenants()
    if len(tenants) == 2:
        out.append(("CB-6A-3", decide(min(tenants) >= 30), "tenants"))
    out += [*people_clauses(papers, "CB-6A-4a", ""), *partners_clause(papers, "CB-6A-4c", experts=False)]
    mentors = {f["person"] for f in papers.all("personnel_evidence") if f.get("subject") == "创业辅导师"}
    out.append(("CB-6A-4b", decide(len(mentors) >= 2), "staff"))
    out += public_clause(papers, "CB-6A-5")
    owned, total = papers.site_areas()
    least = BASE_AREA.get(papers.world.beyond.base_kind)
    if least is not None:
        out.append(("CB-6B-1b", decide(total >= least), "premises"))
    if owned:
        out.append(("CB-6B-1c", decide(owned / total >= Decimal("0.7")), "premises"))
    rows = papers.visits()
    out.append(("CB-6B-3b", "PASS" if rows and all(all(r.values()) for r in rows) else "", "ledger"))
    return out + _base_functions(papers)


def _base_functions(papers: Papers) -> list[Answer]:
    def times(category: str, least: int) -> bool:
        return len(papers.visits(category)) >= least

    talks = len(papers.events("tech", "技术洽谈会"))
    matches = len(papers.events("tech", "技术对接会"))
    return [
        ("CB-7-1", decide(times("信息服务", 30) and len(papers.events("info")) >= 3), "events"),
        ("CB-7-2", decide(times("创业辅导", 20)), "ledger"),
        ("CB-7-3", decide(talks + matches >= 3, min(talks, matches) >= 3), "events"),
        ("CB-7-4", decide(papers.trained() >= 150), "training"),
        ("CB-7-6", decide(times("投融资服务", 15) and len(papers.events("fin")) >= 2), "events"),
        ("CB-7-7", decide(times("管理咨询", 10)), "ledger"),
        ("CB-7-8", decide(times("专业服务", 10)), "ledger"),
    ]


_SCHEMES: dict[str, tuple[Callable[[Papers, Profile], list[Answer]], ...]] = {
    "GD": (_guangdong,), "LN": (_liaoning,), "QH": (_qinghai,), "CC": (_cicasme,), "CP": (_chengdu,), "CB": (_base,),
}  # fmt: skip
