"""Enterprises counted: which rows are one, which do not count, which a person must judge (domain 4.8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Bounds, Cell, Row, Value
from dossier_ai.record.fields import count_of, is_certain, places, text_of
from dossier_ai.record.sources import is_own
from dossier_ai.text.characters import squeeze
from dossier_ai.text.codes import check_uscc, compact_code
from dossier_ai.text.names import is_non_enterprise, norm_name, stem

_LARGE = re.compile(r"^(大|大型|大型企业)$")
_INDIVIDUAL = re.compile(r"个体工商户|个体户|[（(]个体[^）)]*[）)]$")


@dataclass(frozen=True, slots=True)
class Counted:
    """Distinct enterprises: `sure` ones, those that may be none (`doubtful`), and how many more there may
    be (`unread`)."""

    sure: int
    doubtful: int
    unread: int
    why: tuple[str, ...]
    cells: tuple[Cell, ...]


def missing_rows(rows: Sequence[Row]) -> int:
    """How many running numbers are skipped: rows that may stand on a page that was left out."""
    numbers = sorted({n for row in rows if (n := count_of(row.get("seq"))) is not None and 0 < n < 100_000})
    if len(numbers) < 2:
        return 0
    return max(0, numbers[-1] - numbers[0] + 1 - len(rows))


def count_enterprises(rows: Sequence[Row], own: Sequence[str], *, large: bool = False) -> Counted:
    """The distinct enterprises of `rows`, by sound unified code, else by name. Left out: the applicant
    itself, public bodies and the like, and large enterprises unless `large`. Doubtful: names hard to read,
    sole traders (AMB-22), and pairs that only differ in region or legal form."""
    codes: dict[str, str] = {}
    for row in rows:
        name, code = text_of(row.get("name")), text_of(row.get("uscc"))
        if name is not None and code is not None and check_uscc(code).sound:
            codes.setdefault(norm_name(name), compact_code(code))
    sure: dict[str, Cell] = {}
    doubtful: dict[str, Cell] = {}
    why: dict[str, int] = {}
    stems: dict[str, str] = {}
    unread = 0
    for row in rows:
        cell = row.get("name")
        name = text_of(cell)
        code = text_of(row.get("uscc"))
        sound = code is not None and check_uscc(code).sound
        if cell is None or name is None:
            if sound and code is not None and cell is not None:
                sure.setdefault(compact_code(code), row["uscc"])
            else:
                unread += 1
            continue
        if _is_left_out(row, name, own, large):
            continue
        label = (
            compact_code(code) if sound and code is not None else codes.get(norm_name(name), norm_name(name))
        )
        reason = _doubt(row, cell, name, sound)
        twin = stems.get(stem(name))
        if reason is None and not sound and stem(name) and twin is not None and twin != label:
            reason = "SAME_STEM"
        stems.setdefault(stem(name), label)
        if reason is None:
            sure.setdefault(label, cell)
        elif label not in sure and label not in doubtful:
            doubtful[label] = cell
            why[reason] = why.get(reason, 0) + 1
    extra = {label: cell for label, cell in doubtful.items() if label not in sure}
    cells = (*sure.values(), *extra.values())
    reasons = tuple(f"{n} {reason}" for reason, n in sorted(why.items()))
    if unread:
        reasons = (*reasons, f"{unread} UNREAD")
    return Counted(len(sure), len(extra), unread, reasons, cells)


def _is_left_out(row: Row, name: str, own: Sequence[str], large: bool) -> bool:
    size = squeeze(text_of(row.get("size")) or "")
    return (not large and bool(_LARGE.match(size))) or is_non_enterprise(name) or is_own(name, own)


def _doubt(row: Row, cell: Cell, name: str, sound: bool) -> str | None:
    if not sound and not is_certain(cell):
        return "LOW_CONFIDENCE"
    code = text_of(row.get("uscc"))
    if (sound and code is not None and compact_code(code).startswith("92")) or _INDIVIDUAL.search(name):
        return "SOLE_TRADER"
    return None


def counted_value(counted: Counted, undated: int, missing: int, declared: str | None) -> Value:
    """The count as a value: `undated` rows may not belong, `missing` ones may be added."""
    best = counted.sure + counted.doubtful
    why = counted.why
    if undated:
        why = (*why, f"{undated} UNDATED")
    if missing:
        why = (*why, f"{missing} ROWS_MISSING")
    least = max(0, counted.sure - undated)
    most = best + counted.unread + missing
    bounds = Bounds(min=str(least), max=str(most), why=why) if least != most else None
    certain = [c for c in counted.cells if is_certain(c)]
    return Value(
        verified=str(best),
        declared=declared,
        unit="enterprise",
        rank=5,
        confidence=min((c.confidence for c in certain), default=0.0 if bounds is None else 1.0),
        evidence=places(list(counted.cells)),
        bounds=bounds,
    )
