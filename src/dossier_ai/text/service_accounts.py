"""Tables and sentences of a special audit to service income, expense, surplus and their items.

In come the pages of a report on service income and expense; out come amounts by key and the items of
both sides. A subsidy (政府补助) is never taken for a commissioned service (政府购买服务). Sentences
speak where the tables are silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dossier_ai.core import Page
from dossier_ai.text.columns import tables_of
from dossier_ai.text.figures import is_blank, parse_figure
from dossier_ai.text.flow import Flow
from dossier_ai.text.lines import Span, fold, lines_of
from dossier_ai.text.money import UNITS, find_unit, unit_factor
from dossier_ai.text.printed_units import unit_span
from dossier_ai.text.statement_cells import amount_in, is_name
from dossier_ai.text.statement_lines import Amount
from dossier_ai.text.tables import Table, TableCell

Side = Literal["income", "expense"]
SIDES: tuple[Side, ...] = ("income", "expense")

_GOVERNMENT = re.compile(
    r"政府(?:部门)?(?:购买|委托|采购)(?:公共|中小企业)?(?:的)?服务|(?:购买|委托)服务.{0,4}\(政府\)|财政专项(?:服务)?收入|"
    r"政府(?:购买|委托|采购)(?:项目|业务)?(?:收入)?$"
)
_SUBSIDY = re.compile(r"补助|补贴|奖补|奖励|资助|拨款")
_LEAD = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.,:]|[(][一二三四五六七八九十\d]{1,3}[)]|\d{1,2}[、.)]|[①-⑳]|(?:其中|加|减)[:]?|"
    r"[·•*—\-]+|[ivx]+\.)"
)
_AMONG = re.compile(r"^(?:[(]?[\d一二三四五六七八九十]{0,2}[)、.]?)?其中")
_INCOME_TOTAL = re.compile(
    r"^(?:中小企业|平台|公共|全部|本期|本年|年度)*(?:服务)?(?:业务)?(?:总收入|收入)(?:合计|总计|总额|小计|总和)?$"
)
_EXPENSE_TOTAL = re.compile(
    r"^(?:中小企业|平台|公共|全部|本期|本年|年度)*(?:服务)?(?:业务)?(?:总支出|总成本|成本支出|支出|成本费用|成本|费用)"
    r"(?:合计|总计|总额|小计)?$"
)
_SUM = re.compile(r"^(?:合计|总计|小计|共计)$")
_SURPLUS = re.compile(r"结余|收支(?:净额|差额|相抵)|盈余|净收益")
_REVENUE = re.compile(
    r"^(?:本?(?:单位|公司|年度|期)?)*(?:营业(?:总)?收入|主营业务收入|全部收入|单位总收入)(?:合计|总额)?$"
)
_SHARE = re.compile(r"占.{0,12}(?:营业)?收入.{0,4}(?:比|%)|(?:收入)?占比")
_PUBLIC = re.compile(r"公益(?:性)?|低收费|免费服务")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of income or expense: its name without numbering, its amount, whether it is printed as part
    (其中) of another."""

    name: str
    name_span: Span
    amount: Amount
    among: bool


@dataclass(slots=True)
class ServiceAccounts:
    """What the tables and sentences say. `amounts` by key (before the unit), `units` the yuan per printed
    unit for each of them, `items` by side, `share` and `public_benefit` with their places."""

    amounts: dict[str, Amount] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)
    items: dict[Side, list[Item]] = field(default_factory=lambda: {"income": [], "expense": []})
    item_units: dict[Side, int] = field(default_factory=dict)
    share: tuple[str, Span] | None = None
    public_benefit: tuple[Span, ...] = ()
    unit: tuple[str, Span] | None = None


def service_accounts(pages: Sequence[Page], year: str | None) -> ServiceAccounts:
    """The accounts of the service, for `year` where columns or sentences name several."""
    out = ServiceAccounts()
    for page in pages:
        _note_unit(out, page)
        for table in tables_of(page):
            _take_table(out, table, year, _unit_of(page) or (out.unit[0] if out.unit else "元"))
    _take_sentences(out, pages, year)
    for side in SIDES:
        out.items[side] = _summands(out, side)
    return out


