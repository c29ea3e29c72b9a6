"""Identity: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import identity
from dossier_ai.core import FieldState

INSTITUTION_CODE = "12440106FAKE000133"

# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[str, Any, str, set[str]]] = [
    (
        "XID-08",
        lambda d: d.set("business_licence.uscc", INSTITUTION_CODE).unset("iso9001_certificate.holder_uscc"),
        "B",
        {"business_licence"},
    ),
    ("XID-01", lambda d: d.set("business_licence.uscc", "91440106FAKE00018X"), "B", {"business_licence"}),
    (
        "XID-01",
        lambda d: d.set(
            "business_licence.uscc",
            d.Read(None, "统一社会信用代码 91440106FAKE00018X", 0.95, FieldState.OCCLUDED),
        ),
        "B",
        {"business_licence"},
    ),
    (
        "XID-01",
        lambda d: d.set(
            "business_licence.uscc",
            d.Read("91440106FAKE00013X", "91440106FAKE00018X", 0.8, FieldState.REPAIRED),
        ),
        "m",
        {"business_licence"},
    ),
    (
        "XID-01",
        lambda d: d.set("iso9001_certificate.holder_uscc", "91440106FAKE00012X"),
        "B",
        {"iso9001_certificate"},
    ),
    (
        "XID-02",
        lambda d: d.set("iso9001_certificate.holder_uscc", d.OTHER_CODE),
        "B",
        {"business_licence", "iso9001_certificate"},
    ),
    (
        "XID-10",
        lambda d: d.set("application_form.registered_on", "2018-06-18"),
        "M",
        {"business_licence", "application_form"},
    ),
    (
        "XID-10",
        lambda d: d.set("application_form.registered_on", "2019-07"),
        "M",
        {"business_licence", "application_form"},
    ),
    (
        "XID-11",
        lambda d: d.set("application_form.registered_capital", d.wan("1000.00")),
        "M",
        {"business_licence", "application_form"},
    ),
    (
        "XID-12",
        lambda d: d.set("application_form.address", "另外市测试县某某街99号"),
        "m",
        {"business_licence", "application_form"},
    ),
    ("XID-14", lambda d: d.set("business_licence.kind", "有限责任公司分公司"), "B", {"business_licence"}),
    ("XID-16", lambda d: d.set("business_licence.term", "2016-05-20/2026-05-19"), "B", {"business_licence"}),
]

QUIET: list[tuple[str, Any]] = [
    ("XID-08", lambda d: institution(d)),
    ("XID-08", lambda d: d.set("business_licence.uscc", "12440106FAKE00018X")),
    ("XID-01", lambda d: d.set("business_licence.uscc", "440106000000010")),
    ("XID-01", lambda d: d.set("iso9001_certificate.holder_uscc", "FAKE0001-3")),
    (
        "XID-01",
        lambda d: d.set("business_licence.uscc", d.Read(None, "9144*******", 0.2, FieldState.OCCLUDED)),
    ),
    ("XID-02", lambda d: d.set("iso9001_certificate.holder_uscc", "９１４４０１０６ＦＡＫＥ００013x")),
    ("XID-10", lambda d: d.set("application_form.registered_on", "2019-06")),
    ("XID-10", lambda d: d.set("business_licence.established", "2019")),
    ("XID-11", lambda d: d.set("business_licence.capital", "1000049")),
    (
        "XID-11",
        lambda d: d.set("application_form.registered_capital", d.wan("101")).set(
            "business_licence.capital", "1005000"
        ),
    ),
    ("XID-12", lambda d: d.set("application_form.address", "样本路1号")),
    ("XID-14", lambda d: d.set("business_licence.kind", "有限责任公司(国有独资)")),
    ("XID-16", lambda d: d.set("business_licence.term", "2016-05-20/2026-05-20")),
    ("XID-16", lambda d: d.unset("business_licence.term")),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(identity)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def institution(d: Any) -> None:
    """A public institution with its own certificate."""
    d.set("business_licence.uscc", INSTITUTION_CODE)
    d.paper("business_licence").kind = "public_institution_certificate"


def test_wrong_licence_code_disagrees_with_the_right_one_elsewhere(find: Any) -> None:
    found = find("XID-02", lambda d: d.set("business_licence.uscc", "91440106FAKE00018X"))
    assert [f.found for f in found] == ["质量管理体系认证证书 91440106FAKE00013X"]
