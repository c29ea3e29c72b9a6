"""Changes of registration: what was changed, from what, to what, wherever it is printed.

In come the pages of a notice of change or of a registry print; out come `Change`s with their places, from a
table (变更事项 | 变更前 | 变更后), from labels (变更前：… 变更后：…, 原名称：… 现名称：…) or from prose
(名称由“甲”变更为“乙”). A print of the registry holds the changes of many years: each has its date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Column, Page
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.forms import lines_in
from dossier_ai.text.labels import Labelled, find_all_labelled
from dossier_ai.text.letters import iso_date
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.registry_fields import prose_text
from dossier_ai.text.rows import ListCell, Listing, list_rows
from dossier_ai.text.ruled_tables import ruled_tables
from dossier_ai.text.tables import TableCell

_ITEM = ("变更事项", "变更项目", "变更登记事项", "登记事项", "事项", "项目", "变更内容", "变更(备案)事项")
_BEFORE = ("变更前", "变更前内容", "变更前登记内容", "变更前事项", "原登记内容", "原登记事项", "原内容",
           "变更前登记事项", "原核准内容", "变更前信息")  # fmt: skip
_AFTER = ("变更后", "变更后内容", "变更后登记内容", "变更后事项", "现登记内容", "现登记事项", "现内容",
          "变更后登记事项", "新核准内容", "准予变更内容", "变更后信息")  # fmt: skip
_COLUMNS = (
    Column("seq", ("序号", "No."), "integer"),
    Column("item", _ITEM),
    Column("before", _BEFORE),
    Column("after", _AFTER),
    Column("date", ("变更日期", "变更时间", "核准日期", "登记日期", "准予日期"), "date"),
)
_FORMER: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "name": ("名称",
             ("原名称", "原企业名称", "原单位名称", "变更前名称", "变更前企业名称", "变更前单位名称",
              "原公司名称", "曾用名称", "企业原名称", "原登记名称"),
             ("现名称", "现企业名称", "现单位名称", "变更后名称", "变更后企业名称", "变更后单位名称",
              "新名称", "新企业名称", "现公司名称", "企业新名称", "核准名称", "核准变更名称", "变更后的名称",
              "现登记名称")),
    "rep": ("法定代表人",
            ("原法定代表人", "变更前法定代表人", "原法定代表人姓名", "原负责人"),
            ("现法定代表人", "变更后法定代表人", "现法定代表人姓名", "新法定代表人", "现负责人")),
}  # fmt: skip
FORMER_LABELS = tuple(label for _, former, present in _FORMER.values() for label in (*former, *present))
_STOPS = (
    "统一社会信用代码", "注册号", "核准日期", "登记机关", "登记日期", "变更日期", "核准机关", "日期", "文号",
    "备注", "准予日期",
)  # fmt: skip
_SURE = 0.95
_WHAT = (
    r"(?:企业|单位|公司|机构)?(?P<item>名称|法定代表人(?:姓名)?|负责人|住所|地址|注册资本|出资额|开办资金|经营范围"
    r"|业务范围|类型)"
)
_CHANGED = _WHAT.removesuffix(")") + r")(?P<more>变更|调整)?"
_QUOTE = "“”\"'‘’「」『』"
_PROSE = (
    re.compile(
        rf"{_CHANGED}(?:由|从)原?[{_QUOTE}]?(?P<before>[^{_QUOTE},。;:]+?)[{_QUOTE}]?(?:变更|更改|更名|改|调整)为[{_QUOTE}]?"
        rf"(?P<after>[^{_QUOTE},。;]+?)[{_QUOTE}]?(?=[,。;]|$)"
    ),
    re.compile(
        rf"原{_WHAT}(?:为|:)?[{_QUOTE}]?(?P<before>[^{_QUOTE},。;:]+?)[{_QUOTE}]?[,。;]?(?:现|经核准|核准)?(?:已)?(?:变更|更改|更名|改)(?:后的?)?"
        rf"(?:(?:企业|单位|公司)?(?:名称|法定代表人))?为:?[{_QUOTE}]?(?P<after>[^{_QUOTE},。;]+?)[{_QUOTE}]?(?=[,。;]|$)"
    ),
    re.compile(
        rf"原{_WHAT}(?:为|:)?[{_QUOTE}]?(?P<before>[^{_QUOTE},。;:]+?)[{_QUOTE}]?[,;](?:现|变更后的?|新)(?:企业|单位|公司)?"
        rf"(?:名称|法定代表人)(?:为|:)?[{_QUOTE}]?(?P<after>[^{_QUOTE},。;]+?)[{_QUOTE}]?(?=[,。;]|$)"
    ),
)
_ORGANISATION = (
    r"[一-鿿()（）A-Za-z0-9·]{4,40}?(?:公司|中心|协会|商会|学会|促进会|研究院|研究所|事务所|合作社|学校|学院"
    r"|基金会|联合会|服务站|联盟)"
)
_NAMES_ONLY = re.compile(
    rf"(?:^|[{_QUOTE},。;:]|将|准予|同意|核准|你单位)(?P<before>{_ORGANISATION})[{_QUOTE}]?(?:的?名称)?(?:变更|更名|更改)(?:名称)?为[{_QUOTE}]?"
    rf"(?P<after>{_ORGANISATION})(?=[{_QUOTE},。;]|$)"
)


_CERTIFIED = re.compile(
    rf"(?:证明|查|兹有|原)(?P<before>{_ORGANISATION})(?:\([^()]{{1,40}}\))?[^。;]{{0,40}}?(?P<item>名称)?"
    rf"(?:变更|更名|更改|改)为[{_QUOTE}]?(?P<after>{_ORGANISATION})(?=[{_QUOTE},。;]|$)"
)
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十0-9]{1,2}[、.]|\([一二三四五六七八九十0-9]{1,2}\))?"
    rf"{_WHAT}(?:变更|情况)?:?"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A text with its places, line by line."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `item` None where the print does not name it by a word of its own, `date` ISO or None."""

    item: Part | None
    before: Part | None
    after: Part | None
    date: tuple[str, tuple[Span, ...]] | None = None

    def is_of(self, what: str) -> bool:
        """Whether the item names `what` (名称, 法定代表人); that of another (股东名称) does not count."""
        text = self.item.text if self.item else ""
        return what in text and not re.search(r"股东|投资人|出资|联络|分支|清算", text)


