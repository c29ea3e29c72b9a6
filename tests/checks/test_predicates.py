"""Each implemented check's predicate on its cases in the specification (appendix C, section 80), verbatim."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from dossier_ai.checks import certificates, finance, naming, package, served_rows, shares
from dossier_ai.checks.run import registered_checks

CASES = {
    case["id"]: case
    for line in (Path(__file__).parents[1] / "data" / "check-cases.jsonl").read_text("utf-8").splitlines()
    if "id" in (case := json.loads(line, parse_float=Decimal))
}


def _argument(value: Any) -> Any:
    """Dates are ISO strings and fractions `a/b` in the cases."""
    if isinstance(value, list):
        return [_argument(item) for item in value]
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return dt.date.fromisoformat(value)
    if isinstance(value, str) and re.fullmatch(r"\d+/\d+", value):
        return Fraction(value)
    return value


def test_specification_has_a_case_for_every_check_of_the_catalogue() -> None:
    assert len(CASES) == 168


@pytest.mark.parametrize("check", registered_checks(), ids=lambda check: str(check.id))
@pytest.mark.parametrize("side", ["ok", "bad"])
def test_predicate_on_its_case(check: Any, side: str) -> None:
    arguments = {key: _argument(value) for key, value in CASES[check.id][side].items()}
    assert check.predicate(**arguments) is (side == "ok")


def test_main_products_may_cover_less_than_all_service_income() -> None:
    """Amendment to XFN-20: the form lists main products only."""
    assert shares.shares_plausible([Fraction(1, 5)], 650, 1000)
    assert shares.shares_plausible([Fraction(66, 100)], 650, 1000)
    assert not shares.shares_plausible([Fraction(661, 1000)], 650, 1000)


@pytest.mark.parametrize(
    ("standard", "agrees"),
    [
        ("GB/T 19001-2026 / ISO 9001:2026", True),
        ("GB/T19001—2016idtISO9001:2015", True),
        ("ISO 9001：2015", True),
        ("GB/T 19001", True),
        ("GB/T 19001-2008/ISO 9001:2008", False),
        ("GB/T 24001-2016/ISO 14001:2015", False),
        ("GB/T 45001-2020", False),
    ],
)
def test_editions(standard: str, agrees: bool) -> None:
    """Amendment to XCT-06: an edition newer than the table is no contradiction."""
    assert certificates.edition_in_force(standard) is agrees


@pytest.mark.parametrize("power", [3, 4, 8, -3, -4, -8])
def test_unit_slips(power: int) -> None:
    assert not finance.same_unit(Decimal("3256789.12") * Decimal(10) ** power, Decimal("3256789.12"))


@pytest.mark.parametrize("ratio", ["1", "10", "100", "10100", "9949", "-10000"])
def test_other_ratios_are_no_unit_slips(ratio: str) -> None:
    assert finance.same_unit(Decimal(ratio) * 500, Decimal(500))


def test_unknown_certificate_numbers_say_nothing() -> None:
    assert certificates.is_quality_system("CN24/00001234")
    assert certificates.number_year_fits("CN24/00001234", [2020])


def test_words_around_a_name_are_no_part_of_it() -> None:
    for printed in (
        "甲有限公司（盖章）",
        "甲有限公司全体股东：",
        "甲有限公司董事会：",
        "甲有限公司(公章)",
        "甲有限公司",
    ):
        assert naming.bare_name(printed) == "甲有限公司"
    assert naming.bare_name("虚构市甲学会") == "虚构市甲学会"


def test_same_trade_name_in_two_cities_is_no_duplicate() -> None:
    assert served_rows.stems_distinct(["虚构市甲元科技有限公司", "示例市甲元科技有限公司"])
    assert not served_rows.stems_distinct(["虚构市甲元科技有限公司", "甲元科技有限责任公司"])


def test_more_pages_than_printed_are_no_lack() -> None:
    assert package.report_complete(24, None)
