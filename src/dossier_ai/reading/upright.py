"""How a page must be turned and unwarped so that its lines run level: decided from its lines of text.

Quarter turns change the page as stored; what remains (a few degrees of skew, the perspective of a
photograph) is described by a homography only, since text is cut out of the stored picture along its own
polygons and needs no second resampling.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from dossier_ai.core import Frame
from dossier_ai.reading.ocr import OcrEngine, OcrText, Picture, Polygon
from dossier_ai.reading.ocr.crops import crop_line, size_of

Matrix = npt.NDArray[np.float64]

LEVEL_DEGREES = 0.08
"""Below this skew a page counts as level: it shifts a line by less than two pixels over its length."""
_PERSPECTIVE_DEGREES = 0.3
_SURE = 0.86


@dataclass(frozen=True, slots=True)
class Level:
    """The upright frame of a stored picture: its size in pixels, the homography from the picture's pixels
    to it, and the skew in degrees (positive: the page was turned clockwise)."""

    width: int
    height: int
    to_upright: Matrix
    skew_degrees: float = 0.0
    identity: bool = True

    def frame(self, columns: int, rows: int) -> Frame:
        """The public frame: upright pixels to fractions of a stored picture of `columns` x `rows`."""
        if self.identity:
            return Frame.plain(columns, rows)
        back = np.diag([1.0 / columns, 1.0 / rows, 1.0]) @ np.linalg.inv(self.to_upright)
        back = back / back[2, 2]
        a, b, c, d, e, f, g, h, i = (float(v) for v in back.ravel())
        return Frame((a, b, c, d, e, f, g, h, i))

    def picture(self, stored: Picture) -> Picture:
        """The stored picture as seen in the upright frame; what lies outside it is white."""
        if self.identity:
            return stored
        warped = cv2.warpPerspective(
            stored,
            self.to_upright,
            (self.width, self.height),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=(255, 255, 255),
        )
        return np.asarray(warped, dtype=np.uint8)

    def points(self, points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Points (n, 2) of the stored picture in upright pixels."""
        if self.identity:
            return points
        return mapped(self.to_upright, points)


def mapped(matrix: Matrix, points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """`points` (n, 2) under a homography."""
    full = np.hstack([points, np.ones((len(points), 1))]) @ matrix.T
    return np.asarray(full[:, :2] / full[:, 2:3], dtype=np.float64)


def level(picture: Picture, polygons: Sequence[Polygon]) -> Level:
    """The upright frame of a picture whose text already runs left to right within 45 degrees."""
    rows, columns = picture.shape[:2]
    across = _text_lines(polygons)
    plain = Level(columns, rows, np.eye(3))
    if not len(across):
        return plain
    skew = _weighted_median(_angles(across), _lengths(across))
    unwarp = _perspective(picture, across, skew)
    if unwarp is None:
        if abs(skew) < LEVEL_DEGREES:
            return plain
        turn = np.vstack([cv2.getRotationMatrix2D((columns / 2, rows / 2), skew, 1.0), [0.0, 0.0, 1.0]])
        unwarp = np.asarray(turn, dtype=np.float64)
        keep = None
    else:
        keep = across.reshape(-1, 2)
    return _fitted(unwarp, columns, rows, skew, keep)


def _fitted(
    matrix: Matrix, columns: int, rows: int, skew: float, keep: npt.NDArray[np.float64] | None
) -> Level:
    """The matrix moved so that the whole picture (or, unwarped, the part around its text) is in frame."""
    corners = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], dtype=np.float64)
    outer = mapped(matrix, corners)
    low, high = outer.min(axis=0), outer.max(axis=0)
    if keep is not None:
        inner = mapped(matrix, keep)
        margin = 0.3 * (inner.max(axis=0) - inner.min(axis=0)) + 50
        low = np.maximum(low, inner.min(axis=0) - margin)
        high = np.minimum(high, inner.max(axis=0) + margin)
    shift = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]], dtype=np.float64)
    size = np.ceil(high - low)
    return Level(int(size[0]), int(size[1]), shift @ matrix, skew, identity=False)


