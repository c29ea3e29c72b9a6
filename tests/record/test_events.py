"""Events by kind and size, training on site, and surveys beside the list."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from dossier_ai.core import Value
from dossier_ai.record import establish_values
from dossier_ai.record.satisfaction import judge_level


def events(kit: SimpleNamespace, *bundles: dict[str, Any]) -> dict[str, Value]:
    make = kit.Maker()
    kit.add_licence(make)
    for number, bundle in enumerate(bundles, 1):
        document = make.document("service_evidence")
        said = {
            "title": f"第{number}次供需对接会", "date": f"2025-0{number % 9 + 1}-10", "service_class": "info",
            "evidence_kinds": ("notice", "sign_in"), **bundle,
        }  # fmt: skip
        for key, value in said.items():
            if value is not None:
                make.field(document, key, value)
    return establish_values(make.done())


class TestKinds:
    @pytest.mark.parametrize(
        ("title", "name"),
        [
            ("2025年供需对接活动", "matchmaking"),
            ("新材料技术洽谈会", "tech_talk"),
            ("校企技术对接会", "tech_match"),
            ("银企对接会", "fin_match"),
            ("第五届中小企业博览会", "expo"),
            ("与龙头企业产品对接交流会", "leader_match"),
        ],
    )
    def test_kinds_are_those_of_the_title(self, kit: SimpleNamespace, title: str, name: str) -> None:
        values = events(kit, {"title": title})
        assert values[f"events.{name}.2025"].verified == "1"

    def test_events_of_the_authority_are_for_a_person_to_count(self, kit: SimpleNamespace) -> None:
        value = events(kit, {"organiser": "某市工业和信息化局"})["events.authority.2025"]
        assert value.bounds is not None and (value.verified, value.bounds.min) == ("1", "0")

    def test_an_authoritys_event_counts_where_the_applicant_has_a_named_part(
        self, kit: SimpleNamespace
    ) -> None:
        held = {"organiser": "某市工业和信息化局"}
        alone = events(kit, held)["events.info.2025"]
        assert alone.bounds is not None and alone.bounds.min == "0"
        together = events(kit, {**held, "co_organisers": ("某某协会", kit.applicant)})
        assert together["events.info.2025"].bounds is None
        assert together["events.authority.2025"].verified == "1"
        assert "events.authority.2025" not in events(kit, {"organiser": kit.applicant})

    def test_sizes_of_matchmaking(self, kit: SimpleNamespace) -> None:
        values = events(
            kit, {"enterprises": "25"}, {"enterprises": "18"}, {"enterprises": None},
            {"enterprises": "30", "evidence_kinds": ("photo",)}, {"enterprises": "22", "date": None},
            {"title": "政策宣讲会", "enterprises": "90"}, {"enterprises": "40", "organiser": "某某协会"},
        )  # fmt: skip
        assert sorted(values["events.matchmaking.sizes.2025"].verified or ()) == [
            "0..22",
            "0..40",
            "18",
            "25",
            "?",
        ]

    def test_no_matchmaking_no_sizes(self, kit: SimpleNamespace) -> None:
        assert "events.matchmaking.sizes.2025" not in events(kit, {"title": "政策宣讲会"})


class TestSignIn:
    @pytest.mark.parametrize(("signed", "least"), [("95", None), ("94", "94"), (None, None)])
    def test_signed_rows_bear_the_number_out_or_not(
        self, kit: SimpleNamespace, signed: str | None, least: str | None
    ) -> None:
        # XAC-03: five percent of slack.
        training = {"service_class": "training", "persons": "100", "rows_with_ink": signed}
        value = events(kit, training)["training.person_times.2025"]
        assert value.verified == "100"
        assert (value.bounds.min if value.bounds else None) == least


class TestOffline:
    def test_only_events_on_site_surely_count(self, kit: SimpleNamespace) -> None:
        training = {"service_class": "training"}
        values = events(
            kit,
            {**training, "mode": "线下", "persons": "120"},
            {**training, "mode": "线上", "persons": "300"},
            {**training, "mode": "混合", "persons": "90"},
        )
        bounds = values["training.offline.2025"].bounds
        assert bounds is not None and (bounds.min, bounds.max) == ("120", "210")
        assert values["training.person_times.2025"].verified == "510"

    def test_online_only_is_no_evidence_of_any_on_site(self, kit: SimpleNamespace) -> None:
        values = events(kit, {"service_class": "training", "mode": "线上", "persons": "300"})
        assert "training.offline.2025" not in values


class TestSurveys:
    def _rate(self, kit: SimpleNamespace, listed: bool = False, **survey: Any) -> Value | None:
        make = kit.Maker()
        if listed:
            document = make.document("served_enterprise_list")
            make.rows(document, kit.served_rows(100, satisfied=95))
        document = make.document("satisfaction_survey")
        for key, value in survey.items():
            if isinstance(value, list):
                make.rows(document, value, key=key)
            else:
                make.field(document, key, value)
        return establish_values(make.done()).get("sat.rate")

    def _levels(self, *counts: int) -> list[dict[str, str]]:
        names = ("非常满意", "满意", "基本满意", "一般", "不满意")
        return [{"level": name, "count": str(n)} for name, n in zip(names, counts, strict=True)]

    def test_basically_satisfied_is_a_second_reading(self, kit: SimpleNamespace) -> None:
        rate = self._rate(kit, rows=self._levels(50, 30, 10, 5, 5), issued_count="125")
        assert rate is not None and rate.readings == {
            "survey_answers": "4/5", "survey_issued": "16/25", "survey_basically_satisfied": "9/10",
        }  # fmt: skip

    def test_list_and_survey_are_readings_of_one_rate(self, kit: SimpleNamespace) -> None:
        rate = self._rate(kit, listed=True, rows=self._levels(60, 30, 0, 5, 5))
        assert rate is not None and rate.readings == {
            "marked": "19/20", "all_rows": "19/20", "survey_answers": "9/10",
        }  # fmt: skip

    def test_the_stated_rate_alone_proves_nothing(self, kit: SimpleNamespace) -> None:
        assert self._rate(kit, rate="98.5") is None

    def test_single_forms_count_where_there_is_no_summary(self, kit: SimpleNamespace) -> None:
        rate = self._rate(kit, rating="satisfied", enterprise="甲乙有限公司")
        assert rate is not None and rate.verified == "1"

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("很满意", "content"),
            ("满意", "content"),
            ("基本满意", "basic"),
            ("比较满意", "basic"),
            ("一般", "other"),
            ("不满意", "other"),
            ("很不满意", "other"),
            ("very_satisfied", "content"),
            ("合计", None),
        ],
    )
    def test_levels(self, text: str, expected: str | None) -> None:
        assert judge_level(text) == expected
