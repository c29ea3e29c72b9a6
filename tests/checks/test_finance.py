"""Finance: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import finance
from dossier_ai.core import FieldState


def year(d: Any, number: int) -> dict[str, Any]:
    """The form's row of a year."""
    row: dict[str, Any] = d.rows("application_form.years")[number - 2023]
    return row


def in_wan(d: Any, **figures: str) -> None:
    """The statements printed in 万元, with their rounding."""
    d.set("audit_report.unit", "万元")
    for key, text in figures.items():
        d.set(f"audit_report.{key}", d.wan(text))


def year_before(d: Any, closing: str) -> None:
    """The audit of the year before, whose closing assets the opening of this year shows as 3,000,000."""
    d.set("audit_report.total_assets_opening", d.Read("3000000.00", "3,000,000.00"))
    d.add(d.Paper("audit_report", {"period": "2024", "total_assets": d.Read(closing, closing)}, "审计报告"))


def small_profit(d: Any) -> None:
    """A profit of 12.4 printed as 12 on a form without decimals."""
    year(d, 2025).update(total_profit=d.wan("12"))
    d.set("audit_report.total_profit", d.Read("124000.00", "124,000.00"))


def unit_prices(d: Any) -> None:
    """An equipment list whose column holds the price of one piece."""
    d.set("equipment_list.total_value", d.wan("404.00"))


def booked(d: Any, total: str) -> None:
    """An equipment list of so many 万元 beside books of 100."""
    d.set("equipment_list.total_value", d.wan(total)).set("audit_report.fixed_assets_cost", "900000")
    d.set("audit_report.intangible_assets", "100000")


# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XFN-12", lambda d: year_before(d, "2800000.00"), "M", {"audit_report"}),
    (
        "XFN-23",
        lambda d: d.set("service_income_audit.gov_service_income", "6500000.01"),
        "B",
        {"service_income_audit"},
    ),
    (
        "XFN-01",
        lambda d: d.set("audit_report.equity", d.Read("2006789.12", "2,006,789.12")),
        "B",
        {"audit_report"},
    ),
    (
        "XFN-01",
        lambda d: d.set("audit_report.equity", d.Read("2056789.14", "2,056,789.14")),
        "B",
        {"audit_report"},
    ),
    (
        "XFN-02",
        lambda d: d.set("audit_report.current_assets", d.Read("2256798.12", "2,256,798.12")),
        "M",
        {"audit_report"},
    ),
    (
        "XFN-03",
        lambda d: d.set("audit_report.current_liabilities", d.Read("110000.00", "110,000.00")),
        "M",
        {"audit_report"},
    ),
    (
        "XFN-04",
        lambda d: d.set("audit_report.liabilities_and_equity", d.Read("3256798.12", "3,256,798.12")),
        "B",
        {"audit_report"},
    ),
    (
        "XFN-05",
        lambda d: d.set("audit_report.regime", "small_enterprise").set(
            "audit_report.retained_earnings", "100000.00"
        ),
        "M",
        {"audit_report"},
    ),
    (
        "XFN-06",
        lambda d: d.set("audit_report.total_profit", d.Read("1500000.00", "1,500,000.00")),
        "M",
        {"audit_report"},
    ),
    (
        "XFN-07",
        lambda d: d.set("audit_report.net_profit", d.Read("878500.00", "878,500.00")),
        "M",
        {"audit_report"},
    ),
    (
        "XFN-16",
        lambda d: d.set("application_form.total_assets", d.wan("345.68")),
        "B",
        {"application_form", "audit_report"},
    ),
    (
        "XFN-17",
        lambda d: year(d, 2025).update(revenue=d.wan("1100.00")),
        "M",
        {"application_form", "audit_report"},
    ),
    (
        "XFN-17",
        lambda d: year(d, 2025).update(total_profit=d.wan("-105.00")),
        "M",
        {"application_form", "audit_report"},
    ),
    (
        "XFN-17",
        lambda d: year(d, 2024).update(revenue=d.wan("990.00")),
        "M",
        {"application_form", "audit_report"},
    ),
    (
        "XFN-18",
        lambda d: year(d, 2025).update(service_income=d.wan("850.00")),
        "B",
        {"application_form", "service_income_audit"},
    ),
    ("XFN-19", lambda d: year(d, 2023).update(service_income=d.wan("850.00")), "B", {"application_form"}),
    (
        "XFN-19",
        lambda d: d.set("service_income_audit.service_income_total", d.Read("10500000.00", "10,500,000.00")),
        "B",
        {"service_income_audit", "audit_report"},
    ),
    (
        "XFN-20",
        lambda d: d.rows("application_form.service_items")[0].update(share="42"),
        "M",
        {"application_form"},
    ),
    (
        "XFN-21",
        lambda d: d.rows("service_income_audit.service_income_items")[1].update(
            amount=d.Read("2500000.00", "2,500,000.00")
        ),
        "M",
        {"service_income_audit"},
    ),
    (
        "XFN-21",
        lambda d: d.set("service_income_audit.surplus", d.Read("50000.00", "50,000.00")),
        "M",
        {"service_income_audit"},
    ),
    (
        "XFN-22",
        lambda d: year(d, 2025).update(service_cost=d.wan("60.00")),
        "M",
        {"application_form", "service_income_audit"},
    ),
    (
        "XFN-26",
        lambda d: d.set("application_form.total_assets", d.wan("3256789.12")),
        "B",
        {"application_form", "audit_report"},
    ),
    (
        "XFN-26",
        lambda d: year(d, 2025).update(revenue=d.wan("10000000")),
        "B",
        {"application_form", "audit_report"},
    ),
    ("XFN-28", lambda d: d.set("equipment_list.total_value", d.wan("90.00")), "M", {"equipment_list"}),
    ("XFN-28", lambda d: d.set("equipment_list.total_quantity", "21"), "M", {"equipment_list"}),
    ("XFN-29", lambda d: d.set("application_form.software_share", "70"), "m", {"application_form"}),
    (
        "XFN-30",
        lambda d: d.rows("application_form.investors")[1].update(share="60"),
        "m",
        {"application_form"},
    ),
    ("XFN-31", lambda d: d.set("audit_report.opinion", "保留意见"), "M", {"audit_report"}),
    ("XFN-31", lambda d: d.set("audit_report.opinion", "带强调事项段的无保留意见"), "I", {"audit_report"}),
    ("XFN-33", lambda d: year(d, 2024).update(revenue=d.wan("800.00")), "m", {"application_form"}),
    ("XFN-36", lambda d: d.set("audit_report.cpas", ("赵签字",)), "m", {"audit_report"}),
    (
        "XFN-36",
        lambda d: d.set("service_income_audit.cpas", ("赵签字", "赵 签字")),
        "m",
        {"service_income_audit"},
    ),
    ("XFN-27", lambda d: booked(d, "800"), "M", {"equipment_list", "audit_report"}),
]

