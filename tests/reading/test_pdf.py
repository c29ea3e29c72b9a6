"""PDF pages: a sane text layer is taken as it is, every other kind of layer is overruled by OCR."""

from __future__ import annotations

from pathlib import Path

import cv2
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from dossier_ai.core import Page, Problem, Rect
from dossier_ai.reading.files import list_files
from dossier_ai.reading.ocr import OcrEngine
from dossier_ai.reading.pages import read_file
from dossier_ai.reading.pdf import _agree
from dossier_ai.reading.pdf_layer import Layer, take_apart
from dossier_ai.reading.sandbox import Sandbox
from dossier_ai.text.ruled_tables import ruled_tables

from .conftest import PROSE, ROWS, drawn_page

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
XS, TOP, STEP = (80, 220, 290, 410, 520), 700, 26


def draw(sheet: canvas.Canvas, invisible: bool = False) -> None:
    text = sheet.beginText()
    text.setTextRenderMode(3 if invisible else 0)
    text.setFont("STSong-Light", 12)
    for i, row in enumerate(ROWS):
        for x, cell in zip(XS, row, strict=False):
            text.setTextOrigin(x + 5, TOP - i * STEP)
            text.textOut(cell)
    for i, line in enumerate(PROSE):
        text.setTextOrigin(80, 560 - 30 * i)
        text.textOut(line)
    sheet.drawText(text)
    if not invisible:
        for i in range(len(ROWS) + 1):
            sheet.line(XS[0], TOP + 17 - i * STEP, XS[-1], TOP + 17 - i * STEP)
        for x in XS:
            sheet.line(x, TOP + 17, x, TOP + 17 - len(ROWS) * STEP)


def written(path: Path, **options: object) -> Path:
    sheet = canvas.Canvas(str(path), pagesize=A4, **options)  # type: ignore[arg-type]
    draw(sheet)
    sheet.showPage()
    sheet.save()
    return path


def read(path: Path, engine: OcrEngine, tmp_path: Path, sandbox: Sandbox) -> tuple[list[Page], list[Problem]]:
    files, problems = list_files(path, tmp_path / "work", sandbox)
    pages: list[Page] = []
    for file in files:
        found, more = read_file(file, engine, tmp_path / "work", sandbox)
        pages += found
        problems += more
    return pages, problems


def texts(page: Page) -> list[list[str]]:
    [table] = ruled_tables(page)
    return [[cell.text for cell in table.row(i)] for i in range(table.row_count)]


@pytest.mark.ocr
def test_a_sane_text_layer_is_taken(tmp_path: Path, engine: OcrEngine, sandbox: Sandbox) -> None:
    [page], problems = read(written(tmp_path / "a.pdf"), engine, tmp_path, sandbox)
    assert problems == [] and page.origin == "text_layer"
    assert texts(page) == [list(row) for row in ROWS]
    assert set(PROSE) <= {word.text for word in page.words}
    assert (tmp_path / "work" / page.picture).is_file() and page.picture.endswith(".png")
    [amount] = [w for w in page.words if w.text == "3,256,789.12"]
    left, top, right, bottom = page.box(amount.rect).as_list()
    assert left == pytest.approx((XS[2] + 5) / A4[0], abs=0.002)
    assert top < 1 - (TOP - 3 * STEP + 4) / A4[1] < bottom
    assert amount.edges is not None and len(amount.edges) == len(amount.text) + 1
    assert right - left == pytest.approx((amount.edges[-1] - amount.edges[0]) / page.width, abs=0.001)


def layer_of(path: Path) -> Layer:
    return take_apart(path, 0)


def place(layer: Layer, text: str) -> Rect:
    [run] = [r for r in layer.runs if r.text == text]
    return run.rect


