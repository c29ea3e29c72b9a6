# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed words stay whole
"""How the pages of each kind are set up, and what hands add to them afterwards: arcs, stamps, watermarks."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, Literal

from dossier_ai.corpus.flow import Layout
from dossier_ai.corpus.ink import press_copy_stamp, press_paging_seal, watermark
from dossier_ai.corpus.sheet import Sheet
from dossier_ai.corpus.views import View

Footer = Literal["", "dash", "of", "slash"]


@dataclass(frozen=True, slots=True)
class Setup:
    """Shape, margins in millimetres (side; top and bottom), page foot and head of a flow."""

    landscape: bool = False
    side: float = 24.0
    top: float = 22.0
    footer: Footer = ""
    paper: Literal["A4", "A3"] = "A4"


_PLAIN = Setup()
#: kind → the setups of its layouts
SETUPS: dict[str, tuple[Setup, Setup, Setup]] = {
    "operations_summary": (
        Setup(True, 10, 16), Setup(True, 12, 18), Setup(True, 18, 24, paper="A3"),
    ),
    "lease_contract": (Setup(footer="of"), Setup(footer="dash"), Setup(side=22, footer="slash")),
    "government_contract": (Setup(footer="dash"), Setup(side=22, footer="of"), Setup(side=25, footer="slash")),
    "renewal_form": (Setup(side=18, top=18), Setup(side=20), Setup(side=16, top=16)),
    "recognition_document": (Setup(side=26, top=26), Setup(side=24, footer="dash"), Setup(side=20, footer="slash")),
    "institution_list": (Setup(side=16, top=18), Setup(True, 16, 18), Setup(side=18)),
    "expert_pool": (Setup(side=15, top=18), Setup(True, 16, 18), Setup(side=18, footer="of")),
    "credit_report": (Setup(side=20, footer="of"), Setup(side=18, footer="slash"), Setup(side=22, footer="dash")),
    "service_ledger": (Setup(True, 12, 16), Setup(True, 14, 18, "of"), Setup(side=16, footer="slash")),
    "tenant_list": (Setup(True, 12, 16), Setup(side=14, top=16), Setup(True, 16, 18, "of")),
    "financing_evidence": (Setup(side=18), Setup(True, 18, 18), Setup(side=20, footer="of")),
    "satisfaction_survey": (Setup(side=22), Setup(side=20), Setup(side=24)),
}  # fmt: skip

#: of the kinds set up here, those whose printed page numbers are fields
NUMBERED = ("lease_contract", "government_contract")

#: kinds whose pages are often copies of originals, stamped or watermarked for the application
_COPIED = (
    "public_institution_certificate", "social_organisation_certificate", "private_non_enterprise_certificate",
    "other_registration", "property_certificate", "lease_contract", "government_contract", "intellectual_property",
    "recognition_document", "personnel_evidence",
)  # fmt: skip
#: deeds: the party whose seal goes across the page edges
_PAGED = {"lease_contract": "lessor", "government_contract": "party_a"}


def set_up(layout: Layout, view: View) -> None:
    """Shape, margins and foot of the flow for the view's kind and layout, where they are laid down here."""
    listed = view.kind == "cooperation_agreement" and view.fields.get("rows")
    setups = SETUPS.get("institution_list" if listed else view.kind)
    if setups is None:
        return
    setup = setups[view.layout]
    if view.kind == "expert_pool" and view.fields.get("expert"):
        setup = Setup(landscape=view.layout == 1, side=32.0)
    if view.fields.get("evidence_kind") in ("loan_contract", "bank_confirmation"):
        setup = Setup(footer="dash" if view.layout == 2 else "")
    layout.landscape, layout.paper = setup.landscape, setup.paper
    layout.left = layout.right = setup.side
    layout.top = setup.top
    layout.bottom = max(setup.top - 2, 18.0)
    layout.footer = setup.footer


def finish_by_hand(view: View, sheets: list[Sheet], rng: random.Random) -> None:
    """Seal arcs across the edges, copy stamps (one in ten) and watermarks (one certificate in five)."""
    party = view.fields.get(_PAGED.get(view.kind, ""))
    if party and len(sheets) > 1 and rng.random() < 0.6:
        press_paging_seal(sheets, str(party), rng)
    if view.kind not in _COPIED:
        return
    first = sheets[0]
    if rng.random() < 0.1:
        x = first.width * rng.uniform(0.08, 0.2)
        press_copy_stamp(first, x, first.height - 26, rng)
        if rng.random() < 0.5:
            day = f"20{rng.randint(22, 26)}.{rng.randint(1, 12)}.{rng.randint(1, 28)}"
            press_copy_stamp(first, x + 56, first.height - 25, rng, day)
    if rng.random() < 0.2:
        watermark(first, "仅供申报使用", rng)


#: kind → key of an enumerated field → key of the print that shows it
_SHOWN_BY: dict[str, dict[str, str]] = {
    "credit_report": {"report_kind": "title", "subject_kind": "subject"},
    "government_contract": {"document_kind": "title"},
    "recognition_document": {"level": "authority"},
}


def aliases(view: View) -> dict[str, str]:
    """Fields that have no print of their own: key → key of the print they are read from."""
    f = view.fields
    out = {key: source for key, source in _SHOWN_BY.get(view.kind, {}).items() if f.get(key)}
    if view.kind == "change_notice":
        for i, change in enumerate(f.get("changes", [])):
            for key in ("old_name", "new_name", "old_legal_rep", "new_legal_rep"):
                side = "before" if key.startswith("old") else "after"
                if f.get(key) and f[key] == change[side]:
                    out[key] = f"changes[{i}].{side}"
    if view.kind == "intellectual_property" and f.get("owners"):
        out["owner"] = "owners"
    if f.get("ipr_kind") == "trademark" and f.get("cert_no"):
        out["cert_no"] = "number"
    if view.kind == "credit_report":
        out |= _credit_aliases(f)
    return out


def _credit_aliases(f: dict[str, Any]) -> dict[str, str]:
    """A section's kind is read from its title, and so is that of the records below it; a certificate that
    nothing is on record counts none."""
    out = {}
    places: dict[str, int] = {}
    for i, section in enumerate(f.get("sections") or []):
        out[f"sections[{i}].section"] = f"sections[{i}].title"
        places[section["section"]] = i
        if f.get("report_kind") == "compliance":
            out[f"sections[{i}].count"] = f"sections[{i}].title"
    for i, record in enumerate(f.get("records") or []):
        if record["section"] in places:
            out[f"records[{i}].section"] = f"sections[{places[record['section']]}].title"
    return out
