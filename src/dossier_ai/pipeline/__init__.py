"""THE ORDER of stages: files → pages → documents → fields → values → findings + verdicts → record → report.

One function per arrow lives in its own room; here they are called, once, in order, through the `Runner` that
the caller brings. What one room needs of another is fetched here and handed over as an argument.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dossier_ai.checks.across import compare_across, take_fingerprints
from dossier_ai.core import Dossier, Past
from dossier_ai.core.signal import Examination
from dossier_ai.errors import DossierError
from dossier_ai.forensics.examine import examine_files, printed_days, signals_json
from dossier_ai.kinds.forms.trial import try_forms
from dossier_ai.pipeline.decision import decide, decide_again, describe_documents, required_materials
from dossier_ai.pipeline.extraction import extract_all
from dossier_ai.pipeline.model import PASSING, Extracted, Procedure, Request, Submission, Tools, Verified
from dossier_ai.pipeline.presentation import draw_report, report_texts
from dossier_ai.reading.files import list_files
from dossier_ai.reading.pages import read_file
from dossier_ai.reading.sandbox import shared_sandbox
from dossier_ai.reading.signatures import list_signatures, signature_signals
from dossier_ai.record.serialise import canonical_file, record_bytes
from dossier_ai.report.notice import render_notice
from dossier_ai.runner import Runner
from dossier_ai.schemes.catalogue import choose_pack
from dossier_ai.sorting.split import sort_pages
from dossier_ai.store.blobs import write_together

__all__ = [
    "PASSING",
    "Extracted",
    "Procedure",
    "Request",
    "Submission",
    "Tools",
    "Verified",
    "compare_with_past",
    "decide",
    "decide_again",
    "examine_submission",
    "extract_files",
    "read_submission",
    "verify",
    "verify_submission",
    "write_results",
]


def read_submission(path: Path, tools: Tools, runner: Runner) -> Submission:
    """The pages of the folder, archive or file at `path`. Raises DossierError when it holds nothing that
    could be read; anything less becomes a `Problem`."""
    files, refused = list_files(path, tools.workdir)
    if not files:
        reasons = "; ".join(p.message for p in refused)
        raise DossierError(
            f"{path} holds no file that can be read. {reasons}".strip(),
            "Hand in pictures, PDF, DOCX or XLSX files, in a folder, a ZIP or one bound PDF.",
        )
    read = runner.map(
        "reading",
        lambda file: read_file(file, tools.engine, tools.workdir / "pictures"),
        files,
        lambda file: f"{file.source.sha256[:16]}-{tools.versions['ocr']}",
        again=lambda result: any(problem.code in PASSING for problem in result[1]),
        independent=True,
    )
    return Submission(
        files=tuple(files),
        pages=tuple(page for pages, _ in read for page in pages),
        problems=(*refused, *(problem for _, problems in read for problem in problems)),
    )


def extract_files(paths: Sequence[Path], tools: Tools, runner: Runner) -> list[dict[str, Any]]:
    """One object for each document found in single files: file, kind, pages, fields and problems, as JSON;
    with what the tried forms say of it."""
    found: list[dict[str, Any]] = []
    for path in paths:
        submission = read_submission(path, tools, runner)
        documents = sort_pages(submission.pages, tools.kinds, submission.hashes, tools.classify)
        extracted = extract_all(documents, tools, runner)
        trials = try_forms(tools.tried, tools.added, documents)
        for number, (document, item) in enumerate(zip(documents, extracted, strict=True)):
            problems = [*item.problems, *(submission.problems if number == 0 else ())]
            found.append(
                {
                    "file": document.file,
                    "kind": document.kind,
                    "pages": [page.number for page in document.pages],
                    "fields": [field.model_dump(mode="json") for field in item.fields],
                    "problems": [problem.model_dump(mode="json") for problem in problems],
                    **({"forms": trials[document.id]} if document.id in trials else {}),
                }
            )
    return found


def verify(request: Request, tools: Tools, runner: Runner) -> Verified:
    """The main job on one dossier. Raises UsageError for an unknown scheme or path, DossierError when nothing
    can be read; everything else is in the record."""
    choose_pack(request.scheme, request.edition)
    return verify_submission(request, read_submission(request.path, tools, runner), tools, runner)


def verify_submission(request: Request, submission: Submission, tools: Tools, runner: Runner) -> Verified:
    """The main job on a submission whose pages have been read, or recorded earlier."""
    pack = choose_pack(request.scheme, request.edition)
    documents = sort_pages(submission.pages, tools.kinds, submission.hashes, tools.classify)
    extracted = extract_all(documents, tools, runner)
    dossier = Dossier(
        application_date=request.as_of,
        documents=describe_documents(documents, submission.hashes),
        fields=tuple(field for item in extracted for field in item.fields),
        problems=(*submission.problems, *(problem for item in extracted for problem in item.problems)),
    )
    received = [file.source.sha256 for file in submission.files]
    record = decide(request, dossier, pack, received, tools.versions, tools.calibration)
    pages = {(page.file, page.number): page for page in submission.pages}
    texts = report_texts(pack, required_materials(request, pack, record.values))
    if tools.calibration is not None:
        texts = replace(texts, floor=tools.calibration.floor)
    examination = examine_submission(submission, dossier, record.application_date, tools)
    return Verified(
        record=record,
        record_bytes=record_bytes(record),
        report=draw_report(record, texts, pages, tools.pictures, examination),
        files=submission.files,
        fingerprints=take_fingerprints(
            dossier, record.values, pages, record.applicant.name or "", record.applicant.uscc or ""
        ),
        notice=render_notice(record.as_json(), texts),
        examination=examination,
    )


def examine_submission(
    submission: Submission, dossier: Dossier, applied_on: dt.date | None, tools: Tools
) -> Examination:
    """What the files and page pictures show about how they were made, signatures of PDFs included."""
    sandbox = shared_sandbox()
    return examine_files(
        submission.files,
        submission.pages,
        tools.pictures.load,
        sandbox,
        applied_on,
        printed_days(dossier.documents, dossier.fields),
        lambda name, path: signature_signals(name, sandbox.call(list_signatures, path)),
    )


def compare_with_past(verified: Verified, past: Past) -> bytes:
    """`cross.json`: what of this dossier stands in others of the store, with the digest of the store that it
    was compared with. It is for the office: it names other applicants."""
    pack = choose_pack(verified.record.scheme, verified.record.edition)
    clauses = frozenset(clause.id for clause in pack.clauses)
    found = compare_across(verified.compared, verified.fingerprints, past, clauses)
    return canonical_file(
        {
            "schema": "dossier-ai/cross/1",
            "dossier_id": verified.record.dossier_id,
            "record": verified.record.digest,
            "store": {"dossiers": past.dossiers, "digest": past.digest},
            "findings": [item.model_dump(mode="json") for item in found],
        }
    )


def write_results(verified: Verified, cross: bytes, out: Path) -> tuple[Path, Path]:
    """Writes `record.json`, `report.html`, `cross.json`, `signals.json` and, when there is something to ask
    the applicant for, the draft `notice.docx` to `out`, all or none, and returns the paths of the first two.
    A draft left from an earlier run, which asks for what is no longer missing, is removed."""
    record, report, notice = out / "record.json", out / "report.html", out / "notice.docx"
    contents = {record: verified.record_bytes, report: verified.report, out / "cross.json": cross}
    signals = signals_json(verified.examination, verified.record.dossier_id, verified.record.digest)
    contents[out / "signals.json"] = canonical_file(signals)
    if verified.notice is not None:
        contents[notice] = verified.notice
    write_together(contents)
    if verified.notice is None:
        notice.unlink(missing_ok=True)
    return record, report
