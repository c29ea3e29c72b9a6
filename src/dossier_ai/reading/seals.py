"""Seal impressions: where they are, their shape and colour, and what is written along their arc.

Works on the red ink of an upright picture; grey (photocopied) seals are looked for as circles in its dark
ink. A narrow piece at the page's edge is a seal across the pages (骑缝章), never a signature's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from dossier_ai.core import Rect, Seal
from dossier_ai.reading.ink import even_light
from dossier_ai.reading.ocr import OcrEngine, Picture
from dossier_ai.reading.red import redness
from dossier_ai.reading.seal_text import SealText, arc_crops, read_arc, read_square

Mask = npt.NDArray[np.uint8]

_SIDE = 1000
_SECTORS = 72


@dataclass(frozen=True, slots=True)
class Ring:
    """An ellipse: centre, half axes (major first), turn of the major axis in degrees, and how much of it is
    inked (0-1)."""

    x: float
    y: float
    a: float
    b: float
    turn: float
    support: float

    @property
    def rect(self) -> Rect:
        t = np.radians(self.turn)
        w = float(np.hypot(self.a * np.cos(t), self.b * np.sin(t)))
        h = float(np.hypot(self.a * np.sin(t), self.b * np.cos(t)))
        return Rect(self.x - w, self.y - h, self.x + w, self.y + h)


def seals_of(picture: Picture, engine: OcrEngine) -> tuple[Seal, ...]:
    """The seals of an upright picture, from top to bottom; `text` is None where the arc cannot be read."""
    red = redness(picture)
    found = [(seal, ring, red) for seal, ring in _coloured(red, "red")]
    if not found:
        grey = _grey(picture)
        found = [
            (seal, ring, grey) for seal, ring in _coloured(grey, "grey") if seal.shape in ("round", "oval")
        ]
    out = [_read(seal, ring, ink, engine) for seal, ring, ink in found]
    return tuple(sorted(out, key=lambda s: (s.rect.top, s.rect.left)))


def arc_pictures(picture: Picture) -> Iterator[Picture]:
    """Straight pictures of the arc of the largest red round seal in a cut-out, treated in several ways."""
    rows, columns = picture.shape[:2]
    # Seals are looked for at the size they have on a page: give the cut-out paper around it.
    framed = cv2.copyMakeBorder(
        picture, rows, rows, columns, columns, cv2.BORDER_CONSTANT, value=(255.0,) * 3
    )
    red = redness(np.asarray(framed, dtype=np.uint8))
    rings = [ring for _, ring in _coloured(red, "red") if ring is not None]
    if rings:
        ring = max(rings, key=lambda r: r.a * r.b)
        yield from arc_crops(red, ring.x, ring.y, ring.a, ring.b, ring.turn)


def _read(seal: Seal, ring: Ring | None, ink: Mask, engine: OcrEngine) -> Seal:
    if seal.shape == "paging":
        return seal
    if ring is not None:
        read = read_arc(ink, ring.x, ring.y, ring.a, ring.b, ring.turn, engine)
    else:
        read = SealText(*read_square(ink, seal.rect, engine))
    if read.text is None and read.centre is None:
        return seal
    return Seal(seal.rect, seal.shape, seal.colour, read.text, read.centre, round(read.confidence, 4))


def _coloured(red: Mask, colour: str) -> list[tuple[Seal, Ring | None]]:
    """The seals in a map of red ink."""
    rows, columns = red.shape
    scale = min(1.0, _SIDE / max(rows, columns))
    size = (max(1, round(columns * scale)), max(1, round(rows * scale)))
    small = cv2.resize(red, size, interpolation=cv2.INTER_AREA)
    mask = np.asarray(small > 45, dtype=np.uint8)
    if int(mask.sum()) < 60:
        return []
    out: list[tuple[Seal, Ring | None]] = []
    gap = max(3, round(0.012 * _SIDE))
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (gap, gap)))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for i in range(1, count):
        x, y, w, h, _area = (int(v) for v in stats[i])
        if max(w, h) < 0.03 * _SIDE:
            continue
        part = np.where(labels == i, mask, 0).astype(np.uint8)
        rings = _rings(part, (x, y, w, h), min(size))
        for ring in rings:
            shape = "round" if ring.b > 0.88 * ring.a else "oval"
            if _cut_off(ring, size):
                shape = "paging"
            out.append(_placed(ring.rect, shape, ring.support, scale, colour, ring))
        if rings:
            continue
        thin = float(part[y : y + h, x : x + w].mean()) < 0.65
        if thin and _at_edge((x, y, w, h), size):
            out.append(_placed(Rect(x, y, x + w, y + h), "paging", 0.5, scale, colour, None))
        elif _is_square(part, (x, y, w, h)):
            out.append(_placed(Rect(x, y, x + w, y + h), "square", 0.6, scale, colour, None))
    return out


def _placed(
    rect: Rect, shape: str, support: float, scale: float, colour: str, ring: Ring | None
) -> tuple[Seal, Ring | None]:
    full = Rect(rect.left / scale, rect.top / scale, rect.right / scale, rect.bottom / scale)
    seal = Seal(full, shape, colour, None, None, round(0.5 * support, 4))  # type: ignore[arg-type]
    if ring is None:
        return seal, None
    return seal, Ring(ring.x / scale, ring.y / scale, ring.a / scale, ring.b / scale, ring.turn, ring.support)


def _rings(part: Mask, box: tuple[int, int, int, int], shorter: int) -> list[Ring]:
    """The rings in one connected piece of red: by its outline when it is one seal, else by voting."""
    least, most = 0.035 * shorter, 0.30 * shorter
    points = cv2.findNonZero(part)
    if points is not None and len(points) >= 20:
        hull = cv2.convexHull(points)
        dense = _along(hull.reshape(-1, 2).astype(np.float32))
        if len(dense) >= 20:
            (cx, cy), (d1, d2), turn = cv2.fitEllipse(dense.reshape(-1, 1, 2))
            a, b = max(d1, d2) / 2, min(d1, d2) / 2
            ring = Ring(cx, cy, a, b, turn + 90 if d2 > d1 else turn, 0.0)
            ring = _supported(part, ring)
            if least <= b and a <= most and b >= 0.5 * a and ring.support >= 0.62:
                # Two seals that overlap have an oval outline too, but an open one.
                if b > 0.88 * a or ring.support >= 0.9:
                    return [ring]
                return _voted(part, box, least, most) or [ring]
    return _voted(part, box, least, most)


def _along(corners: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Points every pixel or so along a closed outline."""
    out: list[npt.NDArray[np.float32]] = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        steps = max(1, int(np.linalg.norm(end - start) / 2))
        # A long straight stretch of a hull spans a gap: its inner points are not on the ring.
        if steps > 12:
            steps = 1
        out.extend(start + (end - start) * k / steps for k in range(steps))
    return np.array(out, dtype=np.float32)


