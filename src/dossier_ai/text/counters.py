"""Counters of screenshots: a big number above, below, beside or after what it counts (domain 1.36).

In comes a page; out come `Counter`s (label, number, unit) with their places. Which counter counts services
and which only visits is a check's business: the label is kept as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Page, Rect, Word
from dossier_ai.text.columns import tables_of
from dossier_ai.text.lines import Span, fold, lines_of, text_height

_UNITS = (
    "万人次|万次|万家|万户|万人|万条|人次|家次|户次|亿元|万元"
    "|次|家|户|人|条|项|个|篇|场|件|位|名|款|元|%|万|亿"
)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ALONE = re.compile(rf"(?P<number>{_NUMBER})[+]?(?P<unit>{_UNITS})?[+]?")
# What such a number counts. Dates, prices, versions and phones have other labels.
_COUNTED = re.compile(
    r"访问|浏览|点击|阅读|下载|注册|入驻|会员|用户|企业|机构|专家|服务|政策|产品|需求|诉求|活动|培训|课程|融资|授信|咨询|订单"
    r"|对接|办件|办结|申报|发布|在线|关注|粉丝|成交|撮合|诊断|案例|资讯|通知|供应|申请|解答|受理"
)
_SIZE = re.compile(
    r"量|数|总|次|人|家|企业|机构|专家|用户|会员|服务|政策|产品|需求|诉求|活动|课程|申报|办件|撮合|咨询|对接|发布"
)
_INLINE = re.compile(
    rf"(?P<label>(?:今日|昨日|本月|本年|累计|总|当前|已|平台|年度|历史)*[\u4e00-\u9fff]{{2,14}}?)"
    rf"(?:\((?P<bracket>{_UNITS})\))?\s*[:]?\s*(?P<number>{_NUMBER})[+]?\s*(?P<unit>{_UNITS})?(?![\d年月日:.\-/])"
)
_NEVER = re.compile(
    r"电话|热线|邮编|传真|版权|备案|编号|日期|时间|年度报告|地址|QQ|第\d|版本|页码|共\d+页|条记录|截图"
)
_WORD = re.compile(r"[\u4e00-\u9fff]{2,14}(?:\([\u4e00-\u9fff]{1,3}\))?")


@dataclass(frozen=True, slots=True)
class Counter:
    """A label, its number as printed without separators, and its unit ("" when none is printed); the places
    of the number (with its unit) and of the label."""

    label: str
    number: str
    unit: str
    number_span: Span
    label_span: Span


def counters_on(page: Page) -> list[Counter]:
    """The counters of a page, top to bottom: those written in one run of text, and numbers that stand alone
    with their label closest above, below or beside."""
    inline: list[Counter] = []
    free: list[tuple[Word, re.Match[str]]] = []
    labels: list[Word] = []
    tables = [t.rect for t in tables_of(page) if t.ruled and t.row_count > 3 and t.column_count > 3]
    for word in _joined(page):
        if any(rect.contains(word.rect.cx, word.rect.cy) for rect in tables):
            continue
        text = fold(word.text).strip()
        alone = _ALONE.fullmatch(text.replace(" ", ""))
        if alone is not None:
            free.append((word, alone))
        elif found := _written(page, word, text):
            inline.extend(found)
        elif _labels(text):
            labels.append(word)
    tabled = _tabled(page)
    taken = {(c.number_span.rect.left, c.number_span.rect.top) for c in tabled}
    free = [f for f in free if (f[0].rect.left, f[0].rect.top) not in taken]
    paired = [*tabled, *_paired(page, free, labels)]
    return sorted([*inline, *paired], key=lambda c: (c.label_span.rect.top, c.label_span.rect.left))


def _tabled(page: Page) -> list[Counter]:
    """The counters of small tables: rows of a label, one number and perhaps its unit, however far apart. What
    stands further left, a menu beside the table say, labels nothing."""
    out: list[Counter] = []
    for table in tables_of(page):
        if not 2 <= table.column_count <= 4:
            continue
        for index in range(table.row_count):
            cells = [(c, fold(c.text).replace(" ", "")) for c in table.row(index) if c.text]
            numbers = [(c, m) for c, text in cells if (m := _ALONE.fullmatch(text))]
            labels = [(c, text) for c, text in cells if _labels(text)]
            if len(numbers) != 1:
                continue
            number, found = numbers[0]
            before = [(c, text) for c, text in labels if c.column < number.column]
            if not before or len(before) < len(labels):
                continue
            label, text = before[-1]
            beside = next((t for c, t in cells if c.column > number.column and re.fullmatch(_UNITS, t)), "")
            bracket = re.search(r"\(([^()]*)\)$", text)
            unit = found.group("unit") or beside or (bracket.group(1) if bracket else "")
            out.append(
                Counter(
                    re.sub(r"\([^()]*\)$", "", text).rstrip(":"),
                    found.group("number").replace(",", ""),
                    unit if re.fullmatch(_UNITS, unit) else "",
                    number.span,
                    label.span,
                )
            )
    return out


def _joined(page: Page) -> list[Word]:
    """The words of a page, a label that ends with a colon together with what stands close behind it."""
    out: list[Word] = []
    for line in lines_of(page):
        held: Word | None = None
        for word in line.words:
            near = held is not None and word.rect.left - held.rect.right < 2 * word.rect.height
            if held is not None and near and fold(held.text).rstrip().endswith(":"):
                rect = Rect.union((held.rect, word.rect))
                sure = min(held.confidence, word.confidence)
                held = Word(held.text.rstrip() + word.text, rect, sure, None, held.part)
                continue
            if held is not None:
                out.append(held)
            held = word
        if held is not None:
            out.append(held)
    return out


def _labels(text: str) -> bool:
    flat = text.replace(" ", "").rstrip(":")
    return bool(
        _WORD.fullmatch(flat) and _COUNTED.search(flat) and _SIZE.search(flat) and not _NEVER.search(flat)
    )


def _written(page: Page, word: Word, text: str) -> list[Counter]:
    """Counters written out in one run: 累计访问量：12,345次; 注册企业 1200 家."""
    out: list[Counter] = []
    offset = len(fold(word.text)) - len(fold(word.text).lstrip())
    for found in _INLINE.finditer(text):
        label = found.group("label")
        if not _labels(label) or _NEVER.search(text[: found.start()][-6:]):
            continue
        start, end = found.start() + offset, found.end() + offset
        number = _span(page, word, found.start("number") + offset, end)
        out.append(
            Counter(
                label,
                found.group("number").replace(",", ""),
                found.group("unit") or found.group("bracket") or "",
                number,
                _span(page, word, start, found.end("label") + offset),
            )
        )
    return out


def _span(page: Page, word: Word, start: int, end: int) -> Span:
    end = min(end, len(word.text))
    return Span(word.text[start:end].strip(), word.slice(start, end), word.confidence, page, word.part)


def _paired(page: Page, free: Sequence[tuple[Word, re.Match[str]]], labels: Sequence[Word]) -> list[Counter]:
    """Numbers that stand alone, each with the nearest label; nearest pairs first, no word used twice."""
    height = text_height(page)
    units = [w for w in page.words if re.fullmatch(_UNITS, fold(w.text).strip())]
    pairs: list[tuple[float, int, int]] = []
    for i, (word, _) in enumerate(free):
        for j, other in enumerate(labels):
            distance = _apart(word.rect, other.rect)
            if distance is not None and distance <= 2.5 * max(height, min(word.rect.height, 3 * height)):
                pairs.append((distance, i, j))
    used_numbers: set[int] = set()
    used_labels: set[int] = set()
    out: list[Counter] = []
    for _, i, j in sorted(pairs):
        if i in used_numbers or j in used_labels:
            continue
        used_numbers.add(i)
        used_labels.add(j)
        word, found = free[i]
        label = fold(labels[j].text).replace(" ", "").rstrip(":")
        bracket = re.search(r"\(([^()]*)\)$", label)
        unit = found.group("unit") or _unit_behind(word, units) or (bracket.group(1) if bracket else "")
        out.append(
            Counter(
                re.sub(r"\([^()]*\)$", "", label),
                found.group("number").replace(",", ""),
                unit if re.fullmatch(_UNITS, unit) else "",
                _span(page, word, 0, len(word.text)),
                _span(page, labels[j], 0, len(labels[j].text)),
            )
        )
    return out


def _apart(number: Rect, label: Rect) -> float | None:
    """How far a label stands from a number: below or above it in its column, or on its line, where rows reach
    wider than columns do; None when it does neither."""
    if number.horizontal_overlap(label) > 0.3 * min(number.width, label.width):
        return max(0.0, label.top - number.bottom, number.top - label.bottom)
    if number.vertical_overlap(label) > 0.5 * min(number.height, label.height):
        left = number.left - label.right
        return 0.3 * left if left >= -2 else 0.8 * max(0.0, label.left - number.right)
    return None


def _unit_behind(word: Word, units: Sequence[Word]) -> str:
    for unit in units:
        gap = unit.rect.left - word.rect.right
        if -2 <= gap <= word.rect.height and unit.rect.vertical_overlap(word.rect) > 0:
            return fold(unit.text).strip()
    return ""
