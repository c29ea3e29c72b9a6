"""Words under a red seal, read a second time from the picture without its red ink, and merged by geometry
(domain 1.0): lines the seal had hidden are added, lines it had spoilt are replaced, its own writing goes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from dossier_ai.core import Rect, Seal, Word
from dossier_ai.reading.ocr import OcrEngine, OcrText, Picture, Polygon
from dossier_ai.reading.ocr.crops import crop_line
from dossier_ai.reading.red import red_suppressed, redness

_FLOOR = 0.5
_CANVAS = 736
_GAP = 24
_BESIDE = 1.6
_DISPUTED = 0.7


@dataclass(slots=True)
class _Patch:
    """A part of the page around one or several seals, cleaned of red; `down` is where it lies on the canvas
    on which all patches of a page are read together."""

    region: Rect
    seals: list[Rect]
    touched: list[Word]
    left: int = 0
    top: int = 0
    down: int = 0
    clean: Picture = field(default_factory=lambda: np.zeros((0, 0, 3), dtype=np.uint8))
    red: npt.NDArray[np.uint8] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.uint8))


def reread_under_seals(
    picture: Picture,
    words: Sequence[Word],
    seals: Sequence[Seal],
    engine: OcrEngine,
    unread: Sequence[Rect] = (),
) -> tuple[Word, ...]:
    """The words of an upright picture after a second reading of those that a red seal touches, and of the
    places (`unread`) where it left a line without any reading. Where both readings are sure and differ, the
    second one stands with a confidence of at most 0.7."""
    lost = [Word("", rect, 0.0) for rect in unread if rect.area > 0]
    patches = [p for p in _patches([*words, *lost], seals) if _cut_out(p, picture)]
    if not patches:
        return tuple(words)
    found = _lines(patches, engine)
    current = list(words)
    for patch, lines in zip(patches, found, strict=True):
        lines = [line for line in lines if any(s.overlap(line.rect) > 0 for s in patch.seals)]
        others = [w for w in current if w not in patch.touched]
        lines, others = _contest(lines, others)
        current = others + _merged(patch, lines, others)
    return tuple(current)


def _patches(words: Sequence[Word], seals: Sequence[Seal]) -> list[_Patch]:
    """The places to read again: each red seal with the words it touches; places that overlap are one."""
    out: list[_Patch] = []
    for seal in seals:
        if seal.colour != "red":
            continue
        touched = [w for w in words if seal.rect.overlap(w.rect) > 0.04 * w.rect.area]
        # A line that begins well beside the seal may have been lost whole: look for it on both sides.
        around = seal.rect.grown(_BESIDE * seal.rect.width, 0.06 * seal.rect.height)
        region = Rect.union([around, *(w.rect.grown(4) for w in touched)])
        patch = _Patch(region, [seal.rect], touched)
        for other in [o for o in out if o.region.overlap(patch.region) > 0]:
            out.remove(other)
            extra = [w for w in patch.touched if w not in other.touched]
            patch = _Patch(
                Rect.union((other.region, patch.region)), other.seals + patch.seals, other.touched + extra
            )
        out.append(patch)
    return out


def _cut_out(patch: _Patch, picture: Picture) -> bool:
    """Fills in the patch's cleaned picture; False when no print is left to read in it."""
    rows, columns = picture.shape[:2]
    patch.left, patch.top = max(0, int(patch.region.left)), max(0, int(patch.region.top))
    right, bottom = min(columns, int(patch.region.right) + 1), min(rows, int(patch.region.bottom) + 1)
    if right - patch.left < 8 or bottom - patch.top < 8:
        return False
    part = np.ascontiguousarray(picture[patch.top : bottom, patch.left : right])
    patch.clean, patch.red = red_suppressed(part), redness(part)
    return bool(patch.touched) or float((patch.clean[:, :, 0] < 120).mean()) > 0.002


