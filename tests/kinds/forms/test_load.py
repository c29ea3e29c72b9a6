"""A form file is read strictly: every fault names its line and what to do; a form may be based on another."""

from __future__ import annotations

import pytest

from dossier_ai.errors import FormError
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.kinds.forms.load import load_forms, shipped_forms

HEAD = """\
format: dossier-ai/form/1
id: mine
kind: application_form
title: {zh: 表, en: Form}
edition: "2027"
recognise: {titles: [登记表], anchors: []}
sections:
  - title: 一、情况
    fields:
"""
LABELLED = "      - {key: region, zh: 地区, en: Region, labels: [地区]}\n"


def load(tmp_path, text, name="mine.yaml"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return load_forms([path], ALL_KINDS, shipped_forms())


def test_the_smallest_form(tmp_path):
    (form,) = load(tmp_path, HEAD + LABELLED)
    assert [f.key for f in form.fields] == ["region"]
    assert (form.unit, form.fallback, form.file) == ("元", False, "mine.yaml")


@pytest.mark.parametrize(
    ("entry", "line", "says"),
    [
        ("{key: a, zh: 甲, en: A}", 10, "cannot be found"),
        ("{key: a, zh: 甲, en: A, labels: []}", 10, "no label"),
        ("{key: A b, zh: 甲, en: A, labels: [甲方]}", 10, "is no key"),
        ("{key: a, zh: 甲, en: A, label: [甲方]}", 10, "unknown key `label`"),
        ("{key: a, zh: 甲, en: A, labels: [甲方], format: dates}", 10, "unknown format `dates`"),
        ("{key: a, zh: 甲, en: A, labels: [甲方], format: rows}", 10, "rows without a table"),
        ("{key: a, zh: 甲, en: A, labels: [甲方], format: enum}", 10, "without boxes"),
        ("{key: a, zh: 甲, en: A, labels: [甲方], unit: 万元}", 10, "a unit for `text`"),
        ("{key: a, zh: 甲, en: A, labels: [甲方], format: money, unit: 两}", 10, "unknown unit `两`"),
        ("{key: a, zh: 甲, en: A, labels: [甲方], format: date, block: true}", 10, "a block of format"),
        ("{key: a, zh: 甲, en: A, labels: [甲方], required: 1}", 10, "true or false"),
        ("{key: a, zh: 甲, en: A, format: enum, options: {是: 是}}", 10, "one box alone"),
        ("{key: a, zh: 甲, en: A, format: mark, options: {是: 是, 否: 否}}", 10, "true or false"),
        ("{key: a, zh: 甲, en: A, format: date, options: {是: 是, 否: 否}}", 10, "boxes in a field"),
        ("{key: a, zh: 甲, en: A, options: {是: a, 否: b}, seal: [[盖章]]}", 10, "in one field"),
        ("{key: a, zh: 甲, en: A, opinion: {}}", 10, "without a label"),
        (
            "{key: total_assets, zh: 甲, en: A, labels: [资产], format: text}",
            10,
            "`money` in application_form",
        ),
        ("{sentence: 面积＿平米＿层, blanks: [{key: a, zh: 甲, en: A}]}", 10, "2 blanks in the sentence, 1"),
        ("{sentence: ＿平米, blanks: [{key: a, zh: 甲, en: A}]}", 10, "without printed words before"),
        (
            "{key: a, zh: 甲, en: A, table: {anchor: x, columns: [{key: y, labels: [乙]}]}}",
            10,
            "fewer than two",
        ),
        (
            "{key: a, zh: 甲, en: A, table: {anchor: x, "
            "columns: [{key: y, labels: [乙]}, {key: z, labels: [丙]}]}}",
            10,
            "unknown column `x`",
        ),
        (
            "{key: a, zh: 甲, en: A, table: {anchor: y, "
            "columns: [{key: y, labels: [乙]}, {key: y, labels: [丙]}]}}",
            10,
            "the column `y` is there twice",
        ),
        (
            "{key: a, zh: 甲, en: A, table: {anchor: y, not_above: {q: y}, "
            "columns: [{key: y, labels: [乙]}, {key: z, labels: [丙]}]}}",
            10,
            "unknown column `q`",
        ),
        (
            "{key: years, zh: 甲, en: A, table: {anchor: year, columns: "
            "[{key: year, labels: [年], format: integer}, {key: revenue, labels: [收入], format: text}]}}",
            10,
            "the column `revenue` is `text` here and `money`",
        ),
    ],
)
def test_faults_of_a_field_name_their_line(tmp_path, entry, line, says):
    with pytest.raises(FormError) as caught:
        load(tmp_path, HEAD + f"      - {entry}\n")
    assert str(caught.value).startswith(f"mine.yaml:{line}: ")
    assert says in str(caught.value) and caught.value.hint


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("dossier-ai/form/1", "dossier-ai/form/2", 1, "unknown format"),
        ("id: mine", "id: Mine Form", 2, "is no id"),
        ("id: mine", "id: qinghai-annex-1", 2, "already a form"),
        ("kind: application_form", "kind: shopping_list", 3, "unknown kind `shopping_list`"),
        ('edition: "2027"', "edition: 2027", 5, "expected text"),
        ("titles: [登记表]", "titles: []", 6, "needs a title"),
        ("recognise:", "recognize:", 6, "unknown key `recognize`"),
        ("sections:", "without: [region]\nsections:", 7, "needs a base"),
        ("sections:", "base: other\nsections:", 7, "unknown form `other`"),
        ("sections:", "unit: 两\nsections:", 7, "unknown unit"),
        ("title: {zh: 表, en: Form}", "title: {zh: 表}", 4, "missing key `en`"),
        ("title: {zh: 表", "title: {zh: [", 4, ""),
    ],
)
def test_faults_of_the_head_name_their_line(tmp_path, old, new, line, says):
    with pytest.raises(FormError) as caught:
        load(tmp_path, (HEAD + LABELLED).replace(old, new))
    assert says in str(caught.value)
    if says:
        assert str(caught.value).startswith(f"mine.yaml:{line}: ")


