"""Flows of the year: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import flows


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
    ("XFN-09", lambda d: earnings(d, "170")),
    ("XFN-10", lambda d: cash_flows(d, "-20")),
    ("XFN-10", lambda d: cash_change(d, "50")),
    ("XFN-11", lambda d: cash(d, "150")),
    ("XFN-13", lambda d: fixed(d, "30", impairment="0")),
    ("XFN-13", lambda d: fixed(d, "-30", impairment="0")),
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
