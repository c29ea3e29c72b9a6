"""Line charts and bars as inline SVG: shares in, markup out. No script, no font or style from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

Point = tuple[float, float]

INK, GREY, GRID, BLUE, RED, GREEN = "#1b1f24", "#656d76", "#d8dee4", "#1f5f9f", "#b3261e", "#2e7d4f"
_WIDTH, _HEIGHT = 520, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 16, 14, 44


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`, with lines at `ticks`; values are shares, shown as per cent."""

    title: str
    low: float
    high: float
    ticks: Sequence[float]


@dataclass(frozen=True, slots=True)
class Series:
    """Points joined by a line. `sizes` are the radii of their dots, none for a bare line."""

    points: Sequence[Point]
    colour: str = BLUE
    sizes: Sequence[float] = ()
    dashed: bool = False
    name: str = ""


def line_chart(x: Axis, y: Axis, series: Sequence[Series], label: str) -> str:
    """The series on two axes; `label` says for readers of the page's text what is shown."""
    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(label, quote=True)}">',
        *_grid(x, y),
    ]
    for item in series:
        at = [(_across(x, px), _down(y, py)) for px, py in item.points]
        path = " ".join(f"{px:.1f},{py:.1f}" for px, py in at)
        dash = ' stroke-dasharray="5 4"' if item.dashed else ""
        if len(at) > 1:
            parts.append(
                f'<polyline points="{path}" fill="none" stroke="{item.colour}" stroke-width="2"{dash}/>'
            )
        parts += [
            f'<circle cx="{px:.1f}" cy="{py:.1f}" r="{r:.1f}" fill="{item.colour}" fill-opacity=".75"/>'
            for (px, py), r in zip(at, item.sizes, strict=False)
        ]
    parts += _legend([s for s in series if s.name])
    return "".join([*parts, "</svg>"])


def _grid(x: Axis, y: Axis) -> list[str]:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    parts = []
    for tick in x.ticks:
        at = _across(x, tick)
        parts.append(f'<line x1="{at:.1f}" y1="{_TOP}" x2="{at:.1f}" y2="{bottom}" stroke="{GRID}"/>')
        parts.append(_text(at, bottom + 16, _percent(tick), "middle", GREY))
    for tick in y.ticks:
        at = _down(y, tick)
        parts.append(f'<line x1="{_LEFT}" y1="{at:.1f}" x2="{right}" y2="{at:.1f}" stroke="{GRID}"/>')
        parts.append(_text(_LEFT - 6, at + 4, _percent(tick), "end", GREY))
    parts.append(_text((_LEFT + right) / 2, _HEIGHT - 8, x.title, "middle", INK))
    middle = (_TOP + bottom) / 2
    turned = f'transform="rotate(-90 14 {middle:.0f})"'
    parts.append(_text(14, middle, y.title, "middle", INK, turned))
    return parts


def _legend(series: Sequence[Series]) -> list[str]:
    parts = []
    for number, item in enumerate(series):
        down = _TOP + 14 + 17 * number
        dash = ' stroke-dasharray="5 4"' if item.dashed else ""
        parts.append(
            f'<line x1="{_LEFT + 10}" y1="{down - 4}" x2="{_LEFT + 34}" y2="{down - 4}"'
            f' stroke="{item.colour}" stroke-width="2"{dash}/>'
        )
        parts.append(_text(_LEFT + 40, down, item.name, "start", INK))
    return parts


def bar(share: float | None, colour: str = BLUE) -> str:
    """A bar of a share of the width of its cell, with its figure; a dash where there is none."""
    if share is None:
        return '<span class="none">—</span>'
    width = max(0.0, min(1.0, share)) * 100
    return (
        f'<svg class="bar" viewBox="0 0 160 14" role="img" aria-label="{_percent(share)}">'
        f'<rect width="100" height="14" fill="{GRID}"/>'
        f'<rect width="{width:.1f}" height="14" fill="{colour}"/>'
        f"{_text(106, 11, _percent(share), 'start', INK)}</svg>"
    )


def _text(x: float, y: float, text: str, anchor: str, colour: str, more: str = "") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}" {more}>{escape(text)}</text>'
    )


def _percent(share: float) -> str:
    text = f"{100 * share:.1f}"
    return text.removesuffix(".0") + "%"


def _across(axis: Axis, value: float) -> float:
    return _LEFT + _clipped(axis, value) * (_WIDTH - _LEFT - _RIGHT)


def _down(axis: Axis, value: float) -> float:
    return _HEIGHT - _BOTTOM - _clipped(axis, value) * (_HEIGHT - _TOP - _BOTTOM)


def _clipped(axis: Axis, value: float) -> float:
    return max(0.0, min(1.0, (value - axis.low) / (axis.high - axis.low)))
