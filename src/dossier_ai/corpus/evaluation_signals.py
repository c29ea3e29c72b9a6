"""How many altered files and pages the signals find, and how many untouched ones they name.

In: seeds. Out: for each signal how many planted cases were found, and alarms on clean pages and files. A
planted case counts as found when its signal is given and, where it has a place, its box touches it.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from dossier_ai.core import Rect
from dossier_ai.core.signal import Signal, SignalKind
from dossier_ai.corpus.degrade import LEVELS, Level, Way
from dossier_ai.corpus.sheet import Sheet
from dossier_ai.corpus.tamper import (
    FigureEdit,
    PdfEdit,
    Taken,
    digital_pdf,
    draw_sheets,
    lay_over,
    replace_figures,
    restamp,
    scanned_pdf,
    stored,
    take,
)
from dossier_ai.forensics.examine import examine_page
from dossier_ai.forensics.metadata import metadata_signals, read_pdf_metadata
from dossier_ai.forensics.overlays import find_overlays, overlay_signals
from dossier_ai.forensics.revisions import list_revisions, revision_signals

SHEETS = 4
"""Printed pages taken from each seed."""
_WAYS: tuple[Way, ...] = ("scan", "scan", "photo")
"""How clean pages are taken: neither copied nor off a screen."""


@dataclass(slots=True)
class SignalAccuracy:
    """Planted cases and those found, by signal and sort of case; clean pages and files, and the alarms on
    them by signal."""

    planted: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    clean_pages: int = 0
    clean_files: int = 0
    alarms: Counter[str] = field(default_factory=Counter)
    pages_with_alarm: int = 0

    def as_json(self) -> dict[str, Any]:
        kinds = sorted({kind for kind, _ in self.planted})
        return {
            "clean_pages": self.clean_pages,
            "clean_files": self.clean_files,
            "pages_with_alarm_per_100": _share(100 * self.pages_with_alarm, self.clean_pages),
            "signals": {
                kind: {
                    "planted": sum(n for (k, _), n in self.planted.items() if k == kind),
                    "recall": _share(
                        sum(n for (k, _), n in self.found.items() if k == kind),
                        sum(n for (k, _), n in self.planted.items() if k == kind),
                    ),
                    "alarms": self.alarms[kind],
                    "cases": {
                        case: f"{self.found[(kind, case)]}/{n}"
                        for (k, case), n in sorted(self.planted.items())
                        if k == kind
                    },
                }
                for kind in kinds
            },
        }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def measure_signals(seeds: Iterable[int], done: Callable[[int], None] = lambda seed: None) -> SignalAccuracy:
    """Recall and alarms over the pages and files drawn from `seeds`, the same for the same seeds."""
    accuracy = SignalAccuracy()
    for seed in seeds:
        rng = random.Random(f"measure-{seed}")
        sheets = draw_sheets(seed, SHEETS)
        donor: Taken | None = None
        for sheet in sheets:
            donor = _measure_page(accuracy, sheet, rng, donor)
        with tempfile.TemporaryDirectory(prefix="dossier-ai-signals-") as folder:
            _measure_files(accuracy, sheets, rng, Path(folder) / "case.pdf")
        done(seed)
    return accuracy


def _measure_page(accuracy: SignalAccuracy, sheet: Sheet, rng: random.Random, donor: Taken | None) -> Taken:
    """One sheet taken cleanly, altered, copied and off a screen; returns it as it was taken cleanly."""
    level: Level = rng.choice(LEVELS)
    taken = take(sheet, rng, rng.choice(_WAYS), level)
    clean = stored(taken)
    if not taken.screened:
        accuracy.clean_pages += 1
        named = {signal.kind for signal in examine_page(clean.picture, clean.page, unproven=True)}
        accuracy.alarms.update(named)
        accuracy.pages_with_alarm += bool(named)
    edits: tuple[FigureEdit, ...] = get_args(FigureEdit)
    for edit in edits:
        altered = replace_figures(taken, rng, edit, donor) if edit != "pasted" or donor else None
        if altered is not None:
            picture, place = altered
            page = stored(taken, picture)
            height, width = picture.shape[:2]
            spot = Rect(place.left / width, place.top / height, place.right / width, place.bottom / height)
            _count(
                accuracy,
                "figure_line",
                f"{edit} {level}",
                examine_page(page.picture, page.page, unproven=True),
                spot,
            )
    ways: tuple[tuple[Way, SignalKind], ...] = (
        ("copy", "monochrome_copy"), ("fax", "monochrome_copy"), ("screen", "screen_photo"),
    )  # fmt: skip
    way, kind = rng.choice(ways)
    level = rng.choice(LEVELS)
    page = stored(take(sheet, rng, way, level))
    _count(accuracy, kind, f"{way} {level}", examine_page(page.picture, page.page, unproven=True))
    return taken


def _measure_files(accuracy: SignalAccuracy, sheets: Sequence[Sheet], rng: random.Random, path: Path) -> None:
    picture = take(sheets[0], rng, "scan", "light").picture
    contents = {"digital": digital_pdf(list(sheets[:2])), "scanned": scanned_pdf([(picture, sheets[0])])}
    edits: tuple[PdfEdit, ...] = get_args(PdfEdit)
    for form, content in contents.items():
        path.write_bytes(content)
        accuracy.clean_files += 1
        accuracy.alarms.update({signal.kind for signal in _file_signals(path)})
        edit = rng.choice(edits)
        changed, place = lay_over(content, edit, rng, incremental=True)
        path.write_bytes(changed)
        _count(accuracy, "revision", f"{edit} {form}", _file_signals(path), place)
        for name, edited in _restamped(content):
            path.write_bytes(edited)
            _count(accuracy, "metadata", name, _file_signals(path))
    for edit in edits:
        changed, place = lay_over(contents["scanned"], edit, rng)
        path.write_bytes(changed)
        _count(accuracy, "overlay", edit, _file_signals(path), place)


def _restamped(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The PDF with the dates of another order, and with another program's name of the same length."""
    made = restamp(content, "/CreationDate (D:20000101", "/CreationDate (D:20240612")
    yield "changed before made", restamp(made, "/ModDate (D:20000101", "/ModDate (D:20240305")
    creator = next(line for line in content.split(b"\n") if b"/Producer (" in line).decode("latin-1")
    start = creator.index("/Producer (")
    old = creator[start : creator.index(")", start) + 1]
    name = "Adobe Photoshop"[: len(old) - len("/Producer ()")]
    if name.lower().endswith("photoshop"):
        room = len(old) - len("/Producer ()")
        yield "made by an editor", restamp(content, old, f"/Producer ({name.ljust(room)})")


def _file_signals(path: Path) -> tuple[Signal, ...]:
    return (
        *revision_signals(path.name, list_revisions(path)),
        *overlay_signals(path.name, find_overlays(path)),
        *metadata_signals(path.name, read_pdf_metadata(path), None),
    )


def _count(
    accuracy: SignalAccuracy,
    kind: SignalKind,
    case: str,
    signals: Iterable[Signal],
    place: Rect | None = None,
) -> None:
    accuracy.planted[(kind, case)] += 1
    accuracy.found[(kind, case)] += any(
        signal.kind == kind and (place is None or _touches(signal, place)) for signal in signals
    )


def _touches(signal: Signal, place: Rect) -> bool:
    return signal.box is not None and Rect(*signal.box).overlap(place) > 0
