"""The pass that conceals personal values in fields."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Cell, Evidence, Field, FieldState, Frame, Page, Personal, Rect, Word
from dossier_ai.text.personal import conceal, hash_number, personal_rects, personal_value

KEY = b"0123456789abcdef0123456789abcdef"
FORMATS = {
    "application_form.phone": "phone",
    "application_form.total_assets": "money",
    "application_form.applicant": "organisation",
    "application_form.honours": "names",
    "application_form.filled_on": "date",
    "staff_roster.rows": "rows",
    "staff_roster.rows.phone": "phone",
    "staff_roster.rows.name": "person",
    "staff_roster.rows.seq": "integer",
    "staff_roster.rows.title_no": "text",
    "business_licence.uscc": "uscc",
    "service_evidence.photo_hashes": "hashes",
}


def evidence(quote):
    return (Evidence(file="a.pdf", page=1, box=(0.1, 0.1, 0.2, 0.2), quote=quote),)


def field(name, value, raw=None, quote=None):
    raw = str(value) if raw is None else raw
    return Field(
        name=name,
        document="d1",
        state=FieldState.READ if value is not None else FieldState.OCCLUDED,
        value=value,
        raw=raw,
        evidence=evidence(raw if quote is None else quote),
    )


def concealed(name, value, raw=None, quote=None):
    return conceal([field(name, value, raw, quote)], KEY, FORMATS)[0]


def test_a_phone_field_holds_its_mask_and_hash_only():
    out = concealed("application_form.phone", "139-0000-0000", quote="联系电话：139-0000-0000")
    assert out.value == Personal(masked="139-****-0000", hash=hash_number("13900000000", "phone", KEY))
    assert out.raw == "139-****-0000"
    assert out.evidence[0].quote == "联系电话：139-****-0000"
    assert out.evidence[0].box == (0.1, 0.1, 0.2, 0.2)


def test_the_same_number_has_one_hash_in_every_printed_form_and_another_under_another_key():
    forms = ["13900000000", "+86 139 0000 0000", "139-0000-0000", "１３９００００００００"]
    assert len({hash_number(f, "phone", KEY) for f in forms}) == 1
    assert hash_number(forms[0], "phone", KEY) != hash_number(forms[0], "phone", b"another key of 16 bytes")
    assert hash_number("11010519491231002x", "identity", KEY) == hash_number(
        "110105 19491231 002X", "identity", KEY
    )
    assert hash_number("(0971)6100000", "phone", KEY) == hash_number("0971-6100000", "phone", KEY)
    assert re.fullmatch("[0-9a-f]{64}", hash_number(forms[0], "phone", KEY))


def test_a_short_key_is_refused():
    with pytest.raises(ValueError):
        conceal([], b"short", FORMATS)
    with pytest.raises(ValueError):
        hash_number("13900000000", "phone", b"")


def test_rows_are_concealed_cell_by_cell():
    row = {
        "seq": Cell(value="1", raw="1", evidence=evidence("1")),
        "name": Cell(value="张示例", raw="张示例 13900000000", evidence=evidence("张示例 13900000000")),
        "phone": Cell(value="13900000000", raw="13900000000", evidence=evidence("13900000000")),
        "title_no": Cell(value="11010519491231002X", raw="11010519491231002X", evidence=evidence("x")),
    }
    out = conceal([field("staff_roster.rows", (row,), raw="")], KEY, FORMATS)[0].value[0]
    assert out["seq"].value == "1"
    assert out["name"].raw == "张示例 139****0000"
    assert isinstance(out["phone"].value, Personal)
    assert out["phone"].evidence[0].quote == "139****0000"
    assert out["title_no"].value.masked == "110***********002X"
    assert out["title_no"].raw == "110***********002X"


def test_figures_dates_and_codes_stay():
    for name, value in [
        ("application_form.total_assets", "13900000000"),
        ("application_form.filled_on", "2023-05-01"),
        ("business_licence.uscc", "91440106FAKE00013X"),
        ("business_licence.uscc", "911101061990010100"),
    ]:
        before = field(name, value)
        assert conceal([before], KEY, FORMATS)[0] == before


def test_a_phone_in_the_wrong_column_is_masked_there_too():
    out = concealed("application_form.total_assets", "100", raw="100 13900000000", quote="13900000000")
    assert (out.value, out.raw, out.evidence[0].quote) == ("100", "100 139****0000", "139****0000")
    unread = concealed("application_form.total_assets", None, raw="13900000000", quote="13900000000")
    assert (unread.value, unread.raw) == (None, "139****0000")


def test_free_text_and_lists_of_names_are_masked():
    out = concealed("application_form.applicant", "示例公司 电话0971-6100000")
    assert out.value == "示例公司 电话0971-***0000"
    assert concealed("application_form.honours", ("甲13900000000", "乙")).value == ("甲139****0000", "乙")
    assert concealed("unknown.field", "13900000000").value == "139****0000"


def test_a_cell_without_a_number_stays():
    assert concealed("application_form.phone", "无").value == "无"
    assert concealed("application_form.phone", None, raw="").value is None


def test_an_invalid_number_is_concealed_as_well():
    out = concealed("application_form.phone", "1380000123")
    assert out.value == personal_value("1380000123", "phone", KEY)
    assert "0000123" not in out.model_dump_json()


def test_fingerprints_are_never_taken_for_numbers_of_people():
    looks = ("ab13900000000cde", "1390000000012345", "c33c17e93c3c3cc3")
    once = conceal([field("service_evidence.photo_hashes", looks, "、".join(looks))], KEY, FORMATS)[0]
    assert once.value == looks
    assert once.raw == "、".join(looks)
    beside = concealed("service_evidence.photo_hashes", looks, quote="电话13800000000")
    assert "13800000000" not in beside.evidence[0].quote
    assert concealed("application_form.honours", ("13900000000",)).value != ("13900000000",)


def test_marks_are_left_alone():
    assert concealed("truth_declaration.sealed", True).value is True


def test_places_of_numbers_on_a_page():
    words = (
        Word("联系电话：13900000000", Rect(100, 100, 400, 120)),
        Word("示例公司", Rect(100, 200, 200, 220)),
    )
    page = Page("a.pdf", 1, 1000, 1000, Frame.plain(1000, 1000), words, "ocr")
    (rect,) = personal_rects(page)
    assert 180 < rect.left < 300
    assert rect.right == 400
    assert (rect.top, rect.bottom) == (100, 120)


@given(
    st.integers(13 * 10**9, 2 * 10**10 - 1).map(str),
    st.sampled_from(["{}", "联系电话：{}", "{}（张三）", "0971-6100000/{}", "+86 {}"]),
    st.sampled_from(["application_form.phone", "application_form.applicant", "any.text"]),
)
def test_nothing_of_a_concealed_field_holds_a_mobile_and_twice_is_once(number, form, name):
    once = conceal([field(name, form.format(number))], KEY, FORMATS)
    assert number not in once[0].model_dump_json()
    assert not re.search(r"(?<![0-9a-f])1[3-9][0-9]{9}(?![0-9a-f])", once[0].model_dump_json())
    assert conceal(once, KEY, FORMATS) == once