QUIET: list[tuple[Any, ...]] = [
    ("XFN-12", lambda d: year_before(d, "3000000.00")),
    ("XFN-12", lambda d: d.set("audit_report.total_assets_opening", "1.00")),
    ("XFN-23", lambda d: d.set("service_income_audit.gov_service_income", "6500000.00")),
    ("XFN-01", lambda d: d.set("audit_report.equity", d.Read("2056789.13", "2,056,789.13"))),
    ("XFN-01", lambda d: in_wan(d, total_assets="325.68", total_liabilities="120.01", equity="205.68")),
    ("XFN-02", lambda d: in_wan(d, total_assets="326", current_assets="226", non_current_assets="101")),
    ("XFN-02", lambda d: d.unset("audit_report.non_current_assets")),
    ("XFN-03", lambda d: d.unset("audit_report.non_current_liabilities")),
    ("XFN-04", lambda d: d.set("audit_report.liabilities_and_equity", d.Read("3256789.13", "3,256,789.13"))),
    ("XFN-05", lambda d: d.set("audit_report.retained_earnings", "100000.00")),
    ("XFN-05", lambda d: d.set("audit_report.regime", "small_enterprise")),
    (
        "XFN-06",
        lambda d: d.set("audit_report.regime", "non_profit").set("audit_report.total_profit", "1500000.00"),
    ),
    (
        "XFN-07",
        lambda d: d.set("audit_report.regime", "government").set("audit_report.net_profit", "878500.00"),
    ),
    ("XFN-07", lambda d: d.unset("audit_report.income_tax")),
    ("XFN-16", lambda d: d.set("application_form.total_assets", d.wan("326"))),
    (
        "XFN-16",
        lambda d: d.set("audit_report.period", "2024").set("application_form.total_assets", d.wan("500")),
    ),
    (
        "XFN-16",
        lambda d: d.set("application_form.total_assets", d.Read(None, "325.68", 0.9, FieldState.OCCLUDED)),
    ),
    ("XFN-17", lambda d: year(d, 2025).update(total_profit=d.wan("105"))),
    ("XFN-17", lambda d: year(d, 2023).update(revenue=d.wan("1.00"))),
    ("XFN-17", lambda d: small_profit(d)),
    ("XFN-18", lambda d: d.unset("service_income_audit.period")),
    ("XFN-18", lambda d: year(d, 2025).update(service_income=d.wan("652.00"))),
    ("XFN-19", lambda d: year(d, 2023).update(service_income=d.wan("800.00"))),
    ("XFN-20", lambda d: d.rows("application_form.service_items").pop()),
    ("XFN-20", lambda d: d.rows("application_form.service_items")[0].update(share="41")),
    ("XFN-21", lambda d: d.rows("service_income_audit.service_income_items")[1].update(amount=None)),
    ("XFN-21", lambda d: d.unset("service_income_audit.surplus")),
    ("XFN-22", lambda d: year(d, 2025).update(service_cost=d.wan("602.90"))),
    ("XFN-26", lambda d: d.set("application_form.total_assets", d.wan("32567.89"))),
    ("XFN-28", lambda d: unit_prices(d)),
    ("XFN-28", lambda d: d.set("equipment_list.total_value", d.wan("80.01"))),
    ("XFN-28", lambda d: d.set("equipment_list.total_value", d.wan("90.00")).unread("equipment_list")),
    ("XFN-29", lambda d: d.set("application_form.software_share", "65")),
    ("XFN-30", lambda d: d.rows("application_form.investors")[1].update(share="40.01")),
    ("XFN-31", lambda d: d.set("audit_report.opinion", "标准无保留意见")),
    ("XFN-33", lambda d: (year(d, 2023).update(total_profit="0"), year(d, 2024).update(total_profit="0"))),
    ("XFN-36", lambda d: d.unset("audit_report.cpas")),
    ("XFN-27", lambda d: booked(d, "80")),
    ("XFN-27", lambda d: booked(d, "105")),
    (
        "XFN-27",
        lambda d: (booked(d, "800"), d.rows("equipment_list.rows")[0].update(remark="租赁")),
    ),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(finance)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def test_unit_slip_also_differs_from_the_audit(find: Any) -> None:
    (finding,) = find("XFN-16", lambda d: d.set("application_form.total_assets", d.wan("3256789.12")))
    assert finding.declared == "32,567,891,200.00 元"


def test_several_years_give_a_finding_each(find: Any) -> None:
    def change(d: Any) -> None:
        for n in (2023, 2025):
            year(d, n).update(service_income=d.wan("2000.00"))

    assert len(find("XFN-19", change)) == 2
