"""Underlines of blanks are taken out, and what is written on them stays where it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.leases import clauses, consent_to_sublet, place_of, purpose_of, without_underlines
from dossier_ai.text.lines import lines_of


def page_of(*texts):
    words = []
    for i, text in enumerate(texts):
        width = sum(24.0 if ord(c) > 0x2E80 else 13.2 for c in text)
        words.append(Word(text, Rect(100, 100 + 40 * i, 100 + width, 124 + 40 * i), 0.9))
    return Page("a.pdf", 1, 1240, 1754, Frame.plain(1240, 1754), tuple(words), "ocr")


@given(st.lists(st.text("甲乙方租金元0123456789", min_size=1, max_size=6), min_size=1, max_size=5),
       st.sampled_from(["_", "__", "＿＿", "……"]))  # fmt: skip
def test_only_the_underlines_go(pieces, line):
    page = page_of(line.join(pieces))
    bare = without_underlines(page)
    assert "".join(word.text for word in bare.words) == "".join(pieces)
    whole = page.words[0].rect
    rights = [word.rect.right for word in bare.words]
    assert rights == sorted(rights)
    assert all(whole.left <= w.rect.left <= w.rect.right <= whole.right + 1e-6 for w in bare.words)


def test_a_heading_goes_with_its_clause():
    flows = clauses(lines_of(page_of("四、租金", "每月人民币8500元。")))
    assert flows[0].packed == "四、租金每月人民币8500元。"


def test_consent_and_condition():
    consent = clauses(lines_of(page_of("甲方同意乙方将部分场地转租给入驻企业。")))
    condition = clauses(lines_of(page_of("未经甲方同意，乙方不得转租。")))
    assert "".join(span.text for span in consent_to_sublet(consent)).startswith("同意")
    assert consent_to_sublet(condition) == []


def test_a_limit_of_the_sublease_is_no_condition():
    limited = "甲方同意乙方将部分面积转租给入驻的中小企业，转租期限不得超过本合同期限。"
    asked = "甲方同意乙方转租，但每次转租须另行征得甲方书面同意。"
    assert consent_to_sublet(clauses(lines_of(page_of(limited))))
    assert not consent_to_sublet(clauses(lines_of(page_of(asked))))


def test_an_address_keeps_its_brackets_and_ends_before_a_remark():
    part = clauses(
        lines_of(page_of("甲方将坐落于宁海市湖滨路7号2层（二期）的房屋出租给乙方作商业服务使用，"))
    )
    remark = clauses(lines_of(page_of("房屋坐落于宁海市湖滨路7号2层（以下简称该房屋），")))
    assert place_of(part)[0] == "宁海市湖滨路7号2层（二期）"
    assert purpose_of(part)[0] == "商业服务"
    assert place_of(remark)[0] == "宁海市湖滨路7号2层"
