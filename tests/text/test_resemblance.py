"""Signatures of texts: equal texts, near copies, and different ones."""

from __future__ import annotations

import random

import pytest

from dossier_ai.text.resemblance import (
    bands_of,
    differing_bits,
    gist_of,
    resemblance,
    shingles,
    signature_of,
)

LETTERS = [chr(0x4E00 + 7 * i) for i in range(400)]


def prose(seed: int, length: int = 4000) -> str:
    rng = random.Random(seed)
    return "".join(rng.choice(LETTERS) for _ in range(length))


@pytest.mark.parametrize("changed", [0, 200, 800, 2000])
def test_the_estimate_is_near_the_true_share_of_shingles(changed: int) -> None:
    one, other = prose(1), prose(1)[: 4000 - changed] + prose(2, changed)
    a, b = shingles(one), shingles(other)
    assert abs(resemblance(signature_of(one), signature_of(other)) - len(a & b) / len(a | b)) < 0.12


def test_near_copies_share_a_band_and_strangers_do_not() -> None:
    one, near = signature_of(prose(1)), signature_of(prose(1)[:3800] + prose(3, 200))
    assert set(bands_of(one)) & set(bands_of(near))
    assert not set(bands_of(one)) & set(bands_of(signature_of(prose(2))))


def test_figures_and_blanks_do_not_count() -> None:
    text = prose(1)
    assert signature_of(text) == signature_of("2024 ，" + " 13 ".join((text[:50], text[50:])) + "。99")


def test_a_short_text_has_no_signature() -> None:
    assert signature_of(prose(1, 150)) == ""
    with pytest.raises(ValueError, match="MinHash"):
        resemblance("", "")


def test_gists_of_one_text_agree_and_those_of_two_differ() -> None:
    text = prose(1, 300)
    assert gist_of(text) == gist_of(text)
    assert differing_bits(gist_of(text), gist_of(text.replace(text[7], "误", 1))) <= 4
    assert differing_bits(gist_of(text), gist_of(prose(2, 300))) > 10
    assert gist_of("12 3") == ""
