"""Two columns of a list in one cell: 联系人及电话, 服务类别/方式.

In come the rows of a listing; out come readers for `list_rows_field` that give each part its own column. A
cell that holds one thing only is read as its column says.
"""

from __future__ import annotations

import re
from typing import Literal

from dossier_ai.core import Cell, Column
from dossier_ai.text.characters import squeeze
from dossier_ai.text.contacts import split_contact
from dossier_ai.text.grounded import evidence_of
from dossier_ai.text.list_fields import Reader, listed_cell
from dossier_ai.text.rows import ListCell, Listing, ListRow

_MODE = re.compile(r"线[上下]|混合|现场|远程|上门|在线")
_BETWEEN = re.compile(r"[/、,;|+（）()【】\[\]]+")


def contact_readers() -> dict[str, Reader]:
    """Readers of `contact` and `phone`: the name and the number, also where one column holds both."""

    def contact(row: ListRow, number: int) -> Cell | None:
        return _part(row, "name", ("contact", "phone"))

    def phone(row: ListRow, number: int) -> Cell | None:
        return _part(row, "phone", ("phone", "contact"))

    return {"contact": contact, "phone": phone}


def _part(row: ListRow, part: Literal["name", "phone"], keys: tuple[str, str]) -> Cell | None:
    own, other = (row.cells.get(key) for key in keys)
    for held in (own, other):
        if held is None:
            continue
        said = split_contact(held.text)
        if held is own and bool(said.name) != bool(said.phone):
            # One thing in its own column.
            return listed_cell(held, Column(part, (), "person" if part == "name" else "phone"))
        value = said.name if part == "name" else said.phone
        if value and (held is own or (said.name and said.phone)):
            return _said(held, value)
    return listed_cell(own, Column(part, ())) if own is not None and not own.text else None


def mode_readers(listing: Listing) -> dict[str, Reader]:
    """Readers of `category` and `mode` where one column holds both (培训服务/线上), and none of `mode` is
    printed; nothing for other lists."""
    keys = {key for known in listing.maps for key in known.keys if key}
    if "category" not in keys or "mode" in keys:
        return {}
    held = [row.cells["category"] for row in listing.rows if "category" in row.cells]
    if not held or sum(1 for cell in held if _split(cell.text)[1]) < 0.8 * len(held):
        return {}

    def category(row: ListRow, number: int) -> Cell | None:
        cell = row.cells.get("category")
        value = _split(cell.text)[0] if cell is not None else ""
        return _said(cell, value) if cell is not None and value else None

    def mode(row: ListRow, number: int) -> Cell | None:
        cell = row.cells.get("category")
        value = _split(cell.text)[1] if cell is not None else ""
        return _said(cell, value) if cell is not None and value else None

    return {"category": category, "mode": mode}


def _split(text: str) -> tuple[str, str]:
    """What is said of the class and of the way of a service, "" for a part that is not there."""
    parts = [part for part in _BETWEEN.split(squeeze(text)) if part]
    modes = [part for part in parts if _MODE.search(part)]
    others = [part for part in parts if not _MODE.search(part)]
    return "、".join(others), "、".join(modes) if others else ""


def _said(held: ListCell, value: str) -> Cell:
    evidence = tuple(evidence_of(span) for span in held.spans)
    return Cell(value=value, raw=held.text, confidence=held.confidence, evidence=evidence)
