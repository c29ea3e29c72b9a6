"""Thousands of dossiers from truth through values, checks and clauses, in several processes.

In: how many and a first seed. Out: a `TruthRun`. Nothing is drawn and nothing is read: the dossiers are as a
reading without a slip would give them, so whatever is missed here is missed by a rule, not by recognition.
"""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from dossier_ai.checks.across import CrossFinding, compare_across, take_fingerprints
from dossier_ai.core import Compared, Dossier, Finding, Fingerprint
from dossier_ai.corpus.as_read import file_of
from dossier_ai.corpus.plant_pairs import PAIRS, plant_pair
from dossier_ai.corpus.planting import Planted
from dossier_ai.corpus.profiles import NONPROFIT, PROFILES, Entity
from dossier_ai.corpus.truth import TruthDossier, truth_dossier
from dossier_ai.corpus.truth_score import KINDS, PlantedResult, Task, TruthResult, TruthRun, Unexpected
from dossier_ai.errors import StorageError
from dossier_ai.pipeline import Procedure, Request, decide
from dossier_ai.record.model import Record
from dossier_ai.schemes.catalogue import choose_pack
from dossier_ai.store.database import open_database
from dossier_ai.store.fingerprints import StoredPast, save_fingerprints

_VERSIONS = {"dossier_ai": "truth", "ocr": "none", "models": "none"}
_GIVEN_WHOLE = 200
_MOST_ROUNDS = 10


# ------------------------------------------------------------------------------------------------- the plan


