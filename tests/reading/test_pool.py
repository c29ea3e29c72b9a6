"""Engines borrowed from a pool: never one engine in two hands, and the same words as one engine alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

import numpy as np
import pytest

from dossier_ai.reading.ocr import OcrEngine, OcrLine, OcrText, Picture, Polygon
from dossier_ai.reading.ocr.pool import EnginePool


class Busy:
    """An engine that notices when two callers use it at once."""

    name = "busy"
    version = "1"

    def __init__(self) -> None:
        self.inside = 0
        self.collided = False

    def _work(self) -> None:
        self.inside += 1
        self.collided |= self.inside > 1
        time.sleep(0.005)
        self.inside -= 1

    def detect(self, picture: Picture) -> list[Polygon]:
        self._work()
        return []

    def recognise(self, crops: Sequence[Picture]) -> list[OcrText]:
        self._work()
        return [OcrText("字", 0.9) for _ in crops]

    def detect_and_recognise(self, picture: Picture) -> list[OcrLine]:
        self._work()
        raise RuntimeError("unreadable")


def test_no_engine_is_in_two_hands_and_no_more_are_opened_than_allowed() -> None:
    opened: list[Busy] = []

    def open_one() -> OcrEngine:
        opened.append(Busy())
        return opened[-1]

    pool = EnginePool(open_one, 2)
    picture = np.zeros((8, 8, 3), np.uint8)

    def use() -> None:
        for _ in range(10):
            pool.detect(picture)
            assert pool.recognise([picture])[0].text == "字"

    threads = [threading.Thread(target=use) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 2
    assert not any(engine.collided for engine in opened)


def test_an_engine_that_fails_is_given_back() -> None:
    pool = EnginePool(Busy, 1)
    picture = np.zeros((8, 8, 3), np.uint8)
    for _ in range(3):
        with pytest.raises(RuntimeError):
            pool.detect_and_recognise(picture)
    assert pool.detect(picture) == []
