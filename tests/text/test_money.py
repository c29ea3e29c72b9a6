"""Vectors of domain 2.8 and 2.9, OCR damage, and properties of amounts and shares."""

from decimal import Decimal
from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.money import (
    cn_money,
    decimal_text,
    find_unit,
    is_blank_amount,
    parse_money,
    parse_percent,
    pow10_off,
    read_money,
    to_cn_money,
    tol_sum,
    tol_terms,
    unit_factor,
)

# domain 2.8, {"fn": "cn_money"}
CAPITALS = [
    ("壹佰万元整", "1000000", "壹佰万元整"),
    ("壹佰万圆整", "1000000", "壹佰万元整"),
    ("人民币贰佰万元整", "2000000", "贰佰万元整"),
    ("叁仟零伍万零柒拾元伍角", "30050070.5", "叁仟零伍万零柒拾元伍角整"),
    ("壹亿零贰拾万元整", "100200000", "壹亿零贰拾万元整"),
    ("伍角整", "0.5", "伍角整"),
    ("柒分", "0.07", "柒分"),
    ("玖拾玖元零玖分", "99.09", "玖拾玖元零玖分"),
    (
        "人民币（大写）：贰佰叁拾肆万伍仟陆佰柒拾捌元玖角壹分",
        "2345678.91",
        "贰佰叁拾肆万伍仟陆佰柒拾捌元玖角壹分",
    ),
    ("拾万元整", "100000", "壹拾万元整"),
    ("壹拾万元正", "100000", "壹拾万元整"),
    ("陆佰萬圆整", "6000000", "陆佰万元整"),
    ("贰仟零叁元整", "2003", "贰仟零叁元整"),
    ("壹万亿元整", "1000000000000", "壹万亿元整"),
    ("零元整", "0", "零元整"),
    ("负伍佰元整", "-500", "负伍佰元整"),
    (
        "壹佰贰拾叁亿肆仟伍佰陆拾柒万捌仟玖佰零壹元贰角叁分",
        "12345678901.23",
        "壹佰贰拾叁亿肆仟伍佰陆拾柒万捌仟玖佰零壹元贰角叁分",
    ),
    ("壹拾贰万伍仟元整", "125000", "壹拾贰万伍仟元整"),
]


@pytest.mark.parametrize(("raw", "value", "encoded"), CAPITALS)
def test_capital_amounts(raw, value, encoded):
    assert cn_money(raw) == Decimal(value)
    assert to_cn_money(Decimal(value)) == encoded
    assert parse_money(raw, "万元") == Decimal(value)


@pytest.mark.parametrize(
    "raw", ["壹佰佰万元整", "壹佰二三元", "佰万元整", "壹佰万", "", "元", "整", "伍仟贰元整"]
)
def test_malformed_capitals_are_refused(raw):
    with pytest.raises(ValueError):
        cn_money(raw)


def test_both_endings_after_jiao_are_accepted():
    assert cn_money("叁元伍角") == cn_money("叁元伍角整") == cn_money("叁元伍角零分") == Decimal("3.5")
    assert cn_money("叁元零角伍分") == cn_money("叁元零伍分") == Decimal("3.05")


# domain 2.9
@pytest.mark.parametrize(
    ("raw", "unit", "yuan"),
    [
        ("200", "万元", "2000000"),
        ("￥2，000，000.00元", "元", "2000000.00"),
        ("1.2亿元", "元", "120000000"),
        ("(35,000.00)", "元", "-35000.00"),
        ("－35.2", "万元", "-352000"),
        ("3000千元", "元", "3000000"),
        ("人民币600000万元整", "元", "6000000000"),
        ("二百万元", "元", "2000000"),
        ("（35,000.00）", "元", "-35000"),
        ("100元", "万元", "100"),
        ("200万人民币", "元", "2000000"),
        ("（人民币）壹佰万元整", "元", "1000000"),
        ("100万元（大写：壹佰万元整）", "元", "1000000"),
        ("1 234.50", "元", "1234.5"),
        ("1000万", "元", "10000000"),
        ("￥-35.00", "元", "-35"),
    ],
)
def test_figures_and_units(raw, unit, yuan):
    money = read_money(raw, unit)
    assert money.yuan == Decimal(yuan)
    assert money.warnings == ()


@pytest.mark.parametrize(
    ("raw", "yuan", "warning"),
    [
        ("100.5方元", "1005000", "UNIT_CONFUSION"),
        ("100力元", "1000000", "UNIT_CONFUSION"),
        ("100无", "100", "UNIT_CONFUSION"),
        ("3,256.789.12", "3256789.12", "SEPARATOR"),
        ("3,256,789,12", "3256789.12", "SEPARATOR"),
        ("壶佰万元整", "1000000", "NUMERAL_CONFUSION"),
    ],
)
def test_misread_amounts_carry_a_warning(raw, yuan, warning):
    money = read_money(raw)
    assert (money.yuan, money.warnings) == (Decimal(yuan), (warning,))


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "-",
        "—",
        "35,000.00)",
        "(35,000.00",
        "200万美元",
        "约200万元",
        "1,23",
        "五百",
        "1.2.3",
        "-(35)",
        "12-3",
        "100万元（大写：贰佰万元整）",
        "若干",
        "100万元以上",
    ],
)
def test_what_is_no_exact_amount_in_yuan_is_refused(raw):
    with pytest.raises(ValueError):
        read_money(raw)


