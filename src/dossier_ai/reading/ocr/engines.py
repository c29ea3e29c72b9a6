"""Opens the OCR engines by name."""

from __future__ import annotations

from pathlib import Path

from dossier_ai.errors import UsageError
from dossier_ai.reading.ocr import OcrEngine
from dossier_ai.reading.ocr.paddle_models import users_models

NAMES = ("rapidocr", "paddleocr")


def default_name(models_dir: Path) -> str:
    """The engine that reads first: RapidOCR, or PaddleOCR where the user has put its weights into
    `models_dir`."""
    return "paddleocr" if users_models(models_dir) else "rapidocr"


def second_name(first: str) -> str:
    """The engine that reads again what `first` left in doubt."""
    return "rapidocr" if first == "paddleocr" else "paddleocr"


def open_engine(name: str, models_dir: Path, cache_dir: Path, threads: int = 2) -> OcrEngine:
    """The engine `name`, ready to read. `models_dir` may hold larger weights that the user put there;
    `cache_dir` is where folders that an engine needs are built. UsageError for an unknown name."""
    if name == "rapidocr":
        from dossier_ai.reading.ocr.rapidocr import RapidOcr

        return RapidOcr(threads)
    if name == "paddleocr":
        from dossier_ai.reading.ocr.paddleocr import PaddleOcr

        return PaddleOcr(models_dir, cache_dir, threads)
    raise UsageError(f"There is no OCR engine {name}.", f"Choose one of {', '.join(NAMES)}.")
