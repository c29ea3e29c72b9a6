# ruff: noqa: E501 - a Chinese character counts as two columns here, and the tables stay compact
"""Clauses that several schemes have in common, answered from the papers: age, assets, people, partners, marks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from dossier_ai.corpus.applicant import years_after
from dossier_ai.corpus.expected_facts import Papers
from dossier_ai.corpus.profiles import NONPROFIT, PROFILES

#: Clause, verdict, and the group of facts behind it, which a planted discrepancy may unsettle.
Answer = tuple[str, str, str]
REGISTRATIONS = (
    "business_licence", "public_institution_certificate", "social_organisation_certificate",
    "private_non_enterprise_certificate", "other_registration",
)  # fmt: skip


def decide(*readings: bool) -> str:
    """All readings pass: PASS; none: FAIL; otherwise a person decides."""
    return "PASS" if all(readings) else ("REVIEW" if any(readings) else "FAIL")


def sure(*readings: bool) -> str:
    """As `decide`, but nothing where the readings differ: how many there are is the pack's own choice."""
    verdict = decide(*readings)
    return verdict if verdict != "REVIEW" else ""


def growth(counts: Sequence[int]) -> str:
    if all(b > a for a, b in pairwise(counts)):
        return "PASS"
    return "REVIEW" if counts[-1] > counts[0] else "FAIL"


def founding_day(papers: Papers) -> date | None:
    """The founding day that the registration itself prints."""
    for kind in REGISTRATIONS:
        found = papers.first(kind)
        if found is not None:
            day = found.get("established")
            return date.fromisoformat(day) if day else None
    return None


def is_legal_person(papers: Papers) -> bool:
    """Whether the registration says so: neither a branch nor a unit of the form 个体."""
    licence, unit = papers.first("business_licence"), papers.first("private_non_enterprise_certificate")
    branch = licence is not None and str(licence["kind"]).endswith("分公司")
    return not branch and not (unit is not None and unit.get("form") == "个体")


def legal_clauses(papers: Papers, names: tuple[str, ...], regional: str = "") -> list[Answer]:
    """The clauses on legal personality and age: `names` are (legal and age), or legal, age."""
    world = papers.world
    if world.entity in ("law_firm", "partnership"):
        return []
    founded = founding_day(papers)
    years = PROFILES[world.scheme].years
    old = founded is not None and years_after(founded, years) <= world.applied
    here = world.uscc[2:].startswith(regional)
    person = is_legal_person(papers)
    if len(names) == 1:
        return [(names[0], decide(person and old and here), "age")] if founded else []
    # Article 25 of Guangdong admits organisations that are no legal persons; which ones, a person decides.
    open_form = not person and papers.has("private_non_enterprise_certificate") and names[0].startswith("GD")
    legal: list[Answer] = [(names[0], "REVIEW" if open_form else decide(person), "registration")]
    return [*legal, (names[1], decide(old and here), "age")] if founded else legal


def assets_clause(papers: Papers, clause: str) -> list[Answer]:
    audit, world = papers.first("audit_report"), papers.world
    if audit is None or audit["period"] != str(world.year) or world.entity in ("law_firm", "partnership"):
        return []
    profile = PROFILES[world.scheme]
    floor = profile.nonprofit_assets if world.entity in NONPROFIT else profile.assets
    return [(clause, decide(Decimal(audit["total_assets"]) * 100 >= floor), "assets")]


def people_clauses(papers: Papers, count: str, share: str) -> list[Answer]:
    """Head count and share of qualified people; both readings where the scheme does not say which."""
    profile, people = PROFILES[papers.world.scheme], papers.world.staff
    union = sum(p.degree_ok or p.title_ok for p in people)
    both = sum(p.degree_ok and p.title_ok for p in people)
    readings = [union] if profile.once else [union, both]
    out: list[Answer] = [(count, decide(len(people) >= profile.staff), "staff")]
    if share:
        out.append((share, decide(*(Fraction(n, len(people)) >= profile.share for n in readings)), "staff"))
    return out


def partners_clause(papers: Papers, clause: str, *, experts: bool) -> list[Answer]:
    enough = papers.institutions() >= PROFILES[papers.world.scheme].institutions
    return [(clause, decide(enough or (experts and papers.experts() >= 10)), "institutions")]


def satisfaction_clause(papers: Papers, clause: str) -> list[Answer]:
    rates = papers.satisfaction()
    if rates is None:
        return []
    limit = PROFILES[papers.world.scheme].satisfied
    return [(clause, decide(*(rate >= limit for rate in rates)), "satisfaction")]


def growth_clause(papers: Papers, clause: str) -> list[Answer]:
    counts, now = papers.history(), papers.served(sme=True)
    if counts is None or now is None:
        return []
    steps = PROFILES[papers.world.scheme].steps
    if len(counts) < steps or (steps == 3 and is_young(papers)):
        return []
    found = {growth([*counts[-steps:-1], n]) for n in (now, counts[-1])}
    if steps == 2:  # the year before is a second reading where it is known
        found |= {growth([*counts[:-1], n]) for n in (now, counts[-1])}
    return [(clause, found.pop(), "growth")] if len(found) == 1 else []


def is_young(papers: Papers) -> bool:
    """Whether the applicant did not exist yet in the first of the three years: a person decides then."""
    return papers.world.established.year > papers.world.year - 2


def public_clause(papers: Papers, clause: str) -> list[Answer]:
    shares = papers.public_shares()
    limit = PROFILES[papers.world.scheme].public_share
    return [(clause, sure(*(s >= limit for s in shares)), "ledger")] if shares else []