def _note_unit(out: ServiceAccounts, page: Page) -> None:
    if out.unit is None:
        for line in lines_of(page):
            unit = find_unit(line.text)
            if unit is not None and (re.search(r"单\s*位\s*[:]?[^,;]{1,8}$|\([^()]*元\)", line.folded)):
                span = unit_span(line)
                if span is not None:
                    out.unit = (unit, span)
                    return


def _unit_of(page: Page) -> str | None:
    return next((u for line in lines_of(page) if (u := find_unit(line.text))), None)


# ---------------------------------------------------------------- tables

_AMOUNT_HEADS = (
    re.compile(r"审定"),
    re.compile(r"^(?:本年|本期|当年|金额|发生额|实际|20\d{2})"),
    re.compile(r"金额|发生额|数额|合计$|收入额"),
)
_NO_AMOUNT = re.compile(r"占比|比例|比重|备注|账面|未审|申报|调整|上年|上期|序号|行次|户|次数|人次|%")


def _columns(table: Table, year: str | None) -> tuple[int, list[tuple[int, int]], list[str]]:
    """(first row after the header, pairs of name and amount column, header of each name column)."""
    heads = [""] * table.column_count
    body = 0
    for index in range(min(4, table.row_count)):
        cells = table.row(index)
        if any(
            (f := parse_figure(c.text)) is not None and (f.decimals == 2 or abs(f.value) > 2100)
            for c in cells
        ):
            break
        if index and any(_key_of(_name(c.text), None) for c in cells):
            break
        if any(re.search(r"项\s*目|金\s*额|类\s*别|内\s*容|审定|20\d{2}", c.text) for c in cells):
            for c in cells:
                for j in range(c.column, c.column_end):
                    heads[j] += re.sub(r"\s", "", fold(c.text))
            body = index + 1
    scored: dict[int, int] = {}
    for j, head in enumerate(heads):
        if head and not (_NO_AMOUNT.search(head) and "审定" not in head):
            rank = next((k for k, p in enumerate(_AMOUNT_HEADS) if p.search(head)), None)
            if rank is not None:
                years = re.findall(r"20\d{2}", head)
                scored[j] = (
                    rank - (3 if year and year in years else 0) + (5 if years and year not in years else 0)
                )
    names = [j for j in range(table.column_count) if _mostly_names(table, j, body)]
    if not scored:
        scored = {j: 0 for j in range(table.column_count) if _mostly_amounts(table, j, body)}
    pairs: list[tuple[int, int]] = []
    for position, name in enumerate(names):
        end = names[position + 1] if position + 1 < len(names) else table.column_count
        inside = [j for j in scored if name < j < end]
        if inside:
            pairs.append((name, min(inside, key=lambda j: (scored[j], -_year_in(heads[j]), j))))
    return body, pairs, heads


def _year_in(head: str) -> int:
    years = re.findall(r"20\d{2}", head)
    return int(years[-1]) if years else 0


def _texts(table: Table, column: int, start: int) -> list[str]:
    return [
        c.text
        for i in range(start, table.row_count)
        if (c := table.at(i, column)) is not None and c.column == column and c.text
    ]


def _mostly_names(table: Table, column: int, start: int) -> bool:
    texts = _texts(table, column, start)
    return (
        len(texts) >= 2
        and sum(is_name(t) for t in texts) >= 0.6 * len(texts)
        and any(_key_of(_name(t), "income") for t in texts)
    )


def _mostly_amounts(table: Table, column: int, start: int) -> bool:
    texts = [t for t in _texts(table, column, start) if not is_blank(t)]
    figures = [f for t in texts if (f := parse_figure(t)) is not None]
    return (
        len(figures) >= 2
        and len(figures) >= 0.6 * len(texts)
        and any(f.decimals == 2 or abs(f.value) >= 1000 for f in figures)
    )


def _name(text: str) -> str:
    """An item's name without numbering, 其中, colons and blanks."""
    name = re.sub(r"\s", "", fold(text)).strip(":;,.")
    while True:
        shorter = _LEAD.sub("", name)
        if shorter == name or not shorter:
            return name
        name = shorter


