"""Cells of a financial statement: amounts, names, and cells that hold both.

In come table cells; out come `Amount`s (0 for a blank or a dash, none where something cannot be read).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from dossier_ai.core import Word
from dossier_ai.text.figures import is_blank, parse_figure
from dossier_ai.text.lines import Line, fold
from dossier_ai.text.statement_lines import Amount, Reading
from dossier_ai.text.tables import TableCell


def amount_in(cell: TableCell, *, guessed: bool = False) -> Amount:
    """The amount printed in a cell: 0 for a blank or a dash, no value where ink or text cannot be read."""
    span = cell.span
    if is_blank(cell.text):
        hidden = not cell.text.strip() and _inked(cell)
        sure = 0.9 * span.confidence
        if hidden:
            return Amount(None, 0, span, cell.rect, "unread", sure, guessed)
        return Amount(Decimal(0), 0, span, cell.rect, "blank", sure, guessed)
    figure = parse_figure(cell.text)
    if figure is None:
        return Amount(None, 0, span, cell.rect, "unread", span.confidence, guessed)
    sure = span.confidence * (1.0 if figure.plain else 0.8) * (0.6 if guessed else 1.0)
    reading: Reading = "printed" if figure.plain else "interpreted"
    return Amount(figure.value, figure.decimals, span, cell.rect, reading, sure, guessed)


_MIXED = re.compile(r"^[-(]?\d[\d,. ]*[.,]\s?\d\d\)?\s*[一-鿿]")


def parted(cell: TableCell) -> list[TableCell]:
    """The cell, or, where an amount and the name of the other side stand in it (the line between them was not
    found), one cell for each."""
    if len(cell.lines) != 1 or not _MIXED.match(cell.lines[0].folded.strip()):
        return [cell]
    line = cell.lines[0]
    end = next(i for i, c in enumerate(line.text) if re.match(r"[一-鿿]", c))
    halves: list[list[Word]] = [[], []]
    seen = 0
    for word in line.words:
        start = line.text.index(word.text, seen)
        seen = start + len(word.text)
        if start < end < seen:
            halves[0].append(word.cut(0, end - start))
            halves[1].append(word.cut(end - start, len(word.text)))
        else:
            halves[0 if seen <= end else 1].append(word)
    return [replace(cell, lines=(Line(cell.page, words),)) for words in halves if words]


def is_name(text: str) -> bool:
    """Whether a cell holds a line's name: two Chinese characters at least, not a note number."""
    flat = re.sub(r"\s", "", fold(text))
    if re.fullmatch(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.,(（]?\d*[)）]?[、.]?\d*", flat):
        return False
    return len(re.findall(r"[一-鿿]", flat)) >= 2


def _inked(cell: TableCell) -> bool:
    """Whether a cell without words holds ink: something is printed there that was not read."""
    ink = cell.page.ink
    if ink is None:
        return False
    inner = cell.rect.grown(-0.06 * cell.rect.width - 2, -0.22 * cell.rect.height)
    return inner.area > 0 and ink.density(inner) > 0.012
