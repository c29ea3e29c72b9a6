"""THE ORDER of stages: files → pages → documents → fields → values → findings + verdicts → record → report.

One function per arrow lives in its own room; here they are called, once, in order, through the `Runner` that
the caller brings. What one room needs of another is fetched here and handed over as an argument.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from dossier_ai.checks.across import compare_across, take_fingerprints
from dossier_ai.checks.package import alternatives
from dossier_ai.checks.register import load_register, standing_of
from dossier_ai.checks.run import run_checks
from dossier_ai.checks.scope import Material, Scope, Standing
from dossier_ai.core import (
    Compared,
    Decision,
    Document,
    DocumentEntry,
    Dossier,
    Evidence,
    Field,
    Fingerprint,
    Kind,
    Message,
    Page,
    Past,
    Problem,
    Reread,
    Value,
)
from dossier_ai.core.signal import Examination
from dossier_ai.errors import DossierError, UsageError
from dossier_ai.forensics.examine import examine_files, printed_days, signals_json
from dossier_ai.kinds import ALL_KINDS, formats
from dossier_ai.kinds.forms.definition import FormDefinition
from dossier_ai.kinds.forms.trial import try_forms
from dossier_ai.reading.files import LocalFile, list_files
from dossier_ai.reading.ocr import OcrEngine, Picture
from dossier_ai.reading.pages import read_file
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.reading.sandbox import shared_sandbox
from dossier_ai.reading.signatures import list_signatures, signature_signals
from dossier_ai.record.build import build_record
from dossier_ai.record.corrections import correct_fields, corrections_of
from dossier_ai.record.facts import application_date_of, establish_values
from dossier_ai.record.model import Record
from dossier_ai.record.serialise import canonical_file, digest_of, record_bytes
from dossier_ai.report.notice import render_notice
from dossier_ai.report.render import render_report
from dossier_ai.report.texts import ClauseText, MaterialText, Texts
from dossier_ai.runner import Runner
from dossier_ai.schemes.catalogue import choose_pack, list_materials
from dossier_ai.schemes.corrections import correct_values
from dossier_ai.schemes.evaluate import judge
from dossier_ai.schemes.inputs import INPUTS
from dossier_ai.schemes.pack import Pack
from dossier_ai.schemes.rounds import choose_round
from dossier_ai.sorting.opinion import Classify
from dossier_ai.sorting.split import sort_pages
from dossier_ai.store.blobs import write_together
from dossier_ai.text.confidence import Calibration, calibrate, doubtful_evidence
from dossier_ai.text.entity_fields import propose_fields
from dossier_ai.text.grounded import evidence_of, searched
from dossier_ai.text.lines import Span, lines_of
from dossier_ai.text.mentions import MentionReader
from dossier_ai.text.personal import conceal, personal_rects

Procedure = Literal["initial", "renewal"]

PASSING = frozenset({"file-failed", "page-failed", "reading-crashed", "extraction-failed"})
"""Problems that may be the machine's passing trouble rather than the file's: worth another try."""


class Request(BaseModel):
    """What is asked: the dossier at `path` under `scheme`. `as_of` overrules the application date that the
    dossier states; `round` is the id or the file of the yearly notice; `register_file` the office's record
    of units recognised before; `decisions` are what named persons decided about it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: Path
    scheme: str
    edition: str | None = None
    as_of: dt.date | None = None
    procedure: Procedure = "initial"
    round: str | None = None
    register_file: Path | None = None
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Tools:
    """What the stages work with, opened by the caller: the OCR engine and the second reader, the trained page
    classifier (None: cues alone), the key for personal numbers, and a folder for this run's pictures.
    `versions` go into the record; `code` identifies the code, for keys of results that are kept;
    `calibration` turns the confidence of extraction into a chance (None: it stays as it was read);
    `entities` finds names, dates and amounts for fields that the rules miss (None: nothing). `kinds` are
    the document kinds, with the forms that an administrator has `added`; `tried` are those of them whose
    labels are to be reported on."""

    engine: OcrEngine
    reread: Reread
    classify: Classify | None
    key: bytes
    workdir: Path
    versions: Mapping[str, str]
    code: str = ""
    calibration: Calibration | None = None
    kinds: tuple[Kind, ...] = ALL_KINDS
    added: tuple[FormDefinition, ...] = ()
    tried: tuple[FormDefinition, ...] = ()
    entities: MentionReader | None = None

    @property
    def pictures(self) -> PictureStore:
        return PictureStore(self.workdir / "pictures")


