"""Opens the OCR engines by name."""

from __future__ import annotations

from pathlib import Path

from dossier_ai.errors import UsageError
from dossier_ai.reading.ocr import OcrEngine

NAMES = ("rapidocr", "paddleocr")


def open_engine(name: str, models_dir: Path, cache_dir: Path, threads: int = 2) -> OcrEngine:
    """The engine `name`, ready to read. `models_dir` may hold larger weights that the user put there;
    `cache_dir` is where folders that an engine needs are built. UsageError for an unknown name."""
    if name == "rapidocr":
        from dossier_ai.reading.ocr.rapidocr import RapidOcr

        return RapidOcr(threads)
    raise UsageError(f"There is no OCR engine {name}.", f"Choose one of {', '.join(NAMES)}.")
