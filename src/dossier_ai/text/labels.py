"""Printed labels to values: finds "名 称", "法定代表人张三" or "联系电话：" among the lines, with the value.

In come the lines of one or several pages and, for each key, the label variants; out come `Labelled`s with the
label's place and the value's lines. What a value means, and whether it is plausible, belongs to the caller.
Labels are matched letter-spaced or not, across words, glued to their value, and with one OCR substitution
per six characters (one in a label of four or five that stands alone). Values stand right of the label, below
it, or wrap over several lines; in a ruled table the cell decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier_ai.core import Rect
from dossier_ai.text.glosses import without_glosses
from dossier_ai.text.label_values import Segment, flowed, row_by_row, segments_on
from dossier_ai.text.lines import Line, Span, fold, lines_of
from dossier_ai.text.printed_labels import Hit, Sought, unstacked
from dossier_ai.text.ruled_tables import ruled_tables
from dossier_ai.text.tables import Table, TableCell


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and its value. `variant` is the label asked for that matched, `label` where it is printed,
    `values` the value line by line (empty when nothing is printed there), `score` 0-1 how surely this is the
    label: 1 stands alone or before a colon, 0.75-0.85 is glued to its value, 0.55 was partly lost."""

    key: str
    variant: str
    label: Span
    values: tuple[Span, ...]
    score: float

    @property
    def text(self) -> str:
        """The value as printed, its lines joined without a blank, as Chinese is set."""
        return "".join(span.text for span in self.values)


def find_labelled(
    lines: Iterable[Line],
    labels: Mapping[str, Sequence[str]],
    *,
    stops: Sequence[str] = (),
    least: float = 0.5,
) -> dict[str, Labelled]:
    """For each key whose label is printed, its best occurrence (surest label, then one with a value, then the
    first). `stops` are further labels that end a value but are not asked for. Keys that are not printed, or
    surer than `least` nowhere, are missing from the result."""
    best: dict[str, Labelled] = {}
    for found in find_all_labelled(lines, labels, stops=stops, least=least):
        known = best.get(found.key)
        if known is None or _preference(found) > _preference(known):
            best[found.key] = found
    return best


def _preference(found: Labelled) -> tuple[bool, float]:
    return (bool(found.values), round(found.score, 1)) if found.score >= 0.7 else (False, found.score)


