"""Which values are no print: seals, signatures, and options that were ticked."""

from __future__ import annotations

import re
from typing import Literal

from dossier_ai.core.kind import Format

Mark = Literal["seal", "signature", "tick"]

_SEALS = re.compile(r"(?:^|_)(?:sealed(?:_[ab])?|seal)$")
_SIGNATURES = re.compile(r"^signed(?:_[ab])?$")

TICKED = frozenset(
    {
        "application_form.site_tenure",
        "renewal_form.site_tenure",
        "satisfaction_survey.rating",
        "served_enterprise_list.rows.satisfaction",
    }
)
"""Fields and columns, printed as options of which one is ticked, that are no marks by format."""


def mark_of(kind: str, key: str, form: Format) -> Mark | None:
    """What sort of mark a field (`sealed`) or a list column (`rows.signed`) is; None for print. Marks that
    are neither seal nor signature, and yes and no in lists, are ticks."""
    if f"{kind}.{key}" in TICKED:
        return "tick"
    if form != "mark":
        return None
    if _SEALS.search(key):
        return "seal"
    return "signature" if _SIGNATURES.search(key) else "tick"
