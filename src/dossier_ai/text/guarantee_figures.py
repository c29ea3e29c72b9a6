"""Guarantee statistics: what was newly guaranteed in a year, apart from what is outstanding (domain 1.33).

In come pages with a table (项目 down the side or across the head) or prose; out come the three amounts in
yuan: new in the year, outstanding at its start, outstanding at its end. The accumulated
amount since founding, what was released and the numbers of clients stand beside them and are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import InvalidOperation

from dossier_ai.core import Page
from dossier_ai.text.characters import squeeze
from dossier_ai.text.columns import tables_of
from dossier_ai.text.flow import paragraphs
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.list_frame import unit_in
from dossier_ai.text.money import UNITS, decimal_text, find_unit, parse_money
from dossier_ai.text.money_cells import states_unit
from dossier_ai.text.pieces import apart
from dossier_ai.text.tables import Table, TableCell

_AMOUNT_WORD = r"(?:担保)?(?:业务)?(?:发生)?(?:总)?(?:金)?额?"
_GUARANTEE = r"(?:融资性?|直接|贷款)*担保"
PATTERNS: Mapping[str, re.Pattern[str]] = {
    "guarantee_new": re.compile(
        rf"(?:本|当|全)?(?:年度|年内|年|期)?(?:累计)?新增(?:的)?{_GUARANTEE}{_AMOUNT_WORD}"
        rf"|(?:本|当|全)(?:年度|年内|年|期)(?:累计)?(?:新增)?{_GUARANTEE}(?:发生)(?:总)?额"
        rf"|{_GUARANTEE}(?:业务)?(?:本|当)?(?:年|期)?新增(?:金)?额?"
    ),
    "guarantee_opening": re.compile(
        rf"(?:报告|本)?(?:年初|期初|上年末|上年年末|上期末)(?:(?:{_GUARANTEE}|在保)(?:业务)?(?:责任)?|责任)余额"
        r"|(?:担保|在保)(?:责任)?余额[(:]?(?:年初|期初|上年末)"
    ),
    "guarantee_closing": re.compile(
        rf"(?:报告|本)?(?:年末|期末|本年末|本期末|年底|年终)(?:(?:{_GUARANTEE}|在保)(?:业务)?(?:责任)?|责任)余额"
        r"|(?:担保|在保)(?:责任)?余额[(:]?(?:年末|期末|年底)"
    ),
}
_BALANCE = re.compile(
    rf"^(?:其中:|[一二三四五六]、)?(?:{_GUARANTEE}|在保)(?:业务)?(?:责任)?(?:余额)?(?:合计)?(?:[(].*[)])?$"
)
_NEW_COLUMN = re.compile(r"(?:本|当)年(?:度|累计)*(?:新增|增加|发生)|新增(?:担保)?额|^本年累计$")
_OPENING_COLUMN = re.compile(r"年初|期初|上年末")
_CLOSING_COLUMN = re.compile(r"年末|期末|年底")
_NOT_MONEY = re.compile(r"户数|笔数|家数|户次|企业数|增长|比例|占比|同比|[率%]$|解除|代偿|累计担保|自成立")
_BARE_FIGURE = re.compile(r"[￥¥]?\d[\d,]*(?:\.\d+)?(?:[亿万]?元)?")
_THIS_YEAR = re.compile(r"本年|本期|当年|本年度")
_LAST_YEAR = re.compile(r"上年|上期|去年|同期|增长|同比|增减")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年?")
_OF_LAST_YEAR = re.compile(r"[上去]一?(?:年度?)?$")
_PROSE_AMOUNT = re.compile(r"[^\d,;。]{0,8}?(\d[\d,]*(?:\.\d+)?(?:亿|万|千|百)*元)")


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in yuan and its place; `value` None where the amount is printed without any unit."""

    value: str | None
    span: Span


