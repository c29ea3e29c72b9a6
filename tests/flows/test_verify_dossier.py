"""The Prefect flow gives what the inline pipeline gives, tries again, keeps what it may, and writes no phone.

One ephemeral server serves the whole module: it takes 15 seconds to start.
"""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dossier_ai.pipeline as pipeline
from dossier_ai import cli
from dossier_ai.core import Problem
from dossier_ai.errors import StorageError
from dossier_ai.kinds import kind_of
from dossier_ai.orchestration import load_flow
from dossier_ai.pipeline import Request, extraction, verify
from dossier_ai.runner import InlineRunner
from dossier_ai.settings import Settings
from dossier_ai.workshop import open_workshop

pytestmark = [pytest.mark.prefect, pytest.mark.xdist_group("prefect")]
SCHEME = "qinghai-platform"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory):
    """An installation of its own for the module: Prefect takes its home once, when it is imported."""
    folder = tmp_path_factory.mktemp("flows")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOSSIER_AI_HOME", str(folder / "home"))
        patch.setenv("DOSSIER_AI_KEY_FILE", str(folder / "personal.key"))
        yield folder


@pytest.fixture(scope="module")
def fields(place: Path, write_office_dossier: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    """What the dossier truly says, once it lies in `place / "dossier"`."""
    return write_office_dossier(place / "dossier")


@pytest.fixture(scope="module")
def inline(place: Path, fields: dict[str, Any]) -> bytes:
    with open_workshop(Settings()) as workshop:
        return verify(
            Request(path=place / "dossier", scheme=SCHEME), workshop.tools, InlineRunner()
        ).record_bytes


@pytest.fixture(scope="module")
def run_flow(place: Path, fields: dict[str, Any]) -> Callable[..., bytes]:
    """Runs the flow on the dossier, or on a folder, and gives the bytes of `record.json`."""
    flow = load_flow(Settings(), "verify_dossier", "verify_dossier")

    def run(name: str, folder: Path | None = None) -> bytes:
        out = place / name
        digest = flow(path=str(folder or place / "dossier"), scheme=SCHEME, out=str(out))
        content = (out / "record.json").read_bytes()
        assert json.loads(content)["digest"] == digest
        return content

    return run


@pytest.fixture
def extractions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds of the documents that are extracted from, in order, while the test runs."""
    seen: list[str] = []
    real = extraction.extract_document

    def extract(document, tools):
        seen.append(document.kind)
        return real(document, tools)

    monkeypatch.setattr(extraction, "extract_document", extract)
    return seen


def prefect_files() -> list[Path]:
    from prefect.settings import get_current_settings

    return [p for p in Path(get_current_settings().home).rglob("*") if p.is_file()]


def decoded(content: bytes) -> bytes:
    """What a stored result says: Prefect writes pickles as base64 text."""
    try:
        return base64.b64decode(content, validate=False)
    except ValueError:
        return b""


def test_the_flow_gives_the_same_bytes_as_the_inline_run(run_flow, inline: bytes):
    assert run_flow("first") == inline


def test_a_second_run_takes_extraction_from_the_cache(run_flow, inline: bytes, extractions: list[str]):
    run_flow("before")
    extractions.clear()
    assert run_flow("after") == inline
    assert extractions == []


def test_another_version_of_the_code_extracts_anew(
    run_flow, inline: bytes, extractions: list[str], monkeypatch: pytest.MonkeyPatch
):
    run_flow("before")
    extractions.clear()
    monkeypatch.setattr("dossier_ai.workshop.code_digest", lambda forms="": "other code")
    assert run_flow("other") == inline
    assert sorted(extractions) == ["application_form", "equipment_list"]


def test_a_changed_document_is_extracted_anew(
    place: Path, run_flow, extractions: list[str], write_office_dossier
):
    run_flow("before")
    write_office_dossier(place / "changed")
    write_office_dossier(place / "other", seed=2)
    [changed] = (place / "other").glob("*.xlsx")
    [stays] = (place / "changed").glob("*.xlsx")
    shutil.copy(changed, stays)
    extractions.clear()
    run_flow("anew", place / "changed")
    assert extractions == ["equipment_list"]


def test_a_reader_that_fails_once_is_asked_again(run_flow, inline: bytes, monkeypatch: pytest.MonkeyPatch):
    real, asked = pipeline.read_file, []

    def read_file(file, *rest):
        asked.append(file.name)
        if asked == [file.name]:
            raise RuntimeError("worker lost")
        return real(file, *rest)

    monkeypatch.setattr(pipeline, "read_file", read_file)
    assert run_flow("retried") == inline
    assert len(asked) == 3 and asked[0] == asked[1]


def test_a_page_that_fails_once_is_read_again(run_flow, inline: bytes, monkeypatch: pytest.MonkeyPatch):
    real, asked = pipeline.read_file, []

    def read_file(file, *rest):
        asked.append(file.name)
        if asked == [file.name]:
            problem = Problem(stage="reading", code="page-failed", message="失败 / failed", file=file.name)
            return [], [problem]
        return real(file, *rest)

    monkeypatch.setattr(pipeline, "read_file", read_file)
    assert run_flow("read-again") == inline
    assert len(asked) == 3


def test_what_fails_twice_becomes_a_problem_and_is_not_kept(
    run_flow, inline: bytes, extractions: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("dossier_ai.workshop.code_digest", lambda forms="": "failing code")
    patch = pytest.MonkeyPatch()
    kind = kind_of("equipment_list")
    patch.setattr(type(kind), "extract", property(lambda self: fails))

    def fails(document, reread):
        raise ValueError("13900001157 is no number")

    try:
        record = json.loads(run_flow("failing"))
    finally:
        patch.undo()
    assert [p["code"] for p in record["problems"]] == ["extraction-failed"] * 2
    assert record["status"] == "incomplete"
    extractions.clear()
    assert run_flow("recovered") == inline
    assert sorted(extractions) == ["application_form", "equipment_list"]


def test_a_full_disk_is_not_tried_again(place: Path, run_flow, monkeypatch: pytest.MonkeyPatch):
    asked = []

    def read_file(file, *rest):
        asked.append(file.name)
        raise StorageError("No room is left.", "Free some space.")

    monkeypatch.setattr(pipeline, "read_file", read_file)
    with pytest.raises(StorageError, match="No room is left"):
        run_flow("full")
    assert sorted(asked) == sorted(set(asked))
    assert not (place / "full").exists()


def test_the_command_line_runs_the_flow(
    place: Path, run_flow, inline: bytes, monkeypatch: pytest.MonkeyPatch, capsys
):
    monkeypatch.chdir(place)
    arguments = ["verify", "dossier", "--scheme", SCHEME, "--runner", "prefect", "--out", "cli", "--json"]
    monkeypatch.setattr("sys.argv", ["dossier-ai", *arguments])
    with pytest.raises(SystemExit) as leaving:
        cli.main()
    captured = capsys.readouterr()
    assert leaving.value.code in (0, None)
    assert json.loads(captured.out)["digest"] == json.loads(inline)["digest"]
    assert captured.err == ""
    assert (place / "cli" / "record.json").read_bytes() == inline
    assert (place / "cli" / "report.html").stat().st_size > 1000


def test_the_command_line_says_in_one_line_what_the_flow_met(
    place: Path, run_flow, monkeypatch: pytest.MonkeyPatch, capsys
):
    (place / "nothing").mkdir()
    monkeypatch.chdir(place)
    arguments = ["verify", "nothing", "--scheme", SCHEME, "--runner", "prefect", "--out", "none"]
    monkeypatch.setattr("sys.argv", ["dossier-ai", *arguments])
    with pytest.raises(SystemExit) as leaving:
        cli.main()
    captured = capsys.readouterr()
    assert leaving.value.code == 1
    assert captured.err.count("\n") == 1 and "holds no file that can be read" in captured.err
    assert not (place / "none").exists()


def test_no_phone_is_in_clear_anywhere_under_prefect(run_flow, fields: dict[str, Any], place: Path):
    run_flow("phones")
    form = fields["application_form"]
    phones = [str(form[key]).encode() for key in ("phone", "mobile") if form.get(key)]
    assert len(phones) == 2
    written = (place / "phones" / "record.json").read_bytes()
    assert b'"masked"' in written
    files = prefect_files()
    kept = [p for p in files if p.name.startswith("extracting-")]
    assert kept
    assert any(b"masked" in p.read_bytes() for p in kept)
    for path in [*files, *(p for p in (place / "phones").iterdir())]:
        content = path.read_bytes()
        found = [phone for phone in phones if phone in content or phone in decoded(content)]
        assert not found, f"a phone number stands in {path}"