@dataclass(frozen=True, slots=True)
class Submission:
    """What was handed in, read: the files in the order of names, their pages, and what could not be read."""

    files: tuple[LocalFile, ...]
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]

    @property
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of every file; a picture inside an office file carries that file's."""
        found = {file.name: file.source.sha256 for file in self.files}
        for page in self.pages:
            found.setdefault(page.file, found.get(page.file.partition("!/")[0], ""))
        return found


class Extracted(BaseModel):
    """The fields of one document, personal numbers already concealed."""

    fields: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """The result: the record, its canonical bytes, the report, the files that were read, what of the dossier
    may turn up again in another one, the draft of a supplement notice when there is something to ask, and
    what the files show about how they were made."""

    record: Record
    record_bytes: bytes
    report: bytes
    files: tuple[LocalFile, ...]
    fingerprints: tuple[Fingerprint, ...] = ()
    notice: bytes | None = None
    examination: Examination = field(default_factory=Examination)

    @property
    def compared(self) -> Compared:
        """The dossier as other dossiers see it."""
        record = self.record
        return Compared(
            dossier_id=record.dossier_id,
            scheme=record.scheme,
            applicant=record.applicant.name or "",
            uscc=record.applicant.uscc or "",
            application_date=record.application_date.isoformat() if record.application_date else "",
        )


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


def extract_document(document: Document, tools: Tools) -> Extracted:
    """The fields of one document. A document on which extraction fails yields a `Problem`, and the others go
    on without it."""
    kind = next((kind for kind in tools.kinds if kind.id == document.kind), None)
    if kind is None:
        return Extracted()
    try:
        fields = kind.extract(document, tools.reread)
    except Exception as error:  # noqa: BLE001 - one document must not take the dossier down
        problem = Problem(
            stage="extracting",
            code="extraction-failed",
            message=f"该材料未能提取数据，请人工核对原件。 / {kind.en}: extraction failed"
            f" ({type(error).__name__}); check the original.",
            file=document.file,
            page=document.pages[0].number,
        )
        return Extracted(problems=(problem,))
    return Extracted(fields=conceal(fields, tools.key, formats(tools.kinds)))


def extract_all(documents: Sequence[Document], tools: Tools, runner: Runner) -> list[Extracted]:
    """The fields of every document, in their order, with calibrated confidence."""
    versions = hashlib.sha256(repr((sorted(tools.versions.items()), tools.code)).encode()).hexdigest()[:16]
    secret = hashlib.sha256(tools.key).hexdigest()[:8]

    def key(document: Document) -> str:
        pages = "".join(f"{p.file}:{p.number}:{p.picture};" for p in document.pages)
        content = hashlib.sha256(f"{document.kind}|{pages}".encode()).hexdigest()[:16]
        return f"{document.id}-{content}-{versions}-{secret}"

    extracted = runner.map(
        "extracting",
        lambda document: extract_document(document, tools),
        documents,
        key,
        Extracted,
        again=lambda extracted: any(problem.code in PASSING for problem in extracted.problems),
    )
    if tools.calibration is not None:
        sure = calibrate(documents, [e.fields for e in extracted], tools.calibration, formats(tools.kinds))
        extracted = [Extracted(fields=f, problems=e.problems) for f, e in zip(sure, extracted, strict=True)]
    return [_with_proposals(d, e, tools) for d, e in zip(documents, extracted, strict=True)]


def _with_proposals(document: Document, extracted: Extracted, tools: Tools) -> Extracted:
    """The fields of a document and those that the entity pipeline proposes for what the rules missed. They
    come after calibration: their confidence lies below every floor, so that a person looks at them."""
    kind = next((kind for kind in tools.kinds if kind.id == document.kind), None)
    if tools.entities is None or kind is None or extracted.problems:
        return extracted
    mentions = [mention for page in document.pages if page.read for mention in tools.entities(page)]
    floor_of = tools.calibration.floor_of if tools.calibration is not None else None
    found = propose_fields(document, kind, extracted.fields, mentions, tools.entities.chances, floor_of)
    names = {field.name for field in found}
    kept = tuple(field for field in extracted.fields if field.name not in names)
    return Extracted(fields=(*kept, *conceal(found, tools.key, formats(tools.kinds))))


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


