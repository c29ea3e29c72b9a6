"""The predicates one by one, built from the words a pack would write."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from dossier_ai.core import Bounds, Value, Verdict
from dossier_ai.errors import PackError
from dossier_ai.schemes.nodes import Node
from dossier_ai.schemes.rule import Case, Outcome
from dossier_ai.schemes.vocabulary import read_rule

DAY = dt.date(2026, 5, 20)
P, F, R, N, NA = Verdict.PASS, Verdict.FAIL, Verdict.REVIEW, Verdict.NO_EVIDENCE, Verdict.NA


def ask(rule: str, day: dt.date | None = DAY, **values: Any) -> Outcome:
    """The outcome of the rule for values named with `__` for `.`; lists become tuples."""
    node = Node(YAML(typ="rt", pure=True).load(rule), "rule.yaml", 1)
    made = {}
    for name, value in values.items():
        plain = tuple(value) if isinstance(value, list) else value
        made[name.replace("__", ".")] = plain if isinstance(plain, Value) else Value(verified=plain, rank=2)
    return read_rule(node).decide(Case(made, day, clause="XX-1"))


SHARE = """
mean_share_at_least: {part: fin.gov_service_income, whole: fin.service_income, years: [-3, -2, -1],
                      least: '1/5', zh: 占比, en: share, since: ent.reg_date,
                      finding: {id: XFN-34, severity: B, zh: 不足, en: below, also_mixed: true}}
"""


def shares(part: list[Any], whole: list[Any], **more: Any) -> Outcome:
    years = range(2026 - len(part), 2026)
    values = {f"fin__gov_service_income__{y}": str(p) for y, p in zip(years, part, strict=True)}
    values |= {f"fin__service_income__{y}": str(w) for y, w in zip(years, whole, strict=True)}
    return ask(SHARE, **values, **more)


class TestMeanShare:
    @pytest.mark.parametrize(
        ("part", "whole", "verdict"),
        [
            ([15, 20, 25], [100, 100, 100], P),
            ([15, 20, 24], [100, 100, 100], F),
            ([40, 15, 20], [100, 100, 300], R),
            ([10, 20, 90], [100, 100, 300], P),
        ],
    )
    def test_the_worked_examples_of_amb_03(self, part: list[int], whole: list[int], verdict: Verdict) -> None:
        assert shares(part, whole).verdict is verdict

    def test_both_readings_are_shown(self) -> None:
        outcome = shares([40, 15, 20], [100, 100, 300])
        assert "各年比例平均 ≈20.56%" in outcome.reason.zh and "三年合计相比 15%" in outcome.reason.zh
        assert [(f.id, f.severity) for f in outcome.findings] == [("XFN-34", "M")]

    def test_a_failure_is_a_blocker(self) -> None:
        assert [f.severity for f in shares([5, 6, 7], [100, 100, 100]).findings] == ["B"]

    def test_a_missing_year_is_no_zero(self) -> None:
        assert shares([40, 40], [100, 100]).verdict is N

    def test_a_young_applicant_goes_to_a_person(self) -> None:
        young = shares([40, 40], [100, 100], ent__reg_date="2024-01-01")
        assert young.verdict is R and "SHORT_HISTORY" in young.trace.note and not young.findings
        assert shares([40, 40], [100, 100], ent__reg_date="2023-12-31").verdict is N

    def test_no_service_income_is_no_share(self) -> None:
        assert shares([1, 1, 1], [100, 0, 100]).verdict is R

    def test_doubtful_figures_widen_both_readings(self) -> None:
        doubtful = Value(verified="20", bounds=Bounds(min="15", max="20"))
        values = {f"fin__gov_service_income__{y}": "20" for y in (2023, 2024)}
        values |= {f"fin__service_income__{y}": "100" for y in (2023, 2024, 2025)}
        assert ask(SHARE, fin__gov_service_income__2025=doubtful, **values).verdict is R

    @given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 100)), min_size=3, max_size=3))
    def test_it_passes_exactly_when_both_readings_do(self, pairs: list[tuple[int, int]]) -> None:
        from fractions import Fraction

        mean = sum((Fraction(p, w) for p, w in pairs), Fraction(0)) / 3
        pooled = Fraction(sum(p for p, _ in pairs), sum(w for _, w in pairs))
        held = [reading >= Fraction(1, 5) for reading in (mean, pooled)]
        expected = P if all(held) else R if any(held) else F
        assert shares([p for p, _ in pairs], [w for _, w in pairs]).verdict is expected


SUM = """
sum_at_least: {of: [gov.contract_amount], years: [-3, -2, -1], least: 1000000, unit: 万元, zh: 合同,
               en: contracts, since: ent.reg_date, finding: {id: XFN-35, severity: B, zh: 不足, en: below}}
