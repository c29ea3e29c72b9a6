"""Vectors and table of domain 2.15, and cells whose level must not be taken from the wrong word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.title_table import LEVELS, TITLES
from dossier_ai.text.titles import best_title, read_title, read_titles

# domain 2.15, {"fn": "title"}
VECTORS = [
    ("工程师", "中级", True, "TITLE:工程师"),
    ("助理工程师", "助理", False, "TITLE:助理工程师"),
    ("高级工程师", "副高", True, "TITLE:高级工程师"),
    ("正高级工程师", "正高", True, "TITLE:正高级工程师"),
    ("教授级高级工程师", "正高", True, "TITLE:教授级高级工程师"),
    ("技术员", "员级", False, "TITLE:技术员"),
    ("会计师", "中级", True, "TITLE:会计师"),
    ("助理会计师", "助理", False, "TITLE:助理会计师"),
    ("中级会计师", "中级", True, "TITLE:会计师"),
    ("中级经济师", "中级", True, "TITLE:经济师"),
    ("高级经济师", "副高", True, "TITLE:高级经济师"),
    ("三级律师", "中级", True, "TITLE:三级律师"),
    ("四级律师", "助理", False, "TITLE:四级律师"),
    ("一级律师", "正高", True, "TITLE:一级律师"),
    ("助理研究员", "中级", True, "TITLE:助理研究员"),
    ("研究实习员", "助理", False, "TITLE:研究实习员"),
    ("馆员", "中级", True, "TITLE:馆员"),
    ("讲师", "中级", True, "TITLE:讲师"),
    ("主治医师", "中级", True, "TITLE:主治医师"),
    ("医师", "助理", False, "TITLE:医师"),
    ("二级公证员", "副高", True, "TITLE:二级公证员"),
    ("小学高级教师", "中级", True, "TITLE:小学高级教师"),
    ("高级教师", "副高", True, "TITLE:高级教师"),
    ("一级教师", "中级", True, "TITLE:一级教师"),
    ("二级翻译", "中级", True, "TITLE:二级翻译"),
    ("一级校对", "中级", True, "TITLE:一级校对"),
    ("一级教练", "中级", True, "TITLE:一级教练"),
    ("主管技师", "中级", True, "TITLE:主管技师"),
    ("技师", None, None, "VOCATIONAL"),
    ("高级技师", None, None, "VOCATIONAL"),
    ("高级工", None, None, "VOCATIONAL"),
    ("注册会计师", None, None, "PROF_QUALIFICATION"),
    ("一级建造师", None, None, "PROF_QUALIFICATION"),
    ("法律职业资格证书", None, None, "PROF_QUALIFICATION"),
    ("信息系统项目管理师", None, None, "PROF_QUALIFICATION"),
    ("高级咨询师", None, None, "NON_STATE"),
    ("创业指导师（三级）", None, None, "NON_STATE"),
    ("无", None, False, "NONE"),
    ("中级职称", "中级", True, "LEVEL_WORD"),
    ("初级职称", "初级", False, "LEVEL_WORD"),
    ("副高级职称", "副高级", True, "LEVEL_WORD"),
    ("工程师(电子信息)", "中级", True, "TITLE:工程师"),
    ("高级人力资源管理师", "副高", True, "TITLE:高级人力资源管理师"),
    ("知识产权师", "中级", True, "TITLE:知识产权师"),
    ("项目经理", None, None, "UNKNOWN"),
    ("一级飞行员", "副高", True, "TITLE:一级飞行员"),
    ("三级演员", "中级", True, "TITLE:三级演员"),
    ("高级工程师、一级建造师", None, None, "PROF_QUALIFICATION"),
    ("项目工程师", None, None, "JOB_TITLE"),
    ("软件实施工程师", None, None, "JOB_TITLE"),
    ("高级软件工程师", None, None, "JOB_TITLE"),
    ("培训讲师", None, None, "JOB_TITLE"),
    ("机械工程师", "中级", True, "TITLE:工程师"),
    ("工程师（通信工程）", "中级", True, "TITLE:工程师"),
]


@pytest.mark.parametrize(("raw", "level", "intermediate", "reason"), VECTORS)
def test_vectors_of_2_15(raw, level, intermediate, reason):
    title = read_title(raw)
    assert (title.level, title.intermediate, title.reason) == (level, intermediate, reason)


def test_every_title_of_the_table_is_read_as_its_level():
    for name, level in TITLES.items():
        title = read_title(name)
        assert (title.level, title.intermediate) == (level, LEVELS.index(level) <= 2), name


# Cells in which a 中级 title is only part of another word: none of them may count.
@pytest.mark.parametrize(
    ("raw", "intermediate"),
    [
        ("助理机械工程师", False),
        ("机械助理工程师", False),
        ("初级会计师", False),
        ("助工", False),
        ("初级工程师", False),
        ("编辑部主任", None),
        ("行政管理员", None),
        ("大客户工程师", None),
        ("首席工程师", None),
        ("一级人力资源管理师", None),
        ("企业人力资源管理师", None),
        ("执业医师", None),
        ("会计", None),
        ("英语翻译", None),
        ("客座教授", None),
        ("工程师（初级）", None),
        ("工程师（三级/高级工）", None),
        ("工程师（在评）", None),
        ("中级", None),
        ("初级", False),
        ("会计初级职称", False),
        ("中级工", None),
        ("高级工艺美术员", None),
        ("监理工程师", None),
        ("注册结构工程师", None),
    ],
)
def test_no_wrong_yes(raw, intermediate):
    assert read_title(raw).intermediate is intermediate


@pytest.mark.parametrize(
    ("raw", "level"),
    [
        ("高级机械工程师", "副高"),
        ("机械高级工程师", "副高"),
        ("中级工程师", "中级"),
        ("副高级工程师", "副高"),
        ("工程师（中级）", "中级"),
        ("高校讲师", "中级"),
        ("国家二级演员", "副高"),
        ("中小学一级教师", "中级"),
        ("工程师职称", "中级"),
        ("会计师资格证书", "中级"),
        ("高级工艺美术师", "副高"),
        ("正高级经济师", "正高"),
        ("工 程 师", "中级"),
    ],
)
def test_usual_ways_to_write_a_title(raw, level):
    title = read_title(raw)
    assert (title.level, title.intermediate) == (level, True)


def test_several_titles_are_read_one_by_one():
    assert [t.reason for t in read_titles("高级工程师、一级建造师")] == [
        "TITLE:高级工程师",
        "PROF_QUALIFICATION",
    ]
    assert best_title("高级工程师、一级建造师").intermediate is True
    assert best_title("助理工程师/一级建造师").intermediate is None
    assert best_title("助理工程师，技术员").reason == "TITLE:助理工程师"
    assert best_title("工程师（土木、建筑）").reason == "TITLE:工程师"
    assert best_title("").reason == "NONE"
    assert best_title("/").reason == "NONE"


@given(st.text(max_size=16) | st.text("高级助理工程师会计中初教授技师（）、/", max_size=12))
def test_no_text_makes_titles_raise(text):
    read_title(text)
    best_title(text)
