"""The shipped classifier: loads, stays small, keeps its measured accuracy, and knows nothing of figures."""

import json
from pathlib import Path

import pytest

from dossier_ai.kinds import ALL_KINDS
from dossier_ai.settings import bundled
from dossier_ai.sorting.classifier import PageClassifier, page_features, tempered

FOLDER = bundled("models") / "page_kind"


@pytest.fixture(scope="module")
def classifier():
    loaded = PageClassifier.load(FOLDER)
    assert loaded is not None
    return loaded


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("audit_report", ["编制单位：高原公司 单位：元", "资产 期末余额 年初余额 负债和所有者权益 期末余额",
                          "货币资金 1,234,567.89", "流动资产合计 流动负债合计", "固定资产 实收资本"]),
        ("staff_roster", ["序号 姓名 岗位 学历 毕业院校及专业 资格证名称 发证机关 工作年限 联系电话",
                          "1 王某 经理 本科 某大学 会计学 会计师 人社厅 5"]),
        ("served_enterprise_list", ["序号 服务企业名称 联系人 联系电话 服务内容简述 满意 不满意",
                                    "1 某商贸有限公司 李某 政策咨询 √"]),
    ],
)  # fmt: skip
def test_untitled_pages_are_recognised(classifier, kind, lines):
    assert classifier.classify(lines)[0] == kind


def test_every_label_is_a_kind_of_the_contract(classifier):
    assert set(classifier.labels) == {kind.id for kind in ALL_KINDS} | {"unknown"}


def test_it_is_small_and_its_figures_are_shipped():
    size = sum(p.stat().st_size for p in FOLDER.rglob("*") if p.is_file())
    assert size < 15 * 2**20
    metrics = json.loads((FOLDER / "metrics.json").read_text("utf-8"))
    assert metrics["sorting"]["clean"]["combination"]["page_kind"] >= 0.98
    for sorting in metrics["sorting"].values():
        assert sorting["combination"]["page_kind"] >= sorting["cues_alone"]["page_kind"]


def test_figures_and_dates_teach_nothing():
    assert page_features(["金额 1,234.56 元", "2025年3月"]) == page_features(
        ["金额 9,876.54 元", "2019年8月"]
    )


def test_a_folder_without_a_classifier_gives_none(tmp_path: Path):
    assert PageClassifier.load(tmp_path) is None


def test_the_temperature_makes_it_less_sure_and_changes_no_choice(classifier):
    scores = {"a": 0.9, "b": 0.09, "c": 0.01}
    warm = tempered(scores, 2.0)
    assert sum(warm.values()) == pytest.approx(1.0)
    assert warm["a"] < 0.9 and max(warm, key=warm.__getitem__) == "a"
    assert tempered(scores, 1.0) == pytest.approx(scores)
    assert classifier.temperature > 1.0
