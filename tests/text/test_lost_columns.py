"""Ruled columns whose inner lines were not found: cut where headings and entries stand apart, else left."""

from __future__ import annotations

import pytest

from dossier_ai.core import Frame, Page, Rect, Ruling, Word
from dossier_ai.text.columns import tables_of

HEADS = ("序号", "企业名称", "服务类别", "收费情况", "规模")
ROWS = tuple(
    (str(n), f"宁海第{n}机械有限公司", kind, fee, size)
    for n, (kind, fee, size) in enumerate(
        [("信息服务", "免费", "小型"), ("管理咨询", "市场价", "微型"), ("创业辅导", "免费", "中型"),
         ("专业服务", "低收费", "小型"), ("技术创新", "免费", "小型"), ("人才培训", "市场价", "微型")],
        1,
    )
)  # fmt: skip
XS = (60.0, 130.0, 420.0, 560.0, 690.0, 780.0)


def word(x: float, y: float, text: str) -> Word:
    width = sum(22 if ord(c) > 0x2E80 else 12 for c in text)
    return Word(text, Rect(x, y, x + width, y + 22), 0.97)


def page(rows: list[tuple[str, ...]], lines: tuple[float, ...], xs: tuple[float, ...] = XS) -> Page:
    words = [
        word(xs[j] + 8, 108 + 44 * i, text)
        for i, row in enumerate(rows)
        for j, text in enumerate(row)
        if text
    ]
    bottom = 100 + 44 * len(rows)
    rulings = [Ruling(Rect(xs[0], 99 + 44 * i, xs[-1], 101 + 44 * i)) for i in range(len(rows) + 1)]
    rulings += [Ruling(Rect(x - 1, 100, x + 1, bottom)) for x in lines]
    return Page("a.pdf", 1, 900, 1200, Frame.plain(900, 1200), tuple(words), "ocr", tuple(rulings))


def texts(read: Page) -> list[list[str]]:
    (table,) = tables_of(read)
    return [[c.text for c in table.row(i)] for i in range(table.row_count)]


@pytest.mark.parametrize("lost", [(2,), (3,), (4,), (2, 3), (3, 4), (2, 3, 4)])
def test_lines_that_were_lost_are_supplied(lost: tuple[int, ...]) -> None:
    kept = tuple(x for k, x in enumerate(XS) if k not in lost)
    assert texts(page([HEADS, *ROWS], kept)) == [list(HEADS), *(list(row) for row in ROWS)]


def test_a_word_that_runs_over_the_lost_line_is_cut() -> None:
    read = page([HEADS, *ROWS], (*XS[:3], *XS[4:]))
    joined = [w for w in read.words if not (w.rect.left > XS[2] and w.rect.cy > 340 and w.rect.right < XS[4])]
    y = 108 + 44 * 6
    across = Word("人才培训市场价", Rect(XS[2] + 8, y, XS[3] + 74, y + 22), 0.9)
    others = [w for w in read.words if w not in joined and w.rect.cy < y]
    whole = Page(
        read.file, 1, read.width, read.height, read.frame, (*joined, *others, across), "ocr", read.rulings
    )
    assert texts(whole)[6][2:4] == ["人才培训", "市场价"]


def test_a_spaced_heading_over_whole_entries_is_one_column() -> None:
    rows = [("1", "宁海第一机械有限公司", "张小明"), ("2", "宁海第二机械有限公司", "李大伟"),
            ("3", "宁海第三机械有限公司", "王小红"), ("4", "宁海第四机械有限公司", "赵志远")]  # fmt: skip
    read = page([("序号", "企业名称", ""), *rows], (60.0, 130.0, 420.0, 560.0), (60.0, 130.0, 420.0, 560.0))
    spaced = (word(428, 108, "姓"), word(500, 108, "名"))
    whole = Page(
        read.file, 1, read.width, read.height, read.frame, (*read.words, *spaced), "ocr", read.rulings
    )
    assert len(texts(whole)[0]) == 3


def test_a_figure_and_its_unit_are_one_column() -> None:
    rows = [("序号", "企业名称", "金额 （万元）")]
    rows += [(str(n), f"宁海第{n}机械有限公司", f"{n}20.00") for n in range(1, 6)]
    assert all(len(row) == 3 for row in texts(page(rows, (*XS[:3], 780.0), (60.0, 130.0, 420.0, 780.0))))
