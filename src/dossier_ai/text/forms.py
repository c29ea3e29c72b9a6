"""Forms: tables whose cells are labels and answers, in any arrangement.

In come pages and the printed labels of a form; out comes a `Form` that finds the cell of a label and the
answer that belongs to it: the rest of the label's own cell, else the cell to its right, else the one below.
An answer cut by a page break is joined. Words outside tables are searched by paragraph. What an answer means
belongs to `kinds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dossier_ai.core import Page
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.forms_labels import begins_with_label, best_label
from dossier_ai.text.lines import Line, Span, lines_of, text_height
from dossier_ai.text.ruled_tables import ruled_tables
from dossier_ai.text.tables import Table, TableCell

Place = tuple[int, float]
"""Where something stands in a document: the index of its page, and the top edge there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What belongs to a label. `text` has its lines joined, `spans` are its places line by line (none when
    nothing is printed there), `cell` its table cell when it has one."""

    text: str
    spans: tuple[Span, ...]
    label: Span
    cell: TableCell | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One cell of a table, or one paragraph outside of tables, as running text; `page` is its index."""

    flow: Flow
    table: Table | None
    cell: TableCell | None
    page: int


class Form:
    """All cells and loose paragraphs of some pages, in reading order. `labels` are the printed labels of the
    form: a cell that begins with one is no answer to another."""

    def __init__(self, pages: Sequence[Page], labels: Iterable[str] = ()) -> None:
        self.pages = tuple(pages)
        self.labels = tuple(dict.fromkeys(labels))
        self.tables: list[list[Table]] = []
        self.blocks: list[Block] = []
        # Photographs of the pages all have the number 1: their order is that of the document.
        self._order = {(p.file, p.number): i for i, p in enumerate(pages)}
        for index, page in enumerate(pages):
            tables = ruled_tables(page) if page.rulings else []
            self.tables.append(tables)
            self.blocks.extend(_blocks(page, index, tables))

    def place(self, page: Page, top: float) -> Place:
        """Where a height of a page stands in the document."""
        return self._order[(page.file, page.number)], top

    def search(self, pattern: str | re.Pattern[str]) -> tuple[Flow, re.Match[str]] | None:
        """The first match of `pattern` in the text without blanks of one cell or paragraph, and that text."""
        for block in self.blocks:
            found = block.flow.search(pattern)
            if found:
                return block.flow, found
        return None

    def begins(self, labels: Sequence[str]) -> list[Place]:
        """Where cells and paragraphs stand that begin with one of `labels`."""
        return [
            (b.page, b.cell.rect.top if b.cell is not None else b.flow.lines[0].rect.top)
            for b in self.blocks
            if begins_with_label(b.flow.packed, labels)
        ]

    def answers(self, labels: Sequence[str]) -> list[Answer]:
        """The answers to every cell or paragraph that begins with one of `labels`, and not more exactly with
        another label of the form (从业人员 is no misread 专业人员 where both are asked for)."""
        out: list[Answer] = []
        for block in self.blocks:
            found = best_label(block.flow.packed, labels)
            if found is not None and found.wrong:
                rival = best_label(block.flow.packed, self.labels)
                found = found if rival is None or rival.wrong >= found.wrong else None
            answer = self._answer(block, found.end) if found is not None else None
            if answer is not None:
                out.append(answer)
        return out

    def answer(self, labels: Sequence[str]) -> Answer | None:
        """The first answer with something printed, else the first empty one; None when no label fits."""
        found = self.answers(labels)
        return next((a for a in found if a.spans), found[0] if found else None)

    def _answer(self, block: Block, end: int) -> Answer | None:
        flow = block.flow
        labels = flow.packed_spans(0, end)
        if not labels:
            return None
        while end < len(flow.packed) and flow.packed[end] in ":;,_.、":
            end += 1
        start = flow.unpacked(end, len(flow.packed))[0]
        spans = tuple(flow.spans(start, len(flow.text)))
        if spans or block.cell is None or block.table is None:
            return Answer(flow.text[start:].strip(), spans, labels[0], block.cell)
        for cell in (right_of(block.table, block.cell), below(block.table, block.cell)):
            if cell is not None and cell.lines and not self._is_label(cell):
                held = Flow(cell.lines)
                return Answer(held.text.strip(), tuple(held.spans(0, len(held.text))), labels[0], cell)
        empty = right_of(block.table, block.cell) or below(block.table, block.cell)
        return Answer("", (), labels[0], empty)

    def _is_label(self, cell: TableCell) -> bool:
        packed = Flow(cell.lines).packed
        return cell.text.rstrip().endswith(("：", ":")) or begins_with_label(packed, self.labels)

    def continued(self, answer: Answer) -> Answer:
        """The answer with what a page break cut from it: the first cell of the next page's first table, when
        the answer's cell is the last of its page's tables, nothing stands above that one and no label
        begins it."""
        cell, index = answer.cell, 0
        while cell is not None:
            index = self._order[(cell.page.file, cell.page.number)] + 1
            last = self.tables[index - 1][-1] if self.tables[index - 1] else None
            if last is None or index >= len(self.pages) or cell.row_end < last.row_count:
                return answer
            if not last.rect.contains(cell.rect.cx, cell.rect.cy) or not self.tables[index]:
                return answer
            cell = self._rest(self.tables[index][0], cell)
            if cell is not None:
                held = Flow(cell.lines)
                answer = replace(
                    answer,
                    text=answer.text + held.text.strip(),
                    spans=(*answer.spans, *held.spans(0, len(held.text))),
                )
        return answer

    def _rest(self, table: Table, above: TableCell) -> TableCell | None:
        """The cell of a table's first row that lies where `above` lay on its page and continues it."""
        page = table.page
        height = text_height(page)
        if any(w.rect.cy < table.rect.top and w.rect.height > 0.6 * height for w in page.words):
            return None
        middle = above.rect.cx / above.page.width * page.width
        found = next((c for c in table.row(0) if c.row == 0 and c.rect.left <= middle <= c.rect.right), None)
        if found is None or not found.lines or self._is_label(found):
            return None
        before = [c for c in table.row(0) if c.row == 0 and c.column_end <= found.column]
        return None if any(c.lines for c in before) else found


def _blocks(page: Page, index: int, tables: Sequence[Table]) -> list[Block]:
    loose = [w for w in page.words if not any(t.rect.contains(w.rect.cx, w.rect.cy) for t in tables)]
    blocks: list[tuple[float, float, Block]] = []
    for table in tables:
        for cell in table.cells:
            if cell.lines:
                block = Block(Flow(cell.lines), table, cell, index)
                blocks.append((cell.rect.top, cell.rect.left, block))
    for flow in paragraphs(lines_of(page, loose)):
        top = flow.lines[0].rect
        blocks.append((top.top, top.left, Block(flow, None, None, index)))
    blocks.sort(key=lambda b: (b[0], b[1]))
    return [block for _, _, block in blocks]


def right_of(table: Table, cell: TableCell) -> TableCell | None:
    """The cell right of `cell` on its first grid row; None at the edge."""
    return table.at(cell.row, cell.column_end)


def below(table: Table, cell: TableCell) -> TableCell | None:
    """The cell below `cell` in its first grid column; None at the bottom."""
    return table.at(cell.row_end, cell.column)


def lines_in(pages: Sequence[Page]) -> list[Line]:
    """The lines of all pages, page after page."""
    return [line for page in pages for line in lines_of(page)]
