"""A disk that fills up: one line that says what happened and what to do, status 1, nothing half-written."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import dossier_ai.pipeline as pipeline
from dossier_ai.core import Page
from dossier_ai.reading.office import read_office

SCHEME = "qinghai-platform"
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def dossier(tmp_path: Path, write_office_dossier) -> Path:
    write_office_dossier(tmp_path / "dossier", parts=(("equipment_list", "xlsx"),))
    return tmp_path / "dossier"


@pytest.fixture
def verify(call, dossier: Path, tmp_path: Path) -> Callable[[], tuple[int, str]]:
    def run() -> tuple[int, str]:
        status, out, err = call("verify", dossier, "--scheme", SCHEME, "--out", tmp_path / "out")
        assert status == 0 or out == ""
        return status, err

    return run


def results(tmp_path: Path) -> list[str]:
    out = tmp_path / "out"
    return sorted(p.name for p in out.rglob("*")) if out.exists() else []


def one_line(err: str) -> bool:
    return err.count("\n") == 1 and "Traceback" not in err and err.startswith("dossier-ai: ")


class FullStream:
    """A file in which the first write fails."""

    def __init__(self, stream):
        self._stream = stream

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._stream.close()

    def write(self, content):
        self._stream.write(content[: len(content) // 2])
        raise FULL


def test_no_room_for_the_results(verify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real = os.fdopen

    def open_full(handle, mode="r", *rest, **options):
        stream = real(handle, mode, *rest, **options)
        name = Path(f"/proc/self/fd/{handle}").readlink().name
        return FullStream(stream) if "report.html" in name else stream

    monkeypatch.setattr("dossier_ai.store.blobs.os.fdopen", open_full)
    status, err = verify()
    assert status == 1
    assert one_line(err) and "No space left" in err and "--out" in err
    assert results(tmp_path) == []


def test_older_results_stay_whole_when_new_ones_do_not_fit(verify, tmp_path: Path, monkeypatch):
    assert verify()[0] == 0
    before = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}

    def refuse(_descriptor):
        raise FULL

    monkeypatch.setattr("dossier_ai.store.blobs.os.fsync", refuse)
    status, err = verify()
    assert status == 1 and one_line(err)
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == before


def test_no_room_for_the_originals(verify, home: Path, monkeypatch: pytest.MonkeyPatch):
    def copy(_source, target):
        Path(target).write_bytes(b"half")
        raise FULL

    monkeypatch.setattr(shutil, "copyfile", copy)
    status, err = verify()
    assert status == 1
    assert one_line(err) and "could not be written" in err and "Free disk space" in err
    assert [p for p in (home / "originals").rglob("*") if p.is_file()] == []


def test_no_room_in_the_store(verify, home: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("dossier_ai.store.records._text", full)
    status, err = verify()
    assert status == 1
    assert one_line(err) and "disk is full" in err
    with sqlite3.connect(home / "store.db") as store:
        assert store.execute("select count(*) from dossiers").fetchone() == (0,)
        assert store.execute("select count(*) from documents").fetchone() == (0,)


def test_no_room_to_open_the_store(verify, monkeypatch: pytest.MonkeyPatch):
    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("dossier_ai.store.database.Database.enable_wal", full)
    status, err = verify()
    assert status == 1
    assert one_line(err) and "disk is full" in err


def test_no_room_for_page_pictures_while_reading(verify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def read(file, engine, store, sandbox, progress):
        for page in read_office(file, engine, store, sandbox, progress):
            assert isinstance(page, Page)
            monkeypatch.setattr(Path, "write_bytes", refuse)
            import numpy as np

            store.save(np.zeros((60, 60, 3), dtype=np.uint8))
            yield page

    def refuse(_path, _content):
        raise FULL

    monkeypatch.setattr("dossier_ai.reading.pages.read_office", read)
    status, err = verify()
    assert status == 1
    assert one_line(err) and "page picture could not be written" in err
    assert results(tmp_path) == []


def test_a_full_disk_is_not_held_against_a_submission(call, tmp_path: Path, dossier: Path, monkeypatch):
    """The intake desk stops; the submission lies in the inbox as it arrived, for the next run."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    dossier.rename(inbox / "甲公司")
    real = pipeline.write_together

    def refuse(contents):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("dossier_ai.store.blobs.os.fsync", full)
            real(contents)

    def full(_descriptor):
        raise FULL

    intake = ("intake", inbox, "--once", "--scheme", SCHEME, "--runner", "inline", "--settle", "0")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "write_together", refuse)
        status, _, err = call(*intake)
    assert status == 1 and one_line(err)
    assert [p.name for p in inbox.iterdir() if p.name != "working"] == ["甲公司"]
    assert list((inbox / "working").iterdir()) == []
    _, out, _ = call("status", "--json")
    assert [s["state"] for s in json.loads(out)] == ["waiting"]
    status, _, _ = call(*intake)
    assert status == 0
    assert (inbox / "done" / "甲公司.results" / "report.html").is_file()
    _, out, _ = call("status", "--json")
    assert [s["state"] for s in json.loads(out)] == ["done"]
