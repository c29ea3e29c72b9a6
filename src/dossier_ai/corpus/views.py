# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""What each document of a dossier says: its fields, derived from the truth.

In: a `World`. Out: one `View` per document, in the order of the scheme's materials. A view's `fields` are at
once what is printed and what `truth.json` claims, in the keys and formats of the public contract; `extra`
holds what is printed besides. Planted discrepancies change views, never the world.
"""

from __future__ import annotations

import random
import zlib

from dossier_ai.corpus.view import View as View
from dossier_ai.corpus.view import percent as percent
from dossier_ai.corpus.view import satisfaction as satisfaction
from dossier_ai.corpus.views_accounts import INCOME_KEYS as INCOME_KEYS
from dossier_ai.corpus.views_accounts import STATEMENT_KEYS as STATEMENT_KEYS
from dossier_ai.corpus.views_accounts import audit_view, special_audit_view
from dossier_ai.corpus.views_form import form_view
from dossier_ai.corpus.views_lists import equipment_view, roster_view, served_view
from dossier_ai.corpus.views_premises import plain_premises_view
from dossier_ai.corpus.views_prose import (
    agreement_views,
    declaration_view,
    event_view,
    policy_view,
    report_view,
)
from dossier_ai.corpus.views_registration import licence_view
from dossier_ai.corpus.views_rights import iso_view, qualification_view
from dossier_ai.corpus.world import World


def derive_views(world: World, rng: random.Random) -> list[View]:
    """All documents of a complete Qinghai dossier, in the order of article 9, consistent with `world`."""
    equipment = equipment_view(world, rng)
    return [
        form_view(world, rng, equipment),
        report_view(world, rng),
        roster_view(world, rng),
        equipment,
        served_view(world, rng),
        licence_view(world, rng),
        special_audit_view(world, rng),
        audit_view(world, rng),
        policy_view(world, rng),
        qualification_view(world, rng),
        iso_view(world, rng),
        *agreement_views(world, rng),
        *(event_view(world, e, rng) for e in world.events),
        declaration_view(world, rng),
        plain_premises_view(world),
    ]


#: The number of layout variants of each kind; the last one is kept back when measuring.
LAYOUTS: dict[str, int] = dict.fromkeys(
    (
        "business_licence", "equipment_list", "audit_report",
        "service_income_audit", "truth_declaration", "iso9001_certificate", "qualification_certificate", "policy_document",
        "cooperation_agreement", "service_evidence", "application_report", "public_institution_certificate",
        "social_organisation_certificate", "private_non_enterprise_certificate", "other_registration", "change_notice",
        "operations_summary", "renewal_form", "lease_contract", "property_certificate", "recognition_document",
        "intellectual_property", "icp_filing", "government_contract", "expert_pool", "credit_report", "service_ledger",
        "tenant_list", "personnel_evidence", "financing_evidence", "satisfaction_survey", "platform_evidence",
    ),
    3,
) | dict.fromkeys(("application_form", "staff_roster", "served_enterprise_list"), 4)  # fmt: skip


#: Kinds whose layout no view draws: it follows from what they say, so that their random streams stay.
_UNDRAWN = (
    "qualification_certificate", "policy_document", "cooperation_agreement", "service_evidence", "application_report",
)  # fmt: skip


def restrict_layouts(views: list[View], *, held_out: bool) -> None:
    """Every view gets the layout kept back for measuring (`held_out`), or any of the others."""
    for view in views:
        count = LAYOUTS.get(view.kind)
        if count is None:
            continue
        if held_out:
            view.layout = count - 1
        elif view.layout == count - 1:
            view.layout = 0
        elif view.kind in _UNDRAWN:
            view.layout = zlib.crc32(f"{view.kind}{view.title}{view.fields}".encode()) % (count - 1)
    for view in views:  # a sheet that is used again looks as it did
        like = next((v for v in views if v.title == view.extra.get("layout_of")), None)
        if like is not None:
            view.layout = like.layout
