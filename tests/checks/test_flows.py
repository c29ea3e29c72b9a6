"""Flows of the year: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import flows

LINES = {
    "operating_profit": "100", "revenue": "1000", "operating_cost": "600", "taxes_and_surcharges": "6",
    "selling_expenses": "100", "administrative_expenses": "150", "rd_expenses": "40",
    "finance_expenses": "4", "other_income": "2", "investment_income": "0", "fair_value_gains": "0",
    "credit_impairment_losses": "-2", "asset_impairment_losses": "0", "asset_disposal_gains": "0",
}  # fmt: skip


def lines(d: Any, suffix: str = "", without: tuple[str, ...] = (), **changed: str) -> Any:
    """The lines of an income statement; those in `without` are not printed."""
    for key, value in {**LINES, **changed}.items():
        if key not in without:
            d.set(f"audit_report.{key}{suffix}", value)
    return d


OPTIONAL = ("other_income", "fair_value_gains", "credit_impairment_losses", "asset_impairment_losses",
            "asset_disposal_gains")  # fmt: skip


def earnings(d: Any, end: str) -> None:
    for key, value in {
        "retained_earnings": end, "retained_earnings_opening": "100", "net_profit": "80",
        "surplus_reserve_appropriated": "8", "profit_distributed": "2", "prior_year_adjustments": "0",
    }.items():  # fmt: skip
        d.set(f"audit_report.{key}", value)


def cash_flows(d: Any, invested: str) -> None:
    for key, value in {
        "end": "150", "begin": "100", "operating": "60", "investing": invested, "financing": "10",
        "exchange": "0",
    }.items():  # fmt: skip
        d.set(f"audit_report.cash_flow_{key}", value)


def cash_change(d: Any, change: str) -> None:
    d.set("audit_report.cash_flow_end", "150").set("audit_report.cash_flow_end_previous", "100")
    d.set("audit_report.cash_flow_change", change)


def cash(d: Any, held: str) -> None:
    d.set("audit_report.cash", held).set("audit_report.cash_flow_end", "150")


def fixed(d: Any, depreciation: str, net: str = "70", impairment: str | None = None) -> Any:
    d.set("audit_report.fixed_assets", net).set("audit_report.fixed_assets_cost", "100")
    d.set("audit_report.accumulated_depreciation", depreciation)
    return d.set("audit_report.fixed_assets_impairment", impairment) if impairment else d


def association(d: Any, expense: str, end: str = "120", regime: str = "non_profit") -> None:
    for key, value in {
        "regime": regime, "net_assets_change": "20", "revenue": "220", "expenses_total": expense,
        "equity": end, "equity_opening": "100",
    }.items():  # fmt: skip
        d.set(f"audit_report.{key}", value)


def institution(d: Any, expense: str) -> None:
    d.set("audit_report.regime", "government").set("audit_report.net_assets_change", "5")
    d.set("audit_report.revenue", "105").set("audit_report.expenses_total", expense)


AUDIT = {"audit_report"}
# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XFN-08", lambda d: lines(d, operating_cost="500"), "M", AUDIT),
    (
        "XFN-08",
        lambda d: lines(d, without=OPTIONAL, operating_cost="500", operating_profit="100").set(
            "audit_report.regime", "small_enterprise"
        ),
        "M",
        AUDIT,
    ),
    ("XFN-09", lambda d: earnings(d, "180"), "m", AUDIT),
    ("XFN-10", lambda d: cash_flows(d, "20"), "m", AUDIT),
    ("XFN-10", lambda d: cash_change(d, "60"), "m", AUDIT),
    ("XFN-11", lambda d: cash(d, "15"), "m", AUDIT),
    ("XFN-13", lambda d: fixed(d, "3", impairment="0.01"), "m", AUDIT),
    ("XFN-13", lambda d: fixed(d, "40", net="70"), "m", AUDIT),
    ("XFN-14", lambda d: association(d, "180"), "M", AUDIT),
    ("XFN-14", lambda d: association(d, "200", end="130"), "M", AUDIT),
    ("XFN-15", lambda d: institution(d, "110"), "m", AUDIT),
]

SHOWN_ONLY = {"audit_report.fixed_assets_impairment"}

QUIET: list[tuple[Any, ...]] = [
    ("XFN-08", lambda d: lines(d)),
    # The older layout prints impairment as a positive figure to be deducted.
    ("XFN-08", lambda d: lines(d, credit_impairment_losses="2")),
    ("XFN-08", lambda d: lines(d, without=("fair_value_gains",), operating_cost="500")),
    ("XFN-08", lambda d: lines(d, without=("revenue",), operating_cost="500").unset("audit_report.revenue")),
    ("XFN-09", lambda d: earnings(d, "170")),
    ("XFN-10", lambda d: cash_flows(d, "-20")),
    ("XFN-10", lambda d: cash_change(d, "50")),
    ("XFN-11", lambda d: cash(d, "150")),
    ("XFN-13", lambda d: fixed(d, "30", impairment="0")),
    ("XFN-13", lambda d: fixed(d, "-30", impairment="0")),
    # An impairment that is not printed may have been deducted.
    ("XFN-13", lambda d: fixed(d, "20")),
    ("XFN-14", lambda d: association(d, "200")),
    ("XFN-14", lambda d: association(d, "180", regime="government")),
    ("XFN-15", lambda d: institution(d, "100")),
    ("XFN-15", lambda d: association(d, "180")),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(flows)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def test_lines_missing_from_the_layout_are_told_from_unread_ones_by_the_other_column(find: Any) -> None:
    """Where the same lines add up in the year before, the layout has no others."""

    def change(d: Any) -> None:
        lines(d, without=OPTIONAL, operating_profit="100", operating_cost="500")
        lines(d, "_previous", without=OPTIONAL)

    assert len(find("XFN-08", change)) == 1


def test_lines_that_add_up_in_no_column_say_nothing(find: Any) -> None:
    def change(d: Any) -> None:
        lines(d, without=OPTIONAL, operating_cost="500")
        lines(d, "_previous", without=OPTIONAL, operating_cost="550")

    assert find("XFN-08", change) == []
