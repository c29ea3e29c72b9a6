"""Names: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import naming

OLD = "虚构旧名有限公司"
OTHERS = "51100000FAKE00064R"


def renamed(d: Any, on: str) -> None:
    """The applicant got its name on a day; the audit of March 2026 bears the old one."""
    d.put("change_notice", old_name=OLD, new_name=d.NAME, approved_on=on)
    d.set("audit_report.addressee", f"{OLD}全体股东：")


def late_list(d: Any) -> None:
    """The old name at the head of a list that was made for the application."""
    d.put("change_notice", old_name=OLD, new_name=d.NAME, approved_on="2025-12-01")
    d.set("staff_roster.unit_name", OLD)


def second_licence(d: Any) -> None:
    """A licence of the same code under another name, without a notice of the change."""
    code = d.paper("business_licence").fields["uscc"]
    d.put("business_licence", uscc=code, name=OLD, issued="2020-01-01")


def listed(d: Any, platform: str, name: str) -> None:
    d.put("recognition_document", rows=[{"seq": "1", "platform": platform, "name": name}])


# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
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
    ("XID-03", lambda d: second_licence(d), "M", {"business_licence"}),
    # A notice of another change says nothing about the representative.
    (
        "XID-05",
        lambda d: (d.set("application_form.legal_rep", "李虚构"), renamed(d, "2026-04-01")),
        "M",
        {"application_form", "business_licence"},
    ),
    ("XID-04", lambda d: renamed(d, "2025-12-01"), "M", {"change_notice", "audit_report"}),
    ("XID-04", lambda d: late_list(d), "M", {"change_notice", "application_form", "staff_roster"}),
    (
        "XID-13",
        lambda d: listed(d, "示例企服云平台", "虚构另一有限公司"),
        "m",
        {"application_form", "business_licence", "recognition_document"},
    ),
]

QUIET: list[tuple[Any, ...]] = [
    ("XID-03", lambda d: d.set("application_form.applicant", "示例 虚构服务有限公司")),
    ("XID-03", lambda d: d.remove("business_licence").set("application_form.applicant", d.NAME)),
    (
        "XID-05",
        lambda d: d.set("application_form.legal_rep", "李虚构").add(
            d.Paper("change_notice", {}, "准予变更登记通知书")
        ),
    ),
    ("XID-03", lambda d: renamed(d, "2025-12-01")),
    ("XID-04", lambda d: renamed(d, "2026-04-01")),
    ("XID-04", lambda d: renamed(d, "2026-03")),
    ("XID-04", lambda d: (renamed(d, "2025-12-01"), d.unset("change_notice.approved_on"))),
    # The notice of somebody else.
    (
        "XID-04",
        lambda d: (renamed(d, "2025-12-01"), d.set("change_notice.new_name", "虚构第三有限公司")),
    ),
    ("XID-04", lambda d: (renamed(d, "2025-12-01"), d.set("change_notice.uscc", OTHERS))),
    ("XID-13", lambda d: listed(d, "示例企服云平台", d.NAME)),
    ("XID-13", lambda d: listed(d, "虚构别家平台", "虚构另一有限公司")),
    (
        "XID-13",
        lambda d: (listed(d, "示例企服云平台", "虚构旧名有限公司"), renamed(d, "2025-12-01")),
    ),
]


# Without its code the second licence is simply another name.
SHOWN_ONLY = {"business_licence.uscc"}


def test_tables_cover_the_family(covered: Any) -> None:
    covered(naming)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def test_proven_former_name_is_accepted(find: Any) -> None:
    def rename(d: Any) -> None:
        d.set("audit_report.addressee", "虚构旧名有限公司")

    assert find("XID-03", rename, former_names=("虚构旧名有限公司",)) == []


def test_each_document_with_another_name_is_a_finding_of_its_own(find: Any) -> None:
    def rename(d: Any) -> None:
        d.set("audit_report.addressee", "另一虚构有限公司").set("staff_roster.unit_name", "另一虚构有限公司")

    assert len(find("XID-03", rename)) == 2
