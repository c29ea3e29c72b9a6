"""The shipped schema holds for records of all schemes, and for the record frozen at the first release."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dossier_ai.core import Decision
from dossier_ai.corpus.truth import truth_dossier
from dossier_ai.pipeline import Request, decide
from dossier_ai.record import Record, load_record, record_bytes
from dossier_ai.record.schema import shipped_schema
from dossier_ai.record.serialise import is_intact
from dossier_ai.schemes import choose_pack

FROZEN = Path(__file__).with_name("record-1.json")
SCHEMES = (
    "guangdong-platform", "liaoning-platform", "qinghai-platform", "cicasme-platform", "chengdu-platform",
    "chengdu-base",
)  # fmt: skip


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = shipped_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_records_of_all_schemes_satisfy_it(scheme: str, validator: Any) -> None:
    made = truth_dossier(4, scheme, 2)
    dossier = made.dossier()
    decisions = (
        Decision(target="finding:XFN-16", action="answer", value=None, by="审核员", at="2026-06-01"),
        Decision(target="value:ent.name", action="correct", value="甲有限公司", by="审核员", at="2026-06-01"),
    )
    request = Request(path=Path("x"), scheme=scheme, procedure="initial", decisions=decisions)
    record = decide(
        request, dossier, choose_pack(scheme), [d.sha256 for d in dossier.documents],
        {"dossier_ai": "0", "ocr": "none", "models": "none"},
    )  # fmt: skip
    content = json.loads(record_bytes(record))
    assert content["findings"] and content["verdicts"] and content["fields"]
    assert [error.message for error in validator.iter_errors(content)] == []
    assert record_bytes(Record.model_validate(content)) == record_bytes(record)


def test_a_record_of_the_first_release_is_still_read(validator: Any) -> None:
    content = json.loads(FROZEN.read_bytes())
    assert [error.message for error in validator.iter_errors(content)] == []
    assert Record.model_validate(content).verdicts
    assert load_record(FROZEN).values["fin.total_assets.2023"].verified == "3011806.00"
    assert is_intact(content)


def test_keys_may_not_go_missing_or_change_their_type(validator: Any) -> None:
    content = json.loads(FROZEN.read_bytes())
    for key in ("values", "verdicts", "status", "application_date"):
        assert not validator.is_valid({k: v for k, v in content.items() if k != key})
    for change in ({"status": "fine"}, {"schema": "dossier-ai/record/2"}, {"values": []}, {"result": "pass"}):
        assert not validator.is_valid({**content, **change})
    boxless = copy.deepcopy(content)
    boxless["fields"][0]["evidence"][0]["box"] = "here"
    assert not validator.is_valid(boxless)
