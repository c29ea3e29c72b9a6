"""Recognitions: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import recognition


def letter(d: Any, **fields: Any) -> Any:
    return d.put("recognition_document", **fields)


def numbered(d: Any, stated: str, *printed: str) -> None:
    d.set("application_form.recognition", stated)
    for number in printed:
        letter(d, doc_no=number)


def listing(d: Any, *names: str) -> Any:
    return letter(d, rows=[{"seq": str(i), "name": name} for i, name in enumerate(names, 1)])


FORM, LETTER, LICENCE = "application_form", "recognition_document", "business_licence"
# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XGV-01", lambda d: numbered(d, "虚工信发〔2023〕21号", "虚工信发〔2023〕12号"), "M", {FORM, LETTER}),
    (
        "XGV-01",
        lambda d: numbered(
            d, "《名单》虚工信发〔2023〕21号；虚科发〔2024〕3号", "虚工信发〔2023〕12号", "虚科发〔2024〕3号"
        ),
        "M",
        {FORM, LETTER},
    ),
    ("XGV-02", lambda d: listing(d, "其他平台", "另一平台"), "B", {FORM, LETTER, LICENCE}),
    ("XGV-02", lambda d: listing(d, "示例虚拟服务有限公司"), "M", {FORM, LETTER, LICENCE}),
    ("XGV-03", lambda d: letter(d, date="2022-05-19", valid_years="3"), "B", {FORM, LETTER}),
    ("XGV-03", lambda d: letter(d, valid_to="2026-05-19"), "B", {FORM, LETTER}),
]

# The platform stands beside the applicant's name.
SHOWN_ONLY = {"application_form.platform_name"}

QUIET: list[tuple[Any, ...]] = [
    ("XGV-01", lambda d: numbered(d, "虚工信发[2023]12号", "虚工信发〔2023〕12号")),
    ("XGV-01", lambda d: numbered(d, "获评虚构省平台，见虚工信发（2023）第012号文", "虚工信发〔2023〕12号")),
    ("XGV-01", lambda d: numbered(d, "虚工信发〔2023〕12号", "虚工信发〔2023〕12号", "虚科发〔2024〕3号")),
    ("XGV-01", lambda d: numbered(d, "市级示范平台", "虚工信发〔2023〕12号")),
    ("XGV-02", lambda d: listing(d, "其他平台", "示例企服云平台")),
    ("XGV-02", lambda d: listing(d, "示例虚构服务 有限公司")),
    ("XGV-02", lambda d: listing(d, "其他平台").unread(LETTER)),
    ("XGV-03", lambda d: letter(d, date="2023-09-01", valid_years="3")),
    ("XGV-03", lambda d: letter(d, date="2023-05-20", valid_years="3")),
    ("XGV-03", lambda d: letter(letter(d, valid_to="2024-05-19"), valid_to="2027-05-19")),
    ("XGV-03", lambda d: letter(letter(d, valid_to="2024-05-19"), date="2025-01-01")),
    ("XGV-03", lambda d: letter(d, date="2022-05-19", valid_years="3", publicity_only=True)),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(recognition)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)
