"""Seals pressed on sheets and read back: what is counted when nothing, or all but a character, is read."""

from __future__ import annotations

import pytest

from dossier_ai.core import Frame, Page
from dossier_ai.corpus import evaluation_seals
from dossier_ai.corpus.degrade import Picture
from dossier_ai.corpus.evaluation_seals import measure_seals


def blind(picture: Picture) -> Page:
    """A reader that sees nothing."""
    height, width = picture.shape[:2]
    return Page("sheet.png", 1, width, height, Frame.plain(width, height), (), "ocr")


def test_what_is_not_read_counts_as_wrong() -> None:
    told = measure_seals([5], blind).as_json()
    assert sorted(told) == ["0.6 light", "0.6 medium", "0.9 light", "0.9 medium"]
    for counts in told.values():
        assert counts["seals"] == 1 and counts["found"] == 0 and counts["arcs_whole"] == 0
        assert counts["characters_under_seal"] > 0 and counts["characters_right"] == 0
        assert counts["arc_characters_right"] == 0


def test_the_same_seeds_give_the_same_sheets() -> None:
    seen: list[bytes] = []

    def remember(picture: Picture) -> Page:
        seen.append(picture.tobytes())
        return blind(picture)

    measure_seals([5], remember)
    measure_seals([5], remember)
    assert len(seen) == 8 and seen[:4] == seen[4:]


@pytest.mark.parametrize(
    ("places", "found", "right"),
    [
        ((0, 1, 2, 3), "资产总额", 4),
        ((0, 1, 2, 3), "资严总额", 3),
        ((2, 3), "资严总额", 2),
        ((1,), "资总额", 0),
    ],
)
def test_characters_count_where_they_stand(places: tuple[int, ...], found: str, right: int) -> None:
    assert evaluation_seals._right_at("资产总额", places, found) == right
