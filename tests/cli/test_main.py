"""What an operator sees when a command is called wrongly: one line, the right status, nothing written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier_ai import cli

RECORD = {
    "schema": "dossier-ai/record/1",
    "scheme": "qinghai-platform",
    "edition": "undated",
    "application_date": "2026-05-20",
    "values": {
        "fin.total_assets.2025": {"verified": "999999.99", "unit": "CNY", "rank": 2, "confidence": 0.99,
                                  "evidence": [{"file": "a.pdf", "page": 1, "box": [0, 0, 1, 1]}]},
    },
    "decisions": [],
}  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOSSIER_AI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DOSSIER_AI_KEY_FILE", str(tmp_path / "personal.key"))
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
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
    path = tmp_path / "record.json"
    path.write_text(json.dumps(RECORD), "utf-8")
    return path


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["verify", "nowhere", "--scheme", "qinghai-platform"], "no file or folder nowhere"),
        (["verify", ".", "--scheme", "atlantis-platform"], "no scheme `atlantis-platform`"),
        (["verify", ".", "--scheme", "qinghai-platform/1999"], "no edition `1999`"),
        (["verify", ".", "--scheme", "qinghai-platform", "--as-of", "yesterday"], "no date"),
        (["verify", ".", "--scheme", "qinghai-platform", "--procedure", "x"], "no procedure `x`"),
        (["verify", ".", "--scheme", "qinghai-platform", "--runner", "x"], "no runner `x`"),
        (["verify", ".", "--scheme", "qinghai-platform", "--decisions", "none.json"], "no file none.json"),
        (["verify", "."], "--scheme"),
        (["extract", "nowhere.pdf"], "nowhere.pdf is not a file"),
        (["check", "nowhere.json"], "no file nowhere.json"),
        (["intake", "nowhere", "--once", "--scheme", "qinghai-platform"], "not a folder"),
        (["intake", ".", "--once"], "Several schemes"),
        (["schemes", "atlantis-platform"], "no scheme"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_wrong_usage_exits_with_2_and_one_sentence(call, home, arguments, says):
    status, out, err = call(*arguments)
    assert status == 2
    assert says in err
    assert "Traceback" not in err
    assert out == ""
    assert not (home / "out").exists()


def test_an_empty_folder_fails_with_1_and_says_what_to_hand_in(call, home):
    (home / "empty").mkdir()
    status, _, err = call("verify", "empty", "--scheme", "qinghai-platform", "--out", "results")
    assert status == 1
    assert "holds no file that can be read" in err
    assert "PDF" in err
    assert not (home / "results").exists()


def test_check_decides_from_values_alone(call, record):
    status, out, _ = call("check", record, "--json")
    verdicts = {v["clause"]: v["verdict"] for v in json.loads(out)["verdicts"]}
    assert status == 0
    assert verdicts["QH-5-1b"] == "FAIL"
    assert verdicts["QH-5-4a"] == "NO_EVIDENCE"


def test_what_if_changes_the_answer_and_not_the_file(call, record):
    before = record.read_bytes()
    _, out, _ = call("check", record, "--json", "--what-if", "fin.total_assets.2025=1000000")
    verdicts = {v["clause"]: v["verdict"] for v in json.loads(out)["verdicts"]}
    assert verdicts["QH-5-1b"] == "PASS"
    assert record.read_bytes() == before


def test_what_if_of_an_unknown_value_is_refused(call, record):
    status, _, err = call("check", record, "--what-if", "fin.nonsense=1")
    assert status == 2
    assert "fin.nonsense" in err


def test_json_output_holds_nothing_else(call):
    status, out, _ = call("schemes", "--json")
    assert status == 0
    assert "qinghai-platform" in {edition["scheme"] for edition in json.loads(out)}
    status, out, _ = call("schemes", "--kinds", "--json")
    keys = {f"{k['kind']}.{f['key']}" for k in json.loads(out) for f in k["fields"]}
    assert {"business_licence.uscc", "audit_report.total_assets", "staff_roster.rows"} <= keys


COMMANDS = ["demo", "extract", "verify", "check", "schemes", "intake", "status", "deliver", "eval", "bench",
            "synth"]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(call, command):
    status, out, _ = call(command, "--help")
    assert status == 0
    assert "Example" in out


def test_the_key_for_personal_numbers_is_made_once_and_kept_private(home):
    from dossier_ai.settings import Settings, personal_key

    key = personal_key(Settings())
    assert personal_key(Settings()) == key
    assert len(key) == 32
    assert (home / "personal.key").stat().st_mode & 0o077 == 0