def changes_in(pages: Sequence[Page]) -> list[Change]:
    """The changes that the pages state, in the order of print."""
    listing = list_rows(pages, _COLUMNS, anchor="before")
    if _is_list(listing):
        return [change for row in listing.rows if (change := _of_row(row.cells)) is not None]
    lines = lines_in(pages)
    return _grouped(pages) or _labelled(lines) or _stated(lines)


def _grouped(pages: Sequence[Page]) -> list[Change]:
    """Changes of a table whose first column says 变更前 and 变更后, each for rows of item and value."""
    sides: dict[str, dict[str, tuple[Part, Part]]] = {"before": {}, "after": {}}
    for table in (table for page in pages for table in ruled_tables(page)):
        for cell in table.cells:
            flat = "".join(cell.text.split())
            side = "before" if flat in _BEFORE else "after" if flat in _AFTER else None
            for row in range(cell.row, cell.row_end) if side is not None else ():
                item = table.at(row, cell.column_end)
                value = table.at(row, item.column_end) if item is not None else None
                if side is None or item is None or value is None or not item.text or not value.text:
                    continue
                sides[side]["".join(item.text.split())] = (_cell_part(item), _cell_part(value))
    both = [key for key in sides["before"] if key in sides["after"]]
    return [Change(sides["before"][key][0], sides["before"][key][1], sides["after"][key][1]) for key in both]


def _cell_part(cell: TableCell) -> Part:
    spans = tuple(s for line in cell.lines if (s := line.span(0, len(line.text))) is not None)
    return Part(prose_text("".join(span.text for span in spans)), spans)


def _is_list(listing: Listing) -> bool:
    """Whether the columns before and after stand side by side: in a form their answers stand between."""
    if not listing.rows or not listing.maps:
        return False
    keys = listing.maps[0].keys
    if "before" not in keys or "after" not in keys:
        return False
    first = keys.index("after")
    return first > 0 and keys[first - 1] == "before"


