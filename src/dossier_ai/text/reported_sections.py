"""Sections of a credit report and how many entries each states: 行政处罚, 经营异常名录, 失信被执行人 …

In come the pages of a report; out come `Section`s. 暂无相关信息 is the count 0, at the place where it is
printed. A section without any statement keeps its place and has no count; one that is not printed is not
there at all: that is no evidence, not a clean record (domain 1.27).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dossier_ai.core import Page
from dossier_ai.text.columns import tables_of
from dossier_ai.text.lines import Line, Span, fold, lines_of
from dossier_ai.text.printed_labels import joints_of
from dossier_ai.text.tables import Table, TableCell

# Ordered: the first that fits names the section.
_SECTIONS: tuple[tuple[str, str], ...] = (
    ("dishonest", r"失信被执行人"),
    ("serious", r"严重(?:违法)?失信|失信主体名单|(?<!非)黑名单"),
    ("abnormal", r"经营(?:\(活动\)|活动)?异常"),
    ("penalty", r"行政处罚"),
    ("tax", r"欠税|税收违法"),
    ("judicial", r"司法|(?<!失信)被执行人|终本案件|执行信息"),
    ("other", r"其他(?:失信|不良|负面|异常|风险)"),
)
_OTHER_SECTIONS = re.compile(
    r"登记(?:注册)?(?:基础)?信息|基[础本]信息|行政(?:许可|检查|管理|奖励|确认)|守信|荣誉|红名单|信用(?:承诺|评价|等级)"
    r"|抽查|双随机|股东|出资|股权|变更信息|主要人员|分支机构|抵押|出质|清算|资质|合同履约|纳税信用|报告(?:说明|声明|概要)"
    r"|知识产权|商标注册信息|概[览况要]"
)
_NUMBERING = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、.章节部分]*|\d{1,2}(?:\.\d{1,2})*[、.]?"
    r"|\([一二三四五六七八九十\d]{1,3}\)|[■◆●★▶►▌▍▎▏┃│|※◇□○•·*-]+)"
)
# What stands in the heads of columns and before values, not over a section.
_LABELS = re.compile(
    r"决定|机关|日期|文书|原因|内容|来源|依据|编号|类[型别]|事由|结果|情形|行为|姓名|名称|状态|部门"
)
_HEADS = re.compile(_LABELS.pattern + r"|序号|文号|金额|期限|备注")
_ENDS_HEADING = re.compile(r"(?:信息|记录|情况|名单|名录)$")
_COUNT = re.compile(
    r"(?:[本该此]类|查询|相关|收录|有)?(?:结果|记录|信息|数据|条目)?(?:共计?|共有|合计|总计|累计|计|总数|数量?|条数|有)*[:(\[]*"
    r"(?P<n>\d{1,4}|零|〇)[)\]]?\(?(?:条|项|次|件|笔|起|个)?\)?(?:相关)?(?:信息|记录|数据)?\)?[。.]?"
)
_COUNTED = re.compile(r"(?:条|项|次|件|笔|起|个)\)?(?:相关)?(?:信息|记录|数据)?\)?[。.]?$")
_STATED = re.compile(
    r"(?:共计?|合计|总计|累计|查询到|找到|存在|有)(?:相关)?(?:信息|记录)?[:(]*(?P<n>\d{1,4})(?:条|项|次|件|笔|起|个)"
)
_NOTHING = re.compile(
    r"(?:查询期内)?(?:暂无|无|没有|未(?:查询到|查到|发现|找到|检索到|见|收录|显示|列入|被列入|被纳入|纳入)|尚无|不存在|查无)"
    r"[^。;,]{0,24}?(?:信息|记录|数据|结果|内容|情况|名单|名录|条目|异常|此项|此人)"
    r"|^(?:无|暂无|否|无数据|未列入|未发现|未查询到|未查到|未见|结果为空|查询结果为空|空)[。.]?$"
    r"|没有找到.{0,30}结果|^(?:该(?:主体|企业|单位))?未(?:被)?(?:列入|纳入)[^。;,]{0,12}[。.]?$|查询无结果|查无结果|[☑√✓■](?:无|否|未)"
)
_STOPPED = re.compile(r"(?<=[条项次件笔个\d])[;。,]$")  # an enumeration in a letter: 行政处罚:0条;
_MISREAD_COLON = re.compile(r"(?<=[\u4e00-\u9fff])[;.](?=\d{1,4}(?:条|项|次|件|笔|个)?$)")
_SENTENCE = re.compile(r"[。;,?!]|:.{12}")
_HEADING_LENGTH = 30


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its key (`penalty`, `abnormal` …), heading as printed without number and count, the count
    and where that stands; `place` orders it in the report (page index, y); `detail` says that it is a
    section of the report rather than a line of its summary."""

    key: str
    title: str
    heading: Span
    count: int | None
    said: tuple[Span, ...]
    place: tuple[int, float]
    detail: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a section begins; `key` is "" for sections that say nothing bad (行政许可 …)."""

    key: str
    place: tuple[int, float]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of print that is read by itself: a cell, or a part of a line between wide gaps."""

    text: str
    span: Span
    place: tuple[int, float]
    table: Table | None = None
    cell: TableCell | None = None
    alone: bool = False


