"""How a stage's items are worked through: the port that the pipeline is given, and the inline runner.

The Prefect runner lives in `flows/`, the only place that knows Prefect.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
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
    says of a result that another try may give a better one; a runner may try, and keeps no such result.
    Items that are `independent` may be worked at the same time, by `work` that is safe to call from several
    threads."""

    def map(
        self,
        stage: str,
        work: Callable[[T], R],
        items: Sequence[T],
        key: Callable[[T], str],
        model: type[R] | None = None,
        again: Callable[[R], bool] | None = None,
        independent: bool = False,
    ) -> list[R]: ...


class InlineRunner:
    """In this process, with no start-up cost: independent items on `workers` threads (default: one for each
    core, since OCR does its work outside Python's lock), others one after the other."""

    def __init__(self, progress: Progress = no_progress, workers: int | None = None) -> None:
        self._progress = progress
        self._workers = workers or min(4, os.cpu_count() or 1)

    def map(
        self,
        stage: str,
        work: Callable[[T], R],
        items: Sequence[T],
        key: Callable[[T], str],
        model: type[R] | None = None,
        again: Callable[[R], bool] | None = None,
        independent: bool = False,
    ) -> list[R]:
        self._progress(stage, 0, len(items))
        results: list[R] = []
        with ThreadPoolExecutor(self._workers if independent else 1) as pool:
            futures = [pool.submit(work, item) for item in items]
            try:
                for done, future in enumerate(futures, start=1):
                    results.append(future.result())
                    self._progress(stage, done, len(items))
            finally:
                for future in futures:
                    future.cancel()
        return results
