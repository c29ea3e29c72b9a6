"""What happens on the surface of a page: wear, dirt, light and sensors. Nothing here moves the ink.

In: an RGB page and a random source. Out: the damaged page, of the same size. Parameters follow domain 5.4.
"""

from __future__ import annotations

import random

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]


def _clip(page: npt.NDArray[np.floating]) -> Picture:
    return np.asarray(np.clip(page, 0, 255), dtype=np.uint8)


def wear(page: Picture, rng: random.Random) -> Picture:
    """A fold line across the sheet, a staple's shadow in the corner, now and then a coffee ring."""
    out = page.astype(np.float32)
    height, width = page.shape[:2]
    if rng.random() < 0.5:
        y = round(height * rng.choice([0.33, 0.5, 0.66]) + rng.uniform(-0.02, 0.02) * height)
        slope = rng.uniform(-0.004, 0.004)
        ys, xs = np.mgrid[max(0, y - 14) : min(height, y + 14), 0:width]
        away = np.abs(ys - (y + slope * (xs - width / 2)))
        shade = 1 - 0.13 * np.exp(-((away / 2.2) ** 2)) + 0.03 * np.exp(-(((away - 6) / 3) ** 2))
        out[max(0, y - 14) : min(height, y + 14)] *= shade[..., None].astype(np.float32)
    if rng.random() < 0.4:
        x, y = round(width * 0.045), round(height * 0.03)
        end = (x + round(width * 0.035), y + round(height * 0.012))
        cv2.line(out, (x, y), end, (120.0, 120.0, 124.0), max(2, width // 600))
    if rng.random() < 0.12:
        ring = np.ones((height, width), np.float32)
        centre = (rng.randrange(width), rng.randrange(height))
        cv2.circle(ring, centre, round(width * 0.13), (0.86,), max(3, width // 180))
        tint = np.array([0.3, 0.7, 1.0], np.float32)
        out *= 1 - (1 - cv2.GaussianBlur(ring, (0, 0), 2)[..., None]) * tint
    return _clip(out)


def motion(page: Picture, rng: random.Random, longest: int = 5) -> Picture:
    """A shaken hand: smeared over 3 to `longest` pixels in one direction."""
    size = rng.choice([n for n in (3, 5, 7, 9) if n <= longest])
    kernel = np.zeros((size, size), np.float32)
    if rng.random() < 0.5:
        kernel[size // 2, :] = 1 / size
    else:
        kernel[:, size // 2] = 1 / size
    return np.asarray(cv2.filter2D(page, -1, kernel), dtype=np.uint8)


def bleed_through(page: Picture, back: Picture, share: float) -> Picture:
    """The back of the sheet, mirrored, shining through with `share` of its darkness."""
    mirrored = cv2.resize(cv2.flip(back, 1), (page.shape[1], page.shape[0]))
    soft = cv2.GaussianBlur(mirrored, (0, 0), 1.2)
    shade = 1 - share * (1 - soft.astype(np.float32) / 255)
    return _clip(page * shade)


def grain(page: Picture, noise: np.random.Generator, sigma: float) -> Picture:
    """Sensor noise, the same on all three channels, a little soft."""
    field = noise.normal(0, sigma, page.shape[:2]).astype(np.float32)
    field = cv2.GaussianBlur(field, (0, 0), 0.7) * 1.4
    return _clip(page.astype(np.float32) + field[..., None])


def salt_and_pepper(page: Picture, noise: np.random.Generator, share: float) -> Picture:
    """Single white and black pixels, `share` of all."""
    out = page.copy()
    drawn = noise.random(page.shape[:2], dtype=np.float32)
    out[drawn < share / 2] = 30
    out[drawn > 1 - share / 2] = 255
    return out


def streaks(page: Picture, rng: random.Random, count: int) -> Picture:
    """Dirty rollers and dead cells: `count` thin lines down the page, dark ones and white ones that break
    what is ruled across."""
    out = page.astype(np.float32)
    height, width = page.shape[:2]
    for _ in range(count):
        column = rng.randrange(round(width * 0.03), round(width * 0.97))
        wide = rng.choice([1, 1, 2])
        top, bottom = sorted(rng.randrange(height) for _ in range(2))
        part = out[top:bottom, column : column + wide]
        part[:] = part * 0.72 if rng.random() < 0.6 else 255 - (255 - part) * 0.25
    return _clip(out)


def punch_holes(page: Picture, rng: random.Random) -> Picture:
    """Two or four holes along the left edge, dark where the scanner's lid shows."""
    out = page.copy()
    height, width = page.shape[:2]
    shares = (0.42, 0.58) if rng.random() < 0.7 else (0.14, 0.38, 0.62, 0.86)
    dark = rng.randint(40, 110)
    for share in shares:
        centre = (round(width * rng.uniform(0.03, 0.036)), round(height * share))
        cv2.circle(out, centre, round(width * 0.0125), (dark, dark, dark), -1, cv2.LINE_AA)
    return out


def glare(page: Picture, rng: random.Random, strength: float) -> Picture:
    """A lamp's reflection on laminated paper: a soft white patch of `strength`, 0 to 1."""
    height, width = page.shape[:2]
    ys, xs = np.mgrid[0 : 1 : complex(0, 60), 0 : 1 : complex(0, 42)]
    cx, cy, angle = rng.uniform(0.15, 0.85), rng.uniform(0.1, 0.9), rng.uniform(0, np.pi)
    dx, dy = (xs - cx) * width / height, ys - cy
    along = dx * np.cos(angle) + dy * np.sin(angle)
    across = -dx * np.sin(angle) + dy * np.cos(angle)
    patch = strength * np.exp(
        -((along / rng.uniform(0.12, 0.22)) ** 2) - (across / rng.uniform(0.05, 0.10)) ** 2
    )
    alpha = cv2.resize(patch.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)[..., None]
    return _clip(page * (1 - alpha) + 255 * alpha)


def finger(page: Picture, rng: random.Random) -> Picture:
    """The tip of a thumb that holds the sheet, at its lower left or right edge."""
    height, width = page.shape[:2]
    mask = np.zeros((height, width), np.float32)
    right = rng.random() < 0.5
    centre = (width - 1 if right else 0, round(height * rng.uniform(0.62, 0.92)))
    axes = (round(width * rng.uniform(0.05, 0.075)), round(width * rng.uniform(0.03, 0.04)))
    cv2.ellipse(mask, centre, axes, rng.uniform(-20, 20), 0, 360, (1.0,), -1)
    soft = cv2.GaussianBlur(mask, (0, 0), max(1.0, width / 500))[..., None]
    shadow = cv2.GaussianBlur(mask, (0, 0), max(2.0, width / 120))[..., None]
    skin = np.array([rng.randint(196, 226), rng.randint(150, 176), rng.randint(124, 150)], np.float32)
    lit = page * (1 - 0.35 * shadow)
    return _clip(lit * (1 - soft) + skin * soft)


def screen(page: Picture, rng: random.Random, strength: float) -> Picture:
    """A photograph of a display: rings and stripes of moiré, the pixel grid, a cold tint."""
    height, width = page.shape[:2]
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    angle, period = rng.uniform(0.05, 0.5), rng.uniform(7.0, 13.0)
    bend = 6e-5 * rng.uniform(0.5, 1.5)
    phase = (xs * np.cos(angle) + ys * np.sin(angle)) / period + bend * ((ys - height / 2) ** 2) / period
    out = page.astype(np.float32)
    for channel, shift in enumerate((0.0, 2.1, 4.2)):
        wave = np.sin(2 * np.pi * phase + shift)
        out[..., channel] *= 1 - strength * (0.5 + 0.5 * wave)
    out[::3] *= 1 - strength * 0.35
    out *= np.array([0.95, 0.99, 1.05], np.float32)
    return _clip(out)


def compress(page: Picture, quality: int) -> Picture:
    """The page once saved as JPEG and opened again."""
    done, data = cv2.imencode(".jpg", page[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise ValueError("the picture cannot be compressed")
    return np.ascontiguousarray(cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1])


def photocopy(page: Picture, rng: random.Random, noise: np.random.Generator, level: str) -> Picture:
    """Grey, hard contrast, dark edges, punch holes, a streak."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY).astype(np.float64)
    hard = {"light": 1.1, "medium": 1.35, "heavy": 1.7}[level]
    grey = np.clip((grey - 150) * hard + 165, 0, 255)
    height, width = grey.shape
    edge = round(width * {"light": 0.002, "medium": 0.006, "heavy": 0.012}[level])
    side = rng.choice(["left", "top", "both"])
    if side in ("left", "both"):
        grey[:, :edge] = 60
    if side in ("top", "both"):
        grey[:edge] = 60
    if rng.random() < 0.5:
        for share in (0.42, 0.58):
            centre = (round(width * 0.035), round(height * share))
            cv2.circle(grey, centre, round(width * 0.011), (70.0,), -1)
    if level != "light":
        column = rng.randrange(round(width * 0.1), round(width * 0.9))
        grey[:, column : column + 2] = np.clip(grey[:, column : column + 2] - 45, 0, 255)
    specks = noise.random(grey.shape) < {"light": 2e-5, "medium": 8e-5, "heavy": 3e-4}[level]
    grey[specks] = 40
    out = grey.astype(np.uint8)
    return np.asarray(cv2.cvtColor(out, cv2.COLOR_GRAY2RGB), dtype=np.uint8)


def fax(page: Picture) -> Picture:
    """204 x 98 dots per inch in black and white, blown up again."""
    height, width = page.shape[:2]
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (width, height // 2), interpolation=cv2.INTER_AREA)
    _, bits = cv2.threshold(small, 168, 255, cv2.THRESH_BINARY)
    return np.asarray(
        cv2.cvtColor(cv2.resize(bits, (width, height), interpolation=cv2.INTER_NEAREST), cv2.COLOR_GRAY2RGB),
        dtype=np.uint8,
    )
