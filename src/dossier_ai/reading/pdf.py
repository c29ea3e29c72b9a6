"""PDF files to pages: the text layer where it is sane, the rendered picture read by OCR where it is not.

A text layer is believed only when it says what the picture shows: samples of every font are read and
compared, since broken character maps and the invisible layers of scanning software look sane by themselves.
"""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from dossier_ai.core import Frame, Page, Problem, Rect, Ruling, Word
from dossier_ai.errors import DossierError
from dossier_ai.reading.codes import codes_of
from dossier_ai.reading.files import LocalFile
from dossier_ai.reading.ink import dark_pixels, darkest, ink_of
from dossier_ai.reading.notices import UnreadableError
from dossier_ai.reading.ocr import OcrEngine, Picture
from dossier_ai.reading.ocr.crops import crop_line, enlarged
from dossier_ai.reading.pdf_layer import Layer, Run, count_pages, take_apart
from dossier_ai.reading.photos import look_of, photos_of
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.reading.red import red_suppressed
from dossier_ai.reading.rulings import merged, rulings_of
from dossier_ai.reading.sandbox import Sandbox
from dossier_ai.reading.scan import failure, read_picture, recognised, unread
from dossier_ai.reading.seals import seals_of

_SAMPLES = 5

PAGES_AT_ONCE = 2


def read_pdf(
    file: LocalFile,
    engine: OcrEngine,
    store: PictureStore,
    sandbox: Sandbox,
    progress: Callable[[str, int, int], None],
) -> Iterator[Page | Problem]:
    """The pages of a PDF in order; `PAGES_AT_ONCE` of them are read, and held, at a time."""
    total = sandbox.call(count_pages, file.path)

    def read(index: int) -> list[Page | Problem]:
        return _read_page(file, index, engine, store, sandbox)

    with ThreadPoolExecutor(PAGES_AT_ONCE) as pool:
        ahead: deque[Future[list[Page | Problem]]] = deque()
        try:
            for index in range(total):
                ahead.append(pool.submit(read, index))
                if len(ahead) > PAGES_AT_ONCE:
                    progress(file.name, index + 1 - PAGES_AT_ONCE, total)
                    yield from ahead.popleft().result()
            while ahead:
                progress(file.name, total + 1 - len(ahead), total)
                yield from ahead.popleft().result()
        finally:
            for future in ahead:
                future.cancel()


def _read_page(
    file: LocalFile, index: int, engine: OcrEngine, store: PictureStore, sandbox: Sandbox
) -> list[Page | Problem]:
    """One page, or the place of an unread one with its problem."""
    number = index + 1
    try:
        return [read_layer(sandbox.call(take_apart, file.path, index), engine, store, file.name, number)]
    except UnreadableError as error:
        return [unread(file.name, number), error.problem(file.name, number)]
    except DossierError:
        raise
    except Exception as error:  # noqa: BLE001 - one bad page must not take the dossier down
        return [unread(file.name, number), failure(error, file.name, number)]


def read_layer(layer: Layer, engine: OcrEngine, store: PictureStore, file: str, number: int) -> Page:
    """The page that a PDF page's layer and picture show."""
    rows, columns = layer.picture.shape[:2]
    scanned = _covers(layer.images, columns, rows) > 0.6
    runs = _inked(layer)
    if scanned or not sane(layer, runs, engine):
        return read_picture(layer.picture, engine, store, file, number, drawn=not scanned)
    words = tuple(Word(r.text, r.rect, 1.0, r.edges) for r in runs)
    rulings = _rulings(layer, words)
    if _unexplained(layer.picture, words, rulings) > 0.25:
        words = (*words, *_outside(recognised(layer.picture, engine), words))
    else:
        words = (*words, *_outside(_on_pictures(layer, engine), words))
    return Page(
        file=file,
        number=number,
        width=float(columns),
        height=float(rows),
        frame=Frame.plain(columns, rows),
        words=words,
        origin="text_layer",
        rulings=rulings,
        seals=seals_of(layer.picture, engine),
        codes=codes_of(layer.picture),
        ink=ink_of(layer.picture),
        picture=store.save(layer.picture, drawn=True),
        photos=photos_of(layer.picture, words),
        look=look_of(layer.picture),
    )


def sane(layer: Layer, runs: Sequence[Run], engine: OcrEngine) -> bool:
    """Whether a text layer may be believed: visible, mapped, upright, and agreeing with what OCR reads in a
    sample of its fonts."""
    count = layer.characters
    if count == 0 or not runs:
        return False
    if layer.hidden > 0.3 * count or layer.unmapped > 0.02 * count or layer.turned > 0.3 * count:
        return False
    if sum(len(r.text) for r in runs) < 0.6 * (count - layer.turned):
        return False
    sample = _sample(runs)
    crops = [crop_line(layer.picture, _polygon(r.rect)) for r in sample]
    doubted = _disagreeing(sample, crops, engine)
    # OCR errs too: a disagreement counts when a second look, at twice the size, keeps to it.
    return not _disagreeing([sample[i] for i in doubted], [enlarged(crops[i]) for i in doubted], engine)


def _disagreeing(sample: Sequence[Run], crops: Sequence[Picture], engine: OcrEngine) -> list[int]:
    """Which runs say something else than OCR surely reads in their crop."""
    seen = engine.recognise(crops)
    return [
        i
        for i, (run, text) in enumerate(zip(sample, seen, strict=True))
        if text.confidence >= 0.7 and not _agree(run.text, text.text)
    ]


