"""Seconds per scanned page and memory, engine by engine, on the same pages.

Each engine reads in a process of its own, so that its peak of memory is its own; the processes take turns
page by page, so that other load on the machine meets them alike. A page's time is the best of its repeats.
Pages with a text layer that is believed are left out: they need no OCR.
"""

from __future__ import annotations

import multiprocessing
import os
import platform
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dossier_ai.errors import UsageError
from dossier_ai.reading.files import LocalFile, list_files
from dossier_ai.reading.image import count_frames, decode_frame
from dossier_ai.reading.notices import UnreadableError
from dossier_ai.reading.ocr import OcrEngine, OcrLine, OcrText, Picture, Polygon
from dossier_ai.reading.ocr.crops import crop_line
from dossier_ai.reading.ocr.engines import NAMES, open_engine
from dossier_ai.reading.pdf import read_layer
from dossier_ai.reading.pdf_layer import count_pages, take_apart
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.reading.sandbox import shared_sandbox
from dossier_ai.reading.scan import read_picture

Each = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class PageSpeed:
    """Seconds for one scanned page: finding lines, reading them, and the rest (decoding or rendering,
    levelling, rulings, seals, codes, storing the picture)."""

    file: str
    number: int
    lines: int
    detect_s: float
    recognise_s: float
    rest_s: float

    @property
    def total_s(self) -> float:
        return self.detect_s + self.recognise_s + self.rest_s


@dataclass(frozen=True, slots=True)
class EngineSpeed:
    """One engine's pages, best of the repeats each; `open_s` is how long it took to load, `peak_bytes` the
    most memory its process held (the sandbox that decodes files is a process of its own)."""

    name: str
    version: str
    open_s: float
    peak_bytes: int
    pages: tuple[PageSpeed, ...]

    def mean(self, stage: str) -> float:
        """Seconds per page of `detect_s`, `recognise_s`, `rest_s` or `total_s`."""
        return float(sum(getattr(p, stage) for p in self.pages) / len(self.pages))

    def as_json(self) -> dict[str, Any]:
        return {
            "engine": self.name,
            "version": self.version,
            "open_s": round(self.open_s, 2),
            "peak_mb": round(self.peak_bytes / 1e6),
            "pages": len(self.pages),
            "seconds_per_page": {
                stage: round(self.mean(f"{stage}_s"), 3) for stage in ("detect", "recognise", "rest", "total")
            },
            "each": [
                {
                    "file": p.file, "page": p.number, "lines": p.lines, "detect_s": round(p.detect_s, 3),
                    "recognise_s": round(p.recognise_s, 3), "rest_s": round(p.rest_s, 3),
                }
                for p in self.pages
            ],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What was measured, on which machine, with how many threads."""

    machine: str
    threads: int
    repeats: int
    engines: tuple[EngineSpeed, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "machine": self.machine,
            "threads": self.threads,
            "repeats": self.repeats,
            "engines": [e.as_json() for e in self.engines],
        }


def measure_speed(
    path: Path,
    models_dir: Path,
    cache_dir: Path,
    *,
    engines: Sequence[str] = NAMES,
    most_pages: int = 12,
    repeats: int = 1,
    threads: int = 2,
    each: Each = lambda stage, done, total: None,
) -> Benchmark:
    """The speed of `engines` on up to `most_pages` scanned pages of the dossiers or files at `path`, taken in
    turn from its files. UsageError when there is no scanned page."""
    workdir = Path(tempfile.mkdtemp(prefix="dossier-ai-bench-"))
    files, _ = list_files(path, workdir)
    spawn = multiprocessing.get_context("spawn")
    pools = [
        ProcessPoolExecutor(1, spawn, _open, (name, models_dir, cache_dir, workdir, threads))
        for name in engines
    ]
    try:
        times: list[dict[tuple[str, int], PageSpeed]] = [{} for _ in engines]
        scanned = 0
        for file, index in _in_turn(files):
            if scanned >= most_pages:
                break
            for repeat in range(repeats):
                for pool, best in zip(pools, times, strict=True):
                    speed = pool.submit(_measure_page, file, index).result()
                    key = (file.name, index)
                    if speed is not None and (key not in best or speed.total_s < best[key].total_s):
                        best[key] = speed
                if not any((file.name, index) in best for best in times):
                    break
                if repeat == 0:
                    scanned += 1
                each("reading", (scanned - 1) * repeats + repeat + 1, most_pages * repeats)
        if not scanned:
            raise UsageError(f"{path} holds no scanned page.", "Give pictures or scanned PDFs.")
        results = []
        for name, pool, best in zip(engines, pools, times, strict=True):
            engine_version, open_s, peak = pool.submit(_report).result()
            results.append(EngineSpeed(name, engine_version, open_s, peak, tuple(best.values())))
    finally:
        for pool in pools:
            # The sandbox is a child of the engine's process, which could not end before it.
            pool.submit(_close)
            pool.shutdown()
        shutil.rmtree(workdir, ignore_errors=True)
    return Benchmark(describe_machine(), threads, repeats, tuple(results))


def describe_machine() -> str:
    """Processor, cores, system, Python and ONNX Runtime of this machine."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [s.partition(":")[2].strip() for s in info.read_text().splitlines() if "model name" in s]
        model = names[0] if names else model
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, onnxruntime {version('onnxruntime')}"
    )


