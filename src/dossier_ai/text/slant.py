"""What slope is left in the rulings of a page, and coordinates in which they run straight.

In come the rulings, broken by reading into level pieces; out comes a `Slant` that moves rectangles into
straightened coordinates and points back. Horizontal lines may slope differently at the top and the bottom of
a page and vertical ones at its left and right, as in a photograph taken at an angle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dossier_ai.core import Rect, Ruling

_NEGLIGIBLE = 0.0012
_STEEPEST = 0.09


@dataclass(frozen=True, slots=True)
class Slant:
    """Vertical lines at `x` lean by `lean[0] + lean[1] * x` (pixels to the right per pixel down), horizontal
    ones at `y` fall by `fall[0] + fall[1] * y`; both turn about `centre`."""

    centre: tuple[float, float]
    lean: tuple[float, float]
    fall: tuple[float, float]

    def straight(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page in straightened coordinates."""
        for_x = self.lean[0] + self.lean[1] * x
        for_y = self.fall[0] + self.fall[1] * y
        return x - for_x * (y - self.centre[1]), y - for_y * (x - self.centre[0])

    def slanted(self, x: float, y: float) -> tuple[float, float]:
        """The point of the page that lies at straightened `x`, `y`; three steps bring it within a pixel."""
        px, py = x, y
        for _ in range(3):
            sx, sy = self.straight(px, py)
            px, py = px + x - sx, py + y - sy
        return px, py

    def moved(self, rect: Rect) -> Rect:
        """`rect` moved so that its centre lies where it belongs in straightened coordinates."""
        x, y = self.straight(rect.cx, rect.cy)
        dx, dy = x - rect.cx, y - rect.cy
        return Rect(rect.left + dx, rect.top + dy, rect.right + dx, rect.bottom + dy)

    def back(self, rect: Rect) -> Rect:
        """A straightened cell as a rectangle of the page: its sides at their middles."""
        left, right = self.slanted(rect.left, rect.cy)[0], self.slanted(rect.right, rect.cy)[0]
        top, bottom = self.slanted(rect.cx, rect.top)[1], self.slanted(rect.cx, rect.bottom)[1]
        return Rect(left, top, right, bottom)

    def ruling(self, ruling: Ruling) -> Ruling:
        """A ruling in straightened coordinates."""
        return Ruling(self.moved(ruling.rect))


def slant_of(rulings: Sequence[Ruling], width: float, page_height: float, height: float) -> Slant | None:
    """The slant of a page's rulings; None when they run straight, or too few are long enough to tell.
    `height` is the height of the page's text."""
    vertical = [(r.rect.top, r.rect.bottom, r.rect.cx) for r in rulings if not r.horizontal]
    horizontal = [(r.rect.left, r.rect.right, r.rect.cy) for r in rulings if r.horizontal]
    lean = _slopes(_chains(vertical, height), height)
    fall = _slopes(_chains(horizontal, height), height)
    far = max(width, page_height)
    if all(abs(a) < _NEGLIGIBLE and abs(a + b * far) < _NEGLIGIBLE for a, b in (lean, fall)):
        return None
    return Slant((width / 2, page_height / 2), lean, fall)


_Piece = tuple[float, float, float]  # start and end along, position across


def _chains(pieces: Sequence[_Piece], height: float) -> list[list[_Piece]]:
    """Pieces that follow each other with small steps across: one printed line each."""
    chains: list[list[_Piece]] = []
    for piece in sorted(pieces):
        best: list[_Piece] | None = None
        least = 0.0
        for chain in chains:
            last = chain[-1]
            gap = piece[0] - last[1]
            step = abs(piece[2] - last[2])
            allowed = max(3.5, _STEEPEST * ((piece[0] + piece[1]) - (last[0] + last[1])) / 2)
            if -0.3 * height <= gap <= 3 * height and step <= allowed and (best is None or step < least):
                best, least = chain, step
        if best is None:
            chains.append([piece])
        else:
            best.append(piece)
    return [c for c in chains if c[-1][1] - c[0][0] >= 7 * height]


def _slopes(chains: Sequence[Sequence[_Piece]], height: float) -> tuple[float, float]:
    """Slope as a straight function of the position across: (at 0, per pixel), by weighted least squares over
    the lines, outliers dropped once. A slope that does not vary much is taken as constant."""
    rows: list[tuple[float, float, float]] = []
    for chain in chains:
        along = np.array([v for a, b, _ in chain for v in (a, b)])
        across = np.array([p for _, _, p in chain for _ in (0, 1)])
        weights = np.array([b - a for a, b, _ in chain for _ in (0, 1)])
        centre = np.average(along, weights=weights)
        spread = float(np.sum(weights * (along - centre) ** 2))
        if spread <= 0:
            continue
        slope = float(np.sum(weights * (along - centre) * across) / spread)
        if abs(slope) <= _STEEPEST:
            rows.append((float(np.average(across, weights=weights)), slope, float(along.max() - along.min())))
    if len(rows) < 2:
        return (0.0, 0.0)
    where, slopes, lengths = (np.array(column) for column in zip(*rows, strict=True))
    middle = _weighted_median(slopes, lengths)
    keep = np.abs(slopes - middle) <= 0.035
    where, slopes, lengths = where[keep], slopes[keep], lengths[keep]
    if len(where) < 3 or where.max() - where.min() < 12 * height:
        return (middle, 0.0)
    for _ in range(2):
        design = np.stack([np.ones_like(where), where], axis=1)
        root = np.sqrt(lengths)
        solution, *_ = np.linalg.lstsq(design * root[:, None], slopes * root, rcond=None)
        residual = np.abs(design @ solution - slopes)
        keep = residual <= max(0.004, 2.5 * float(np.median(residual)))
        if keep.sum() < 3:
            break
        where, slopes, lengths = where[keep], slopes[keep], lengths[keep]
    return (float(solution[0]), float(solution[1]))


def _weighted_median(values: np.ndarray, weights: np.ndarray) -> float:
    order = np.argsort(values, kind="stable")
    total = np.cumsum(weights[order])
    return float(values[order][int(np.searchsorted(total, total[-1] / 2))])
