"""What hands put on paper: seals, signatures, ticks; and the fine lines printed behind certificates.

No emblem and no seal of a real authority is drawn: where the star would stand, every seal says SPECIMEN.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.fonts import FontSet, load_font
from dossier_ai.corpus.sheet import Colour, Sheet

_DPI = 300


@dataclass(frozen=True, slots=True)
class SealSpec:
    """A seal to be pressed: the text along its arc and, for a special seal, the line below the centre."""

    text: str
    centre: str = ""
    diameter: float = 40.0
    opacity: float = 0.85
    grey: bool = False
    shape: str = "round"
    turn: float | None = None
    double: bool = False


def draw_seal(spec: SealSpec, fonts: FontSet, rng: random.Random) -> Image.Image:
    """The impression as an RGBA picture: uneven ink, slightly turned."""
    pixels = round(spec.diameter / 25.4 * _DPI)
    image = Image.new("L", (pixels, pixels), 0)
    draw = ImageDraw.Draw(image)
    ring = max(3, round(1.1 / 25.4 * _DPI))
    draw.ellipse((ring, ring, pixels - ring, pixels - ring), outline=255, width=ring)
    _arc_text(image, spec.text, fonts, pixels)
    centre = load_font(fonts.hei, round(pixels * 0.11))
    draw.text((pixels / 2, pixels * 0.47), "样本", font=centre, fill=255, anchor="mm")
    small = load_font(fonts.hei, round(pixels * 0.05))
    draw.text((pixels / 2, pixels * 0.56), "SPECIMEN", font=small, fill=255, anchor="mm")
    if spec.centre:
        under = load_font(fonts.song, round(pixels * 0.085))
        draw.text((pixels / 2, pixels * 0.70), spec.centre, font=under, fill=255, anchor="mm")
    angle = rng.uniform(-12, 12) if spec.turn is None else spec.turn
    if spec.shape == "oval":  # 45 x 30 mm, as foreign-invested firms and business departments use
        image = image.resize((pixels, round(pixels * 2 / 3)), Image.Resampling.BICUBIC)
        blank = Image.new("L", (pixels, pixels), 0)
        blank.paste(image, (0, pixels // 6))
        image = blank
    turned = image.rotate(angle, resample=Image.Resampling.BICUBIC)
    return _ink(turned, spec.opacity, (118, 118, 118) if spec.grey else _red(rng), rng)


def _red(rng: random.Random) -> Colour:
    return (rng.randint(196, 224), rng.randint(18, 48), rng.randint(28, 58))


def _arc_text(image: Image.Image, text: str, fonts: FontSet, pixels: int) -> None:
    """Sets `text` clockwise along the inside of the ring, from about 8 to 4 o'clock."""
    count = max(2, len(text))
    span = min(280, 24 * (count - 1))
    size = min(pixels * 0.115, math.radians(span / (count - 1)) * pixels * 0.40 * 1.02)
    font = load_font(fonts.song, max(8, round(size)))
    radius = pixels / 2 - pixels * 0.045 - size * 0.72
    for index, char in enumerate(text):
        angle = -span / 2 + span * index / (count - 1)
        glyph = Image.new("L", (round(size * 1.6), round(size * 1.9)), 0)
        ImageDraw.Draw(glyph).text(
            (glyph.width / 2, glyph.height / 2), char, font=font, fill=255, anchor="mm", stroke_width=1
        )
        glyph = glyph.resize((round(glyph.width * 0.86), glyph.height))
        glyph = glyph.rotate(-angle, expand=True, resample=Image.Resampling.BICUBIC)
        x = pixels / 2 + radius * math.sin(math.radians(angle)) - glyph.width / 2
        y = pixels / 2 - radius * math.cos(math.radians(angle)) - glyph.height / 2
        image.paste(255, (round(x), round(y)), glyph)


def _ink(shape: Image.Image, opacity: float, colour: Colour, rng: random.Random) -> Image.Image:
    noise = np.random.default_rng(rng.getrandbits(32))
    blotches = noise.normal(1.0, 0.35, (12, 12)).astype(np.float32)
    field = np.asarray(
        Image.fromarray((np.clip(blotches, 0.6, 1.25) * 200).astype(np.uint8)).resize(
            shape.size, Image.Resampling.BICUBIC
        ),
        dtype=np.float32,
    )
    grain = noise.normal(1.0, 0.16, shape.size[::-1])
    soft = np.asarray(shape.filter(ImageFilter.GaussianBlur(0.8)), dtype=np.float32)
    alpha = np.clip(soft * opacity * np.clip(field / 200, 0.6, 1.1) * grain, 0, 255)
    out = np.zeros((*alpha.shape, 4), dtype=np.uint8)
    out[..., :3] = colour
    out[..., 3] = alpha.astype(np.uint8)
    return Image.fromarray(out, "RGBA")


