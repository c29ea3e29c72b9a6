"""The package: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

import dataclasses
from typing import Any

from dossier_ai.checks import package
from dossier_ai.checks.run import run_checks
from dossier_ai.core import Problem

ORDER = (
    "application_form application_report staff_roster equipment_list served_enterprise_list business_licence "
    "service_income_audit policy_document truth_declaration"
)


def bound(d: Any, swap: bool) -> None:
    """All materials in one volume, in the order of the notice or with two of them exchanged."""
    kinds = ORDER.split()
    if swap:
        kinds[2], kinds[3] = kinds[3], kinds[2]
    d.papers = [d.paper(kind) for kind in kinds]
    for number, paper in enumerate(d.papers, 1):
        paper.file, paper.pages = "00-bound.pdf", (number,)


def other_certificate(d: Any) -> None:
    """A non-enterprise: its own certificate stands for the business licence."""
    d.paper("business_licence").kind = "private_non_enterprise_certificate"


SCOPE = {"bound_in_order": True}

# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[str, Any, str, set[str]]] = [
    ("XPK-01", lambda d: d.remove("truth_declaration"), "B", {"application_form"}),
    ("XPK-01", lambda d: d.remove("cooperation_agreement"), "M", {"application_form"}),
    ("XPK-03", lambda d: d.set("audit_report.printed_pages", ("1", "2", "4", "5")), "M", {"audit_report"}),
    ("XPK-03", lambda d: d.set("audit_report.printed_pages", ("7", "", "10", "11")), "M", {"audit_report"}),
    ("XPK-04", lambda d: d.set("truth_declaration.sealed", False), "B", {"truth_declaration"}),
    ("XPK-04", lambda d: d.set("truth_declaration.signed", False), "B", {"truth_declaration"}),
    ("XPK-05", lambda d: d.set("application_form.opinion", "同意 推荐"), "m", {"application_form"}),
    ("XPK-07", lambda d: d.set("audit_report.pages_total", "24"), "M", {"audit_report"}),
    ("XPK-02", lambda d: bound(d, swap=True), "m", {"bound"}),
]

QUIET: list[tuple[str, Any]] = [
    ("XPK-01", lambda d: d.set("application_form.opinion", "同意推荐")),
    ("XPK-01", lambda d: other_certificate(d)),
    ("XPK-02", lambda d: bound(d, swap=False)),
    ("XPK-02", lambda d: d.papers.reverse()),
    ("XPK-03", lambda d: d.set("audit_report.printed_pages", ("1", "2", "", "", "3", "1", "2"))),
    ("XPK-03", lambda d: d.set("audit_report.printed_pages", ("37", "38", "83", "40"))),
    ("XPK-03", lambda d: d.set("audit_report.printed_pages", ("1", "4")).unread("audit_report")),
    ("XPK-04", lambda d: d.unset("truth_declaration.sealed")),
    ("XPK-05", lambda d: d.unset("application_form.opinion")),
    ("XPK-07", lambda d: d.set("audit_report.pages_total", "3")),
    ("XPK-07", lambda d: d.set("audit_report.pages_total", "24").unread("audit_report")),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(package)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def test_missing_material_is_unsure_while_something_is_unread(find: Any) -> None:
    (finding,) = find("XPK-01", lambda d: d.remove("truth_declaration").unread("audit_report"))
    assert (finding.severity, finding.uncertain) == ("B", True)


def test_contents_that_promise_the_material_are_the_evidence(find: Any, kinds_shown: Any) -> None:
    def change(d: Any) -> None:
        d.remove("truth_declaration").add(
            d.Paper("divider", {"toc": [{"title": "11.申报材料真实性声明", "page": "80"}]})
        )

    (finding,) = find("XPK-01", change)
    assert kinds_shown(finding) == {"divider"}


def test_required_material_keeps_its_severity_without_a_clause(make_scope: Any, draft: Any) -> None:
    draft.remove("cooperation_agreement")
    (finding,) = run_checks(draft.build(), make_scope(clauses=frozenset()))
    assert (finding.id, finding.severity, finding.message.zh) == ("XPK-01", "M", "缺少必交材料：合作协议")


def test_pages_of_attachments_count_for_the_report(find: Any) -> None:
    def change(d: Any) -> None:
        d.set("audit_report.pages_total", "6")
        d.papers.append(d.Paper("business_licence", {}, "营业执照", pages=(5, 6), belongs_to="d03"))

    assert find("XPK-07", change) == []


def test_attachments_do_not_make_up_for_a_skipped_page(find: Any) -> None:
    def change(d: Any) -> None:
        d.paper("audit_report").pages = (1, 2, 3, 4, 5)
        d.set("audit_report.pages_total", "6").set("audit_report.printed_pages", ("1", "2", "3", "5", "6"))
        d.papers.append(d.Paper("business_licence", {}, "营业执照", pages=(6,), belongs_to="d03"))

    assert [f.found for f in find("XPK-07", change)] == ["5 页"]


def test_pages_photographed_one_by_one_count_together(draft: Any, make_scope: Any) -> None:
    """A report of four pages in four pictures, each after the first continuing it."""
    draft.paper("audit_report").pages = (1,)
    built = draft.build()
    report = next(d for d in built.documents if d.kind == "audit_report")
    later = tuple(
        report.model_copy(update={"id": f"{report.id}+{n}", "file": f"IMG_{n}.jpg", "continues": report.id})
        for n in (1, 2, 3)
    )
    whole = dataclasses.replace(built, documents=(*built.documents, *later))
    lacking = dataclasses.replace(built, documents=(*built.documents, *later[1:]))
    assert run_checks(whole, make_scope()) == ()
    assert [f.id for f in run_checks(lacking, make_scope())] == ["XPK-07"]


def test_unread_picture_may_be_the_page_that_lacks(draft: Any, make_scope: Any) -> None:
    draft.paper("audit_report").pages = (1,)
    draft.problems.append(
        Problem(stage="reading", code="unreadable-file", message="not readable", file="IMG_7.jpg", page=1)
    )
    assert run_checks(draft.build(), make_scope()) == ()
