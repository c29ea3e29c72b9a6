"""Printed labels to values: finds "名 称", "法定代表人张三" or "联系电话：" among the lines, with the value.

In come the lines of one or several pages and, for each key, the label variants; out come `Labelled`s with the
label's place and the value's lines. What a value means, and whether it is plausible, belongs to the caller.
Labels are matched letter-spaced or not, across words, glued to their value, and with one OCR substitution
per six characters (one in a label of four or five that stands alone). Values stand right of the label, below
it, or wrap over several lines; in a ruled table the cell decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier_ai.core import Rect
from dossier_ai.text.glosses import without_glosses
from dossier_ai.text.lines import Line, Span, fold, lines_of
from dossier_ai.text.printed_labels import Hit, Sought, joints_of, unstacked
from dossier_ai.text.ruled_tables import ruled_tables
from dossier_ai.text.tables import Table, TableCell

_SEPARATORS = ":;,.、·…⋯‥_ \t"
# What stands between a label and its value; the pattern fits nothing as well.
_LEADERS = re.compile(r"(?:[:_ ]|[.·]{2,}|[…⋯‥]|-{3,})*")


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


@dataclass(slots=True)
class _Segment:
    """A run of text between labels and wide gaps; `owner` is the label printed before it on its line."""

    span: Span
    owner: Hit | None
    line: Line


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


# ---------------------------------------------------------------------------------------------- values


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
        segments = [s for line in block.lines for s in _segments(line, group)]
        partial = [] if block.cell else _partial(segments, group, labels, {h.key for h in everywhere})
        values = _flow(segments, [*group, *partial])
        for hit in sorted([*group, *partial], key=lambda h: (h.line.rect.top, h.start)):
            spans = _per_line(values.get(id(hit), []))
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
    """The lines of the cell right of a label's cell; when that one holds a label too, of the cell below."""
    for row, column in ((cell.row, cell.column_end), (cell.row_end, cell.column)):
        other = table.at(row, column)
        if other is None or any(other.rect.contains(h.span.rect.cx, h.span.rect.cy) for h in hits):
            continue
        return tuple(s for line in other.lines if (s := line.span(0, len(line.text))) is not None)
    return ()


def _segments(line: Line, hits: Sequence[Hit]) -> list[_Segment]:
    """What is printed on a line beside its labels, cut at wide gaps and at each label."""
    mine = sorted((h for h in hits if h.line is line), key=lambda h: h.start)
    bounds: list[tuple[int, int, Hit | None, str]] = []
    at, owner = 0, None
    for hit in mine:
        bounds.append((at, hit.start, owner, "_ ,;、" if hit.colon else "_ "))
        at, owner = hit.after, hit
    bounds.append((at, len(line.text), owner, "_ "))
    out: list[_Segment] = []
    for start, end, before, trailing in bounds:
        for low, high in _pieces(line, start, end):
            low = _LEADERS.match(line.folded, low, high).end()  # type: ignore[union-attr]
            while high > low and line.folded[high - 1] in trailing:
                high -= 1
            span = line.span(low, high)
            if span is not None and span.text.strip(_SEPARATORS + "：；，。"):
                out.append(_Segment(span, before, line))
    return out


