"""XLSX to virtual pages, inside the sandbox: one page for each visible sheet, cells as they are shown."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from dossier_ai.core import Page
from dossier_ai.reading.cell_formats import shown
from dossier_ai.reading.formats import refusal
from dossier_ai.reading.notices import UnreadableError
from dossier_ai.reading.office_package import Notice, OfficeContent, check_package
from dossier_ai.reading.virtual import GridCell, VirtualPage

MOST_CELLS = 2_000_000
_MOST_SHOWN = 400_000


def parse_xlsx(path: Path, name: str, target: Path) -> OfficeContent:
    """The content of the XLSX at `path`. Formulas show the value they had when the file was saved; those
    without one are reported, never taken for empty."""
    check_package(path)
    warnings.simplefilter("ignore")
    try:
        workbook = _load(path, values=True)
        formulas = _load(path, values=False) if _has_formulas(path) else None
    except Exception as error:
        # openpyxl lets through whatever its XML and number parsing raises.
        raise refusal("broken") from error
    pages: list[Page] = []
    notices: list[Notice] = []
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            notices.append(
                Notice(
                    "hidden-sheet",
                    f"工作表“{sheet.title}”被隐藏，未读取。",
                    f"The sheet {sheet.title} is hidden and was not read.",
                    state="answered",
                )
            )
            continue
        page = VirtualPage(name, len(pages) + 1)
        _lay_out(sheet, page)
        pages.append(page.page())
        if formulas is not None:
            notices.extend(_unsaved(sheet, formulas[sheet.title]))
    return OfficeContent(tuple(pages), (), tuple(notices))


def _load(path: Path, *, values: bool) -> Any:
    """The workbook with its stored values, or with its formulas. Opened as a stream: given a path, openpyxl
    goes by the extension, which unpacked and mislabelled files do not have."""
    with path.open("rb") as stream:
        return openpyxl.load_workbook(stream, data_only=values)


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as package:
        for info in package.infolist():
            if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                content = package.read(info)
                if b"<f>" in content or b"<f " in content or b"<f/" in content:
                    return True
    return False


def _unsaved(sheet: Any, formulas: Any) -> Iterator[Notice]:
    places = [
        f"{sheet.title}!{cell.coordinate}"
        for row in formulas.iter_rows()
        for cell in row
        if cell.data_type == "f" and sheet[cell.coordinate].value is None
    ]
    if places:
        few = "、".join(places[:5])
        yield Notice(
            "formula-without-value",
            f"{len(places)} 个单元格只有公式、没有保存的计算结果（{few}）；请用 Excel 打开并保存后再提交。",
            f"{len(places)} cells hold a formula without a saved result ({few}); save the file in Excel.",
        )


def _lay_out(sheet: Any, page: VirtualPage) -> None:
    """The used cells: what stands above the table as lines, the rest as one grid with its merged ranges."""
    if sheet.max_row * sheet.max_column > MOST_CELLS:
        raise UnreadableError(
            "sheet-too-large",
            f"工作表“{sheet.title}”范围过大，未读取；请删除多余的空行空列后再提交。",
            f"The sheet {sheet.title} is too large; delete its empty rows and columns.",
        )
    texts: dict[tuple[int, int], str] = {}
    framed: set[int] = set()
    for row in sheet.iter_rows():
        for cell in row:
            text = shown(cell.value, cell.number_format)
            if text.strip():
                texts[cell.row, cell.column] = text
            border = getattr(cell, "border", None)
            if border is not None and border.bottom is not None and border.bottom.style and border.left.style:
                framed.add(cell.row)
    if not texts:
        return
    merged = {(r.min_row, r.min_col): r for r in sheet.merged_cells.ranges}
    rows = sorted({row for row, _ in texts})
    columns = sorted({column for _, column in texts} | {r.min_col for r in merged.values()})
    first, last = _table_rows(texts, rows, framed)
    for row in [r for r in rows if r < first]:
        _line(sheet, page, texts, row)
    page.add_grid(list(_grid(sheet, texts, merged, first, last, columns[0], columns[-1])))
    for row in [r for r in rows if r > last]:
        _line(sheet, page, texts, row)


def _table_rows(texts: dict[tuple[int, int], str], rows: list[int], framed: set[int]) -> tuple[int, int]:
    """The first and last row of the table: the framed ones; without frames, from the first row that fills
    at least half of the columns used."""
    counts = (
        {row: sum(1 for r, _ in texts if r == row) for row in rows} if len(rows) < 200 else _counts(texts)
    )
    widest = max(counts.values())
    if framed & set(rows):
        return min(framed), max(framed)
    for row in rows:
        if counts[row] >= max(2, 0.5 * widest):
            return row, rows[-1]
    return rows[0], rows[-1]


def _counts(texts: dict[tuple[int, int], str]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for row, _ in texts:
        counts[row] = counts.get(row, 0) + 1
    return counts


def _line(sheet: Any, page: VirtualPage, texts: dict[tuple[int, int], str], row: int) -> None:
    """The cells of a row outside the table, on one line, each with its own place."""
    for r, column in sorted(texts):
        if r == row:
            page.add_piece(texts[r, column], f"{sheet.title}!{get_column_letter(column)}{row}")
    page.end_line()


def _grid(
    sheet: Any,
    texts: dict[tuple[int, int], str],
    merged: dict[tuple[int, int], Any],
    first: int,
    last: int,
    left: int,
    right: int,
) -> Iterator[GridCell]:
    covered = {
        (row, column)
        for area in merged.values()
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    for row in range(first, last + 1):
        for column in range(left, right + 1):
            area = merged.get((row, column))
            if area is None and (row, column) in covered:
                continue
            row_end = row + 1 if area is None else min(area.max_row, last) + 1
            column_end = column + 1 if area is None else min(area.max_col, right) + 1
            text = texts.get((row, column), "")
            yield GridCell(
                row - first, row_end - first, column - left, column_end - left,
                tuple(text.split("\n")) if text else (),
                f"{sheet.title}!{get_column_letter(column)}{row}",
            )  # fmt: skip
