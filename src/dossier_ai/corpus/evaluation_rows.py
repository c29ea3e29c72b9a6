"""Rows of a list paired with the true rows: by their number, then by their name, then by their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz.fuzz import ratio

from dossier_ai.corpus.evaluation_normal import Normal

NormalRow = Mapping[str, Normal]

_NAMES = ("name", "item", "product", "title", "year", "subject")
_ALIKE = 60.0


def pair_rows(true: Sequence[NormalRow], ours: Sequence[NormalRow]) -> list[tuple[int, int]]:
    """Pairs of indices `(true, ours)`, sorted; each row at most once. A number or name pairs where it is
    unique on both sides; what is left pairs in order between paired neighbours when the rows are alike."""
    paired: dict[int, int] = {}
    for column in ("seq", *_NAMES):
        _pair_by(column, true, ours, paired)
    _pair_by_place(true, ours, paired)
    return sorted(paired.items())


def _pair_by(
    column: str, true: Sequence[NormalRow], ours: Sequence[NormalRow], paired: dict[int, int]
) -> None:
    taken = set(paired.values())
    left = {i: row.get(column) for i, row in enumerate(true) if i not in paired and row.get(column)}
    right = {j: row.get(column) for j, row in enumerate(ours) if j not in taken and row.get(column)}
    often_left, often_right = Counter(left.values()), Counter(right.values())
    places = {value: j for j, value in right.items() if often_right[value] == 1}
    for i, value in left.items():
        if often_left[value] == 1 and value in places:
            paired[i] = places[value]


def _pair_by_place(true: Sequence[NormalRow], ours: Sequence[NormalRow], paired: dict[int, int]) -> None:
    taken = set(paired.values())
    free = [j for j in range(len(ours)) if j not in taken]
    for i in range(len(true)):
        if i in paired:
            continue
        low = max((j for k, j in paired.items() if k < i), default=-1)
        high = min((j for k, j in paired.items() if k > i and j > low), default=len(ours))
        for j in free:
            if low < j < high and _alike(true[i], ours[j]):
                paired[i] = j
                free.remove(j)
                break


def _alike(true: NormalRow, ours: NormalRow) -> bool:
    left = "|".join(str(v) for k, v in sorted(true.items()) if v is not None)
    right = "|".join(str(ours.get(k)) for k, v in sorted(true.items()) if v is not None)
    return ratio(left, right) >= _ALIKE