def _sample(runs: Sequence[Run]) -> list[Run]:
    """A few runs, the longest of each font first, with and without digits; runs too small to be read
    surely are left out."""
    fit = [r for r in runs if r.rect.height >= 12 and 2 <= len(r.text) <= 40 and r.rect.width > r.rect.height]
    short = [r for r in fit if len(r.text) <= 20]
    fit = short if len(short) >= _SAMPLES else fit
    groups: dict[tuple[str, bool], list[Run]] = {}
    for run in fit:
        digits = sum(c.isdigit() for c in run.text) > 0.5 * len(run.text)
        groups.setdefault((run.font, digits), []).append(run)
    for members in groups.values():
        members.sort(key=lambda r: (-len(r.text), r.rect.top, r.rect.left))
    chosen: list[Run] = []
    for place in range(_SAMPLES):
        for key in sorted(groups, key=lambda k: (-len(groups[k]), k)):
            if place < len(groups[key]) and len(chosen) < _SAMPLES:
                chosen.append(groups[key][place])
    return chosen


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum()).lower()


def _agree(layer: str, seen: str) -> bool:
    """Whether OCR read what the layer says: figures to the digit, words for the larger part."""
    a, b = _folded(layer), _folded(seen)
    if not a or not b:
        return True
    distance = Levenshtein.distance(a, b)
    if sum(c.isdigit() for c in a) > 0.5 * len(a):
        return distance <= len(a) // 10
    return distance <= 0.4 * len(a)


def _polygon(
    rect: Rect,
) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]:
    r = rect.grown(0.1 * rect.height, 0.05 * rect.height)
    return (r.left, r.top), (r.right, r.top), (r.right, r.bottom), (r.left, r.bottom)


def _covers(rects: Sequence[Rect], columns: int, rows: int) -> float:
    """The share of the page that rectangles cover together."""
    if not rects:
        return 0.0
    mask = np.zeros((100, 100), dtype=bool)
    for r in rects:
        mask[
            int(100 * r.top / rows) : round(100 * r.bottom / rows),
            int(100 * r.left / columns) : round(100 * r.right / columns),
        ] = True
    return float(mask.mean())


def _on_pictures(layer: Layer, engine: OcrEngine) -> list[Word]:
    """What is printed on the pictures that a page of text holds, each read by itself: the whole page again
    would cost ten times as much. Seals, mostly red, are read as seals."""
    rows, columns = layer.picture.shape[:2]
    found: list[Word] = []
    for rect in layer.images:
        left, top = max(0, int(rect.left)), max(0, int(rect.top))
        right, bottom = min(columns, int(rect.right) + 1), min(rows, int(rect.bottom) + 1)
        if (right - left) * (bottom - top) < 0.01 * rows * columns:
            continue
        part = np.ascontiguousarray(layer.picture[top:bottom, left:right])
        if float(dark_pixels(np.ascontiguousarray(red_suppressed(part)[:, :, 0])).mean()) < 0.005:
            continue
        found += [word.shifted(left, top) for word in recognised(part, engine)]
    return found


def _inked(layer: Layer) -> list[Run]:
    """The runs that can be seen: white, covered or clipped text leaves no ink where it claims to stand."""
    grey = darkest(layer.picture)
    rows, columns = grey.shape
    out = []
    for run in layer.runs:
        r = run.rect
        top, bottom = max(0, int(r.top)), min(rows, int(r.bottom) + 1)
        left, right = max(0, int(r.left)), min(columns, int(r.right) + 1)
        patch = grey[top:bottom, left:right]
        if patch.size and float(patch.max()) - float(patch.min()) > 40:
            out.append(run)
    return out


def _rulings(layer: Layer, words: Sequence[Word]) -> tuple[Ruling, ...]:
    """The drawn lines that show in the picture; the picture's own where hardly any is drawn."""
    rows, columns = layer.picture.shape[:2]
    dark = darkest(layer.picture) < 210
    thickest = max(rows, columns) / 250
    visible = []
    for r in merged(layer.rulings, 2.0):
        if min(r.width, r.height) > thickest or max(r.width, r.height) < 2 * thickest:
            continue
        probe = dark[max(0, int(r.top) - 2) : int(r.bottom) + 3, max(0, int(r.left) - 2) : int(r.right) + 3]
        along = probe.any(axis=0 if r.width >= r.height else 1) if probe.size else probe
        if along.size and float(along.mean()) > 0.7:
            visible.append(Ruling(r))
    seen = rulings_of(layer.picture, words)
    return tuple(visible) if len(visible) >= 0.7 * len(merged([r.rect for r in seen], 3.0)) else seen


def _unexplained(picture: Picture, words: Sequence[Word], rulings: Sequence[Ruling]) -> float:
    """The share of the page's ink, seals left out, that stands neither in a word nor on a ruling."""
    # Half the size tells as much about shares, in a quarter of the time.
    small = np.asarray(
        cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.uint8
    )
    dark = dark_pixels(np.ascontiguousarray(red_suppressed(small)[:, :, 0]))
    total = int(dark.sum())
    if total < 50:
        return 0.0
    for rect in [*(w.rect.grown(3) for w in words), *(r.rect.grown(4) for r in rulings)]:
        top, left = max(0, int(rect.top / 2)), max(0, int(rect.left / 2))
        dark[top : int(rect.bottom / 2) + 1, left : int(rect.right / 2) + 1] = False
    return float(dark.sum()) / total


def _outside(found: Sequence[Word], words: Sequence[Word]) -> list[Word]:
    """The OCR lines that no word of the text layer stands in."""
    return [
        f
        for f in found
        if not any(f.rect.overlap(w.rect) > 0.2 * min(f.rect.area, w.rect.area) for w in words)
    ]
