"""What the documents of a generated dossier say in numbers: counted here, apart from the record room.

In: views. Out: plain numbers, or None where no document carries them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from dossier_ai.corpus.applicant import World
from dossier_ai.corpus.view import View

_SMALL = ("微型", "小型")


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents by kind, and the world for its dates and the function it applies with."""

    world: World
    views: Sequence[View]

    def all(self, kind: str) -> list[dict[str, Any]]:
        """The fields of every document of the kind."""
        return [v.fields for v in self.views if v.kind == kind]

    def first(self, *kinds: str) -> dict[str, Any] | None:
        """The fields of the first document of the first of these kinds."""
        return next((f for kind in kinds for f in self.all(kind)), None)

    def has(self, *kinds: str) -> bool:
        return any(v.kind in kinds for v in self.views)

    def served(
        self, category: str | None = None, mode: str | None = None, *, sme: bool = False
    ) -> int | None:
        """Distinct enterprises on the list; None without one."""
        listed = self.first("served_enterprise_list")
        if listed is None:
            return None
        return len(
            {
                row["name"]
                for row in listed["rows"]
                if (category is None or row.get("category") == category)
                and (mode is None or row.get("mode") == mode)
                and not (sme and row.get("size") == "大型")
            }
        )

    def history(self) -> list[int] | None:
        """Served enterprises of the three years on the form, oldest first."""
        form = self.first("application_form", "renewal_form")
        if form is None:
            return None
        return [int(row["served"]) for row in sorted(form["years"], key=lambda r: str(r["year"]))]

    def satisfaction(self) -> tuple[Fraction, Fraction] | None:
        """The rate among marked rows, and among all."""
        listed = self.first("served_enterprise_list")
        marks = [row["satisfaction"] for row in listed["rows"]] if listed else []
        good = marks.count("satisfied")
        marked = good + marks.count("dissatisfied")
        return (Fraction(good, marked), Fraction(good, len(marks))) if marked else None

    def institutions(self) -> int:
        """Distinct partners with an agreement in force on the application date."""
        found = set()
        for agreement in self.all("cooperation_agreement"):
            if "party_b" not in agreement:
                continue
            start, end = agreement["term"].split("/")
            if date.fromisoformat(start) <= self.world.applied <= date.fromisoformat(end):
                found.add(agreement["party_b"])
        return len(found)

    def experts(self) -> int:
        pool = [f for f in self.all("expert_pool") if "rows" in f]
        return len(
            {(r["name"], r["employer"]) for f in pool for r in f["rows"] if r["employer"] != self.world.name}
        )

    def events(self, service_class: str, words: str = "") -> list[dict[str, Any]]:
        """Activities of the class with two kinds of evidence, whose title has one of the `words`."""
        return [
            f
            for f in self.all("service_evidence")
            if f["service_class"] == service_class
            and len(f["evidence_kinds"]) >= 2
            and (not words or any(w in f["title"] for w in words.split("|")))
        ]

    def trained(self, mode: str | None = None) -> int:
        """Person-times of trainings."""
        return sum(int(f["persons"]) for f in self.events("training") if mode is None or f["mode"] == mode)

    def visits(self, category: str | None = None) -> list[dict[str, Any]]:
        ledger = self.first("service_ledger")
        rows: list[dict[str, Any]] = ledger["rows"] if ledger else []
        return [r for r in rows if category is None or r["category"] == category]

    def public_shares(self) -> list[Fraction]:
        """Free and low-fee services by services, by persons and by enterprises."""
        rows = self.visits()
        low = [r for r in rows if r["fee"] in ("免费", "低收费")]
        if not rows:
            return []
        return [
            Fraction(len(low), len(rows)),
            Fraction(sum(int(r["persons"]) for r in low), sum(int(r["persons"]) for r in rows)),
            Fraction(len({r["enterprise"] for r in low}), len({r["enterprise"] for r in rows})),
        ]

    def government(self) -> list[tuple[Fraction, Fraction]]:
        """Government and whole service income of each audited year."""
        return [
            (Fraction(f["gov_service_income"]), Fraction(f["service_income_total"]))
            for f in self.all("service_income_audit")
        ]

    def contracts(self) -> tuple[Fraction, Fraction]:
        """Contract amounts by signing date in the three years, and the part performed in them (by days)."""
        start, end = date(self.world.year - 2, 1, 1), date(self.world.year, 12, 31)
        signed = performed = Fraction(0)
        for f in {f["contract_no"]: f for f in self.all("government_contract")}.values():
            amount = Fraction(f["amount"])
            begin, finish = (date.fromisoformat(d) for d in f["term"].split("/"))
            if start <= date.fromisoformat(f["signed_on"]) <= end:
                signed += amount
            inside = (min(finish, end) - max(begin, start)).days + 1
            performed += amount * max(0, inside) / ((finish - begin).days + 1)
        return signed, performed

    def small_tenants(self) -> list[int]:
        """Micro and small tenants of every list."""
        return [len({r["name"] for r in f["rows"] if r["size"] in _SMALL}) for f in self.all("tenant_list")]

    def site_areas(self) -> tuple[Decimal, Decimal]:
        """The area the applicant owns by certificate, and that of the whole base on the form."""
        owned = sum(
            (Decimal(f["area"]) for f in self.all("property_certificate") if f["owner"] == self.world.name),
            Decimal(0),
        )
        form = self.first("application_form", "renewal_form")
        return owned, Decimal(form["site_area"]) if form else Decimal(0)