def _in_turn(files: Sequence[LocalFile]) -> Iterator[tuple[LocalFile, int]]:
    """Pages of pictures and PDFs, one of each file in turn, so that one volume does not stand for all."""
    sandbox = shared_sandbox()
    counts: list[tuple[LocalFile, int]] = []
    for file in files:
        try:
            if file.format == "pdf":
                counts.append((file, sandbox.call(count_pages, file.path)))
            elif file.format == "image":
                counts.append((file, sandbox.call(count_frames, file.path)))
        except UnreadableError:
            continue
    for index in range(max((count for _, count in counts), default=0)):
        yield from ((file, index) for file, count in counts if index < count)


# ---------------------------------------------------------------------------------- in the engine's process


class _Timed:
    """An engine that notes how long it detects and recognises."""

    def __init__(self, engine: OcrEngine) -> None:
        self._engine = engine
        self.name, self.version = engine.name, engine.version
        self.detect_s = self.recognise_s = 0.0

    def detect(self, picture: Picture) -> list[Polygon]:
        started = time.perf_counter()
        try:
            return self._engine.detect(picture)
        finally:
            self.detect_s += time.perf_counter() - started

    def recognise(self, crops: Sequence[Picture]) -> list[OcrText]:
        started = time.perf_counter()
        try:
            return self._engine.recognise(crops)
        finally:
            self.recognise_s += time.perf_counter() - started

    def detect_and_recognise(self, picture: Picture) -> list[OcrLine]:
        polygons = self.detect(picture)
        texts = self.recognise([crop_line(picture, p) for p in polygons])
        lines = zip(polygons, texts, strict=True)
        return [OcrLine(p, t.text, t.confidence, t.edges) for p, t in lines if t.text.strip()]


@dataclass(slots=True)
class _Bench:
    """What one engine's process holds between pages."""

    engine: _Timed
    store: PictureStore
    open_s: float


_bench: _Bench | None = None


def _open(name: str, models_dir: Path, cache_dir: Path, workdir: Path, threads: int) -> None:
    global _bench
    started = time.perf_counter()
    engine = open_engine(name, models_dir, cache_dir, threads)
    opened = time.perf_counter() - started
    _bench = _Bench(_Timed(engine), PictureStore(workdir / f"pictures-{name}"), opened)


def _opened() -> _Bench:
    if _bench is None:
        raise RuntimeError("the engine's process was not initialised")
    return _bench


def _measure_page(file: LocalFile, index: int) -> PageSpeed | None:
    """The speed of one page; None when it is not scanned or cannot be read."""
    bench, sandbox = _opened(), shared_sandbox()
    engine = bench.engine
    engine.detect_s = engine.recognise_s = 0.0
    started = time.perf_counter()
    try:
        if file.format == "pdf":
            layer = sandbox.call(take_apart, file.path, index)
            page = read_layer(layer, engine, bench.store, file.name, index + 1)
        else:
            picture = sandbox.call(decode_frame, file.path, index)
            page = read_picture(picture, engine, bench.store, file.name, index + 1)
    except UnreadableError:
        return None
    total = time.perf_counter() - started
    if page.origin != "ocr":
        return None
    rest = total - engine.detect_s - engine.recognise_s
    return PageSpeed(file.name, index + 1, len(page.words), engine.detect_s, engine.recognise_s, rest)


def _close() -> None:
    """Ends the sandbox of this process."""
    shared_sandbox().close()


def _report() -> tuple[str, float, int]:
    """The engine's version, how long it took to open, and the most memory this process has held."""
    bench = _opened()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return bench.engine.version, bench.open_s, peak
