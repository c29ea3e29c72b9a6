"""`extract --form`: an office file read by an administrator's form, and what the form says is not printed."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from dossier_ai import cli
from dossier_ai.errors import FormError, UsageError
from dossier_ai.settings import Settings
from dossier_ai.workshop import Workshop

FORM = """\
format: dossier-ai/form/1
id: mine
kind: application_form
title: {zh: 平台备案登记表, en: Registration form}
edition: "2027"
recognise: {titles: [平台备案登记表], anchors: [备案单位, 负责人姓名]}
sections:
  - fields:
      - {key: applicant, zh: 备案单位, en: Applicant, format: organisation, labels: [备案单位]}
      - {key: legal_rep, zh: 负责人, en: Head, format: person, labels: [负责人姓名]}
      - {key: hotline, zh: 热线, en: Hotline, format: phone, labels: [值班热线]}
      - {key: motto, zh: 口号, en: Motto, labels: [服务口号]}
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOSSIER_AI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DOSSIER_AI_KEY_FILE", str(tmp_path / "personal.key"))
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "forms").mkdir()
    (tmp_path / "mine.yaml").write_text(FORM, "utf-8")
    paper = docx.Document()
    paper.add_heading("某市平台备案登记表", 0)
    table = paper.add_table(rows=0, cols=2)
    for label, answer in [
        ("备案单位", "甲乙服务有限公司"),
        ("负责人姓名", "丙丁"),
        ("值班热线", "0971-6100000"),
    ]:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, answer
    paper.save(str(tmp_path / "paper.docx"))
    return tmp_path


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["dossier-ai", *arguments])
        status = 0
        try:
            cli.main()
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


def test_a_form_is_tried_and_says_what_is_not_printed(call):
    status, out, _ = call("extract", "--form", "mine.yaml", "paper.docx", "--json")
    assert status == 0
    (document,) = json.loads(out)
    assert document["kind"] == "application_form"
    values = {f["name"]: f["value"] for f in document["fields"]}
    assert values["application_form.applicant"] == "甲乙服务有限公司"
    assert values["application_form.legal_rep"] == "丙丁"
    # A number of format phone is concealed although the key is the administrator's own.
    assert values["application_form.hotline"]["masked"].endswith("0000")
    assert "6100000" not in out
    assert document["forms"] == [
        {"form": "mine", "recognised": True, "used": True,
         "unprinted": [{"key": "motto", "labels": ["服务口号"]}]}
    ]  # fmt: skip


def test_the_screen_names_the_missing_labels(call):
    status, out, _ = call("extract", "--form", "mine.yaml", "paper.docx")
    assert status == 0
    assert "read by this form" in out and "motto" in out and "服务口号" in out
    assert "值班热线" not in out


def test_a_form_that_no_page_carries_says_so(call, place):
    other = FORM.replace("titles: [平台备案登记表]", "titles: [年检表]").replace(
        "anchors: [备案单位, 负责人姓名]", "anchors: []"
    )
    (place / "mine.yaml").write_text(other, "utf-8")
    status, out, _ = call("extract", "--form", "mine.yaml", "paper.docx")
    assert status == 0 and "not recognised" in out


def test_a_faulty_form_is_one_line_with_its_place(call, place):
    (place / "mine.yaml").write_text(FORM.replace("format: phone", "format: fone"), "utf-8")
    status, out, err = call("extract", "--form", "mine.yaml", "paper.docx")
    assert (status, out) == (1, "")
    assert "mine.yaml:11: unknown format `fone`" in err and "Traceback" not in err


def test_the_folder_of_the_settings_is_used_and_a_tried_form_of_it_counts_once(place, monkeypatch):
    kept = place / "forms" / "mine.yaml"
    kept.write_text(FORM, "utf-8")
    monkeypatch.setenv("DOSSIER_AI_FORMS", str(place / "forms"))
    assert [form.id for form in Workshop(Settings(), place).forms] == ["mine"]
    assert [form.id for form in Workshop(Settings(), place, (kept,)).forms] == ["mine"]
    with pytest.raises(FormError, match="already a form"):
        _ = Workshop(Settings(), place, (place / "mine.yaml",)).forms
    monkeypatch.setenv("DOSSIER_AI_FORMS", str(place / "nowhere"))
    with pytest.raises(UsageError, match="no folder of forms"):
        _ = Workshop(Settings(), place).forms
