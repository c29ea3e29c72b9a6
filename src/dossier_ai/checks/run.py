"""All checks over one dossier, in the order of domain 3.4; findings in, nothing else decided.

A check that lacks an input says nothing. The order of documents and fields in the dossier does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dossier_ai.checks import (
    activities,
    blanks,
    business_base,
    certificates,
    credit,
    dates,
    finance,
    financing,
    flows,
    government,
    identity,
    institutions,
    life_cycle,
    naming,
    operating_profit,
    operations,
    package,
    premises,
    reach,
    recognition,
    registration,
    rights,
    satisfaction,
    seals,
    served,
    served_rows,
    staff,
    staff_evidence,
    terms,
)
from dossier_ai.checks.catalogue import Entry, load_catalogue
from dossier_ai.checks.disagreement import Check, Disagreement
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import with_proven_names
from dossier_ai.core import Dossier, Finding, Message, Severity

FAMILIES = (
    identity,
    naming,
    seals,
    registration,
    dates,
    terms,
    package,
    blanks,
    finance,
    operating_profit,
    flows,
    staff,
    staff_evidence,
    served,
    served_rows,
    reach,
    satisfaction,
    operations,
    activities,
    financing,
    certificates,
    rights,
    premises,
    institutions,
    recognition,
    government,
    credit,
    business_base,
    life_cycle,
)
"""In the order in which their findings are read: identity, dates, completeness, finance, …"""

UNCERTAIN = Message(
    zh="（识别置信度低，请核对原件）", en=" (low reading confidence: please check the original)"
)


def registered_checks() -> tuple[Check, ...]:
    """Every check that has a function, in the order in which they run."""
    return tuple(check for family in FAMILIES for check in sorted(family.CHECKS, key=lambda c: c.id))


def implemented() -> frozenset[str]:
    """The ids of the catalogue that have a function here."""
    return frozenset(check.id for check in registered_checks())


def run_checks(dossier: Dossier, scope: Scope) -> tuple[Finding, ...]:
    """The findings of all checks, one for each check and pair of sources, in a fixed order.

    Severity is that of the catalogue or of the disagreement, at most `m` for a check that names no clause of
    the scheme; a doubtful reading changes no severity but sets `uncertain` and adds a sentence."""
    entries = load_catalogue().entries
    ordered = _in_order(dossier)
    scope = with_proven_names(ordered, scope)
    found: list[Finding] = []
    for check in registered_checks():
        entry = entries[check.id]
        of_check = {_finding(entry, d, scope) for d in check.compare(ordered, scope)}
        found.extend(sorted(of_check, key=_place))
    return tuple(found)


def _in_order(dossier: Dossier) -> Dossier:
    """The dossier with documents in the order of files and pages, and fields in that of documents."""
    documents = tuple(sorted(dossier.documents, key=lambda d: (d.file, d.pages, d.kind, d.id)))
    rank = {document.id: i for i, document in enumerate(documents)}
    fields = tuple(
        sorted(dossier.fields, key=lambda f: (rank.get(f.document, len(rank)), f.document, f.name, f.raw))
    )
    return replace(dossier, documents=documents, fields=fields)


def _place(finding: Finding) -> tuple[object, ...]:
    places = [(e.file, e.page or 0, e.box or (), e.part or "") for e in finding.evidence]
    return (places, finding.declared, finding.found, finding.message.zh)


def _finding(entry: Entry, disagreement: Disagreement, scope: Scope) -> Finding:
    """The finding that a disagreement comes to under the entry of its check."""
    named = dict.fromkeys((*disagreement.clauses, *entry.clauses))
    clauses = tuple(clause for clause in named if clause in scope.clauses)
    severity: Severity = disagreement.severity or entry.severity
    # A required material is the scheme's own demand, whether or not a clause spells it out.
    if not clauses and severity in ("B", "M") and entry.id != "XPK-01":
        severity = "m"
    words = entry.words(disagreement.variant)
    uncertain = disagreement.uncertain or not scope.doubtful.isdisjoint(disagreement.evidence)
    tail = UNCERTAIN if uncertain else Message(zh="", en="")
    tolerance = disagreement.tolerance or (entry.tolerance.zh if entry.tolerance else "")
    return Finding(
        id=entry.id,
        finding_class=entry.finding_class,
        severity=severity,
        uncertain=uncertain,
        message=Message(
            zh=words.zh.format_map(_in(disagreement.words, "zh")) + tail.zh,
            en=words.en.format_map(_in(disagreement.words, "en")) + tail.en,
        ),
        declared=disagreement.declared,
        found=disagreement.found,
        difference=disagreement.difference,
        tolerance=tolerance,
        clauses=clauses,
        evidence=disagreement.evidence,
    )


def _in(words: Mapping[str, str | Message], language: str) -> dict[str, str]:
    return {
        key: word if isinstance(word, str) else str(getattr(word, language)) for key, word in words.items()
    }