def section_key(text: str) -> str:
    """The key of the section that a heading names; "" for one that is not asked for."""
    return next((key for key, pattern in _SECTIONS if re.search(pattern, text)), "")


def read_sections(pages: Sequence[Page]) -> tuple[list[Section], list[Mark]]:
    """Every printed occurrence of a section, in order, and the marks where the sections of the report begin
    (a summary at its front begins none)."""
    pieces = [piece for index, page in enumerate(pages) for piece in _pieces(page, index)]
    found: list[Section] = []
    marks: list[Mark] = []
    for number, piece in enumerate(pieces):
        title = _heading(piece.text)
        if title is None:
            continue
        key = section_key(title)
        if not key:
            if piece.alone and _OTHER_SECTIONS.search(title):
                marks.append(Mark("", piece.place))
            continue
        count, said = _beside(piece, pieces, number)
        detail = piece.alone
        if detail:
            marks.append(Mark(key, piece.place))
            if count is None:
                count, said = _below(pieces[number + 1 :], piece)
        found.append(Section(key, title, piece.span, count, said, piece.place, detail))
    return found, marks


def settled(found: Sequence[Section]) -> list[Section]:
    """One section for each heading asked for: what the report's own section states, else what its summary
    states; a section without any statement stays without a count."""
    out: dict[tuple[str, str], Section] = {}
    for section in found:
        name = (section.key, section.title if section.key == "other" else "")
        known = out.get(name)
        if known is None:
            out[name] = section
        elif (section.count is not None, section.detail) > (known.count is not None, known.detail):
            out[name] = replace(section, place=known.place)
    return list(out.values())


def is_nothing(text: str) -> bool:
    """Whether a packed text says that there is no entry."""
    return _NOTHING.search(text) is not None


def stated_count(text: str) -> tuple[int, int, int] | None:
    """The number of entries that a packed text states (共3条), with its start and end; None otherwise."""
    found = _STATED.search(text)
    return (int(found["n"]), *found.span()) if found is not None else None


# ------------------------------------------------------------------------------------------------- pieces


def _pieces(page: Page, index: int) -> Iterator[_Piece]:
    tables = [t for t in tables_of(page) if t.ruled]
    words = [w for w in page.words if not any(t.rect.contains(w.rect.cx, w.rect.cy) for t in tables)]
    out: list[_Piece] = []
    for line in lines_of(page, words):
        parts = _parts(line)
        out.extend(
            _Piece(_packed(span), span, (index, line.rect.top), alone=len(parts) == 1) for span in parts
        )
    for table in tables:
        for cell in table.cells:
            span = cell.span
            if cell.lines:
                alone = len([c for c in table.row(cell.row) if c.text]) == 1
                out.append(_Piece(_packed(span), span, (index, table.ys[cell.row]), table, cell, alone))
    return iter(sorted(out, key=lambda p: (p.place, p.span.rect.left)))


def _parts(line: Line) -> list[Span]:
    """The line cut at gaps of two characters and more; beside a figure at those of one and more, since the
    boxes that OCR draws leave narrow columns closer together than they are printed."""
    cuts = [
        i for i, gap in sorted(joints_of(line).items()) if gap > 2.0 or (gap > 1.2 and _bare_figure(line, i))
    ]
    bounds = zip([0, *cuts], [*cuts, len(line.text)], strict=True)
    return [s for a, b in bounds if (s := line.span(a, b)) is not None]


def _bare_figure(line: Line, at: int) -> bool:
    """Whether the word before or after a joint is a figure by itself."""
    words = [line.words[k].text for k, start in enumerate(line.starts) if start == at or start < at]
    last = words[-2:]
    return any(re.fullmatch(r"\d{1,4}", "".join(fold(text).split())) is not None for text in last)


def _packed(span: Span) -> str:
    # A colon before a count is read as a semicolon or a full stop now and then.
    return _MISREAD_COLON.sub(":", "".join(fold(span.text).split()))


def _heading(text: str) -> str | None:
    """The heading a piece is, without number and count; None for prose and values."""
    bare = _STOPPED.sub("", _NUMBERING.sub("", text))
    bare = re.split(r"[:(]?(?:共计?|合计)?\d{1,4}(?:条|项|次|件|笔|个)?\)?$|[:(](?=暂?无|未)", bare)[
        0
    ].rstrip(":(")
    bare = re.sub(r"(?:暂?无(?:相关)?(?:信息|记录)?)$", "", bare) or bare
    if not 2 <= len(bare) <= _HEADING_LENGTH or _SENTENCE.search(bare) or _NOTHING.search(bare):
        return None
    if re.search(r"执行信息公开网|(?:公示系统|信用中国|网站|官网|小程序)$", bare):
        return None  # where it was looked up
    known = section_key(bare) or _OTHER_SECTIONS.search(bare)
    ends = _ENDS_HEADING.search(bare)
    return bare if known and (ends or not _LABELS.search(bare)) else None


