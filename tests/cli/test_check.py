"""`check` decides from values and decisions alone, for one scheme or all, and shows where values stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dossier_ai.cli import app
from dossier_ai.corpus.truth import truth_dossier
from dossier_ai.errors import UsageError
from dossier_ai.pipeline import Request, decide
from dossier_ai.record import record_bytes
from dossier_ai.schemes import choose_pack

RUN = CliRunner()
Check = Callable[..., Any]
SCHEMES = {
    "guangdong-platform", "liaoning-platform", "qinghai-platform", "cicasme-platform", "chengdu-platform",
    "chengdu-base",
}  # fmt: skip


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    """A record whose form declares other assets than its audit report."""
    made = truth_dossier(1, "guangdong-platform", ["P19"])
    dossier = made.dossier()
    record = decide(
        Request(path=Path("x"), scheme="guangdong-platform"), dossier, choose_pack("guangdong-platform"),
        [d.sha256 for d in dossier.documents], {"dossier_ai": "0", "ocr": "none", "models": "none"},
    )  # fmt: skip
    read: dict[str, Any] = json.loads(record_bytes(record))
    return read


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    monkeypatch.setenv("COLUMNS", "200")

    def run(content: dict[str, Any], *arguments: str) -> str:
        path = tmp_path / "record.json"
        path.write_text(json.dumps(content), "utf-8")
        result = RUN.invoke(app, ["check", str(path), *arguments])
        if result.exception is not None:
            raise result.exception
        return str(result.stdout)

    return run


def test_values_and_decisions_are_all_it_needs(check: Check, content: dict[str, Any]) -> None:
    kept = ("schema", "scheme", "edition", "procedure", "application_date", "values", "decisions")
    bare = {key: content[key] for key in kept}
    for arguments in (("--json",), ("--json", "--scheme", "all"), ("--explain", "GD-6-3")):
        assert check(bare, *arguments) == check(content, *arguments)
    given = {v["clause"]: v["verdict"] for v in json.loads(check(bare, "--json"))["verdicts"]}
    assert given == {v["clause"]: v["verdict"] for v in content["verdicts"]}


def test_all_schemes_say_what_is_met_and_what_is_missing(check: Check, content: dict[str, Any]) -> None:
    answers = {answer["scheme"]: answer for answer in json.loads(check(content, "--json", "--scheme", "all"))}
    assert set(answers) == SCHEMES
    for answer in answers.values():
        judged = {v["clause"]: v["verdict"] for v in answer["verdicts"]}
        assert [c for c, verdict in judged.items() if verdict == "PASS"] == answer["met"]
        assert {*answer["failed"], *answer["open"]} == {lack["clause"] for lack in answer["lacks"]}
    staff = next(x for x in answers["qinghai-platform"]["lacks"] if x["clause"] == "QH-5-4a")
    own = content["values"]["staff.n_platform"]["verified"]
    assert staff["shortfalls"] == [{"zh": f"{15 - int(own)} 人", "en": f"{15 - int(own)} persons"}]
    table = check(content, "--scheme", "all")
    assert f"差 {15 - int(own)} 人" in table
    assert all(scheme in table for scheme in SCHEMES)


def test_assumptions_add_up_and_show_before_and_after(check: Check, content: dict[str, Any]) -> None:
    before = json.dumps(content)
    arguments = ("--scheme", "qinghai-platform", "--what-if", "staff.n_platform=15", "--what-if",
                 "fin.total_assets.2023=999999.99")  # fmt: skip
    changed = {c["clause"]: c for c in json.loads(check(content, "--json", *arguments))["what_if"]["changed"]}
    assert (changed["QH-5-4a"]["before"], changed["QH-5-4a"]["after"]) == ("FAIL", "PASS")
    assert (changed["QH-5-1b"]["before"], changed["QH-5-1b"]["after"]) == ("PASS", "FAIL")
    shown = check(content, *arguments)
    assert "→" in shown
    assert json.dumps(content) == before


def test_money_falls_short_in_the_clauses_own_unit(check: Check, content: dict[str, Any]) -> None:
    answer = json.loads(check(content, "--json", "--what-if", "fin.total_assets.2023=1999999.99"))
    lack = next(x for x in answer["lacks"] if x["clause"] == "GD-6-3")
    assert lack["shortfalls"] == [{"zh": "0.000001 万元", "en": "0.01 yuan"}]


def test_a_verdict_leads_to_the_region_of_a_page(check: Check, content: dict[str, Any]) -> None:
    answer = json.loads(check(content, "--json"))
    verdict = next(v for v in answer["verdicts"] if v["clause"] == "GD-6-3")
    assert verdict["trace"]["values"] or verdict["trace"]["inputs"]
    (place, *_) = answer["inputs"]["fin.total_assets.2023"]["evidence"]
    assert place["page"] == 1 and len(place["box"]) == 4
    shown = check(content, "--explain", "GD-6-3")
    assert "at_least" in shown and place["file"] in shown and "p.1" in shown


def test_an_unknown_clause_is_wrong_use(check: Check, content: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="QH-5-4a"):
        check(content, "--explain", "QH-5-4a")


def correction(target: str, value: str | None) -> dict[str, Any]:
    return {"target": target, "action": "correct", "value": value, "by": "审核员", "at": "2026-06-01"}


def test_corrections_of_values_need_nothing_but_values(
    check: Check, content: dict[str, Any], tmp_path: Path
) -> None:
    decisions = tmp_path / "decisions.json"
    decisions.write_text(json.dumps([correction("value:fin.total_assets.2023", "1999999.99")]), "utf-8")
    bare = {key: value for key, value in content.items() if key not in ("fields", "documents", "verdicts")}
    answer = json.loads(check(bare, "--json", "--decisions", str(decisions)))
    assert next(v for v in answer["verdicts"] if v["clause"] == "GD-6-3")["verdict"] == "FAIL"
    assert answer["inputs"]["fin.total_assets.2023"]["evidence"][0]["grounding"] == "human"


def test_corrections_of_fields_are_decided_from_the_stored_fields(
    check: Check, content: dict[str, Any], tmp_path: Path
) -> None:
    decisions = tmp_path / "decisions.json"
    shown = content["values"]["fin.total_assets.2023"]["evidence"][0]
    document = next(d["id"] for d in content["documents"] if d["file"] == shown["file"])
    target = f"field:{document}:audit_report.total_assets"
    decisions.write_text(json.dumps([correction(target, "1999999.99")]), "utf-8")
    answer = json.loads(check(content, "--json", "--decisions", str(decisions)))
    value = answer["inputs"]["fin.total_assets.2023"]
    assert value["verified"] == "1999999.99"
    assert value["evidence"][0] == {**shown, "grounding": "human"}
    assert next(v for v in answer["verdicts"] if v["clause"] == "GD-6-3")["verdict"] == "FAIL"
    bare = {key: v for key, v in content.items() if key != "fields"}
    with pytest.raises(UsageError, match="no whole record"):
        check(bare, "--decisions", str(decisions))
