"""Photographs of different activities look different, the same one looks the same wherever it stands."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np

from dossier_ai.corpus.flow import Layout, lay_out
from dossier_ai.corpus.fonts import choose_fonts
from dossier_ai.corpus.paint import paint
from dossier_ai.corpus.render.photos import photo_drawing
from dossier_ai.reading.photos import photos_of


def looks(seed: str, caption: str, height: float) -> list[int]:
    """The hashes of the photographs that reading finds on a sheet with one drawing."""
    drawing = photo_drawing((caption, caption), random.Random(seed), height)
    fonts = choose_fonts(random.Random(1))
    (sheet,) = lay_out([drawing], Layout(fonts, random.Random(1)))
    picture = np.ascontiguousarray(np.asarray(paint(sheet, 100))[:, :, ::-1])
    return [int(photo.look, 16) for photo in photos_of(picture, ())]


def test_photographs_of_different_activities_differ_by_many_bits() -> None:
    found = [look for k in range(6) for look in looks(f"event-{k}", f"第{k}期培训", 62)]
    assert len(found) >= 8
    apart = [(a ^ b).bit_count() for a, b in combinations(found, 2)]
    assert min(apart) > 8
    assert sorted(apart)[len(apart) // 2] > 16


def test_a_photograph_used_again_is_the_same() -> None:
    first, again = looks("kept", "政策宣讲会", 62), looks("kept", "政策宣讲会", 62)
    assert first and first == again