def _of_row(cells: dict[str, ListCell]) -> Change | None:
    before, after = _part(cells.get("before")), _part(cells.get("after"))
    if before is None and after is None:
        return None
    held = cells.get("date")
    date = iso_date(held.text) if held is not None and held.text else None
    return Change(
        _part(cells.get("item")), before, after, (date, held.spans) if date is not None and held else None
    )


def _part(held: ListCell | Labelled | None) -> Part | None:
    if held is None:
        return None
    spans = held.spans if isinstance(held, ListCell) else held.values
    text = prose_text(held.text).strip("_")
    return Part(text, tuple(s for s in spans if s.text)) if text else None


def _labelled(lines: Sequence[Line]) -> list[Change]:
    """Changes after labels: 变更事项, 变更前, 变更后 in turn, or the labels of former and present names."""
    labels: dict[str, tuple[str, ...]] = {"item": _ITEM[:3], "before": _BEFORE, "after": _AFTER}
    for key, (_, former, present) in _FORMER.items():
        labels |= {f"{key}_before": former, f"{key}_after": present}
    found = [
        held
        for held in find_all_labelled(lines, labels, stops=_STOPS)
        if held.score >= _SURE or "_" not in held.key  # prose says 原名称为…
    ]
    changes: list[Change] = []
    for key, (_, _, _) in _FORMER.items():
        before = next((f for f in found if f.key == f"{key}_before" and f.values), None)
        after = next((f for f in found if f.key == f"{key}_after" and f.values), None)
        if before is None and after is None:
            continue
        label = (before or after).label  # type: ignore[union-attr]
        changes.append(Change(Part(label.text, (label,)), _part(before), _part(after)))
    current: dict[str, Part | None] = {}
    for held in [*found, None]:
        starts = held is None or held.key in current or held.key == "item"
        if starts and (current.get("before") or current.get("after")):
            changes.append(Change(current.get("item"), current.get("before"), current.get("after")))
            current = {}
        if held is not None and held.key in ("item", "before", "after") and held.values:
            if held.key == "before" and "item" not in current:
                current["item"] = _headed(held, lines)
            current[held.key] = _part(held)
    return changes


def _headed(held: Labelled, lines: Sequence[Line]) -> Part | None:
    """The item that is a heading right above 变更前 (一、企业名称：); None when that line says more."""
    label = held.label
    above = [x for x in lines if x.page is label.page and x.rect.cy < label.rect.top]
    if not above or label.rect.top - above[-1].rect.bottom > 2.5 * label.rect.height:
        return None
    flow = Flow([above[-1]])
    match = _HEADING.fullmatch(flow.packed)
    if match is None:
        return None
    return Part(match["item"], tuple(flow.packed_spans(*match.span("item"))))


def _stated(lines: Sequence[Line]) -> list[Change]:
    """Changes in running text, one for every clause that states one."""
    changes: list[Change] = []
    taken: list[tuple[int, int, int]] = []
    for number, flow in enumerate(paragraphs(list(lines))):
        for pattern in (*_PROSE, _NAMES_ONLY, _CERTIFIED):
            for match in pattern.finditer(flow.packed):
                if any(n == number and match.start() < e and match.end() > s for n, s, e in taken):
                    continue
                taken.append((number, *match.span()))
                changes.append(_of_match(flow, match))
    return changes


def _of_match(flow: Flow, match: re.Match[str]) -> Change:
    def part(group: str, end: int | None = None) -> Part:
        start, stop = match.start(group), end or match.end(group)
        spans = tuple(flow.packed_spans(start, stop))
        return Part(prose_text(flow.packed[start:stop]), spans)

    if match.groupdict().get("item"):
        # 名称变更由…: the item is printed as 名称变更.
        more = match.end("more") if match.groupdict().get("more") else None
        return Change(part("item", more), part("before"), part("after"))
    at = match.group().find("名称")
    # 甲变更为乙 names no item; the word 更名 or 名称 beside it does.
    item = None
    if at >= 0:
        start = match.start() + at
        item = Part("名称", tuple(flow.packed_spans(start, start + 2)))
    elif (word := re.search(r"更名|变更|更改", match.group())) is not None:
        start = match.start() + word.start()
        item = Part("名称", tuple(flow.packed_spans(start, start + 2)))
    return Change(item, part("before"), part("after"))
