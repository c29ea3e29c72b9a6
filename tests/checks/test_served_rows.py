"""Rows of the list: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import served_rows


def same_phone(d: Any, enterprises: int) -> None:
    for row in d.rows("served_enterprise_list.rows")[:enterprises]:
        row["phone"] = d.phone(7)


def two_codes(d: Any) -> None:
    """Two spellings of one stem that two sound codes tell apart."""
    rows = d.rows("served_enterprise_list.rows")
    rows[0]["uscc"] = "91440106FAKE00013X"
    rows[5].update(name="甲元科技公司", uscc=d.OTHER_CODE)


# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    (
        "XSV-05",
        lambda d: d.rows("served_enterprise_list.rows")[2].update(name="虚构市工业和信息化局"),
        "M",
        {"served_enterprise_list"},
    ),
    (
        "XSV-07",
        lambda d: d.rows("served_enterprise_list.rows")[2].update(name=d.NAME),
        "M",
        {"served_enterprise_list", "business_licence"},
    ),
    (
        "XSV-07",
        lambda d: d.rows("served_enterprise_list.rows")[2].update(name="虚构投资有限公司"),
        "M",
        {"served_enterprise_list", "application_form"},
    ),
    ("XSV-08", lambda d: same_phone(d, 4), "M", {"served_enterprise_list"}),
    (
        "XSV-15",
        lambda d: d.rows("served_enterprise_list.rows")[5].update(name="甲元科技公司"),
        "M",
        {"served_enterprise_list"},
    ),
    (
        "XSV-16",
        lambda d: d.rows("served_enterprise_list.rows")[5].update(uscc="911234567890123000"),
        "m",
        {"served_enterprise_list"},
    ),
]

QUIET: list[tuple[Any, ...]] = [
    ("XSV-05", lambda d: d.rows("served_enterprise_list.rows")[2].update(name="虚构医院管理有限公司")),
    (
        "XSV-07",
        lambda d: d.rows("served_enterprise_list.rows")[2].update(name="示例虚构服务（集团）有限公司"),
    ),
    ("XSV-08", lambda d: same_phone(d, 3)),
    ("XSV-15", lambda d: d.rows("served_enterprise_list.rows")[5].update(name="示例市甲元科技有限公司")),
    ("XSV-15", lambda d: two_codes(d)),
    ("XSV-16", lambda d: d.rows("served_enterprise_list.rows")[5].update(uscc=d.OTHER_CODE)),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(served_rows)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def test_phone_is_shown_masked(find: Any) -> None:
    (finding,) = find("XSV-08", lambda d: same_phone(d, 5))
    assert (finding.declared, finding.found) == ("139****0007", "5 家企业")
