"""Months as payrolls and insurance prints give them: 202501-202512, 2025年1月至12月, 2025.01—2025.12.

In comes one printed term; out comes an ISO period of months, or one month.
"""

from __future__ import annotations

import re

from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import parse_date, parse_period

_SOLID = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(?!\d)")


def month_term(text: str) -> str | None:
    """The ISO form of a term of months or days (`2025-01/2025-12`), of one month or day; None for anything
    else."""
    flat = _SOLID.sub(r"\1年\2月", squeeze(text)).strip(",;，；。")
    for reader in (parse_period, parse_date):
        try:
            return reader(flat).iso
        except ValueError:
            continue
    found = re.search(r"((?:19|20)\d{2})年(?:度)?(\d{1,2})月?(?:至|到|-|—|~)(\d{1,2})月", flat)
    if found is None:
        return None
    year, start, end = (int(part) for part in found.groups())
    if not (1 <= start <= end <= 12):
        return None
    return f"{year:04d}-{start:02d}/{year:04d}-{end:02d}"
