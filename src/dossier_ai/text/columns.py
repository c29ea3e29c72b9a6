"""Words to tables where lines are missing: three-line tables, rulings one way only, no rulings at all.

In comes a `Page`; out come `Table`s of the same type as the ruled ones. Columns are the vertical white
stripes between aligned words, rows the printed lines (or the horizontal rulings where there are enough, or
the running numbers of the first column where cells wrap).
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dossier_ai.core import Page, Rect, Word
from dossier_ai.text.characters import squeeze
from dossier_ai.text.lines import Line, fold, lines_of, text_height
from dossier_ai.text.lost_columns import with_lost_columns
from dossier_ai.text.per_page import per_page
from dossier_ai.text.ruled_tables import ruled_tables
from dossier_ai.text.tables import Table, table_of
from dossier_ai.text.tall_rows import FIGURE, split_rows
from dossier_ai.text.tight import tightened

_BLANKS = re.compile(r"\s{2,}|\t|　|(?<=[.,]\d\d)(?=[一-鿿])|(?<=[一-鿿)）])(?=-?\d[\d,.]*[.,]\d\d(?!\d))")
_AMOUNT = re.compile(r"[-(]?\d[\d,. ]*[.,]\d\d\)?")
_LEAST_PARTED, _MOST_JOINED = 3, 4
"""Lines in which the entries of two columns must stand apart before others are cut between them, and how many
joined lines there may be for each of these."""
_NEAR = 0.7
"""How far apart, in heights of the print, words of one cell stand at most."""
_NUMBERS = re.compile(r"序号|编号|No\.?", re.IGNORECASE)
_INTEGER = re.compile(r"\d{1,4}[.、]?")


def tables_of(page: Page) -> list[Table]:
    """All tables of a page, top to bottom: ruled ones (tall cells that hold several rows are cut into them),
    then, among the words outside, those that only alignment shows."""
    return list(_tables(page))


@per_page
def _tables(page: Page) -> tuple[Table, ...]:
    ruled = [split_rows(with_lost_columns(_with_columns(page, t))) for t in ruled_tables(page)]
    slack = 0.3 * text_height(page)
    loose = [
        w for w in page.words if not any(t.rect.grown(slack).contains(w.rect.cx, w.rect.cy) for t in ruled)
    ]
    tables = ruled + aligned_tables(page, loose)
    return tuple(sorted(tables, key=lambda t: (t.rect.top, t.rect.left)))


def _with_columns(page: Page, table: Table) -> Table:
    """A frame of rows without column lines (lists on screens) with the columns that its header shows: each
    row names several of them, each heading of the first row has one."""
    if table.column_count > 1 or table.row_count < 2:
        return table
    inside = [w for c in table.cells for w in c.words]
    rows = [_segments(line) for line in lines_of(page, inside)]
    if len(rows) < 2 or len(rows[0].segments) < 3 or rows[0].line.rect.cy > table.ys[1]:
        return table
    xs = _column_lines(rows, text_height(page))
    if len(xs) - 1 != len(rows[0].segments):
        return table
    pieces = [p for row in rows for w in row.line.words for p in _cut_at_blanks(w)]
    found = table_of(page, table.ys, xs, words=pieces, ruled=False)
    full = all(len([c for c in found.row(i) if c.text]) >= 2 for i in range(found.row_count))
    return found if full else table


@dataclass(frozen=True, slots=True)
class _Row:
    """A printed line as segments: words that belong to one cell each."""

    line: Line
    segments: tuple[Rect, ...]
    texts: tuple[str, ...]


def _segments(line: Line) -> _Row:
    rects: list[Rect] = []
    texts: list[str] = []
    pieces = [piece for word in line.words for piece in _cut_at_blanks(word)]
    drawn = [tightened(line.page, piece.rect, 0.0) for piece in pieces]
    height = max((r.height for r in drawn), default=0.0)
    for piece, rect in zip(pieces, drawn, strict=True):
        near = bool(rects) and rect.left - rects[-1].right < _NEAR * height
        if near and not (_is_amount(piece.text) or _is_amount(texts[-1])):
            rects[-1] = Rect.union((rects[-1], rect))
            texts[-1] += piece.text
        else:
            rects.append(rect)
            texts.append(piece.text)
    return _Row(line, tuple(rects), tuple(texts))


def _is_amount(text: str) -> bool:
    return _AMOUNT.fullmatch(fold(text).strip()) is not None


def _cut_at_blanks(word: Word) -> list[Word]:
    """A word that runs over several columns, cut where it has two blanks or more, and between an amount with
    its decimals and a name."""
    pieces: list[Word] = []
    start = 0
    for match in _BLANKS.finditer(word.text):
        if match.start() > start:
            pieces.append(word.cut(start, match.start()))
        start = match.end()
    if start < len(word.text):
        pieces.append(word.cut(start, len(word.text)) if start else word)
    return pieces


def aligned_tables(page: Page, words: Sequence[Word] | None = None) -> list[Table]:
    """Tables that only the alignment of words (default: all of the page) and horizontal rulings show. At
    least three lines with two columns; prose yields none."""
    items = list(page.words if words is None else words)
    rows = [_segments(line) for line in lines_of(page, items)]
    tables = []
    for region in _regions(rows, text_height(page)):
        xs = _column_lines(region, text_height(page))
        if len(xs) >= 3:
            pieces = [p for row in region for w in row.line.words for p in _cut_at_blanks(w)]
            tables.append(table_of(page, _row_lines(page, region, xs), xs, words=pieces, ruled=False))
    return tables


def table_with_columns(page: Page, xs: Sequence[float], words: Sequence[Word] | None = None) -> Table | None:
    """The table of a page whose columns are known from the page before (`xs` in this page's pixels); None
    when fewer than two lines have two cells."""
    items = list(page.words if words is None else words)
    inside = [w for w in items if w.rect.right > xs[0] and w.rect.left < xs[-1]]
    rows = [_segments(line) for line in lines_of(page, [p for w in inside for p in _cut_at_blanks(w)])]
    full = [i for i, row in enumerate(rows) if len({_slot(r, xs) for r in row.segments}) >= 2]
    if len(full) < 2:
        return None
    region = rows[full[0] : full[-1] + 1]
    pieces = [w for row in region for w in row.line.words]
    return table_of(page, _row_lines(page, region, xs), xs, words=pieces, ruled=False)


def _slot(rect: Rect, xs: Sequence[float]) -> int:
    return sum(1 for x in xs if x <= rect.cx)


def _tabular(row: _Row) -> bool:
    if len(row.segments) >= 3:
        return True
    return len(row.segments) == 2 and any(FIGURE.fullmatch(fold(t).strip()) for t in row.texts)


def _regions(rows: Sequence[_Row], height: float) -> list[list[_Row]]:
    """Runs of lines that look tabular; up to two others (wrapped cells, headings) may lie between."""
    marked = [i for i, row in enumerate(rows) if _tabular(row)]
    gaps = [rows[b].line.rect.cy - rows[a].line.rect.cy for a, b in pairwise(marked)]
    pitch = statistics.median(gaps) if gaps else 2 * height
    reach = max(4.5 * height, 2.6 * pitch)
    regions: list[list[int]] = []
    for i in marked:
        last = regions[-1][-1] if regions else -9
        if i - last <= 3 and rows[i].line.rect.cy - rows[last].line.rect.cy <= reach:
            regions[-1].append(i)
        else:
            regions.append([i])
    out = []
    for region in regions:
        if len(region) >= 3:
            first, last = region[0], region[-1]
            while first > 0 and len(rows[first - 1].segments) == 2 and _near(rows, first - 1, reach / 2):
                first -= 1
            while last + 1 < len(rows) and len(rows[last + 1].segments) == 2 and _near(rows, last, reach / 2):
                last += 1
            while last + 1 < len(rows) and _hangs(rows, last, pitch, height):
                last += 1
            out.append(list(rows[first : last + 1]))
    return out


def _hangs(rows: Sequence[_Row], index: int, pitch: float, height: float) -> bool:
    """Whether the line after `index` is the tail of a wrapped cell: much closer than rows are, and under one
    of the cells above it."""
    here, below = rows[index], rows[index + 1]
    gap = below.line.rect.cy - here.line.rect.cy
    cells = [r for row in rows[max(0, index - 1) : index + 1] for r in row.segments]
    first = min(r.left for r in cells)
    under = any(r.left > first + height and r.left - height <= below.line.rect.left <= r.right for r in cells)
    return len(below.segments) == 1 and gap <= min(1.6 * height, 0.6 * pitch) and under


def _near(rows: Sequence[_Row], index: int, reach: float) -> bool:
    return rows[index + 1].line.rect.cy - rows[index].line.rect.cy <= reach


def _column_lines(region: Sequence[_Row], height: float) -> tuple[float, ...]:
    """The column lines of a region: the middles of the white stripes that (nearly) no line crosses."""
    rects = [list(row.segments) for row in _typical(region)]
    left = min(r.left for row in region for r in row.segments)
    right = max(r.right for row in region for r in row.segments)
    width = int(right - left) + 2
    cover = np.zeros(width, dtype=np.int32)
    for row in rects:
        for r in row:
            cover[int(r.left - left) : int(r.right - left) + 1] += 1
    allowed = 0 if len(rects) < 6 else max(1, round(0.06 * len(rects)))
    least = max(2.0, 0.1 * height)
    stripes = _runs(cover <= allowed, least)
    for a, b in _lone_columns(rects, [(a + left, b + left) for a, b in stripes], (left, right)):
        cover[int(a - left) : int(b - left) + 1] = allowed + 1
    stripes = _runs(cover <= allowed, least)
    inner = [left + _emptiest(cover, a, b) for a, b in stripes if a > 0 and b < width - 1]
    inner = sorted([*inner, *_between_headings(region, inner)])
    return (left - 0.5 * height, *inner, right + 0.5 * height)


def _between_headings(region: Sequence[_Row], known: Sequence[float]) -> list[float]:
    """Further column lines, where two headings stand side by side and OCR has joined the entries below in
    most lines: so many that no white stripe is left. In some lines the entries must stand apart; the line
    runs where it cuts the fewest characters."""
    head = max(region, key=lambda row: len(row.segments))
    below = [row for row in region if row is not head]
    out: list[float] = []
    before = -np.inf
    for (a, first), (b, second) in pairwise(zip(head.segments, head.texts, strict=True)):
        floor, before = before, a.right
        if min(len(first.strip()), len(second.strip())) < 2 or any(a.cx < x < b.cx for x in known):
            continue
        # In a line whose entries stand apart, the last that ends before the second heading, and the next.
        gaps = [
            (r.right, s.left)
            for row in below
            for r, s in pairwise(row.segments)
            if floor < r.right <= b.left and a.right <= s.left < b.right and r.cx < a.right
        ]
        joined = [row for row in below if any(r.left < a.cx and r.right > b.left for r in row.segments)]
        if len(gaps) < _LEAST_PARTED or _MOST_JOINED * len(gaps) < len(joined):
            continue
        low = max([a.right, *(end for end, _ in gaps)])
        high = min([b.left, *(start for _, start in gaps)])
        if low < high:
            places = np.linspace(low, high, 9)[1:-1].tolist()
            out.append(min(places, key=lambda x: (_cuts_at(below, x), abs(x - (low + high) / 2))))
    return out


def _cuts_at(rows: Sequence[_Row], x: float) -> int:
    """Through how many characters a vertical line at `x` would run."""
    count = 0
    for row in rows:
        for word in row.line.words:
            if not word.rect.left < x < word.rect.right:
                continue
            for index in range(len(word.text)):
                place = word.slice(index, index + 1)
                count += place.left + 0.2 * place.width < x < place.right - 0.2 * place.width
    return count


def _emptiest(cover: np.ndarray[tuple[int], np.dtype[np.int32]], start: int, end: int) -> float:
    """The middle of the widest stretch of a stripe that the fewest lines cross."""
    inside = cover[start:end]
    a, b = max(_runs(inside == inside.min(), 1), key=lambda run: (run[1] - run[0], -run[0]))
    return start + (a + b) / 2


def _typical(region: Sequence[_Row]) -> list[_Row]:
    """The lines that show the columns: those with most of the segments that full rows have (heads, feet and
    wrapped lines have fewer), and where these are few, all with two at least."""
    counts = sorted(len(row.segments) for row in region)
    full = counts[int(0.8 * (len(counts) - 1))]
    strong = [row for row in region if len(row.segments) >= max(2, 0.6 * full)]
    return strong if len(strong) >= 5 else [row for row in region if len(row.segments) >= 2]


def _runs(free: np.ndarray[tuple[int], np.dtype[np.bool_]], least: float) -> list[tuple[int, int]]:
    """Half-open runs of True at least `least` long."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], free.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= least]


def _lone_columns(
    rects: Sequence[Sequence[Rect]], stripes: Sequence[tuple[float, float]], whole: tuple[float, float]
) -> list[tuple[float, float]]:
    """The x ranges that segments standing wholly inside a white stripe take up: columns with a header and
    hardly any entry. A header set beside its right-aligned amounts is no column of its own: where the
    neighbouring column is empty in that line, the range reaches over to it."""
    own: list[tuple[float, float]] = []
    beside: list[tuple[Rect, tuple[float, float]]] = []
    for row in rects:
        for r in row:
            stripe = next((s for s in stripes if s[0] <= r.left + 1 and r.right - 1 <= s[1]), None)
            if stripe is None:
                continue
            others = [o for o in row if o is not r]
            reach = _reach(r, stripe, others, stripes, whole)
            if reach is None:
                own.append((r.left, r.right))
            else:
                beside.append((r, reach))
    for r, reach in beside:
        inside = any(a < r.right and r.left < b for a, b in own)
        crossing = any(a < reach[1] and reach[0] < b for a, b in own)
        own.append((r.left, r.right) if inside or crossing else reach)
    return own


def _reach(
    r: Rect,
    stripe: tuple[float, float],
    others: Sequence[Rect],
    stripes: Sequence[tuple[float, float]],
    whole: tuple[float, float],
) -> tuple[float, float] | None:
    """The range from a lone segment to the nearer neighbouring column that its line leaves empty."""
    options: list[tuple[float, tuple[float, float]]] = []
    after = min((a for a, _ in stripes if a > stripe[1]), default=whole[1] + 1)
    before = max((b for _, b in stripes if b < stripe[0]), default=whole[0] - 1)
    if stripe[1] < whole[1] and not any(o.right > stripe[1] and o.left < after for o in others):
        options.append((stripe[1] - r.right, (r.left, stripe[1])))
    if stripe[0] > whole[0] and not any(o.left < stripe[0] and o.right > before for o in others):
        options.append((r.left - stripe[0], (stripe[0], r.right)))
    return min(options)[1] if options else None


def _row_lines(page: Page, region: Sequence[_Row], xs: Sequence[float]) -> tuple[float, ...]:
    """The row lines of a region: by rulings, by running numbers, else one per printed line."""
    rows = list(region)
    top, bottom = rows[0].line.rect.top, rows[-1].line.rect.bottom
    width = xs[-1] - xs[0]
    drawn = sorted(
        r.rect.cy
        for r in page.rulings
        if r.horizontal
        and r.rect.width >= 0.5 * width
        and top < r.rect.cy < bottom
        and xs[0] - width < r.rect.left
    )
    drawn = [y for i, y in enumerate(drawn) if i == 0 or y - drawn[i - 1] > 0.5 * rows[0].line.rect.height]
    if len(drawn) >= 3 and len(drawn) + 1 >= 0.4 * len(rows):
        return (top - 4, *drawn, bottom + 4)
    centres = _running_numbers(rows, xs)
    groups = _by_anchor(rows, centres) if centres else _by_pitch(rows, xs)
    bounds = [top - 4]
    for upper, lower in pairwise(groups):
        bounds.append((max(r.line.rect.cy for r in upper) + min(r.line.rect.cy for r in lower)) / 2)
    return (*bounds, bottom + 4)


def _running_numbers(rows: Sequence[_Row], xs: Sequence[float]) -> list[float]:
    """The vertical centres of the running numbers of the first column, when it holds such numbers; the centre
    of its heading leads where there is one number only."""
    found: list[tuple[float, int]] = []
    headings: list[float] = []
    others = 0
    for row in rows:
        for rect, text in zip(row.segments, row.texts, strict=True):
            if rect.cx < xs[1]:
                if _INTEGER.fullmatch(fold(text).strip()):
                    found.append((rect.cy, int(re.sub(r"\D", "", fold(text)))))
                else:
                    others += 1
                    if _NUMBERS.fullmatch(squeeze(text)):
                        headings.append(rect.cy)
    rising = sum(1 for (_, a), (_, b) in pairwise(found) if 0 < b - a <= 3)
    if len(found) >= 3 and rising >= 0.7 * (len(found) - 1) and others <= max(3, len(found) // 2):
        return [y for y, _ in found]
    if headings and found and [n for _, n in found] == list(range(1, len(found) + 1)):
        centres = [y for y, _ in found]
        return centres if len(centres) > 1 else [headings[0], *centres]
    return []


def _by_anchor(rows: Sequence[_Row], centres: Sequence[float]) -> list[list[_Row]]:
    """Lines grouped round the running number they stand nearest to; lines further off than a row (header,
    footer) stand alone."""
    pitch = statistics.median(b - a for a, b in pairwise(centres))
    groups: list[list[_Row]] = []
    last: int | None = None
    for row in rows:
        nearest = min(range(len(centres)), key=lambda k: abs(centres[k] - row.line.rect.cy))
        distance = abs(centres[nearest] - row.line.rect.cy)
        outside = row.line.rect.cy < centres[0] or row.line.rect.cy > centres[-1]
        if outside and distance > 0.6 * pitch:
            groups.append([row])
            last = None
        elif last == nearest:
            groups[-1].append(row)
        else:
            groups.append([row])
            last = nearest
    return groups


def _by_pitch(rows: Sequence[_Row], xs: Sequence[float]) -> list[list[_Row]]:
    """Lines as rows. Lines with figures are rows; a line without any that stands much closer to one of them
    than rows do belongs to it: it is part of a name wrapped round its amounts."""
    anchors = [row.line.rect.cy for row in rows if any(FIGURE.fullmatch(fold(t).strip()) for t in row.texts)]
    centres = anchors if len(anchors) >= 3 else [row.line.rect.cy for row in rows]
    pitch = statistics.median([b - a for a, b in pairwise(centres)]) if len(centres) > 1 else 0.0
    groups: list[list[_Row]] = []
    last: float | None = None
    for row in rows:
        cy = row.line.rect.cy
        nearest = min(centres, key=lambda c: abs(c - cy))
        empty = not any(rect.cx < xs[1] for rect in row.segments)
        close = abs(nearest - cy) < 0.62 * pitch and (cy in anchors or len(anchors) >= 3)
        tail = bool(groups) and empty and cy - groups[-1][-1].line.rect.cy < 0.75 * pitch
        if groups and ((close and nearest == last) or (len(anchors) < 3 and tail)):
            groups[-1].append(row)
        else:
            groups.append([row])
        last = nearest if close else None
    return groups
