"""What titles and head lines say about a list: its year, its day (domain 1.29, 1.30)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.lines import Line, lines_of
from dossier_ai.text.list_titles import snapshot_days, stated_year


def lines(*texts: str) -> list[Line]:
    words = tuple(
        Word(t, Rect(100, 100 + 40 * i, 100 + 20.0 * len(t), 124 + 40 * i)) for i, t in enumerate(texts)
    )
    return lines_of(Page("a.pdf", 1, 1240, 1754, Frame.plain(1240, 1754), words, "ocr"))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025年度服务台账", "2025"),
        ("服务台账（2025年）", "2025"),
        ("二〇二五年度服务台账", "2025"),
        ("年度：2025", "2025"),
        ("2 0 2 5 年 度 服 务 台 账", "2025"),
        ("填表日期：2025年3月4日", None),
        ("2025年末入驻企业名单", None),
        ("服务台账", None),
    ],
)
def test_the_year_of_a_list(text, year):
    stated = stated_year(lines(text))
    assert (stated.value if stated else None) == year


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (("入驻企业名单（截至2025年12月31日）",), ["2025-12-31"]),
        (("截止日期：2026-05-20",), ["2026-05-20"]),
        (("2025年末入驻企业名单",), ["2025-12-31"]),
        (("2025年末入驻企业名单", "（截至2025年12月31日）"), ["2025-12-31"]),
        (("上年末入驻企业名单", "填表日期：2026年5月20日"), ["2025-12-31"]),
        (("目前入驻企业名单", "填表日期：2026年5月20日"), ["2026-05-20"]),
        (("目前（2026年5月20日）入驻企业名单",), ["2026-05-20"]),
        (("目前入驻企业名单",), []),
        (("入驻企业名单（2025年12月）",), ["2025-12"]),
        (("入驻企业名单", "填表日期：2026年5月20日"), []),
        (("截至2025年12月31日", "截至2026年5月20日"), ["2025-12-31", "2026-05-20"]),
        (("统计时间：2025年12月31日",), ["2025-12-31"]),
        (("统计日期 2025年12月31日",), ["2025-12-31"]),
        (("2025年12月31日在园企业名单",), ["2025-12-31"]),
    ],
)
def test_the_day_of_a_snapshot(texts, days):
    assert [d.value for d in snapshot_days(lines(*texts))] == days


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)), st.sampled_from(["截至", "截止", "统计日期："]))
def test_every_printed_day_is_found_with_its_place(day, lead):
    (found,) = snapshot_days(lines(f"{lead}{day.year}年{day.month}月{day.day}日"))
    assert found.value == day.isoformat()
    assert "".join(s.text for s in found.spans) == f"{day.year}年{day.month}月{day.day}日"


@given(st.text(max_size=40))
def test_any_line_is_read_without_error(text):
    snapshot_days(lines(text or "空"))
    stated_year(lines(text or "空"))
