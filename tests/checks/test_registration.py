"""Registration: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import registration

UNIT_CODE = "52510100FAKE00072M"


def unit(d: Any, form: str) -> None:
    """A private non-enterprise unit in place of the company."""
    d.remove("business_licence")
    d.put("private_non_enterprise_certificate", uscc=UNIT_CODE, name=d.NAME, form=form)


def at(d: Any, address: str) -> Any:
    return d.set("business_licence.address", address)


def posted(d: Any, postcode: str) -> None:
    d.set("application_form.postcode", postcode).set("application_form.address", "广东省广州市")


def old_licence(d: Any, number: str) -> None:
    """An earlier licence of the applicant with its old number."""
    d.put("business_licence", uscc=number, name=d.NAME, established="2010-01-01")


# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XID-07", lambda d: at(d, "青海省西宁市样本路1号"), "m", {"business_licence"}),
    ("XID-07", lambda d: at(d, "广东省深圳市样本路1号"), "I", {"business_licence"}),
    (
        "XID-09",
        lambda d: d.set("application_form.entity_nature", "民办非企业单位（非营利）"),
        "B",
        {"application_form", "business_licence"},
    ),
    ("XID-15", lambda d: unit(d, "个体"), "B", {"private_non_enterprise_certificate"}),
    ("XID-15", lambda d: unit(d, "合伙"), "B", {"private_non_enterprise_certificate"}),
    ("XID-17", lambda d: old_licence(d, "210100000000027"), "m", {"business_licence"}),
    (
        "XID-18",
        lambda d: d.set("application_form.postcode", "810000").set(
            "application_form.address", "广东省广州市"
        ),
        "m",
        {"application_form"},
    ),
    (
        "XID-18",
        lambda d: d.set("application_form.postcode", "510000").set("application_form.region", "西宁市"),
        "m",
        {"application_form"},
    ),
]

QUIET: list[tuple[Any, ...]] = [
    ("XID-07", lambda d: at(d, "广东省广州市天河区样本路1号")),
    ("XID-07", lambda d: at(d, "广州市天河区青海路1号")),
    ("XID-07", lambda d: at(d, "北京路1号")),
    ("XID-09", lambda d: d.set("application_form.entity_nature", "有限责任公司")),
    ("XID-09", lambda d: d.set("application_form.entity_nature", "□企业 □事业单位 □社会团体")),
    ("XID-09", lambda d: (unit(d, "法人"), d.set("application_form.entity_nature", "民办非企业单位"))),
    ("XID-15", lambda d: unit(d, "法人")),
    ("XID-17", lambda d: old_licence(d, "440106000000010")),
    (
        "XID-18",
        lambda d: d.set("application_form.postcode", "510000").set(
            "application_form.address", "广东省广州市"
        ),
    ),
    ("XID-18", lambda d: d.set("application_form.postcode", "810000")),
    (
        "XID-18",
        lambda d: posted(d, "81000"),
    ),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(registration)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)