def describe_documents(documents: Sequence[Document], hashes: Mapping[str, str]) -> tuple[DocumentEntry, ...]:
    """One entry for each document and file: a document photographed page by page has an entry for every
    picture file, all but the first continuing it."""
    entries: list[DocumentEntry] = []
    for document in documents:
        for part, file in enumerate(document.files):
            entries.append(
                DocumentEntry(
                    id=document.id if part == 0 else f"{document.id}+{part}",
                    kind=document.kind,
                    file=file,
                    sha256=hashes[file],
                    pages=tuple(page.number for page in document.pages if page.file == file),
                    title=document.title if part == 0 else "",
                    confidence=document.confidence,
                    belongs_to=document.belongs_to,
                    continues="" if part == 0 else document.id,
                    title_evidence=_title_evidence(document) if part == 0 else None,
                )
            )
    return tuple(entries)


def _title_evidence(document: Document) -> Evidence:
    """Where the document's title stands, else its whole first page."""
    for page in document.pages:
        for word in page.words:
            if document.title and word.text.strip() == document.title:
                return evidence_of(Span(word.text.strip(), word.rect, word.confidence, page, word.part))
        for line in lines_of(page):
            span = line.span(0, len(line.text))
            if span is not None and document.title and span.text == document.title:
                return evidence_of(span)
    return searched(document.pages[0])


def decide(
    request: Request,
    dossier: Dossier,
    pack: Pack,
    received: Sequence[str],
    versions: Mapping[str, str],
    calibration: Calibration | None = None,
) -> Record:
    """Values, findings, verdicts and the record from what was read; no page is looked at any more.
    `received` are the SHA-256 of the files handed in; findings on values below the floors of `calibration`
    are uncertain."""
    this_round = choose_round(request.round, pack.scheme, pack.edition) if request.round else None
    dossier = correct_fields(dossier, request.decisions, formats())
    applied_on = (
        request.as_of or application_date_of(dossier) or (this_round.deadline if this_round else None)
    )
    dossier = replace(dossier, application_date=applied_on)
    values = correct_values(establish_values(dossier), request.decisions)
    materials = required_materials(request, pack, values)
    scope = Scope(
        application_date=applied_on,
        clauses=frozenset(clause.id for clause in pack.clauses),
        required=materials,
        bound_in_order=request.procedure in pack.bound_in_order,
        standing=_standing(request, values),
        doubtful=doubtful_evidence(dossier.fields, calibration) if calibration is not None else frozenset(),
    )
    findings = run_checks(dossier, scope)
    judgement = judge(pack, values, request.decisions, applied_on, request.procedure)
    return build_record(
        dossier,
        file_hashes=received,
        scheme=pack.scheme,
        edition=pack.edition,
        procedure=request.procedure,
        values=values,
        findings=(*findings, *judgement.findings),
        verdicts=judgement.verdicts,
        result=judgement.result,
        decisions=request.decisions,
        missing=judgement.missing,
        required=[m.kinds for m in materials if m.severity == "B"],
        versions={**versions, "scheme": pack.edition} | ({"round": this_round.id} if this_round else {}),
    )


