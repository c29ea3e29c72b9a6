"""Satisfaction on a scale of up to five levels: the words and the ticked boxes (domain 1.34).

In come lines and tables of questionnaires; out come levels with their places. Which levels count as satisfied
is a check's business (AMB-07); `satisfaction_counts` reads the summary of a survey.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Page
from dossier_ai.text.characters import squeeze
from dossier_ai.text.columns import tables_of
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.lines import Span, fold, lines_of
from dossier_ai.text.marks import choose, read_ticks
from dossier_ai.text.tables import Table, TableCell

LEVELS = ("very_satisfied", "satisfied", "basically_satisfied", "neutral", "dissatisfied")
# Longest first: 满意 stands inside all the others.
_WORDS: tuple[tuple[str, str], ...] = (
    ("very_satisfied", "非常满意|十分满意|很满意|特别满意|完全满意"),
    ("basically_satisfied", "基本满意|比较满意|较满意|较为满意"),
    ("dissatisfied", "非常不满意?|很不满意?|十分不满意?|极不满意|不太满意|较不满意|不满意|不满"),
    ("neutral", "一般满意|一般|中立|尚可"),
    ("satisfied", "(?<!是否)满意(?![度率]|程度|情况|等级|与否|指数)"),
)
LEVEL_WORDS = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _WORDS))
_OVERALL = re.compile(r"总体|整体|综合|总评|满意程度")
_BOX = re.compile(r"[□☐■☑☒√✓✔○●◯]")  # A level with a box of its own heads no column of ticks.


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered question: what was asked ("" for the only one), the level, None where none or several are
    ticked, its places and how sure the mark is."""

    question: str
    level: str | None
    spans: tuple[Span, ...]
    confidence: float

    @property
    def overall(self) -> bool:
        return _OVERALL.search(self.question) is not None


def level_of(text: str) -> str | None:
    """The one level that a text names; None for none and for several."""
    found = [m.lastgroup for m in LEVEL_WORDS.finditer(squeeze(text))]
    return found[0] if len(set(found)) == 1 else None


_LETTERED = re.compile(
    r"^(?:[A-Ea-e1-5①-⑤](?=[^\d%]))?[.、．:：)）]?[“\"]?|[”\"]?(?:[(（][^()（）]{1,6}"
    r"[)）])?[:：]?$"
)


def level_named(text: str) -> str | None:
    """The level of a head or legend that is nothing but its words, perhaps lettered or explained (A.很满意,
    满意（4分）); None for anything else."""
    bare = _LETTERED.sub("", squeeze(text))
    found = LEVEL_WORDS.fullmatch(bare)
    return found.lastgroup if found is not None else None


def answers_on(page: Page) -> list[Answer]:
    """The answered questions of a questionnaire: tick columns under the levels, boxes beside them, or a level
    written after the question."""
    tables = tables_of(page)
    ticked = [answer for table in tables for answer in _tick_rows(table)]
    if ticked:
        return ticked
    flows = [Flow(cell.lines) for table in tables if table.ruled for cell in table.cells if cell.lines]
    inside = [t.rect for t in tables if t.ruled]
    loose = [w for w in page.words if not any(r.contains(w.rect.cx, w.rect.cy) for r in inside)]
    outside = paragraphs(lines_of(page, loose))
    boxed = _boxed([*flows, *_stacked(outside)], tables)
    flows.extend(outside)
    if any(answer.level is not None for answer in boxed):
        return boxed
    lettered = _lettered(flows)
    return lettered or boxed or _written(flows, tables) or _labelled(page) or _stated(flows)


# ---------------------------------------------------------------- tick columns
def _level_columns(table: Table) -> tuple[int, dict[int, str]] | None:
    """The header row whose cells are levels (two at least), and the level of each column."""
    for index in range(min(table.row_count, 6)):
        levels = {
            cell.column: level
            for cell in table.row(index)
            if len(squeeze(cell.text)) <= 6
            and not _BOX.search(cell.text)
            and (level := level_of(cell.text)) is not None
        }
        # 不满意 and 非常不满意 are one level here; no other stands twice in a head.
        once = [level for level in levels.values() if level != "dissatisfied"]
        if len(set(levels.values())) >= 2 and len(set(once)) == len(once):
            return index, levels
    return None


