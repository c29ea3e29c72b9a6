"""Completeness and shortfalls as the report shows them."""

from __future__ import annotations

from typing import Any

from dossier_ai.report.completeness import material_rows
from dossier_ai.report.shortfalls import assumptions, threshold_notes
from dossier_ai.report.texts import MaterialText, Texts

TEXTS = Texts(
    scheme_name="办法",
    kinds={"audit_report": "审计报告"},
    materials=(
        MaterialText(("audit_report",), "年度审计报告", "第九条（四）"),
        MaterialText(("credit_report",), "信用报告", "第六条", named=False),
    ),
)


def entry(kind: str, pages: list[int], belongs_to: str = "") -> dict[str, Any]:
    return {"kind": kind, "file": "附件/02.pdf", "pages": pages, "belongs_to": belongs_to}


def test_what_is_found_stands_with_its_pages_and_what_is_not_with_nothing() -> None:
    record = {"documents": [entry("audit_report", [2, 3, 4]), entry("credit_report", [5], belongs_to="d1")]}
    report, credit = material_rows(record, TEXTS)
    assert report["found"] == ["审计报告 02.pdf 第 2–4 页"]
    assert (credit["found"], credit["named"]) == ([], False)


def test_only_threshold_findings_stand_at_their_clauses() -> None:
    short = {"id": "XST-03", "class": "threshold", "clauses": ["QH-5-4a"], "found": "12 人",
             "difference": "3 人", "uncertain": False}  # fmt: skip
    notes = threshold_notes({"findings": [short, {**short, "class": "contradiction"}]})
    assert notes == {"QH-5-4a": [{"id": "XST-03", "found": "12 人", "difference": "3 人", "uncertain": ""}]}


def step(op: str, result: str, left: str | None, right: str | None, *values: str, inputs: Any = ()) -> Any:
    return {"op": op, "result": result, "left": left, "right": right, "values": values, "inputs": inputs}


def test_the_assumption_is_the_threshold_of_what_falls_short() -> None:
    failed = step("at_least", "FAIL", "12", "15", "staff.n_platform")
    held = step("at_least", "PASS", "80", "50", "srv.n")
    both = step("all_of", "FAIL", None, None, inputs=(failed, held))
    assert assumptions({"verdict": "FAIL", "trace": both}) == ("staff.n_platform=15",)
    assert assumptions({"verdict": "PASS", "trace": both}) == ()
    assert assumptions({"verdict": "FAIL", "trace": None}) == ()


def test_what_is_no_single_number_suggests_nothing() -> None:
    words = step("one_of", "FAIL", "enterprise", "nonprofit", "ent.kind")
    share = step("share_at_least", "FAIL", "1/4", "1/2", "a", "b")
    dates = step("at_least", "FAIL", "2020-01-01", "2", "ent.registered")
    both = step("all_of", "FAIL", None, None, inputs=(words, share, dates))
    assert assumptions({"verdict": "FAIL", "trace": both}) == ()
