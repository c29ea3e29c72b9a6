"""Signs of values and the chance that a value is right: what speaks for a value raises it, no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Cell, Document, Evidence, Field, FieldState, Frame, Page, Rect, Seal, Word
from dossier_ai.core.field import FieldValue
from dossier_ai.errors import StorageError
from dossier_ai.text.confidence import (
    Calibration,
    Curve,
    calibrate,
    doubtful_evidence,
    group_of,
    load_calibration,
    needs_human,
    straightened,
)
from dossier_ai.text.signs import SIGNS, log_odds, signs_of

FORMATS = {
    "business_licence.capital": "money",
    "staff_roster.rows": "rows",
    "staff_roster.rows.name": "person",
}


def page(
    chances: tuple[float, ...] | None = None, text: str = "资本123456", seals: tuple[Seal, ...] = ()
) -> Page:
    edges = tuple(100.0 + 20 * i for i in range(len(text) + 1))
    word = Word(text, Rect(100, 100, edges[-1], 120), 0.97, edges, None, chances)
    return Page("a.jpg", 1, 1000, 1000, Frame.plain(1000, 1000), (word,), "ocr", seals=seals)


def capital(value: FieldValue = "123456", document: str = "d1", **rest: object) -> Field:
    place = Evidence(file="a.jpg", page=1, box=(0.14, 0.1, 0.26, 0.12), quote="123456")
    made = {"state": FieldState.READ, "confidence": 0.97, "evidence": (place,), **rest}
    return Field(name="business_licence.capital", document=document, value=value, **made)  # type: ignore[arg-type]


def signs(field: Field, on: Page, *others: Field) -> dict[str, float]:
    documents = [Document("d1", "business_licence", (on,))]
    documents += [Document(o.document, "business_licence", (on,)) for o in others]
    found = signs_of(documents, [[field], *([o] for o in others)], FORMATS)  # type: ignore[arg-type]
    return dict(zip(SIGNS, found[("d1", field.name, -1, "")], strict=True))


def test_one_doubtful_digit_shows_where_the_mean_hides_it() -> None:
    sure = signs(capital(), page((0.99,) * 8))
    doubtful = signs(capital(), page((0.99,) * 5 + (0.4,) + (0.99,) * 2))
    assert doubtful["sure"] == sure["sure"]
    assert doubtful["least"] == log_odds(0.4) < sure["least"]


def test_a_doubt_beside_the_value_is_none_of_its_own() -> None:
    label = signs(capital(), page((0.2, 0.2) + (0.99,) * 6))
    assert label["least"] == log_odds(0.99)


def test_without_chances_the_confidence_stands_in() -> None:
    got = signs(capital(), page())
    assert got["least"] == got["mean"] == got["sure"] == log_odds(0.97)


def test_the_same_value_in_another_document_is_an_echo() -> None:
    assert signs(capital(), page(), capital(document="d2"))["echoed"] == 1
    assert signs(capital(), page(), capital("999999", document="d2"))["echoed"] == 0
    assert signs(capital("12"), page(), capital("12", document="d2"))["echoed"] == 0


def test_a_seal_over_the_value_is_seen() -> None:
    over, beside = Rect(150, 90, 350, 290), Rect(600, 600, 800, 800)
    assert signs(capital(), page(seals=(Seal(over, "round", "red"),)))["sealed"] == 1
    assert signs(capital(), page(seals=(Seal(beside, "round", "red"),)))["sealed"] == 0


def curve(**rest: object) -> Curve:
    made = {"intercept": 0.0, "weights": {"least": 1.0}, "fields": {}, "knots": (), **rest}
    return Curve(**made)  # type: ignore[arg-type]


def calibration(**rest: object) -> Calibration:
    made = {"version": "1", "curves": {"figure": curve(), "text": curve(intercept=-2.0)}, "floor": 0.9,
            "floors": {"business_licence.capital": 0.95}, **rest}  # fmt: skip
    return Calibration(**made)  # type: ignore[arg-type]


def calibrated(field: Field, on: Page) -> Field:
    return calibrate([Document("d1", "x", (on,))], [[field]], calibration(), FORMATS)[0][0]  # type: ignore[arg-type]


def test_confidence_becomes_the_chance_and_nothing_else_changes() -> None:
    before = capital()
    got = calibrated(before, page((0.99,) * 5 + (0.4,) + (0.99,) * 2))
    assert got.confidence == pytest.approx(0.4, abs=1e-3)
    assert got == before.model_copy(update={"confidence": got.confidence})


def test_what_is_not_there_and_what_a_person_gave_keep_their_confidence() -> None:
    human = capital(state=FieldState.HUMAN, confidence=1.0)
    gone = capital(None, state=FieldState.ABSENT, evidence=(), confidence=1.0)
    assert calibrated(human, page((0.1,) * 8)) == human
    assert calibrated(gone, page()) == gone


def test_cells_are_calibrated_each_and_the_list_is_their_mean() -> None:
    place = Evidence(file="a.jpg", page=1, box=(0.1, 0.1, 0.26, 0.12))
    rows = tuple({"name": Cell(value="甲乙", confidence=c, evidence=(place,))} for c in (0.9, 0.5))
    empty = {"name": Cell(value=None, state=FieldState.ABSENT, confidence=0.3)}
    field = Field(name="staff_roster.rows", document="d1", state=FieldState.READ, value=(*rows, empty),
                  confidence=0.1, evidence=(place,))  # fmt: skip
    got = calibrated(field, page())
    assert isinstance(got.value, tuple)
    first, second, third = (row["name"].confidence for row in got.value)  # type: ignore[index]
    assert first > second and third == 0.3
    assert got.confidence == pytest.approx((first + second) / 2, abs=1e-4)


def test_a_field_has_its_own_floor() -> None:
    known = calibration()
    assert needs_human("business_licence.capital", capital(confidence=0.94), known)
    assert not needs_human("business_licence.name", capital(confidence=0.94), known)
    assert not needs_human("business_licence.capital", capital(confidence=0.95), known)
    assert needs_human("business_licence.capital", capital(confidence=0.79), None)
    hidden = capital(None, state=FieldState.OCCLUDED)
    assert needs_human("business_licence.capital", hidden, known)
    assert not needs_human("business_licence.capital", capital(state=FieldState.HUMAN, confidence=0.0), known)


def test_doubtful_places_are_those_below_the_floor() -> None:
    low, high = capital(confidence=0.5), capital(confidence=0.99)
    assert doubtful_evidence([low], calibration()) == frozenset(low.evidence)
    assert doubtful_evidence([high], calibration()) == frozenset()


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=8),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_the_straightened_chance_never_falls(pairs: list[tuple[float, float]], a: float, b: float) -> None:
    knots = list(zip(sorted(x for x, _ in pairs), sorted(y for _, y in pairs), strict=True))
    low, high = sorted((a, b))
    assert straightened(low, knots) <= straightened(high, knots) + 1e-9
    assert knots[0][1] - 1e-9 <= straightened(low, knots) <= knots[-1][1] + 1e-9


def test_groups_of_formats() -> None:
    assert [group_of(f) for f in ("money", "mark", "organisation")] == ["figure", "mark", "text"]


def test_a_missing_calibration_is_none_and_a_broken_one_an_error(tmp_path: Path) -> None:
    assert load_calibration(tmp_path / "none.json") is None
    (tmp_path / "bad.json").write_text('{"version": 1}', encoding="utf-8")
    with pytest.raises(StorageError, match="calibration"):
        load_calibration(tmp_path / "bad.json")
    (tmp_path / "good.json").write_text(json.dumps(calibration().model_dump(mode="json")), encoding="utf-8")
    assert load_calibration(tmp_path / "good.json") == calibration()
