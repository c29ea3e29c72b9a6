"""Putting the record together: values, findings, verdicts and decisions in; one `Record` with its digest out.

It computes the status (which judges the evidence only) and nothing of the scheme's answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dossier_ai.core import (
    ClauseVerdict,
    Decision,
    DocumentEntry,
    Dossier,
    Finding,
    Problem,
    Value,
    Verdict,
)
from dossier_ai.record.decisions import decide_findings, decide_problems
from dossier_ai.record.model import Applicant, Record, RecordFinding, Status
from dossier_ai.record.serialise import digest_of, dossier_id_of
from dossier_ai.record.sources import in_order, present_names


def build_record(
    dossier: Dossier,
    *,
    file_hashes: Iterable[str],
    scheme: str,
    edition: str,
    procedure: str,
    values: Mapping[str, Value],
    findings: Sequence[Finding],
    verdicts: Sequence[ClauseVerdict],
    result: Verdict,
    decisions: Sequence[Decision],
    missing: Sequence[str],
    required: Sequence[tuple[str, ...]],
    versions: Mapping[str, str],
) -> Record:
    """The record of one dossier under one scheme edition, with its digest.

    `file_hashes` are the SHA-256 of all files received, unreadable ones included. `findings` hold both
    classes. `required` lists, for each material that the regulation names, the kinds that satisfy it.
    """
    dossier = in_order(dossier)
    problems = _ordered(decide_problems(dossier.problems, decisions))
    decided = decide_findings(findings, decisions)
    record = Record(
        dossier_id=dossier_id_of(file_hashes),
        scheme=scheme,
        edition=edition,
        procedure="renewal" if procedure == "renewal" else "initial",
        application_date=dossier.application_date,
        status=judge_status(dossier, decided, problems, required),
        result=result,
        applicant=describe_applicant(dossier, values),
        documents=dossier.documents,
        fields=dossier.fields,
        values=dict(sorted(values.items())),
        findings=tuple(RecordFinding.model_validate(f.model_dump()) for f in decided),
        verdicts=tuple(verdicts),
        decisions=tuple(decisions),
        missing=tuple(sorted(set(missing))),
        problems=problems,
        versions=dict(sorted(versions.items())),
    )
    return record.model_copy(update={"digest": digest_of(record.as_json())})


def judge_status(
    dossier: Dossier,
    findings: Sequence[Finding],
    problems: Sequence[Problem],
    required: Sequence[tuple[str, ...]],
) -> Status:
    """`incomplete` when a required material is missing or could not be read, `verified` when no problem and
    no blocking or major contradiction is open, else `needs_review`."""
    for kinds in required:
        entries = dossier.of_kind(*kinds)
        if not entries or all(_is_unreadable(dossier, entry, problems) for entry in entries):
            return "incomplete"
    contradicted = any(
        f.finding_class == "contradiction" and f.severity in ("B", "M") and f.state == "open"
        for f in findings
    )
    if contradicted or any(p.state == "open" for p in problems):
        return "needs_review"
    return "verified"


def _is_unreadable(dossier: Dossier, entry: DocumentEntry, problems: Sequence[Problem]) -> bool:
    """True when reading it failed and nothing of it is known but its kind."""
    failed = any(
        p.state == "open" and p.file == entry.file and (p.page is None or p.page in entry.pages)
        for p in problems
    )
    return failed and not any(f.document == entry.id and f.value is not None for f in dossier.fields)


def describe_applicant(dossier: Dossier, values: Mapping[str, Value]) -> Applicant:
    """Who applies, from the values; the form's name stands in where the certificate's is unknown."""

    def text(name: str) -> str | None:
        value = values.get(name)
        return value.verified if value is not None and isinstance(value.verified, str) else None

    names = present_names(dossier)
    legal = text("ent.legal_person")
    return Applicant(
        name=text("ent.name") or (names[0] if names else None),
        uscc=text("ent.uscc"),
        kind=text("ent.kind"),
        legal_person=None if legal is None else legal == "true",
    )


def _ordered(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(
        sorted(set(problems), key=lambda p: (p.file, p.page or 0, p.stage, p.code, p.message, p.state))
    )