def decide_again(
    stored: Record,
    decisions: Sequence[Decision],
    *,
    round: str | None = None,
    register_file: Path | None = None,
    calibration: Calibration | None = None,
) -> Record:
    """The record decided anew under `decisions`, from the fields it stores: checks and schemes run again, no
    page is read. Start from the record as it was first verified: a field corrected in `stored` that
    `decisions` leave alone could not get its old value back, which is a UsageError. `round` is needed where
    the first verification took its notice from a file."""
    known = {decision.target for decision in decisions if decision.action == "correct"}
    lost = sorted(set(corrections_of(stored.decisions, "field")) - {t.removeprefix("field:") for t in known})
    if lost:
        raise UsageError(
            f"The correction of field:{lost[0]} cannot be taken back from this record.",
            "Start from the record as it was before, or correct the field again.",
        )
    dossier = Dossier(
        stored.application_date,
        stored.documents,
        stored.fields,
        tuple(problem.model_copy(update={"state": "open"}) for problem in stored.problems),
    )
    request = Request(
        path=Path(stored.dossier_id),
        scheme=stored.scheme,
        edition=stored.edition,
        # A date that the documents do not state came from outside and stays.
        as_of=None if application_date_of(dossier) == stored.application_date else stored.application_date,
        procedure=stored.procedure,
        round=round or stored.versions.get("round"),
        register_file=register_file,
        decisions=tuple(decisions),
    )
    pack = choose_pack(stored.scheme, stored.edition)
    record = decide(request, dossier, pack, (), stored.versions, calibration)
    same = record.model_copy(update={"dossier_id": stored.dossier_id})
    return same.model_copy(update={"digest": digest_of(same.as_json())})


def required_materials(request: Request, pack: Pack, values: Mapping[str, Value]) -> tuple[Material, ...]:
    """What this applicant needs to hand in, as checks and the report see it: what the round's notice names,
    then the regulation's own list."""
    this_round = choose_round(request.round, pack.scheme, pack.edition) if request.round else None
    return tuple(
        Material(
            kinds=m.kinds,
            severity="B" if m.severity == "B" else "M",
            clause=m.clause,
            name=Message(zh=m.zh, en=m.en),
        )
        for m in list_materials(
            pack, request.procedure, this_round=this_round, entity_kind=_plain(values.get("ent.kind"))
        )
    )


def _standing(request: Request, values: Mapping[str, Value]) -> Standing:
    """What the office's register says of the applicant; nothing without a register."""
    if request.register_file is None:
        return Standing()
    entries = load_register(request.register_file)
    name, code = _plain(values.get("ent.name")) or "", _plain(values.get("ent.uscc")) or ""
    return standing_of(entries, request.register_file.name, code, name, request.scheme)


def _plain(value: Value | None) -> str | None:
    return value.verified if value is not None and isinstance(value.verified, str) else None


def draw_report(
    record: Record,
    texts: Texts,
    pages: Mapping[tuple[str, int], Page],
    pictures: PictureStore,
    examination: Examination | None = None,
) -> bytes:
    """The report of a record, with crops of its pages; personal numbers on them are blacked out."""

    def load(file: str, number: int) -> Picture | None:
        page = pages.get((file, number))
        try:
            return pictures.load(page) if page is not None else None
        except FileNotFoundError:
            return None

    return render_report(record.as_json(), texts, load, personal_boxes(pages.values()), examination)


def personal_boxes(pages: Iterable[Page]) -> dict[tuple[str, int], list[list[float]]]:
    """Where phone and identity numbers are printed, by file and page, in page fractions."""
    found: dict[tuple[str, int], list[list[float]]] = {}
    for page in pages:
        boxes = [page.box(rect).as_list() for rect in personal_rects(page)]
        if boxes:
            found[(page.file, page.number)] = boxes
    return found


def report_texts(pack: Pack, materials: Sequence[Material] = ()) -> Texts:
    """What the report says about the scheme, the kinds, the values and the materials, in the regulation's
    words."""
    clauses = {
        clause.id: ClauseText(
            id=clause.id,
            short=clause.id.partition("-")[2],
            article=clause.article,
            title=clause.title.zh,
            threshold=clause.reads.zh if clause.reads else "",
            quote=clause.quotation,
        )
        for clause in pack.clauses
    }
    return Texts(
        scheme_name=pack.title.zh,
        clauses=clauses,
        kinds={kind.id: kind.zh for kind in ALL_KINDS},
        values={name: spec.zh for name, spec in INPUTS.items()},
        materials=tuple(
            MaterialText(alternatives(m), m.name.zh, _article(clauses, m.clause), m.severity == "B")
            for m in materials
            if m.name is not None
        ),
    )


def _article(clauses: Mapping[str, ClauseText], clause: str) -> str:
    return clauses[clause].article if clause in clauses else clause


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
