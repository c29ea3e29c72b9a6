"""Which column of a table means what: its header, of one to three levels, against the labels of a list.

In comes a `Table` and the `Column`s asked for; out comes a `ColumnMap`. A table without a header of its own
may go on under the columns of the one before. What stands in the rows below belongs to `rows`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dossier_ai.core import Column
from dossier_ai.text.column_labels import ColumnLabels, bare, plain
from dossier_ai.text.lines import fold
from dossier_ai.text.tables import Table, TableCell

# Short headings that are words of their own: one character away from another heading, and no slip of it.
_REAL_WORDS = frozenset({
    "单价", "总价", "均价", "报价", "年龄", "工龄", "司龄", "年限", "年份", "年度", "资历", "资质", "资格",
    "单位", "岗位", "职位", "职务", "职称", "职业", "职责", "学位", "学历", "学校", "产值", "价值", "净值",
    "原值", "残值", "总值", "型号", "编号", "规格", "品牌", "产地", "厂家", "地点", "地址", "地区", "日期",
    "时间", "数量", "重量", "金额", "余额", "限额", "税额", "性别", "姓名", "名称", "名字", "电话", "电邮",
    "手机", "方式", "方法", "形式", "状态", "性质", "用途", "功能", "作用", "类别", "类型", "分类", "级别",
    "等级", "部门", "部位", "专业", "专长", "行业", "企业", "法人", "个人", "民族", "籍贯", "住址", "住所",
    "面积", "人数", "人员", "次数", "收费", "收入", "支出", "利润", "税金", "备注", "附注", "说明", "签名",
    "签字", "起止",
})  # fmt: skip
_GROUPED = 0.9
"""How well a header fits a label whose beginning stands in the headers above it."""
# A telephone number, a code or a day: a row with one is no lower level of a header.
_DATUM = re.compile(r"[\d() -]{8,}|[0-9A-Z]{15,18}|(?:19|20)\d\d[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)?")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The meaning of a table's columns. `keys` holds a column key or None for each grid column, `headers`
    the printed header there (its lowest level), `header` the half-open range of grid rows it takes up;
    `shaped` are keys that the cells told, not the header."""

    table: Table
    header: tuple[int, int]
    keys: tuple[str | None, ...]
    headers: tuple[str, ...]
    score: float
    shaped: frozenset[str] = frozenset()

    def columns_of(self, key: str) -> list[int]:
        return [j for j, k in enumerate(self.keys) if k == key]


def map_columns(table: Table, columns: Sequence[Column], *, least: int = 2) -> ColumnMap | None:
    """The table's columns as keys, from the header rows that fit the labels of `columns` best; None when
    fewer than `least` columns fit. Headers may have up to three levels; the lowest counts, alone and
    together with those above it."""
    return map_labelled(table, ColumnLabels(columns), least=least)


def map_labelled(table: Table, labels: ColumnLabels, *, least: int = 2) -> ColumnMap | None:
    """As `map_columns`, for a list of several tables whose labels are made ready once."""
    best: ColumnMap | None = None
    best_count = 0
    for start in range(table.row_count):
        if best is not None and start >= best.header[1] and best_count >= 0.6 * len(labels.columns):
            break
        if not any(labels.may_begin(c.text) for c in table.row(start)):
            continue
        for depth in range(1, min(3, table.row_count - start) + 1):
            if depth > 1 and _holds_data(table.row(start + depth - 1)):
                break
            candidate, count = _map_at(table, labels, start, depth)
            if count >= least and (best is None or candidate.score > best.score + 0.3):
                best, best_count = candidate, count
    return best


def side_by_side(found: ColumnMap) -> list[ColumnMap]:
    """The maps of a list that is printed in two or three parts side by side under a header that repeats: one
    for each part, with the columns of the others unnamed; the map alone where its header does not repeat."""
    heads = [plain(header) for header in found.headers]
    for parts in (2, 3):
        width, rest = divmod(len(heads), parts)
        one = heads[:width]
        if rest or width < 2 or not all(one) or len(set(one)) < width or heads != one * parts:
            continue
        keys = [key for key in found.keys[:width] if key is not None]
        if len(keys) < 2:
            continue
        return [_only(found, i * width, (i + 1) * width, found.keys[:width]) for i in range(parts)]
    return [found]


def _only(found: ColumnMap, start: int, end: int, keys: Sequence[str | None]) -> ColumnMap:
    before, after = start, len(found.keys) - end
    return replace(
        found,
        keys=(*[None] * before, *keys, *[None] * after),
        headers=(*[""] * before, *found.headers[start:end], *[""] * after),
    )


def _holds_data(cells: Sequence[TableCell]) -> bool:
    return any(_DATUM.fullmatch(fold(c.text).strip()) for c in cells)


def _leaves(table: Table, start: int, depth: int) -> list[tuple[list[int], str, str]]:
    """(grid columns, lowest header text, all levels' text) for every header cell of these rows."""
    out: list[tuple[list[int], str, str]] = []
    previous: TableCell | None = None
    for j in range(table.column_count):
        stack: list[TableCell] = []
        for i in range(start, start + depth):
            found = table.at(i, j)
            if found is not None and found.text and found not in stack:
                stack.append(found)
        leaf = stack[-1] if stack else None
        if leaf is not None and leaf is previous:
            out[-1][0].append(j)
        else:
            levels = [plain(c.text) for c in stack]
            out.append(([j], leaf.text if leaf else "", "".join(levels)))
        previous = leaf
    return out


