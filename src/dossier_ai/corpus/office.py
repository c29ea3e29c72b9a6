"""Blocks as DOCX and XLSX files with the place of every field, the same bytes for the same input."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.flow import Block, Break, Cell, Drawing, Gap, Grid, Line, Para, place_cells
from dossier_ai.corpus.fonts import FontSet
from dossier_ai.corpus.paint import paint
from dossier_ai.corpus.sheet import MICRO_TEXT, Run, Sheet

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """The file's bytes and, for every field key, the part of the file that holds it."""

    content: bytes
    parts: dict[str, str]


def _settle(content: bytes) -> bytes:
    """The package with fixed timestamps: what the libraries stamp with the clock is overwritten."""
    source = zipfile.ZipFile(io.BytesIO(content))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            body = source.read(name)
            if name == "docProps/core.xml":
                body = re.sub(rb"(W3CDTF\">)[^<]*", rb"\g<1>2024-01-01T00:00:00Z", body)
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, body)
    return out.getvalue()


def write_docx(
    blocks: Sequence[Block], fonts: FontSet, rng: random.Random, *, landscape: bool = False
) -> OfficeFile:
    """The blocks as a Word file. Seals and signatures do not exist there; drawings become pictures."""
    document = docx.Document()
    document.core_properties.created = _EPOCH
    document.core_properties.modified = _EPOCH
    document.core_properties.author = ""
    section = document.sections[0]
    short, long = Mm(210), Mm(297)
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(20)
    section.footer.paragraphs[0].text = MICRO_TEXT
    style = document.styles["Normal"]
    style.font.name = "宋体"
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    style.paragraph_format.space_after = Pt(2)
    parts: dict[str, str] = {}
    count = tables = 0
    for block in blocks:
        if isinstance(block, Grid):
            tables += 1
            _docx_table(document, block, tables, parts)
            continue
        if isinstance(block, Gap):
            continue
        count += 1
        paragraph = document.add_paragraph()
        here = f"paragraph {count}"
        if isinstance(block, Break):
            paragraph.add_run().add_break(WD_BREAK.PAGE)
        elif isinstance(block, Drawing):
            picture = io.BytesIO()
            sheet = Sheet(170, block.height, fonts)
            block.draw(sheet, Rect(0, 0, 170, block.height))
            paint(sheet, 130).save(picture, "PNG")
            paragraph.add_run().add_picture(picture, width=Mm(165))
        else:
            _docx_line(paragraph, block, here, parts)
    buffer = io.BytesIO()
    document.save(buffer)
    return OfficeFile(_settle(buffer.getvalue()), parts)


def _docx_line(paragraph: Paragraph, block: Line | Para, here: str, parts: dict[str, str]) -> None:
    runs: list[Run] = block.runs()
    if isinstance(block, Line) and block.pieces:
        runs = []
        for index, piece in enumerate(block.pieces):
            runs += ([("        ", None)] if index else []) + list(piece)
    if isinstance(block, Para) and block.indent:
        paragraph.paragraph_format.first_line_indent = Pt(block.pt * block.indent)
    paragraph.alignment = _ALIGN[block.align]
    for text, key in runs:
        run = paragraph.add_run(text)
        run.font.size = Pt(block.pt)
        run.bold = block.bold
        if key is not None:
            parts.setdefault(key, here)


def _docx_table(document: Document, grid: Grid, number: int, parts: dict[str, str]) -> None:
    columns = len(grid.widths)
    table = document.add_table(rows=len(grid.rows), cols=columns)
    table.style = "Table Grid"
    table.autofit = False
    placed = place_cells(grid)
    for item in placed:
        cell = table.cell(item.row, item.column)
        if item.cell.columns > 1 or item.cell.rows > 1:
            last = table.cell(item.row + item.cell.rows - 1, item.column + item.cell.columns - 1)
            cell = cell.merge(last)
        _docx_cell(cell, grid, item.cell)
    for item in placed:
        element = table.cell(item.row, item.column)._tc
        # counted among the cells the file really has in that row, those merged upwards included
        number_in_row = list(element.getparent().tc_lst).index(element) + 1
        here = f"table {number}, row {item.row + 1}, cell {number_in_row}"
        _note(parts, item.cell.runs(), here)
        if item.cell.key is not None:
            parts.setdefault(item.cell.key, here)
    if grid.heads and grid.repeat_head:
        for row in table.rows[: grid.heads]:
            properties = row._tr.get_or_add_trPr()
            properties.append(properties.makeelement(qn("w:tblHeader"), {}))


