"""The measurement on licences: what counts as right, how misses are classed, what the figures are."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.corpus.licence_normal import normal
from dossier_ai.corpus.licences import SHORT, Rate, measure_licences
from dossier_ai.errors import DossierError

TRUTH = {
    "uscc": "91630102FAKE0003X0",
    "name": "青海禾苗企业服务有限公司",
    "legal_rep": "赵一山",
    "capital": "伍佰万元整",
    "established": "2016年03月08日",
    "address": "西宁市城西区某某路88号",
}
LABELS = {
    "uscc": "统一社会信用代码",
    "name": "名称",
    "legal_rep": "法定代表人",
    "capital": "注册资本",
    "established": "成立日期",
    "address": "住所",
}


def page(values: Mapping[str, str], extra: str = "") -> Page:
    words = []
    for i, (key, label) in enumerate(LABELS.items()):
        for left, text in (
            (100, label),
            (320, values.get(key, "")),
            (100 if i == 5 else 0, extra if i == 5 else ""),
        ):
            if text:
                top = 100 + 50 * i + (300 if text == extra else 0)
                width = sum(20 if ord(c) > 0x2E80 else 11 for c in text)
                words.append(Word(text, Rect(left, top, left + width, top + 20)))
    return Page("a.jpg", 1, 900, 1200, Frame.plain(900, 1200), tuple(words), "ocr")


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    def build(truth: Mapping[str, str]) -> Path:
        (tmp_path / "one.jpg").write_bytes(b"picture")
        record = {"kind": "business_licence", "fields": dict(truth), "printed_labels": LABELS}
        (tmp_path / "one.json").write_text(json.dumps(record), encoding="utf-8")
        return tmp_path

    return build


def test_all_right(folder: Callable[[Mapping[str, str]], Path]) -> None:
    result = measure_licences(folder(TRUTH), lambda path: page(TRUTH))
    assert result.pictures == 1
    assert result.short_mean == 1.0
    assert all(result.rates[key] == Rate(1, 1) for key in (*SHORT, "address"))
    assert result.rates["scope"] == Rate(0, 0)
    assert result.misses == ()


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        ("uscc", "91630102fake0003x0 ", "91630102FAKE0003X0"),
        ("name", "青海（西宁）某某公司", "青海(西宁) 某某公司"),
        ("capital", "人民币5000000元", "伍佰万圆整"),
        ("capital", "5000000", "500.0000万元整"),
        ("established", "2016年3月8日", "2016-03-08"),
        ("established", "二〇一六年三月八日", "2016-03-08"),
        ("term", "2016-03-08/2036-03-07", "自2016年03月08日至2036年03月07日"),
        ("term", "2016-03-08/..", "2016年03月08日至******"),
        ("term", "2016-03-08/..", "2016年03月08日至年月日"),
        ("term", "/..", "长期"),
        ("address", "住所西宁市某路1号", "西宁市某路１号"),
        ("address", "某路4—10楼“东门”", '某路4-10楼"东门"'),
        ("scope", "软件；会议。", "软件,会议"),
    ],
)
def test_equal_after_normalisation(key: str, one: str, other: str) -> None:
    assert normal(key, one) == normal(key, other)


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        ("name", "青海禾苗有限公司", "青海禾苗有限责任公司"),
        ("legal_rep", "李己", "李已"),
        ("capital", "伍佰万元整", "伍拾万元整"),
        ("established", "2016-03", "2016-03-08"),
        ("address", "某路1号", "某路1号2室"),
        ("uscc", "91630102FAKE0003X0", "91630102FAKE0003XO"),
    ],
)
def test_different_after_normalisation(key: str, one: str, other: str) -> None:
    assert normal(key, one) != normal(key, other)


def test_a_character_that_was_not_read_is_an_ocr_miss(folder: Callable[[Mapping[str, str]], Path]) -> None:
    result = measure_licences(folder(TRUTH), lambda path: page(TRUTH | {"name": "青海禾苗企业服芳有限公司"}))
    assert [(m.key, m.miss_class) for m in result.misses] == [("name", "ocr")]
    assert result.rates["name"] == Rate(0, 1)
    assert result.short_mean == pytest.approx(0.8)


def test_a_value_that_was_read_but_not_chosen_is_a_rule_miss(
    folder: Callable[[Mapping[str, str]], Path],
) -> None:
    result = measure_licences(
        folder(TRUTH), lambda path: page(TRUTH | {"legal_rep": "钱二"}, extra="股东 赵一山")
    )
    assert [(m.key, m.miss_class) for m in result.misses] == [("legal_rep", "rule")]


def test_a_truth_that_fails_its_check_is_a_label_miss(folder: Callable[[Mapping[str, str]], Path]) -> None:
    wrong = TRUTH | {"uscc": "91630102FAKE0003X1", "established": "2016年03月"}
    result = measure_licences(folder(wrong), lambda path: page(TRUTH))
    assert ("uscc", "label") in [(m.key, m.miss_class) for m in result.misses]


def test_two_readings_that_agree_against_the_truth(folder: Callable[[Mapping[str, str]], Path]) -> None:
    wrong = TRUTH | {"name": "青海禾田企业服务有限公司"}
    alone = measure_licences(folder(wrong), lambda path: page(TRUTH))
    assert alone.misses[0].miss_class == "ocr"
    both = measure_licences(folder(wrong), lambda path: page(TRUTH), second=lambda path: page(TRUTH))
    assert both.misses[0].miss_class == "label"


def test_an_unreadable_picture_misses_everything(folder: Callable[[Mapping[str, str]], Path]) -> None:
    def fails(path: Path) -> Page:
        raise DossierError("broken")

    result = measure_licences(folder(TRUTH), fails)
    assert result.unreadable == ("one.jpg",)
    assert result.short_mean == 0.0
    assert {m.miss_class for m in result.misses} == {"ocr"}


def test_wilson_interval() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263 and 15 of 148."""
    assert [round(v, 4) for v in Rate(81, 263).interval] == [0.2553, 0.3662]
    assert [round(v, 4) for v in Rate(15, 148).interval] == [0.0624, 0.1605]
    assert Rate(48, 48).interval[1] == pytest.approx(1.0)


def test_json_and_table_hold_no_values(folder: Callable[[Mapping[str, str]], Path]) -> None:
    root = folder(TRUTH)
    result = measure_licences(root, lambda path: page(TRUTH | {"name": "甲"}))
    text = json.dumps(result.as_json(), ensure_ascii=False) + result.as_table()
    assert "青海" not in text
    assert "| name | 0/1 | 0.0%" in text
    assert result.as_json()["misses"][0]["class"] == "ocr"
    kept = measure_licences(root, lambda path: page(TRUTH | {"name": "甲"}), keep_values=True)
    assert kept.as_json()["misses"][0]["expected"] == TRUTH["name"]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="holds no licence picture"):
        measure_licences(tmp_path, lambda path: page(TRUTH))
