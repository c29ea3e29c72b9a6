"""How a stage's items are worked through: the port that the pipeline is given, and the inline runner.

The Prefect runner lives in `flows/`, the only place that knows Prefect.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

Progress = Callable[[str, int, int], None]
"""Called with the stage, how many items are done, and how many there are."""


def no_progress(stage: str, done: int, total: int) -> None:
    """Shows nothing."""


class Runner(Protocol):
    """Works through the items of one stage and gives the results in their order. `key` names an item
    stably and changes with everything its result depends on; it carries no personal value. A `model` says
    that results are of that pydantic class, hold no personal number, and may be kept between runs. `again`
    says of a result that another try may give a better one; a runner may try, and keeps no such result."""

    def map(
        self,
        stage: str,
        work: Callable[[T], R],
        items: Sequence[T],
        key: Callable[[T], str],
        model: type[R] | None = None,
        again: Callable[[R], bool] | None = None,
    ) -> list[R]: ...


class InlineRunner:
    """One item after the other in this process: the default, with no start-up cost."""

    def __init__(self, progress: Progress = no_progress) -> None:
        self._progress = progress

    def map(
        self,
        stage: str,
        work: Callable[[T], R],
        items: Sequence[T],
        key: Callable[[T], str],
        model: type[R] | None = None,
        again: Callable[[R], bool] | None = None,
    ) -> list[R]:
        results: list[R] = []
        self._progress(stage, 0, len(items))
        for done, item in enumerate(items, start=1):
            results.append(work(item))
            self._progress(stage, done, len(items))
        return results
