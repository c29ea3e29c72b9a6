"""Numbers of contracts and certificates: digits read as letters, and a number with a line to itself."""

from __future__ import annotations

import pytest

from dossier_ai.text.printed_numbers import mended_number


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("QD-2O24-O00981", "QD-2024-000981"),
        ("37020220231l210015", "370202202311210015"),
        ("SDGP37020200O2024", "SDGP3702020002024"),
        ("QD-WT-2024-03l", "QD-WT-2024-031"),
        ("青财会许可〔2O21〕15号", "青财会许可〔2021〕15号"),
        ("2023-FO-01", "2023-FO-01"),
        ("XIO-7", "XIO-7"),
        ("CNAS L18324", "CNAS L18324"),
        ("MA2H9Q5E2C", "MA2H9Q5E2C"),
        ("粤B2-20230418", "粤B2-20230418"),
    ],
)
def test_letters_among_digits_are_digits(printed: str, number: str) -> None:
    assert mended_number(printed) == number
