"""Tables without lines, lists over several pages, and headers as OCR reads them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dossier_ai.core import Column, Page, Rect, Ruling, Word
from dossier_ai.text.column_labels import likeness
from dossier_ai.text.column_maps import map_columns
from dossier_ai.text.columns import aligned_tables, tables_of
from dossier_ai.text.rows import Listing, list_rows

COLUMNS = (
    Column("seq", ("序号",)),
    Column("name", ("服务企业名称", "企业名称")),
    Column("contact", ("联系人",)),
    Column("phone", ("联系电话",), "phone"),
    Column("service", ("服务内容简述", "服务内容")),
    Column("satisfied", ("满意",)),
    Column("dissatisfied", ("不满意",)),
)
HEAD = ("序号", "服务企业名称", "联系人", "联系电话", "服务内容简述", "满意", "不满意")
WIDTHS = (90, 360, 150, 240, 330, 100, 110)


def rows(first: int, last: int) -> list[tuple[str, ...]]:
    return [
        (str(k), f"某市第{k}制造有限公司", "张某", f"138{k:08d}", "政策咨询", "√", "")
        for k in range(first, last + 1)
    ]


def page(draw: SimpleNamespace, body: list[tuple[str, ...]], rulings: str, number: int, head: bool) -> Page:
    table = [HEAD, *body] if head else body
    words, lines = draw.grid(table, WIDTHS, rulings=rulings, heads=1 if head else 0, top=300)
    return draw.page(words, lines, number)


@pytest.mark.parametrize("rulings", ["all", "open", "rows", "three", "columns", "none"])
@pytest.mark.parametrize("repeated", [True, False])
def test_list_over_pages(draw: SimpleNamespace, rulings: str, repeated: bool) -> None:
    pages = [page(draw, rows(30 * i + 1, 30 * i + 30), rulings, i + 1, i == 0 or repeated) for i in range(4)]
    listing = list_rows(pages, COLUMNS)
    assert [r.seq for r in listing.rows] == list(range(1, 121))
    assert listing.rows[59].text("name") == "某市第60制造有限公司"
    assert listing.rows[119].text("phone") == "13800000120"
    assert listing.rows[119].page.number == 4
    assert listing.missing == ()


def joined(words: list[Word], first: float, second: float) -> list[Word]:
    """The words as OCR gives them where it joins the entries that begin at `first` and `second`, in two of
    three lines."""
    out = list(words)
    for n, left in enumerate([w for w in words if w.rect.left == first]):
        right = next(w for w in words if w.rect.left == second and w.rect.top == left.rect.top)
        if n % 3 == 0:
            continue
        pieces = [w.slice(k, k + 1) for w in (left, right) for k in range(len(w.text))]
        edges = (*(p.left for p in pieces), pieces[-1].right)
        whole = Word(left.text + right.text, Rect.union((left.rect, right.rect)), 0.97, edges)
        out[out.index(left)] = whole
        out.remove(right)
    return out


@pytest.mark.parametrize("rulings", ["three", "none"])
def test_entries_that_ocr_joined_are_parted_under_their_headings(draw: SimpleNamespace, rulings: str) -> None:
    words, lines = draw.grid([HEAD, *rows(1, 12)], WIDTHS, rulings=rulings, top=300)
    starts = sorted({w.rect.left for w in words if w.text.startswith(("1380", "政策"))})
    listing = list_rows([draw.page(joined(words, *starts), lines)], COLUMNS)
    assert {r.text("service") for r in listing.rows} == {"政策咨询"}
    assert [r.text("phone") for r in listing.rows] == [f"138{k:08d}" for k in range(1, 13)]


def test_missing_number_is_noticed(draw: SimpleNamespace) -> None:
    listing = list_rows([page(draw, [*rows(1, 5), *rows(8, 10)], "all", 1, True)], COLUMNS)
    assert listing.missing == (6, 7)


def test_ditto_marks_take_the_value_above_and_show_both_places(draw: SimpleNamespace) -> None:
    body = [list(r) for r in rows(1, 3)]
    body[1][4], body[2][4] = "同上", "〃"
    listing = list_rows([page(draw, [tuple(r) for r in body], "all", 1, True)], COLUMNS)
    for row in listing.rows[1:]:
        held = row.cells["service"]
        assert held.text == "政策咨询" and held.inherited
        assert held.spans[0].text in ("同上", "〃") and held.spans[-1].text == "政策咨询"


def test_totals_and_footers_are_no_rows(draw: SimpleNamespace) -> None:
    body = [*rows(1, 4), ("合计", "4家", "", "", "", "4", "0"), ("填表人：王某", "", "", "", "", "", "")]
    listing = list_rows([page(draw, body, "all", 1, True)], COLUMNS)
    assert len(listing.rows) == 4
    assert [r.text("name") for r in listing.totals] == ["4家"]
    assert any("填表人" in line.text for line in listing.foot)


def test_blank_prepared_rows_are_no_rows(draw: SimpleNamespace) -> None:
    body = [*rows(1, 3), ("4", "", "", "", "", "", ""), ("5", "", "", "", "", "", "")]
    assert len(list_rows([page(draw, body, "all", 1, True)], COLUMNS).rows) == 3


def test_row_cut_by_the_page_break_is_one_row(draw: SimpleNamespace) -> None:
    cut = ("", "有限公司", "", "", "与培训", "", "")
    first = page(
        draw, [*rows(1, 2), ("3", "某市第3制造", "张某", "13800000003", "政策咨询", "√", "")], "all", 1, True
    )
    listing = list_rows([first, page(draw, [cut, *rows(4, 5)], "all", 2, False)], COLUMNS)
    assert [r.seq for r in listing.rows] == [1, 2, 3, 4, 5]
    held = listing.rows[2].cells["name"]
    assert held.text == "某市第3制造有限公司"
    assert [s.page.number for s in held.spans] == [1, 2]
    assert listing.rows[2].text("service") == "政策咨询与培训"


def test_two_level_header_and_merged_person(draw: SimpleNamespace) -> None:
    words, lines = draw.grid(
        [
            ("序号", "姓名", "教育情况", None, "专业资质情况", None),
            ("", "", "学历", "毕业院校及专业", "资格证名称", "发证机关"),
            ("1", "李某", "本科", "某大学会计", "会计师", "某省人社厅"),
            ("2", "王某", "大专", "某学院", "经济师", "某市人社局"),
        ],
        (90, 150, 150, 350, 250, 300),
        heads=2,
    )
    columns = (
        Column("seq", ("序号",)),
        Column("name", ("姓名",)),
        Column("degree", ("学历",)),
        Column("school", ("毕业院校及专业",)),
        Column("title", ("资格证名称", "职称")),
        Column("issuer", ("发证机关",)),
    )
    table = tables_of(draw.page(words, lines))[0]
    found = map_columns(table, columns)
    assert found is not None
    assert found.keys == ("seq", "name", "degree", "school", "title", "issuer")
    assert found.header == (0, 2)
    listing = list_rows([draw.page(words, lines)], columns)
    assert [r.text("title") for r in listing.rows] == ["会计师", "经济师"]


def test_a_person_with_two_certificates_is_one_row(draw: SimpleNamespace) -> None:
    words, lines = draw.grid(
        [
            ("序号", "姓名", "资格证名称"),
            ("1", "李某", "会计师"),
            ("", "", "税务师"),
            ("2", "王某", "经济师"),
        ],
        (90, 150, 300),
    )
    inner = {2}  # the line between the two certificates stops at the third column
    ys = sorted({round(r.rect.cy) for r in lines if r.horizontal})
    kept = []
    for r in lines:
        if r.horizontal and round(r.rect.cy) == ys[min(inner)]:
            kept.append(type(r)(Rect(360, r.rect.top, r.rect.right, r.rect.bottom)))
        else:
            kept.append(r)
    columns = (Column("seq", ("序号",)), Column("name", ("姓名",)), Column("title", ("资格证名称",)))
    listing: Listing = list_rows([draw.page(words, kept)], columns)
    assert [r.text("name") for r in listing.rows] == ["李某", "王某"]
    assert listing.rows[0].text("title") == "会计师；税务师"


@pytest.mark.parametrize(
    ("label", "header", "fits"),
    [
        ("联系电话", "联 系 电 话", True),
        ("联系电话", "联系电话（手机）", True),
        ("联系电话", "联糸电话", True),
        ("联系电话", "联系人", False),
        ("满意", "不满意", True),  # contained; the better label of the two decides in a table
        ("服务内容简述", "服务内容筒述", True),
        ("姓名", "序号", False),
        ("设备原值", "设备原值（万元）", True),
    ],
)
def test_likeness_of_headers(label: str, header: str, fits: bool) -> None:
    assert (likeness(label, header) >= 0.6) == fits
    assert likeness(label, label) == 1.0


def test_misread_two_character_header_once_the_others_fit(draw: SimpleNamespace) -> None:
    words, lines = draw.grid([("序号", "姓各", "联系电话"), ("1", "李某", "13800000001")], (90, 200, 300))
    columns = (Column("seq", ("序号",)), Column("name", ("姓名",)), Column("phone", ("联系电话",)))
    found = map_columns(tables_of(draw.page(words, lines))[0], columns)
    assert found is not None and found.keys == ("seq", "name", "phone")


def test_wrapped_rows_of_a_borderless_list_follow_the_running_number(draw: SimpleNamespace) -> None:
    words: list[Word] = [
        draw.word(t, x, 300) for t, x in (("序号", 120), ("企业名称", 260), ("服务内容", 800))
    ]
    for k in range(1, 6):
        y = 360 + 90 * k
        words.append(draw.word(str(k), 140, y))
        words.append(draw.word(f"某市第{k}制造有限公司", 260, y))
        words += [draw.word("政策咨询与培训、", 800, y - 15), draw.word("创业辅导", 800, y + 15)]
    columns = (Column("seq", ("序号",)), Column("name", ("企业名称",)), Column("service", ("服务内容",)))
    listing = list_rows([draw.page(words)], columns)
    assert [r.seq for r in listing.rows] == [1, 2, 3, 4, 5]
    assert {r.text("service") for r in listing.rows} == {"政策咨询与培训、创业辅导"}


def test_prose_is_no_table(draw: SimpleNamespace) -> None:
    text = "我们接受委托对贵单位的服务收支情况进行了专项审计并出具本报告"
    assert aligned_tables(draw.page([draw.word(text, 150, 300 + 45 * i) for i in range(20)])) == []


def test_columns_drawn_but_not_rows(draw: SimpleNamespace) -> None:
    words, lines = draw.grid([HEAD, *rows(1, 12)], WIDTHS, rulings="columns")
    table = tables_of(draw.page(words, lines))[0]
    assert table.row_count == 13
    cell = table.at(5, 1)
    assert cell is not None and cell.text == "某市第5制造有限公司"


def test_a_figure_that_wraps_in_its_cell_is_one_row(draw):
    head = ("序号", "企业名称", "规模", "面积")
    body = [
        ("1", "某市甲制造有限公司", "小型", "67.6"),
        ("2", "某市乙制造有限公司", "小型", ""),
        ("3", "某市丙制造有限公司", "微型", "75.71"),
    ]
    words, lines = draw.grid([head, *body], (90, 360, 120, 90), rulings="all", heads=1, top=300, pitch=70)
    cell = tables_of(draw.page(words, lines, 1))[0].at(2, 3)
    left, top = cell.rect.left + 6, cell.rect.cy
    wrapped = [
        Word("167.6", Rect(left, top - 27, left + 66, top - 3)),
        Word("5", Rect(left, top + 3, left + 13, top + 27)),
    ]
    table = tables_of(draw.page([*words, *wrapped], lines, 1))[0]
    assert table.row_count == 4
    assert [c.text for c in table.row(2)][-1] == "167.65"


def test_a_frame_of_rows_takes_its_columns_from_the_header(draw):
    printed = (
        ("序号", 110, 300), ("主办单位名称", 300, 300), ("网站名称", 700, 300), ("某市甲企业服务", 300, 350),
        ("甲公共服务", 700, 350), ("1", 110, 375), ("有限公司", 300, 400), ("平台", 700, 400),
    )  # fmt: skip
    words = [Word(t, Rect(x, y, x + 24.0 * len(t), y + 24)) for t, x, y in printed]
    lines = [Ruling(Rect(100, y, 1000, y + 2)) for y in (290, 335, 440)]
    lines += [Ruling(Rect(x, 290, x + 2, 440)) for x in (100, 1000)]
    table = tables_of(draw.page(words, lines, 1))[0]
    assert [c.text for c in table.row(1)] == ["1", "某市甲企业服务有限公司", "甲公共服务平台"]