def test_a_crop_box_moves_words_and_rulings_alike(tmp_path: Path) -> None:
    plain = layer_of(written(tmp_path / "a.pdf"))
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    document[0].set_cropbox(40, 400, 560, 800)
    document.save(tmp_path / "cropped.pdf")
    cropped = layer_of(tmp_path / "cropped.pdf")
    assert {r.text for r in cropped.runs} == {r.text for r in plain.runs}
    scale = cropped.picture.shape[1] / 520
    found = place(cropped, "3,256,789.12")
    assert found.left == pytest.approx((XS[2] + 5 - 40) * scale, abs=2)
    frame = [r for r in cropped.rulings if r.height < 2]
    assert min(r.top for r in frame) == pytest.approx((800 - TOP - 17) * scale, abs=2)


def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    sheet.translate(A4[0], 0)
    sheet.rotate(90)
    sheet.setFont("STSong-Light", 14)
    sheet.drawString(80, 500, "横向页面上的一行文字")
    sheet.line(80, 490, 500, 490)
    sheet.showPage()
    sheet.save()
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    document[0].set_rotation(90)
    document.save(tmp_path / "turned.pdf")
    layer = layer_of(tmp_path / "turned.pdf")
    assert layer.turned == 0 and layer.picture.shape[1] > layer.picture.shape[0]
    scale = layer.picture.shape[1] / A4[1]
    assert place(layer, "横向页面上的一行文字").left == pytest.approx(80 * scale, abs=3)
    [ruling] = layer.rulings
    assert (ruling.left, ruling.right) == pytest.approx((80 * scale, 500 * scale), abs=3)
    assert ruling.top == pytest.approx((A4[0] - 490) * scale, abs=3)


@pytest.mark.ocr
def test_an_invisible_layer_over_a_scan_is_overruled(
    tmp_path: Path, engine: OcrEngine, sandbox: Sandbox
) -> None:
    cv2.imwrite(str(tmp_path / "scan.jpg"), drawn_page())
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=(590, 450))
    sheet.drawImage(str(tmp_path / "scan.jpg"), 0, 0, 590, 450)
    text = sheet.beginText(50, 400)
    text.setFont("STSong-Light", 10)
    text.setTextRenderMode(3)
    text.textOut("扫描软件识别错的隐藏文字")
    sheet.drawText(text)
    sheet.showPage()
    sheet.save()
    (tmp_path / "scan.jpg").unlink()
    [page], problems = read(tmp_path / "a.pdf", engine, tmp_path, sandbox)
    assert problems == [] and page.origin == "ocr"
    assert texts(page) == [list(row) for row in ROWS]
    assert "扫描软件识别错的隐藏文字" not in page.text


@pytest.mark.ocr
def test_a_layer_with_a_broken_character_map_is_overruled(
    tmp_path: Path, engine: OcrEngine, sandbox: Sandbox
) -> None:
    # The map says other characters than the glyphs that are drawn: each digit is another one.
    sheet = canvas.Canvas(str(tmp_path / "b.pdf"), pagesize=A4, pageCompression=0)
    sheet.setFont("Helvetica", 20)
    for i in range(6):
        sheet.drawString(80, 700 - 40 * i, "2026 1234567890")
    sheet.showPage()
    sheet.save()
    raw = (tmp_path / "b.pdf").read_bytes()
    assert b"/Encoding /WinAnsiEncoding" in raw
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        b"1 begincodespacerange <00> <ff> endcodespacerange "
        b"1 beginbfrange <30> <39> <0035> endbfrange endcmap end end"
    )
    stream = b"99 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(cmap), cmap)
    body = raw.replace(b"/Encoding /WinAnsiEncoding", b"/Encoding /WinAnsiEncoding /ToUnicode 99 0 R")
    start = body.index(b"xref\n")
    (tmp_path / "b.pdf").write_bytes(body[:start] + stream + body[start:])
    layer = layer_of(tmp_path / "b.pdf")
    assert layer.runs and "1234567890" not in "".join(r.text for r in layer.runs)
    [page], _ = read(tmp_path / "b.pdf", engine, tmp_path, sandbox)
    assert page.origin == "ocr" and "1234567890" in page.text