def guarantee_figures(pages: Sequence[Page], year: str | None = None) -> dict[str, Figure]:
    """The amounts that the pages state, by key of `PATTERNS`; of several years' columns or rows that of
    `year`, else 本年, else the latest. Tables first, then prose."""
    found: dict[str, Figure] = {}
    for page in pages:
        unit = unit_in(lines_of(page))
        for table in tables_of(page):
            for reader in (_down, _across):
                for key, figure in reader(table, unit, year).items():
                    found.setdefault(key, figure)
    for page in pages:
        for key, figure in _in_prose(page, year).items():
            found.setdefault(key, figure)
    for page in pages if len(found) < 2 else ():
        for key, figure in _under_heads(page, unit_in(lines_of(page))).items():
            found.setdefault(key, figure)
    return found


def _key_of(text: str) -> str | None:
    flat = re.sub(r"^(?:其中[:]?|[一二三四五六七八九十\d]+[、.])", "", squeeze(text))
    if _NOT_MONEY.search(re.sub(r"[(（].*?[)）]", "", flat)):
        return None
    return next((key for key, pattern in PATTERNS.items() if pattern.match(flat)), None)


def _amount(cell: TableCell, unit: str | None) -> Figure | None:
    text = squeeze(cell.text)
    if not re.search(r"\d", text):
        return None
    try:
        value = decimal_text(parse_money(text, unit or "元"))
    except (ValueError, InvalidOperation):
        return None
    return Figure(value if unit is not None or states_unit(text) else None, cell.span)


def _down(table: Table, unit: str | None, year: str | None) -> dict[str, Figure]:
    """A table whose items stand in a column and whose years (or 本年数, 上年数) stand across."""
    out: dict[str, Figure] = {}
    for cell in table.cells:
        key = _key_of(cell.text)
        balance = key is None and _BALANCE.match(squeeze(cell.text)) is not None
        if key is None and not balance:
            continue
        row = [c for c in table.row(cell.row) if c.column >= cell.column_end and c.row == cell.row]
        own = find_unit(cell.text) or _unit_cell(row) or unit
        amounts = [(c, f) for c in row if not _is_unit(c) and (f := _amount(c, own)) is not None]
        amounts = [(c, f) for c, f in amounts if not re.search(r"[户笔家%]", c.text)]
        if balance:
            _balances(table, cell, amounts, out)
        elif key is not None and amounts:
            out.setdefault(key, _chosen(table, cell, amounts, year))
    return out


def _is_unit(cell: TableCell) -> bool:
    return squeeze(cell.text).strip("()（）") in UNITS


def _unit_cell(row: Sequence[TableCell]) -> str | None:
    return next((squeeze(c.text).strip("()（）") for c in row if _is_unit(c)), None)


def _chosen(
    table: Table, item: TableCell, amounts: Sequence[tuple[TableCell, Figure]], year: str | None
) -> Figure:
    heads = [(_head_of_column(table, item, cell), figure) for cell, figure in amounts]
    if year is not None:
        for head, figure in heads:
            if year in head:
                return figure
    for head, figure in heads:
        if _THIS_YEAR.search(head):
            return figure
    dated = [(m.group(1), figure) for head, figure in heads if (m := _YEAR.search(head))]
    if dated:
        return max(dated, key=lambda pair: pair[0])[1]
    rest = [figure for head, figure in heads if not _LAST_YEAR.search(head)]
    return (rest or [figure for _, figure in heads])[0]


def _head_of_column(table: Table, item: TableCell, cell: TableCell) -> str:
    texts = [squeeze(c.text) for i in range(item.row) if (c := table.at(i, cell.column)) is not None]
    return "".join(dict.fromkeys(t for t in texts if _YEAR.search(t) or not re.fullmatch(r"[\d,.]+", t)))


def _balances(
    table: Table, item: TableCell, amounts: Sequence[tuple[TableCell, Figure]], out: dict[str, Figure]
) -> None:
    """担保余额 with 年初 and 年末 across: each column says which balance it is."""
    for cell, figure in amounts:
        head = _head_of_column(table, item, cell)
        if _OPENING_COLUMN.search(head):
            out.setdefault("guarantee_opening", figure)
        elif _NEW_COLUMN.search(head):
            out.setdefault("guarantee_new", figure)
        elif _CLOSING_COLUMN.search(head):
            out.setdefault("guarantee_closing", figure)


