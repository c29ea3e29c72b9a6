"""DOCX to virtual pages, inside the sandbox: paragraphs and tables in order, one page between hard breaks.

Deleted and struck-out text is not read; ticked boxes are written as ☑ and ☐; nested tables become lines of
their outer cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import docx
from docx.oxml.ns import qn

from dossier_ai.reading.formats import refusal
from dossier_ai.reading.office_numbering import Numbering
from dossier_ai.reading.office_package import Notice, OfficeContent, check_package
from dossier_ai.reading.virtual import GridCell, VirtualPage

_SYMBOLS = {
    "F0FE": "☑", "F052": "☑", "F0FD": "☒", "F054": "☒", "F0FC": "√", "F050": "√",
    "F0A8": "☐", "F06F": "☐", "F0A3": "☐", "F071": "☐", "F030": "☐",
}  # fmt: skip
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_VML_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_UNSEEN = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), _FALLBACK, qn("w:pPr"), qn("w:rPr")}


def parse_docx(path: Path, name: str, target: Path) -> OfficeContent:
    """The content of the DOCX at `path`; its pictures are written into `target`."""
    check_package(path)
    try:
        document: Any = docx.Document(str(path))
    except Exception as error:
        # python-docx has no error of its own for the many ways in which a package can be broken.
        raise refusal("broken") from error
    reader = _Reader(document, name)
    reader.body()
    return OfficeContent(
        tuple(page.page() for page in reader.pages if page.words or page.number == 1),
        tuple(_save_pictures(document, target)),
        tuple(reader.notices()),
    )


class _Reader:
    def __init__(self, document: Any, name: str) -> None:
        self.document = document
        self.name = name
        self.numbering = Numbering(document)
        self.pages = [VirtualPage(name, 1)]
        self.paragraphs = 0
        self.tables = 0
        self.struck: list[str] = []

    @property
    def here(self) -> VirtualPage:
        return self.pages[-1]

    def body(self) -> None:
        for text in _margins(self.document, "header"):
            self.here.add_line(text, "header")
        for block in _blocks(self.document.element.body):
            if block.tag == qn("w:tbl"):
                self.tables += 1
                self.here.add_grid(list(self.grid(block, f"table {self.tables}")))
            else:
                self.paragraph(block)
        for text in _margins(self.document, "footer"):
            self.here.add_line(text, "footer")

    def paragraph(self, element: Any) -> None:
        self.paragraphs += 1
        part = f"paragraph {self.paragraphs}"
        if _starts_page(element) and self.here.words:
            self.turn_page()
        for i, text in enumerate(self.text(element, part).split("\f")):
            if i and self.here.words:
                self.turn_page()
            self.here.add_line(text, part)
        for box in _text_boxes(element):
            self.here.add_line(self.text(box, part), part)
        section = element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if section is not None and self.here.words:
            kind = section.find(qn("w:type"))
            if kind is None or kind.get(qn("w:val")) != "continuous":
                self.turn_page()

    def turn_page(self) -> None:
        self.pages.append(VirtualPage(self.name, self.here.number + 1))

    def text(self, paragraph: Any, part: str) -> str:
        """What a paragraph shows: tabs as tabs, breaks as line ends, page breaks as form feeds."""
        pieces = [self.numbering.label(paragraph)]
        for run_text, struck in _pieces(paragraph):
            if struck and run_text.strip():
                self.struck.append(part)
            else:
                pieces.append(run_text)
        return "".join(pieces)

    def grid(self, table: Any, part: str) -> Iterator[GridCell]:
        """The cells of a table with what they span; a vertical merge is one cell."""
        open_cells: dict[int, tuple[int, int, tuple[str, ...], str]] = {}
        row = -1
        for row, tr in enumerate(_rows(table)):
            column = _skipped(tr)
            number = 0
            for tc in _cells(tr):
                number += 1
                span, merge = _spans(tc)
                place = f"{part}, row {row + 1}, cell {number}"
                if merge == "continue" and column in open_cells:
                    column += span
                    continue
                for j in [j for j in open_cells if column <= j < column + span]:
                    yield _closed(open_cells.pop(j), j, row)
                open_cells[column] = (row, column + span, tuple(self.lines(tc, place)), place)
                column += span
            continued = {j for j in open_cells if open_cells[j][0] < row}
            continued -= set(_continued_columns(tr))
            for j in sorted(continued):
                yield _closed(open_cells.pop(j), j, row)
        for j in sorted(open_cells):
            yield _closed(open_cells[j], j, row + 1)

    def lines(self, cell: Any, part: str) -> Iterator[str]:
        for block in _blocks(cell):
            if block.tag == qn("w:tbl"):
                for tr in _rows(block):
                    yield "\t".join("".join(self.lines(tc, part)) for tc in _cells(tr)).replace("\t", "  ")
                continue
            for text in (self.text(block, part), *(self.text(b, part) for b in _text_boxes(block))):
                for line in text.replace("\f", "\n").split("\n"):
                    if line.strip():
                        yield line.replace("\t", "  ")

    def notices(self) -> Iterator[Notice]:
        if self.struck:
            places = "、".join(sorted(set(self.struck))[:5])
            yield Notice(
                "struck-out-text",
                f"文档中有加删除线的文字，未作为内容读取（{places}）；请核对原件。",
                f"Struck-out text was not read ({places}); check the original.",
            )


def _closed(cell: tuple[int, int, tuple[str, ...], str], column: int, row_end: int) -> GridCell:
    row, column_end, lines, part = cell
    return GridCell(row, max(row_end, row + 1), column, column_end, lines, part)


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables below `parent` in order, those inside content controls included."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:customXml"), qn("w:ins"), qn("w:smartTag")):
            inner = child.find(qn("w:sdtContent"))
            yield from _blocks(child if inner is None else inner)


def _nested(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:customXml"), qn("w:ins")):
            inner = child.find(qn("w:sdtContent"))
            yield from _nested(child if inner is None else inner, tag)


def _rows(table: Any) -> Iterator[Any]:
    for tr in _nested(table, qn("w:tr")):
        if tr.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
            yield tr


def _cells(tr: Any) -> Iterator[Any]:
    return _nested(tr, qn("w:tc"))


def _integer(element: Any, path: str, default: int) -> int:
    found = element.find(path)
    value = "" if found is None else found.get(qn("w:val")) or ""
    return int(value) if value.isdigit() else default


def _skipped(tr: Any) -> int:
    return _integer(tr, f"{qn('w:trPr')}/{qn('w:gridBefore')}", 0)


def _spans(tc: Any) -> tuple[int, str]:
    """How many grid columns a cell covers, and "restart", "continue" or "" for its vertical merge."""
    span = max(1, _integer(tc, f"{qn('w:tcPr')}/{qn('w:gridSpan')}", 1))
    merge = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    if merge is None:
        return span, ""
    return span, "restart" if merge.get(qn("w:val")) == "restart" else "continue"


def _continued_columns(tr: Any) -> Iterator[int]:
    column = _skipped(tr)
    for tc in _cells(tr):
        span, merge = _spans(tc)
        if merge == "continue":
            yield column
        column += span


def _starts_page(paragraph: Any) -> bool:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}")
    return found is not None and found.get(qn("w:val")) not in ("0", "false", "off")


def _struck(run: Any) -> bool:
    for tag in ("w:strike", "w:dstrike"):
        found = run.find(f"{qn('w:rPr')}/{qn(tag)}")
        if found is not None and found.get(qn("w:val")) not in ("0", "false", "off"):
            return True
    return False


def _hidden(run: Any) -> bool:
    found = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return found is not None and found.get(qn("w:val")) not in ("0", "false", "off")


def _pieces(element: Any, struck: bool = False) -> Iterator[tuple[str, bool]]:
    """The visible text below `element` in order, each piece with whether it is struck out."""
    for child in element:
        tag = child.tag
        if tag in _UNSEEN or tag == qn("w:txbxContent") or not isinstance(tag, str):
            continue
        if tag == qn("w:t"):
            yield child.text or "", struck
        elif tag in (qn("w:tab"), qn("w:ptab")):
            yield "\t", False
        elif tag in (qn("w:br"), qn("w:cr")):
            yield ("\f" if child.get(qn("w:type")) == "page" else "\n"), False
        elif tag == qn("w:noBreakHyphen"):
            yield "-", struck
        elif tag == qn("w:sym"):
            yield _SYMBOLS.get((child.get(qn("w:char")) or "").upper(), ""), struck
        elif tag == qn("w:checkBox"):
            yield _form_box(child), struck
        elif tag == qn("w:r"):
            if not _hidden(child):
                yield from _pieces(child, struck or _struck(child))
        else:
            yield from _pieces(child, struck)


def _form_box(box: Any) -> str:
    """A legacy form field's box: its state, else its default."""
    for tag in ("w:checked", "w:default"):
        found = box.find(qn(tag))
        if found is not None:
            return "☐" if found.get(qn("w:val")) in ("0", "false", "off") else "☑"
    return "☐"


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(qn("w:txbxContent")):
        if any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            continue
        yield from (block for block in _blocks(box) if block.tag == qn("w:p"))


