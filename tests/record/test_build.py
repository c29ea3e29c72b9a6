"""The record: status, digest, bytes, schema, and the same answer from the file alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest

from dossier_ai.core import Decision, Dossier, Finding, Message, Problem, Verdict
from dossier_ai.errors import DossierError, UsageError
from dossier_ai.record import (
    Record,
    build_record,
    digest_of,
    dossier_id_of,
    establish_values,
    load_record,
    record_bytes,
)
from dossier_ai.record.schema import FILE, schema_text, shipped_schema
from dossier_ai.record.serialise import canonical_bytes, is_intact
from dossier_ai.schemes import choose_pack, judge, list_materials

HASHES = ("b" * 64, "a" * 64)
KINDS = (
    "application_report", "equipment_list", "policy_document", "truth_declaration", "service_evidence",
    "cooperation_agreement",
)  # fmt: skip


def whole_dossier(kit: SimpleNamespace) -> Dossier:
    make = kit.Maker()
    kit.add_licence(make, code="91440106FAKE00013X")
    kit.add_form(make)
    roster = make.document("staff_roster")
    make.rows(roster, kit.staff_rows(16, 12, 6, 2))
    served = make.document("served_enterprise_list")
    make.rows(served, kit.served_rows(120, satisfied=115))
    special = make.document("service_income_audit")
    make.field(special, "period", "2025")
    for kind in KINDS:
        make.document(kind)
    return make.done()


def build(
    dossier: Dossier, *, findings: tuple[Finding, ...] = (), decisions: tuple[Decision, ...] = ()
) -> Record:
    pack = choose_pack("qinghai-platform")
    values = establish_values(dossier)
    answer = judge(pack, values, decisions, dossier.application_date)
    return build_record(
        dossier,
        file_hashes=HASHES,
        scheme=pack.scheme,
        edition=pack.edition,
        procedure="initial",
        values=values,
        findings=(*findings, *answer.findings),
        verdicts=answer.verdicts,
        result=answer.result,
        decisions=decisions,
        missing=answer.missing,
        required=[m.kinds for m in list_materials(pack) if m.severity == "B"],
        versions={"dossier_ai": "0.1.0", "scheme": pack.version, "ocr": "none", "models": "none"},
    )


def finding(severity: str = "B", **extra: Any) -> Finding:
    return Finding(id="XFN-16", severity=severity, message=Message(zh="总资产不一致", en="differs"), **extra)


def decision(target: str, action: str) -> Decision:
    return Decision(target=target, action=action, by="审核员", at="2026-06-01", reason_code="checked")


@pytest.fixture
def record(kit: SimpleNamespace) -> Record:
    return build(whole_dossier(kit), findings=(finding(),))


class TestShape:
    def test_it_satisfies_the_shipped_schema(self, record: Record) -> None:
        jsonschema.validate(record.as_json(), shipped_schema())

    def test_the_shipped_schema_is_current(self) -> None:
        from importlib import resources

        shipped = (resources.files("dossier_ai.record") / FILE).read_text(encoding="utf-8")
        assert shipped == schema_text(), "run dossier_ai.record.schema.write_schema"

    def test_it_has_the_keys_of_the_contract(self, record: Record) -> None:
        plain = record.as_json()
        wanted = (
            "schema dossier_id scheme edition application_date status result applicant documents fields "
            "values findings verdicts decisions missing problems versions digest"
        )
        assert set(wanted.split()) <= plain.keys()
        assert plain["schema"] == "dossier-ai/record/1"
        assert plain["application_date"] == "2026-05-20"
        assert (
            plain["findings"][0]["class"] == "contradiction" and "finding_class" not in plain["findings"][0]
        )
        assert {"clause", "verdict", "reason", "inputs", "edition_status", "trace"} <= plain["verdicts"][
            0
        ].keys()
        assert plain["applicant"] == {
            "name": "西宁样例企业服务有限公司", "uscc": "91440106FAKE00013X", "kind": "enterprise",
            "legal_person": True,
        }  # fmt: skip
        assert plain["values"]["fin.total_assets.2025"]["declared"] == "3256800"

    def test_every_verified_value_has_evidence(self, record: Record) -> None:
        assert all(v.evidence for v in record.values.values() if v.verified is not None)

    def test_missing_inputs_are_named(self, record: Record) -> None:
        assert "res.institutions" in record.missing and "docs.topics" in record.missing
        assert list(record.missing) == sorted(record.missing)


class TestStatus:
    """Status judges the evidence only."""

    def test_verified(self, kit: SimpleNamespace) -> None:
        assert build(whole_dossier(kit)).status == "verified"

    @pytest.mark.parametrize(
        ("extra", "status"),
        [
            ({"severity": "B"}, "needs_review"),
            ({"severity": "M"}, "needs_review"),
            ({"severity": "m"}, "verified"),
            ({"severity": "I"}, "verified"),
            ({"severity": "B", "finding_class": "threshold"}, "verified"),
            ({"severity": "B", "state": "answered"}, "verified"),
        ],
    )
    def test_findings(self, kit: SimpleNamespace, extra: dict[str, str], status: str) -> None:
        assert build(whole_dossier(kit), findings=(finding(**extra),)).status == status

    def test_a_missing_material_is_incomplete(self, kit: SimpleNamespace) -> None:
        dossier = whole_dossier(kit)
        without = tuple(d for d in dossier.documents if d.kind != "truth_declaration")
        assert build(replace(dossier, documents=without)).status == "incomplete"

    def test_an_open_problem_is_never_verified(self, kit: SimpleNamespace) -> None:
        problem = Problem(stage="reading", code="unreadable-file", message="x", file="99.pdf")
        assert build(replace(whole_dossier(kit), problems=(problem,))).status == "needs_review"

    def test_an_unreadable_material_is_incomplete(self, kit: SimpleNamespace) -> None:
        dossier = whole_dossier(kit)
        entry = dossier.of_kind("truth_declaration")[0]
        problem = Problem(stage="reading", code="unread-page", message="x", file=entry.file, page=1)
        assert build(replace(dossier, problems=(problem,))).status == "incomplete"

    def test_decisions_settle_findings_and_problems(self, kit: SimpleNamespace) -> None:
        problem = Problem(stage="reading", code="unread-page", message="x", file="99.pdf", page=2)
        dossier = replace(whole_dossier(kit), problems=(problem,))
        for action, status in (("answer", "verified"), ("waive", "verified"), ("confirm", "needs_review")):
            decisions = (
                decision("finding:XFN-16", action),
                decision("problem:unread-page:99.pdf:2", "waive"),
            )
            built = build(dossier, findings=(finding(),), decisions=decisions)
            assert built.status == status
            assert built.problems[0].state == "waived"

    def test_a_scheme_that_fails_may_be_verified(self, kit: SimpleNamespace) -> None:
        dossier = whole_dossier(kit)
        made = (
            Decision(target="clause:QH-5-2", action="confirm", value="FAIL", by="审核员", at="2026-06-01"),
        )
        built = build(dossier, decisions=made)
        assert (built.status, built.result) == ("verified", Verdict.FAIL)


class TestBytes:
    def test_the_digest_covers_everything_else(self, record: Record) -> None:
        plain = record.as_json()
        assert plain["digest"] == digest_of(plain) and is_intact(plain)
        assert not is_intact({**plain, "result": "PASS"})
        assert is_intact(json.loads(record_bytes(record)))

    def test_the_same_input_gives_the_same_bytes(self, kit: SimpleNamespace) -> None:
        dossier = whole_dossier(kit)
        turned = Dossier(
            dossier.application_date,
            tuple(reversed(dossier.documents)),
            tuple(sorted(dossier.fields, key=lambda f: f.document, reverse=True)),
        )
        assert record_bytes(build(dossier)) == record_bytes(build(turned))

    def test_the_id_comes_from_the_hashes_in_any_order(self) -> None:
        assert dossier_id_of(HASHES) == dossier_id_of(reversed(HASHES))
        assert dossier_id_of(HASHES) != dossier_id_of(HASHES[:1])

    def test_canonical_json(self) -> None:
        assert canonical_bytes({"b": 0.1 + 0.2, "a": ["湟", None]}) == '{"a":["湟",null],"b":0.3}'.encode()
        with pytest.raises(ValueError):
            canonical_bytes(float("nan"))


class TestFile:
    def _answer(self, path: Path) -> Any:
        inputs = load_record(path)
        pack = choose_pack(inputs.scheme, inputs.edition)
        return judge(pack, inputs.values, inputs.decisions, inputs.application_date, inputs.procedure)

    def test_the_answer_is_the_same_without_the_answer(self, kit: SimpleNamespace, tmp_path: Path) -> None:
        decisions = (
            Decision(target="clause:QH-5-2", action="answer", value="PASS", by="审核员", at="2026-06-01"),
        )
        record = build(whole_dossier(kit), findings=(finding(),), decisions=decisions)
        path = tmp_path / "record.json"
        path.write_bytes(record_bytes(record))
        full = self._answer(path)
        assert full.verdicts == record.verdicts and full.result is record.result
        plain = json.loads(path.read_text(encoding="utf-8"))
        for key in ("verdicts", "findings", "status", "result", "digest", "fields", "documents", "missing"):
            del plain[key]
        path.write_text(json.dumps(plain), encoding="utf-8")
        assert self._answer(path) == full

    @pytest.mark.parametrize(
        ("content", "error"),
        [
            ("{", DossierError),
            ("[]", DossierError),
            ('{"schema": "other"}', DossierError),
            ('{"schema": "dossier-ai/record/1", "scheme": "x"}', DossierError),
            (
                '{"schema": "dossier-ai/record/1", "scheme": "x", "edition": "y", "values": {"a": 1}}',
                DossierError,
            ),
        ],
    )
    def test_what_is_no_record_is_refused(
        self, tmp_path: Path, content: str, error: type[DossierError]
    ) -> None:
        path = tmp_path / "record.json"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(error, match=r"record\.json"):
            load_record(path)

    def test_a_missing_file_is_a_usage_error(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError):
            load_record(tmp_path / "none.json")
