"""Amounts of a list whose unit may not be printed anywhere: no unit, no value.

In come a list cell and the unit of its list (None when no head states one); out comes a cell in yuan. An
amount without any unit could be yuan or ten thousand yuan: it keeps its place and its text, and no value.
"""

from __future__ import annotations

import re

from dossier_ai.core import Cell, Column, FieldState
from dossier_ai.text.characters import squeeze
from dossier_ai.text.list_fields import listed_cell
from dossier_ai.text.rows import ListCell

_OWN_UNIT = re.compile(r"[元圆]|[万亿萬億](?=$|[)）整])|[壹贰叁肆伍陆柒捌玖拾]")


def states_unit(text: str) -> bool:
    """Whether an amount is printed with a unit of its own (50万元, ￥50万, 伍拾万元整)."""
    return _OWN_UNIT.search(squeeze(text)) is not None


def money_cell(held: ListCell, column: Column, unit: str | None) -> Cell:
    """The amount in yuan; occluded where neither the list nor the cell states a unit."""
    cell = listed_cell(held, column, unit or "元")
    if unit is None and cell.value is not None and not states_unit(held.text):
        return cell.model_copy(update={"value": None, "state": FieldState.OCCLUDED})
    return cell
