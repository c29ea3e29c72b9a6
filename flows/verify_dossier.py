"""Prefect flow: verify one dossier. A task per file to read and per document to extract, with retries; what
was extracted before under the same versions is taken from the cache. The flow decides nothing: the order of
stages is `dossier_ai.pipeline`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from dossier_ai.pipeline import Request, Verified, verify, write_results
from dossier_ai.workshop import open_workshop
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.filesystems import LocalFileSystem
from pydantic import BaseModel

from dossier_ai.runner import Progress, no_progress
from dossier_ai.settings import Settings

T = TypeVar("T")
R = TypeVar("R")

RETRIES = 2
RETRY_DELAYS_SECONDS = [2, 10]


class PrefectRunner:
    """Submits every item of a stage as a task. Results whose `model` is known are kept in `storage` as JSON
    under the item's key, so that a flow that is run again takes them from there."""

    def __init__(self, storage: Path, progress: Progress = no_progress) -> None:
        storage.mkdir(parents=True, exist_ok=True)
        self._storage = LocalFileSystem(basepath=str(storage))
        self._progress = progress

    def map(
        self,
        stage: str,
        work: Callable[[T], R],
        items: Sequence[T],
        key: Callable[[T], str],
        model: type[R] | None = None,
    ) -> list[R]:
        self._progress(stage, 0, len(items))
        futures = [self._task(stage, work, key(item), model).submit(item) for item in items]
        results: list[R] = []
        for done, future in enumerate(futures, start=1):
            result: Any = future.result()
            results.append(_decoded(result, model))
            self._progress(stage, done, len(items))
        return results

    def _task(self, stage: str, work: Callable[[T], R], key: str, model: type[R] | None) -> Any:
        def run(item: T) -> Any:
            result = work(item)
            return result.model_dump(mode="json") if isinstance(result, BaseModel) and model else result

        options: dict[str, Any] = {
            "name": stage,
            "task_run_name": f"{stage} {key[:40]}",
            "retries": RETRIES,
            "retry_delay_seconds": RETRY_DELAYS_SECONDS,
        }
        if model is None:
            # Pages hold printed phone numbers; they never go to a disk in clear.
            options |= {"cache_policy": NO_CACHE, "persist_result": False}
        else:
            options |= {
                "cache_key_fn": lambda _context, _parameters: f"{stage}-{key}",
                "persist_result": True,
                "result_serializer": "json",
                "result_storage": self._storage,
            }
        return task(run, **options)


def _decoded(result: Any, model: type[R] | None) -> R:
    if model is not None and issubclass(model, BaseModel):
        return model.model_validate(result)
    decoded: R = result
    return decoded


@flow(name="verify-dossier", flow_run_name="verify {scheme}", persist_result=False)
def verify_dossier(
    path: str, scheme: str, out: str | None = None, request: dict[str, Any] | None = None
) -> str:
    """Verifies the dossier at `path` under `scheme`, writes the results to `out` when given, and returns the
    record's digest. `request` holds further fields of `dossier_ai.pipeline.Request` as JSON."""
    settings = Settings()
    wanted = Request.model_validate({**(request or {}), "path": path, "scheme": scheme})
    runner = PrefectRunner(settings.home / "prefect" / "results")
    with open_workshop(settings) as workshop:
        verified: Verified = verify(wanted, workshop, runner)
        if out is not None:
            write_results(verified, Path(out))
        workshop.keep(verified)
    return str(verified.record.digest)
