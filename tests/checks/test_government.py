"""Contracts: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import government


def contract(d: Any, no: str | None = "HT-1", **fields: Any) -> Any:
    given = {"party_a": "虚构市工业和信息化局", "party_b": d.NAME, "amount": "100000", "contract_no": no}
    return d.put("government_contract", **{k: v for k, v in {**given, **fields}.items() if v is not None})


def income(d: Any, amount: str) -> Any:
    return d.set("service_income_audit.gov_service_income", amount)


CONTRACT = "government_contract"
# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XFN-24", lambda d: income(contract(d), "180000"), "M", {CONTRACT, "service_income_audit"}),
    # The same contract twice is worth its amount once.
    (
        "XFN-24",
        lambda d: income(contract(contract(d), no="HT—1"), "180000"),
        "M",
        {CONTRACT, "service_income_audit"},
    ),
    ("XFN-25", lambda d: contract(d, amount_words="125000", amount="1250000.00"), "B", {CONTRACT}),
    ("XFN-25", lambda d: contract(d, amount_words="125000", amount="125000.01"), "B", {CONTRACT}),
    ("XGV-04", lambda d: contract(d, party_a="虚构科技有限公司"), "B", {CONTRACT}),
    ("XGV-04", lambda d: contract(d, party_a="虚构市中小企业协会"), "B", {CONTRACT}),
    ("XGV-05", lambda d: contract(d, sealed_a=True, sealed_b=False, signed_on="2023-01-05"), "M", {CONTRACT}),
    ("XGV-07", lambda d: contract(contract(d), no="HT- 1"), "M", {CONTRACT}),
    (
        "XGV-07",
        lambda d: contract(contract(d, None, signed_on="2023-01-05"), None, signed_on="2023-01-05"),
        "M",
        {CONTRACT},
    ),
]

# Two contracts without a number are told apart by what is left of the rest.
SHOWN_ONLY = {"government_contract.contract_no"}

QUIET: list[tuple[Any, ...]] = [
    ("XFN-24", lambda d: income(contract(d), "94000")),
    ("XFN-24", lambda d: income(contract(d), "101000")),
    ("XFN-24", lambda d: income(contract(contract(d), no="HT-2", amount=None), "180000")),
    ("XFN-25", lambda d: contract(d, amount_words="125000", amount="125000.00")),
    ("XGV-04", lambda d: contract(d)),
    ("XGV-04", lambda d: contract(d, party_a="虚构高新技术产业开发区管委会")),
    # A public institution is for a person to judge (AMB-24).
    ("XGV-04", lambda d: contract(d, party_a="虚构市中小企业服务中心")),
    ("XGV-05", lambda d: contract(d, sealed_a=True, sealed_b=True, signed_on="2023-01-05")),
    ("XGV-05", lambda d: contract(d)),
    ("XGV-05", lambda d: contract(d, document_kind="award_notice", sealed_b=False)),
    ("XGV-07", lambda d: contract(contract(d), no="HT-2")),
    ("XGV-07", lambda d: contract(contract(d), document_kind="award_notice")),
    (
        "XGV-07",
        lambda d: contract(contract(d, None, signed_on="2023-01-05"), None, signed_on="2024-01-05"),
    ),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(government)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)