@pytest.mark.ocr
def test_a_bad_page_does_not_take_the_others_down(
    tmp_path: Path, engine: OcrEngine, sandbox: Sandbox
) -> None:
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    draw(sheet)
    sheet.showPage()
    sheet.showPage()
    draw(sheet)
    sheet.showPage()
    sheet.save()

    class Failing:
        name, version = "failing", "1"
        calls = 0

        def __getattr__(self, method: str) -> object:
            if method == "detect":
                raise RuntimeError("nonsense")
            return getattr(engine, method)

    pages, problems = read(tmp_path / "a.pdf", Failing(), tmp_path, sandbox)  # type: ignore[arg-type]
    assert [p.number for p in pages] == [1, 2, 3]
    assert [p.read for p in pages] == [True, False, True]
    assert [(p.page, p.code) for p in problems] == [(2, "page-failed")]


def test_encrypted_truncated_and_endless_pdfs_are_refused(
    tmp_path: Path, engine: OcrEngine, sandbox: Sandbox
) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    written(folder / "locked.pdf", encrypt=StandardEncryption("secret"))
    whole = written(tmp_path / "whole.pdf").read_bytes()
    (folder / "short.pdf").write_bytes(whole[: len(whole) // 5])
    pages, problems = read(folder, engine, tmp_path, sandbox)
    assert pages == []
    assert [(p.file, p.code) for p in problems] == [
        ("locked.pdf", "encrypted-file"),
        ("short.pdf", "unreadable-file"),
    ]


def test_a_page_of_five_metres_is_rendered_within_the_budget(tmp_path: Path) -> None:
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=(14400, 14400))
    sheet.drawString(100, 100, "far")
    sheet.showPage()
    sheet.save()
    assert max(layer_of(tmp_path / "a.pdf").picture.shape) <= 3600


def test_fake_bold_and_neighbouring_equal_digits_are_told_apart(tmp_path: Path) -> None:
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    sheet.setFont("Helvetica", 12)
    for offset in (0, 0.3):
        sheet.drawString(80 + offset, 700, "2,900,000.00")
    sheet.showPage()
    sheet.save()
    assert [r.text for r in layer_of(tmp_path / "a.pdf").runs] == ["2,900,000.00"]


@pytest.mark.parametrize(
    ("layer", "seen", "agree"),
    [
        ("1,234,567.89", "1234567.89", True),
        ("1,234,567.89", "1,234,561.89", False),
        ("1,234,567.89", "2,345,678.90", False),
        ("2026", "2025", False),
        ("营业执照（副本）", "营业执照(副本)", True),
        ("钀ヤ笟鎵х収", "营业执照", False),
        ("——", "—", True),
    ],
)
def test_agreement(layer: str, seen: str, agree: bool) -> None:
    assert _agree(layer, seen) is agree


@pytest.mark.ocr
def test_a_scanned_tiff_gives_a_page_for_each_frame(
    tmp_path: Path, engine: OcrEngine, sandbox: Sandbox
) -> None:
    frame = Image.fromarray(drawn_page()[:, :, ::-1])
    frame.save(tmp_path / "a.tiff", save_all=True, append_images=[frame.rotate(180)])
    seen: list[tuple[str, int, int]] = []
    files, _ = list_files(tmp_path / "a.tiff", tmp_path / "work", sandbox)
    pages, problems = read_file(
        files[0], engine, tmp_path / "work", sandbox, progress=lambda *step: seen.append(step)
    )
    assert problems == [] and [p.number for p in pages] == [1, 2]
    assert [p.quarter_turns for p in pages] == [0, 2]
    assert pages[0].words == pages[1].words or texts(pages[0]) == texts(pages[1])
    assert seen == [("a.tiff", 1, 2), ("a.tiff", 2, 2)]
