"""Forms: tables whose cells are labels and answers, in any arrangement.

In come pages; out comes a `Form` that finds the cell of a label and the answer that belongs to it: the rest
of the label's own cell, else the cell to its right, else the one below. Words outside tables are searched by
paragraph. What an answer means belongs to `kinds`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Page
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.tables import Table, TableCell, ruled_tables


@dataclass(frozen=True, slots=True)
class Answer:
    """What belongs to a label. `text` has its lines joined, `spans` are its places line by line (none when
    nothing is printed there), `cell` its table cell when it has one."""

    text: str
    spans: tuple[Span, ...]
    label: Span
    cell: TableCell | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """One cell of a table, or one paragraph outside of tables, as running text."""

    flow: Flow
    table: Table | None
    cell: TableCell | None


class Form:
    """All cells and loose paragraphs of some pages, in reading order."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.tables: list[Table] = []
        self.blocks: list[_Block] = []
        for page in pages:
            tables = ruled_tables(page) if page.rulings else []
            self.tables.extend(tables)
            loose = [w for w in page.words if not any(t.rect.contains(w.rect.cx, w.rect.cy) for t in tables)]
            blocks: list[tuple[float, float, _Block]] = []
            for table in tables:
                for cell in table.cells:
                    if cell.lines:
                        place = (cell.rect.top, cell.rect.left)
                        blocks.append((*place, _Block(Flow(cell.lines), table, cell)))
            for flow in paragraphs(lines_of(page, loose)):
                top = flow.lines[0].rect
                blocks.append((top.top, top.left, _Block(flow, None, None)))
            blocks.sort(key=lambda b: (b[0], b[1]))
            self.blocks.extend(b for _, _, b in blocks)

    def search(self, pattern: str) -> tuple[Flow, re.Match[str]] | None:
        """The first match of `pattern` in the text without blanks of one cell or paragraph, and that text."""
        for block in self.blocks:
            found = block.flow.search(pattern)
            if found:
                return block.flow, found
        return None

    def flows(self, pattern: str) -> list[Flow]:
        """Every cell or paragraph in which `pattern` occurs."""
        return [b.flow for b in self.blocks if b.flow.search(pattern)]

    def cells(self, pattern: re.Pattern[str]) -> list[TableCell]:
        """The cells whose text without blanks begins with `pattern`."""
        return [b.cell for b in self.blocks if b.cell is not None and pattern.match(b.flow.packed)]

    def answers(self, label: str) -> list[Answer]:
        """The answers to every label that `label` (a pattern for text without blanks) fits at the start of a
        cell or paragraph. A bracket after it, such as a unit, belongs to the label."""
        pattern = re.compile(rf"[*_]*(?:{label})(?:\([^()]{{1,12}}\)(?=$|:|[0-9]))?")
        out: list[Answer] = []
        for block in self.blocks:
            found = pattern.match(block.flow.packed)
            answer = self._answer(block, found.end()) if found else None
            if answer is not None:
                out.append(answer)
        return out

    def answer(self, label: str) -> Answer | None:
        """The first answer with something printed, else the first empty one; None when no label fits."""
        found = self.answers(label)
        return next((a for a in found if a.spans), found[0] if found else None)

    def _answer(self, block: _Block, end: int) -> Answer | None:
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
        return cell.text.rstrip().endswith(("：", ":")) or bool(_LABEL_WORD.search(Flow(cell.lines).packed))


_LABEL_WORD = re.compile(
    r"^(签订合作协议的单位|其他合作单位|服务规模|服务收入占|主要投资方|性质$|投资比例|单位性质|法人代表)"
)


def right_of(table: Table, cell: TableCell) -> TableCell | None:
    """The cell right of `cell` on its first grid row; None at the edge."""
    return table.at(cell.row, cell.column_end)


def below(table: Table, cell: TableCell) -> TableCell | None:
    """The cell below `cell` in its first grid column; None at the bottom."""
    return table.at(cell.row_end, cell.column)


def lines_in(pages: Sequence[Page]) -> list[Line]:
    """The lines of all pages, page after page."""
    return [line for page in pages for line in lines_of(page)]
