"""Model folders for PaddleOCR: the user's own, or built once from the ONNX files of RapidOCR's wheel.

PaddleOCR wants a folder for each model with `inference.onnx` and `inference.yml`. The wheel has the networks
only; their description is written here, the characters are taken out of the recognition network itself.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from dossier_ai.errors import StorageError, WeightsMissingError

_DETECTION = "PP-OCRv6_small_det"
_RECOGNITION = "PP-OCRv6_small_rec"
_IMAGENET = {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]}


@dataclass(frozen=True, slots=True)
class PaddleModels:
    """A detection and a recognition model: names as PaddleOCR knows them, and their folders."""

    detection_name: str
    detection: Path
    recognition_name: str
    recognition: Path


def users_models(models_dir: Path) -> PaddleModels | None:
    """The weights that the user put into `models_dir` (or its folder `paddleocr`): one folder whose name ends
    in `_det` and one in `_rec`, each with `inference.onnx` and `inference.yml`. None when there are none."""
    for folder in (models_dir / "paddleocr", models_dir):
        detection, recognition = _complete(folder, "_det"), _complete(folder, "_rec")
        if detection and recognition:
            return PaddleModels(detection.name, detection, recognition.name, recognition)
    return None


def _complete(folder: Path, ending: str) -> Path | None:
    if not folder.is_dir():
        return None
    found = [
        p
        for p in sorted(folder.iterdir())
        if p.name.endswith(ending) and (p / "inference.onnx").is_file() and (p / "inference.yml").is_file()
    ]
    # Where there are several, the largest network reads best.
    return max(found, key=lambda p: (p / "inference.onnx").stat().st_size, default=None)


def packaged_models(cache_dir: Path) -> PaddleModels:
    """PP-OCRv6 small from RapidOCR's wheel, as model folders below `cache_dir`, built there at first use."""
    source = Path(str(files("rapidocr"))) / "models"
    weights = {
        _DETECTION: source / "PP-OCRv6_det_small.onnx",
        _RECOGNITION: source / "PP-OCRv6_rec_small.onnx",
    }
    for path in weights.values():
        if not path.is_file():
            raise WeightsMissingError(
                f"The OCR weights {path.name} are missing from the rapidocr package.",
                "Install rapidocr 3.9 or newer.",
            )
    root = cache_dir / "paddleocr" / f"rapidocr-{version('rapidocr')}"
    for name, path in weights.items():
        if not (root / name / "inference.yml").is_file():
            _build(root / name, path, _description(name, path))
    return PaddleModels(_DETECTION, root / _DETECTION, _RECOGNITION, root / _RECOGNITION)


def _build(folder: Path, weights: Path, description: dict[str, Any]) -> None:
    """Writes the folder beside its place first, so that another process never sees half of it."""
    partial = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        shutil.copyfile(weights, partial / "inference.onnx")
        with (partial / "inference.yml").open("w", encoding="utf-8") as stream:
            YAML(typ="safe").dump(description, stream)
        try:
            partial.replace(folder)
        except OSError:
            # Another process was faster: its folder is as good as ours.
            if not (folder / "inference.yml").is_file():
                raise
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise StorageError(
            f"The OCR model folder {folder} could not be written: {error.strerror}.",
            "Free some space or choose another cache folder.",
        ) from error


def _description(name: str, weights: Path) -> dict[str, Any]:
    if name == _DETECTION:
        return {
            "Global": {"model_name": name},
            "PreProcess": {
                "transform_ops": [
                    {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
                    {"DetLabelEncode": None},
                    {"DetResizeForTest": {"resize_long": 960}},
                    {"NormalizeImage": {**_IMAGENET, "order": "hwc", "scale": "1./255."}},
                    {"ToCHWImage": None},
                    {"KeepKeys": {"keep_keys": ["image", "shape", "polys", "ignore_tags"]}},
                ]
            },
            "PostProcess": {
                "name": "DBPostProcess",
                "thresh": 0.3,
                "box_thresh": 0.6,
                "max_candidates": 1000,
                "unclip_ratio": 1.5,
            },
        }
    return {
        "Global": {"model_name": name},
        "PreProcess": {
            "transform_ops": [
                {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
                {"MultiLabelEncode": {"gtc_encode": "NRTRLabelEncode"}},
                {"RecResizeImg": {"image_shape": [3, 48, 320]}},
                {"KeepKeys": {"keep_keys": ["image", "label_ctc", "label_gtc", "length", "valid_ratio"]}},
            ]
        },
        "PostProcess": {"name": "CTCLabelDecode", "character_dict": _characters(weights)},
    }


def _characters(weights: Path) -> list[str]:
    """The characters of a recognition network, out of its own metadata."""
    import onnxruntime

    runtime: Any = onnxruntime
    options = runtime.SessionOptions()
    options.log_severity_level = 4
    session = runtime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
    text: str = session.get_modelmeta().custom_metadata_map["character"]
    return text.splitlines()


def weights_digest(models: PaddleModels) -> str:
    """The first twelve hexadecimal digits of the hash over both networks: which weights read a page."""
    digest = hashlib.sha256()
    for folder in (models.detection, models.recognition):
        with (folder / "inference.onnx").open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()[:12]