def _voted(part: Mask, box: tuple[int, int, int, int], least: float, most: float) -> list[Ring]:
    """Circles found by voting, strongest first, each taken out before the next is looked for."""
    x, y, w, h = box
    pad = 6
    left = np.zeros((h + 2 * pad, w + 2 * pad), dtype=np.uint8)
    left[pad : pad + h, pad : pad + w] = part[y : y + h, x : x + w] * 255
    whole = (left > 0).astype(np.uint8)
    out: list[Ring] = []
    for _ in range(3):
        found = cv2.HoughCircles(
            cv2.GaussianBlur(left, (3, 3), 0), cv2.HOUGH_GRADIENT, dp=1.5, minDist=10, param1=120, param2=18,
            minRadius=int(least), maxRadius=int(min(most, max(w, h))),
        )  # fmt: skip
        if found is None:
            break
        best: Ring | None = None
        for cx, cy, r in found[0][:12]:
            circle = Ring(float(cx), float(cy), float(r), float(r), 0.0, 0.0)
            if any(np.hypot(o.x + pad - x - cx, o.y + pad - y - cy) < 0.3 * o.a for o in out):
                continue
            ring = _supported(whole, circle)
            if best is None or ring.support > best.support:
                best = ring
        if best is None or best.support < 0.66:
            break
        out.append(Ring(best.x - pad + x, best.y - pad + y, best.a, best.b, 0.0, best.support))
        cv2.circle(left, (round(best.x), round(best.y)), round(1.08 * best.a), (0.0,), -1)
    return out


