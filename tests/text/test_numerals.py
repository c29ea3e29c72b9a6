"""The strict grammar of domain 2.8 and counts in cells."""

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.numerals import cn_int, parse_integer


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("十", 10),
        ("廿一", 21),
        ("卅", 30),
        ("一百二十三", 123),
        ("零五", 5),
        ("一万零五", 10005),
        ("壹拾贰万伍仟", 125000),
        ("壹万亿", 10**12),
        ("叁仟零伍万零柒拾", 30050070),
        ("壹亿零贰拾万", 100200000),
        ("两千零三", 2003),
        ("十万", 100000),
        ("六万零五百", 60500),
    ],
)
def test_numerals(text, value):
    assert cn_int(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "壹佰佰",
        "壹佰二三",
        "佰",
        "佰万",
        "一百五",
        "一万五",
        "一百十五",
        "二零",
        "一万二万",
        "亿",
        "万",
        "一亿二亿",
        "十廿",
        "一千千",
        "十百",
        "甲",
        "零零",
        "零拾",
        "一百 二十",
    ],
)
def test_what_has_no_or_two_readings_is_refused(text):
    with pytest.raises(ValueError):
        cn_int(text)


@given(st.integers(0, 10**16 - 1), st.sampled_from(["low", "up"]))
def test_agrees_with_cn2an(value, mode):
    printed = cn2an.an2cn(str(value), mode)
    assert cn_int(printed) == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("120", 120),
        ("1,200", 1200),
        ("１２０家", 120),
        ("一百二十人", 120),
        ("共 35 人", 35),
        ("2万户次", 20000),
        ("十二", 12),
        ("0", 0),
        ("二万", 20000),
    ],
)
def test_counts(raw, value):
    assert parse_integer(raw) == value


@pytest.mark.parametrize(
    "raw", ["", "约120家", "60余家", "120多", "1.5", "1,20", "12-3", "若干", "100家以上"]
)
def test_approximate_counts_are_refused(raw):
    with pytest.raises(ValueError):
        parse_integer(raw)


@given(st.text(max_size=20) | st.text("一二三十百千万亿零廿0123456789,家", max_size=20))
def test_no_text_raises_anything_but_value_error(text):
    for parse in (cn_int, parse_integer):
        try:
            parse(text)
        except ValueError:
            continue
