"""PaddleOCR's pipeline on ONNX Runtime, without a network: the second reader of contested regions, and the
first where the user has put its larger weights into `models/`."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dossier_ai.reading.ocr import OcrLine, OcrText, Picture, Polygon
from dossier_ai.reading.ocr.crops import crop_line, split_stacked
from dossier_ai.reading.ocr.paddle_models import packaged_models, users_models, weights_digest

_BATCH = 6


class PaddleOcr:
    """Reads with PaddleOCR on `threads` threads; with the user's weights from `models_dir` when there are
    any, else with PP-OCRv6 small. Folders it needs are built below `cache_dir`."""

    name = "paddleocr"

    def __init__(self, models_dir: Path, cache_dir: Path, threads: int = 2) -> None:
        models = users_models(models_dir) or packaged_models(cache_dir)
        home = cache_dir / "paddlex"
        home.mkdir(parents=True, exist_ok=True)
        # Read when paddlex is first imported; nothing may be fetched.
        os.environ["PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK"] = "True"
        os.environ.setdefault("PADDLE_PDX_CACHE_HOME", str(home))
        from paddleocr import PaddleOCR

        # It announces each model it opens; what it could not do comes as an exception anyway.
        logging.getLogger("paddlex").setLevel(logging.ERROR)
        logging.getLogger("ppocr").setLevel(logging.ERROR)
        make: Any = PaddleOCR
        pipeline = make(
            engine="onnxruntime",
            engine_config={"intra_op_num_threads": threads, "enable_cpu_mem_arena": False},
            text_detection_model_name=models.detection_name,
            text_detection_model_dir=str(models.detection),
            text_recognition_model_name=models.recognition_name,
            text_recognition_model_dir=str(models.recognition),
            text_recognition_batch_size=_BATCH,
            use_doc_orientation_classify=False,
            use_doc_unwarping=False,
            use_textline_orientation=False,
        )
        # Detection and recognition are asked for separately, since regions are read again without detection.
        inner = pipeline.paddlex_pipeline._pipeline
        self._detector, self._recogniser = inner.text_det_model, inner.text_rec_model
        # Its predictors keep what they are doing in themselves: one caller at a time.
        self._lock = threading.Lock()
        self._version = (
            f"paddleocr {version('paddleocr')}, {models.recognition_name}, weights {weights_digest(models)}"
        )

    @property
    def version(self) -> str:
        return self._version

    def detect(self, picture: Picture) -> list[Polygon]:
        with self._lock:
            [found] = self._detector(
                [picture], limit_side_len=736, limit_type="min", max_side_limit=1600, unclip_ratio=1.6
            )
        return split_stacked(picture, _in_order([_polygon(points) for points in found["dt_polys"]]))

    def recognise(self, crops: Sequence[Picture]) -> list[OcrText]:
        usable = [i for i, crop in enumerate(crops) if min(crop.shape[:2]) >= 2]
        results = [OcrText("", 0.0)] * len(crops)
        with self._lock:
            found = list(self._recogniser([crops[i] for i in usable])) if usable else []
        for i, text in zip(usable, found, strict=True):
            results[i] = OcrText(text["rec_text"].strip(), round(float(text["rec_score"]), 5))
        return results

    def detect_and_recognise(self, picture: Picture) -> list[OcrLine]:
        polygons = self.detect(picture)
        texts = self.recognise([crop_line(picture, p) for p in polygons])
        return [OcrLine(p, t.text, t.confidence) for p, t in zip(polygons, texts, strict=True) if t.text]


def _polygon(points: Any) -> Polygon:
    a, b, c, d = ((float(x), float(y)) for x, y in points)
    return a, b, c, d


def _in_order(polygons: list[Polygon]) -> list[Polygon]:
    """Top to bottom, left to right among those whose tops lie within ten pixels, as PaddleOCR sorts them."""
    ordered = sorted(polygons, key=lambda p: (p[0][1], p[0][0]))
    rows: list[list[Polygon]] = []
    for polygon in ordered:
        if rows and polygon[0][1] - rows[-1][-1][0][1] < 10:
            rows[-1].append(polygon)
        else:
            rows.append([polygon])
    return [polygon for row in rows for polygon in sorted(row, key=lambda p: p[0][0])]
