"""Pages drawn in memory: printed words, ruled tables, ticks as ink. Invented organisations only."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from dossier_ai.core import Document, Field, Frame, Ink, Page, Rect, Ruling, Seal, Word
from dossier_ai.text.tight import without_margins

CHAR = 24.0


@dataclass
class Sheet:
    """A page being drawn; `page()` gives the finished one. Text is 24 pixels high."""

    width: float = 1240.0
    height: float = 1754.0
    origin: str = "ocr"
    words: list[Word] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    seals: list[Seal] = field(default_factory=list)
    strokes: list[Rect] = field(default_factory=list)

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = CHAR,
        part: str | None = None,
        sure: float = 0.98,
    ) -> Rect:
        width = sum(size if ord(c) > 0x2E80 else 0.55 * size for c in text)
        rect = Rect(x, y, x + width, y + size)
        self.words.append(Word(text, rect, sure, None, part))
        return rect

    def centre(self, y: float, text: str, *, size: float = CHAR) -> Rect:
        width = sum(size if ord(c) > 0x2E80 else 0.55 * size for c in text)
        return self.write((self.width - width) / 2, y, text, size=size)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.rulings.append(Ruling(Rect(min(x0, x1) - 1, min(y0, y1) - 1, max(x0, x1) + 1, max(y0, y1) + 1)))

    def scribble(self, rect: Rect) -> None:
        """A hand-drawn stroke inside `rect`: a tick of two legs, four pixels wide."""
        self.strokes.append(rect)

    def table(
        self,
        x: float,
        y: float,
        widths: Sequence[float],
        rows: Sequence[Sequence[str | None]],
        *,
        row_height: float = 44.0,
        ticks: Sequence[tuple[int, int]] = (),
        part: str | None = None,
    ) -> list[list[Rect]]:
        """A ruled table. A cell None continues its left neighbour; "^" continues the one above. Several lines
        in a cell are separated by a newline. `ticks` are drawn as ink. `part` (with {row} and {column},
        from 1) makes cells of an office file."""
        xs = [x]
        for w in widths:
            xs.append(xs[-1] + w)
        heights = [max(row_height, 30 * max(len((c or "").split("\n")) for c in row) + 14) for row in rows]
        ys = [y]
        for h in heights:
            ys.append(ys[-1] + h)
        for i in range(len(rows) + 1):
            for j in range(len(widths)):
                if 0 < i < len(rows) and self._root(rows, i, j) == self._root(rows, i - 1, j):
                    continue
                self.line(xs[j], ys[i], xs[j + 1], ys[i])
        for j in range(len(widths) + 1):
            for i in range(len(rows)):
                if 0 < j < len(widths) and self._root(rows, i, j) == self._root(rows, i, j - 1):
                    continue
                self.line(xs[j], ys[i], xs[j], ys[i + 1])
        rects = [
            [Rect(xs[j], ys[i], xs[j + 1], ys[i + 1]) for j in range(len(widths))] for i in range(len(rows))
        ]
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                if not cell or cell == "^":
                    continue
                place = part.format(row=i + 1, column=j + 1) if part else None
                for k, text in enumerate(cell.split("\n")):
                    self.write(xs[j] + 6, ys[i] + 10 + 30 * k, text, part=place)
        for i, j in ticks:
            cell_rect = rects[i][j]
            side = 0.5 * min(cell_rect.width, cell_rect.height)
            self.scribble(
                Rect(
                    cell_rect.cx - side / 2,
                    cell_rect.cy - side / 2,
                    cell_rect.cx + side / 2,
                    cell_rect.cy + side / 2,
                )
            )
        return rects

    def columns(
        self,
        x: float,
        y: float,
        widths: Sequence[float],
        rows: Sequence[Sequence[str]],
        *,
        pitch: float = 44.0,
        rules: str = "none",
    ) -> None:
        """A table without vertical lines: `rules` "none" or "rows" (a line under each row). Cells of several
        lines (newlines) make their row higher."""
        top = y
        for row in rows:
            for j, cell in enumerate(row):
                for k, text in enumerate(cell.split("\n")):
                    if text:
                        self.write(x + sum(widths[:j]) + 6, top + 8 + 28 * k, text)
            top += pitch + 28 * (max(len(cell.split("\n")) for cell in row) - 1)
            if rules == "rows":
                self.line(x, top, x + sum(widths), top)

    @staticmethod
    def _root(rows: Sequence[Sequence[str | None]], i: int, j: int) -> tuple[int, int]:
        while True:
            if rows[i][j] is None:
                j -= 1
            elif rows[i][j] == "^":
                i -= 1
            else:
                return i, j

    def page(self, number: int = 1, file: str = "a.pdf") -> Page:
        bits = np.zeros((int(self.height), int(self.width)), dtype=np.bool_)
        for ruling in self.rulings:
            r = ruling.rect
            bits[int(r.top) : int(r.bottom) + 1, int(r.left) : int(r.right) + 1] = True
        for word in self.words:
            r = word.rect
            bits[int(r.top) + 3 : int(r.bottom) - 3 : 3, int(r.left) + 2 : int(r.right) - 2] = True
        for r in self.strokes:
            for t in np.linspace(0, 1, 200):
                px = r.left + t * r.width
                py = r.top + r.height * (0.5 + t) if t < 0.4 else r.bottom - (t - 0.4) / 0.6 * r.height
                bits[int(py) - 2 : int(py) + 2, int(px) - 2 : int(px) + 2] = True
        return Page(
            file=file,
            number=number,
            width=self.width,
            height=self.height,
            frame=Frame.plain(self.width, self.height),
            words=tuple(self.words),
            origin=self.origin,  # type: ignore[arg-type]
            rulings=tuple(self.rulings),
            seals=tuple(self.seals),
            ink=Ink(bits, 1.0) if self.origin != "office" else None,
        )


@pytest.fixture(scope="session")
def layouts() -> ModuleType:
    """The arrangements of `layouts.py`, which tests of several kinds draw with."""
    spec = importlib.util.spec_from_file_location("layouts", Path(__file__).with_name("layouts.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def wild() -> ModuleType:
    """The arrangements of `wild_layouts.py`, which no corpus draws."""
    spec = importlib.util.spec_from_file_location("wild_layouts", Path(__file__).with_name("wild_layouts.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def sheet() -> Callable[..., Sheet]:
    return Sheet


@pytest.fixture
def document() -> Callable[..., Document]:
    def build(kind: str, *pages: Page) -> Document:
        return Document("d1", kind, pages)

    return build


@pytest.fixture
def by_key() -> Callable[[Sequence[Field]], dict[str, Field]]:
    def index(fields: Sequence[Field]) -> dict[str, Field]:
        keys = [f.key for f in fields]
        assert len(keys) == len(set(keys)), "a key is given twice"
        return {f.key: f for f in fields}

    return index


@pytest.fixture(scope="session")
def as_ocr() -> Callable[[Page], Page]:
    """The page as reading gives it: every word's box grown by 0.3 of its height to the left and to the right
    and 0.2 above and below, as OCR leaves it, then drawn in to the ink."""

    def grow(page: Page) -> Page:
        words = []
        for word in page.words:
            r, h = word.rect, word.rect.height
            grown = Rect(r.left - 0.3 * h, r.top - 0.2 * h, r.right + 0.3 * h, r.bottom + 0.2 * h)
            words.append(replace(word, rect=grown))
        return without_margins(replace(page, words=tuple(words)))

    return grow


@pytest.fixture
def read_fresh(as_ocr: Callable[[Page], Page]) -> Callable[..., dict[str, object]]:
    """Reads drawn sheets as one document of a kind, as drawn or as OCR gives them: the keys of `want`,
    in plain values: rows as dictionaries with the columns that the row of the same place in `want` has."""
    from dossier_ai.core import no_reread
    from dossier_ai.kinds import kind_of

    def read(kind: str, sheets: Sequence[Sheet], surface: str, want: dict[str, object]) -> dict[str, object]:
        pages = [s.page(i) for i, s in enumerate(sheets, 1)]
        if surface == "ocr":
            pages = [as_ocr(p) for p in pages]
        known = kind_of(kind)
        assert known is not None
        found = {f.key: f.value for f in known.extract(Document("d1", kind, tuple(pages)), no_reread)}
        out: dict[str, object] = {}
        for key, expected in want.items():
            value = found.get(key)
            of_rows = isinstance(expected, list) and expected and isinstance(expected[0], dict)
            if of_rows and value is not None:
                rows = []
                for i, row in enumerate(value):  # type: ignore[arg-type]
                    columns = expected[min(i, len(expected) - 1)]
                    rows.append({c: row[c].value if c in row else None for c in columns})
                value = rows
            elif isinstance(expected, list) and isinstance(value, tuple):
                value = list(value)
                if not expected:
                    value = [{c: cell.value for c, cell in r.items()} for r in value]
            elif isinstance(value, str):
                value = value.rstrip("。")
            out[key] = value
        return out

    return read
