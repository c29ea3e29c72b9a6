"""Figures in cells whose label names their unit: 面积（㎡） | 640, or 合同金额（元） over 98000.00.

In come lines and the form of the label; out comes the bare number as a flow, to be grounded by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.text.flow import Flow
from dossier_ai.text.lines import Line, fold
from dossier_ai.text.ruled_tables import ruled_tables

BARE = re.compile(r"[¥￥]?(?P<n>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)元?")


def number_at_cell(lines: Sequence[Line], label: re.Pattern[str]) -> tuple[str, Flow] | None:
    """The packed label and the bare number in the cell right of it, else in the cell below it."""
    for page in {line.page.number: line.page for line in lines}.values():
        for table in ruled_tables(page):
            for cell in table.cells:
                said = "".join(fold(cell.text).split())
                if label.fullmatch(said) is None:
                    continue
                for row, column in ((cell.row, cell.column_end), (cell.row_end, cell.column)):
                    other = table.at(row, column)
                    flow = Flow(other.lines) if other is not None else None
                    if flow is not None and BARE.fullmatch(flow.packed):
                        return said, flow
    return None
