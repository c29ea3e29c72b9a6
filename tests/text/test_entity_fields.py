"""Proposals for missing fields: beside a label, by role, never over what was read, never trusted."""

import pytest

from dossier_ai.core import Document, FieldState, Frame, Page, Rect, Word
from dossier_ai.kinds import kind_of
from dossier_ai.text.entity_fields import CEILING, propose_fields, value_of
from dossier_ai.text.grounded import absent, occluded, read
from dossier_ai.text.lines import lines_of
from dossier_ai.text.mentions import DATE, MONEY, ORG, PERSON, Mention

A, B = "西宁高原物业有限公司", "青海云岭商务服务有限公司"


def document(kind, *lines):
    words = tuple(
        Word(t, Rect(100, 100 + 50 * i, 100 + 24 * len(t), 124 + 50 * i)) for i, t in enumerate(lines)
    )
    page = Page("a.pdf", 1, 1240, 1754, Frame.plain(1240, 1754), words, "ocr")
    return Document("d1", kind, (page,))


def mention(doc, label, text):
    for line in lines_of(doc.pages[0]):
        at = line.text.find(text)
        if at >= 0:
            return Mention(label, text, (line.span(at, at + len(text)),))
    raise AssertionError(text)


def propose(doc, fields, mentions, chances=None):
    found = propose_fields(doc, kind_of(doc.kind), fields, mentions, chances or {})
    return {field.key: field for field in found}


@pytest.fixture
def lease():
    doc = document("lease_contract", f"出租万(甲方)：{A}", f"承租方(乙方)：{B}", "签订于2024年3月15日")
    return doc, [mention(doc, ORG, A), mention(doc, ORG, B), mention(doc, DATE, "2024年3月15日")]


def test_parties_stand_beside_their_labels_and_the_date_last(lease):
    found = propose(lease[0], [], lease[1])
    assert (found["lessor"].value, found["lessee"].value) == (A, B)
    assert found["signed_on"].value == "2024-03-15"


def test_a_proposal_shows_its_place_and_is_never_sure(lease):
    field = propose(lease[0], [], lease[1], {"label.ORG": 0.99})["lessor"]
    assert field.state is FieldState.READ and field.confidence == CEILING < 0.80
    assert field.evidence[0].quote == A and field.evidence[0].grounding == "exact"
    assert field.evidence[0].box is not None


def test_a_proposal_lies_below_the_floor_of_its_field(lease):
    doc, mentions = lease
    found = propose_fields(doc, kind_of(doc.kind), [], mentions, {}, lambda name: 0.4)
    assert found and all(field.confidence < 0.4 for field in found)


def test_a_route_that_was_mostly_wrong_proposes_nothing(lease):
    assert "lessor" not in propose(lease[0], [], lease[1], {"label.ORG": 0.1})


def test_what_the_rules_read_or_saw_stays(lease):
    doc, mentions = lease
    span = mentions[0].spans[0]
    known = [read(doc, "lessor", span, A), occluded(doc, "lessee", span)]
    assert {"lessor", "lessee"}.isdisjoint(propose(doc, known, mentions))


def test_a_field_that_was_searched_for_may_still_be_proposed(lease):
    assert propose(lease[0], [absent(lease[0], "lessor")], lease[1])["lessor"].value == A


def test_one_organisation_is_not_given_to_two_roles():
    doc = document("lease_contract", f"甲方：{A}", "乙方：")
    found = propose(doc, [], [mention(doc, ORG, A)])
    assert found["lessor"].value == A and "lessee" not in found


def test_without_label_or_role_nothing_is_proposed():
    doc = document("business_licence", f"{A}", "王某某")
    assert "legal_rep" not in propose(doc, [], [mention(doc, PERSON, "王某某")])


@pytest.mark.parametrize(
    ("label", "text", "value"),
    [
        (DATE, "2024年3月15日", "2024-03-15"),
        (DATE, "2024年3月15", None),
        (DATE, "2024年13月1日", None),
        (MONEY, "12.5万元", "125000"),
        (MONEY, "12.5", None),
        (PERSON, "王某某", "王某某"),
        (PERSON, "王某某12", None),
        (ORG, "：" + A, A),
    ],
)
def test_values_are_whole_or_none(label, text, value):
    span = lines_of(document("lease_contract", text).pages[0])[0].span(0, len(text))
    found = value_of(Mention(label, text, (span,)))
    if label == DATE and text == "2024年3月15" and found is not None:
        assert found == "2024-03-15"
    else:
        assert found == value
