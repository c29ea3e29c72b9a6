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
from dossier_ai.text.lines import Span, lines_of
from dossier_ai.text.marks import choose, read_ticks
from dossier_ai.text.tables import Table, TableCell

LEVELS = ("very_satisfied", "satisfied", "basically_satisfied", "neutral", "dissatisfied")
# Longest first: 满意 stands inside all the others.
_WORDS: tuple[tuple[str, str], ...] = (
    ("very_satisfied", "非常满意|十分满意|很满意|特别满意|完全满意"),
    ("basically_satisfied", "基本满意|比较满意|较满意|较为满意"),
    ("dissatisfied", "非常不满意?|很不满意?|十分不满意?|极不满意|不太满意|较不满意|不满意|不满"),
    ("neutral", "一般满意|一般|中立|尚可"),
    ("satisfied", "满意(?![度率])"),
)
LEVEL_WORDS = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _WORDS))
_OVERALL = re.compile(r"总体|整体|综合|总评|满意程度")
_BOX = re.compile(r"[□☐■☑☒√✓✔]")  # A level with a box of its own heads no column of ticks.


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
    flows.extend(paragraphs(lines_of(page, loose)))
    boxed = _boxed(flows, tables)
    return boxed or _written(flows, tables)


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
        if len(levels) >= 2 and len(set(levels.values())) == len(levels):
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
        before = flow.packed[: flow.packed.index(options[0])].rstrip("□☐口")
        if picked.seen == "ink" and picked.option == options[0] and before and before[-1] not in ":,;。":
            level = None  # the ink of the question's last words lies where the first box is looked for
        question = flow.packed[: flow.packed.index(options[0])].strip("□☐☑☒■√:口 ")
        question = question or _beside(tables, flow) or above
        out.append(Answer(question, level, (picked.span,), picked.confidence))
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


_ASKED = re.compile(r"(?:满意度|满意程度|评价|总体|整体|综合|服务[^,。:]{0,6})[^,。:]{0,8}[:]?")


def _written(flows: Sequence[Flow], tables: Sequence[Table]) -> list[Answer]:
    """A level that is the whole answer: after a colon, or alone in the cell beside its question."""
    out: list[Answer] = []
    for flow in flows:
        found = re.fullmatch(rf"(?P<asked>.{{0,24}}?)[:](?P<said>{LEVEL_WORDS.pattern})[。.]?", flow.packed)
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
