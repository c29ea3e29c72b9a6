"""Finds submissions that have stopped changing and claims each for one worker, by a rename."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier_ai.errors import StorageError, UsageError

WORKING = "working"
DONE = "done"
QUARANTINE = "quarantine"
_OURS = frozenset({WORKING, DONE, QUARANTINE})
_SINGLE_FILES = (".zip", ".pdf")
_UNFINISHED = (".part", ".partial", ".crdownload", ".tmp", ".filepart", ".!ut")

Snapshot = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something in the inbox as it was seen: relative path, size and time of change of each file."""

    path: Path
    snapshot: Snapshot


def look(inbox: Path) -> tuple[Arrival, ...]:
    """What lies in the inbox now, in the order of names. Raises UsageError when the inbox does not exist."""
    if not inbox.is_dir():
        raise UsageError(f"The inbox {inbox} is not a folder.", "Create it, or name another one.")
    arrivals = []
    for path in sorted(inbox.iterdir()):
        if path.name in _OURS or path.name.startswith((".", "~$")) or path.is_symlink():
            continue
        if path.is_dir() or path.suffix.lower() in _SINGLE_FILES:
            arrivals.append(Arrival(path, _snapshot(path)))
    return tuple(arrivals)


def _snapshot(path: Path) -> Snapshot:
    items = [path] if path.is_file() else sorted(p for p in path.rglob("*") if not p.is_dir())
    seen = []
    for item in items:
        try:
            status = item.lstat()
        except FileNotFoundError:
            continue
        seen.append((str(item.relative_to(path.parent)), status.st_size, status.st_mtime_ns))
    return tuple(seen)


def settled(before: Sequence[Arrival], now: Sequence[Arrival]) -> tuple[Path, ...]:
    """The arrivals that look the same as before and hold no half-copied file."""
    earlier = {a.path: a.snapshot for a in before}
    return tuple(
        a.path
        for a in now
        if earlier.get(a.path) == a.snapshot
        and not any(name.lower().endswith(_UNFINISHED) for name, _, _ in a.snapshot)
    )


def claim(inbox: Path, path: Path) -> Path | None:
    """Moves a submission to `working/` and returns its new place; None when another worker was faster."""
    return _move(path, inbox / WORKING)


def give_back(inbox: Path, path: Path) -> None:
    """Moves a claimed submission back to where it arrived; the next run claims it again."""
    _move(path, inbox)


def put_away(inbox: Path, path: Path, where: str) -> Path:
    """Moves a claimed submission to `done/` or `quarantine/`; a name that is taken gets a number."""
    moved = _move(path, inbox / where)
    if moved is None:
        raise StorageError(f"{path} is gone.", "Somebody moved it while it was being verified.")
    return moved


def _move(path: Path, folder: Path) -> Path | None:
    try:
        folder.mkdir(exist_ok=True)
        for number in range(1, 1000):
            name = path.name if number == 1 else f"{path.stem} ({number}){path.suffix}"
            target = folder / name
            # A folder of its own is the lock on the name: mkdir succeeds for one worker only.
            if target.exists():
                continue
            os.rename(path, target)  # noqa: PTH104 - rename(2), not replace: never onto an existing folder
            return target
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(
            f"{path} could not be moved to {folder}: {error.strerror or error}.",
            "Check the permissions of the inbox and that it is one file system.",
        ) from error
    raise StorageError(f"{folder} holds a thousand submissions named {path.name}.", "Tidy it up.")
