"""One hash over the files of a model, so that a metrics file tells which weights it measured."""

from __future__ import annotations

import hashlib
from pathlib import Path


def signature_of(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files in `folder` but `metrics.json`, hexadecimal."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "metrics.json"):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
