"""Facts: the best evidence speaks, doubt widens, what is not known is not there."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

from dossier_ai.core import FieldState, Personal, Problem
from dossier_ai.record import application_date_of, establish_values


def test_the_audit_outranks_the_form_and_the_form_stands_beside_it(kit: SimpleNamespace) -> None:
    make = kit.Maker()
    kit.add_form(make)
    audit = make.document("audit_report")
    make.field(audit, "period", "2025")
    make.field(audit, "total_assets", "3256789.12")
    make.field(audit, "total_assets_opening", "3000000.00")
    values = establish_values(make.done())
    assets = values["fin.total_assets.2025"]
    assert (assets.verified, assets.declared, assets.rank) == ("3256789.12", "3256800", 2)
    assert assets.evidence and assets.declared_evidence
    assert values["fin.total_assets.2024"].verified == "3000000.00"


def test_assets_of_the_form_alone_have_rank_five(kit: SimpleNamespace) -> None:
    make = kit.Maker()
    kit.add_form(make)
    assets = establish_values(make.done())["fin.total_assets.2025"]
    assert (assets.verified, assets.rank) == ("3256800", 5)


def test_other_money_of_the_form_alone_is_only_declared(kit: SimpleNamespace) -> None:
    make = kit.Maker()
    kit.add_form(make)
    revenue = establish_values(make.done())["fin.revenue.2025"]
    assert (revenue.verified, revenue.declared) == (None, "990000")


def test_a_hidden_audited_figure_does_not_fall_back_to_the_form(kit: SimpleNamespace) -> None:
    make = kit.Maker()
    kit.add_form(make)
    audit = make.document("audit_report")
    make.field(audit, "period", "2025")
    make.field(audit, "total_assets", None, state=FieldState.OCCLUDED, raw="3,2?6,789.12")
    assets = establish_values(make.done())["fin.total_assets.2025"]
    assert (assets.verified, assets.state, assets.declared) == (None, FieldState.OCCLUDED, "3256800")


def test_two_audits_of_one_year_that_differ_become_readings(kit: SimpleNamespace) -> None:
    make = kit.Maker()
    for figure in ("900000", "1200000"):
        audit = make.document("audit_report")
        make.field(audit, "period", "2025")
        make.field(audit, "total_assets", figure)
    assets = establish_values(make.done())["fin.total_assets.2025"]
    assert sorted((assets.readings or {}).values()) == ["1200000", "900000"]


def test_an_attached_document_says_nothing_about_the_applicant(kit: SimpleNamespace) -> None:
    make = kit.Maker()
    audit = make.document("audit_report")
    make.field(audit, "period", "2025")
    licence = make.document("business_licence", belongs_to=audit)
    make.field(licence, "name", "某会计师事务所")
    values = establish_values(make.done())
    assert "ent.name" not in values
    assert "materials.business_licence" not in values


def test_the_application_date_is_the_form_then_the_declaration_never_today(kit: SimpleNamespace) -> None:
    make = kit.Maker()
    assert application_date_of(make.done(None)) is None
    declaration = make.document("truth_declaration")
    make.field(declaration, "date", "2026-05-18")
    assert application_date_of(make.done(None)) == dt.date(2026, 5, 18)
    form = make.document("application_form")
    make.field(form, "filled_on", "2026-05")
    assert application_date_of(make.done(None)) == dt.date(2026, 5, 18)
    make.field(form, "filled_on", "2026-05-20")
    dossier = make.done(None)
    later = type(dossier)(None, dossier.documents, tuple(f for f in dossier.fields if f.value != "2026-05"))
    assert application_date_of(later) == dt.date(2026, 5, 20)


def test_without_an_application_date_nothing_is_dated_backwards(kit: SimpleNamespace) -> None:
    make = kit.Maker()
    form = make.document("application_form")
    make.field(form, "total_assets", "3256800")
    served = make.document("served_enterprise_list")
    make.rows(served, kit.served_rows(60))
    values = establish_values(make.done(None))
    assert not [key for key in values if key.startswith(("fin.total_assets", "srv.sme_n"))]


class TestServed:
    def _values(self, kit: SimpleNamespace, rows: list, **problem: object) -> dict:
        make = kit.Maker()
        kit.add_form(make)
        served = make.document("served_enterprise_list", pages=(1, 2, 3))
        make.rows(served, rows)
        if problem:
            entry = make.documents[-1]
            make.problems.append(
                Problem(stage="reading", code="unread-page", message="x", file=entry.file, page=2)
            )
        return establish_values(make.done())

    def test_distinct_by_name(self, kit: SimpleNamespace) -> None:
        rows = kit.served_rows(60)
        rows.append({**rows[0], "seq": "61", "name": f" {rows[0]['name'][:3]} {rows[0]['name'][3:]}"})
        value = self._values(kit, rows)["srv.sme_n.2025"]
        assert (value.verified, value.declared, value.bounds) == ("60", "120", None)

    def test_applicant_and_public_bodies_do_not_count(self, kit: SimpleNamespace) -> None:
        rows = kit.served_rows(50)
        for name in (kit.applicant, "某市工业和信息化局"):
            rows.append({"seq": str(len(rows) + 1), "name": name, "satisfaction": "satisfied"})
        assert self._values(kit, rows)["srv.sme_n.2025"].verified == "50"

    def test_no_count_while_a_page_is_unread(self, kit: SimpleNamespace) -> None:
        value = self._values(kit, kit.served_rows(60), unread=True)["srv.sme_n.2025"]
        assert (value.verified, value.declared) == (None, "120")
        assert "sat.rate" not in self._values(kit, kit.served_rows(60), unread=True)

    def test_names_read_badly_widen_the_count(self, kit: SimpleNamespace) -> None:
        rows = kit.served_rows(51)
        rows[3]["name"] = kit.unsure_cell("丁丁科技有限公司")
        rows[4]["name"] = kit.unsure_cell(None, state=FieldState.OCCLUDED)
        value = self._values(kit, rows)["srv.sme_n.2025"]
        assert value.bounds is not None
        assert (value.bounds.min, value.verified, value.bounds.max) == ("49", "50", "51")

    def test_skipped_row_numbers_raise_the_upper_bound(self, kit: SimpleNamespace) -> None:
        rows = kit.served_rows(60)
        del rows[20:30]
        value = self._values(kit, rows)["srv.sme_n.2025"]
        assert value.bounds is not None
        assert (value.verified, value.bounds.max) == ("50", "60")

    def test_earlier_years_are_those_of_the_form(self, kit: SimpleNamespace) -> None:
        values = self._values(kit, kit.served_rows(60))
        assert (values["srv.sme_n.2024"].verified, values["srv.sme_n.2023"].verified) == ("110", "100")

    def test_offline_information_counts_need_mode_and_class(self, kit: SimpleNamespace) -> None:
        assert "srv.info.offline_ent.2025" not in self._values(kit, kit.served_rows(60))
        rows = [{**row, "mode": "线下", "category": "信息服务"} for row in kit.served_rows(60)]
        rows[0]["mode"] = "线上"
        rows[1]["category"] = "技术服务"
        assert self._values(kit, rows)["srv.info.offline_ent.2025"].verified == "58"

    def test_rows_of_another_year_do_not_count(self, kit: SimpleNamespace) -> None:
        rows = [{**row, "served_on": "2025-03-01"} for row in kit.served_rows(60)]
        rows[0]["served_on"] = "2024-12-31"
        assert self._values(kit, rows)["srv.sme_n.2025"].verified == "59"


class TestSatisfaction:
    def _rate(self, kit: SimpleNamespace, rows: list) -> object:
        make = kit.Maker()
        served = make.document("served_enterprise_list")
        make.rows(served, rows)
        return establish_values(make.done()).get("sat.rate")

    def test_both_denominators(self, kit: SimpleNamespace) -> None:
        # domain 4.9, AMB-07: 100 satisfied, 5 not, 15 blank -> 95.24 % / 83.33 %
        rows = kit.served_rows(120, satisfied=100)
        for row in rows[105:]:
            row["satisfaction"] = None
        rate = self._rate(kit, rows)
        assert rate.readings == {"marked": "20/21", "all_rows": "5/6"}
        assert rate.bounds is None

    def test_nothing_marked_is_no_rate(self, kit: SimpleNamespace) -> None:
        rows = [{**row, "satisfaction": None} for row in kit.served_rows(10)]
        assert self._rate(kit, rows) is None

    def test_doubtful_marks_make_bounds(self, kit: SimpleNamespace) -> None:
        rows = kit.served_rows(10, satisfied=8)
        rows[0]["satisfaction"] = "both"
        rows[1]["satisfaction"] = kit.unsure_cell("satisfied")
        rate = self._rate(kit, rows)
        assert (rate.bounds.min, rate.bounds.max) == ("3/5", "4/5")


class TestStaff:
    def _values(self, kit: SimpleNamespace, rows: list, form: dict | None = None) -> dict:
        make = kit.Maker()
        kit.add_form(make, **(form or {}))
        roster = make.document("staff_roster")
        make.rows(roster, rows)
        return establish_values(make.done())

    def test_union_and_intersection(self, kit: SimpleNamespace) -> None:
        # domain 4.9, AMB-01: 15 people, 8 degrees, 5 titles, 3 both -> union 10, intersection 3
        values = self._values(kit, kit.staff_rows(15, 8, 5, 3))
        assert (values["staff.union"].verified, values["staff.inter"].verified) == ("10", "3")
        assert values["staff.ratio"].readings == {"union": "10/15", "intersection": "3/15"}
        assert values["staff.n_platform"].verified == "15"
        assert values["staff.n_all"].verified == "16"

    def test_doubtful_titles_travel_as_bounds(self, kit: SimpleNamespace) -> None:
        rows = kit.staff_rows(15, 8, 0, 0)
        rows[12]["title"] = "高级技师"
        rows[13]["title"] = "注册会计师"
        values = self._values(kit, rows)
        bounds = values["staff.union"].bounds
        assert (bounds.min, bounds.max) == ("8", "10")
        assert bounds.why == ("1 PROF_QUALIFICATION", "1 VOCATIONAL")

    def test_a_title_from_a_training_firm_is_doubtful(self, kit: SimpleNamespace) -> None:
        rows = kit.staff_rows(15, 0, 8, 0)
        rows[0]["issuer"] = "某某咨询培训有限公司"
        bounds = self._values(kit, rows)["staff.union"].bounds
        assert (bounds.min, bounds.max) == ("7", "8")

    def test_a_person_listed_twice_counts_once(self, kit: SimpleNamespace) -> None:
        rows = kit.staff_rows(14, 8, 5, 3)
        rows.append({**rows[0], "seq": "15", "title": "工程师"})
        values = self._values(kit, rows)
        assert values["staff.n_platform"].verified == "14"

    def test_namesakes_with_different_phones_are_two_people(self, kit: SimpleNamespace) -> None:
        rows = kit.staff_rows(14, 8, 5, 3)
        rows.append({**rows[0], "seq": "15", "phone": Personal(masked="138****1111", hash="other")})
        value = self._values(kit, rows)["staff.n_platform"]
        assert (value.verified, value.bounds) == ("15", None)

    def test_without_a_roster_the_form_only_declares(self, kit: SimpleNamespace) -> None:
        make = kit.Maker()
        kit.add_form(make)
        value = establish_values(make.done())["staff.n_platform"]
        assert (value.verified, value.declared) == (None, "16")


class TestActivities:
    def _add(self, make: object, number: int, **fields: object) -> None:
        document = make.document("service_evidence")
        said = {
            "title": f"第{number}次活动",
            "date": f"2025-0{number % 9 + 1}-10",
            "service_class": "tech",
            "evidence_kinds": ("notice", "sign_in"),
            **fields,
        }
        for key, value in said.items():
            if value is not None:
                make.field(document, key, value)

    def test_two_kinds_of_evidence_are_needed(self, kit: SimpleNamespace) -> None:
        make = kit.Maker()
        for number in range(5):
            self._add(make, number)
        self._add(make, 6, evidence_kinds=("photo",))
        self._add(make, 7, evidence_kinds=("photo", "invoice"))
        self._add(make, 8, date="2024-05-01")
        assert establish_values(make.done())["events.tech.2025"].verified == "5"

    def test_a_class_without_activities_has_no_value(self, kit: SimpleNamespace) -> None:
        make = kit.Maker()
        self._add(make, 1)
        assert "events.info.2025" not in establish_values(make.done())

    def test_an_undated_activity_widens_the_count(self, kit: SimpleNamespace) -> None:
        make = kit.Maker()
        for number in range(4):
            self._add(make, number)
        self._add(make, 5, date=None)
        value = establish_values(make.done())["events.tech.2025"]
        assert (value.verified, value.bounds.min, value.bounds.max) == ("4", "4", "5")

    def test_one_activity_in_two_bundles_counts_once(self, kit: SimpleNamespace) -> None:
        make = kit.Maker()
        self._add(make, 1, evidence_kinds=("notice",))
        self._add(make, 1, evidence_kinds=("sign_in",))
        assert establish_values(make.done())["events.tech.2025"].verified == "1"

    def test_person_times_per_event_and_per_day(self, kit: SimpleNamespace) -> None:
        make = kit.Maker()
        self._add(make, 1, service_class="training", persons="200")
        self._add(make, 2, service_class="training", persons="150", date="2025-03-01/2025-03-02")
        value = establish_values(make.done())["training.person_times.2025"]
        assert value.readings == {"per_event": "350", "per_day": "500"}


class TestPartners:
    def _institutions(self, kit: SimpleNamespace, terms: list[tuple[str, str]]) -> object:
        make = kit.Maker()
        kit.add_licence(make)
        for name, term in terms:
            agreement = make.document("cooperation_agreement")
            make.field(agreement, "party_a", kit.applicant)
            make.field(agreement, "party_b", name)
            make.field(agreement, "term", term)
        return establish_values(make.done()).get("res.institutions")

    def test_only_agreements_in_force_count_once_each(self, kit: SimpleNamespace) -> None:
        value = self._institutions(
            kit,
            [
                ("某甲律师事务所", "2025-01-01/2027-12-31"),
                ("某甲律师事务所", "2026-01-01/.."),
                ("某乙检测研究院", "2026-05-20/2026-12-31"),
                ("某丙大学", "2023-01-01/2026-05-19"),
            ],
        )
        assert (value.verified, value.bounds) == ("2", None)

    def test_an_unread_term_leaves_doubt(self, kit: SimpleNamespace) -> None:
        make = kit.Maker()
        kit.add_licence(make)
        agreement = make.document("cooperation_agreement")
        make.field(agreement, "party_a", kit.applicant)
        make.field(agreement, "party_b", "某丙大学")
        value = establish_values(make.done())["res.institutions"]
        assert (value.verified, value.bounds.max) == ("0", "1")

    def test_a_bare_list_leaves_doubt(self, kit: SimpleNamespace) -> None:
        make = kit.Maker()
        kit.add_licence(make)
        listing = make.document("cooperation_agreement")
        make.rows(listing, [{"name": "某甲律师事务所", "term": "2025-01-01/2027-12-31"}])
        value = establish_values(make.done())["res.institutions"]
        assert (value.bounds.min, value.bounds.max) == ("0", "1")

    def test_a_training_licence_must_be_valid_and_the_applicants(self, kit: SimpleNamespace) -> None:
        for holder, expires, expected in (
            (kit.applicant, "2026-05-20", ("true", 1.0)),
            (kit.applicant, "2026-05-19", ("false", 1.0)),
            ("另一家有限公司", "2030-01-01", ("false", 1.0)),
            (kit.applicant, "2026", ("true", 0.5)),
        ):
            make = kit.Maker()
            kit.add_licence(make)
            paper = make.document("qualification_certificate", title="民办学校办学许可证")
            make.field(paper, "title", "民办学校办学许可证")
            make.field(paper, "holder", holder)
            make.field(paper, "expires", expires)
            value = establish_values(make.done())["training.licence"]
            assert (value.verified, value.confidence) == expected

    def test_a_certificate_of_another_system_is_no_quality_certificate(self, kit: SimpleNamespace) -> None:
        for standard, number, expected in (
            ("GB/T 19001-2016/ISO 9001:2015", "00124Q31234R0S", "true"),
            ("GB/T 19001-2016、GB/T 24001-2016", "00124Q31234R0S", "true"),
            ("GB/T 24001-2016/ISO 14001:2015", "00124Q31234R0S", "false"),
            (None, "00124E31234R0S", "false"),
            (None, "00124Q31234R0S", "true"),
        ):
            make = kit.Maker()
            kit.add_licence(make)
            paper = make.document("iso9001_certificate", title="管理体系认证证书")
            make.field(paper, "holder", kit.applicant)
            make.field(paper, "cert_no", number)
            make.field(paper, "expires", "2030-01-01")
            if standard is not None:
                make.field(paper, "standard", standard)
            value = establish_values(make.done())["cert.qms"]
            assert (value.verified, len(value.evidence) > 0) == (expected, True)

    def test_a_filing_is_no_licence(self, kit: SimpleNamespace) -> None:
        make = kit.Maker()
        kit.add_licence(make)
        paper = make.document("qualification_certificate", title="培训机构备案证明")
        make.field(paper, "title", "培训机构备案证明")
        make.field(paper, "holder", kit.applicant)
        assert "training.licence" not in establish_values(make.done())


def test_materials_and_their_years(kit: SimpleNamespace) -> None:
    make = kit.Maker()
    special = make.document("service_income_audit")
    make.field(special, "period", "2025-01-01/2025-12-31")
    rules = make.document("policy_document")
    make.field(rules, "topics", ("rules", "fees"))
    plan = make.document("policy_document")
    make.field(plan, "topics", ("plan",))
    values = establish_values(make.done())
    assert values["materials.service_income_audit.2025"].verified == "present"
    assert values["docs.topics"].verified == ("rules", "fees", "plan")
    assert all(value.evidence for value in values.values())
