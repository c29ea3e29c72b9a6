"""What scanners, copiers and phones do to a page, at three strengths (domain 5.4).

In: a clean RGB page. Out: a `Shot`: the damaged picture and the map that takes a point of the clean page to
its place on the result, so that truth boxes move with the ink. A quarter turn is left out of that map: truth
boxes are those of the page turned upright again.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
import numpy.typing as npt

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus import damage

Level = Literal["none", "light", "medium", "heavy"]
Way = Literal["scan", "photo", "copy", "fax", "screen"]
Picture = npt.NDArray[np.uint8]
Points = npt.NDArray[np.float64]
PointMap = Callable[[Points], Points]

LEVELS: tuple[Level, ...] = ("light", "medium", "heavy")


@dataclass(frozen=True, slots=True)
class Strength:
    """The parameters of one strength, as the table of domain 5.4 gives them."""

    skew: float
    corners: float
    curl: float
    gradient: float
    blur: float
    noise: float
    quality: int
    bleed: float
    pepper: float
    crop: float
    glare: float
    moire: float
    motion: int


STRENGTHS: dict[Level, Strength] = {
    "none": Strength(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 92, 0.0, 0.0, 0.0, 0.0, 0.0, 0),
    "light": Strength(0.5, 0.01, 0.0, 0.10, 0.4, 4.0, 85, 0.04, 0.0, 0.0, 0.25, 0.04, 0),
    "medium": Strength(2.0, 0.03, 5.0, 0.25, 0.9, 10.0, 60, 0.10, 0.001, 0.02, 0.45, 0.09, 5),
    "heavy": Strength(5.0, 0.06, 15.0, 0.45, 1.6, 20.0, 30, 0.18, 0.01, 0.05, 0.65, 0.16, 9),
}
#: How often each damage happens to a page where it can; domain 5.4 gives the share of screens.
_OFTEN = {
    "bleed": 0.3, "pepper": 0.3, "crop": 0.25, "glare": 0.2, "moire": 0.03, "streaks": 0.3, "finger": 0.12,
    "twice": 0.3, "holes": 0.15,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shot:
    """A damaged page. `place` maps fractions of the clean page to fractions of this one (before any
    quarter turn); `quarter_turns` says how often the stored picture was turned left; `screened` that it is a
    photograph of a display."""

    picture: Picture
    place: PointMap
    quality: int
    quarter_turns: int = 0
    screened: bool = False

    def box(self, rect: Rect) -> Rect:
        """The bounding rectangle, in fractions of the upright result, of a rectangle of the clean page."""
        xs = np.linspace(rect.left, rect.right, 9)
        ys = np.linspace(rect.top, rect.bottom, 9)
        edge = [(x, y) for x in xs for y in (rect.top, rect.bottom)]
        edge += [(x, y) for y in ys for x in (rect.left, rect.right)]
        moved = np.clip(self.place(np.array(edge, dtype=np.float64)), 0, 1)
        return Rect(
            float(moved[:, 0].min()),
            float(moved[:, 1].min()),
            float(moved[:, 0].max()),
            float(moved[:, 1].max()),
        )


def _identity(points: Points) -> Points:
    return points


def degrade(
    page: Picture, rng: random.Random, way: Way, level: Level, *, back: Picture | None = None
) -> Shot:
    """The page (RGB, upright) as it comes out of `way` at `level`; `back` shines through the paper (without
    one, now and then the page's own mirror image, as on a sheet printed on both sides)."""
    strength = STRENGTHS[level]
    seed = rng.getrandbits(64)
    noise = np.random.default_rng(seed)
    if level == "none":
        return Shot(page, _identity, strength.quality)
    # a stream of its own: what was added later leaves the older draws as they were
    chance = _Chance(random.Random(seed ^ 0x5A5A))
    picture = page
    screened = False
    if back is not None or chance("bleed"):
        picture = damage.bleed_through(picture, page if back is None else back, strength.bleed)
    if way in ("photo", "screen"):
        if way == "screen" or chance("moire"):
            picture = damage.screen(picture, chance.rng, strength.moire)
            screened = True
        picture, place = _photograph(picture, rng, noise, strength)
    else:
        picture, place = _skew(picture, rng, strength.skew, 255 if way != "copy" else 244)
        if way == "copy":
            picture = damage.photocopy(picture, rng, noise, level)
        elif way == "fax":
            picture = damage.fax(picture)
    if level != "light" and way != "fax":
        picture = damage.wear(picture, rng)
    picture = _later(picture, way, level, strength, chance)
    if way == "photo" and level != "light" and rng.random() < 0.35:
        picture = damage.motion(picture, rng, strength.motion)
    if strength.blur and way != "fax":
        sigma = strength.blur * rng.uniform(0.6, 1.0) * (1.0 if way == "photo" else 0.7)
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), dtype=np.uint8)
    if strength.noise and way != "fax":
        picture = damage.grain(picture, noise, strength.noise * (0.5 if way == "photo" else 0.6))
    if strength.pepper and way in ("scan", "copy") and chance("pepper"):
        share = chance.rng.uniform(0.1, 1.0) * strength.pepper
        picture = damage.salt_and_pepper(picture, np.random.default_rng(seed ^ 0xA5A5), share)
    if strength.crop and way in ("scan", "copy") and chance("crop"):
        picture, place = _crop(picture, place, chance.rng, strength.crop)
    if level != "light" and way != "fax" and chance("twice"):
        picture = damage.compress(picture, chance.rng.randint(strength.quality, 90))
    return Shot(picture, place, strength.quality, screened=screened)


