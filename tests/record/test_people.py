"""Full-time staff, mentors and external experts: proved ones at least, listed ones at most."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from dossier_ai.core import Problem, Value
from dossier_ai.record import establish_values


class Office:
    """An applicant with a roster of twelve and what is added to it."""

    def __init__(self, kit: SimpleNamespace, **columns: Any) -> None:
        self.kit, self.make = kit, kit.Maker()
        kit.add_licence(self.make)
        self.rows = [{**row, **columns} for row in kit.staff_rows(12, 8, 5, 3)]
        self.names = [row["name"] for row in self.rows]

    def insure(self, *names: str, unit: str | None = None, period: str = "2025-06-01/2026-04-30") -> None:
        document = self.make.document("personnel_evidence", pages=(1, 2))
        self.make.field(document, "certificate", "social_insurance")
        self.make.field(document, "unit", unit or self.kit.applicant)
        self.make.field(document, "insured_count", str(len(names)))
        self.make.rows(document, [{"name": name, "period": period} for name in names])

    def paper(self, **fields: Any) -> None:
        document = self.make.document("personnel_evidence")
        for key, value in fields.items():
            self.make.field(document, key, value)

    def values(self) -> dict[str, Value]:
        roster = self.make.document("staff_roster")
        self.make.rows(roster, self.rows)
        return establish_values(self.make.done())


def ends(value: Value) -> tuple[str | None, str | None]:
    return (
        (value.bounds.min, value.bounds.max) if value.bounds else (str(value.verified), str(value.verified))
    )


class TestDedicated:
    def test_a_roster_alone_proves_nobody(self, kit: SimpleNamespace) -> None:
        # domain 4.9, AMB-29: insurance or contract; a roster alone goes to a person.
        assert ends(Office(kit).values()["staff.n_dedicated"]) == ("0", "12")

    def test_insured_names_are_proved(self, kit: SimpleNamespace) -> None:
        office = Office(kit)
        office.insure(*office.names)
        value = office.values()["staff.n_dedicated"]
        assert (ends(value), value.rank) == (("12", "12"), 4)

    def test_a_contract_in_force_proves_too(self, kit: SimpleNamespace) -> None:
        office = Office(kit)
        office.insure(*office.names[:9])
        for name, term in ((office.names[9], "2024-01-01/.."), (office.names[10], "2020-01-01/2026-05-19")):
            office.paper(certificate="labour_contract", person=name, unit=kit.applicant, term=term)
        assert ends(office.values()["staff.n_dedicated"]) == ("10", "12")

    @pytest.mark.parametrize(
        ("unit", "period"), [("另一家有限公司", "2025-06-01/2026-04-30"), (None, "2023-01-01/2024-12-31")]
    )
    def test_another_unit_and_old_months_prove_nothing(
        self, kit: SimpleNamespace, unit: str | None, period: str
    ) -> None:
        office = Office(kit)
        office.insure(*office.names, unit=unit, period=period)
        assert ends(office.values()["staff.n_dedicated"]) == ("0", "12")

    def test_part_time_people_do_not_count_advisers_do(self, kit: SimpleNamespace) -> None:
        office = Office(kit)
        office.rows[0]["full_time"] = False
        office.rows[1]["post"] = "兼职讲师"
        office.rows[2]["post"] = "咨询顾问"
        office.insure(*office.names)
        assert ends(office.values()["staff.n_dedicated"]) == ("10", "10")

    def test_no_value_without_a_roster_or_while_a_page_of_it_is_unread(self, kit: SimpleNamespace) -> None:
        make = kit.Maker()
        kit.add_form(make)
        assert "staff.n_dedicated" not in establish_values(make.done())
        office = Office(kit)
        roster = len(office.make.documents) + 1
        office.make.problems.append(
            Problem(stage="reading", code="unread-page", message="x", file=f"{roster:02d}.pdf", page=1)
        )
        assert "staff.n_dedicated" not in office.values()

    def test_service_staff_are_those_of_the_roster(self, kit: SimpleNamespace) -> None:
        values = Office(kit).values()
        assert values["staff.n_service"].verified == values["staff.n_platform"].verified == "12"


class TestMentors:
    def test_certificates_prove_posts_leave_doubt(self, kit: SimpleNamespace) -> None:
        office = Office(kit)
        office.paper(certificate="appointment", person=office.names[0], subject="创业导师")
        office.paper(certificate="professional_qualification", person=office.names[1], subject="创业指导师")
        office.rows[2]["post"] = "创业辅导师"
        assert ends(office.values()["staff.mentors"]) == ("2", "3")

    def test_a_paper_of_somebody_else_or_lapsed_proves_nobody(self, kit: SimpleNamespace) -> None:
        office = Office(kit)
        office.paper(certificate="appointment", person="某外人", subject="创业导师")
        office.paper(
            certificate="appointment",
            person=office.names[0],
            subject="创业导师",
            term="2020-01-01/2021-01-01",
        )
        assert ends(office.values()["staff.mentors"]) == ("0", "1")

    def test_nobody_named_is_no_value(self, kit: SimpleNamespace) -> None:
        assert "staff.mentors" not in Office(kit).values()


class TestExperts:
    def _experts(
        self, kit: SimpleNamespace, rows: list[dict[str, Any]], *letters: dict[str, Any]
    ) -> Value | None:
        office = Office(kit)
        pool = office.make.document("expert_pool")
        office.make.rows(pool, rows)
        for letter in letters:
            document = office.make.document("expert_pool")
            for key, value in letter.items():
                office.make.field(document, key, value)
        return office.values().get("res.external_experts")

    def _row(self, number: int, **extra: Any) -> dict[str, Any]:
        base = {
            "name": f"专家{'甲乙丙丁戊'[number]}",
            "employer": "某某大学",
            "term": "2025-01-01/2027-12-31",
        }
        return {**base, **extra}

    def test_a_term_in_force_counts_once_each(self, kit: SimpleNamespace) -> None:
        rows = [self._row(0), self._row(0), self._row(1), self._row(2, term="2023-01-01/2024-12-31")]
        value = self._experts(kit, rows)
        assert value is not None and ends(value) == ("2", "2")

    def test_namesakes_of_other_employers_are_two(self, kit: SimpleNamespace) -> None:
        value = self._experts(kit, [self._row(0), self._row(0, employer="另一所大学")])
        assert value is not None and ends(value) == ("2", "2")

    def test_a_bare_list_leaves_doubt(self, kit: SimpleNamespace) -> None:
        value = self._experts(
            kit, [self._row(0, term=None), self._row(1, term=None, appointed_on="2025-01-01")]
        )
        assert value is not None and ends(value) == ("0", "2")

    def test_a_letter_of_appointment_proves(self, kit: SimpleNamespace) -> None:
        letter = {"expert": "专家甲", "appointer": kit.applicant, "term": "2025-01-01/2027-12-31"}
        value = self._experts(kit, [self._row(0, term=None), self._row(1, term=None)], letter)
        assert value is not None and ends(value) == ("1", "2")

    def test_own_people_are_not_external(self, kit: SimpleNamespace) -> None:
        # AMB-20, XST-11: staff, the legal representative, and those whom the applicant employs.
        own = Office(kit).names[0]
        rows = [
            self._row(0),
            self._row(1, name=own),
            self._row(2, name="王测试"),
            self._row(3, employer=kit.applicant),
        ]
        value = self._experts(kit, rows)
        assert value is not None and ends(value) == ("1", "1")
