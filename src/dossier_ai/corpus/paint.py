"""Sheets to pictures. In: a `Sheet`. Out: an RGB picture of it at any resolution."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from dossier_ai.corpus.fonts import advance, load_font
from dossier_ai.corpus.sheet import MM_PER_POINT, FillOp, PictureOp, Sheet, StrokeOp, TextOp


def paint(sheet: Sheet, dpi: int = 200, paper: tuple[int, int, int] = (255, 255, 255)) -> Image.Image:
    """The sheet as an RGB picture at `dpi` pixels per inch."""
    scale = dpi / 25.4
    image = Image.new("RGB", (round(sheet.width * scale), round(sheet.height * scale)), paper)
    draw = ImageDraw.Draw(image)
    for op in sheet.ops:
        if isinstance(op, TextOp):
            _paint_text(draw, op, scale)
        elif isinstance(op, StrokeOp):
            points = [(x * scale, y * scale) for x, y in op.points]
            draw.line(points, fill=op.colour, width=max(1, round(op.width * scale)), joint="curve")
        elif isinstance(op, FillOp):
            draw.polygon([(x * scale, y * scale) for x, y in op.points], fill=op.colour)
        else:
            _paint_picture(image, op, scale)
    return image


def _paint_text(draw: ImageDraw.ImageDraw, op: TextOp, scale: float) -> None:
    pixels = max(4, round(op.pt * MM_PER_POINT * scale))
    font = load_font(op.face, pixels)
    thick = max(1, round(pixels / 38)) if op.bold else 0
    y = op.y * scale
    if op.spacing == 0:
        draw.text((op.x * scale, y), op.text, font=font, fill=op.colour, anchor="ls", stroke_width=thick)
        return
    x = op.x
    for char in op.text:
        draw.text((x * scale, y), char, font=font, fill=op.colour, anchor="ls", stroke_width=thick)
        x += advance(op.face, char) * op.pt * MM_PER_POINT + op.spacing


def _paint_picture(image: Image.Image, op: PictureOp, scale: float) -> None:
    size = (max(1, round(op.width * scale)), max(1, round(op.height * scale)))
    corner = (round(op.x * scale), round(op.y * scale))
    piece = op.image.resize(size, Image.Resampling.LANCZOS)
    if piece.mode != "RGBA":
        image.paste(piece.convert("RGB"), corner)
        return
    under = image.crop((*corner, corner[0] + size[0], corner[1] + size[1]))
    below = np.asarray(under, dtype=np.float32)
    ink = np.asarray(piece, dtype=np.float32)
    alpha = ink[..., 3:4] / 255
    shade = 1 - alpha * (1 - ink[..., :3] / 255)
    image.paste(Image.fromarray(np.clip(below * shade, 0, 255).astype(np.uint8)), corner)
