"""Untrusted files are parsed in a process of their own, with limits on memory and time.

One worker is kept and reused; a crash, a hang or memory without end costs that worker and becomes an
`UnreadableError`, never more. OCR is not untrusted parsing and stays in the parent.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import resource
import threading
from collections.abc import Callable
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from dossier_ai.reading.notices import UnreadableError

P = ParamSpec("P")
T = TypeVar("T")

MEMORY_BYTES = 1_600_000_000
"""Memory that one parse may take beyond what the worker itself needs."""
TIMEOUT_S = 120.0


class Sandbox:
    """One worker process (spawned, restarted when it dies) that parses files; `close` ends it."""

    def __init__(self, memory_bytes: int = MEMORY_BYTES, timeout_s: float = TIMEOUT_S) -> None:
        self._memory_bytes = memory_bytes
        self._timeout_s = timeout_s
        self._pool: Any = None
        self._lock = threading.Lock()
        self._owner = os.getpid()

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `function` (of a module, not a closure) returns in the worker. UnreadableErrors of its own
        come through; a time-out, a crash or lack of memory is raised as one."""
        try:
            result: T = self._scheduled(function, list(args), dict(kwargs)).result()
        except FutureTimeoutError as error:
            raise UnreadableError(
                "reading-timed-out",
                f"文件在 {self._timeout_s:.0f} 秒内无法解析，可能已损坏；请重新导出或打印为 PDF 后再提交。",
                f"The file could not be parsed within {self._timeout_s:.0f} seconds and may be damaged; "
                "export it anew or print it to PDF.",
            ) from error
        except (ProcessExpired, BrokenProcessPool) as error:
            raise UnreadableError(
                "reading-crashed",
                "解析文件时程序异常退出，文件可能已损坏；请重新导出或打印为 PDF 后再提交。",
                "The parser crashed on this file, which may be damaged; export it anew or print it to PDF.",
            ) from error
        except MemoryError as error:
            raise UnreadableError(
                "reading-out-of-memory",
                "文件展开后占用内存过大，已停止读取；请拆分或压缩后再提交。",
                "The file takes too much memory when opened; split it or reduce its size.",
            ) from error
        return result

    def _scheduled(self, function: Callable[P, T], args: list[Any], kwargs: dict[str, Any]) -> Any:
        try:
            return self._ready().schedule(function, args=args, kwargs=kwargs, timeout=self._timeout_s)
        except RuntimeError:
            # The pool gave up, its worker having died between two files: one new pool, once.
            self.close()
            return self._ready().schedule(function, args=args, kwargs=kwargs, timeout=self._timeout_s)

    def close(self) -> None:
        """Ends the worker. The sandbox starts a new one when it is used again."""
        with self._lock:
            if self._pool is not None and self._owner == os.getpid():
                self._pool.stop()
                self._pool.join()
            self._pool = None

    def _ready(self) -> Any:
        with self._lock:
            if self._pool is None or self._owner != os.getpid():
                self._owner = os.getpid()
                self._pool = ProcessPool(
                    max_workers=1,
                    context=multiprocessing.get_context("spawn"),
                    initializer=_confine,
                    initargs=[self._memory_bytes],
                )
            return self._pool


def _confine(memory_bytes: int) -> None:
    """Limits the worker: address space from here on, no core dumps."""
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + memory_bytes, used + memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


_shared: Sandbox | None = None
_shared_lock = threading.Lock()


def shared_sandbox() -> Sandbox:
    """The sandbox of this process, made on first use and ended with it."""
    global _shared
    with _shared_lock:
        if _shared is None:
            _shared = Sandbox()
            atexit.register(_shared.close)
        return _shared
