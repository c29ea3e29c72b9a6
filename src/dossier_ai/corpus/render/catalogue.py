# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed words stay whole
"""Which function prints which kind. In: a view. Out: its sheets, or its blocks where it is a flow."""

from __future__ import annotations

import random
from collections.abc import Callable

from dossier_ai.corpus.flow import Block, Layout, lay_out
from dossier_ai.corpus.fonts import FontSet
from dossier_ai.corpus.render.audit import audit_blocks, special_audit_blocks
from dossier_ai.corpus.render.certificates import auditor_papers, iso_sheets, qualification_sheets
from dossier_ai.corpus.render.change_notice import change_notice_blocks
from dossier_ai.corpus.render.contract import contract_blocks
from dossier_ai.corpus.render.credit import credit_blocks
from dossier_ai.corpus.render.financing import financing_blocks
from dossier_ai.corpus.render.form import form_blocks
from dossier_ai.corpus.render.institutions import expert_blocks, institution_blocks
from dossier_ai.corpus.render.intellectual import ipr_sheets
from dossier_ai.corpus.render.lease import lease_blocks
from dossier_ai.corpus.render.ledgers import ledger_blocks, tenant_blocks
from dossier_ai.corpus.render.licence import licence_sheets
from dossier_ai.corpus.render.lists import equipment_blocks, roster_blocks, served_blocks
from dossier_ai.corpus.render.operations import operations_blocks
from dossier_ai.corpus.render.pages import NUMBERED, aliases, finish_by_hand, set_up
from dossier_ai.corpus.render.personnel import personnel_sheets
from dossier_ai.corpus.render.property_certificate import property_sheets
from dossier_ai.corpus.render.prose import (
    agreement_blocks,
    declaration_blocks,
    event_blocks,
    policy_blocks,
    report_blocks,
)
from dossier_ai.corpus.render.recognition import recognition_blocks
from dossier_ai.corpus.render.registrations import registration_sheets
from dossier_ai.corpus.render.screens import filing_sheets, platform_sheets
from dossier_ai.corpus.render.surveys import survey_blocks
from dossier_ai.corpus.sheet import Sheet
from dossier_ai.corpus.views import View


def cooperation_blocks(view: View, rng: random.Random) -> list[Block]:
    """One agreement, or, where the view has rows, the list of all institutions."""
    return institution_blocks(view, rng) if view.fields.get("rows") else agreement_blocks(view, rng)


FLOWS: dict[str, Callable[[View, random.Random], list[Block]]] = {
    "application_form": form_blocks,
    "staff_roster": roster_blocks,
    "equipment_list": equipment_blocks,
    "served_enterprise_list": served_blocks,
    "audit_report": audit_blocks,
    "service_income_audit": special_audit_blocks,
    "truth_declaration": declaration_blocks,
    "application_report": report_blocks,
    "policy_document": policy_blocks,
    "cooperation_agreement": cooperation_blocks,
    "service_evidence": event_blocks,
    "change_notice": change_notice_blocks,
    "operations_summary": operations_blocks,
    "lease_contract": lease_blocks,
    "government_contract": contract_blocks,
    "recognition_document": recognition_blocks,
    "expert_pool": expert_blocks,
    "credit_report": credit_blocks,
    "renewal_form": form_blocks,
    "service_ledger": ledger_blocks,
    "tenant_list": tenant_blocks,
    "financing_evidence": financing_blocks,
    "satisfaction_survey": survey_blocks,
}
FIXED: dict[str, Callable[[View, FontSet, random.Random], list[Sheet]]] = {
    "business_licence": licence_sheets,
    "iso9001_certificate": iso_sheets,
    "qualification_certificate": qualification_sheets,
    "public_institution_certificate": registration_sheets,
    "social_organisation_certificate": registration_sheets,
    "private_non_enterprise_certificate": registration_sheets,
    "other_registration": registration_sheets,
    "property_certificate": property_sheets,
    "intellectual_property": ipr_sheets,
    "icp_filing": filing_sheets,
    "personnel_evidence": personnel_sheets,
    "platform_evidence": platform_sheets,
}
#: Fields that are read from a seal or beside a signature: they stand where the mark stands.
_READ_FROM_MARKS = {"sealed": ("seal_text", "seal_kind")}
#: Kinds drawn since hands add marks to finished pages; the older ones keep their random streams.
_ADDED = frozenset(FLOWS.keys() | FIXED.keys()) - {
    "application_form", "staff_roster", "equipment_list", "served_enterprise_list", "audit_report",
    "service_income_audit", "truth_declaration", "application_report", "policy_document", "cooperation_agreement",
    "service_evidence", "business_licence", "iso9001_certificate", "qualification_certificate",
}  # fmt: skip
_WIDE = ("staff_roster",)
_SMALL_MARGINS = {
    "audit_report": 20.0,
    "served_enterprise_list": 14.0,
    "staff_roster": 14.0,
    "application_form": 20.0,
}