def _tick_rows(table: Table) -> list[Answer]:
    head = _level_columns(table)
    if head is None:
        return []
    start, levels = head
    rows: list[tuple[str, list[TableCell]]] = []
    for index in range(start + 1, table.row_count):
        cells = [c for column in levels if (c := table.at(index, column)) is not None and c.row == index]
        beside = [c.text for c in table.row(index) if c.column not in levels and len(squeeze(c.text)) > 1]
        first = beside[0] if beside else ""
        single = all(c.column_end - c.column == 1 for c in cells) and not any(level_of(c.text) for c in cells)
        if len(cells) == len(levels) and single and not any(re.search(r"\d{2}|%", c.text) for c in cells):
            rows.append((squeeze(first), cells))
    if not rows:
        return []
    ticks = iter(read_ticks([cell for _, cells in rows for cell in cells]))
    out: list[Answer] = []
    for question, cells in rows:
        marks = [(cell, next(ticks)) for cell in cells]
        marked = [(cell, tick) for cell, tick in marks if tick.marked]
        unsure = any(tick.marked is None for _, tick in marks)
        spans = tuple(tick.span for _, tick in marked) or tuple(cell.span for cell in cells)
        level = levels[marked[0][0].column] if len(marked) == 1 else None
        sure = min((tick.confidence for _, tick in (marked or marks)), default=0.4)
        out.append(Answer(question, level, spans, min(sure, 0.5) if unsure else sure))
    return out if any(answer.level is not None for answer in out) else []


# ---------------------------------------------------------------- boxes and words
def _boxed(flows: Sequence[Flow], tables: Sequence[Table]) -> list[Answer]:
    out: list[Answer] = []
    asked = ""
    for flow in flows:
        above, asked = asked, flow.packed.rstrip(":?") if re.search(r"[:?]$", flow.packed) else ""
        options = [m.group() for m in LEVEL_WORDS.finditer(flow.packed)]
        if len(options) < 2 or len(set(options)) != len(options):
            continue
        picked = choose(flow, options)
        if picked is None:
            continue
        level = level_of(picked.option) if picked.option is not None else None
        before = flow.packed[: flow.packed.index(options[0])].rstrip("□☐口○◯")
        if picked.seen == "ink" and picked.option == options[0] and before and before[-1] not in ":,;。":
            level = None  # the ink of the question's last words lies where the first box is looked for
        question = flow.packed[: flow.packed.index(options[0])].strip("□☐☑☒■√○●◯:口 ")
        question = question or _beside(tables, flow) or above
        out.append(Answer(question, level, (picked.span,), picked.confidence))
    return out


_ONE_OPTION = re.compile(rf"[^\u4e00-\u9fff]{{0,4}}口?(?:{LEVEL_WORDS.pattern})[^\u4e00-\u9fff]{{0,4}}")


def _stacked(flows: Sequence[Flow]) -> list[Flow]:
    """The flows with options that stand one below the other, each with its box, joined into one."""
    out: list[Flow] = []
    options: list[Flow] = []
    for flow in [*flows, None]:
        if flow is not None and _ONE_OPTION.fullmatch(flow.packed) and not re.search(r"\d", flow.packed):
            options.append(flow)
            continue
        if len(options) >= 2:
            out.append(Flow([line for option in options for line in option.lines]))
        else:
            out.extend(options)
        options = []
        out.extend([flow] if flow is not None else [])
    return out


def _beside(tables: Sequence[Table], flow: Flow) -> str:
    """What stands left of the cell that holds this text: the question of a form."""
    first = flow.lines[0]
    for table in tables:
        for cell in table.cells:
            if cell.lines and cell.lines[0] is first:
                left = table.at(cell.row, cell.column - 1)
                return squeeze(left.text) if left is not None else ""
    return ""


_OPTION = re.compile(rf"[(]?(?P<letter>[A-Ea-e1-5①-⑤])[)]?[.、．:)]?(?P<said>{LEVEL_WORDS.pattern})")
_PICKED = re.compile(
    r"[(]_*(?P<a>[A-Ea-e1-5①-⑤])_*[)]|(?:选择?|答案?|评价)[:为]?_*(?P<b>[A-Ea-e1-5])_*(?![\d.、])|_+(?P<c>[A-Ea-e])_+"
)


