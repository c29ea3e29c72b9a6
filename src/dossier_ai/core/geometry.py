"""Two kinds of rectangle that must never be mixed, and the one way from the first to the second.

`Rect` lives in the *upright frame* of a page: pixels of the deskewed, unwarped picture, in which lines
are horizontal and layout is analysed. `Box` lives on the *stored page* (after EXIF and quarter turns):
fractions in 0-1, origin top left, as the public contract demands. `Frame` maps one to the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """An axis-parallel rectangle in upright-frame pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def cx(self) -> float:
        return (self.left + self.right) / 2

    @property
    def cy(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def area(self) -> float:
        return max(0.0, self.width) * max(0.0, self.height)

    def overlap(self, other: Rect) -> float:
        """Area shared with `other`, in square pixels."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0

    def horizontal_overlap(self, other: Rect) -> float:
        """Shared width in pixels, negative by the gap when apart."""
        return min(self.right, other.right) - max(self.left, other.left)

    def vertical_overlap(self, other: Rect) -> float:
        """Shared height in pixels, negative by the gap when apart."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def contains(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def grown(self, dx: float, dy: float | None = None) -> Rect:
        """This rectangle with `dx` (and `dy`, else `dx`) pixels added on each side."""
        dy = dx if dy is None else dy
        return Rect(self.left - dx, self.top - dy, self.right + dx, self.bottom + dy)

    @staticmethod
    def union(rects: Iterable[Rect]) -> Rect:
        """The smallest rectangle around all of `rects`; raises ValueError when there are none."""
        items = list(rects)
        if not items:
            raise ValueError("union of no rectangles")
        return Rect(
            min(r.left for r in items),
            min(r.top for r in items),
            max(r.right for r in items),
            max(r.bottom for r in items),
        )


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the stored page, in fractions of its width and height (0-1, origin top left)."""

    left: float
    top: float
    right: float
    bottom: float

    def as_list(self) -> list[float]:
        """`[left, top, right, bottom]` rounded to 1/10,000 of the page, as the record stores it."""
        return [round(v, 4) for v in (self.left, self.top, self.right, self.bottom)]


@dataclass(frozen=True, slots=True)
class Frame:
    """The homography from upright-frame pixels to fractions of the stored page, row-major 3 x 3."""

    matrix: tuple[float, float, float, float, float, float, float, float, float]

    @staticmethod
    def plain(width: float, height: float) -> Frame:
        """The frame of a page that needed no correction: upright pixels are stored pixels."""
        return Frame((1 / width, 0.0, 0.0, 0.0, 1 / height, 0.0, 0.0, 0.0, 1.0))

    def to_fraction(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f, g, h, i = self.matrix
        w = g * x + h * y + i
        return (a * x + b * y + c) / w, (d * x + e * y + f) / w

    def to_box(self, rect: Rect) -> Box:
        """The bounding box, on the stored page, of an upright-frame rectangle; clipped to the page."""
        corners = [
            self.to_fraction(x, y)
            for x, y in (
                (rect.left, rect.top),
                (rect.right, rect.top),
                (rect.right, rect.bottom),
                (rect.left, rect.bottom),
            )
        ]
        xs = [min(1.0, max(0.0, x)) for x, _ in corners]
        ys = [min(1.0, max(0.0, y)) for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))
