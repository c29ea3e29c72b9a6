# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed words stay whole
"""What hands add and how values are printed: seals across edges, blanks filled in, rows cut, money in words."""

import copy
import io
import random
import runpy
from itertools import pairwise
from pathlib import Path

import docx
import numpy as np
import openpyxl
import pytest

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.flow import Cell, Grid, Layout, Para, lay_out
from dossier_ai.corpus.fonts import FontSet, choose_fonts
from dossier_ai.corpus.ink import SealSpec, press_copy_stamp, press_paging_seal, press_seal, sample_seal
from dossier_ai.corpus.office import write_docx, write_xlsx
from dossier_ai.corpus.paint import paint
from dossier_ai.corpus.pdfs import write_digital
from dossier_ai.corpus.prints import capital_words, print_amount, print_area, print_date, print_span
from dossier_ai.corpus.render.catalogue import FLOWS, render_view
from dossier_ai.corpus.render.columns import Column, body_rows, head_rows, present
from dossier_ai.corpus.sheet import Fill, FillOp, PictureOp, Sheet
from dossier_ai.corpus.views import View, derive_views
from dossier_ai.corpus.world import sample_world

SAMPLES: list[View] = runpy.run_path(str(Path(__file__).with_name("render_samples.py")))["SAMPLES"]


@pytest.fixture(scope="module")
def fonts() -> FontSet:
    return choose_fonts(random.Random(2), embeddable=True)


def _sample(kind: str) -> View:
    return copy.deepcopy(next(v for v in SAMPLES if v.kind == kind))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1000000.00", "壹佰万元整"), ("10050.05", "壹万零伍拾元零伍分"), ("0.30", "叁角整"), ("123456789.50", "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元伍角整"),
        ("100010000.00", "壹亿零壹万元整"), ("0.00", "零元整"),
    ],
)  # fmt: skip
def test_amounts_in_words(value: str, words: str) -> None:
    assert capital_words(value) == words


def test_values_are_printed_in_many_ways() -> None:
    assert print_amount("486000.00", "symbol") == "￥486,000.00元"
    assert print_amount("486000.00", "wan") == "48.6万元"
    assert print_amount("486000.50") == "486000.5元"
    assert print_area("498.60", "sign") == "498.6㎡"
    assert print_date("2024-03-05", "full_dots") == "2024.03.05"
    assert print_date("2024-03-05", "words") == "二〇二四年三月五日"
    assert print_span("2024-03-05/..", around="自{}至{}") == "自2024年3月5日至长期"


def test_a_paging_seal_is_cut_into_strips(fonts: FontSet) -> None:
    sheets = [Sheet(210, 297, fonts) for _ in range(4)]
    press_paging_seal(sheets, "样本市城市资产运营有限公司", random.Random(1))
    strips = [op for s in sheets for op in s.ops if isinstance(op, PictureOp)]
    assert len(strips) == 4
    assert sum(op.width for op in strips) == pytest.approx(42)
    assert all(op.x + op.width == pytest.approx(210) for op in strips)
    assert not any(s.boxes for s in sheets)


def test_a_seal_pressed_twice_has_one_box(fonts: FontSet) -> None:
    sheet = Sheet(210, 297, fonts)
    press_seal(sheet, 100, 100, SealSpec("样本公司", double=True), random.Random(1), "sealed")
    assert len(sheet.ops) == 2
    assert sheet.boxes["sealed"].width == pytest.approx(40)


def test_seals_spread_as_laid_down() -> None:
    rng = random.Random(1)
    seals = [sample_seal("样本公司", rng) for _ in range(600)]
    assert 0.04 < sum(s.grey for s in seals) / 600 < 0.13
    assert 0.14 < sum(s.double for s in seals) / 600 < 0.26
    assert all(38 <= s.diameter <= 45 and 0.45 <= s.opacity <= 0.9 for s in seals)


def test_the_copy_stamp_is_red(fonts: FontSet) -> None:
    sheet = Sheet(100, 60, fonts)
    press_copy_stamp(sheet, 20, 20, random.Random(1))
    pixels = np.asarray(paint(sheet, 100)).astype(int)
    red = (pixels[..., 0] - pixels[..., 1]) > 60
    assert red.mean() > 0.01


def test_an_oval_seal_is_wider_than_high(fonts: FontSet) -> None:
    sheet = Sheet(100, 100, fonts)
    press_seal(sheet, 50, 50, SealSpec("样本公司", shape="oval", turn=0.0), random.Random(1))
    pixels = np.asarray(paint(sheet, 100)).astype(int)
    ys, xs = np.nonzero((pixels[..., 0] - pixels[..., 1]) > 60)
    assert np.ptp(xs) > 1.3 * np.ptp(ys)


