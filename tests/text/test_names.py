"""Domain 2.20, the reference of 80-check-cases, and properties of name comparison."""

import re
import unicodedata
from difflib import SequenceMatcher
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.names import (
    differs_in_lookalikes_only,
    distinct_names,
    is_non_enterprise,
    norm_name,
    same_name,
    shared_share,
    similarity,
    stem,
    visual_similarity,
)

NAMES = st.text("虚构示例服务有限责任公司甲乙（）() ·-ABC已己巳", max_size=16)


def test_blanks_brackets_and_dots_do_not_separate_names():
    assert same_name("示例 虚构服务(成都)有限公司", "示例虚构服务（成都）有限公司")
    assert same_name("张 示例", "张示例")
    assert same_name("ＡＢＣ科技有限公司", "ABC科技有限公司")
    assert same_name("阿不都·示例", "阿不都示例")
    assert norm_name("囗岸贸易") == "口岸贸易"


def test_legal_forms_are_different_names():
    assert not same_name("示例虚构服务有限责任公司", "示例虚构服务有限公司")
    assert 0.85 <= similarity("示例虚构服务有限责任公司", "示例虚构服务有限公司") < 1


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("虚构市示例区样本路1号", "虚构市示例区样本路1号101房", True),  # XID-12
        ("虚构市示例区样本路1号", "另外市测试县某某街99号", False),
    ],
)
def test_addresses_of_xid_12(a, b, near):
    assert (similarity(a, b) >= 0.80) is near


def test_lookalikes():
    assert differs_in_lookalikes_only("虚构租赁有限公司", "虚构祖赁有限公司")
    assert not differs_in_lookalikes_only("虚构租赁有限公司", "虚构租赁有限公司")
    assert not differs_in_lookalikes_only("虚构租赁有限公司", "虚拟租赁有限公司")
    assert visual_similarity("贷款公司", "货款公司") == 1 - 0.25 / 4
    assert visual_similarity("贷款公司", "存款公司") == 1 - 1 / 4
    assert visual_similarity("", "") == 1
    assert visual_similarity("甲", "") == 0


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        ("虚构市甲元科技有限公司", "虚构市乙元科技有限公司", False),  # XSV-15
        ("虚构市甲元科技有限公司", "甲元科技有限责任公司", True),
        ("虚构省虚构市样本区甲元科技有限公司", "甲元科技", True),
        ("甲元科技（虚构）有限公司", "甲元科技有限公司", True),
        ("虚构超市管理有限公司", "管理有限公司", False),
    ],
)
def test_stems(a, b, equal):
    assert (stem(a) == stem(b)) is equal


def test_a_known_region_may_stand_without_its_suffix():
    assert stem("广州甲元科技有限公司", ("广州", "深圳")) == stem("广州市甲元科技有限公司") == "甲元科技"


def test_distinct_names_and_their_overlap():
    assert distinct_names(["甲有限公司", "甲 有限公司", "乙有限公司", ""]) == ("甲有限公司", "乙有限公司")
    assert shared_share(["甲", "乙"], ["乙", "丙"]) == Fraction(1, 3)
    assert shared_share([], []) == 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("虚构市工业和信息化局", True),  # XSV-05
        ("甲有限公司", False),
        ("虚构大学", True),
        ("虚构医院有限公司", False),
        ("虚构市软件行业协会", True),
        ("虚构街道办事处", True),
    ],
)
def test_non_enterprises(name, expected):
    assert is_non_enterprise(name) is expected


def _reference_norm(s):
    """`norm_name` of the check cases (Appendix B), to be agreed with."""
    s = unicodedata.normalize("NFKC", s or "")
    s = re.sub(r"[\s·•,，.。、\"'“”‘’《》<>:：;；_\-—–]", "", s)
    return s.replace("(", "（").replace(")", "）").replace("囗", "口")


@given(NAMES, NAMES)
def test_agrees_with_the_reference(a, b):
    assert norm_name(a) == _reference_norm(a)
    reference = SequenceMatcher(None, _reference_norm(a), _reference_norm(b)).ratio()
    assert similarity(a, b) >= reference
    assert similarity(a, b) == similarity(b, a)


@given(NAMES, NAMES)
def test_similarities_stay_in_range_and_say_one_only_for_the_same(a, b):
    for value in (similarity(a, b), visual_similarity(a, b)):
        assert 0 <= value <= 1
        assert (value == 1) is same_name(a, b)


@given(st.text(max_size=20))
def test_no_text_makes_names_raise(text):
    stem(text)
    is_non_enterprise(text)
    assert same_name(text, text)