def _key_of(name: str, side: Side | None) -> str | None:
    """The key that a line's name means; None for an item or something else."""
    bare = re.sub(r"\([^()]*\)?|[()]", "", name)
    if _SHARE.search(name):
        return "share_of_revenue"
    if _SURPLUS.search(bare):
        return "surplus"
    if _REVENUE.match(bare):
        return "revenue"
    if _INCOME_TOTAL.match(bare) and ("服务" in bare or bare != "收入"):
        return "service_income_total"
    if _EXPENSE_TOTAL.match(bare) and ("服务" in bare or re.search(r"合计|总|小计", bare)):
        return "service_expense_total"
    if _SUM.match(bare) and side is not None:
        return f"service_{side}_total"
    return None


def _take_table(out: ServiceAccounts, table: Table, year: str | None, unit: str) -> None:
    body, pairs, heads = _columns(table, year)
    for name_column, amount_column in pairs:
        head = heads[name_column]
        side: Side | None = (
            "expense" if re.search(r"支出|成本", head) else "income" if "收入" in head else None
        )
        for index in range(body, table.row_count):
            name_cell, cell = table.at(index, name_column), table.at(index, amount_column)
            if name_cell is None or cell is None or name_cell.row != index or not is_name(name_cell.text):
                continue
            side = _take_row(out, name_cell, cell, side, unit) or side


def _take_row(
    out: ServiceAccounts, name_cell: TableCell, cell: TableCell, side: Side | None, unit: str
) -> Side | None:
    """Places one row; gives the side that its name opens, if any."""
    flat = re.sub(r"\s", "", fold(name_cell.text))
    name = _name(name_cell.text)
    key = _key_of(name, side)
    if key == "share_of_revenue":
        if out.share is None and (found := re.search(r"\d+(?:\.\d+)?", fold(cell.text))):
            out.share = (found.group(), cell.span)
        return None
    if cell is name_cell or (cell.column <= name_cell.column < cell.column_end):
        return _opened(key, name)
    factor = unit_factor(find_unit(name_cell.text) or unit)
    if key is not None:
        amount = amount_in(cell)
        if not (amount.reading == "blank" and not cell.text and key.endswith("_total")):
            _put(out, key, amount, factor)
        return _opened(key, name)
    if _PUBLIC.search(name) and not out.public_benefit and cell.text:
        out.public_benefit = (name_cell.span, cell.span)
    if side is None or not (cell.text or _AMONG.match(flat) is None):
        return None
    amount = amount_in(cell)
    government = side == "income" and _GOVERNMENT.search(name) and not _SUBSIDY.search(name)
    if government:
        _put(out, "gov_service_income", amount, factor)
    among = _AMONG.match(flat) is not None
    if not (government and among) and not (
        amount.reading == "blank" and not cell.text and flat.endswith(":")
    ):
        out.items[side].append(Item(_printed_name(name_cell), name_cell.span, amount, among))
        out.item_units[side] = factor
    return None


def _printed_name(cell: TableCell) -> str:
    return _name(cell.text).replace("(", "（").replace(")", "）")


def _opened(key: str | None, name: str) -> Side | None:
    if key == "service_income_total":
        return "income"
    if key == "service_expense_total":
        return "expense"
    return None


def _put(out: ServiceAccounts, key: str, amount: Amount, factor: int) -> None:
    held = out.amounts.get(key)
    if held is None or (held.value is None and amount.value is not None):
        out.amounts[key] = amount
        out.units[key] = factor


def _summands(out: ServiceAccounts, side: Side) -> list[Item]:
    """The items that are terms of the total: those not marked 其中, unless only with the marked ones the sum
    is right (其中： before the first item of a list) or all are marked."""
    items = out.items[side]
    plain = [i for i in items if not i.among]
    total = out.amounts.get(f"service_{side}_total")
    if len(plain) == len(items) or not plain:
        return items
    if total is not None and total.value is not None:
        for some in (plain, items):
            values = [i.amount.value for i in some]
            if None not in values and sum(v for v in values if v is not None) == total.value:
                return some
    return plain


# ---------------------------------------------------------------- sentences

