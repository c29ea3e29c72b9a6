"""Invented photographs of activities: a room or a yard in its own light, a banner, people.

In: captions and a random stream. Out: a `Drawing` with one picture per caption. Pictures of one stream are
the same wherever they stand; two streams give pictures as unlike as those of two events.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.flow import Drawing
from dossier_ai.corpus.sheet import Colour, Sheet

_FOOT = 12.0
_BANNER = 13.0


@dataclass(frozen=True, slots=True)
class _Block:
    """A filled area in shares of the picture: left, top, width, height, slant of its right side."""

    left: float
    top: float
    width: float
    height: float
    slant: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class _Scene:
    """One picture: the wall and the floor, blocks of light and furniture from back to front, heads, and where
    the banner hangs (share of the height above it)."""

    wall: Colour
    floor: Colour
    horizon: float
    tilt: float
    blocks: tuple[_Block, ...]
    heads: tuple[tuple[float, float, float, Colour], ...]
    banner: float
    banner_colour: Colour


def _tone(rng: random.Random, light: int, spread: int = 22) -> Colour:
    red, green, blue = (min(225, max(24, light + rng.randint(-spread, spread))) for _ in range(3))
    return (red, green, blue)


def _scene(rng: random.Random) -> _Scene:
    """A scene of large areas of very different light, so that no two look alike from afar."""
    lights = [40, 75, 110, 145, 180, 215]
    rng.shuffle(lights)
    blocks = []
    for row in range(4):
        for column in range(4):
            if rng.random() < 0.62:
                wide, high = rng.uniform(0.14, 0.42), rng.uniform(0.14, 0.42)
                left = min(1 - wide, max(0.0, column * 0.25 + rng.uniform(-0.1, 0.1)))
                top = min(1 - high, max(0.0, row * 0.25 + rng.uniform(-0.1, 0.1)))
                tone = _tone(rng, rng.choice(lights))
                blocks.append(_Block(left, top, wide, high, rng.uniform(-0.08, 0.08), tone))
    rng.shuffle(blocks)
    heads = tuple(
        (rng.uniform(0.1, 0.9), rng.uniform(0.3, 0.9), rng.uniform(0.6, 1.6), _tone(rng, rng.choice(lights)))
        for _ in range(rng.randint(6, 18))
    )
    red = rng.random() < 0.7
    return _Scene(
        wall=_tone(rng, lights[0]),
        floor=_tone(rng, lights[1]),
        horizon=rng.uniform(0.25, 0.8),
        tilt=rng.uniform(-0.15, 0.15),
        blocks=tuple(blocks),
        heads=heads,
        banner=rng.uniform(0.02, 0.6),
        banner_colour=(186, 26, 32) if red else (24, 60, 140),
    )


def photo_drawing(captions: tuple[str, ...], rng: random.Random, height: float = 88.0) -> Drawing:
    """Invented photographs side by side, one per caption, which stands on its banner. `height` in mm."""
    scenes = [_scene(rng) for _ in captions]

    def draw(sheet: Sheet, area: Rect) -> None:
        wide = area.width / len(captions) - 4
        for index, (caption, scene) in enumerate(zip(captions, scenes, strict=True)):
            left = area.left + index * (wide + 4)
            frame = Rect(left, area.top, left + wide, area.top + height - _FOOT)
            _draw_scene(sheet, frame, scene)
            _draw_banner(sheet, frame, scene, caption)

    return Drawing(height, draw, captions)


def _draw_scene(sheet: Sheet, frame: Rect, scene: _Scene) -> None:
    sheet.rect(frame.left, frame.top, frame.width, frame.height, 0.3, fill=scene.wall)
    low = frame.top + frame.height * scene.horizon
    rise = frame.height * scene.tilt
    ground = [(frame.left, low), (frame.right, low + rise), (frame.right, frame.bottom)]
    sheet.fill([*ground, (frame.left, frame.bottom)], scene.floor)
    for block in scene.blocks:
        x, y = frame.left + block.left * frame.width, frame.top + block.top * frame.height
        right = min(frame.right, x + block.width * frame.width)
        bottom = y + block.height * frame.height
        lean = block.slant * frame.width
        points = [(x, y), (min(frame.right, max(x, right + lean)), y), (right, bottom), (x, bottom)]
        sheet.fill(points, block.colour)
    for across, down, size, colour in scene.heads:
        _draw_person(sheet, frame, (across, down, size), colour)


def _draw_person(sheet: Sheet, frame: Rect, place: tuple[float, float, float], colour: Colour) -> None:
    across, down, size = place
    reach = 5.0 * size
    x = min(frame.right - reach, max(frame.left + reach, frame.left + across * frame.width))
    y = min(frame.bottom - 9 * size, max(frame.top + 6 * size, frame.top + down * frame.height))
    body = [(-4, 9), (-3, 0), (3, 0), (4, 9)]
    ring = [(-2.4, -3), (-1.2, -5.2), (1.2, -5.2), (2.4, -3), (1.2, -0.8), (-1.2, -0.8)]
    sheet.fill([(x + a * size, y + b * size) for a, b in body], colour)
    sheet.fill([(x + a * size, y + b * size) for a, b in ring], (222, 188, 164))


def _draw_banner(sheet: Sheet, frame: Rect, scene: _Scene, caption: str) -> None:
    top = frame.top + min(scene.banner * frame.height, frame.height - _BANNER - 2) + 1
    left, wide = frame.left + frame.width * 0.06, frame.width * 0.88
    sheet.rect(left, top, wide, _BANNER, 0.2, fill=scene.banner_colour)
    size = min(11.0, frame.width * 0.84 / max(1, len(caption)) / 0.3528)
    middle = frame.left + frame.width / 2
    sheet.text(middle, top + 3.5, caption, size, font="hei", colour=(250, 246, 236), align="center")
