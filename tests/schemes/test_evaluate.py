"""The evaluator: doubt, decisions, relaxation, findings, missing values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Bounds, Decision, Evidence, FieldState, Value, Verdict
from dossier_ai.errors import UsageError
from dossier_ai.schemes import Pack, choose_pack, evaluate, judge, result_of

DAY = dt.date(2026, 5, 20)
QINGNAN = {"ent.region": Value(verified="632621", rank=1)}
LAKE = {"ent.region": Value(verified="632521", rank=1)}


def decision(target: str, value: str | None, **extra: str) -> Decision:
    said: dict[str, Any] = {"action": "confirm", "by": "审核员", "at": "2026-06-01T09:00:00", **extra}
    return Decision(target=target, value=value, **said)


def verdict(pack: Pack, clause: str, values: Mapping[str, Value], *decisions: Decision) -> Verdict:
    return next(v.verdict for v in evaluate(pack, values, decisions, DAY) if v.clause == clause)


def assets(**extra: Any) -> dict[str, Value]:
    return {"fin.total_assets.2025": Value(**{"verified": "3256789.12", "rank": 2, **extra})}


class TestDoubt:
    """No silent PASS, and no FAIL either, on a reading that a person has not confirmed."""

    @pytest.mark.parametrize(
        "extra",
        [
            {"confidence": 0.79},
            {"state": FieldState.HANDWRITTEN},
            {"state": FieldState.CROSSED_OUT},
            {"state": FieldState.OCCLUDED},
            {"state": FieldState.OCCLUDED, "verified": None},
            {"rank": 5},
            {"rank": 6},
            {"verified": "not a number"},
            {"verified": None, "bounds": Bounds(min="999999", max="1000000")},
            {"readings": {"a": "999999", "b": "1000000"}},
        ],
    )
    @pytest.mark.parametrize("figure", ["3256789.12", "5"])
    def test_doubt_waits_for_a_person(self, qinghai: Pack, extra: dict[str, Any], figure: str) -> None:
        values = assets(**{"verified": figure, **extra})
        assert verdict(qinghai, "QH-5-1b", values) is Verdict.REVIEW

    @pytest.mark.parametrize(
        "extra",
        [
            {"confidence": 0.80},
            {"state": FieldState.REPAIRED},
            {"state": FieldState.HUMAN, "confidence": 0.1},
            {"bounds": Bounds(min="1000000", max="9000000")},
        ],
    )
    def test_what_is_sure_decides(self, qinghai: Pack, extra: dict[str, Any]) -> None:
        assert verdict(qinghai, "QH-5-1b", assets(**extra)) is Verdict.PASS

    def test_a_declared_figure_is_no_evidence(self, qinghai: Pack) -> None:
        values = {"staff.n_platform": Value(declared="99")}
        judgement = judge(qinghai, values, [], DAY)
        given = {v.clause: v.verdict for v in judgement.verdicts}
        assert given["QH-5-4a"] is Verdict.NO_EVIDENCE
        assert "staff.n_platform" in judgement.missing

    @given(
        least=st.integers(0, 120),
        spread=st.integers(0, 60),
    )
    def test_bounds_decide_only_together(self, least: int, spread: int) -> None:
        pack = choose_pack("qinghai-platform")
        value = Value(verified=str(least), bounds=Bounds(min=str(least), max=str(least + spread)))
        given_verdict = verdict(pack, "QH-5-3a", {"srv.sme_n.2025": value})
        assert (given_verdict is Verdict.PASS) is (least >= 50)
        assert (given_verdict is Verdict.FAIL) is (least + spread < 50)


class TestDecisions:
    def test_a_named_person_settles_what_is_qualitative(self, qinghai: Pack) -> None:
        for action in ("confirm", "answer"):
            for value in ("PASS", "FAIL"):
                made = decision("clause:QH-5-2", value, action=action)
                assert verdict(qinghai, "QH-5-2", {}, made) is Verdict(value)

    @pytest.mark.parametrize(
        "made",
        [
            decision("clause:QH-5-2", "PASS", by="  "),
            decision("clause:QH-5-2", None),
            decision("clause:QH-5-2", "OK"),
            decision("clause:QH-5-2", "PASS", action="waive"),
            decision("finding:QH-5-2", "PASS"),
            decision("clause:QH-5-3e", "PASS"),
        ],
    )
    def test_anything_else_settles_nothing(self, qinghai: Pack, made: Decision) -> None:
        assert verdict(qinghai, "QH-5-2", {}, made) is Verdict.REVIEW

    def test_the_last_word_counts(self, qinghai: Pack) -> None:
        late = decision("clause:QH-5-2", "FAIL", at="2026-06-03")
        early = decision("clause:QH-5-2", "PASS", at="2026-06-02")
        assert verdict(qinghai, "QH-5-2", {}, late, early) is Verdict.FAIL

    def test_a_computed_failure_stands(self, qinghai: Pack) -> None:
        made = decision("clause:QH-5-1b", "PASS")
        assert verdict(qinghai, "QH-5-1b", assets(verified="5"), made) is Verdict.FAIL

    def test_a_person_settles_doubt(self, qinghai: Pack) -> None:
        made = decision("clause:QH-5-1b", "PASS")
        assert verdict(qinghai, "QH-5-1b", assets(confidence=0.3), made) is Verdict.PASS

    def test_a_person_may_refuse_what_was_computed(self, qinghai: Pack) -> None:
        assert verdict(qinghai, "QH-5-1b", assets(), decision("clause:QH-5-1b", "FAIL")) is Verdict.FAIL

    def test_combinations_follow(self, qinghai: Pack) -> None:
        assert verdict(qinghai, "QH-6", {}, decision("clause:QH-6-2", "PASS")) is Verdict.PASS


class TestRelaxation:
    def test_in_a_defined_area_a_failure_is_relaxable(self, qinghai: Pack) -> None:
        values = {**QINGNAN, **assets(verified="5")}
        assert verdict(qinghai, "QH-5-1b", values) is Verdict.FAIL_RELAXABLE

    def test_in_an_undefined_area_a_person_says(self, qinghai: Pack) -> None:
        values = {**LAKE, **assets(verified="5")}
        assert verdict(qinghai, "QH-5-1b", values) is Verdict.REVIEW
        outside = decision("clause:QH-7", "FAIL")
        inside = decision("clause:QH-7", "PASS")
        assert verdict(qinghai, "QH-5-1b", values, outside) is Verdict.FAIL
        assert verdict(qinghai, "QH-5-1b", values, inside) is Verdict.FAIL_RELAXABLE

    def test_the_address_goes_before_the_code(self, qinghai: Pack) -> None:
        moved = {"ent.region": Value(verified="630103"), "ent.address": Value(verified="玉树州称多县1号")}
        assert verdict(qinghai, "QH-7", moved) is Verdict.PASS
        doubtful = {"ent.region": Value(verified="632621"), "ent.address": Value(verified="西宁市城中区1号")}
        assert verdict(qinghai, "QH-7", doubtful) is Verdict.REVIEW

    def test_articles_8_and_9_are_not_relaxed(self, qinghai: Pack) -> None:
        assert verdict(qinghai, "QH-8", QINGNAN, decision("clause:QH-8", "FAIL")) is Verdict.FAIL
        assert verdict(qinghai, "QH-9-1", QINGNAN) is Verdict.NO_EVIDENCE

    def test_the_authority_may_relax(self, qinghai: Pack) -> None:
        values = {**QINGNAN, **assets(verified="5")}
        assert verdict(qinghai, "QH-5-1b", values, decision("clause:QH-5-1b", "PASS")) is Verdict.PASS

    def test_a_pass_is_untouched(self, qinghai: Pack) -> None:
        assert verdict(qinghai, "QH-5-1b", {**QINGNAN, **assets()}) is Verdict.PASS


class TestFindings:
    """Class threshold, as the public contract lists them for Qinghai."""

    def _ids(self, values: dict[str, Value]) -> list[tuple[str, str, tuple[str, ...]]]:
        judgement = judge(choose_pack("qinghai-platform"), values, [], DAY)
        assert all(f.finding_class == "threshold" for f in judgement.findings)
        return [(f.id, f.severity, f.clauses) for f in judgement.findings]

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"srv.sme_n.2025": "49"}, ("XSV-17", "B", ("QH-5-3a",))),
            ({"srv.sme_n.2024": "100", "srv.sme_n.2025": "60"}, ("XSV-13", "M", ("QH-5-3b",))),
            ({"sat.rate": "79/100"}, ("XSA-04", "B", ("QH-5-3c",))),
            ({"res.institutions": "4"}, ("XRS-01", "B", ("QH-5-3d",))),
            (
                {"staff.union": "8", "staff.inter": "1", "staff.n_platform": "17"},
                ("XST-03", "B", ("QH-5-4b",)),
            ),
            ({"ent.legal_person": "true", "op_start": "2025-01-01"}, ("XDT-01", "B", ("QH-5-1a",))),
            ({"events.tech.2025": "4"}, ("XAC-01", "B", ("QH-6-2",))),
        ],
    )
    def test_a_shortfall_is_a_finding(
        self, values: dict[str, str], expected: tuple[str, str, tuple[str, ...]]
    ) -> None:
        assert self._ids({k: Value(verified=v, rank=2) for k, v in values.items()}) == [expected]

    def test_no_shortfall_no_finding(self) -> None:
        values = {"srv.sme_n.2024": "55", "srv.sme_n.2025": "50", "sat.rate": "4/5", "events.tech.2025": "5"}
        assert self._ids({k: Value(verified=v, rank=2) for k, v in values.items()}) == []

    def test_an_alternative_that_is_not_needed_is_information(self) -> None:
        values = {"events.tech.2025": Value(verified="5"), "events.startup.2025": Value(verified="2")}
        assert self._ids(values) == [("XAC-01", "I", ("QH-6-3",))]

    def test_mixed_readings_are_major_at_most(self) -> None:
        mixed = Value(readings={"marked": "9/10", "all_rows": "3/4"})
        assert self._ids({"sat.rate": mixed}) == [("XSA-04", "M", ("QH-5-3c",))]

    def test_an_unsure_shortfall_says_so_and_shows_where(self) -> None:
        place = Evidence(file="05.pdf", page=1, box=(0.1, 0.1, 0.2, 0.2))
        value = Value(
            verified="49", declared="80", confidence=0.5, evidence=(place,), declared_evidence=(place,)
        )
        judgement = judge(choose_pack("qinghai-platform"), {"srv.sme_n.2025": value}, [], DAY)
        (finding,) = judgement.findings
        assert finding.uncertain and finding.severity == "B"
        assert finding.evidence[0] == place and finding.declared == "80"
        assert finding.difference == "1 家" and "差 1 家" in finding.message.zh

    def test_a_count_of_clauses_shows_where_they_fall_short(self) -> None:
        def at(number: int, verified: str) -> Value:
            place = Evidence(file="台账.pdf", page=number, box=(0.1, 0.1, 0.2, 0.2))
            return Value(verified=verified, rank=2, evidence=(place,))

        short = {
            "svc.info.times.2025": at(1, "29"),
            "svc.mentoring.times.2025": at(2, "19"),
            "training.person_times.2025": at(3, "149"),
            "svc.consult.times.2025": at(4, "9"),
            "svc.professional.times.2025": at(5, "9"),
        }
        met = {"svc.fin.times.2025": at(6, "15"), "events.fin_match.2025": at(7, "2")}
        judgement = judge(choose_pack("chengdu-base"), short | met, [], DAY)
        (finding,) = (f for f in judgement.findings if f.id == "XBS-06")
        assert sorted(e.page or 0 for e in finding.evidence) == [1, 2, 3, 4, 5]


REMOVABLE = (
    "docs.topics",
    "ent.legal_person",
    "events.startup.2025",
    "fin.total_assets.2025",
    "materials.application_form",
    "res.institutions",
    "sat.rate",
    "srv.sme_n.2024",
    "srv.sme_n.2025",
    "staff.n_platform",
    "staff.union",
)


class TestWhole:
    def test_the_result_is_the_worst_of_the_conditions(self, qinghai: Pack) -> None:
        verdicts = evaluate(qinghai, {}, [], DAY)
        assert result_of(qinghai, verdicts) is Verdict.NO_EVIDENCE
        failed = evaluate(qinghai, assets(verified="5"), [], DAY)
        assert result_of(qinghai, failed) is Verdict.FAIL

    def test_one_failed_function_does_not_fail_the_whole(self, qinghai: Pack) -> None:
        values = {"events.tech.2025": Value(verified="1"), "events.startup.2025": Value(verified="9")}
        assert result_of(qinghai, evaluate(qinghai, values, [], DAY)) is Verdict.NO_EVIDENCE

    def test_everything_shown_and_confirmed_passes(self, qinghai: Pack) -> None:
        values = full_values()
        open_clauses = [v.clause for v in evaluate(qinghai, values, [], DAY) if v.verdict is Verdict.REVIEW]
        assert open_clauses == [
            "QH-5-1c", "QH-5-1d", "QH-5-2", "QH-5-3e", "QH-5-4c", "QH-5-5", "QH-5-6", "QH-8", "QH-9-0",
        ]  # fmt: skip
        decisions = [decision(f"clause:{clause}", "PASS") for clause in open_clauses]
        judgement = judge(qinghai, values, decisions, DAY)
        assert judgement.result is Verdict.PASS
        assert judgement.findings == ()

    def test_renewal_asks_for_other_materials(self, qinghai: Pack) -> None:
        initial = {v.clause for v in evaluate(qinghai, {}, [], DAY)}
        renewal = {v.clause for v in evaluate(qinghai, {}, [], DAY, "renewal")}
        assert "QH-15-2" in renewal - initial
        assert {c for c in initial if c.startswith("QH-9")} == initial - renewal

    def test_an_unknown_procedure_is_refused(self, qinghai: Pack) -> None:
        with pytest.raises(UsageError, match="no procedure"):
            evaluate(qinghai, {}, [], DAY, "appeal")

    def test_without_an_application_date_nothing_dated_is_decided(self, qinghai: Pack) -> None:
        given = {v.clause: v for v in evaluate(qinghai, full_values(), [], None)}
        assert given["QH-5-1b"].verdict is Verdict.NO_EVIDENCE
        assert given["QH-5-1a"].verdict is Verdict.NO_EVIDENCE
        assert "申报日期未知" in given["QH-5-1b"].reason.zh

    def test_the_same_input_gives_the_same_answer(self, qinghai: Pack) -> None:
        values = full_values()
        turned = dict(reversed(list(values.items())))
        assert judge(qinghai, values, [], DAY) == judge(qinghai, turned, [], DAY)

    @given(st.sets(st.sampled_from(REMOVABLE)))
    def test_taking_evidence_away_never_makes_a_clause_pass(self, gone: set[str]) -> None:
        pack = choose_pack("qinghai-platform")
        values = full_values()
        fewer = {k: v for k, v in values.items() if k not in gone}
        before = {v.clause: v.verdict for v in evaluate(pack, values, [], DAY)}
        for after in evaluate(pack, fewer, [], DAY):
            if after.verdict is Verdict.PASS:
                assert before[after.clause] is Verdict.PASS

    def test_inputs_name_what_was_used(self, qinghai: Pack) -> None:
        given = {v.clause: v for v in evaluate(qinghai, full_values(), [], DAY)}
        assert given["QH-5-1b"].inputs == ("fin.total_assets.2025",)
        trace = given["QH-5-1b"].trace
        assert trace is not None
        assert (trace.op, trace.left, trace.right, trace.result) == (
            "at_least", "3256789.12", "1000000", Verdict.PASS,
        )  # fmt: skip
        assert given["QH-5-4b"].inputs == ("staff.union", "staff.n_platform", "staff.inter")


def full_values() -> dict[str, Value]:
    """A dossier that shows everything that can be shown."""
    plain: dict[str, str | tuple[str, ...]] = {
        "ent.legal_person": "true",
        "ent.kind": "enterprise",
        "ent.region": "630104",
        "op_start": "2019-06-18",
        "fin.total_assets.2025": "3256789.12",
        "srv.sme_n.2024": "110",
        "srv.sme_n.2025": "120",
        "sat.rate": "0.95",
        "res.institutions": "6",
        "staff.n_platform": "16",
        "staff.union": "14",
        "staff.inter": "9",
        "events.startup.2025": "6",
        "docs.topics": ("organisation", "rules", "process", "fees", "quality", "plan", "targets", "brand"),
        "materials.service_income_audit.2025": "present",
    }
    kinds = (
        "application_form application_report staff_roster equipment_list served_enterprise_list "
        "business_licence service_income_audit policy_document qualification_certificate service_evidence "
        "truth_declaration"
    )
    values = {key: Value(verified=value, rank=2) for key, value in plain.items()}
    for kind in kinds.split():
        values[f"materials.{kind}"] = Value(verified="present", rank=2)
    return values
