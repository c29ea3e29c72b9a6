"""The draft notice asks for what the record lacks, in facts, and for nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from dossier_ai.checks.catalogue import load_catalogue
from dossier_ai.report.asks import INCOMPLETE, OUTDATED, UNSEALED
from dossier_ai.report.notice import render_notice
from dossier_ai.report.texts import ClauseText, Texts

TEXTS = Texts(
    scheme_name="某省平台认定管理办法",
    clauses={
        "QH-5-1b": ClauseText("QH-5-1b", "5-1b", "第五条（一）", "资产总额", "", ""),
        "QH-9-11": ClauseText("QH-9-11", "9-11", "第九条（十一）", "声明", "", ""),
    },
    kinds={
        "application_form": "申请表",
        "audit_report": "审计报告",
        "truth_declaration": "真实性声明",
        "credit_report": "信用报告",
    },
)
FORM = {"file": "a/01.pdf", "page": 1, "box": [0.1, 0.2, 0.3, 0.22], "part": None, "quote": "1325.68"}
AUDIT = {"file": "02.pdf", "page": 3, "box": [0.6, 0.7, 0.75, 0.72], "part": None, "quote": "3,256,789.12"}
DECLARATION = {"file": "03.pdf", "page": 1, "box": [0, 0, 1, 1], "part": None, "quote": ""}
CREDIT = {"file": "04.pdf", "page": 2, "box": [0, 0, 1, 1], "part": None, "quote": ""}


def document(kind: str, file: str, *pages: int) -> dict[str, Any]:
    return {"id": file, "kind": kind, "file": file, "pages": list(pages), "belongs_to": "", "continues": ""}


def finding(id: str, zh: str, *evidence: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "id": id, "class": "contradiction", "severity": "B", "state": "open", "uncertain": False,
        "message": {"zh": zh, "en": zh}, "declared": "", "found": "", "difference": "", "tolerance": "",
        "clauses": [], "evidence": list(evidence), **changes,
    }  # fmt: skip


def problem(page: int | None, **changes: Any) -> dict[str, Any]:
    return {
        "stage": "reading", "code": "page-failed", "message": "该页未能读出。 / The page could not be read.",
        "file": "02.pdf", "page": page, "state": "open", **changes,
    }  # fmt: skip


ASSETS = finding(
    "XFN-16", "申请表总资产与审计报告不一致", FORM, AUDIT, declared="13,256,800.00 元",
    found="3,256,789.12 元", difference="+10,000,010.88 元", clauses=["QH-5-1b"],
)  # fmt: skip


@pytest.fixture
def record() -> dict[str, Any]:
    return {
        "dossier_id": "abc", "scheme": "qinghai-platform", "edition": "undated", "procedure": "initial",
        "application_date": "2026-05-20",
        "applicant": {"name": "高原服务有限公司", "uscc": None, "kind": None, "legal_person": None},
        "documents": [
            document("application_form", "a/01.pdf", 1), document("audit_report", "02.pdf", 1, 2, 3, 4, 5),
            document("truth_declaration", "03.pdf", 1), document("credit_report", "04.pdf", 1, 2),
        ],
        "findings": [], "problems": [], "verdicts": [{"clause": "QH-5-1b", "edition_status": "unknown"}],
    }  # fmt: skip


def words(content: bytes | None) -> str:
    """The notice as text: paragraphs by line, cells by bar."""
    assert content is not None
    lines = []
    for part in Document(io.BytesIO(content)).iter_inner_content():
        if hasattr(part, "rows"):
            lines += [" | ".join(dict.fromkeys(c.text for c in row.cells)) for row in part.rows]
        else:
            lines.append(part.text)
    return "\n".join(lines)


def notice(record: dict[str, Any], *findings: dict[str, Any]) -> str:
    return words(render_notice({**record, "findings": list(findings)}, TEXTS))


GOLDEN = Path(__file__).with_name("notice.txt").read_text("utf-8").rstrip("\n")


def test_the_whole_notice(record: dict[str, Any]) -> None:
    record["problems"] = [problem(5), problem(4), problem(5)]
    findings = (
        finding("XPK-04", "真实性声明未见单位公章", DECLARATION, found="未见公章", clauses=["QH-9-11"]),
        ASSETS,
        finding("XDT-10", "信用报告出具时间过久", CREDIT, found="2024-01-05", severity="M"),
        finding("XPK-01", "缺少必交材料：服务收支专项审计报告", FORM, declared="服务收支专项审计报告"),
    )
    assert notice(record, *findings) == GOLDEN


def test_nothing_to_ask_makes_no_notice(record: dict[str, Any]) -> None:
    assert render_notice(record, TEXTS) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "answered"}, {"state": "waived"}, {"state": "corrected"}, {"severity": "m"},
        {"severity": "I"}, {"class": "threshold"}, {"id": "XDX-01"},
    ],
)  # fmt: skip
def test_what_is_not_asked(record: dict[str, Any], changes: dict[str, str]) -> None:
    assert render_notice({**record, "findings": [{**ASSETS, **changes}]}, TEXTS) is None


@pytest.mark.parametrize("changes", [{"state": "answered"}, {"stage": "extracting"}, {"stage": "deciding"}])
def test_troubles_of_the_machine_are_not_asked(record: dict[str, Any], changes: dict[str, str]) -> None:
    assert render_notice({**record, "problems": [problem(1, **changes)]}, TEXTS) is None


def test_a_declaration_without_seal_is_asked_for_even_where_no_clause_names_it(
    record: dict[str, Any],
) -> None:
    unsealed = finding("XPK-04", "真实性声明未见单位公章", DECLARATION, severity="m")
    assert "真实性声明未见单位公章" in notice(record, unsealed)
    unread = {**unsealed, "uncertain": True}
    assert render_notice({**record, "findings": [unread]}, TEXTS) is None


def test_a_whole_file_that_cannot_be_opened(record: dict[str, Any]) -> None:
    record["problems"] = [problem(None, file="附件/07.pdf", stage="intake", message="文件已加密。 / locked")]
    assert "未能识别的材料 | 07.pdf 整个文件 | 文件已加密。" in words(render_notice(record, TEXTS))


def test_doubtful_readings_are_left_to_the_office(record: dict[str, Any]) -> None:
    assert "把握不足" not in notice(record, ASSETS)
    assert "机器识别把握不足，请经办人核对原件" in notice(record, {**ASSETS, "uncertain": True})


def test_personal_numbers_are_masked_wherever_they_stand(record: dict[str, Any]) -> None:
    phone = "13912345678"
    text = notice(
        record,
        finding(
            "XSV-08",
            f"联系电话均为{phone}",
            {**FORM, "file": f"{phone}.pdf"},
            declared=phone,
            found=f"电话{phone}",
        ),
    )
    assert phone not in text
    assert "139****5678" in text


def test_quotes_of_the_pages_are_not_repeated(record: dict[str, Any]) -> None:
    assert "1325.68" not in notice(record, ASSETS)


def test_words_are_factual(record: dict[str, Any]) -> None:
    for word in ("造假", "虚报", "伪造", "欺诈", "骗取"):
        assert word not in notice(record, ASSETS)


def test_a_draft_edition_says_so(record: dict[str, Any]) -> None:
    assert "征求意见稿" not in notice(record, ASSETS)
    record["verdicts"][0]["edition_status"] = "draft"
    assert "征求意见稿，非正式依据" in notice(record, ASSETS)


def test_many_places_are_counted(record: dict[str, Any]) -> None:
    pages = [{**AUDIT, "page": page} for page in (1, 2, 3, 4, 5)]
    assert "另有 1 处" in notice(record, {**ASSETS, "evidence": pages})


def test_the_same_record_gives_the_same_bytes_without_the_time(record: dict[str, Any]) -> None:
    first = render_notice({**record, "findings": [ASSETS]}, TEXTS)
    second = render_notice({**record, "findings": [ASSETS]}, TEXTS)
    assert first is not None and first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        dates = re.findall(r">(\d{4}-\d\d-\d\d)T", package.read("docProps/core.xml").decode())
    assert dates == ["2026-05-20", "2026-05-20"]


def test_it_is_marked_a_draft_on_every_page_and_set_on_a4(record: dict[str, Any]) -> None:
    content = render_notice({**record, "findings": [ASSETS]}, TEXTS)
    assert content is not None
    section = Document(io.BytesIO(content)).sections[0]
    assert section.header.paragraphs[0].text.startswith("草稿")
    assert section.page_width is not None and section.page_height is not None
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


def test_every_check_that_is_sorted_under_a_heading_exists() -> None:
    known = load_catalogue()
    assert {*INCOMPLETE, *OUTDATED, *UNSEALED} <= set(known.entries)
