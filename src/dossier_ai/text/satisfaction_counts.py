"""How many answers the summary of a survey counts at each level: tables, charts, legends, prose (1.34).

In come pages; out come counts with their places. Shares in percent are no counts. Two levels of displeasure
(不满意, 非常不满意) are one here, and their counts are added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier_ai.core import Page
from dossier_ai.text.characters import squeeze
from dossier_ai.text.columns import tables_of
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.lines import Line, Span, fold, lines_of
from dossier_ai.text.pieces import apart
from dossier_ai.text.satisfaction import LEVEL_WORDS, LEVELS, level_named
from dossier_ai.text.tables import Table, TableCell

_OVERALL = re.compile(r"总体|整体|综合|总评|满意程度|合计|总计")
_NUMBER = re.compile(
    r"(?P<n>\d{1,6})(?:(?:份|家|户|人|张|票|个)(?:企业|问卷)?(?:[(/、,]?(?:占比?)?\d[\d.]*%\)?)?"
    r"|[(/、,](?:占比?)?\d[\d.]*%\)?)?"
)
_SHARE_FIRST = re.compile(r"[\d.]+%[(（/](?P<n>\d{1,6})(?:份|家|户|人|张|票)?[)）]?")
_UNIT = r"(?:份|家|户|人|张|票)"
_AFTER = re.compile(
    r"[”\"'’」』》]*[:为有共占(]*(?:的)?(?:问卷|企业|客户|用户)?(?:数量?|数)?(?:有|共|为|占|计)?[:(]?(?P<n>\d{1,6})"
    rf"(?:(?P<u>{_UNIT})|(?!\d|\.\d|%))"
)
_BEFORE = re.compile(
    rf"(?P<n>\d{{1,6}}){_UNIT}(?:问卷|企业|客户|用户)?[^,，。;；\d]{{0,8}}?(?:评价|选择|认为|表示|勾选|"
    rf"反馈|填写|给出)"
    r"[^,，。;；\d]{0,6}?[“\"'‘「]?$"
)


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many answers a summary counts at a level."""

    level: str
    count: str
    spans: tuple[Span, ...]


def level_counts(pages: Sequence[Page]) -> list[LevelCount]:
    """How many answers a summary counts at each level, from a table (levels down or across), a chart or its
    legend, or from prose; in the order of `LEVELS`, each level from where it is first counted."""
    found: dict[str, LevelCount] = {}
    for counted in _sources(pages):
        for one in _added(counted):
            found.setdefault(one.level, one)
    return [found[level] for level in LEVELS if level in found]


def _sources(pages: Sequence[Page]) -> Iterable[list[LevelCount]]:
    for page in pages:
        for table in tables_of(page):
            yield _counts_down(table)
            yield _counts_across(table)
    for page in pages:
        flows = paragraphs(lines_of(page))
        for flow in flows:
            yield _counts_in(flow)
        yield _listed(flows)
    for page in pages:
        pieces = apart(lines_of(page))
        yield _beside(pieces)
        yield _aligned(pieces)


def _added(counted: Sequence[LevelCount]) -> list[LevelCount]:
    """The counts of a table or sentence, those of one level added."""
    out: dict[str, LevelCount] = {}
    for one in counted:
        known = out.get(one.level)
        total = str(int(known.count) + int(one.count)) if known is not None else one.count
        out[one.level] = LevelCount(one.level, total, (*(known.spans if known else ()), *one.spans))
    return list(out.values())


def _count(text: str) -> str | None:
    """The count that a cell or piece is, with its unit or its share; None for anything else."""
    flat = squeeze(fold(text))
    found = _NUMBER.fullmatch(flat) or _SHARE_FIRST.fullmatch(flat)
    return found["n"] if found is not None else None


# ---------------------------------------------------------------- tables
def _counts_down(table: Table) -> list[LevelCount]:
    out: list[LevelCount] = []
    for cell in table.cells:
        level = level_named(cell.text)
        right = [c for c in table.row(cell.row) if c.column >= cell.column_end and c.row == cell.row]
        if level is None or any(level_named(c.text) for c in right):
            continue
        for other in right:
            number = _count(other.text)
            if number is not None:
                out.append(LevelCount(level, number, (other.span,)))
                break
    return out if len(out) >= 2 else []


def _counts_across(table: Table) -> list[LevelCount]:
    """The row of counts below a row of levels: the overall one, else the last one that is complete first."""
    head = next((h for i in range(min(table.row_count, 6)) if len(h := _heads(table, i)) >= 2), None)
    if head is None:
        return []
    start = max(cell.row for cell, _ in head)
    best: list[LevelCount] = []
    for index in range(start + 1, table.row_count):
        cells = [(level, table.at(index, cell.column)) for cell, level in head]
        counted = [
            LevelCount(level, number, (cell.span,))
            for level, cell in cells
            if cell is not None and (number := _count(cell.text)) is not None
        ]
        first = squeeze(table.row(index)[0].text) if table.row(index) else ""
        if len(counted) == len(head) and (not best or _OVERALL.search(first)):
            best = counted
    return best


