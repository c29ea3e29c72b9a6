"""Many synthetic dossiers into a folder, several processes at once; how many changes no byte.

In: a first seed and a count. Out: one folder a dossier. Every dossier depends on its own seed alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import cast, get_args

from dossier_ai.corpus.degrade import Level
from dossier_ai.corpus.plant import CATALOGUE
from dossier_ai.corpus.plant_pairs import PAIRS
from dossier_ai.corpus.profiles import PROFILES
from dossier_ai.corpus.synth import STYLES, Part, Style, make_scheme_dossier, write_dossier
from dossier_ai.errors import StorageError, UsageError

PROCEDURES = ("initial", "renewal")


@dataclass(frozen=True, slots=True)
class Order:
    """What every dossier of one call has in common."""

    out: Path
    scheme: str | None = None
    procedure: str = "initial"
    style: Style | None = None
    plant: Sequence[str] | int | None = None
    degradation: Level | None = None
    kinds: Sequence[str] | None = None
    part: Part = "all"
    words: bool = False


def synthesise(
    out: Path,
    seed: int,
    count: int,
    *,
    scheme: str | None = None,
    procedure: str = "initial",
    style: str | None = None,
    plant: Sequence[str] | int | None = None,
    degradation: str | None = None,
    kinds: Sequence[str] | None = None,
    part: str = "all",
    words: bool = False,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Path]:
    """Writes `count` dossiers under `out`, one folder each with its `truth.json`; returns the folders in the
    order of their seeds.

    `scheme` is an id, None to draw it as often as 5.3 says; `style` is one of folder, volume, photos, zip;
    `degradation` one of none, light, medium, heavy; `plant` ids (`P19`) or a number; `kinds` keeps only
    documents of these kinds; `part` "held_out" uses only the layouts and the font kept back for measuring,
    "seen" never. `words` adds every printed word with its box to the truth. `workers`: processes, by default
    one for each processor. Raises UsageError for an unknown word, StorageError when writing fails.
    """
    _known("scheme", scheme, tuple(PROFILES))
    _known("procedure", procedure, PROCEDURES)
    _known("style", style, STYLES)
    _known("degradation", degradation, get_args(Level))
    _known("part", part, get_args(Part))
    for name in plant if isinstance(plant, Sequence) else ():
        _known("discrepancy", name, (*CATALOGUE, *PAIRS))
    chosen, level = cast(Style | None, style), cast(Level | None, degradation)
    order = Order(out, scheme, procedure, chosen, plant, level, kinds, cast(Part, part), words)
    seeds = range(seed, seed + count)
    number = min(count, workers or os.cpu_count() or 1)
    if number == 1:
        made = {}
        for done, one in enumerate(seeds, 1):
            made[one] = make_one(order, one)
            if progress is not None:
                progress(done, count)
    else:
        made = _in_parallel(order, seeds, number, progress)
    return [made[one] for one in seeds]


def make_one(order: Order, seed: int) -> Path:
    """Makes and writes the dossier of one seed; returns its folder."""
    dossier = make_scheme_dossier(
        seed,
        scheme=order.scheme,
        procedure=order.procedure,
        style=order.style,
        plant=order.plant,
        degradation=order.degradation,
        kinds=order.kinds,
        part=order.part,
    )
    return write_dossier(dossier, order.out / f"dossier-{seed:05d}", words=order.words)


def _in_parallel(
    order: Order, seeds: Sequence[int], workers: int, progress: Callable[[int, int], None] | None
) -> dict[int, Path]:
    """The folders by seed. Fresh processes: the fonts and the numerics of this one may hold threads."""
    made: dict[int, Path] = {}
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        running = {pool.submit(make_one, order, one): one for one in seeds}
        try:
            for done, future in enumerate(as_completed(running), 1):
                made[running[future]] = future.result()
                if progress is not None:
                    progress(done, len(seeds))
        except BrokenProcessPool as error:
            raise StorageError("a worker ended early.", "Try fewer workers.") from error
        finally:
            pool.shutdown(cancel_futures=True)
    return made


def _known(what: str, word: str | None, words: Sequence[str]) -> None:
    if word is not None and word not in words:
        raise UsageError(f"unknown {what} {word!r}.", f"Use one of: {', '.join(words)}")