def find_all_labelled(
    lines: Iterable[Line],
    labels: Mapping[str, Sequence[str]],
    *,
    stops: Sequence[str] = (),
    least: float = 0.5,
) -> list[Labelled]:
    """Every occurrence of the labels in reading order, page by page; see `find_labelled`."""
    pages: dict[tuple[str, int], list[Line]] = {}
    asked = [*(v for variants in labels.values() for v in variants), *stops]
    for line in without_glosses(unstacked(lines), asked):
        pages.setdefault((line.page.file, line.page.number), []).append(line)
    wanted = {key: tuple(variants) for key, variants in labels.items()}
    ends = {f"\0{stop}": (stop,) for stop in stops}
    out: list[Labelled] = []
    for group in pages.values():
        out.extend(_on_page(group, {**wanted, **ends}, least))
    return [found for found in out if not found.key.startswith("\0")]


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that are read by themselves: the page outside its tables, or one table cell."""

    lines: tuple[Line, ...]
    table: Table | None = None
    cell: TableCell | None = None


def _blocks(lines: Sequence[Line], asked: Sequence[str]) -> list[_Block]:
    page = lines[0].page
    tables = ruled_tables(page) if page.rulings else []
    if not tables:
        return [_Block(tuple(lines))]
    words = [w for line in lines for w in line.words]
    outside = [w for w in words if not any(t.rect.contains(w.rect.cx, w.rect.cy) for t in tables)]
    blocks = [_Block(tuple(lines_of(page, outside)))] if outside else []
    for table in tables:
        for cell in table.cells:
            plain = without_glosses(cell.lines, asked)
            if plain:
                blocks.append(_Block(tuple(plain), table, cell))
    return sorted(blocks, key=lambda b: (b.lines[0].rect.top, b.lines[0].rect.left))


def _on_page(lines: Sequence[Line], labels: Mapping[str, Sequence[str]], least: float) -> list[Labelled]:
    blocks = _blocks(lines, [v for variants in labels.values() for v in variants])
    sought = Sought(labels)
    sought.narrow(line for block in blocks for line in block.lines)
    hits = [_block_hits(block, sought) for block in blocks]
    # Prose repeats the words of labels: what is glued to other text counts only for want of better.
    sure = {hit.key for group in hits for hit in group if hit.alone or hit.colon}
    likely = sure | {hit.key for group in hits for hit in group if hit.score > 0.7}
    hits = [
        [h for h in g if h.alone or h.colon or h.key not in (sure if h.score > 0.7 else likely)] for g in hits
    ]
    hits = [[h for h in g if h.score >= least] for g in hits]
    everywhere = [h for group in hits for h in group]
    out: list[Labelled] = []
    for block, group in zip(blocks, hits, strict=True):
        segments = [s for line in block.lines for s in segments_on(line, group)]
        partial = [] if block.cell else _partial(segments, group, labels, {h.key for h in everywhere})
        values = flowed(segments, [*group, *partial])
        for hit in sorted([*group, *partial], key=lambda h: (h.line.rect.top, h.start)):
            spans = row_by_row(values.get(id(hit), []))
            if not spans and block.table and block.cell and hit is group[-1]:
                spans = _neighbour(block.table, block.cell, everywhere)
            if spans or hit not in partial:
                out.append(Labelled(hit.key, hit.variant, hit.span, spans, round(hit.score, 3)))
    return out


def _block_hits(block: _Block, sought: Sought) -> list[Hit]:
    """The labels of a block; a cell whose lines together spell a label (set vertically or wrapped) is one."""
    if block.cell is not None and len(block.lines) > 1:
        whole = "".join("".join(line.folded.split()) for line in block.lines).rstrip(":")
        spelt = sought.spelt(whole)
        if spelt is not None:
            last = block.lines[-1]
            return [Hit(*spelt, last, 0, len(last.text), len(last.text), 1.0, False, True, block.cell.span)]
    return sought.hits_on(block.lines)


def _neighbour(table: Table, cell: TableCell, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The lines of the cell right of a label's cell; when that one holds a label too, of the cell below. An
    empty cell too narrow for any value (a stroke of a watermark cuts it off) is passed over."""
    for row, column in ((cell.row, cell.column_end), (cell.row_end, cell.column)):
        other = table.at(row, column)
        if other is not None and row == cell.row and not other.lines:
            narrow = other.rect.width < 2 * cell.words[0].rect.height if cell.words else False
            other = table.at(row, other.column_end) if narrow else other
        if other is None or any(other.rect.contains(h.span.rect.cx, h.span.rect.cy) for h in hits):
            continue
        return tuple(s for line in other.lines if (s := line.span(0, len(line.text))) is not None)
    return ()


def _partial(
    segments: list[Segment], hits: Sequence[Hit], labels: Mapping[str, Sequence[str]], found: set[str]
) -> list[Hit]:
    """Short labels of which only the last character was read (either one of two), for keys not found. They
    must stand where the surer labels of the page put theirs and their values. Their segments lose the
    label's part."""
    pairs = [(h, s.span.rect) for h in hits if h.score > 0.7 for s in segments if s.owner is h]
    out: list[Hit] = []
    for key, variants in labels.items():
        if key in found:
            continue
        halves = [(v, fold(v)) for v in variants if 2 <= len(v) <= 4]
        for number, segment in enumerate(segments):
            hit = next((h for v, f in halves if (h := _half(segment, key, v, f, pairs)) is not None), None)
            if hit is None:
                continue
            rest = hit.line.span(hit.after, hit.line.text.index(segment.span.text) + len(segment.span.text))
            if rest is not None:
                segments[number] = Segment(rest, hit, hit.line)
            else:
                segments.pop(number)
            out.append(hit)
            break
    return out


def _half(
    segment: Segment, key: str, variant: str, label: str, pairs: Sequence[tuple[Hit, Rect]]
) -> Hit | None:
    """The hit when the segment starts with the last character of the label and what follows starts in a
    column of values, or is one character of the label alone left of such a column."""
    text, line = segment.span.text, segment.line
    alone = len(text) == 1
    either = alone and len(label) == 2 and fold(text) in label
    if segment.owner is not None or not (fold(text[0]) == label[-1] or either):
        return None
    start = line.text.index(text)
    span, rest = line.span(start, start + 1), line.span(start + 1, start + len(text))
    height = segment.span.rect.height
    for hit, value in pairs:
        # A character that stands in the column of values itself begins a value that wraps (…9 | 号楼).
        within = hit.span.rect.left - height < segment.span.rect.left < value.left - 0.5 * height
        beyond = rest is not None and abs(rest.rect.left - value.left) < 1.2 * height
        if span is not None and within and (alone or beyond):
            return Hit(key, variant, line, start, start + 1, start + 1, 0.55, False, False, span)
    return None
