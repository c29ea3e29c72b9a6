"""Services by function, mode and year from list and ledger; shares in every unit; what ledgers hold."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from dossier_ai.core import Problem, Value
from dossier_ai.record import establish_values
from dossier_ai.record.shares import is_public

LETTERS = "甲乙丙丁戊己庚辛壬癸"


def ledger_row(number: int, **extra: Any) -> dict[str, Any]:
    return {
        "seq": str(number + 1), "demand": "需要辅导", "record": "上门辅导", "date": "2025-03-01",
        "place": "园区路1号",
        "enterprise": f"{LETTERS[number % 10]}{LETTERS[number // 10]}科技有限公司", "persons": "2",
        "feedback": "满意", "category": "创业辅导", "fee": "免费", "size": "小型", **extra,
    }  # fmt: skip


def established(
    kit: SimpleNamespace, kind: str, rows: list[dict[str, Any]], unread: bool = False, **fields: Any
) -> dict[str, Value]:
    make = kit.Maker()
    document = make.document(kind, pages=(1, 2, 3))
    make.rows(document, rows)
    for key, value in fields.items():
        make.field(document, key, value)
    if unread:
        file = make.documents[-1].file
        make.problems.append(Problem(stage="reading", code="unread-page", message="x", file=file, page=2))
    return establish_values(make.done())


class TestFunctions:
    def _values(self, kit: SimpleNamespace, rows: list[dict[str, Any]]) -> dict[str, Value]:
        return established(kit, "served_enterprise_list", rows)

    def _rows(self, kit: SimpleNamespace, **extra: Any) -> list[dict[str, Any]]:
        return [{**row, "category": "政策服务", "mode": "线上", **extra} for row in kit.served_rows(10)]

    def test_an_enterprise_counts_in_every_function_and_mode_it_had(self, kit: SimpleNamespace) -> None:
        values = self._values(kit, self._rows(kit, category="政策服务、咨询服务", mode="线上线下"))
        for function in ("policy", "consult"):
            for mode in ("online", "offline"):
                assert values[f"srv.{function}.{mode}_sme.2025"].verified == "10"
        assert "srv.tech.online_sme.2025" not in values
        assert values["srv.sme_n.2025"].verified == "10"

    def test_large_firms_are_enterprises_and_customers_but_no_smes(self, kit: SimpleNamespace) -> None:
        rows = self._rows(kit, size="小型")
        rows[0]["size"] = "大型"
        values = self._values(kit, rows)
        assert values["srv.policy.online_ent.2025"].verified == "10"
        assert values["srv.policy.online_sme.2025"].verified == "9"
        assert (values["srv.customer_n.2025"].verified, values["srv.sme_n.2025"].verified) == ("10", "9")

    def test_without_sizes_nobody_knows_the_other_customers(self, kit: SimpleNamespace) -> None:
        assert "srv.customer_n.2025" not in self._values(kit, self._rows(kit))

    def test_a_row_without_mode_may_belong_to_either(self, kit: SimpleNamespace) -> None:
        rows = self._rows(kit)
        rows[0]["mode"] = None
        bounds = self._values(kit, rows)["srv.policy.online_ent.2025"].bounds
        assert bounds is not None and (bounds.min, bounds.max) == ("9", "10")


class TestLedger:
    def _values(self, kit: SimpleNamespace, rows: list[dict[str, Any]], **extra: Any) -> dict[str, Value]:
        return established(kit, "service_ledger", rows, **extra)

    def test_visits_count_again_enterprises_once(self, kit: SimpleNamespace) -> None:
        rows = [ledger_row(n % 6) for n in range(12)]
        values = self._values(kit, rows)
        assert (values["svc.mentoring.times.2025"].verified, values["srv.sme_n.2025"].verified) == ("12", "6")
        assert values["svc.mentoring.times.2025"].unit == "service"

    def test_a_row_of_several_enterprises_is_a_service_to_each(self, kit: SimpleNamespace) -> None:
        row = ledger_row(0, enterprise="甲乙科技有限公司、丙丁科技有限公司")
        values = self._values(kit, [row])
        assert values["svc.mentoring.times.2025"].verified == "2"

    def test_classes_of_a_base_are_told_apart(self, kit: SimpleNamespace) -> None:
        rows = [
            ledger_row(0, category="信息服务"), ledger_row(1, category="信息服务", place="腾讯会议"),
            ledger_row(2, category="投融资服务"), ledger_row(3, category="管理咨询"),
            ledger_row(4, category="专业服务"), ledger_row(5, category="市场营销"),
            ledger_row(6, category="法律咨询"),
        ]  # fmt: skip
        values = self._values(kit, rows)
        found = {k: v.verified for k, v in values.items() if k.startswith("svc.")}
        assert found == {
            "svc.info.times.2025": "1", "svc.fin.times.2025": "1", "svc.consult.times.2025": "1",
            "svc.professional.times.2025": "2",
        }  # fmt: skip

    def test_years_are_those_of_the_rows_else_of_the_ledger(self, kit: SimpleNamespace) -> None:
        rows = [ledger_row(0), ledger_row(1, date="2024-12-31"), ledger_row(2, date=None)]
        values = self._values(kit, rows, year="2025")
        assert (values["srv.sme_n.2025"].verified, values["srv.sme_n.2024"].verified) == ("2", "1")

    def test_elements_and_completeness(self, kit: SimpleNamespace) -> None:
        rows = [ledger_row(n) for n in range(4)]
        rows[0]["feedback"] = None
        values = self._values(kit, rows)
        assert set(values["ledger.elements"].verified or ()) == {
            "demand", "record", "date", "place", "enterprise", "persons", "feedback",
        }  # fmt: skip
        assert values["ledger.completeness"].verified == "3/4"

    def test_an_unread_page_leaves_nothing(self, kit: SimpleNamespace) -> None:
        values = self._values(kit, [ledger_row(0)], unread=True)
        assert not [k for k in values if k.startswith(("svc.", "srv.", "ledger."))]


class TestShares:
    def _share(self, kit: SimpleNamespace, rows: list[dict[str, Any]]) -> Value | None:
        return established(kit, "service_ledger", rows).get("srv.public_share.2025")

    def test_every_unit_is_a_reading(self, kit: SimpleNamespace) -> None:
        # Two free visits of one enterprise with 2 people each, two paid visits of two others with 4 each.
        rows = [ledger_row(0), ledger_row(0), *(ledger_row(n, fee="市场价", persons="4") for n in (1, 2))]
        value = self._share(kit, rows)
        assert value is not None and value.bounds is None
        assert value.readings == {"visits": "1/2", "person_times": "1/3", "enterprises": "1/3"}

    def test_open_fees_make_bounds(self, kit: SimpleNamespace) -> None:
        rows = [ledger_row(0), ledger_row(1, fee="市场价"), ledger_row(2, fee=None)]
        value = self._share(kit, rows)
        assert value is not None and value.bounds is not None
        assert (value.bounds.min, value.bounds.max) == ("1/3", "2/3")

    def test_no_fee_is_no_free_service(self, kit: SimpleNamespace) -> None:
        assert self._share(kit, [ledger_row(n, fee=None) for n in range(3)]) is None

    def test_the_audit_states_a_share_of_its_own(self, kit: SimpleNamespace) -> None:
        make = kit.Maker()
        audit = make.document("service_income_audit")
        make.field(audit, "period", "2025")
        make.field(audit, "public_benefit", "公益性服务和低收费服务占总服务量的26.50%")
        value = establish_values(make.done())["srv.public_share.2025"]
        assert (value.verified, value.rank) == ("53/200", 2)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [("免费", True), ("低收费", True), ("0元", True), ("否", True), ("市场价", False), ("500元", False),
         ("标准收费", False), ("面议", None), (None, None)],
    )  # fmt: skip
    def test_what_a_fee_says(self, kit: SimpleNamespace, text: str | None, expected: bool | None) -> None:
        assert is_public(kit.unsure_cell(text, confidence=0.99)) is expected
        assert is_public(kit.unsure_cell(text)) is None