def _supported(mask: Mask, ring: Ring) -> Ring:
    """The ring with the share of its directions in which it is inked; its size is refined a little."""
    angles = np.radians(np.arange(_SECTORS) * 360 / _SECTORS)
    turn = np.radians(ring.turn)
    best = ring
    for factor in (1.0, 0.985, 0.97, 0.955, 1.015):
        hits = np.zeros(_SECTORS, dtype=bool)
        for shift in (-0.025, -0.0125, 0.0, 0.0125, 0.025):
            f = factor + shift
            px = ring.a * f * np.cos(angles)
            py = ring.b * f * np.sin(angles)
            xs = np.round(ring.x + px * np.cos(turn) - py * np.sin(turn)).astype(int)
            ys = np.round(ring.y + px * np.sin(turn) + py * np.cos(turn)).astype(int)
            inside = (xs >= 0) & (ys >= 0) & (xs < mask.shape[1]) & (ys < mask.shape[0])
            hits[inside] |= mask[ys[inside], xs[inside]] > 0
        support = float(hits.mean())
        if support > best.support:
            best = Ring(ring.x, ring.y, ring.a * factor, ring.b * factor, ring.turn, support)
    return best


def _cut_off(ring: Ring, size: tuple[int, int]) -> bool:
    """Whether most of a ring lies beyond the left or right edge of the page."""
    return ring.x < 0.15 * ring.a or ring.x > size[0] - 0.15 * ring.a


def _at_edge(box: tuple[int, int, int, int], size: tuple[int, int]) -> bool:
    """Whether a piece is narrow, tall and touches the left or right edge."""
    x, _, w, h = box
    near = 0.012 * size[0]
    return (
        (x <= near or x + w >= size[0] - near)
        and h >= 0.04 * size[1]
        and w <= 0.65 * h
        and w <= 0.09 * size[0]
    )


def _is_square(part: Mask, box: tuple[int, int, int, int]) -> bool:
    """Whether a piece has four straight inked sides and writing between them."""
    w, h = box[2:]
    if not min(w, h) >= 0.02 * _SIDE or max(w, h) > 0.25 * _SIDE or max(w, h) > 3.5 * min(w, h):
        return False
    (cx, cy), (rw, rh), turn = cv2.minAreaRect(cv2.findNonZero(part))
    if min(rw, rh) < 8:
        return False
    corners = cv2.boxPoints(((cx, cy), (rw, rh), turn))
    target = np.array([[0, 0], [rw, 0], [rw, rh], [0, rh]], dtype=np.float32)
    flat = cv2.warpPerspective(part, cv2.getPerspectiveTransform(corners, target), (int(rw), int(rh)))
    rim = max(2, int(0.08 * min(rw, rh)))
    sides = (
        flat[:rim].any(axis=0),
        flat[-rim:].any(axis=0),
        flat[:, :rim].any(axis=1),
        flat[:, -rim:].any(axis=1),
    )
    inner = flat[2 * rim : -2 * rim, 2 * rim : -2 * rim]
    return all(float(s.mean()) > 0.7 for s in sides) and inner.size > 0 and 0.08 < float(inner.mean()) < 0.75


def _grey(picture: Picture) -> Mask:
    """Ink of a middle tone, as photocopied seals have it: neither print nor the soft edge of print. Empty on
    a picture that is grey all over."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    even = even_light(grey)
    saturation = picture.max(axis=2).astype(np.int16) - picture.min(axis=2)
    print_near = cv2.dilate((even < 95).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    middle = (even >= 95) & (even < 215) & ~print_near & (saturation < 45)
    if float(middle.mean()) > 0.08:
        return np.zeros_like(grey)
    return np.where(middle, 255 - even, 0).astype(np.uint8) * 2
