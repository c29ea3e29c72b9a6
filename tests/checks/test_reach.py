"""Reach of services: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

import pytest

from dossier_ai.checks import reach
from dossier_ai.core import Cell, Evidence, Personal
from dossier_ai.text.phones import read_phones


def phones(d: Any, invalid: int, total: int) -> None:
    """A list with so many phones, the first of them one digit short."""
    rows = [
        {
            "seq": str(i),
            "name": f"虚构市{i}号有限公司",
            "phone": "1391234567" if i <= invalid else "13912345678",
        }
        for i in range(1, total + 1)
    ]
    d.set("served_enterprise_list.rows", rows)


def places(d: Any, local: int, total: int, away: str = "成都市") -> None:
    """So many enterprises of the province of the applicant, Guangdong."""
    rows = [
        {"seq": str(i), "name": f"{'广州市' if i <= local else away}测试{i}有限公司"}
        for i in range(1, total + 1)
    ]
    d.set("served_enterprise_list.rows", rows)


def online(d: Any, claimed: str, views: str, sentence: str = "线上服务企业若干家") -> None:
    claim = {
        "subject": "线上服务企业",
        "quantity": claimed,
        "unit": "家",
        "year": "2025",
        "sentence": sentence,
    }
    d.set("application_report.claims", [claim])
    d.put("platform_evidence", counters=[{"label": "浏览量", "number": views, "unit": "次"}])


def functions(d: Any, served: str, categories: list[str | None]) -> None:
    rows = [
        {"seq": str(i), "name": f"虚构市{i}号有限公司", "category": c} for i, c in enumerate(categories, 1)
    ]
    d.set("served_enterprise_list.rows", rows)
    d.rows("application_form.years")[2]["served"] = served
    d.unset("served_enterprise_list.declared_served")


LIST = "served_enterprise_list"
# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XSV-09", lambda d: phones(d, 30, 100), "m", {LIST}),
    ("XSV-10", lambda d: places(d, 20, 120), "M", {LIST, "business_licence"}),
    ("XSV-11", lambda d: online(d, "98000", "98000"), "B", {"application_report", "platform_evidence"}),
    (
        "XSV-11",
        lambda d: online(d, "620", "98000", "通过短信推送服务企业620家"),
        "B",
        {"application_report"},
    ),
    ("XSV-14", lambda d: functions(d, "22", ["信息", "培训"] * 5), "m", {LIST, "application_form"}),
]

# The sentence is read for its source, and the code says the same as the registered address.
SHOWN_ONLY = {"application_report.claims.subject"}

QUIET: list[tuple[Any, ...]] = [
    ("XSV-09", lambda d: phones(d, 3, 100)),
    ("XSV-09", lambda d: phones(d, 10, 100)),
    ("XSV-10", lambda d: places(d, 90, 120)),
    ("XSV-10", lambda d: places(d, 60, 120)),
    ("XSV-10", lambda d: places(d, 20, 120, "虚构市")),
    ("XSV-10", lambda d: (places(d, 20, 120), d.unread(LIST))),
    ("XSV-11", lambda d: online(d, "620", "98000")),
    ("XSV-11", lambda d: online(d, "620", "98000", "短信推送98000条，线上服务企业620家")),
    ("XSV-14", lambda d: functions(d, "10", ["信息", "培训"] * 5)),
    ("XSV-14", lambda d: functions(d, "22", ["信息", None] * 5)),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(reach)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


@pytest.mark.parametrize(
    ("masked", "valid"),
    [
        ("139****5678", True),
        ("0971-***3456", True),
        ("****4567", True),
        ("******4567", False),
        ("139*****6789", False),
        ("123", False),
    ],
)
def test_concealed_phones_still_show_their_form(masked: str, valid: bool) -> None:
    cell = Cell(
        value=Personal(masked=masked, hash="h"),
        evidence=(Evidence(file="a.pdf", page=1, box=(0.1, 0.1, 0.2, 0.2)),),
    )
    known = reach.phone_text(cell)
    assert known is not None
    assert any(p.kind != "invalid" for p in read_phones(known.value)) is valid
