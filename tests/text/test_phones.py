"""Vectors of domain 2.5; the numbers are the synthetic ones of the specification."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.phones import read_phone, read_phones


@pytest.mark.parametrize(
    ("raw", "kind", "number"),
    [
        ("+86 138-0000-0000", "mobile", "13800000000"),
        ("138 0000 0000", "mobile", "13800000000"),
        ("１３８００００００００", "mobile", "13800000000"),
        ("0086-13800000000", "mobile", "13800000000"),
        ("(0971)6100000", "landline", "0971-6100000"),
        ("（0971）6100000", "landline", "0971-6100000"),
        ("0971—6100000", "landline", "0971-6100000"),
        ("０２０－８３００００００", "landline", "020-83000000"),
        ("0971 - 6100000", "landline", "0971-6100000"),
        ("028-86000000-8012", "landline", "028-86000000-8012"),
        ("024-22000000转601", "landline", "024-22000000-601"),
        ("83000000", "landline_no_area", "83000000"),
        ("400-000-0000", "service", "4000000000"),
        ("12345678901", "invalid", "12345678901"),
        ("1380000000", "invalid", "1380000000"),
        ("12000000000", "invalid", "12000000000"),
        ("", "invalid", ""),
        ("无", "invalid", "无"),
    ],
)
def test_vectors_of_2_5(raw, kind, number):
    phone = read_phone(raw)
    assert (phone.kind, phone.number) == (kind, number)


def test_several_numbers_in_a_cell():
    phones = read_phones("13800000000/0971-6100000")
    assert [p.kind for p in phones] == ["mobile", "landline"]
    assert read_phones("") == ()


def test_the_number_stays_out_of_repr():
    assert "1380" not in repr(read_phone("13800000000"))
    assert "1380" not in repr(read_phones("13800000000；13900000000"))


@given(
    st.integers(13 * 10**9, 2 * 10**10 - 1),
    st.sampled_from(["", " ", "-"]),
    st.sampled_from(["", "+86 ", "86-"]),
)
def test_mobiles_in_every_grouping_have_one_normal_form(number, between, country):
    digits = str(number)
    printed = country + between.join((digits[:3], digits[3:7], digits[7:]))
    assert read_phone(printed).number == digits


@given(st.text(max_size=20) | st.text("0123456789-()+ 转/", max_size=20))
def test_no_text_makes_phones_raise(text):
    read_phone(text)
    read_phones(text)
