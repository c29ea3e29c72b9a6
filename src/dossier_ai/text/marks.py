"""Marks: ticks in table columns and ticked boxes beside words, decided by characters or by ink.

In come table cells or a line with options; out comes which of them are marked, where, and how that was seen.
A mark that was looked for and not found is False with the searched place, never missing.
"""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dossier_ai.core import Page, Rect
from dossier_ai.text.flow import Flow
from dossier_ai.text.lines import Span, fold
from dossier_ai.text.tables import TableCell

Seen = Literal["text", "ink", "nothing"]

_TICKS = frozenset("√✓✔☑☒■●〇○◯◎▲★1")
_YES = frozenset(("是", "有", "对", "已", "YES", "Yes", "yes", "Y"))
_NO = frozenset(
    ("×", "✗", "✘", "X", "x", "否", "无", "未", "0", "NO", "No", "no", "/", "-", "--", "一", "——", "—")
)
# What OCR makes of a drawn tick. Believed only where the cell holds a stroke and nothing longer.
_TICK_LOOKALIKES = re.compile(r"^[VvⅤ∨JjLlUuYyNWw丿乄ノレし7Iil|\\>ˇ`′、,.√✓/]{1,2}$")
# Readings that no cell of a tick column means as words: a stroke, whole or taken for two letters, with the
# dash that a piece of the border adds. Crosses, slashes and lone dashes mean no; digits may be figures.
_STROKES_READ = re.compile(r"^[√✓✔VvⅤ∨JjLlUuYyWw丿乄ノレし][√✓✔VvⅤ∨JjLlUuYyWw丿乄ノレし一—-]?$")
# The most ink that speckle leaves in an empty cell, how much of it a lone stroke stands out from, and the
# part of the usual stroke below which one is faint.
_MOST_SPECKLE = 0.08
_LITTLE_SPECKLE = 0.03
_FAINT = 0.4


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark that was looked for: `marked` True, False, or None where it cannot be told; `text` is what is
    printed there ("" for a bare stroke or an empty place)."""

    marked: bool | None
    text: str
    span: Span
    confidence: float
    seen: Seen


def tick_of_text(text: str) -> bool | None:
    """True for a printed tick or yes, False for a cross, dash or no, None for anything else."""
    flat = re.sub(r"\s", "", fold(text))
    if not flat:
        return None
    if flat in _NO:
        return False
    if flat in _YES or all(char in _TICKS for char in flat):
        return True
    return None


def _inner(cell: TableCell) -> Rect:
    """The cell without its border lines: a fifth off each side."""
    return cell.rect.grown(-0.18 * cell.rect.width, -0.2 * cell.rect.height)


@dataclass(frozen=True, slots=True)
class _Levels:
    """Ink of the tick cells of one page: at or above `full` a cell is marked, at or above `clear` beyond
    doubt, at or below `empty` there is nothing in it. `told` is False where marked and empty cells cannot be
    kept apart, since all hold about as much ink as a stroke would."""

    empty: float
    full: float
    clear: float
    told: bool


def _levels(bare: Sequence[float], every: Sequence[float]) -> _Levels:
    """The levels from the densities of the cells without text (`bare`) and of all cells. The emptiest third
    of the bare cells gives the ink of an empty cell on this scan; the marked cells give that of a stroke."""
    ordered = sorted(bare)
    ground = min(statistics.median(ordered[: max(1, len(ordered) // 3)]), _MOST_SPECKLE)
    full = max(ground * 2.2, ground + 0.014)
    marked = [d for d in every if d >= full]
    usual = statistics.median(marked) if marked else 0.0
    return _Levels(
        empty=max(ground * 1.4, ground + 0.006),
        full=full,
        clear=max(1.3 * full, _FAINT * usual),
        told=bool(marked) or ground <= _LITTLE_SPECKLE,
    )


def read_ticks(cells: Sequence[TableCell]) -> list[Tick]:
    """One tick per cell, for all cells of the tick columns of ONE page together, so that ink is judged
    against the empty cells of the same scan. Cells of office files are decided by their text alone."""
    bare: dict[tuple[str, int], list[float]] = {}
    every: dict[tuple[str, int], list[float]] = {}
    for cell in cells:
        if cell.page.ink is not None:
            place = (cell.page.file, cell.page.number)
            density = cell.page.ink.density(_inner(cell))
            every.setdefault(place, []).append(density)
            if not cell.text:
                bare.setdefault(place, []).append(density)
    levels = {place: _levels(values, every[place]) for place, values in bare.items()}
    return [_tick(c, levels.get((c.page.file, c.page.number))) for c in cells]


def _tick(cell: TableCell, levels: _Levels | None) -> Tick:
    if cell.text:
        return _lettered(cell, levels)
    span = cell.span
    if cell.page.ink is None or levels is None:
        return Tick(False, "", span, 1.0 if cell.page.origin == "office" else 0.5, "nothing")
    if not levels.told:
        return Tick(None, "", span, 0.4, "nothing")
    density = cell.page.ink.density(_inner(cell))
    if density >= levels.full:
        return Tick(True, "", span, 0.85 if density >= levels.clear else 0.6, "ink")
    nothing = density <= levels.empty
    return Tick(False if nothing else None, "", span, 0.9 if nothing else 0.4, "nothing")


def _lettered(cell: TableCell, levels: _Levels | None) -> Tick:
    """A cell in which the reader saw characters. Which letter it took a stroke for says nothing about whether
    there is one: that is as sure as the ink, where the ink is clear."""
    span, text = cell.span, cell.text
    flat = re.sub(r"\s", "", fold(text))
    stroke = cell.page.origin == "ocr" and _STROKES_READ.match(flat) is not None
    if stroke and levels is not None and cell.page.ink is not None:
        density = cell.page.ink.density(_inner(cell))
        if levels.told and density >= levels.clear:
            return Tick(True, text, span, max(cell.confidence, 0.9), "ink")
    by_text = tick_of_text(text)
    if by_text is not None:
        return Tick(by_text, text, span, cell.confidence, "text")
    if _TICK_LOOKALIKES.match(flat):
        return Tick(True, text, span, min(cell.confidence, 0.75), "text")
    if len(flat) == 1 and not flat.isdigit() and cell.page.origin != "office":
        return Tick(True, text, span, min(cell.confidence, 0.6), "text")
    return Tick(None, text, span, cell.confidence, "text")


# ---------------------------------------------------------------- boxes beside words
_EMPTY_BOX = "□☐▢◻⬜口ロ囗▯○◯〇"
_FULL_BOX = "☑☒■▣◼⬛●◉⦿⊙回図凶囱囚因团四区圆图国园"
_STROKE = "√✓✔"
_LOOSE_STROKE = "Vv∨Ⅴ丿乄"
_END_OF_ZONE = re.compile(r"[,;:。]")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of several boxed options is ticked: `option` None when none or more than one is. `span` covers
    the options with their boxes."""

    option: str | None
    ticked: tuple[str, ...]
    span: Span
    confidence: float
    seen: Seen