def _map_at(table: Table, labels: ColumnLabels, start: int, depth: int) -> tuple[ColumnMap, int]:
    leaves = _leaves(table, start, depth)
    pairs: list[tuple[float, int, int]] = []
    for index, (_, leaf, path) in enumerate(leaves):
        if not leaf:
            continue
        last = plain(leaf)
        under = labels.under(path.removesuffix(last), last) if path != last else ()
        for k, (alone, whole) in enumerate(zip(labels.fits(leaf), labels.fits(path), strict=True)):
            fit = max(alone, whole - 0.02, _GROUPED if k in under else 0.0)
            if fit >= 0.6:
                pairs.append((fit, index, k))
    pairs.sort(key=lambda p: (-p[0], p[1], p[2]))
    chosen: dict[int, int] = {}
    total = 0.0
    for fit, index, k in pairs:
        if index not in chosen and k not in chosen.values():
            chosen[index] = k
            total += fit
    if len(chosen) >= 2:
        total += _near_misses(leaves, labels, chosen)
    keys: list[str | None] = [None] * table.column_count
    headers = [""] * table.column_count
    for index, (grid, leaf, _) in enumerate(leaves):
        for j in grid:
            headers[j] = leaf
            if index in chosen:
                keys[j] = labels.columns[chosen[index]].key
    # Only headers that mean something make the header higher: in a form, a label beside it may span the list.
    end = max(
        [start + depth]
        + [
            c.row_end
            for i in range(start, start + depth)
            for c in table.row(i)
            if c.row >= start and c.text and keys[c.column] is not None
        ]
    )
    return ColumnMap(table, (start, end), tuple(keys), tuple(headers), total), len(chosen)


def _near_misses(
    leaves: Sequence[tuple[list[int], str, str]], labels: ColumnLabels, chosen: dict[int, int]
) -> float:
    """Adds short headers with one character read differently, once the others fit: what it adds to the
    score."""
    added = 0.0
    for index, (_, leaf, _) in enumerate(leaves):
        text = bare(plain(leaf))
        if index in chosen or len(text) < 2 or text in _REAL_WORDS:
            continue
        for k in range(len(labels.columns)):
            if k not in chosen.values() and labels.differs_little(k, text):
                chosen[index] = k
                added += 0.5
                break
    return added


def numbered(found: ColumnMap, seq: str) -> ColumnMap:
    """The map with a column without meaning taken for the running number, when its cells count upwards: its
    header, two characters in a narrow cell, is the one that is lost most easily."""
    if not seq or seq in found.keys:
        return found
    table = found.table
    for j, key in enumerate(found.keys):
        if key is not None:
            continue
        texts = [
            c.text for i in range(found.header[1], table.row_count) if (c := table.at(i, j)) and c.row == i
        ]
        numbers = [
            int(t) for t in (fold(text).strip(" .、") for text in texts) if re.fullmatch(r"\d{1,5}", t)
        ]
        rising = sum(1 for a, b in pairwise(numbers) if b == a + 1)
        if len(numbers) >= 3 and len(numbers) >= 0.7 * len(texts) and rising >= 0.8 * (len(numbers) - 1):
            return replace(found, keys=(*found.keys[:j], seq, *found.keys[j + 1 :]))
    return found


def header_top(found: ColumnMap) -> float:
    """Where the header begins, in upright pixels."""
    return found.table.ys[found.header[0]]


def repeats_header(found: ColumnMap, printed: Sequence[TableCell], labels: ColumnLabels) -> bool:
    """Whether the cells `printed` in a row say what the header says."""
    headers = {plain(header) for header in found.headers if header}
    hits = sum(1 for c in printed if plain(c.text) in headers or labels.has(c.text))
    return hits >= 2 and hits >= 0.6 * len(printed)


def carried_on(current: ColumnMap, table: Table) -> ColumnMap | None:
    """The current columns carried on to a table without a header: the same number of columns, or columns that
    lie (relative to the table) where the known ones did; None when it is another table."""
    known = current.table
    if table.column_count == known.column_count:
        drift = max(
            abs(a - b) for a, b in zip(_relative(table), _relative(known), strict=True)
        )  # fmt: skip
        if drift <= 0.06:
            return replace(current, table=table, header=(0, 0))
    if table.column_count < 0.6 * known.column_count:
        return None
    old, new = _relative(known), _relative(table)
    keys: list[str | None] = []
    for a, b in pairwise(new):
        shares = [(min(b, d) - max(a, c), j) for j, (c, d) in enumerate(pairwise(old))]
        share, j = max(shares)
        keys.append(current.keys[j] if share >= 0.6 * (b - a) else None)
    fitted = [k for k in keys if k]
    if len(set(fitted)) < 0.6 * len({k for k in current.keys if k}):
        return None
    headers = tuple("" for _ in keys)
    return ColumnMap(table, (0, 0), tuple(keys), headers, current.score, current.shaped)


def _relative(table: Table) -> list[float]:
    width = table.xs[-1] - table.xs[0]
    return [(x - table.xs[0]) / width for x in table.xs]