def _text_lines(polygons: Sequence[Polygon]) -> npt.NDArray[np.float64]:
    """Centre lines (n, 2, 2) of the text boxes that are clearly wider than high."""
    lines = []
    for polygon in polygons:
        width, height = size_of(polygon)
        if width >= 3 * height and width >= 40:
            a, b, c, d = np.array(polygon, dtype=np.float64)
            lines.append([(a + d) / 2, (b + c) / 2])
    return np.array(lines, dtype=np.float64).reshape(-1, 2, 2)


def _angles(lines: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    delta = lines[:, 1] - lines[:, 0]
    return np.asarray(np.degrees(np.arctan2(delta[:, 1], delta[:, 0])), dtype=np.float64)


def _lengths(lines: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.asarray(np.linalg.norm(lines[:, 1] - lines[:, 0], axis=1), dtype=np.float64)


def _weighted_median(values: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]) -> float:
    order = np.argsort(values, kind="stable")
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, total[-1] / 2)])


def _spread(angles: npt.NDArray[np.float64], weights: npt.NDArray[np.float64], centre: float) -> float:
    return _weighted_median(np.abs(angles - centre), weights)


def _segments(picture: Picture) -> npt.NDArray[np.float64]:
    """Straight segments (n, 2, 2) of at least a sixteenth of the picture's longer side, in its pixels."""
    rows, columns = picture.shape[:2]
    scale = min(1.0, 1200 / max(rows, columns))
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    if scale < 1:
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = cv2.createLineSegmentDetector(cv2.LSD_REFINE_STD).detect(grey)[0]
    if found is None:
        return np.zeros((0, 2, 2))
    segments = found.reshape(-1, 2, 2).astype(np.float64) / scale
    return np.asarray(segments[_lengths(segments) >= max(rows, columns) / 16], dtype=np.float64)


def _perspective(picture: Picture, across: npt.NDArray[np.float64], skew: float) -> Matrix | None:
    """The homography that makes lines of text level and uprights vertical, None when a turn does as well.

    Both vanishing points are fitted to the lines (text and printed rules); the line through them goes to
    infinity (Hartley and Zisserman, Multiple View Geometry, 8.6). Accepted only when it clearly explains
    what a turn leaves over.
    """
    rows, columns = picture.shape[:2]
    long = across[_lengths(across) >= columns / 8]
    segments = _segments(picture)
    turned = (_angles(segments) - skew + 90) % 180 - 90
    level_rules = segments[np.abs(turned) < 12]
    upright_rules = segments[np.abs(np.abs(turned) - 90) < 15]
    flip = level_rules[:, 1, 0] < level_rules[:, 0, 0]
    level_rules[flip] = level_rules[flip][:, ::-1]
    flip = upright_rules[:, 1, 1] < upright_rules[:, 0, 1]
    upright_rules[flip] = upright_rules[flip][:, ::-1]
    # Text decides; rules only where they are among the text, since a desk has edges too.
    low, high = across.reshape(-1, 2).min(axis=0), across.reshape(-1, 2).max(axis=0)
    margin = 0.08 * (high - low)
    level_rules = _inside(level_rules, low - margin, high + margin)
    upright_rules = _inside(upright_rules, low - margin, high + margin)
    lines = np.concatenate([long, level_rules])
    if len(lines) < 4:
        return None
    centre = np.array([columns / 2, rows / 2])
    unit = max(columns, rows) / 2
    direction = np.array([math.cos(math.radians(skew)), math.sin(math.radians(skew)), 0.0])
    upward = np.array([-direction[1], direction[0], 0.0])
    before = _spread(_angles(lines), _lengths(lines), skew)
    horizontal = (
        _vanishing((lines - centre) / unit, direction) if before > _PERSPECTIVE_DEGREES else direction
    )
    before_up, vertical = 0.0, upward
    if len(upright_rules) >= 4 and _lengths(upright_rules).sum() > 0.8 * rows:
        before_up = _spread(_angles(upright_rules), _lengths(upright_rules), skew + 90)
        if before_up > _PERSPECTIVE_DEGREES:
            vertical = _vanishing((upright_rules - centre) / unit, upward)
    if horizontal is direction and vertical is upward:
        return None
    matrix = _rectifying(horizontal, vertical)
    if matrix is None:
        return None
    scale = np.array([[1 / unit, 0, -centre[0] / unit], [0, 1 / unit, -centre[1] / unit], [0, 0, 1]])
    full = np.linalg.inv(scale) @ matrix @ scale
    if not _gentle(full, columns, rows):
        return None
    after = _spread(_angles(mapped(full, lines.reshape(-1, 2)).reshape(-1, 2, 2)), _lengths(lines), 0.0)
    better = before > _PERSPECTIVE_DEGREES and after < 0.5 * before
    if before_up > _PERSPECTIVE_DEGREES:
        straight = mapped(full, upright_rules.reshape(-1, 2)).reshape(-1, 2, 2)
        after_up = _spread(_angles(straight), _lengths(upright_rules), 90.0)
        better = (better or after < max(before, 0.15)) and after_up < 0.5 * before_up
    return full if better else None


