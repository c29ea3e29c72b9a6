"""What the design promises and no other test would notice."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import dossier_ai

PACKAGE = Path(dossier_ai.__file__).parent
SOURCES = sorted(p for p in PACKAGE.rglob("*") if p.suffix in (".py", ".yaml", ".j2", ".css"))
PYTHON = [p for p in SOURCES if p.suffix == ".py"]


def test_the_package_is_looked_at():
    assert len(PYTHON) > 100


@pytest.mark.parametrize("word", ["FAKE", "示例", "虚构"])
def test_only_the_generator_knows_invented_organisations(word):
    """Reading must not profit from the marks of samples (domain 01, Identity)."""
    knowing = [
        str(p.relative_to(PACKAGE))
        for p in SOURCES
        if PACKAGE / "corpus" not in p.parents and word in p.read_text("utf-8")
    ]
    assert knowing == []


def test_prefect_is_imported_in_one_adapter_only():
    importing = []
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(n.split(".")[0] == "prefect" for n in names):
                importing.append(path.name)
    assert importing == []


def test_only_the_store_touches_sqlite():
    """`intake` and `workshop` hold the store's database handle but run no SQL of their own."""
    touching = {
        p.relative_to(PACKAGE).parts[0]
        for p in PYTHON
        if "import sqlite3" in p.read_text("utf-8") or ".execute(" in p.read_text("utf-8")
    }
    assert touching <= {"store"}


def test_every_room_says_what_it_is():
    silent = [
        str(p.relative_to(PACKAGE)) for p in PYTHON if not ast.get_docstring(ast.parse(p.read_text("utf-8")))
    ]
    empty = [s for s in silent if (PACKAGE / s).read_text("utf-8").strip()]
    assert empty == []


def test_no_decision_is_made_with_eval():
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("eval", "exec"), path
