"""Terms that run from a day, clauses under their headings, and the party a signature label belongs to."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Document, Frame, Page, Rect, Word
from dossier_ai.text.agreements import clause, term, term_from
from dossier_ai.text.lines import lines_of

CONTENT = re.compile(r"^(?:第[一二三四五六]条|[一二三四五六]、)?服务内容[:：]?")


def page(*texts):
    words = tuple(
        Word(t, Rect(100, 100 + 40 * i, 100 + 24 * len(t), 124 + 40 * i)) for i, t in enumerate(texts)
    )
    return Page("a.pdf", 1, 1654, 2339, Frame.plain(1654, 2339), words, "ocr")


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)), st.integers(1, 30))
def test_a_term_of_years_ends_the_day_before_its_anniversary(start, years):
    begin, _, end = (term_from(start.isoformat(), str(years)) or "").partition("/")
    assert begin == start.isoformat()
    after = dt.date.fromisoformat(end) + dt.timedelta(days=1)
    assert after.year == start.year + years
    assert (after.month, after.day) == (start.month, start.day) or (start.month, start.day) == (2, 29)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)), st.integers(1, 20))
def test_twelve_months_are_a_year(start, years):
    assert term_from(start.isoformat(), str(12 * years), "个月") == term_from(start.isoformat(), str(years))


@pytest.mark.parametrize(("start", "count"), [("x", "2"), ("2024-01-01", "若干")])
def test_no_term_without_day_or_number(start, count):
    assert term_from(start, count) is None


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("合同期限：2024年1月1日至2024年12月31日",), "2024-01-01/2024-12-31"),
        (("三、服务期限", "自2024年1月1日起至2024年12月31日止。"), "2024-01-01/2024-12-31"),
        (("合作期限为自签订之日起6个月。",), "2024-03-01/2024-08-31"),
        (("付款期限：验收后30日内",), None),
    ],
)
def test_terms_as_printed(texts, value):
    document = Document("d1", "government_contract", (page(*texts),))
    found = term(document, lines_of(document.pages[0]), "2024-03-01")
    assert [f.value for f in found] == ([value] if value else [])


@pytest.mark.parametrize(
    ("texts", "whole", "value"),
    [
        (("一、服务内容：培训。", "二、费用"), True, "培训。"),
        (("一、服务内容", "1.培训；", "2.咨询。", "二、费用"), True, "1.培训；2.咨询。"),
        (("一、服务内容", "1.培训；", "2.咨询。", "二、费用"), False, "1.培训；"),
        (("第一条 服务内容", "培训与咨询。", "第二条 费用"), True, "培训与咨询。"),
        (("甲方有权了解服务内容",), True, ""),
    ],
)
def test_what_stands_under_a_heading(texts, whole, value):
    spans = clause(lines_of(page(*texts)), CONTENT, whole=whole)
    assert "".join(s.text for s in spans) == value
