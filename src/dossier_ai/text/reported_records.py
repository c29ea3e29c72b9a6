"""Entries of a credit report: each penalty, listing or judgment with its date, authority and whether it was
removed.

In come pages and the `Mark`s where sections begin; out come `Record`s in printed order. Entries stand in a
table with a header, in a table of labels and values, or as labelled lines; a date of removal or a reason for
it makes an entry removed, 已修复 makes it repaired.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier_ai.core import Page
from dossier_ai.text.column_labels import plain
from dossier_ai.text.columns import tables_of
from dossier_ai.text.labels import find_all_labelled
from dossier_ai.text.lines import Span, lines_of
from dossier_ai.text.reported_sections import Mark
from dossier_ai.text.tables import Table, TableCell

_LABELS: dict[str, tuple[str, ...]] = {
    "date": (
        "列入日期",
        "列入时间",
        "处罚决定日期",
        "行政处罚决定日期",
        "作出处罚决定日期",
        "作出行政处罚决定日期",
        "作出决定日期",
        "决定日期",
        "处罚日期",
        "认定日期",
        "立案日期",
        "立案时间",
        "发布时间",
        "发布日期",
        "公布日期",
        "日期",
    ),
    "authority": (
        "作出决定机关（列入）",
        "作出决定机关(列入)",
        "列入决定机关",
        "列入机关",
        "列入部门",
        "处罚机关",
        "处罚决定机关",
        "作出行政处罚决定机关名称",
        "决定机关名称",
        "作出决定机关",
        "作出机关",
        "决定机关",
        "认定机关",
        "认定部门",
        "认定单位",
        "执行法院",
        "主管税务机关",
    ),
    "content": (
        "列入经营异常名录原因",
        "列入严重违法失信名单原因",
        "列入原因",
        "列入事由",
        "处罚内容",
        "行政处罚内容",
        "处罚结果",
        "失信行为",
        "失信被执行人行为具体情形",
        "失信情形",
        "案由",
        "内容",
    ),
    # What stands in for the content where that is not printed, in this order.
    "fault": ("违法行为类型", "主要违法事实", "违法事实", "处罚事由"),
    "sort": ("处罚种类", "处罚类别"),
    "removed_on": (
        "移出日期",
        "移出时间",
        "退出日期",
        "修复日期",
        "信用修复日期",
        "移出名录日期",
        "移出（修复）日期",
    ),
    "removed_why": ("移出经营异常名录原因", "移出原因", "移出事由"),
    "removed_by": ("作出决定机关（移出）", "作出决定机关(移出)", "移出决定机关", "移出机关"),
    "status": ("信用修复状态", "修复状态", "是否修复", "当前状态", "处罚状态", "状态"),
}
_OTHER_LABELS = (
    "序号",
    "案号",
    "处罚决定文书号",
    "行政处罚决定文书号",
    "决定书文号",
    "决定书文书号",
    "文书号",
    "数据来源",
    "处罚依据",
    "违法依据",
    "备注",
    "公示日期",
    "被处罚当事人名称",
    "法定代表人",
    "查看",
    "姓名/名称",
    "罚款金额",
)
_BY_TEXT = {plain(label): key for key, labels in _LABELS.items() for label in labels}
_KNOWN = {*_BY_TEXT, *(plain(label) for label in _OTHER_LABELS)}
_BLANK = re.compile(r"[-—–/\\无]{0,3}|未移出|未修复|暂无")
_REMOVED = re.compile(r"已?(?:移出|退出|移除)")


@dataclass(slots=True)
class Record:
    """One entry: `parts` maps date, authority, content, removed_on, status … to their places in print;
    `labels` are the labels it was read from: one that comes again begins the next entry."""

    section: str
    parts: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)

    def spans(self, key: str) -> tuple[Span, ...]:
        """The places of a part; what the entry is about may be printed as its fault or sort only."""
        keys = ("content", "fault", "sort") if key == "content" else (key,)
        return next((self.parts[k] for k in keys if self.parts.get(k)), ())

    def text(self, key: str) -> str:
        return "".join(s.text for s in self.parts.get(key, ()))

    @property
    def status(self) -> str:
        """`repaired`, `removed` or `listed`, by what the entry prints."""
        said = self.text("status")
        repaired = "修复" in said and not re.search(r"未|待|否", said)
        if repaired or (plain(said) == "是" and self.parts.get("status")):
            return "repaired"
        gone = (key for key in ("removed_on", "removed_why") if not _BLANK.fullmatch(plain(self.text(key))))
        return "removed" if next(gone, None) or _REMOVED.search(said) else "listed"

    @property
    def status_place(self) -> tuple[Span, ...]:
        """What shows the status; for an entry that is merely listed, the entry itself."""
        for key in ("status", "removed_on", "removed_why"):
            if self.parts.get(key) and not _BLANK.fullmatch(plain(self.text(key))):
                return self.parts[key]
        return next((spans for spans in self.parts.values() if spans), ())


def read_records(pages: Sequence[Page], marks: Sequence[Mark]) -> list[Record]:
    """The entries of the sections that `marks` begin, in printed order; nothing before the first mark and
    nothing in sections that are not asked for."""
    out: list[tuple[tuple[int, float], Record]] = []
    reader = _Reader(marks)
    for index, page in enumerate(pages):
        tables = [t for t in tables_of(page) if t.ruled or _is_list(t)]
        for table in tables:
            out.extend(reader.table(table, index))
        out.extend(reader.lines(page, tables, index))
    return [record for _, record in sorted(out, key=lambda item: item[0]) if len(record.parts) >= 2]


def _is_list(table: Table) -> bool:
    return any(len(_keys(table.row(i))) >= 2 for i in range(table.row_count))


def _keys(cells: Sequence[TableCell]) -> dict[int, str]:
    """Grid column to key of the cells that are labels."""
    return {c.column: _BY_TEXT[plain(c.text)] for c in cells if plain(c.text) in _BY_TEXT}


class _Reader:
    """Follows tables from page to page: a header goes on over the break as long as the columns do."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.marks = sorted(marks, key=lambda m: m.place)
        self.header: dict[int, str] = {}
        self.columns = 0
        self.section = ""

    def _at(self, index: int, y: float) -> str:
        before = [m for m in self.marks if m.place <= (index, y + 1)]
        return before[-1].key if before else ""

    def table(self, table: Table, index: int) -> list[tuple[tuple[int, float], Record]]:
        out: list[tuple[tuple[int, float], Record]] = []
        block: Record | None = None
        if table.column_count != self.columns:
            self.header = {}
        for i in range(table.row_count):
            cells = [c for c in table.row(i) if c.row == i]
            filled = [c for c in cells if c.text]
            section = self._at(index, table.ys[i])
            if section != self.section:
                self.section, self.header, block = section, {}, None
            if not filled or not section:
                continue
            keys, known = _keys(filled), [c for c in filled if plain(c.text) in _KNOWN]
            if len(known) >= 2 and len(known) >= 0.7 * len(filled):
                self.header, self.columns, block = keys, table.column_count, None
            elif keys:
                self.header = {}
                pairs = [(c, table.at(i, c.column_end)) for c in filled if c.column in keys]
                printed = {plain(c.text) for c, _ in pairs}
                if block is None or block.labels & printed:
                    block = Record(section)
                    out.append(((index, table.ys[i]), block))
                block.labels |= printed
                for label, value in pairs:
                    if value is not None and value.text and plain(value.text) not in _KNOWN:
                        block.parts.setdefault(keys[label.column], (value.span,))
            elif self.header and len(filled) >= 2:
                record = Record(section)
                for c in filled:
                    under = self.header.get(c.column)
                    if under is not None and under not in record.parts:
                        record.parts[under] = (c.span,)
                out.append(((index, table.ys[i]), record))
        return out

    def lines(
        self, page: Page, tables: Sequence[Table], index: int
    ) -> list[tuple[tuple[int, float], Record]]:
        """Labelled entries outside tables: a label that comes again begins the next entry."""
        out: list[tuple[tuple[int, float], Record]] = []
        record: Record | None = None
        found = find_all_labelled(lines_of(page), _LABELS, stops=_OTHER_LABELS, least=0.7)
        for held in sorted(found, key=lambda h: (h.label.rect.top, h.label.rect.left)):
            rect = held.label.rect
            if not held.values or any(t.rect.contains(rect.cx, rect.cy) for t in tables):
                continue
            section = self._at(index, rect.top)
            if not section:
                record = None
                continue
            if record is None or record.section != section or held.variant in record.labels:
                record = Record(section)
                out.append(((index, rect.top), record))
            record.labels.add(held.variant)
            record.parts.setdefault(held.key, held.values)
        return out
