"""Several engines of one kind behind the port of one: as many readers as the machine has cores.

An engine on one thread reads a page with half the work that two threads take for it, and always with the same
result; two pages at a time then use both cores. Each call borrows an engine and gives it back.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from dossier_ai.reading.ocr import OcrEngine, OcrLine, OcrText, Picture, Polygon


class EnginePool:
    """At most `size` engines, each opened when it is first needed; safe to call from several threads."""

    def __init__(self, open_one: Callable[[], OcrEngine], size: int) -> None:
        self._open = open_one
        self._free: queue.SimpleQueue[OcrEngine] = queue.SimpleQueue()
        self._slots = threading.Semaphore(size)
        # Finding text on a whole page takes several hundred megabytes: one page at a time.
        self._detecting = threading.Lock()
        first = open_one()
        self.name = first.name
        self.version = first.version
        self._free.put(first)

    def detect(self, picture: Picture) -> list[Polygon]:
        with self._detecting, self._borrowed() as engine:
            return engine.detect(picture)

    def recognise(self, crops: Sequence[Picture]) -> list[OcrText]:
        with self._borrowed() as engine:
            return engine.recognise(crops)

    def detect_and_recognise(self, picture: Picture) -> list[OcrLine]:
        with self._detecting, self._borrowed() as engine:
            return engine.detect_and_recognise(picture)

    @contextmanager
    def _borrowed(self) -> Iterator[OcrEngine]:
        with self._slots:
            try:
                engine = self._free.get_nowait()
            except queue.Empty:
                engine = self._open()
            try:
                yield engine
            finally:
                self._free.put(engine)
