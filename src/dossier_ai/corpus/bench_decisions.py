"""How fast what comes after reading is: one record against one scheme, one dossier against thousands.

Everything measured is invented: a record from a truth dossier, and fingerprints drawn at random in the
numbers that a real dossier has. Processor time stands beside wall-clock time: other load on the machine
stretches the latter only.
"""

from __future__ import annotations

import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier_ai.checks.across import compare_across
from dossier_ai.core import Compared, Evidence, Fingerprint, FingerprintKind
from dossier_ai.corpus.truth import truth_dossier
from dossier_ai.record.facts import establish_values
from dossier_ai.schemes.catalogue import choose_pack
from dossier_ai.schemes.evaluate import judge
from dossier_ai.store.database import open_database, without_waiting
from dossier_ai.store.fingerprints import StoredPast, save_fingerprints

SCHEME = "guangdong-platform"
CHECK_RUNS, COMPARE_RUNS, STORED = 200, 5, 10_000
_FIRMS = 200_000
_PLACE = (Evidence(file="a.pdf", page=1, box=(0.1, 0.1, 0.2, 0.2)),)
_LOOKS: tuple[tuple[FingerprintKind, int], ...] = (("photo", 12), ("page", 25))


@dataclass(frozen=True, slots=True)
class Pace:
    """One measured row: the median and the least of the wall-clock seconds of `runs` runs, and the median of
    this process's processor seconds."""

    name: str
    zh: str
    runs: int
    median_s: float
    least_s: float
    processor_s: float

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "runs": self.runs,
            "median_ms": round(self.median_s * 1000, 3),
            "least_ms": round(self.least_s * 1000, 3),
            "processor_ms": round(self.processor_s * 1000, 3),
        }


def measure_decisions(stored: int = STORED) -> tuple[Pace, ...]:
    """Both rows; `stored` dossiers are written to a store of its own first, which takes about a minute for
    ten thousand."""
    return pace_of_check(), pace_of_comparison(stored)


def pace_of_check(runs: int = CHECK_RUNS) -> Pace:
    """One record against one scheme: every clause, with trace and reasons; the pack is loaded before."""
    dossier = truth_dossier(1, SCHEME).dossier()
    values, pack, day = establish_values(dossier), choose_pack(SCHEME), dossier.application_date
    seconds = _timed(lambda: judge(pack, values, (), day), runs)
    return _pace("check one record against one scheme", "一份记录对一个方案", seconds)


def pace_of_comparison(stored: int = STORED, runs: int = COMPARE_RUNS) -> Pace:
    """One new dossier against `stored` others of the store, opened anew for each run."""
    rng = random.Random(1)
    home = Path(tempfile.mkdtemp(prefix="dossier-ai-bench-"))
    try:
        database = open_database(home)
        # Filling this store is not measured, and nothing in it has to outlive the measurement.
        without_waiting(database)
        for number in range(stored):
            save_fingerprints(database, _compared(number), "d", _fingerprints(number, rng))
        new, fingerprints = _compared(stored), _fingerprints(stored, rng)
        seconds = _timed(
            lambda: compare_across(new, fingerprints, StoredPast(database, new.dossier_id), frozenset()), runs
        )
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return _pace(
        f"compare one new dossier with {stored:,} stored ones", f"一份新案卷对 {stored:,} 份已存案卷", seconds
    )


def _timed(work: Callable[[], object], runs: int) -> list[tuple[float, float]]:
    """Wall-clock and processor seconds of each run, after one that warms up."""
    work()
    seconds = []
    for _ in range(runs):
        started, used = time.perf_counter(), time.process_time()
        work()
        seconds.append((time.perf_counter() - started, time.process_time() - used))
    return seconds


def _pace(name: str, zh: str, seconds: list[tuple[float, float]]) -> Pace:
    wall, processor = zip(*seconds, strict=True)
    return Pace(name, zh, len(seconds), statistics.median(wall), min(wall), statistics.median(processor))


def _compared(number: int) -> Compared:
    return Compared(
        dossier_id=f"d{number}",
        scheme=SCHEME,
        applicant=f"公司{number}",
        uscc=str(number),
        application_date="2026-05-01",
    )


def _fingerprints(number: int, rng: random.Random) -> list[Fingerprint]:
    """What a dossier of 150 served firms, 15 persons and 25 pages leaves."""

    def one(kind: FingerprintKind, value: str, holder: str = "") -> Fingerprint:
        return Fingerprint(kind=kind, value=value, holder=holder, evidence=_PLACE)

    def bits() -> str:
        return f"{rng.getrandbits(64):016x}"

    return [
        *(one("served", f"企业{firm}") for firm in rng.sample(range(_FIRMS), 150)),
        *(one("person", bits()) for _ in range(15)),
        *(one(kind, bits(), bits()) for kind, count in _LOOKS for _ in range(count)),
        *(one("figure", f"{number}|fin.revenue.{year}", bits()) for year in (2022, 2023, 2024, 2025)),
        one("text", "".join(f"{rng.getrandbits(32):08x}" for _ in range(128))),
        one("contact", bits()),
        one("number", f"audit_report:{bits()}", f"公司{number}"),
    ]
