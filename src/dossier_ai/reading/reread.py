"""A contested region read again: with the second engine, and from treated pictures.

Implements `core.Reread`. The region is cut out of the stored picture through the page's frame, level and at
its own size, so that a value whose first reading fails a check gets honest further readings, in a fixed
order; the first that the caller accepts is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import cv2
import numpy as np

from dossier_ai.core import Page, Reading, Rect
from dossier_ai.reading.ocr import OcrEngine, OcrText, Picture
from dossier_ai.reading.ocr.crops import crop_line, enlarged
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.reading.seals import arc_pictures

_LOWEST_CONFIDENCE = 0.5
_KEPT_PICTURES = 2


class Rereader:
    """Reads regions again with `second` (opened on first use, since most dossiers never need it) and with
    `first`, from the pictures in `store`."""

    def __init__(
        self, first: OcrEngine, open_second: Callable[[], OcrEngine] | None, store: PictureStore
    ) -> None:
        self._first = first
        self._open_second = open_second
        self._second: OcrEngine | None = None
        self._store = store
        self._pictures: dict[str, Picture] = {}

    def __call__(self, page: Page, rect: Rect, accepts: Callable[[str], bool]) -> Reading | None:
        """The first further reading of `rect` (upright pixels of `page`) that `accepts` likes; None when
        there is none, or the page has no picture."""
        if not page.picture or rect.width < 2 or rect.height < 2:
            return None
        try:
            picture = self._picture(page)
        except FileNotFoundError:
            return None
        tried: set[tuple[str, str]] = set()
        several = _holds_several_lines(page, rect)
        for engine, crop in self._attempts_on(picture, page, rect):
            for text in _lines_in(engine, crop) if several else engine.recognise([crop]):
                if not text.text or text.confidence < _LOWEST_CONFIDENCE or (engine.name, text.text) in tried:
                    continue
                tried.add((engine.name, text.text))
                if accepts(text.text):
                    return Reading(text.text, round(text.confidence, 4), engine.name)
        return None

    def _attempts_on(self, picture: Picture, page: Page, rect: Rect) -> Iterator[tuple[OcrEngine, Picture]]:
        """Where `rect` is a seal's, its arc is unrolled anew; elsewhere the region is read as a line."""
        region = region_of(picture, page, rect)
        if not any(seal.rect == rect and seal.shape in ("round", "oval") for seal in page.seals):
            yield from self._attempts(region)
            return
        for crop in arc_pictures(region):
            yield self._first, crop
            second = self._opened()
            if second is not None:
                yield second, crop

    def _attempts(self, crop: Picture) -> Iterator[tuple[OcrEngine, Picture]]:
        second = self._opened()
        engines = [self._first] if second is None else [second, self._first]
        for treated in (
            crop,
            enlarged(crop),
            red_channel(crop),
            enlarged(red_channel(crop)),
            sharpened(crop),
        ):
            for engine in engines:
                yield engine, treated

    def _opened(self) -> OcrEngine | None:
        if self._second is None and self._open_second is not None:
            self._second = self._open_second()
        return self._second

    def _picture(self, page: Page) -> Picture:
        if page.picture not in self._pictures:
            while len(self._pictures) >= _KEPT_PICTURES:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[page.picture] = self._store.load(page)
        return self._pictures[page.picture]


def _holds_several_lines(page: Page, rect: Rect) -> bool:
    """Whether `rect` is a stretch of the page rather than a line of it: more than twice as high as the
    page's print, and no seal. What stands in it must be found before it can be read."""
    if any(seal.rect == rect for seal in page.seals):
        return False
    heights = sorted(min(word.rect.height, word.rect.width) for word in page.words)
    return bool(heights) and rect.height > 2.5 * heights[len(heights) // 2]


def _lines_in(engine: OcrEngine, crop: Picture) -> list[OcrText]:
    """What `engine` finds and reads in `crop`, enlarged where it is small, in reading order."""
    short = min(crop.shape[:2])
    scale = max(1.0, min(3.0, 600 / max(1, short)))
    if scale > 1:
        larger = cv2.resize(crop, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        crop = np.asarray(larger, dtype=np.uint8)
    found = engine.detect_and_recognise(crop)
    return [OcrText(line.text, line.confidence, line.edges) for line in found]


def region_of(picture: Picture, page: Page, rect: Rect) -> Picture:
    """The content of `rect`, with a little room around it, cut level out of the page's stored picture."""
    rows, columns = picture.shape[:2]
    grown = rect.grown(0.25 * rect.height, 0.12 * rect.height)
    corners = []
    for x, y in (
        (grown.left, grown.top),
        (grown.right, grown.top),
        (grown.right, grown.bottom),
        (grown.left, grown.bottom),
    ):
        across, down = page.frame.to_fraction(x, y)
        corners.append((across * columns, down * rows))
    a, b, c, d = corners
    return crop_line(picture, (a, b, c, d))


def red_channel(crop: Picture) -> Picture:
    """The crop's red channel as grey: red seals turn nearly white, black print stays."""
    return np.ascontiguousarray(np.repeat(crop[:, :, 2:3], 3, axis=2))


def sharpened(crop: Picture) -> Picture:
    """The crop with its contrast stretched and its edges sharpened, for faint and soft print."""
    grey = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)
    low, high = np.percentile(grey, (1, 99))
    stretched = np.clip((grey.astype(np.float32) - low) * 255 / max(1.0, high - low), 0, 255)
    soft = cv2.GaussianBlur(stretched, (0, 0), 1.5)
    sharp = np.clip(1.6 * stretched - 0.6 * soft, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.repeat(sharp[:, :, None], 3, axis=2))
