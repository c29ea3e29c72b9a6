"""Small dossiers of office files for tests of the whole way: no OCR is needed to read them.

Printed by the corpus generator; invented organisations only.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dossier_ai.corpus.packaging import Form, Look, Package, add_document
from dossier_ai.corpus.views import derive_views
from dossier_ai.corpus.world import sample_world

SCHEME = "qinghai-platform"
PARTS: tuple[tuple[str, Form], ...] = (("application_form", "docx"), ("equipment_list", "xlsx"))


@cache
def _office_files(seed: int, parts: Sequence[tuple[str, Form]]) -> tuple[dict[str, bytes], dict[str, Any]]:
    rng = random.Random(f"office-{seed}")
    views = {v.kind: v for v in reversed(derive_views(sample_world(rng, served_rows=30), rng))}
    package = Package()
    for number, (kind, form) in enumerate(parts, 1):
        add_document(package, views[kind], f"{number:02d}-{views[kind].title}", form, Look(), rng)
    return package.files, {d.kind: d.fields for d in package.documents}


@pytest.fixture(scope="session")
def write_office_dossier() -> Callable[..., dict[str, Any]]:
    """Writes a form (DOCX) and an equipment list (XLSX) into a folder; gives the true fields by kind."""

    def write(folder: Path, seed: int = 1, parts: Sequence[tuple[str, Form]] = PARTS) -> dict[str, Any]:
        files, fields = _office_files(seed, tuple(parts))
        for name, content in files.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        return fields

    return write


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of its own: its store, its key, its working folder."""
    monkeypatch.setenv("DOSSIER_AI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DOSSIER_AI_KEY_FILE", str(tmp_path / "personal.key"))
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def call(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs one command line in this process: exit status, standard output, standard error."""
    from dossier_ai import cli

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["dossier-ai", *map(str, arguments)])
        status = 0
        try:
            cli.main()
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run