def test_the_printed_precision_is_kept():
    money = read_money("234.57", "万元")
    assert (money.decimals, money.unit, money.half_step) == (2, 10000, Decimal(50))
    assert money.text == "2345700"


def test_decimal_text():
    assert decimal_text(Decimal("1E+6")) == "1000000"
    assert decimal_text(Decimal("30050070.50")) == "30050070.5"
    assert decimal_text(Decimal("-0.00")) == "0"


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("单位：万元", "万元"),
        ("金额单位：人民币元", "元"),
        ("单 位：人民币万元", "万元"),
        ("注册资本（万元）", "万元"),
        ("单位：方元", "万元"),
        ("编制单位：某某公司 单位：元", "元"),
        ("编制单位：千元科技有限公司", None),
        ("金额", None),
    ],
)
def test_units_of_heads(head, unit):
    assert find_unit(head) == unit


def test_unit_factors():
    assert [unit_factor(u) for u in ("元", "千元", "万", "亿", "人民币元", "百万元")] == [
        1, 1000, 10**4, 10**8, 1, 10**6,
    ]  # fmt: skip
    with pytest.raises(ValueError):
        unit_factor("美元")


@pytest.mark.parametrize(
    ("a", "b", "k"),
    [
        ("2345678.90", "234.57", 4),
        ("234.57", "2345678.90", -4),
        ("2345678.90", "2345.68", 3),
        ("2345678.90", "2345700", 0),
        ("0", "5", 0),
        ("-100000", "10", 0),
        ("-100000", "-10", 4),
        ("100000000", "1", 8),
    ],
)
def test_unit_slips(a, b, k):
    assert pow10_off(Decimal(a), Decimal(b)) == k


def test_the_slip_border_is_exact():
    assert pow10_off(Fraction(10050), Fraction(1)) == 4
    assert pow10_off(Fraction(100500001, 10000), Fraction(1)) == 0


def test_rounding_tolerance_of_2_9():
    assert tol_sum(3, 2) == Decimal("0.02")
    assert tol_sum(3, 2, 10_000) == 200
    money = read_money("1.00", "万元")
    assert tol_terms(money, [money, money, money]) == tol_sum(3, 2, 10_000)


@pytest.mark.parametrize(
    ("raw", "bare", "points"),
    [
        ("80%", None, "80"),
        ("80％", None, "80"),
        ("百分之八十", None, "80"),
        ("0.8", "ratio", "80"),
        ("八成", None, "80"),
        ("98.4", "percent", "98.4"),
        ("百分之九十八点四", None, "98.4"),
        ("九成五", None, "95"),
        ("98.4条", "percent", "98.4"),
    ],
)
def test_percentages(raw, bare, points):
    assert parse_percent(raw, bare) == Decimal(points)


@pytest.mark.parametrize("raw", ["80", "120%", "-5%", "", "80%以上", "98.4条", "百分之"])
def test_what_is_no_share_is_refused(raw):
    with pytest.raises(ValueError):
        parse_percent(raw)


def test_growth_may_leave_the_range():
    assert parse_percent("120%", growth=True) == 120
    assert parse_percent("-5.5%", growth=True) == Decimal("-5.5")


@pytest.mark.parametrize(
    ("raw", "blank"), [("", True), (" — ", True), ("/", True), ("0", False), ("无", False)]
)
def test_blank_amounts(raw, blank):
    assert is_blank_amount(raw) is blank


@given(st.integers(0, 10**18 - 1))
def test_capital_round_trip(cents):
    amount = Decimal(cents) / 100
    assert cn_money(to_cn_money(amount)) == amount


@given(st.integers(0, 10**14))
def test_capitals_agree_with_cn2an(cents):
    amount = Decimal(cents) / 100
    assert to_cn_money(amount).rstrip("整") == cn2an.an2cn(decimal_text(amount), "rmb").rstrip("整")


@given(st.decimals("-1e12", "1e12", places=2), st.sampled_from(["元", "千元", "万元", "亿元"]), st.booleans())
def test_figures_round_trip(value, unit, brackets):
    printed = f"({-value:,.2f})" if brackets and value < 0 else f"{value:,.2f}"
    assert parse_money(printed, unit) == value * unit_factor(unit)
    assert parse_money(printed + unit) == value * unit_factor(unit) if "(" not in printed else True


@given(st.text(max_size=20) | st.text("0123456789.,，-()（）万亿元壹贰佰仟拾零整%成", max_size=20))
def test_no_text_raises_anything_but_value_error(text):
    for parse in (read_money, cn_money, parse_percent, unit_factor):
        try:
            parse(text)
        except ValueError:
            continue
    find_unit(text)
    is_blank_amount(text)
