"""The truth names no field that its kind does not declare: what nobody can read must not count as missed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dossier_ai.corpus.profiles import PROFILES
from dossier_ai.corpus.truth import truth_dossier
from dossier_ai.corpus.view import View
from dossier_ai.kinds import formats, kind_of

KNOWN = formats()


def undeclared(view: View) -> Iterator[str]:
    """The fields and columns of a true document that its kind does not declare."""
    if kind_of(view.kind) is None:
        yield view.kind
        return
    for key, value in view.fields.items():
        name = f"{view.kind}.{key}"
        if name not in KNOWN:
            yield name
        rows: list[Any] = value if isinstance(value, list) else []
        for column in {c for row in rows if isinstance(row, dict) for c in row}:
            if f"{name}.{column}" not in KNOWN:
                yield f"{name}.{column}"


@pytest.mark.parametrize("scheme", sorted(PROFILES))
@pytest.mark.parametrize("procedure", ["initial", "renewal"])
def test_every_true_field_is_declared(scheme: str, procedure: str) -> None:
    for seed in range(3):
        for view in truth_dossier(seed, scheme, 2, procedure=procedure).views:
            assert list(undeclared(view)) == []


def test_an_undeclared_field_is_found() -> None:
    view = truth_dossier(0, "qinghai-platform").views[0]
    view.fields["no_such_field"] = "x"
    view.fields["no_such_rows"] = [{"column": "x"}]
    wanted = {f"{view.kind}.{k}" for k in ("no_such_field", "no_such_rows", "no_such_rows.column")}
    assert set(undeclared(view)) == wanted
