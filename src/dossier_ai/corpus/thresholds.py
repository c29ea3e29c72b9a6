"""Draws figures about thresholds: half of them close by, a tenth exactly on them (specification 5.3)."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Dial:
    """Draws a figure for a threshold. A `comfortable` dial stays at least an eighth above it. `wants` are the
    conditions that a planted discrepancy needs (see `scheme_world.sample_scheme_world`)."""

    rng: random.Random
    comfortable: bool
    wants: frozenset[str] = field(default_factory=frozenset)

    def count(self, least: int, typical: float = 1.6) -> int:
        """A whole number for "at least `least`"; far draws are log-normal about `typical` times it."""
        near = self._near()
        if near is not None:
            return max(1, least + near(least))
        factor = typical * self.rng.lognormvariate(0.0, 0.25)
        if self.comfortable:
            factor = max(factor, 1.125)
        return max(1, math.ceil(least * factor))

    def amount(self, least: int, typical: float = 2.2, unit: int = 100) -> int:
        """An amount in fen, a multiple of `unit`; exactly `least` in a tenth of the draws."""
        near = self._near()
        if near is not None:
            return max(unit, least + near(least) // unit * unit)
        factor = typical * self.rng.lognormvariate(0.0, 0.5)
        if self.comfortable:
            factor = max(factor, 1.125)
        return math.ceil(least * factor / unit) * unit

    def share(self, least: Fraction, whole: int) -> int:
        """How many of `whole` make the share: a hit on the threshold is exact where `whole` allows it."""
        exact = math.ceil(least * whole)
        near = self._near()
        if near is not None:
            return min(whole, max(0, exact + near(exact)))
        low = math.ceil(min(Fraction(1), least * Fraction(21, 20)) * whole)
        return min(whole, low + int((whole - low) * self.rng.betavariate(4, 2)))

    def _near(self) -> _Step | None:
        if self.comfortable:
            return None
        draw = self.rng.random()
        if draw < 0.1:
            return _Step(0.0)
        return _Step(self.rng.uniform(-0.1, 0.1)) if draw < 0.5 else None


@dataclass(frozen=True, slots=True)
class _Step:
    """How far from the threshold, as a part of it."""

    part: float

    def __call__(self, least: int) -> int:
        return round(least * self.part)