def _pieces(line: Line, start: int, end: int) -> list[tuple[int, int]]:
    """The stretch cut where two words stand more than a character apart."""
    cuts = [i for i, gap in sorted(joints_of(line).items()) if start < i < end and gap > 1.0]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def _flow(segments: Sequence[_Segment], hits: Sequence[Hit]) -> dict[int, list[Span]]:
    """Each segment to the label it belongs to, from top to bottom: the label whose value above it continues,
    else the label before it on its line, else the label it hangs below."""
    values: dict[int, list[Span]] = {}
    columns = _in_columns(segments)
    for segment in sorted(segments, key=lambda s: (round(s.span.rect.cy), s.span.rect.left)):
        span = segment.span
        owner = segment.owner or _beside(span.rect, hits, 0.5)
        above = _continued(span.rect, hits, values, owner)
        if owner is None and above is None:
            owner = _beside(span.rect, hits, 0.25)
        elif owner is None and above is not None:
            # Between two rows: a block may start above its label's middle. A line that wraps is a full one,
            # so what runs on further than the line above it does not continue it.
            lower = _beside(span.rect, [h for h in hits if h.span.rect.cy > span.rect.cy], 0.05)
            full = values[id(above)][-1].rect.right >= span.rect.right - span.rect.height
            owner, above = (lower, None) if lower is not None and not full else (None, above)
        if above is not None:
            values[id(above)].append(span)
        elif owner is not None and (
            _belongs(span.rect, owner, values.get(id(owner), [])) or id(segment) in columns
        ):
            values.setdefault(id(owner), []).append(span)
        else:
            under = _hanging(span.rect, hits, values)
            if under is not None:
                values[id(under)] = [span]
    return values


def _belongs(rect: Rect, owner: Hit, known: Sequence[Span]) -> bool:
    """Whether a piece right of a label is its value: no headline, and not at the other side of the page."""
    label = owner.span.rect
    if rect.height > 2.5 * label.height:
        return False
    row = [k.rect.right for k in known if k.rect.vertical_overlap(rect) > 0]
    if known:
        return bool(row) and rect.left - max(row) < 8 * rect.height
    return rect.left - _edge(owner) < 15 * label.height


def _edge(hit: Hit) -> float:
    """Where a label ends: at its colon, which may stand behind an explanation (出租方（以下简称甲方）：)."""
    colon = hit.line.span(hit.after - 1, hit.after) if hit.colon else None
    return (colon if colon is not None else hit.span).rect.right


def _in_columns(segments: Sequence[_Segment]) -> set[int]:
    """The ids of the segments, first after their label, that stand in a column of values: at least three
    labels have their values start there, however far away that is."""
    firsts: dict[int, _Segment] = {}
    for segment in segments:
        if segment.owner is not None:
            firsts.setdefault(id(segment.owner), segment)
    out: set[int] = set()
    for segment in firsts.values():
        rect = segment.span.rect
        peers = [
            o
            for o in firsts.values()
            if abs(o.span.rect.left - rect.left) < 0.5 * rect.height
            and o.owner is not None
            and abs(o.span.rect.height - rect.height) < 0.5 * rect.height
        ]
        if len(peers) >= 3:
            out.add(id(segment))
    return out


def _beside(rect: Rect, hits: Sequence[Hit], share: float) -> Hit | None:
    """The nearest label left of `rect` on its height, where lines were too uneven to be joined."""
    near = [
        h
        for h in hits
        if h.span.rect.right <= rect.left + 0.5 * rect.height
        and h.span.rect.vertical_overlap(rect) >= share * min(rect.height, h.span.rect.height)
    ]
    return max(near, key=lambda h: h.span.rect.right, default=None)


def _continued(
    rect: Rect, hits: Sequence[Hit], values: Mapping[int, list[Span]], owner: Hit | None
) -> Hit | None:
    """The label whose value, just above, this piece continues: it starts where that value starts (or, after a
    colon in prose, at the paragraph's edge below a full line)."""
    best: tuple[float, float, Hit] | None = None
    for hit in hits:
        spans = values.get(id(hit))
        if not spans:
            continue
        bottom = max(spans, key=lambda s: s.rect.bottom).rect
        row = [s.rect for s in spans if s.rect.vertical_overlap(bottom) > 0.5 * bottom.height]
        last = Rect.union(row)
        height = min(rect.height, min(r.height for r in row))
        gap = rect.top - last.bottom
        if gap < -0.6 * height or gap > 1.3 * height or rect.cy <= last.cy + 0.4 * height:
            continue
        off = abs(rect.left - min(s.rect.left for s in spans))
        if owner is not None and owner is not hit:
            # A label of its own stands before this piece: only a clearly better column takes it away.
            if off > 0.8 * height or not _apart(rect, owner, values.get(id(owner), []), height):
                continue
        elif (
            off > 1.6 * height
            and not _centred_below(rect, last, hit)
            and not _reindented(rect, last, hit, spans[0].rect)
        ):
            prose = hit.colon and last.right >= hit.line.page.width * 0.8 and rect.left < last.left
            if not prose or rect.left < hit.span.rect.left - 6 * height:
                continue
        if best is None or (-last.cy, off) < best[:2]:
            best = (-last.cy, off, hit)
    return best[2] if best else None


