"""A corrected field stands where the reading stood, in a person's name; what does not fit is refused."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dossier_ai.core import Decision, Dossier, Field, FieldState
from dossier_ai.errors import UsageError
from dossier_ai.kinds import formats
from dossier_ai.record.corrections import correct_fields


def correct(target: str, value: str | None, at: str = "2026-06-01", by: str = "审核员") -> Decision:
    return Decision(target=target, action="correct", value=value, by=by, at=at)


@pytest.fixture
def dossier(kit: SimpleNamespace) -> Dossier:
    make = kit.Maker()
    kit.add_licence(make)
    kit.add_form(make)
    roster = make.document("staff_roster")
    make.rows(roster, kit.staff_rows(3, 2, 1, 0))
    for _ in range(2):
        report = make.document("audit_report")
        make.field(report, "total_assets", "1000000")
    declaration = make.document("truth_declaration")
    make.field(declaration, "sealed", False)
    made: Dossier = make.done()
    return made


def field(dossier: Dossier, document: str, name: str) -> Field:
    return next(f for f in dossier.fields if (f.document, f.name) == (document, name))


def corrected(dossier: Dossier, *decisions: Decision) -> Dossier:
    return correct_fields(dossier, decisions, formats())


def test_a_field_keeps_its_place_and_what_was_printed(dossier: Dossier) -> None:
    before = field(dossier, "d4", "audit_report.total_assets")
    after = field(
        corrected(dossier, correct("field:d4:audit_report.total_assets", "3256789.12")),
        "d4", "audit_report.total_assets",
    )  # fmt: skip
    assert (after.value, after.state, after.confidence) == ("3256789.12", FieldState.HUMAN, 1.0)
    assert [e.grounding for e in after.evidence] == ["human"]
    assert [(e.file, e.page, e.box) for e in after.evidence] == [
        (e.file, e.page, e.box) for e in before.evidence
    ]
    assert after.raw == before.raw


def test_only_the_named_document_changes(dossier: Dossier) -> None:
    after = corrected(dossier, correct("field:d4:audit_report.total_assets", "1"))
    changed = [f for f, g in zip(after.fields, dossier.fields, strict=True) if f != g]
    assert [(f.document, f.name) for f in changed] == [("d4", "audit_report.total_assets")]


def test_a_name_that_one_document_has_needs_no_document(dossier: Dossier) -> None:
    after = corrected(dossier, correct("field:truth_declaration.sealed", "true"))
    assert field(after, "d6", "truth_declaration.sealed").value is True
    with pytest.raises(UsageError, match="names no field"):
        corrected(dossier, correct("field:audit_report.total_assets", "1"))


def test_the_last_word_counts(dossier: Dossier) -> None:
    target = "field:d4:audit_report.total_assets"
    after = corrected(dossier, correct(target, "2", at="2026-06-02"), correct(target, "1", at="2026-06-01"))
    assert field(after, "d4", "audit_report.total_assets").value == "2"


def test_nobody_corrects_nothing(dossier: Dossier) -> None:
    assert corrected(dossier, correct("field:d4:audit_report.total_assets", "2", by=" ")) == dossier


def test_a_cell_of_a_list(dossier: Dossier) -> None:
    rows = field(
        corrected(dossier, correct("field:d3:staff_roster.rows:2:degree", "本科")), "d3", "staff_roster.rows"
    ).value
    assert isinstance(rows, tuple)
    second = rows[1]
    assert isinstance(second, dict)
    assert (second["degree"].value, second["degree"].state) == ("本科", FieldState.HUMAN)
    assert second["degree"].evidence[0].grounding == "human"
    first = rows[0]
    assert isinstance(first, dict) and first["degree"].state is FieldState.READ


def test_nothing_stands_there(dossier: Dossier) -> None:
    after = field(
        corrected(dossier, correct("field:d4:audit_report.total_assets", None)),
        "d4",
        "audit_report.total_assets",
    )
    assert (after.value, after.state) == (None, FieldState.ABSENT)


def test_what_was_not_read_is_grounded_on_the_page_that_was_looked_at(dossier: Dossier) -> None:
    after = field(
        corrected(dossier, correct("field:d4:audit_report.revenue", "5")), "d4", "audit_report.revenue"
    )
    (place,) = after.evidence
    assert (place.file, place.page, place.grounding) == ("04.pdf", 1, "human")


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("field:d4:audit_report.total_assets", "三百万"),
        ("field:d4:audit_report.total_assets", "NaN"),
        ("field:d1:business_licence.established", "去年"),
        ("field:d6:truth_declaration.sealed", "yes"),
        ("field:d3:staff_roster.rows", "x"),
        ("field:d3:staff_roster.rows:9:degree", "本科"),
        ("field:d3:staff_roster.rows:0:degree", "本科"),
        ("field:d3:staff_roster.rows:1:nonsense", "本科"),
        ("field:d3:staff_roster.rows:1:phone", "13912345678"),
        ("field:d1:business_licence.address", "测试路1号，电话13912345678"),
        ("field:d4:audit_report.nonsense", "1"),
        ("field:d4:business_licence.name", "甲"),
        ("field:d99:audit_report.total_assets", "1"),
    ],
)
def test_what_does_not_fit_is_refused(dossier: Dossier, target: str, value: str) -> None:
    with pytest.raises(UsageError) as refused:
        corrected(dossier, correct(target, value))
    assert "13912345678" not in str(refused.value)
