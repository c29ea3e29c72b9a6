"""What the READMEs of schemes and record show can be typed as it stands."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dossier_ai.cli import app
from dossier_ai.record.schema import shipped_schema

ROOT = Path(__file__).parents[2]
CHECKER = (ROOT / "src" / "dossier_ai" / "schemes" / "README.md").read_text("utf-8")
RECORD = (ROOT / "src" / "dossier_ai" / "record" / "README.md").read_text("utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(ROOT / "tests" / "record" / "record-1.json", tmp_path / "record.json")
    (tmp_path / "decisions.json").write_text("[]", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_python_example_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks(CHECKER, "python")
    exec(compile(example, "schemes/README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "QH-5-1b PASS" in printed
    assert "→" in printed


def test_the_commands_run(folder: Path) -> None:
    (console,) = blocks(CHECKER, "console")
    lines = [shlex.split(line, comments=True) for line in console.splitlines()]
    assert len(lines) == 6
    for line in lines:
        result = CliRunner().invoke(app, line[1:])
        assert result.exit_code == 0, (line, result.exception)


def test_the_keys_of_the_answer_are_the_documented_ones(folder: Path) -> None:
    result = CliRunner().invoke(app, ["check", "record.json", "--json", "--what-if", "staff.n_platform=15"])
    documented = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`[^|]*)\|", CHECKER, flags=re.MULTILINE)))
    assert set(json.loads(result.stdout)) == set(documented)


def test_every_key_of_a_record_is_documented() -> None:
    documented = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`[^|]*)\|", RECORD, flags=re.MULTILINE)))
    assert set(shipped_schema()["properties"]) <= set(documented)


def test_the_example_of_a_decision_is_one() -> None:
    from dossier_ai.core import Decision

    (example,) = blocks(RECORD, "json")
    assert [Decision.model_validate(item).action for item in json.loads(example)] == ["correct"]