def _centred_below(rect: Rect, last: Rect, hit: Hit) -> bool:
    """Whether a piece stands centred under the line `last` of a value that is centred under its label."""
    slack = 0.8 * min(rect.height, last.height)
    middle = hit.span.rect.cx
    return hit.span.rect.bottom <= last.cy and abs(rect.cx - middle) < slack and abs(last.cx - middle) < slack


def _reindented(rect: Rect, last: Rect, hit: Hit, first: Rect) -> bool:
    """Whether a piece wraps to an indentation of its own: right of the label, near the start of a value that
    began further right or left because English stood before it."""
    full = last.right >= rect.right - rect.height
    begins = hit.span.rect.right <= rect.left < first.left + 3 * rect.height
    return hit.colon and full and begins and first.cy < hit.span.rect.bottom


def _apart(rect: Rect, owner: Hit, own: Sequence[Span], height: float) -> bool:
    """Whether a piece stands clearly right of the value that its own line's label already has (uneven lines
    may bring the piece first: then far right of the label)."""
    row = [s.rect for s in own if s.rect.vertical_overlap(rect) > 0]
    if not row:
        return rect.left - _edge(owner) > 8 * height
    return rect.left - max(r.right for r in row) > 0.8 * height


def _hanging(rect: Rect, hits: Sequence[Hit], values: Mapping[int, list[Span]]) -> Hit | None:
    """The label without a value just above `rect`."""
    above = [
        h
        for h in hits
        if not values.get(id(h))
        and rect.cy > h.span.rect.cy
        and rect.top - h.span.rect.bottom < 1.2 * max(rect.height, h.span.rect.height)
        and (
            h.span.rect.horizontal_overlap(rect) > 0.3 * min(rect.width, h.span.rect.width)
            or _indented(rect, h)
        )
    ]
    return max(above, key=lambda h: h.span.rect.bottom, default=None)


def _indented(rect: Rect, hit: Hit) -> bool:
    """Whether a piece stands indented under a label that, with its colon, ends its line."""
    height = hit.span.rect.height
    ends = hit.colon and not hit.line.text[hit.after :].strip()
    return ends and 0 <= rect.left - hit.span.rect.left < 6 * height


def _per_line(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans joined row by row, top to bottom, left to right; one span for each printed line."""
    rows: list[list[Span]] = []
    for span in sorted(spans, key=lambda s: (s.rect.cy, s.rect.left)):
        for row in rows:
            if all(_same_row(other.rect, span.rect) for other in row):
                row.append(span)
                break
        else:
            rows.append([span])
    return tuple(_joined(sorted(row, key=lambda s: s.rect.left)) for row in rows)


def _same_row(one: Rect, other: Rect) -> bool:
    height = min(one.height, other.height)
    return one.vertical_overlap(other) > 0.5 * height and one.horizontal_overlap(other) < 0.5 * height


def _joined(row: Sequence[Span]) -> Span:
    if len(row) == 1:
        return row[0]
    return replace(
        row[0],
        text=" ".join(s.text for s in row),
        rect=Rect.union(s.rect for s in row),
        confidence=min(s.confidence for s in row),
    )


# ------------------------------------------------------------------------------------- labels partly lost


def _partial(
    segments: list[_Segment], hits: Sequence[Hit], labels: Mapping[str, Sequence[str]], found: set[str]
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
                segments[number] = _Segment(rest, hit, hit.line)
            else:
                segments.pop(number)
            out.append(hit)
            break
    return out


def _half(
    segment: _Segment, key: str, variant: str, label: str, pairs: Sequence[tuple[Hit, Rect]]
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
