"""The command that hands records over, and that nothing is handed over unasked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier_ai import cli
from dossier_ai.cli.deliver import hand_over_verified
from dossier_ai.record.serialise import canonical_file, digest_of
from dossier_ai.settings import Settings

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOSSIER_AI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
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


@pytest.fixture
def record(tmp_path: Path) -> Path:
    content = {"dossier_id": "d1", "scheme": "qinghai-platform", "status": "verified", "values": {}}
    path = tmp_path / "record.json"
    path.write_bytes(canonical_file({**content, "digest": digest_of(content)}))
    return path


def test_a_record_lies_in_the_folder_byte_for_byte(call: Call, record: Path, tmp_path: Path) -> None:
    status, out, _ = call("deliver", record, "--to", f"file:{tmp_path / 'drop'}", "--json")
    assert status == 0 and [row["state"] for row in json.loads(out)] == ["delivered"]
    (dropped,) = (tmp_path / "drop").iterdir()
    assert dropped.read_bytes() == record.read_bytes()


def test_a_record_that_was_changed_is_not_handed_over(call: Call, record: Path, tmp_path: Path) -> None:
    record.write_text(record.read_text("utf-8").replace("verified", "incomplete"), "utf-8")
    status, _, err = call("deliver", record, "--to", f"file:{tmp_path / 'drop'}")
    assert status == 2 and "does not match its digest" in err
    assert not (tmp_path / "drop").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["record.json"], "No target"), (["record.json", "--to", "ftp://x"], "names no target"),
     (["nowhere.json", "--to", "file:drop"], "is no record")],
)  # fmt: skip
def test_wrong_usage(call: Call, record: Path, arguments: list[str], says: str) -> None:
    status, _, err = call("deliver", *arguments)
    assert status == 2 and says in err


def test_the_table_says_what_waits(call: Call, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_AI_WEBHOOK_SECRET", "a secret of more than sixteen bytes")
    status, out, _ = call("deliver", record, "--to", "http://127.0.0.1:9/")
    assert status == 0 and "waiting" in out and "could not be reached" in out


@pytest.mark.parametrize("status", ["verified", "needs_review", "incomplete"])
def test_only_verified_records_go_on_their_own(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: str
) -> None:
    found = {**json.loads(record.read_bytes()), "status": status}
    assert hand_over_verified(Settings(), found, record.read_bytes()) == ()
    monkeypatch.setenv("DOSSIER_AI_DELIVER_TO", f"file:{tmp_path / 'drop'} sqlite:{tmp_path / 'r.db'}")
    attempts = hand_over_verified(Settings(), found, record.read_bytes())
    assert [a.state for a in attempts] == (["delivered"] * 2 if status == "verified" else [])
    assert (tmp_path / "drop").exists() is (status == "verified")