def _inside(
    lines: npt.NDArray[np.float64], low: npt.NDArray[np.float64], high: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    middle = lines.mean(axis=1)
    return np.asarray(lines[((middle >= low) & (middle <= high)).all(axis=1)], dtype=np.float64)


def _vanishing(lines: npt.NDArray[np.float64], start: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The point (homogeneous, near `start`) that the lines run to; outliers lose their say in turn."""
    ends = np.concatenate([lines, np.ones((len(lines), 2, 1))], axis=2)
    normals = np.cross(ends[:, 0], ends[:, 1])
    normals /= np.linalg.norm(normals[:, :2], axis=1, keepdims=True)
    lengths = _lengths(lines)
    weights = lengths.copy()
    point = start
    for _ in range(8):
        _, _, basis = np.linalg.svd(normals * weights[:, None])
        point = basis[-1]
        middle = lines.mean(axis=1)
        toward = point[:2] - middle * point[2]
        toward /= np.linalg.norm(toward, axis=1, keepdims=True) + 1e-12
        miss = np.abs((normals[:, :2] * toward).sum(axis=1))
        weights = lengths / (1.0 + (miss / math.radians(0.4)) ** 2)
    return np.asarray(point if float(point @ start) >= 0 else -point, dtype=np.float64)


def _rectifying(horizontal: npt.NDArray[np.float64], vertical: npt.NDArray[np.float64]) -> Matrix | None:
    """The homography that sends both points to infinity, right and down, and keeps the middle's scale."""
    horizon = np.cross(horizontal, vertical)
    if abs(horizon[2]) < 1e-6:
        return None
    horizon = horizon / horizon[2]
    project = np.array([[1, 0, 0], [0, 1, 0], horizon], dtype=np.float64)
    right, down = (project @ horizontal)[:2], (project @ vertical)[:2]
    right, down = right / np.linalg.norm(right), down / np.linalg.norm(down)
    if right[0] < 0:
        right = -right
    if down[1] < 0:
        down = -down
    if abs(float(right @ down)) > 0.4:
        return None
    affine = np.eye(3)
    affine[:2, :2] = np.linalg.inv(np.stack([right, down], axis=1))
    return np.asarray(affine @ project, dtype=np.float64)


def _gentle(matrix: Matrix, columns: int, rows: int) -> bool:
    """Whether a homography changes scale within the picture by less than a factor of three."""
    corners = np.array(
        [[0, 0], [columns, 0], [columns, rows], [0, rows], [columns / 2, rows / 2]], dtype=float
    )
    depth = np.hstack([corners, np.ones((5, 1))]) @ matrix[2]
    return bool((depth > 0).all() and depth.max() / depth.min() < 2.2)


def turn_polygons(polygons: Sequence[Polygon], columns: int, rows: int) -> list[Polygon]:
    """The polygons of a picture of `columns` x `rows` after it is turned upside down, in reading order."""
    out: list[Polygon] = []
    for polygon in polygons:
        a, b, c, d = ((columns - x, rows - y) for x, y in polygon)
        out.append((c, d, a, b))
    return out[::-1]


def sideways(polygons: Sequence[Polygon]) -> float:
    """The share (0-1) of text length that runs up or down the picture; 0.5 when nothing can be said."""
    across = down = 0.0
    for polygon in polygons:
        width, height = size_of(polygon)
        if width >= 2 * height:
            across += width
        elif height >= 2 * width:
            down += height
    return down / (across + down) if across + down > 0 else 0.5


def _sample(polygons: Sequence[Polygon], count: int = 8) -> list[Polygon]:
    wide = [p for p in polygons if size_of(p)[0] >= 2.5 * size_of(p)[1]]
    chosen = sorted(wide, key=lambda p: (-size_of(p)[0] / size_of(p)[1], p))
    # The very longest lines cost most and say no more than those of ten characters.
    fitting = [p for p in chosen if size_of(p)[0] <= 14 * size_of(p)[1]]
    return (fitting + chosen)[:count] if len(fitting) < count else fitting[:count]


def legibility(texts: Sequence[OcrText]) -> float:
    """How readable lines are (about 0-5): characters weighted by confidence above one half, for each line."""
    return sum(len(t.text) * max(0.0, t.confidence - 0.5) for t in texts) / max(1, len(texts))


def reads_well(texts: Sequence[OcrText]) -> bool:
    """Whether lines read as only upright text does: four lines of four characters, on average sure."""
    long = [t for t in texts if len(t.text) >= 4]
    if len(long) < 4:
        return False
    return sum(t.confidence * len(t.text) for t in long) / sum(len(t.text) for t in long) >= _SURE


@dataclass(frozen=True, slots=True)
class Upright:
    """A picture whose text reads left to right, the polygons and texts of its lines, and the number of
    clockwise quarter turns (0-3) that it took."""

    picture: Picture
    polygons: list[Polygon]
    texts: list[OcrText]
    quarter_turns: int


def turn_upright(engine: OcrEngine, picture: Picture) -> Upright:
    """The picture turned by quarters until its text reads, with what it reads.

    The shape of the text boxes tells lying from standing lines; whether a page stands on its head is told
    by reading a few lines both ways, which is not needed on a page that reads well as it is.
    """
    polygons = engine.detect(picture)
    lying = sideways(polygons)
    texts: list[OcrText] | None = None
    if lying <= 0.65:
        texts = _read(engine, picture, polygons)
        if not polygons or (lying < 0.35 and reads_well(texts)):
            return Upright(picture, polygons, texts, 0)
    best: tuple[float, int, Picture, list[Polygon]] | None = None
    for turns in [0, 1] if 0.35 <= lying <= 0.65 else [1] if lying > 0.65 else [0]:
        turned = picture if turns == 0 else np.ascontiguousarray(np.rot90(picture, -turns))
        found = polygons if turns == 0 else engine.detect(turned)
        crops = [crop_line(turned, p) for p in _sample(found)]
        upright = legibility(engine.recognise(crops))
        headlong = legibility(engine.recognise([np.ascontiguousarray(c[::-1, ::-1]) for c in crops]))
        if best is None or upright > 1.1 * best[0]:
            best = (upright, turns, turned, found)
        if headlong > 1.1 * best[0]:
            rows, columns = turned.shape[:2]
            over = np.ascontiguousarray(turned[::-1, ::-1])
            best = (headlong, turns + 2, over, turn_polygons(found, columns, rows))
    assert best is not None
    _, turns, turned, found = best
    if turns == 0 and texts is not None:
        return Upright(picture, polygons, texts, 0)
    return Upright(turned, found, _read(engine, turned, found), turns)


def _read(engine: OcrEngine, picture: Picture, polygons: Sequence[Polygon]) -> list[OcrText]:
    return engine.recognise([crop_line(picture, p) for p in polygons])
