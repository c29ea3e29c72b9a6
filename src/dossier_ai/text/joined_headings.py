"""Two headings read as one: where OCR joins neighbours that stand close, their columns are parted again.

In comes a `Table` and the labels of a list; out comes the table with a column cut in two where its heading is
two of the labels, one after the other (职称聘任时间), and the entries below can be cut with it. A column that
truly holds both (单位职务) has entries that run on where they would be cut, and stays.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dossier_ai.core import Word
from dossier_ai.text.column_labels import ColumnLabels, plain
from dossier_ai.text.tables import Table, TableCell, with_columns_cut

_KNOWN = 2
"""How many other headings of the row must be labels of the list."""
_CUT = 0.3
"""In how many of the rows the line may run through a character."""
_BOTH_SIDES = 0.5
_LEAST_ROWS = 2
_HEADER_ROWS = 6


def with_parted_headings(table: Table, labels: ColumnLabels) -> Table:
    """`table` with the columns of joined headings cut in two; `table` itself where there is none, or
    where the print slopes: the places of characters are not straightened."""
    if table.slant is not None:
        return table
    for row in range(min(_HEADER_ROWS, table.row_count)):
        cells = [c for c in table.row(row) if c.row == row and c.text]
        if sum(labels.has(c.text) for c in cells) < _KNOWN:
            continue
        lines = {c.column: (x,) for c in cells if (x := _line(table, c, labels)) is not None}
        return with_columns_cut(table, lines, row) if lines else table
    return table


def _line(table: Table, head: TableCell, labels: ColumnLabels) -> float | None:
    """Where the column under a joined heading is to be cut; None where the heading is one label or none, or
    the entries do not part."""
    if head.column_end != head.column + 1 or len(head.lines) != 1 or labels.has(head.text):
        return None
    span = _two_labels(head, labels)
    if span is None:
        return None
    low, boundary, high = span
    below = [
        c.words for c in table.cells if c.column == head.column and c.row >= head.row_end and c.words
        and c.column_end == c.column + 1
    ]  # fmt: skip
    if len(below) < _LEAST_ROWS:
        return None
    places = [float(x) for x in np.linspace(low, high, 41)[1:-1]]
    cuts = [(sum(_through_a_character(words, x) for words in below), abs(x - boundary), x) for x in places]
    fewest, _, x = min(cuts)
    parted = sum(_parts(words, x) for words in below)
    return x if fewest <= _CUT * len(below) and parted >= _BOTH_SIDES * len(below) else None


def _two_labels(head: TableCell, labels: ColumnLabels) -> tuple[float, float, float] | None:
    """The middles of the two labels that a heading is made of, and the place between them."""
    (line,) = head.lines
    text = line.text
    for at in range(2, len(text) - 1):
        one, two = text[:at], text[at:]
        if not (one[-1].isalnum() and two[0].isalnum()):
            continue  # 服务时间、地点 heads one column of both.
        if labels.has(one) and labels.has(two) and _column(one, labels) != _column(two, labels):
            left, right = line.span(0, at), line.span(at, len(text))
            if left is not None and right is not None:
                return left.rect.cx, (left.rect.right + right.rect.left) / 2, right.rect.cx
    return None


def _column(label: str, labels: ColumnLabels) -> int:
    fits = labels.fits(plain(label))
    return fits.index(max(fits))


def _parts(words: Sequence[Word], x: float) -> bool:
    """Whether an entry falls into two at `x`: words on both sides, or one whose script changes there. Chinese
    characters alone stand in a grid that any line of text could be cut along."""
    for word in words:
        if word.rect.left < x < word.rect.right:
            middles = [word.slice(k, k + 1).cx for k in range(len(word.text))]
            at = sum(middle < x for middle in middles)
            return 0 < at < len(word.text) and _script(word.text[at - 1]) != _script(word.text[at])
    return any(w.rect.right <= x for w in words) and any(w.rect.left >= x for w in words)


def _script(char: str) -> str:
    return "han" if ord(char) > 0x2E80 else "digit" if char.isdigit() else "letter"


def _through_a_character(words: Sequence[Word], x: float) -> bool:
    for word in words:
        if word.rect.left < x < word.rect.right:
            for index in range(len(word.text)):
                place = word.slice(index, index + 1)
                if place.left + 0.2 * place.width < x < place.right - 0.2 * place.width:
                    return True
    return False
