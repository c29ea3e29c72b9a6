"""Codes of invented organisations have right check characters, whoever checks them."""

import random
import re

import pytest
from stdnum.cn import uscc

from dossier_ai.corpus.codes import (
    make_certificate_number,
    make_phone,
    make_unified_code,
    organisation_check,
    spoil_unified_code,
    unified_check,
)


def test_published_organisation_code_example() -> None:
    # GB 11714's own example, D2143569-X
    assert organisation_check("D2143569") == "X"


@pytest.mark.parametrize("fake", [True, False])
def test_unified_codes_are_valid_for_an_independent_library(fake: bool) -> None:
    rng = random.Random(5)
    for _ in range(100):
        code = make_unified_code(rng, "630104", fake=fake)
        assert uscc.is_valid(code)
        assert (code[8:12] == "FAKE") is fake
        assert organisation_check(code[8:16]) == code[16]


def test_spoilt_code_fails() -> None:
    rng = random.Random(6)
    for _ in range(50):
        code = spoil_unified_code(rng, make_unified_code(rng, "630104", fake=False))
        assert unified_check(code[:17]) != code[17] or organisation_check(code[8:16]) != code[16]


def test_spoilt_code_does_not_look_like_the_right_one() -> None:
    rng = random.Random(7)
    for _ in range(200):
        code = make_unified_code(rng, "630104", fake=False)
        ((was, now),) = {(a, b) for a, b in zip(code, spoil_unified_code(rng, code), strict=True) if a != b}
        assert {was, now} not in [{"2", "7"}, {"3", "8"}, {"0", "D"}, {"1", "L"}, {"5", "6"}]


def test_certificate_number_carries_year_size_and_cycle() -> None:
    number = make_certificate_number(random.Random(1), 2024, 51, cycle=1)
    assert re.fullmatch(r"\d{3}24Q\d{5}R1M", number)


def test_phones_do_not_repeat_and_cannot_be_anyones() -> None:
    used: set[str] = set()
    rng = random.Random(2)
    phones = [make_phone(rng, used) for _ in range(500)]
    assert len(set(phones)) == 500
    assert all(p[3:7] == "0000" for p in phones)
