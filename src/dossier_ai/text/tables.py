"""Words and rulings to tables: a grid of cells, each with its rectangle, words and spans.

In comes a `Page`; out come its `Table`s, from top to bottom. Ruled tables follow the printed lines (merged
cells are where a line is missing); see `columns` for those without. What the cells mean belongs to `kinds`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Page, Rect, Ruling, Word
from dossier_ai.text.lines import Line, Span, lines_of, text_height


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its rectangle, the grid rows and columns it covers (half-open), and its lines of text."""

    page: Page
    rect: Rect
    row: int
    row_end: int
    column: int
    column_end: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The cell's printed text; lines are joined without a blank, as Chinese is set."""
        return "".join(line.text for line in self.lines).strip()

    @property
    def confidence(self) -> float:
        return min((w.confidence for line in self.lines for w in line.words), default=1.0)

    @property
    def span(self) -> Span:
        """The cell's text with the tight rectangle around its words; an empty cell gives its own."""
        words = [w for line in self.lines for w in line.words]
        rect = Rect.union(w.rect for w in words) if words else self.rect
        return Span(self.text, rect, self.confidence, self.page, words[0].part if words else None)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid. `cells` are in reading order and never overlap; `ys` and `xs` are the grid lines."""

    page: Page
    rect: Rect
    ys: tuple[float, ...]
    xs: tuple[float, ...]
    cells: tuple[TableCell, ...]

    @property
    def row_count(self) -> int:
        return len(self.ys) - 1

    def row(self, index: int) -> list[TableCell]:
        """The cells that cover grid row `index`, left to right."""
        return [c for c in self.cells if c.row <= index < c.row_end]

    def at(self, row: int, column: int) -> TableCell | None:
        for cell in self.cells:
            if cell.row <= row < cell.row_end and cell.column <= column < cell.column_end:
                return cell
        return None


def _merged(
    positions: list[tuple[float, float, float]], tolerance: float
) -> list[list[tuple[float, float, float]]]:
    """Groups of (position, start, end) whose positions are within `tolerance` of their neighbour."""
    groups: list[list[tuple[float, float, float]]] = []
    for item in sorted(positions):
        if groups and item[0] - groups[-1][-1][0] <= tolerance:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _covered(group: Sequence[tuple[float, float, float]], start: float, end: float, slack: float) -> bool:
    """Whether the pieces of a ruling cover most of the stretch from `start` to `end`."""
    length = max(1e-6, end - start)
    pieces = sorted((max(a - slack, start), min(b + slack, end)) for _, a, b in group)
    covered, reach = 0.0, start
    for a, b in pieces:
        a = max(a, reach)
        if b > a:
            covered += b - a
            reach = b
    return covered >= 0.6 * length


def _clusters(rulings: Sequence[Ruling], slack: float) -> list[list[Ruling]]:
    """Rulings that touch each other, directly or through others: one table each."""
    remaining = list(rulings)
    clusters: list[list[Ruling]] = []
    while remaining:
        cluster = [remaining.pop()]
        grew = True
        while grew:
            grew = False
            for ruling in remaining[:]:
                probe = ruling.rect.grown(slack)
                if any(probe.overlap(member.rect.grown(slack)) > 0 for member in cluster):
                    cluster.append(ruling)
                    remaining.remove(ruling)
                    grew = True
        clusters.append(cluster)
    return clusters


def ruled_tables(page: Page) -> list[Table]:
    """Tables drawn with lines: every group of touching rulings with at least two lines each way."""
    slack = max(3.0, 0.35 * text_height(page))
    tables = []
    for cluster in _clusters(page.rulings, slack):
        horizontal = [(r.rect.cy, r.rect.left, r.rect.right) for r in cluster if r.horizontal]
        vertical = [(r.rect.cx, r.rect.top, r.rect.bottom) for r in cluster if not r.horizontal]
        rows = _merged(horizontal, slack)
        columns = _merged(vertical, slack)
        if len(rows) < 2 or len(columns) < 2:
            continue
        tables.append(_grid(page, rows, columns, slack))
    tables.sort(key=lambda t: (t.rect.top, t.rect.left))
    return tables


def _grid(
    page: Page,
    rows: list[list[tuple[float, float, float]]],
    columns: list[list[tuple[float, float, float]]],
    slack: float,
) -> Table:
    ys = tuple(sum(p for p, _, _ in g) / len(g) for g in rows)
    xs = tuple(sum(p for p, _, _ in g) / len(g) for g in columns)
    n, m = len(ys) - 1, len(xs) - 1
    parent = list(range(n * m))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i in range(n):
        for j in range(m):
            if j + 1 < m and not _covered(columns[j + 1], ys[i], ys[i + 1], slack):
                parent[find(i * m + j + 1)] = find(i * m + j)
            if i + 1 < n and not _covered(rows[i + 1], xs[j], xs[j + 1], slack):
                parent[find((i + 1) * m + j)] = find(i * m + j)
    areas: dict[int, list[int]] = {}
    for k in range(n * m):
        areas.setdefault(find(k), []).append(k)
    placed: list[tuple[int, int, int, int, Rect]] = []
    for members in areas.values():
        r0, r1 = min(k // m for k in members), max(k // m for k in members) + 1
        c0, c1 = min(k % m for k in members), max(k % m for k in members) + 1
        placed.append((r0, r1, c0, c1, Rect(xs[c0], ys[r0], xs[c1], ys[r1])))
    placed.sort(key=lambda p: (p[0], p[2]))
    words: list[list[Word]] = [[] for _ in placed]
    for word in page.words:
        for piece, rect in _split_at(word, xs, Rect(xs[0], ys[0], xs[-1], ys[-1])):
            for k, (_, _, _, _, area) in enumerate(placed):
                if area.contains(rect.cx, rect.cy):
                    words[k].append(piece)
                    break
    cells = tuple(
        TableCell(page, rect, r0, r1, c0, c1, tuple(lines_of(page, words[k])))
        for k, (r0, r1, c0, c1, rect) in enumerate(placed)
    )
    return Table(page, Rect(xs[0], ys[0], xs[-1], ys[-1]), ys, xs, cells)


def _split_at(word: Word, xs: Sequence[float], table: Rect) -> list[tuple[Word, Rect]]:
    """A word cut where a column line runs through it: OCR joins neighbours that stand close together."""
    if not table.contains(word.rect.cx, word.rect.cy) or len(word.text) < 2:
        return [(word, word.rect)]
    margin = 0.4 * word.rect.height
    cuts = [x for x in xs if word.rect.left + margin < x < word.rect.right - margin]
    if not cuts:
        return [(word, word.rect)]
    pieces: list[tuple[Word, Rect]] = []
    start = 0
    for x in [*cuts, float("inf")]:
        end = start
        while end < len(word.text) and word.slice(end, end + 1).cx < x:
            end += 1
        if end > start and word.text[start:end].strip():
            piece = word.cut(start, end)
            pieces.append((piece, piece.rect))
        start = end
    return pieces
