"""Three hundred pages are read one at a time: memory does not grow with them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

PAGES = 300
MOST_BYTES = 2_000_000_000
STRIP = (480.0, 85.0)
"""Most pages are low, so that the test stays short; every 50th is a whole sheet."""


def write_volume(path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    sheet = canvas.Canvas(str(path))
    for number in range(1, PAGES + 1):
        width, height = A4 if number % 50 == 0 else STRIP
        sheet.setPageSize((width, height))
        sheet.setFont("STSong-Light", 12)
        sheet.drawString(30, height - 40, f"服务活动记录第{number}号")
        for line in range(int(height - 50) // 25):
            sheet.drawString(30, height - 65 - 25 * line, "本次活动面向中小企业开展政策咨询服务。")
        for x in range(20, int(width), 60):
            sheet.line(x, 15, x, height - 15)
        sheet.showPage()
    sheet.save()


@pytest.mark.ocr
def test_three_hundred_pages_are_read_within_bounded_memory(tmp_path: Path):
    write_volume(tmp_path / "volume.pdf")
    script = Path(__file__).with_name("long_volume.py")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "volume.pdf")],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    measured = json.loads(done.stdout)
    assert measured["pages"] == PAGES
    assert measured["problems"] == []
    assert measured["origins"] == ["text_layer"]
    assert measured["numbers"] == list(range(1, PAGES + 1))
    assert measured["peak_bytes"] < MOST_BYTES, measured
