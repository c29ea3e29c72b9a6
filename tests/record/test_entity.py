"""Legal-entity kinds of domain 2.16, from the certificates; what change notices add."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dossier_ai.core import FieldState, Value
from dossier_ai.record import establish_values
from dossier_ai.text.codes import uscc_check_char

BODY = "630100MA7ABCD1X"


def code_of(head: str) -> str:
    return head + BODY + uscc_check_char(head + BODY)


def entity(kit: SimpleNamespace, document: str, /, **fields: object) -> dict[str, Value]:
    make = kit.Maker()
    certificate = make.document(document, title=str(fields.pop("title", "")))
    for key, value in fields.items():
        if value is not None:
            make.field(certificate, key, value)
    return establish_values(make.done())


@pytest.mark.parametrize(
    ("head", "printed", "name", "expected"),
    [
        ("91", "有限责任公司(自然人投资或控股)", "甲有限公司", ("enterprise", "true")),
        ("91", "股份有限公司(非上市、自然人投资或控股)", "甲股份有限公司", ("enterprise", "true")),
        ("91", "全民所有制", "甲厂", ("enterprise", "true")),
        ("91", "有限责任公司分公司", "甲有限公司西宁分公司", ("branch", "false")),
        ("91", "个人独资企业", "甲工作室", ("nonlegal", "false")),
        ("91", "有限合伙企业", "甲合伙", ("nonlegal", "false")),
        ("92", "个体工商户", "甲商行", ("individual", "false")),
        (None, "有限责任公司", "甲有限公司", ("enterprise", "true")),
        (None, "个体工商户", "甲商行", ("individual", "false")),
    ],
)
def test_licences(
    kit: SimpleNamespace, head: str | None, printed: str, name: str, expected: tuple[str, str]
) -> None:
    values = entity(kit, "business_licence", uscc=head and code_of(head), kind=printed, name=name)
    assert (values["ent.kind"].verified, values["ent.legal_person"].verified) == expected


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("public_institution_certificate", {"uscc": code_of("12")}, ("nonprofit", "true")),
        ("public_institution_certificate", {}, ("nonprofit", "true")),
        ("social_organisation_certificate", {"uscc": code_of("51")}, ("nonprofit", "true")),
        ("social_organisation_certificate", {"uscc": code_of("51"), "branch": True}, ("branch", "false")),
        (
            "private_non_enterprise_certificate",
            {"uscc": code_of("52"), "form": "法人"},
            ("nonprofit", "true"),
        ),
        (
            "private_non_enterprise_certificate",
            {"uscc": code_of("52"), "form": "合伙"},
            ("nonlegal", "false"),
        ),
        ("private_non_enterprise_certificate", {"form": "个体"}, ("nonlegal", "false")),
        (
            "private_non_enterprise_certificate",
            {"uscc": code_of("52"), "title": "民办非企业单位（法人）登记证书"},
            ("nonprofit", "true"),
        ),
        ("other_registration", {"certificate": "foundation"}, ("nonprofit", "true")),
        ("other_registration", {"certificate": "law_firm"}, ("nonlegal", "false")),
        ("other_registration", {"certificate": "cooperative"}, ("special", "true")),
        ("other_registration", {"certificate": "trade_union"}, ("special", "true")),
    ],
)
def test_certificates(
    kit: SimpleNamespace, kind: str, fields: dict[str, object], expected: tuple[str, str]
) -> None:
    values = entity(kit, kind, name="甲服务中心", **fields)
    assert (values["ent.kind"].verified, values["ent.legal_person"].verified) == expected


def test_a_private_unit_without_its_form_is_no_legal_person_by_guess(kit: SimpleNamespace) -> None:
    values = entity(kit, "private_non_enterprise_certificate", uscc=code_of("52"), name="甲服务中心")
    assert values["ent.kind"].verified == "nonprofit"
    assert (values["ent.legal_person"].verified, values["ent.legal_person"].state) == (
        None,
        FieldState.OCCLUDED,
    )


def test_an_unclear_entity_is_hidden_not_guessed(kit: SimpleNamespace) -> None:
    values = entity(kit, "business_licence", uscc=code_of("91"), kind="其他", name="甲工作室")
    assert values["ent.legal_person"].verified is None
    assert values["ent.legal_person"].state is FieldState.OCCLUDED


def test_the_region_comes_from_a_sound_code_only(kit: SimpleNamespace) -> None:
    make = kit.Maker()
    kit.add_licence(make, code="91440106FAKE00013X")
    assert establish_values(make.done())["ent.region"].verified == "440106"
    broken = kit.Maker()
    kit.add_licence(broken, code="91440106FAKE00018X")
    assert "ent.region" not in establish_values(broken.done())


def test_the_validity_of_a_certificate_is_no_founding_date(kit: SimpleNamespace) -> None:
    values = entity(kit, "public_institution_certificate", name="甲中心", valid_from="2019-01-01")
    assert "ent.reg_date" not in values and "op_start" not in values
    values = entity(kit, "social_organisation_certificate", name="甲协会", established="2015-03-01")
    assert values["op_start"].verified == "2015-03-01"


class TestCapital:
    def _values(self, kit: SimpleNamespace, paid: str | None) -> dict[str, Value]:
        make = kit.Maker()
        kit.add_licence(make)
        if paid is not None:
            for year, amount in (("2024", "1"), ("2025", paid)):
                audit = make.document("audit_report")
                make.field(audit, "period", year)
                make.field(audit, "paid_in_capital", amount)
        return establish_values(make.done())

    def test_another_paid_in_sum_is_a_second_reading(self, kit: SimpleNamespace) -> None:
        capital = self._values(kit, "600000")["ent.reg_capital"]
        assert capital.readings == {"subscribed": "1000000", "paid_in": "600000"}

    @pytest.mark.parametrize("paid", [None, "1000000.00"])
    def test_the_same_sum_or_none_is_no_reading(self, kit: SimpleNamespace, paid: str | None) -> None:
        capital = self._values(kit, paid)["ent.reg_capital"]
        assert (capital.verified, capital.readings, capital.rank) == ("1000000", None, 1)


class TestChangeNotices:
    def _with(self, kit: SimpleNamespace, rows: list | None = None, **fields: object) -> dict[str, Value]:
        make = kit.Maker()
        kit.add_licence(make)
        notice = make.document("change_notice")
        make.field(notice, "approved_on", "2024-03-01")
        for key, value in fields.items():
            make.field(notice, key, value)
        if rows:
            make.rows(notice, rows, key="changes")
        return establish_values(make.done())

    def test_services_taken_up_later_are_a_second_start(self, kit: SimpleNamespace) -> None:
        row = {"item": "经营范围变更", "before": "日用百货销售", "after": "企业管理咨询服务、培训服务"}
        assert self._with(kit, [row])["op_start"].readings == {
            "registered": "2019-06-18",
            "service_start": "2024-03-01",
        }
        before = {**row, "before": "技术服务、日用百货销售"}
        assert self._with(kit, [before])["op_start"].readings is None

    def test_who_represents_since_when(self, kit: SimpleNamespace) -> None:
        values = self._with(kit, old_legal_rep="李旧任", new_legal_rep="王测试")
        assert values["ent.legal_rep_since"].verified == "2024-03-01"
        assert "ent.legal_rep_since" not in self._with(kit, old_legal_rep="王测试", new_legal_rep="李另人")

    def test_a_move_from_another_city_only(self, kit: SimpleNamespace) -> None:
        move = {"item": "住所变更", "before": "四川省绵阳市样本路1号", "after": "四川省成都市样本路2号"}
        assert self._with(kit, [move])["ent.moved_in"].verified == "2024-03-01"
        within = {**move, "before": "成都市样本路9号"}
        assert "ent.moved_in" not in self._with(kit, [within])
        unread = {**move, "before": None}
        assert "ent.moved_in" not in self._with(kit, [unread])


class TestFormerNames:
    def _served(self, kit: SimpleNamespace, *names: tuple[str, str]) -> str | tuple[str, ...] | None:
        make = kit.Maker()
        kit.add_licence(make)
        for old, new in names:
            notice = make.document("change_notice")
            make.field(notice, "old_name", old)
            make.field(notice, "new_name", new)
            make.field(notice, "approved_on", "2024-03-01")
        served = make.document("served_enterprise_list")
        make.rows(served, [{"name": "样例旧名有限公司"}, {"name": "甲乙科技有限公司"}])
        return establish_values(make.done())["srv.sme_n.2025"].verified

    def test_the_applicant_under_a_former_name_is_nobody_it_served(self, kit: SimpleNamespace) -> None:
        assert self._served(kit) == "2"
        assert self._served(kit, ("样例旧名有限公司", kit.applicant)) == "1"

    def test_names_are_followed_through_several_notices(self, kit: SimpleNamespace) -> None:
        chain = (("样例旧名有限公司", "样例中名有限公司"), ("样例中名有限公司", kit.applicant))
        assert self._served(kit, *chain) == "1"

    def test_a_notice_about_somebody_else_proves_nothing(self, kit: SimpleNamespace) -> None:
        assert self._served(kit, ("样例旧名有限公司", "某别家有限公司")) == "2"

    def test_former_names_carry_the_day_they_ended(self, kit: SimpleNamespace) -> None:
        make = kit.Maker()
        kit.add_licence(make)
        for old, new, on in (
            ("样例旧名有限公司", "样例中名有限公司", "2020-05"),
            ("样例中名有限公司", kit.applicant, "2022-08-10"),
        ):
            notice = make.document("change_notice")
            for key, value in (("old_name", old), ("new_name", new), ("approved_on", on)):
                make.field(notice, key, value)
        value = establish_values(make.done())["ent.former_names"]
        assert value.verified == ("2022-08-10|样例中名有限公司", "|样例旧名有限公司")
        assert value.rank == 1 and len(value.evidence) == 6
