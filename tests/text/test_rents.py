"""Rents and deposits in the words of leases."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.money import to_cn_money
from dossier_ai.text.rents import deposit_in, rent_in


@pytest.mark.parametrize(
    ("text", "yuan", "period"),
    [
        ("月租金为人民币12,000.00元(大写:壹万贰仟元整)", "12000", "month"),
        ("租金标准为45元/㎡/月,月租金合计22437元,年租金269244元", "22437", "month"),
        ("租金:45元/平方米·月", "45", "per_m2_month"),
        ("每月每平方米租金45元", "45", "per_m2_month"),
        ("年租金144000元,每年支付一次", "144000", "year"),
        ("每月5日前支付,年租金144000元", "144000", "year"),
        ("租金总额为人民币360000元", "360000", "total"),
        ("租金为每月人民币12000元,押金为两个月租金即人民币24000元", "12000", "month"),
        ("租金为1.2万元/月", "12000", "month"),
        ("租金(元/月):12000", "12000", "month"),
        ("每月租金1万元,物业管理费每月500元", "10000", "month"),
        ("该房屋租金为租赁期内人民币1,132,056.00元,乙方按季度支付", "1132056", "total"),
        ("三、租金及押金该房屋年租金为人民币559404元,押金93234元", "559404", "year"),
    ],
)
def test_rents(text, yuan, period):
    rent = rent_in(text)
    assert (rent.yuan, rent.period) == (Decimal(yuan), period)


@pytest.mark.parametrize(
    "text", ["甲方将房屋无偿提供乙方使用", "双方约定免收租金", "甲方不收取任何费用", "由乙方无偿使用"]
)
def test_free_use_has_no_amount(text):
    rent = rent_in(text)
    assert (rent.yuan, rent.period) == (None, "free")


@pytest.mark.parametrize(
    "text",
    [
        "乙方应于2023年1月5日前支付首期租金",
        "物业费每月每平方米2元",
        "逾期每日支付违约金100元",
        "押金人民币24000元",
        "每季度租金36000元",
        "",
    ],
)
def test_other_amounts_are_no_rent(text):
    assert rent_in(text) is None


amounts = st.integers(1, 10**8)


@given(amounts, amounts)
def test_words_and_figures_agree_and_a_deposit_is_apart(rent, deposit):
    text = f"每月租金为人民币{rent:,}元(大写:{to_cn_money(rent)}),押金为人民币{to_cn_money(deposit)}"
    found, held = rent_in(text), deposit_in(text)
    assert (found.yuan, found.period) == (rent, "month")
    assert held[0] == deposit
    assert text[held[1] : held[2]].endswith(to_cn_money(deposit))


@given(amounts)
def test_a_rent_in_words_alone(rent):
    assert rent_in(f"年租金{to_cn_money(rent)}").yuan == rent


def test_a_rent_that_is_reduced_is_not_waived():
    assert rent_in("因维修影响乙方使用的,应相应减免租金") is None


def test_the_heading_of_rent_and_deposit_makes_the_rent_no_deposit():
    text = "三、租金及押金该房屋年租金为人民币559404元。乙方向甲方交付押金93234元。"
    found = deposit_in(text)
    assert found is not None and found[0] == Decimal("93234")


def test_the_words_of_the_period_have_their_place():
    for text, said in (("该房屋年租金为人民币559404元", "年租金"), ("租金为1.2万元/月", "/月")):
        assert text[slice(*rent_in(text).said)] == said


def test_a_heading_of_rent_and_deposit_names_no_deposit() -> None:
    text = "三、租金及押金该房屋租金单价为人民币28元,支付方式为半年付。乙方向甲方交付押金86428元。"
    rent, deposit = rent_in(text), deposit_in(text)
    assert rent is not None and (rent.yuan, rent.period) == (28, "per_m2_month")
    assert deposit is not None and deposit[0] == 86428