def _docx_cell(cell: _Cell, grid: Grid, content: Cell) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = _ALIGN[content.align]
    run = paragraph.add_run("√" if content.mark is not None else content.plain)
    run.font.size = Pt(content.pt or grid.pt)
    run.bold = content.bold


def write_xlsx(blocks: Sequence[Block], sheet_name: str = "Sheet1") -> OfficeFile:
    """The blocks as one worksheet: lines in merged rows, the grid below them."""
    book = Workbook()
    book.properties.created = _EPOCH.replace(tzinfo=None)
    book.properties.modified = _EPOCH.replace(tzinfo=None)
    book.properties.creator = ""
    ws = book.worksheets[0]
    ws.title = sheet_name
    parts: dict[str, str] = {}
    columns = max(len(b.widths) for b in blocks if isinstance(b, Grid))
    row = 0
    thin = Side(style="thin")
    for block in blocks:
        if isinstance(block, Line | Para):
            row += 1
            pieces = block.pieces if isinstance(block, Line) and block.pieces else (block.runs(),)
            at = 1
            for index, runs in enumerate(pieces):
                at = 1 + columns * index // len(pieces)
                end = columns * (index + 1) // len(pieces)
                cell = ws.cell(row, at, "".join(t for t, _ in runs))
                cell.font = Font(name="宋体", size=block.pt, bold=block.bold)
                cell.alignment = Alignment(horizontal=block.align if len(pieces) == 1 else "left")
                ws.merge_cells(start_row=row, start_column=at, end_row=row, end_column=end)
                _note(parts, runs, f"{sheet_name}!{get_column_letter(at)}{row}")
        elif isinstance(block, Grid):
            for item in place_cells(block):
                top, left = row + 1 + item.row, item.column + 1
                cell = ws.cell(top, left, _typed(item.cell))
                cell.alignment = Alignment(horizontal=item.cell.align, vertical="center", wrap_text=True)
                cell.font = Font(name="宋体", size=block.pt, bold=item.cell.bold)
                cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
                if item.cell.columns > 1 or item.cell.rows > 1:
                    ws.merge_cells(
                        start_row=top, start_column=left, end_row=top + item.cell.rows - 1,
                        end_column=left + item.cell.columns - 1,
                    )  # fmt: skip
                here = f"{sheet_name}!{get_column_letter(left)}{top}"
                _note(parts, item.cell.runs(), here)
                if item.cell.key is not None:
                    parts.setdefault(item.cell.key, here)
            for index, width in enumerate(block.widths, 1):
                ws.column_dimensions[get_column_letter(index)].width = max(6, width * 0.55)
            row += len(block.rows)
    row += 2
    ws.cell(row, columns, MICRO_TEXT).font = Font(size=6, color="B0B0B0")
    buffer = io.BytesIO()
    book.save(buffer)
    return OfficeFile(_settle(buffer.getvalue()), parts)


def _typed(cell: Cell) -> str | int | float | None:
    """Numbers as numbers, the way people type them; phones stay text."""
    if cell.mark is not None:
        return "√"
    text = cell.plain
    if re.fullmatch(r"\d{1,4}", text):
        return int(text)
    if re.fullmatch(r"\d{1,6}\.\d{1,2}", text):
        return float(text)
    return text or None


def _note(parts: dict[str, str], runs: Sequence[Run], here: str) -> None:
    for _, key in runs:
        if key is not None:
            parts.setdefault(key, here)
