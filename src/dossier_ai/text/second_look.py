"""A labelled value that was covered or misread, looked at again: which regions the second reader is asked.

In comes a label and the other labels of its page, which show where its column of values stands; out comes
what the second reader saw. Which readings are acceptable is for the caller to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dossier_ai.core import Rect, Reread
from dossier_ai.text.labels import Labelled
from dossier_ai.text.lines import Span


def read_again(
    found: Labelled,
    labels: Mapping[str, Labelled],
    reread: Reread,
    accepts: Callable[[str], bool],
    *,
    widths: float = 14,
) -> Span | None:
    """What the second reader sees of a value, without the label, where `accepts` likes it: in the place where
    the value was read, then in the band between the column of values and `widths` label heights further.
    None when it sees nothing acceptable."""
    page = found.label.page
    places = [v.rect.grown(0.4 * v.rect.height, 0.3 * v.rect.height) for v in found.values[:1]]
    for rect in [*places, _band(found, labels, widths)]:
        again = reread(page, rect, lambda text: accepts(_unlabelled(text, found)))
        if again is not None:
            return Span(_unlabelled(again.text, found), rect, again.confidence, page)
    return None


def _band(found: Labelled, labels: Mapping[str, Labelled], widths: float) -> Rect:
    label = found.label.rect
    height = label.height
    lefts = sorted(
        other.values[0].rect.left
        for other in labels.values()
        if other.values
        and other.label.page is found.label.page
        and abs(other.label.rect.left - label.left) < 2 * height
        and label.right - height < other.values[0].rect.left < label.right + 6 * height
    )
    left = lefts[len(lefts) // 2] if lefts else label.right + 0.3 * height
    right = min(found.label.page.width, left + widths * height)
    return Rect(left - 0.2 * height, label.top, right, label.bottom)


def _unlabelled(text: str, found: Labelled) -> str:
    return "".join(text.split()).replace(found.variant, "").strip(":：")
