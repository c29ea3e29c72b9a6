"""What planting a discrepancy means: an operator, its trace, and the edits that many operators share."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from dossier_ai.corpus.profiles import Entity
from dossier_ai.corpus.view import View
from dossier_ai.corpus.world import World

#: Key of the field, what stood there, what stands there now; None where the dossier does not allow the edit.
Change = tuple[str, Any, Any]
Edit = Callable[[World, list[View], View, random.Random], Change | None]


class _Placed(Protocol):
    """A document of the package as far as planting needs it."""

    file: str
    pages: list[int]
    boxes: dict[str, Any]
    view: View | None


@dataclass(slots=True)
class Planted:
    """One discrepancy: where it was planted, what stood there before, and the checks that must fire."""

    id: str
    view: View | None
    key: str
    before: Any
    after: Any
    expect: tuple[str, ...]
    unsettles: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    note: str = ""

    def as_truth(self, documents: Sequence[_Placed]) -> dict[str, Any]:
        """The entry of `truth.json`; file and page are null for a document that is missing."""
        file: str | None = None
        page: int | None = None
        for document in documents:
            if self.view is None or document.view is not self.view:
                continue
            places = [b for k, b in document.boxes.items() if k == self.key or k.startswith(self.key)]
            if file is None or (places and page is None):
                file, page = document.file, document.pages[0]
            if places:
                file, page = document.file, places[0].get("page", document.pages[0])
                break
        kind = self.view.kind if self.view is not None else None
        return {
            "id": self.id, "file": file, "page": page, "expect": list(self.expect),
            "field": f"{kind}.{self.key}" if kind else self.key, "before": self.before, "after": self.after,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Operator:
    """How to plant one kind: the document kind it edits, the checks of table 5.5, what it leaves undecided.

    `schemes` whose dossiers it fits (all, when empty); `wants`: conditions of the world it needs, as
    `sample_scheme_world` knows them; `doubts`: the groups of facts it unsettles, which `expected` turns into
    clauses; `unsettles` names the Qinghai clauses themselves; `choose` picks the document when several have
    the kind.
    """

    kind: str
    edit: Edit
    expect: tuple[str, ...]
    unsettles: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    entity: Entity | None = None
    choose: Callable[[World, View], bool] | None = None


def put(view: View, key: str, value: Any) -> Change:
    """Sets a field; the change."""
    before = view.fields.get(key)
    view.fields[key] = value
    return key, before, value


def put_cell(view: View, row: int, key: str, value: Any, rows: str = "rows") -> Change:
    """Sets a cell of a list; the change."""
    line = view.fields[rows][row]
    before = line.get(key)
    line[key] = value
    return f"{rows}[{row}].{key}", before, value


def shift(value: str, fen: int) -> str:
    """The amount in yuan, more by `fen`."""
    return f"{Decimal(value) + Decimal(fen) / 100:.2f}"


def other_company(rng: random.Random) -> str:
    """The name of a company that no dossier is about."""
    head = f"青海{rng.choice(['示例', '虚构'])}{rng.choice(['穆', '垚', '菡'])}"
    return f"{head}{rng.choice(['远', '嘉', '宸'])}商务服务有限公司"


def of_kind(views: Sequence[View], kind: str) -> list[View]:
    """The documents of this kind, in order."""
    return [v for v in views if v.kind == kind]
