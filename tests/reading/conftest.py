"""Generated pages whose content is known: drawn with a free CJK font, nothing taken from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from dossier_ai.reading.ocr import OcrEngine, Picture
from dossier_ai.reading.ocr.engines import open_engine
from dossier_ai.reading.sandbox import Sandbox

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
ROWS = [
    ("项目", "行次", "期末余额", "年初余额"),
    ("货币资金", "1", "1,234,567.89", "987,654.32"),
    ("应收账款", "2", "305,118.00", "298,771.46"),
    ("资产总计", "3", "3,256,789.12", "2,900,415.07"),
]
PROSE = [
    "编制单位：山川测试科技服务有限公司",
    "我单位承诺所提交的申报材料均真实、合法、有效。",
    "如有不实之处，愿意承担相应的责任和由此产生的后果。",
    "联系人和联系方式以申请表所填写的内容为准。",
]
XS = (100, 420, 520, 800, 1080)
TOP, STEP = 300, 60


def drawn_page(width: int = 1180, height: int = 900) -> Picture:
    """A small page: a title, a ruled table of `ROWS`, and lines of `PROSE`; 28-pixel characters."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    font, title = ImageFont.truetype(FONT, 28), ImageFont.truetype(FONT, 44)
    draw.text((430, 60), "资产负债表", font=title, fill=0)
    for i, line in enumerate(PROSE[:1]):
        draw.text((100, 160 + 50 * i), line, font=font, fill=0)
    for i in range(len(ROWS) + 1):
        draw.line((XS[0], TOP + i * STEP, XS[-1], TOP + i * STEP), fill=0, width=2)
    for x in XS:
        draw.line((x, TOP, x, TOP + len(ROWS) * STEP), fill=0, width=2)
    for i, row in enumerate(ROWS):
        for x, text in zip(XS, row, strict=False):
            draw.text((x + 14, TOP + i * STEP + 9), text, font=font, fill=0)
    for i, line in enumerate(PROSE[1:]):
        draw.text((100, 620 + 60 * i), line, font=font, fill=0)
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])


def turned(picture: Picture, degrees: float) -> tuple[Picture, np.ndarray]:
    """The picture turned about its middle, and the homography that did it."""
    rows, columns = picture.shape[:2]
    matrix = np.vstack([cv2.getRotationMatrix2D((columns / 2, rows / 2), degrees, 1.0), [0, 0, 1]])
    return cv2.warpPerspective(picture, matrix, (columns, rows), borderValue=(255, 255, 255)), matrix


def photographed(picture: Picture) -> tuple[Picture, np.ndarray]:
    """The picture as seen from above at an angle, on a dark desk, and the homography that did it."""
    rows, columns = picture.shape[:2]
    corners = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], dtype=np.float32)
    seen = np.array(
        [[0.12 * columns, 0.10 * rows], [0.95 * columns, 0.05 * rows], [0.90 * columns, 0.95 * rows],
         [0.04 * columns, 0.90 * rows]],
        dtype=np.float32,
    )  # fmt: skip
    matrix = cv2.getPerspectiveTransform(corners, seen)
    return cv2.warpPerspective(picture, matrix, (columns, rows), borderValue=(70, 80, 90)), matrix


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> OcrEngine:
    return open_engine("rapidocr", Path("models"), tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    box = Sandbox(timeout_s=60)
    yield box
    box.close()
