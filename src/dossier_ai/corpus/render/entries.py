"""Labelled entries on certificates: beside their labels, below them, in a ruled table, or on dotted lines."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.fonts import FontSet, Role
from dossier_ai.corpus.ink import guilloche, ornate_frame
from dossier_ai.corpus.prints import spread
from dossier_ai.corpus.sheet import MM_PER_POINT, RED, Colour, Fill, Run, Sheet

Setting = Literal["beside", "above", "table", "dotted", "colon"]

TINTS: tuple[tuple[Colour, Colour], ...] = (
    ((178, 140, 76), (238, 228, 206)),
    ((58, 96, 150), (222, 231, 243)),
    ((52, 120, 92), (220, 238, 228)),
    ((150, 62, 58), (244, 226, 222)),
)


#: An identity number as papers of persons print it; no person has it.
FAKE_IDENTITY = "FAKE03199001010000"


@dataclass(frozen=True, slots=True)
class Entry:
    """A printed label with its value as runs; `english` stands small below the label where it is set."""

    label: str
    runs: Sequence[Run]
    english: str = ""


@dataclass(frozen=True, slots=True)
class EntryLook:
    """How entries are set: sizes in points, widths and gaps in millimetres."""

    setting: Setting = "beside"
    pt: float = 12.0
    label_width: float = 32.0
    gap: float = 4.0
    label_font: Role = "song"
    value_font: Role = "song"
    label_bold: bool = False
    label_colour: Colour = (20, 20, 22)
    characters: int = 5
    fill: Fill | None = None


def draw_entries(
    sheet: Sheet, x: float, y: float, width: float, entries: Sequence[Entry], look: EntryLook
) -> float:
    """The entries one below the other from (`x`, `y`), in `width` millimetres; returns the height below."""
    top = y
    for entry in entries:
        y = _ENTRY[look.setting](sheet, x, y, width, entry, look)
    if look.setting == "table":
        sheet.rect(x, top, width, y - top, 0.45)
    return y


def _values(
    sheet: Sheet, x: float, y: float, width: float, entry: Entry, look: EntryLook, lead: float = 1.45
) -> float:
    lines = sheet.break_lines(entry.runs, width, look.pt, look.value_font, fill=look.fill)
    for line in lines:
        sheet.runs(x, y, line, look.pt, font=look.value_font, fill=look.fill)
        y += look.pt * MM_PER_POINT * lead
    return y


def _label(sheet: Sheet, x: float, y: float, text: str, look: EntryLook, pt: float | None = None) -> None:
    sheet.text(
        x, y, text, pt or look.pt, font=look.label_font, bold=look.label_bold, colour=look.label_colour
    )


def _beside(sheet: Sheet, x: float, y: float, width: float, entry: Entry, look: EntryLook) -> float:
    _label(sheet, x, y, spread(entry.label, look.characters), look)
    if entry.english:
        sheet.text(x, y + look.pt * 0.40, entry.english, look.pt * 0.58, colour=look.label_colour)
    bottom = _values(sheet, x + look.label_width, y, width - look.label_width, entry, look)
    return max(bottom, y + look.pt * (0.7 if entry.english else 0.4)) + look.gap


def _colon(sheet: Sheet, x: float, y: float, width: float, entry: Entry, look: EntryLook) -> float:
    _label(sheet, x, y, f"{entry.label}：", look)
    indent = sheet.measure(f"{entry.label}：", look.pt, look.label_font)
    return _values(sheet, x + indent, y, width - indent, entry, look) + look.gap


def _above(sheet: Sheet, x: float, y: float, width: float, entry: Entry, look: EntryLook) -> float:
    small = look.pt * 0.78
    _label(sheet, x, y, entry.label + (f"  {entry.english}" if entry.english else ""), look, small)
    return _values(sheet, x, y + small * MM_PER_POINT * 1.5, width, entry, look) + look.gap


def _dotted(sheet: Sheet, x: float, y: float, width: float, entry: Entry, look: EntryLook) -> float:
    _label(sheet, x, y, spread(entry.label, look.characters), look)
    left = x + look.label_width
    lines = sheet.break_lines(entry.runs, width - look.label_width, look.pt, look.value_font)
    for line in lines:
        sheet.runs(left, y, line, look.pt, font=look.value_font)
        low = y + look.pt * MM_PER_POINT * 1.12
        at = left
        while at < x + width:
            sheet.line(at, low, min(at + 0.6, x + width), low, 0.18)
            at += 1.5
        y += look.pt * MM_PER_POINT * 1.55
    return y + look.gap


def _table(sheet: Sheet, x: float, y: float, width: float, entry: Entry, look: EntryLook) -> float:
    pad = max(1.6, look.gap / 2)
    left = x + look.label_width
    bottom = _values(sheet, left + 2, y + pad, width - look.label_width - 4, entry, look, 1.35) + pad
    height = bottom - y
    sheet.rect(x, y, look.label_width, height, 0.25)
    sheet.rect(left, y, width - look.label_width, height, 0.25)
    em = look.pt * MM_PER_POINT
    room = look.label_width - 2
    lines = sheet.break_lines([(entry.label, None)], room, look.pt, look.label_font)
    top = y + (height - len(lines) * em * 1.25) / 2 + 0.4
    for line in lines:
        sheet.runs(
            x + look.label_width / 2, top, line, look.pt, font=look.label_font, align="center",
            bold=look.label_bold,
        )  # fmt: skip
        top += em * 1.25
    return bottom


_ENTRY = {"beside": _beside, "colon": _colon, "above": _above, "dotted": _dotted, "table": _table}


def certificate_sheet(
    fonts: FontSet, rng: random.Random, *, landscape: bool, frame: bool = True, ground: bool = True
) -> Sheet:
    """An empty certificate: fine waves behind, an ornate frame around, both optional."""
    sheet = Sheet(297, 210, fonts) if landscape else Sheet(210, 297, fonts)
    dark, pale = rng.choice(TINTS)
    edge = Rect(10, 10, sheet.width - 10, sheet.height - 10)
    if ground:
        guilloche(sheet, edge.grown(-9), rng, pale)
    if frame:
        ornate_frame(sheet, edge, dark, 4.2, 6.5)
    return sheet


def specimen(sheet: Sheet, cx: float, cy: float) -> None:
    """Where a real certificate bears an emblem, every one of these says that it is a sample."""
    sheet.rect(cx - 11, cy - 7, 22, 14, 0.4, RED)
    sheet.text(cx, cy - 5.5, "样本", 12, font="hei", colour=RED, align="center", record=False)
    sheet.text(cx, cy + 0.5, "SPECIMEN", 8, font="hei", colour=RED, align="center", record=False)
