"""The amount of a contract among others: every printed form of an amount comes back, other sums never do."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.contract_amounts import contract_amounts
from dossier_ai.text.lines import lines_of
from dossier_ai.text.money import to_cn_money


def lines(*texts):
    words = tuple(Word(t, Rect(100, 100 + 40 * i, 1500, 124 + 40 * i)) for i, t in enumerate(texts))
    return lines_of(Page("a.pdf", 1, 1654, 2339, Frame.plain(1654, 2339), words, "ocr"))


def found(*texts):
    figure, words = contract_amounts(lines(*texts))
    return (figure.yuan if figure else None, words.yuan if words else None)


cents = st.integers(min_value=100, max_value=10**12)


@given(cents)
def test_figures_and_words_come_back(value):
    yuan = Decimal(value) / 100
    printed = f"合同总金额：人民币{to_cn_money(yuan)}（¥{yuan:,.2f}元）"
    assert found(printed) == (yuan, yuan)


@given(cents)
def test_words_in_front_in_brackets_and_blanks_change_nothing(value):
    yuan = Decimal(value) / 100
    printed = f"三、服 务 费 用 （小写）： ￥ {yuan:.2f} ，（大写）： {to_cn_money(yuan)}"
    assert found(printed) == (yuan, yuan)


@given(st.integers(min_value=1, max_value=99999))
def test_a_unit_in_the_label_counts(value):
    assert found(f"合同金额（万元）：{value}")[0] == Decimal(value) * 10_000


@pytest.mark.parametrize(
    "text",
    [
        "乙方缴纳履约保证金10000元。",
        "逾期违约金为合同金额的5%，即15000元。",
        "首付款为合同金额的30%，即人民币30000元。",
        "服务费用据实结算，单价5000元/场。",
        "服务费用按每场5000元结算",
        "合同金额不超过200000元",
        "合同金额 详见附件第3页",
        "乙方注册资本500万元",
        "合同金额的30%于验收后7日内支付",
    ],
)
def test_other_sums_are_not_the_amount(text):
    assert found(text) == (None, None)


def test_an_amount_under_its_heading_and_over_two_paragraphs():
    assert found("三、合同金额", "人民币叁拾万元整", "（￥300,000.00）") == (Decimal(300000), Decimal(300000))


def test_a_misread_numeral_is_read_with_less_certainty():
    figure, words = contract_amounts(lines("合同金额：人民币贡拾万元整"))
    assert figure is None
    assert words is not None
    assert (words.yuan, words.exact) == (Decimal(200000), False)


def test_the_places_are_those_of_the_amount():
    figure, words = contract_amounts(lines("合同金额：300000元（大写：叁拾万元整）"))
    assert [s.text for s in figure.spans] == ["300000元"]
    assert [s.text for s in words.spans] == ["叁拾万元整"]
