"""The pack under test and short ways to ask it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from dossier_ai.core import ClauseVerdict, Decision, Value, Verdict
from dossier_ai.schemes import Pack, choose_pack, evaluate

Ask = Callable[..., ClauseVerdict]


@pytest.fixture(scope="session")
def qinghai() -> Pack:
    return choose_pack("qinghai-platform")


@pytest.fixture
def ask(qinghai: Pack) -> Ask:
    """The verdict on one clause for plain values (rank 2, sure) or whole `Value`s."""

    def answer(
        clause: str, values: Mapping[str, Any], decisions: Mapping[str, str] | None = None
    ) -> ClauseVerdict:
        made = {k: v if isinstance(v, Value) else Value(verified=_text(v), rank=2) for k, v in values.items()}
        decided = [
            Decision(target=f"clause:{name}", action="confirm", value=value, by="审核员", at="2026-06-01")
            for name, value in (decisions or {}).items()
        ]
        verdicts = evaluate(qinghai, made, decided, qinghai.example_date)
        return next(v for v in verdicts if v.clause == clause)

    return answer


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return tuple(value)
    return str(value)


def names(verdicts: list[str]) -> list[Verdict]:
    return [Verdict(v) for v in verdicts]