def press_seal(
    sheet: Sheet, cx: float, cy: float, spec: SealSpec, rng: random.Random, key: str | None = None
) -> Rect:
    """Presses the seal with its centre at (`cx`, `cy`) millimetres, kept on the page; returns where."""
    radius = spec.diameter / 2
    cx = min(max(cx, radius + 1), sheet.width - radius - 1)
    cy = min(max(cy, radius + 1), sheet.height - radius - 1)
    rect = Rect(cx - radius, cy - radius, cx + radius, cy + radius)
    if spec.double:  # pressed twice, the first time badly
        faint = draw_seal(replace(spec, opacity=spec.opacity * 0.45), sheet.fonts, rng)
        dx, dy = rng.uniform(-7, 7), rng.uniform(-5, 5)
        sheet.picture(rect.left + dx, rect.top + dy, spec.diameter, spec.diameter, faint)
    sheet.picture(rect.left, rect.top, spec.diameter, spec.diameter, draw_seal(spec, sheet.fonts, rng), key)
    return rect


def press_name_seal(sheet: Sheet, x: float, y: float, name: str, rng: random.Random) -> None:
    """A small square name seal (名章), as certified accountants use."""
    size = 14.0
    pixels = round(size / 25.4 * _DPI)
    image = Image.new("L", (pixels, pixels), 0)
    draw = ImageDraw.Draw(image)
    draw.rectangle((3, 3, pixels - 4, pixels - 4), outline=255, width=4)
    font = load_font(sheet.fonts.kai, round(pixels * 0.36))
    letters = (name + "印章")[:4]
    for index, char in enumerate(letters):
        at = (pixels * (0.72 if index < 2 else 0.28), pixels * (0.29 if index % 2 == 0 else 0.71))
        draw.text(at, char, font=font, fill=255, anchor="mm")
    turned = image.rotate(rng.uniform(-4, 4), resample=Image.Resampling.BICUBIC)
    sheet.picture(x, y, size, size, _ink(turned, 0.8, _red(rng), rng))


def sign(
    sheet: Sheet, x: float, y: float, width: float, height: float, rng: random.Random, key: str | None = None
) -> None:
    """A handwritten signature: unreadable strokes within the rectangle."""
    ink = (rng.randint(10, 40), rng.randint(10, 40), rng.randint(40, 110))
    letters = rng.randint(2, 3)
    for letter in range(letters):
        left = x + width * letter / letters
        wide = width / letters
        for _ in range(rng.randint(3, 5)):
            start = (left + rng.uniform(0, wide), y + rng.uniform(0.1, 0.9) * height)
            turn = rng.uniform(0, 2 * math.pi)
            points = [start]
            for _step in range(rng.randint(5, 10)):
                turn += rng.uniform(-0.9, 0.9)
                px, py = points[-1]
                reach = wide * 0.16
                px = min(max(px + math.cos(turn) * reach, left - 1), left + wide + 1)
                py = min(max(py + math.sin(turn) * reach * height / wide * 1.4, y), y + height)
                points.append((px, py))
            sheet.stroke(_smooth(points), rng.uniform(0.3, 0.55), ink)
    if key is not None:
        sheet.mark(key, Rect(x, y, x + width, y + height))


def _smooth(points: list[tuple[float, float]], rounds: int = 2) -> list[tuple[float, float]]:
    """Chaikin's corner cutting: a pen has no corners."""
    for _ in range(rounds):
        cut = [points[0]]
        for (ax, ay), (bx, by) in pairwise(points):
            cut.append((ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25))
            cut.append((ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75))
        cut.append(points[-1])
        points = cut
    return points


def tick(
    sheet: Sheet, cx: float, cy: float, size: float, rng: random.Random, colour: Colour | None = None
) -> None:
    """A hand-drawn tick (√) around the point."""
    pen = colour or (rng.randint(10, 40), rng.randint(10, 45), rng.randint(30, 120))

    def jitter() -> float:
        return rng.uniform(-0.08, 0.08) * size

    points = [
        (cx - 0.42 * size + jitter(), cy - 0.02 * size + jitter()),
        (cx - 0.14 * size + jitter(), cy + 0.36 * size + jitter()),
        (cx + 0.08 * size + jitter(), cy - 0.02 * size + jitter()),
        (cx + 0.50 * size + jitter(), cy - 0.48 * size + jitter()),
    ]
    sheet.stroke(_smooth(points, 1), rng.uniform(0.35, 0.6), pen)