def render_view(view: View, fonts: FontSet, rng: random.Random, *, auditor: bool = True) -> list[Sheet]:
    """The pages of the document, boxes of its fields included. Reports with printed page numbers get the
    fields `printed_pages` and `pages_total`; an audit report is followed by its `auditor`'s own papers."""
    fixed = FIXED.get(view.kind)
    if fixed is not None:
        sheets = fixed(view, fonts, rng)
        if view.kind in _ADDED:
            finish_by_hand(view, sheets, rng)
            _mark_aliases(view, sheets)
            _drop_page_numbers(sheets)
        return sheets
    layout = Layout(fonts, rng)
    side = _SMALL_MARGINS.get(view.kind)
    if side is not None:
        layout.left = layout.right = side
        layout.top, layout.bottom = 20.0, 19.0
    layout.landscape = view.kind in _WIDE and view.layout < 2
    if view.kind == "served_enterprise_list" and any(r.get("uscc") for r in view.fields["rows"]):
        layout.landscape = True  # lists of other schemes have more columns
    set_up(layout, view)
    if view.kind == "audit_report":
        layout.footer = "of" if view.layout != 2 else "slash"
    elif view.kind in ("service_income_audit", "application_report", "served_enterprise_list"):
        layout.footer = (
            rng.choice(["dash", "of", "slash", ""]) if "footer" not in view.extra else view.extra["footer"]
        )
    sheets = lay_out(FLOWS[view.kind](view, rng), layout)
    if view.kind in _ADDED:
        finish_by_hand(view, sheets, rng)
        _mark_aliases(view, sheets)
    for sheet in sheets:
        for mark, keys in _READ_FROM_MARKS.items():
            for key in keys:
                if mark in sheet.boxes and view.fields.get(key):
                    sheet.mark(key, sheet.boxes[mark])
    kept = list(range(1, len(sheets) + 1))
    total = len(sheets)
    gone = view.extra.get("drop_page")
    if gone in kept and len(kept) > 1:
        kept.remove(gone)
        lost = set(sheets[gone - 1].boxes)
        sheets = [s for n, s in enumerate(sheets, 1) if n != gone]
        for key in lost - {k for s in sheets for k in s.boxes}:
            view.fields.pop(key, None)
    if view.kind in _ADDED and view.kind not in NUMBERED:
        _drop_page_numbers(sheets)
    elif layout.footer:
        view.fields["printed_pages"] = [str(n) for n in kept]
        if layout.footer in ("of", "slash"):
            view.fields["pages_total"] = str(total)
    if view.kind == "audit_report" and auditor:
        sheets += auditor_papers(view, fonts, rng)
    return sheets


def _drop_page_numbers(sheets: list[Sheet]) -> None:
    """Printed page numbers are no fields of these kinds."""
    for sheet in sheets:
        sheet.boxes.pop("printed_pages", None)
        sheet.boxes.pop("pages_total", None)


def _mark_aliases(view: View, sheets: list[Sheet]) -> None:
    """Marks what is read from another field's print; a print that stands for no field keeps no box."""
    for key, source in aliases(view).items():
        for sheet in sheets:
            if source in sheet.boxes and key not in sheet.boxes:
                sheet.mark(key, sheet.boxes[source])
    known = {*view.fields, "printed_pages", "pages_total"}
    for sheet in sheets:
        for key in [k for k in sheet.boxes if k.split("[")[0] not in known]:
            del sheet.boxes[key]
