"""Inputs: what counts as known, and how far rounding may have moved a printed figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dossier_ai.checks.known import (
    Known,
    day,
    half_step,
    mark,
    number,
    period,
    person_key,
    text,
    whole,
    year_of,
)
from dossier_ai.core import Evidence, Field, FieldState, Personal
from dossier_ai.core.field import FieldValue

PLACE = (Evidence(file="a.pdf", page=1, box=(0.1, 0.1, 0.2, 0.2)),)


def field(value: FieldValue, state: FieldState = FieldState.READ) -> Field:
    return Field(name="audit_report.period", document="d", state=state, value=value, evidence=PLACE)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_nothing_is_not_a_value(value: str | None) -> None:
    for read in (text, number, whole, day, period, year_of, person_key):
        assert read(field(value)) is None
    assert text(None) is None


def test_struck_out_value_does_not_stand() -> None:
    assert text(field("保留意见", FieldState.CROSSED_OUT)) is None


@pytest.mark.parametrize("value", ["12a", "NaN", "Infinity", "1,000"])
def test_what_is_no_number(value: str) -> None:
    assert number(field(value)) is None


def test_fraction_is_no_whole_number() -> None:
    assert whole(field("3.5")) is None
    three = whole(field("3.0"))
    assert three is not None
    assert three.value == 3


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("2025", 2025),
        ("2025年度", 2025),
        ("2025-01-01/2025-12-31", 2025),
        ("2023/2025", 2025),
        ("上年", None),
    ],
)
def test_years(value: str, year: int | None) -> None:
    known = year_of(field(value))
    assert (known.value if known else None) == year


def test_periods() -> None:
    term = period(field("2019-06-18/.."))
    assert term is not None
    assert term.value[0] is not None
    assert term.value[1] is None
    end = period(field("/2027-05-19"))
    assert end is not None
    assert end.value[1] is not None
    assert end.value[1].iso == "2027-05-19"


def test_false_mark_is_a_value() -> None:
    known = mark(field(False))
    assert known is not None
    assert known.value is False
    assert mark(field(None, FieldState.ABSENT)) is None


def test_phones_compare_by_hash() -> None:
    concealed = person_key(field(Personal(masked="139****0000", hash="abc")))
    assert concealed is not None
    assert (concealed.value, concealed.raw) == ("abc", "139****0000")


@pytest.mark.parametrize(
    ("value", "raw", "step"),
    [
        ("3256789.12", "3,256,789.12", "0.005"),
        ("3256800", "325.68", "50"),
        ("3260000", "326", "5000"),
        ("3256000", "3,256 千元", "500"),
        ("-105.5", "-105.5", "0.05"),
        ("3260000", "３２６", "5000"),
        ("1000000", "壹佰万元整", None),
        ("1000000", "1.000.000", None),
        ("0", "0.00", None),
    ],
)
def test_half_of_the_last_printed_digit(value: str, raw: str, step: str | None) -> None:
    assert half_step(Known(Decimal(value), PLACE, raw=raw)) == (Decimal(step) if step else None)
