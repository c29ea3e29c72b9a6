"""Prefect flow: verify one dossier. A task per file to read and per document to extract, with retries; what
was extracted before under the same versions is taken from the cache. The flow decides nothing: the order of
stages is `dossier_ai.pipeline`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner
from pydantic import BaseModel

from dossier_ai.errors import DossierError
from dossier_ai.pipeline import Request, Verified, verify, write_results
from dossier_ai.runner import Progress, no_progress
from dossier_ai.settings import Settings
from dossier_ai.workshop import open_workshop

T = TypeVar("T")
R = TypeVar("R")

RETRIES = 2
RETRY_DELAYS_SECONDS = [2, 10]
# One after the other: OCR uses all cores by itself, its engines are not made for several callers at once,
# and two volumes open together would double the memory.
TASKS_AT_ONCE = 1


class UnfinishedError(Exception):
    """A task gave a result that another try may better. It carries nothing: Prefect keeps exceptions."""


class _Job(Generic[T, R]):
    """The work on one item, tried until it gives a result that stays. A second poor result in a row is
    taken for what the file is, and kept here: not in Prefect, whose cache would hand it out again."""

    def __init__(self, work: Callable[[T], R], item: T, again: Callable[[R], bool] | None) -> None:
        self._work = work
        self._item = item
        self._again = again
        self.poor: list[R] = []

    def __call__(self) -> R:
        result = self._work(self._item)
        if self._again is not None and self._again(result):
            self.poor.append(result)
            raise UnfinishedError
        return result

    def retries(self, error: object) -> bool:
        """Whether another try is worth its time: not where the operator must act first."""
        return not isinstance(error, DossierError) and len(self.poor) < 2


class PrefectRunner:
    """Submits every item of a stage as a task. Results whose `model` is known are kept as JSON under the
    item's key in Prefect's local storage, so that a flow that is run again takes them from there."""

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
        independent: bool = False,
    ) -> list[R]:
        self._progress(stage, 0, len(items))
        jobs = [_Job(work, item, again) for item in items]
        futures = [
            self._task(stage, job, key(item), model).submit() for job, item in zip(jobs, items, strict=True)
        ]
        results: list[R] = []
        for done, (job, future) in enumerate(zip(jobs, futures, strict=True), start=1):
            result: Any = future.result(raise_on_failure=False)
            if isinstance(result, UnfinishedError):
                result = job.poor[-1]
            elif isinstance(result, BaseException):
                raise result
            else:
                result = _decoded(result, model)
            results.append(result)
            self._progress(stage, done, len(items))
        return results

    def _task(self, stage: str, job: _Job[T, R], key: str, model: type[R] | None) -> Any:
        # The item comes with the job, not as a parameter: Prefect walks through parameters, word by word.
        def run() -> Any:
            result = job()
            return result.model_dump(mode="json") if isinstance(result, BaseModel) and model else result

        def worth_retrying(_task: Any, _run: Any, state: Any) -> bool:
            return job.retries(state.result(raise_on_failure=False))

        options: dict[str, Any] = {
            "name": stage,
            "task_run_name": f"{stage} {key[:40]}",
            "retries": RETRIES,
            "retry_delay_seconds": RETRY_DELAYS_SECONDS,
            "retry_condition_fn": worth_retrying,
        }
        if model is None:
            # Pages hold printed phone numbers; they never go to a disk in clear.
            options |= {"cache_policy": NO_CACHE, "persist_result": False}
        else:
            options |= {
                "cache_key_fn": lambda _context, _parameters: f"{stage}-{key}",
                "persist_result": True,
                "result_serializer": "json",
            }
        return task(run, **options)


def _decoded(result: Any, model: type[R] | None) -> R:
    if model is not None and issubclass(model, BaseModel):
        return model.model_validate(result)
    decoded: R = result
    return decoded


@flow(
    name="verify-dossier",
    flow_run_name="verify {scheme}",
    persist_result=False,
    task_runner=ThreadPoolTaskRunner(max_workers=TASKS_AT_ONCE),
)
def verify_dossier(
    path: str, scheme: str, out: str | None = None, request: dict[str, Any] | None = None
) -> str:
    """Verifies the dossier at `path` under `scheme`, writes the results to `out` when given, and returns the
    record's digest. `request` holds further fields of `dossier_ai.pipeline.Request` as JSON."""
    settings = Settings()
    wanted = Request.model_validate({**(request or {}), "path": path, "scheme": scheme})
    runner = PrefectRunner()
    with open_workshop(settings) as workshop:
        verified: Verified = verify(wanted, workshop.tools, runner)
        if out is not None:
            write_results(verified, workshop.compare(verified), Path(out))
        workshop.keep(verified)
    return str(verified.record.digest)
