"""A generated page read from pixels, as it is, turned, askew and photographed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dossier_ai.core import Page
from dossier_ai.reading.ocr import OcrEngine, Picture
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.reading.scan import read_picture
from dossier_ai.reading.upright import mapped
from dossier_ai.text.ruled_tables import ruled_tables

from .conftest import PROSE, ROWS, STEP, TOP, XS, drawn_page, photographed, turned

pytestmark = pytest.mark.ocr


def read(engine: OcrEngine, picture: Picture, folder: Path) -> Page:
    return read_picture(picture, engine, PictureStore(folder), "page.png", 1)


def table_texts(page: Page) -> list[list[str]]:
    [table] = ruled_tables(page)
    return [[cell.text for cell in table.row(i)] for i in range(table.row_count)]


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_every_quarter_turn_reads_the_same(engine: OcrEngine, tmp_path: Path, quarters: int) -> None:
    page = read(engine, np.ascontiguousarray(np.rot90(drawn_page(), quarters)), tmp_path)
    assert page.quarter_turns == quarters
    assert table_texts(page) == [list(row) for row in ROWS]
    assert set(PROSE) <= {word.text for word in page.words}


def known_box(homography: np.ndarray, columns: int, rows: int) -> list[float]:
    """Where the ink of the cell 3,256,789.12 stands on the warped picture, in fractions."""
    cell = drawn_page()[TOP + 3 * STEP + 4 : TOP + 4 * STEP - 4, XS[2] + 4 : XS[3] - 4].min(axis=2) < 128
    down, across = np.flatnonzero(cell.any(axis=1)), np.flatnonzero(cell.any(axis=0))
    left, right = XS[2] + 4 + across[0], XS[2] + 4 + across[-1] + 1
    top, bottom = TOP + 3 * STEP + 4 + down[0], TOP + 3 * STEP + 4 + down[-1] + 1
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=float)
    points = mapped(homography, corners) / [columns, rows]
    return [*points.min(axis=0), *points.max(axis=0)]


@pytest.mark.parametrize("degrees", [1.5, -4.0, 8.0])
def test_a_skewed_page_keeps_its_places(engine: OcrEngine, tmp_path: Path, degrees: float) -> None:
    picture, homography = turned(drawn_page(), degrees)
    page = read(engine, picture, tmp_path)
    assert page.skew_degrees == pytest.approx(-degrees, abs=0.15)
    assert table_texts(page) == [list(row) for row in ROWS]
    check_place(page, homography)


def test_a_photographed_page_is_unwarped_and_keeps_its_places(engine: OcrEngine, tmp_path: Path) -> None:
    picture, homography = photographed(drawn_page())
    page = read(engine, picture, tmp_path)
    assert table_texts(page) == [list(row) for row in ROWS]
    check_place(page, homography)


def check_place(page: Page, homography: np.ndarray) -> None:
    [word] = [w for w in page.words if w.text == "3,256,789.12"]
    found = page.box(word.rect).as_list()
    expected = known_box(homography, 1180, 900)
    middle = [(found[0] + found[2]) / 2, (found[1] + found[3]) / 2]
    truth = [(expected[0] + expected[2]) / 2, (expected[1] + expected[3]) / 2]
    assert middle == pytest.approx(truth, abs=0.005)
    assert found == pytest.approx(expected, abs=0.02)


def test_the_same_page_gives_the_same_words(engine: OcrEngine, tmp_path: Path) -> None:
    first = read(engine, drawn_page(), tmp_path)
    other = np.full((600, 900, 3), 255, dtype=np.uint8)
    read(engine, other, tmp_path)
    assert read(engine, drawn_page(), tmp_path) == first


def test_a_blank_page_has_no_words(engine: OcrEngine, tmp_path: Path) -> None:
    page = read(engine, np.full((800, 600, 3), 255, dtype=np.uint8), tmp_path)
    assert page.words == () and page.read and page.rulings == ()
