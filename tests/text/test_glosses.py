"""English of bilingual labels taken out of lines; names and sentences stay."""

from __future__ import annotations

import pytest

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.glosses import without_glosses
from dossier_ai.text.lines import lines_of


def line_of(text):
    word = Word(text, Rect(100, 100, 100 + 20 * len(text), 124), 0.98)
    page = Page(file="a.pdf", number=1, width=1240, height=1754, frame=Frame.plain(1240, 1754), words=(word,),
                origin="ocr")  # fmt: skip
    return lines_of(page)


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("名称 Name：宁海小禾中心", "名称：宁海小禾中心"),
        ("法定代表人(Legal Representative)赵一山", "法定代表人赵一山"),
        ("UnifiedSocialCreditCode", ""),
        ("住所Domici1e：学府路", "住所Domici1e：学府路"),
        ("法定代表人：John Smith", "法定代表人：JohnSmith"),
        ("名称：Capital Horizon Ltd", "名称：CapitalHorizonLtd"),
        ("91510107FAKE000489", "91510107FAKE000489"),
    ],
)
def test_only_the_words_of_labels_go(printed, left):
    assert "".join("".join(line.text.split()) for line in without_glosses(line_of(printed))) == left


def test_an_english_label_that_is_asked_for_stays():
    (line,) = without_glosses(line_of("Certificate No.: 00123"), ["Certificate No"])
    assert line.text == "Certificate No.: 00123"
