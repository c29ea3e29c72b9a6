"""Reads the PDF named on the command line page by page and prints what it took, as JSON."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dossier_ai.reading.files import list_files
from dossier_ai.reading.ocr import OcrText, Picture
from dossier_ai.reading.ocr.engines import open_engine
from dossier_ai.reading.pages import read_file
from dossier_ai.reading.sandbox import shared_sandbox
from dossier_ai.settings import bundled

ASKED_EVERY = 20


class SparingEngine:
    """The real engine, asked every twentieth time and unsure otherwise: its memory counts, its time would not
    fit into a test."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.calls = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.engine, name)

    def recognise(self, crops: Sequence[Picture]) -> list[OcrText]:
        self.calls += 1
        if self.calls % ASKED_EVERY == 1:
            found: list[OcrText] = self.engine.recognise(crops)
            return found
        return [OcrText("", 0.0) for _ in crops]


def peak_kilobytes() -> int:
    """The peak of this program alone: `ru_maxrss` starts from that of the process that called it."""
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


if __name__ == "__main__":
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as work:
        engine: Any = SparingEngine(open_engine("rapidocr", bundled("models"), Path(work)))
        [file], _ = list_files(Path(sys.argv[1]), Path(work))
        pages, problems = read_file(file, engine, Path(work) / "pictures")
        shared_sandbox().close()
    own = peak_kilobytes()
    sandbox = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(
        json.dumps(
            {
                "pages": len(pages),
                "origins": sorted({page.origin for page in pages}),
                "numbers": [page.number for page in pages if f"第{page.number}号" in page.text],
                "problems": [problem.code for problem in problems],
                "peak_bytes": (own + sandbox) * 1024,
                "seconds": round(time.monotonic() - started, 1),
            }
        )
    )
