"""Lists by columns: the same rows under other headings and orders, with groups and ditto marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dossier_ai.corpus.flow import Cell
from dossier_ai.corpus.fonts import Role


@dataclass(frozen=True, slots=True)
class Column:
    """One column: key of the row, heading, width in millimetres, print of a value, heading of its group."""

    key: str
    label: str
    width: float
    show: Callable[[str], str] = str
    align: str = "center"
    group: str = ""
    font: Role | None = None


def present(columns: Sequence[Column], rows: Sequence[dict[str, Any]]) -> list[Column]:
    """The columns that any row has a value for; all of them where there are no rows."""
    if not rows:
        return list(columns)
    return [c for c in columns if any(r.get(c.key) not in (None, "") for r in rows)]


def head_rows(columns: Sequence[Column], *, bold: bool = False, font: Role | None = None) -> list[list[Cell]]:
    """One header row, or two when columns stand in groups."""
    if not any(c.group for c in columns):
        return [[Cell(c.label, bold=bold, font=font) for c in columns]]
    first: list[Cell] = []
    second: list[Cell] = []
    open_group = ""
    for index, column in enumerate(columns):
        if not column.group:
            first.append(Cell(column.label, rows=2, bold=bold, font=font))
        else:
            if column.group != open_group:
                span = 0
                while index + span < len(columns) and columns[index + span].group == column.group:
                    span += 1
                first.append(Cell(column.group, columns=span, bold=bold, font=font))
            second.append(Cell(column.label, bold=bold, font=font))
        open_group = column.group
    return [first, second]


def body_rows(
    columns: Sequence[Column],
    rows: Sequence[dict[str, Any]],
    *,
    name: str = "rows",
    ditto: str = "",
    repeated: Sequence[str] = (),
    font: Role | None = None,
) -> list[list[Cell]]:
    """One table row per row. A value of a `repeated` column that equals the one above is written `ditto`."""
    out = []
    for index, row in enumerate(rows):
        cells = []
        for column in columns:
            value = row.get(column.key)
            text = "" if value in (None, "") else column.show(str(value))
            if (
                ditto
                and index
                and text
                and column.key in repeated
                and rows[index - 1].get(column.key) == value
            ):
                text = ditto
            key = f"{name}[{index}].{column.key}" if text else None
            cells.append(Cell(text, key, align=column.align, font=column.font or font))
        out.append(cells)
    return out


def widths(columns: Sequence[Column]) -> tuple[float, ...]:
    return tuple(c.width for c in columns)