def test_a_key_given_twice_is_refused_with_both_lines(tmp_path):
    with pytest.raises(
        FormError, match=r"mine.yaml:11: the key `region` is there twice \(first in line 10\)"
    ):
        load(tmp_path, HEAD + LABELLED + LABELLED)


def test_a_missing_file_is_an_error_of_the_form(tmp_path):
    with pytest.raises(FormError, match="cannot be opened"):
        load_forms([tmp_path / "nothing.yaml"])


BASED = """\
format: dossier-ai/form/1
id: next-year
kind: application_form
title: {zh: 表, en: Form}
edition: "2028"
base: mine
without: [region]
recognise: {titles: [登记表], anchors: []}
sections:
  - fields:
      - {key: address, zh: 住所, en: Seat, labels: [住所]}
"""


def test_a_form_is_laid_over_its_base_whatever_the_order_of_files(tmp_path):
    (tmp_path / "b.yaml").write_text(HEAD + LABELLED, "utf-8")
    (tmp_path / "a.yaml").write_text(BASED, "utf-8")
    forms = {f.id: f for f in load_forms(sorted(tmp_path.glob("*.yaml")), ALL_KINDS)}
    assert [f.key for f in forms["next-year"].fields] == ["address"]
    assert [f.key for f in forms["mine"].fields] == ["region"]


def test_a_field_takes_the_place_of_the_bases(tmp_path):
    text = BASED.replace("base: mine", "base: qinghai-annex-1").replace("without: [region]\n", "")
    (form,) = load(tmp_path, text)
    (old,) = [f for f in shipped_forms() if f.id == "qinghai-annex-1"]
    assert [f.key for f in form.fields] == [f.key for f in old.fields]
    assert form.field("address").labels == ("住所",)
    assert form.unit == "万元"


def test_a_circle_of_bases_is_refused(tmp_path):
    (tmp_path / "a.yaml").write_text(BASED.replace("base: mine", "base: next-year"), "utf-8")
    with pytest.raises(FormError, match="unknown form `next-year`"):
        load_forms([tmp_path / "a.yaml"], ALL_KINDS)
