"""Printed page numbers (domain 1.0, XPK-03, XPK-07)."""

from __future__ import annotations

import pytest

from dossier_ai.core import Document, Frame, Page, Rect, Word
from dossier_ai.text.page_numbers import page_number_fields, page_numbers_on


def page(*texts: tuple[str, float, float], number: int = 1, origin: str = "ocr") -> Page:
    words = tuple(Word(t, Rect(x, y, x + 14.0 * len(t), y + 20)) for t, x, y in texts)
    return Page("a.pdf", number, 1000, 1400, Frame.plain(1000, 1400), words, origin)


@pytest.mark.parametrize(
    ("text", "number", "total"),
    [
        ("第3页 共12页", 3, 12),
        ("第 3 页/共 12 页", 3, 12),
        ("共12页 第3页", 3, 12),
        ("Page 3 of 12", 3, 12),
        ("3/12", 3, 12),
        ("- 3 -", 3, None),
        ("—3—", 3, None),
        ("第3页", 3, None),
        ("3", 3, None),
    ],
)
def test_every_printed_form(text, number, total):
    found = page_numbers_on(page((text, 470, 1340)))
    assert (found[0].number, found[0].total) == (number, total)


@pytest.mark.parametrize("text", ["2025年5月20日", "第13/12页共5", "13/12", "1,234.56", "12-3"])
def test_other_figures_at_the_foot_are_no_page_numbers(text):
    assert page_numbers_on(page((text, 470, 1340))) == []


def test_a_number_in_the_body_is_no_page_number():
    assert page_numbers_on(page(("3", 470, 700), ("- 4 -", 470, 600))) == []


def test_a_bare_number_counts_only_below_everything_else():
    assert page_numbers_on(page(("3", 470, 1340), ("合计", 100, 1372))) == []


def test_the_style_of_most_pages_wins_over_the_volumes_own_numbers():
    pages = [page((f"第{i}页 共3页", 700, 20), (f"- {i + 40} -", 470, 1350), number=i) for i in (1, 2, 3)]
    fields = {f.key: f for f in page_number_fields(Document("d", "audit_report", tuple(pages)))}
    assert fields["printed_pages"].value == ("1", "2", "3")
    assert fields["pages_total"].value == "3"


def test_an_unread_number_keeps_its_page():
    pages = [
        page(("- 1 -", 470, 1350)),
        page(("正文", 100, 500), number=2),
        page(("- 3 -", 470, 1350), number=3),
    ]
    fields = page_number_fields(Document("d", "audit_report", tuple(pages)))
    assert fields[0].value == ("1", "", "3")
    assert [e.page for e in fields[0].evidence] == [1, 2, 3]
    assert fields[0].evidence[1].grounding == "searched"


def test_a_document_without_numbers_has_no_field():
    assert page_number_fields(Document("d", "audit_report", (page(("正文", 100, 500)),))) == []
