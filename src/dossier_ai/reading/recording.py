"""Pages written down and read back: recorded words stand in for OCR in fast tests and in the store.

Everything in a `Page` is kept. The same pages give the same bytes.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from dossier_ai.core import Code, Frame, Ink, Page, Photo, Rect, Ruling, Seal, Word

FORMAT = "dossier-ai/pages/2"


def save_pages(pages: Iterable[Page], path: Path) -> None:
    """Writes `pages` to `path` as gzipped JSON, with no time stamp in it."""
    path.write_bytes(pages_to_bytes(pages))


def load_pages(path: Path) -> list[Page]:
    """The pages written by `save_pages`; ValueError when the file is of another format."""
    return pages_from_bytes(path.read_bytes())


def pages_to_bytes(pages: Iterable[Page]) -> bytes:
    """The pages as gzipped JSON."""
    document = {"format": FORMAT, "pages": [_page_out(page) for page in pages]}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0, compresslevel=9) as stream:
        stream.write(text.encode("utf-8"))
    return buffer.getvalue()


def pages_from_bytes(content: bytes) -> list[Page]:
    """The pages written by `pages_to_bytes`."""
    document = json.loads(gzip.decompress(content))
    if document.get("format") != FORMAT:
        raise ValueError(f"recorded pages of the format {document.get('format')!r}, not {FORMAT!r}")
    return [_page_in(item) for item in document["pages"]]


def _number(value: float) -> float | int:
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def _rect_out(rect: Rect) -> list[float | int]:
    return [_number(v) for v in (rect.left, rect.top, rect.right, rect.bottom)]


def _rect_in(values: list[float]) -> Rect:
    return Rect(*(float(v) for v in values))


def _edges_out(edges: tuple[float, ...] | None) -> list[float | int] | None:
    return None if edges is None else [_number(e) for e in edges]


def _page_out(page: Page) -> dict[str, Any]:
    return {
        "file": page.file,
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "frame": list(page.frame.matrix),
        "origin": page.origin,
        "picture": page.picture,
        "quarter_turns": page.quarter_turns,
        "skew_degrees": page.skew_degrees,
        "read": page.read,
        "words": [_word_out(w) for w in page.words],
        "rulings": [_rect_out(r.rect) for r in page.rulings],
        "seals": [
            [_rect_out(s.rect), s.shape, s.colour, s.text, s.centre_text, s.confidence] for s in page.seals
        ],
        "codes": [[_rect_out(c.rect), c.format, c.payload] for c in page.codes],
        "ink": None if page.ink is None else _ink_out(page.ink),
        "photos": [[_rect_out(p.rect), p.look] for p in page.photos],
        "look": page.look,
    }  # fmt: skip


def _page_in(item: dict[str, Any]) -> Page:
    return Page(
        file=item["file"],
        number=item["number"],
        width=float(item["width"]),
        height=float(item["height"]),
        frame=Frame(tuple(item["frame"])),
        words=tuple(_word_in(word) for word in item["words"]),
        origin=item["origin"],
        rulings=tuple(Ruling(_rect_in(r)) for r in item["rulings"]),
        seals=tuple(
            Seal(_rect_in(rect), shape, colour, text, centre, confidence)
            for rect, shape, colour, text, centre, confidence in item["seals"]
        ),
        codes=tuple(Code(_rect_in(rect), name, payload) for rect, name, payload in item["codes"]),
        ink=None if item["ink"] is None else _ink_in(item["ink"]),
        picture=item["picture"],
        quarter_turns=item["quarter_turns"],
        skew_degrees=item["skew_degrees"],
        read=item["read"],
        photos=tuple(Photo(_rect_in(rect), look) for rect, look in item.get("photos", ())),
        look=item.get("look", ""),
    )


def _word_out(word: Word) -> list[Any]:
    """Text, rectangle, confidence, edges, part; then the characters' chances in thousandths, if known."""
    out = [word.text, _rect_out(word.rect), word.confidence, _edges_out(word.edges), word.part]
    return out if word.chances is None else [*out, [round(1000 * c) for c in word.chances]]


def _word_in(item: list[Any]) -> Word:
    text, rect, confidence, edges, part, *rest = item
    along = None if edges is None else tuple(map(float, edges))
    chances = tuple(c / 1000 for c in rest[0]) if rest else None
    return Word(text, _rect_in(rect), confidence, along, part, chances)


def _ink_out(ink: Ink) -> dict[str, Any]:
    packed = zlib.compress(np.packbits(ink.bits).tobytes(), 9)
    return {
        "rows": int(ink.bits.shape[0]),
        "columns": int(ink.bits.shape[1]),
        "scale": ink.scale,
        "bits": base64.b64encode(packed).decode("ascii"),
    }


def _ink_in(item: dict[str, Any]) -> Ink:
    rows, columns = item["rows"], item["columns"]
    packed = np.frombuffer(zlib.decompress(base64.b64decode(item["bits"])), dtype=np.uint8)
    bits = np.unpackbits(packed, count=rows * columns).reshape(rows, columns).astype(np.bool_)
    return Ink(bits, item["scale"])
