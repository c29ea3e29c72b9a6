"""What is printed beside labels: cut into pieces, each piece given to the label whose value it belongs to.

In come the lines of a page or of a table cell with the `Hit`s found on them; out come the spans of each
label's value. A value stands right of its label, below it, or wraps over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dossier_ai.core import Rect
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.printed_labels import Hit, joints_of

_SEPARATORS = ":;,.、·…⋯‥_ \t"
# What stands between a label and its value; the pattern fits nothing as well.
_LEADERS = re.compile(r"(?:[:_ |丨]|[.·]{2,}|[…⋯‥]|-{3,})*")


@dataclass(slots=True)
class Segment:
    """A run of text between labels and wide gaps; `owner` is the label printed before it on its line."""

    span: Span
    owner: Hit | None
    line: Line


def segments_on(line: Line, hits: Sequence[Hit]) -> list[Segment]:
    """What is printed on a line beside its labels, cut at wide gaps and at each label."""
    mine = sorted((h for h in hits if h.line is line), key=lambda h: h.start)
    bounds: list[tuple[int, int, Hit | None, str]] = []
    at, owner = 0, None
    for hit in mine:
        bounds.append((at, hit.start, owner, "_ ,;、" if hit.colon else "_ "))
        at, owner = hit.after, hit
    bounds.append((at, len(line.text), owner, "_ "))
    out: list[Segment] = []
    for start, end, before, trailing in bounds:
        for low, high in _pieces(line, start, end):
            low = _LEADERS.match(line.folded, low, high).end()  # type: ignore[union-attr]
            while high > low and line.folded[high - 1] in trailing:
                high -= 1
            span = line.span(low, high)
            if span is not None and span.text.strip(_SEPARATORS + "：；，。"):
                out.append(Segment(span, before, line))
    return out


def _pieces(line: Line, start: int, end: int) -> list[tuple[int, int]]:
    """The stretch cut where two words stand more than a character apart."""
    cuts = [i for i, gap in sorted(joints_of(line).items()) if start < i < end and gap > 1.0]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def flowed(segments: Sequence[Segment], hits: Sequence[Hit]) -> dict[int, list[Span]]:
    """The value of each label, by the `id` of its hit. Each segment goes, from top to bottom, to the label
    whose value above it continues, else to the one before it on its line, else to the one above it."""
    values: dict[int, list[Span]] = {}
    ranged = _in_columns(segments, right=True)
    columns = _in_columns(segments) | ranged
    for segment in sorted(segments, key=lambda s: (round(s.span.rect.cy), s.span.rect.left)):
        span = segment.span
        owner = segment.owner or _beside(span.rect, hits, 0.5)
        own = id(segment) in ranged or (id(segment) in columns and _level(segment))
        above = _continued(span.rect, hits, values, owner) if not own else None
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


def _level(segment: Segment) -> bool:
    """Whether a piece stands on one level with the label before it: in a column of values far to the right
    it is that label's, whatever stands above it."""
    if segment.owner is None:
        return False
    label, rect = segment.owner.span.rect, segment.span.rect
    return abs(label.cy - rect.cy) < 0.25 * min(label.height, rect.height)


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


def _in_columns(segments: Sequence[Segment], *, right: bool = False) -> set[int]:
    """The ids of the segments, first after their label, that stand in a column of values: at least three
    labels have their values start there, however far away that is; or, with `right`, at least three values
    of different length end there, as screens of telephones set them."""
    firsts: dict[int, Segment] = {}
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
        if right:
            peers = [
                o
                for o in firsts.values()
                if abs(o.span.rect.right - rect.right) < 0.5 * rect.height
                and o.owner is not None
                and o.span.rect.left - _edge(o.owner) > 2 * rect.height
                and abs(o.span.rect.height - rect.height) < 0.5 * rect.height
            ]
            if len({round(o.span.rect.left / rect.height) for o in peers}) < 2 or segment not in peers:
                continue
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
        and rect.top - h.span.rect.bottom < 1.6 * max(rect.height, h.span.rect.height)
        and (
            h.span.rect.horizontal_overlap(rect) > 0.3 * min(rect.width, h.span.rect.width)
            or _indented(rect, h)
        )
    ]
    return max(above, key=lambda h: h.span.rect.bottom, default=None)


def _indented(rect: Rect, hit: Hit) -> bool:
    """Whether a piece stands indented under a label that, with its colon or alone, ends its line."""
    height = hit.span.rect.height
    last = not hit.line.text[hit.after :].strip()
    # Without a colon only a label that has its line to itself, and no far indentation.
    lone = hit.alone and not hit.line.text[: hit.start].strip()
    room = 6 if hit.colon else 5 if lone else 0
    return last and 0 <= rect.left - hit.span.rect.left < room * height


def row_by_row(spans: Sequence[Span]) -> tuple[Span, ...]:
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
