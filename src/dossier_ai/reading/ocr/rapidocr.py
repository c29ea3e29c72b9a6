"""RapidOCR with the PP-OCRv6 small weights that its wheel brings: the default reader.

Detection is RapidOCR's own; recognition runs on its session and characters, but in batches of crops of
equal padded width. The padded width of a crop depends on the crop alone, so that a line reads the same
whatever else stands on its page (and tables, whose cells are narrow, take half the time).
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from dossier_ai.reading.ocr import OcrLine, OcrText, Picture, Polygon
from dossier_ai.reading.ocr.crops import crop_line, split_stacked
from dossier_ai.reading.ocr.ctc import decode

_HEIGHT = 48
_BATCH_COLUMNS = 2400
_WIDEST = 3200
_DETECTION_SIDE = 1600
_STANDING = 2.5


class RapidOcr:
    """Reads with PP-OCRv6 small on ONNX Runtime, on `threads` threads."""

    name = "rapidocr"

    def __init__(self, threads: int = 2) -> None:
        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.WARNING)
        engine: Any = RapidOCR
        self._ocr = engine(
            params={
                "Global.use_cls": False,
                "Global.log_level": "error",
                "Global.max_side_len": _DETECTION_SIDE,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        self._lock = threading.Lock()
        self._recogniser = self._ocr._load_rec_model()
        self._characters: list[str] = list(self._recogniser.postprocess_op.character)

    @property
    def version(self) -> str:
        return f"rapidocr {version('rapidocr')}, PP-OCRv6 small"

    def detect(self, picture: Picture) -> list[Polygon]:
        # The wrapper keeps the options of a call in itself; its session and ours take several threads.
        with self._lock:
            found = self._ocr(picture, use_det=True, use_cls=False, use_rec=False)
        if found.boxes is None:
            return []
        polygons = [_polygon(points) for points in found.boxes]
        return split_stacked(picture, polygons)

    def recognise(self, crops: Sequence[Picture]) -> list[OcrText]:
        results: list[OcrText] = [OcrText("", 0.0)] * len(crops)
        standing = {i for i, crop in enumerate(crops) if crop.shape[0] >= _STANDING * crop.shape[1]}
        crops = [_laid(crop) if i in standing else crop for i, crop in enumerate(crops)]
        by_width: dict[int, list[int]] = {}
        for i, crop in enumerate(crops):
            if min(crop.shape[:2]) >= 2:
                by_width.setdefault(_padded(_natural(crop)), []).append(i)
        for padded in sorted(by_width):
            members = by_width[padded]
            size = max(1, _BATCH_COLUMNS // padded)
            for start in range(0, len(members), size):
                batch = members[start : start + size]
                for i, text in zip(batch, self._run([crops[i] for i in batch], padded), strict=True):
                    # Along a standing line the places of characters run down, not across.
                    results[i] = (
                        OcrText(text.text, text.confidence, None, text.chances) if i in standing else text
                    )
        return results

    def detect_and_recognise(self, picture: Picture) -> list[OcrLine]:
        polygons = self.detect(picture)
        texts = self.recognise([crop_line(picture, p) for p in polygons])
        return [
            OcrLine(p, t.text, t.confidence, t.edges, t.chances)
            for p, t in zip(polygons, texts, strict=True)
            if t.text.strip()
        ]

    def _run(self, crops: Sequence[Picture], padded: int) -> list[OcrText]:
        widths = [_natural(crop) for crop in crops]
        batch = np.zeros((len(crops), 3, _HEIGHT, padded), dtype=np.float32)
        for i, (crop, width) in enumerate(zip(crops, widths, strict=True)):
            shrinks = crop.shape[0] > 2 * _HEIGHT
            resized = cv2.resize(
                crop, (width, _HEIGHT), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
            )
            batch[i, :, :, :width] = resized.astype(np.float32).transpose(2, 0, 1) / 127.5 - 1.0
        output: npt.NDArray[np.float32] = self._recogniser.session(batch)
        best = output.argmax(axis=2)
        scores = np.take_along_axis(output, best[:, :, None], axis=2)[:, :, 0]
        columns = output.shape[1]
        return [
            decode(best[i], scores[i], self._characters, columns * width / padded)
            for i, width in enumerate(widths)
        ]


def _laid(crop: Picture) -> Picture:
    """A line that runs down the page, laid on its side, as the network has learnt to read it."""
    return np.ascontiguousarray(np.rot90(crop))


def _natural(crop: Picture) -> int:
    """The crop's width at the network's height, in pixels."""
    rows, columns = (int(n) for n in crop.shape[:2])
    return max(8, min(_WIDEST, math.ceil(_HEIGHT * columns / rows)))


def _padded(width: int) -> int:
    """The next width that the network is fed: a little room at the end, in steps of 32 (64 when long)."""
    step = 32 if width < 640 else 64
    return max(64, step * math.ceil((width + 8) / step))


def _polygon(points: Any) -> Polygon:
    a, b, c, d = ((float(x), float(y)) for x, y in points)
    return a, b, c, d
