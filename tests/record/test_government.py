"""Government contracts by signing year: once each, government only, both readings, doubts as bounds."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from dossier_ai.core import Problem, Value
from dossier_ai.record import establish_values
from dossier_ai.record.government import is_government

PLAIN = {
    "document_kind": "contract",
    "contract_no": "ZF-1",
    "party_a": "某市工业和信息化局",
    "amount": "600000.00",
    "term": "2025-03-01/2025-12-31",
    "signed_on": "2025-03-01",
    "sealed_a": True,
    "sealed_b": True,
}


def contracts(kit: SimpleNamespace, *papers: dict[str, Any], unread: bool = False) -> dict[str, Value]:
    make = kit.Maker()
    kit.add_licence(make)
    for paper in papers:
        document = make.document("government_contract", pages=(1, 2))
        for key, value in {**PLAIN, "party_b": kit.applicant, **paper}.items():
            if value is not None:
                make.field(document, key, value)
    if unread:
        last = make.documents[-1]
        make.problems.append(
            Problem(stage="reading", code="unread-page", message="x", file=last.file, page=2)
        )
    values = establish_values(make.done())
    return {k: v for k, v in values.items() if k.startswith("gov.")}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("某市工业和信息化局", True), ("示例经济开发区管理委员会", True), ("某某街道办事处", True),
        ("某省科学技术厅", True), ("某市中小企业服务中心", None), ("某市产业投资集团有限公司", None),
        ("某市国有资产经营有限公司", None), ("某某科技有限公司", False), ("某省中小企业协会", False),
    ],
)  # fmt: skip
def test_who_is_government(name: str, expected: bool | None) -> None:
    # domain 4.9, AMB-24: departments are; public institutions and state firms go to a person.
    assert is_government(name) is expected


def test_each_contract_counts_once_in_its_signing_year(kit: SimpleNamespace) -> None:
    other = {
        "contract_no": "ZF-2",
        "amount": "400000",
        "signed_on": "2024-05-01",
        "term": "2024-05-01/2024-12-31",
    }
    found = contracts(kit, {}, {}, other)
    assert {k: v.verified for k, v in found.items()} == {
        "gov.contract_amount.2024": "400000",
        "gov.contract_amount.2025": "600000",
    }
    assert all(v.bounds is None and v.readings is None and v.rank == 3 for v in found.values())


def test_without_numbers_party_sum_and_day_tell_contracts_apart(kit: SimpleNamespace) -> None:
    bare = {"contract_no": None}
    assert contracts(kit, bare, bare)["gov.contract_amount.2025"].verified == "600000"
    another = {"contract_no": None, "signed_on": "2025-03-02"}
    assert contracts(kit, bare, another)["gov.contract_amount.2025"].verified == "1200000"


def test_a_term_over_two_years_is_a_second_reading(kit: SimpleNamespace) -> None:
    # 366 days, 306 of them in 2023: exactly that share of the sum, and 0 signed in 2024.
    found = contracts(kit, {"signed_on": "2023-03-01", "term": "2023-03-01/2024-02-29", "amount": "732000"})
    assert found["gov.contract_amount.2023"].readings == {"signed": "732000", "performed": "612000"}
    assert found["gov.contract_amount.2024"].readings == {"signed": "0", "performed": "120000"}


def test_parties_that_are_not_government_or_not_the_applicant(kit: SimpleNamespace) -> None:
    assert contracts(kit, {"party_a": "某某科技有限公司"}) == {}
    assert contracts(kit, {"party_b": "另一家服务有限公司"}) == {}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"party_a": "某市中小企业服务中心"}, "1 PARTY"),
        ({"party_b": None}, "1 CONTRACTOR"),
        ({"sealed_a": False}, "1 UNSEALED"),
        ({"signed_on": None}, "1 UNSIGNED_DATE"),
        ({"document_kind": "award_notice"}, "1 AWARD_NOTICE"),
    ],
)
def test_doubts_lie_between_bounds(kit: SimpleNamespace, change: dict[str, Any], why: str) -> None:
    value = contracts(kit, change)["gov.contract_amount.2025"]
    assert value.bounds is not None
    assert (value.bounds.min, value.bounds.max, value.bounds.why) == ("0", "600000", (why,))


def test_figures_and_words_that_differ_are_not_chosen_between(kit: SimpleNamespace) -> None:
    value = contracts(kit, {"amount_words": "6000000.00"})["gov.contract_amount.2025"]
    assert value.bounds is not None
    assert (value.bounds.min, value.bounds.max) == ("0", "6000000")


def test_an_award_notice_of_a_contract_that_is_there_adds_nothing(kit: SimpleNamespace) -> None:
    shared = {"procurement_no": "CG-7"}
    notice = {**shared, "document_kind": "award_notice", "contract_no": None, "signed_on": "2025-02-01"}
    value = contracts(kit, notice, shared)["gov.contract_amount.2025"]
    assert (value.verified, value.bounds) == ("600000", None)


def test_a_framework_without_a_sum_is_for_a_person(kit: SimpleNamespace) -> None:
    value = contracts(kit, {"amount": None})["gov.contract_amount.2025"]
    assert (value.verified, value.confidence) == ("0", 0.5)


def test_no_contract_and_an_unread_page_give_no_value(kit: SimpleNamespace) -> None:
    assert contracts(kit) == {}
    assert contracts(kit, {}, unread=True) == {}
