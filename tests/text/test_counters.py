"""Counters in one run of text and as number and label (domain 1.36)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.counters import counters_on


def page(*words: tuple[str, float, float]) -> Page:
    placed = tuple(Word(t, Rect(x, y, x + 24.0 * max(1, len(t)), y + 24)) for t, x, y in words)
    return Page("a.png", 1, 1600, 900, Frame.plain(1600, 900), placed, "ocr")


def seen(*words: tuple[str, float, float]) -> list[tuple[str, str, str]]:
    return [(c.label, c.number, c.unit) for c in counters_on(page(*words))]


@pytest.mark.parametrize(
    "text",
    ["服务热线：4001234567", "更新时间：2026", "备案编号12345678", "第3页共20页", "2026年5月12日", "版本3.2"],
)
def test_other_numbers_are_no_counters(text):
    assert seen((text, 100, 100)) == []


@given(st.integers(0, 10**8), st.sampled_from(["次", "家", "人次", "万次", ""]))
def test_every_number_keeps_its_label_and_unit(number, unit):
    want = [("累计访问量", str(number), unit)]
    assert seen((f"累计访问量：{number:,}{unit}", 100, 100)) == want
    assert seen(("累计访问量", 100, 100), (f"{number}{unit}", 100, 140)) == want


def test_a_label_and_its_number_read_apart_are_one():
    assert seen(("累计访问量：", 100, 100), ("1,234次  今日浏览量：320", 260, 100)) == [
        ("累计访问量", "1234", "次"),
        ("今日浏览量", "320", ""),
    ]


def test_each_number_takes_the_nearest_label():
    assert seen(
        ("访问量", 100, 100), ("10", 100, 130), ("注册企业", 400, 100), ("20", 400, 130), ("30", 900, 700)
    ) == [("访问量", "10", ""), ("注册企业", "20", "")]


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text):
    counters_on(page((text or "空", 100, 100)))


def test_rows_of_a_small_table_are_counters_however_far_apart():
    found = seen(
        ("指标", 100, 100), ("累计数", 500, 100), ("单位", 900, 100),
        ("在线服务企业数", 100, 150), ("272", 500, 150), ("家", 900, 150),
        ("网站访问量", 100, 200), ("44522", 500, 200), ("次", 900, 200),
    )  # fmt: skip
    assert found == [("在线服务企业数", "272", "家"), ("网站访问量", "44522", "次")]


def test_a_menu_beside_a_table_of_counts_labels_nothing() -> None:
    rows = (("政策查询", "指标", "累计数", "单位"), ("在线诉求", "在线服务企业数", "470", "家"),
            ("服务预约", "网站访问量", "109878", "次"), ("收费公示", "注册用户数", "58", "个"))  # fmt: skip
    words = [
        (text, x, 100 + 70 * n)
        for n, row in enumerate(rows)
        for text, x in zip(row, (60, 400, 900, 1200), strict=True)
    ]
    assert seen(*words) == [
        ("在线服务企业数", "470", "家"),
        ("网站访问量", "109878", "次"),
        ("注册用户数", "58", "个"),
    ]
