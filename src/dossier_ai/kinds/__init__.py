"""The catalogue of document kinds: one module per kind, each with its `KIND`.

A module added to this folder is found by itself; only its place in the order of precedence is listed here.
Order matters to sorting: where two titles fit one line, the earlier kind wins (domain appendix A2).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence

from dossier_ai.core import Kind
from dossier_ai.core.kind import Format

_PRECEDENCE = (
    "D15",
    "D14",
    "D13",
    "D10",
    "D11",
    "D12",
    "D08",
    "D07",
    "D06",
    "D02",
    "D04",
    "D03",
    "D05",
    "D01",
    "D09",
    "D18",
    "D17",
    "D28",
    "D27",
    "D24",
    "D26",
    "D25",
    "D29",
    "D30",
    "D33",
    "D34",
    "D31",
    "D22",
    "D23",
    "D21",
    "D20",
    "D19",
    "D32",
    "D16",
    "D37",
    "D35",
    "D36",
)


def _found() -> tuple[Kind, ...]:
    """The kinds of all modules here, in order of precedence. Raises ValueError for an id given twice or a
    code without a place in the order."""
    kinds: list[Kind] = []
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        loaded = importlib.import_module(f"{__name__}.{module}")
        kinds.extend(getattr(loaded, "KINDS", ()))
        if hasattr(loaded, "KIND"):
            kinds.append(loaded.KIND)
    if len({k.id for k in kinds}) != len(kinds):
        raise ValueError("a document kind is declared twice")
    return tuple(sorted(kinds, key=lambda kind: _PRECEDENCE.index(kind.code)))


ALL_KINDS: tuple[Kind, ...] = _found()
_BY_ID: Mapping[str, Kind] = {kind.id: kind for kind in ALL_KINDS}


def kind_of(id: str) -> Kind | None:
    """The kind with this id; None for `unknown` and for ids that are none."""
    return _BY_ID.get(id)


def formats(kinds: Sequence[Kind] = ALL_KINDS) -> Mapping[str, Format]:
    """The format of every field (`<kind>.<key>`) and of every list column (`<kind>.<key>.<column>`): what the
    pass over personal values needs to know."""
    out: dict[str, Format] = {}
    for kind in kinds:
        for spec in kind.fields:
            out[f"{kind.id}.{spec.key}"] = spec.format
            for column in spec.columns:
                out[f"{kind.id}.{spec.key}.{column.key}"] = column.format
    return out