"""


class TestSum:
    def test_on_and_below_the_limit(self) -> None:
        base = {"gov__contract_amount__2023": "300000", "gov__contract_amount__2024": "300000"}
        assert ask(SUM, **base, gov__contract_amount__2025="400000").verdict is P
        below = ask(SUM, **base, gov__contract_amount__2025="399999")
        assert below.verdict is F and [f.id for f in below.findings] == ["XFN-35"]
        assert "还差 0.0001 万元" in below.reason.zh and "1 yuan short" in below.reason.en

    def test_one_year_may_suffice_but_too_little_stays_open(self) -> None:
        assert ask(SUM, gov__contract_amount__2024="1000000").verdict is P
        open_ = ask(SUM, gov__contract_amount__2024="999999")
        assert open_.verdict is N and "gov.contract_amount.2023" in open_.missing

    def test_years_before_the_applicant_are_not_asked_for(self) -> None:
        assert ask(SUM, gov__contract_amount__2025="5", ent__reg_date="2025-02-01").verdict is F

    def test_readings_widen(self) -> None:
        value = Value(readings={"signed": "1200000", "performed": "400000"})
        values = {"gov__contract_amount__2023": "0", "gov__contract_amount__2024": "0"}
        assert ask(SUM, gov__contract_amount__2025=value, **values).verdict is R


COUNT = "count_at_least: {value: events.matchmaking.sizes, year: -1, size: 20, least: 5, unit: 次}"


class TestCount:
    @pytest.mark.parametrize(
        ("sizes", "verdict"),
        [
            (["20"] * 5, P),
            (["20"] * 4 + ["19"], F),
            (["20"] * 4 + ["19..20"], R),
            (["20"] * 4 + ["?"], R),
            (["20"] * 5 + ["?"], P),
            ([], F),
        ],
    )
    def test_events_of_a_size(self, sizes: list[str], verdict: Verdict) -> None:
        assert ask(COUNT, events__matchmaking__sizes__2025=sizes).verdict is verdict

    def test_no_list_no_count(self) -> None:
        assert ask(COUNT).verdict is N
        assert ask(COUNT, events__matchmaking__sizes__2024=["99"] * 9).verdict is N


WINDOW = "none_within: {value: cred.adverse.unit, years: 3}"
EVER = "none_within: {value: cred.adverse.principal, settled_years: 5}"


class TestRecords:
    @pytest.mark.parametrize(
        ("records", "verdict"),
        [
            ([], P),
            (["2023-05-19|penalty|罚款"], P),
            (["2023-05-20|penalty|罚款"], F),
            (["2026-05-20|abnormal|"], F),
            (["2026-05-21|abnormal|"], R),
            (["2023-05|penalty|"], R),
            (["2023-04|penalty|"], P),
            (["?|penalty|"], R),
            (["?|penalty|", "2025-01-01|penalty|"], F),
        ],
    )
    def test_a_window_of_three_years(self, records: list[str], verdict: Verdict) -> None:
        assert ask(WINDOW, cred__adverse__unit=records).verdict is verdict

    @pytest.mark.parametrize(
        ("records", "verdict"),
        [([], P), (["2021-05-20|penalty|"], F), (["2021-05-19|penalty|"], R), (["?|penalty|"], R)],
    )
    def test_without_a_window(self, records: list[str], verdict: Verdict) -> None:
        assert ask(EVER, cred__adverse__principal=records).verdict is verdict

    def test_nothing_read_nothing_found(self) -> None:
        assert ask(WINDOW).verdict is N
        assert ask(WINDOW, None, cred__adverse__unit=[]).verdict is N
        assert ask(WINDOW, cred__adverse__unit=Value(verified=(), confidence=0.5)).verdict is R

    @pytest.mark.parametrize(
        ("day", "verdict"),
        [("2026-04-20", P), ("2026-04-19", R), ("2026-05-20", P), ("2026-05-21", R), ("2026-05", R)],
    )
    def test_a_report_is_recent(self, day: str, verdict: Verdict) -> None:
        assert ask("recent: {value: cred.report_date, days: 30}", cred__report_date=day).verdict is verdict


GUANGDONG = "in_region: {zh: 广东省, en: Guangdong, prefixes: ['44'], places: [广东, 广州, 深圳]}"


class TestRegion:
    @pytest.mark.parametrize(
        ("code", "address", "verdict"),
        [
            ("440106", "广州市天河区1号", P),
            ("440106", "天河区1号", P),
            ("440106", None, P),
            (None, "广东省佛山市1号", P),
            ("440106", "江西省赣州市1号", R),
            ("360106", "广州市天河区1号", R),
            ("360106", "江西省赣州市1号", F),
            (None, "江西省赣州市1号", F),
            ("360106", None, R),
            (None, None, N),
        ],
    )
    def test_code_and_address(self, code: str | None, address: str | None, verdict: Verdict) -> None:
        given_values = {"ent__region": code, "ent__address": address}
        known = {k: v for k, v in given_values.items() if v is not None}
        assert ask(GUANGDONG, **known).verdict is verdict


AREA = """
depends_on:
  value: base.kind
  cases:
    - {of: [制造业园区], rule: {at_least: {value: base.area, least: 60000, unit: 平方米}}}
    - {of: [楼宇经济园], rule: {at_least: {value: base.area, least: 8000, unit: 平方米}}}
