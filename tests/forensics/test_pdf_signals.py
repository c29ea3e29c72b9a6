"""Saves, overlays and dates of PDFs are told from the bytes alone; untouched files give no signal."""

import datetime as dt
import io
import random

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from dossier_ai.core import Rect
from dossier_ai.corpus.tamper import lay_over
from dossier_ai.forensics.metadata import Metadata, metadata_signals, pdf_date, read_pdf_metadata
from dossier_ai.forensics.overlays import find_overlays, overlay_signals
from dossier_ai.forensics.revisions import list_revisions, revision_ends, revision_signals


def pdf(*, scanned: bool, layer: bool = False) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    for number in range(2):
        if scanned:
            canvas.drawImage(ImageReader(Image.new("RGB", (120, 170), (250, 250, 248))), 0, 0, 595, 842)
        if layer or not scanned:
            text = canvas.beginText(72, 600)
            if layer:
                text.setTextRenderMode(3)
            for line in range(24):
                text.textLine(f"page {number} line {line} " + "1,234,567.00 " * 5)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.pdf"


@pytest.mark.parametrize(("scanned", "layer"), [(False, False), (True, False), (True, True)])
def test_an_untouched_file_gives_no_signal(path, scanned, layer):
    path.write_bytes(pdf(scanned=scanned, layer=layer))
    assert list_revisions(path) == ()
    assert find_overlays(path) == ()
    assert metadata_signals("a.pdf", read_pdf_metadata(path), dt.date(2026, 1, 1)) == ()


@pytest.mark.parametrize("edit", ["text_over", "picture_over", "white_over"])
def test_an_appended_save_names_the_page_and_the_place(path, edit):
    content, place = lay_over(pdf(scanned=True), edit, random.Random(2), incremental=True, page=1)
    path.write_bytes(content)
    (signal,) = revision_signals("a.pdf", list_revisions(path))
    assert (signal.kind, signal.page, signal.severity) == ("revision", 2, "m")
    assert Rect(*signal.box).overlap(place) > 0
    assert Rect(*signal.box).area < 0.02


def test_a_save_that_changed_nothing_visible_is_information_only(path):
    content = pdf(scanned=False)
    start = content[content.rindex(b"startxref") :].split()[1]
    root = content[content.rindex(b"/Root") :].split(b"R")[1]
    root = content[content.rindex(b"/Root") + 5 :].split(b"R")[0].strip()
    update = b"900 0 obj\n(note)\nendobj\n"
    table = b"xref\n900 1\n%010d 00000 n \ntrailer\n<< /Size 901 /Root %s R /Prev %s >>\n" % (
        len(content), root, start,
    )  # fmt: skip
    at = len(content) + len(update)
    path.write_bytes(content + update + table + b"startxref\n%d\n%%%%EOF\n" % at)
    (signal,) = revision_signals("a.pdf", list_revisions(path))
    assert (signal.severity, signal.page, signal.box) == ("I", None, None)
    assert "未变" in signal.message.zh


def test_ends_that_are_no_states_of_the_file_do_not_count():
    content = pdf(scanned=False)
    assert len(revision_ends(content)) == 1
    # the first section of a file for the web, and an end quoted inside a stream
    assert len(revision_ends(content.replace(b"%PDF", b"startxref\n0\n%%EOF\n%PDF", 1)[18:])) == 1
    assert len(revision_ends(content + b"startxref\n12\n%%EOF\n")) == 1


@pytest.mark.parametrize(
    ("edit", "what"), [("text_over", "text"), ("picture_over", "picture"), ("white_over", "white")]
)
def test_what_is_laid_over_a_scan_is_found_with_its_box(path, edit, what):
    content, place = lay_over(pdf(scanned=True), edit, random.Random(4))
    path.write_bytes(content)
    (overlay,) = find_overlays(path)
    assert (overlay.page, overlay.what) == (1, what)
    assert overlay.rect.overlap(place) > 0
    (signal,) = overlay_signals("a.pdf", (overlay,))
    assert signal.kind == "overlay" and "请核对原件" in signal.message.zh


def test_text_hidden_under_a_white_rectangle_is_found_on_a_digital_page(path):
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(100, 500, "1,234,567.00")
    canvas.drawString(100, 400, "untouched")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(95, 495, 90, 16, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(100, 500, "9,234,567.00")
    canvas.save()
    path.write_bytes(buffer.getvalue())
    (overlay,) = find_overlays(path)
    assert overlay.what == "covered" and overlay.rect.height < 0.03


def test_a_white_ground_under_its_own_text_covers_nothing(path):
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(95, 495, 90, 16, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(100, 500, "1,234,567.00")
    canvas.save()
    path.write_bytes(buffer.getvalue())
    assert find_overlays(path) == ()


@pytest.mark.parametrize(("alpha", "found"), [(120, 0), (255, 1)])
def test_text_shows_through_a_seal_but_not_through_a_patch(path, alpha, found):
    ink = Image.new("RGBA", (80, 20), (210, 30, 40, alpha))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(100, 500, "1,234,567.00")
    canvas.drawImage(ImageReader(ink), 96, 494, 84, 20, mask="auto")
    canvas.save()
    path.write_bytes(buffer.getvalue())
    assert len(find_overlays(path)) == found


def moment(text):
    return pdf_date(text)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Metadata(created=moment("D:20260102"), modified=moment("D:20260101")), "修改时间早于生成时间"),
        (Metadata(created=moment("D:20260701")), "晚于申报日"),
        (Metadata(created=moment("D:20250301")), "早于材料自身落款日期"),
        (Metadata(programs=("Adobe Photoshop 25.0",)), "图像编辑软件"),
        (Metadata(programs=("Foxit PDF Editor",)), "PDF编辑软件"),
        (Metadata(created=moment("D:20260401"), xmp_created=moment("D:20260408093100")), "生成时间不一致"),
        (Metadata(producer="A", xmp_producer="B"), "生成软件不一致"),
    ],
)
def test_each_remarkable_date_or_program_is_one_signal(found, words):
    (signal,) = metadata_signals("a.pdf", found, dt.date(2026, 5, 20), dt.date(2025, 12, 31))
    assert words in signal.message.zh and signal.page is None


def test_ordinary_dates_and_programs_are_no_signal():
    found = Metadata(
        programs=("Microsoft Word", "Canon MF240"),
        created=pdf_date("D:20260401120000+08'00'"),
        modified=pdf_date("D:20260401120100+08'00'"),
        xmp_created=pdf_date("D:20260401040000Z"),
    )
    assert metadata_signals("a.pdf", found, dt.date(2026, 5, 20), dt.date(2026, 3, 31)) == ()


def test_a_date_that_is_none_is_not_read():
    assert pdf_date("D:20261340") is None
    assert pdf_date("yesterday") is None
    assert pdf_date("D:20260102030405+08'00'") == dt.datetime(2026, 1, 1, 19, 4, 5, tzinfo=dt.UTC)
