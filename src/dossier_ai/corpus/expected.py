# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed text stays whole
"""What the Qinghai clauses must answer for a generated dossier, computed from what its documents print.

Only clauses whose answer follows from the printed figures are given; one that a planted discrepancy leaves
to a person's judgement is left out. Written apart from the scheme packs on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from dossier_ai.corpus.plant import Planted
from dossier_ai.corpus.views import View
from dossier_ai.corpus.world import World, years_after

_MATERIALS = {
    "QH-9-1": "application_form", "QH-9-2": "application_report", "QH-9-3": "staff_roster", "QH-9-4": "equipment_list",
    "QH-9-5": "served_enterprise_list", "QH-9-6": "business_licence", "QH-9-7": "service_income_audit",
    "QH-9-8": "policy_document", "QH-9-11": "truth_declaration",
}  # fmt: skip


def _decide(readings: Sequence[bool]) -> str:
    """All readings pass: PASS; none: FAIL; otherwise a person decides."""
    return "PASS" if all(readings) else ("REVIEW" if any(readings) else "FAIL")


def expected_verdicts(world: World, views: Sequence[View], planted: Sequence[Planted]) -> dict[str, str]:
    """Clause id to verdict for the settled clauses of the Qinghai scheme."""
    first: dict[str, View] = {}
    for view in views:
        first.setdefault(view.kind, view)
    out: dict[str, str] = {}
    if "business_licence" in first:
        start = date.fromisoformat(first["business_licence"].fields["established"])
        out["QH-5-1a"] = _decide([years_after(start, 2) <= world.applied])
    audit = first.get("audit_report")
    if audit is not None and audit.fields["period"] == str(world.year):
        out["QH-5-1b"] = _decide([Decimal(audit.fields["total_assets"]) >= 1_000_000])
    _served(world, first, out)
    _staff(world, first, out)
    agreements = [v for v in views if v.kind == "cooperation_agreement"]
    if agreements:
        out["QH-5-3d"] = _decide([len(agreements) >= 5])
    events = sum(v.kind == "service_evidence" for v in views)
    clause = {"tech": "QH-6-2", "startup": "QH-6-3"}.get(world.function)
    if clause is not None and events:
        out[clause] = _decide([events >= 5])
        if events >= 5:
            out["QH-6"] = "PASS"
    for material, kind in _MATERIALS.items():
        if kind in first:
            out[material] = "PASS"
    for item in planted:
        for unsettled in item.unsettles:
            out.pop(unsettled, None)
    return dict(sorted(out.items()))


def _served(world: World, first: dict[str, View], out: dict[str, str]) -> None:
    listed = first.get("served_enterprise_list")
    if listed is None:
        return
    rows = listed.fields["rows"]
    out["QH-5-3a"] = _decide([len({r["name"] for r in rows}) >= 50])
    marks = [r["satisfaction"] for r in rows]
    good = marks.count("satisfied")
    marked = good + marks.count("dissatisfied")
    if marked:
        limit = Fraction(4, 5)
        out["QH-5-3c"] = _decide([Fraction(good, marked) >= limit, Fraction(good, len(rows)) >= limit])
    if "application_form" in first and len(rows) >= world.served_history[1] >= world.served_history[0]:
        out["QH-5-3b"] = "PASS"


def _staff(world: World, first: dict[str, View], out: dict[str, str]) -> None:
    if "staff_roster" not in first:
        return
    people = world.staff
    out["QH-5-4a"] = _decide([len(people) >= 15])
    union = sum(p.degree_ok or p.title_ok for p in people)
    both = sum(p.degree_ok and p.title_ok for p in people)
    out["QH-5-4b"] = _decide([Fraction(n, len(people)) >= Fraction(1, 2) for n in (union, both)])
