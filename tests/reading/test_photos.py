"""Photographs on pages: found, told from print, and looking alike when they are the same."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from dossier_ai.core import Rect, Word
from dossier_ai.reading.photos import look_of, photos_of

Picture = npt.NDArray[np.uint8]


def scene(seed: int, height: int = 240, width: int = 320) -> Picture:
    """Soft shapes of many tones."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(10, 200, (7, 9, 3)).astype(np.uint8)
    soft = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.clip(soft.astype(int) + rng.normal(0, 4, soft.shape), 0, 230).astype(np.uint8)


def page(*photos: tuple[Picture, int, int]) -> Picture:
    paper = np.full((1400, 1000, 3), 250, np.uint8)
    for line in range(12):
        cv2.putText(paper, "printed text of a page", (90, 80 + 40 * line), 0, 1.0, (20, 20, 20), 2)
    for photo, left, top in photos:
        paper[top : top + photo.shape[0], left : left + photo.shape[1]] = photo
    return paper


def apart(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


def test_photographs_are_found_where_they_stand() -> None:
    found = photos_of(page((scene(1), 120, 640), (scene(2), 500, 640)), ())
    assert [(round(p.rect.left, -1), round(p.rect.top, -1)) for p in found] == [(120, 640), (500, 640)]
    assert all(abs(p.rect.width - 320) < 8 and abs(p.rect.height - 240) < 8 for p in found)


def test_text_shaded_cells_and_empty_paper_are_no_photographs() -> None:
    shaded = np.full((240, 320, 3), 170, np.uint8)
    assert photos_of(page((shaded, 120, 640)), ()) == ()
    assert photos_of(np.full((600, 400, 3), 255, np.uint8), ()) == ()


def test_a_stretch_full_of_words_is_no_photograph() -> None:
    words = [Word("字" * 10, Rect(120, 640 + 40 * i, 440, 670 + 40 * i)) for i in range(6)]
    assert photos_of(page((scene(1), 120, 640)), words) == ()


@pytest.mark.parametrize("seed", range(4))
def test_the_same_photograph_looks_alike_after_another_scan(seed: int) -> None:
    once = page((scene(seed), 120, 640))
    paper = cv2.GaussianBlur(page((scene(seed), 330, 900)), (0, 0), 1.2).astype(np.float32)
    light = np.linspace(0.8, 1.0, paper.shape[1], dtype=np.float32)[None, :, None]
    _, encoded = cv2.imencode(".jpg", (paper * light).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 60])
    again = np.asarray(cv2.imdecode(encoded, cv2.IMREAD_COLOR), dtype=np.uint8)
    (first,), (second,) = photos_of(once, ()), photos_of(again, ())
    assert apart(first.look, second.look) <= 6
    (other,) = photos_of(page((scene(seed + 50), 120, 640)), ())
    assert apart(first.look, other.look) > 6


def test_a_look_is_64_bits_in_hexadecimal() -> None:
    assert len(look_of(page())) == 16
    assert look_of(page()) == look_of(page())
