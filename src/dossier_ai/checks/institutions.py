"""Institutions and experts that the platform gathers: agreements, lists of partners, expert pools."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, Term, period, person_key, text
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import all_rows, applicant, is_applicant
from dossier_ai.core import Dossier
from dossier_ai.text.names import norm_name, same_name


def partner_in_force(
    terms: Sequence[tuple[dt.date, dt.date]],
    T: dt.date,  # noqa: N803
    orgs: Sequence[str],
    applicant: str,
) -> bool:
    """XRS-02: every agreement is in force, partners are distinct and none is the applicant."""
    return (
        all(start <= T <= end for start, end in terms)
        and len({norm_name(org) for org in orgs}) == len(orgs)
        and not any(same_name(org, applicant) for org in orgs)
    )


def experts_distinct(experts: Sequence[tuple[str, str]], applicant: str) -> bool:
    """XRS-03: the experts are different people of different employers, and of others than the applicant."""
    distinct = {(norm_name(name), norm_name(employer)) for name, employer in experts}
    return len(distinct) == len(experts) and all(
        employer and not same_name(employer, applicant) for _, employer in experts
    )


def _agreements(
    dossier: Dossier, current: str, scope: Scope
) -> Iterator[tuple[Known[str] | None, Known[Term] | None, bool]]:
    """Partner, term, and whether the partner is the applicant itself, for each agreement and list row."""
    for entry in dossier.of_kind("cooperation_agreement"):
        parties = [text(dossier.in_document(entry.id, key)) for key in ("party_a", "party_b")]
        others = [p for p in parties if p is not None and not is_applicant(p.value, current, scope)]
        term = period(dossier.in_document(entry.id, "term"))
        itself = all(p is not None for p in parties) and not others
        if any(p is not None for p in parties):
            yield (others[0] if others else parties[0]), term, itself
    for row in dossier.rows("cooperation_agreement.rows"):
        name = text(row.get("name"))
        if name is not None:
            yield name, period(row.get("term")), is_applicant(name.value, current, scope)


def compare_partners(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XRS-02: each cooperation agreement is in force on the application date, its partner is not the
    applicant. One that also stands in the list of partners is no repetition."""
    current = applicant(dossier, scope)
    if current is None:
        return
    for partner, term, itself in _agreements(dossier, current.value, scope):
        if partner is None:
            continue
        if itself:
            yield Disagreement(
                evidence=evidence_of(partner, current),
                declared=current.value,
                found=partner.value,
                words={"partner": partner.value},
                variant="own",
                uncertain=unsure(partner, current),
            )
        if term is None or scope.application_date is None:
            continue
        start, end = term.value
        first = start.earliest if start else dt.date.min
        last = end.latest if end else dt.date.max
        if not partner_in_force([(first, last)], scope.application_date, [], ""):
            yield Disagreement(
                evidence=evidence_of(partner, term),
                declared=f"申报日 {scope.application_date.isoformat()}",
                found=f"协议期 {start.iso if start else ''} 至 {end.iso if end else '长期'}",
                words={"partner": partner.value},
                variant="expired",
                uncertain=unsure(partner, term),
            )


def compare_experts(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XRS-03: the rows of the expert pools: nobody stands there twice, and nobody is employed by the
    applicant. Namesakes of one employer with two phones are two people."""
    current = applicant(dossier, scope)
    seen: dict[tuple[str, str], list[tuple[Known[str], Known[str], str]]] = {}
    for row in all_rows(dossier, "expert_pool"):
        name, employer = text(row.get("name")), text(row.get("employer"))
        phone = person_key(row.get("phone"))
        if name is None or employer is None:
            continue
        key = (norm_name(name.value), norm_name(employer.value))
        seen.setdefault(key, []).append((name, employer, phone.value if phone else ""))
        own = current is not None and is_applicant(employer.value, current.value, scope)
        if current is not None and own:
            yield Disagreement(
                evidence=evidence_of(name, employer, current),
                declared=f"外部专家 {name.value}",
                found=f"工作单位 {employer.value}",
                words={"expert": name.value},
                variant="own",
                uncertain=unsure(name, employer, current),
            )
    for rows in seen.values():
        phones = {phone for _, _, phone in rows if phone}
        known = [(name.value, employer.value) for name, employer, _ in rows]
        if len(phones) <= 1 and not experts_distinct(known, "") and len(rows) > 1:
            yield Disagreement(
                evidence=evidence_of(*(cell for name, employer, _ in rows for cell in (name, employer))),
                declared=known[0][0],
                found=f"{len(rows)} 行，姓名与单位均相同",
                words={"expert": known[0][0]},
                variant="repeated",
                uncertain=unsure(*(name for name, _, _ in rows)),
            )


CHECKS = (
    Check("XRS-02", partner_in_force, compare_partners),
    Check("XRS-03", experts_distinct, compare_experts),
)