class _Chance:
    """Whether a damage happens, drawn from a stream of its own."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def __call__(self, name: str) -> bool:
        return self.rng.random() < _OFTEN[name]


def _later(picture: Picture, way: Way, level: Level, strength: Strength, chance: _Chance) -> Picture:
    """Light and dirt on the finished page: glare and fingers on photographs, streaks and holes on scans."""
    if way == "photo":
        if chance("glare"):
            picture = damage.glare(picture, chance.rng, strength.glare)
        if level != "light" and chance("finger"):
            picture = damage.finger(picture, chance.rng)
    elif way in ("scan", "copy"):
        if level != "light" and chance("streaks"):
            picture = damage.streaks(picture, chance.rng, 2 if level == "medium" else 6)
        if chance("holes"):
            picture = damage.punch_holes(picture, chance.rng)
    return picture


def _crop(picture: Picture, place: PointMap, rng: random.Random, most: float) -> tuple[Picture, PointMap]:
    """The margins lost by up to `most` of the width; head and foot lose less, numbers stand there."""
    height, width = picture.shape[:2]
    left, right = (round(rng.uniform(0, most) * width) for _ in range(2))
    top, bottom = (round(rng.uniform(0, most * 0.5) * width) for _ in range(2))
    rest_w, rest_h = width - left - right, height - top - bottom

    def moved(points: Points) -> Points:
        pixels = place(points) * (width, height) - (left, top)
        return np.asarray(pixels / (rest_w, rest_h), dtype=np.float64)

    return np.ascontiguousarray(picture[top : height - bottom, left : width - right]), moved


def turn(shot: Shot, quarters: int) -> Shot:
    """The same page stored turned left by `quarters` quarter turns; its truth boxes stay."""
    turned = np.ascontiguousarray(np.rot90(shot.picture, quarters))
    return Shot(turned, shot.place, shot.quality, quarters % 4, shot.screened)


def _warp_map(matrix: Points, size_in: tuple[int, int], size_out: tuple[int, int]) -> PointMap:
    """Fractions to fractions through a homography in pixels; sizes are (width, height)."""

    def place(points: Points) -> Points:
        pixels = (points * np.array(size_in)).reshape(-1, 1, 2).astype(np.float64)
        moved = cv2.perspectiveTransform(pixels, matrix).reshape(-1, 2)
        return np.asarray(moved / np.array(size_out), dtype=np.float64)

    return place


def _skew(page: Picture, rng: random.Random, most: float, fill: int) -> tuple[Picture, PointMap]:
    height, width = page.shape[:2]
    angle = rng.uniform(0.25, 1.0) * most * rng.choice([-1, 1])
    affine = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    affine[:, 2] = affine[:, 2] + (rng.uniform(-0.006, 0.006) * width, rng.uniform(-0.006, 0.006) * height)
    matrix = np.vstack([affine, [0, 0, 1]])
    out = cv2.warpAffine(page, affine, (width, height), flags=cv2.INTER_CUBIC, borderValue=(fill, fill, fill))
    return np.asarray(out, dtype=np.uint8), _warp_map(matrix, (width, height), (width, height))


def _photograph(
    page: Picture, rng: random.Random, noise: np.random.Generator, strength: Strength
) -> tuple[Picture, PointMap]:
    """The page lying on a table, seen at an angle, unevenly lit."""
    curled, curl = _curl(page, rng, strength.curl)
    height, width = curled.shape[:2]
    margin = rng.uniform(0.03, 0.07)
    out_w, out_h = round(width * (1 + 2 * margin)), round(height * (1 + 2 * margin))

    def jitter() -> float:
        return rng.uniform(-strength.corners, strength.corners) * float(width)

    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)
    angle = np.deg2rad(rng.uniform(-1, 1) * strength.skew * 0.7)
    target = []
    for x, y in source:
        dx, dy = x - width / 2, y - height / 2
        rx = dx * np.cos(angle) - dy * np.sin(angle) + out_w / 2 + jitter()
        ry = dx * np.sin(angle) + dy * np.cos(angle) + out_h / 2 + jitter()
        target.append((min(max(rx, 4), out_w - 4), min(max(ry, 4), out_h - 4)))
    matrix = cv2.getPerspectiveTransform(source, np.array(target, dtype=np.float32)).astype(np.float64)
    table = _table(rng, noise, out_h, out_w)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, (out_w, out_h))
    shadow = cv2.GaussianBlur(np.roll(mask, (round(out_h * 0.006), round(out_w * 0.006)), (0, 1)), (0, 0), 9)
    table = (table * (1 - 0.45 * shadow[..., None] / 255.0)).astype(np.uint8)
    front = cv2.warpPerspective(curled, matrix, (out_w, out_h), flags=cv2.INTER_CUBIC)
    alpha = mask[..., None] / 255.0
    mixed = front * alpha + table * (1 - alpha)
    lit = mixed * _light(rng, out_h, out_w, strength.gradient)[..., None]
    tint = np.array([1.0, rng.uniform(0.96, 1.0), rng.uniform(0.90, 0.99)])
    warp = _warp_map(matrix, (width, height), (out_w, out_h))
    return np.clip(lit * tint, 0, 255).astype(np.uint8), lambda p: warp(curl(p))


def _curl(page: Picture, rng: random.Random, amplitude: float) -> tuple[Picture, PointMap]:
    """Page curl: rows bow by up to `amplitude` pixels along a half sine."""
    if amplitude <= 0:
        return page, _identity
    height, width = page.shape[:2]
    reach = amplitude * rng.uniform(0.3, 1.0) * rng.choice([-1, 1])
    xs = np.arange(width, dtype=np.float32)
    bow = (reach * np.sin(np.pi * xs / width)).astype(np.float32)
    map_x, map_y = np.meshgrid(xs, np.arange(height, dtype=np.float32))
    out = cv2.remap(page, map_x, map_y - bow[None, :], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)

    def place(points: Points) -> Points:
        moved = points.copy()
        moved[:, 1] += reach * np.sin(np.pi * points[:, 0]) / height
        return moved

    return np.asarray(out, dtype=np.uint8), place


def _table(
    rng: random.Random, noise: np.random.Generator, height: int, width: int
) -> npt.NDArray[np.float64]:
    """A table top: wood-like stripes or a plain dark cloth."""
    colour = np.array(
        rng.choice([(128, 94, 62), (96, 70, 48), (70, 74, 82), (150, 132, 110), (52, 60, 66)]), float
    )
    small = noise.normal(0, 1, (height // 64 + 2, width // 8 + 2))
    stripes = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.clip(colour[None, None, :] + stripes[..., None] * 7, 0, 255)


def _light(rng: random.Random, height: int, width: int, gradient: float) -> npt.NDArray[np.float64]:
    """Light falling off to one side, with the soft shadow of a hand at stronger levels."""
    angle = rng.uniform(0, 2 * np.pi)
    ys, xs = np.mgrid[0 : 1 : complex(0, 40), 0 : 1 : complex(0, 30)]
    fall = (xs - 0.5) * np.cos(angle) + (ys - 0.5) * np.sin(angle)
    field = 1.0 - gradient * 0.5 * (fall + 0.5)
    if gradient >= 0.25:
        cx, cy = rng.uniform(0, 1), rng.uniform(0.7, 1.1)
        ellipse = ((xs - cx) / 0.35) ** 2 + ((ys - cy) / 0.28) ** 2
        field *= 1 - gradient * 0.6 * np.exp(-ellipse)
    return np.asarray(cv2.resize(field, (width, height), interpolation=cv2.INTER_CUBIC), dtype=np.float64)