"""


class TestDependsOn:
    @pytest.mark.parametrize(
        ("kind", "area", "verdict"),
        [("制造业园区", "60000", P), ("制造业园区", "59999", F), ("楼宇经济园", "8000", P),
         ("楼宇经济园", "7999", F), ("科技园", "99999", R)],
    )  # fmt: skip
    def test_the_kind_chooses(self, kind: str, area: str, verdict: Verdict) -> None:
        assert ask(AREA, base__kind=kind, base__area=area).verdict is verdict

    def test_an_unsure_kind_is_followed_everywhere(self) -> None:
        unsure = Value(verified="楼宇经济园", confidence=0.5)
        assert ask(AREA, base__kind=unsure, base__area="7999").verdict is R
        mixed = Value(readings={"a": "楼宇经济园", "b": "制造业园区"})
        assert ask(AREA, base__kind=mixed, base__area="7999").verdict is F
        assert ask(AREA, base__kind=mixed, base__area="8000").verdict is R
        assert ask(AREA, base__kind=mixed, base__area="60000").verdict is P

    def test_missing_and_otherwise(self) -> None:
        assert ask(AREA, base__area="60000").verdict is N
        rule = AREA + "  missing: {does_not_apply: {zh: 不适用, en: not applicable}}"
        assert ask(rule, base__area="60000").verdict is NA


class TestTrendOfAYoungApplicant:
    RULE = "growing: {value: srv.sme_n, years: [-3, -2, -1], since: ent.reg_date}"

    def test_short_history(self) -> None:
        two = {"srv__sme_n__2024": "100", "srv__sme_n__2025": "120"}
        assert ask(self.RULE, **two).verdict is N
        young = ask(self.RULE, **two, ent__reg_date="2024-03-01")
        assert young.verdict is R and "SHORT_HISTORY" in young.trace.note
        only = ask(self.RULE, srv__sme_n__2025="120", ent__reg_date="2025-03-01")
        assert only.verdict is R and "SHORT_HISTORY" in only.trace.note

    @pytest.mark.parametrize(
        ("series", "verdict"),
        [([100, 120, 150], P), ([100, 120, 118], R), ([100, 90, 130], R), ([120, 110, 100], F),
         ([100, 101, 100], F)],
    )  # fmt: skip
    def test_the_vectors_of_amb_06(self, series: list[int], verdict: Verdict) -> None:
        values = {f"srv__sme_n__{2023 + i}": str(n) for i, n in enumerate(series)}
        assert ask(self.RULE, **values, ent__reg_date="2010-01-01").verdict is verdict


class TestShortfall:
    """A quantitative clause says what is missing in its own unit."""

    def test_persons_for_a_share(self) -> None:
        rule = (
            "share_at_least: {part: staff.union, whole: staff.n_dedicated, least: '3/5', zh: 占比, en: share}"
        )
        outcome = ask(rule, staff__union="7", staff__n_dedicated="15")
        assert "（2 人）" in outcome.reason.zh and "(2 persons) short" in outcome.reason.en

    def test_square_metres(self) -> None:
        outcome = ask("at_least: {value: base.area, least: 8000, unit: 平方米}", base__area="7999.5")
        assert "还差 0.5 平方米" in outcome.reason.zh

    def test_functions_of_k(self) -> None:
        rule = """
k_of_n:
  k: 2
  of: [{has: {value: cert.qms}}, {has: {value: training.licence}}, {has: {value: training.filing}}]
  finding: {id: XBS-06, severity: B, zh: 不足, en: too few}
"""
        values = {"cert__qms": "true", "training__licence": "false", "training__filing": "false"}
        outcome = ask(rule, **values)
        assert "3 项中 1 项符合，要求不少于 2 项，还差 1 项" in outcome.reason.zh
        assert [(f.id, f.found, f.difference) for f in outcome.findings] == [("XBS-06", "1 项", "1 项")]


@pytest.mark.parametrize(
    ("rule", "what"),
    [
        ("count_at_least: {value: srv.sme_n, year: -1, size: 20, least: 5}", "not numbers"),
        ("none_within: {value: op_start, years: 3}", "not records"),
        ("recent: {value: cert.qms, days: 30}", "not date"),
        ("sum_at_least: {of: [sat.rate], years: [-1], least: 1, zh: a, en: b}", "has no year"),
        ("growing: {value: srv.sme_n, years: [-1, -2]}", "oldest first"),
        ("growing: {value: srv.sme_n, years: [-2, -1], since: cert.qms}", "not date"),
        ("has_all: {value: docs.topics, of: [poetry]}", "unknown item `poetry`"),
        ("has_all: {value: docs.topics, of: {poetry: {zh: a, en: b}}}", "unknown item `poetry`"),
        ("depends_on: {value: base.kind, cases: [{of: [x]}]}", "missing key `rule`"),
        ("k_of_n: {k: 1, of: [{has: {value: cert.qms}}], finding: {id: X}}", "missing key `severity`"),
    ],
)
def test_what_does_not_fit_is_refused(rule: str, what: str) -> None:
    with pytest.raises(PackError, match=what):
        ask(rule)