def _heads(table: Table, index: int) -> list[tuple[TableCell, str]]:
    return [
        (cell, level)
        for cell in table.row(index)
        if cell.row == index and (level := level_named(cell.text)) is not None
    ]


# ---------------------------------------------------------------- prose
def _listed(flows: Sequence[Flow]) -> list[LevelCount]:
    """One level and its count on each line of a list, three lines at least."""
    out: list[LevelCount] = []
    for flow in flows:
        levels = list(LEVEL_WORDS.finditer(flow.packed))
        after = _AFTER.match(flow.packed, levels[0].end()) if len(levels) == 1 else None
        if after is not None and len(flow.packed) <= 40:
            spans = tuple(flow.packed_spans(*after.span("n")))
            out.append(LevelCount(str(levels[0].lastgroup), after["n"], spans))
    return out if len({one.level for one in out}) >= 3 else []


def _counts_in(flow: Flow) -> list[LevelCount]:
    """Counts behind the levels (很满意60份), before them (60份评价为很满意), or bare (很满意：60) where
    all of several levels have one."""
    sure: list[LevelCount] = []
    bare: list[LevelCount] = []
    levels = list(LEVEL_WORDS.finditer(flow.packed))
    for found in levels:
        after, level = _AFTER.match(flow.packed, found.end()), str(found.lastgroup)
        before = _BEFORE.search(flow.packed[: found.start()])
        if after is not None and after["u"]:
            sure.append(LevelCount(level, after["n"], tuple(flow.packed_spans(*after.span("n")))))
        elif before is not None:
            sure.append(LevelCount(level, before["n"], tuple(flow.packed_spans(*before.span("n")))))
        elif after is not None:
            bare.append(LevelCount(level, after["n"], tuple(flow.packed_spans(*after.span("n")))))
    if len(sure) >= 2:
        return sure
    return bare if len(bare) >= 3 and len(bare) == len(levels) else []


# ---------------------------------------------------------------- charts and legends
def _beside(pieces: Sequence[Line]) -> list[LevelCount]:
    """A legend or list: on one height a level and, right of it, its count."""
    out: list[LevelCount] = []
    for piece in pieces:
        level = level_named(piece.text)
        if level is None:
            continue
        right = [
            p
            for p in pieces
            if p.page is piece.page
            and p.rect.left > piece.rect.right
            and p.rect.vertical_overlap(piece.rect) > 0.5 * piece.rect.height
        ]
        right.sort(key=lambda p: p.rect.left)
        if any(level_named(p.text) for p in right):
            right = right[: next(i for i, p in enumerate(right) if level_named(p.text))]
        held = next(((p, n) for p in right if (n := _count(p.text)) is not None), None)
        span = held[0].span(0, len(held[0].text)) if held is not None else None
        if held is not None and span is not None:
            out.append(LevelCount(level, held[1], (span,)))
    return out if len(out) >= 2 else []


def _aligned(pieces: Sequence[Line]) -> list[LevelCount]:
    """A chart: the levels stand in a row along its axis, and above (or below) each of them its count; all of
    them have one, or none is believed."""
    levels = [(p, level) for p in pieces if (level := level_named(p.text)) is not None]
    for piece, _ in levels:
        row = [(p, k) for p, k in levels if p.page is piece.page and _level_with(p, piece)]
        if len(row) < 3:
            continue
        pitch = min(abs(a.rect.cx - b.rect.cx) for a, _ in row for b, _ in row if a is not b)
        for sign in (-1, 1):
            out = [(k, _over(pieces, p, sign, 0.35 * pitch)) for p, k in row]
            held = [LevelCount(k, over[0], (over[1],)) for k, over in out if over is not None]
            if len(held) == len(row):
                return held
    return []


def _level_with(one: Line, other: Line) -> bool:
    return abs(one.rect.cy - other.rect.cy) < 0.6 * other.rect.height


def _over(pieces: Sequence[Line], base: Line, sign: int, aside: float) -> tuple[str, Span] | None:
    """The nearest count straight above (`sign` -1) or below (1) a piece."""
    near = [
        (sign * (p.rect.cy - base.rect.cy), number, p)
        for p in pieces
        if p.page is base.page
        and abs(p.rect.cx - base.rect.cx) < aside
        and sign * (p.rect.cy - base.rect.cy) > 0
        and (number := _count(p.text)) is not None
    ]
    if not near:
        return None
    _, number, piece = min(near, key=lambda n: n[0])
    span = piece.span(0, len(piece.text))
    return (number, span) if span is not None else None
