"""The report's section on files: what they show about how they were made, each with its crop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dossier_ai.core.signal import Examination, Signal
from dossier_ai.report.crops import Boxes, LoadPicture, cut_crop

KINDS = {
    "revision": ("追加保存", "saved again"),
    "metadata": ("文件元数据", "metadata"),
    "overlay": ("叠加内容", "laid over"),
    "figure_line": ("数字行", "line of figures"),
    "monochrome_copy": ("黑白复印", "black-and-white copy"),
    "screen_photo": ("屏幕翻拍", "photographed screen"),
    "signature": ("电子签名", "signature"),
}
MOST_CROPS = 24
"""Crops in the section: signals beyond them are listed without a picture, and all stand in signals.json."""


def signal_rows(
    examination: Examination, load: LoadPicture, personal: Mapping[tuple[str, int], Boxes]
) -> list[dict[str, Any]]:
    """One row for each signal, those to be looked at first; a crop where the signal has a place smaller than
    the page."""
    ordered = sorted(examination.signals, key=lambda s: s.severity == "I")
    rows: list[dict[str, Any]] = []
    crops = 0
    for signal in ordered:
        crop = None
        if signal.box is not None and crops < MOST_CROPS and not _whole_page(signal):
            crop = cut_crop(load, signal.model_dump(), personal)
            crops += crop is not None
        zh, en = KINDS[signal.kind]
        file = signal.file.rpartition("/")[2]
        rows.append(
            {
                "kind": zh,
                "kind_en": en,
                "zh": signal.message.zh,
                "en": signal.message.en,
                "measure": signal.measure,
                "view": {
                    "crop": crop,
                    "place": f"{file} 第 {signal.page} 页" if signal.page else file,
                    "file": signal.file,
                    "quote": "",
                    "side": "b",
                },
            }
        )
    return rows


def unexamined(examination: Examination) -> list[str]:
    """Where nothing could be examined, in words."""
    return [
        f"{file} 第 {page} 页（{why}）" if page else f"{file}（{why}）"
        for file, page, why in examination.not_examined
    ]


def _whole_page(signal: Signal) -> bool:
    return signal.box is not None and (signal.box[2] - signal.box[0]) * (signal.box[3] - signal.box[1]) > 0.9
