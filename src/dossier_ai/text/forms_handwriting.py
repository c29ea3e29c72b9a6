"""Handwriting in a form: is something drawn where no words were read, and are the words that were read drawn.

In come labels and answers with their places; a page without ink (an office file) holds no handwriting.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier_ai.core import Rect
from dossier_ai.text.lines import Span
from dossier_ai.text.marks import ink_beside
from dossier_ai.text.ruled_tables import ruled_tables

_LEAST_INK = 0.025
_UNSURE = 0.85
_USUAL_HEIGHTS = (0.75, 1.3)


def filled_by_hand(label: Span) -> Rect | None:
    """The rest of the label's cell when ink other than print stands in it (or in the cell right of it, where
    the label fills its own); None when nothing does, or the label stands in no ruled cell."""
    page = label.page
    if page.ink is None or not page.rulings:
        return None
    table = next((t for t in ruled_tables(page) if t.rect.contains(label.rect.cx, label.rect.cy)), None)
    cell = (
        next((c for c in table.cells if c.rect.contains(label.rect.cx, label.rect.cy)), None)
        if table
        else None
    )
    if table is None or cell is None:
        return None
    height = label.rect.height
    zone = Rect(label.rect.right + 0.4 * height, cell.rect.top, cell.rect.right, cell.rect.bottom)
    if zone.width < 3 * height:
        right = table.at(cell.row, cell.column_end)
        if right is None or right.lines:
            return None
        zone = right.rect
    inner = Rect(
        zone.left + 0.3 * height,
        zone.top + 0.25 * height,
        zone.right - 0.3 * height,
        zone.bottom - 0.25 * height,
    )
    if inner.width <= 0 or inner.height <= 0:
        return None
    printed = [w.rect.grown(0.12 * w.rect.height) for w in page.words if w.rect.overlap(inner) > 0]
    ruled = [r.rect.grown(2.0) for r in page.rulings if r.rect.overlap(inner) > 0]
    seals = [s.rect for s in page.seals if s.rect.overlap(inner) > 0]
    return inner if ink_beside(page, inner, [*printed, *ruled, *seals]) >= _LEAST_INK else None


def drawn(spans: Sequence[Span], label: Span) -> bool:
    """Whether an answer looks written by hand: read unsurely, and of another size than its printed label."""
    if label.page.ink is None or label.part is not None:
        return False
    least, most = (factor * label.rect.height for factor in _USUAL_HEIGHTS)
    return all(s.confidence < _UNSURE and not least <= s.rect.height <= most for s in spans)
