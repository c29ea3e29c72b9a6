"""Reading a contested region again: a line as a line, a stretch of the page by finding its lines first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.reading.ocr import OcrLine, OcrText, Picture, Polygon
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.reading.reread import Rereader

_BOX: Polygon = ((0, 0), (9, 0), (9, 9), (0, 9))


class _Engine:
    name = "spy"
    version = "1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def detect(self, picture: Picture) -> list[Polygon]:
        return [_BOX]

    def recognise(self, crops: Sequence[Picture]) -> list[OcrText]:
        self.asked.append("line")
        return [OcrText("one line", 0.9) for _ in crops]

    def detect_and_recognise(self, picture: Picture) -> list[OcrLine]:
        self.asked.append("lines")
        return [OcrLine(_BOX, "first", 0.9), OcrLine(_BOX, "second", 0.9)]


@pytest.fixture
def page(tmp_path: Path) -> tuple[Page, PictureStore]:
    store = PictureStore(tmp_path)
    picture = np.full((400, 600, 3), 255, np.uint8)
    name = store.save(picture)
    words = tuple(Word("字", Rect(10.0, 40.0 * i, 30.0, 40.0 * i + 20)) for i in range(5))
    return Page("a.jpg", 1, 600.0, 400.0, Frame.plain(600.0, 400.0), words, "ocr", picture=name), store


def test_a_line_is_read_as_a_line(page: tuple[Page, PictureStore]) -> None:
    engine = _Engine()
    found = Rereader(engine, None, page[1])(page[0], Rect(10, 10, 300, 32), lambda t: t == "one line")
    assert found is not None and set(engine.asked) == {"line"}


def test_the_lines_of_a_stretch_are_found_first(page: tuple[Page, PictureStore]) -> None:
    engine = _Engine()
    found = Rereader(engine, None, page[1])(page[0], Rect(10, 10, 300, 200), lambda t: t == "second")
    assert found is not None and found.text == "second"
    assert set(engine.asked) == {"lines"}