def test_blanks_are_filled_in_with_another_hand(fonts: FontSet) -> None:
    text = [("面积为 ", None), ("498.6", "area"), (" 平方米。", None)]
    blue = Fill("kai", (20, 30, 120))
    sheet = lay_out([Para(text, fill=blue)], Layout(fonts, random.Random(1)))[0]
    words = {w.text: w.rect for w in sheet.words}
    assert words["498.6"].right == pytest.approx(sheet.boxes["area"].right)
    assert words["498.6"].left == pytest.approx(sheet.boxes["area"].left)
    order = [words[t] for t in ("面积为", "498.6", "平方米。")]
    assert all(a.right < b.left + 0.01 for a, b in pairwise(order))


def test_a_row_may_be_cut_by_the_foot_of_the_page(fonts: FontSet) -> None:
    long = "企业希望了解知识产权质押融资的办理条件和流程" * 11
    rows = [[Cell("序号"), Cell("诉求")]]
    rows += [[Cell(str(i), f"rows[{i}].seq"), Cell(long, f"rows[{i}].demand")] for i in range(12)]
    grid = Grid((10, 30), rows, 10, heads=1, split_rows=True)
    sheets = lay_out([grid], Layout(fonts, random.Random(1)))
    key = next(k for k in sheets[0].boxes if k in sheets[1].boxes)
    seen = "".join(
        w.text for s in sheets[:2] for w in s.words if key in s.boxes and _within(w.rect, s.boxes[key])
    )
    assert seen == long
    whole = lay_out([Grid((10, 30), rows, 10, heads=1)], Layout(fonts, random.Random(1)))
    assert not set(whole[0].boxes) & set(whole[1].boxes)


def _within(inner: Rect, outer: Rect) -> bool:
    return inner.overlap(outer) > 0.5 * inner.area


def test_ditto_marks_keep_their_boxes() -> None:
    columns = (Column("name", "名称", 20), Column("place", "地点", 20))
    rows = [{"name": "a", "place": "大厅"}, {"name": "b", "place": "大厅"}, {"name": "c", "place": ""}]
    body = body_rows(columns, rows, ditto="〃", repeated=("place",))
    assert [c[1].text for c in body] == ["大厅", "〃", ""]
    assert [c[1].key for c in body] == ["rows[0].place", "rows[1].place", None]
    assert present(columns, [{"name": "a"}]) == [columns[0]]
    assert [len(r) for r in head_rows(columns)] == [2]


@pytest.mark.parametrize("kind", ["operations_summary", "service_ledger", "tenant_list"])
@pytest.mark.parametrize("layout", [0, 1, 2])
def test_lists_become_worksheets(kind: str, layout: int) -> None:
    view = _sample(kind)
    view.layout = layout
    made = write_xlsx(FLOWS[kind](view, random.Random(1)))
    sheet = openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0]
    key = (
        "platform_name"
        if kind == "operations_summary"
        else "enterprise"
        if kind == "service_ledger"
        else "name"
    )
    part = made.parts[f"rows[3].{key}"].split("!")[1]
    assert sheet[part].value == view.fields["rows"][3][key]


def test_the_renewal_form_becomes_a_text_document(fonts: FontSet) -> None:
    made = write_docx(
        FLOWS["renewal_form"](_sample("renewal_form"), random.Random(1)), fonts, random.Random(1)
    )
    text = "".join(
        c.text for t in docx.Document(io.BytesIO(made.content)).tables for r in t.rows for c in r.cells
    )
    assert "复核意见" in text and "王海燕" in text


def test_large_and_filled_pages_become_pdf(fonts: FontSet) -> None:
    view = _sample("operations_summary")
    view.layout = 2
    lease = _sample("lease_contract")
    lease.layout = 1
    for one in (view, lease):
        assert write_digital(render_view(one, fonts, random.Random(1))).startswith(b"%PDF")


def test_a_photograph_used_twice_is_the_same_picture(fonts: FontSet) -> None:
    rng = random.Random(4)
    event = next(v for v in derive_views(sample_world(rng), rng) if v.kind == "service_evidence")
    event.fields["evidence_kinds"] = ["photo"]
    event.extra |= {"photo_seed": "photo-1", "photo_of": "另一场活动"}
    pictures = []
    for layout in range(3):
        view = copy.deepcopy(event)
        view.layout = layout
        (sheet,) = render_view(view, fonts, random.Random(layout))
        fills = [op for op in sheet.ops if isinstance(op, FillOp)]
        left, top = fills[0].points[0]
        pictures.append([[(round(x - left, 3), round(y - top, 3)) for x, y in op.points] for op in fills])
    assert pictures[0] == pictures[1] == pictures[2]
