"""Words to wide tables of figures without column lines: the figures below each other show the columns.

In comes a page, with about how many columns to expect; out come `Table`s like the ruled ones. `columns` looks
for white stripes through all lines of a table; here headers, which stand close and wrap in small print, are
not asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dossier_ai.core import Page, Rect, Word
from dossier_ai.text.lines import Line, fold, lines_of, text_height
from dossier_ai.text.tables import Table, table_of

FIGURE = re.compile(r"[-+↑↓]?[\d.,]+(?:%|家|人|场|次|户|万元|元|㎡|m2|平方米)?|[-—―–/\\]{1,3}|无")


def figure_tables(page: Page, count: int) -> list[Table]:
    """The table that only its lines of figures show: columns are where figures stand below each other (and
    headers without any below them), so that headers set close together do not hide them."""
    lines = lines_of(page)
    pieces = [_pieces(line) for line in lines]
    rows = [i for i, held in enumerate(pieces) if len(held) >= 0.5 * count and _mostly_figures(held)]
    if not rows:
        return []
    heads = _leaf_lines(pieces, rows[0], count)
    clusters: list[Rect] = []
    for i in rows:
        for piece in pieces[i]:
            _join(clusters, piece.rect)
    figures = list(clusters)
    for i in heads:
        for piece in pieces[i]:
            if all(piece.rect.horizontal_overlap(c) <= 0 for c in figures):
                _join(clusters, piece.rect)
    clusters.sort(key=lambda r: r.left)
    inner = [(a.right + b.left) / 2 for a, b in pairwise(clusters)]
    height = text_height(page)
    xs = (clusters[0].left - height, *inner, clusters[-1].right + height)
    ys = _row_bounds(page, lines, rows, heads)
    words = [piece for held in pieces for piece in held if ys[0] < piece.rect.cy < ys[-1]]
    return [table_of(page, ys, xs, words=words, ruled=False)]


def _pieces(line: Line) -> list[Word]:
    """The words of a line: those that hold several figures cut between them, those that touch joined."""
    out: list[Word] = []
    for word in line.words:
        tokens = list(re.finditer(r"\S+", word.text))
        if len(tokens) > 1 and all(FIGURE.fullmatch(fold(t.group())) for t in tokens):
            out.extend(word.cut(*t.span()) for t in tokens)
        elif out and word.rect.left - out[-1].rect.right < 0.12 * word.rect.height:
            before = out.pop()
            sure = min(before.confidence, word.confidence)
            out.append(
                Word(before.text + word.text, Rect.union((before.rect, word.rect)), sure, None, word.part)
            )
        else:
            out.append(word)
    return out


def _mostly_figures(words: Sequence[Word]) -> bool:
    texts = [fold(w.text).replace(" ", "") for w in words]
    figures = sum(1 for t in texts if FIGURE.fullmatch(t))
    return figures >= 0.5 * len(texts) and not numbers_columns(texts)


def _leaf_lines(pieces: Sequence[Sequence[Word]], first: int, count: int) -> list[int]:
    """The lines of the lowest headers above line `first`: from the highest near one with many words on."""
    height = max(w.rect.height for w in pieces[first])
    above = [i for i in range(first) if pieces[first][0].rect.top - pieces[i][0].rect.bottom < 9 * height]
    full = [i for i in above if len(pieces[i]) >= 0.4 * count]
    return list(range(full[0], first)) if full else []


def _join(clusters: list[Rect], rect: Rect) -> None:
    """Adds a rectangle to the column that it stands in, or as a column of its own."""
    over = [c for c in clusters if c.horizontal_overlap(rect) > 0]
    for c in over:
        clusters.remove(c)
    clusters.append(Rect.union([*over, rect]))


def _row_bounds(
    page: Page, lines: Sequence[Line], rows: Sequence[int], heads: Sequence[int]
) -> tuple[float, ...]:
    """Row lines: printed rulings where there are, else the widest gap between the lines of two rows."""
    height = text_height(page)
    start = lines[heads[0]].rect.top - 0.3 * height if heads else None
    bounds = [] if start is None else [start]
    before = heads[-1] if heads else None
    for row in rows:
        top = lines[row].rect.top
        if before is None:
            bounds.append(top - 0.3 * height)
        else:
            between = lines[before : row + 1]
            drawn = [
                r.rect.cy
                for r in page.rulings
                if r.horizontal
                and between[0].rect.cy < r.rect.cy < top + 0.5 * height
                and r.rect.width > 0.4 * page.width
            ]
            gaps = [
                (b.rect.top - a.rect.bottom, (a.rect.bottom + b.rect.top) / 2) for a, b in pairwise(between)
            ]
            bounds.append(drawn[-1] if drawn else max(gaps)[1])
        before = row
    tail = lines[rows[-1]].rect.bottom
    for line in lines[rows[-1] + 1 :]:
        if line.rect.top - tail < 0.6 * height and ":" not in line.folded:
            tail = line.rect.bottom
    return (*bounds, tail + 0.3 * height)


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row merely numbers the columns of a form: 1, 2, 3 …"""
    numbers = [int(t) for t in (re.sub(r"\D", "", t) for t in texts) if t and len(t) <= 2]
    rising = sum(1 for a, b in pairwise(numbers) if b == a + 1)
    return len(numbers) >= 0.8 * len(texts) and len(numbers) >= 5 and rising >= 0.8 * (len(numbers) - 1)
