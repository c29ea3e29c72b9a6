"""Originals, page pictures and recorded pages, kept by content hash: the same bytes are stored once."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from dossier_ai.errors import StorageError


class Blobs:
    """A folder of immutable files named by their SHA-256, in sub-folders of two characters."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str, suffix: str = "") -> Path:
        """Where the content with this hash lies, or would lie."""
        return self.folder / sha256[:2] / f"{sha256}{suffix}"

    def keep(self, source: Path, suffix: str = "") -> str:
        """Stores a copy of `source` and returns its hash; does nothing when it is there already."""
        digest = hash_file(source)
        target = self.path(digest, suffix)
        if not target.exists():
            _place(target, lambda temporary: shutil.copyfile(source, temporary))
        return digest

    def keep_bytes(self, content: bytes, name: str) -> Path:
        """Stores `content` under a name of the caller's (a cache key), whole or not at all."""
        target = self.folder / name[:2] / name
        _place(target, lambda temporary: temporary.write_bytes(content))
        return target


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _place(target: Path, fill: Callable[[Path], object]) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        try:
            fill(temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            f"{target} could not be written: {error.strerror or error}.",
            "Free disk space or choose another folder, and run the command again.",
        ) from error


def write_together(contents: dict[Path, bytes]) -> None:
    """Writes several result files so that none is ever half-written: all are written beside their targets
    first, then renamed. Raises StorageError, leaving the old files in place, when one cannot be written."""
    temporaries: list[tuple[Path, Path]] = []
    try:
        for target, content in contents.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
            temporaries.append((Path(name), target))
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            # mkstemp makes private files; a report is to be read by the reviewers' group like any other.
            Path(name).chmod(0o644)
        for temporary, target in temporaries:
            temporary.replace(target)
    except OSError as error:
        raise StorageError(
            f"The result could not be written to {next(iter(contents)).parent}: {error.strerror or error}.",
            "Free disk space or choose another folder with --out, and run the command again.",
        ) from error
    finally:
        for temporary, _ in temporaries:
            temporary.unlink(missing_ok=True)
