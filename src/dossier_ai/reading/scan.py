"""A picture to a page: upright, read, with its rulings, seals, codes and ink.

In comes one decoded picture, out goes one `Page` and its stored picture. Decoding belongs to `image` and
`pdf`, what the words mean to `kinds`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dossier_ai.core import Frame, Page, Problem, Rect, Word
from dossier_ai.reading.codes import codes_of
from dossier_ai.reading.ink import ink_of
from dossier_ai.reading.notices import problem
from dossier_ai.reading.ocr import OcrEngine, OcrText, Picture, Polygon
from dossier_ai.reading.photos import look_of, photos_of
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.reading.rulings import rulings_of
from dossier_ai.reading.seals import seals_of
from dossier_ai.reading.under_seals import reread_under_seals
from dossier_ai.reading.upright import Level, level, turn_upright
from dossier_ai.text.tight import without_margins

FLOOR = 0.35
"""Lines read with less confidence are noise: texture, seals, handwriting taken for print."""


def read_picture(
    picture: Picture, engine: OcrEngine, store: PictureStore, file: str, number: int, *, drawn: bool = False
) -> Page:
    """The page that `picture` (blue, green, red; EXIF turns already done) shows, its words read by `engine`,
    its upright-by-quarters picture in `store`."""
    upright = turn_upright(engine, picture)
    stored = upright.picture
    rows, columns = stored.shape[:2]
    frame = level(stored, upright.polygons)
    seen = frame.picture(stored)
    words = words_of(upright.polygons, upright.texts, frame)
    seals = seals_of(seen, engine)
    words = reread_under_seals(
        seen, words, seals, engine, places_unread(upright.polygons, upright.texts, frame)
    )
    page = Page(
        file=file,
        number=number,
        width=float(frame.width),
        height=float(frame.height),
        frame=frame.frame(columns, rows),
        words=words,
        origin="ocr",
        rulings=rulings_of(seen, words),
        seals=seals,
        codes=codes_of(seen),
        ink=ink_of(seen),
        picture=store.save(stored, drawn=drawn),
        quarter_turns=upright.quarter_turns,
        skew_degrees=round(frame.skew_degrees, 2),
        photos=photos_of(seen, words),
        look=look_of(seen),
    )
    return without_margins(page)


def recognised(picture: Picture, engine: OcrEngine) -> tuple[Word, ...]:
    """The words of a picture that is known to be level, in its own pixels."""
    rows, columns = picture.shape[:2]
    lines = engine.detect_and_recognise(picture)
    texts = [OcrText(line.text, line.confidence, line.edges, line.chances) for line in lines]
    return words_of([line.polygon for line in lines], texts, Level(columns, rows, np.eye(3)))


def unread(file: str, number: int) -> Page:
    """The place of a page that could not be read."""
    return Page(file, number, 1.0, 1.0, Frame.plain(1, 1), (), "ocr", read=False)


def failure(error: Exception, file: str, number: int | None) -> Problem:
    """The problem of a page, or of a whole file (`number` None), on which reading itself failed."""
    whole = number is None
    return problem(
        "file-failed" if whole else "page-failed",
        f"{'该文件' if whole else '本页'}读取失败，未能识别，请人工核对原件。",
        f"Reading this {'file' if whole else 'page'} failed ({type(error).__name__}); check the original.",
        file,
        number,
    )


def words_of(polygons: Sequence[Polygon], texts: Sequence[OcrText], frame: Level) -> tuple[Word, ...]:
    """Lines read on the stored picture as words in the upright frame, in reading order."""
    words = [
        _word(polygon, text, frame)
        for polygon, text in zip(polygons, texts, strict=True)
        if text.text.strip() and text.confidence >= FLOOR
    ]
    return tuple(words)


def places_unread(polygons: Sequence[Polygon], texts: Sequence[OcrText], frame: Level) -> tuple[Rect, ...]:
    """Where lines were found on the picture in which nothing could be read, in the upright frame."""
    return tuple(
        _word(polygon, text, frame).rect
        for polygon, text in zip(polygons, texts, strict=True)
        if not text.text.strip() or text.confidence < FLOOR
    )


def _word(polygon: Polygon, text: OcrText, frame: Level) -> Word:
    corners = frame.points(np.array(polygon, dtype=np.float64))
    a, b, c, d = corners
    # The mean of both ends of a side, not the bounding box: a line that still leans must not grow.
    left, right = (a[0] + d[0]) / 2, (b[0] + c[0]) / 2
    top, bottom = (a[1] + b[1]) / 2, (c[1] + d[1]) / 2
    rect = Rect(float(left), float(top), float(right), float(bottom))
    edges = None
    if text.edges is not None:
        start, end = (np.array(polygon[0]) + polygon[3]) / 2, (np.array(polygon[1]) + polygon[2]) / 2
        along = np.array([start + (end - start) * share for share in text.edges])
        edges = tuple(round(float(x), 2) for x in frame.points(along)[:, 0])
    return Word(text.text, rect, round(text.confidence, 4), edges, None, text.chances)
