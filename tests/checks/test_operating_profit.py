"""Operating profit: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import operating_profit

LINES = {
    "operating_profit": "100", "revenue": "1000", "operating_cost": "600", "taxes_and_surcharges": "6",
    "selling_expenses": "100", "administrative_expenses": "150", "rd_expenses": "40",
    "finance_expenses": "4", "other_income": "2", "investment_income": "0", "fair_value_gains": "0",
    "credit_impairment_losses": "-2", "asset_impairment_losses": "0", "asset_disposal_gains": "0",
}  # fmt: skip
OPTIONAL = (
    "other_income",
    "fair_value_gains",
    "credit_impairment_losses",
    "asset_impairment_losses",
    "asset_disposal_gains",
)


def lines(d: Any, suffix: str = "", without: tuple[str, ...] = (), **changed: str) -> Any:
    """The lines of an income statement; those in `without` are not printed."""
    for key, value in {**LINES, **changed}.items():
        if key not in without:
            d.set(f"audit_report.{key}{suffix}", value)
    return d


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
]

QUIET: list[tuple[Any, ...]] = [
    ("XFN-08", lambda d: lines(d)),
    # The older layout prints impairment as a positive figure to be deducted.
    ("XFN-08", lambda d: lines(d, credit_impairment_losses="2")),
    ("XFN-08", lambda d: lines(d, without=("fair_value_gains",), operating_cost="500")),
    ("XFN-08", lambda d: lines(d, without=("revenue",), operating_cost="500").unset("audit_report.revenue")),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(operating_profit)


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
