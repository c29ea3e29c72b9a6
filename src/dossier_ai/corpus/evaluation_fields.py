"""The fields of one true document against the fields that were read from it, with their evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dossier_ai.core import Cell, Evidence, Field, Page, Personal, Row
from dossier_ai.core.field import FieldValue
from dossier_ai.core.kind import Format
from dossier_ai.corpus.evaluation_cause import ReadWords, cause_of
from dossier_ai.corpus.evaluation_marks import mark_of
from dossier_ai.corpus.evaluation_normal import ORDERED, Normal, normal
from dossier_ai.corpus.evaluation_rows import pair_rows
from dossier_ai.corpus.evaluation_score import Cause, Key, Location, Miss, MissSort, Score, presence
from dossier_ai.corpus.evaluation_tally import ReadValue, Tally, cell_of, value_of
from dossier_ai.corpus.evaluation_truth import TruePlace, TruthDocument

_GROWTH = 0.006
"""By how much of the page a true box is grown before its centre test: half a printed line."""


def compare_document(
    tally: Tally,
    true: TruthDocument,
    fields: Sequence[Field],
    pages: Sequence[Page] | None,
    *,
    found: bool,
    surface: str,
) -> None:
    """Adds to `tally` how `fields`, read from the document, agree with the truth. `pages` are its pages as
    they were read, None when they are not at hand; `found` says whether it was recognised as its kind;
    `surface` how its pages were handed in."""
    words = ReadWords(pages) if pages else None
    read: dict[str, Field] = {}
    for item in fields:
        if item.key not in read or (read[item.key].value is None and item.value is not None):
            read[item.key] = item
    comparison = _Comparison(tally, true, words, found, surface)
    for key, value in true.fields.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            comparison.rows(key, value, read.get(key))
        else:
            comparison.value(key, value, value_of(read.get(key)))
    for key in read:
        if key not in true.fields and normal_read(read[key].value) not in (None, False):
            tally.unjudged[(true.kind, key)] += 1


def normal_read(value: FieldValue, form: Format = "text", *, ordered: bool = False) -> Normal:
    """A read value in the form in which it is compared; the rows of a list count as their number."""
    if isinstance(value, tuple) and value and isinstance(value[0], dict):
        return f"{len(value)} rows"
    return normal(value, form, ordered=ordered)


@dataclass(frozen=True, slots=True)
class _Comparison:
    tally: Tally
    true: TruthDocument
    words: ReadWords | None
    found: bool
    surface: str

    def _form(self, key: str, value: Any) -> Format:
        form = self.tally.formats.get(f"{self.true.kind}.{key}")
        if form is not None:
            return form
        return "mark" if isinstance(value, bool) else "names" if isinstance(value, list) else "text"

    def value(self, key: str, expected: Any, read: ReadValue) -> None:
        form = self._form(key, expected)
        ordered = key in ORDERED
        want, got = (
            normal(expected, form, ordered=ordered),
            normal_read(read.value, form, ordered=ordered),
        )
        name = (self.true.kind, key)
        score, sort = _judged(want, got)
        self.tally.fields[name] += score
        self._spread(key, form, want, got, score)
        place = Location()
        if sort is not None:
            self._miss(key, sort, self._cause(expected, form), want, got, read)
        elif want is not None:
            place = self._locate(name, key, read.evidence)
        self._weigh(read, want, got, sort, place)

    def rows(self, key: str, expected: Sequence[Mapping[str, Any]], read: Field | None) -> None:
        value = read.value if read is not None and isinstance(read.value, tuple) else ()
        mine: list[Row] = [row for row in value if isinstance(row, dict)]
        columns = sorted({c for row in expected for c in row} | {c for row in mine for c in row})
        forms = {c: self._form(f"{key}.{c}", next((r[c] for r in expected if c in r), "")) for c in columns}
        want = [{c: normal(v, forms[c]) for c, v in row.items()} for row in expected]
        got = [{c: normal_read(cell.value, forms[c]) for c, cell in row.items()} for row in mine]
        pairs = dict(pair_rows(want, got))
        extra = sorted(set(range(len(mine))) - set(pairs.values()))
        name = (self.true.kind, key)
        score = Score(len(pairs), 0, len(expected) - len(pairs), len(extra))
        self.tally.rows[name] += score
        self.tally.spread_rows[(self.surface, self.true.kind, "rows")] += score
        for i, row in enumerate(want):
            if i not in pairs:
                cause = self._row_cause(expected[i])
                self._miss(f"{key}[{i}]", "row_missed", cause, _shown(row), None, ReadValue())
            for column in row:
                found = ReadValue()
                if read is not None and i in pairs:
                    found = cell_of(read, pairs[i], column, mine[pairs[i]].get(column))
                self._cell(key, i, column, expected[i][column], row[column], found, i in pairs)
        for j in extra:
            assert read is not None
            first = next((c for _, c in sorted(mine[j].items()) if c.evidence), None)
            self._miss(f"{key}[+{j}]", "row_unexpected", "rule", None, _shown(got[j]), ReadValue(first))
            for column, cell in sorted(mine[j].items()):
                if cell.value is not None:
                    surplus = cell_of(read, j, column, cell)
                    self.tally.judge(
                        surplus, self.surface, "row_unexpected", expected=False, place=Location()
                    )

    def _cell(
        self, key: str, i: int, column: str, expected: Any, want: Normal, read: ReadValue, paired: bool
    ) -> None:
        form = self._form(f"{key}.{column}", expected)
        got = normal_read(read.value, form)
        name = (self.true.kind, f"{key}.{column}")
        score, sort = _judged(want, got)
        self.tally.cells[name] += score
        self._spread(f"{key}.{column}", form, want, got, score)
        place = Location()
        if sort is not None and paired:
            self._miss(f"{key}[{i}].{column}", sort, self._cause(expected, form), want, got, read)
        elif sort is None and want is not None:
            place = self._locate(name, f"{key}[{i}].{column}", read.evidence)
        self._weigh(read, want, got, sort, place)

    def _spread(self, key: str, form: Format, want: Normal, got: Normal, score: Score) -> None:
        """Counts a value by surface and sort; of marks and ticks also whether they were seen."""
        mark = mark_of(self.true.kind, key, form)
        where = (self.surface, self.true.kind, mark or form)
        self.tally.spread[where] += score
        if mark == "tick" and want is not None:
            self.tally.marks[where] += presence(True, got == want)
        elif mark and mark != "tick" and isinstance(want, bool):
            self.tally.marks[where] += presence(want, got is True)

    def _weigh(
        self, read: ReadValue, want: Normal, got: Normal, sort: MissSort | None, place: Location
    ) -> None:
        """Adds a value that was read to those whose confidence is measured; a mark that was not found where
        the truth names none is no value."""
        if got is None or (want is None and got is False):
            return
        self.tally.judge(read, self.surface, sort or "right", expected=want is not None, place=place)

    def _cause(self, expected: Any, form: Format) -> Cause:
        if not self.found:
            return "document"
        return "rule" if normal(expected, form) is None else cause_of(expected, form, self.words)

    def _row_cause(self, row: Mapping[str, Any]) -> Cause:
        if not self.found:
            return "document"
        if self.words is None:
            return "unknown"
        values = [str(v) for v in row.values() if isinstance(v, str) and len(v) > 1]
        standing = sum(self.words.hold(v, "text") or self.words.hold(v, "number") for v in values)
        return "rule" if 2 * standing >= len(values) else "ocr"

    def _locate(self, name: Key, key: str, evidence: tuple[Evidence, ...]) -> Location:
        location = Location()
        place = self.true.places.get(key)
        if place is not None and place.box is not None and any(e.box is not None for e in evidence):
            location = locate(place, evidence)
            self.tally.evidence[name] += location
            if not location.inside:
                where = next((e for e in evidence if e.box is not None), None)
                read = ReadValue(Cell(evidence=evidence))
                self._miss(key, "elsewhere", "place", _box(place), _box(where) if where else "", read)
        return location

    def _miss(self, key: str, sort: MissSort, cause: Cause, want: Any, got: Any, read: ReadValue) -> None:
        place = self.true.places.get(key)
        file, page = self.true.pages[0]
        if place is not None:
            file, page = place.file, place.page or page
        elif read.evidence:
            file, page = read.evidence[0].file, read.evidence[0].page or page
        self.tally.misses.append(
            Miss(
                self.tally.dossier, self.true.kind, key, sort, cause, file, page,
                _text(want), _text(got), str(read.state),
            )
        )  # fmt: skip


def _judged(want: Normal, got: Normal) -> tuple[Score, MissSort | None]:
    """The score of one value and, when it is not right, how it misses."""
    if want is None:
        # A mark that was looked for and not found says the same as a truth that names none.
        return (Score(), None) if got in (None, False) else (Score(unexpected=1), "unexpected")
    if got is None:
        return Score(missed=1), "missed"
    return (Score(right=1), None) if got == want else (Score(wrong=1), "wrong")


def locate(place: TruePlace, evidence: Sequence[Evidence]) -> Location:
    """Whether the evidence lies where the value was printed: the boxes on the true page, as one."""
    boxes = [e.box for e in evidence if e.box is not None and (e.file, e.page) == (place.file, place.page)]
    if place.box is None:
        return Location()
    if not boxes:
        return Location(0, 1, 0.0)
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    x, y = (left + right) / 2, (top + bottom) / 2
    t = place.box
    inside = t[0] - _GROWTH <= x <= t[2] + _GROWTH and t[1] - _GROWTH <= y <= t[3] + _GROWTH
    width, height = min(right, t[2]) - max(left, t[0]), min(bottom, t[3]) - max(top, t[1])
    shared = width * height if width > 0 and height > 0 else 0.0
    both = (right - left) * (bottom - top) + (t[2] - t[0]) * (t[3] - t[1]) - shared
    overlap = shared / both if both > 0 else 0.0
    return Location(int(inside), 1, overlap, int(overlap >= 0.5))


def _box(place: TruePlace | Evidence) -> str:
    shown = ", ".join(f"{v:.3f}" for v in place.box or ())
    return f"p.{place.page} [{shown}]"


def _shown(row: Mapping[str, Normal]) -> str:
    """The first cells of a row, enough to find it."""
    return " | ".join(str(v) for v in list(row.values())[:4] if v is not None)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Personal):
        return value.masked
    return "、".join(value) if isinstance(value, tuple) else str(value)
