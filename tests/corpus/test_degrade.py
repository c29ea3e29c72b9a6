"""Truth boxes move with the ink, whatever is done to the page."""

import random

import cv2
import numpy as np
import pytest

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.degrade import LEVELS, Way, degrade, turn


def _page() -> np.ndarray:
    page = np.full((900, 640, 3), 255, np.uint8)
    page[300:340, 200:420] = 0
    return page


MARK = Rect(200 / 640, 300 / 900, 420 / 640, 340 / 900)


@pytest.mark.parametrize("way", ["scan", "photo", "copy"])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_box_follows_the_ink(way: Way, level: str, seed: int) -> None:
    shot = degrade(_page(), random.Random(seed), way, level)  # type: ignore[arg-type]
    height, width = shot.picture.shape[:2]
    # the mark's neighbourhood only: a table top and a copier's edges are dark as well
    box = shot.box(MARK)
    near = shot.box(MARK.grown(0.06, 0.04))
    left, top = int(near.left * width), int(near.top * height)
    part = shot.picture[top : int(near.bottom * height), left : int(near.right * width)].mean(axis=2)
    # a copier's streak or a fold is dark as well, but thin
    dark = cv2.morphologyEx((part < 90).astype(np.uint8), cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    ys, xs = np.nonzero(dark)
    found = Rect(
        (left + xs.min()) / width,
        (top + ys.min()) / height,
        (left + xs.max()) / width,
        (top + ys.max()) / height,
    )
    shared = found.overlap(box)
    assert shared / (found.area + box.area - shared) > 0.8


def test_same_seed_same_pixels() -> None:
    first = degrade(_page(), random.Random(4), "photo", "medium").picture
    assert np.array_equal(first, degrade(_page(), random.Random(4), "photo", "medium").picture)


def test_no_damage_leaves_the_page_alone() -> None:
    shot = degrade(_page(), random.Random(4), "scan", "none")
    assert np.array_equal(shot.picture, _page())
    assert shot.box(MARK) == MARK


def test_a_quarter_turn_turns_the_picture_and_keeps_the_boxes() -> None:
    shot = degrade(_page(), random.Random(4), "scan", "light")
    turned = turn(shot, 1)
    assert turned.picture.shape[:2] == (640, 900)
    assert turned.box(MARK) == shot.box(MARK)


def test_fax_is_black_and_white() -> None:
    picture = degrade(_page(), random.Random(4), "fax", "medium").picture
    assert set(np.unique(picture)) <= {0, 255}
