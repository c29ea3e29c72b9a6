"""What form and recommender say that a condition turns on (AMB-05, LN-12-R)."""

from __future__ import annotations

import re
from fractions import Fraction

from dossier_ai.core import Dossier, Value
from dossier_ai.record.fields import is_certain, names_of, number_of, places, rows_in, text_of
from dossier_ai.record.sources import FORM_KINDS, form_field
from dossier_ai.text.characters import squeeze

_MATCHMAKING = re.compile(r"供需对接|产销对接|采购对接|撮合")
_LOW_LEVEL = re.compile(r"(?:平台)?建设水平(?:较|相对)?低")
_MAIN = Fraction(1, 2)
_DOUBTFUL = 0.5


def establish_claims(dossier: Dossier) -> dict[str, Value]:
    """`claims.matchmaking`, `claims.matchmaking_main` and `rec.low_level_area`. A form whose list of services
    was read and names no matchmaking does not claim it; a form that was not read says nothing."""
    values: dict[str, Value] = {}
    opinion = form_field(dossier, "opinion")
    if opinion is not None and _LOW_LEVEL.search(squeeze(text_of(opinion) or "")):
        values["rec.low_level_area"] = Value(
            verified="true", rank=3, state=opinion.state, confidence=opinion.confidence,
            evidence=opinion.evidence,
        )  # fmt: skip
    values.update(_matchmaking(dossier))
    return values


def _matchmaking(dossier: Dossier) -> dict[str, Value]:
    rows = rows_in(form_field(dossier, "service_items"))
    products = [row["product"] for row in rows if text_of(row.get("product")) is not None]
    headings = dossier.first("application_report.headings")
    headed = [h for h in names_of(headings) or () if _MATCHMAKING.search(squeeze(h))]
    named = [row for row in rows if _MATCHMAKING.search(squeeze(text_of(row.get("product")) or ""))]
    if not products and not headed:
        return {}
    if not named and not headed:
        if dossier.unread_pages(FORM_KINDS) or not all(is_certain(cell) for cell in products):
            return {}
        no = Value(verified="false", rank=5, evidence=places(products))
        return {"claims.matchmaking": no, "claims.matchmaking_main": no}
    shown = places([row["product"] for row in named] or [headings])
    values = {"claims.matchmaking": Value(verified="true", rank=5, evidence=shown)}
    shares = [number_of(row.get("share")) for row in named]
    known = [share for share in shares if share is not None]
    if named and len(known) == len(shares):
        main = sum(known) >= 100 * _MAIN
        values["claims.matchmaking_main"] = Value(
            verified="true" if main else "false", rank=5, evidence=shown
        )
    elif len(products) == 1 and named:
        values["claims.matchmaking_main"] = Value(verified="true", rank=5, evidence=shown)
    else:
        values["claims.matchmaking_main"] = Value(
            verified="true", rank=5, confidence=_DOUBTFUL, evidence=shown
        )
    return values