_MONEY = re.compile(
    r"(?:人民币)?(?P<n>[-(]?\d{1,3}(?:[,.]\d{3})+(?:[.,]\d{1,2})?|-?\d+(?:\.\d+)?)\)?(?P<u>亿元|百万元|万元|千元|元)"
)
_PERCENT = re.compile(r"(?P<n>\d{1,3}(?:\.\d+)?)%")
_BREAK = re.compile(r"[,;。:!?、]")
_SAID: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "gov_service_income",
        re.compile(
            r"政府(?:部门)?(?:购买|委托|采购)(?:公共|中小企业)?(?:的)?服务(?:的)?收入|政府(?:购买|委托)收入|财政专项收入"
        ),
    ),
    ("service_expense_total", re.compile(r"服务(?:业务)?(?:总)?(?:成本支出|支出|成本|费用)")),
    ("surplus", re.compile(r"收支结余|结余")),
    ("service_income_total", re.compile(r"服务(?:业务)?(?:总)?收入")),
    ("revenue", re.compile(r"营业(?:总)?收入|主营业务收入")),
)
_YEAR = re.compile(r"(20\d{2})年")
_SHARE_SAID = re.compile(
    r"服务收入(?:所)?占(?:.{0,14}收入|比|的?比[例重])|占(?:当年|年度|全年)?营业(?:总)?收入"
)


def _take_sentences(out: ServiceAccounts, pages: Sequence[Page], year: str | None) -> None:
    for page in pages:
        tables = [t.rect for t in tables_of(page) if t.ruled]
        words = [w for w in page.words if not any(t.contains(w.rect.cx, w.rect.cy) for t in tables)]
        flow = Flow(lines_of(page, words))
        places = [i for i, c in enumerate(flow.folded) if not c.isspace()]
        text = "".join(flow.folded[i] for i in places)
        for found, context, governing in _said(text, _MONEY):
            key = _subject(context)
            if key is None or (year and governing and governing != year):
                continue
            figure = parse_figure(found["n"])
            spans = flow.spans(places[found.start()], places[found.end() - 1] + 1)
            if figure is None or not spans:
                continue
            span = spans[0]
            amount = Amount(figure.value, figure.decimals, span, span.rect,
                            "printed" if figure.plain else "interpreted", 0.95 * span.confidence)  # fmt: skip
            _put(out, key, amount, UNITS[found["u"]])
        for found, context, governing in _said(text, _PERCENT):
            if out.share is None and _SHARE_SAID.search(context):
                spans = flow.spans(places[found.start()], places[found.end() - 1] + 1)
                if spans and not (year and governing and governing != year):
                    out.share = (found["n"], spans[0])
        if not out.public_benefit and (
            found_public := re.search(r"[^。;]*(?:公益性服务|低收费服务)[^。;]*\d[^。;]*", text)
        ):
            out.public_benefit = tuple(
                flow.spans(places[found_public.start()], places[found_public.end() - 1] + 1)
            )


def _said(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str, str]]:
    """Each figure with the words before it (back to a punctuation mark) and the year that governs it."""
    for found in pattern.finditer(text):
        start = max((m.end() for m in _BREAK.finditer(text, 0, found.start())), default=0)
        sentence = max(text.rfind("。", 0, found.start()), text.rfind(";", 0, found.start())) + 1
        years = _YEAR.findall(text[sentence : found.start()])
        yield found, text[start : found.start()], years[-1] if years else ""


def _subject(context: str) -> str | None:
    """The key that the words right before a figure name: the one that ends nearest to it, the longer name
    before the shorter. Comparisons and subsidies are not subjects."""
    if re.search(r"占|增长|增加|减少|下降|较上年|同比", context) or _SUBSIDY.search(context):
        return None
    best: tuple[int, int, str] | None = None
    for key, pattern in _SAID:
        for match in pattern.finditer(context):
            candidate = (match.end(), match.end() - match.start(), key)
            if best is None or candidate[:2] > best[:2]:
                best = candidate
    if best is None or len(context) - best[0] > 12:
        return None
    return best[2]


def identities_amounts(accounts: ServiceAccounts, side: Side) -> Mapping[str, Amount]:
    """The total and the items of a side as amounts by key (`item 0`, …), for checking their sum."""
    out = {f"item {i}": item.amount for i, item in enumerate(accounts.items[side])}
    total = accounts.amounts.get(f"service_{side}_total")
    if total is not None:
        out["total"] = total
    return out
