"""Underlines of blanks are taken out, and what is written on them stays where it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.leases import clauses, consent_to_sublet, without_underlines
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
