"""Columns known in order: whatever figures stand in them, each comes back under its own key."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.ordered_columns import Slot, wide_rows

SLOTS = tuple(
    Slot(f"{group or 'own'}{n}", group, (label,))
    for n, (group, label) in enumerate(
        [("", "序号"), ("", "面积"), *[(g, x) for g in "甲乙丙丁" for x in ("新增金额", "同比增长")]]
    )
)
WIDTH = 130.0


def page(rows, shift):
    words = []
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            if text:
                width = sum(20.0 if ord(c) > 0x2E80 else 11.0 for c in text)
                # Centred in its column, off by what a reader's boxes are.
                left = 60 + WIDTH * j + (WIDTH - width) / 2 + shift
                words.append(Word(text, Rect(left, 200 + 60 * i, left + width, 220 + 60 * i)))
    return Page("a.pdf", 1, 1654, 1169, Frame.plain(1654, 1169), tuple(words), "ocr")


figure = st.one_of(
    st.integers(0, 99999).map(str),
    st.decimals(-99, 999, places=2).map(lambda d: f"{d}%"),
    st.sampled_from(["—", "0", "12.5"]),
)


@settings(max_examples=60)
@given(
    st.lists(st.lists(figure, min_size=len(SLOTS) - 1, max_size=len(SLOTS) - 1), min_size=1, max_size=5),
    st.floats(-6, 6),
)
def test_every_figure_comes_back_under_its_own_key(figures, shift):
    head = ["序号", "面积", *["新增金额", "同比增长"] * 4]
    rows = [[str(n), *row] for n, row in enumerate(figures, 1)]
    wide = wide_rows([page([head, *rows], shift)], SLOTS)
    got = [[row.text(slot.key) for slot in SLOTS] for row in wide.listing.rows]
    assert got == rows
    assert wide.counted


def test_a_page_without_the_table_has_no_rows():
    wide = wide_rows([page([["关于平台运营的说明"], ["2025年度"]], 0)], SLOTS)
    assert wide.listing.rows == ()
    assert not wide.counted


def test_a_missing_column_is_not_guessed_where_headers_repeat():
    head = ["序号", "面积", "新增金额", "同比增长", "新增金额", "同比增长", "新增金额", "同比增长"]
    row = ["1", "20", "3", "4%", "5", "6%", "7", "8%"]
    wide = wide_rows([page([head, row], 0)], SLOTS)
    assert not wide.counted
    (found,) = wide.listing.rows
    assert {k: c.text for k, c in found.cells.items()} == {SLOTS[0].key: "1", SLOTS[1].key: "20"}
