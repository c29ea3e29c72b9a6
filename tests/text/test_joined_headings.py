"""Headings that OCR read as one, over entries that it joined as well or not."""

from __future__ import annotations

import pytest

from dossier_ai.core import Column, Frame, Page, Rect, Word
from dossier_ai.text.rows import list_rows

COLUMNS = (
    Column("seq", ("序号",), "integer"),
    Column("name", ("姓名",), "person"),
    Column("title", ("职称", "职务职称")),
    Column("appointed_on", ("聘任时间",), "date"),
    Column("phone", ("联系电话",), "phone"),
)
ROWS = [
    ("1", "张小明", "高级工程师", "2023-05-01", "无"),
    ("2", "李大伟", "经济师", "2023-06-01", "无"),
    ("3", "王小红", "高级会计师", "2022-11-20", "无"),
    ("4", "赵志远", "工程师", "2021-01-15", "无"),
]
XS = (80.0, 180.0, 300.0, 424.0, 580.0)


def run(x: float, y: float, *texts: str, starts: tuple[float, ...] = ()) -> Word:
    """One word of several texts, the characters of each where they were printed."""
    edges: list[float] = []
    for text, start in zip(texts, starts or (x,), strict=True):
        at = start
        for char in text:
            edges.append(at)
            at += 22 if ord(char) > 0x2E80 else 12
    edges.append(at)
    return Word("".join(texts), Rect(x, y, edges[-1], y + 22), 0.95, tuple(edges))


def page(*, joined_rows: int) -> Page:
    heads = ("序号", "姓名", "职称", "聘任时间", "联系电话")
    words: list[Word] = []
    for i, row in enumerate((heads, *ROWS)):
        y = 100.0 + 40 * i
        for j in (0, 1, 4):
            words.append(run(XS[j], y, row[j]))
        if i <= joined_rows:
            words.append(run(XS[2], y, row[2], row[3], starts=(XS[2], XS[3])))
        else:
            words += [run(XS[2], y, row[2]), run(XS[3], y, row[3])]
    return Page("a.jpg", 1, 800, 1100, Frame.plain(800, 1100), tuple(words), "ocr")


@pytest.mark.parametrize("joined_rows", [0, 2, 4])
def test_the_columns_of_joined_headings_are_parted(joined_rows: int) -> None:
    rows = list_rows([page(joined_rows=joined_rows)], COLUMNS, anchor="name").rows
    assert [(r.cells["title"].text, r.cells["appointed_on"].text) for r in rows] == [r[2:4] for r in ROWS]


def test_a_column_of_both_stays_one() -> None:
    both = ("序号", "姓名", "联系电话职称")
    entries = [("1", "张小明", "无固定电话高级工程师"), ("2", "李大伟", "座机转三经济师"),
               ("3", "王小红", "已停用一级建造师"), ("4", "赵志远", "总机转工程师")]  # fmt: skip
    words = [run(XS[j], 100.0 + 40 * i, row[j]) for i, row in enumerate((both, *entries)) for j in range(3)]
    read = Page("a.jpg", 1, 800, 1100, Frame.plain(800, 1100), tuple(words), "ocr")
    rows = list_rows([read], COLUMNS, anchor="name").rows
    assert len(rows) == 4
    assert not {"无固定电话", "座机转三", "已停用"} & {c.text for r in rows for c in r.cells.values()}
