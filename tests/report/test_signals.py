"""The report's section on files says what was found, with its crop, and what not finding does not mean."""

import numpy as np

from dossier_ai.core import Message
from dossier_ai.core.signal import Examination, Signal
from dossier_ai.report.signals import signal_rows, unexamined

SAID = Message(zh="检测到某特征；请核对原件。", en="Something; check the original.")


def load(file, page):
    return np.full((1400, 1000, 3), 240, np.uint8)


def test_signals_to_look_at_come_first_and_carry_a_crop():
    whole = Signal(kind="screen_photo", file="a.jpg", page=1, box=(0, 0, 1, 1), message=SAID)
    file = Signal(kind="metadata", file="x/b.pdf", message=SAID, measure="some program")
    line = Signal(
        kind="figure_line", file="a.jpg", page=1, box=(0.1, 0.1, 0.2, 0.12), message=SAID, severity="m"
    )
    rows = signal_rows(Examination(signals=(whole, file, line)), load, {})
    assert [row["kind"] for row in rows] == ["数字行", "屏幕翻拍", "文件元数据"]
    assert [row["view"]["crop"] is not None for row in rows] == [True, False, False]
    assert rows[2]["view"]["place"] == "b.pdf" and rows[0]["view"]["place"] == "a.jpg 第 1 页"


def test_what_could_not_be_examined_is_said():
    examination = Examination(not_examined=(("b.pdf", None, "overlays: PdfiumError"), ("a.jpg", 2, "X")))
    assert unexamined(examination) == ["b.pdf（overlays: PdfiumError）", "a.jpg 第 2 页（X）"]
