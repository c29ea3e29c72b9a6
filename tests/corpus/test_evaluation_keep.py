"""Kept pages: read once, taken from the folder the next time, with the pictures; another file reads anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dossier_ai.core import Document, Field, FieldState, Frame, Page, Problem
from dossier_ai.core.reread import no_reread
from dossier_ai.corpus import evaluation_keep
from dossier_ai.corpus.evaluation_keep import KeptPages
from dossier_ai.corpus.evaluation_run import WatchingRunner
from dossier_ai.pipeline import Extracted, Submission, Tools
from dossier_ai.runner import InlineRunner, no_progress


def tools(workdir: Path, engine: str = "ocr 1") -> Tools:
    return Tools(
        engine=None,  # type: ignore[arg-type]
        reread=no_reread,
        classify=None,
        key=b"key of kept pages",
        workdir=workdir,
        versions={"ocr": engine},
    )


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for reading: writes a picture, and remembers that it was asked."""
    asked: list[str] = []

    def read(path: Path, with_tools: Tools, runner: Any) -> Submission:
        asked.append(path.name)
        pictures = with_tools.workdir / "pictures"
        pictures.mkdir(parents=True, exist_ok=True)
        (pictures / "ab.png").write_bytes(b"picture")
        (pictures / "embedded" / "c0").mkdir(parents=True, exist_ok=True)
        (pictures / "embedded" / "c0" / "image.png").write_bytes(b"inside a document")
        code = "file-failed" if (path / "broken").exists() else "page-blank"
        problems = (Problem(stage="reading", code=code, message="x", file="a.txt"),)
        page = Page("a.txt", 1, 10, 10, Frame.plain(10, 10), (), "ocr", picture="ab.png")
        return Submission((), (page,), problems)

    monkeypatch.setattr(evaluation_keep, "read_submission", read)
    monkeypatch.setattr(evaluation_keep, "list_files", listed)
    return asked


def listed(path: Path, workdir: Path) -> tuple[list[Any], list[Problem]]:
    from dossier_ai.core import SourceFile
    from dossier_ai.reading.files import LocalFile

    place = path / "a.txt"
    source = SourceFile("a.txt", str(hash(place.read_bytes())), 1)
    return [LocalFile(source, place, "image")], []


def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"one")
    return folder


def test_the_second_run_reads_nothing_and_has_the_pictures(tmp_path: Path, reading: list[str]) -> None:
    folder, kept = dossier(tmp_path), KeptPages(tmp_path / "keep")
    first = kept.read(folder, tools(tmp_path / "w1"), InlineRunner())
    second = kept.read(folder, tools(tmp_path / "w2"), InlineRunner())
    assert reading == ["dossier"]
    assert second.pages == first.pages and second.problems == first.problems
    assert (tmp_path / "w2" / "pictures" / "ab.png").read_bytes() == b"picture"
    inside = tmp_path / "w2" / "pictures" / "embedded" / "c0" / "image.png"
    assert inside.read_bytes() == b"inside a document"


def test_another_file_or_engine_is_read_anew(tmp_path: Path, reading: list[str]) -> None:
    folder, kept = dossier(tmp_path), KeptPages(tmp_path / "keep")
    kept.read(folder, tools(tmp_path / "w1"), InlineRunner())
    kept.read(folder, tools(tmp_path / "w2", "ocr 2"), InlineRunner())
    (folder / "a.txt").write_bytes(b"two")
    kept.read(folder, tools(tmp_path / "w3"), InlineRunner())
    assert len(reading) == 3


def test_a_file_that_failed_is_tried_again(tmp_path: Path, reading: list[str]) -> None:
    folder, kept = dossier(tmp_path), KeptPages(tmp_path / "keep")
    (folder / "broken").touch()
    for number in range(2):
        kept.read(folder, tools(tmp_path / f"w{number}"), InlineRunner())
    assert len(reading) == 2


def test_what_was_extracted_is_remembered_before_it_is_calibrated() -> None:
    runner = WatchingRunner(no_progress)
    page = Page("a.jpg", 1, 10, 10, Frame.plain(10, 10), (), "ocr")
    document = Document("d1", "business_licence", (page,))
    field = Field(name="business_licence.name", document="d1", state=FieldState.ABSENT)
    runner.map("extracting", lambda item: Extracted(fields=(field,)), [document], str)
    runner.map("reading", lambda item: item, ["a.jpg"], str)
    assert runner.documents == [document] and runner.extracted[0].fields == (field,)
    assert runner.signs() == {}
