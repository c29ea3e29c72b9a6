"""The commands that measure and make: wrong use is a UsageError, the figures come out as JSON and tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from dossier_ai.cli import app, measure
from dossier_ai.corpus.bench import Benchmark, EngineSpeed, PageSpeed, measure_speed
from dossier_ai.errors import UsageError

RUN = CliRunner()


def failing(*arguments: str) -> UsageError:
    result = RUN.invoke(app, list(arguments))
    assert isinstance(result.exception, UsageError), result.output
    return result.exception


def test_nothing_to_measure() -> None:
    assert "--licences" in str(failing("eval"))


def test_a_folder_without_truth_is_wrong_use(tmp_path: Path) -> None:
    assert "truth.json" in str(failing("eval", str(tmp_path)))
    assert str(tmp_path / "no") in str(failing("eval", "--licences", str(tmp_path / "no")))


def test_bench_of_nothing_is_wrong_use(tmp_path: Path) -> None:
    assert "nowhere" in str(failing("bench", str(tmp_path / "nowhere")))
    assert "tesseract" in str(failing("bench", str(tmp_path), "--engine", "tesseract"))


def test_unknown_words_of_synth_are_wrong_use(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    assert "style" in str(failing("synth", out, "--seed", "1", "--style", "scroll"))
    assert "P999" in str(failing("synth", out, "--seed", "1", "--plant", "P19,P999"))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("given", "wanted"),
    [(None, None), (["2"], 2), (["P19,P54"], ["P19", "P54"]), (["P19", "P54"], ["P19", "P54"])],
)
def test_planting(given: list[str] | None, wanted: Any) -> None:
    assert measure._planting(given) == wanted


def test_synth_passes_on_what_was_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}

    def synthesise(out: Path, seed: int, count: int, **rest: Any) -> list[Path]:
        asked.update(rest, seed=seed, count=count)
        return [out / "dossier-00007"]

    monkeypatch.setattr(measure, "synthesise", synthesise)
    result = RUN.invoke(
        app, ["synth", str(tmp_path), "--seed", "7", "--count", "2", "--style", "volume", "--plant", "3"]
    )
    assert result.exit_code == 0
    assert result.output.strip().endswith("dossier-00007")
    assert (asked["seed"], asked["count"], asked["style"], asked["plant"]) == (7, 2, "volume", 3)


def test_charts_need_dossiers(tmp_path: Path) -> None:
    assert "--charts" in str(
        failing("eval", "--licences", str(tmp_path), "--charts", str(tmp_path / "a.html"))
    )


def test_the_help_has_examples() -> None:
    for command in ("eval", "bench", "synth"):
        assert "Example" in RUN.invoke(app, [command, "--help"]).output


def test_means_of_speed() -> None:
    pages = (PageSpeed("a.pdf", 1, 9, 1.0, 2.0, 0.5), PageSpeed("a.pdf", 2, 9, 3.0, 4.0, 0.5))
    engine = EngineSpeed("rapidocr", "1", 0.5, 900_000_000, pages)
    assert (engine.mean("detect_s"), engine.mean("recognise_s"), engine.mean("total_s")) == (2.0, 3.0, 5.5)
    out = Benchmark("a machine", 2, 1, (engine,)).as_json()
    assert out["engines"][0]["seconds_per_page"] == {
        "detect": 2.0,
        "recognise": 3.0,
        "rest": 0.5,
        "total": 5.5,
    }
    assert out["engines"][0]["peak_mb"] == 900


def test_a_folder_without_scanned_pages_cannot_be_benched(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(UsageError, match="scanned page"):
        measure_speed(tmp_path, tmp_path, tmp_path, engines=())


@pytest.mark.ocr
def test_bench_reads_a_page_with_the_engine_in_its_own_process(tmp_path: Path) -> None:
    Image.fromarray(np.full((400, 600, 3), 255, dtype=np.uint8)).save(tmp_path / "a.png")
    result = RUN.invoke(app, ["bench", str(tmp_path), "--engine", "rapidocr", "--threads", "1", "--json"])
    assert result.exit_code == 0, result.output
    engine = json.loads(result.stdout)["engines"][0]
    assert engine["pages"] == 1
    assert engine["seconds_per_page"]["total"] > 0
    assert engine["peak_mb"] > 50
