"""What `models/` ships: small, the same answer every time, measured, made by a command that is told."""

import importlib.util
import json
from pathlib import Path

import pytest

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.settings import bundled
from dossier_ai.sorting.classifier import PageClassifier
from dossier_ai.sorting.entities import EntityReader
from dossier_ai.text.mentions import LABELS

MODELS = bundled("models")
TRAINED = {"page_kind": "train_page_kind.py", "entities": "train_entities.py"}
LIMIT = 15 * 2**20


def sign(folder: Path) -> str:
    spec = importlib.util.spec_from_file_location("signature", MODELS / "signature.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.signature_of(folder)


def page(*lines: str) -> Page:
    words = tuple(
        Word(t, Rect(100, 100 + 50 * i, 100 + 24 * len(t), 124 + 50 * i)) for i, t in enumerate(lines)
    )
    return Page("a.pdf", 1, 1240, 1754, Frame.plain(1240, 1754), words, "ocr")


@pytest.fixture(scope="module")
def reader() -> EntityReader:
    loaded = EntityReader.load(MODELS / "entities")
    assert loaded is not None
    return loaded


@pytest.mark.parametrize("name", TRAINED)
def test_every_model_is_small(name):
    assert 0 < sum(p.stat().st_size for p in (MODELS / name).rglob("*") if p.is_file()) < LIMIT


@pytest.mark.parametrize("name", TRAINED)
def test_the_metrics_are_those_of_the_weights_beside_them(name):
    metrics = json.loads((MODELS / name / "metrics.json").read_text("utf-8"))
    assert metrics["model"] == sign(MODELS / name)
    assert isinstance(metrics["seed"], int)


@pytest.mark.parametrize(("name", "script"), TRAINED.items())
def test_the_command_that_trains_is_told(name, script):
    readme = (MODELS / "README.md").read_text("utf-8")
    assert f"models/{script}" in readme and f"{name}/metrics.json" in readme
    assert (MODELS / script).is_file()


def test_page_kinds_are_the_same_twice():
    lines = [
        "房屋租赁合同",
        "出租方（甲方）：高原物业有限公司",
        "租赁期限自2024年1月1日起",
        "租金每月人民币3000元",
    ]
    first, second = (PageClassifier.load(MODELS / "page_kind") for _ in range(2))
    assert first is not None and second is not None
    assert first.classify(lines) == second.classify(lines)
    assert first.temperature != 1.0


def test_entities_are_the_same_twice_and_carry_their_places(reader):
    sheet = page("甲方：西宁高原商务服务有限公司", "签订日期：2024年3月15日", "合同金额：人民币120000元")
    again = EntityReader.load(MODELS / "entities")
    assert again is not None
    found = reader(sheet)
    assert [(m.label, m.text) for m in found] == [(m.label, m.text) for m in again(sheet)]
    assert {m.label for m in found} <= set(LABELS)
    date = next(m for m in found if m.label == "DATE")
    assert date.text == "2024年3月15日"
    assert date.spans[0].rect.top == 150 and date.spans[0].rect.left > 200


def test_an_empty_page_has_no_entities(reader):
    assert reader(page()) == ()


def test_a_folder_without_a_pipeline_gives_none(tmp_path):
    assert EntityReader.load(tmp_path) is None
