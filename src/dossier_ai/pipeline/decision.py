"""Fields to values, findings, verdicts and the record; no page is looked at any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dossier_ai.checks.register import load_register, standing_of
from dossier_ai.checks.run import run_checks
from dossier_ai.checks.scope import Material, Scope, Standing
from dossier_ai.core import (
    Decision,
    Document,
    DocumentEntry,
    Dossier,
    Evidence,
    Message,
    Value,
)
from dossier_ai.errors import UsageError
from dossier_ai.kinds import formats
from dossier_ai.pipeline.model import Request
from dossier_ai.record.build import build_record
from dossier_ai.record.corrections import correct_fields, corrections_of
from dossier_ai.record.facts import application_date_of, establish_values
from dossier_ai.record.model import Record
from dossier_ai.record.serialise import digest_of
from dossier_ai.schemes.catalogue import choose_pack, list_materials
from dossier_ai.schemes.corrections import correct_values
from dossier_ai.schemes.evaluate import judge
from dossier_ai.schemes.pack import Pack
from dossier_ai.schemes.rounds import choose_round
from dossier_ai.text.confidence import Calibration, doubtful_evidence
from dossier_ai.text.grounded import evidence_of, searched
from dossier_ai.text.lines import Span, lines_of


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
