"""Contents lists to their entries: what a volume promises and on which page it begins (domain 1.37).

In come the pages of a contents list; out come `Promise`s in printed order. Entries stand on lines with
leaders, gaps or brackets before the page (…… 12, 第12页, (P12-15)), or in a ruled table; a title may wrap.
The running number of an entry (三、, 1.2, 附件3, 第一章) is no part of its title. A list may give no pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dossier_ai.core import Page
from dossier_ai.text.lines import Line, Span, fold, lines_of
from dossier_ai.text.ruled_tables import ruled_tables
from dossier_ai.text.tables import Table, TableCell

_CONTENTS = re.compile(
    r"(?:.{0,24}目[录次]|CONTENTS|(?:申报|附件|证明)*(?:资料|材料|文件|附件)(?:清单|一览表?))"
    r"(?:[及与和]页[码次])?(?:\(.{1,12}\)|表)?",
    re.I,
)
_LEADERS = r"[\s.…·⋯。_\-—]*"
_PAGE = (
    r"[(\[]?\s*(?:第|p{1,2}[.]?)?\s*(?P<page>\d{1,4})\s*页?"
    r"(?:\s*[-~—–至到]+\s*(?:第|p{1,2}[.]?)?\s*\d{1,4}\s*页?)?\s*[)\]]?"
)
_PAGED = re.compile(rf"^(?P<title>.*?[\u4e00-\u9fff].*?){_LEADERS}{_PAGE}$", re.I)
_PAGE_CELL = re.compile(_PAGE, re.I)
# The running number of an entry; a figure that belongs to the title (3年规划, 2025年度) is none.
_NUMBER = re.compile(
    r"^(?:[(（]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|[一二三四五六七八九十]{1,3}\s*[、.．]|"
    r"第\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:部分|[章节篇编册卷])\s*[:：、.]?|"
    r"附[件录表]\s*(?:\d{1,2}(?:\s*-\s*\d{1,2})?|[一二三四五六七八九十]{1,3})\s*[:：、.]?|"
    r"\d{1,2}(?:\s*[.．-]\s*\d{1,2}){1,3}\s*[、.．]?\s+(?=[\u4e00-\u9fff《(（])|"
    r"\d{1,2}\s*[、)）]|\d{1,2}\s*[.．](?!\d)|\d{1,2}(?:\s*[.．]\s*|\s+)(?=\d{4}\s*年)|"
    r"[①②③④⑤⑥⑦⑧⑨⑩]|"
    r"\d{1,2}\s*(?=[\u4e00-\u9fff《(（])(?!年(?!度)|[月日季个家项次份人万]))\s*"
)
_BARE_NUMBER = re.compile(r"^0?(?P<n>\d{1,2})(?P<gap>\s*)(?![\s\d.．-])")
_NO_TITLE = re.compile(r"第|共|页|第?\d*页?,?共|[-—\s]*|序号.*页.*|.*(?:日期|时间|电话|年|月)")
_REMARK = re.compile(r"^[(（]?(?:注|说明|备注|备 注)")


@dataclass(frozen=True, slots=True)
class Promise:
    """An entry: its title with the places of its lines, and the page with its place (None where the list
    gives none)."""

    title: str
    spans: tuple[Span, ...]
    page: str | None
    page_span: Span | None


@dataclass(slots=True)
class _Raw:
    """An entry being read: its lines with the characters of the title in each, and the page."""

    parts: list[tuple[Line, int, int]]
    page: Span | None
    numbered: bool


def promises(pages: Sequence[Page]) -> list[Promise]:
    """The entries of the contents list that begins on one of the pages; none where no list is headed."""
    out: list[Promise] = []
    begun = False
    for page in pages:
        lines = lines_of(page)
        if not begun:
            at = next((i for i, line in enumerate(lines) if _heads(line)), None)
            if at is None:
                continue
            begun, lines = True, lines[at + 1 :]
        out.extend(_on_page(page, lines, len(out)))
    paged = [entry for entry in out if entry.page is not None]
    return paged or (out if len(out) >= 2 else [])


def _heads(line: Line) -> bool:
    return _CONTENTS.fullmatch("".join(line.folded.split()).strip(":-—")) is not None


def _on_page(page: Page, lines: Sequence[Line], before: int) -> list[Promise]:
    out: list[tuple[float, Promise]] = []
    areas = []
    for table in ruled_tables(page):
        entries = list(_in_table(table)) if table.column_count > 1 else []
        if len(entries) >= 2:
            areas.append(table.rect)
            out.extend((entry.spans[0].rect.top, entry) for entry in entries)
    free = [x for x in lines if not any(a.contains(x.rect.cx, x.rect.cy) for a in areas)]
    out.extend((entry.spans[0].rect.top, entry) for entry in _on_lines(free, before, only_paged=bool(areas)))
    return [entry for _, entry in sorted(out, key=lambda pair: pair[0])]


# --------------------------------------------------------------------------------------------------- lines


def _on_lines(lines: Sequence[Line], before: int, *, only_paged: bool) -> Iterator[Promise]:
    raws = [raw for line in lines if (raw := _raw(line)) is not None]
    paged = [raw for raw in raws if raw.page is not None]
    if paged:
        raws = _joined(raws, paged)
    elif only_paged:
        return
    else:
        raws = [raw for raw in raws if raw.numbered]
    _strip_sequence(raws, before + 1)
    for raw in raws:
        spans = tuple(s for line, a, b in raw.parts if (s := line.span(a, b)) is not None)
        title = re.sub(r"[\s.…·⋯。_\-—]+$", "", "".join(s.text for s in spans)).strip()
        if len(title) >= 2 and not _NO_TITLE.fullmatch(fold(title)):
            yield Promise(title, spans, _digits(raw.page), raw.page)


def _digits(page: Span | None) -> str | None:
    return "".join(page.text.split()) if page is not None else None


def _raw(line: Line) -> _Raw | None:
    text = line.folded.rstrip()
    lead = len(text) - len(text.lstrip())
    found = _PAGED.match(text[lead:])
    page = line.span(lead + found.start("page"), lead + found.end("page")) if found is not None else None
    end = lead + found.end("title") if found is not None else len(text)
    if not re.search(r"[\u4e00-\u9fff]", text[lead:end]) or _REMARK.match(text[lead:]):
        return None
    number = _NUMBER.match(text[lead:end])
    start = lead + (number.end() if number is not None else 0)
    if start >= end:  # the number is all there is: 附件 ……… 20
        start, number = lead, None
    return _Raw([(line, start, end)], page, number is not None)


def _joined(raws: Sequence[_Raw], paged: Sequence[_Raw]) -> list[_Raw]:
    """The entries with a page; a line close by that has neither page nor number is part of a wrapped title,
    as is a numbered one whose page stands on the line below."""
    tops = [raw.parts[0][0].rect.top for raw in paged]
    steps = [b - a for a, b in pairwise(tops) if b > a]
    pitch = median(steps) if len(steps) >= 2 else 0.0
    out: list[_Raw] = []
    open_line: _Raw | None = None
    for raw in raws:
        line = raw.parts[0][0]
        if raw.page is None:
            last = out[-1].parts[-1][0] if out else None
            wraps = last is not None and out[-1].numbered and line.rect.top - last.rect.top < 0.75 * pitch
            if raw.numbered:
                open_line = raw
            elif open_line is not None and line.rect.top - open_line.parts[-1][0].rect.top < 0.9 * pitch:
                open_line.parts.extend(raw.parts)
            elif wraps and open_line is None and len(line.folded) <= 30:
                out[-1].parts.extend(raw.parts)
            continue
        if open_line is not None and not raw.numbered:
            near = line.rect.top - open_line.parts[-1][0].rect.top < 2.5 * line.rect.height
            if near:
                raw.parts[:0] = open_line.parts
                raw.numbered = True
        open_line = None
        out.append(raw)
    return out


def _strip_sequence(raws: Sequence[_Raw], expected: int) -> None:
    """Takes bare numbers off titles where they count the entries (3 人员情况表, 3 ISO9001认证证书)."""
    heads = [raw.parts[0] for raw in raws]
    bare = [_BARE_NUMBER.match(line.folded[a:b]) for line, a, b in heads]
    many = 2 * sum(m is not None or raw.numbered for m, raw in zip(bare, raws, strict=True)) >= len(raws) >= 3
    for raw, found in zip(raws, bare, strict=True):
        if not raw.numbered and found is not None and int(found["n"]) == expected:
            line, a, b = raw.parts[0]
            if (found["gap"] or many) and found.end() < b - a:
                raw.parts[0] = (line, a + found.end(), b)
        expected += 1


# -------------------------------------------------------------------------------------------------- tables


def _in_table(table: Table) -> Iterator[Promise]:
    """The entries of a ruled table: by its header where it has one, else by what its columns hold."""
    title, page = _columns(table)
    if title is None:
        return
    for index in range(table.row_count):
        cell = table.at(index, title)
        if cell is None or cell.row != index or not cell.lines:
            continue
        text = cell.text.strip()
        if not re.search(r"[\u4e00-\u9fff]{2}", text) or _is_header(cell):
            continue
        number = _NUMBER.match(fold(text))
        name = text[number.end() :] if number is not None and number.end() < len(text) else text
        of = table.at(index, page) if page is not None else None
        found = _PAGE_CELL.fullmatch(_packed(of)) if of is not None else None
        place = of.span if of is not None and found is not None else None
        yield Promise(name, (cell.span,), found["page"] if found is not None else None, place)


def _columns(table: Table) -> tuple[int | None, int | None]:
    """The columns of titles and of pages."""
    title: int | None = None
    page: int | None = None
    for cell in table.cells:
        if cell.row > 1:
            break
        text = _packed(cell)
        if re.search(r"页", text) and len(text) <= 6:
            page = cell.column
        elif title is None and re.fullmatch(
            r"(?:材料|资料|文件|附件|申报材料)?(?:名称|内容|目录|标题|题名|清单|材料|资料|文件|项目)", text
        ):
            title = cell.column
    columns = range(table.column_count)
    if page is None:
        held = [c for c in columns if c > 0 and _mostly(table, c, _PAGE_CELL)]
        page = held[-1] if held else None
    if title is None:
        chinese = [
            c for c in columns if c != page and _mostly(table, c, re.compile(r".*[\u4e00-\u9fff]{2}.*"))
        ]
        title = max(chinese, key=lambda c: sum(len(x) for x in _texts(table, c)), default=None)
    return title, page


def _is_header(cell: TableCell) -> bool:
    return (
        re.fullmatch(r".{0,6}(?:名称|目录|内容|清单|标题|题名)|材料|资料|文件|项目", _packed(cell))
        is not None
        and cell.row <= 1
    )


def _texts(table: Table, column: int) -> list[str]:
    cells = [table.at(row, column) for row in range(table.row_count)]
    return [_packed(cell) for cell in cells if cell is not None and cell.column == column]


def _mostly(table: Table, column: int, pattern: re.Pattern[str]) -> bool:
    texts = [text for text in _texts(table, column) if text]
    return bool(texts) and 2 * sum(pattern.fullmatch(text) is not None for text in texts) > len(texts)


def _packed(cell: TableCell) -> str:
    return "".join(fold(cell.text).split())
