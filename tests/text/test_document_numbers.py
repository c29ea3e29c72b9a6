"""文号: the normal form, and which number is the paper's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.document_numbers import normal_document_no, own_document_no
from dossier_ai.text.lines import lines_of

BRACKETS = ["〔〕", "[]", "()", "（）", "【】", "﹝﹞", "〔]"]
authorities = st.text("虚工信发规字函经科民", min_size=2, max_size=8)


@given(authorities, st.integers(1990, 2030), st.integers(1, 999999), st.sampled_from(BRACKETS),
       st.booleans(), st.integers(0, 2), st.sampled_from(["", " ", "  "]))  # fmt: skip
def test_every_print_of_a_number_has_one_normal_form(name, year, serial, brackets, di, zeros, blank):
    digits = str(serial).zfill(min(6, len(str(serial)) + zeros))
    printed = f"{name}{brackets[0]}{year}{brackets[1]}{blank}{'第' if di else ''}{digits}{blank}号"
    normal = f"{name}〔{year}〕{serial}号"
    assert normal_document_no(printed) == normal
    assert normal_document_no(normal) == normal


@given(authorities, st.integers(1990, 2030), st.integers(1, 10**12))
def test_a_registry_brackets_itself(name, year, serial):
    normal = f"（宁市监）{name}〔{year}〕{serial}号"
    assert normal_document_no(f"(宁市监){name}[{year}]第{serial:014d}号") == normal


@pytest.mark.parametrize("text", ["虚工信发〔23〕12号", "工信部企业〔2017〕156", "2023年12号", "", "第12号"])
def test_other_numbers_are_none(text):
    assert normal_document_no(text) is None


def found(draw, *texts):
    page = draw.page([draw.word(text, 200, 200 + 60 * i) for i, text in enumerate(texts)])
    return own_document_no(lines_of(page))


def test_the_own_number_stands_alone_or_after_its_label(draw):
    alone = found(draw, "虚构省工业和信息化厅文件", "虚工信发〔2023〕012号", "关于公布名单的通知")
    assert (alone.number, alone.repaired) == ("虚工信发〔2023〕12号", False)
    labelled = found(draw, "文号：宁经信函[2022]7号", "正文")
    assert labelled.number == "宁经信函〔2022〕7号"
    beside = found(draw, "虚工信发〔2023〕12号    签发人：赵一山")
    assert beside.number == "虚工信发〔2023〕12号"


def test_a_reference_is_not_the_own_number(draw):
    assert found(draw, "根据《管理办法》（粤工信规字〔2019〕6号），现将有关事项通知如下") is None
    assert found(draw, "依据虚工信发〔2023〕12号") is None


@pytest.mark.parametrize("printed", ["虚工信发l2023]12号", "虚工信发〔2023J12号", "虚工信发L2023」12号"])
def test_a_misread_bracket_is_repaired_and_says_so(draw, printed):
    own = found(draw, printed)
    assert (own.number, own.repaired, own.span.text) == ("虚工信发〔2023〕12号", True, printed)
