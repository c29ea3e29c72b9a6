"""DOCX and XLSX as virtual pages: order, merged cells, numbers as shown, pictures inside."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import cv2
import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dossier_ai.core import Page
from dossier_ai.reading.cell_formats import shown
from dossier_ai.reading.files import list_files
from dossier_ai.reading.notices import UnreadableError
from dossier_ai.reading.ocr import OcrEngine
from dossier_ai.reading.office_docx import parse_docx
from dossier_ai.reading.office_xlsx import parse_xlsx
from dossier_ai.reading.pages import read_file
from dossier_ai.reading.sandbox import Sandbox
from dossier_ai.text.ruled_tables import ruled_tables
from dossier_ai.text.tables import Table

from .conftest import PROSE, drawn_page


def grid_of(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.row_end, c.column, c.column_end, c.text) for c in table.cells]


def parts(page: Page) -> dict[str, str]:
    return {word.text: word.part or "" for word in page.words}


def application_form(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("申请推荐表")
    document.add_paragraph("填报单位：山川公司\t填报日期：2026年5月1日")
    table = document.add_table(rows=4, cols=4)
    for i in range(4):
        for j in range(4):
            table.cell(i, j).text = f"格{i}{j}"
    table.cell(0, 1).merge(table.cell(0, 3)).text = "横向合并"
    table.cell(1, 0).merge(table.cell(3, 0)).text = "纵向合并"
    table.cell(2, 1).merge(table.cell(3, 2)).text = "方块\n第二行"
    document.add_paragraph("表后文字")
    second = document.add_table(rows=1, cols=2)
    second.cell(0, 0).text, second.cell(0, 1).text = "甲", "乙"
    document.save(str(path))


def test_docx_keeps_order_and_merged_cells(tmp_path: Path) -> None:
    application_form(tmp_path / "form.docx")
    [page] = parse_docx(tmp_path / "form.docx", "form.docx", tmp_path / "in").pages
    first, second = ruled_tables(page)
    assert grid_of(first) == [
        (0, 1, 0, 1, "格00"),
        (0, 1, 1, 4, "横向合并"),
        (1, 4, 0, 1, "纵向合并"),
        (1, 2, 1, 2, "格11"),
        (1, 2, 2, 3, "格12"),
        (1, 2, 3, 4, "格13"),
        (2, 4, 1, 3, "方块第二行"),
        (2, 3, 3, 4, "格23"),
        (3, 4, 3, 4, "格33"),
    ]
    assert grid_of(second) == [(0, 1, 0, 1, "甲"), (0, 1, 1, 2, "乙")]
    place = parts(page)
    assert place["申请推荐表"] == "paragraph 1"
    assert place["填报日期：2026年5月1日"] == "paragraph 2"
    assert place["横向合并"] == "table 1, row 1, cell 2"
    assert place["格23"] == "table 1, row 3, cell 3"
    assert place["乙"] == "table 2, row 1, cell 2"
    tops = {word.text: word.rect.top for word in page.words}
    assert tops["申请推荐表"] < tops["横向合并"] < tops["表后文字"] < tops["甲"]


def test_docx_shows_what_word_shows(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("保留")
    paragraph.add_run("划掉的").font.strike = True
    paragraph.add_run("隐藏的").font.hidden = True
    box = OxmlElement("w:sym")
    box.set(qn("w:font"), "Wingdings")
    box.set(qn("w:char"), "F0FE")
    ticked = document.add_paragraph("")
    ticked.add_run()._r.append(box)
    ticked.add_run("是")
    document.add_paragraph("第一项", style="List Number")
    document.add_page_break()
    document.add_paragraph("第二页")
    document.save(str(tmp_path / "a.docx"))
    content = parse_docx(tmp_path / "a.docx", "a.docx", tmp_path / "in")
    first, second = content.pages
    texts = [word.text for word in first.words]
    assert texts[:2] == ["保留", "☑是"]
    assert [word.text for word in second.words] == ["第二页"]
    assert (first.number, second.number) == (1, 2)
    assert [n.code for n in content.notices] == ["struck-out-text"]


@pytest.mark.ocr
def test_pictures_in_a_docx_are_read(tmp_path: Path, engine: OcrEngine, sandbox: Sandbox) -> None:
    cv2.imwrite(str(tmp_path / "scan.png"), drawn_page())
    document = docx.Document()
    document.add_paragraph("附件")
    document.add_picture(str(tmp_path / "scan.png"))
    (tmp_path / "scan.png").unlink()
    document.save(str(tmp_path / "with.docx"))
    [file], problems = list_files(tmp_path / "with.docx", tmp_path / "work", sandbox)
    pages, more = read_file(file, engine, tmp_path / "work", sandbox)
    assert problems + more == []
    assert [page.file for page in pages] == ["with.docx", "with.docx!/word/media/image1.png"]
    assert PROSE[0] in {word.text for word in pages[1].words}
    assert (tmp_path / "work" / pages[1].picture).is_file()


def test_xlsx_shows_numbers_as_the_sheet_does(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名单"
    sheet["A1"] = "服务企业名单"
    sheet.merge_cells("A1:D1")
    for column, text in enumerate(("序号", "企业名称", "金额", "日期"), start=1):
        sheet.cell(2, column, text)
    for row in range(3, 6):
        sheet.cell(row, 1, row - 2)
        sheet.cell(row, 2, "91630105FAKE00013X" if row == 3 else 916301050000000000)
        sheet.cell(row, 3, 1234567.891).number_format = "#,##0.00"
        sheet.cell(row, 4, dt.date(2025, 3, row)).number_format = 'yyyy"年"m"月"d"日"'
    sheet.merge_cells("B4:B5")
    book.create_sheet("藏").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    content = parse_xlsx(tmp_path / "a.xlsx", "a.xlsx", tmp_path)
    [page] = content.pages
    [table] = ruled_tables(page)
    assert [cell.text for cell in table.row(1)] == ["1", "91630105FAKE00013X", "1,234,567.89", "2025年3月3日"]
    assert [cell.text for cell in table.row(3)] == ["3", "916301050000000000", "1,234,567.89", "2025年3月5日"]
    assert parts(page)["服务企业名单"] == "名单!A1"
    assert parts(page)["2025年3月5日"] == "名单!D5"
    assert [n.code for n in content.notices] == ["hidden-sheet"]


def test_a_formula_without_saved_result_is_reported(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = 5
    book.active["A2"] = "=SUM(A1:A1)"
    book.save(tmp_path / "a.xlsx")
    content = parse_xlsx(tmp_path / "a.xlsx", "a.xlsx", tmp_path)
    assert [n.code for n in content.notices] == ["formula-without-value"]
    assert "Sheet!A2" in content.notices[0].zh


def test_a_sheet_of_two_thousand_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in range(2000):
        book.active.append([row, f"企业{row}", row * 1000])
    book.save(tmp_path / "a.xlsx")
    [page] = parse_xlsx(tmp_path / "a.xlsx", "a.xlsx", tmp_path).pages
    assert len(page.words) == 6000
    assert len(page.rulings) == 2001 + 4


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (3256789.12, "General", "3256789.12"),
        (0.1 + 0.2, "General", "0.3"),
        (123456789012345678, "General", "123456789012345678"),
        (1.2345678901234568e17, "General", "123456789012345680"),
        (1234.5, "#,##0", "1,235"),
        (-1234.5, "#,##0.00;[Red](#,##0.00)", "(1,234.50)"),
        (0, '#,##0;-#,##0;"—"', "—"),
        (0.605, "0.0%", "60.5%"),
        (7, "000", "007"),
        (1500000, '0.00,,"百万"', "1.50百万"),
        (325.6, '0.00"万元"', "325.60万元"),
        (1.5, "0.##", "1.5"),
        (12, "@", "12"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        (dt.datetime(2026, 4, 10), "mm-dd-yy", "2026/4/10"),
        (dt.datetime(2026, 4, 10), "yyyy-mm-dd", "2026-04-10"),
        (dt.datetime(2026, 4, 10, 9, 5), "yyyy/m/d h:mm", "2026/4/10 9:05"),
        (dt.datetime(2026, 4, 1), '[$-804]yyyy"年"m"月";@', "2026年4月"),
        ("一\r\n二", "General", "一\n二"),
    ],
)
def test_shown(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_a_package_that_unfolds_too_far_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<x/>")
        package.writestr("word/document.xml", b" " * 60_000_000)
    with pytest.raises(UnreadableError) as caught:
        parse_docx(tmp_path / "bomb.docx", "bomb.docx", tmp_path)
    assert caught.value.code == "archive-too-large"


def test_a_damaged_package_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("[Content_Types].xml", "<x/>")
        package.writestr("xl/workbook.xml", "<not-closed")
    with pytest.raises(UnreadableError) as caught:
        parse_xlsx(tmp_path / "a.xlsx", "a.xlsx", tmp_path)
    assert caught.value.code == "unreadable-file"
