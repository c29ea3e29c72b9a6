"""Premises and tenants of a base: areas owned and leased, small tenants at two dates."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from dossier_ai.core import Problem, Value
from dossier_ai.record import establish_values

OWN = {"cert_no": "虚（2023）某市不动产权第0000001号", "area": "7000.00", "co_ownership": "单独所有"}
LEASE = {
    "area": "3000.00",
    "term": "2025-01-01/2027-12-31",
    "property_no": "虚（2018）某市不动产权第0000009号",
}


def premises(
    kit: SimpleNamespace,
    own: list[dict[str, Any]],
    leases: list[dict[str, Any]],
    unread: bool = False,
    **form: Any,
) -> dict[str, Value]:
    make = kit.Maker()
    kit.add_licence(make)
    for kind, party, papers in (("property_certificate", "owner", own), ("lease_contract", "lessee", leases)):
        for paper in papers:
            document = make.document(kind, pages=(1, 2))
            for key, value in {party: kit.applicant, **paper}.items():
                if value is not None:
                    make.field(document, key, value)
    if unread:
        file = make.documents[-1].file
        make.problems.append(Problem(stage="reading", code="unread-page", message="x", file=file, page=2))
    if form:
        document = make.document("application_form")
        for key, value in form.items():
            make.field(document, key, value)
    return {k: v for k, v in establish_values(make.done()).items() if k.startswith("base.")}


def plain(values: dict[str, Value]) -> dict[str, Any]:
    return {k.removeprefix("base."): v.verified for k, v in values.items()}


class TestAreas:
    def test_owned_and_leased_add_up_when_their_numbers_differ(self, kit: SimpleNamespace) -> None:
        values = premises(kit, [OWN], [LEASE])
        assert plain(values) == {"area": "10000", "owned_area": "7000", "leased": "false"}
        assert values["base.area"].bounds is None

    def test_the_lease_of_a_certified_property_adds_nothing(self, kit: SimpleNamespace) -> None:
        landlords = {**OWN, "owner": "某产业园开发有限公司", "cert_no": LEASE["property_no"]}
        assert plain(premises(kit, [landlords], [LEASE])) == {
            "area": "7000",
            "owned_area": "0",
            "leased": "true",
        }

    def test_without_a_number_it_may_be_the_same_property(self, kit: SimpleNamespace) -> None:
        bounds = premises(kit, [OWN], [{**LEASE, "property_no": None}])["base.area"].bounds
        assert bounds is not None and (bounds.min, bounds.max) == ("7000", "10000")

    def test_one_certificate_copied_twice_counts_once(self, kit: SimpleNamespace) -> None:
        assert plain(premises(kit, [OWN, OWN], []))["owned_area"] == "7000"

    def test_shared_property_is_not_wholly_owned(self, kit: SimpleNamespace) -> None:
        bounds = premises(kit, [{**OWN, "co_ownership": "按份共有"}], [])["base.owned_area"].bounds
        assert bounds is not None and (bounds.min, bounds.max) == ("0", "7000")

    @pytest.mark.parametrize("change", [{"term": "2023-01-01/2026-05-19"}, {"lessee": "另一家有限公司"}])
    def test_leases_of_others_and_lapsed_ones_are_none(
        self, kit: SimpleNamespace, change: dict[str, Any]
    ) -> None:
        assert premises(kit, [], [{**LEASE, **change}]) == {}

    def test_an_unread_area_and_an_unread_page(self, kit: SimpleNamespace) -> None:
        assert premises(kit, [OWN], [{**LEASE, "area": None}])["base.area"].confidence == 0.5
        assert premises(kit, [OWN], [LEASE], unread=True) == {}

    def test_a_form_that_says_rented_beside_own_property_is_for_a_person(self, kit: SimpleNamespace) -> None:
        value = premises(kit, [OWN], [LEASE], site_tenure="租用")["base.leased"]
        assert (value.verified, value.declared, value.confidence) == ("false", "true", 0.5)

    def test_only_named_kinds_of_base_are_known(self, kit: SimpleNamespace) -> None:
        named = premises(kit, [], [], platform_name="样例楼宇经济园")
        assert plain(named) == {"kind": "楼宇经济园"}
        assert premises(kit, [], [], platform_name="样例创业园") == {}


class TestTenants:
    def _tenants(
        self, kit: SimpleNamespace, *lists: tuple[str | None, list[dict[str, Any]]]
    ) -> dict[str, Value]:
        make = kit.Maker()
        kit.add_licence(make)
        for on, rows in lists:
            document = make.document("tenant_list")
            if on is not None:
                make.field(document, "snapshot_on", on)
            make.rows(document, rows)
        found = establish_values(make.done())
        return {
            k.removeprefix("tenants.micro_small."): v for k, v in found.items() if k.startswith("tenants.")
        }

    def _rows(self, kit: SimpleNamespace, count: int, **extra: Any) -> list[dict[str, Any]]:
        return [
            {"name": row["name"], "seq": row["seq"], "size": "小型", **extra}
            for row in kit.served_rows(count)
        ]

    def test_each_date_has_its_own_list(self, kit: SimpleNamespace) -> None:
        values = self._tenants(
            kit, ("2025-12-31", self._rows(kit, 30)), ("2026-05-10", self._rows(kit, 31, size="微型"))
        )
        assert (values["year_end"].verified, values["now"].verified) == ("30", "31")

    @pytest.mark.parametrize("on", [None, "2025-11-30", "2026-04-19", "2026-05-21"])
    def test_other_dates_are_neither(self, kit: SimpleNamespace, on: str | None) -> None:
        assert self._tenants(kit, (on, self._rows(kit, 30))) == {}

    def test_the_thirtieth_day_still_counts(self, kit: SimpleNamespace) -> None:
        assert self._tenants(kit, ("2026-04-20", self._rows(kit, 30)))["now"].verified == "30"

    def test_medium_ones_and_those_that_left_do_not_count(self, kit: SimpleNamespace) -> None:
        rows = self._rows(kit, 32)
        rows[0]["size"], rows[1]["status"] = "中型", "已毕业"
        assert self._tenants(kit, ("2026-05-10", rows))["now"].verified == "30"

    def test_sole_traders_and_open_sizes_leave_doubt(self, kit: SimpleNamespace) -> None:
        rows = self._rows(kit, 30)
        rows[0]["name"], rows[1]["size"], rows[2]["size"] = "某某商行（个体工商户）", None, "中小微"
        bounds = self._tenants(kit, ("2026-05-10", rows))["now"].bounds
        assert bounds is not None and (bounds.min, bounds.max) == ("27", "30")

    def test_measures_of_the_trade_settle_an_open_size(self, kit: SimpleNamespace) -> None:
        trade = {"industry": "软件和信息技术服务业", "size": None}
        rows = self._rows(kit, 2, **trade)
        rows[0] |= {"staff": "50", "revenue": "9000000"}
        rows[1] |= {"staff": "150", "revenue": "20000000"}
        assert self._tenants(kit, ("2026-05-10", rows))["now"].verified == "1"
