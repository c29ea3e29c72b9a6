"""What a run opens it closes, and what it keeps is found again by content."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dossier_ai
from dossier_ai import workshop as module
from dossier_ai.pipeline import Request, verify
from dossier_ai.runner import InlineRunner
from dossier_ai.settings import Settings
from dossier_ai.store.blobs import hash_file
from dossier_ai.store.records import load_record
from dossier_ai.workshop import code_digest, open_workshop


def test_the_folder_of_a_run_is_gone_after_it_even_after_a_failure(home: Path):
    with pytest.raises(ValueError, match="lost"), open_workshop(Settings()) as workshop:
        (workshop.workdir / "page.png").write_bytes(b"x")
        raise ValueError("lost")
    assert not workshop.workdir.exists()


def test_the_code_digest_changes_with_code_and_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "packs").mkdir()
    (tmp_path / "__init__.py").write_text("")
    (tmp_path / "packs" / "a.yaml").write_text("least: 10")
    monkeypatch.setattr(dossier_ai, "__file__", str(tmp_path / "__init__.py"))
    first = code_digest()
    assert code_digest() == first
    (tmp_path / "packs" / "a.yaml").write_text("least: 20")
    second = code_digest()
    (tmp_path / "packs" / "a.yaml").rename(tmp_path / "packs" / "b.yaml")
    assert len({first, second, code_digest()}) == 3


def test_what_is_kept_is_found_again(home: Path, tmp_path: Path, write_office_dossier: Callable[..., Any]):
    write_office_dossier(tmp_path / "dossier")
    settings = Settings()
    with open_workshop(settings) as workshop:
        request = Request(path=tmp_path / "dossier", scheme="qinghai-platform")
        verified = verify(request, workshop.tools, InlineRunner())
        workshop.keep(verified)
        stored = load_record(workshop.database, verified.record.dossier_id, "qinghai-platform")
    assert stored == json.loads(verified.record_bytes)
    for file in (tmp_path / "dossier").iterdir():
        digest = hash_file(file)
        kept = settings.home / "originals" / digest[:2] / digest
        assert kept.read_bytes() == file.read_bytes()
    assert module.dossier_ai.__version__ == stored["versions"]["dossier_ai"]
