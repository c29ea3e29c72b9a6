"""Copies, screens and odd digits are told from drawn pictures; a clean page gives no signal."""

import random
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from dossier_ai.core import Frame, Page, Rect, Seal, Word
from dossier_ai.corpus import damage
from dossier_ai.forensics.copies import copy_signals
from dossier_ai.forensics.examine import examine_files
from dossier_ai.forensics.figure_line import figure_signals

WIDTH, HEIGHT = 1000, 1400
NUMBER = "1234567890"


def page(seals=()):
    word = Word(NUMBER, Rect(100, 196, 100 + 28 * len(NUMBER), 236))
    frame = Frame.plain(WIDTH, HEIGHT)
    return Page("a.jpg", 1, WIDTH, HEIGHT, frame, (word,), "ocr", seals=seals, picture="x.jpg")


def scan(odd: int | None = None, seal=(60, 60, 200)):
    """A scanned page in blue, green, red with lines of text, a seal, and one number; digit `odd` is drawn
    taller, thinner and paler, without grain."""
    picture = np.full((HEIGHT, WIDTH, 3), 250, np.uint8)
    for y in range(400, 1200, 40):
        cv2.putText(picture, "lines of print 0123", (90, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (20, 20, 20), 2)
    cv2.circle(picture, (760, 1220), 80, seal, 6)
    for place, digit in enumerate(NUMBER):
        if place != odd:
            at = (102 + 28 * place, 228)
            cv2.putText(picture, digit, at, cv2.FONT_HERSHEY_SIMPLEX, 0.9, (20, 20, 20), 3)
    noise = np.random.default_rng(5).normal(0, 3, picture.shape[:2])[..., None]
    picture = np.clip(cv2.GaussianBlur(picture, (0, 0), 0.8) + noise, 0, 255).astype(np.uint8)
    if odd is not None:
        left = 101 + 28 * odd
        picture[195:236, left : left + 24] = 250
        cv2.putText(picture, NUMBER[odd], (left, 232), cv2.FONT_HERSHEY_SIMPLEX, 1.15, (110, 110, 110), 1)
    return picture


def test_a_clean_scan_gives_no_signal():
    assert copy_signals(scan(), page()) == ()
    assert figure_signals(scan(), page()) == ()


def test_a_grey_seal_on_a_page_without_colour_is_a_copy_with_its_box():
    seal = Seal(Rect(680, 1140, 840, 1300), "round", "grey")
    (signal,) = copy_signals(scan(seal=(120, 120, 120)), page((seal,)))
    assert signal.kind == "monochrome_copy" and signal.box == (0.68, 1140 / 1400, 0.84, 1300 / 1400)


def test_a_grey_scan_of_black_print_alone_is_no_copy():
    assert copy_signals(scan(seal=(20, 20, 20)), page()) == ()


def test_a_copiers_dark_edge_makes_a_copy_and_a_coloured_page_none():
    grey, coloured = scan(seal=(120, 120, 120)), scan()
    grey[:, :6] = coloured[:, :6] = 60
    assert [s.kind for s in copy_signals(grey, page())] == ["monochrome_copy"]
    assert copy_signals(coloured, page()) == ()


@pytest.mark.parametrize("strength", [0.04, 0.09, 0.16])
def test_the_stripes_of_a_display_are_found(strength):
    shot = damage.screen(np.ascontiguousarray(scan()[..., ::-1]), random.Random(3), strength)
    shot = damage.compress(shot, 80)
    assert [s.kind for s in copy_signals(np.ascontiguousarray(shot[..., ::-1]), page())] == ["screen_photo"]


def test_a_coarsely_different_digit_is_found_where_it_stands():
    (signal,) = figure_signals(scan(odd=4), page())
    assert signal.kind == "figure_line" and "请核对原件" in signal.message.zh
    left, _, right, _ = (v * WIDTH for v in signal.box)
    assert 200 < left < right < 250


class Inline:
    """Calls at once what the sandbox would call elsewhere."""

    def call(self, function, *args):
        return function(*args)


def test_what_cannot_be_examined_is_named(tmp_path: Path):
    broken = tmp_path / "b.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    file = SimpleNamespace(name="b.pdf", path=broken, format="pdf")

    def gone(page):
        raise FileNotFoundError(page.picture)

    found = examine_files((file,), (page(),), gone, Inline(), None)
    assert found.signals == ()
    assert {(f, p) for f, p, _ in found.not_examined} == {("b.pdf", None), ("a.jpg", 1)}