def _lettered(flows: Sequence[Flow]) -> list[Answer]:
    """Answers by a letter: 您的总体评价是（ B ） with A.很满意 B.满意 … behind or below it."""
    out: list[Answer] = []
    for number, flow in enumerate(flows):
        options = list(_OPTION.finditer(flow.packed))
        letters = {m["letter"].upper(): level_of(m["said"]) for m in options}
        if len(letters) < 2 or len(letters) != len(options):
            continue
        places = [
            (flow, flow.packed[: options[0].start()]),
            *((f, f.packed) for f in flows[max(0, number - 1) : number]),
        ]
        for asked, text in places:
            picked = list(_PICKED.finditer(text))
            letter = next((g for g in picked[-1].groups() if g), "").upper() if picked else ""
            if letter in letters:
                spans = tuple(asked.packed_spans(*picked[-1].span()))
                sure = min(span.confidence for span in spans)
                out.append(Answer(text[: picked[-1].start()], letters[letter], spans, min(sure, 0.85)))
                break
    return out


_RATING_LABELS = (
    *(
        "评价等级",
        "满意程度",
        "总体评价",
        "满意度",
        "评价结果",
        "综合评价",
        "整体评价",
        "服务评价",
        "满意情况",
        "客户评价",
    ),
    *(
        "总体满意度",
        "整体满意度",
        "综合满意度",
        "企业评价",
        "评价",
        "服务满意度",
        "对服务的评价",
        "满意度评价",
        "评价意见",
    ),
    *(
        "满意等级",
        "回访结果",
        "反馈结果",
        "企业满意度",
        "客户满意度",
        "满意度等级",
        "总体满意程度",
        "服务质量评价",
    ),
)


def _labelled(page: Page) -> list[Answer]:
    """A level that is all that stands after, beside or below a label."""
    found = find_labelled(lines_of(page), {"rating": _RATING_LABELS}).get("rating")
    if found is None or found.score < 0.7:
        return []
    for span in found.values:
        flat = re.sub(r"[\s_]", "", fold(span.text)).strip("。.,;:")
        said = LEVEL_WORDS.fullmatch(flat)
        if said is not None:
            return [Answer(found.variant, level_of(flat), (span,), span.confidence)]
    return []


_STATED = re.compile(
    rf"(?:表示|感到|感觉|评价|结果|意见|等级|均|都|程度|总体上?|整体上?)(?:是|为|均|都|[:])*[\"“「『]?_*(?P<said>{LEVEL_WORDS.pattern})"
    r"_*[\"”」』]?(?=[,。;!！]|$)"
)


def _stated(flows: Sequence[Flow]) -> list[Answer]:
    """The level that the only sentence with one states: 我公司对其服务表示很满意."""
    said = [(flow, m) for flow in flows for m in LEVEL_WORDS.finditer(flow.packed)]
    if len({m.lastgroup for _, m in said}) != 1:
        return []
    for flow in flows:
        found = _STATED.search(flow.packed)
        if found is not None:
            spans = tuple(flow.packed_spans(*found.span("said")))
            sure = min(span.confidence for span in spans)
            return [Answer("", level_of(found["said"]), spans, min(sure, 0.8))]
    return []


_ASKED = re.compile(r"(?:满意度|满意程度|评价|总体|整体|综合|服务[^,。:]{0,6})[^,。:]{0,8}[:]?")


def _written(flows: Sequence[Flow], tables: Sequence[Table]) -> list[Answer]:
    """A level that is the whole answer: after a colon, or alone in the cell beside its question."""
    out: list[Answer] = []
    for flow in flows:
        found = re.fullmatch(
            rf"(?P<asked>.{{0,24}}?)(?:[:]_*|_+)(?P<said>{LEVEL_WORDS.pattern})_*[。.]?", flow.packed
        )
        alone = LEVEL_WORDS.fullmatch(flow.packed)
        if found is not None and _ASKED.search(found.group("asked")):
            spans = flow.packed_spans(*found.span("said"))
            question = found.group("asked")
        elif alone is not None and (question := _beside(tables, flow)) and _ASKED.search(question):
            spans = flow.packed_spans(0, len(flow.packed))
        else:
            continue
        sure = min(s.confidence for s in spans)
        out.append(Answer(question, level_of("".join(s.text for s in spans)), tuple(spans), sure))
    return out
