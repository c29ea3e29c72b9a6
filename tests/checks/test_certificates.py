"""Certificates: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import certificates


def reprinted(d: Any) -> None:
    """A first certificate that was printed anew within its three years."""
    d.set("iso9001_certificate.cert_no", "00124Q31234R0M").set(
        "iso9001_certificate.first_issued", "2024-01-08"
    )


# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    (
        "XCT-01",
        lambda d: d.set("iso9001_certificate.holder", "虚构集团有限公司").unset(
            "iso9001_certificate.holder_uscc"
        ),
        "B",
        {"iso9001_certificate", "business_licence"},
    ),
    (
        "XCT-01",
        lambda d: d.set("iso9001_certificate.holder_uscc", d.OTHER_CODE),
        "B",
        {"iso9001_certificate", "business_licence"},
    ),
    (
        "XCT-01",
        lambda d: d.set("iso9001_certificate.holder", "示例虚拟服务有限公司").unset(
            "iso9001_certificate.holder_uscc"
        ),
        "M",
        {"iso9001_certificate", "business_licence"},
    ),
    (
        "XCT-01",
        lambda d: d.set("qualification_certificate.holder", "虚构集团有限公司"),
        "B",
        {"qualification_certificate", "business_licence"},
    ),
    ("XCT-02", lambda d: d.set("iso9001_certificate.expires", "2026-05-19"), "B", {"iso9001_certificate"}),
    ("XCT-02", lambda d: d.set("iso9001_certificate.issued", "2026-05-21"), "B", {"iso9001_certificate"}),
    ("XCT-03", lambda d: d.set("iso9001_certificate.expires", "2028-05-17"), "M", {"iso9001_certificate"}),
    (
        "XCT-03",
        lambda d: d.set("iso9001_certificate.expires", "2028-05-17").unset(
            "iso9001_certificate.first_issued"
        ),
        "M",
        {"iso9001_certificate"},
    ),
    (
        "XCT-04",
        lambda d: d.set("iso9001_certificate.cert_no", "00119Q31234R1M/4400"),
        "m",
        {"iso9001_certificate"},
    ),
    (
        "XCT-06",
        lambda d: d.set("iso9001_certificate.standard", "GB/T 19001-2008/ISO 9001:2008"),
        "B",
        {"iso9001_certificate"},
    ),
    (
        "XCT-07",
        lambda d: d.set("iso9001_certificate.cert_no", "00124E31234R1M/4400"),
        "B",
        {"iso9001_certificate"},
    ),
    (
        "XCT-08",
        lambda d: d.set("iso9001_certificate.cert_no", "00124Q31234R0M/4400"),
        "m",
        {"iso9001_certificate"},
    ),
    (
        "XCT-05",
        lambda d: d.set("iso9001_certificate.surveillance", False),
        "M",
        {"iso9001_certificate", "application_form"},
    ),
]

QUIET: list[tuple[Any, ...]] = [
    ("XCT-01", lambda d: d.set("iso9001_certificate.holder", "虚构集团有限公司")),
    ("XCT-01", lambda d: d.set("qualification_certificate.holder", "张示例")),
    ("XCT-01", lambda d: d.set("qualification_certificate.holder", "示例企服云平台")),
    ("XCT-02", lambda d: d.set("iso9001_certificate.expires", "2026-05-20")),
    ("XCT-02", lambda d: d.set("iso9001_certificate.expires", "2026-05")),
    ("XCT-03", lambda d: d.set("iso9001_certificate.issued", "2024-04-01")),
    ("XCT-03", lambda d: d.unset("iso9001_certificate.first_issued")),
    ("XCT-04", lambda d: d.set("iso9001_certificate.cert_no", "CN24/00001234")),
    ("XCT-04", lambda d: d.set("iso9001_certificate.cert_no", "00123Q31234R1M")),
    ("XCT-06", lambda d: d.set("iso9001_certificate.standard", "GB/T 19001-2026")),
    ("XCT-06", lambda d: d.unset("iso9001_certificate.standard")),
    ("XCT-07", lambda d: d.set("iso9001_certificate.cert_no", "117 24 QU 0123-04 R0S")),
    ("XCT-08", lambda d: reprinted(d)),
    ("XCT-05", lambda d: d.set("iso9001_certificate.surveillance", True)),
    (
        "XCT-05",
        lambda d: d.set("iso9001_certificate.surveillance", False).set(
            "iso9001_certificate.issued", "2025-09-01"
        ),
    ),
]


# Shown beside the inputs, or one of several dates each of which may contradict.
SHOWN_ONLY = {
    "qualification_certificate.title",
    "iso9001_certificate.issued",
    "iso9001_certificate.first_issued",
}


def test_tables_cover_the_family(covered: Any) -> None:
    covered(certificates)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)