@dataclass(slots=True)
class _Zone:
    option: str
    start: int
    end: int
    strokes: int = 0
    full: int = 0
    empty: int = 0
    strange: int = 0


def _strange(char: str) -> bool:
    """Whether a character is a symbol without meaning here: private use, replacement, dingbat."""
    return (
        unicodedata.category(char) in ("So", "Co", "Cn", "Sm")
        and char not in _EMPTY_BOX + _FULL_BOX + _STROKE
    )


def choose(flow: Flow, options: Sequence[str]) -> Choice | None:
    """The ticked one of `options` where they stand in a row with boxes before or after each (`租用□ 自有☑`,
    `√租用 □自有`). Characters decide where they can; a box that reads as empty is compared by ink with its
    neighbours, since a drawn tick is often read as the box alone. None when the options are not all there."""
    found: list[tuple[int, int, str]] = []
    position = 0
    for option in options:
        at = flow.folded.find(option, position)
        if at < 0:
            return None
        found.append((at, at + len(option), option))
        position = at + len(option)
    zones = _zones(flow.folded, found)
    left, right = min(z.start for z in zones), max(z.end for z in zones)
    spans = flow.spans(min(left, found[0][0]), max(right, found[-1][1]))
    span = _joined(spans)
    if span is None:
        return None
    for zone in zones:
        for char in flow.folded[zone.start : zone.end]:
            zone.strokes += char in _STROKE or char in _LOOSE_STROKE
            zone.full += char in _FULL_BOX
            zone.empty += char in _EMPTY_BOX
            zone.strange += _strange(char)
    if any(z.empty and not z.strange for z in zones):
        # Beside an empty box, a sign of its own is the other, filled one: fonts without ☑ give anything.
        for zone in zones:
            zone.full += zone.strange if not zone.empty else 0
    _fill_by_ink(flow, zones, found)
    ticked = tuple(z.option for z in zones if z.strokes or z.full)
    if ticked:
        sure = all(z.strokes or z.full or z.empty for z in zones)
        single = ticked[0] if len(ticked) == 1 else None
        return Choice(single, ticked, span, min(span.confidence, 0.95 if sure else 0.8), "text")
    return _choose_by_ink(flow, zones, span)


