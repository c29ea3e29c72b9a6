"""Two real engines read the same page; a contested region is settled by reading it again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from dossier_ai.core import Page
from dossier_ai.errors import UsageError
from dossier_ai.reading.ocr import OcrEngine, OcrLine, OcrText, Picture, Polygon
from dossier_ai.reading.ocr.engines import default_name, open_engine, second_name
from dossier_ai.reading.ocr.paddle_models import packaged_models
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.reading.reread import Rereader
from dossier_ai.reading.scan import read_picture

from .conftest import FONT, PROSE, ROWS, drawn_page, turned

pytestmark = pytest.mark.ocr


@pytest.fixture(scope="module")
def paddle(tmp_path_factory: pytest.TempPathFactory) -> OcrEngine:
    return open_engine("paddleocr", Path("no-such-folder"), tmp_path_factory.mktemp("paddle"))


def test_both_engines_read_the_same_page(engine: OcrEngine, paddle: OcrEngine) -> None:
    picture = drawn_page()
    expected = sorted([*(text for row in ROWS for text in row), *PROSE, "资产负债表"])
    assert sorted(line.text for line in engine.detect_and_recognise(picture)) == expected
    assert sorted(line.text for line in paddle.detect_and_recognise(picture)) == expected
    assert engine.name == "rapidocr" and "PP-OCRv6" in engine.version
    assert paddle.name == "paddleocr" and paddle.version.startswith("paddleocr 3.")


class Misreading:
    """The default engine with one figure read wrongly, as a smudge would have it."""

    name, version = "rapidocr", "misreading"

    def __init__(self, engine: OcrEngine) -> None:
        self.engine = engine

    def detect(self, picture: Picture) -> list[Polygon]:
        return self.engine.detect(picture)

    def recognise(self, crops: Sequence[Picture]) -> list[OcrText]:
        return [
            OcrText(t.text.replace("3,256,789.12", "3,266,789.12"), t.confidence, t.edges)
            for t in self.engine.recognise(crops)
        ]

    def detect_and_recognise(self, picture: Picture) -> list[OcrLine]:
        return self.engine.detect_and_recognise(picture)


def contested(engine: OcrEngine, tmp_path: Path) -> tuple[Page, Rereader]:
    store = PictureStore(tmp_path)
    picture, _ = turned(drawn_page(), 3.0)
    page = read_picture(picture, Misreading(engine), store, "a.png", 1)
    return page, Rereader(Misreading(engine), None, store)


def test_a_contested_region_is_settled_by_the_second_engine(
    engine: OcrEngine, paddle: OcrEngine, tmp_path: Path
) -> None:
    page, alone = contested(engine, tmp_path)
    [word] = [w for w in page.words if w.text == "3,266,789.12"]

    def balances(text: str) -> bool:
        return text.replace(",", "") == "3256789.12"

    assert alone(page, word.rect, balances) is None
    reread = Rereader(Misreading(engine), lambda: paddle, PictureStore(tmp_path))
    reading = reread(page, word.rect, balances)
    assert reading is not None
    assert (reading.text, reading.engine) == ("3,256,789.12", "paddleocr")
    assert reading.confidence > 0.8


def test_a_region_of_a_page_without_picture_stays_as_it_is(engine: OcrEngine, tmp_path: Path) -> None:
    page, reread = contested(engine, tmp_path)
    (tmp_path / page.picture).unlink()
    assert reread(page, page.words[0].rect, lambda text: True) is None


def test_the_users_weights_make_paddleocr_the_first_reader(tmp_path: Path) -> None:
    assert default_name(tmp_path / "models") == "rapidocr"
    packaged_models(tmp_path / "models")
    built = next((tmp_path / "models" / "paddleocr").iterdir())
    for folder in built.iterdir():
        folder.rename(tmp_path / "models" / "paddleocr" / folder.name)
    assert default_name(tmp_path / "models") == "paddleocr"
    assert second_name("paddleocr") == "rapidocr"


def test_an_unknown_engine_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tesseract"):
        open_engine("tesseract", tmp_path, tmp_path)


@pytest.mark.parametrize("text", ["统一社会信用代码", "实收资本3,256,789.12元", "2026年5月20日"])
def test_characters_are_cut_where_they_stand(engine: OcrEngine, text: str) -> None:
    font = ImageFont.truetype(FONT, 30)
    image = Image.new("RGB", (round(font.getlength(text)) + 24, 50), "white")
    ImageDraw.Draw(image).text((12, 2), text, font=font, fill=0)
    [read] = engine.recognise([np.ascontiguousarray(np.asarray(image)[:, :, ::-1])])
    assert read.text == text and read.edges is not None
    for i in range(len(text) + 1):
        assert read.edges[i] * image.width == pytest.approx(
            12 + font.getlength(text[:i]), abs=9 if 0 < i < len(text) else 12
        )


def test_a_line_reads_the_same_alone_and_among_others(engine: OcrEngine) -> None:
    picture = drawn_page()
    crop = np.ascontiguousarray(picture[300:360, 100:420])
    wide = np.ascontiguousarray(picture[600:680, 80:900])
    assert engine.recognise([crop])[0] == engine.recognise([wide, crop, wide])[1]
