"""Recognitions, credit reports, intellectual property, certificates, seals, and what the form claims."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from dossier_ai.core import Problem, Value
from dossier_ai.record import establish_values


def with_papers(
    kit: SimpleNamespace, kind: str, *papers: dict[str, Any], unread: bool = False
) -> dict[str, Value]:
    make = kit.Maker()
    kit.add_licence(make)
    for paper in papers:
        document = make.document(kind, pages=(1, 2), title=str(paper.get("title", "")))
        for key, value in paper.items():
            if isinstance(value, list):
                make.rows(document, value, key=key)
            elif value is not None:
                make.field(document, key, value)
    if unread:
        file = make.documents[-1].file
        make.problems.append(Problem(stage="reading", code="unread-page", message="x", file=file, page=2))
    return establish_values(make.done())


class TestRecognition:
    def _values(self, kit: SimpleNamespace, unread: bool = False, **change: Any) -> dict[str, Value]:
        paper = {
            "title": "关于公布市级中小企业公共服务示范平台名单的通知", "authority": "沈阳市工业和信息化局",
            "level": "city", "date": "2024-06-01", "valid_years": "3", "sealed": True,
            "rows": [{"name": kit.applicant}, {"name": "另一家有限公司"}], **change,
        }  # fmt: skip
        return with_papers(kit, "recognition_document", paper, unread=unread)

    @pytest.mark.parametrize(
        ("change", "name"),
        [
            ({}, "recognition.municipal"),
            ({"level": "province", "authority": "某省工业和信息化厅"}, "recognition.province_department"),
            ({"level": "national"}, "recognition.province_department"),
            ({"level": "association_province"}, "recognition.province_association"),
            ({"level": "association_national"}, "recognition.province_association"),
            ({"level": "association_city"}, "recognition.municipal_association"),
            ({"level": "other", "authority": "辽宁省科学技术厅"}, "recognition.province_department"),
        ],
    )
    def test_whose_recognition_it_is(self, kit: SimpleNamespace, change: dict[str, Any], name: str) -> None:
        values = self._values(kit, **change)
        found = {k: (v.verified, v.confidence) for k, v in values.items() if k.startswith("recognition.")}
        assert found == {name: ("true", 1.0)}

    def test_a_city_recognises_many_things(self, kit: SimpleNamespace) -> None:
        values = self._values(kit, title="关于公布2024年度文明单位名单的通知")
        assert not [k for k in values if k.startswith("recognition.")]
        assert not [k for k in self._values(kit, level="county") if k.startswith("recognition.")]

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"date": "2023-05-20"}, ("true", 1.0)),
            ({"date": "2023-05-19"}, ("false", 1.0)),
            ({"valid_to": "2026-05-19", "valid_years": None}, ("false", 1.0)),
            ({"valid_years": None}, ("true", 0.5)),
            ({"rows": [{"name": "另一家有限公司"}]}, ("false", 1.0)),
            ({"rows": []}, ("true", 0.5)),
            ({"publicity_only": True}, ("true", 0.5)),
            ({"sealed": False}, ("true", 0.5)),
        ],
    )
    def test_term_list_and_seal(
        self, kit: SimpleNamespace, change: dict[str, Any], expected: tuple[str, float]
    ) -> None:
        value = self._values(kit, **change)["recognition.municipal"]
        assert (value.verified, value.confidence) == expected

    def test_an_unread_page_leaves_nothing(self, kit: SimpleNamespace) -> None:
        assert "recognition.municipal" not in self._values(kit, unread=True)

    def test_a_filing_of_training_is_no_recognition(self, kit: SimpleNamespace) -> None:
        values = self._values(kit, title="关于同意培训机构备案的通知", valid_years=None)
        assert values["training.filing"].verified == "true"
        assert "recognition.municipal" not in values


CLEAN = [{"section": s, "count": "0"} for s in ("penalty", "abnormal", "serious", "dishonest")]


class TestCredit:
    def _unit(self, kit: SimpleNamespace, **change: Any) -> dict[str, Any]:
        return {
            "subject": kit.applicant,
            "subject_kind": "unit",
            "report_date": "2026-05-10",
            "sections": CLEAN,
            **change,
        }

    def _person(self, name: str, **change: Any) -> dict[str, Any]:
        sections = [{"section": "dishonest", "count": "0"}]
        return {
            "subject": name,
            "subject_kind": "person",
            "report_date": "2026-05-08",
            "sections": sections,
            **change,
        }

    def test_clean_sections_are_an_empty_list(self, kit: SimpleNamespace) -> None:
        values = with_papers(kit, "credit_report", self._unit(kit), self._person("王测试"))
        assert values["cred.adverse.unit"].verified == ()
        assert values["cred.adverse.legal_rep"].verified == ()
        assert values["cred.report_date"].verified == "2026-05-08"

    def test_a_section_that_is_not_printed_is_not_clean(self, kit: SimpleNamespace) -> None:
        values = with_papers(kit, "credit_report", self._unit(kit, sections=CLEAN[:2]))
        assert "cred.adverse.unit" not in values
        both = with_papers(
            kit, "credit_report", self._unit(kit, sections=CLEAN[:2]), self._unit(kit, sections=CLEAN[2:])
        )
        assert both["cred.adverse.unit"].verified == ()

    def test_records_carry_their_dates(self, kit: SimpleNamespace) -> None:
        record = {
            "section": "penalty",
            "date": "2024-05-01",
            "authority": "某市税务局",
            "content": "罚款",
            "status": "removed",
        }
        sections = [{"section": "penalty", "count": "1"}]
        values = with_papers(kit, "credit_report", self._unit(kit, records=[record], sections=sections))
        assert values["cred.adverse.unit"].verified == ("2024-05-01|某市税务局|罚款|removed",)

    def test_a_counted_record_that_was_not_read_is_a_record(self, kit: SimpleNamespace) -> None:
        sections = [{"section": "penalty", "count": "2", "title": "行政处罚"}]
        record = {
            "section": "penalty",
            "date": "2024-05-01",
            "authority": "甲",
            "content": "乙",
            "status": "listed",
        }
        values = with_papers(kit, "credit_report", self._unit(kit, records=[record], sections=sections))
        assert values["cred.adverse.unit"].verified == ("2024-05-01|甲|乙|listed", "||行政处罚|")

    def test_reports_about_others_say_nothing(self, kit: SimpleNamespace) -> None:
        values = with_papers(
            kit, "credit_report", self._unit(kit, subject="另一家有限公司"), self._person("某外人")
        )
        assert "cred.adverse.unit" not in values and "cred.adverse.legal_rep" not in values
        assert values["cred.adverse.principal"].verified == ()

    def test_a_query_of_the_representatives_name_is_about_a_person(self, kit: SimpleNamespace) -> None:
        values = with_papers(kit, "credit_report", self._person("王测试", subject_kind=None))
        assert values["cred.adverse.legal_rep"].verified == () and "cred.adverse.unit" not in values

    def test_a_code_goes_before_a_name(self, kit: SimpleNamespace) -> None:
        report = self._unit(kit, subject="西宁样例企业股务有限公司", subject_uscc="91632621MA7FAKE0X1")
        assert with_papers(kit, "credit_report", report)["cred.adverse.unit"].verified == ()

    def test_the_former_representative_is_looked_at_too(self, kit: SimpleNamespace) -> None:
        # AMB-26: changed within three years, so both persons' records count.
        def values(*reports: dict[str, Any]) -> Value:
            make = kit.Maker()
            kit.add_licence(make)
            notice = make.document("change_notice")
            make.field(notice, "old_legal_rep", "李旧任")
            make.field(notice, "approved_on", "2025-01-01")
            for report in reports:
                document = make.document("credit_report")
                for key, value in report.items():
                    if isinstance(value, list):
                        make.rows(document, value, key=key)
                    else:
                        make.field(document, key, value)
            return establish_values(make.done())["cred.adverse.legal_rep"]

        assert values(self._person("王测试")).confidence == 0.5
        assert values(self._person("王测试"), self._person("李旧任")).confidence == 1.0

    def test_no_report_and_an_unread_page_say_nothing(self, kit: SimpleNamespace) -> None:
        for values in (
            with_papers(kit, "x"),
            with_papers(kit, "credit_report", self._unit(kit), unread=True),
        ):
            assert not [k for k in values if k.startswith("cred.")]


class TestHoldings:
    def _count(self, kit: SimpleNamespace, *changes: dict[str, Any], unread: bool = False) -> Value | None:
        plain = {"ipr_kind": "software", "number": "2023SR0000001", "owner": kit.applicant}
        papers = [{**plain, **change} for change in changes]
        return with_papers(kit, "intellectual_property", *papers, unread=unread).get("ipr.n")

    def test_own_items_in_force_count_once(self, kit: SimpleNamespace) -> None:
        value = self._count(
            kit, {}, {}, {"number": "2023SR0000002"}, {"number": "2023SR0000003", "owner": "另一家有限公司"},
            {"number": "1234567", "ipr_kind": "trademark", "expires": "2026-05-19"},
            {"number": "1234568", "ipr_kind": "trademark", "expires": "2026-05-20"},
        )  # fmt: skip
        assert value is not None and (value.verified, value.bounds) == ("3", None)

    @pytest.mark.parametrize(
        ("kind", "applied", "expected"),
        [("invention", "2006-05-20", "1"), ("invention", "2006-05-19", "0"),
         ("utility_model", "2016-05-20", "1"),
         ("utility_model", "2016-05-19", "0"), ("design", "2011-05-19", "0")],
    )  # fmt: skip
    def test_patents_end(self, kit: SimpleNamespace, kind: str, applied: str, expected: str) -> None:
        value = self._count(kit, {"ipr_kind": kind, "applied_on": applied})
        assert value is not None and value.verified == expected

    def test_an_unread_owner_leaves_doubt(self, kit: SimpleNamespace) -> None:
        value = self._count(kit, {"owner": None})
        assert value is not None and value.bounds is not None
        assert (value.bounds.min, value.bounds.max) == ("0", "1")
        assert self._count(kit) is None and self._count(kit, {}, unread=True) is None

    def test_sector_certificates_and_membership(self, kit: SimpleNamespace) -> None:
        laboratory = {"title": "检验检测机构资质认定证书", "holder": kit.applicant, "expires": "2030-01-01"}
        member = {"title": "会员证书", "holder": kit.applicant, "issuer": "中国中小企业国际合作协会"}
        other = {"title": "会员证书", "holder": kit.applicant, "issuer": "某市商会"}
        values = with_papers(kit, "qualification_certificate", laboratory, other)
        assert values["cert.qms_sector"].verified == "true" and "member.association" not in values
        assert with_papers(kit, "qualification_certificate", member)["member.association"].verified == "true"


def test_a_seal_not_found_is_for_a_person(kit: SimpleNamespace) -> None:
    for sealed, expected in ((True, ("true", 1.0)), (False, ("false", 0.5))):
        value = with_papers(kit, "truth_declaration", {"sealed": sealed})["declaration.sealed"]
        assert (value.verified, value.confidence) == expected
    assert "declaration.sealed" not in with_papers(kit, "truth_declaration", {"date": "2026-05-20"})


def test_online_disclosures_are_those_of_the_site(kit: SimpleNamespace) -> None:
    values = with_papers(
        kit,
        "platform_evidence",
        {"disclosures": ("catalogue", "fees")},
        {"disclosures": ("fees", "complaint")},
    )
    assert values["disclosure.online"].verified == ("catalogue", "fees", "complaint")


class TestClaims:
    def _claims(self, kit: SimpleNamespace, items: list[dict[str, Any]], **form: Any) -> dict[str, str]:
        paper: dict[str, Any] = {"applicant": kit.applicant, "service_items": items, **form}
        values = with_papers(kit, "application_form", paper)
        return {k: str(v.verified) for k, v in values.items() if k.startswith(("claims.", "rec."))}

    def test_matchmaking_as_the_form_lists_it(self, kit: SimpleNamespace) -> None:
        training, match = {"product": "培训服务", "share": "60"}, {"product": "供需对接服务", "share": "40"}
        assert self._claims(kit, [training]) == {
            "claims.matchmaking": "false",
            "claims.matchmaking_main": "false",
        }
        assert self._claims(kit, [training, match]) == {
            "claims.matchmaking": "true",
            "claims.matchmaking_main": "false",
        }
        assert self._claims(kit, [{**match, "share": "50"}])["claims.matchmaking_main"] == "true"

    def test_an_empty_list_claims_nothing_and_denies_nothing(self, kit: SimpleNamespace) -> None:
        assert self._claims(kit, []) == {}

    def test_the_recommender_says_where_platforms_are_few(self, kit: SimpleNamespace) -> None:
        said = "该单位所在地区属中小企业公共服务平台建设水平较低的地区，同意推荐"
        assert self._claims(kit, [], opinion=said) == {"rec.low_level_area": "true"}
        assert self._claims(kit, [], opinion="同意推荐") == {}
