"""Institutions that the platform gathers: the cooperation agreements and the list of partners."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, Term, period, text
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import applicant, is_applicant
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


CHECKS = (Check("XRS-02", partner_in_force, compare_partners),)
