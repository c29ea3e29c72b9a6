"""Rulings to tables: the grid that printed lines draw.

In comes a `Page`; out come its ruled `Table`s, from top to bottom. Merged cells are where a line is missing,
outer borders may be missing, lines may have gaps and a slight slant. See `columns` for tables without (or
with only horizontal) lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from dossier_ai.core import Page, Rect, Ruling
from dossier_ai.text.lines import text_height
from dossier_ai.text.per_page import per_page
from dossier_ai.text.slant import Slant, slant_of
from dossier_ai.text.tables import Area, Table, table_of

_Piece = tuple[float, float, float]  # position across, start and end along
_WAVER = 1.6
"""How much more than drawn lines those found on a picture waver."""


def _merged(positions: list[_Piece], tolerance: float) -> list[list[_Piece]]:
    """Groups of pieces whose positions are within `tolerance` of their neighbour."""
    groups: list[list[_Piece]] = []
    for item in sorted(positions):
        if groups and item[0] - groups[-1][-1][0] <= tolerance:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _position(group: Sequence[_Piece]) -> float:
    """Where a grid line lies: the mean of its pieces, weighted by length."""
    weights = [max(1.0, b - a) for _, a, b in group]
    return sum(p * w for (p, _, _), w in zip(group, weights, strict=True)) / sum(weights)


def _covered(group: Sequence[_Piece], start: float, end: float, slack: float) -> bool:
    """Whether the pieces of a ruling cover most of the stretch from `start` to `end`."""
    length = max(1e-6, end - start)
    more = min(slack, 0.2 * length)  # Lines above and below must not close a low row between them.
    pieces = sorted((max(a - more, start), min(b + more, end)) for _, a, b in group)
    covered, reach = 0.0, start
    for a, b in pieces:
        a = max(a, reach)
        if b > a:
            covered += b - a
            reach = b
    return covered >= 0.6 * length


def _clusters(rulings: Sequence[Ruling], slack: float) -> list[list[Ruling]]:
    """Rulings that touch each other, directly or through others: one table each. Linear in the length of
    the rulings, through a raster of buckets."""
    size = max(24.0, 6 * slack)
    parent = list(range(len(rulings)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    grown = [r.rect.grown(slack) for r in rulings]
    buckets: dict[tuple[int, int], list[int]] = {}
    for i, rect in enumerate(grown):
        for bx in range(int(rect.left // size), int(rect.right // size) + 1):
            for by in range(int(rect.top // size), int(rect.bottom // size) + 1):
                members = buckets.setdefault((bx, by), [])
                for k in members:
                    if find(k) != find(i) and grown[k].overlap(rect) > 0:
                        parent[find(k)] = find(i)
                members.append(i)
    clusters: dict[int, list[Ruling]] = {}
    for i, ruling in enumerate(rulings):
        clusters.setdefault(find(i), []).append(ruling)
    return list(clusters.values())


def _joined(clusters: list[list[Ruling]], slack: float) -> list[list[Ruling]]:
    """Clusters whose areas lie in each other made one: a line broken at every crossing still belongs to its
    table. A lone horizontal stroke (an underline in a form) joins only when it is as wide as the table, and
    a plain frame around the page takes nothing in."""
    boxes = [(Rect.union(r.rect for r in c), c) for c in clusters]
    boxes.sort(key=lambda item: -item[0].area)
    kept: list[tuple[Rect, list[Ruling]]] = []
    for box, cluster in boxes:
        home = next(
            (
                k
                for k, (area, members) in enumerate(kept)
                if len(members) >= 5 and _belongs(box, cluster, area, slack)
            ),
            None,
        )
        if home is None:
            kept.append((box, list(cluster)))
        else:
            kept[home][1].extend(cluster)
    return [c for _, c in kept]


def _belongs(box: Rect, cluster: Sequence[Ruling], area: Rect, slack: float) -> bool:
    if area.area <= 0 or box.grown(slack).overlap(area) < 0.8 * box.grown(slack).area:
        return False
    if all(r.horizontal for r in cluster):
        return box.width >= 0.8 * area.width
    return all(not r.horizontal for r in cluster) or box.area >= 0.05 * area.area


def _printed(page: Page, height: float) -> list[Ruling]:
    """The page's rulings without strokes of characters: horizontal ones through the middle of a word, or up
    to five characters long anywhere in it (eight on a picture, where they are found beside it, too), vertical
    ones up to a character and a half."""
    rows: dict[int, list[Rect]] = {}
    size = max(8.0, 2 * height)
    around, long = (0.3 * height, 8.0) if page.origin == "ocr" else (0.0, 5.0)
    for word in page.words:
        for band in range(int(word.rect.top // size), int(word.rect.bottom // size) + 1):
            rows.setdefault(band, []).append(word.rect)
    out: list[Ruling] = []
    for ruling in page.rulings:
        r = ruling.rect
        near = rows.get(int(r.cy // size), ())
        short = max(r.width, r.height) <= (long if ruling.horizontal else 1.5) * height
        if not any(
            (short and _inside(r, w.grown(around), horizontal=ruling.horizontal))
            or (ruling.horizontal and page.origin == "ocr" and _through(r, w))
            for w in near
        ):
            out.append(ruling)
    return out


def _through(stroke: Rect, word: Rect) -> bool:
    middle = abs(stroke.cy - word.cy) <= 0.35 * word.height
    return middle and stroke.horizontal_overlap(word) >= 0.6 * stroke.width


def _inside(stroke: Rect, word: Rect, *, horizontal: bool) -> bool:
    if horizontal:
        core = word.top + 0.12 * word.height <= stroke.cy <= word.bottom - 0.12 * word.height
        return core and stroke.horizontal_overlap(word) >= 0.6 * stroke.width
    core = word.left + 2 < stroke.cx < word.right - 2
    return core and stroke.vertical_overlap(word) >= 0.8 * stroke.height


def _side_by_side(clusters: list[list[Ruling]], height: float, slack: float) -> list[list[Ruling]]:
    """Clusters that stand side by side with the same row lines made one, the lines drawn through the gap: the
    short lines of a narrow column (行次) are easily lost and must not cut a statement into three."""
    remaining = sorted(clusters, key=lambda c: Rect.union(r.rect for r in c).left)
    out: list[list[Ruling]] = []
    for cluster in remaining:
        box = Rect.union(r.rect for r in cluster)
        home = next(
            (k for k, other in enumerate(out) if _continues(other, cluster, box, height, slack)), None
        )
        if home is None:
            out.append(cluster)
            continue
        left = Rect.union(r.rect for r in out[home])
        bridge = [
            Ruling(Rect(left.right - slack, r.rect.top, box.left + slack, r.rect.bottom))
            for r in cluster
            if r.horizontal and r.rect.left <= box.left + 2 * slack
        ]
        out[home] = [*out[home], *bridge, *cluster]
    return out


def _continues(
    left: Sequence[Ruling], right: Sequence[Ruling], box: Rect, height: float, slack: float
) -> bool:
    area = Rect.union(r.rect for r in left)
    if len(left) < 5 or len(right) < 4 or not -slack <= box.left - area.right <= 5 * height:
        return False
    if abs(area.top - box.top) > 2 * slack or abs(area.bottom - box.bottom) > 2 * slack:
        return False
    ours = [_position(g) for g in _merged([(r.rect.cy, 0, 1) for r in left if r.horizontal], slack)]
    theirs = [_position(g) for g in _merged([(r.rect.cy, 0, 1) for r in right if r.horizontal], slack)]
    agreeing = sum(1 for y in theirs if any(abs(y - o) <= slack for o in ours))
    return len(theirs) >= 3 and agreeing >= 0.7 * max(len(theirs), len(ours))


def ruled_tables(page: Page) -> list[Table]:
    """Tables drawn with lines: every group of touching rulings that bounds at least two cells. A missing
    outer border is supplied where the lines of the other direction end."""
    return list(_ruled_tables(page))


@per_page
def _ruled_tables(page: Page) -> tuple[Table, ...]:
    height = text_height(page) * (_WAVER if page.origin == "ocr" else 1.0)
    slack = max(3.0, 0.35 * height)
    tables = []
    printed = _printed(page, text_height(page))
    slant = slant_of(printed, page.width, page.height, height)
    if slant is not None:
        printed = [slant.ruling(r) for r in printed]
    for cluster in _side_by_side(_joined(_clusters(printed, slack), slack), height, slack):
        horizontal = [(r.rect.cy, r.rect.left, r.rect.right) for r in cluster if r.horizontal]
        vertical = [(r.rect.cx, r.rect.top, r.rect.bottom) for r in cluster if not r.horizontal]
        rows, columns = _merged(horizontal, slack), _merged(vertical, slack)
        if not rows or not columns:
            continue
        rows, columns = _closed(rows, columns, slack)
        rows, columns = _meaningful(rows, columns, slack)
        if len(rows) >= 2 and len(columns) >= 2 and len(rows) + len(columns) >= 5:
            tables.append(_grid(page, rows, columns, slack, slant))
    return tuple(sorted(tables, key=lambda t: (t.rect.top, t.rect.left)))


def _closed(
    rows: list[list[_Piece]], columns: list[list[_Piece]], slack: float
) -> tuple[list[list[_Piece]], list[list[_Piece]]]:
    """The grid lines with missing outer borders supplied: lines that overshoot the outermost crossing line by
    more than a character, twice or more, end at a border that was not drawn (open-sided statements)."""
    return _bordered(rows, columns, slack), _bordered(columns, rows, slack)


def _bordered(lines: list[list[_Piece]], crossing: list[list[_Piece]], slack: float) -> list[list[_Piece]]:
    first, last = _position(lines[0]), _position(lines[-1])
    starts = sorted(min(a for _, a, _ in group) for group in crossing)
    ends = sorted(max(b for _, _, b in group) for group in crossing)
    whole = (min(a for g in lines for _, a, _ in g), max(b for g in lines for _, _, b in g))
    out = list(lines)
    overshoot = 3 * slack
    before = [a for a in starts if a < first - overshoot]
    after = [b for b in ends if b > last + overshoot]
    if len(before) >= 2 and len(before) * 2 >= len(crossing):
        out.insert(0, [(before[len(before) // 2], *whole)])
    if len(after) >= 2 and len(after) * 2 >= len(crossing):
        out.append([(after[len(after) // 2], *whole)])
    return out


def _meaningful(
    rows: list[list[_Piece]], columns: list[list[_Piece]], slack: float
) -> tuple[list[list[_Piece]], list[list[_Piece]]]:
    """The grid lines that bound at least one cell; strokes that end between two crossing lines go."""
    changed = True
    while changed and len(rows) >= 2 and len(columns) >= 2:
        xs, ys = [_position(g) for g in columns], [_position(g) for g in rows]
        kept_rows = [g for g in rows if _bounds_some(g, xs, slack)]
        kept_columns = [g for g in columns if _bounds_some(g, ys, slack)]
        changed = len(kept_rows) != len(rows) or len(kept_columns) != len(columns)
        rows, columns = kept_rows, kept_columns
    return rows, columns


def _bounds_some(group: Sequence[_Piece], crossing: Sequence[float], slack: float) -> bool:
    return any(_covered(group, a, b, slack) for a, b in pairwise(crossing))


def _grid(
    page: Page,
    rows: list[list[_Piece]],
    columns: list[list[_Piece]],
    slack: float,
    slant: Slant | None,
) -> Table:
    ys = tuple(_position(g) for g in rows)
    xs = tuple(_position(g) for g in columns)
    n, m = len(ys) - 1, len(xs) - 1
    parent = list(range(n * m))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    across = [[_covered(rows[i], xs[j], xs[j + 1], slack) for j in range(m)] for i in range(n + 1)]
    _bridge(across, xs, slack)
    down = [[_covered(columns[j], ys[i], ys[i + 1], slack) for j in range(m + 1)] for i in range(n)]
    _heal(down, xs, _occupied(page, xs, ys, slant))
    for i in range(n):
        for j in range(m):
            if j + 1 < m and not down[i][j + 1]:
                parent[find(i * m + j + 1)] = find(i * m + j)
            if i + 1 < n and not across[i + 1][j]:
                parent[find((i + 1) * m + j)] = find(i * m + j)
    areas: dict[int, list[int]] = {}
    for k in range(n * m):
        areas.setdefault(find(k), []).append(k)
    placed = [p for members in areas.values() for p in _rectangles(members, m)]
    return table_of(page, ys, xs, placed, slant=slant)


def _bridge(across: list[list[bool]], xs: Sequence[float], slack: float) -> None:
    """Row lines drawn through a narrow inner column that shows hardly any of its own although its neighbours
    do: its strokes were too short to be found, its cells are not merged."""
    for j in range(1, len(xs) - 2):
        inner = range(1, len(across) - 1)
        beside = [i for i in inner if across[i][j - 1] and across[i][j + 1]]
        own = sum(across[i][j] for i in inner)
        if xs[j + 1] - xs[j] <= 9 * slack and len(beside) >= 4 and own <= 0.3 * len(beside):
            for i in beside:
                across[i][j] = True


def _occupied(
    page: Page, xs: Sequence[float], ys: Sequence[float], slant: Slant | None
) -> list[list[tuple[float, float]]]:
    """For each grid row the stretches across that its words take up, their outermost parts left off."""
    out: list[list[tuple[float, float]]] = [[] for _ in ys[1:]]
    for word in page.words:
        rect = word.rect if slant is None else slant.moved(word.rect)
        row = bisect_right(ys, rect.cy) - 1
        if 0 <= row < len(out) and rect.right > xs[0] and rect.left < xs[-1]:
            margin = min(0.4 * rect.height, 0.3 * rect.width)
            out[row].append((rect.left + margin, rect.right - margin))
    return out


def _heal(
    down: list[list[bool]], xs: Sequence[float], occupied: Sequence[Sequence[tuple[float, float]]]
) -> None:
    """Column lines that a pale scan lost in some rows drawn again: where the line shows in a third of the
    rows and words stand clear on both sides of it; once that has happened several times, also where no
    word crosses a line that most rows show."""

    def clear(i: int, j: int) -> bool:
        return not any(a < xs[j] < b for a, b in occupied[i])

    def between(i: int, j: int) -> bool:
        left = any(xs[j - 1] < (a + b) / 2 < xs[j] for a, b in occupied[i])
        right = any(xs[j] < (a + b) / 2 < xs[j + 1] for a, b in occupied[i])
        return left and right and clear(i, j)

    healed = 0
    inner = range(1, len(xs) - 1)
    for j in inner:
        shown = sum(row[j] for row in down)
        if shown < max(2, 0.3 * len(down)):
            continue
        for i in range(len(down)):
            if not down[i][j] and between(i, j):
                down[i][j] = True
                healed += 1
    if healed >= 4:
        for j in inner:
            if sum(row[j] for row in down) >= 0.6 * len(down):
                for i in range(len(down)):
                    down[i][j] = down[i][j] or clear(i, j)


def _rectangles(members: Sequence[int], columns: int) -> list[Area]:
    """The area of joined grid squares as one rectangle, or, where lines have such gaps that it is none, as
    one run per grid row."""
    r0, r1 = min(k // columns for k in members), max(k // columns for k in members) + 1
    c0, c1 = min(k % columns for k in members), max(k % columns for k in members) + 1
    if len(members) == (r1 - r0) * (c1 - c0):
        return [(r0, r1, c0, c1)]
    runs: list[Area] = []
    for k in sorted(members):
        row, column = divmod(k, columns)
        if runs and runs[-1][0] == row and runs[-1][3] == column:
            runs[-1] = (row, row + 1, runs[-1][2], column + 1)
        else:
            runs.append((row, row + 1, column, column + 1))
    return runs
