"""Draws the verification report: one HTML file that opens anywhere, prints on A4 and can be signed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from dossier_ai.core.signal import Examination
from dossier_ai.report.asks import collect_asks
from dossier_ai.report.completeness import material_rows
from dossier_ai.report.crops import Boxes, LoadPicture
from dossier_ai.report.signals import signal_rows, unexamined
from dossier_ai.report.texts import Texts
from dossier_ai.report.views import Views, mark_verdict
from dossier_ai.report.words import PROCEDURES, STATUSES, VERDICTS

_environment = Environment(
    loader=PackageLoader("dossier_ai.report"),
    autoescape=select_autoescape(["html", "j2"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render_report(
    record: Mapping[str, Any],
    texts: Texts,
    load: LoadPicture,
    personal: Mapping[tuple[str, int], Boxes],
    examination: Examination | None = None,
) -> bytes:
    """The report of one record as UTF-8 HTML. `load` gives page pictures by file and page number, `personal`
    the boxes that are blacked out; `examination` is what the files show (None: they were not examined). The
    same record and pictures give the same bytes."""
    views = Views(record, texts, load, personal)
    css = files("dossier_ai.report").joinpath("templates/report.css").read_text("utf-8")
    html = _environment.get_template("report.html.j2").render(
        css=Markup(css),  # noqa: S704 - our own style sheet
        record=record,
        applicant=record["applicant"],
        draft=any(v.get("edition_status") == "draft" for v in record["verdicts"]),
        result=mark_verdict(record["result"]),
        conclusion=_conclusion(record),
        applicant_rows=_applicant_rows(record, texts),
        clauses=views.clauses(),
        findings=views.findings(("B", "M")),
        minor=views.minor(("m", "I")),
        values=[views.value(name) for name in sorted(record["values"]) if not name.startswith("materials.")],
        documents=_documents(record, texts),
        materials=material_rows(record, texts),
        asks=collect_asks(record, texts),
        problems=[_problem(p) for p in record["problems"]],
        missing=[views.label(name) for name in record["missing"]],
        decisions=record["decisions"],
        examined=examination is not None,
        signals=signal_rows(examination, load, personal) if examination else [],
        unexamined=unexamined(examination) if examination else [],
    )
    return html.encode("utf-8")


def _conclusion(record: Mapping[str, Any]) -> dict[str, str]:
    status_zh, status_en = STATUSES[record["status"]]
    counts = dict.fromkeys(VERDICTS, 0)
    for clause in record["verdicts"]:
        counts[clause["verdict"]] += 1
    tally = "，".join(f"{VERDICTS[v][0]} {n} 条" for v, n in counts.items() if n)
    waiting = [f for f in record["findings"] if f["state"] == "open" and f["class"] == "contradiction"]
    blockers = sum(f["severity"] == "B" for f in waiting)
    majors = sum(f["severity"] == "M" for f in waiting)
    problems = sum(p["state"] == "open" for p in record["problems"])
    detail = f"{tally}。未决：阻断 {blockers} 项，须说明 {majors} 项，机器未能读出 {problems} 处。"
    return {
        "zh": f"{status_zh}：{VERDICTS[record['result']][0]}",
        "en": f"Evidence {status_en}; scheme {record['result']}",
        "detail": detail,
    }


def _applicant_rows(
    record: Mapping[str, Any], texts: Texts
) -> list[tuple[dict[str, str], dict[str, str] | None]]:
    applicant = record["applicant"]
    legal = {True: "是", False: "否", None: "未能确定"}[applicant.get("legal_person")]
    cells = [
        ("名称", applicant.get("name") or "未能读出"),
        ("统一社会信用代码", applicant.get("uscc") or "未能读出"),
        ("方案", texts.scheme_name),
        ("独立法人", legal),
        ("程序", PROCEDURES[record.get("procedure") or "initial"]),
        ("轮次", record["versions"].get("round") or "未指定"),
        ("材料", f"{sum(not d.get('continues') for d in record['documents'])} 份"),
        ("核验状态", STATUSES[record["status"]][0]),
    ]
    items = [{"label": label, "value": value} for label, value in cells]
    return [(items[i], items[i + 1] if i + 1 < len(items) else None) for i in range(0, len(items), 2)]


def _documents(record: Mapping[str, Any], texts: Texts) -> list[dict[str, str]]:
    rows = []
    for document in record["documents"]:
        pages = document["pages"]
        span = f"{pages[0]}–{pages[-1]}" if len(pages) > 1 else str(pages[0]) if pages else ""
        note = document.get("title", "")
        if document.get("belongs_to"):
            note = f"{note}（附于另一材料，非申报单位自身材料）"
        rows.append(
            {
                "label": texts.kinds.get(document["kind"], document["kind"]),
                "file": document["file"],
                "pages": span,
                "note": note,
            }
        )
    return rows


def _problem(problem: Mapping[str, Any]) -> dict[str, str]:
    where = problem["file"] + (f" 第 {problem['page']} 页" if problem.get("page") else "")
    return {"place": where, "message": problem["message"], "code": problem["code"]}
