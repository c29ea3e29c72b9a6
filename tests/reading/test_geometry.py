"""Rulings, codes, ink, skew and split lines on small drawn pictures; no OCR."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from dossier_ai.core import Rect, Word
from dossier_ai.reading.codes import codes_of
from dossier_ai.reading.ink import ink_of
from dossier_ai.reading.ocr import Picture, Polygon
from dossier_ai.reading.ocr.crops import crop_line, split_stacked
from dossier_ai.reading.ocr.ctc import decode
from dossier_ai.reading.rulings import merged, rulings_of
from dossier_ai.reading.upright import level, mapped, sideways, turn_polygons

from .conftest import FONT, ROWS, STEP, TOP, XS, drawn_page, photographed, turned


def box(left: float, top: float, right: float, bottom: float) -> Polygon:
    return (left, top), (right, top), (right, bottom), (left, bottom)


WORDS = (
    Word("资产负债表", Rect(430, 70, 650, 120)),
    *(Word("一行普通文字", Rect(100, 620 + 60 * i, 700, 656 + 60 * i)) for i in range(3)),
)


def lines_of_page() -> list[Polygon]:
    return [box(100, 160 + 40 * i, 900, 190 + 40 * i) for i in range(10)]


@pytest.mark.parametrize("degrees", [0.0, 0.5, -2.0, 6.0])
def test_rulings_are_found_where_they_are_drawn(degrees: float) -> None:
    picture, homography = turned(drawn_page(), degrees)
    polygons = [tuple(map(tuple, mapped(homography, np.array(p, dtype=float)))) for p in lines_of_page()]
    frame = level(picture, polygons)  # type: ignore[arg-type]
    assert frame.skew_degrees == pytest.approx(-degrees, abs=0.05)
    rulings = rulings_of(frame.picture(picture), WORDS)
    back = np.linalg.inv(homography) @ np.linalg.inv(frame.to_upright)
    rows = [mapped(back, np.array([[r.rect.cx, r.rect.cy]]))[0, 1] for r in rulings if r.horizontal]
    columns = [mapped(back, np.array([[r.rect.cx, r.rect.cy]]))[0, 0] for r in rulings if not r.horizontal]
    expected_rows = [TOP + i * STEP for i in range(len(ROWS) + 1)]
    assert all(min(abs(y - e) for y in rows) < 3 for e in expected_rows)
    assert all(min(abs(x - e) for x in columns) < 3 for e in XS)
    assert all(min(abs(y - e) for e in expected_rows) < 4 for y in rows)


def test_the_edge_of_a_desk_is_no_ruling() -> None:
    picture, homography = photographed(np.full((900, 1180, 3), 255, dtype=np.uint8))
    assert homography is not None and rulings_of(picture, ()) == ()


def test_broken_lines_are_one_ruling() -> None:
    picture = np.full((300, 900, 3), 255, dtype=np.uint8)
    for left in range(50, 850, 100):
        picture[150:152, left : left + 90] = 0
    [ruling] = rulings_of(picture, WORDS)
    assert (ruling.rect.left, ruling.rect.right) == pytest.approx((50, 840), abs=4)


def test_pieces_are_merged() -> None:
    pieces = [Rect(0, 10, 50, 11), Rect(50, 10, 90, 11), Rect(200, 10, 240, 11), Rect(5, 0, 6, 40)]
    assert merged(pieces, 2) == [Rect(0, 10, 90, 11), Rect(200, 10, 240, 11), Rect(5, 0, 6, 40)]


def test_a_code_is_decoded_with_its_place() -> None:
    code = zxingcpp.create_barcode("https://example.invalid/91630105", zxingcpp.BarcodeFormat.QRCode)
    drawn = np.array(zxingcpp.write_barcode_to_image(code, scale=4))
    picture = np.full((500, 700, 3), 255, dtype=np.uint8)
    rows, columns = drawn.shape[:2]
    picture[100 : 100 + rows, 300 : 300 + columns] = drawn.reshape(rows, columns, -1)[:, :, :1]
    [found] = codes_of(picture)
    assert found.payload == "https://example.invalid/91630105"
    assert found.rect.left > 290 and found.rect.right < 310 + columns


def test_print_is_no_code() -> None:
    assert codes_of(drawn_page()) == ()


def test_ink_counts_black_and_blue_but_not_red() -> None:
    picture = np.full((1000, 800, 3), 255, dtype=np.uint8)
    picture[100:150, 100:200] = 0
    picture[300:350, 100:200] = (150, 40, 20)
    picture[500:550, 100:200] = (50, 40, 210)
    ink = ink_of(picture)
    assert ink.density(Rect(105, 105, 195, 145)) > 0.95
    assert ink.density(Rect(105, 305, 195, 345)) > 0.95
    assert ink.density(Rect(105, 505, 195, 545)) == 0
    assert ink.density(Rect(600, 100, 700, 200)) == 0


def test_ink_on_a_shaded_photograph() -> None:
    shade = np.linspace(110, 250, 800)[None, :, None].repeat(1000, axis=0).repeat(3, axis=2)
    picture = shade.astype(np.uint8)
    picture[400:440, 100:140] = 20
    ink = ink_of(picture)
    assert ink.density(Rect(105, 405, 135, 435)) > 0.9
    assert ink.density(Rect(0, 600, 800, 1000)) < 0.01


def stacked() -> Picture:
    image = Image.new("RGB", (400, 300), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT, 28)
    draw.text((40, 40), "名称", font=font, fill=0)
    draw.text((40, 80), "类型", font=font, fill=0)
    for i, char in enumerate("序号"):
        draw.text((250, 40 + 34 * i), char, font=font, fill=0)
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])


def test_lines_read_as_one_are_split() -> None:
    plain = [box(40, 150 + 40 * i, 300, 180 + 40 * i) for i in range(3)]
    labels, column = box(36, 44, 100, 120), box(246, 44, 282, 116)
    found = split_stacked(stacked(), [labels, column, *plain])
    assert found[-3:] == plain
    tops = [(round(p[0][0]), round((p[0][1] + p[2][1]) / 2 / 40)) for p in found[:-3]]
    assert tops == [(36, 2), (36, 3), (246, 2), (246, 2)] or len(tops) == 4


def test_a_large_title_is_not_split() -> None:
    image = Image.new("RGB", (700, 200), "white")
    ImageDraw.Draw(image).text((20, 20), "营业执照二三", font=ImageFont.truetype(FONT, 90), fill=0)
    picture = np.ascontiguousarray(np.asarray(image)[:, :, ::-1])
    title = box(15, 25, 580, 150)
    small = [box(20, 160, 200, 180)] * 3
    assert split_stacked(picture, [title, *small])[0] == title


def test_a_crop_is_cut_level() -> None:
    picture, homography = turned(drawn_page(), 10)
    corners = np.array([[100, 300], [420, 300], [420, 360], [100, 360]], dtype=float)
    polygon = tuple(map(tuple, mapped(homography, corners)))
    crop = crop_line(picture, polygon)  # type: ignore[arg-type]
    assert crop.shape[:2] == (60, 320)
    straight = drawn_page()[300:360, 100:420]
    assert float(cv2.absdiff(crop[5:-5, 5:-5], straight[5:-5, 5:-5]).mean()) < 12


def test_direction_of_text() -> None:
    across, down = box(0, 0, 200, 20), box(0, 0, 20, 200)
    assert sideways([across]) == 0 and sideways([down]) == 1 and sideways([box(0, 0, 20, 20)]) == 0.5
    [turned_once] = turn_polygons([across], 300, 100)
    assert turned_once == box(100, 80, 300, 100)


def test_characters_keep_their_places() -> None:
    characters = ["", "甲", "乙", "1", " "]
    indices = np.array([0, 1, 1, 0, 0, 2, 0, 0, 3, 0, 0, 0])
    scores = np.full(12, 0.9, dtype=np.float32)
    read = decode(indices, scores, characters, 10.0)
    assert read.text == "甲乙1" and read.confidence == pytest.approx(0.9)
    assert read.edges is not None and len(read.edges) == 4
    assert list(read.edges) == sorted(read.edges) and read.edges[0] >= 0 and read.edges[-1] <= 1
    assert read.edges[1] == pytest.approx((2 + 5.5) / 2 / 10)
    scores[5] = 0.4  # one doubtful character, which the mean hides
    doubtful = decode(indices, scores, characters, 10.0)
    assert doubtful.chances == pytest.approx((0.9, 0.4, 0.9), abs=1e-3) and doubtful.confidence > 0.7
    assert decode(np.zeros(5, dtype=np.int64), scores[:5], characters, 5.0).text == ""
