"""A dossier as a whole, from recorded words: what is missing, unread or in another order, and what must never
leave the pipeline."""

from __future__ import annotations

import json
import random
from typing import Any

import jsonschema
import pytest

from dossier_ai.core import Frame, Page, Problem
from dossier_ai.pipeline import Submission
from dossier_ai.record.schema import shipped_schema

SEED = 7
REQUIRED = (
    "application_form", "application_report", "staff_roster", "equipment_list", "served_enterprise_list",
    "business_licence", "service_income_audit", "policy_document", "truth_declaration",
)  # fmt: skip


OPTIONAL = (
    "qualification_certificate", "iso9001_certificate", "cooperation_agreement", "service_evidence",
)  # fmt: skip


def serious(record: Any) -> set[str]:
    """The findings that count, by check."""
    return {f.id for f in record.findings if f.severity in ("B", "M")}


def phones(recorded: Any) -> set[str]:
    """Every telephone number that some document prints, in digits and as printed."""
    found: set[str] = set()
    for view in recorded.views:
        listed = [row.get("phone", "") for row in view.fields.get("rows", ()) if isinstance(row, dict)]
        for number in (*listed, *(view.fields.get(k, "") for k in ("phone", "mobile", "fax"))):
            if number:
                found |= {number, number.replace("-", "")}
    return found


@pytest.mark.parametrize("kind", REQUIRED)
def test_a_missing_document_is_missed_and_nothing_else_is_claimed(kit: Any, kind: str) -> None:
    record = kit.verify(kit.print_dossier(SEED).without(kind).submission()).record
    assert serious(record) == {"XPK-01"}
    assert record.status == "incomplete"
    assert "FAIL" not in {v.verdict for v in record.verdicts if not v.clause.startswith("QH-9")}


@pytest.mark.parametrize("kind", OPTIONAL)
def test_what_the_regulation_does_not_demand_is_not_missed(kit: Any, kind: str) -> None:
    record = kit.verify(kit.print_dossier(SEED).without(kind).submission()).record
    assert record.findings == ()
    assert "FAIL" not in {v.verdict for v in record.verdicts}


def test_without_agreements_institutions_are_only_declared(kit: Any) -> None:
    record = kit.verify(kit.print_dossier(SEED).without("cooperation_agreement").submission()).record
    verdicts = {v.clause: v.verdict for v in record.verdicts}
    assert verdicts["QH-5-3d"] == "NO_EVIDENCE"


def test_the_order_of_files_changes_nothing(kit: Any) -> None:
    clean = kit.print_dossier(SEED)
    changed = kit.change(kit.change(clean, kit.plant("P19")), kit.plant("P34"))
    submission = changed.submission()
    files = list(submission.files)
    random.Random(3).shuffle(files)
    pages = [page for file in files for page in submission.pages if page.file == file.name]
    shuffled = Submission(tuple(files), tuple(pages), ())
    first, second = (kit.verify(s).record for s in (submission, shuffled))
    assert first.findings == second.findings
    assert {f.id for f in first.findings} == {"XFN-16", "XSV-01", "XSV-02", "XSV-03"}
    assert (first.verdicts, first.values) == (second.verdicts, second.values)


def test_the_same_input_gives_the_same_bytes(kit: Any) -> None:
    changed = kit.change(kit.print_dossier(SEED), kit.plant("P31"))
    first, second = (kit.verify(changed.submission(), fresh=True) for _ in range(2))
    assert first.record_bytes == second.record_bytes
    assert first.report == second.report


def test_the_record_keeps_to_its_schema(kit: Any) -> None:
    changed = kit.change(kit.print_dossier(SEED), kit.plant("P37"))
    for verified in (kit.verify_clean(SEED), kit.verify(changed.submission())):
        jsonschema.validate(json.loads(verified.record_bytes), shipped_schema())


@pytest.mark.parametrize("operator", ["", "P31", "P37"])
def test_no_phone_leaves_the_pipeline_in_clear(kit: Any, operator: str) -> None:
    recorded = kit.print_dossier(SEED)
    if operator:
        recorded = kit.change(recorded, kit.plant(operator))
    verified = kit.verify(recorded.submission())
    texts = (verified.record_bytes.decode(), verified.report.decode())
    printed = phones(recorded)
    assert len(printed) > 80
    for text in texts:
        assert [p for p in sorted(printed) if p in text] == []
    rows = next(f for f in verified.record.fields if f.name == "served_enterprise_list.rows").value
    assert all(row["phone"].value is not None for row in rows)


def unread(page: Page) -> Page:
    """The page as it is handed on when it could not be read."""
    return Page(
        page.file,
        page.number,
        page.width,
        page.height,
        Frame.plain(page.width, page.height),
        (),
        "ocr",
        read=False,
    )


@pytest.mark.parametrize("number", [2, 3])
@pytest.mark.parametrize("operator", ["", "P33"])
def test_an_unread_page_of_the_list_leaves_counts_open(kit: Any, number: int, operator: str) -> None:
    recorded = kit.print_dossier(SEED)
    if operator:
        recorded = kit.change(recorded, kit.plant(operator))
    kind = "served_enterprise_list"
    lost = recorded.rewritten(kind, lambda p: unread(p) if p.number == number else p)
    problem = Problem(
        stage="reading", code="unreadable-page", message="第2页未能读取", file=lost.file(kind), page=number
    )
    record = kit.verify(lost.submission([problem])).record
    assert not {"XSV-01", "XSV-03", "XSA-01", "XSA-03"} & {f.id for f in record.findings}
    verdicts = {v.clause: v.verdict for v in record.verdicts}
    assert verdicts["QH-5-3a"] == "NO_EVIDENCE"
    assert verdicts["QH-5-3c"] not in ("PASS", "FAIL")
    assert record.status != "verified"


def test_an_unread_page_of_the_roster_leaves_counts_open(kit: Any) -> None:
    recorded = kit.print_dossier(SEED)
    kind = "staff_roster"
    last = len(recorded.pages[recorded.file(kind)])
    lost = recorded.rewritten(kind, lambda p: unread(p) if p.number == last else p)
    problem = Problem(
        stage="reading", code="unreadable-page", message="未能读取", file=lost.file(kind), page=last
    )
    record = kit.verify(lost.submission([problem])).record
    assert not {"XST-01", "XST-02"} & {f.id for f in record.findings}
    verdicts = {v.clause: v.verdict for v in record.verdicts}
    assert {verdicts["QH-5-4a"], verdicts["QH-5-4b"]} == {"NO_EVIDENCE"}


def test_every_field_stands_on_its_page(kit: Any) -> None:
    recorded = kit.print_dossier(SEED)
    record = kit.verify_clean(SEED).record
    pages = {(page.file, page.number): page for found in recorded.pages.values() for page in found}
    seen = 0
    for field in record.fields:
        cells = (
            [c for row in field.value for c in row.values()] if field.key == "rows" and field.value else []
        )
        for source in (field, *cells):
            for evidence in source.evidence:
                left, top, right, bottom = evidence.box
                assert 0 <= left < right <= 1 and 0 <= top < bottom <= 1, (field.name, evidence)
                assert (evidence.file, evidence.page) in pages
                seen += 1
    assert seen > 1000
