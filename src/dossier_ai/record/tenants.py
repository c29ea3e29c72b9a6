"""Small and micro tenants of a base at the end of the year before and now (CB-6A-3, AMB-22, AMB-32)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from dossier_ai.core import Dossier, Field, Row, Value
from dossier_ai.record.enterprises import Counted, count_enterprises, counted_value, missing_rows
from dossier_ai.record.fields import count_of, date_of, number_of, rows_in, text_of
from dossier_ai.record.sources import applicant_names
from dossier_ai.text.characters import squeeze
from dossier_ai.text.sizes import INDUSTRIES, size_class

KIND = "tenant_list"
# 目前 may be the date of the list, at most so many days before the application (AMB-32).
_NOW_DAYS = 30
_SMALL = re.compile(r"小|微")
_BIGGER = re.compile(r"大|中")
_GONE = re.compile(r"毕业|迁出|退出|退租|搬离|注销")


def establish_tenants(dossier: Dossier, day: dt.date | None) -> dict[str, Value]:
    """`tenants.micro_small.year_end` and `.now`, each from the list of its date; nothing while a page of a
    list is unread. A list without a date, or of another day, is of neither."""
    if day is None or dossier.unread_pages((KIND,)):
        return {}
    own = applicant_names(dossier)
    year_end = dt.date(day.year - 1, 12, 31)
    values: dict[str, Value] = {}
    for entry in dossier.of_kind(KIND):
        rows = rows_in(dossier.in_document(entry.id, "rows"))
        on = date_of(dossier.in_document(entry.id, "snapshot_on"))
        if not rows or on is None:
            continue
        declared = dossier.in_document(entry.id, "declared_total")
        if on.earliest <= year_end <= on.latest and on.precision != "year":
            values["tenants.micro_small.year_end"] = _count(rows, own, declared)
        if on.latest <= day and (day - on.earliest).days <= _NOW_DAYS:
            values["tenants.micro_small.now"] = _count(rows, own, declared)
    return values


def is_small(row: Row) -> bool | None:
    """Whether a tenant is a small or micro enterprise: as printed, else by the measures of its trade; None
    where neither says."""
    said = squeeze(text_of(row.get("size")) or "")
    # 中小 and 中小微 leave it open which of them.
    if "中小" not in said and _BIGGER.search(said):
        return False
    if "中小" not in said and _SMALL.search(said):
        return True
    trade = squeeze(text_of(row.get("industry")) or "")
    known = next((name for name in INDUSTRIES if name in trade), None)
    if known is None:
        return None
    revenue = number_of(row.get("revenue"))
    size = size_class(known, count_of(row.get("staff")), revenue / Decimal(10_000) if revenue else None)
    return None if size is None else size in ("小型", "微型")


def _count(rows: Sequence[Row], own: Sequence[str], declared: Field | None) -> Value:
    staying = [row for row in rows if not _GONE.search(text_of(row.get("status")) or "")]
    judged = [(row, is_small(row)) for row in staying]
    sure = count_enterprises([row for row, small in judged if small], own)
    all_of_them = count_enterprises([row for row, small in judged if small is not False], own)
    # Rows whose size is open may all count.
    more = max(0, all_of_them.sure + all_of_them.doubtful - sure.sure - sure.doubtful)
    why = (*sure.why, f"{more} SIZE_OPEN") if more else sure.why
    counted = Counted(sure.sure, sure.doubtful + more, all_of_them.unread, why, all_of_them.cells)
    said = count_of(declared)
    value = counted_value(counted, 0, missing_rows(rows), str(said) if said is not None else None)
    return value.model_copy(
        update={"declared_evidence": declared.evidence if declared is not None and said is not None else ()}
    )