# ------------------------------------------------------------------------------------------------- counts


def _beside(piece: _Piece, pieces: Sequence[_Piece], number: int) -> tuple[int | None, tuple[Span, ...]]:
    """The count in the heading itself, in the cell right of it (or below it), or next to it on its line."""
    tail = re.search(r"[:(]?(?:共计?|合计)?(\d{1,4})(?:条|项|次|件|笔|个)?\)?$", _STOPPED.sub("", piece.text))
    if tail is not None and (re.search(r"[条项次件笔个)]$", tail.group()) or ":" in tail.group()):
        return int(tail.group(1)), (piece.span,)
    if re.search(r"[:(]?(?:暂?无(?:相关)?(?:信息|记录)?|未(?:被)?列入)\)?$", piece.text):
        return 0, (piece.span,)
    if piece.table is not None and piece.cell is not None:
        return _in_row(piece.table, piece.cell)
    rect = piece.span.rect
    # A figure in larger type may begin above the heading that it stands beside.
    same = sorted(
        (
            other
            for other in pieces
            if other.place[0] == piece.place[0]
            and other.span.rect.left >= rect.right - 1
            and other.span.rect.vertical_overlap(rect) > 0.3 * min(rect.height, other.span.rect.height)
        ),
        key=lambda other: other.span.rect.left,
    )
    for position, other in enumerate(same):
        if _heading(other.text) is not None:
            break
        count = _value(other.text)
        # Farther along the line a bare figure may be anything.
        if count is not None and (position == 0 or not other.text.isdigit()):
            return count, (other.span,)
    under = (_under(piece, pieces) or _over(piece, pieces)) if not piece.alone else None
    return (under[0], (under[1],)) if under is not None else (None, ())


def _in_row(table: Table, cell: TableCell) -> tuple[int | None, tuple[Span, ...]]:
    """The count in the cell right of a heading or below it; farther right where it has a unit, says that
    there is nothing, or stands under a header for counts."""
    right = table.at(cell.row, cell.column_end)
    below = table.at(cell.row_end, cell.column)
    for other in (right, below):
        if other is not None and other.text and (count := _value(_packed(other.span))) is not None:
            return count, (other.span,)
    for other in table.row(cell.row):
        text = _packed(other.span) if other.column >= cell.column_end else ""
        count = _value(text) if text else None
        if count is not None and (not text.isdigit() or _heads_counts(table, other)):
            return count, (other.span,)
    return None, ()


def _heads_counts(table: Table, cell: TableCell) -> bool:
    above = [table.at(row, cell.column) for row in range(cell.row)]
    return any(other is not None and re.search(r"数|条", _packed(other.span)) for other in above)


def _value(text: str) -> int | None:
    text = text.lstrip("._·…⋯-—:|○●◆■>")  # leaders and bullets before a figure
    found = _COUNT.fullmatch(text)
    if found is not None:
        return int(found["n"]) if found["n"].isdigit() else 0
    return 0 if _NOTHING.search(text) else None


def _under(piece: _Piece, pieces: Sequence[_Piece]) -> tuple[int, Span] | None:
    """The count right below a heading that stands among others on its line."""
    rect = piece.span.rect
    for other in pieces:
        near = other.place[0] == piece.place[0] and 0 < other.span.rect.cy - rect.cy < 3 * rect.height
        if (
            near
            and other.span.rect.horizontal_overlap(rect) > 0
            and (count := _value(other.text)) is not None
        ):
            return count, other.span
    return None


def _over(piece: _Piece, pieces: Sequence[_Piece]) -> tuple[int, Span] | None:
    """The count right above a heading that stands among others on its line, as dashboards set it."""
    rect = piece.span.rect
    for other in pieces:
        near = other.place[0] == piece.place[0] and 0 < rect.cy - other.span.rect.cy < 3 * rect.height
        centred = abs(other.span.rect.cx - rect.cx) < rect.height
        centred = centred or abs(other.span.rect.left - rect.left) < 0.5 * rect.height
        if near and centred and _COUNT.fullmatch(other.text) and (count := _value(other.text)) is not None:
            return count, other.span
    return None


def _below(pieces: Sequence[_Piece], heading: _Piece) -> tuple[int | None, tuple[Span, ...]]:
    """What a section states up to the next heading; nothing where entries follow uncounted."""
    for piece in pieces:
        if _heading(piece.text) is not None and (piece.alone or section_key(_heading(piece.text) or "")):
            break
        stated = _STATED.search(piece.text)
        if stated is not None:
            return int(stated["n"]), (piece.span,)
        if _NOTHING.search(piece.text) and len(piece.text) <= 60:
            return 0, (piece.span,)
        whole = _COUNT.fullmatch(piece.text)
        if whole is not None and _COUNTED.search(piece.text):
            return _value(piece.text), (piece.span,)
        if piece.cell is not None and whole is None and not _HEADS.search(piece.text):
            break
    return None, ()
