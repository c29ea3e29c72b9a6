"""Truth boxes move with the ink, whatever is done to the page."""

import random

import cv2
import numpy as np
import pytest

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus import damage
from dossier_ai.corpus import degrade as degrading
from dossier_ai.corpus.degrade import LEVELS, STRENGTHS, Way, degrade, turn


def _page() -> np.ndarray:
    page = np.full((900, 640, 3), 255, np.uint8)
    page[300:340, 200:420] = 0
    return page


MARK = Rect(200 / 640, 300 / 900, 420 / 640, 340 / 900)


@pytest.mark.parametrize("way", ["scan", "photo", "copy", "screen"])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_box_follows_the_ink(way: Way, level: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(degrading._OFTEN, "glare", 0.0)  # a reflection hides ink, it does not move it
    monkeypatch.setitem(degrading._OFTEN, "crop", 1.0)
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


@pytest.mark.parametrize("way", ["scan", "photo", "copy", "fax", "screen"])
def test_every_way_is_repeatable(way: Way) -> None:
    first, second = (degrade(_page(), random.Random(9), way, "heavy") for _ in range(2))
    assert np.array_equal(first.picture, second.picture)
    assert first.box(MARK) == second.box(MARK)


def test_strengths_grow() -> None:
    light, medium, heavy = (STRENGTHS[level] for level in LEVELS)
    for name in ("skew", "corners", "gradient", "blur", "noise", "bleed", "glare", "moire"):
        assert getattr(light, name) < getattr(medium, name) < getattr(heavy, name)
    for name in ("curl", "pepper", "crop", "motion"):
        assert getattr(light, name) == 0 < getattr(medium, name) < getattr(heavy, name)
    assert light.quality > medium.quality > heavy.quality


def test_the_back_shines_through_mirrored() -> None:
    out = damage.bleed_through(np.full((100, 80, 3), 255, np.uint8), _page()[:900, :640], 0.2)
    dark = np.argwhere(out[..., 0] < 225)
    # the mark is left of the middle; on the other side of the paper it is right of it
    left, right = dark[:, 1].min(), dark[:, 1].max()
    assert 80 - right == pytest.approx(200 / 8, abs=2) and 80 - left == pytest.approx(420 / 8, abs=2)
    assert out.min() >= 255 * 0.79


def test_a_reflection_is_a_bright_patch() -> None:
    grey = np.full((300, 200, 3), 120, np.uint8)
    out = damage.glare(grey, random.Random(2), 0.6)
    assert out.max() == pytest.approx(120 + 135 * 0.6, abs=4)
    assert (out > 125).mean() < 0.35


def test_a_finger_stays_at_the_edge() -> None:
    page = np.full((600, 400, 3), 255, np.uint8)
    out = damage.finger(page, random.Random(3)).astype(int)
    skin = (out[..., 0] - out[..., 2]) > 30
    assert 0 < skin.mean() < 0.02
    assert not skin[:, 40:360].any()


def test_streaks_run_down_the_page() -> None:
    page = np.full((500, 300, 3), 255, np.uint8)
    page[200] = 0
    out = damage.streaks(page, random.Random(5), 6)
    columns = np.unique(np.argwhere((out != page).any(axis=2))[:, 1])
    assert 0 < len(columns) <= 12


def test_holes_are_punched_in_the_margin() -> None:
    page = np.full((600, 400, 3), 255, np.uint8)
    out = damage.punch_holes(page, random.Random(4))
    count, _, stats, _ = cv2.connectedComponentsWithStats((out[..., 0] < 128).astype(np.uint8))
    assert count - 1 in (2, 4)
    assert stats[1:, cv2.CC_STAT_LEFT].max() < 400 * 0.05


def test_pepper_is_counted() -> None:
    page = np.full((400, 400, 3), 128, np.uint8)
    out = damage.salt_and_pepper(page, np.random.default_rng(1), 0.01)
    assert ((out != page).any(axis=2)).mean() == pytest.approx(0.01, rel=0.2)


def test_a_screen_has_a_fine_pattern() -> None:
    page = np.full((240, 240, 3), 230, np.uint8)
    out = damage.screen(page, random.Random(6), 0.16)
    assert out.std() > 5 and out.shape == page.shape


def test_saving_twice_loses_something() -> None:
    page = _page()
    out = damage.compress(page, 40)
    assert out.shape == page.shape
    assert 0 < np.abs(out.astype(int) - page).mean() < 3
