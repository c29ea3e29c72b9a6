"""Financing raised and new guarantees: each loan once, by year; nothing from what was not read."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from dossier_ai.core import FieldState, Problem, Value
from dossier_ai.record import establish_values

LOAN = {
    "enterprise": "甲乙科技有限公司",
    "institution": "某村镇银行",
    "amount": "2000000",
    "lent_on": "2025-04-01",
}


def financing(
    kit: SimpleNamespace, *lists: list[dict[str, Any]], year: str | None = "2025", **fields: Any
) -> dict[str, Value]:
    make = kit.Maker()
    unread = fields.pop("unread", False)
    for rows in lists or ([],):
        document = make.document("financing_evidence", pages=(1, 2))
        if year is not None:
            make.field(document, "year", year)
        if rows:
            make.rows(document, rows)
        for key, value in fields.items():
            make.field(document, key, value)
    if unread:
        file = make.documents[-1].file
        make.problems.append(Problem(stage="reading", code="unread-page", message="x", file=file, page=2))
    values = establish_values(make.done())
    return {k: v for k, v in values.items() if k.startswith(("fin_raised", "guarantee"))}


def test_a_loan_in_list_and_confirmation_counts_once(kit: SimpleNamespace) -> None:
    other = {**LOAN, "amount": "500000.50", "lent_on": "2025-06-01"}
    value = financing(kit, [LOAN, other], [LOAN])["fin_raised.2025"]
    assert (value.verified, value.unit, value.rank, value.bounds) == ("2500000.5", "CNY", 4, None)


def test_rows_of_another_year_belong_there(kit: SimpleNamespace) -> None:
    found = financing(kit, [LOAN, {**LOAN, "lent_on": "2024-12-31"}])
    assert {k: v.verified for k, v in found.items()} == {
        "fin_raised.2024": "2000000",
        "fin_raised.2025": "2000000",
    }


def test_undated_rows_take_the_year_of_the_list_or_stay_open(kit: SimpleNamespace) -> None:
    undated = {**LOAN, "lent_on": None, "amount": "300000"}
    assert financing(kit, [LOAN, undated])["fin_raised.2025"].verified == "2300000"
    bounds = financing(kit, [LOAN, undated], year=None)["fin_raised.2025"].bounds
    assert bounds is not None and (bounds.min, bounds.max) == ("2000000", "2300000")


def test_an_unread_sum_is_for_a_person(kit: SimpleNamespace) -> None:
    hidden = {**LOAN, "amount": kit.unsure_cell(None, state=FieldState.OCCLUDED)}
    value = financing(kit, [LOAN, hidden])["fin_raised.2025"]
    assert (value.verified, value.confidence) == ("2000000", 0.5)


def test_guarantees_are_the_new_ones_of_the_year(kit: SimpleNamespace) -> None:
    found = financing(kit, guarantee_new="300000000", guarantee_closing="900000000")
    assert found["guarantee_new.2025"].verified == "300000000"


def test_nothing_read_gives_nothing(kit: SimpleNamespace) -> None:
    assert financing(kit) == {}
    assert financing(kit, [LOAN], unread=True) == {}
