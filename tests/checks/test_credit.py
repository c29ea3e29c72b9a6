"""Credit reports: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import credit


def report(d: Any, **fields: Any) -> Any:
    return d.put("credit_report", **{"subject": d.NAME, "subject_kind": "unit", **fields})


def recorded(d: Any, *dates: str, section: str = "penalty", **fields: Any) -> Any:
    rows = [{"section": section, "date": on, "content": "处罚", "status": "removed"} for on in dates]
    return report(d, records=rows, **fields)


FORM, LICENCE, REPORT = "application_form", "business_licence", "credit_report"
# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XCR-01", lambda d: report(d, subject="其他有限公司"), "B", {REPORT, LICENCE}),
    ("XCR-01", lambda d: report(d, subject_uscc=d.OTHER_CODE), "B", {REPORT, LICENCE}),
    ("XCR-01", lambda d: report(d, subject="示例虚拟服务有限公司"), "M", {REPORT, LICENCE}),
    ("XCR-02", lambda d: recorded(d, "2024-03-01"), "B", {REPORT, FORM}),
    ("XCR-02", lambda d: recorded(d, "2023-05-20"), "B", {REPORT, FORM}),
    (
        "XCR-02",
        lambda d: recorded(d, "2024-03-01", section="dishonest", subject="张示例", subject_kind="person"),
        "B",
        {REPORT, FORM},
    ),
    ("XCR-03", lambda d: report(d), "M", {REPORT, LICENCE}),
]

SHOWN_ONLY = {
    "credit_report.records.content",
    "credit_report.records.status",
    # The form names the representative too, and a wrong name is enough without a code.
    "business_licence.legal_rep",
    "credit_report.subject_uscc",
    "business_licence.uscc",
}

QUIET: list[tuple[Any, ...]] = [
    ("XCR-01", lambda d: report(d, subject_uscc="91440106FAKE00013X")),
    ("XCR-01", lambda d: report(d)),
    ("XCR-01", lambda d: report(d, subject="示例虚构服务 有限公司")),
    ("XCR-01", lambda d: report(d, subject="张示例", subject_kind="person")),
    ("XCR-02", lambda d: recorded(d, "2021-03-01")),
    ("XCR-02", lambda d: recorded(d, "2023-05-19")),
    ("XCR-02", lambda d: recorded(d, "2024-03-01", section="judicial")),
    ("XCR-02", lambda d: recorded(d, "2024-03-01", subject="虚构别家有限公司")),
    ("XCR-03", lambda d: report(report(d), subject="张 示例", subject_kind="person")),
    ("XCR-03", lambda d: report(d).unread(REPORT)),
    ("XCR-03", lambda d: d),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(credit)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)