def _across(table: Table, unit: str | None, year: str | None) -> dict[str, Figure]:
    """A table whose items stand across and whose years stand in the first column."""
    heads = {c.column: (key, c) for c in table.cells if (key := _key_of(c.text)) is not None}
    if len(heads) < 2 or len({c.row_end for _, c in heads.values()}) != 1:
        return {}
    start = max(c.row_end for _, c in heads.values())
    rows = [i for i in range(start, table.row_count) if _row_figures(table, i, heads, unit)]
    if not rows:
        return {}
    named = [(_row_year(table, i), i) for i in rows]
    wanted = [i for y, i in named if year is not None and y == year]
    latest = max(((y, i) for y, i in named if y), default=None)
    total = [i for i in rows if re.match(r"合计|总计", squeeze(table.row(i)[0].text))]
    row = wanted[0] if wanted else latest[1] if latest else total[0] if total else None
    if row is None:
        row = rows[0] if len(rows) == 1 else None
    return _row_figures(table, row, heads, unit) if row is not None else {}


def _under_heads(page: Page, unit: str | None) -> dict[str, Figure]:
    """One row of figures under a row of items, without the rules and the rows that make a table: each item
    takes the figure that stands on the next line below it."""
    pieces = apart(lines_of(page))
    keys = [(_key_of(p.text), p) for p in pieces]
    heads = [(key, p) for key, p in keys if key is not None and not re.search(r"\d", p.text)]
    if len({key for key, _ in heads}) < 2:
        return {}
    row = [p for p in pieces if any(abs(p.rect.cy - h.rect.cy) < 0.5 * h.rect.height for _, h in heads)]
    heads += [("guarantee_new", p) for p in row if _NEW_COLUMN.fullmatch(squeeze(p.text))]
    out: dict[str, Figure] = {}
    for key, head in heads:
        figure = _figure_below(pieces, head, unit)
        if figure is not None:
            out.setdefault(key, figure)
    return out


def _figure_below(pieces: Sequence[Line], head: Line, unit: str | None) -> Figure | None:
    near = [
        p
        for p in pieces
        if 0 < p.rect.cy - head.rect.cy < 4 * head.rect.height
        and p.rect.horizontal_overlap(head.rect) > 0.3 * min(p.rect.width, head.rect.width)
    ]
    if not near:
        return None
    piece = min(near, key=lambda p: p.rect.cy)
    text = squeeze(piece.text)
    span = piece.span(0, len(piece.text))
    own = find_unit(head.text) or unit
    if span is None or not _BARE_FIGURE.fullmatch(text):
        return None
    try:
        value = decimal_text(parse_money(text, own or "元"))
    except (ValueError, InvalidOperation):
        return None
    return Figure(value if own is not None or states_unit(text) else None, span)


def _row_figures(
    table: Table, index: int, heads: Mapping[int, tuple[str, TableCell]], unit: str | None
) -> dict[str, Figure]:
    out: dict[str, Figure] = {}
    for column, (key, head) in heads.items():
        cell = table.at(index, column)
        figure = _amount(cell, find_unit(head.text) or unit) if cell is not None else None
        if figure is not None:
            out.setdefault(key, figure)
    return out


def _row_year(table: Table, index: int) -> str:
    found = [m for c in table.row(index)[:2] if (m := _YEAR.match(squeeze(c.text)))]
    return found[0].group(1) if found else ""


def _in_prose(page: Page, year: str | None) -> dict[str, Figure]:
    out: dict[str, Figure] = {}
    for flow in paragraphs(lines_of(page)):
        for key, pattern in PATTERNS.items():
            for found in pattern.finditer(flow.packed):
                amount = _PROSE_AMOUNT.match(flow.packed, found.end())
                before = flow.packed[: found.start()]
                if key in out or amount is None or _OF_LAST_YEAR.search(before):
                    continue
                years = _YEAR.findall(before)
                if year is not None and years and years[-1] != year:
                    continue
                spans = flow.packed_spans(*amount.span(1))
                try:
                    value = decimal_text(parse_money(amount.group(1)))
                except (ValueError, InvalidOperation):
                    continue
                if spans:
                    out[key] = Figure(value, spans[0])
    return out
