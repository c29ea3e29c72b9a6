"""Vectors of domain 2.14 and its traps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.degrees import read_degree

# domain 2.14, {"fn": "degree"}
VECTORS = [
    ("大学本科", 4, True, ()),
    ("大专", 3, True, ()),
    ("高职高专", 3, True, ()),
    ("专科（自考）", 3, True, ()),
    ("硕士研究生", 5, True, ()),
    ("研究生", 5, True, ()),
    ("博士", 6, True, ()),
    ("MBA", 5, True, ()),
    ("中专", 2, False, ()),
    ("高中", 1, False, ()),
    ("技校", 2, False, ()),
    ("大学", 4, True, ()),
    ("本科在读（大专毕业）", 3, True, ("REVIEW:在读",)),
    ("硕士在读，本科", 4, True, ("REVIEW:在读",)),
    ("本科结业", None, None, ("REVIEW:结业",)),
    ("大专肄业", None, None, ("REVIEW:肄业",)),
    ("学士", 4, True, ()),
    ("专升本", 4, True, ()),
    ("中央党校研究生", 5, True, ("REVIEW:党校",)),
    ("高级技工班", 2, None, ("REVIEW:高级技工",)),
    ("", None, None, ("UNREADABLE",)),
    ("国家开放大学本科", 4, True, ()),
    ("职业高中", 2, False, ()),
]


@pytest.mark.parametrize(("raw", "level", "college", "flags"), VECTORS)
def test_vectors_of_2_14(raw, level, college, flags):
    degree = read_degree(raw)
    assert (degree.level, degree.college, degree.flags) == (level, college, flags)


# labels of the table of 2.14
@pytest.mark.parametrize(
    ("labels", "level"),
    [
        ("博士 博士研究生 博士学位", 6),
        ("硕士 硕士研究生 研究生 MBA EMBA MPA 工程硕士 硕士学位 mba", 5),
        (
            "本科 大学本科 大学 学士 双学位 第二学士学位 专升本 自考本科 函授本科 网络教育本科 大学普通班",
            4,
        ),
        ("大专 专科 大学专科 高职 高职高专 高等职业 成人大专 自考专科 电大", 3),
        ("中专 中等专科 职高 技校 技工 中技", 2),
        ("高中 初中 小学", 1),
    ],
)
def test_labels_of_the_table(labels, level):
    for label in labels.split():
        degree = read_degree(label)
        assert (degree.level, degree.college, degree.flags) == (level, level >= 3, ()), label


@pytest.mark.parametrize(
    ("raw", "level"),
    [
        ("硕士研究生在读", None),
        ("在读研究生，本科", 4),
        ("专科毕业，本科肄业", 3),
        ("高中毕业，大学肄业", 1),
        ("大学预科", None),
        ("大专以下", None),
        ("高中（大专在读）", 1),
        ("本 科", 4),
        ("研究生（在读）", None),
        ("本科（肄业），大专毕业", 3),
        ("中专，大学肄业", None),
    ],
)
def test_what_is_not_completed_does_not_count(raw, level):
    degree = read_degree(raw)
    assert degree.level == level
    assert degree.college is (None if level is None else level >= 3)


@given(st.text(max_size=20) | st.text("本科大专硕士博研究生在读结业肄毕（），", max_size=20))
def test_no_text_makes_degrees_raise_or_counts_an_unknown_level(text):
    degree = read_degree(text)
    if degree.level is None:
        assert degree.college is None
        assert degree.flags
