"""Cleaning the values of registration certificates."""

from __future__ import annotations

import pytest

from dossier_ai.text.registry_fields import address_text


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("某市一路2层160、161.162号", "某市一路2层160、161、162号"),
        ("某市一路2层160.5号", "某市一路2层160.5号"),
        ("某市 一路(东)1号", "某市一路（东）1号"),
    ],
)
def test_room_numbers_are_listed_with_one_mark(printed: str, value: str) -> None:
    assert address_text(printed) == value
