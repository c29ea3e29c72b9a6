"""PDF files, the same bytes for the same input. In: sheets (real text layer) or JPEG pictures (scans)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from dossier_ai.corpus.fonts import Face
from dossier_ai.corpus.sheet import MM_PER_POINT, FillOp, PictureOp, Sheet, StrokeOp, TextOp


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page that is one picture: JPEG bytes and the page size in millimetres."""

    jpeg: bytes
    width: float
    height: float


def _register(face: Face) -> str:
    if face.name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(face.name, face.file, subfontIndex=face.index))
    return face.name


def _canvas(buffer: io.BytesIO, producer: str) -> Canvas:
    canvas = Canvas(buffer, pageCompression=1, invariant=1)
    canvas.setProducer(producer)
    canvas.setCreator(producer)
    canvas.setAuthor("")
    return canvas


def write_digital(sheets: Sequence[Sheet], producer: str = "测试样本") -> bytes:
    """A PDF whose pages carry text as text, with embedded subsets of the sheets' fonts."""
    buffer = io.BytesIO()
    canvas = _canvas(buffer, producer)
    for sheet in sheets:
        canvas.setPageSize((sheet.width / MM_PER_POINT, sheet.height / MM_PER_POINT))
        for op in sheet.ops:
            _draw(canvas, sheet.height, op)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Canvas, height: float, op: TextOp | StrokeOp | FillOp | PictureOp) -> None:
    unit = 1 / MM_PER_POINT
    if isinstance(op, TextOp):
        canvas.saveState()  # the render mode of bold text would outlive its text object
        line = canvas.beginText(op.x * unit, (height - op.y) * unit)
        line.setFont(_register(op.face), op.pt)
        line.setCharSpace(op.spacing * unit)
        line.setFillColorRGB(*(c / 255 for c in op.colour))
        if op.bold:
            line.setStrokeColorRGB(*(c / 255 for c in op.colour))
            line.setTextRenderMode(2)
            canvas.setLineWidth(op.pt / 45)
        line.textOut(op.text)
        canvas.drawText(line)
        canvas.restoreState()
        return
    if isinstance(op, PictureOp):
        canvas.drawImage(
            ImageReader(op.image), op.x * unit, (height - op.y - op.height) * unit,
            op.width * unit, op.height * unit, mask="auto",
        )  # fmt: skip
        return
    path = canvas.beginPath()
    first, *rest = op.points
    path.moveTo(first[0] * unit, (height - first[1]) * unit)
    for x, y in rest:
        path.lineTo(x * unit, (height - y) * unit)
    if isinstance(op, FillOp):
        path.close()
        canvas.setFillColorRGB(*(c / 255 for c in op.colour))
        canvas.drawPath(path, stroke=0, fill=1)
    else:
        canvas.setStrokeColorRGB(*(c / 255 for c in op.colour))
        canvas.setLineWidth(op.width * unit)
        canvas.drawPath(path, stroke=1, fill=0)


def write_scanned(pages: Sequence[ScannedPage], producer: str = "测试样本") -> bytes:
    """A PDF of pictures, one a page, the JPEG bytes as they are; no text layer."""
    buffer = io.BytesIO()
    canvas = _canvas(buffer, producer)
    for page in pages:
        width, height = page.width / MM_PER_POINT, page.height / MM_PER_POINT
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(io.BytesIO(page.jpeg)), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
