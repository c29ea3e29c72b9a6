"""Malformed packs: each fault is refused with file, line, what is wrong and what to do."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from dossier_ai.errors import PackError
from dossier_ai.schemes import load_pack

NAME = "qinghai-platform-undated.yaml"
SOUND = (resources.files("dossier_ai.schemes") / "packs" / NAME).read_text(encoding="utf-8")


def load_text(folder: Path, text: str, name: str = NAME) -> None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    load_pack(path)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_the_sound_pack_loads(tmp_path: Path) -> None:
    load_text(tmp_path, SOUND)


@pytest.mark.parametrize(
    ("old", "new", "at", "what"),
    [
        ("edition_status: unknown", "edition_status: valid", "edition_status: v", "unknown edition status"),
        ("format: dossier-ai/scheme/1", "format: dossier-ai/scheme/9", "format:", "unknown format"),
        ("scheme: qinghai-platform", "scheme: tibet-platform", "scheme: tibet", "unknown scheme"),
        ("edition: undated", "edition: '2020-01-01'", "edition: '2020", "in a file of another name"),
        ("example_date: 2026-05-20", "example_date: 2026-05-40", "example_date: 2", "is no date"),
        ("clause: QH-7\n  reaches", "clause: QH-77\n  reaches", "clause: QH-77", "unknown clause"),
        ("- clause: QH-6-1\n", "- clause: QH-6-9\n", "- id: QH-6\n", "unknown clause `QH-6-9`"),
        ("- clause: QH-6-1\n", "- clause: QH-6\n", "- id: QH-6\n", "depends on itself"),
        ("- clause: QH-6-1\n", "- clause: QH-2\n", "- id: QH-6\n", "which has no rule"),
        ("- id: QH-3\n", "- id: QH-2\n", None, "twice"),
        ("- id: QH-3\n", "- id: 第三条\n", "- id: 第三条", "is no clause id"),
        ("kind: PROC", "kind: STEP", "kind: STEP", "unknown clause kind"),
        ("least: 1000000, unit", "least: 1000000.5, unit", "least: 1000000.5", "floating-point"),
        ("least: 1000000, unit", "least: viel, unit", "least: viel", "is no number"),
        ("unit: 万元", "unit: 百元", "unit: 百元", "unknown unit"),
        ("at_least: {value: fin", "at_lest: {value: fin", "at_lest", "unknown predicate"),
        ("fin.total_assets, year: -1", "fin.assets, year: -1", "value: fin.assets", "unknown input"),
        ("fin.total_assets, year: -1", "fin.total_assets", None, "needs year"),
        ("value: op_start", "value: sat.rate", "value: sat.rate", "is share, not date"),
        ("has: {value: ent.legal_person}", "has: {value: op_start}", "has: {value: op", "is date, not truth"),
        ("largest_drop: '1/5'", "largest_fall: '1/5'", "largest_fall", "unknown key"),
        ("        largest_drop: '1/5'\n", "", None, "missing key `largest_drop`"),
        ("years: [-2, -1]", "years: [-1, -2]", "years: [-1, -2]", "oldest first"),
        ("ambiguities: [AMB-08]", "ambiguities: [AMB-99]", "AMB-99", "unknown ambiguity"),
        ("kinds: [application_form]", "kinds: [form]", "kinds: [form]", "unknown document kind"),
        ("clause: QH-9-1, severity: B}", "clause: QH-9-1, severity: X}", "severity: X", "unknown severity"),
        ("verdict: PASS, values: {fin", "verdict: GOOD, values: {fin", "verdict: GOOD", "unknown verdict"),
        ("fin.total_assets.2025: 1000000}", "fin.asset.2025: 1}", "fin.asset.2025", "unknown value"),
        ("fin.total_assets.2025: 1000000}", "fin.total_assets: 1}", "fin.total_assets: 1", "unknown value"),
        ("confidence: '0.6'", "confidence: '6'", "confidence: '6'", "no confidence"),
        ("confidence: '0.6'", "confidence: 0.6", "confidence: 0.6", "floating-point"),
        ("  - id: QH-2\n", "  - id: QH-2\n    colour: red\n", "colour: red", "unknown key `colour`"),
        ("en: Comprehensive or specialised platform", "de: Plattform", "de: Plattform", "unknown key `de`"),
        ("otherwise: NA", "otherwise: PASS", "otherwise: PASS", "unknown verdict"),
        ("day: last}, {month: 2", "day: 40}, {month: 2", "day: 40", "no such day"),
        ("trigger: complaints", "trigger: gossip", "trigger: gossip", "unknown trigger"),
        ("defined: true", "defined: perhaps", "defined: perhaps", "expected true or false"),
        ("issuer: {zh:", "issuer: [{zh:", None, ""),
        ("example_date: 2026-05-20", "example_date: x\nexample_date: y", None, "duplicate key"),
        ("edition_status: unknown\n", "", None, "missing key `edition_status`"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, at: str | None, what: str
) -> None:
    assert old in SOUND
    text = SOUND.replace(old, new, 1)
    with pytest.raises(PackError) as caught:
        load_text(tmp_path, text)
    message = str(caught.value)
    match = re.match(rf"{re.escape(NAME)}:(\d+): .+; .+", message)
    assert match, message
    assert what in message
    if at is not None:
        assert int(match[1]) == line_of(text, at), message


def test_two_predicates_in_one_rule(tmp_path: Path) -> None:
    text = SOUND.replace("rule: {person_decides: {}}", "rule: {person_decides: {}, clause: QH-6}", 1)
    with pytest.raises(PackError, match="a rule has one predicate, found 2"):
        load_text(tmp_path, text)


def test_a_rule_is_needed(tmp_path: Path) -> None:
    text = SOUND.replace("    rule: {person_decides: {shows: [ent.kind]}}\n", "", 1)
    with pytest.raises(PackError, match="needs a rule"):
        load_text(tmp_path, text)


@pytest.mark.parametrize("text", ["", "- a\n", "just words", "a: [1, 2", "a: &x 1\nb: *y\n"])
def test_what_is_no_pack_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(PackError, match=rf"{re.escape(NAME)}:\d+: "):
        load_text(tmp_path, text)


def test_no_file_and_no_text(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be opened"):
        load_pack(tmp_path / NAME)
    (tmp_path / NAME).write_bytes(b"\xff\xfe\x00broken")
    with pytest.raises(PackError, match="UTF-8"):
        load_pack(tmp_path / NAME)


def test_yaml_cannot_run_code(tmp_path: Path) -> None:
    text = SOUND.replace("edition: undated", "edition: !!python/object/apply:os.getcwd []", 1)
    with pytest.raises(PackError):
        load_text(tmp_path, text)