def _fill_by_ink(flow: Flow, zones: Sequence[_Zone], found: Sequence[tuple[int, int, str]]) -> None:
    """Counts a filled square that the reader left out, solid ink, for the one option without a box."""
    without = [i for i, z in enumerate(zones) if not (z.empty or z.full or z.strokes)]
    if len(without) != 1 or len(zones) < 2:
        return
    index = without[0]
    start = min(found[index][0], zones[index].start)
    following = [f[0] for f in found if f[0] > found[index][0]]
    stop = following[0] if following else zones[index].end
    place = _joined(flow.spans(start, max(stop, zones[index].end)))
    if place is None or place.page.ink is None:
        return
    side = 0.5 * place.rect.height
    left = place.rect.left
    # Behind the last option the square stands between the word and the mark that ends it.
    right = place.rect.right + (0 if following else 1.3 * place.rect.height)
    while left + side <= right:
        square = Rect(left, place.rect.cy - side / 2, left + side, place.rect.cy + side / 2)
        if place.page.ink.density(square) >= 0.92:
            zones[index].full += 1
            return
        left += 0.25 * side


def _zones(text: str, found: Sequence[tuple[int, int, str]]) -> list[_Zone]:
    """The stretch of text that belongs to each option's box: before each option or after each."""
    boxes = _EMPTY_BOX + _FULL_BOX + _STROKE
    first = found[0][0]
    before_start = max((m.end() for m in _END_OF_ZONE.finditer(text, 0, first)), default=0)
    before_start = max(before_start, first - 4)
    last = found[-1][1]
    cut = _END_OF_ZONE.search(text, last)
    after_end = min(cut.start() if cut else len(text), last + 4)
    before = any(c in boxes for c in text[before_start:first])
    after = any(c in boxes for c in text[last:after_end])
    if before and not after:
        starts = [before_start] + [end for _, end, _ in found[:-1]]
        return [_Zone(name, s, a) for s, (a, _, name) in zip(starts, found, strict=True)]
    ends = [a for a, _, _ in found[1:]] + [after_end]
    return [_Zone(name, b, e) for e, (_, b, name) in zip(ends, found, strict=True)]


def _choose_by_ink(flow: Flow, zones: Sequence[_Zone], span: Span) -> Choice:
    """The option whose box holds clearly more ink than the others, when all boxes were seen."""
    none = Choice(None, (), span, 0.9 if all(z.empty for z in zones) else 0.4, "nothing")
    amounts: list[tuple[float, str]] = []
    for zone in zones:
        piece = _joined(flow.spans(zone.start, zone.end))
        if piece is None or piece.page.ink is None:
            return none
        rect = piece.rect.grown(0.15 * piece.rect.height, 0.2 * piece.rect.height)
        amounts.append((piece.page.ink.density(rect) * rect.area, zone.option))
    amounts.sort(reverse=True)
    (most, option), (second, _) = amounts[0], amounts[1]
    if most >= 1.45 * second and most - second >= 0.05 * span.rect.height**2:
        return Choice(option, (option,), span, min(span.confidence, 0.75), "ink")
    return none


def _joined(spans: Sequence[Span]) -> Span | None:
    if not spans:
        return None
    page = spans[0].page
    same: list[Span] = [s for s in spans if s.page is page]
    return Span(
        "".join(s.text for s in spans),
        Rect.union(s.rect for s in same),
        min(s.confidence for s in spans),
        page,
        spans[0].part,
    )


# ---------------------------------------------------------------- handwriting beside a label
def ink_beside(page: Page, zone: Rect, printed: Sequence[Rect]) -> float:
    """How much of `zone` is inked by something other than the `printed` words in it: the inked area minus
    that of the words' rectangles, as a share of the zone; 0 on a page without ink (office files)."""
    if page.ink is None or zone.area <= 0:
        return 0.0
    inked = page.ink.density(zone) * zone.area
    for rect in printed:
        shared = Rect(
            max(rect.left, zone.left),
            max(rect.top, zone.top),
            min(rect.right, zone.right),
            min(rect.bottom, zone.bottom),
        )
        if shared.width > 0 and shared.height > 0:
            inked -= page.ink.density(shared) * shared.area
    return max(0.0, inked) / zone.area