def guilloche(sheet: Sheet, rect: Rect, rng: random.Random, colour: Colour) -> None:
    """Fine waves behind a certificate, one of three patterns."""
    pattern = rng.randrange(3)
    rows = round(rect.height / 3.2)
    for row in range(rows):
        y0 = rect.top + rect.height * (row + 0.5) / rows
        phase = row * (0.6 if pattern == 0 else 1.9)
        points = []
        for step in range(121):
            x = rect.left + rect.width * step / 120
            swing = math.sin(step / (6 if pattern != 2 else 3.3) + phase)
            if pattern == 1:
                swing *= math.cos(step / 17 + row / 3)
            points.append((x, y0 + swing * 1.8))
        sheet.stroke(points, 0.12, colour)


def ornate_frame(sheet: Sheet, rect: Rect, colour: Colour, step: float = 4.0, band: float = 6.0) -> None:
    """A certificate's frame: two lines and a row of small arcs between them."""
    inner = rect.grown(-band)
    sheet.rect(rect.left, rect.top, rect.width, rect.height, 0.7, colour)
    sheet.rect(inner.left, inner.top, inner.width, inner.height, 0.35, colour)
    middle = rect.grown(-band / 2)

    def chain(x1: float, y1: float, x2: float, y2: float) -> None:
        length = math.hypot(x2 - x1, y2 - y1)
        count = max(1, round(length / step))
        for index in range(count):
            cx = x1 + (x2 - x1) * (index + 0.5) / count
            cy = y1 + (y2 - y1) * (index + 0.5) / count
            ring = [
                (cx + band * 0.36 * math.cos(a * math.pi / 7), cy + band * 0.36 * math.sin(a * math.pi / 7))
                for a in range(15)
            ]
            sheet.stroke(ring, 0.18, colour)

    chain(middle.left, middle.top, middle.right, middle.top)
    chain(middle.left, middle.bottom, middle.right, middle.bottom)
    chain(middle.left, middle.top, middle.left, middle.bottom)
    chain(middle.right, middle.top, middle.right, middle.bottom)


def sample_seal(text: str, rng: random.Random, *, centre: str = "") -> SealSpec:
    """A seal over `text` as domain 5.4 spreads them: 38-45 mm, 45-90 % ink, some turned far, 8 % grey,
    one in five pressed twice."""
    return SealSpec(
        text, centre, rng.uniform(38, 45), rng.uniform(0.45, 0.9), rng.random() < 0.08,
        turn=rng.uniform(0, 360) if rng.random() < 0.1 else None, double=rng.random() < 0.2,
    )  # fmt: skip


def press_paging_seal(sheets: list[Sheet], text: str, rng: random.Random) -> None:
    """One seal pressed across the fanned right edges (骑缝章): a strip of it on every page."""
    spec = SealSpec(text, diameter=42, opacity=rng.uniform(0.5, 0.8))
    whole = draw_seal(spec, sheets[0].fonts, rng)
    height = rng.uniform(0.35, 0.6)
    count = len(sheets)
    for index, sheet in enumerate(sheets):
        left, right = whole.width * index // count, whole.width * (index + 1) // count
        wide = spec.diameter / count
        strip = whole.crop((left, 0, right, whole.height))
        sheet.picture(sheet.width - wide, sheet.height * height, wide, spec.diameter, strip)


def press_copy_stamp(
    sheet: Sheet, x: float, y: float, rng: random.Random, text: str = "复印件与原件一致"
) -> None:
    """A framed line of red words pressed askew, as applicants stamp copies."""
    font = load_font(sheet.fonts.hei, 60)
    image = Image.new("L", (len(text) * 64 + 70, 150), 0)
    draw = ImageDraw.Draw(image)
    draw.rectangle((6, 6, image.width - 7, 143), outline=255, width=5)
    draw.text((image.width / 2, 75), text, font=font, fill=255, anchor="mm")
    turned = image.rotate(rng.uniform(-5, 5), resample=Image.Resampling.BICUBIC, expand=True)
    wide = len(text) * 5.6
    ink = _ink(turned, rng.uniform(0.55, 0.85), _red(rng), rng)
    sheet.picture(x, y, wide, wide * turned.height / turned.width, ink)


def watermark(sheet: Sheet, text: str, rng: random.Random) -> None:
    """Diagonal grey words across the page, such as 仅供申报使用."""
    pixels = (900, 900)
    image = Image.new("L", pixels, 0)
    font = load_font(sheet.fonts.hei, 62)
    draw = ImageDraw.Draw(image)
    for row in range(3):
        draw.text((450, 200 + row * 250), text, font=font, fill=255, anchor="mm")
    turned = np.asarray(image.rotate(rng.choice([30, 35, 45]), resample=Image.Resampling.BICUBIC))
    out = np.zeros((*turned.shape, 4), dtype=np.uint8)
    out[..., :3] = 120
    out[..., 3] = (turned * rng.uniform(0.10, 0.25)).astype(np.uint8)
    size = min(sheet.width, sheet.height) * 0.95
    sheet.picture(
        (sheet.width - size) / 2, (sheet.height - size) / 2, size, size, Image.fromarray(out, "RGBA")
    )
