"""Seals: where they are, what they say, and the print under them."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from rapidfuzz import fuzz

from dossier_ai.core import Page
from dossier_ai.reading.ocr import OcrEngine, Picture
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.reading.red import red_suppressed, redness
from dossier_ai.reading.scan import read_picture
from dossier_ai.reading.seals import seals_of

from .conftest import FONT, PROSE, drawn_page

NAME = "山川测试科技服务有限公司"


def impression(
    side: int = 250, colour: tuple[int, int, int] = (205, 35, 45), opacity: float = 0.8, flat: float = 1.0
) -> Image.Image:
    """A seal with its name along the arc, a disc for the star, and a line below."""
    ink = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(ink)
    draw.ellipse((4, 4, side - 4, side - 4), outline=255, width=6)
    font = ImageFont.truetype(FONT, round(side * 0.105))
    for i, char in enumerate(NAME):
        angle = -130 + 260 * i / (len(NAME) - 1)
        glyph = Image.new("L", (round(side * 0.16), round(side * 0.18)), 0)
        ImageDraw.Draw(glyph).text(
            (glyph.width / 2, glyph.height / 2), char, font=font, fill=255, anchor="mm", stroke_width=1
        )
        glyph = glyph.rotate(-angle, expand=True, resample=Image.Resampling.BICUBIC)
        x = side / 2 + 0.38 * side * math.sin(math.radians(angle)) - glyph.width / 2
        y = side / 2 - 0.38 * side * math.cos(math.radians(angle)) - glyph.height / 2
        ink.paste(255, (round(x), round(y)), glyph)
    draw.ellipse((0.42 * side, 0.42 * side, 0.58 * side, 0.58 * side), fill=255)
    draw.text(
        (side / 2, side * 0.73),
        "合同专用章",
        font=ImageFont.truetype(FONT, round(side * 0.08)),
        fill=255,
        anchor="mm",
    )
    ink = ink.resize((side, round(side * flat)))
    out = Image.new("RGBA", ink.size, (*colour, 0))
    out.putalpha(ink.point(lambda v: round(v * opacity)))
    return out


def sealed(seals: list[tuple[Image.Image, int, int]]) -> Picture:
    page = Image.fromarray(np.ascontiguousarray(drawn_page()[:, :, ::-1])).convert("RGBA")
    for seal, x, y in seals:
        layer = Image.new("RGBA", page.size, (0, 0, 0, 0))
        layer.paste(seal, (x, y))
        page = Image.alpha_composite(page, layer)
    return np.ascontiguousarray(np.asarray(page.convert("RGB"))[:, :, ::-1])


@pytest.mark.ocr
def test_a_round_seal_is_found_and_read(engine: OcrEngine) -> None:
    [seal] = seals_of(sealed([(impression(), 880, 620)]), engine)
    assert (seal.shape, seal.colour) == ("round", "red")
    assert (seal.text, seal.centre_text) == (NAME, "合同专用章")
    assert [seal.rect.left, seal.rect.top, seal.rect.right, seal.rect.bottom] == pytest.approx(
        [884, 624, 1126, 866], abs=6
    )


@pytest.mark.ocr
def test_a_turned_seal_is_read_from_its_own_start(engine: OcrEngine) -> None:
    turned = impression().rotate(35, resample=Image.Resampling.BICUBIC)
    [seal] = seals_of(sealed([(turned, 880, 620)]), engine)
    assert seal.text == NAME


@pytest.mark.ocr
def test_other_shapes_and_colours(engine: OcrEngine) -> None:
    [oval] = seals_of(sealed([(impression(side=280, flat=0.67), 850, 640)]), engine)
    assert (oval.shape, oval.colour) == ("oval", "red")
    [grey] = seals_of(sealed([(impression(colour=(120, 120, 120)), 880, 620)]), engine)
    assert (grey.shape, grey.colour) == ("round", "grey")
    [across] = seals_of(sealed([(impression().crop((0, 0, 50, 250)), 1130, 300)]), engine)
    assert across.shape == "paging"


@pytest.mark.ocr
def test_a_page_without_seal_has_none(engine: OcrEngine) -> None:
    assert seals_of(drawn_page(), engine) == ()
    red_print = drawn_page()
    red_print[40:130][red_print[40:130].min(axis=2) < 128] = (40, 30, 205)
    assert seals_of(red_print, engine) == ()


def words(page: Page) -> set[str]:
    return {word.text for word in page.words}


@pytest.mark.ocr
def test_print_under_a_seal_is_read_again(engine: OcrEngine, tmp_path: Path) -> None:
    picture = sealed([(impression(opacity=0.95), 430, 600)])
    page = read_picture(picture, engine, PictureStore(tmp_path), "a.png", 1)
    expected = [*PROSE[:2], *(line.rstrip("。") for line in PROSE[2:])]
    for line in expected:
        assert any(fuzz.ratio(line, word) > 93 for word in words(page)), line
    assert "合同专用章" not in page.text
    assert [seal.text for seal in page.seals] == [NAME]


def test_suppression_takes_the_seal_and_leaves_the_print() -> None:
    plain, stamped = drawn_page(), sealed([(impression(opacity=0.95), 430, 600)])
    black = plain.min(axis=2) < 60
    clean = red_suppressed(stamped)[:, :, 0]
    assert float((clean[black] < 130).mean()) > 0.97
    stamp = (redness(stamped) > 150) & ~black
    assert float((clean[stamp] > 190).mean()) > 0.9
