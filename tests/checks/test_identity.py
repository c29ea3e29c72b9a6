"""Identity: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

import pytest

from dossier_ai.checks import identity
from dossier_ai.core import FieldState

INSTITUTION_CODE = "12440106FAKE000133"


def institution(d: Any) -> None:
    """A public institution with its own certificate."""
    d.set("business_licence.uscc", INSTITUTION_CODE)
    d.paper("business_licence").kind = "public_institution_certificate"


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
        "XID-03",
        lambda d: d.set("audit_report.addressee", "另一虚构有限公司全体股东："),
        "B",
        {"business_licence", "audit_report"},
    ),
    (
        "XID-03",
        lambda d: d.set("audit_report.addressee", "示例虚拟服务有限公司"),
        "M",
        {"business_licence", "audit_report"},
    ),
    (
        "XID-05",
        lambda d: d.set("application_form.legal_rep", "李虚构"),
        "M",
        {"business_licence", "application_form"},
    ),
    (
        "XID-06",
        lambda d: d.set("truth_declaration.seal_text", "另一虚构有限公司"),
        "B",
        {"truth_declaration", "business_licence"},
    ),
    (
        "XID-06",
        lambda d: d.set("truth_declaration.seal_text", "示例虚构服务有恨公司"),
        "M",
        {"truth_declaration", "business_licence"},
    ),
    (
        "XID-06",
        lambda d: d.set("truth_declaration.seal_text", "虚构服务有限"),
        "M",
        {"truth_declaration", "business_licence"},
    ),
    (
        "XID-06",
        lambda d: d.set("truth_declaration.seal_kind", "合同专用章"),
        "M",
        {"truth_declaration", "business_licence"},
    ),
    (
        "XID-06",
        lambda d: d.set("truth_declaration.seal_text", d.NAME + "财务部").unset(
            "truth_declaration.seal_kind"
        ),
        "M",
        {"truth_declaration", "business_licence"},
    ),
    (
        "XID-06",
        lambda d: d.set("truth_declaration.seal_text", "示例企服云平台"),
        "M",
        {
            "truth_declaration",
            "business_licence",
        },
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
    ("XID-03", lambda d: d.set("application_form.applicant", "示例 虚构服务有限公司")),
    ("XID-03", lambda d: d.remove("business_licence").set("application_form.applicant", d.NAME)),
    (
        "XID-05",
        lambda d: d.set("application_form.legal_rep", "李虚构").add(
            d.Paper("change_notice", {}, "准予变更登记通知书")
        ),
    ),
    ("XID-06", lambda d: d.set("truth_declaration.seal_text", "示例虚构 服务有限公司")),
    ("XID-06", lambda d: d.unset("truth_declaration.seal_text")),
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


def test_tables_cover_the_family() -> None:
    ids = {check.id for check in identity.CHECKS}
    assert ids == {row[0] for row in FIRES} == {row[0] for row in QUIET}


@pytest.mark.parametrize(("check", "change", "severity", "kinds"), FIRES)
def test_fires(find: Any, kinds_shown: Any, check: str, change: Any, severity: str, kinds: set[str]) -> None:
    (finding,) = find(check, change)
    assert finding.severity == severity
    assert kinds_shown(finding) == kinds
    assert finding.found or finding.declared
    assert "{" not in finding.message.zh + finding.message.en


@pytest.mark.parametrize(("check", "change"), QUIET)
def test_silent(find: Any, check: str, change: Any) -> None:
    assert find(check, change) == []


def test_proven_former_name_is_accepted(find: Any) -> None:
    def rename(d: Any) -> None:
        d.set("audit_report.addressee", "虚构旧名有限公司")

    assert find("XID-03", rename, former_names=("虚构旧名有限公司",)) == []


def test_each_document_with_another_name_is_a_finding_of_its_own(find: Any) -> None:
    def rename(d: Any) -> None:
        d.set("audit_report.addressee", "另一虚构有限公司").set("staff_roster.unit_name", "另一虚构有限公司")

    assert len(find("XID-03", rename)) == 2


def test_wrong_licence_code_disagrees_with_the_right_one_elsewhere(find: Any) -> None:
    found = find("XID-02", lambda d: d.set("business_licence.uscc", "91440106FAKE00018X"))
    assert [f.found for f in found] == ["质量管理体系认证证书 91440106FAKE00013X"]


def test_a_seal_that_only_lost_characters_is_for_a_person_to_look_at(find) -> None:
    """An arc loses its ends; that is a matter of reading, not of the unit."""
    findings = find("XID-06", lambda d: d.set("truth_declaration.seal_text", d.NAME[1:]))
    assert [(f.severity, f.uncertain) for f in findings] == [("m", True)]
