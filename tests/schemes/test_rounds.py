"""Rounds of the yearly notice. The notices here are invented; none comes with the package."""

from __future__ import annotations

import datetime as dt
import re
from importlib import resources
from pathlib import Path

import pytest

from dossier_ai.errors import PackError, UsageError
from dossier_ai.schemes import choose_pack, choose_round, list_materials, list_rounds, load_round

NAME = "guangdong-platform-2026.yaml"
SOUND = """format: dossier-ai/round/1
scheme: guangdong-platform
edition: 2023-draft
year: 2026
title: {zh: 关于组织申报的通知, en: Call for applications}
notice: {number: 样本函〔2026〕1号, issued: 2026-06-01, source: 样本网站}
opens: 2026-06-02
deadline: 2026-07-15
materials:
  - {kinds: [application_report], zh: 申报报告, en: Application report}
  - {kinds: [truth_declaration], zh: 真实性承诺书, en: Declaration, procedures: [initial]}
  - {kinds: [audit_report], zh: 上一年度审计报告, en: Annual audit}
forms:
  - {kind: application_form, zh: 申报书, en: Application form, annex: 附件1}
"""
GUANGDONG = choose_pack("guangdong-platform")


def written(folder: Path, text: str = SOUND, name: str = NAME) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_round_is_read_whole(tmp_path: Path) -> None:
    found = load_round(written(tmp_path))
    assert (found.id, found.opens, found.deadline) == (
        "guangdong-platform-2026", dt.date(2026, 6, 2), dt.date(2026, 7, 15),
    )  # fmt: skip
    assert [m.kinds[0] for m in found.materials] == [
        "application_form", "application_report", "truth_declaration", "audit_report",
    ]  # fmt: skip
    assert found.materials[0].annex == "附件1" and found.number == "样本函〔2026〕1号"


@pytest.mark.parametrize(
    ("old", "new", "at", "what"),
    [
        ("deadline: 2026-07-15", "deadline: 2026-02-30", "deadline", "is no date"),
        ("deadline: 2026-07-15", "deadline: 2026-06-01", "deadline", "before the first day"),
        ("kinds: [audit_report]", "kinds: [letter]", "kinds: [letter]", "unknown document kind `letter`"),
        ("kind: application_form", "kind: formular", "kind: formular", "unknown document kind"),
        ("annex: 附件1", "annexe: 附件1", "annexe", "unknown key `annexe`"),
        ("year: 2026", "year: 2027", "year: 2027", "in a file of another name"),
        ("scheme: guangdong-platform", "scheme: utopia", "scheme: utopia", "unknown scheme"),
        ("procedures: [initial]", "procedures: [appeal]", "procedures", "unknown procedure"),
        ("deadline: 2026-07-15\n", "", None, "missing key `deadline`"),
    ],
)
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, at: str | None, what: str
) -> None:
    text = SOUND.replace(old, new, 1)
    with pytest.raises(PackError) as caught:
        load_round(written(tmp_path, text))
    match = re.match(rf"{re.escape(NAME)}:(\d+): (.+; .+)", str(caught.value))
    assert match and what in match[2]
    if at is not None:
        assert at in text.splitlines()[int(match[1]) - 1]


def test_rounds_are_chosen_by_id_or_file(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert list_rounds(tmp_path) == ("guangdong-platform-2026",)
    for wanted in ("guangdong-platform-2026", str(path)):
        assert choose_round(wanted, "guangdong-platform", "2023-draft", tmp_path).year == 2026
    with pytest.raises(UsageError, match="no round `guangdong-platform-2025`"):
        choose_round("guangdong-platform-2025", "guangdong-platform", "2023-draft", tmp_path)
    with pytest.raises(UsageError, match="not of chengdu-base/2023-draft"):
        choose_round("guangdong-platform-2026", "chengdu-base", "2023-draft", tmp_path)


def test_two_rounds_a_year(tmp_path: Path) -> None:
    text = SOUND.replace("guangdong-platform", "cicasme-platform").replace("2023-draft", "2019-07-23")
    for n in (1, 2):
        written(tmp_path, text, f"cicasme-platform-2026-{n}.yaml")
    assert list_rounds(tmp_path) == ("cicasme-platform-2026-1", "cicasme-platform-2026-2")
    assert choose_round("cicasme-platform-2026-2", "cicasme-platform", "2019-07-23", tmp_path).year == 2026


def test_what_the_notice_names_is_blocking_and_replaces_what_was_inferred(tmp_path: Path) -> None:
    plain = list_materials(GUANGDONG)
    assert {m.severity for m in plain} == {"M"}
    with_round = list_materials(GUANGDONG, this_round=load_round(written(tmp_path)))
    named = [m for m in with_round if m.severity == "B"]
    assert [m.zh for m in named] == ["申报书", "申报报告", "真实性承诺书", "上一年度审计报告"]
    assert {m.clause for m in named} == {"GD-9"}
    # The audit and the report are named now: they are asked for once.
    kinds = [kind for m in with_round for kind in m.kinds]
    assert kinds.count("audit_report") == 1 and kinds.count("application_report") == 1
    assert len(with_round) == len(plain) + 2


def test_materials_by_kind_of_entity() -> None:
    asked = [m.kinds for m in list_materials(GUANGDONG, entity_kind="nonprofit")]
    assert ("service_income_audit", "government_contract") not in asked
    for kind in ("enterprise", None):
        asked = [m.kinds for m in list_materials(GUANGDONG, entity_kind=kind)]
        assert ("service_income_audit", "government_contract") in asked


def test_no_notice_comes_with_the_package_and_the_template_is_sound(tmp_path: Path) -> None:
    assert list_rounds() == ()
    template = resources.files("dossier_ai.schemes") / "rounds" / "template.yaml"
    text = template.read_text(encoding="utf-8")
    assert load_round(written(tmp_path, text)).deadline == dt.date(2026, 1, 31)
