"""Rights and filings: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import rights


def right(d: Any, *owners: str) -> None:
    d.put("intellectual_property", ipr_kind="software", title="服务系统", owners=owners)


def filed(d: Any, number: str, **fields: str) -> None:
    d.set("business_licence.address", "广东省广州市样本路1号")
    d.put("icp_filing", number=number, **fields)


def site(d: Any, declared: str, domain: str) -> None:
    d.set("application_form.website", declared)
    d.put("icp_filing", domain=domain)


# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    (
        "XCT-09",
        lambda d: d.put("intellectual_property", title="商标", owner=d.NAME, expires="2023-01-01"),
        "M",
        {"intellectual_property", "application_form"},
    ),
    (
        "XCT-09",
        lambda d: d.set("qualification_certificate.expires", "2026-05-19"),
        "M",
        {"qualification_certificate", "application_form"},
    ),
    ("XCT-10", lambda d: right(d, "王虚构"), "M", {"business_licence", "intellectual_property"}),
    (
        "XCT-10",
        lambda d: d.put("intellectual_property", owner="示例虚拟服务有限公司"),
        "m",
        {"business_licence", "intellectual_property"},
    ),
    ("XCT-11", lambda d: filed(d, "青ICP备12345678号-1"), "m", {"business_licence", "icp_filing"}),
    ("XCT-11", lambda d: filed(d, "粤ICP备1234567号"), "m", {"business_licence", "icp_filing"}),
    (
        "XCT-12",
        lambda d: site(d, "www.example.invalid", "other.invalid"),
        "m",
        {"application_form", "icp_filing"},
    ),
]

# Without its address the code tells the province.
SHOWN_ONLY = {
    "business_licence.address",
    "qualification_certificate.title",
    "intellectual_property.title",
}

QUIET: list[tuple[Any, ...]] = [
    ("XCT-09", lambda d: d.put("intellectual_property", owner=d.NAME, expires="2030-01-01")),
    ("XCT-09", lambda d: d.set("qualification_certificate.expires", "2026-05-20")),
    ("XCT-09", lambda d: d.unset("qualification_certificate.expires")),
    ("XCT-10", lambda d: right(d, d.NAME)),
    ("XCT-10", lambda d: right(d, "虚构大学", "示例虚构服务 有限公司")),
    ("XCT-11", lambda d: filed(d, "粤ICP备12345678号-1")),
    ("XCT-11", lambda d: filed(d, "粤1CP备12345678号-1")),
    ("XCT-11", lambda d: filed(d, "青ICP备12345678号-1", holder="虚构另一有限公司")),
    ("XCT-12", lambda d: site(d, "example.invalid", "example.invalid")),
    ("XCT-12", lambda d: site(d, "https://www.Example.invalid:8080/index?a=1", "example.invalid")),
    ("XCT-12", lambda d: site(d, "service.example.invalid", "other.invalid；example.invalid")),
    ("XCT-12", lambda d: site(d, "无", "other.invalid")),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(rights)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)
