"""The wheel holds all it needs: installed in an empty environment it works from any folder.

The environment sees the locked packages of the one that runs the tests, and not the source tree.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dossier_ai

pytestmark = [pytest.mark.install, pytest.mark.xdist_group("install")]
TREE = Path(__file__).parents[2]
BUNDLED = "dossier_ai/_bundled"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(TREE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [built] = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """An environment in which nothing of ours is installed but the wheel."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    install = ["--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True)
    # A line in a .pth file adds the folder alone: the editable installation there is not followed.
    own = next((folder / "lib").glob("python*/site-packages"))
    (own / "locked.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder


@pytest.fixture
def run(environment: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a program of the environment in a folder of its own, with a home of its own."""
    surroundings = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "user"),
        "LANG": "C.UTF-8",
        "DOSSIER_AI_HOME": str(tmp_path / "home"),
        "DOSSIER_AI_KEY_FILE": str(tmp_path / "personal.key"),
    }
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def call(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(environment / "bin" / program), *arguments],
            cwd=elsewhere,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return call


def test_the_wheel_holds_what_the_program_needs(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for name in (
        "dossier_ai/cli/__init__.py",
        "dossier_ai/record/record.schema.json",
        f"{BUNDLED}/flows/verify_dossier.py",
        f"{BUNDLED}/models/page_kind/config.cfg",
        f"{BUNDLED}/models/page_kind/meta.json",
        f"{BUNDLED}/models/README.md",
        f"{BUNDLED}/corpus_samples/README.md",
    ):
        assert name in names, f"{name} is missing"
    for folder, suffix in (
        ("dossier_ai/schemes/packs", ".yaml"),
        ("dossier_ai/checks", ".yaml"),
        ("dossier_ai/report/templates", ".j2"),
        ("dossier_ai/report/templates", ".css"),
    ):
        here = {p.relative_to(TREE / "src").as_posix() for p in (TREE / "src" / folder).glob(f"*{suffix}")}
        assert here <= names, f"{sorted(here - names)} are missing"
        if folder.endswith(("packs", "templates")):
            assert here, f"there is no {suffix} in {folder}"
    truths = [n for n in names if n.startswith(f"{BUNDLED}/corpus_samples/") and n.endswith("/truth.json")]
    assert len(truths) >= 4


def test_every_file_of_the_package_is_in_the_wheel_and_nothing_stray(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    source = {
        p.relative_to(TREE / "src").as_posix()
        for p in (TREE / "src" / "dossier_ai").rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }
    assert source <= names
    stray = ("__pycache__", ".pyc", "/tests/", ".git", ".venv", "real_licences")
    assert not [n for n in names if any(s in n for s in stray)]


def test_the_installed_program_is_the_wheels_own(run):
    done = run("python", "-c", "import dossier_ai; print(dossier_ai.__file__)")
    assert "site-packages" in done.stdout and str(TREE / "src") not in done.stdout
    assert run("dossier-ai", "--version").stdout.strip() == dossier_ai.__version__


def test_schemes_are_listed_anywhere(run):
    done = run("dossier-ai", "schemes", "--json")
    assert done.returncode == 0, done.stderr
    assert "qinghai-platform" in [row["scheme"] for row in json.loads(done.stdout)]


def test_flows_models_and_samples_are_found_in_the_wheel(run, environment: Path):
    script = (
        "import json\n"
        "from dossier_ai.settings import Settings, bundled\n"
        "from dossier_ai.sorting.classifier import PageClassifier\n"
        "from dossier_ai.orchestration import load_flow\n"
        "names = ('flows', 'models', 'corpus_samples')\n"
        "classifier = PageClassifier.load(Settings().models / 'page_kind')\n"
        "flow = load_flow(Settings(), 'verify_dossier', 'verify_dossier')\n"
        "print(json.dumps([[str(bundled(n)) for n in names], classifier is not None, flow.name]))\n"
    )
    done = run("python", "-c", script)
    assert done.returncode == 0, done.stderr
    folders, classified, flow = json.loads(done.stdout)
    assert all(folder.startswith(str(environment)) and Path(folder).is_dir() for folder in folders)
    assert classified and flow == "verify-dossier"


def test_demo_runs_in_any_folder(run, tmp_path: Path, write_office_dossier: Callable[..., dict[str, Any]]):
    write_office_dossier(tmp_path / "samples" / "tiny")
    (tmp_path / "samples" / "tiny" / "truth.json").write_text('{"scheme": "qinghai-platform"}', "utf-8")
    done = run("dossier-ai", "demo", "--samples", str(tmp_path / "samples"))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr and "tiny" in done.stdout
    out = tmp_path / "elsewhere" / "out" / "demo" / "tiny"
    record = json.loads((out / "record.json").read_text("utf-8"))
    assert [d["kind"] for d in record["documents"]] == ["application_form", "equipment_list"]
    assert record["versions"]["models"] != "none"
    report = (out / "report.html").read_text("utf-8")
    assert "<style" in report and "机器" in report
