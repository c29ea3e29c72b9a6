"""Ruled tables as scanners hand them over: gaps, slopes, open sides, merged cells, strokes of bold type."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from dossier_ai.core import Page, Rect, Ruling, Word
from dossier_ai.text.ruled_tables import ruled_tables
from dossier_ai.text.tables import Table, cut_word, join_lines

ROWS = [("序号", "名称", "数量"), ("1", "打印机", "2"), ("2", "投影仪", "1"), ("3", "服务器", "4")]
WIDTHS = (100, 400, 200)


def only(page: Page) -> Table:
    tables = ruled_tables(page)
    assert len(tables) == 1
    return tables[0]


def texts(table: Table) -> list[list[str]]:
    return [[c.text for c in table.row(i)] for i in range(table.row_count)]


def drawn(draw: SimpleNamespace, rulings: str = "all") -> Page:
    words, lines = draw.grid(ROWS, WIDTHS, rulings=rulings)
    return draw.page(words, lines)


def test_every_cell_in_its_place(draw: SimpleNamespace) -> None:
    table = only(drawn(draw))
    assert texts(table) == [list(r) for r in ROWS]
    middle = table.at(2, 1)
    assert middle is not None and middle.text == "投影仪"
    assert table.rect.contains(middle.rect.cx, middle.rect.cy)
    assert table.at(9, 0) is None and table.row(9) == []


def test_open_sides_are_closed(draw: SimpleNamespace) -> None:
    assert texts(only(drawn(draw, "open"))) == [list(r) for r in ROWS]


def test_lines_with_gaps_and_level_pieces(draw: SimpleNamespace) -> None:
    page = drawn(draw)
    pieces: list[Ruling] = []
    for ruling in page.rulings:
        r = ruling.rect
        if ruling.horizontal:
            for k in range(7):
                x = r.left + k * r.width / 7
                pieces.append(Ruling(Rect(x + 12, r.top + k, x + r.width / 7, r.bottom + k)))
        else:
            pieces.append(Ruling(Rect(r.left, r.top + 6, r.right, r.bottom - 6)))
    assert texts(only(replace(page, rulings=tuple(pieces)))) == [list(r) for r in ROWS]


def test_missing_inner_line_merges_cells(draw: SimpleNamespace) -> None:
    page = drawn(draw)
    page = replace(page, words=tuple(w for w in page.words if w.text != "打印机"))
    table = only(page)
    x, top, bottom = table.xs[1], table.ys[1], table.ys[2]
    kept = [
        r
        for r in page.rulings
        if r.horizontal or abs(r.rect.cx - x) > 2 or not top - 2 < r.rect.cy < bottom + 2
    ]
    merged = only(replace(page, rulings=tuple(kept))).at(1, 0)
    assert merged is not None and (merged.column, merged.column_end) == (0, 2)
    assert merged.text == "1"


def test_lines_lost_in_some_rows_are_healed_where_words_stand_on_both_sides(draw: SimpleNamespace) -> None:
    rows = [
        ("项目", "行次", "期末数", "年初数"),
        *[(f"科目{i}", str(i), f"{i},000.00", f"{i},500.00") for i in range(1, 11)],
    ]
    words, lines = draw.grid(rows, (300, 90, 250, 250))
    pale = [
        r for i, r in enumerate(lines) if r.horizontal or i % 5 < 2 or r.rect.left < 125 or r.rect.left > 1000
    ]
    assert len(pale) < len(lines)
    assert texts(only(draw.page(words, pale))) == [list(r) for r in rows]


def test_slanted_page(draw: SimpleNamespace) -> None:
    """Keystone: the left edge leans by two and a half degrees, the right one by less."""
    rows = [("项目", "期末数", "年初数"), *[(f"科目{i}", f"{i},000.00", f"{i},500.00") for i in range(1, 25)]]
    words, lines = draw.grid(rows, (500, 300, 300), left=200, top=400)

    def lean(x: float, y: float) -> float:
        return (0.045 - 0.00001 * x) * (y - 900)

    moved = []
    for w in words:
        d = lean(w.rect.cx, w.rect.cy)
        moved.append(replace(w, rect=Rect(w.rect.left + d, w.rect.top, w.rect.right + d, w.rect.bottom)))
    rulings: list[Ruling] = []
    for r in lines:
        if r.horizontal:
            a, b = r.rect.left + lean(r.rect.left, r.rect.cy), r.rect.right + lean(r.rect.right, r.rect.cy)
            rulings.append(Ruling(Rect(a, r.rect.top, b, r.rect.bottom)))
        else:
            d = lean(r.rect.cx, r.rect.cy)
            rulings.append(Ruling(Rect(r.rect.left + d, r.rect.top, r.rect.right + d, r.rect.bottom)))
    table = only(draw.page(moved, rulings))
    assert texts(table) == [list(r) for r in rows]
    cell = table.at(24, 0)
    assert cell is not None and abs(cell.rect.left - (200 + lean(200, cell.rect.cy))) < 4
    assert cell.words[0].rect in [w.rect for w in moved]


def test_cells_never_overlap_when_lines_have_holes(draw: SimpleNamespace) -> None:
    page = drawn(draw)
    table = only(page)
    kept = [
        r
        for r in page.rulings
        if not (not r.horizontal and abs(r.rect.cx - table.xs[1]) < 2 and r.rect.cy < table.ys[1])
    ]
    holed = only(replace(page, rulings=tuple(kept)))
    squares = [
        (i, j) for c in holed.cells for i in range(c.row, c.row_end) for j in range(c.column, c.column_end)
    ]
    assert len(squares) == len(set(squares)) == holed.row_count * holed.column_count


def test_strokes_of_bold_type_are_no_lines(draw: SimpleNamespace) -> None:
    page = drawn(draw)
    name = next(w.rect for w in page.words if w.text == "投影仪")
    stroke = Ruling(Rect(name.left + 2, name.cy - 1, name.right - 4, name.cy + 1))
    upright = Ruling(Rect(name.cx - 1, name.top + 1, name.cx + 1, name.bottom - 1))
    assert texts(only(replace(page, rulings=(*page.rulings, stroke, upright)))) == [list(r) for r in ROWS]


def test_underline_in_a_cell_is_no_row(draw: SimpleNamespace) -> None:
    page = drawn(draw)
    table = only(page)
    y = table.ys[3] - 9
    line = Ruling(Rect(table.xs[1] + 60, y - 1, table.xs[1] + 220, y + 1))
    assert only(replace(page, rulings=(*page.rulings, line))).row_count == 4


def test_narrow_column_without_its_short_lines(draw: SimpleNamespace) -> None:
    rows = [("项目", "行次", "金额"), *[(f"第{i}行", str(i), f"{i},000.00") for i in range(1, 9)]]
    words, lines = draw.grid(rows, (300, 44, 300))
    broken: list[Ruling] = []
    for r in lines:
        if r.horizontal:
            broken += [
                Ruling(Rect(r.rect.left, r.rect.top, 420, r.rect.bottom)),
                Ruling(Rect(464, r.rect.top, r.rect.right, r.rect.bottom)),
            ]
        else:
            broken.append(r)
    table = only(draw.page(words, broken))
    assert texts(table)[3] == ["第3行", "3", "3,000.00"]


def test_a_frame_round_the_page_is_no_table(draw: SimpleNamespace) -> None:
    edges = [
        Rect(50, 50, 1600, 52),
        Rect(50, 2280, 1600, 2282),
        Rect(50, 50, 52, 2282),
        Rect(1598, 50, 1600, 2282),
    ]
    assert ruled_tables(draw.page([draw.word("通知", 700, 300)], [Ruling(r) for r in edges])) == []
    page = drawn(draw)
    framed = replace(page, rulings=(*page.rulings, *(Ruling(r) for r in edges)))
    assert texts(only(framed)) == [list(r) for r in ROWS]


def test_word_across_a_column_line_is_cut_by_its_edges() -> None:
    word = Word("1,234.56合计", Rect(0, 0, 136, 20), 0.9, (0, 10, 20, 30, 40, 50, 60, 70, 80, 100, 136))
    assert [w.text for w in cut_word(word, [90.0])] == ["1,234.56", "合计"] or [
        w.text for w in cut_word(word, [84.0])
    ] == ["1,234.56", "合计"]
    assert [w.text for w in cut_word(Word("|12", Rect(0, 0, 36, 20)), [])] == ["12"]
    assert cut_word(Word("|", Rect(0, 0, 6, 20)), []) == []


def test_joined_amounts_are_cut_between_amounts_not_within() -> None:
    word = Word("1,597,788.161,090,843.51", Rect(0, 0, 240, 20), 0.9)
    for x in (112.0, 118.0, 122.0, 126.0):
        assert [w.text for w in cut_word(word, [x])] == ["1,597,788.16", "1,090,843.51"]


def test_lines_of_a_cell_join_as_they_are_set() -> None:
    assert join_lines(["所有者权益（或股东", " 权益）合计 "]) == "所有者权益（或股东权益）合计"
    assert join_lines(["Quality", "Management"]) == "Quality Management"
    assert join_lines(["GB/T", "19001"]) == "GB/T19001"


def test_two_tables_on_a_page(draw: SimpleNamespace) -> None:
    first, lines = draw.grid(ROWS, WIDTHS, top=200)
    second, more = draw.grid(ROWS, WIDTHS, top=800)
    tables = ruled_tables(draw.page([*first, *second], [*lines, *more]))
    assert [t.row_count for t in tables] == [4, 4]
    assert tables[0].rect.bottom < tables[1].rect.top


def test_a_column_whose_lines_did_not_print_still_has_its_rows() -> None:
    """Row lines that are missing in the first column only must not turn ten numbers into one header."""
    from dossier_ai.core import Frame, Page, Rect, Ruling, Word

    xs, rows = (100.0, 200.0, 500.0, 700.0), 9
    ys = [100.0 + 50 * i for i in range(rows + 1)]
    rulings = [Ruling(Rect(x, ys[0], x + 1, ys[-1])) for x in xs]
    for i, y in enumerate(ys):
        left = xs[0] if i in (0, rows) else xs[1]
        rulings.append(Ruling(Rect(left, y, xs[-1], y + 1)))
    words = []
    for i in range(rows):
        texts = ("序号", "设备设施", "数量") if i == 0 else (f"{i}", f"设备{i}", f"{i + 10}")
        for x, text in zip(xs, texts, strict=False):
            words.append(Word(text, Rect(x + 10, ys[i] + 10, x + 10 + 20 * len(text), ys[i] + 35)))
    page = Page("a.pdf", 1, 800, 700, Frame.plain(800, 700), tuple(words), "ocr", rulings=tuple(rulings))
    [table] = ruled_tables(page)
    assert [table.at(i, 0).text for i in range(rows)] == ["序号", *(str(i) for i in range(1, rows))]
