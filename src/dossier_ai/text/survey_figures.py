"""How many questionnaires went out and came back and what share was satisfied (domain 1.34).

In come the pages of a survey's summary; out come the three figures with their places: from sentences and
labelled lines, or from tables where the figure stands beside or below its label.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from dossier_ai.core import Page
from dossier_ai.text.characters import squeeze
from dossier_ai.text.columns import tables_of
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.lines import Line, Span, fold
from dossier_ai.text.tables import Table, TableCell

Figure = tuple[str, list[Span]]

_PAPERS = (
    r"(?:了|调查|有效|满意度|服务|回访)*(?:问卷|调查表|评价表|反馈表|表)?(?:总数|数量|数|共|份数|总份数|计)*"
    r"[:为]?(?P<n>\d{1,6})份?"
)
_OUT = r"(?:发放|发出|下发|派发|投放|寄发|发送|推送)"
_BACK = r"(?:收回|回收|返回|交回|收到)"
_SAID: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "issued_count": (
        re.compile(rf"(?:共|累计|计划)?{_OUT}{_PAPERS}"),
        re.compile(rf"问卷(?:共|总)?(?:{_OUT})(?:总|份)?(?:数量?)?[:为共]*(?P<n>\d{{1,6}})份?"),
        re.compile(rf"{_OUT}[^,。;:\d]{{0,20}}?(?:问卷|表)?(?:共计?)?(?P<n>\d{{1,6}})(?:份|张)"),
    ),
    "returned_count": (
        re.compile(rf"(?:实际)?{_BACK}(?!率){_PAPERS}"),
        re.compile(rf"问卷(?:共|总)?(?:{_BACK})(?!率)(?:总|份)?(?:数量?)?[:为共]*(?P<n>\d{{1,6}})份?"),
        re.compile(rf"{_BACK}(?!率)[^,。;:\d]{{0,16}}?(?:问卷|表)?(?:共计?)?(?P<n>\d{{1,6}})(?:份|张)"),
    ),
    "rate": (
        re.compile(
            r"(?:总体|综合|整体|企业|客户|服务|平均)*满意[率度](?:\([^()]{0,20}\))?(?:高达|为|达到?了?|是|[:]|约)*"
            r"(?P<n>\d{1,3}(?:\.\d+)?)%"
        ),
        re.compile(
            r"满意(?:及)?以上(?:的)?(?:企业|客户|问卷)?(?:占比?|比例|比率)(?:为|达到?|[:])*(?P<n>\d{1,3}(?:\.\d+)?)%"
        ),
    ),
}
_WHAT = r"(?:调查|有效|满意度|服务|评价)*(?:问卷|表|调查表)?"
_COUNT_TAIL = r"(?:总|份|的)*(?:数量?|份数|总数|合计)?(?:\((?:份|张|家)\))?"
_HEADS: Mapping[str, re.Pattern[str]] = {
    "issued_count": re.compile(rf"(?:共|实际)?{_OUT}{_WHAT}{_COUNT_TAIL}|{_WHAT}{_OUT}{_COUNT_TAIL}"),
    "returned_count": re.compile(rf"(?:共|实际)?{_BACK}{_WHAT}{_COUNT_TAIL}|{_WHAT}{_BACK}{_COUNT_TAIL}"),
    "rate": re.compile(r"(?:总体|综合|整体|企业|客户|服务|平均)*满意[率度](?:\((?:%|百分比)\))?"),
}
_FIGURE = re.compile(r"(\d{1,6})(?:份|张|家)?")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)(%?)")


def survey_figures(pages: Sequence[Page], lines: Sequence[Line]) -> dict[str, Figure]:
    """`issued_count`, `returned_count` and `rate` (per cent, without its sign), each with its places."""
    flows = paragraphs(list(lines))
    out: dict[str, Figure] = {}
    for key, patterns in _SAID.items():
        figure = next((f for pattern in patterns if (f := _said(flows, pattern)) is not None), None)
        if figure is not None and (key != "rate" or Decimal(figure[0]) <= 100):
            out[key] = figure
    for page in pages:
        for table in tables_of(page):
            for cell in table.cells:
                named = _key(cell)
                held = _value(table, cell, named) if named is not None and named not in out else None
                if named is not None and held is not None:
                    out[named] = held
    return out


def _said(flows: Sequence[Flow], pattern: re.Pattern[str]) -> Figure | None:
    for flow in flows:
        found = pattern.search(flow.packed)
        if found is not None:
            return found["n"], flow.packed_spans(*found.span("n"))
    return None


def _key(cell: TableCell) -> str | None:
    flat = squeeze(fold(cell.text)).rstrip(":")
    return next((key for key, pattern in _HEADS.items() if flat and pattern.fullmatch(flat)), None)


def _value(table: Table, cell: TableCell, key: str) -> Figure | None:
    """The figure right of a label, else the one below it; a share needs its sign, in the cell or the head."""
    for row, column in ((cell.row, cell.column_end), (cell.row_end, cell.column)):
        other = table.at(row, column)
        if other is None:
            continue
        flat = squeeze(fold(other.text))
        if key == "rate":
            share = _SHARE.fullmatch(flat)
            if share is not None and (share[2] or "%" in fold(cell.text)) and Decimal(share[1]) <= 100:
                return share[1], [other.span]
        elif (found := _FIGURE.fullmatch(flat)) is not None:
            return found[1], [other.span]
    return None
