# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed text stays whole
"""Planted in premises and in what only a base has: area, tenants, ledger (P47-P49, P68-P70)."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

from dossier_ai.corpus.applicant import World, years_after
from dossier_ai.corpus.planting import Change, Operator, of_kind, put
from dossier_ai.corpus.view import View


def _p47(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    end = w.applied - timedelta(days=rng.randint(1, 60))
    start = years_after(end, -2)
    v.fields["signed_on"] = start.isoformat()
    return put(v, "term", f"{start.isoformat()}/{end.isoformat()}")


def _p48(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    return put(v, "lessee", w.legal_rep)


def _p49(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """The lease lets about a third of what the form claims."""
    area = Decimal(v.fields["area"]) / Decimal(rng.randint(28, 36)) * 10
    return put(v, "area", f"{area:.2f}")


def _p68(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """Twenty-nine micro and small tenants at the year's end."""
    before = v.fields["rows"]
    small = [row for row in before if row["size"] in ("微型", "小型")]
    kept = [row for row in before if row not in small[29:]]
    v.fields["rows"] = [{**row, "seq": str(i)} for i, row in enumerate(kept, 1)]
    v.fields["declared_total"] = str(len(kept))
    return "rows", len(before), len(kept)


def _year_end(w: World, v: View) -> bool:
    return bool(v.fields["snapshot_on"] == f"{w.year}-12-31")


def _p69(w: World, views: list[View], v: View, rng: random.Random) -> Change | None:
    """69.99 % of the whole base: the certificate's area beside the leased rest of it."""
    leased = sum(Decimal(lease.fields["area"]) for lease in of_kind(views, "lease_contract"))
    if not leased:
        return None
    return put(v, "area", f"{leased * 6999 / 3001:.2f}")


def _own(w: World, v: View) -> bool:
    return bool(v.fields["owner"] == w.name)


def _p70(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    before = v.fields["rows"][0]["feedback"]
    for row in v.fields["rows"]:
        row["feedback"] = None
    v.extra["without"] = ["feedback"]
    return "rows[0].feedback", before, None


_BASE = ("chengdu-base",)
_OFFICES = (
    "guangdong-platform",
    "liaoning-platform",
    "qinghai-platform",
    "cicasme-platform",
    "chengdu-platform",
)

OPERATORS: dict[str, Operator] = {
    "P47": Operator("lease_contract", _p47, ("XPR-02",), doubts=("premises",), schemes=_OFFICES, wants=("leased",)),
    "P48": Operator("lease_contract", _p48, ("XPR-01",), doubts=("premises",), schemes=_OFFICES, wants=("leased",)),
    "P49": Operator("lease_contract", _p49, ("XPR-03",), doubts=("premises",), schemes=_OFFICES, wants=("leased",)),
    "P68": Operator("tenant_list", _p68, ("XBS-01",), doubts=("tenants",), schemes=_BASE, choose=_year_end),
    "P69": Operator("property_certificate", _p69, ("XBS-03",), doubts=("premises",), schemes=_BASE, wants=("owned",), choose=_own),
    "P70": Operator("service_ledger", _p70, ("XBS-05",), doubts=("ledger",), schemes=_BASE),
}  # fmt: skip
