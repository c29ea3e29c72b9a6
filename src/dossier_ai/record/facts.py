"""Facts: from the fields of a dossier to the values that rules compute with.

The best evidence speaks, what the applicant declared stands beside it, doubt travels as readings and bounds,
and what cannot be known is not there.
"""

from __future__ import annotations

import datetime as dt

from dossier_ai.core import Dossier, Value
from dossier_ai.record.claims import establish_claims
from dossier_ai.record.credit import establish_credit
from dossier_ai.record.dedicated import establish_dedicated
from dossier_ai.record.entity import establish_entity
from dossier_ai.record.events import establish_events
from dossier_ai.record.experts import establish_experts
from dossier_ai.record.fields import date_of
from dossier_ai.record.finance import establish_finance
from dossier_ai.record.financing import establish_financing
from dossier_ai.record.government import establish_contracts
from dossier_ai.record.holdings import establish_holdings
from dossier_ai.record.ledger import establish_ledger
from dossier_ai.record.materials import establish_materials
from dossier_ai.record.partners import establish_institutions, establish_licences
from dossier_ai.record.premises import establish_premises
from dossier_ai.record.recognition import establish_recognitions
from dossier_ai.record.satisfaction import establish_satisfaction
from dossier_ai.record.served import establish_served
from dossier_ai.record.shares import establish_shares
from dossier_ai.record.sources import form_field, in_order
from dossier_ai.record.staff import establish_staff
from dossier_ai.record.tenants import establish_tenants


def establish_values(dossier: Dossier) -> dict[str, Value]:
    """Every value of the record, by name, sorted. Years refer to `dossier.application_date`; without it what
    needs a year counted back from it is absent."""
    day = dossier.application_date
    dossier = in_order(dossier)
    values: dict[str, Value] = {
        **establish_entity(dossier, day),
        **establish_finance(dossier, day),
        **establish_contracts(dossier),
        **establish_financing(dossier),
        **establish_claims(dossier),
        **establish_served(dossier, day),
        **establish_shares(dossier, day),
        **establish_satisfaction(dossier),
        **establish_ledger(dossier),
        **establish_staff(dossier),
        **establish_dedicated(dossier, day),
        **establish_events(dossier),
        **establish_institutions(dossier, day),
        **establish_experts(dossier, day),
        **establish_licences(dossier, day),
        **establish_recognitions(dossier, day),
        **establish_holdings(dossier, day),
        **establish_credit(dossier, day),
        **establish_premises(dossier, day),
        **establish_tenants(dossier, day),
        **establish_materials(dossier),
    }
    return dict(sorted(values.items()))


def application_date_of(dossier: Dossier) -> dt.date | None:
    """The date of the form, else that of the declaration, else None: never today (domain 0.3)."""
    for field in (form_field(dossier, "filled_on"), dossier.first("truth_declaration.date")):
        day = date_of(field)
        if day is not None and day.precision == "day":
            return day.earliest
    return None
