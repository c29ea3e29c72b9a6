"""Duties: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dossier_ai.checks import life_cycle
from dossier_ai.checks.scope import Standing
from dossier_ai.core import Evidence

OFFICE = (Evidence(file="00-office_record.pdf", page=1, box=(0.1, 0.1, 0.2, 0.2)),)


def standing(**known: Any) -> dict[str, Any]:
    return {"standing": Standing(evidence=OFFICE, **known)}


def applied(year: int) -> dict[str, Any]:
    return {"application_date": dt.date(year, 6, 1)}


def renamed(d: Any) -> Any:
    return d.put("change_notice", old_name="虚构旧名有限公司", new_name=d.NAME, approved_on="2024-01-31")


def reported(on: dt.date) -> dict[str, Any]:
    return standing(recognised_on=dt.date(2022, 9, 1), change_reported_on=on)


SEEN = {"office_record", "application_form", "business_licence"}
# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XGV-06", lambda d: d, "B", SEEN, standing(banned_until=dt.date(2026, 5, 21))),
    ("XRL-01", lambda d: d, "B", SEEN, standing(missed=(True,) * 6)),
    ("XRL-02", renamed, "B", {"office_record", "change_notice"}, reported(dt.date(2024, 5, 1))),
    ("XRL-03", lambda d: d, "M", SEEN, standing(recognised_on=dt.date(2024, 9, 1))),
]

QUIET: list[tuple[Any, ...]] = [
    ("XGV-06", lambda d: d),
    ("XGV-06", lambda d: d, standing(banned_until=dt.date(2026, 5, 20))),
    (
        "XRL-01",
        lambda d: d,
        standing(missed=(False, True, True, False, True, True, True, True, True)),
    ),
    ("XRL-02", renamed, reported(dt.date(2024, 4, 30))),
    # What changed before the recognition was no duty of the platform's.
    (
        "XRL-02",
        renamed,
        standing(recognised_on=dt.date(2024, 3, 1), change_reported_on=dt.date(2024, 12, 1)),
    ),
    ("XRL-02", renamed),
    ("XRL-03", lambda d: d, {**standing(recognised_on=dt.date(2021, 9, 1)), **applied(2024)}),
    ("XRL-03", lambda d: d.put("renewal_form"), standing(recognised_on=dt.date(2024, 9, 1))),
]

# The application date and the name stand elsewhere too.
SHOWN_ONLY = {"change_notice.new_name"}


def test_tables_cover_the_family(covered: Any) -> None:
    covered(life_cycle)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)
