"""Phone and identity numbers in text: what is found, what is left alone, what stays readable.

The numbers are those of domain 2.4 and 2.5: printed examples of the standard and `…0000…` numbers.
"""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.masking import mask_personal, mask_phone_text, personal_spans


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("13900000000", "139****0000"),
        ("联系电话：13900000000", "联系电话：139****0000"),
        ("+86 139-0000-0000", "+86 139-****-0000"),
        ("139 0000 0000", "139 **** 0000"),
        ("1390000 0000", "139**** 0000"),
        ("１３９００００００００", "１３９****００００"),
        ("联系人张三13900000000", "联系人张三139****0000"),
        ("Tel13900000000", "Tel139****0000"),
        ("电话.13900000000", "电话.139****0000"),
        ("13900000000@example.com", "139****0000@example.com"),
        ("13900000000,13800000000", "139****0000,138****0000"),
        ("13900000000.13800000000", "139****0000.138****0000"),
        ("13900000000/0971-6100000", "139****0000/0971-***0000"),
        ("1390000000013800000000", "139***************0000"),
        ("0971-6100000", "0971-***0000"),
        ("（0971）6100000转601", "（0971）***0000转***"),
        ("02083000000", "020****0000"),
        ("传真：6100000", "传真：***0000"),
        ("11010519491231002X", "110***********002X"),
        ("身份证号：11010519491231002X", "身份证号：110***********002X"),
        ("110105 19491231 002X", "110*** ******** 002X"),
        ("110105194912310021", "110***********0021"),
    ],
)
def test_numbers_are_masked_and_the_length_stays(text, masked):
    assert mask_personal(text) == masked
    assert len(masked) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "91440106FAKE00013X",
        "91110000600037341L",
        "911301061390000000",
        "13900000000元",
        "13900000000 元",
        "¥13900000000",
        "13900000000.00",
        "13,900,000,000.00",
        "0.13900000000",
        "3256789.12",
        "2023-05-01",
        "20230501",
        "粤会审字[2023]第13900000000号",
        "编号：13900000000",
        "ZL202110000001.6",
        "999991202006000001",
        "104231201205011235",
        "440106001001GB00001F00010001",
        "440106000000010",
        "400-000-0000",
        "热线：400-000-0000",
        "139000000001",
        "1500-2000-300",
        "15 20 30 40 50 6",
        "粤公网安备44010602000001号",
        "",
    ],
)
def test_codes_amounts_dates_and_serials_are_left_alone(text):
    assert personal_spans(text) == ()
    assert mask_personal(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("138OOOO1234", "138****1234"),
        ("1380000123", "******0123"),
        ("83000000", "****0000"),
        ("0086 139 0000 0000", "0086 139 **** 0000"),
        ("1 3 9 0 0 0 0 0 0 0 0", "1 3 9 * * * * 0 0 0 0"),
        ("13900000000（张三）", "139****0000（张三）"),
        ("无", "无"),
        ("400-000-0000", "400-000-0000"),
    ],
)
def test_a_declared_phone_is_masked_however_misread(text, masked):
    assert mask_phone_text(text) == masked
    assert mask_phone_text(masked) == masked


MOBILES = st.integers(13 * 10**9, 2 * 10**10 - 1).map(str)
PLAIN = st.text("联系人张三，。；（） 电话手机abz:", max_size=12)


@given(
    PLAIN.filter(lambda t: not re.search(r"[A-Za-z]$", t)),
    MOBILES,
    PLAIN.filter(lambda t: not t[:1].isascii()),
)
def test_masking_leaves_no_mobile(before, number, after):
    masked = mask_personal(before + number + after)
    assert not re.search(r"1[3-9][0-9]{9}", masked)
    assert number[:3] in masked


@given(MOBILES, st.sampled_from(["{}", "{} ", "+86{}", "86-{}", "({})", "手机{}", "{}转1"]))
def test_masking_twice_changes_nothing(number, form):
    once = mask_personal(form.format(number))
    assert mask_personal(once) == once
    assert mask_phone_text(mask_phone_text(form.format(number))) == mask_phone_text(form.format(number))


@given(st.text(max_size=40) | st.text("0123456789OlX- ()转身份证电话", max_size=40))
def test_no_text_makes_masking_raise_or_changes_its_length(text):
    assert len(mask_personal(text)) == len(text)
    assert len(mask_phone_text(text)) == len(text)
    spans = personal_spans(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


@given(
    st.decimals("0.01", "999999999999.99", places=2),
    st.sampled_from(["{:,.2f}", "{:.2f}", "¥{:.2f}", "{:.2f}元"]),
)
def test_no_amount_is_masked(value, form):
    text = form.format(value)
    assert mask_personal(text) == text