def _lines(patches: Sequence[_Patch], engine: OcrEngine) -> list[list[Word]]:
    """What stands in each cleaned patch: the lines found in it anew, and the touched words' own places. All
    patches are read on one canvas, since a small picture costs as much as one of `_CANVAS` pixels."""
    width = max(_CANVAS, *(p.clean.shape[1] for p in patches))
    height = max(_CANVAS, sum(p.clean.shape[0] + _GAP for p in patches))
    canvas = np.full((height, width, 3), 255, dtype=np.uint8)
    down = 0
    for patch in patches:
        rows, columns = patch.clean.shape[:2]
        patch.down = down
        canvas[down : down + rows, :columns] = patch.clean
        down += rows + _GAP
    places = [(_owner(polygon, patches), polygon) for polygon in engine.detect(canvas)]
    for number, patch in enumerate(patches):
        places += [(number, _polygon(w.rect, patch.left, patch.top - patch.down)) for w in patch.touched]
    texts = engine.recognise([crop_line(canvas, polygon) for _, polygon in places])
    out: list[list[Word]] = [[] for _ in patches]
    for (number, polygon), text in zip(places, texts, strict=True):
        if text.text.strip() and text.confidence >= _FLOOR:
            patch = patches[number]
            out[number].append(_word(polygon, text, patch.left, patch.top - patch.down))
    return out


def _owner(polygon: Polygon, patches: Sequence[_Patch]) -> int:
    """The number of the patch that a polygon on the canvas stands in."""
    middle = sum(y for _, y in polygon) / 4
    return max(i for i, p in enumerate(patches) if p.down <= middle or i == 0)


def _polygon(rect: Rect, left: int, top: int) -> Polygon:
    a, b, c, d = rect.left - left, rect.top - top, rect.right - left, rect.bottom - top
    return (a, b), (c, b), (c, d), (a, d)


def _word(place: Polygon, text: OcrText, left: int, top: int) -> Word:
    xs, ys = [x + left for x, _ in place], [y + top for _, y in place]
    rect = Rect(min(xs), min(ys), max(xs), max(ys))
    edges = None if text.edges is None else tuple(round(rect.left + e * rect.width, 2) for e in text.edges)
    return Word(text.text, rect, round(text.confidence, 4), edges, None, text.chances)


def _contest(lines: Sequence[Word], others: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The new lines, and the words outside the seal, that stay: a line that runs under the seal takes the
    place of the pieces that were read beside it, any other line gives way to them."""
    won: list[Word] = []
    left = list(others)
    for line in sorted(lines, key=lambda w: (-_weight(w), w.rect.top, w.rect.left, w.text)):
        rivals = [o for o in left if _same_place(line.rect, o.rect)]
        within = all(line.rect.overlap(o.rect) > 0.6 * o.rect.area for o in rivals)
        if rivals and not (within and line.confidence >= 0.8 and _weight(line) > sum(map(_weight, rivals))):
            continue
        left = [o for o in left if o not in rivals]
        won.append(line)
    return won, left


def _merged(patch: _Patch, lines: Sequence[Word], kept: Sequence[Word]) -> list[Word]:
    """One reading for each place: wider and surer readings first, nothing twice."""
    out: list[Word] = []
    for word in sorted(lines, key=lambda w: (-_weight(w), w.rect.top, w.rect.left, w.text)):
        if not any(_same_place(word.rect, other.rect) for other in (*out, *kept)):
            out.append(_doubted(word, patch.touched))
    for word in patch.touched:
        if not word.text or any(_same_place(word.rect, other.rect) for other in out):
            continue
        covered = sum(seal.overlap(word.rect) for seal in patch.seals)
        if covered > 0.8 * word.rect.area and _is_red(patch, word.rect):
            continue
        out.append(word)
    return sorted(out, key=lambda w: (w.rect.top, w.rect.left))


def _weight(word: Word) -> float:
    return len(word.text) * max(0.0, word.confidence - 0.4)


def _same_place(a: Rect, b: Rect) -> bool:
    return a.overlap(b) > 0.35 * min(a.area, b.area)


def _doubted(word: Word, before: Sequence[Word]) -> Word:
    for other in before:
        if not _same_place(word.rect, other.rect) or other.confidence < 0.9 or word.confidence < 0.9:
            continue
        if len(other.text) == len(word.text) and _folded(other.text) != _folded(word.text):
            sure = min(_DISPUTED, word.confidence)
            return Word(word.text, word.rect, sure, word.edges, word.part, word.chances)
    return word


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def _is_red(patch: _Patch, rect: Rect) -> bool:
    """Whether what is inked in a rectangle is the seal's own ink for the larger part."""
    top, left = max(0, int(rect.top) - patch.top), max(0, int(rect.left) - patch.left)
    rows, columns = slice(top, int(rect.bottom) - patch.top), slice(left, int(rect.right) - patch.left)
    red = int((patch.red[rows, columns] > 70).sum())
    dark = int((patch.clean[rows, columns, 0] < 120).sum())
    return red > dark