def plan(count: int, seed: int) -> tuple[Task, ...]:
    """`count` dossiers from `seed` on: every kind planted alone and a clean dossier of every scheme and
    entity, again and again for about half of them (ten times in two thousand), the rest drawn freely."""
    rounds = max(1, min(_MOST_ROUNDS, count // _GIVEN_WHOLE))
    fixed: list[tuple[tuple[str, ...], str | None, Entity | None, Procedure]] = []
    for _ in range(rounds):
        fixed += [((kind,), None, None, "initial") for kind in sorted(KINDS)]
        fixed += [((), scheme, entity, "initial") for scheme in PROFILES for entity in _entities(scheme)]
        fixed += [((), "qinghai-platform", entity, "renewal") for entity in _entities("qinghai-platform")]
    given = [Task(seed + n, *what) for n, what in enumerate(fixed[:count])]
    return (*given, *(Task(seed + n, None) for n in range(len(given), count)))


def _entities(scheme: str) -> tuple[Entity, ...]:
    beyond: tuple[Entity, ...] = ("law_firm", "partnership") if scheme == "guangdong-platform" else ()
    return ("enterprise", *NONPROFIT, *beyond)


# -------------------------------------------------------------------------------------------------- the run


def run_truth(
    count: int,
    seed: int = 1,
    *,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> TruthRun:
    """Tries `count` dossiers in `workers` processes (by default one for each processor). Raises StorageError
    when a process ends early."""
    tasks = plan(count, seed)
    number = min(count, workers or os.cpu_count() or 1)
    if number == 1:
        results: dict[Task, TruthResult] = {}
        for done, task in enumerate(tasks, 1):
            results[task] = try_dossier(task)
            if progress is not None:
                progress(done, count)
    else:
        results = _in_parallel(tasks, number, progress)
    return TruthRun(tuple(results[task] for task in tasks))


def _in_parallel(
    tasks: Sequence[Task], workers: int, progress: Callable[[int, int], None] | None
) -> dict[Task, TruthResult]:
    results: dict[Task, TruthResult] = {}
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        running = {pool.submit(try_dossier, task): task for task in tasks}
        try:
            for done, future in enumerate(as_completed(running), 1):
                results[running[future]] = future.result()
                if progress is not None:
                    progress(done, len(tasks))
        except BrokenProcessPool as error:
            raise StorageError("a worker ended early.", "Try fewer workers.") from error
        finally:
            pool.shutdown(cancel_futures=True)
    return results


def make_dossier(task: Task) -> TruthDossier:
    """The dossier of a task."""
    if task.plant and task.plant[0] in PAIRS:
        return plant_pair(task.seed, task.plant[0], task.scheme)[0]
    plant = None if task.plant is None else list(task.plant)
    if plant == []:
        return truth_dossier(task.seed, task.scheme, 0, entity=task.entity, procedure=task.procedure)
    return truth_dossier(task.seed, task.scheme, plant, entity=task.entity, procedure=task.procedure)


def try_dossier(task: Task) -> TruthResult:
    """One dossier through values, checks and clauses, and where it has a companion, compared with that."""
    made = make_dossier(task)
    with tempfile.TemporaryDirectory() as folder:
        dossier = made.dossier()
        record = decide_truth(made, dossier, Path(folder))
        across = _across(made, dossier, record, Path(folder)) if made.companions else ()
    findings = (*record.findings, *(item.finding for item in across))
    explained = {check for item in made.planted for check in item.expect}
    verdicts = {v.clause: v.verdict.value for v in record.verdicts}
    return TruthResult(
        task=task,
        scheme=made.world.scheme,
        entity=made.world.entity,
        planted=tuple(_planted(item, made, findings) for item in made.planted),
        unexpected=tuple(
            Unexpected(f.id, f.severity, f.declared, f.found, f.message.zh)
            for f in findings
            if f.finding_class == "contradiction" and f.id not in explained
        ),
        clauses=tuple((c, t, verdicts.get(c, "—")) for c, t in made.verdicts().items()),
    )


def decide_truth(made: TruthDossier, dossier: Dossier, folder: Path) -> Record:
    """The record of a dossier; its history is handed over as the office's register."""
    register = _write_register(made.history(), folder / "register.csv") if made.history() else None
    request = Request(
        path=folder,
        scheme=made.world.scheme,
        procedure="renewal" if made.world.procedure == "renewal" else "initial",
        register_file=register,
    )
    return decide(request, dossier, choose_pack(made.world.scheme, None), [str(made.seed)], _VERSIONS)


def _write_register(history: Sequence[Mapping[str, str]], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, fieldnames=sorted({key for event in history for key in event}))
        table.writeheader()
        table.writerows(history)
    return path


def _planted(item: Planted, made: TruthDossier, findings: Sequence[Finding]) -> PlantedResult:
    fired = [f for f in findings if f.id in item.expect]
    missing = tuple(check for check in item.expect if all(f.id != check for f in fired))
    here = next((file_of(v, n) for n, v in enumerate(made.views, 1) if v is item.view), None)
    placed = here is None or any(e.file == here for f in fired for e in f.evidence)
    return PlantedResult(item.id, missing, placed)


def _across(made: TruthDossier, dossier: Dossier, record: Record, folder: Path) -> tuple[CrossFinding, ...]:
    """What of the dossier stands in its companions, through a store that holds only them."""
    database = open_database(folder)
    for number, companion in enumerate(made.companions):
        theirs = companion.dossier()
        decided = decide_truth(companion, theirs, folder)
        mine = _compared(decided, f"companion-{number}")
        save_fingerprints(database, mine, decided.digest, _fingerprints(theirs, decided))
    clauses = frozenset(c.id for c in choose_pack(made.world.scheme, None).clauses)
    past = StoredPast(database, "this")
    found = compare_across(_compared(record, "this"), _fingerprints(dossier, record), past, clauses)
    database.conn.close()
    return found


def _fingerprints(dossier: Dossier, record: Record) -> tuple[Fingerprint, ...]:
    name, code = record.applicant.name or "", record.applicant.uscc or ""
    return take_fingerprints(dossier, record.values, {}, name, code)


def _compared(record: Record, identity: str) -> Compared:
    applied = record.application_date
    return Compared(
        dossier_id=identity,
        scheme=record.scheme,
        applicant=record.applicant.name or "",
        uscc=record.applicant.uscc or "",
        application_date=applied.isoformat() if applied else "",
    )