def _margins(document: Any, which: str) -> list[str]:
    """The distinct texts of all headers, or footers, in order."""
    out: list[str] = []
    for section in document.sections:
        for name in (which, f"first_page_{which}"):
            margin = getattr(section, name)
            if margin.is_linked_to_previous:
                continue
            for paragraph in margin._element.iter(qn("w:p")):
                text = "".join(t for t, struck in _pieces(paragraph) if not struck).strip()
                if text and text not in out:
                    out.append(text)
    return out


def _save_pictures(document: Any, target: Path) -> Iterator[tuple[str, Path]]:
    """Each picture that the body shows, once, in order of its first appearance."""
    seen: set[str] = set()
    attribute = {_BLIP: qn("r:embed"), _VML_IMAGE: qn("r:id")}
    for element in document.element.body.iter(_BLIP, _VML_IMAGE):
        relation = element.get(attribute[element.tag])
        part = document.part.related_parts.get(relation) if relation else None
        if part is None:
            continue
        inner = str(part.partname).lstrip("/")
        if inner in seen:
            continue
        seen.add(inner)
        target.mkdir(parents=True, exist_ok=True)
        place = target / f"{len(seen):03d}{PurePosixPath(inner).suffix.lower()}"
        place.write_bytes(part.blob)
        yield inner, place
